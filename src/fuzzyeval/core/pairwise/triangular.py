"""Triangular fuzzy judgements (l, m, u), and their fuzzy weights by geometric means (Buckley 1985)."""

from __future__ import annotations

import numpy as np

from fuzzyeval.aliases import FloatArray

__all__ = ["fuzzified", "fuzzy_weights"]


def fuzzy_weights(judgements: FloatArray) -> FloatArray:
    """Return wᵢ = rᵢ ⊗ (Σr)⁻¹ with r the geometric means of the rows, (..., n, n, 3) -> (..., n, 3).

    The reciprocal of a triangle is (1/u, 1/m, 1/l): lower means are divided by the sum of the upper ones.
    """
    means = np.exp(np.log(judgements).mean(axis=-2))
    return np.asarray(means / means.sum(axis=-2, keepdims=True)[..., ::-1])


def fuzzified(comparisons: FloatArray, spread: float, top: float) -> FloatArray:
    """Return x ≥ 1 as (x − s, x, x + s) within [1, top], x < 1 as the reciprocal of 1/x, 1 as (1, 1, 1)."""
    more = np.maximum(comparisons, 1.0 / comparisons)
    lower = np.minimum(np.maximum(more - spread, 1.0), more)
    upper = np.where(more <= 1.0 + 1e-9, more, np.minimum(more + spread, np.maximum(top, more)))
    forth, back = np.stack([lower, more, upper], axis=-1), 1.0 / np.stack([upper, more, lower], axis=-1)
    return np.where((comparisons < 1.0)[..., None], back, forth)
