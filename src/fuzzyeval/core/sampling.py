"""What unequal weights of respondents cost: how many of equal weight would tell as much (Kish 1965, 1992)."""

from __future__ import annotations

import numpy as np

from fuzzyeval.aliases import FloatArray

__all__ = ["design_effect", "effective_size"]


def effective_size(total: FloatArray, squares: FloatArray) -> FloatArray:
    """Return (Σw)²/Σw² from Σw and Σw², (...); 0 where there is nothing."""
    some = squares > 0
    return np.asarray(total * np.divide(total, squares, out=np.zeros(np.shape(total)), where=some))


def design_effect(count: FloatArray, total: FloatArray, squares: FloatArray) -> FloatArray:
    """Return n·Σw²/(Σw)², (...), which is 1 + the squared coefficient of variation of n weights; 0 where there is nothing."""
    size = effective_size(total, squares)
    return np.divide(count, size, out=np.zeros(np.shape(size)), where=size > 0)
