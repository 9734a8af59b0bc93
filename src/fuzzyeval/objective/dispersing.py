"""Weights from how far the scores of each column differ: entropy, standard deviation, variation, Gini."""

from __future__ import annotations

from numpy.typing import ArrayLike

from fuzzyeval.aliases import FloatArray
from fuzzyeval.core import objective as core
from fuzzyeval.objective import policy

__all__ = ["entropy", "gini", "standard_deviation", "variation"]


def entropy(scores: ArrayLike, *, directions: policy.Directions = None) -> FloatArray:
    """Return the entropy weights of the columns: the less evenly a column is shared out, the more it weighs.

    With p = x/Σx, e = −Σ p ln p / ln k and d = 1 − e, the weights are d/Σd. A constant column weighs 0. Multiplying a
    column by a number changes nothing; adding one does.

    Parameters
    ----------
    scores
        Non-negative scores, (..., k, m): a row an alternative, a column an indicator.
    directions
        ``benefit`` or ``cost`` a column; checked, and without effect. A cost is shared out as it stands, as by Zavadskas
        and Podvezko (2016): how to turn it round would decide the weights more than the data do, and is left to you.

    Returns
    -------
    FloatArray
        Weights, (..., m), summing to 1.

    Raises
    ------
    ArrayError
        For one row, a negative or missing score or a column of zeros, naming the place.
    OptionError
        For directions that are not ``benefit`` or ``cost``, one a column.
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
    array = policy.ratio(scores)
    policy.costs(directions, array.shape[-1])
    return policy.shared(core.theil(array), "entropy")


def standard_deviation(
    scores: ArrayLike, *, directions: policy.Directions = None, limits: policy.Limits = None
) -> FloatArray:
    """Return weights in proportion to the standard deviations of the columns, each on a scale from 0 to 1.

    Parameters
    ----------
    scores
        Scores, (..., k, m): a row an alternative or a respondent, a column an indicator.
    directions
        ``benefit`` or ``cost`` a column; checked, and without effect.
    limits
        The lowest and the highest score that can be given, each a number or one a column: the ends of the grade scale.
        Columns are divided by the distance between them. Without limits they are divided by the range that is
        observed, which a single extreme answer changes.

    Returns
    -------
    FloatArray
        Weights, (..., m), summing to 1; 0 for a constant column.

    Raises
    ------
    ArrayError
        For one row, and for a score that is missing or outside of the limits, naming the place.
    OptionError
        For directions that are not ``benefit`` or ``cost``, or limits that are no pair in order.
    WeightsError
        Where no column varies.

    Notes
    -----
    Diakoulaki, Mavrotas and Papayannakis (1995).

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.objective.standard_deviation([[1, 3], [5, 3], [2, 4]], limits=(1, 5)).round(4).tolist()
    [0.7829, 0.2171]
    """
    array = policy.interval(scores)
    policy.costs(directions, array.shape[-1])
    return policy.shared(core.standard_deviation(array, policy.widths(limits, array)), "the standard deviation")


def variation(scores: ArrayLike, *, directions: policy.Directions = None) -> FloatArray:
    """Return weights in proportion to the coefficients of variation of the columns, σ/x̄.

    Parameters
    ----------
    scores
        Non-negative scores, (..., k, m): a row an alternative, a column an indicator.
    directions
        ``benefit`` or ``cost`` a column; checked, and without effect.

    Returns
    -------
    FloatArray
        Weights, (..., m), summing to 1; 0 for a constant column.

    Raises
    ------
    ArrayError
        For one row, a negative or missing score or a column of zeros, naming the place.
    OptionError
        For directions that are not ``benefit`` or ``cost``, one a column.
    WeightsError
        Where no column varies.

    Notes
    -----
    Multiplying a column by a number changes nothing; adding one does. Compared by Shuai, Zongzhun, Yongji and Lei (2012).

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.objective.variation([[1, 10], [3, 12]]).round(4).tolist()
    [0.8462, 0.1538]
    """
    array = policy.ratio(scores)
    policy.costs(directions, array.shape[-1])
    return policy.shared(core.variation(array), "the coefficient of variation")


def gini(scores: ArrayLike, *, directions: policy.Directions = None) -> FloatArray:
    """Return weights in proportion to the Gini coefficients of the columns, the mean distance of two scores over 2x̄.

    Parameters
    ----------
    scores
        Non-negative scores, (..., k, m): a row an alternative, a column an indicator.
    directions
        ``benefit`` or ``cost`` a column; checked, and without effect.

    Returns
    -------
    FloatArray
        Weights, (..., m), summing to 1; 0 for a constant column.

    Raises
    ------
    ArrayError
        For one row, a negative or missing score or a column of zeros, naming the place.
    OptionError
        For directions that are not ``benefit`` or ``cost``, one a column.
    WeightsError
        Where no column varies.

    Notes
    -----
    Gini (1912); as weights by Bączkiewicz, Wątróbski, Kizielewicz and Sałabun (2021). Multiplying a column by a number
    changes nothing; adding one does.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.objective.gini([[1, 10], [3, 12]]).round(4).tolist()
    [0.8462, 0.1538]
    """
    array = policy.ratio(scores)
    policy.costs(directions, array.shape[-1])
    return policy.shared(core.gini(array), "the Gini coefficient")
