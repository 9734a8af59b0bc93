"""A panel of experts as one: pooled judgements or pooled priorities."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeAlias, get_args

import numpy as np
from numpy.typing import ArrayLike

from fuzzyeval import checks
from fuzzyeval.ahp.matrices import panel_weights
from fuzzyeval.aliases import FloatArray, PoolingMethod
from fuzzyeval.core.pairwise import pooling
from fuzzyeval.errors import ArrayError, OptionError, WeightsError

__all__ = ["pool", "pool_priorities"]

_Pooling: TypeAlias = Callable[[FloatArray, FloatArray], FloatArray]
"""(..., e, n, n) or (..., e, n), importances (e,) -> without the axis of the experts."""


def pool(
    comparisons: ArrayLike,
    *,
    experts: ArrayLike | None = None,
    groups: Sequence[Hashable] | None = None,
    group_importances: Mapping[Hashable, float] | None = None,
) -> FloatArray:
    """Return the judgements of several experts as one matrix: their weighted geometric mean (AIJ).

    What an expert did not judge is left to those who did, with their importances.

    Parameters
    ----------
    comparisons
        Positive reciprocal matrices, (..., e, n, n), with NaN where an expert did not judge.
    experts
        Importances of the experts, (e,), not negative; they are divided by their sum. Equal if not given.
    groups
        To weigh groups of experts a second time (二次加权): of each expert the name of the group. Each group is pooled
        first, and then the groups, so that what one member did not judge is left to the others of the group.
    group_importances
        By group, its importance, not negative. Equal if not given.

    Returns
    -------
    FloatArray
        Matrices, (..., n, n), exactly reciprocal, with NaN where nobody of any importance judged.

    Raises
    ------
    ArrayError
        For anything but such matrices or importances, naming the place.
    OptionError
        For groups that do not fit the experts, or importances that do not fit the groups.
    WeightsError
        Where nobody has any importance, or nobody in a group.

    Notes
    -----
    The geometric mean is the only quasi-arithmetic mean that keeps reciprocity and the ratio scale (Aczél and Saaty 1983).

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.ahp.pool([[[1, 2], [1/2, 1]], [[1, 8], [1/8, 1]]])[0].round(6).tolist()
    [1.0, 4.0]
    """
    array = checks.comparisons(comparisons, gaps=True)
    if array.ndim < 3:
        raise ArrayError(
            "comparisons: shape {shape!r}; give a matrix for each expert, (..., e, n, n)", shape=array.shape
        )
    return _grouped(array, -3, pooling.pooled, experts, groups, group_importances)


def pool_priorities(
    priorities: ArrayLike,
    *,
    experts: ArrayLike | None = None,
    method: PoolingMethod = "geometric",
    groups: Sequence[Hashable] | None = None,
    group_importances: Mapping[Hashable, float] | None = None,
) -> FloatArray:
    """Return the priorities of several experts as one vector: their weighted mean (AIP).

    Parameters
    ----------
    priorities
        Weights, (..., e, n), each row summing to 1.
    experts
        Importances of the experts, (e,), not negative; they are divided by their sum. Equal if not given.
    method
        ``geometric`` mean, divided by its sum, or ``arithmetic`` mean.
    groups, group_importances
        Groups of experts, weighted a second time, as in :func:`fuzzyeval.ahp.pool`.

    Returns
    -------
    FloatArray
        Weights, (..., n), summing to 1.

    Raises
    ------
    ArrayError
        For anything but such weights or importances, naming the place; for the geometric mean also for a weight of 0.
    OptionError
        For an unknown method, groups that do not fit the experts, or importances that do not fit the groups.
    WeightsError
        Where nobody has any importance, or nobody in a group.

    Notes
    -----
    Forman and Peniwati (1998). Of complete judgements the geometric mean of geometric-mean priorities is what pooled
    judgements give.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.ahp.pool_priorities([[0.8, 0.2], [0.2, 0.8]], experts=[3, 1]).round(4).tolist()
    [0.6667, 0.3333]
    """
    mean = pooling.geometric if checks.choice(method, get_args(PoolingMethod), "method") == "geometric" else None
    array = panel_weights(priorities)
    if mean is not None:
        checks.refuse_where(
            array <= 0,
            array,
            "priorities",
            "makes the geometric mean 0, whatever the others say; use the arithmetic mean",
        )
    return _grouped(array, -2, mean or pooling.arithmetic, experts, groups, group_importances)


def _grouped(
    array: FloatArray,
    axis: int,
    mean: _Pooling,
    experts: ArrayLike | None,
    groups: Sequence[Hashable] | None,
    group_importances: Mapping[Hashable, float] | None,
) -> FloatArray:
    """Pool the experts, which lie along an axis; by group first, where there are groups."""
    count = array.shape[axis]
    importances = _importances(experts, count)
    if groups is None:
        if group_importances is not None:
            raise OptionError("group_importances: there are no groups; give groups, the group of each expert")
        return mean(array, importances / importances.sum())
    members = _members(groups, count)
    within = [_within(array, axis, mean, importances, place, label) for label, place in members.items()]
    shares = _group_shares(group_importances, list(members))
    return mean(np.stack(within, axis=axis), shares)


def _within(
    array: FloatArray, axis: int, mean: _Pooling, importances: FloatArray, place: list[int], label: Hashable
) -> FloatArray:
    """Pool the experts of one group."""
    shares = importances[place]
    if not shares.sum() > 0:
        raise WeightsError("experts: nobody in group {label!r} has any importance; leave the group out", label=label)
    return mean(np.take(array, place, axis=axis), shares / shares.sum())


def _importances(experts: ArrayLike | None, count: int) -> FloatArray:
    """Return the importances of the experts, (e,), not all 0."""
    if experts is None:
        return np.ones(count)
    array = checks.floats(experts, "experts", ndim=1)
    if array.shape != (count,):
        raise ArrayError(
            "experts: shape {shape!r} for {count} experts; give one importance each", shape=array.shape, count=count
        )
    checks.refuse_where(array < 0, array, "experts", "is negative; give 0 or more")
    if not array.any():
        raise WeightsError("experts: nobody has any importance; give one of them more than 0")
    return np.asarray(array / array.max())


def _members(groups: object, count: int) -> dict[Hashable, list[int]]:
    """Return the positions of the experts by group, in the order in which the groups are named first."""
    labels = list(groups) if isinstance(groups, (list, tuple, np.ndarray)) else []
    if len(labels) != count:
        raise OptionError("groups: {groups!r} for {count} experts; give a group for each", groups=groups, count=count)
    members: dict[Hashable, list[int]] = {}
    for place, label in enumerate(labels):
        if not isinstance(label, Hashable) or label != label:  # noqa: PLR0124  (NaN)
            raise OptionError(
                "groups[{place}]: {label!r} is not a name; give text or a number", place=place, label=label
            )
        members.setdefault(label, []).append(place)
    return members


def _group_shares(importances: object, labels: list[Hashable]) -> FloatArray:
    """Return the importances of the groups, divided by their sum."""
    if importances is None:
        return np.full(len(labels), 1.0 / len(labels))
    if not isinstance(importances, Mapping) or set(importances) != set(labels):
        raise OptionError(
            "group_importances: {given!r} are not those of the groups {labels!r}; give one for each",
            given=importances,
            labels=labels,
        )
    values = [checks.number(importances[label], "group_importances", low=0, high=1e12) for label in labels]
    if not any(values):
        raise WeightsError("group_importances: no group has any importance; give one of them more than 0")
    return np.array(values) / sum(values)
