"""Weights by entropy are those of the textbook, and accurate where that has lost all digits."""

from __future__ import annotations

from typing import Any

import mpmath
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import fuzzyeval as fe
from fuzzyeval.core import objective


@st.composite
def scores(draw: st.DrawFn) -> Any:
    """Non-negative scores of which one column at least varies."""
    rows, columns = draw(st.integers(2, 8)), draw(st.integers(1, 5))
    cells = draw(st.lists(st.integers(0, 20), min_size=rows * columns, max_size=rows * columns))
    matrix = np.array(cells, dtype=float).reshape(rows, columns)
    matrix[0] += 1
    assume((np.ptp(matrix, axis=0) > 0).any())
    return matrix


@given(scores())
def test_entropy_weights_are_those_of_the_textbook(matrix: Any) -> None:
    shares = matrix / matrix.sum(axis=0)
    logs = np.log(np.where(shares > 0, shares, 1.0))
    divergence = 1 + (shares * logs).sum(axis=0) / np.log(len(matrix))
    assert fe.objective.entropy(matrix) == pytest.approx(divergence / divergence.sum(), abs=1e-9)


@pytest.mark.parametrize("spread", [1e-1, 1e-3, 1e-6, 1e-8, 1e-10, 1e-12])
def test_divergence_is_accurate_where_scores_hardly_vary(spread: float) -> None:
    """Against 60 digits; the textbook form has lost all of them at a spread of 1e-8, and the mean's rounding shows at 1e-12."""
    for seed in range(20):
        values = 3.1 * (1.0 + spread * np.random.default_rng(seed).uniform(-1, 1, size=6 + seed))
        found = float(objective.theil(values[:, None])[0])
        assert found == pytest.approx(_theil(values), rel=1e-9, abs=0)


@pytest.mark.parametrize("rare", [1, 10**3, 10**6, 10**9, 10**12])
def test_divergence_of_counts_is_accurate_where_nearly_all_agree(rare: int) -> None:
    counts, values = [10**12, rare, 0, 7], [100.0, 80.0, 60.0, 40.0]
    found = float(objective.theil_of_counts(np.array(counts, dtype=float), np.array(values)))
    with mpmath.workdps(60):
        total = mpmath.mpf(sum(counts))
        mean = sum(c * mpmath.mpf(v) for c, v in zip(counts, values, strict=True)) / total
        terms = [c * (v / mean) * mpmath.log(v / mean) for c, v in zip(counts, values, strict=True)]
        expected = float(sum(terms) / total)
    assert found == pytest.approx(expected, rel=1e-9, abs=0)


def _theil(values: Any) -> float:
    with mpmath.workdps(60):
        exact = [mpmath.mpf(float(value)) for value in values]
        mean = sum(exact) / len(exact)
        return float(sum(value / mean * mpmath.log(value / mean) for value in exact) / len(exact))
