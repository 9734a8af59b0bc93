"""What the array forms say of answers, from how often each grade was given.

Of counts (..., n), integers or floats (design weights), and the grades' scores (n,), each gives (...):

- ``deviation_of_counts(counts, scores)``: the standard deviation, in the units of the scores.
- ``variation_of_counts(counts, scores)``: that divided by the mean, which is positive.
- ``gini_of_counts(counts, scores)``: the Gini coefficient; the mean is positive.
- ``certainty_of_counts(counts)``: how far the votes are from being spread evenly, 0 to 1; of two grades or more.

What is added up are squares and distances of scores, so that no mean is subtracted and nothing cancels. In every row
something was counted. Where one grade only was given, the first three are exactly 0. The deviation takes scores for the
same that are 1e150 times nearer to one another than the largest is to 0, as squares of such distances vanish.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from fuzzyeval.aliases import FloatArray
from fuzzyeval.core.objective.divergence import theil

__all__ = ["certainty_of_counts", "deviation_of_counts", "gini_of_counts", "variation_of_counts"]

_Counts = np.ndarray[Any, Any]

_EVEN = 2e-15  # for each grade: what a share that was found by subtraction may be off by


def deviation_of_counts(counts: _Counts, scores: FloatArray) -> FloatArray:
    """Return √(Σ_g Σ_h c_g c_h (s_g − s_h)² / (2N²)), the standard deviation with the divisor N, (..., n), (n,) -> (...)."""
    scale = _scale(scores)
    return _deviation(_shares(counts), scores * scale) / scale


def variation_of_counts(counts: _Counts, scores: FloatArray) -> FloatArray:
    """Return the coefficient of variation, (..., n) and (n,) -> (...); every row has a positive mean."""
    shares, scaled = _shares(counts), scores * _scale(scores)
    return np.asarray(_deviation(shares, scaled) / (shares @ scaled))


def gini_of_counts(counts: _Counts, scores: FloatArray) -> FloatArray:
    """Return Σ_g Σ_h c_g c_h |s_g − s_h| / (2N²x̄), (..., n) and (n,) -> (...); every row has a positive mean."""
    shares, scaled = _shares(counts), scores * _scale(scores)
    return np.asarray(0.5 * _mean_of_pairs(shares, _distances(scaled)) / (shares @ scaled))


def certainty_of_counts(counts: _Counts) -> FloatArray:
    """Return 1 − H(c/N)/ln n, H the entropy of votes on n grades, (..., n) -> (...), as Theil's index of the counts.

    Votes that are spread evenly, up to the rounding of shares, have exactly 0.
    """
    votes = np.asarray(counts, dtype=float)
    grades = votes.shape[-1]
    uneven = np.abs(_shares(votes) * grades - 1.0).max(axis=-1) > _EVEN * grades
    return np.asarray(np.where(uneven, theil(votes[..., None])[..., 0], 0.0) / np.log(grades))


def _shares(counts: _Counts) -> FloatArray:
    return np.asarray(counts / counts.sum(axis=-1, keepdims=True))


def _scale(scores: FloatArray) -> FloatArray:
    """Return the power of 2 that brings scores to at most 1, so that no square overflows."""
    return np.asarray(np.ldexp(1.0, -np.clip(np.frexp(np.abs(scores).max())[1], -1000, 1000)))


def _distances(scores: FloatArray) -> FloatArray:
    return np.asarray(np.abs(scores[:, None] - scores))


def _mean_of_pairs(shares: FloatArray, of_pair: FloatArray) -> FloatArray:
    """Return Σ_g Σ_h p_g p_h f_gh, (..., n) and (n, n) -> (...)."""
    return np.asarray((shares * (shares @ of_pair)).sum(axis=-1))


def _deviation(shares: FloatArray, scores: FloatArray) -> FloatArray:
    return np.sqrt(0.5 * _mean_of_pairs(shares, np.square(_distances(scores))))
