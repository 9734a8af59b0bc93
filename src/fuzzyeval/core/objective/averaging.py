"""Mean scores of objects, in more digits than a float has: as a level, and what each object's mean is off it.

Where means hardly differ their differences are small beside them, and so is what tells the objects apart. Sums and quotients
are carried as two floats, the second what rounding took off the first (Dekker 1971), so that a deviation is right to its
own last digits.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from fuzzyeval.aliases import FloatArray

__all__ = ["Averages", "averages"]

_SPLIT = 2.0**27 + 1.0  # by which the upper half of a float's digits is found


class Averages(NamedTuple):
    """Means x, as x = level + deviation.

    Attributes
    ----------
    levels
        The mean of the first object that has one, a float, (...).
    deviations
        What each mean is off it, (..., k); 0 of an object that has none.
    """

    levels: FloatArray
    deviations: FloatArray


class _Twofold(NamedTuple):
    """A number as a float, and what that is short of it."""

    whole: FloatArray
    rest: FloatArray


def averages(counts: np.ndarray[Any, Any], scores: FloatArray) -> Averages:
    """Return the mean scores of k objects, from counts or shares of each grade, (..., n, k), and its score, (n,).

    Counts are integers that a float holds, or floats that are taken as they are. Some score is not 0.
    """
    exponent = int(np.clip(np.frexp(np.abs(scores).max())[1], -1000, 1000))
    scaled = np.ldexp(scores, -exponent)
    by_grade = np.moveaxis(counts, -2, 0)
    total = sums = _Twofold(np.zeros(by_grade.shape[1:]), np.zeros(by_grade.shape[1:]))
    for count, score in zip(by_grade, scaled, strict=True):
        each = count.astype(np.float64)
        total = _sum(total, _Twofold(each, np.zeros_like(each)))
        sums = _sum(sums, _product(each, score))
    there = total.whole > 0
    means = _quotient(sums, _Twofold(np.where(there, total.whole, 1.0), total.rest))
    first = np.argmax(there, axis=-1)[..., None]
    levels = np.take_along_axis(means.whole, first, axis=-1)
    deviations = np.where(there, (means.whole - levels) + means.rest, 0.0)
    return Averages(np.ldexp(levels[..., 0], exponent), np.ldexp(deviations, exponent))


def _sum(one: _Twofold, other: _Twofold) -> _Twofold:
    whole, rest = _exact_sum(one.whole, other.whole)
    return _Twofold(*_exact_sum(whole, rest + (one.rest + other.rest)))


def _exact_sum(one: FloatArray, other: FloatArray) -> _Twofold:
    """Return a sum of floats and its rounding (Knuth 1969)."""
    whole = one + other
    part = whole - one
    return _Twofold(whole, (one - (whole - part)) + (other - part))


def _product(one: FloatArray, other: FloatArray) -> _Twofold:
    """Return a product of floats and its rounding (Dekker 1971)."""
    (high, low), (its_high, its_low) = _halves(one), _halves(other)
    whole = one * other
    return _Twofold(whole, ((high * its_high - whole) + high * its_low + low * its_high) + low * its_low)


def _halves(number: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return two floats of half the digits, of which products are exact."""
    large = _SPLIT * number
    high = large - (large - number)
    return high, number - high


def _quotient(above: _Twofold, below: _Twofold) -> _Twofold:
    first = above.whole / below.whole
    product = _product(first, below.whole)
    left = ((above.whole - product.whole) - product.rest) + (above.rest - first * below.rest)
    return _exact_sum(first, left / below.whole)
