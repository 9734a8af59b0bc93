"""Many experts as one: their judgements or priorities pooled, and how far they agree.

Pooled judgements are geometric means, the only quasi-arithmetic ones that keep reciprocity and the ratio scale (Aczél
and Saaty 1983); pooled priorities are geometric or arithmetic means (Forman and Peniwati 1998).
"""

from __future__ import annotations

import numpy as np

from fuzzyeval.aliases import FloatArray, IntArray

__all__ = ["arithmetic", "consensus", "geometric", "pooled", "spreads"]


def pooled(comparisons: FloatArray, experts: FloatArray) -> FloatArray:
    """Return the weighted geometric mean of those who judged, (..., e, n, n), (..., e) -> (..., n, n); NaN where none did.

    The half above the diagonal is pooled and mirrored, so that the result is exactly reciprocal.
    """
    order = comparisons.shape[-1]
    above = np.triu_indices(order, 1)
    logs = np.log(comparisons[..., above[0], above[1]])  # (..., e, p)
    judged = ~np.isnan(logs)
    total = _summed(judged.astype(float), experts)
    with np.errstate(invalid="ignore"):
        values = np.exp(_summed(np.where(judged, logs, 0.0), experts) / total)
    result = np.broadcast_to(np.eye(order), (*values.shape[:-1], order, order)).copy()
    result[..., above[0], above[1]] = values
    result[..., above[1], above[0]] = 1.0 / values
    return result


def geometric(priorities: FloatArray, experts: FloatArray) -> FloatArray:
    """Return the weighted geometric mean, (..., e, n), (..., e) -> (..., n), divided by its sum."""
    logs = _summed(np.log(priorities), experts)
    means = np.exp(logs - logs.max(axis=-1, keepdims=True))
    return np.asarray(means / means.sum(axis=-1, keepdims=True))


def arithmetic(priorities: FloatArray, experts: FloatArray) -> FloatArray:
    """Return the weighted arithmetic mean, (..., e, n), (..., e) -> (..., n), divided by its sum."""
    means = _summed(priorities, experts)
    return np.asarray(means / means.sum(axis=-1, keepdims=True))


def consensus(priorities: FloatArray, top: float) -> FloatArray:
    """Return Goepel's S*, (..., e, n) -> (...), not clipped.

    (e^{−Hβ} − 1/c)/(1 − 1/c): Hβ is the entropy of the mean priorities less the mean of the entropies, and c = n/e^H with
    H the entropy of one indicator ``top`` times as important as each of the others.
    """
    order = priorities.shape[-1]
    extreme = np.ones(order)
    extreme[0] = top
    most = np.exp(np.log(order) - _entropy(extreme / extreme.sum()))
    between = _entropy(priorities.mean(axis=-2)) - _entropy(priorities).mean(axis=-1)
    return np.asarray((np.exp(-between) - 1 / most) / (1 - 1 / most))


def spreads(comparisons: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray, IntArray]:
    """Return by comparison exp(sd of the logarithms), the lowest, the highest and how many judged, (e, n, n) -> (n, n).

    The standard deviation is that of the panel itself, Σ/e. Where nobody judged, the figures are 1.
    """
    judged = ~np.isnan(comparisons)
    count = judged.sum(axis=0)
    logs = np.where(judged, np.log(comparisons), 0.0)
    errors = np.where(judged, logs - logs.sum(axis=0) / np.maximum(count, 1), 0.0)
    spread = np.exp(np.sqrt((errors**2).sum(axis=0) / np.maximum(count, 1)))
    lowest = np.where(judged, comparisons, np.inf).min(axis=0)
    highest = np.where(judged, comparisons, 0.0).max(axis=0)
    return spread, np.where(count > 0, lowest, 1.0), np.where(count > 0, highest, 1.0), count


def _summed(values: FloatArray, experts: FloatArray) -> FloatArray:
    """Return Σ_e of what each expert says times their share, (..., e, p), (..., e) -> (..., p)."""
    return np.asarray((experts[..., None, :] @ values)[..., 0, :])


def _entropy(shares: FloatArray) -> FloatArray:
    """Return −Σ p ln p over the last axis."""
    return np.asarray(-(shares * np.log(np.where(shares > 0, shares, 1.0))).sum(axis=-1))
