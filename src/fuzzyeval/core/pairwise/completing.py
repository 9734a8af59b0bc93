"""Gaps in judgements, filled from what is there by logarithmic least squares (Bozóki, Fülöp and Rónyai 2010)."""

from __future__ import annotations

import numpy as np

from fuzzyeval.aliases import BoolArray, FloatArray

__all__ = ["components", "least_squares"]


def components(known: BoolArray) -> BoolArray:
    """Return which indicators the known judgements connect, directly or through others, (..., n, n)."""
    reached = known | np.eye(known.shape[-1], dtype=bool)
    for _ in range(int(known.shape[-1]).bit_length()):
        reached = reached @ reached
    return np.asarray(reached)


def least_squares(comparisons: FloatArray) -> FloatArray:
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
