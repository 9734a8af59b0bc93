"""How far the values of a column lie apart: deviations whose mean is taken off twice, and what is made of them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from fuzzyeval.aliases import FloatArray

__all__ = ["Centred", "centred", "gini", "gini_about", "scaled", "standard_deviation", "variation", "variation_about"]


class Centred(NamedTuple):
    """Columns about their means, scaled by powers of 2 to at most 1.

    Attributes
    ----------
    deviations
        (..., k, m), exactly 0 in a constant column.
    means, ranges
        (..., m), in the scale of the deviations.
    scales
        (..., m): what the columns were multiplied by.
    """

    deviations: FloatArray
    means: FloatArray
    ranges: FloatArray
    scales: FloatArray


def centred(values: FloatArray) -> Centred:
    """Return columns, (..., k, m), about their means; the mean of the deviations, which is rounding, is taken off too."""
    lowest, highest = values.min(axis=-2), values.max(axis=-2)
    exponent = np.clip(np.frexp(np.maximum(np.abs(lowest), np.abs(highest)))[1], -1000, 1000)
    scale = np.ldexp(1.0, -exponent)
    deviation = values * scale[..., None, :]
    mean = deviation.mean(axis=-2)
    deviation -= mean[..., None, :]
    deviation -= deviation.mean(axis=-2, keepdims=True)
    deviation *= (lowest < highest)[..., None, :]
    return Centred(deviation, mean, highest * scale - lowest * scale, scale)


def standard_deviation(values: FloatArray, widths: FloatArray | None = None) -> FloatArray:
    """Return the standard deviation of each column in units of its range, or of given widths, (..., k, m) -> (..., m).

    Divided by the number of rows. A constant column has 0.
    """
    column = centred(values)
    return scaled(np.sqrt(np.square(column.deviations).mean(axis=-2)), column, widths)


def scaled(deviation: FloatArray, column: Centred, widths: FloatArray | None) -> FloatArray:
    """Return standard deviations in units of the range that is observed, or of given widths, (..., m)."""
    if widths is None:
        return np.asarray(deviation / np.where(column.ranges > 0, column.ranges, 1.0))
    return np.asarray(deviation / column.scales / widths)


def variation(values: FloatArray) -> FloatArray:
    """Return the coefficient of variation of each column, (..., k, m) -> (..., m); every column has a positive mean."""
    column = centred(values)
    return np.asarray(np.sqrt(np.square(column.deviations).mean(axis=-2)) / column.means)


def variation_about(deviations: FloatArray, levels: FloatArray) -> FloatArray:
    """Return the coefficient of variation of columns that are level + deviation, (..., k, m) and (..., m) -> (..., m).

    Where the deviations have digits that their sum with the level would lose. Every column has a positive mean.
    """
    spread = standard_deviation(deviations, np.ones(deviations.shape[-1]))
    return np.asarray(spread / (levels + deviations.mean(axis=-2)))


def gini(values: FloatArray) -> FloatArray:
    """Return the Gini coefficient Σᵢ Σₗ |xᵢ − xₗ| / (2k²x̄) of each column, (..., k, m) -> (..., m).

    As Σᵢ i(k − i)(x₍ᵢ₊₁₎ − x₍ᵢ₎) / (k²x̄) over the sorted values, every term of which is non-negative. Every column has a
    positive mean.
    """
    rows = values.shape[-2]
    largest = values.max(axis=-2, keepdims=True)
    ordered = np.sort(values * np.ldexp(1.0, -np.clip(np.frexp(largest)[1], -1000, 1000)), axis=-2)
    below = np.arange(1, rows) / rows
    return np.asarray((below * (1.0 - below)) @ np.diff(ordered, axis=-2) / ordered.mean(axis=-2))


def gini_about(deviations: FloatArray, levels: FloatArray) -> FloatArray:
    """Return the Gini coefficient of columns that are level + deviation, (..., k, m) and (..., m) -> (..., m).

    Where the deviations have digits that their sum with the level would lose. Every column has a positive mean.
    """
    rows = deviations.shape[-2]
    below = np.arange(1, rows) / rows
    apart = (below * (1.0 - below)) @ np.diff(np.sort(deviations, axis=-2), axis=-2)
    return np.asarray(apart / (levels + deviations.mean(axis=-2)))
