"""How the judgements of a panel of experts split a parent's weight, and how far the experts agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from fuzzyeval import checks
from fuzzyeval.ahp.weighing import ACCEPTABLE_RATIO
from fuzzyeval.aliases import BoolArray, FloatArray
from fuzzyeval.core.pairwise import pooling, scaling
from fuzzyeval.core.pairwise.completing import components
from fuzzyeval.errors import StudyError
from fuzzyeval.model.aggregating import by_judgements, mean_weights, pooled, shares_of
from fuzzyeval.model.comparing import (
    NEARLY,
    STRONGEST,
    Expert,
    Judged,
    completed,
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
from fuzzyeval.wording import Message, message, together

__all__ = ["LITTLE_CONSENSUS", "agreed"]

LITTLE_CONSENSUS = 0.5
"""A consensus below it is very low, in the words of Goepel (bpmsg.com)."""


@dataclass(frozen=True, slots=True)
class _Panel:
    """The experts who judged something of one parent, and what each said.

    Attributes
    ----------
    names
        Who they are, e of them.
    matrices
        Their comparisons, (e, n, n), NaN where not judged.
    gaps
        How far mirror images disagree at most, (e,).
    weights
        Of each alone, (e, n); NaN where the judgements do not connect all children.
    ratios
        CR of each, (e,); NaN there too, and where the judgements only just connect the children.
    converged
        Whether what each left out was found in the steps there are, (e,).
    """

    names: tuple[str, ...]
    matrices: FloatArray
    gaps: FloatArray
    weights: FloatArray
    ratios: FloatArray
    converged: BoolArray

    @property
    def alone(self) -> BoolArray:
        """Whose judgements determine weights by themselves, (e,)."""
        return np.asarray(~np.isnan(self.weights).any(axis=-1))

    @property
    def partial(self) -> BoolArray:
        """Who left comparisons out, (e,)."""
        return np.asarray(np.isnan(self.matrices).any(axis=(-2, -1)))

    def named(self, which: BoolArray) -> list[str]:
        """Return the names of some of them."""
        return [name for name, there in zip(self.names, which.tolist(), strict=True) if there]


def agreed(method: AHP, parent: str, children: Sequence[str], language: str) -> Judged:
    """Return how a panel's judgements split a parent's weight.

    Raises
    ------
    StudyError
        Where they do not determine it, naming the parent, and the expert where it is one.
    """
    panel = _panel(method, parent, children)
    kept = _kept(method, panel, parent)
    said = list(_remarks(method, panel, kept, parent, language))
    figures: tuple[float | None, float | None, float | None] = (None, None, None)
    if method.aggregate in (None, "aij"):
        matrix = pooled(method, panel.names, panel.matrices, kept[None])[0]
        refuse_disconnected(matrix, parent, children)
        filled, converged = completed(method, matrix)
        refuse_extreme(filled, parent, children)
        found = weighed(method, filled, converged)
        weights, figures = found.weights, (float(found.lambda_max), float(found.ratio), float(found.geometric_index))
        gap = float(panel.gaps[kept].max())
        said += remarks_on(method, matrix, found, gap, parent, language)
    else:
        _refuse_undetermined(panel, kept, parent, children)
        weights = mean_weights(method, panel.names, panel.weights, kept[None])[0]
        said += _remarks_on_each(method, panel, kept, parent, language)
    consensus, clipped = _consensus(panel.weights[kept & panel.alone], method)
    if consensus is not None and consensus < LITTLE_CONSENSUS:
        below = message(", below 0 before it was clipped") if clipped else ""
        said.append(remark("little_consensus", parent, language, consensus=consensus, below=below))
    experts = _experts(method, panel, kept, weights)
    return Judged(tuple(weights.tolist()), *figures, consensus, experts, tuple(said))


def _panel(method: AHP, parent: str, children: Sequence[str]) -> _Panel:
    """Return what each expert who judged something of a parent said."""
    given = {name: judged[parent] for name, judged in (method.panel or {}).items() if judged.get(parent)}
    if not given:
        refuse_unjudged(parent, children)
    refuse_many(method, parent, children)
    read = []
    problems: list[Message] = []
    for name, said in given.items():
        try:
            read.append(matrix_of(method, f"{parent} ({name})", children, said))
        except StudyError as error:
            problems += error.said.parts()
    if problems:
        raise StudyError(together(problems))
    matrices, gaps = np.array([matrix for matrix, _ in read]), np.array([gap for _, gap in read])
    alone = np.flatnonzero(components(~np.isnan(matrices)).all(axis=(-2, -1)))
    weights, ratios = np.full(matrices.shape[:2], np.nan), np.full(len(matrices), np.nan)
    converged = np.ones(len(matrices), dtype=bool)
    if len(alone):
        filled, converged[alone] = completed(method, matrices[alone])
        for at, mine in zip(alone.tolist(), filled, strict=True):
            refuse_extreme(mine, f"{parent} ({tuple(given)[at]})", children)
        found = weighed(method, filled, converged[alone])
        weights[alone] = found.weights
        ratios[alone] = np.where(_only_just(matrices[alone]), np.nan, found.ratio)
    return _Panel(tuple(given), matrices, gaps, weights, ratios, converged)


def _only_just(matrices: FloatArray) -> BoolArray:
    """Return whose judgements only just connect three children or more, (e, n, n) -> (e,)."""
    order = matrices.shape[-1]
    judged = ((~np.isnan(matrices)).sum(axis=(-2, -1)) - order) // 2
    return np.asarray((judged == order - 1) & (order > 2))


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


def _experts(method: AHP, panel: _Panel, kept: BoolArray, weights: FloatArray) -> tuple[Expert, ...]:
    """Return what each expert says, and what the others say without them."""
    without = np.full(panel.weights.shape, np.nan)
    leaving = np.flatnonzero(kept)
    if len(leaving) > 1:
        masks = np.repeat(kept[None], len(leaving), axis=0)
        masks[np.arange(len(leaving)), leaving] = False
        without[leaving] = _without(method, panel, masks)
    moved = np.abs(without - weights).sum(axis=-1) / 2
    shares = shares_of(method, panel.names, kept)
    return tuple(
        Expert(
            name,
            float(shares[at]),
            _numbers(panel.weights[at]),
            _number(panel.ratios[at]),
            not kept[at],
            _numbers(without[at]),
            _number(moved[at]),
        )
        for at, name in enumerate(panel.names)
    )


def _without(method: AHP, panel: _Panel, masks: BoolArray) -> FloatArray:
    """Return the weights of those whom each mask keeps, (k, n)."""
    if method.aggregate in (None, "aij"):
        return by_judgements(method, panel.names, panel.matrices, masks)
    return mean_weights(method, panel.names, panel.weights, masks)


def _number(value: Any) -> float | None:
    return None if np.isnan(value) else float(value)


def _numbers(values: FloatArray) -> tuple[float, ...] | None:
    return None if np.isnan(values).any() else tuple(values.tolist())


def _consensus(weights: FloatArray, method: AHP) -> tuple[float | None, bool]:
    """Return how far experts agree, where there are two at least, and whether that was below 0."""
    if len(weights) < 2:
        return None, False
    top = float(scaling.on_scale(np.array(STRONGEST), method.scale))
    index = float(pooling.consensus(weights, top))
    return max(0.0, index), index < 0


def _remarks(method: AHP, panel: _Panel, kept: BoolArray, parent: str, language: str) -> Iterator[Remark]:
    """Yield who judged nothing, who contradict themselves and who are left out."""
    silent = [name for name in method.experts if name not in panel.names]
    inconsistent = panel.named(kept & (panel.ratios >= ACCEPTABLE_RATIO))
    for code, names in (
        ("experts_silent", silent),
        ("experts_inconsistent", inconsistent),
        ("experts_left_out", panel.named(~kept)),
    ):
        yield from _said(code, names, method, parent, language)


def _remarks_on_each(method: AHP, panel: _Panel, kept: BoolArray, parent: str, language: str) -> Iterator[Remark]:
    """Yield what is to be said of experts whose judgements stand alone before their weights are brought together."""
    gap = float(panel.gaps[kept].max())
    if gap > NEARLY:
        yield remark("nearly_reciprocal", parent, language, gap=gap)
    if method.scale != "saaty":
        yield remark("other_scale", parent, language, scale=method.scale)
    yield from _said("experts_completed", panel.named(kept & panel.partial), method, parent, language)
    if not panel.converged[kept].all():
        yield remark("completion_not_found", parent, language)


def _said(code: str, names: Sequence[str], method: AHP, parent: str, language: str) -> Iterator[Remark]:
    """Yield a remark on some of the experts, if there are any."""
    if names:
        count, limit = len(names), method.leave_out_above
        yield remark(code, parent, language, names=tuple(names), count=count, all=len(method.experts), limit=limit)
