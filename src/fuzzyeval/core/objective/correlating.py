"""What correlations between columns say: how much each conflicts with the others, and what all have in common."""

from __future__ import annotations

import numpy as np

from fuzzyeval.aliases import BoolArray, FloatArray
from fuzzyeval.core.objective.spreading import Centred, centred, scaled

__all__ = ["critic", "first_component", "first_component_of", "unit_columns"]

_ROUNDING = 2.0**-53  # of a number of at most 1
_NOTHING = 16.0  # times what rounding makes of columns that are the same up to scale
_MOST_NOISE = 1e-6


def unit_columns(column: Centred) -> tuple[FloatArray, FloatArray]:
    """Return deviations of length 1, whose products are correlations, and the lengths; 0 of a constant column."""
    length = np.sqrt(np.square(column.deviations).sum(axis=-2))
    return column.deviations / np.where(length > 0, length, 1.0)[..., None, :], length


def critic(values: FloatArray, signs: FloatArray, widths: FloatArray | None = None) -> FloatArray:
    """Return σⱼ Σₗ (1 − rⱼₗ) of each column, (..., k, m) -> (..., m), after Diakoulaki et al. (1995).

    σ is in units of the observed range or of given widths; a sign of −1 turns a column round. A constant column has 0 and
    is left out of the sums of the others. The only column that varies has its σ. All are 0 where columns differ by no
    more than rounding and scale.
    """
    column = centred(values)
    unit, length = unit_columns(column)
    deviation = scaled(length / np.sqrt(values.shape[-2]), column, widths)
    return np.asarray(deviation * _conflict(unit * signs, length))


def _conflict(unit: FloatArray, length: FloatArray) -> FloatArray:
    """Return Σₗ (1 − rⱼₗ) over the columns that vary, (..., m).

    1 − r is half the squared distance of unit columns, and distances to all points add up to those to their centroid:
    nothing cancels, and no matrix of correlations is made.
    """
    varies = length > 0
    count = varies.sum(axis=-1, keepdims=True)
    centroid = unit.sum(axis=-1, keepdims=True) / np.maximum(count, 1)[..., None]
    apart = np.square(unit - centroid).sum(axis=-2) * varies
    conflict = 0.5 * (count * apart + apart.sum(axis=-1, keepdims=True))
    rounding = unit.shape[-2] * np.square(_ROUNDING / np.where(varies, length, np.inf))
    rounding = np.minimum(rounding, _MOST_NOISE)  # of a column that hardly varies, which is none of the others' noise
    noise = _NOTHING * 0.5 * (count * rounding + rounding.sum(axis=-1, keepdims=True))
    means_something = (conflict > noise).any(axis=-1, keepdims=True)
    return np.asarray(np.where(count == 1, 1.0, np.where(means_something, conflict, 0.0)))


def first_component(values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the squared loadings of the first principal component of the correlations, and its lead.

    (..., k, m) -> (..., m) and (...), as :func:`first_component_of`.
    """
    unit, length = unit_columns(centred(values))
    return first_component_of(np.swapaxes(unit, -1, -2) @ unit, length > 0)


def first_component_of(between: FloatArray, varies: BoolArray) -> tuple[FloatArray, FloatArray]:
    """Return the squared loadings of the first principal component of given correlations, and its lead.

    From (..., m, m), and which columns vary, (..., m): (..., m), and (...), by how much of itself the first eigenvalue
    exceeds the second, 1 for one column, 0 where nothing varies. The loadings sum to 1 where something does; that of a
    constant column, whatever its row, is 0.
    """
    size, vector = np.linalg.eigh(between * varies[..., None, :] * varies[..., :, None])
    first = size[..., -1]
    second = size[..., -2] if size.shape[-1] > 1 else np.zeros_like(first)
    lead = np.divide(first - second, first, out=np.zeros_like(first), where=first > 0.5)
    return np.square(vector[..., -1]) * varies, lead
