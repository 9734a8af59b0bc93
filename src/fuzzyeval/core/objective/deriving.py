"""How much columns go with an outcome: correlations, slopes and relative weights."""

from __future__ import annotations

import numpy as np

from fuzzyeval.aliases import FloatArray
from fuzzyeval.core.objective.correlating import unit_columns
from fuzzyeval.core.objective.spreading import centred

__all__ = ["correlations", "relative_weights", "slopes"]


def correlations(values: FloatArray, outcome: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the correlations between columns, (..., m, m), and with an outcome, (..., m).

    From (..., k, m) and (..., k). A constant column goes with nothing: its row is that of the identity, its correlation
    with the outcome 0.
    """
    unit, length = unit_columns(centred(values))
    target, _ = unit_columns(centred(outcome[..., None]))
    between = np.swapaxes(unit, -1, -2) @ unit
    order = np.arange(between.shape[-1])
    between[..., order, order] = 1.0
    return between, np.asarray((np.swapaxes(unit, -1, -2) @ target)[..., 0] * (length > 0))


def slopes(between: FloatArray, outcome: FloatArray) -> FloatArray:
    """Return the standardised coefficients of the least-squares regression on all columns, (..., m)."""
    return np.asarray(np.linalg.solve(between, outcome[..., None])[..., 0])


def relative_weights(between: FloatArray, outcome: FloatArray) -> FloatArray:
    """Return what each column contributes to R², (..., m), after Johnson (2000): Λ∘Λ β², Λ = R^½, β = Λ⁻¹r.

    β regresses the outcome on the orthonormal columns nearest to those given, Λ∘Λ shares it out to these.
    """
    size, vector = np.linalg.eigh(between)
    root = np.sqrt(size)
    turned = np.swapaxes(vector, -1, -2)
    slope = (vector / root[..., None, :]) @ (turned @ outcome[..., None])
    return np.asarray((np.square((vector * root[..., None, :]) @ turned) @ np.square(slope))[..., 0])
