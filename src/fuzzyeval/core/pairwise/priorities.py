"""Weights from judgement matrices: principal eigenvector (Saaty 1980), geometric means (Crawford and Williams 1985).

The eigenvector is that of a high power of the matrix, which is nearly of rank one, xyᵀ. How nearly bounds the error: a
positive matrix brings vectors together, in Hilbert's metric, by tanh(Δ/4), where Δ is the diameter of its image
(Birkhoff 1957). A power whose entries are xᵢyⱼ within 1e-5 thus leaves an error below 1e-15 after two products more.
Rounding is apart from it, about ε over the relative gap of the first two eigenvalues: judgements of 1e8 and more that
contradict one another cost digits, and leave an error of about 1e-9 at 1e8 and 1e-6 at 1e10.
"""

from __future__ import annotations

import numpy as np

from fuzzyeval.aliases import BoolArray, FloatArray
from fuzzyeval.core.pairwise.chunking import by_chunk

__all__ = ["eigenvector", "geometric_means", "lambda_max"]

_NEAR = 1e-5
_POWER = 32
_ROUNDS, _SQUARINGS = 8, 4  # a second eigenvalue within 1e-8 of the first is left to LAPACK


def eigenvector(comparisons: FloatArray) -> FloatArray:
    """Return the principal right eigenvector, (..., n, n) -> (..., n), summing to 1.

    The geometric means g are divided out first, aᵢⱼgⱼ/gᵢ, so that what is left to the eigenvector is the inconsistency,
    and weights of very different size keep their digits.
    """
    return by_chunk(_principal, comparisons)


def geometric_means(comparisons: FloatArray) -> FloatArray:
    """Return the geometric means of the rows, (..., n, n) -> (..., n), divided by their sum."""
    means = np.exp(np.log(comparisons).mean(axis=-1))
    return np.asarray(means / means.sum(axis=-1, keepdims=True))


def lambda_max(comparisons: FloatArray, priorities: FloatArray) -> FloatArray:
    """Return the principal eigenvalue, (...); never below n, which rounding alone could bring about."""
    image = (comparisons @ priorities[..., None])[..., 0]
    return np.asarray(np.maximum((image / priorities).mean(axis=-1), comparisons.shape[-1]))


def _principal(comparisons: FloatArray) -> FloatArray:
    """Return the principal eigenvectors of some matrices, (k, n, n) -> (k, n), summing to 1."""
    order = comparisons.shape[-1]
    scale = np.exp(_rows(np.log(comparisons)) / order)
    scaled = _products(1 / (order * scale), scale)
    scaled *= comparisons
    with np.errstate(all="ignore"):  # what is out of range is not sure
        vector, sure = _image(scaled, np.linalg.matrix_power(scaled, _POWER))
    if not sure.all():
        vector[~sure] = _slowly(scaled[~sure])
    vector *= scale
    return np.asarray(vector / vector.sum(axis=-1, keepdims=True))


def _image(scaled: FloatArray, power: FloatArray) -> tuple[FloatArray, BoolArray]:
    """Return the vector to which powers of matrices bring any other, (k, n), and where they do, (k,)."""
    rows = _rows(power)
    ratio = power / _products(rows, np.einsum("kij->kj", power))
    entries = ratio.reshape(len(ratio), -1)
    least = entries.min(axis=-1)
    sure = (least > 0) & (entries.max(axis=-1) <= (1 + _NEAR) * least)
    vector = rows[:, :, None]
    for factor in (power, power, scaled):  # the last, since what rounding the power has left shrinks by it
        vector = factor @ vector
    total = vector.sum(axis=-2)
    return vector[..., 0] / total, sure & np.isfinite(total[:, 0])


def _slowly(scaled: FloatArray) -> FloatArray:
    """Return principal eigenvectors, (k, n), of matrices whose second eigenvalue is not far below the first.

    Half of the identity added keeps the eigenvectors, and lets cycles converge, whose eigenvalues are all of one size.
    """
    vectors = np.empty(scaled.shape[:-1])
    left = np.arange(len(scaled))
    power = scaled / _largest(scaled) + 0.5 * np.eye(scaled.shape[-1])
    for _ in range(_ROUNDS):
        for _ in range(_SQUARINGS):
            power = power @ power
            power /= _largest(power)
        vectors[left], sure = _image(scaled[left], power)
        left, power = left[~sure], power[~sure]
        if not len(left):
            return vectors
    vectors[left] = _factored(scaled[left])
    return vectors


def _products(left: FloatArray, right: FloatArray) -> FloatArray:
    """Return xᵢyⱼ, (k, n, n)."""
    return np.asarray(left[:, :, None] @ right[:, None, :])


def _rows(matrices: FloatArray) -> FloatArray:
    """Return the sums over the last axis; short rows are summed faster so than by ``sum``."""
    return np.asarray(np.einsum("...j->...", matrices))


def _largest(matrices: FloatArray) -> FloatArray:
    return np.asarray(matrices.max(axis=(-2, -1), keepdims=True))


def _factored(scaled: FloatArray) -> FloatArray:
    """Return principal eigenvectors by LAPACK, (k, n)."""
    values, vectors = np.linalg.eig(scaled)
    principal = np.argmax(values.real, axis=-1)[:, None, None]
    return np.asarray(np.abs(np.take_along_axis(vectors, principal, axis=-1)[..., 0]))
