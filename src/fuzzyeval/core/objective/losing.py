"""What is lost: when a column is removed, and when the best row by another column is chosen."""

from __future__ import annotations

import numpy as np

from fuzzyeval.aliases import BoolArray, FloatArray

__all__ = ["best_rows", "impact_losses", "removal_effects", "stationary"]


def removal_effects(values: FloatArray, costs: BoolArray) -> FloatArray:
    """Return Σᵢ |S′ᵢⱼ − Sᵢ| of each column, (..., k, m) -> (..., m), after Keshavarz-Ghorabaee et al. (2021).

    Sᵢ = ln(1 + Σⱼ aᵢⱼ/m), a the logarithm of a value's ratio to the worst of a benefit or the best of a cost as their
    equations 2 have it; S′ᵢⱼ is without column j. The difference of logarithms is one of a ratio, so that little cancels.
    """
    lowest, highest = values.min(axis=-2, keepdims=True), values.max(axis=-2, keepdims=True)
    share = np.where(costs, _log_ratio(highest, values), _log_ratio(values, lowest)) / values.shape[-1]
    without = share.sum(axis=-1, keepdims=True) - share
    return np.asarray(np.log1p(share / (1.0 + np.maximum(without, 0.0))).sum(axis=-2))


def _log_ratio(larger: FloatArray, smaller: FloatArray) -> FloatArray:
    """Return ln(larger/smaller): by the difference where they are near."""
    near = 0.5 * larger < smaller
    part = np.divide(larger - smaller, smaller, out=np.zeros(near.shape), where=near)
    return np.where(near, np.log1p(part), np.log(larger) - np.log(smaller))


def best_rows(values: FloatArray, costs: BoolArray) -> BoolArray:
    """Return which rows hold the best value of each column, (..., k, m): the highest, of costs the lowest."""
    best = np.where(costs, values.min(axis=-2), values.max(axis=-2))
    return np.asarray(values == best[..., None, :])


def impact_losses(values: FloatArray, costs: BoolArray) -> FloatArray:
    """Return pᵢⱼ, the share of column j's best that is lost in the row that is best by column i, (..., m, m).

    Zavadskas and Podvezko (2016). No column has two best rows. A cost counts by its inverse.
    """
    row = best_rows(values, costs).argmax(axis=-2)[..., None]  # (..., m, 1)
    chosen = np.take_along_axis(values, row, axis=-2)  # (..., m, m)
    order = np.arange(values.shape[-1])
    best = chosen[..., order, order][..., None, :]
    larger, smaller = np.where(costs, chosen, best), np.where(costs, best, chosen)
    return np.asarray((larger - smaller) / larger)


def stationary(losses: FloatArray) -> FloatArray:
    """Return q with Σᵢ pᵢⱼ·qⱼ = Σₗ pⱼₗ·qₗ and Σq = 1, (..., m, m) -> (..., m), by eliminating one column after the other.

    The columns of P − diag(Σᵢ pᵢⱼ) sum to 0, as those of the generator of a Markov chain do: the elimination of Grassmann,
    Taksar and Heyman (1985) adds and divides only, so that no q is negative, and none loses digits.
    """
    rates = np.swapaxes(losses, -1, -2).copy()  # from row to column
    order = rates.shape[-1]
    for last in range(order - 1, 0, -1):
        away = rates[..., last, :last].sum(axis=-1)[..., None]
        rates[..., :last, last] /= away
        rates[..., :last, :last] += rates[..., :last, last, None] * rates[..., None, last, :last]
    found = np.ones(rates.shape[:-1])
    for at in range(1, order):
        found[..., at] = (found[..., :at] * rates[..., :at, at]).sum(axis=-1)
    return np.asarray(found / found.sum(axis=-1, keepdims=True))
