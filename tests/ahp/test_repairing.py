"""Judgements that fit the others least, and the values that would fit."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy import optimize  # type: ignore[import-untyped]

import fuzzyeval as fe
from ahp.drawn import SCALE, changed, noisy_matrix, pair, random_matrix, ratio
from fuzzyeval.aliases import FloatArray
from fuzzyeval.errors import ArrayError, OptionError

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
        assert fe.ahp.repairs(small) == fe.ahp.Repairs(0.0, ())


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


@pytest.mark.parametrize("function", [fe.ahp.repairs, fe.ahp.least_changes])
def test_a_stack_gaps_and_what_is_no_matrix_are_refused(function: Any) -> None:
    for wrong, said in [([RAISED, RAISED], "give one matrix"), ([[1, np.nan], [np.nan, 1]], "is a gap"), (5, "shape")]:
        with pytest.raises(ArrayError, match=said):
            function(wrong)
    with pytest.raises(OptionError, match="random_index: 'saaty' is not one of"):
        function(RAISED, random_index="saaty")
