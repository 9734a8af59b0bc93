"""How the judgements of a panel of experts split a parent's weight, and how far the experts agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from fuzzyeval import checks
from fuzzyeval.ahp.weighing import ACCEPTABLE_RATIO
from fuzzyeval.aliases import BoolArray, FloatArray
from fuzzyeval.core.pairwise import pooling, scaling
from fuzzyeval.core.pairwise.completing import components
from fuzzyeval.errors import StudyError
from fuzzyeval.model.comparing import (
    STRONGEST,
    Expert,
    Judged,
    matrix_of,
    refuse_disconnected,
    refuse_extreme,
    refuse_many,
    refuse_unjudged,
    remarks_on,
    weighed,
)
from fuzzyeval.model.weighting import AHP
from fuzzyeval.remarks import Remark, remark

__all__ = ["LITTLE_CONSENSUS", "agreed"]

LITTLE_CONSENSUS = 0.5
"""A consensus below it is very low (Goepel 2018)."""


@dataclass(frozen=True, slots=True)
class _Panel:
    """The experts who judged something of one parent, and what each said.

    Attributes
    ----------
    names
        Who they are, e of them.
    matrices
        Their comparisons, (e, n, n), NaN where not judged.
    gap
        How far mirror images disagree at most.
    weights, ratios
        Of each alone, (e, n) and (e,); NaN where the judgements do not connect all children.
    """

    names: tuple[str, ...]
    matrices: FloatArray
    gap: float
    weights: FloatArray
    ratios: FloatArray

    @property
    def alone(self) -> BoolArray:
        """Whose judgements determine weights by themselves, (e,)."""
        return ~np.isnan(self.ratios)


def agreed(method: AHP, parent: str, children: Sequence[str], language: str) -> Judged:
    """Return how a panel's judgements split a parent's weight.

    Raises
    ------
    StudyError
        Where they do not determine it, naming the parent, and the expert where it is one.
    """
    panel = _panel(method, parent, children)
    kept = _kept(method, panel, parent)
    if method.aggregate in ("aip", "aip_arithmetic"):
        _refuse_undetermined(panel, kept, parent, children)
    pooled = _pooled(method, panel.names, panel.matrices, kept[None])[0]
    refuse_disconnected(pooled, parent, children)
    found = weighed(method, pooled)
    refuse_extreme(found.filled, parent, children)
    weights = _aggregated(method, panel, kept[None])[0]
    by_judgements = method.aggregate in (None, "aij")
    heard = panel.weights[kept & panel.alone]
    consensus = _consensus(heard, method)
    said = [
        *_remarks(method, panel, kept, consensus, parent, language),
        *(remarks_on(method, pooled, found, panel.gap, parent, language) if by_judgements else ()),
    ]
    return Judged(
        tuple(weights.tolist()),
        float(found.lambda_max) if by_judgements else None,
        float(found.ratio) if by_judgements else None,
        float(found.geometric_index) if by_judgements else None,
        consensus,
        _experts(method, panel, kept, weights),
        tuple(said),
    )


def _panel(method: AHP, parent: str, children: Sequence[str]) -> _Panel:
    """Return what each expert who judged something of a parent said."""
    given = {name: judged[parent] for name, judged in (method.panel or {}).items() if judged.get(parent)}
    if not given:
        refuse_unjudged(parent, children)
    refuse_many(method, parent, children)
    read = [matrix_of(method, f"{parent} ({name})", children, said) for name, said in given.items()]
    matrices = np.array([matrix for matrix, _ in read])
    weights, ratios = np.full(matrices.shape[:2], np.nan), np.full(len(matrices), np.nan)
    alone = components(~np.isnan(matrices)).all(axis=(-2, -1))
    if alone.any():
        found = weighed(method, matrices[alone])
        weights[alone], ratios[alone] = found.weights, found.ratio
    return _Panel(tuple(given), matrices, max(gap for _, gap in read), weights, ratios)


def _kept(method: AHP, panel: _Panel, parent: str) -> BoolArray:
    """Return who is not left out for contradicting themselves."""
    if method.leave_out_above is None:
        return np.ones(len(panel.names), dtype=bool)
    kept: BoolArray = ~(panel.ratios > method.leave_out_above)
    if not kept.any():
        raise StudyError(
            "{parent}: the CR of every expert is above {limit:g}, so that nobody is left; ask them again, or leave out fewer",
            parent=parent,
            limit=method.leave_out_above,
        )
    return kept


def _refuse_undetermined(panel: _Panel, kept: BoolArray, parent: str, children: Sequence[str]) -> None:
    """Refuse experts whose judgements alone give no weights, where weights are what is brought together."""
    for expert in np.flatnonzero(kept & ~panel.alone).tolist():
        groups = checks.parts(components(~np.isnan(panel.matrices[expert])))
        raise StudyError(
            "{parent}: the judgements of {expert!r} do not connect {named}; add a comparison between the parts, or aggregate "
            "by aij",
            parent=parent,
            expert=panel.names[expert],
            named=checks.parts_text([[children[member] for member in group] for group in groups]),
        )


def _importances(method: AHP, names: Sequence[str], masks: BoolArray) -> FloatArray:
    """Return how important each expert is among those whom each mask keeps, (k, e)."""
    given: Mapping[str, float] = method.importances or {}
    return _divided(np.array([given.get(name, 1.0) for name in names]) * masks)


def _divided(importances: FloatArray) -> FloatArray:
    """Return importances divided by their sum; equal ones where nobody is kept, in a group that has no share."""
    total = importances.sum(axis=-1, keepdims=True)
    return np.asarray(np.where(total > 0, importances, 1.0) / np.where(total > 0, total, importances.shape[-1]))


def _pooled(method: AHP, names: Sequence[str], matrices: FloatArray, masks: BoolArray) -> FloatArray:
    """Return the weighted geometric mean of the judgements of those whom each mask keeps, (k, n, n), NaN where none judged."""
    importances = _importances(method, names, masks)
    if method.groups is None:
        return pooling.pooled(matrices, importances)
    grouped, weights = _groups(method, names, importances)
    parts = [pooling.pooled(matrices[members], importances[:, members]) for members in grouped]
    return pooling.pooled(np.stack(parts, axis=1), weights)


def _groups(method: AHP, names: Sequence[str], importances: FloatArray) -> tuple[list[list[int]], FloatArray]:
    """Return the members of each group, and its share, (k, g); 0 where nobody in it is kept."""
    known = method.groups or {}
    given: Mapping[str, float] = method.group_importances or {}
    members = {group: [names.index(name) for name in said if name in names] for group, said in known.items()}
    there = {group: which for group, which in members.items() if which}
    weights = [given.get(group, 1.0) * importances[:, which].any(axis=1) for group, which in there.items()]
    return list(there.values()), _divided(np.stack(weights, axis=1))


def _aggregated(method: AHP, panel: _Panel, masks: BoolArray) -> FloatArray:
    """Return the weights of those whom each mask keeps, (k, e) -> (k, n); NaN where they are not determined."""
    if method.aggregate in ("aip", "aip_arithmetic"):
        return _pooled_weights(method, panel, masks)
    pooled = _pooled(method, panel.names, panel.matrices, masks)
    found = np.full(pooled.shape[:2], np.nan)
    connected = components(~np.isnan(pooled)).all(axis=(-2, -1))
    if connected.any():
        found[connected] = weighed(method, pooled[connected]).weights
    return found


def _pooled_weights(method: AHP, panel: _Panel, masks: BoolArray) -> FloatArray:
    """Return the mean of the weights of those whom each mask keeps, (k, n)."""
    importances = _importances(method, panel.names, masks)
    mean = pooling.geometric if method.aggregate == "aip" else pooling.arithmetic
    if method.groups is None:
        return mean(panel.weights, importances)
    grouped, weights = _groups(method, panel.names, importances)
    parts = [mean(panel.weights[members], _divided(importances[:, members])) for members in grouped]
    return mean(np.stack(parts, axis=1), weights)


def _experts(method: AHP, panel: _Panel, kept: BoolArray, weights: FloatArray) -> tuple[Expert, ...]:
    """Return what each expert says, and how far the weights move without them."""
    count = len(panel.names)
    moved = np.full(count, np.nan)
    leaving = np.flatnonzero(kept)
    if len(leaving) > 1:
        masks = np.repeat(kept[None], len(leaving), axis=0)
        masks[np.arange(len(leaving)), leaving] = False
        moved[leaving] = np.abs(_aggregated(method, panel, masks) - weights).sum(axis=-1) / 2
    shares = _shares(method, panel.names, kept)
    return tuple(
        Expert(
            name,
            float(shares[at]),
            tuple(panel.weights[at].tolist()) if panel.alone[at] else None,
            _number(panel.ratios[at]),
            not kept[at],
            _number(moved[at]),
        )
        for at, name in enumerate(panel.names)
    )


def _shares(method: AHP, names: Sequence[str], kept: BoolArray) -> FloatArray:
    """Return each expert's share in what the panel says, (e,): within a group, times the group's."""
    importances = _importances(method, names, kept[None])
    if method.groups is None:
        return np.asarray(importances[0])
    shares = np.zeros(len(names))
    grouped, weights = _groups(method, names, importances)
    for members, weight in zip(grouped, weights[0], strict=True):
        shares[members] = weight * _divided(importances[0, members])
    return shares


def _number(value: Any) -> float | None:
    return None if np.isnan(value) else float(value)


def _consensus(weights: FloatArray, method: AHP) -> float | None:
    """Return how far experts agree, where there are two at least."""
    if len(weights) < 2:
        return None
    top = float(scaling.on_scale(np.array(STRONGEST), method.scale))
    return max(0.0, float(pooling.consensus(weights, top)))


def _remarks(
    method: AHP, panel: _Panel, kept: BoolArray, consensus: float | None, parent: str, language: str
) -> Iterator[Remark]:
    """Yield what is to be said of the experts."""
    experts = method.experts
    silent = [name for name in experts if name not in panel.names]
    inconsistent = [name for name, ratio in zip(panel.names, panel.ratios, strict=True) if ratio >= ACCEPTABLE_RATIO]
    out = [name for name, there in zip(panel.names, kept, strict=True) if not there]
    for code, names in (("experts_silent", silent), ("experts_inconsistent", inconsistent), ("experts_left_out", out)):
        if names:
            yield remark(
                code,
                parent,
                language,
                names=tuple(names),
                count=len(names),
                all=len(experts),
                limit=method.leave_out_above,
            )
    if consensus is not None and consensus < LITTLE_CONSENSUS:
        yield remark("little_consensus", parent, language, consensus=consensus)
