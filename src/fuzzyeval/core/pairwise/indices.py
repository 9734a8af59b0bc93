"""How far judgements contradict each other: Saaty's consistency ratio (1980) and the geometric consistency index.

The random index is that of Alonso and Lamata (2006), the geometric index that of Aguarón and Moreno-Jiménez (2003).
"""

from __future__ import annotations

import numpy as np

from fuzzyeval.aliases import FloatArray

__all__ = ["consistency", "geometric_index", "random_index"]

# Alonso and Lamata (2006), 100,000 matrices an order; orders 1 and 2 are always consistent.
_RANDOM_INDEX = (
    *(0.0, 0.0, 0.5247, 0.8816, 1.1086, 1.2479, 1.3417, 1.4057),
    *(1.4499, 1.4854, 1.5140, 1.5365, 1.5551, 1.5713, 1.5838),
)


def random_index(order: int) -> float:
    """Return the mean consistency index of random matrices: tabulated to order 15, beyond it by the linear fit."""
    if order <= len(_RANDOM_INDEX):
        return _RANDOM_INDEX[order - 1]
    return (1.7699 * order - 4.3513) / (order - 1)


def consistency(eigenvalue: FloatArray, order: int) -> tuple[FloatArray, FloatArray]:
    """Return the consistency index and ratio, (...); two indicators can't contradict each other."""
    index = (eigenvalue - order) / max(order - 1, 1)
    return index, index / random_index(order) if order > 2 else np.zeros_like(index)


def geometric_index(comparisons: FloatArray) -> FloatArray:
    """Return 2/((n−1)(n−2))·Σ_{i<j} ln²(aᵢⱼwⱼ/wᵢ) with w the geometric means, (...); 0 below order 3."""
    order = comparisons.shape[-1]
    if order < 3:
        return np.zeros(comparisons.shape[:-2])
    logs = np.log(comparisons)
    means = logs.mean(axis=-1)
    errors = logs - (means[..., :, None] - means[..., None, :])
    return np.asarray((errors**2).sum(axis=(-2, -1)) / ((order - 1) * (order - 2)))
