"""From memberships to a score and a grade, on planes (..., grade, object), and how far to trust the largest degree.

Grades are given in the order of the scale; ``scores`` are strictly monotonic. Degrees within a relative 1e-12 are equal.
"""

from __future__ import annotations

import numpy as np

from fuzzyeval.aliases import BoolArray, FloatArray, IntArray

__all__ = ["average_score", "confidence", "maximum_membership", "nearest_score", "score_by_cuts", "validity"]

_EQUAL = 1e-12


def average_score(planes: FloatArray, scores: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return Σvb/Σb and Σb, (..., n, k) -> (..., k); a score of 0 where all degrees are 0, for the caller to refuse."""
    total, weighted = planes[..., 0, :].copy(), planes[..., 0, :] * scores[0]
    for grade in range(1, planes.shape[-2]):  # in the same order for one object as for many: the same last digit
        total += planes[..., grade, :]
        weighted += planes[..., grade, :] * scores[grade]
    return np.divide(weighted, total, out=np.zeros_like(total), where=total > 0), total


def maximum_membership(planes: FloatArray, scores: FloatArray) -> tuple[IntArray, BoolArray]:
    """Return the grade of the largest degree, (..., k), and where several are as large: the worst of them is taken."""
    level = planes.max(axis=-2) * (1.0 - _EQUAL)
    largest = planes >= level[..., None, :]
    return _worst(largest, scores), largest.sum(axis=-2) > 1


def nearest_score(score: FloatArray, scores: FloatArray) -> tuple[IntArray, BoolArray]:
    """Return the grade whose score is nearest, (...), and where two are as near: the worse of them is taken."""
    distance = np.abs(score[..., None, :] - scores[:, None])
    spread = float(np.ptp(scores))
    nearest = distance <= distance.min(axis=-2, keepdims=True) + _EQUAL * spread
    return _worst(nearest, scores), nearest.sum(axis=-2) > 1


def score_by_cuts(score: FloatArray, scores: FloatArray, cuts: FloatArray) -> tuple[IntArray, BoolArray]:
    """Return the grade between whose cuts the score lies, (...), and where it is on a cut: the worse grade is taken.

    The cuts, (n − 1,), are in the order of the grades.
    """
    slack = _EQUAL * float(np.ptp(scores))
    better_first = bool(scores[0] > scores[-1])
    rank = (score[..., None] > np.sort(cuts) + slack).sum(axis=-1)  # how many cuts are surpassed
    on_cut = (np.abs(score[..., None] - cuts) <= slack).any(axis=-1)
    return np.asarray(len(cuts) - rank if better_first else rank), np.asarray(on_cut)


def confidence(planes: FloatArray, scores: FloatArray, *, threshold: float, from_better: bool) -> IntArray:
    """Return the first grade, from one end, at which the cumulated shares reach the threshold, (..., k)."""
    backwards = bool(scores[0] > scores[-1]) != from_better
    ordered = planes[..., ::-1, :] if backwards else planes
    total = planes.sum(axis=-2, keepdims=True)
    reached = np.cumsum(ordered, axis=-2) >= threshold * total * (1.0 - _EQUAL)
    first = np.argmax(reached, axis=-2)
    return np.asarray(planes.shape[-2] - 1 - first if backwards else first)


def validity(shares: FloatArray) -> FloatArray:
    """Return β′/(β′ + γ′) of shares (..., n): 0 for a flat membership, 1 for a unanimous one.

    With β the largest share and γ the second largest, β′ = (nβ − 1)/(n − 1) and γ′ = 2γ run from 0 to 1. Their quotient
    α = β′/γ′ is the usual index, infinite where γ = 0; this is α/(1 + α), and α ≥ 1 and α ≥ ½ are ½ and ⅓ of it.
    """
    order = shares.shape[-1]
    ranked = np.sort(shares, axis=-1)
    largest = np.maximum(order * ranked[..., -1] - 1.0, 0.0) / (order - 1)
    second = 2.0 * ranked[..., -2]
    return np.asarray(largest / (largest + second))


def _worst(chosen: BoolArray, scores: FloatArray) -> IntArray:
    """Return the chosen grade with the lowest score, along the grade axis."""
    if scores[0] < scores[-1]:
        return np.asarray(np.argmax(chosen, axis=-2))
    return np.asarray(chosen.shape[-2] - 1 - np.argmax(chosen[..., ::-1, :], axis=-2))
