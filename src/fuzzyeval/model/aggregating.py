"""A panel as one: the judgements, or the weights, of those experts whom a mask keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from fuzzyeval import checks
from fuzzyeval.aliases import BoolArray, FloatArray
from fuzzyeval.core.pairwise import pooling
from fuzzyeval.core.pairwise.completing import components
from fuzzyeval.model.comparing import completed, weighed
from fuzzyeval.model.weighting import AHP

__all__ = ["by_judgements", "mean_weights", "pooled", "shares_of"]


def pooled(method: AHP, names: Sequence[str], matrices: FloatArray, masks: BoolArray) -> FloatArray:
    """Return the weighted geometric mean of judgements, (e, n, n) and masks (k, e) -> (k, n, n), NaN where none judged."""
    importances = _importances(method, names, masks)
    if method.groups is None:
        return pooling.pooled(matrices, importances)
    grouped, weights = _groups(method, names, importances)
    parts = [pooling.pooled(matrices[members], importances[:, members]) for members in grouped]
    return pooling.pooled(np.stack(parts, axis=1), weights)


def by_judgements(method: AHP, names: Sequence[str], matrices: FloatArray, masks: BoolArray) -> FloatArray:
    """Return the weights that pooled judgements give, (k, n); NaN where they do not determine them."""
    together = pooled(method, names, matrices, masks)
    found = np.full(together.shape[:2], np.nan)
    connected = components(~np.isnan(together)).all(axis=(-2, -1))
    if connected.any():
        filled, converged = completed(method, together[connected])
        sound = filled.max(axis=(-2, -1)) <= checks.JUDGEMENT_LIMIT
        found[np.flatnonzero(connected)[sound]] = weighed(method, filled[sound], converged[sound]).weights
    return found


def mean_weights(method: AHP, names: Sequence[str], weights: FloatArray, masks: BoolArray) -> FloatArray:
    """Return the mean of weights, geometric or arithmetic as the method says, (e, n) and masks (k, e) -> (k, n)."""
    importances = _importances(method, names, masks)
    mean = pooling.geometric if method.aggregate == "aip" else pooling.arithmetic
    if method.groups is None:
        return mean(weights, importances)
    grouped, shares = _groups(method, names, importances)
    parts = [mean(weights[members], _divided(importances[:, members])) for members in grouped]
    return mean(np.stack(parts, axis=1), shares)


def shares_of(method: AHP, names: Sequence[str], kept: BoolArray) -> FloatArray:
    """Return each expert's share in what the panel says, (e,): within a group, times the group's."""
    importances = _importances(method, names, kept[None])
    if method.groups is None:
        return np.asarray(importances[0])
    shares = np.zeros(len(names))
    grouped, weights = _groups(method, names, importances)
    for members, weight in zip(grouped, weights[0], strict=True):
        shares[members] = weight * _divided(importances[0, members])
    return shares


def _importances(method: AHP, names: Sequence[str], masks: BoolArray) -> FloatArray:
    """Return how important each expert is among those whom each mask keeps, (k, e)."""
    given: Mapping[str, float] = method.importances or {}
    return _divided(np.array([given.get(name, 1.0) for name in names]) * masks)


def _divided(importances: FloatArray) -> FloatArray:
    """Return importances divided by their sum; equal ones where nobody is kept, in a group that has no share."""
    total = importances.sum(axis=-1, keepdims=True)
    return np.asarray(np.where(total > 0, importances, 1.0) / np.where(total > 0, total, importances.shape[-1]))


def _groups(method: AHP, names: Sequence[str], importances: FloatArray) -> tuple[list[list[int]], FloatArray]:
    """Return the members of each group, and its share, (k, g); 0 where nobody in it is kept."""
    known = method.groups or {}
    given: Mapping[str, float] = method.group_importances or {}
    at = {name: position for position, name in enumerate(names)}
    members = {group: [at[name] for name in said if name in at] for group, said in known.items()}
    there = {group: which for group, which in members.items() if which}
    weights = [given.get(group, 1.0) * importances[:, which].any(axis=1) for group, which in there.items()]
    return list(there.values()), _divided(np.stack(weights, axis=1))
