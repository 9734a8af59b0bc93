"""Judgements that fit the others least, and the values that would fit."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pytest
from scipy import optimize  # type: ignore[import-untyped]

import fuzzyeval as fe
from ahp.drawn import SCALE, changed, noisy_matrix, pair, random_matrix, ratio
from fuzzyeval.aliases import FloatArray
from fuzzyeval.errors import ArrayError, CompletionWarning, OptionError, WeightsError

RAISED: FloatArray = np.array(
    [
        [1, 3, 1 / 3, 3, 2],
        [1 / 3, 1, 5, 4, 1 / 3],
        [3, 1 / 5, 1, 2, 3],
        [1 / 3, 1 / 4, 1 / 2, 1, 1 / 2],
        [1 / 2, 3, 1 / 3, 2, 1],
    ]
)
"""Where setting judgement [1, 3] to the ratio of the weights raises CR."""


def test_the_ratio_of_weights_raises_the_inconsistency_and_what_the_others_imply_lowers_it() -> None:
    found = fe.ahp.consistency(RAISED)
    naive = changed(RAISED, {(1, 3): found.priorities[1] / found.priorities[3]})
    assert ratio(naive) > found.ratio * 1.005
    repair = next(one for one in fe.ahp.repairs(RAISED, top=10).judgements if (one.first, one.second) == (1, 3))
    assert repair.proposed == 2
    assert repair.ratio == pytest.approx(ratio(changed(RAISED, {(1, 3): 2})))
    assert repair.ratio < found.ratio * 0.99


@pytest.mark.parametrize("order", [3, 4, 5, 9])
@pytest.mark.parametrize("seed", range(4))
def test_what_the_others_imply_is_the_least_lambda_that_a_minimiser_finds(order: int, seed: int) -> None:
    matrix = random_matrix(order, seed)
    for one in fe.ahp.repairs(matrix, top=4).judgements:
        place = (one.first, one.second)

        def value(log: float, place: tuple[int, int] = place) -> float:
            return float(max(np.linalg.eigvals(changed(matrix, {place: np.exp(log)})).real))

        least = optimize.minimize_scalar(value, bracket=(-1, 1), tol=1e-10)
        assert np.log(one.implied) == pytest.approx(least.x, abs=1e-5)
        assert one.given == matrix[place]
        assert one.distance == pytest.approx(abs(np.log(one.given) - np.log(one.implied)))


@pytest.mark.parametrize("exponent", [1, 3, 6, 12])
@pytest.mark.parametrize("order", [3, 4, 6])
def test_extreme_judgements_settle_too(order: int, exponent: int) -> None:
    above = np.triu(np.random.default_rng(order).uniform(-exponent, exponent, (order, order)), 1)
    matrix = 10.0 ** (above - above.T)
    for one in fe.ahp.repairs(matrix, top=99).judgements:
        at = changed(matrix, {(one.first, one.second): one.implied})
        least = max(np.linalg.eigvals(at).real)
        for factor in (0.99, 1.01):
            beside = changed(matrix, {(one.first, one.second): one.implied * factor})
            assert max(np.linalg.eigvals(beside).real) >= least * (1 - 1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_the_furthest_come_first_and_each_proposal_is_the_better_neighbour_on_the_scale(seed: int) -> None:
    matrix = noisy_matrix(6, seed, 0.8)
    found = fe.ahp.repairs(matrix, top=99)
    assert found.ratio == pytest.approx(ratio(matrix))
    assert len(found.judgements) == 15
    distances = [round(one.distance, 9) for one in found.judgements]
    assert distances == sorted(distances, reverse=True)
    assert fe.ahp.repairs(matrix, top=2).judgements == found.judgements[:2]
    for one in found.judgements:
        best = min(SCALE, key=lambda value, at=(one.first, one.second): ratio(changed(matrix, {at: value})))  # type: ignore[misc]
        after = ratio(changed(matrix, {(one.first, one.second): best}))
        if one.proposed is None:
            assert after >= found.ratio * (1 - 1e-8)
            assert one.ratio == found.ratio
        else:
            assert one.proposed == best
            assert one.ratio == pytest.approx(after)
            assert one.ratio < found.ratio


def test_proposals_stay_within_the_limit() -> None:
    matrix = fe.ahp.repaired(np.ones((3, 3)), {(0, 1): 9, (1, 2): 9, (0, 2): 1 / 9})
    judged = next(one for one in fe.ahp.repairs(matrix, top=3).judgements if (one.first, one.second) == (0, 2))
    assert judged.implied == pytest.approx(81)
    assert judged.proposed == 9
    wide = next(o for o in fe.ahp.repairs(matrix, top=3, limit=99).judgements if (o.first, o.second) == (0, 2))
    assert wide.proposed == 81
    assert wide.ratio == pytest.approx(0, abs=1e-12)
    narrow = next(o for o in fe.ahp.repairs(matrix, top=3, limit=3).judgements if (o.first, o.second) == (0, 2))
    assert narrow.proposed == 3


def test_changes_are_lines_that_an_expert_can_read() -> None:
    judged = [[1, 2, 1 / 4, 3], [1 / 2, 1, 2, 1], [4, 1 / 2, 1, 1 / 2], [1 / 3, 1, 2, 1]]
    found = fe.ahp.repairs(judged, top=2)
    assert found.changes() == ("[0, 2]: 1/4 → 5, CR 0.489 → 0.006", "[0, 3]: 3 → 1/2, CR 0.489 → 0.304")
    assert str(found) == "\n".join(found.changes())
    pooled = fe.ahp.repaired(judged, {(0, 2): 0.2345})
    assert fe.ahp.repairs(pooled, top=1).changes()[0].startswith("[0, 2]: 0.234 → 5, CR ")


def test_consistent_judgements_are_left_alone() -> None:
    weights = np.array([8.0, 4, 2, 1])
    found = fe.ahp.repairs(weights[:, None] / weights)
    assert found.changes() == ()
    assert all(one.proposed is None for one in found.judgements)
    assert [one.distance for one in found.judgements] == pytest.approx([0, 0, 0], abs=1e-9)
    for small in (np.ones((1, 1)), pair(9)):
        assert fe.ahp.repairs(small) == fe.ahp.Repairs(0.0, (), len(small))


def test_the_ratio_is_that_of_the_random_index_asked_for() -> None:
    for name in ("alonso_lamata", "saaty_1980", "saaty_2005"):
        found = fe.ahp.repairs(RAISED, random_index=name)
        assert found.ratio == fe.ahp.consistency(RAISED, random_index=name).ratio
        least = fe.ahp.least_changes(RAISED, random_index=name)
        after = fe.ahp.consistency(fe.ahp.repaired(RAISED, least.judgements), random_index=name)
        assert least.ratio == after.ratio < 0.1


def test_repairing_sets_judgements_and_their_mirror_images_in_a_copy() -> None:
    before = RAISED.copy()
    after = fe.ahp.repaired(RAISED, {(0, 2): 3, (4, 1): 1 / 5})
    assert (after[0, 2], after[2, 0], after[4, 1], after[1, 4]) == (3, 1 / 3, 1 / 5, 5)
    assert (before == RAISED).all()
    same = np.ones((5, 5), dtype=bool)
    same[[0, 2, 4, 1], [2, 0, 1, 4]] = False
    assert (after[same] == RAISED[same]).all()
    assert (fe.ahp.repaired(RAISED, {}) == RAISED).all()
    places: Any = {(np.int64(0), 1): np.float64(4)}  # as they come out of arrays
    gappy = fe.ahp.repaired([[1, np.nan, np.nan], [np.nan, 1, 2], [np.nan, 0.5, 1]], places)
    assert np.isnan(gappy[0, 2])
    assert gappy[1, 0] == 0.25


@pytest.mark.parametrize(
    "places",
    [{(0, 0): 3}, {(0, 5): 3}, {(-1, 0): 3}, {(0,): 3}, {0: 3}, {(0, 1.0): 3}, {(True, 0): 3}, {"ab": 3}, 5, None],
)
def test_a_place_that_is_none_is_refused(places: Any) -> None:
    with pytest.raises(OptionError, match="judgements: "):
        fe.ahp.repaired(RAISED, places)


@pytest.mark.parametrize("value", [0, -3, float("nan"), float("inf"), "3", None, True, 1e13])
def test_a_value_that_is_no_judgement_is_refused(value: Any) -> None:
    with pytest.raises(OptionError, match=r"judgements\[\(0, 1\)\]: .* is not a positive judgement"):
        fe.ahp.repaired(RAISED, {(0, 1): value})


def test_a_judgement_given_from_both_sides_is_refused() -> None:
    with pytest.raises(OptionError, match="given from both sides"):
        fe.ahp.repaired(RAISED, {(0, 1): 3, (1, 0): 1 / 3})


@pytest.mark.parametrize(
    "options", [{"top": 0}, {"top": 1.5}, {"top": True}, {"limit": 1}, {"limit": 9.0}, {"limit": "9"}, {"limit": 100}]
)
def test_options_that_are_no_whole_numbers_are_refused(options: Any) -> None:
    with pytest.raises(OptionError, match="is not a whole number from"):
        fe.ahp.repairs(RAISED, **options)


def gappy_matrix(order: int, seed: int) -> FloatArray:
    """Return judgements drawn from Saaty's scale, of which a third is left out; the others connect all indicators."""
    draw = np.random.default_rng(seed)
    while True:
        matrix = random_matrix(order, seed)
        for i, j in combinations(range(order), 2):
            if draw.random() < 1 / 3:
                matrix[i, j] = matrix[j, i] = np.nan
        if np.isnan(matrix).any() and connects(matrix):
            return matrix


def connects(matrix: FloatArray) -> bool:
    """Return whether one can walk from the first indicator to all by what was judged."""
    reached, waiting = {0}, [0]
    while waiting:
        beside = {int(at) for at in np.flatnonzero(~np.isnan(matrix[waiting.pop()]))} - reached
        reached |= beside
        waiting += beside
    return len(reached) == len(matrix)


def least_lambda_by_scipy(matrix: FloatArray, free: tuple[tuple[int, int], ...]) -> tuple[float, FloatArray]:
    """Return the least λmax with some cells free, and the logarithms that have it, as a minimiser of scipy finds them."""

    def value(logs: FloatArray) -> float:
        return float(max(np.linalg.eigvals(changed(matrix, dict(zip(free, np.exp(logs), strict=True)))).real))

    best = optimize.minimize(value, np.zeros(len(free)), method="Powell", options={"xtol": 1e-9, "ftol": 1e-15})
    return float(best.fun), np.atleast_1d(best.x)


def gaps_of(matrix: FloatArray) -> tuple[tuple[int, int], ...]:
    return tuple((int(i), int(j)) for i, j in zip(*np.nonzero(np.triu(np.isnan(matrix), 1)), strict=True))


@pytest.mark.parametrize("order", [4, 5])
@pytest.mark.parametrize("seed", range(4))
def test_beside_gaps_what_the_others_imply_is_the_least_lambda_that_a_minimiser_finds(order: int, seed: int) -> None:
    matrix = gappy_matrix(order, seed)
    gaps = gaps_of(matrix)
    found = fe.ahp.repairs(matrix, top=99)
    assert found.ratio == fe.ahp.consistency(fe.ahp.complete(matrix)).ratio
    checked = [(one.first, one.second) for one in found.judgements]
    distances = [round(one.distance, 9) for one in found.judgements]
    assert distances == sorted(distances, reverse=True)
    judged = [pair for pair in combinations(range(order), 2) if pair not in gaps]
    assert sorted(checked) == [pair for pair in judged if connects(changed(matrix, {pair: np.nan}))]
    for one in found.judgements[:3]:
        least, logs = least_lambda_by_scipy(matrix, ((one.first, one.second), *gaps))
        assert one.given == matrix[one.first, one.second]
        assert np.log(one.implied) == pytest.approx(logs[0], abs=1e-3)
        freed = changed(matrix, {(one.first, one.second): one.implied})
        assert fe.ahp.consistency(fe.ahp.complete(freed)).lambda_max == pytest.approx(least, rel=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_beside_gaps_each_proposal_is_the_better_neighbour_with_the_gaps_filled_anew(seed: int) -> None:
    matrix = gappy_matrix(6, seed)
    found = fe.ahp.repairs(matrix, top=99)
    assert fe.ahp.repairs(matrix, top=2).judgements == found.judgements[:2]
    assert any(one.proposed for one in found.judgements)
    for one in found.judgements:
        tried = [changed(matrix, {(one.first, one.second): value}) for value in SCALE]
        ratios = fe.ahp.consistency(fe.ahp.complete(tried)).ratio
        if one.proposed is None:
            assert min(ratios) >= found.ratio * (1 - 1e-8)
            assert one.ratio == found.ratio
        else:
            assert one.proposed == SCALE[int(np.argmin(ratios))]
            assert one.ratio == pytest.approx(min(ratios))


def test_judgements_that_alone_tie_an_indicator_to_the_others_cannot_be_checked() -> None:
    chain = [[1, 2, np.nan], [np.nan, 1, 3], [np.nan, np.nan, 1]]
    assert fe.ahp.repairs(chain) == fe.ahp.Repairs(0.0, (), 3)
    tied = np.full((4, 4), np.nan)
    tied[:3, :3] = fe.ahp.repaired(np.ones((3, 3)), {(0, 1): 2, (1, 2): 2, (0, 2): 1 / 4})
    tied[2, 3] = 9
    assert {(one.first, one.second) for one in fe.ahp.repairs(tied, top=9).judgements} == {(0, 1), (0, 2), (1, 2)}


def test_judgements_that_do_not_connect_all_indicators_are_refused() -> None:
    with pytest.raises(WeightsError, match=r"do not connect \{0, 1\} and \{2\}; add a comparison"):
        fe.ahp.repairs([[1, 2, np.nan], [1 / 2, 1, np.nan], [np.nan, np.nan, 1]])


def test_gaps_that_extreme_judgements_leave_to_least_squares_are_told_where_repairs_are_asked_for() -> None:
    above = {(0, 1): -12, (0, 2): 0, (0, 3): 9, (0, 4): -9, (1, 3): 12, (1, 4): -9, (2, 3): 12, (2, 4): 0, (3, 4): 9}
    judged = {place: 10.0**exponent for place, exponent in above.items()} | {(3, 5): 1e-9}
    matrix = fe.ahp.repaired(np.full((6, 6), np.nan), judged)
    with pytest.warns(CompletionWarning, match=r"least squares is taken, in \d+ of 19 fillings") as told:
        found = fe.ahp.repairs(matrix, top=99)
    assert told[0].filename == __file__
    assert np.isfinite([(one.implied, one.ratio) for one in found.judgements]).all()


def test_names_of_the_indicators_stand_in_the_lines() -> None:
    judged = [[1, 2, 1 / 4, 3], [1 / 2, 1, 2, 1], [4, 1 / 2, 1, 1 / 2], [1 / 3, 1, 2, 1]]
    found, least = fe.ahp.repairs(judged, top=1), fe.ahp.least_changes(judged)
    as_array: Any = np.array(["speed", "care", "price", "place"])
    for names in (["speed", "care", "price", "place"], as_array):
        assert found.changes(names) == ("speed/price: 1/4 → 5, CR 0.489 → 0.006",)
        assert least.lines(names) == ("speed/price: 1/4 → 5", "CR 0.489 → 0.006")
    assert least.lines() == ("[0, 2]: 1/4 → 5", "CR 0.489 → 0.006")


@pytest.mark.parametrize(
    "names", [["a", "b", "c"], list("abcde"), "abcd", [1, 2, 3, 4], 4, set("abcd"), dict.fromkeys("abcd")]
)
@pytest.mark.parametrize("kind", ["repairs", "least changes", "nothing to change"])
def test_names_that_are_not_a_text_for_each_indicator_are_refused(names: Any, kind: str) -> None:
    judged = [[1, 2, 1 / 4, 3], [1 / 2, 1, 2, 1], [4, 1 / 2, 1, 1 / 2], [1 / 3, 1, 2, 1]]
    asked = {
        "repairs": fe.ahp.repairs(judged).changes,
        "least changes": fe.ahp.least_changes(judged).lines,
        "nothing to change": fe.ahp.least_changes(np.ones((4, 4))).lines,
    }[kind]
    with pytest.raises(OptionError, match="does not name 4 indicators"):
        asked(names)


def test_where_nothing_is_proposed_it_is_said() -> None:
    assert str(fe.ahp.repairs(np.ones((3, 3)))) == "nothing to revisit, CR 0.000"
    assert str(fe.ahp.least_changes(np.ones((3, 3)))) == "no change is needed, CR 0.000"
    beyond = fe.ahp.repaired(np.ones((3, 3)), {(0, 1): 1 / 9, (1, 2): 81, (0, 2): 3})
    found = fe.ahp.repairs(beyond, top=1)
    assert found.changes() == ()
    assert str(found) == "none of these judgements, changed alone, lowers CR 0.129"


@pytest.mark.parametrize(
    ("weights", "gaps"), [([1, 9, 4, 9, 9, 9], [(0, 1), (2, 4)]), ([3, 3, 1, 6, 5, 2], [(0, 2), (1, 4)])]
)
def test_rounding_alone_offers_nothing_beside_gaps(weights: list[float], gaps: list[tuple[int, int]]) -> None:
    """CR is 1e-16 and 0 for what was judged, by how the gaps are filled."""
    consistent = np.array(weights)[:, None] / np.array(weights)
    matrix = changed(consistent, dict.fromkeys(gaps, np.nan))
    assert str(fe.ahp.repairs(matrix, top=99)) == "nothing to revisit, CR 0.000"


def test_least_changes_refuse_a_gap_with_what_can_be_done_about_it() -> None:
    with pytest.raises(ArrayError) as caught:
        fe.ahp.least_changes([[1, 2, np.nan], [1 / 2, 1, 3], [np.nan, 1 / 3, 1]])
    assert str(caught.value) == (
        "comparisons[0, 2]: nan is a gap; add what the expert says there, or use fuzzyeval.ahp.repairs, which takes gaps"
    )


@pytest.mark.parametrize("function", [fe.ahp.repairs, fe.ahp.least_changes])
def test_a_stack_and_what_is_no_matrix_are_refused(function: Any) -> None:
    for wrong, said in [([RAISED, RAISED], "give one matrix"), (5, "shape")]:
        with pytest.raises(ArrayError, match=said):
            function(wrong)
    with pytest.raises(OptionError, match="random_index: 'saaty' is not one of"):
        function(RAISED, random_index="saaty")
