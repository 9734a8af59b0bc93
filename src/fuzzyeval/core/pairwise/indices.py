"""How far judgements contradict each other: Saaty's consistency ratio (1980) and the geometric consistency index.

The random indices are those of Alonso and Lamata (2006) and of Saaty (1980, 2005), the geometric index and its limits those
of Aguarón and Moreno-Jiménez (2003).
"""

from __future__ import annotations

import numpy as np

from fuzzyeval.aliases import FloatArray, RandomIndex
from fuzzyeval.core.pairwise.chunking import by_chunk

__all__ = ["LARGEST_TABULATED", "consistency", "geometric_index", "geometric_limit", "random_index"]

LARGEST_TABULATED = 15
"""The order to which random indices are tabulated."""

# Orders 1 and 2 are always consistent. Alonso and Lamata: 100,000 matrices an order.
_RANDOM_INDEX: dict[RandomIndex, tuple[float, ...]] = {
    "alonso_lamata": (
        *(0.0, 0.0, 0.5247, 0.8816, 1.1086, 1.2479, 1.3417, 1.4057),
        *(1.4499, 1.4854, 1.5140, 1.5365, 1.5551, 1.5713, 1.5838),
    ),
    "saaty_1980": (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59),
    "saaty_2005": (0.0, 0.0, 0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59),
}


def random_index(order: int, name: RandomIndex = "alonso_lamata") -> float:
    """Return the mean consistency index of random matrices: tabulated to order 15.

    Beyond it by Alonso and Lamata's linear fit, λ̄max = 2.7699n − 4.3513; Saaty's tables go no further.
    """
    if order > LARGEST_TABULATED and name == "alonso_lamata":
        return (1.7699 * order - 4.3513) / (order - 1)
    return _RANDOM_INDEX[name][order - 1]


def consistency(
    eigenvalue: FloatArray, order: int, name: RandomIndex = "alonso_lamata"
) -> tuple[FloatArray, FloatArray]:
    """Return the consistency index and ratio, (...); two indicators can't contradict each other."""
    index = (eigenvalue - order) / max(order - 1, 1)
    return index, index / random_index(order, name) if order > 2 else np.zeros_like(index)


def geometric_limit(order: int) -> float:
    """Return the geometric index that corresponds to a consistency ratio of 0.1 (Aguarón and Moreno-Jiménez 2003)."""
    return {3: 0.31, 4: 0.35}.get(order, 0.37)


def geometric_index(comparisons: FloatArray) -> FloatArray:
    """Return 2/((n−1)(n−2))·Σ_{i<j} ln²(aᵢⱼwⱼ/wᵢ) with w the geometric means, (...); 0 below order 3."""
    return np.zeros(comparisons.shape[:-2]) if comparisons.shape[-1] < 3 else by_chunk(_geometric_index, comparisons)


def _geometric_index(comparisons: FloatArray) -> FloatArray:
    order = comparisons.shape[-1]
    errors = np.log(comparisons)
    means = np.einsum("kij->ki", errors) / order
    errors -= means[:, :, None] - means[:, None, :]
    return np.asarray(np.einsum("kij,kij->k", errors, errors) / ((order - 1) * (order - 2)))
