"""Weights from importance, said or seen in an outcome, and from how sure the votes of each row are."""

from __future__ import annotations

from typing import cast, get_args

import numpy as np
from numpy.typing import ArrayLike

from fuzzyeval import checks
from fuzzyeval.aliases import DerivationMethod, FloatArray
from fuzzyeval.core import objective as core
from fuzzyeval.errors import ArrayError, WeightsError
from fuzzyeval.objective import policy

__all__ = ["derived", "stated", "vote_entropy"]


def stated(ratings: ArrayLike) -> FloatArray:
    """Return weights in proportion to the mean ratings of importance.

    Parameters
    ----------
    ratings
        Ratings, (..., k, m), none negative: a row a respondent, a column an indicator, higher is more important.

    Returns
    -------
    FloatArray
        Weights, (..., m), summing to 1.

    Raises
    ------
    ArrayError
        For a negative or missing rating, naming the place.
    WeightsError
        Where all ratings are 0.

    Notes
    -----
    Ratings count as numbers, so that the scale matters: ratings of 1 to 10 differ in ratio more than the same of 5 to 10.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.objective.stated([[5, 4, 3], [5, 2, 1]]).round(4).tolist()
    [0.5, 0.3, 0.2]
    """
    array = checks.floats(ratings, "ratings", ndim=2)
    checks.refuse_where(array < 0, array, "ratings", "is negative; shift the ratings to start at 0 or above")
    largest = array.max(axis=(-2, -1), keepdims=True)
    nothing = largest[..., 0, 0] == 0
    if nothing.any():
        raise WeightsError("ratings{at}: all are 0, so that nothing matters; weigh otherwise", at=policy.at(nothing))
    means = (array / largest).mean(axis=-2)
    return np.asarray(means / means.sum(axis=-1, keepdims=True))


def derived(
    scores: ArrayLike,
    outcome: ArrayLike,
    *,
    method: DerivationMethod = "correlation",
    directions: policy.Directions = None,
) -> FloatArray:
    """Return weights from how much the columns go with an outcome, such as overall satisfaction.

    Parameters
    ----------
    scores
        Scores, (..., k, m): a row a respondent, a column an indicator. Only complete rows.
    outcome
        The outcome of each row, (..., k).
    method
        ``correlation`` with the outcome; ``regression``, the standardised coefficients of a least-squares regression on
        all columns; ``relative``, the relative weights of Johnson (2000), what each column contributes to R², which
        are never negative.
    directions
        ``benefit`` or ``cost`` a column: a cost is turned round, so that its correlations change their signs.

    Returns
    -------
    FloatArray
        Weights, (..., m), summing to 1; 0 for a constant column.

    Raises
    ------
    ArrayError
        For one row, a missing score, or an outcome of another length, naming the place.
    OptionError
        For an unknown method, or directions that are not ``benefit`` or ``cost``, one a column.
    WeightsError
        Where nothing goes with the outcome, which may be constant; where a correlation or a coefficient is negative,
        which is no weight; and by regression and relative weights where columns follow from one another, as they do
        with fewer rows than columns.

    Notes
    -----
    Johnson (2000). What goes with an outcome need not be what brings it about.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> scores, outcome = [[1, 4], [2, 2], [3, 5], [4, 4], [5, 5]], [2, 2, 4, 3, 5]
    >>> fe.objective.derived(scores, outcome, method="relative").round(4).tolist()
    [0.5611, 0.4389]
    """
    array = policy.interval(scores)
    signs = np.where(policy.costs(directions, array.shape[-1]), -1.0, 1.0)
    target = _outcome(outcome, array)
    chosen = cast(DerivationMethod, checks.choice(method, get_args(DerivationMethod), "method"))
    between, with_outcome = core.correlations(array, target)
    between, with_outcome = between * signs * signs[:, None], core.beyond_rounding(with_outcome) * signs
    nothing = ~(with_outcome != 0).any(axis=-1)
    if nothing.any():
        raise WeightsError("scores{at}: no column goes with the outcome; weigh otherwise", at=policy.at(nothing))
    if chosen != "correlation":
        _refuse_dependent(between)
    parts = core.related(between, with_outcome, chosen)
    _refuse_negative(parts, chosen)
    return np.asarray(parts / parts.sum(axis=-1, keepdims=True))


def _outcome(outcome: ArrayLike, scores: FloatArray) -> FloatArray:
    target = checks.floats(outcome, "outcome", ndim=1)
    if target.shape != scores.shape[:-1]:
        raise ArrayError(
            "outcome: shape {shape!r} for scores of {wanted!r}; give one for each row",
            shape=target.shape,
            wanted=scores.shape,
        )
    return target


def _refuse_dependent(between: FloatArray) -> None:
    dependent = core.dependent(between)
    if dependent.any():
        raise WeightsError(
            "scores{at}: columns follow from one another, so that their shares are not determined; leave one out, or give "
            "more rows",
            at=policy.at(dependent),
        )


def _refuse_negative(parts: FloatArray, method: DerivationMethod) -> None:
    """Refuse what is no weight: a coefficient may be negative of a column that goes with the outcome by itself."""
    negative = parts < 0
    if not negative.any():
        return
    place = tuple(np.argwhere(negative)[0])
    if method == "regression":
        raise WeightsError(
            "scores{at}: column {column} has the coefficient {value:.4g} beside the other columns, which is no weight; use "
            "relative, or correlation",
            at=policy.at(negative.any(axis=-1)),
            column=int(place[-1]),
            value=float(parts[place]),
        )
    raise WeightsError(
        "scores{at}: column {column} goes against the outcome, {value:.4g}, which is no weight; give it the direction "
        "cost, leave it out, or use relative",
        at=policy.at(negative.any(axis=-1)),
        column=int(place[-1]),
        value=float(parts[place]),
    )


def vote_entropy(relation: ArrayLike) -> FloatArray:
    """Return weights from how concentrated the rows of a relation are: the surer the votes on an indicator, the more.

    In proportion to 1 − H(r)/ln n, H(r) = −Σ r ln r of a row r of n grades. A row that is spread evenly weighs 0.

    Parameters
    ----------
    relation
        Shares, (..., m, n): a row an indicator, a column a grade, each row summing to 1 within 1e-4.

    Returns
    -------
    FloatArray
        Weights, (..., m), summing to 1.

    Raises
    ------
    ArrayError
        For rows that are no shares, naming the place, and for a single grade.
    WeightsError
        Where every row is spread evenly.

    Notes
    -----
    The opposite of entropy over respondents in one respect: here an indicator on which all agree weighs most.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.objective.vote_entropy([[1, 0], [0.9, 0.1]]).round(4).tolist()
    [0.6532, 0.3468]
    """
    array = checks.floats(relation, "relation", ndim=2)
    if array.shape[-1] < 2:
        raise ArrayError("relation: one grade is no choice; give at least two columns")
    rows = checks.unit_vector(array, "relation")
    certainty = core.certainty_of_counts(rows)
    even = ~(certainty > 0).any(axis=-1)
    if even.any():
        raise WeightsError(
            "relation{at}: every row is spread evenly over the grades, so that none is surer than another; weigh otherwise",
            at=policy.at(even),
        )
    return np.asarray(certainty / certainty.sum(axis=-1, keepdims=True))
