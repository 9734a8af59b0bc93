"""What raking keeps, whatever the sample and the shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import optimize  # type: ignore[import-untyped]

from fuzzyeval.aliases import FloatArray, IntArray
from fuzzyeval.core import raking, sampling
from held import tried

pytestmark = pytest.mark.slow

Shares = Sequence[FloatArray]


@dataclass(frozen=True)
class Sample:
    """The cells of a table, with one to three margins, and the shares that its margins should have."""

    totals: FloatArray
    members: tuple[IntArray, ...]
    targets: tuple[FloatArray, ...]

    @property
    def indicators(self) -> FloatArray:
        """Which cells are in which category, (categories of all margins, cells)."""
        rows = [member == category for member, target in self.pairs for category in range(len(target))]
        return np.array(rows, dtype=float)

    @property
    def pairs(self) -> list[tuple[IntArray, FloatArray]]:
        """The margins, each with its shares."""
        return list(zip(self.members, self.targets, strict=True))

    def reached(self, factors: Any) -> FloatArray:
        """Return the shares of all margins, one after the other, after the totals are multiplied."""
        weights = self.totals * factors
        return np.asarray(self.indicators @ weights / weights.sum())

    def factors(self) -> FloatArray:
        """Return the factors, which there are."""
        found = raking.raked(self.totals, self.members, self.targets)
        assert found.off is None
        return found.factors


@st.composite
def targets_of(draw: st.DrawFn, sizes: Sequence[int], least: int = 1) -> tuple[FloatArray, ...]:
    """Shares of so many categories."""
    parts = [
        draw(st.lists(st.integers(least, 20), min_size=size, max_size=size).filter(any).map(np.array)) for size in sizes
    ]
    return tuple(part / part.sum() for part in parts)


@st.composite
def samples(draw: st.DrawFn, least: int = 1, margins: int | None = None) -> Sample:
    """Tables of small whole weights, at least so large."""
    count = draw(st.integers(1, 3)) if margins is None else margins
    sizes = [draw(st.integers(1, 4)) for _ in range(count)]
    places = np.array(list(product(*map(range, sizes))))
    weights = draw(st.lists(st.integers(least, 30), min_size=len(places), max_size=len(places)).filter(any))
    return Sample(np.array(weights, dtype=float), tuple(places.T), draw(targets_of(sizes)))


@given(samples())
def test_every_margin_has_its_shares(sample: Sample) -> None:
    assert sample.reached(sample.factors()) == pytest.approx(np.concatenate(sample.targets), abs=1e-10)


@given(samples())
def test_the_sum_of_the_weights_stays(sample: Sample) -> None:
    assert (sample.factors() * sample.totals).sum() == pytest.approx(sample.totals.sum(), rel=1e-12)


@given(samples())
def test_raking_to_the_shares_that_a_sample_has_changes_nothing(sample: Sample) -> None:
    parts = sample.totals / sample.totals.sum()
    own = tuple(np.bincount(member, weights=parts).astype(float) for member in sample.members)
    assert Sample(sample.totals, sample.members, own).factors() == pytest.approx(1.0, abs=1e-12)


@given(samples())
def test_raking_what_is_raked_changes_nothing(sample: Sample) -> None:
    again = Sample(sample.totals * sample.factors(), sample.members, sample.targets)
    assert again.factors() == pytest.approx(1.0, abs=1e-9)


@given(samples(margins=1))
def test_one_margin_is_wanted_over_reached_to_the_last_digit(sample: Sample) -> None:
    ((member, target),) = sample.pairs
    parts = np.bincount(member, weights=sample.totals / sample.totals.sum())
    assert sample.factors() == pytest.approx((target / parts)[member], rel=4e-16, abs=0)


@given(samples(), st.randoms(use_true_random=False))
def test_the_order_of_cells_and_of_margins_does_not_matter(sample: Sample, random: Any) -> None:
    cells, margins = list(range(len(sample.totals))), list(range(len(sample.members)))
    random.shuffle(cells)
    random.shuffle(margins)
    shuffled = Sample(
        sample.totals[cells],
        tuple(sample.members[at][cells] for at in margins),
        tuple(sample.targets[at] for at in margins),
    )
    assert shuffled.factors() == pytest.approx(sample.factors()[cells], rel=1e-9)


@given(samples(), st.floats(1e-200, 1e200))
def test_the_unit_of_the_weights_does_not_matter(sample: Sample, unit: float) -> None:
    scaled = Sample(sample.totals * unit, sample.members, sample.targets)
    assert scaled.factors() == pytest.approx(sample.factors(), rel=1e-9)


@given(samples(), st.data())
def test_cells_that_are_split_have_the_factor_of_the_whole(sample: Sample, data: st.DataObject) -> None:
    """As they are where objects are told apart by further columns."""
    part = (
        np.array(data.draw(st.lists(st.integers(0, 4), min_size=len(sample.totals), max_size=len(sample.totals)))) / 4
    )
    split = Sample(
        np.concatenate([sample.totals * part, sample.totals * (1 - part)]),
        tuple(np.tile(member, 2) for member in sample.members),
        sample.targets,
    )
    assert split.factors() == pytest.approx(np.tile(sample.factors(), 2), rel=1e-9)


@given(samples())
def test_cells_that_weigh_nothing_neither_count_nor_change(sample: Sample) -> None:
    places = [np.append(member, 0) for member in sample.members]
    more = raking.raked(np.append(sample.totals, 0.0), places, sample.targets).factors
    assert more[:-1] == pytest.approx(sample.factors(), rel=1e-9)
    assert np.isfinite(more[-1])


@given(samples())
def test_a_factor_is_a_product_of_one_number_a_margin(sample: Sample) -> None:
    """So that all cross-product ratios of the sample stay as they are: its interactions are not touched."""
    logs = np.log(sample.factors())
    fitted = np.linalg.lstsq(sample.indicators.T, logs, rcond=None)[0]
    assert sample.indicators.T @ fitted == pytest.approx(logs, abs=1e-9)


@given(samples(), st.data())
def test_no_detour_changes_where_raking_ends(sample: Sample, data: st.DataObject) -> None:
    elsewhere = data.draw(targets_of([len(target) for target in sample.targets]))
    there = Sample(sample.totals, sample.members, elsewhere).factors()
    back = Sample(sample.totals * there, sample.members, sample.targets).factors()
    assert there * back == pytest.approx(sample.factors(), rel=1e-8)


@given(samples(margins=2), st.floats(0.01, 0.99), st.data())
def test_no_table_with_these_margins_is_nearer_to_the_sample(sample: Sample, part: float, data: st.DataObject) -> None:
    """By Kullback and Leibler's divergence; other tables come of carrying weight around a rectangle of cells."""
    rows, columns = (len(target) for target in sample.targets)
    assume(min(rows, columns) > 1)
    i, k = data.draw(st.permutations(range(rows)))[:2]
    j, m = data.draw(st.permutations(range(columns)))[:2]
    nearest = (sample.totals * sample.factors()).reshape(rows, columns)
    other = nearest.copy()
    carried = part * min(nearest[i, m], nearest[k, j])
    other[[i, k], [j, m]] += carried
    other[[i, k], [m, j]] -= carried
    start = sample.totals.reshape(rows, columns)
    assert (nearest * np.log(nearest / start)).sum() <= (other * np.log(other / start)).sum() + 1e-9 * start.sum()


def _least_cell(sample: Sample) -> float | None:
    """Return how large the least of the cells with weight can be where the margins have their shares, if they can."""
    there = sample.totals > 0
    wanted = np.concatenate(sample.targets)
    indicators = sample.indicators[:, there]
    cells = indicators.shape[1]
    found = optimize.linprog(
        np.append(np.zeros(cells), -1.0),
        A_ub=np.hstack([-np.eye(cells), np.ones((cells, 1))]),
        b_ub=np.zeros(cells),
        A_eq=np.hstack([indicators, np.zeros((len(wanted), 1))]),
        b_eq=wanted,
        bounds=[(0, 1)] * (cells + 1),
    )
    return float(found.x[-1]) if found.status == 0 else None


@tried(40)
@given(samples(least=-30))
def test_raking_ends_where_linear_programming_finds_a_table_and_is_off_where_there_is_none(drawn: Sample) -> None:
    sample = Sample(np.maximum(drawn.totals, 0.0), drawn.members, drawn.targets)
    assume(sample.totals.any())
    least = _least_cell(sample)
    found = raking.raked(sample.totals, sample.members, sample.targets)
    assert np.isfinite(found.factors).all()
    if least is None:
        assert found.off is not None
        assert abs(found.off.wanted - found.off.reached) > 1e-4
        assert found.off.wanted == sample.targets[found.off.margin][found.off.category]
    elif least > 1e-3:
        assert found.off is None
        assert sample.reached(found.factors) == pytest.approx(np.concatenate(sample.targets), abs=1e-10)


@given(st.lists(st.floats(1e-3, 1e3), min_size=1, max_size=20), st.floats(1e-3, 1e3))
def test_the_effective_size_is_at_most_the_size_and_knows_no_unit(weights: list[float], unit: float) -> None:
    w = np.array(weights)
    size = float(sampling.effective_size(w.sum(), (w**2).sum()))
    assert 1 - 1e-12 <= size <= len(w) * (1 + 1e-12)
    assert float(sampling.effective_size((unit * w).sum(), ((unit * w) ** 2).sum())) == pytest.approx(size)


@given(st.lists(st.floats(1e-3, 1e3), min_size=1, max_size=20))
def test_the_design_effect_is_1_and_the_squared_coefficient_of_variation(weights: list[float]) -> None:
    w = np.array(weights)
    effect = float(sampling.design_effect(np.asarray(float(len(w))), w.sum(), (w**2).sum()))
    assert effect == pytest.approx(1 + w.var() / w.mean() ** 2)
