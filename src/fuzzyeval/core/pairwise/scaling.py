"""What judgements of 1 to 9 mean on other scales; below 1 the reciprocal of what the reciprocal means."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from fuzzyeval.aliases import FloatArray, JudgementScale

__all__ = ["SCALES", "on_scale"]

SCALES: dict[JudgementScale, Callable[[FloatArray], FloatArray]] = {
    "saaty": lambda x: x,
    "balanced": lambda x: (9.0 + x) / (11.0 - x),
    "power": np.square,
    "logarithmic": lambda x: np.log2(x + 1.0),
}
"""From 1 … 9 to what it means, by the name of the scale."""


def on_scale(comparisons: FloatArray, scale: JudgementScale) -> FloatArray:
    """Return judgements within 1/9 … 9, or NaN, as they are on a scale, (..., n, n)."""
    less = comparisons < 1.0
    meant = SCALES[scale](np.where(less, 1.0 / comparisons, comparisons))
    return np.where(less, 1.0 / meant, meant)
