"""Weights from how the columns go with one another: CRITIC and principal components."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from fuzzyeval.aliases import FloatArray
from fuzzyeval.core import objective as core
from fuzzyeval.errors import WeightsError
from fuzzyeval.objective import policy

__all__ = ["critic", "principal_components"]

_LEAD = 1e-9  # of the first eigenvalue over the second, as a share of the first


def critic(scores: ArrayLike, *, directions: policy.Directions = None, limits: policy.Limits = None) -> FloatArray:
    """Return the CRITIC weights of the columns: what differs much, and otherwise than the other columns, weighs more.

    The weights are proportional to σⱼ Σₗ (1 − rⱼₗ), σ the standard deviation on a scale from 0 to 1, r the correlation.
    A constant column weighs 0 and is left out of the sums of the others; the only column that varies weighs 1.

    Parameters
    ----------
    scores
        Scores, (..., k, m): a row an alternative or a respondent, a column an indicator.
    directions
        ``benefit`` or ``cost`` a column: a cost is turned round, so that its correlations change their signs.
    limits
        The lowest and the highest score that can be given, each a number or one a column: the ends of the grade scale.
        Columns are divided by the distance between them. Without limits they are divided by the range that is
        observed, as the source does with alternatives; there, a single extreme answer changes the weights.

    Returns
    -------
    FloatArray
        Weights, (..., m), summing to 1.

    Raises
    ------
    ArrayError
        For one row, and for a score that is missing or outside of the limits, naming the place.
    OptionError
        For directions that are not ``benefit`` or ``cost``, or limits that are no pair in order.
    WeightsError
        Where no column varies, or all that vary say the same but for their scales.

    Notes
    -----
    Diakoulaki, Mavrotas and Papayannakis (1995).

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.objective.critic([[1, 2, 7], [2, 4, 1], [3, 5, 4], [4, 5, 3]]).round(4).tolist()
    [0.2391, 0.2948, 0.4661]
    """
    array = policy.interval(scores)
    signs = np.where(policy.costs(directions, array.shape[-1]), -1.0, 1.0)
    parts = core.critic(array, signs, policy.widths(limits, array))
    alike = ~(parts > 0).any(axis=-1) & (array.max(axis=-2) > array.min(axis=-2)).any(axis=-1)
    if alike.any():
        raise WeightsError(
            "scores{at}: all columns that vary say the same but for their scales, so CRITIC prefers none; weigh by the "
            "standard deviation",
            at=policy.at(alike),
        )
    return policy.shared(parts, "CRITIC")


def principal_components(scores: ArrayLike, *, directions: policy.Directions = None) -> FloatArray:
    """Return the squared loadings of the columns on the first principal component of their correlations.

    What goes with most of the others weighs most. Of two columns that vary, each weighs a half.

    Parameters
    ----------
    scores
        Scores, (..., k, m): a row an alternative or a respondent, a column an indicator.
    directions
        ``benefit`` or ``cost`` a column; checked, and without effect: squares have no sign.

    Returns
    -------
    FloatArray
        Weights, (..., m), summing to 1; 0 for a constant column.

    Raises
    ------
    ArrayError
        For one row, and for a score that is missing, naming the place.
    OptionError
        For directions that are not ``benefit`` or ``cost``, one a column.
    WeightsError
        Where no column varies, and where a second component explains as much as the first, as with columns that are
        not correlated: there is no first one then.

    Notes
    -----
    Squared loadings, scaled to sum to 1, are the weights within a component of Nicoletti, Scarpetta and Boylaud (2000),
    as in the handbook of the OECD and the JRC (Nardo et al. 2008), who rotate several components and put them
    together. Here there is the first one, not rotated.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.objective.principal_components([[1, 2, 7], [2, 4, 1], [3, 5, 4], [4, 5, 3]]).round(4).tolist()
    [0.3475, 0.3999, 0.2526]
    """
    array = policy.interval(scores)
    policy.costs(directions, array.shape[-1])
    loadings, lead = core.first_component(array)
    varies = (array.max(axis=-2) > array.min(axis=-2)).any(axis=-1)
    unclear = varies & ~(lead > _LEAD)
    if unclear.any():
        raise WeightsError(
            "scores{at}: a second component explains as much as the first, so that no column goes with the others most; "
            "weigh otherwise",
            at=policy.at(unclear),
        )
    return policy.shared(loadings * varies[..., None], "the first principal component")
