"""Weights from judgement matrices: principal eigenvector (Saaty 1980), geometric means (Crawford and Williams 1985)."""

from __future__ import annotations

import numpy as np

from fuzzyeval.aliases import FloatArray

__all__ = ["eigenvector", "geometric_means", "lambda_max"]


def eigenvector(comparisons: FloatArray) -> FloatArray:
    """Return the principal right eigenvector, (..., n, n) -> (..., n), summing to 1.

    The geometric means g are divided out first, aᵢⱼgⱼ/gᵢ, so that what is left to the eigenvector is the inconsistency,
    and weights of very different size keep their digits.
    """
    scale = np.exp(np.log(comparisons).mean(axis=-1))
    values, vectors = np.linalg.eig(comparisons * scale[..., None, :] / scale[..., :, None])
    principal = np.argmax(values.real, axis=-1)[..., None, None]
    vector = np.abs(np.take_along_axis(vectors, principal, axis=-1)[..., 0]) * scale
    return np.asarray(vector / vector.sum(axis=-1, keepdims=True))


def geometric_means(comparisons: FloatArray) -> FloatArray:
    """Return the geometric means of the rows, (..., n, n) -> (..., n), divided by their sum."""
    means = np.exp(np.log(comparisons).mean(axis=-1))
    return np.asarray(means / means.sum(axis=-1, keepdims=True))


def lambda_max(comparisons: FloatArray, priorities: FloatArray) -> FloatArray:
    """Return the principal eigenvalue, (...); never below n, which rounding alone could bring about."""
    image = (comparisons @ priorities[..., None])[..., 0]
    return np.asarray(np.maximum((image / priorities).mean(axis=-1), comparisons.shape[-1]))
