"""Divergences from entropy, computed so that little cancels and little is held.

The textbook form d = 1 + Σ p ln p / ln k subtracts nearly equal numbers where a column hardly varies. With p = (1 + u)/k
it is d = T / ln k, T = mean((1 + u)ln(1 + u) − u), Theil's index (Theil 1967), every term of which is non-negative.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from fuzzyeval.aliases import BoolArray, FloatArray

__all__ = ["theil", "theil_about", "theil_of_counts"]

_SERIES_BELOW = 1e-3
_AT_ONCE = 2**15  # numbers, so that what is worked on stays in the processor's cache
_ABREAST = 16  # rows
_MODEST = 500  # powers of 2 to which no scaling is needed, however many rows are added up
_MOST_SCALED = 1000  # 2 ** 1000 is a float, and its inverse is one


def theil(values: FloatArray) -> FloatArray:
    """Return Theil's index of each column, (..., k, m) -> (..., m); every column has a positive mean."""
    rows, columns = values.shape[-2:]
    stack = values.reshape(-1, rows, columns)
    step = max(1, _AT_ONCE // (rows * columns))
    found = [_of_some(stack[start : start + step]) for start in range(0, len(stack), step)]
    return np.concatenate(found).reshape(*values.shape[:-2], columns)


class _Column(NamedTuple):
    """What columns are multiplied by, if anything, and their means then: each (n, 1, m)."""

    scale: FloatArray | None
    mean: FloatArray


def _of_some(values: FloatArray) -> FloatArray:
    """Return the index of the columns of some tables, (n, k, m) -> (n, m), a few rows at a time."""
    rows = values.shape[1]
    lowest = np.stack([_folded(part).min(axis=1).min(axis=1) for part in _parts(values)])
    highest = np.stack([_folded(part).max(axis=1).max(axis=1) for part in _parts(values)])
    scale = _scale(highest.max(axis=0))
    held = np.empty((2, *next(_parts(values)).shape))
    mean = np.asarray(sum(_summed(_times(part, scale, held[0])) for part in _parts(values))) / rows
    column = _Column(scale, mean[:, None])
    if scale is not None:
        lowest, highest = lowest * scale[:, 0], highest * scale[:, 0]
    farthest = np.maximum(highest - mean, mean - lowest) / mean  # in every part, (part, n, m)
    excess, off = np.zeros_like(mean), np.zeros_like(mean)
    for part, small in zip(_parts(values), farthest < _SERIES_BELOW, strict=True):
        found = _excesses(_deviations(part, column, held[0]), small, _like(held[1], part))
        excess += found[0]
        off += found[1]
    # the mean is rounded; what is left of it, ε, counts: mean f(u − ε) = mean f(u) − ε²/2 up to ε of itself
    index = excess / rows - 0.5 * (off / rows) ** 2
    return np.where(lowest.min(axis=0) < highest.max(axis=0), np.maximum(index, 0.0), 0.0)


def _parts(values: FloatArray) -> Iterator[FloatArray]:
    """Yield tables, (n, k, m), some rows at a time."""
    step = max(1, _AT_ONCE // (len(values) * values.shape[2] * _ABREAST)) * _ABREAST
    return (values[:, start : start + step] for start in range(0, values.shape[1], step))


def _fold(part: FloatArray) -> int:
    """Return how many rows may be taken as one without a copy: what runs along long rows is faster."""
    return 1 if part.shape[1] % _ABREAST or not part.flags.c_contiguous else _ABREAST


def _folded(part: FloatArray) -> FloatArray:
    """Return a table, (n, k, m), as (n, k/f, f, m)."""
    fold = _fold(part)
    return part.reshape(len(part), part.shape[1] // fold, fold, part.shape[2])


def _scale(largest: FloatArray) -> FloatArray | None:
    """Return powers of 2, (n, 1, m), for columns so large or small that sums would overflow or lose digits."""
    exponent = np.frexp(largest)[1][:, None]
    if (np.abs(exponent) < _MODEST).all():
        return None
    return np.asarray(np.ldexp(1.0, -np.clip(exponent, -_MOST_SCALED, _MOST_SCALED)))


def _times(part: FloatArray, scale: FloatArray | None, held: FloatArray) -> FloatArray:
    return part if scale is None else np.multiply(part, scale, out=_like(held, part))


def _like(held: FloatArray, part: FloatArray) -> FloatArray:
    return held[:, : part.shape[1]]


def _summed(part: FloatArray) -> FloatArray:
    """Return the sums of columns, (n, k, m) -> (n, m), as a product with ones: twice as fast as a sum."""
    return np.asarray(np.ones(part.shape[1]) @ part)


def _deviations(part: FloatArray, column: _Column, held: FloatArray) -> FloatArray:
    """Return u = (x − x̄)/x̄, several rows abreast where that is no copy."""
    out = _like(held, part)
    given = _times(part, column.scale, held)
    fold = _fold(given) if out.flags.c_contiguous else 1
    wide = (len(part), part.shape[1] // fold, fold * part.shape[2])
    mean = np.tile(column.mean, fold)
    deviation = np.subtract(given.reshape(wide), mean, out=out.reshape(wide))
    deviation /= mean
    return deviation.reshape(part.shape)


def _excesses(u: FloatArray, small: BoolArray, held: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the sums of (1 + u)ln(1 + u) − u and of u.

    By its series in columns of which all |u| are small, as log1p loses digits there. Where a part has both kinds of
    columns both forms are summed: choosing among all the elements would take longer.
    """
    off = _summed(u)
    if small.all():
        return _summed(_series(u, held)), off
    series = _summed(_series(u, held)) if small.any() else 0.0
    if u.min() <= -1.0:
        np.maximum(u, -1.0 + 2**-53, out=u)  # (1 + u)ln(1 + u) -> 0 as u -> -1
    np.log1p(u, out=held)
    logs = _summed(held)
    held *= u
    return np.where(small, series, logs + _summed(held) - off), off


def theil_of_counts(counts: FloatArray, scores: FloatArray) -> FloatArray:
    """Return Theil's index of answers given as counts a grade, (..., n) and (n,) -> (...).

    The deviations are differences between scores, uₘ = Σ_h c_h(s_g − s_h)/(N·x̄), so that no mean is subtracted.
    """
    total = counts.sum(axis=-1, keepdims=True)
    deviation = counts @ (scores[None, :] - scores[:, None]) / (counts @ scores)[..., None]
    deviation = np.where(counts > 0, deviation, 0.0)  # a score that nobody gave has no part, however far it lies
    return np.asarray(((counts / total) * _excess(deviation)).sum(axis=-1))


def theil_about(deviations: FloatArray, levels: FloatArray) -> FloatArray:
    """Return Theil's index of columns that are level + deviation, (..., k, m) and (..., m) -> (..., m).

    Where the deviations have digits that their sum with the level would lose. Every column has a positive mean.
    """
    mean = deviations.mean(axis=-2, keepdims=True)
    off = deviations - mean
    again = off.mean(axis=-2, keepdims=True)
    varies = deviations.min(axis=-2) < deviations.max(axis=-2)
    u = np.swapaxes((off - again) / (levels[..., None, :] + (mean + again)), -1, -2)
    return np.where(varies, _excess(u).mean(axis=-1), 0.0)


def _excess(u: FloatArray) -> FloatArray:
    """Return (1 + u)ln(1 + u) − u, by its series where all |u| along the last axis are small."""
    small = np.abs(u).max(axis=-1, keepdims=True) < _SERIES_BELOW
    series = _series(u, np.empty_like(u))
    if small.all():
        return series
    with np.errstate(divide="ignore", invalid="ignore"):
        excess = np.where(u <= -1.0, 1.0, (1.0 + u) * np.log1p(u) - u)
    return np.where(small, series, excess)


def _series(u: FloatArray, held: FloatArray) -> FloatArray:
    """Return u²/2 − u³/6 + u⁴/12 − u⁵/20 + u⁶/30, exact to the last digit below |u| = 1e-3."""
    np.multiply(u, 1 / 30, out=held)
    for term in (1 / 20, 1 / 12, 1 / 6, 1 / 2):
        np.subtract(term, held, out=held)
        held *= u
    held *= u
    return held
