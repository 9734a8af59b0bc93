"""Entropy weights on arrays: traps that others fell into."""

from __future__ import annotations

import math
import tracemalloc
from typing import Any

import numpy as np
import pytest

import fuzzyeval as fe
import objective_oracle
from fuzzyeval.aliases import FloatArray
from fuzzyeval.errors import ArrayError, WeightsError


def textbook(scores: Any) -> list[float]:
    """Return d/Σd with d = 1 + Σ p ln p / ln k, in sixty digits."""
    return objective_oracle.weights(objective_oracle.divergence, scores)


@pytest.mark.parametrize(
    "scores",
    [
        [[1, 2], [4, 16]],
        [[1], [2]],
        [[0, 1], [1, 1]],
        [[0, 1, 5], [0, 2, 5], [7, 4, 5.5]],
        [[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 1]],
        [[1e-12, 1], [2e-12, 3]],
        [[1e12, 1e-9], [3e12, 2e-9]],
        np.array([[200, 250], [100, 255]], dtype=np.uint8),
        np.array([[1, 2], [4, 16]], dtype=np.int32),
        np.array([[1, 2], [4, 16]], dtype=np.float32),
        np.asfortranarray([[1.0, 2.0], [4.0, 16.0]]),
    ],
)
def test_the_weights_are_the_textbooks(scores: Any) -> None:
    weights = fe.objective.entropy(scores)
    assert weights == pytest.approx(textbook(scores), rel=1e-12)
    assert weights.sum() == pytest.approx(1, abs=1e-15)


@pytest.mark.parametrize("spread", [1e-2, 1e-3, 1e-4, 1e-6, 1e-8, 1e-10, 1e-12])
def test_scores_that_hardly_vary_have_weights_that_are_right_and_not_negative(spread: float) -> None:
    scores = 3 + spread * np.array([[0, 1, 0], [1, -1, 0.5], [2, 3, 1], [0.5, 0, 2]])
    weights = fe.objective.entropy(scores)
    assert (weights >= 0).all()
    assert weights == pytest.approx(textbook(scores), rel=1e-9, abs=0)


@pytest.mark.parametrize("scale", [1e-300, 1e-100, 1e100, 1e300])
def test_scores_of_any_magnitude_are_weighed_alike(scale: float) -> None:
    scores = np.array([[1, 5, 2], [4, 5.5, 2], [2, 7, 2.5]])
    assert fe.objective.entropy(scores * scale) == pytest.approx(fe.objective.entropy(scores), rel=1e-9, abs=0)


def test_columns_may_differ_in_magnitude_by_all_that_floats_hold() -> None:
    assert fe.objective.entropy([[1e300, 1], [1e-300, 2]]) == pytest.approx(
        textbook([[1e300, 1], [1e-300, 2]]), rel=1e-9
    )
    assert fe.objective.entropy([[1e308, 1], [1e308, 2]]) == pytest.approx([0, 1])


def test_a_constant_column_weighs_exactly_0() -> None:
    for constant in (5, 0.1, 1 / 3, 1e-9, 1e9):
        assert fe.objective.entropy([[1, constant], [2, constant], [4, constant]]).tolist() == [1, 0]


def test_a_stack_is_weighed_one_by_one() -> None:
    stack = np.random.default_rng(3).uniform(0, 9, (2, 3, 5, 4))
    weights = fe.objective.entropy(stack)
    assert weights.shape == (2, 3, 4)
    assert weights[1, 2] == pytest.approx(fe.objective.entropy(stack[1, 2]), rel=1e-15)


@pytest.mark.parametrize(
    ("scores", "message"),
    [
        ([[1, 2]], "scores: one row does not vary; give a row for each of at least two alternatives"),
        ([1, 2], r"scores: shape \(2,\)"),
        ([], "scores: shape"),
        (np.zeros((0, 2)), "scores: shape"),
        ([[1, -1], [2, 2]], r"scores\[0, 1\]: -1 is negative; shift or rescale the column"),
        ([[0, 1], [0, 2]], r"column\[0\]: 0 has nothing to share out; leave the column out"),
        ([[1, 0], [2, 0]], r"column\[1\]: 0 has nothing to share out"),
        ([[math.nan, 1], [2, 3]], r"scores\[0, 0\]: nan is not finite"),
        ([[math.inf, 1], [2, 3]], r"scores\[0, 0\]: inf is not finite"),
        ([[True, False], [True, True]], "give integers or floats"),
        ([["1", "2"], ["3", "4"]], "not an array of numbers"),
        ([[1, None], [2, 3]], "not an array of numbers"),
        ([[1, 2], [3]], "rows of unequal length"),
    ],
)
def test_scores_that_have_no_entropy_are_refused_with_the_place(scores: Any, message: str) -> None:
    with pytest.raises(ArrayError, match=message):
        fe.objective.entropy(scores)


@pytest.mark.parametrize("scores", [[[1, 2], [1, 2]], [[5], [5]], [[0.1, 0.3]] * 7, np.ones((2, 3, 2))])
def test_where_nothing_varies_there_are_no_weights(scores: Any) -> None:
    with pytest.raises(WeightsError, match="no column varies, so entropy prefers none; weigh by judgement or equally"):
        fe.objective.entropy(scores)


@pytest.mark.parametrize("rows", [3, 10, 100, 1000])
def test_columns_that_do_not_vary_are_refused_whatever_their_mean_rounds_to(rows: int) -> None:
    with pytest.raises(WeightsError, match="no column varies"):
        fe.objective.entropy([[0.1, 0.3]] * rows)
    mixed = [[0.1, 0.3, float(row)] for row in range(1, rows + 1)]
    assert fe.objective.entropy(mixed).tolist() == [0.0, 0.0, 1.0]


def table(rows: int, columns: int, spread: float) -> FloatArray:
    """Return a table that varies by so much, more in some columns than in others."""
    draw = np.random.default_rng(11)
    return 3 + spread * draw.uniform(0, 1, (rows, columns)) * draw.uniform(0.1, 1, columns)


@pytest.mark.parametrize(("rows", "columns"), [(4, 3), (70_000, 1), (20_000, 5), (3, 40_000)])
@pytest.mark.parametrize("spread", [1, 1e-8, 1e-12])
def test_many_rows_or_columns_are_weighed_some_at_a_time_and_as_if_at_once(
    rows: int, columns: int, spread: float
) -> None:
    scores = table(rows, columns, spread)
    u = (scores - scores.mean(axis=0)) / scores.mean(axis=0)
    u -= u.mean(axis=0)
    plain = (np.square(u) / 2 - u**3 / 6).sum(axis=0) if spread < 1 else ((1 + u) * np.log1p(u) - u).sum(axis=0)
    assert fe.objective.entropy(scores) == pytest.approx(plain / plain.sum(), rel=1e-10)


def test_parts_that_hardly_vary_and_parts_that_do_add_up() -> None:
    """Each part of 32,768 numbers takes the form that suits each of its columns."""
    scores = np.full((20_000, 2), 3.0)
    scores[:, 0] += 1e-8 * (np.arange(20_000) % 7)
    scores[:, 1] += 1e-8 * (np.arange(20_000) % 5)
    scores[-1] = 4, 0
    weights = fe.objective.entropy(scores)
    assert weights == pytest.approx(textbook(scores.tolist()), rel=1e-9, abs=0)


def test_a_stack_of_many_tables_is_weighed_some_at_a_time() -> None:
    stack = np.random.default_rng(5).uniform(0, 9, (9_000, 4, 3))
    weights = fe.objective.entropy(stack)
    assert weights[[0, 4_567, -1]].tolist() == [fe.objective.entropy(stack[at]).tolist() for at in (0, 4_567, -1)]


def test_no_array_as_large_as_the_scores_is_made() -> None:
    scores = table(200_000, 10, 1)
    tracemalloc.start()
    fe.objective.entropy(scores)
    assert tracemalloc.get_traced_memory()[1] < scores.nbytes / 8
    tracemalloc.stop()
