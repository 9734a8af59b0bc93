"""What the operators keep: the laws of an operator, of the library's own four and of one more."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import fuzzyeval as fe
import strategies
from fuzzyeval.core.composition import OPERATORS
from fuzzyeval.testing import Law, laws
from held import held_to, lacking, shared


def either(left: Any, right: Any, out: Any) -> Any:
    return np.subtract(left + right, left * right, out=out)


ALL = {**dict.fromkeys(strategies.OPERATORS), "own": fe.Operator("M(·,+̂)", np.multiply, either)}
SUBJECTS = {name: own or name for name, own in ALL.items()}


@pytest.mark.parametrize(("law", "operator"), held_to(laws.operator, SUBJECTS))
def test_an_operator_keeps_its_laws(law: Law, operator: Any) -> None:
    law.check(operator, settings=shared(law, SUBJECTS))


def test_a_law_is_left_out_for_what_it_does_not_apply_to_alone() -> None:
    """By hand, from the algebra of ⊗ and ⊕: a law that should hold is never left out in silence."""
    others = {"min_max", "product_max", "min_sum", "own"}
    assert lacking(laws.operator, SUBJECTS) == {
        "below_the_cap": {"min_max", "product_max", "weighted_average", "own"},
        "equal_rows_are_the_row": others,
        "between_the_rows": others,
        "split_indicator": others,
        "twin_indicator": {"min_sum", "weighted_average", "own"},
        "better_grade_better_score": others,
        "as_it_is_written": {"own"},
    }


def test_min_sum_stops_at_one_where_weights_do_not_sum_to_one() -> None:
    """Max-normalised weights: invisible while weights sum to 1, since then no sum passes it."""
    composed = fe.compose([1.0, 0.8], [[0.7, 0.3], [0.6, 0.4]], operator="min_sum")
    assert composed.tolist() == [1.0, pytest.approx(0.7)]


@st.composite
def problems(draw: st.DrawFn) -> tuple[Any, Any]:
    """Weights and a relation whose rows sum to 1."""
    count = draw(st.integers(1, 6))
    return np.array(draw(strategies.weight_vectors(count))), np.array(
        [draw(strategies.weight_vectors(4)) for _ in range(count)]
    )


@given(problems())
def test_the_planes_and_the_matrix_product_agree(problem: tuple[Any, Any]) -> None:
    weights, rows = problem
    folded = fe.Operator("own", OPERATORS["weighted_average"].weigh, lambda a, b, out: np.add(a, b, out=out))
    assert fe.compose(weights, rows, operator=folded) == pytest.approx(fe.compose(weights, rows))
