"""Fuzzy AHP: triangles in, weights with their spread out."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

import fuzzyeval as fe
from ahp.drawn import pair, random_matrix
from fuzzyeval.aliases import FloatArray
from fuzzyeval.errors import ArrayError, OptionError


def buckley(judgements: list[list[list[float]]]) -> list[list[float]]:
    """Return Buckley's fuzzy weights in plain Python."""
    order = len(judgements)
    means = [[math.prod(cell[corner] for cell in row) ** (1 / order) for corner in range(3)] for row in judgements]
    sums = [sum(mean[corner] for mean in means) for corner in range(3)]
    return [[mean[corner] / sums[2 - corner] for corner in range(3)] for mean in means]


def extent_weights(judgements: FloatArray) -> list[float]:
    """Return the weights of Chang's extent analysis (1996): how possible it is that each is above all others."""
    sums = judgements.sum(axis=1)
    extents = sums / sums.sum(axis=0)[::-1]

    def possible(above: FloatArray, below: FloatArray) -> float:
        if above[1] >= below[1]:
            return 1.0
        if below[0] >= above[2]:
            return 0.0
        return float((below[0] - above[2]) / ((above[1] - above[2]) - (below[1] - below[0])))

    least = [min(possible(one, other) for other in extents) for one in extents]
    return [one / sum(least) for one in least]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("spread", [0, 0.5, 1, 2])
def test_the_weights_are_buckleys(seed: int, spread: float) -> None:
    triangles = fe.ahp.fuzzify(random_matrix(5, seed), spread=spread)
    plain = np.array(buckley(triangles.tolist()))
    found = fe.ahp.fuzzy_priorities(triangles)
    assert np.stack([found.lower, found.middle, found.upper], axis=-1) == pytest.approx(plain)
    centres = plain.mean(axis=1)
    assert found.priorities == pytest.approx(centres / centres.sum())
    assert found.spread == pytest.approx(plain[:, 2] - plain[:, 0])


def test_extent_analysis_gives_nothing_to_an_indicator_that_matters() -> None:
    """A is weakly above B and both clearly above C: extent analysis drops C, whose judgements say about a tenth."""
    judged = np.array([[1, 2, 7], [1 / 2, 1, 5], [1 / 7, 1 / 5, 1]])
    triangles = fe.ahp.fuzzify(judged)
    assert extent_weights(triangles)[2] == 0
    crisp = fe.ahp.priorities(judged, method="geometric_mean")
    found = fe.ahp.fuzzy_priorities(triangles)
    assert crisp[2] > 0.07
    assert found.priorities[2] == pytest.approx(crisp[2], rel=0.2)
    assert (found.lower > 0).all()


def test_judgements_become_triangles_within_one_and_nine() -> None:
    expected = {1: (1, 1, 1), 2: (1, 2, 3), 1.5: (1, 1.5, 2.5), 8: (7, 8, 9), 9: (8, 9, 9)}
    for judgement, triangle in expected.items():
        found = fe.ahp.fuzzify(pair(judgement))
        assert found[0, 1].tolist() == pytest.approx(triangle)
        assert found[1, 0].tolist() == pytest.approx([1 / corner for corner in triangle[::-1]])
        assert found[0, 0].tolist() == found[1, 1].tolist() == [1, 1, 1]
    assert fe.ahp.fuzzify(pair(5), spread=2)[0, 1].tolist() == [3, 5, 7]
    assert fe.ahp.fuzzify(pair(5), spread=0)[0, 1].tolist() == [5, 5, 5]
    assert fe.ahp.fuzzify(np.array([[1, 9], [0.11, 1]]))[0, 1].tolist() == pytest.approx([8, 9, 9])


def test_a_stack_is_each_matrix_and_the_result_is_read_only() -> None:
    stack = fe.ahp.fuzzify(np.stack([random_matrix(4, 0), random_matrix(4, 1)]))
    found = fe.ahp.fuzzy_priorities(stack)
    for at in range(2):
        assert found.priorities[at] == pytest.approx(fe.ahp.fuzzy_priorities(stack[at]).priorities)
    for array in (found.lower, found.middle, found.upper, found.priorities, found.spread):
        assert array.shape == (2, 4)
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def test_reciprocals_that_are_printed_are_taken_as_meant() -> None:
    found = fe.ahp.fuzzy_priorities(np.array([[[1, 1, 1], [2, 3, 4]], [[0.25, 0.33, 0.5], [1, 1, 1]]]))
    exact = fe.ahp.fuzzy_priorities(np.array([[[1, 1, 1], [2, 3, 4]], [[1 / 4, 1 / 3, 1 / 2], [1, 1, 1]]]))
    assert found.priorities == pytest.approx(exact.priorities, abs=2e-3)
    rounded = fe.ahp.fuzzy_priorities(np.array([[[1, 1, 1], [3, 4, 5]], [[0.2, 0.25, 0.33], [1, 1, 1]]]))
    meant = math.sqrt(3 / 0.33)
    assert rounded.lower[0] == pytest.approx(math.sqrt(meant) / (math.sqrt(5) + 1 / math.sqrt(meant)), rel=1e-9)
    assert fe.ahp.fuzzy_priorities([[[1, 1, 1]]]).priorities.tolist() == [1]


@pytest.mark.parametrize(
    ("judgements", "said"),
    [
        ([[1, 2], [0.5, 1]], r"shape \(2, 2\)"),
        ([[[1, 1], [1, 1]], [[1, 1], [1, 1]]], r"shape \(2, 2, 2\); give square matrices of triangles"),
        ([[[1, 1, 1]] * 3] * 2, r"shape \(2, 3, 3\); give square"),
        ([[[1, 1, 1], [3, 2, 4]], [[0.25, 0.5, 0.33], [1, 1, 1]]], r"\[0, 1, 1\]: 2 is less than the corner before"),
        ([[[1, 1, 1], [2, 3, 4]], [[2, 3, 4], [1, 1, 1]]], r"\[0, 1, 0\]: 2 is not the reciprocal of its mirror"),
        ([[[1, 1, 1], [0, 3, 4]], [[0.25, 0.33, 9], [1, 1, 1]]], r"\[0, 1, 0\]: 0 is not a positive judgement"),
        ([[[1, 1, 2], [2, 3, 4]], [[0.25, 1 / 3, 0.5], [1, 1, 1]]], r"\[0, 0, 2\]: 2 is on the diagonal"),
        ([[[1, 1, math.nan]]], "nan is not finite"),
        ("abc", "is not an array of numbers"),
    ],
)
def test_what_are_no_triangles_is_refused(judgements: Any, said: str) -> None:
    with pytest.raises(ArrayError, match=f"judgements.*{said}"):
        fe.ahp.fuzzy_priorities(judgements)


def test_what_cannot_be_made_fuzzy_is_refused() -> None:
    with pytest.raises(ArrayError, match="is beyond 1/9 to 9"):
        fe.ahp.fuzzify(pair(12))
    with pytest.raises(ArrayError, match="is a gap"):
        fe.ahp.fuzzify([[1, math.nan], [math.nan, 1]])
    for spread in (-1, 9, math.nan, "1", None):
        wrong: Any = spread
        with pytest.raises(OptionError, match=r"spread: .* is not a number from 0 to 8"):
            fe.ahp.fuzzify([[1]], spread=wrong)
