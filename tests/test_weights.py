"""Every node's weights, where each came from, and what is said of them."""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import fuzzyeval as fe
from fuzzyeval.errors import FuzzyEvalError, RelationError, StrictError, TallyError, UnknownKeyError, WeightsError

TREE = fe.Indicator(
    id="shop",
    children=[
        fe.Indicator(id="service", children=[fe.Indicator(id="care"), fe.Indicator(id="speed")]),
        fe.Indicator(id="price", children=[fe.Indicator(id="fair")]),
    ],
)
JUDGED = fe.AHP(judgements={"shop": {"service/price": 3}, "service": {"care/speed": "1/4"}})
TWISTED = fe.AHP(judgements={"all": {"a/b": 9, "b/c": 9, "c/a": 9}})
THREE = fe.Indicator(id="all", children=[fe.Indicator(id=leaf) for leaf in "abc"])


def study(weighting: Any, root: fe.Indicator = TREE, **further: Any) -> fe.Study:
    """Return a study of three grades, which score 100, 50 and 0."""
    scores = {"good": 100, "fair": 50, "bad": 0}
    grades = [fe.Grade(label=label, score=score, answer=score // 50) for label, score in scores.items()]
    return fe.Study(grades=fe.GradeScale(grades), root=root, weighting=weighting, **further)


def rows(**columns: Sequence[int | None]) -> list[dict[str, int | None]]:
    """Return answers, a column a leaf."""
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


ANSWERS = rows(care=[2, 2, 1, 1], speed=[2, 1, 1, 1], fair=[2, 0, 2, 1])


def theil(scores: Sequence[float]) -> float:
    """Return Σ(x/x̄)·ln(x/x̄)/n, the textbook form of Theil's index."""
    mean = sum(scores) / len(scores)
    return math.fsum(x / mean * math.log(x / mean) for x in scores if x > 0) / len(scores)


SPREAD = {"care": theil([100, 100, 50, 50]), "speed": theil([100, 50, 50, 50]), "fair": theil([100, 0, 100, 50])}


def codes(weights: fe.Weights) -> list[tuple[str, str]]:
    """Return the kind and the place of every remark."""
    return [(said.code, said.place) for said in weights.remarks]


def test_equal_weights_are_equal_among_siblings_and_global_ones_are_products() -> None:
    weights = fe.weigh(study(fe.Equal()))
    assert list(weights) == ["shop", "service", "care", "speed", "price", "fair"]
    assert list(weights.local) == [1, 0.5, 0.5, 0.5, 0.5, 1]
    assert list(weights.global_weights) == [1, 0.5, 0.25, 0.25, 0.5, 0.5]
    assert {split.method for split in weights.splits} == {"equal"}
    assert not weights.remarks
    assert not weights.divergences


def test_the_splits_say_where_the_weights_came_from() -> None:
    weights = fe.weigh(study(JUDGED))
    top, service, price = weights.splits
    assert (top.parent, top.children, top.method) == ("shop", ("service", "price"), "ahp")
    assert top.weights == pytest.approx((0.75, 0.25))
    assert service.weights == pytest.approx((0.2, 0.8))
    assert service.subjective == service.weights
    assert service.objective is None
    assert service.lambda_max == pytest.approx(2)
    assert service.consistency_ratio == service.geometric_index == 0
    assert (price.weights, price.lambda_max) == ((1.0,), None), "an only child is not compared"
    assert weights["speed"].global_weight == pytest.approx(0.6)


def test_weights_from_data_are_shares_of_theils_index_and_of_the_sum_below_a_branch() -> None:
    data = fe.tally(study(fe.Entropy()), ANSWERS)
    weights = fe.weigh(study(fe.Entropy()), data)
    total = sum(SPREAD.values())
    assert weights["service"].weight == pytest.approx((SPREAD["care"] + SPREAD["speed"]) / total)
    assert weights["care"].weight == pytest.approx(SPREAD["care"] / (SPREAD["care"] + SPREAD["speed"]))
    for leaf, spread in SPREAD.items():
        assert weights[leaf].global_weight == pytest.approx(spread / total)
    assert dict(weights.divergences) == pytest.approx({leaf: spread / math.log(4) for leaf, spread in SPREAD.items()})
    assert [split.subjective for split in weights.splits[:2]] == [None, None]


@pytest.mark.parametrize(
    ("rule", "united"),
    [
        ("multiplicative", lambda a, b: a * b),
        ("geometric", lambda a, b: math.sqrt(a * b)),
        ("linear", lambda a, b: 0.25 * a + 0.75 * b),
    ],
)
def test_judgement_and_data_are_united_at_each_parent(rule: Any, united: Any) -> None:
    further = {"alpha": 0.25} if rule == "linear" else {}
    way = fe.Combined.model_validate({"subjective": JUDGED, "objective": fe.Entropy(), "rule": rule, **further})
    weights = fe.weigh(study(way), fe.tally(study(way), ANSWERS))
    data = SPREAD["care"] / (SPREAD["care"] + SPREAD["speed"])
    parts = united(0.2, data), united(0.8, 1 - data)
    assert weights["care"].weight == pytest.approx(parts[0] / sum(parts))
    split = weights.splits[1]
    assert split.method == "combined"
    assert split.subjective == pytest.approx((0.2, 0.8))
    assert split.objective == pytest.approx((data, 1 - data))


def test_an_indicators_own_weighting_is_about_its_children_only() -> None:
    own = TREE.children[0].model_copy(update={"weighting": fe.Manual(weights={"service": {"care": 0.1, "speed": 0.9}})})
    mixed = study(fe.Equal(), fe.Indicator(id="shop", children=[own, TREE.children[1]]))
    weights = fe.weigh(mixed)
    assert (weights["service"].weight, weights["care"].weight) == (0.5, 0.1)
    assert [split.method for split in weights.splits] == ["equal", "manual", "equal"]


def test_over_objects_the_mean_scores_are_weighed() -> None:
    way = fe.Entropy(over="objects")
    answers = [{**row, "branch": branch} for row, branch in zip(ANSWERS, "xxyy", strict=True)]
    weights = fe.weigh(study(way), fe.tally(study(way), answers, by="branch"))
    spread = {"care": theil([100, 50]), "speed": theil([75, 50]), "fair": theil([50, 75])}
    for leaf, part in spread.items():
        assert weights[leaf].global_weight == pytest.approx(part / sum(spread.values()))
    assert weights.divergences == (), "d = T/ln N is of respondents"
    pooled = fe.evaluate(study(way), fe.tally(study(way), answers, by="branch"))
    assert pooled.weights.local == pytest.approx(weights.local), "pooled for the grade, not for the weights"
    with pytest.raises(WeightsError, match="entropy over objects needs two objects at least; tally the answers by"):
        fe.weigh(study(way), fe.tally(study(way), answers))


def test_a_relations_rows_are_weighed_as_shares() -> None:
    tally = fe.tally(study(fe.Entropy()), ANSWERS)
    shares = {leaf: (row / row.sum()).tolist() for leaf, row in zip(tally.leaves, tally.counts[0], strict=True)}
    relation = fe.Relation.from_rows(shares, ["good", "fair", "bad"])
    weights = fe.weigh(study(fe.Entropy()), relation)
    assert weights.local == pytest.approx(fe.weigh(study(fe.Entropy()), tally).local)
    assert weights.divergences == (), "nobody knows how many answered"
    halved = fe.Relation.from_rows({leaf: [x / 2 for x in row] for leaf, row in shares.items()}, relation.grades)
    assert fe.weigh(study(fe.Entropy(), rows="as_given"), halved).local == pytest.approx(weights.local)


def test_where_no_leaf_of_a_branch_varies_judgement_decides_inside_and_the_branch_weighs_nothing() -> None:
    still = rows(care=[2, 2], speed=[1, 1], fair=[2, 0])
    pure = fe.weigh(study(fe.Entropy()), fe.tally(study(fe.Entropy()), still))
    assert (pure["service"].weight, pure["care"].weight, pure["price"].weight) == (0, 0.5, 1)
    assert codes(pure) == [("does_not_vary", "service"), ("branch_does_not_vary", "service")]
    way = fe.Combined(subjective=JUDGED, objective=fe.Entropy(), rule="linear", alpha=0.5)
    both = fe.weigh(study(way), fe.tally(study(way), still))
    assert both["service"].weight == pytest.approx(0.375)
    assert both["care"].weight == pytest.approx(0.2)
    assert codes(both) == [("does_not_vary", "service"), ("branch_does_not_vary", "service")]


@pytest.mark.parametrize("rule", ["multiplicative", "geometric"])
def test_a_leaf_on_which_all_agree_is_vetoed_and_that_is_said(rule: Any) -> None:
    way = fe.Combined(subjective=JUDGED, objective=fe.Entropy(), rule=rule)
    weights = fe.weigh(study(way), fe.tally(study(way), rows(care=[2, 1], speed=[1, 1], fair=[2, 0])))
    assert (weights["care"].weight, weights["speed"].weight) == (1, 0)
    assert codes(weights) == [("vetoed", "speed")]
    assert "0.8" in weights.remarks[0].text
    assert rule in weights.remarks[0].text


def test_judgement_and_data_without_an_indicator_in_common_are_refused() -> None:
    alone = fe.Manual(weights={"all": {"a": 1, "b": 0, "c": 0}})
    way = study(fe.Combined(subjective=alone, objective=fe.Entropy()), THREE)
    answers = fe.tally(way, rows(a=[2, 2], b=[1, 2], c=[1, 1]))
    with pytest.raises(
        WeightsError, match=r"all: judgement gives weight only where the data give none, .*; use the linear"
    ):
        fe.weigh(way, answers)


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        (None, "entropy needs data; give weigh a tally of the answers"),
        (
            rows(care=[2, 2], speed=[1, 1], fair=[1, 1]),
            "no leaf varies over respondents, .*; weigh by judgement or equally",
        ),
        (
            rows(care=[2, 1], speed=[0, 0], fair=[1, 2]),
            "speed: its mean score is 0, .*; shift the scores of the grades",
        ),
    ],
)
def test_weights_that_the_data_do_not_determine_are_refused(answers: Any, message: str) -> None:
    way = study(fe.Entropy())
    with pytest.raises(WeightsError, match=message):
        fe.weigh(way, None if answers is None else fe.tally(way, answers))


def test_data_of_another_study_are_refused() -> None:
    other = study(fe.Equal(), THREE)
    with pytest.raises(TallyError, match="tally: no leaf is called 'care'"):
        fe.weigh(study(fe.Entropy()), fe.tally(other, rows(a=[2], b=[1], c=[0])))
    with pytest.raises(RelationError, match="'a' is no leaf of the study"):
        fe.weigh(study(fe.Entropy()), fe.Relation.from_rows({"a": [1, 0, 0]}, ["good", "fair", "bad"]))


@pytest.mark.parametrize("data", [pd.DataFrame(ANSWERS), ANSWERS, "answers.csv", 5], ids=["frame", "rows", "path", "5"])
def test_what_is_neither_tally_nor_relation_is_refused(data: Any) -> None:
    with pytest.raises(FuzzyEvalError, match="tally"):
        fe.weigh(study(fe.Equal()), data)


def test_inconsistent_judgements_warn_with_the_callers_line() -> None:
    twisted = study(TWISTED, THREE)
    relation = fe.Relation.from_rows({leaf: [1, 0, 0] for leaf in "abc"}, ["good", "fair", "bad"])
    for call in (lambda: fe.weigh(twisted), lambda: fe.evaluate(twisted, relation)):
        with pytest.warns(
            fe.InconsistencyWarning, match=r"all: the judgements contradict each other: CR .* is 0.1 or more"
        ) as said:
            call()
        assert [Path(warning.filename).name for warning in said] == [Path(__file__).name]
    assert issubclass(fe.InconsistencyWarning, fe.FuzzyEvalWarning)


def test_a_circle_of_judgements_has_the_ratio_that_its_eigenvalue_gives() -> None:
    with pytest.warns(fe.InconsistencyWarning):
        split = fe.weigh(study(TWISTED, THREE)).splits[0]
    assert split.weights == pytest.approx([1 / 3] * 3), "each beats one and loses to one"
    assert split.lambda_max == pytest.approx(1 + 9 + 1 / 9), "the circulant's largest eigenvalue is its row sum"
    assert split.consistency_ratio == pytest.approx((1 + 9 + 1 / 9 - 3) / 2 / 0.5247), (
        "0.5247: Alonso and Lamata (2006)"
    )
    assert split.geometric_index == pytest.approx(3 * math.log(9) ** 2), (
        "each of three errors is ln 9, over (n−1)(n−2)/2 = 1"
    )


def test_a_strict_study_refuses_inconsistent_judgements() -> None:
    with pytest.raises(StrictError, match=r"all: the judgements contradict each other.*; the study is strict"):
        fe.weigh(study(TWISTED, THREE, strict=True))
    assert fe.weigh(study(JUDGED, strict=True)).remarks == ()


@pytest.mark.parametrize(
    ("judgements", "said"),
    [
        ({"a/b": 2, "b/c": 2}, ["judgements_completed", "tree_of_judgements"]),
        ({"a/b": 2, "b/c": 2, "a/c": 4}, []),
        ({"a/b": 2, "b/c": 2, "c/a": 0.25}, []),
        ([[1, 2, 4], [0.5, 1, 2], [0.25, 0.505, 1]], ["nearly_reciprocal"]),
        ({"a/b": 2, "b/c": 2, "c/a": 9}, ["inconsistent"]),
    ],
)
def test_what_is_said_of_judgements(judgements: Any, said: list[str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", fe.InconsistencyWarning)
        weights = fe.weigh(study(fe.AHP(judgements={"all": judgements}), THREE))
    assert codes(weights) == [(code, "all") for code in said]


def test_manual_weights_that_nearly_sum_to_1_are_divided_and_that_is_said() -> None:
    weights = fe.weigh(study(fe.Manual(weights={"all": {"a": 0.3333, "b": 0.3333, "c": 0.3333}}), THREE))
    assert weights.local[1:] == pytest.approx([1 / 3] * 3)
    assert codes(weights) == [("weights_divided", "all")]
    assert "0.9999" in weights.remarks[0].text


def test_they_are_a_mapping_by_id() -> None:
    weights = fe.weigh(study(JUDGED))
    assert len(weights) == 6
    assert weights["care"].weight == pytest.approx(0.2)
    with pytest.raises(UnknownKeyError, match=r"no indicator is called 'sped'; did you mean 'speed'\?"):
        weights["sped"]
    assert weights.get("sped") is None
    assert weights == fe.weigh(study(JUDGED))
    assert hash(weights) == hash(fe.weigh(study(JUDGED)))


def test_their_rows_are_a_table_in_reading_order() -> None:
    weights = fe.weigh(study(JUDGED))
    table = weights.to_rows()
    assert [row["id"] for row in table] == list(weights)
    assert [row["parent"] for row in table] == [None, "shop", "service", "service", "shop", "price"]
    assert len({tuple(row) for row in table}) == 1, "every row has the same columns"
    assert [row["global_weight"] for row in table] == list(weights.global_weights)
    assert np.isclose(sum(row["global_weight"] for row in table if row["id"] in ("care", "speed", "fair")), 1)
