"""Judgement and data into one weight vector."""

from __future__ import annotations

import numpy as np

from fuzzyeval.aliases import FloatArray, Rule

__all__ = ["combine"]


def combine(subjective: FloatArray, objective: FloatArray, *, rule: Rule, alpha: float) -> FloatArray:
    """Return the combined weights, (..., m); they sum to 0 where the two have no indicator in common.

    multiplicative wᵢ ∝ aᵢbᵢ, geometric wᵢ ∝ √(aᵢbᵢ), linear αa + (1 − α)b.
    """
    if rule == "linear":
        return np.asarray(alpha * subjective + (1.0 - alpha) * objective)
    product = subjective * objective if rule == "multiplicative" else np.sqrt(subjective * objective)
    total = product.sum(axis=-1, keepdims=True)
    return np.asarray(np.divide(product, total, out=np.zeros_like(product), where=total > 0))
