"""What the operators keep, and what they do not."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import fuzzyeval as fe
import strategies
from fuzzyeval.core.composition import OPERATORS

operators = st.sampled_from(strategies.OPERATORS)


@st.composite
def problems(draw: st.DrawFn, grades: int = 4) -> tuple[Any, Any]:
    """Weights and a relation whose rows sum to 1."""
    count = draw(st.integers(1, 6))
    weights = draw(strategies.weight_vectors(count))
    rows = [draw(strategies.weight_vectors(grades)) for _ in range(count)]
    return np.array(weights), np.array(rows)


@given(problems(), st.data())
def test_all_weight_on_one_indicator_returns_its_row(problem: tuple[Any, Any], data: st.DataObject) -> None:
    _, rows = problem
    chosen = data.draw(st.integers(0, len(rows) - 1))
    for operator in strategies.OPERATORS:
        assert fe.compose(np.eye(len(rows))[chosen], rows, operator=operator) == pytest.approx(rows[chosen])


@given(problems())
def test_equal_rows_are_the_row_of_the_weighted_average(problem: tuple[Any, Any]) -> None:
    weights, rows = problem
    same = np.repeat(rows[:1], len(rows), axis=0)
    assert fe.compose(weights, same) == pytest.approx(rows[0])


@given(problems(), operators)
def test_degrees_stay_in_bounds(problem: tuple[Any, Any], operator: str) -> None:
    weights, rows = problem
    composed = fe.compose(weights, rows, operator=operator)
    assert np.isfinite(composed).all()
    assert (composed >= 0).all()
    assert (composed <= 1 + 1e-12).all()


@given(problems(), operators, st.randoms(use_true_random=False))
def test_the_order_of_indicators_does_not_matter(problem: tuple[Any, Any], operator: str, random: Any) -> None:
    weights, rows = problem
    order = random.sample(range(len(weights)), len(weights))
    shuffled = fe.compose(weights[order], rows[order], operator=operator)
    assert shuffled == pytest.approx(fe.compose(weights, rows, operator=operator))


@given(problems(), operators, st.integers(1, 4))
def test_many_objects_at_once_are_each_as_alone(problem: tuple[Any, Any], operator: str, copies: int) -> None:
    weights, rows = problem
    stack = np.stack([np.roll(rows, shift, axis=-1) for shift in range(copies)])
    together = fe.compose(weights, stack, operator=operator)
    for alone, found in zip(stack, together, strict=True):
        assert found == pytest.approx(fe.compose(weights, alone, operator=operator), abs=1e-15)


@given(st.data(), problems(), st.integers(0, 3), st.integers(0, 3))
def test_membership_moved_to_a_better_grade_never_lowers_the_weighted_average(
    data: st.DataObject, problem: tuple[Any, Any], first: int, second: int
) -> None:
    weights, rows = problem
    scores = np.array([4.0, 3.0, 2.0, 1.0])
    better, worse = sorted((first, second))
    row = data.draw(st.integers(0, len(rows) - 1))
    moved = rows.copy()
    moved[row, better] += moved[row, worse]
    moved[row, worse] -= rows[row, worse] if better != worse else 0
    if better == worse:
        moved = rows
    before, after = fe.compose(weights, rows), fe.compose(weights, moved)
    assert after @ scores / after.sum() >= before @ scores / before.sum() - 1e-12


# Believed of every operator, and true of the weighted average only: (weights, relation, row 1 improved). Scores 3, 2, 1.
COUNTEREXAMPLES = {
    "min_max": ((1 / 2, 1 / 2), ((1 / 2, 1 / 4, 1 / 4), (1 / 3, 1 / 3, 1 / 3)), (1 / 2, 1 / 2, 0)),
    "product_max": ((1 / 2, 1 / 2), ((1 / 2, 1 / 4, 1 / 4), (1 / 3, 1 / 3, 1 / 3)), (1 / 2, 1 / 2, 0)),
    "min_sum": ((1 / 4, 3 / 4), ((1 / 2, 1 / 2, 0), (0, 0, 1)), (1, 0, 0)),
}


@pytest.mark.parametrize("operator", COUNTEREXAMPLES)
def test_membership_moved_to_a_better_grade_can_lower_the_score_of_other_operators(operator: str) -> None:
    weights, rows, improved = COUNTEREXAMPLES[operator]
    scores = np.array([3.0, 2.0, 1.0])
    moved = (improved, *rows[1:])
    assert (np.cumsum(improved) >= np.cumsum(rows[0]) - 1e-12).all()  # better or as good, however one looks at it
    before = fe.compose(weights, rows, operator=operator)
    after = fe.compose(weights, moved, operator=operator)
    assert after @ scores / after.sum() < before @ scores / before.sum() - 1e-6


def test_min_sum_stops_at_one_where_weights_do_not_sum_to_one() -> None:
    """Max-normalised weights: invisible while weights sum to 1, since then no sum passes it."""
    composed = fe.compose([1.0, 0.8], [[0.7, 0.3], [0.6, 0.4]], operator="min_sum")
    assert composed.tolist() == [1.0, pytest.approx(0.7)]


@given(problems())
def test_the_planes_and_the_matrix_product_agree(problem: tuple[Any, Any]) -> None:
    weights, rows = problem
    folded = fe.Operator("own", OPERATORS["weighted_average"].weigh, lambda a, b, out: np.add(a, b, out=out))
    assert fe.compose(weights, rows, operator=folded) == pytest.approx(fe.compose(weights, rows))
