"""What pairs of terms say about the variance of their weighted sum."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from fuzzyeval.aliases import BoolArray, FloatArray

__all__ = [
    "Pairs",
    "adjusted",
    "comparable",
    "correlations",
    "explained",
    "fisher_interval",
    "pairs",
    "projections",
    "variance",
]

_ROUNDING = 1e-12


class Pairs(NamedTuple):
    """What answers that went together say about the scores s(x) of m leaves.

    Attributes
    ----------
    covariances
        Of two leaves over those who answered both, divided by their number, (m, m).
    spreads
        √p_g (E[s(x_l) | x_j = g] − their mean), (m, n, m): j, g, l. A constant leaf has 0 as j and as l.
    """

    covariances: FloatArray
    spreads: FloatArray


def comparable(joint: FloatArray) -> BoolArray:
    """Return which grades of each leaf were given by somebody who answered l, for every leaf l, (m, n)."""
    return np.asarray((joint.sum(axis=-1) > 0).all(axis=-1))


def pairs(joint: FloatArray, scores: FloatArray) -> Pairs:
    """Return what counts of answers that went together, (m, n, m, n), say about scores, (n,).

    Each pair of leaves has been answered by somebody, and each leaf has a comparable grade; only these have part in the
    spreads.
    """
    together = joint.sum(axis=-1)
    varies = (np.einsum("jgj->jg", together) > 0).sum(axis=1) > 1
    count = together.sum(axis=1)
    means = (joint @ scores).sum(axis=1) / count  # of l over those who answered j too
    off = scores - means[..., None]
    covariances = np.einsum("jglh,ljg,jlh->jl", joint, off, off, optimize=True) / count
    shares = np.where(comparable(joint), np.einsum("jgj->jg", together), 0.0)
    shares = shares / shares.sum(axis=1, keepdims=True)
    given = np.einsum("jglh,jlh->jgl", joint, off, optimize=True) / np.where(together > 0, together, 1.0)
    given = given - np.einsum("jg,jgl->jl", shares, given)[:, None]
    alive = varies[:, None] & varies
    return Pairs(covariances * alive, np.sqrt(shares)[..., None] * given * alive[:, None])


def projections(covariances: FloatArray) -> FloatArray:
    """Return spreads, (m, 1, m), whose squares are what a straight line on each leaf explains: cov(x_j, x_l)/σ_j."""
    deviation = np.sqrt(np.diagonal(covariances))
    return np.asarray((covariances / np.where(deviation > 0, deviation, 1.0)[:, None])[:, None])


def explained(spreads: FloatArray, weights: FloatArray) -> FloatArray:
    """Return w'A_j w = Σ_g (Σ_l w_l spread_jgl)², what each leaf explains of the variance of the sum, (m,)."""
    return np.asarray(np.square(spreads @ weights).sum(axis=-1))


def variance(covariances: FloatArray, weights: FloatArray) -> float:
    """Return w'Cw; what is left by rounding, where terms cancel, is 0."""
    size = float(np.abs(weights) @ np.abs(covariances) @ np.abs(weights))
    found = float(weights @ covariances @ weights)
    return 0.0 if abs(found) <= _ROUNDING * size else found


def correlations(left: FloatArray, right: FloatArray) -> FloatArray:
    """Return the correlations of rows, (..., k), with others, (..., k), all of which vary."""
    left = left - left.mean(axis=-1, keepdims=True)
    right = right - right.mean(axis=-1, keepdims=True)
    left = left / np.abs(left).max(axis=-1, keepdims=True)
    right = right / np.abs(right).max(axis=-1, keepdims=True)
    size = np.sqrt((left * left).sum(axis=-1) * (right * right).sum(axis=-1))
    return np.asarray(np.clip((left * right).sum(axis=-1) / size, -1.0, 1.0))


def adjusted(ratio: FloatArray, count: FloatArray, groups: FloatArray) -> FloatArray:
    """Return 1 − (1 − η²)(n − 1)/(n − G), which is 0 on average where nothing is explained (Kelley 1935); n > G."""
    return np.asarray(1.0 - (1.0 - ratio) * (count - 1.0) / (count - groups))


def fisher_interval(correlation: FloatArray, count: FloatArray, quantile: float) -> tuple[FloatArray, FloatArray]:
    """Return the ends of the interval of r², from tanh(atanh r ± q/√(n − 3)); 0 below where that of r covers 0."""
    step = quantile / np.sqrt(count - 3.0)
    with np.errstate(divide="ignore"):
        z = np.arctanh(correlation)
    ends = np.tanh([z - step, z + step])
    low = np.where(ends[0] * ends[1] <= 0, 0.0, np.square(ends).min(axis=0))
    return low, np.square(ends).max(axis=0)
