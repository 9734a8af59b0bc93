"""What panels, repairs, scales and fuzzy judgements keep."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import fuzzyeval as fe
import strategies
from fuzzyeval.aliases import FloatArray, JudgementScale
from held import tried

pytestmark = pytest.mark.slow

SAATY = np.array([*(1 / top for top in range(9, 1, -1)), *range(1, 10)])
importances = st.integers(1, 9)


@st.composite
def panels(draw: st.DrawFn, *, gaps: bool = False, high: int = 5) -> tuple[FloatArray, FloatArray]:
    """Judgements of several experts on Saaty's scale, (e, n, n), and the experts' importances."""
    order, count = draw(st.integers(1, high)), draw(st.integers(1, 5))
    members = [draw(strategies.reciprocal(low=order, high=order)) for _ in range(count)]
    for member in members:
        for i, j in combinations(range(order), 2):
            if gaps and draw(st.integers(0, 3)) == 0:
                member[i, j] = member[j, i] = np.nan
    return np.stack(members), np.array(draw(st.lists(importances, min_size=count, max_size=count)), dtype=float)


@given(strategies.reciprocal(high=6), st.lists(importances, min_size=1, max_size=5), st.data())
def test_pooling_identical_experts_is_the_expert(matrix: Any, experts: list[int], data: st.DataObject) -> None:
    panel = np.repeat(matrix[None], len(experts), axis=0)
    groups = data.draw(st.lists(st.sampled_from("ab"), min_size=len(experts), max_size=len(experts)))
    assert fe.ahp.pool(panel, experts=experts) == pytest.approx(matrix, rel=1e-12)
    assert fe.ahp.pool(panel, experts=experts, groups=groups) == pytest.approx(matrix, rel=1e-12)
    weights = fe.ahp.priorities(panel)
    for method in ("geometric", "arithmetic"):
        one: Any = method
        pooled = fe.ahp.pool_priorities(weights, experts=experts, method=one, groups=groups)
        assert pooled == pytest.approx(weights[0], rel=1e-9)


@given(panels(), st.data())
def test_pooled_judgements_give_the_geometric_mean_of_geometric_mean_priorities(
    case: tuple[Any, Any], data: st.DataObject
) -> None:
    panel, experts = case
    groups = data.draw(st.none() | st.lists(st.sampled_from("abc"), min_size=len(panel), max_size=len(panel)))
    by_judgements = fe.ahp.priorities(fe.ahp.pool(panel, experts=experts, groups=groups), method="geometric_mean")
    each = fe.ahp.priorities(panel, method="geometric_mean")
    assert fe.ahp.pool_priorities(each, experts=experts, groups=groups) == pytest.approx(by_judgements, rel=1e-9)


@given(panels(gaps=True), st.data())
def test_pooling_is_blind_to_the_order_of_indicators_and_of_experts(case: tuple[Any, Any], data: st.DataObject) -> None:
    panel, experts = case
    indicators = data.draw(st.permutations(range(panel.shape[-1])))
    members = data.draw(st.permutations(range(len(panel))))
    pooled = fe.ahp.pool(panel, experts=experts)
    shuffled = fe.ahp.pool(panel[np.ix_(members, indicators, indicators)], experts=experts[members])
    assert shuffled == pytest.approx(pooled[np.ix_(indicators, indicators)], rel=1e-9, nan_ok=True)


@given(panels(gaps=True))
def test_pooled_judgements_are_reciprocal_and_lie_between_the_experts(case: tuple[Any, Any]) -> None:
    panel, experts = case
    pooled = fe.ahp.pool(panel, experts=experts)
    above = np.triu_indices(panel.shape[-1], 1)
    assert np.array_equal(pooled.T[above], 1 / pooled[above], equal_nan=True)
    judged = ~np.isnan(panel).all(axis=0)
    assert (np.isnan(pooled) == ~judged).all()
    assert (pooled[judged] <= np.where(np.isnan(panel), 0, panel).max(axis=0)[judged] * (1 + 1e-9)).all()
    assert (pooled[judged] >= np.where(np.isnan(panel), np.inf, panel).min(axis=0)[judged] * (1 - 1e-9)).all()


@given(panels(), st.floats(0.1, 10))
def test_only_the_proportions_of_importances_matter(case: tuple[Any, Any], factor: float) -> None:
    panel, experts = case
    assert fe.ahp.pool(panel, experts=experts * factor) == pytest.approx(fe.ahp.pool(panel, experts=experts))


@given(panels(), st.integers(2, 20), st.data())
def test_consensus_lies_between_nothing_and_all_whatever_the_order(
    case: tuple[Any, Any], top: int, data: st.DataObject
) -> None:
    panel, _ = case
    weights = fe.ahp.priorities(np.concatenate([panel, panel[:1].swapaxes(-1, -2)]))
    found = fe.ahp.consensus(weights, top=top)
    assert 0 <= found.index <= 1
    indicators = data.draw(st.permutations(range(weights.shape[1])))
    experts = data.draw(st.permutations(range(len(weights))))
    other = fe.ahp.consensus(weights[np.ix_(experts, indicators)], top=top)
    assert other.index == pytest.approx(found.index, abs=1e-9)


@given(strategies.reciprocal(high=6), st.integers(2, 5))
def test_identical_experts_agree_entirely_and_nothing_divides_them(matrix: Any, count: int) -> None:
    panel = np.repeat(matrix[None], count, axis=0)
    found = fe.ahp.consensus(fe.ahp.priorities(panel))
    assert found.index == pytest.approx(1, abs=1e-9)
    assert not found.clipped
    assert fe.ahp.divided(panel) == ()


@given(panels(gaps=True))
def test_what_divides_a_panel_is_the_same_from_either_side(case: tuple[Any, Any]) -> None:
    panel, _ = case
    found, mirrored = fe.ahp.divided(panel, top=99), fe.ahp.divided(panel.swapaxes(-1, -2), top=99)
    assert [one.spread for one in mirrored] == pytest.approx([one.spread for one in found])
    for one in found:
        assert 1 < one.spread <= one.highest / one.lowest
        assert one.judged >= 2


@given(strategies.reciprocal(low=1, high=7), st.integers(2, 12))
def test_an_offered_repair_lowers_the_inconsistency_and_lies_on_the_scale(matrix: Any, limit: int) -> None:
    found = fe.ahp.repairs(matrix, top=99, limit=limit)
    now = fe.ahp.consistency(matrix).ratio
    assert found.ratio == pytest.approx(now, abs=1e-12)
    for one in found.judgements:
        if one.proposed is not None:
            after = fe.ahp.consistency(fe.ahp.repaired(matrix, {(one.first, one.second): one.proposed})).ratio
            assert after == pytest.approx(one.ratio, abs=1e-12)
            assert after < now
            top = max(one.proposed, 1 / one.proposed)
            assert top == pytest.approx(round(top))
            assert top <= limit + 1e-9


@given(strategies.reciprocal(low=3, high=7))
def test_what_the_others_imply_is_no_worse_than_any_other_value(matrix: Any) -> None:
    for one in fe.ahp.repairs(matrix, top=2).judgements:
        place = (one.first, one.second)
        least = fe.ahp.consistency(fe.ahp.repaired(matrix, {place: one.implied})).lambda_max
        others = [fe.ahp.repaired(matrix, {place: value}) for value in (*SAATY, one.implied * 1.01, one.implied / 1.01)]
        assert (fe.ahp.consistency(others).lambda_max >= least * (1 - 1e-12)).all()


@tried(75, among=4)  # each compares all repairs there are
@given(strategies.reciprocal(low=3, high=6), st.data())
def test_beside_gaps_an_offered_repair_lowers_the_inconsistency_and_only_what_was_judged_is_asked_about(
    matrix: Any, data: st.DataObject
) -> None:
    cells = list(combinations(range(len(matrix)), 2))
    gaps = data.draw(st.sets(st.sampled_from(cells[len(matrix) - 1 :]), min_size=1))  # the first row connects all
    gappy = fe.ahp.repaired(matrix, {})
    for i, j in gaps:
        gappy[i, j] = gappy[j, i] = np.nan
    found = fe.ahp.repairs(gappy, top=99)
    assert found.ratio == pytest.approx(fe.ahp.consistency(fe.ahp.complete(gappy)).ratio, abs=1e-12)
    assert not gaps & {(one.first, one.second) for one in found.judgements}
    for one in found.judgements:
        freed = fe.ahp.complete(fe.ahp.repaired(gappy, {(one.first, one.second): one.implied}))
        least = fe.ahp.consistency(freed).lambda_max
        for value in (one.given, one.proposed or 1.0, one.implied * 1.01, one.implied / 1.01):
            other = fe.ahp.consistency(fe.ahp.complete(fe.ahp.repaired(gappy, {(one.first, one.second): value})))
            assert other.lambda_max >= least * (1 - 1e-12)
            if value == one.proposed:
                assert other.ratio == pytest.approx(one.ratio, abs=1e-12)
                assert one.ratio < found.ratio


@given(strategies.reciprocal(low=1, high=5))
def test_the_least_changes_suffice_and_no_single_or_double_change_does_if_there_are_more(matrix: Any) -> None:
    found = fe.ahp.least_changes(matrix)
    if not found.ask_again:
        after = fe.ahp.consistency(fe.ahp.repaired(matrix, found.judgements))
        assert after.ratio < 0.1
        assert after.ratio == pytest.approx(found.ratio, abs=1e-12)
        assert all(np.isclose(SAATY, one.proposed).any() for one in found.changes)
    size = len(matrix) if found.ask_again else len(found.changes)
    for fewer in range(min(size, 3)):
        assert least_ratio(matrix, fewer) >= 0.1 - 1e-12


def least_ratio(matrix: FloatArray, size: int) -> float:
    """Return the least CR after ``size`` changes, by trying them all."""
    least = np.inf
    for cells in combinations(combinations(range(len(matrix)), 2), size):
        values = (
            np.stack(np.meshgrid(*[SAATY] * size, indexing="ij"), axis=-1).reshape(-1, size)
            if size
            else SAATY[:1, None]
        )
        tried = np.repeat(matrix[None], len(values), axis=0)
        for at, (i, j) in enumerate(cells):
            tried[:, i, j], tried[:, j, i] = values[:, at], 1 / values[:, at]
        least = min(least, float(fe.ahp.consistency(tried).ratio.min()))
    return least


@given(st.sampled_from(["saaty", "balanced", "power", "logarithmic"]), st.floats(1, 9), st.floats(1, 9))
def test_scales_keep_equality_reciprocals_and_order(scale: JudgementScale, one: float, other: float) -> None:
    found = fe.ahp.on_scale(np.array([[[1, x], [1 / x, 1]] for x in (1, one, other)]), scale)[:, 0, 1]
    back = fe.ahp.on_scale(np.array([[[1, 1 / x], [x, 1]] for x in (1, one, other)]), scale)[:, 0, 1]
    assert found[0] == 1
    assert back == pytest.approx(1 / found)
    assert (found >= 1 - 1e-12).all()
    if one < other * (1 - 1e-9):
        assert found[1] < found[2]


@given(strategies.reciprocal(high=7))
def test_triangles_that_are_points_give_the_geometric_means(matrix: Any) -> None:
    found = fe.ahp.fuzzy_priorities(np.repeat(matrix[..., None], 3, axis=-1))
    means = fe.ahp.priorities(matrix, method="geometric_mean")
    for corner in (found.lower, found.middle, found.upper, found.priorities):
        assert corner == pytest.approx(means, rel=1e-9)
    assert found.spread == pytest.approx(np.zeros(len(matrix)), abs=1e-9)


@given(strategies.reciprocal(high=7), st.floats(0, 8), st.data())
def test_fuzzy_weights_enclose_the_geometric_means_and_follow_the_indicators(
    matrix: Any, spread: float, data: st.DataObject
) -> None:
    triangles = fe.ahp.fuzzify(matrix, spread=spread)
    found = fe.ahp.fuzzy_priorities(triangles)
    assert found.middle == pytest.approx(fe.ahp.priorities(matrix, method="geometric_mean"), rel=1e-9)
    assert (found.lower <= found.middle * (1 + 1e-9)).all()
    assert (found.middle <= found.upper * (1 + 1e-9)).all()
    assert (found.priorities > 0).all()
    assert found.priorities.sum() == pytest.approx(1)
    order = data.draw(st.permutations(range(len(matrix))))
    shuffled = fe.ahp.fuzzy_priorities(triangles[np.ix_(order, order)])
    assert shuffled.priorities == pytest.approx(found.priorities[order], rel=1e-9)


@given(strategies.reciprocal(high=6), st.floats(0, 8))
def test_naming_the_indicators_the_other_way_round_changes_no_triangle(matrix: Any, spread: float) -> None:
    there, back = fe.ahp.fuzzify(matrix, spread=spread), fe.ahp.fuzzify(matrix.T, spread=spread)
    assert back == pytest.approx(np.swapaxes(there, 0, 1), rel=1e-9)
    assert there * np.swapaxes(there, 0, 1)[..., ::-1] == pytest.approx(np.ones_like(there), rel=1e-9)
