"""How much the data tell apart: divergences from entropy, computed so that little cancels.

The textbook form d = 1 + Σ p ln p / ln k subtracts nearly equal numbers where a column hardly varies. With p = (1 + u)/k
it is d = T / ln k, T = mean((1 + u)ln(1 + u) − u), Theil's index (Theil 1967), every term of which is non-negative.
"""

from __future__ import annotations

import numpy as np

from fuzzyeval.aliases import FloatArray

__all__ = ["theil", "theil_of_counts"]

_SERIES_BELOW = 1e-3


def theil(values: FloatArray) -> FloatArray:
    """Return Theil's index of each column, (..., k, m) -> (..., m); every column has a positive mean."""
    largest = values.max(axis=-2, keepdims=True)
    scaled = np.ldexp(values, -np.frexp(largest)[1])  # by a power of 2, exactly: sums of large values would overflow
    mean = scaled.mean(axis=-2, keepdims=True)
    deviation = (scaled - mean) / mean
    deviation -= deviation.mean(axis=-2, keepdims=True)  # the mean above is rounded; what is left of it counts
    varies = values.min(axis=-2) < largest[..., 0, :]
    return np.where(varies, _excess(deviation, axis=-2).mean(axis=-2), 0.0)


def theil_of_counts(counts: FloatArray, scores: FloatArray) -> FloatArray:
    """Return Theil's index of answers given as counts a grade, (..., n) and (n,) -> (...).

    The deviations are differences between scores, uₘ = Σ_h c_h(s_g − s_h)/(N·x̄), so that no mean is subtracted.
    """
    total = counts.sum(axis=-1, keepdims=True)
    deviation = counts @ (scores[None, :] - scores[:, None]) / (counts @ scores)[..., None]
    deviation = np.where(counts > 0, deviation, 0.0)  # a score that nobody gave has no part, however far it lies
    return np.asarray(((counts / total) * _excess(deviation, axis=-1)).sum(axis=-1))


def _excess(u: FloatArray, axis: int) -> FloatArray:
    """Return (1 + u)ln(1 + u) − u, by its series along an axis on which all |u| are small, as log1p loses digits there."""
    small = np.abs(u).max(axis=axis, keepdims=True) < _SERIES_BELOW
    if small.all():
        return _series(u)
    with np.errstate(divide="ignore", invalid="ignore"):
        excess = np.where(u <= -1.0, 1.0, (1.0 + u) * np.log1p(u) - u)  # (1 + u)ln(1 + u) -> 0 as u -> -1
    return np.where(small, _series(u), excess) if small.any() else excess


def _series(u: FloatArray) -> FloatArray:
    """Return u²/2 − u³/6 + u⁴/12 − u⁵/20 + u⁶/30, exact to the last digit below |u| = 1e-3."""
    return u * u * (1 / 2 - u * (1 / 6 - u * (1 / 12 - u * (1 / 20 - u / 30))))
