"""Judgements of 1 to 9 on other scales."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import fuzzyeval as fe
from ahp.drawn import pair, random_matrix
from fuzzyeval.errors import ArrayError, OptionError

MEANT = {
    "saaty": [1, 2, 3, 4, 5, 6, 7, 8, 9],
    "balanced": [1, 1.22, 1.5, 1.86, 2.33, 3, 4, 5.67, 9],  # Salo and Hämäläinen (1997), rounded
    "power": [1, 4, 9, 16, 25, 36, 49, 64, 81],
    "logarithmic": [1, 1.58, 2, 2.32, 2.58, 2.81, 3, 3.17, 3.32],
}


@pytest.mark.parametrize(("scale", "meant"), MEANT.items())
def test_each_judgement_means_what_its_scale_says(scale: Any, meant: list[float]) -> None:
    for judgement, value in enumerate(meant, start=1):
        found = fe.ahp.on_scale(pair(judgement), scale)
        assert found[0, 1] == pytest.approx(value, abs=0.005)
        assert found[1, 0] == pytest.approx(1 / found[0, 1], rel=1e-14)
        assert np.diag(found).tolist() == [1, 1]


def test_the_balanced_scale_spreads_two_weights_evenly() -> None:
    judged = np.stack([pair(x) for x in range(1, 10)])
    weights = fe.ahp.priorities(fe.ahp.on_scale(judged))[:, 0]
    assert np.diff(weights) == pytest.approx([0.05] * 8)


def test_gaps_stay_gaps_and_what_lies_between_the_steps_is_read_too() -> None:
    found = fe.ahp.on_scale([[1, np.nan, 2.5], [np.nan, 1, 1], [0.4, 1, 1]], "power")
    assert np.isnan(found[0, 1])
    assert found[0, 2] == pytest.approx(6.25)
    assert found[2, 0] == pytest.approx(0.16)


def test_nothing_of_what_was_given_changes() -> None:
    matrix = random_matrix(4, 1)
    before = matrix.copy()
    same = fe.ahp.on_scale(matrix, "saaty")
    assert same == pytest.approx(matrix, rel=1e-15)
    same[0, 1] = 99
    assert (matrix == before).all()


@pytest.mark.parametrize("scale", ["balanced", "power", "logarithmic", "saaty"])
def test_judgements_beyond_nine_are_refused(scale: Any) -> None:
    with pytest.raises(ArrayError, match=r"comparisons\[0, 1\]: 10 is beyond 1/9 to 9; judge on the scale of 1 to 9"):
        fe.ahp.on_scale(pair(10), scale)
    with pytest.raises(ArrayError, match="is beyond 1/9 to 9"):
        fe.ahp.on_scale(pair(1 / 9.5), scale)


def test_nine_with_a_printed_reciprocal_is_nine() -> None:
    assert fe.ahp.on_scale(np.array([[1, 9], [0.11, 1]]), "balanced")[0, 1] == pytest.approx(9)


@pytest.mark.parametrize("scale", ["balance", "", None, 9])
def test_an_unknown_scale_is_refused(scale: Any) -> None:
    with pytest.raises(OptionError, match=r"scale: .* is not one of saaty, balanced, power, logarithmic"):
        fe.ahp.on_scale([[1]], scale)
