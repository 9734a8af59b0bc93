"""What the data say of the weights in a study: what is collected for it, on whom it rests, and where it comes from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import fuzzyeval as fe
from fuzzyeval.model.from_data import DATA_METHODS

ROOT = fe.Indicator(
    id="all",
    children=[fe.Indicator(id="left", children=[fe.Indicator(id="a"), fe.Indicator(id="b")]), fe.Indicator(id="c")],
)
FURTHER: dict[str, Any] = {
    "importance": fe.Importance(columns={"a": "ia", "b": "ib", "c": "ic"}, scale=(1, 3), dont_know=(0,)),
    "outcome": fe.Outcome(column="again", scale=(0, 10)),
}
ROWS: list[dict[str, Any]] = [
    {"a": 5, "b": 4, "c": 3, "ia": 3, "ib": 1, "ic": 2, "again": 9},
    {"a": 4, "b": 4, "c": 1, "ia": 3, "ib": 0, "ic": 2, "again": 6},
    {"a": 3, "b": 2, "c": 2, "ia": 2, "ib": 1, "ic": 1, "again": 4},
    {"a": 2, "b": 3, "c": 1, "ia": 3, "ib": None, "ic": 7, "again": 3},
    {"a": 2, "b": None, "c": 4, "ia": 1, "ib": 1, "ic": 2, "again": 5},
    {"a": 1, "b": 1, "c": 1, "ia": 3, "ib": None, "ic": 1, "again": 42},
]


def study(weighting: Any, root: fe.Indicator = ROOT, **further: Any) -> fe.Study:
    """Return a study of two branches."""
    return fe.Study(grades=5, root=root, weighting=weighting, **{**FURTHER, **further})


def test_every_method_that_asks_the_data_is_a_weighting_by_name() -> None:
    for method in DATA_METHODS:
        assert study(method).weighting.method == method
        united = study({"method": "combined", "subjective": "equal", "objective": method}).weighting
        assert isinstance(united, fe.Combined)
        assert united.objective.method == method
        assert fe.Study.from_yaml(study(method).to_yaml()) == study(method)


@pytest.mark.parametrize(
    ("way", "detail"),
    [
        *((method, "counts") for method in ("equal", "entropy", "standard_deviation", "variation", "gini")),
        *((method, "counts") for method in ("vote_entropy", "stated")),
        *((method, "moments") for method in ("critic", "principal_components", "derived")),
        ({"method": "critic", "over": "objects"}, "counts"),
        ({"method": "combined", "subjective": "equal", "objective": "critic"}, "moments"),
    ],
)
def test_a_study_knows_the_detail_that_its_weights_need_and_a_tally_collects_it(way: Any, detail: str) -> None:
    asked = study(way)
    assert asked.detail == detail
    assert fe.tally(asked, ROWS).detail == detail
    assert fe.tally(asked, ROWS, detail="joint").detail == "joint"


def test_a_branch_may_ask_for_more_than_the_whole() -> None:
    left = ROOT.children[0].model_copy(update={"weighting": fe.Correlation(method="critic")})
    asked = study("equal", ROOT.model_copy(update={"children": (left, ROOT.children[1])}))
    assert asked.detail == "moments"
    only = ROOT.model_copy(
        update={"children": (left.model_copy(update={"children": left.children[:1]}), ROOT.children[1])}
    )
    importance = {"importance": fe.Importance(columns={"a": "ia", "c": "ic"}, scale=(1, 3))}
    assert study("equal", only, **importance).detail == "counts", "an only child needs no weight"


def test_a_result_from_a_file_has_the_weights_of_the_rows(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    names = list(ROWS[0])
    lines = [",".join("" if row[name] is None else str(row[name]) for name in names) for row in ROWS]
    path.write_text("\n".join([",".join(names), *lines]), encoding="utf-8")
    for way in ("critic", "stated", "derived"):
        assert fe.evaluate(study(way), path).weights == fe.evaluate(study(way), ROWS).weights


def test_a_tally_with_more_than_is_needed_weighs_the_same() -> None:
    for way in ("entropy", "critic", "derived"):
        asked = study(way)
        plain, joint = (fe.weigh(asked, fe.tally(asked, ROWS, detail=detail)) for detail in (None, "joint"))
        assert plain == joint


def test_stated_weights_are_in_proportion_to_the_mean_ratings_of_those_who_rated() -> None:
    weights = fe.weigh(study("stated"), fe.tally(study("stated"), ROWS))
    means = np.array([15 / 6, 3 / 3, 8 / 5])
    assert [weights[leaf].global_weight for leaf in "abc"] == pytest.approx((means / means.sum()).tolist())
    assert weights.remarks == ()
    said = [str(one) for one in fe.evaluate(study("stated"), ROWS).remarks if one.code == "refused_ratings"]
    assert said == ["c: 1 rating(s) of its importance off the scale or not understood are not counted, such as '7'"]


def test_derived_weights_say_on_whom_they_rest_and_what_was_no_outcome() -> None:
    asked = study(fe.Derived())
    weights = fe.weigh(asked, fe.tally(asked, ROWS))
    complete = [row for row in ROWS if row["b"] is not None and row["again"] != 42]
    scores = np.array([[row[leaf] for leaf in "abc"] for row in complete], dtype=float)
    related = np.array([np.corrcoef(column, [row["again"] for row in complete])[0, 1] for column in scores.T])
    assert [weights[leaf].global_weight for leaf in "abc"] == pytest.approx((related / related.sum()).tolist())
    explained = related @ np.linalg.solve(np.corrcoef(scores.T), related)
    assert [str(said) for said in weights.remarks] == [
        "all: derived rests on those who answered every leaf and the outcome, 4 respondents, 66.7% of all",
        f"all: the leaves together explain {explained:.0%} of the variance of the outcome",
    ]
    said = [str(one) for one in fe.evaluate(asked, ROWS).remarks if one.code == "refused_outcomes"]
    assert said == ["all: 1 answer(s) to the outcome off its scale or not understood are not counted, such as '42'"]


def test_a_leaf_that_few_have_rated_is_remarked() -> None:
    rows = [{**row, "ib": 1 if at < 2 else None} for at, row in enumerate(ROWS)]
    said = fe.weigh(study("stated"), fe.tally(study("stated"), rows)).remarks
    assert [str(one) for one in said if one.code == "few_ratings"] == [
        "b: only 2 of 6 respondents rated its importance"
    ]


def test_parents_may_be_weighed_by_different_data() -> None:
    left = ROOT.children[0].model_copy(update={"weighting": fe.Stated()})
    asked = study("gini", ROOT.model_copy(update={"children": (left, ROOT.children[1])}))
    found = fe.weigh(asked, fe.tally(asked, ROWS))
    stated, gini = (fe.weigh(study(way), fe.tally(study(way), ROWS)) for way in ("stated", "gini"))
    assert found["a"].weight == stated["a"].weight
    assert found["left"].weight == gini["left"].weight
    assert [split.method for split in found.splits] == ["gini", "stated"]


def test_judgement_unites_with_any_data() -> None:
    judged = fe.Manual(weights={"all": {"left": 0.5, "c": 0.5}, "left": {"a": 0.7, "b": 0.3}})
    for method in DATA_METHODS:
        way = study(method)
        data = {"method": "combined", "subjective": judged, "objective": method, "rule": "linear", "alpha": 0.25}
        asked = study(data)
        united, alone = (fe.weigh(one, fe.tally(one, ROWS)) for one in (asked, way))
        for split, found in zip(united.splits, alone.splits, strict=True):
            assert split.objective == pytest.approx(found.weights)
            wanted = 0.25 * np.array(split.subjective) + 0.75 * np.array(found.weights)
            assert split.weights == pytest.approx(wanted.tolist())


def test_weights_are_shared_by_all_objects_and_those_of_the_whole_tally() -> None:
    rows = [{**row, "branch": "xy"[at % 2]} for at, row in enumerate(ROWS)]
    for way in ("critic", "stated", "derived", "vote_entropy"):
        objects = fe.evaluate(study(way), rows, by="branch")
        assert objects.weights == fe.evaluate(study(way), rows).weights
        assert fe.Evaluations.model_validate_json(objects.model_dump_json()) == objects


def test_one_object_of_many_is_stored_with_the_weights_of_all() -> None:
    rows = [{**row, "branch": "xy"[at % 2]} for at, row in enumerate(ROWS)]
    for way in ("critic", "stated", "derived"):
        one = fe.evaluate(study(way), rows, by="branch")["x"]
        assert fe.Evaluation.model_validate_json(one.model_dump_json()) == one


def test_a_relation_can_be_weighed_by_what_it_holds() -> None:
    labels = study("equal").grade_labels
    relation = fe.Relation.from_rows({"a": [1, 0, 0, 0, 0], "b": [0.5, 0.5, 0, 0, 0], "c": [0.2] * 5}, labels)
    votes = fe.weigh(study("vote_entropy"), relation)
    assert [votes[leaf].global_weight for leaf in "abc"] == pytest.approx(
        fe.objective.vote_entropy(relation.degrees[0])
    )
    deviation = fe.weigh(study("standard_deviation"), relation)
    assert deviation["a"].global_weight == 0
    assert deviation["c"].global_weight > deviation["b"].global_weight > 0


def test_the_abc_survey_has_weights_from_its_overall_satisfaction() -> None:
    """Against least squares on the complete rows of the committed answers."""
    abc = fe.datasets.load_abc()
    asked = abc.study.model_copy(
        update={"outcome": fe.Outcome(column="Satisfaction"), "weighting": fe.Derived(derivation="regression")}
    )
    names = [*asked.columns, "Satisfaction"]
    rows = [[row[name] for name in names] for row in abc.answers]
    complete = np.array(
        [[float(value) for value in row] for row in rows if all(value not in (None, "") for value in row)]
    )
    standard = (complete - complete.mean(axis=0)) / complete.std(axis=0)
    slopes = np.linalg.lstsq(standard[:, :-1], standard[:, -1], rcond=None)[0]
    weights = fe.weigh(asked, fe.tally(asked, abc.answers))
    assert (slopes > 0).all()
    assert [weights[leaf].global_weight for leaf in asked.leaf_ids] == pytest.approx((slopes / slopes.sum()).tolist())


@pytest.mark.parametrize(
    ("rows", "gaps", "told"),
    [
        (40, 0, []),
        (30, 0, []),
        (29, 0, ["all: CRITIC rests on those who answered every leaf, 29 respondents, 100.0% of all"]),
        (40, 4, ["all: CRITIC rests on those who answered every leaf, 36 respondents, 90.0% of all"]),
    ],
)
def test_on_whom_correlations_rest_is_said_where_they_are_few_or_not_all(rows: int, gaps: int, told: list[str]) -> None:
    answered = [{**ROWS[at % 4], "c": None if at < gaps else ROWS[at % 4]["c"]} for at in range(rows)]
    weights = fe.weigh(study("critic"), fe.tally(study("critic"), answered))
    assert [str(said) for said in weights.remarks] == told


@pytest.mark.parametrize("method", ["critic", "principal_components"])
def test_correlations_over_objects_rest_on_those_in_which_every_leaf_was_answered(method: str) -> None:
    way = study({"method": method, "over": "objects"})
    rows = [{**row, "branch": f"b{at}"} for at, row in enumerate(ROWS)]
    found = fe.weigh(way, fe.tally(way, rows, by="branch"))
    whole = fe.weigh(way, fe.tally(way, [row for row in rows if row["b"] is not None], by="branch"))
    assert found.global_weights == pytest.approx(whole.global_weights)
    assert [said.code for said in found.remarks] == ["complete_objects"]
    assert [said.code for said in whole.remarks] == []
