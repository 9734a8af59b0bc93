"""Mean scores of objects against eighty digits, where they hardly differ, are large, or are of many answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import mpmath
import numpy as np
import pytest

import objective_oracle as oracle
from fuzzyeval.aliases import FloatArray
from fuzzyeval.core import objective

Values = list[Any]


def exact_means(counts: Any, scores: Sequence[float]) -> Values:
    """Return the means of objects, (n, k), in eighty digits."""
    return [
        mpmath.fdot(map(mpmath.mpf, column), map(mpmath.mpf, scores)) / mpmath.fsum(map(mpmath.mpf, column))
        for column in zip(*counts.tolist(), strict=True)
    ]


def plain_theil(columns: list[Values]) -> Values:
    """Return Σ (x/x̄) ln(x/x̄) / k."""
    return [part * mpmath.log(len(column)) for part, column in zip(oracle.divergence(columns), columns, strict=True)]


def deviation(deviations: FloatArray, levels: FloatArray) -> FloatArray:
    return objective.standard_deviation(deviations, np.ones(len(levels)))


FORMS: dict[str, tuple[Callable[[FloatArray, FloatArray], FloatArray], Callable[[list[Values]], Values]]] = {
    "standard_deviation": (deviation, lambda columns: oracle.deviations(columns, width=1.0)),
    "variation": (objective.variation_about, oracle.variations),
    "gini": (objective.gini_about, oracle.gini),
    "entropy": (objective.theil_about, plain_theil),
}
METHODS = pytest.mark.parametrize("method", FORMS)
MANY = 10**12
COUNTS: dict[str, Any] = {
    "all but a few in one grade": [[0, 0, 0], [MANY, MANY - 7000, MANY - 9000], [0, 7000, 9000]],
    "halves": [[MANY, MANY + 3, MANY - 7000], [0, 0, 0], [MANY, MANY - 3, MANY + 9000]],
    "the same mean otherwise": [[0, MANY, 0], [2 * MANY + 1, 1, 3], [0, MANY, 5]],
    "of unequal numbers": [[10**12, 3 * 10**11 + 3, 10], [10**12, 3 * 10**11, 10], [10**12, 3 * 10**11, 10]],
    "few": [[3, 0, 1], [2, 5, 1], [0, 1, 7]],
}


@METHODS
@pytest.mark.parametrize("counts", COUNTS.values(), ids=COUNTS)
@pytest.mark.parametrize(
    "scores", [[1, 2, 3], [100 / 3, 200 / 3, 100], [1e12, 1e12 + 1e4, 1e12 + 3e4], [7e-9, 0, 3e-9]]
)
def test_the_means_of_objects_that_hardly_differ_are_told_apart(method: str, counts: Any, scores: list[float]) -> None:
    ours, textbook = FORMS[method]
    table = np.array(counts)
    found = objective.averages(table, np.array(scores, dtype=float))
    with mpmath.workdps(80):
        means = exact_means(table, scores)
        expected = float(textbook([means])[0])
        apart = [float(mean - mpmath.mpf(float(found.levels))) for mean in means]
    assert found.deviations == pytest.approx(apart, rel=1e-13, abs=1e-30 * max(scores))
    assert ours(found.deviations[:, None], found.levels[None])[0] == pytest.approx(expected, rel=1e-10, abs=0)


@pytest.mark.parametrize("weight", [0.1, 100 / 7])
def test_means_of_floats_are_those_of_the_floats(weight: float) -> None:
    table = np.array(COUNTS["halves"]) * weight
    found = objective.averages(table, np.array([1.0, 2.0, 3.0]))
    with mpmath.workdps(80):
        apart = [float(mean - mpmath.mpf(float(found.levels))) for mean in exact_means(table, [1.0, 2.0, 3.0])]
    assert found.deviations == pytest.approx(apart, rel=1e-13, abs=1e-30)


def test_hundreds_of_leaves_and_objects_are_averaged_one_by_one() -> None:
    draw = np.random.default_rng(5)
    counts = np.floor(10.0 ** draw.uniform(0, 12, (4, 5, 50))).astype(np.int64)
    scores = np.linspace(100, 0, 5) / 3
    found = objective.averages(counts, scores)
    with mpmath.workdps(80):
        for leaf in range(4):
            means = exact_means(counts[leaf], scores.tolist())
            apart = [float(mean - mpmath.mpf(float(found.levels[leaf]))) for mean in means]
            assert found.deviations[leaf] == pytest.approx(apart, rel=1e-13, abs=1e-28)


def test_objects_without_answers_have_no_part_in_it() -> None:
    found = objective.averages(np.array([[[0, 1, 3], [0, 1, 1]], [[0, 0, 0], [0, 0, 0]]]), np.array([1.0, 3.0]))
    assert found.levels.tolist() == [2, 0]
    assert found.deviations.tolist() == [[0, 0, -0.5], [0, 0, 0]]


@pytest.mark.parametrize("level", [1e-290, 1e-100, 1e100, 1e300])
def test_scores_however_large_or_small_are_averaged(level: float) -> None:
    found = objective.averages(np.array([[1, 1], [1, 3]]), level * np.array([1.0, 3.0]))
    assert found.levels == pytest.approx(2 * level, rel=1e-15)
    assert found.deviations == pytest.approx([0, 0.5 * level], rel=1e-13, abs=1e-15 * level)


def test_a_level_by_hand() -> None:
    """Of 1, 2 and 6, and of 10 more: the Gini coefficient is 20/54 and 20/(2·9·13), σ √(14/3), and Theil's index as is."""
    values = np.array([[1.0], [2.0], [6.0]])
    for level in (0.0, 10.0):
        mean = 3 + level
        assert objective.gini_about(values, np.array([level])) == pytest.approx([20 / (18 * mean)])
        assert objective.variation_about(values, np.array([level])) == pytest.approx([(14 / 3) ** 0.5 / mean])
        share = (values[:, 0] + level) / mean
        expected = (share * np.log(share)).mean()
        assert objective.theil_about(values, np.array([level])) == pytest.approx([expected])
        assert objective.theil_about(np.full((3, 1), 0.1), np.array([1.0])).tolist() == [0]
