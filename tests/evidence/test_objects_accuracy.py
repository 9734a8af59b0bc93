"""Weights from the mean scores of objects that hardly differ, against eighty digits of the scores as they are written."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import mpmath
import numpy as np
import pytest

import fuzzyeval as fe
import objective_oracle as oracle
from fuzzyeval.evidence.parts import means

LEAVES = "abc"
MANY = 10**12
COUNTS = np.array(  # leaf, object, grade
    [
        [[0, MANY, 0], [0, MANY - 7000, 7000], [9000, MANY - 9000, 0], [0, MANY, 0]],
        [[MANY, 0, MANY], [MANY, 3, MANY + 20_000], [MANY - 9000, 0, MANY], [MANY, 70, MANY]],
        [[MANY, MANY, 0], [MANY // 2, MANY // 2 + 4001, 0], [MANY, MANY + 9000, 0], [MANY, MANY, 5]],
    ]
)
TABLES: dict[str, Any] = {
    "entropy": oracle.divergence,
    "standard_deviation": lambda columns: oracle.deviations(columns, width=1.0),
    "variation": oracle.variations,
    "gini": oracle.gini,
    "critic": lambda columns: oracle.critic(columns, width=1.0),
}


@pytest.mark.parametrize("scores", [(1, 2, 3), (0.1, 0.2, 0.3), (100, 66.67, 33.33)])
@pytest.mark.parametrize("method", TABLES)
def test_objects_whose_means_hardly_differ_are_told_apart(method: str, scores: tuple[float, ...]) -> None:
    """By a relative 1e-8 and less, of counts of 1e12."""
    found, tally, study = asked(method, scores, COUNTS)
    with mpmath.workdps(80):
        columns = exact(COUNTS, scores)
        parts = TABLES[method](columns)
        wanted = [float(part / mpmath.fsum(parts)) for part in parts]
    assert found == pytest.approx(wanted, rel=1e-9, abs=0)
    assert means(study, tally, method).given.all()


@pytest.mark.parametrize("scores", [(0.1, 0.2, 0.3), (0.3, 0.6, 0.9), (33.1, 66.2, 99.3)])
def test_means_that_are_the_same_in_decimals_do_not_differ(scores: tuple[float, ...]) -> None:
    """Half of 0.1 and of 0.3 are 0.2, though not in binary."""
    counts = COUNTS.copy()
    counts[0] = [[0, 3, 0], [5, 0, 5], [1, 1, 1], [7, 10**12, 7]]
    assert asked("standard_deviation", scores, counts)[0][0] == 0


def asked(method: str, scores: tuple[float, ...], counts: Any) -> tuple[list[float], fe.Tally, fe.Study]:
    """Return the weights of leaves of which answers were counted, (leaf, object, grade)."""
    grades = [fe.Grade(label=f"grade {at}", score=score) for at, score in enumerate(scores)]
    root = fe.Indicator(id="all", children=[fe.Indicator(id=leaf) for leaf in LEAVES])
    study = fe.Study.model_validate(
        {"grades": fe.GradeScale(grades), "root": root, "weighting": {"method": method, "over": "objects"}}
    )
    by_object = np.swapaxes(counts, 0, 1)
    answered = by_object.sum(axis=-1)
    missing = answered.max(axis=-1, keepdims=True) - answered
    tally = fe.Tally.from_counts(study, by_object, objects=["n", "s", "w", "e"], by="branch", missing=missing)
    weights = fe.weigh(study, tally)
    return [weights[leaf].global_weight for leaf in LEAVES], tally, study


def exact(counts: Any, scores: tuple[float, ...]) -> list[list[Any]]:
    """Return the mean scores of leaves, (leaf, object)."""
    written = [Fraction(repr(score)) for score in scores]
    found = []
    for leaf in counts.tolist():
        means_of = [sum(map(Fraction.__mul__, map(Fraction, row), written)) / sum(row) for row in leaf]
        found.append([mpmath.mpf(mean.numerator) / mean.denominator for mean in means_of])
    return found
