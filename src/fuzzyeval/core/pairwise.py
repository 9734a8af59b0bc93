"""The analytic hierarchy process on positive reciprocal matrices, batched over leading axes.

Sources: Saaty (1980) for the eigenvector, λmax and the consistency ratio; Crawford and Williams (1985) for the geometric
means; Alonso and Lamata (2006) for the random index; Aguarón and Moreno-Jiménez (2003) for the geometric consistency
index; Bozóki, Fülöp and Rónyai (2010) for the completion by logarithmic least squares.
"""

from __future__ import annotations

import numpy as np

from fuzzyeval.aliases import BoolArray, FloatArray

__all__ = [
    "complete",
    "components",
    "consistency",
    "eigenvector",
    "geometric_index",
    "geometric_means",
    "lambda_max",
    "random_index",
]

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


def components(known: BoolArray) -> BoolArray:
    """Return which indicators the known judgements connect, directly or through others, (..., n, n)."""
    reached = known | np.eye(known.shape[-1], dtype=bool)
    for _ in range(int(known.shape[-1]).bit_length()):
        reached = reached @ reached
    return np.asarray(reached)


def complete(comparisons: FloatArray) -> FloatArray:
    """Fill the gaps (NaN) by logarithmic least squares; the judgements given must connect all indicators.

    The logarithms x of the weights minimise Σ (ln aᵢⱼ − xᵢ + xⱼ)² over the known judgements: one linear system with the
    Laplacian of the graph of comparisons (Bozóki, Fülöp and Rónyai 2010).
    """
    known = ~np.isnan(comparisons)
    logs = np.log(comparisons, where=known, out=np.zeros_like(comparisons))
    edges = known & ~np.eye(known.shape[-1], dtype=bool)
    laplacian = np.eye(known.shape[-1]) * edges.sum(axis=-1)[..., None] - edges
    centred = laplacian + 1.0 / known.shape[-1]  # fixes Σx = 0, so that the solution is unique
    x = np.linalg.solve(centred, logs.sum(axis=-1)[..., None])[..., 0]
    implied = np.clip(x[..., :, None] - x[..., None, :], -700.0, 700.0)  # beyond, for the caller to refuse
    return np.where(known, comparisons, np.exp(implied))
