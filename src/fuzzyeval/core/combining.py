"""Several weight vectors, judgement first, into one."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from fuzzyeval.aliases import BoolArray, FloatArray, Rule

__all__ = ["United", "floored", "game", "onto_simplex", "united"]

_EPS = float(np.finfo(np.float64).eps)
_EQUAL = 1e-14
"""Vectors whose weights all differ by no more than that part of their sum are equal: the rounding of a few operations.

Of the singular values of several, one that is no larger beside the largest is 0: some vector follows from the others.
"""
_DEPENDENT = 1e-6
"""One between the two tells them apart, though not well enough to solve for coefficients."""

_MISSED = 1e-13
"""What rounding leaves between two sums of vectors that are the same, beside the largest coefficient."""


class United(NamedTuple):
    """What a rule makes of k vectors.

    Attributes
    ----------
    weights
        (..., m); they sum to 0 where a product has nothing to share out.
    coefficients
        What each vector got, (..., k), at least 0 and summing to 1; None where the rule has none.
    solved
        What the system of game theory solves to, (..., k), before it is divided by its sum or projected; NaN where
        vectors are dependent and the system contradicts itself, or nearly dependent; None under another rule.
    """

    weights: FloatArray
    coefficients: FloatArray | None = None
    solved: FloatArray | None = None


def united(vectors: FloatArray, *, rule: Rule, alpha: float = 0.5, floor: float = 0.0) -> United:
    """Return one vector for several, (..., k, m) → (..., m).

    multiplicative wᵢ ∝ Πₖ wₖᵢ, all but the first vector floored; geometric its k-th root; linear αa + (1 − α)b, for two;
    least_deviation the mean; game_theory Σₖ αₖwₖ.
    """
    count = vectors.shape[-2]
    if rule in ("multiplicative", "geometric"):
        return United(_product(floored(vectors, floor), 1.0 if rule == "multiplicative" else 1.0 / count))
    solved = game(vectors) if rule == "game_theory" else None
    if solved is not None:
        shares = _shares(solved)
    else:
        given = [alpha, 1.0 - alpha] if rule == "linear" else [1.0 / count] * count
        shares = np.broadcast_to(np.array(given), vectors.shape[:-1])
    return United(np.asarray((shares[..., None] * vectors).sum(axis=-2)), shares, solved)


def floored(vectors: FloatArray, floor: float) -> FloatArray:
    """Return vectors, (..., k, m), all but the first of which are (1 − φ)b + φ/m."""
    if floor == 0:
        return vectors
    rest = (1.0 - floor) * vectors[..., 1:, :] + floor / vectors.shape[-1]
    return np.concatenate([vectors[..., :1, :], rest], axis=-2)


def _product(vectors: FloatArray, power: float) -> FloatArray:
    product = np.ones(vectors.shape[:-2] + vectors.shape[-1:])
    for at in range(vectors.shape[-2]):  # each factor in parts of the largest, so that many do not fade away
        product = product * (vectors[..., at, :] if power == 1 else vectors[..., at, :] ** power)
        largest = product.max(axis=-1, keepdims=True)
        product = product / np.where(largest > 0, largest, 1.0)
    total = product.sum(axis=-1, keepdims=True)
    return np.asarray(np.divide(product, total, out=np.zeros_like(product), where=total > 0))


def game(vectors: FloatArray) -> FloatArray:
    """Return α, (..., k), with Σₖ αₖ wᵢ·wₖ = wᵢ·wᵢ for each i; equal vectors share alike.

    Each αᵢ brings Σₖ αₖwₖ as near to wᵢ as it alone can: a Nash equilibrium. Of vectors one of which follows from the
    others the system contradicts itself, NaN, or has many solutions, all with the same Σₖ αₖwₖ: the one of least squares is
    returned, or, where some of it is negative, one of which nothing is, if there is any.
    """
    if vectors.shape[-2] == 2:
        return _of_two(vectors[..., 0, :], vectors[..., 1, :])
    *lead, count, size = vectors.shape
    solved = [_of_several(rows) for rows in vectors.reshape(-1, count, size)]
    return np.array(solved).reshape(*lead, count)


def _of_two(first: FloatArray, second: FloatArray) -> FloatArray:
    """Return b·b(a·(a − b)) and a·a(b·(b − a)) over aa·bb − (a·b)², without the cancellation of those products.

    The differences sum to 0, so a is taken from its mean: of a uniform a nothing is left but zeros.
    """
    uniform = 1.0 / first.shape[-1]
    apart = first - second
    mine, other = _pull(first, apart, uniform, first + second), _pull(second, -apart, uniform, first + second)
    inner, outer = (first * first).sum(axis=-1), (second * second).sum(axis=-1)
    gram = inner * (apart * apart).sum(axis=-1) - (first * apart).sum(axis=-1) ** 2
    level = _same(first, second) | ((mine == 0) & (other == 0))
    top = np.where(level[..., None], 0.5, np.stack([outer * mine, inner * other], axis=-1))
    return np.asarray(top / np.where(level, 1.0, gram)[..., None])


def _pull(vector: FloatArray, apart: FloatArray, uniform: float, sums: FloatArray) -> FloatArray:
    """Return vector·apart, 0 where it is no more than the rounding of the weights."""
    away = vector - uniform
    rounding = 4 * _EPS * (np.abs(away) * sums + uniform * np.abs(apart)).sum(axis=-1)
    pull = (away * apart).sum(axis=-1)
    return np.where(np.abs(pull) <= rounding, 0.0, pull)


def _of_several(rows: FloatArray) -> FloatArray:
    """Return the coefficients of vectors, (k, m); equal ones share the coefficient that one of them would have."""
    kinds: list[int] = []
    which = []
    for row in rows:
        same = np.flatnonzero(_same(row, rows[kinds])).tolist()
        which.append(same[0] if same else len(kinds))
        if not same:
            kinds.append(len(which) - 1)
    shared = np.bincount(which)
    return np.asarray((_of_distinct(rows[kinds]) / shared)[which])


def _same(left: FloatArray, right: FloatArray) -> BoolArray:
    return np.asarray((np.abs(left - right) <= _EQUAL * (left + right)).all(axis=-1))


def _of_distinct(rows: FloatArray) -> FloatArray:
    if len(rows) == 1:
        return np.ones(1)
    if len(rows) == 2:
        return _of_two(rows[0], rows[1])
    order = np.lexsort(rows.T)  # of many solutions the same one, however the vectors come
    return np.asarray(_of_ordered(rows[order])[np.argsort(order)])


def _of_ordered(rows: FloatArray) -> FloatArray:
    turned, sizes, _ = np.linalg.svd(rows, full_matrices=False)
    own = (rows * rows).sum(axis=-1)
    apart = sizes > _EQUAL * sizes[0]
    turned, sizes = turned[:, apart], sizes[apart]
    inside = turned.T @ own
    contradicted = len(sizes) < len(rows) and np.abs(own - turned @ inside).max() > 4 * _EQUAL * own.max()
    if contradicted or sizes[-1] <= _DEPENDENT * sizes[0]:
        return np.full(len(rows), np.nan)
    solved = turned @ (inside / sizes**2)
    rounding = 8 * _EPS * (sizes[0] / sizes[-1]) ** 2 * np.abs(solved).max()
    solved = np.where(np.abs(solved) <= rounding, 0.0, solved)
    return _not_negative(rows, solved) if len(sizes) < len(rows) and solved.min() < 0 else solved


def _not_negative(rows: FloatArray, solved: FloatArray) -> FloatArray:
    """Return coefficients that are at least 0 with the same Σₖ αₖwₖ, or those given where there are none."""
    from scipy.optimize import nnls  # type: ignore[import-untyped]  # noqa: PLC0415  (slow to come)

    found, missing = nnls(rows.T, solved @ rows, maxiter=1_000)
    return np.asarray(found) if missing <= _MISSED * np.abs(solved).max() else solved


def _shares(solved: FloatArray) -> FloatArray:
    """Return solved coefficients over their sum, or, where one is negative, the nearest point of the simplex.

    Nearest to the coefficients over their sum; where that is not positive they would change sign, and the nearest to
    the coefficients themselves is taken. Of two the one above 0 gets all, either way.
    """
    total = solved.sum(axis=-1, keepdims=True)
    divided = solved / np.where(total > 0, total, 1.0)
    return np.where((solved >= 0).all(axis=-1, keepdims=True), divided, onto_simplex(divided))


def onto_simplex(points: FloatArray) -> FloatArray:
    """Return the points of the simplex nearest to points, (..., k) (Held, Wolfe and Crowder 1974)."""
    ordered = -np.sort(-points, axis=-1)
    counts = np.arange(1, points.shape[-1] + 1)
    excess = (np.cumsum(ordered, axis=-1) - 1.0) / counts
    last = np.maximum((ordered > excess).sum(axis=-1, keepdims=True), 1) - 1
    return np.asarray(np.maximum(points - np.take_along_axis(excess, last, axis=-1), 0.0))
