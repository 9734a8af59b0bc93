"""What others were seen to get wrong, with our answer: the right weights, or a refusal that names the place.

Beside each row is what benchmarks/peers.py and benchmarks/peers_objective.py recorded of the packages, in the words of
docs/explanation/peers.md. Where we give weights they are held against figures by hand, or an oracle that knows nothing of us.
That R's mathmodels calls √(ab) game theory is held in test_combining.py; that ties return one grade, in
tests/evaluation/test_remarking.py.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import fuzzyeval as fe
import objective_oracle
from fuzzyeval.errors import ArrayError, FuzzyEvalError, OptionError, WeightsError

PROJECT = Path(__file__).parents[2]
NAN = float("nan")


def _outcomes(name: str) -> dict[str, dict[str, dict[str, str]]]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    found: dict[str, dict[str, dict[str, str]]] = json.loads(text)["outcomes"]
    return found


def _cases(name: str) -> dict[str, dict[str, Any]]:
    asked = tomllib.loads((PROJECT / "benchmarks" / name).read_text(encoding="utf-8"))
    return {case["name"]: case for case in asked["cases"]}


OUTCOMES = _outcomes("peers_ahp.json") | _outcomes("peers_objective.json")
JUDGED, SCORED = _cases("peers.toml"), _cases("peers_objective.toml")


@dataclass(frozen=True)
class Refused:
    """What has no answer: how we say so, and what others made of it."""

    error: type[FuzzyEvalError]
    message: str
    peers: str


@dataclass(frozen=True)
class Weighed:
    """What has an answer: the weights and CR of judgements, None where an oracle tells, and what others made of it."""

    peers: str
    weights: tuple[float, ...] | None = None
    ratio: float | None = None


JUDGEMENTS: dict[str, Refused | Weighed] = {
    "Not reciprocal": Refused(
        ArrayError,
        r"^comparisons\[0, 1\]: 2 is not the reciprocal of its mirror image",
        "AHPy wrong, AhpAnpLib wrong, AnaHiePro refuses, crispyn wrong, pyanp wrong, pyDecision wrong, pymcdm refuses",
    ),
    "A zero": Refused(
        ArrayError,
        r"^comparisons\[0, 1\]: 0 is not a positive judgement",
        "AHPy refuses, AhpAnpLib wrong, AnaHiePro refuses, crispyn wrong, pyanp right, pyDecision wrong, pymcdm refuses",
    ),
    "A negative judgement": Refused(
        ArrayError,
        r"^comparisons\[0, 1\]: -2 is not a positive judgement",
        "AHPy refuses, AhpAnpLib hangs, AnaHiePro wrong, crispyn wrong, pyanp hangs, pyDecision wrong, pymcdm refuses",
    ),
    "NaN": Refused(
        ArrayError,
        r"^comparisons\[0, 1\]: nan is a gap; fill it with fuzzyeval\.ahp\.complete",
        "AHPy refuses, AhpAnpLib NaN, AnaHiePro refuses, crispyn fails, pyanp NaN, pyDecision fails, pymcdm refuses",
    ),
    "2 on the diagonal": Refused(
        ArrayError,
        r"^comparisons\[0, 0\]: 2 is on the diagonal",
        "AHPy –, AhpAnpLib wrong, AnaHiePro refuses, crispyn wrong, pyanp ignores, pyDecision wrong, pymcdm wrong",
    ),
    "One indicator": Weighed(
        "AHPy right, AhpAnpLib NaN, AnaHiePro NaN, crispyn NaN, pyanp right, pyDecision NaN, pymcdm right", (1.0,), 0.0
    ),
    "Two indicators": Weighed(
        "AHPy right, AhpAnpLib right, AnaHiePro NaN, crispyn NaN, pyanp right, pyDecision NaN, pymcdm right",
        (0.75, 0.25),
        0.0,
    ),
    "Sixteen indicators": Weighed(
        "AHPy right, AhpAnpLib right, AnaHiePro unscaled, crispyn fails, pyanp wrong, pyDecision fails, pymcdm fails"
    ),
    "A judgement of 2.5": Weighed(
        "AHPy right, AhpAnpLib right, AnaHiePro unscaled, crispyn right, pyanp right, pyDecision right, pymcdm no answer",
        (20 / 33, 8 / 33, 5 / 33),
        0.0,
    ),
    "Two experts, by their geometric mean": Weighed(
        "AHPy right, AhpAnpLib right, AnaHiePro unscaled, crispyn right, pyanp right, pyDecision right, pymcdm no answer"
    ),
    "A gap that the others fill": Weighed(
        "AHPy right, AhpAnpLib wrong, AnaHiePro –, crispyn –, pyanp right, pyDecision –, pymcdm –", (0.6, 0.3, 0.1), 0.0
    ),
    "Judgements that do not connect": Refused(
        WeightsError,
        r"^comparisons: the judgements do not connect \{0, 1\} and \{2, 3\}; add a comparison",
        "AHPy wrong, AhpAnpLib wrong, AnaHiePro –, crispyn –, pyanp wrong, pyDecision –, pymcdm –",
    ),
    "Branches of different depth": Weighed(
        "AHPy partial, AhpAnpLib –, AnaHiePro –, crispyn –, pyanp –, pyDecision –, pymcdm –", (3 / 8, 3 / 8, 2 / 8)
    ),
}

SCORES: dict[str, Refused | Weighed] = {
    "Nothing varies": Refused(
        WeightsError,
        r"^scores: no column varies, so entropy prefers none",
        "pymcdm wrong, objective-weighting wrong, crispyn wrong, scikit-criteria wrong, pyDecision wrong",
    ),
    "One alternative": Refused(
        ArrayError,
        r"^scores: one row does not vary",
        "pymcdm NaN, objective-weighting NaN, crispyn NaN, scikit-criteria NaN, pyDecision wrong",
    ),
    "One score of 0": Weighed(
        "pymcdm no answer, objective-weighting right, crispyn right, scikit-criteria right, pyDecision right"
    ),
    "A column of zeros": Refused(
        ArrayError,
        r"^sum of scores, column\[0\]: 0 has nothing to share out; leave the column out",
        "pymcdm refuses, objective-weighting NaN, crispyn NaN, scikit-criteria NaN, pyDecision NaN",
    ),
    "One negative score": Refused(
        ArrayError,
        r"^scores\[0, 2\]: -3 is negative",
        "pymcdm refuses, objective-weighting wrong, crispyn wrong, scikit-criteria NaN, pyDecision wrong",
    ),
    "A missing score": Refused(
        ArrayError,
        r"^scores\[1, 0\]: nan is not finite",
        "pymcdm NaN, objective-weighting NaN, crispyn NaN, scikit-criteria NaN, pyDecision NaN",
    ),
    "Hardly any spread": Weighed(
        "pymcdm wrong, objective-weighting NaN, crispyn NaN, scikit-criteria wrong, pyDecision wrong"
    ),
    "A cost": Weighed(
        "pymcdm right, objective-weighting right, crispyn right, scikit-criteria right, pyDecision inverts"
    ),
    "A slip in a direction": Refused(
        OptionError,
        r"^directions\[0\]: 'benifit' is not one of benefit, cost; did you mean 'benefit'\?",
        "pymcdm –, objective-weighting –, crispyn –, scikit-criteria refuses, pyDecision wrong",
    ),
    "Scores in a pandas frame": Weighed(
        "pymcdm right, objective-weighting fails, crispyn fails, scikit-criteria NaN, pyDecision right"
    ),
    "CRITIC with a constant column": Weighed(
        "pymcdm NaN, objective-weighting NaN, crispyn NaN, scikit-criteria NaN, pyDecision wrong"
    ),
    "CRITIC of two columns that say the same": Refused(
        WeightsError,
        r"^scores: all columns that vary say the same but for their scales, so CRITIC prefers none",
        "pymcdm wrong, objective-weighting NaN, crispyn NaN, scikit-criteria NaN, pyDecision wrong",
    ),
}
ORDINARY = {"An ordinary matrix", "An ordinary table", "CRITIC of an ordinary table"}
"""What is asked only to show that all agree."""


def named(traps: dict[str, Refused | Weighed], kind: type) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("name", [name for name, trap in traps.items() if isinstance(trap, kind)])


def evaluated(expression: str) -> Any:
    return eval(expression, {"np": np})  # noqa: S307  (our own)


def judged(name: str) -> tuple[list[float], float | None]:
    """Return our weights and CR of judgements; of a tree the weights of its leaves, in order."""
    case = JUDGED[name]
    if case.get("tree"):
        study = fe.Study.from_yaml(
            "grades: 5\nroot: {id: all, children: [{id: x, children: [{id: p}, {id: q}]}, {id: y}]}\n"
            "weighting: {method: ahp, judgements: {all: {x/y: 3}, x: {p/q: 1}}}"
        )
        weights = fe.weigh(study)
        return [weights[leaf].global_weight for leaf in study.leaf_ids], None
    matrix = evaluated(case["judgements"])
    found = fe.ahp.consistency(fe.ahp.complete(matrix) if case.get("gaps") else matrix)
    return found.priorities.tolist(), found.ratio


def scored(name: str) -> list[float]:
    case = SCORED[name]
    scores = evaluated(case["scores"])
    if case.get("framed"):
        scores = pd.DataFrame(scores, columns=["speed", "care"])
    method: Callable[..., Any] = getattr(fe.objective, case["method"])
    found: list[float] = method(scores, directions=case.get("directions")).tolist()
    return found


def eigen(matrix: list[list[float]]) -> tuple[list[float], float]:
    """Return the weights and λmax of a complete matrix, multiplying by it again and again."""
    weights = [1 / len(matrix)] * len(matrix)
    size = 0.0
    for _ in range(500):
        raised = [sum(a * w for a, w in zip(row, weights, strict=True)) for row in matrix]
        size = sum(raised)
        weights = [one / size for one in raised]
    return weights, size


@named(JUDGEMENTS, Refused)
def test_judgements_that_have_no_weights_are_refused_with_the_place(name: str) -> None:
    trap = JUDGEMENTS[name]
    assert isinstance(trap, Refused)
    with pytest.raises(trap.error, match=trap.message):
        judged(name)


@named(JUDGEMENTS, Weighed)
def test_judgements_that_have_weights_get_them(name: str) -> None:
    trap = JUDGEMENTS[name]
    assert isinstance(trap, Weighed)
    weights, ratio = judged(name)
    if trap.weights is not None:
        assert weights == pytest.approx(trap.weights, abs=1e-12)
        assert ratio == (None if trap.ratio is None else pytest.approx(trap.ratio, abs=1e-12))
        return
    matrix = evaluated(JUDGED[name]["judgements"])
    order = len(matrix)
    right, size = eigen(matrix)
    random_index = {3: 0.5247, 16: (1.7699 * 16 - 4.3513) / 15}[order]  # Alonso and Lamata 2006
    assert weights == pytest.approx(right)
    assert ratio == pytest.approx((size - order) / (order - 1) / random_index, rel=1e-3)


@named(SCORES, Refused)
def test_scores_that_have_no_weights_are_refused_with_the_place(name: str) -> None:
    trap = SCORES[name]
    assert isinstance(trap, Refused)
    with pytest.raises(trap.error, match=trap.message):
        scored(name)


@named(SCORES, Weighed)
def test_scores_that_have_weights_get_them(name: str) -> None:
    case = SCORED[name]
    formula = {"entropy": objective_oracle.divergence, "critic": objective_oracle.critic}[case["method"]]
    assert scored(name) == pytest.approx(objective_oracle.weights(formula, evaluated(case["scores"])), rel=1e-9)


@pytest.mark.parametrize("name", [*JUDGEMENTS, *SCORES])
def test_what_others_made_of_it_is_what_was_recorded(name: str) -> None:
    told = (JUDGEMENTS | SCORES)[name].peers
    assert told == ", ".join(f"{peer} {said['verdict']}" for peer, said in OUTCOMES[name].items())


def test_all_that_was_asked_of_others_is_here() -> None:
    assert {*JUDGEMENTS, *SCORES} | ORDINARY == {*OUTCOMES} == {*JUDGED, *SCORED}


def test_no_judgements_at_all_are_refused() -> None:
    """pyDecision returns an empty list, pymcdm ends in an error of NumPy, AHPy in StopIteration."""
    none: list[Any] = [[], [[]], np.empty((0, 0))]
    for nothing in none:
        with pytest.raises(ArrayError, match=r"^comparisons: shape \(.*0,?\); give at least 2 dimension"):
            fe.ahp.consistency(nothing)


def test_weights_and_relations_are_checked() -> None:
    """R's mathmodels takes any weights and any R."""
    with pytest.raises(ArrayError, match=r"^sum of subjective\[0\]: 1\.1 is not 1"):
        fe.combine([0.5, 0.6], [0.5, 0.5])
    with pytest.raises(ArrayError, match=r"^relation\[0, 0\]: 1\.2 is not in \[0, 1\]"):
        fe.compose([0.5, 0.5], np.array([[1.2, 0], [0, 1]]))
