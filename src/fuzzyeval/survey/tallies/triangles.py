"""Symmetric matrices stored as their upper triangles, one an object, with the objects along the last axis."""

from __future__ import annotations

from typing import Any

import numpy as np

from fuzzyeval.aliases import IntArray

__all__ = ["packed", "rearranged", "side", "unpacked"]


def packed(matrices: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return the upper triangles (p(p + 1)/2, k) of symmetric matrices (p, p, k)."""
    rows, columns = np.triu_indices(len(matrices))
    return np.asarray(matrices[rows, columns])


def unpacked(triangles: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return symmetric matrices (p, p, k) from their upper triangles (p(p + 1)/2, k)."""
    size = side(len(triangles))
    rows, columns = np.triu_indices(size)
    matrices = np.empty((size, size, *triangles.shape[1:]), dtype=triangles.dtype)
    matrices[rows, columns] = triangles
    matrices[columns, rows] = triangles
    return matrices


def rearranged(triangles: np.ndarray[Any, Any], order: IntArray) -> np.ndarray[Any, Any]:
    """Return the upper triangles with rows and columns in another order."""
    return packed(unpacked(triangles)[np.ix_(order, order)])


def side(length: int) -> int:
    """Return how many rows a matrix has whose upper triangle has so many entries."""
    return (int(np.sqrt(8 * length + 1)) - 1) // 2
