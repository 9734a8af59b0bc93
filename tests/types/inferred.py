"""What a type checker must infer from the public names; nothing here runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, assert_type

import numpy as np
from numpy.typing import NDArray

import fuzzyeval as fe
from fuzzyeval.aliases import Key


def of_evaluate(study: fe.Study, answers: Any, tally: fe.Tally, relation: fe.Relation, columns: Sequence[str]) -> None:
    """``by`` alone decides between one and many."""
    assert_type(fe.evaluate(study, answers), fe.Evaluation)
    assert_type(fe.evaluate(study, tally), fe.Evaluation)
    assert_type(fe.evaluate(study, relation), fe.Evaluation)
    assert_type(fe.evaluate(study, answers, by=None), fe.Evaluation)
    assert_type(fe.evaluate(study, answers, by="branch"), fe.Evaluations)
    assert_type(fe.evaluate(study, tally, by=["branch", "year"]), fe.Evaluations)
    assert_type(fe.evaluate(study, relation, by=("branch",)), fe.Evaluations)
    assert_type(fe.evaluate(study, Path("answers.csv"), by=columns), fe.Evaluations)


def of_importance(evaluation: fe.Evaluation, evaluations: fe.Evaluations, tally: fe.Tally) -> None:
    """What a weight claims, and what the score responds to."""
    found = fe.effective_importance(evaluation, tally=tally)
    assert_type(found, fe.EffectiveImportance)
    assert_type(fe.effective_importance(evaluations, confidence=0.9), fe.EffectiveImportance)
    assert_type(found["quality"].claimed, float)
    assert_type(found["quality"].share, float | None)
    assert_type(found.to_rows(), list[dict[str, Any]])
    assert_type(tally.importance, fe.Tally | None)
    assert_type(tally.outcome, fe.Tally | None)


def of_one(evaluation: fe.Evaluation) -> None:
    """One result."""
    assert_type(evaluation.grade, str)
    assert_type(evaluation.score, float)
    assert_type(evaluation.membership, dict[str, float])
    assert_type(evaluation.readings, dict[str, float])
    assert_type(evaluation.remarks, tuple[fe.Remark, ...])
    assert_type(evaluation["quality"], fe.Node)
    assert_type(evaluation["quality"].weight, float)
    assert_type(evaluation["quality"].global_weight, float)
    assert_type(evaluation["quality"].grade, str | None)
    assert_type(evaluation["quality"].score, float | None)
    assert_type(evaluation["quality"].membership, dict[str, float] | None)
    assert_type(evaluation.get("quality"), fe.Node | None)
    assert_type(evaluation.tally, fe.Tally | None)
    assert_type(evaluation.weights, fe.Weights)
    assert_type(evaluation.object, Key)
    assert_type(evaluation.to_rows(), list[dict[str, Any]])
    assert_type(evaluation.model_dump_json(), str)
    assert_type(fe.Evaluation.model_validate_json(""), fe.Evaluation)
    assert_type(hash(evaluation), int)


def of_many(evaluations: fe.Evaluations) -> None:
    """Many results."""
    mapping: Mapping[Key, fe.Evaluation] = evaluations
    assert_type(mapping["north"], fe.Evaluation)
    assert_type(evaluations["north"], fe.Evaluation)
    assert_type(evaluations[None], fe.Evaluation)
    assert_type(evaluations["north", None], fe.Evaluation)
    assert_type(iter(evaluations), Iterator[Key])
    assert_type(evaluations.ranking()[0].score, float)
    assert_type(evaluations.ranking()[0].rank, int)
    assert_type(evaluations.to_rows(nodes=True), list[dict[str, Any]])
    assert_type(fe.Evaluations.model_validate_json(""), fe.Evaluations)


def of_collecting(study: fe.Study, answers: Any) -> None:
    """Tallies, weights and relations."""
    tally = fe.tally(study, answers, by="branch")
    assert_type(tally, fe.Tally)
    assert_type(tally + tally, fe.Tally)
    assert_type(tally.pooled(), fe.Tally)
    assert_type(tally.accounts(), list[dict[str, Any]])
    assert_type(tally.refusals(), dict[str, dict[str, int]])
    assert_type(tally.counts, NDArray[np.int64])
    assert_type(fe.weigh(study), fe.Weights)
    assert_type(fe.weigh(study, tally)["care"].weight, float)
    assert_type(fe.Relation.from_frame(answers, by="branch"), fe.Relation)
    assert_type(fe.Relation.from_rows({"care": [0.5, 0.5]}, ["good", "bad"]), fe.Relation)
    assert_type(fe.Relation.from_rows({"care": np.array([0.5, 0.5])}, ("good", "bad")).degrees, NDArray[np.float64])


def of_declaring() -> None:
    """Studies."""
    assert_type(fe.Study.load("study.yaml"), fe.Study)
    assert_type(fe.Study.load(Path("study.json")), fe.Study)
    assert_type(fe.Study.from_yaml(""), fe.Study)
    assert_type(fe.Study.template(), fe.Study)
    assert_type(fe.Study.template().model_copy(update={"name": "Mine"}), fe.Study)
    assert_type(fe.Study.template().leaf_ids, tuple[str, ...])
    assert_type(fe.GradeScale(5)[0], fe.Grade)
    assert_type(fe.GradeScale(5).scores, tuple[float, ...])
    assert_type(fe.Indicator(id="all", children=[fe.Indicator(id="a", label={"en": "A"})]).id, str)
    assert_type(fe.Combined(subjective=fe.Equal()), fe.Combined)
    assert_type(fe.Baseline(of={"all": {"a": 1}}), fe.Baseline)
    assert_type(fe.AHP(judgements={"all": {"a/b": "1/3", "b/c": 2}}), fe.AHP)
    assert_type(fe.AHP(judgements={"all": [[1, 2], [0.5, 1]]}), fe.AHP)
    assert_type(fe.Manual(weights={"all": {"a": 1, "b": 0}}), fe.Manual)
    assert_type(fe.Confidence(threshold=0.6), fe.Confidence)
    assert_type(fe.Operator("M(x)", np.multiply, np.add), fe.Operator)
    assert_type(fe.datasets.load_abc().study, fe.Study)


def of_arrays() -> None:
    """The public array functions."""
    assert_type(fe.ahp.priorities([[1.0, 2.0], [0.5, 1.0]]), NDArray[np.float64])
    assert_type(fe.ahp.priorities(np.ones((3, 3)), method="geometric_mean"), NDArray[np.float64])
    assert_type(fe.ahp.complete([[1.0, float("nan")], [2.0, 1.0]]), NDArray[np.float64])
    assert_type(fe.ahp.consistency([[1]]), fe.ahp.Consistency)
    assert_type(fe.ahp.contradictions([[1]]), fe.ahp.Contradictions)
    assert_type(fe.ahp.repairs([[1]]).judgements, tuple[fe.ahp.Repair, ...])
    assert_type(fe.ahp.least_changes([[1]]).judgements, dict[tuple[int, int], float])
    assert_type(fe.ahp.pool(np.ones((2, 3, 3))), NDArray[np.float64])
    assert_type(fe.ahp.consensus([[1.0]]), fe.ahp.Consensus)
    assert_type(fe.ahp.divided(np.ones((2, 3, 3))), tuple[fe.ahp.Division, ...])
    assert_type(fe.ahp.fuzzy_priorities(np.ones((1, 1, 3))), fe.ahp.FuzzyPriorities)
    assert_type(fe.ahp.read_questionnaire("panel.xlsx"), dict[str, dict[str, dict[str, int | str]]])
    assert_type(fe.Study.template().comparisons("satisfaction"), NDArray[np.float64])
    assert_type(fe.objective.entropy([[1, 2], [3, 4]]), NDArray[np.float64])
    assert_type(fe.combine([0.5, 0.5], [0.2, 0.8], rule="linear", alpha=0.5), NDArray[np.float64])
    assert_type(fe.combination([0.5, 0.5], [0.2, 0.8], [1, 0], rule="game_theory", negative="project"), fe.Combination)
    assert_type(fe.combination([0.5, 0.5], [0.2, 0.8]).coefficients, tuple[float, ...] | None)
    assert_type(fe.compose([0.5, 0.5], [[0.5, 0.5], [1.0, 0.0]], operator="M(∧,∨)"), NDArray[np.float64])
    assert_type(fe.membership.triangular([1, 2], 0, 1, 2), NDArray[np.float64])


def of_errors(error: fe.FuzzyEvalError, unknown: fe.errors.UnknownKeyError, warning: fe.InconsistencyWarning) -> None:
    """Errors are what a caller may already catch."""
    value_error: ValueError = error
    key_error: KeyError = unknown
    user_warning: UserWarning = warning
    assert_type((value_error, key_error, user_warning), tuple[ValueError, KeyError, UserWarning])
