"""Judgement and data united in a study: what each side got, what is vetoed, what is refused, and what is stored."""

from __future__ import annotations

import json
from typing import Any, get_args

import numpy as np
import pytest
from pydantic import ValidationError

import fuzzyeval as fe
from fuzzyeval.aliases import Rule
from fuzzyeval.errors import StudyError, WeightsError

ROOT = fe.Indicator(id="all", children=[fe.Indicator(id=leaf) for leaf in "abc"])
JUDGED = fe.Manual(weights={"all": {"a": 0.2, "b": 0.3, "c": 0.5}})
GENTLE = fe.Manual(weights={"all": {"a": 0.36, "b": 0.33, "c": 0.31}})
VARIED = [{"a": 1, "b": 2, "c": 3}, {"a": 3, "b": 3, "c": 2}, {"a": 2, "b": 3, "c": 3}]
STILL = [{**row, "c": 3} for row in VARIED]


def study(subjective: Any = JUDGED, **further: Any) -> fe.Study:
    """Return a study of three leaves and three grades."""
    way = fe.Combined(subjective=subjective, objective=fe.Entropy(), **further)
    return fe.Study(grades=3, root=ROOT, weighting=way)


def split(answers: Any = VARIED, subjective: Any = JUDGED, **further: Any) -> Any:
    """Return how the root is split."""
    asked = study(subjective, **further)
    return fe.weigh(asked, fe.tally(asked, answers)).splits[0]


def codes(answers: Any, subjective: Any = JUDGED, **further: Any) -> list[tuple[str, str]]:
    """Return the kind and the place of every remark."""
    asked = study(subjective, **further)
    return [(said.code, said.place) for said in fe.weigh(asked, fe.tally(asked, answers)).remarks]


@pytest.mark.parametrize("rule", get_args(Rule))
def test_a_study_unites_as_the_array_function_does(rule: Any) -> None:
    options: dict[str, dict[str, Any]] = {"linear": {"alpha": 0.3}, "game_theory": {"negative": "project"}}
    further = options.get(rule, {})
    found = split(rule=rule, **further)
    same = fe.combination(found.subjective, found.objective, rule=rule, **further)
    assert found.weights == pytest.approx(same.weights)
    assert found.coefficients == (None if same.coefficients is None else pytest.approx(same.coefficients))


def test_a_result_says_what_each_side_got() -> None:
    assert split(rule="linear", alpha=0.3).coefficients == (0.3, 0.7)
    assert split(rule="least_deviation").coefficients == (0.5, 0.5)
    assert split().coefficients is None
    shares = split(rule="game_theory", negative="project").coefficients
    assert sum(shares) == pytest.approx(1)


def test_data_that_prefer_nothing_have_no_coefficient() -> None:
    nested = fe.Indicator(id="top", children=[ROOT, fe.Indicator(id="d")])
    judged = fe.Manual(weights={**JUDGED.weights, "top": {"all": 0.5, "d": 0.5}})
    way = fe.Combined(subjective=judged, rule="least_deviation")
    asked = fe.Study(grades=3, root=nested, weighting=way)
    tally = fe.tally(asked, [{"a": 1, "b": 1, "c": 1, "d": score} for score in (1, 2)])
    assert [found.coefficients for found in fe.weigh(asked, tally).splits] == [(0.5, 0.5), None]


def test_linear_rules_do_not_veto_and_products_do_unless_there_is_a_floor() -> None:
    for rule in ("multiplicative", "geometric"):
        assert codes(STILL, rule=rule) == [("vetoed", "c")]
    for rule in ("linear", "least_deviation"):
        assert codes(STILL, rule=rule) == [("does_not_vary", "c")]
    assert codes(STILL, floor=0.2) == [("does_not_vary", "c")]
    assert split(STILL, floor=0.2).weights[2] > 0


def test_game_theory_vetoes_where_it_gives_judgement_nothing() -> None:
    """Equal judgement has a coefficient of 0 whatever the data, and a flatter one after it was projected."""
    equal = split(STILL, fe.Equal(), rule="game_theory")
    assert (equal.coefficients, equal.weights[2]) == ((0.0, 1.0), 0.0)
    assert codes(STILL, fe.Equal(), rule="game_theory") == [("no_part", "all"), ("vetoed", "c")]
    projected = codes(STILL, GENTLE, rule="game_theory", negative="project")
    assert projected == [("projected", "all"), ("vetoed", "c")]
    sharp = fe.Manual(weights={"all": {"a": 0.05, "b": 0.05, "c": 0.9}})
    assert split(STILL, sharp, rule="game_theory").coefficients[0] > 0
    assert codes(STILL, sharp, rule="game_theory") == [("does_not_vary", "c")]


def test_a_negative_coefficient_is_refused_or_projected_and_said() -> None:
    with pytest.raises(
        WeightsError, match=r"all: game theory solves to coefficients of -\d.* for judgement and 1\.\d+ for"
    ):
        split(subjective=GENTLE, rule="game_theory")
    asked = study(GENTLE, rule="game_theory", negative="project")
    weights = fe.weigh(asked, fe.tally(asked, VARIED))
    assert weights.splits[0].coefficients == (0.0, 1.0)
    assert weights.splits[0].weights == pytest.approx(weights.splits[0].objective)
    assert [said.code for said in weights.remarks] == ["projected"]
    assert "-" in weights.remarks[0].text


@pytest.mark.parametrize("rule", ["linear", "geometric", "game_theory", "least_deviation"])
def test_a_floor_of_another_rule_is_refused(rule: Any) -> None:
    with pytest.raises(ValidationError, match=f"floor: only the multiplicative rule has one, not {rule}"):
        fe.Combined(subjective=JUDGED, rule=rule, floor=0.1)


def test_studies_are_saved_with_their_floor_and_read_again() -> None:
    for further in ({"floor": 0.25}, {"rule": "game_theory", "negative": "project"}, {"rule": "least_deviation"}):
        asked = study(**further)
        assert fe.Study.from_yaml(asked.to_yaml()) == asked


@pytest.mark.parametrize("rule", get_args(Rule))
def test_results_are_stored_and_computed_anew(rule: Any) -> None:
    further = {"negative": "project"} if rule == "game_theory" else {}
    found = fe.evaluate(study(GENTLE, rule=rule, **further), VARIED)
    assert fe.Evaluation.model_validate_json(found.model_dump_json()) == found


@pytest.mark.parametrize("rule", ["multiplicative", "linear", "geometric"])
def test_results_that_were_stored_before_there_were_coefficients_are_read(rule: Any) -> None:
    found = fe.evaluate(study(rule=rule), VARIED)
    document = json.loads(found.model_dump_json())
    for each in document["weights"]["splits"]:
        del each["coefficients"]
    for name in ("floor", "negative"):
        del document["study"]["weighting"][name]
    loaded = fe.Evaluation.model_validate_json(json.dumps(document))
    assert loaded == found
    assert loaded.weights == found.weights


def test_coefficients_that_were_edited_are_refused() -> None:
    document = json.loads(fe.evaluate(study(rule="least_deviation"), VARIED).model_dump_json())
    document["weights"]["splits"][0]["coefficients"] = [0.6, 0.4]
    with pytest.raises(StudyError, match="weights: they are not what the stored study makes"):
        fe.Evaluation.model_validate_json(json.dumps(document))


def test_many_leaves_are_united_to_weights_that_sum_to_1() -> None:
    leaves = [fe.Indicator(id=f"q{number}") for number in range(200)]
    rng = np.random.default_rng(0)
    answers = [
        {leaf.id: int(code) for leaf, code in zip(leaves, row, strict=True)} for row in rng.integers(1, 4, (50, 200))
    ]
    root = fe.Indicator(id="all", children=leaves)
    parts = rng.uniform(1, 9, 200)
    judged = fe.Manual(weights={"all": {leaf.id: part / parts.sum() for leaf, part in zip(leaves, parts, strict=True)}})
    for rule in get_args(Rule):
        further = {"negative": "project"} if rule == "game_theory" else {}
        way = fe.Combined.model_validate({"subjective": judged, "rule": rule, **further})
        asked = fe.Study(grades=3, root=root, weighting=way)
        assert sum(fe.weigh(asked, fe.tally(asked, answers)).splits[0].weights) == pytest.approx(1)
