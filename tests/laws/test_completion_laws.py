"""What completions and contradictions keep."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import fuzzyeval as fe
import strategies
from fuzzyeval.aliases import FloatArray

pytestmark = pytest.mark.slow

METHODS = ("least_lambda", "least_squares")
methods = st.sampled_from(METHODS)


@st.composite
def gappy(draw: st.DrawFn, low: int = 2, high: int = 7) -> tuple[FloatArray, FloatArray]:
    """Judgements on Saaty's scale, and the same of which those that a tree does not need may be missing."""
    matrix = draw(strategies.reciprocal(low, high))
    tree = {(draw(st.integers(0, at - 1)), at) for at in range(1, len(matrix))}
    rest = [pair for pair in combinations(range(len(matrix)), 2) if pair not in tree]
    gaps = matrix.copy()
    for i, j in rest:
        if draw(st.booleans()):
            gaps[i, j] = gaps[j, i] = np.nan
    return matrix, gaps


def lambda_max(matrix: FloatArray) -> float:
    return float(fe.ahp.consistency(matrix).lambda_max)


@given(strategies.reciprocal(), methods)
def test_completing_what_is_complete_is_itself(matrix: Any, method: Any) -> None:
    assert (fe.ahp.complete(matrix, method=method) == matrix).all()


@given(gappy(), methods)
def test_a_completion_is_reciprocal_and_keeps_what_was_judged(case: Any, method: Any) -> None:
    _, gaps = case
    filled = fe.ahp.complete(gaps, method=method)
    assert filled * filled.T == pytest.approx(np.ones_like(filled), rel=1e-12)
    judged = ~np.isnan(gaps)
    assert (filled[judged] == gaps[judged]).all()


@given(gappy(low=3), st.integers(0, 1_000))
def test_no_other_filling_has_a_lower_lambda_max(case: Any, seed: int) -> None:
    """Not what was judged there before, nor least squares, nor random ones, near or far."""
    matrix, gaps = case
    filled = fe.ahp.complete(gaps)
    least = lambda_max(filled)
    assert least <= lambda_max(matrix) * (1 + 1e-12)
    assert least <= lambda_max(fe.ahp.complete(gaps, method="least_squares")) * (1 + 1e-12)
    random = np.random.default_rng(seed)
    for size in (1e-3, 0.1, 2):
        moved = np.triu(random.normal(0, size, gaps.shape), 1)
        other = np.where(np.isnan(gaps), filled * np.exp(moved - moved.T), gaps)
        assert least <= lambda_max(other) * (1 + 1e-12)


@given(gappy(low=3))
def test_in_every_gap_of_the_least_lambda_max_both_eigenvectors_agree(case: Any) -> None:
    """The derivative of λmax by ln aᵢⱼ is yᵢaᵢⱼxⱼ − yⱼaⱼᵢxᵢ, and is 0."""
    _, gaps = case
    filled = fe.ahp.complete(gaps)
    x, y = fe.ahp.priorities(filled), fe.ahp.priorities(filled.T)
    ratio = np.sqrt(x / y)
    empty = np.isnan(gaps)
    assert filled[empty] == pytest.approx((ratio[:, None] / ratio)[empty], rel=1e-8)


@given(gappy(low=3), st.data(), methods)
def test_permuting_indicators_permutes_the_completion(case: Any, data: st.DataObject, method: Any) -> None:
    _, gaps = case
    order = data.draw(st.permutations(range(len(gaps))))
    shuffled = fe.ahp.complete(gaps[np.ix_(order, order)], method=method)
    assert shuffled == pytest.approx(fe.ahp.complete(gaps, method=method)[np.ix_(order, order)], rel=1e-8)


@given(gappy(low=3), methods)
def test_the_mirror_image_of_a_completion_completes_the_mirror_image(case: Any, method: Any) -> None:
    _, gaps = case
    assert fe.ahp.complete(gaps.T, method=method) == pytest.approx(fe.ahp.complete(gaps, method=method).T, rel=1e-8)


@given(strategies.consistent())
def test_both_priorities_agree_on_consistent_judgements(case: Any) -> None:
    _, matrix = case
    means = fe.ahp.priorities(matrix, method="geometric_mean")
    assert fe.ahp.priorities(matrix) == pytest.approx(means, rel=1e-12)


@given(strategies.reciprocal(low=1, high=3))
def test_both_priorities_agree_on_any_three_indicators_to_the_last_digits(matrix: Any) -> None:
    means = fe.ahp.priorities(matrix, method="geometric_mean")
    assert fe.ahp.priorities(matrix) == pytest.approx(means, rel=1e-12)


@given(strategies.reciprocal())
def test_transposing_inverts_the_weights_of_geometric_means(matrix: Any) -> None:
    """Of the eigenvector it does not, beyond three indicators."""
    inverse = 1 / fe.ahp.priorities(matrix, method="geometric_mean")
    found = fe.ahp.priorities(matrix.T, method="geometric_mean")
    assert found == pytest.approx(inverse / inverse.sum(), rel=1e-12)


@given(strategies.consistent())
def test_consistent_judgements_do_not_contradict(case: Any) -> None:
    _, matrix = case
    assert fe.ahp.koczkodaj(matrix) == pytest.approx(0, abs=1e-12)
    assert fe.ahp.contradictions(matrix) == fe.ahp.Contradictions(0.0, (), ())


@given(strategies.reciprocal())
def test_koczkodajs_index_is_0_exactly_where_lambda_max_is_n(matrix: Any) -> None:
    index = fe.ahp.koczkodaj(matrix)
    assert 0 <= index < 1
    assert (index > 1e-9) == (lambda_max(matrix) > len(matrix) * (1 + 1e-12))


@given(gappy(low=3), st.data())
def test_permuting_indicators_permutes_triads_and_circles(case: Any, data: st.DataObject) -> None:
    matrix, gaps = case
    order = data.draw(st.permutations(range(len(gaps))))
    shuffled = np.ix_(order, order)
    assert fe.ahp.koczkodaj(matrix[shuffled]) == pytest.approx(fe.ahp.koczkodaj(matrix), rel=1e-12)
    before, after = fe.ahp.contradictions(gaps), fe.ahp.contradictions(gaps[shuffled])
    assert after.index == pytest.approx(before.index, rel=1e-12)
    assert {tuple(sorted(order[at] for at in triad.members)) for triad in after.triads} == {
        triad.members for triad in before.triads
    }
    there = [tuple(order[at] for at in cycle) for cycle in after.cycles if len(cycle) == 3]
    turned = {cycle[cycle.index(min(cycle)) :] + cycle[: cycle.index(min(cycle))] for cycle in there}
    assert turned == {cycle for cycle in before.cycles if len(cycle) == 3}
    assert {order[at] for cycle in after.cycles for at in cycle} == {at for cycle in before.cycles for at in cycle}


@given(gappy(low=3))
def test_every_circle_is_one_and_is_told_from_its_smallest_position(case: Any) -> None:
    _, gaps = case
    for cycle in fe.ahp.contradictions(gaps).cycles:
        assert cycle[0] == min(cycle)
        assert len(set(cycle)) == len(cycle) >= 3
        assert all(gaps[a, b] > 1 for a, b in zip(cycle, (*cycle[1:], cycle[0]), strict=True))


@given(strategies.reciprocal(low=3))
def test_reversing_all_judgements_reverses_every_circle(matrix: Any) -> None:
    forwards, backwards = fe.ahp.contradictions(matrix), fe.ahp.contradictions(matrix.T)
    assert {(cycle[0], *cycle[:0:-1]) for cycle in backwards.cycles if len(cycle) == 3} == {
        cycle for cycle in forwards.cycles if len(cycle) == 3
    }
    assert backwards.index == pytest.approx(forwards.index, rel=1e-12)
