"""From memberships to a score and a grade, on planes (..., grade, object), and how far to trust the largest degree.

Grades are given in the order of the scale; ``scores`` are strictly monotonic. Degrees within a relative 1e-12 are equal.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from fuzzyeval.aliases import BoolArray, FloatArray, GradeArray

__all__ = [
    "average_score",
    "confidence",
    "maximum_is_level",
    "maximum_membership",
    "nearest_is_level",
    "nearest_score",
    "score_by_cuts",
    "score_is_on_cut",
    "validity",
]

_EQUAL = 1e-12


def average_score(planes: FloatArray, scores: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return Σvb/Σb and Σb, (..., n, k) -> (..., k); a score of 0 where all degrees are 0, for the caller to refuse."""
    total, weighted = planes[..., 0, :].copy(), planes[..., 0, :] * scores[0]
    term = np.empty_like(total)
    for grade in range(1, planes.shape[-2]):  # in the same order for one object as for many: the same last digit
        total += planes[..., grade, :]
        weighted += np.multiply(planes[..., grade, :], scores[grade], out=term)
    return np.divide(weighted, total, out=np.zeros_like(total), where=total > 0), total


def maximum_membership(planes: FloatArray, scores: FloatArray) -> GradeArray:
    """Return the grade of the largest degree, (..., k); of several as large, the worst."""
    level = _level(planes)
    return _last(_best_first(scores), lambda grade: planes[..., grade, :] >= level, level.shape)


def maximum_is_level(planes: FloatArray) -> BoolArray:
    """Return where several degrees are as large as the largest, (..., k)."""
    return np.asarray((planes >= _level(planes)[..., None, :]).sum(axis=-2) > 1)


def nearest_score(score: FloatArray, scores: FloatArray) -> GradeArray:
    """Return the grade whose score is nearest, (...); of two as near, the worse."""
    reach = _reach(score, scores)
    return _last(_best_first(scores), lambda grade: np.abs(score - scores[grade]) <= reach, score.shape)


def nearest_is_level(score: FloatArray, scores: FloatArray) -> BoolArray:
    """Return where two grades' scores are as near, (...)."""
    distance = np.abs(score[..., None] - scores)
    return np.asarray((distance <= _reach(score, scores)[..., None]).sum(axis=-1) > 1)


def score_by_cuts(score: FloatArray, scores: FloatArray, cuts: FloatArray) -> GradeArray:
    """Return the grade between whose cuts, (n − 1,) in the order of the grades, the score lies, (...); on a cut, the worse."""
    surpassed = np.zeros(score.shape, dtype=np.int8)
    for cut in cuts.tolist():
        surpassed += score > cut + _slack(scores)
    return np.asarray(len(cuts) - surpassed if scores[0] > scores[-1] else surpassed, dtype=np.int8)


def score_is_on_cut(score: FloatArray, scores: FloatArray, cuts: FloatArray) -> BoolArray:
    """Return where the score is on a cut, (...)."""
    return np.asarray((np.abs(score[..., None] - cuts) <= _slack(scores)).any(axis=-1))


def confidence(planes: FloatArray, scores: FloatArray, *, threshold: float, from_better: bool) -> GradeArray:
    """Return the first grade, from one end, at which the cumulated shares reach the threshold, (..., k)."""
    order = _best_first(scores) if from_better else _best_first(scores)[::-1]
    needed = average_score(planes, scores)[1] * (threshold * (1.0 - _EQUAL))
    found = np.full(needed.shape, order[-1], dtype=np.int8)
    cumulated, waiting = np.zeros(needed.shape), np.ones(needed.shape, dtype=bool)
    for grade in order[:-1]:
        cumulated += planes[..., grade, :]
        np.copyto(found, grade, where=waiting & (cumulated >= needed), casting="unsafe")
        waiting &= cumulated < needed
    return found


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


def _level(planes: FloatArray) -> FloatArray:
    """Return the degree, (..., k), from which on a degree equals the largest."""
    level: FloatArray = planes[..., 0, :].copy()
    for grade in range(1, planes.shape[-2]):
        np.maximum(level, planes[..., grade, :], out=level)
    level *= 1.0 - _EQUAL
    return level


def _reach(score: FloatArray, scores: FloatArray) -> FloatArray:
    """Return the distance, (...), up to which a grade's score is as near as the nearest."""
    nearest = np.full(score.shape, np.inf)
    for value in scores:
        np.minimum(nearest, np.abs(score - value), out=nearest)
    return nearest + _slack(scores)


def _slack(scores: FloatArray) -> float:
    return _EQUAL * float(np.ptp(scores)) + 4 * np.finfo(np.float64).eps * float(np.abs(scores).max())


def _best_first(scores: FloatArray) -> list[int]:
    return np.argsort(-scores).tolist()  # type: ignore[no-any-return]


def _last(order: list[int], holds: Callable[[int], BoolArray], shape: tuple[int, ...]) -> GradeArray:
    """Return, of the grades in this order, from one end of the scale to the other, the last for which a condition holds."""
    found = np.zeros(shape, dtype=np.int8)
    for rank, grade in enumerate(order):
        held = holds(grade).view(np.int8)  # 0 or 1: multiplying bytes is several times faster than a masked copy
        np.maximum(found, np.multiply(held, np.int8(rank), out=held), out=found)
    return found if order[0] == 0 else np.asarray(len(order) - 1 - found, dtype=np.int8)
