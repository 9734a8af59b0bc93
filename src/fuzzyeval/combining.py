"""Judgement and data into one weight vector, on arrays."""

from __future__ import annotations

from typing import cast, get_args

import numpy as np
from numpy.typing import ArrayLike

from fuzzyeval import checks
from fuzzyeval.aliases import FloatArray, Rule
from fuzzyeval.core import combining as core
from fuzzyeval.errors import ArrayError, WeightsError

__all__ = ["combine"]


def combine(
    subjective: ArrayLike, objective: ArrayLike, *, rule: Rule = "multiplicative", alpha: float = 0.5
) -> FloatArray:
    """Return weights that unite judgement a and data b.

    Parameters
    ----------
    subjective, objective
        Weights a and b, (..., m), each summing to 1 within 1e-4.
    rule
        ``multiplicative`` wᵢ ∝ aᵢbᵢ, whose neutral element is the uniform vector; ``linear`` αa + (1 − α)b;
        ``geometric`` wᵢ ∝ √(aᵢbᵢ).
    alpha
        The share of judgement in the linear rule, 0 to 1.

    Returns
    -------
    FloatArray
        Weights, (..., m), summing to 1.

    Raises
    ------
    ArrayError
        For vectors that are no weights, or of unequal length.
    OptionError
        For an unknown rule, or an alpha outside [0, 1].
    WeightsError
        Where no indicator has weight in both vectors, under the multiplicative and the geometric rule.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.combine([0.4, 0.3, 0.2, 0.1], [0.25, 0.2, 0.3, 0.25]).round(4).tolist()
    [0.4082, 0.2449, 0.2449, 0.102]
    """
    chosen = cast(Rule, checks.choice(rule, get_args(Rule), "rule"))
    share = checks.number(alpha, "alpha", low=0.0, high=1.0)
    left = checks.unit_vector(subjective, "subjective")
    right = checks.unit_vector(objective, "objective")
    if left.shape[-1] != right.shape[-1]:
        raise ArrayError(
            "objective: {count} weights for {wanted} subjective ones; give as many",
            count=right.shape[-1],
            wanted=left.shape[-1],
        )
    try:
        np.broadcast_shapes(left.shape, right.shape)
    except ValueError as error:
        raise ArrayError(
            "objective: shape {shape!r} does not fit that of the subjective ones, {wanted!r}",
            shape=right.shape,
            wanted=left.shape,
        ) from error
    combined = core.combine(left, right, rule=chosen, alpha=share)
    if not (np.abs(combined.sum(axis=-1) - 1.0) <= 1e-9).all():
        raise WeightsError(
            "subjective, objective: no indicator has weight in both, so the {rule} rule gives none; use the "
            "linear rule",
            rule=chosen,
        )
    return combined
