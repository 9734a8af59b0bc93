"""Weights and consistency: judgements that are hard on arithmetic, the random indices, the limits."""

from __future__ import annotations

from typing import Any, get_args

import mpmath
import numpy as np
import pytest

import fuzzyeval as fe
from fuzzyeval.aliases import FloatArray, RandomIndex
from fuzzyeval.core.pairwise import chunking, indices, priorities
from fuzzyeval.errors import ArrayError, OptionError

SAATY = [*(1 / x for x in range(9, 1, -1)), *range(1, 10)]


def reciprocal(upper: FloatArray) -> FloatArray:
    """Return the judgement matrices with what stands above the diagonal, (..., n, n)."""
    above = np.triu(upper, 1)
    return above + np.eye(upper.shape[-1]) + np.tril(1 / np.where(above > 0, above, np.inf).swapaxes(-1, -2), -1)


def principal(matrix: FloatArray) -> list[float]:
    """Return the principal eigenvector to 60 digits by squaring, half of the identity added."""
    order = len(matrix)
    with mpmath.workdps(60):
        power = mpmath.matrix(matrix.tolist())
        means = [mpmath.exp(mpmath.fsum(mpmath.log(a) for a in power[i, :]) / order) for i in range(order)]
        for i in range(order):
            for j in range(order):
                power[i, j] *= means[j] / means[i]
        power = power / max(power) + mpmath.eye(order) / 2
        for _ in range(60):
            power *= power
            power /= max(power)
        vector = [mean * mpmath.fsum(power[i, :]) for i, mean in enumerate(means)]
        return [float(x / mpmath.fsum(vector)) for x in vector]


def random(kind: str, order: int, seed: int = 7) -> FloatArray:
    """Return judgements of a kind, (n, n)."""
    draw = np.random.default_rng([seed, order])
    weights = 10.0 ** draw.uniform(-5, 5, order)
    scattered = weights[:, None] / weights * np.exp(draw.normal(0, 0.5, (order, order)))
    drawn: dict[str, Any] = {
        "on the scale": draw.choice(SAATY, (order, order)),
        "of very different weights": scattered,
        "by orders of magnitude": 10.0 ** draw.uniform(-4, 4, (order, order)),
    }
    return reciprocal(drawn[kind])


@pytest.mark.parametrize("order", [3, 4, 5, 9, 15])
@pytest.mark.parametrize("kind", ["on the scale", "of very different weights", "by orders of magnitude"])
def test_weights_have_twelve_digits_however_contradictory_the_judgements(kind: str, order: int) -> None:
    for seed in range(3):
        matrix = random(kind, order, seed)
        assert fe.ahp.priorities(matrix).tolist() == pytest.approx(principal(matrix), rel=1e-12)


@pytest.mark.parametrize("order", [4, 6])
def test_judgements_to_the_limits_keep_the_digits_that_their_eigenvalues_leave(order: int) -> None:
    for seed in range(5):
        draw = np.random.default_rng([seed, order])
        matrix = reciprocal(10.0 ** draw.uniform(-12, 12, (order, order)))
        assert fe.ahp.priorities(matrix).tolist() == pytest.approx(principal(matrix), rel=1e-9)


@pytest.mark.parametrize(("much", "error"), [(1e6, 1e-10), (1e8, 1e-8), (1e10, 1e-5)])
def test_contradictions_of_enormous_judgements_cost_digits_as_the_eigenvalues_meet(much: float, error: float) -> None:
    circle = reciprocal(np.array([[1, much, 1 / much], [1, 1, much], [1, 1, 1]]))
    for seed in range(5):
        both = reciprocal(np.random.default_rng(seed).choice([1 / 3, 1 / 2, 1, 2, 3], (6, 6)))
        both[:3, :3] = both[3:, 3:] = circle
        assert fe.ahp.priorities(both).tolist() == pytest.approx(principal(both), rel=error)


@pytest.mark.parametrize("order", [2, 3, 9, 30, 100])
def test_weights_are_those_of_lapack(order: int) -> None:
    matrix = random("on the scale", order)
    values, vectors = np.linalg.eig(matrix)
    vector = np.abs(vectors[:, np.argmax(values.real)])
    found = fe.ahp.consistency(matrix)
    assert found.priorities == pytest.approx(vector / vector.sum(), rel=1e-11)
    assert found.lambda_max == pytest.approx(values.real.max(), rel=1e-12)


def test_whatever_is_found_is_an_eigenvector_to_the_last_digits() -> None:
    draw = np.random.default_rng(5)
    for order in (3, 5, 9):
        for spread in (0.3, 1.0, 2.0):
            matrices = reciprocal(np.exp(draw.normal(0, spread, (2_000, order, order))))
            found = fe.ahp.consistency(matrices)
            growth = (matrices @ found.priorities[..., None])[..., 0] / found.priorities
            assert growth == pytest.approx(np.broadcast_to(found.lambda_max[:, None], growth.shape), rel=1e-13)


def test_circles_have_eigenvalues_of_one_size_and_are_weighed_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(priorities, "_factored", pytest.fail)
    for much in (1e3, 1e6, 1e12):
        circle = reciprocal(np.array([[1, much, 1 / much], [1, 1, much], [1, 1, 1]]))
        assert fe.ahp.priorities(circle) == pytest.approx([1 / 3] * 3, rel=1e-12)


def test_where_squaring_does_not_end_lapack_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    matrix = random("by orders of magnitude", 6)
    expected = fe.ahp.priorities(matrix)
    monkeypatch.setattr(priorities, "_POWER", 1)
    monkeypatch.setattr(priorities, "_ROUNDS", 0)
    assert fe.ahp.priorities(matrix) == pytest.approx(expected, rel=1e-9)


def test_two_circles_that_hardly_meet_are_weighed() -> None:
    """Their two largest eigenvalues are 1e12 and 1e12 within rounding: whatever the weights, they are weights."""
    circle = reciprocal(np.array([[1, 1e12, 1e-12], [1, 1, 1e12], [1, 1, 1]]))
    both = np.ones((6, 6))
    both[:3, :3] = both[3:, 3:] = circle
    found = fe.ahp.consistency(both)
    assert found.lambda_max == pytest.approx(1e12 + 4, rel=1e-9)
    assert (found.priorities > 0).all()
    assert found.priorities.sum() == pytest.approx(1)


def test_a_stack_longer_than_a_chunk_is_each_of_its_matrices(monkeypatch: pytest.MonkeyPatch) -> None:
    matrices = np.stack(
        [random(kind, 5, seed) for seed in range(7) for kind in ("on the scale", "by orders of magnitude")]
    )
    whole = fe.ahp.consistency(matrices.reshape(2, 7, 5, 5))
    monkeypatch.setattr(chunking, "_AT_ONCE", 75)
    parts = fe.ahp.consistency(matrices.reshape(2, 7, 5, 5))
    for name in ("priorities", "lambda_max", "ratio", "geometric_index"):
        assert getattr(parts, name) == pytest.approx(getattr(whole, name), rel=1e-13)
        assert getattr(whole, name).shape[:2] == (2, 7)
    for at, matrix in enumerate(matrices):
        assert whole.priorities.reshape(14, 5)[at] == pytest.approx(fe.ahp.priorities(matrix), rel=1e-13)


def test_what_was_given_is_neither_changed_nor_held() -> None:
    given = random("on the scale", 4)
    before = given.copy()
    for answer in (fe.ahp.priorities(given), fe.ahp.complete(given), fe.ahp.consistency(given).priorities):
        assert not np.shares_memory(answer, given)
    assert (given == before).all()


@pytest.mark.parametrize("order", [3, 4, 9, 15])
@pytest.mark.parametrize("name", get_args(RandomIndex))
def test_the_ratio_is_the_index_over_the_random_index_that_is_named(name: RandomIndex, order: int) -> None:
    matrix = random("on the scale", order)
    found = fe.ahp.consistency(matrix, random_index=name)
    assert found.ratio == pytest.approx(found.index / indices.random_index(order, name))
    assert found.acceptable == (found.ratio < 0.1)


@pytest.mark.parametrize("name", get_args(RandomIndex))
def test_one_and_two_indicators_are_consistent_by_any_random_index(name: RandomIndex) -> None:
    matrices: tuple[list[list[float]], ...] = ([[1]], [[1, 9], [1 / 9, 1]])
    for matrix in matrices:
        found = fe.ahp.consistency(matrix, random_index=name)
        assert (found.ratio, found.acceptable, found.geometric_acceptable) == (0, True, True)


def test_beyond_order_15_there_is_alonso_and_lamatas_fit_alone() -> None:
    matrix = np.ones((16, 16))
    assert fe.ahp.consistency(matrix).ratio == 0
    with pytest.raises(IndexError):
        indices.random_index(16, "saaty_2005")
    for name in ("saaty_1980", "saaty_2005"):
        with pytest.raises(
            OptionError, match=f"random_index: {name} is tabulated to order 15, not for 16; choose alonso"
        ):
            fe.ahp.consistency(matrix, random_index=name)


@pytest.mark.parametrize("name", ["saaty", "", None, 1980])
def test_an_unknown_random_index_is_refused(name: Any) -> None:
    with pytest.raises(OptionError, match=r"random_index: .* is not one of alonso_lamata, saaty_1980, saaty_2005"):
        fe.ahp.consistency([[1]], random_index=name)


@pytest.mark.parametrize(("order", "limit"), [(3, 0.31), (4, 0.35), (5, 0.37), (9, 0.37)])
def test_the_limits_of_the_geometric_index_are_those_of_aguaron_and_moreno_jimenez(order: int, limit: float) -> None:
    """One judgement changed by a factor t leaves a geometric index that grows with ln² t; on each side of the limit."""
    at_one = np.ones((order, order))
    at_one[0, 1], at_one[1, 0] = np.e, 1 / np.e
    growth = fe.ahp.consistency(at_one).geometric_index
    for share, accepted in ((0.999, True), (1.001, False)):
        changed = np.exp(np.sqrt(share * limit / growth))
        matrix = np.ones((order, order))
        matrix[0, 1], matrix[1, 0] = changed, 1 / changed
        found = fe.ahp.consistency(matrix)
        assert found.geometric_index == pytest.approx(share * limit)
        assert found.geometric_acceptable is accepted


def test_of_a_stack_the_geometric_verdicts_are_a_read_only_array() -> None:
    found = fe.ahp.consistency([np.ones((3, 3)), random("on the scale", 3, 2)])
    assert found.geometric_acceptable.shape == (2,)
    with pytest.raises(ValueError, match="read-only"):
        found.geometric_acceptable[0] = False


@pytest.mark.parametrize("wrong", [np.inf, -np.inf, 0.0, -2.0, 1e13, np.nan])
def test_one_wrong_judgement_among_many_matrices_is_found(wrong: float) -> None:
    matrices = np.stack([random("on the scale", 9, seed) for seed in range(9)])
    matrices[7, 2, 5] = wrong
    with pytest.raises(ArrayError, match=r"comparisons\[7, 2, 5\]"):
        fe.ahp.consistency(matrices)
