"""Raking and what it costs: published figures, exact ones, and naive ones to compare with."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import pytest
from scipy import optimize  # type: ignore[import-untyped]

from fuzzyeval.aliases import FloatArray, IntArray
from fuzzyeval.core import raking, sampling


def grid(table: Any) -> tuple[FloatArray, list[IntArray]]:
    """Return the cells of a table, and which category of each of its margins each is in."""
    array = np.array(table, dtype=float)
    return array.ravel(), [place.ravel() for place in np.indices(array.shape)]


def raked(table: Any, *targets: Sequence[float]) -> FloatArray:
    """Return a table brought to shares, which can be had."""
    totals, members = grid(table)
    found = raking.raked(totals, members, [np.array(target) / math.fsum(target) for target in targets])
    assert found.off is None
    return (found.factors * totals).reshape(np.shape(table))


def off(table: Any, *targets: Sequence[float]) -> raking.Off:
    """Return what is off in a table brought to shares, which cannot be had."""
    totals, members = grid(table)
    found = raking.raked(totals, members, [np.array(target) / math.fsum(target) for target in targets])
    assert np.isfinite(found.factors).all()
    assert found.off is not None
    return found.off


def test_a_published_table() -> None:
    """The table of Wikipedia's article on iterative proportional fitting, as ProportionalFitting.jl prints it fitted."""
    table = [[40, 30, 20, 10], [35, 50, 100, 75], [30, 80, 70, 120], [20, 30, 40, 50]]
    fitted = [
        [64.5585, 46.2325, 35.3843, 3.82473],
        [49.9679, 68.1594, 156.499, 25.3742],
        [56.7219, 144.428, 145.082, 53.7673],
        [28.7516, 41.18, 63.0347, 17.0337],
    ]
    found = raked(table, [150, 300, 400, 150], [200, 300, 400, 100])
    assert found * 1000 / 800 == pytest.approx(np.array(fitted), rel=5e-6)


def exact(table: Sequence[Sequence[int]], row: Fraction, column: Fraction) -> float:
    """Return the first cell of a raked 2×2 table whose first row and column have these shares.

    Raking keeps the cross-product ratio q = x₁₁x₂₂/(x₁₂x₂₁), so x = x₁₁ solves x(1 − r − c + x) = q(r − x)(c − x).
    """
    (a, b), (c, d) = table
    q = Fraction(a * d, b * c)
    if q == 1:
        return float(row * column)
    square, linear, constant = 1 - q, 1 - row - column + q * (row + column), -q * row * column
    root = math.sqrt(linear**2 - 4 * square * constant)
    found = [(-float(linear) + sign * root) / float(2 * square) for sign in (1, -1)]
    return next(x for x in found if max(0.0, float(row + column) - 1) <= x <= float(min(row, column)))


@pytest.mark.parametrize("seed", range(20))
def test_a_table_of_two_by_two_is_what_its_cross_product_ratio_says(seed: int) -> None:
    random = np.random.default_rng(seed)
    table = random.integers(1, 50, (2, 2)).tolist()
    row, column = (Fraction(int(random.integers(1, 20)), 20) for _ in range(2))
    found = raked(table, [float(row), float(1 - row)], [float(column), float(1 - column)])
    assert found[0, 0] / found.sum() == pytest.approx(exact(table, row, column), rel=1e-9)


def by_hand(cells: dict[tuple[int, ...], float], targets: Sequence[Sequence[float]]) -> dict[tuple[int, ...], float]:
    """Rake cell by cell, in plain Python."""
    left = dict(cells)
    total = math.fsum(left.values())
    for _ in range(500):
        for margin, target in enumerate(targets):
            for category, share in enumerate(target):
                mine = [place for place in left if place[margin] == category]
                reached = math.fsum(left[place] for place in mine)
                for place in mine:
                    left[place] *= share * total / reached
    return left


@pytest.mark.parametrize("seed", range(5))
def test_three_margins_are_what_they_are_by_hand(seed: int) -> None:
    random = np.random.default_rng(seed)
    table = random.integers(1, 40, (3, 2, 4))
    targets = [random.dirichlet(np.full(size, 3.0)).tolist() for size in table.shape]
    cells = {place: float(table[place]) for place in product(*map(range, table.shape))}
    wanted = by_hand(cells, targets)
    found = raked(table, *targets)
    assert {place: float(found[place]) for place in cells} == pytest.approx(wanted, rel=1e-9)


@pytest.mark.parametrize("seed", range(3))
def test_the_table_is_the_one_that_an_optimiser_finds_nearest(seed: int) -> None:
    """Least in Kullback and Leibler's divergence among all tables with these margins, whatever the form of the factors.

    What can be moved without a change of the margins is four squares of +1 and −1.
    """
    random = np.random.default_rng(seed)
    table = random.integers(1, 20, (3, 3)).astype(float)
    rows, columns = (random.dirichlet(np.full(3, 5.0)) for _ in range(2))
    start = table / table.sum()

    def moved(free: FloatArray) -> FloatArray:
        squares = np.pad(free.reshape(2, 2), ((0, 1), (0, 1)))
        squares[2] = -squares.sum(axis=0)
        squares[:, 2] = -squares.sum(axis=1)
        cells: FloatArray = np.outer(rows, columns) + squares
        return cells

    def divergence(free: np.ndarray) -> float:
        cells = moved(free)
        return float((cells * np.log(cells / start)).sum()) if cells.min() > 0 else np.inf

    found = optimize.minimize(
        divergence, np.zeros(4), method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-15, "maxfev": 10_000}
    )
    assert found.success
    assert raked(table, rows.tolist(), columns.tolist()) / table.sum() == pytest.approx(moved(found.x), abs=1e-6)


def test_one_margin_takes_one_sweep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raking, "MOST_SWEEPS", 1)
    found = raking.raked(np.array([8.0, 2.0]), [np.array([0, 1])], [np.array([0.5, 0.5])])
    assert (found.factors.tolist(), found.off) == ([0.625, 2.5], None)


def test_a_share_of_0_leaves_its_cells_out() -> None:
    assert raked([[3, 1], [2, 2], [5, 5]], [0.5, 0.5, 0], [0.5, 0.5])[2].tolist() == [0, 0]


def test_margins_that_nearly_go_together_take_long_and_are_met() -> None:
    """One in a million crosses over, so a sweep carries next to nothing across."""
    found = raked([[1e6, 1], [1, 1e6]], [0.5, 0.5], [0.498, 0.502])
    assert found.sum(axis=1) / found.sum() == pytest.approx([0.5, 0.5], abs=1e-10)
    assert found[0, 0] * found[1, 1] / (found[0, 1] * found[1, 0]) == pytest.approx(1e12, rel=1e-6)


def test_nothing_to_rake_is_left_as_it_is() -> None:
    assert raking.raked(np.array([2.0, 3.0]), [], []).factors.tolist() == [1, 1]
    assert raking.raked(np.array([]), [], []).factors.tolist() == []


def test_where_nothing_weighs_anything_no_share_can_be_had() -> None:
    found = raking.raked(np.zeros(2), [np.array([0, 1])], [np.array([0.4, 0.6])])
    assert found.factors.tolist() == [1, 1]
    assert found.off == (0, 1, 0.6, 0.0)
    assert raking.raked(np.array([]), [np.array([], dtype=int)], [np.array([1.0])]).off == (0, 0, 1.0, 0.0)


def test_a_category_without_weight_is_named() -> None:
    assert off([[5, 5, 0], [5, 5, 0]], [0.5, 0.5], [0.4, 0.4, 0.2])[:3] == (1, 2, 0.2)


def test_margins_that_contradict_each_other_are_named_with_the_share_that_was_reached() -> None:
    """Who is in the first row is in the first column, so the two cannot have different shares."""
    assert list(off([[7, 0], [0, 3]], [0.5, 0.5], [0.3, 0.7])) == pytest.approx([0, 0, 0.5, 0.3])
    assert list(off([[7, 0, 0], [0, 3, 1]], [0.25, 0.75], [0.5, 0.25, 0.25])) == pytest.approx([0, 0, 0.25, 0.5])


def test_a_margin_that_only_a_cell_without_weight_could_meet_is_off() -> None:
    """The second column would have to lose all that the first row has in it: shares are approached, never reached."""
    margin, _, wanted, reached = off([[1, 1], [0, 1]], [0.5, 0.5], [0.5, 0.5])
    assert (margin, wanted) == (0, 0.5)
    assert 1e-6 < abs(reached - wanted) < 1e-3


def test_cells_of_many_objects_are_raked_as_the_few_kinds_that_there_are() -> None:
    """100,000 cells take no longer than nine; as they are they would take minutes to be found impossible."""
    random = np.random.default_rng(1)
    members = [random.integers(0, 3, 100_000) for _ in range(2)]
    found = raking.raked(random.uniform(0.5, 2, 100_000), members, [np.array([0.2, 0.3, 0.5])] * 2)
    assert found.off is None
    assert len(np.unique(found.factors)) == 9


@pytest.mark.parametrize("small", [5e-324, 1e-300, 1e-100, 1e-9])
@pytest.mark.parametrize("large", [1e-9, 1.0, 1e300, 1.7e308])
def test_weights_of_any_size_give_neither_nan_nor_infinity(small: float, large: float) -> None:
    for table in ([[small, large], [large, small]], [[small, small], [large, large]], [[small, large], [large, large]]):
        totals, members = grid(table)
        found = raking.raked(totals, members, [np.array([0.5, 0.5]), np.array([0.25, 0.75])])
        assert np.isfinite(found.factors).all()
        if found.off is None:
            weights = raking.parts(totals) * found.factors
            assert weights.reshape(2, 2).sum(axis=1) == pytest.approx([0.5, 0.5], abs=1e-9)
            assert weights.reshape(2, 2).sum(axis=0) == pytest.approx([0.25, 0.75], abs=1e-9)


def test_weights_of_any_size_are_raked_where_a_float_can_hold_the_factor() -> None:
    tiny = raking.raked(np.array([1e-300, 1.0]), [np.array([0, 1])], [np.array([0.5, 0.5])])
    assert tiny.off is None
    assert tiny.factors == pytest.approx([5e299, 0.5])
    assert raked([[1e300, 2e300], [2e300, 1e300]], [0.5, 0.5], [0.25, 0.75]) is not None
    beyond = raking.raked(np.array([1e-300, 1e300]), [np.array([0, 1])], [np.array([0.5, 0.5])])
    assert beyond.off is not None


@pytest.mark.parametrize("least", [1e-300, 1e-310, 5e-324])
@pytest.mark.parametrize("table", [[[1, 2], [3, 4]], [[1, 0], [1, 1]], [[1, 0], [0, 1]]])
def test_shares_that_are_next_to_nothing_give_neither_nan_nor_infinity(table: Any, least: float) -> None:
    totals, members = grid(table)
    tiny, even = np.array([least, 1.0]), np.array([0.5, 0.5])
    for targets in ([tiny, tiny[::-1]], [tiny, even], [even, tiny]):
        assert np.isfinite(raking.raked(totals, members, targets).factors).all()


def test_parts_sum_to_1_whatever_the_size_of_the_weights() -> None:
    assert raking.parts(np.array([1e308, 1e308, 1e308])) == pytest.approx(1 / 3)
    assert raking.parts(np.array([5e-324, 5e-324])).tolist() == [0.5, 0.5]
    assert raking.parts(np.array([0.0, 0.0])).tolist() == [0, 0]


@pytest.mark.parametrize(
    ("weights", "size", "effect"),
    [
        ([1.0] * 100, 100, 1),
        ([2.5] * 4, 4, 1),
        ([7.0], 1, 1),
        ([1, 1, 2], 16 / 6, 3 * 6 / 16),
        ([0.625] * 8 + [2.5] * 2, 6.4, 1.5625),  # eight of ten from where half live
        ([1, 0, 0, 0], 1, 4),  # who weighs nothing has answered for nothing
    ],
)
def test_effective_size_and_design_effect_by_hand(weights: list[float], size: float, effect: float) -> None:
    w = np.array(weights)
    assert sampling.effective_size(w.sum(), (w**2).sum()) == pytest.approx(size)
    assert sampling.design_effect(np.asarray(float(len(w))), w.sum(), (w**2).sum()) == pytest.approx(effect)


def test_the_effective_size_of_a_published_case() -> None:
    """One weight of 10 and nine of 1: 3.311927 in the tests of Displayr's flipData."""
    assert sampling.effective_size(np.array(19.0), np.array(109.0)) == pytest.approx(3.311927, abs=5e-7)


def test_where_there_is_nothing_size_and_effect_are_0() -> None:
    count, total, squares = np.array([0.0, 2.0, 3.0]), np.array([0.0, 0.0, 3.0]), np.array([0.0, 0.0, 3.0])
    assert sampling.effective_size(total, squares).tolist() == [0, 0, 3]
    assert sampling.design_effect(count, total, squares).tolist() == [0, 0, 1]


def test_sizes_of_large_and_small_weights_do_not_overflow() -> None:
    assert sampling.effective_size(np.array(1e155), np.array(1e308)) == pytest.approx(100)
    assert sampling.effective_size(np.array(2e-150), np.array(2e-300)) == pytest.approx(2)
