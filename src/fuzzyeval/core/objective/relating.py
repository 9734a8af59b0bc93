"""What correlations with an outcome say of columns, by each of three methods, and where they do not settle it.

Of correlations between columns, (..., m, m), and with an outcome, (..., m):

- ``beyond_rounding(with_outcome)``: the correlations with the outcome, those that may as well be 0 being 0.
- ``dependent(between)``: whether columns follow from one another, (...), so that ``regression`` and ``relative`` share
  nothing out.
- ``related(between, with_outcome, method)``: what each column has of the outcome, (..., m); by ``correlation`` and
  ``regression`` it may be negative.
"""

from __future__ import annotations

import numpy as np

from fuzzyeval.aliases import BoolArray, DerivationMethod, FloatArray
from fuzzyeval.core.objective.deriving import relative_weights, slopes

__all__ = ["beyond_rounding", "dependent", "related"]

_DEPENDENT = 1e-10  # the smallest eigenvalue of correlations that still tell columns apart
_ROUNDING = 1e-14  # a correlation that may as well be 0


def beyond_rounding(with_outcome: FloatArray) -> FloatArray:
    """Return correlations with an outcome, (..., m), those that are rounding as 0."""
    return np.where(np.abs(with_outcome) > _ROUNDING, with_outcome, 0.0)


def dependent(between: FloatArray) -> BoolArray:
    """Return whether columns follow from one another, or nearly, (..., m, m) -> (...)."""
    return np.asarray(~(_least(between) > _DEPENDENT))


def related(between: FloatArray, with_outcome: FloatArray, method: DerivationMethod) -> FloatArray:
    """Return correlations with an outcome, or what regression or relative weights make of them, (..., m).

    By these two no column follows from the others. A slope that is no more than rounding is 0: the smaller the least
    eigenvalue, the larger that is.
    """
    if method == "correlation":
        return with_outcome
    if method == "relative":
        return relative_weights(between, with_outcome)
    found = slopes(between, with_outcome)
    largest = np.abs(found).max(axis=-1, keepdims=True)
    return np.where(np.abs(found) > _ROUNDING * largest / _least(between)[..., None], found, 0.0)


def _least(between: FloatArray) -> FloatArray:
    return np.asarray(np.linalg.eigvalsh(between)[..., 0])
