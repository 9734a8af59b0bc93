"""What the array forms say of complete rows, from sums of their scores and of products of these.

Of one object: how many rows, ``count``; Σx, ``sums`` (m,); Σxy, ``products`` (m, m). Either integers (int64, or Python's own
in arrays of objects), of which nothing is rounded before the last step, or floats (design weights).

- ``correlations_of(count, sums, products, unit=1)``: correlations (m, m) and standard deviations (m,).
- ``critic_of(count, sums, products, unit=1)``: σⱼ Σₗ (1 − rⱼₗ), (m,).

Scores that were multiplied to be integers are divided by ``unit``, an integer, in the standard deviations: these may be
floats where the integers are not. The outcome of derived importance goes in as one more column.

Of floats Σx²/n − x̄² cancels: a variance that is the part v of the mean square is off by some 1e-16/v of itself, so that
1e-9 is kept down to v = 1e-7, and below 1e-12 a column counts as constant. The nearer the score that most gave is to 0, the
larger v is.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np

from fuzzyeval.aliases import BoolArray, FloatArray

__all__ = ["correlations_of", "critic_of"]

_Sums = np.ndarray[Any, Any]

_ROUNDING = 1e-12  # of a sum in floats


class _Pairs(NamedTuple):
    """The columns that vary, of m, and what goes with what, of the v that do.

    Attributes
    ----------
    varies
        (m,).
    between, apart
        Correlations, and what they fall short of 1 by, (v, v).
    deviations
        Of all columns, (m,).
    """

    varies: BoolArray
    between: FloatArray
    apart: FloatArray
    deviations: FloatArray


def correlations_of(count: Any, sums: _Sums, products: _Sums, *, unit: int = 1) -> tuple[FloatArray, FloatArray]:
    """Return the correlations between columns, (m, m), and their standard deviations, (m,), with the divisor n.

    From n, (m,) and (m, m). A constant column goes with nothing: its row is that of the identity, its deviation 0. So is
    one in floats that varies by no more than rounding.
    """
    pairs = _pairs(count, sums, products, unit)
    between = np.eye(len(sums))
    between[np.ix_(pairs.varies, pairs.varies)] = pairs.between
    return between, pairs.deviations


def critic_of(count: Any, sums: _Sums, products: _Sums, *, unit: int = 1) -> FloatArray:
    """Return σⱼ Σₗ (1 − rⱼₗ) of each column, (m,), after Diakoulaki et al. (1995), from n, (m,) and (m, m).

    A constant column has 0 and is left out of the sums of the others. The only column that varies has its σ. All are 0
    where columns differ by no more than scale; in floats, where 1 − r is within rounding, r counts as 1.
    """
    pairs = _pairs(count, sums, products, unit)
    found = pairs.deviations.copy()
    if pairs.varies.sum() > 1:
        found[pairs.varies] *= pairs.apart.sum(axis=-1)
    return found


def _pairs(count: Any, sums: _Sums, products: _Sums, unit: int) -> _Pairs:
    if products.dtype.kind == "f":
        return _rounded(float(count), sums, products, unit)
    return _exact(int(count), sums.astype(object), products.astype(object), unit)


def _exact(count: int, sums: _Sums, products: _Sums, unit: int) -> _Pairs:
    """Return what integers say: r² = S²ⱼₗ/(SⱼⱼSₗₗ), 1 − r² = (SⱼⱼSₗₗ − S²ⱼₗ)/(SⱼⱼSₗₗ), S = nΣxy − ΣxΣy, each rounded once."""
    spread = count * products - sums[:, None] * sums
    varies = np.asarray(np.diagonal(spread) != 0, dtype=bool)
    deviations = np.array([_root(square, count * unit) for square in np.diagonal(spread).tolist()])
    spread = spread[np.ix_(varies, varies)]
    lengths = np.diagonal(spread)
    whole, common = lengths[:, None] * lengths, spread * spread
    size = np.sqrt((common / whole).astype(float))
    same_way = np.asarray(spread > 0, dtype=bool)
    apart = np.where(same_way, ((whole - common) / whole).astype(float) / (1.0 + size), 1.0 + size)
    return _Pairs(varies, np.where(same_way, size, -size), apart, deviations)


def _root(square: int, divisor: int) -> float:
    """Return √square / divisor of integers of any size, to the last digit."""
    return math.isqrt(square << 128) / (divisor << 64)


def _rounded(count: float, sums: FloatArray, products: FloatArray, unit: int) -> _Pairs:
    """Return what floats say; what rounding leaves where nothing varies, or nothing goes together, counts as 0."""
    means, whole = sums / count, products / count
    spread = whole - means[:, None] * means
    spread = np.where(np.abs(spread) <= _ROUNDING * np.abs(whole), 0.0, spread)
    squares = np.maximum(np.diagonal(spread), 0.0)
    varies, deviations = squares > 0, np.sqrt(squares)
    length = deviations[varies]
    between = np.clip(spread[np.ix_(varies, varies)] / length[:, None] / length, -1.0, 1.0)
    np.fill_diagonal(between, 1.0)
    loss = _ROUNDING * np.diagonal(whole)[varies] / squares[varies]
    apart = 1.0 - between
    return _Pairs(varies, between, np.where(apart > loss[:, None] + loss, apart, 0.0), deviations / unit)
