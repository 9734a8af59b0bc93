"""Weights from data by their textbook formulas, in sixty digits: slow, plain, and independent of NumPy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import mpmath

__all__ = ["cilos", "critic", "deviations", "divergence", "gini", "merec", "relative", "variations", "weights"]

DIGITS = 60
Number = Any  # of mpmath, which has no types
Column = list[Number]
Parts = Callable[[list[Column]], list[Number]]


def weights(parts: Parts, scores: Any) -> list[float]:
    """Return what a formula says of each column as its share of the whole."""
    with mpmath.workdps(DIGITS):
        columns = [[mpmath.mpf(float(value)) for value in column] for column in zip(*scores, strict=True)]
        found = parts(columns)
        return [float(part / mpmath.fsum(found)) for part in found]


def divergence(columns: list[Column]) -> list[Number]:
    """Return d = 1 + Σ p ln p / ln k."""
    found = []
    for column in columns:
        total = mpmath.fsum(column)
        shares = [value / total for value in column]
        terms = [share * mpmath.log(share) for share in shares if share > 0]
        found.append(1 + mpmath.fsum(terms) / mpmath.log(len(column)))
    return found


def _mean(column: Column) -> Number:
    return mpmath.fsum(column) / len(column)


def _deviation(column: Column) -> Number:
    mean = _mean(column)
    return mpmath.sqrt(mpmath.fsum((value - mean) ** 2 for value in column) / len(column))


def deviations(columns: list[Column], width: float | None = None) -> list[Number]:
    """Return standard deviations in units of the range, or of a given width."""
    ranges = [(max(column) - min(column)) if width is None else mpmath.mpf(width) for column in columns]
    return [_deviation(column) / (extent or 1) for column, extent in zip(columns, ranges, strict=True)]


def variations(columns: list[Column]) -> list[Number]:
    """Return σ/x̄."""
    return [_deviation(column) / _mean(column) for column in columns]


def gini(columns: list[Column]) -> list[Number]:
    """Return Σᵢ Σₗ |xᵢ − xₗ| / (2k²x̄)."""
    found = []
    for column in columns:
        apart = mpmath.fsum(abs(one - other) for one in column for other in column)
        found.append(apart / (2 * len(column) * mpmath.fsum(column)))
    return found


def _unit(column: Column) -> Column:
    mean, length = _mean(column), _deviation(column) * mpmath.sqrt(len(column))
    return [(value - mean) / length for value in column]


def critic(columns: list[Column], width: float | None = None, signs: Sequence[int] | None = None) -> list[Number]:
    """Return σ Σ (1 − r) over the columns that vary, as σ·(count − z·Σz): sixty digits may cancel."""
    turned = list(zip(columns, signs or [1] * len(columns), strict=True))
    units = {at: [sign * z for z in _unit(column)] for at, (column, sign) in enumerate(turned) if _deviation(column)}
    if len(units) == 1:
        return [mpmath.mpf(at in units) for at in range(len(columns))]
    total = [mpmath.fsum(row) for row in zip(*units.values(), strict=True)]
    spreads = deviations(columns, width)
    return [
        spreads[at] * (len(units) - mpmath.fdot(units[at], total)) if at in units else mpmath.mpf(0)
        for at in range(len(columns))
    ]


def merec(columns: list[Column], costs: Sequence[bool]) -> list[Number]:
    """Return Σ|S′ − S|, by the equations as they are printed."""
    ratios = [
        [value / max(column) if cost else min(column) / value for value in column]
        for column, cost in zip(columns, costs, strict=True)
    ]
    order = len(columns)

    def performance(row: Sequence[Number]) -> Number:
        return mpmath.log(1 + mpmath.fsum(abs(mpmath.log(ratio)) for ratio in row) / order)

    rows = list(zip(*ratios, strict=True))
    return [
        mpmath.fsum(abs(performance([*row[:at], *row[at + 1 :]]) - performance(row)) for row in rows)
        for at in range(order)
    ]


def cilos(columns: list[Column], costs: Sequence[bool]) -> list[Number]:
    """Return q with (P − diag ΣP)q = 0, the sum of q in place of the last equation."""
    better = [
        [min(column) / value for value in column] if cost else column
        for column, cost in zip(columns, costs, strict=True)
    ]
    order = len(columns)
    best = [column.index(max(column)) for column in better]
    loss = mpmath.matrix(order, order)
    for i in range(order):
        for j in range(order):
            loss[i, j] = (max(better[j]) - better[j][best[i]]) / max(better[j])
    system = loss.copy()
    for j in range(order):
        system[j, j] = -mpmath.fsum(loss[i, j] for i in range(order) if i != j)
    for j in range(order):
        system[order - 1, j] = 1
    right = mpmath.matrix([0] * (order - 1) + [1])
    return list(mpmath.lu_solve(system, right))


def relative(columns: list[Column], outcome: Column) -> list[Number]:
    """Return Johnson's relative weights, by the orthonormal columns Z = U Vᵀ nearest to X = U D Vᵀ."""
    units = [_unit(column) for column in columns]
    target = _unit(outcome)
    between = mpmath.matrix([[mpmath.fdot(one, other) for other in units] for one in units])
    values, vectors = mpmath.eigsy(between)
    root = vectors * mpmath.diag([mpmath.sqrt(value) for value in values]) * vectors.T
    slopes = mpmath.lu_solve(root, mpmath.matrix([mpmath.fdot(one, target) for one in units]))
    order = range(len(columns))
    return [mpmath.fsum(root[i, j] ** 2 * slopes[j] ** 2 for j in order) for i in order]
