"""Weights from a table of objects to choose from: what is lost where a column, or the best by it, is given up."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from fuzzyeval.aliases import BoolArray, FloatArray
from fuzzyeval.core import objective as core
from fuzzyeval.errors import WeightsError
from fuzzyeval.objective import policy

__all__ = ["cilos", "idocriw", "merec"]


def merec(scores: ArrayLike, *, directions: policy.Directions = None) -> FloatArray:
    """Return the MEREC weights of the columns: what changes the performance of the objects most when it is removed.

    With nᵢⱼ = min x/x of a benefit and x/max x of a cost, Sᵢ = ln(1 + Σⱼ|ln nᵢⱼ|/m), and S′ᵢⱼ the same without column j,
    the weights are proportional to Σᵢ|S′ᵢⱼ − Sᵢ|. A constant column weighs 0.

    Parameters
    ----------
    scores
        Positive scores, (..., k, m): a row an object, a column an indicator.
    directions
        ``benefit`` or ``cost`` a column.

    Returns
    -------
    FloatArray
        Weights, (..., m), summing to 1.

    Raises
    ------
    ArrayError
        For one row, and for a score that is missing or not above 0, naming the place.
    OptionError
        For directions that are not ``benefit`` or ``cost``, one a column.
    WeightsError
        Where no column varies.

    Notes
    -----
    Keshavarz-Ghorabaee, Amiri, Zavadskas, Turskis and Antucheviciene (2021).

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> scores = [[450, 8000, 54, 145], [10, 9100, 2, 160], [100, 8200, 31, 153], [220, 9300, 1, 162], [5, 8400, 23, 158]]
    >>> fe.objective.merec(scores, directions=["benefit", "benefit", "cost", "cost"]).round(4).tolist()
    [0.5752, 0.0141, 0.4016, 0.0091]
    """
    array = policy.positive(scores)
    return policy.shared(core.removal_effects(array, policy.costs(directions, array.shape[-1])), "MEREC")


def cilos(scores: ArrayLike, *, directions: policy.Directions = None) -> FloatArray:
    """Return the CILOS weights of the columns: what loses least where another column decides weighs most.

    With pᵢⱼ the share of column j's best that is lost in the row that is best by column i, a cost counting by its
    inverse, the weights q solve (P − diag(Σᵢ pᵢⱼ))q = 0.

    Parameters
    ----------
    scores
        Positive scores, (..., k, m): a row an object, a column an indicator.
    directions
        ``benefit`` or ``cost`` a column.

    Returns
    -------
    FloatArray
        Weights, (..., m), summing to 1.

    Raises
    ------
    ArrayError
        For one row, and for a score that is missing or not above 0, naming the place.
    OptionError
        For directions that are not ``benefit`` or ``cost``, one a column.
    WeightsError
        Where a column is constant or otherwise has two best rows, and where one row is best by every column: any
        weights would solve the equations then, or those of the constant column alone.

    Notes
    -----
    Zavadskas and Podvezko (2016).

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> scores = [[3, 100, 10, 7], [2.5, 80, 8, 5], [1.8, 50, 20, 11], [2.2, 70, 12, 9]]
    >>> fe.objective.cilos(scores, directions=["cost", "benefit", "cost", "benefit"]).round(4).tolist()
    [0.3343, 0.2199, 0.1957, 0.2501]
    """
    array = policy.positive(scores)
    return _cilos(array, policy.costs(directions, array.shape[-1]))


def idocriw(scores: ArrayLike, *, directions: policy.Directions = None) -> FloatArray:
    """Return the IDOCRIW weights of the columns: the product of those by entropy and by CILOS, divided by their sum.

    Parameters
    ----------
    scores
        Positive scores, (..., k, m): a row an object, a column an indicator.
    directions
        ``benefit`` or ``cost`` a column. Entropy takes a cost as it stands, CILOS by its inverse, as the source does.

    Returns
    -------
    FloatArray
        Weights, (..., m), summing to 1.

    Raises
    ------
    ArrayError, OptionError, WeightsError
        As :func:`cilos` does.

    Notes
    -----
    Zavadskas and Podvezko (2016).

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> scores = [[3, 100, 10, 7], [2.5, 80, 8, 5], [1.8, 50, 20, 11], [2.2, 70, 12, 9]]
    >>> fe.objective.idocriw(scores, directions=["cost", "benefit", "cost", "benefit"]).round(4).tolist()
    [0.1658, 0.1885, 0.3545, 0.2911]
    """
    array = policy.positive(scores)
    weights = _cilos(array, policy.costs(directions, array.shape[-1]))
    return policy.shared(weights * policy.shared(core.theil(array), "entropy"), "IDOCRIW")


def _cilos(array: FloatArray, costs: BoolArray) -> FloatArray:
    best = core.best_rows(array, costs)
    _refuse_ties(array, best)
    if array.shape[-1] == 1:
        return np.ones((*array.shape[:-2], 1))
    all_round = best.all(axis=-1).any(axis=-1)
    if all_round.any():
        row = int(np.argmax(best[all_round][0].all(axis=-1)))
        raise WeightsError(
            "scores{at}: row {row} is the best by every column, so that nothing is ever lost; leave the row out, or weigh "
            "otherwise",
            at=policy.at(all_round),
            row=row,
        )
    return core.stationary(core.impact_losses(array, costs))


def _refuse_ties(array: FloatArray, best: BoolArray) -> None:
    tied = best.sum(axis=-2) > 1
    if tied.any():
        place = tuple(np.argwhere(tied)[0])
        rows = np.flatnonzero(best[(*place[:-1], slice(None), place[-1])])
        raise WeightsError(
            "scores{at}: column {column} is best in row {first} and in row {second}, {value:.12g}, so that what it loses is "
            "not determined; leave the column out, or weigh otherwise",
            at=policy.at(tied.any(axis=-1)),
            column=int(place[-1]),
            first=int(rows[0]),
            second=int(rows[1]),
            value=float(array[(*place[:-1], rows[0], place[-1])]),
        )
