"""What judgement matrices keep."""

from __future__ import annotations

from functools import partial
from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import fuzzyeval as fe
import oracle
import strategies
from fuzzyeval.aliases import PriorityMethod
from fuzzyeval.testing import Law, laws
from held import held_to, lacking, shared, tried

pytestmark = pytest.mark.slow

methods = st.sampled_from(get_args(PriorityMethod))


SUBJECTS = {method: partial(fe.ahp.priorities, method=method) for method in get_args(PriorityMethod)}


@pytest.mark.parametrize(("law", "method"), held_to(laws.judgement, SUBJECTS))
def test_weights_from_judgements_keep_their_laws(law: Law, method: Any) -> None:
    law.check(method, settings=shared(law, SUBJECTS))


def test_favour_is_left_out_for_the_eigenvector_alone() -> None:
    """Csató and Petróczy (2021): its weight may fall as a judgement in favour rises."""
    assert lacking(laws.judgement, SUBJECTS) == {"favour_is_kept": {"eigenvector"}}


@given(strategies.consistent(), methods)
def test_consistent_judgements_give_their_weights_back_and_no_inconsistency(case: tuple[Any, Any], method: Any) -> None:
    weights, matrix = case
    found = fe.ahp.consistency(matrix, method=method)
    assert found.priorities == pytest.approx(weights, rel=1e-9)
    assert found.ratio == pytest.approx(0, abs=1e-9)
    assert found.geometric_index == pytest.approx(0, abs=1e-9)
    assert found.lambda_max == pytest.approx(len(weights))
    assert found.acceptable


@given(strategies.reciprocal(), methods)
def test_priorities_are_weights_and_the_ratio_is_never_negative(matrix: Any, method: Any) -> None:
    found = fe.ahp.consistency(matrix, method=method)
    assert (found.priorities > 0).all()
    assert found.priorities.sum() == pytest.approx(1)
    assert found.ratio >= 0
    assert found.lambda_max >= len(matrix)


@tried(75, among=5)  # in plain Python, thousands of steps each
@given(strategies.reciprocal())
def test_priorities_are_those_of_plain_power_iteration(matrix: Any) -> None:
    assert fe.ahp.priorities(matrix) == pytest.approx(oracle.priorities(matrix.tolist()), abs=1e-8)


@given(strategies.reciprocal(low=3, high=3))
def test_both_methods_agree_on_three_indicators(matrix: Any) -> None:
    assert fe.ahp.priorities(matrix) == pytest.approx(fe.ahp.priorities(matrix, method="geometric_mean"), abs=1e-9)


@given(strategies.reciprocal(low=2, high=5), st.integers(1, 4))
def test_a_stack_of_matrices_is_each_matrix(matrix: Any, copies: int) -> None:
    stack = np.stack([matrix if at % 2 else matrix.T for at in range(copies)])
    found = fe.ahp.consistency(stack)
    for at, one in enumerate(stack):
        alone = fe.ahp.consistency(one)
        assert found.priorities[at] == pytest.approx(alone.priorities, abs=1e-12)
        assert found.ratio[at] == pytest.approx(alone.ratio, abs=1e-12)


@given(strategies.reciprocal())
def test_completing_complete_judgements_changes_nothing(matrix: Any) -> None:
    assert fe.ahp.complete(matrix) == pytest.approx(matrix, rel=1e-12)


@given(strategies.consistent(low=2), st.data())
def test_gaps_in_consistent_judgements_are_filled_with_what_follows_from_the_rest(
    case: tuple[Any, Any], data: st.DataObject
) -> None:
    _, matrix = case
    chain = {(i, i + 1) for i in range(len(matrix) - 1)}
    known = chain | {(i, j) for i in range(len(matrix)) for j in range(i) if data.draw(st.booleans())}
    gappy = np.full_like(matrix, np.nan)
    for i, j in known:
        gappy[i, j] = matrix[i, j]
    assert fe.ahp.complete(gappy) == pytest.approx(matrix, rel=1e-9)


@given(strategies.reciprocal(low=3, high=6), st.data())
def test_completion_is_reciprocal_keeps_what_was_judged_and_no_other_filling_fits_better(
    matrix: Any, data: st.DataObject
) -> None:
    i, j = data.draw(st.sampled_from([(a, b) for a in range(len(matrix)) for b in range(a)]))
    gappy = matrix.copy()
    gappy[i, j] = gappy[j, i] = np.nan
    filled = fe.ahp.complete(gappy, method="least_squares")
    assert filled * filled.T == pytest.approx(np.ones_like(matrix))
    judged = ~np.isnan(gappy)
    assert filled[judged] == pytest.approx(matrix[judged])
    assert fe.ahp.consistency(filled).geometric_index <= fe.ahp.consistency(matrix).geometric_index + 1e-12


def test_nor_is_favour_kept_by_the_eigenvector_of_the_transposed_matrix() -> None:
    """Inverted, it gives back consistent judgements too, and is seen to fall by a second matrix alone."""

    def of_columns(judged: Any) -> Any:
        found = 1 / np.asarray(fe.ahp.priorities(judged.T, method="eigenvector"))
        return found / found.sum()

    assert laws.judgement.named("consistent_judgements_give_their_weights").outcome(of_columns).kind == "held"
    why = laws.judgement.named("favour_is_kept").reason(of_columns)
    assert why is not None
    assert why.startswith("of these, a₁₂ from 7 to 9 takes w₁ from 0.07047 to ")
