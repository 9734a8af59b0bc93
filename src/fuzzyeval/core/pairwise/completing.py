"""Gaps in judgements, filled from what is there by logarithmic least squares or least λmax (Bozóki, Fülöp, Rónyai 2010)."""

from __future__ import annotations

import numpy as np

from fuzzyeval.aliases import BoolArray, FloatArray
from fuzzyeval.core.pairwise.priorities import eigenvector, lambda_max

__all__ = ["components", "least_lambda", "least_squares"]

_CAP = 100
_NEAR = 1e-7  # a step of Newton's that is as short leaves its square
_LONGEST = 30.0
_RIDGE = 1e-15
_ROUNDING = 1e-13
_LIMIT = 1e100  # beyond, what the judgements imply is refused by the caller


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


def least_lambda(comparisons: FloatArray) -> tuple[FloatArray, BoolArray]:
    """Fill the gaps (NaN) so that λmax is least, (..., n, n), and say where that succeeded, (...).

    Where it did not, or least squares is as good, the filling is that of least squares. λmax is convex in the logarithms
    of the gaps (Bozóki, Fülöp and Rónyai 2010), and least where aᵢⱼ² = xᵢyⱼ/(xⱼyᵢ) in every gap, with x the right and y
    the left principal eigenvector.
    """
    order = comparisons.shape[-1]
    start = least_squares(comparisons).reshape(-1, order, order)
    gaps = np.isnan(comparisons).reshape(start.shape)
    filled, converged = start.copy(), start.max(axis=(-2, -1)) < _LIMIT
    open_ = np.flatnonzero(gaps.any(axis=(-2, -1)) & converged)
    if len(open_):
        found, converged[open_] = _least(start[open_], gaps[open_])
        before, after = (lambda_max(each, eigenvector(each)) for each in (start[open_], found))
        better = converged[open_] & (after < before)
        filled[open_[better]] = found[better]
        converged[open_] &= after <= before * (1 + _ROUNDING)
    return filled.reshape(comparisons.shape), converged.reshape(comparisons.shape[:-2])


def _least(start: FloatArray, gaps: BoolArray) -> tuple[FloatArray, BoolArray]:
    """Return fillings of least λmax, (k, n, n), and which of them converged, (k,)."""
    means = np.log(start).mean(axis=-1)
    logs = np.log(start) - _differences(means)
    best, converged = np.zeros_like(means), np.zeros(len(start), dtype=bool)
    least, step, left = np.full(len(start), np.inf), np.zeros_like(means), np.arange(len(start))
    for _ in range(_CAP):
        tried = best[left] + step[left]
        value, newton = _newton(np.exp(np.where(gaps[left], _differences(tried), logs[left])), gaps[left])
        lower = value <= least[left] * (1 + _ROUNDING)
        best[left[lower]], least[left[lower]], step[left[lower]] = tried[lower], value[lower], newton[lower]
        step[left[~lower]] *= 0.5
        near = lower & (np.abs(newton).max(axis=-1) <= _NEAR)
        best[left[near]] += newton[near]
        converged[left[near]] = True
        left = left[~near]
        if not len(left):
            break
    return np.where(gaps, np.exp(_differences(means + best)), start), converged


def _newton(matrices: FloatArray, gaps: BoolArray) -> tuple[FloatArray, FloatArray]:
    """Return λmax, (k,), and Newton's step towards its least value, (k, n), where the gaps are exp(vᵢ − vⱼ).

    With B the gaps alone, x and y the eigenvectors, yᵀx = 1, and Q the group inverse of λI − A, a change of v changes Ax
    by R dv and yᵀA by dvᵀL, R = diag(Bx) − B diag(x) and L = diag(y) B − diag(Bᵀy). The second derivative of λ is then
    the Laplacian of yᵢBᵢⱼxⱼ, both ways, plus LQR and its transpose.
    """
    x, y = eigenvector(matrices), eigenvector(matrices.swapaxes(-1, -2))
    y /= (x * y).sum(axis=-1, keepdims=True)
    image = (matrices @ x[..., None])[..., 0]
    value = (y * image).sum(axis=-1)
    one = np.eye(matrices.shape[-1])
    outer = x[:, :, None] * y[:, None, :]
    inverse = np.linalg.inv(value[:, None, None] * (one + outer) - matrices) - outer / value[:, None, None]
    open_ = np.where(gaps, matrices, 0.0)
    flow = y[:, :, None] * open_ * x[:, None, :]
    out, back = flow.sum(axis=-1), flow.sum(axis=-2)
    right = one * (open_ @ x[..., None]) - open_ * x[:, None, :]
    left = y[:, :, None] * open_ - one * (y[:, None, :] @ open_)
    bent = left @ inverse @ right
    second = one * (out + back)[..., None] - flow - flow.swapaxes(-1, -2) + bent + bent.swapaxes(-1, -2)
    size = second.trace(axis1=-2, axis2=-1)[:, None, None] + np.finfo(float).tiny
    reached = components(gaps)
    free = reached / reached.sum(axis=-1, keepdims=True)  # v may be shifted where gaps connect: keep its mean there
    step = np.linalg.solve(second / size + free + _RIDGE * one, (back - out)[..., None] / size)[..., 0]
    return value, np.clip(step, -_LONGEST, _LONGEST)


def _differences(logs: FloatArray) -> FloatArray:
    return logs[..., :, None] - logs[..., None, :]
