"""The fewest judgements to change so that a matrix becomes consistent enough."""

from __future__ import annotations

from itertools import combinations, product
from typing import Any

import numpy as np
import pytest

import fuzzyeval as fe
from ahp.drawn import SCALE, changed, noisy_matrix, pair, random_matrix, ratio
from fuzzyeval.aliases import FloatArray
from fuzzyeval.errors import OptionError


def least_by_trying(matrix: FloatArray, most: int) -> int | None:
    """Return how many changes on the scale suffice, by trying every value of every set; None if more than ``most``."""
    if ratio(matrix) < 0.1:
        return 0
    cells = list(combinations(range(len(matrix)), 2))
    for size in range(1, most + 1):
        for chosen in combinations(cells, size):
            tried = np.repeat(matrix[None], len(SCALE) ** size, axis=0)
            values = np.array(list(product(SCALE, repeat=size)))
            for at, (i, j) in enumerate(chosen):
                tried[:, i, j], tried[:, j, i] = values[:, at], 1 / values[:, at]
            if (fe.ahp.consistency(tried).ratio < 0.1).any():
                return size
    return None


@pytest.mark.parametrize("order", [3, 4, 5])
@pytest.mark.parametrize("seed", range(6))
def test_no_fewer_changes_suffice_than_are_found(order: int, seed: int) -> None:
    matrix = random_matrix(order, seed + 100)
    found = fe.ahp.least_changes(matrix)
    tried = least_by_trying(matrix, 2)
    if tried is None:
        assert found.ask_again or len(found.changes) > 2
    else:
        assert len(found.changes) == tried
        assert found.exact


@pytest.mark.parametrize("seed", [0, 1, 27])
def test_no_three_changes_of_four_indicators_are_overlooked(seed: int) -> None:
    """With a limit so low that many sets come near and few reach it; for 27, none next to the minimum between them."""
    matrix = random_matrix(4, seed)
    cells = list(combinations(range(4), 2))
    values = np.array(list(product(SCALE, repeat=3)))
    best = []
    for chosen in combinations(cells, 3):
        tried = np.repeat(matrix[None], len(values), axis=0)
        for at, (i, j) in enumerate(chosen):
            tried[:, i, j], tried[:, j, i] = values[:, at], 1 / values[:, at]
        best.append(float(fe.ahp.consistency(tried).ratio.min()))
    assert min(best) < 0.1
    if min(best) > 1e-6:  # not consistent to the last digit
        just, under = (
            fe.ahp.least_changes(matrix, below=min(best) * (1 + 1e-5)),
            fe.ahp.least_changes(matrix, below=min(best)),
        )
        assert just.ratio == pytest.approx(min(best))
        assert len(just.changes) == 3
        assert under.ask_again
        assert under.exact


@pytest.mark.parametrize("noise", [0.3, 0.7, 1.0, 2.0])
@pytest.mark.parametrize("order", [4, 6, 9, 11])
def test_the_changes_found_suffice_and_are_on_the_scale(order: int, noise: float) -> None:
    for seed in range(3):
        matrix = noisy_matrix(order, seed, noise)
        found = fe.ahp.least_changes(matrix)
        assert found.given_ratio == fe.ahp.consistency(matrix).ratio
        if found.ask_again:
            assert (found.changes, found.ratio) == ((), found.given_ratio)
            continue
        after = fe.ahp.repaired(matrix, found.judgements)
        assert fe.ahp.consistency(after).ratio == found.ratio < 0.1
        assert len(found.changes) <= order - 1
        proven = {4: 3, 6: 5, 9: 4, 11: 3}[order]  # one more than what is searched to the end, n − 1 at most
        assert found.exact == (len(found.changes) <= proven)
        for one in found.changes:
            assert one.proposed in SCALE
            assert one.given == matrix[one.first, one.second] != one.proposed
            assert one.first < one.second


def test_no_four_changes_of_five_indicators_are_overlooked() -> None:
    """One change after the other gets stuck here, each being the best alone."""
    matrix = np.ones((5, 5))
    upper = (1 / 7, 7, 4, 1 / 8, 1 / 6, 2, 8, 9, 1 / 6, 3)
    for (i, j), value in zip(combinations(range(5), 2), upper, strict=True):
        matrix[i, j], matrix[j, i] = value, 1 / value
    known = fe.ahp.repaired(matrix, {(0, 1): 2, (0, 2): 1 / 2, (0, 4): 9, (2, 4): 9})
    assert fe.ahp.consistency(known).ratio < 0.1
    found = fe.ahp.least_changes(matrix)
    assert (len(found.changes), found.exact, found.ask_again) == (4, True, False)
    assert found.ratio < 0.1


@pytest.mark.parametrize("seed", range(4))
def test_changes_sought_anew_together_are_enough_where_one_by_one_is_not(seed: int) -> None:
    """Seven indicators of whom each row is a little wrong: what one change needs depends on the others."""
    matrix = noisy_matrix(8, seed, 1.2)
    found = fe.ahp.least_changes(matrix)
    assert found.ask_again or fe.ahp.consistency(fe.ahp.repaired(matrix, found.judgements)).acceptable


def test_judgements_that_the_changes_leave_apart_are_no_obstacle() -> None:
    """All judgements of the first indicator contradict: what is left does not say how important it is."""
    weights = np.array([4.0, 2, 1, 1])
    matrix = changed(weights[:, None] / weights, {(0, 1): 1 / 9, (0, 2): 9, (0, 3): 1})
    found = fe.ahp.least_changes(matrix, below=1e-3)
    assert found.exact
    assert {(one.first, one.second) for one in found.changes} <= {(0, 1), (0, 2), (0, 3)}
    assert found.ratio < 1e-3


def test_consistent_enough_judgements_need_no_change() -> None:
    weights = np.array([8.0, 4, 2, 1])
    found = fe.ahp.least_changes(weights[:, None] / weights)
    assert found.changes == ()
    assert found.judgements == {}
    assert found.exact
    assert not found.ask_again
    assert str(found) == "no change is needed, CR 0.000"
    assert fe.ahp.least_changes([[1]]).changes == fe.ahp.least_changes(pair(9)).changes == ()


def test_where_most_judgements_would_have_to_change_the_expert_is_asked_again() -> None:
    found = fe.ahp.least_changes(random_matrix(9, 0))
    assert found.ask_again
    assert not found.exact
    assert str(found) == "no small set of changes was found; ask the expert again"


def test_the_least_changes_read_as_a_diff() -> None:
    judged = [[1, 2, 1 / 4, 3], [1 / 2, 1, 2, 1], [4, 1 / 2, 1, 1 / 2], [1 / 3, 1, 2, 1]]
    found = fe.ahp.least_changes(judged)
    assert str(found) == "[0, 2]: 1/4 → 5\nCR 0.489 → 0.006"
    assert found.judgements == {(0, 2): 5.0}
    assert fe.ahp.repaired(judged, found.judgements)[0, 2] == 5


@pytest.mark.parametrize("below", [0, -1, float("nan"), "0.1", None])
def test_a_limit_of_the_ratio_that_is_none_is_refused(below: Any) -> None:
    with pytest.raises(OptionError, match=r"below: .* is not a number"):
        fe.ahp.least_changes(random_matrix(4, 0), below=below)
