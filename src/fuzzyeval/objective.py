"""Weights from data, on arrays."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from fuzzyeval import checks
from fuzzyeval.aliases import FloatArray
from fuzzyeval.core import objective as core
from fuzzyeval.errors import WeightsError

__all__ = ["entropy"]


def entropy(scores: ArrayLike) -> FloatArray:
    """Return the entropy weights of the columns: the less evenly a column is shared out, the more it weighs.

    With p = x/Σx, e = −Σ p ln p / ln k and d = 1 − e, the weights are d/Σd. A constant column weighs 0.

    Parameters
    ----------
    scores
        Non-negative scores, (..., k, m): a row an alternative, a column an indicator, larger is better.

    Returns
    -------
    FloatArray
        Weights, (..., m), summing to 1.

    Raises
    ------
    ArrayError
        For one row, a negative score or a column of zeros, naming the place.
    WeightsError
        Where no column varies.

    Notes
    -----
    Shannon (1948), Hwang and Yoon (1981). Computed as Theil's index, which does not cancel where scores hardly vary.
    Entropy measures how scores differ, not what matters.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.objective.entropy([[1, 2], [4, 16]]).round(6).tolist()
    [0.358889, 0.641111]
    """
    divergences = core.theil(checks.scores(scores))
    total = divergences.sum(axis=-1, keepdims=True)
    if not (total > 0).all():
        raise WeightsError("scores: no column varies, so entropy prefers none; weigh by judgement or equally")
    return np.asarray(divergences / total)
