"""What a study's own declarations say about the weights, before any answer: prepared once, when the study is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from fuzzyeval import checks
from fuzzyeval.aliases import FloatArray
from fuzzyeval.errors import FuzzyEvalError, StudyError, UnknownKeyError
from fuzzyeval.model.agreeing import agreed
from fuzzyeval.model.comparing import Judged, compared
from fuzzyeval.model.from_data import FromData
from fuzzyeval.model.indicator import Outline
from fuzzyeval.model.judgement import comparison_matrix
from fuzzyeval.model.weighting import AHP, Baseline, Combined, Equal, Manual, Subjective, Weighting
from fuzzyeval.remarks import remark
from fuzzyeval.wording import Message

__all__ = ["Judged", "comparisons_of", "judge", "judged_in", "parents_named", "subjective_part"]


def subjective_part(weighting: Weighting) -> Subjective | Baseline:
    """Return the part of a weighting that needs no answers; equal weights where all comes from the data."""
    if isinstance(weighting, Combined):
        return weighting.subjective
    return Equal() if isinstance(weighting, FromData) else weighting


def judged_in(
    nodes: Outline, weighting_of: Callable[[int], Weighting], language: str
) -> tuple[dict[int, Judged], list[Message]]:
    """Return how judgement splits every parent's weight, by position, and what cannot be judged."""
    judged: dict[int, Judged] = {}
    found: list[Message] = []
    for node in nodes.gathering[::-1]:
        children = [nodes.ids[child] for child in nodes.children[node]]
        try:
            judged[node] = judge(weighting_of(node), nodes.ids[node], children, language)
        except FuzzyEvalError as error:
            found += error.said.parts()
    return judged, found


def judge(weighting: Weighting, parent: str, children: Sequence[str], language: str) -> Judged:
    """Return the judged weights of a parent's children.

    Raises
    ------
    StudyError
        Where the declaration does not determine them, naming the parent.
    """
    subjective = subjective_part(weighting)
    if isinstance(subjective, Manual):
        return _manual(subjective, parent, children, language)
    if isinstance(subjective, AHP) and len(children) > 1:
        return (compared if subjective.panel is None else agreed)(subjective, parent, children, language)
    if isinstance(subjective, Baseline):
        return _frozen(subjective, parent, children)
    return Judged((1.0 / len(children),) * len(children))


def comparisons_of(nodes: Outline, weighting: Weighting, parent: str, expert: str | None) -> FloatArray:
    """Return what was judged of a parent's children, (n, n), or (e, n, n) of a whole panel.

    Raises
    ------
    UnknownKeyError
        For an indicator or an expert that is not there.
    StudyError
        For one whose children are not compared in pairs.
    """
    gathering = {nodes.ids[node]: node for node in nodes.gathering}
    if parent not in tuple(gathering):  # which need not be hashable
        hint = checks.suggestion(parent, gathering)
        raise UnknownKeyError(
            "comparisons: no indicator with children is called {parent!r}{hint}", parent=parent, hint=hint
        )
    node = gathering[parent]
    way = subjective_part(nodes.indicators[node].weighting or weighting)
    children = [nodes.ids[child] for child in nodes.children[node]]
    if not isinstance(way, AHP) or len(children) < 2:
        raise StudyError("{parent}: its children are not compared in pairs; weigh them by ahp", parent=parent)
    if expert is not None and expert not in way.experts:
        raise UnknownKeyError(
            "comparisons: no expert is called {expert!r}{hint}",
            expert=expert,
            hint=checks.suggestion(expert, way.experts),
        )
    if way.judgements is not None:
        return comparison_matrix(parent, children, way.judgements[parent])[0]
    asked = way.experts if expert is None else (expert,)
    found = np.array([comparison_matrix(parent, children, (way.panel or {})[who].get(parent, {}))[0] for who in asked])
    return found if expert is None else np.asarray(found[0])


def parents_named(weighting: Weighting) -> tuple[str, ...]:
    """Return the parents for which a weighting declares judgements or weights."""
    subjective = subjective_part(weighting)
    if isinstance(subjective, Manual):
        return tuple(subjective.weights)
    if isinstance(subjective, Baseline):
        return tuple(subjective.of)
    return subjective.parents if isinstance(subjective, AHP) else ()


def _frozen(baseline: Baseline, parent: str, children: Sequence[str]) -> Judged:
    """Return the weights of a baseline that splits the parent among the same children."""
    known = baseline.of.get(parent)
    if known is None and len(children) == 1:
        return Judged((1.0,))
    if known is None:
        raise StudyError(
            "{parent}: the baseline has no such indicator with children; use the baseline of this hierarchy, or weigh anew",
            parent=parent,
        )
    if set(known) != set(children):
        raise StudyError(
            "{parent}: the baseline splits it among {known}, the study among {children}; use the baseline of this "
            "hierarchy, or weigh anew",
            parent=parent,
            known=tuple(known),
            children=tuple(children),
        )
    return Judged(tuple(known[child] for child in children))


def _manual(manual: Manual, parent: str, children: Sequence[str], language: str) -> Judged:
    given = manual.weights.get(parent)
    if given is None:
        if len(children) == 1:
            return Judged((1.0,))
        raise StudyError(
            "{parent}: no weights are given; add {{{parent}: {{{wanted}}}}}",
            parent=parent,
            wanted=", ".join(f"{c}: ..." for c in children),
        )
    for child in given:
        if child not in children:
            raise StudyError(
                "{parent}: {child!r} is not one of {children}{hint}",
                parent=parent,
                child=child,
                children=tuple(children),
                hint=checks.suggestion(child, children),
            )
    for child in children:
        if child not in given:
            raise StudyError(
                "{parent}: no weight is given for {child!r}; give one, 0 if it is not to count",
                parent=parent,
                child=child,
            )
        if given[child] < 0:
            raise StudyError(
                "{parent}/{child}: weight {weight:g} is negative; weights are at least 0",
                parent=parent,
                child=child,
                weight=given[child],
            )
    total = sum(given[child] for child in children)
    if not abs(total - 1.0) <= 1e-4:
        raise StudyError(
            "{parent}: the weights sum to {total:g}, not to 1; divide them by their sum", parent=parent, total=total
        )
    said = (remark("weights_divided", parent, language, total=total),) if abs(total - 1.0) > 1e-12 else ()
    return Judged(tuple(given[child] / total for child in children), remarks=said)
