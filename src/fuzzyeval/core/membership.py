"""Piecewise linear membership functions, on finite float64 values, by scikit-fuzzy."""

from __future__ import annotations

import numpy as np

from fuzzyeval.aliases import FloatArray

__all__ = ["trapezoid"]


def trapezoid(values: FloatArray, a: float, b: float, c: float, d: float) -> FloatArray:
    """Return the degrees of a trapezoid: 0 to a, 1 from b to c, 0 from d; a = b = −∞ and c = d = ∞ are open shoulders."""
    from skfuzzy import trapmf  # noqa: PLC0415  (its import costs four times NumPy's)

    return np.asarray(trapmf(values.ravel(), np.array([a, b, c, d]))).reshape(values.shape)
