"""What a study's own declarations say about the weights, before any answer: prepared once, when the study is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from fuzzyeval import checks
from fuzzyeval.ahp.weighing import ACCEPTABLE_RATIO
from fuzzyeval.core.pairwise import indices
from fuzzyeval.core.pairwise.completing import components, least_squares
from fuzzyeval.core.pairwise.priorities import eigenvector, geometric_means, lambda_max
from fuzzyeval.errors import StudyError
from fuzzyeval.model.judgement import comparison_matrix
from fuzzyeval.model.weighting import AHP, Combined, Entropy, Equal, Manual, Subjective, Weighting
from fuzzyeval.remarks import Remark, remark

__all__ = ["MAX_COMPARED", "Judged", "judge", "parents_named", "subjective_part"]

MAX_COMPARED = 100
"""How many children of one parent may be judged in pairs."""


@dataclass(frozen=True, slots=True)
class Judged:
    """How judgement splits a parent's weight among its children, and how consistent the judgements are.

    Attributes
    ----------
    weights
        One a child, summing to 1.
    lambda_max, ratio, geometric_index
        λmax, CR and GCI of the judgements; None where there are none.
    remarks
        What a careful reader should know of the judgements.
    """

    weights: tuple[float, ...]
    lambda_max: float | None = None
    ratio: float | None = None
    geometric_index: float | None = None
    remarks: tuple[Remark, ...] = ()


def subjective_part(weighting: Weighting) -> Subjective:
    """Return the part of a weighting that needs no answers; equal weights where all comes from the data."""
    if isinstance(weighting, Combined):
        return weighting.subjective
    return Equal() if isinstance(weighting, Entropy) else weighting


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
        return _ahp(subjective, parent, children, language)
    return Judged((1.0 / len(children),) * len(children))


def parents_named(weighting: Weighting) -> tuple[str, ...]:
    """Return the parents for which a weighting declares judgements or weights."""
    subjective = subjective_part(weighting)
    if isinstance(subjective, Manual):
        return tuple(subjective.weights)
    return tuple(subjective.judgements) if isinstance(subjective, AHP) else ()


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


def _ahp(method: AHP, parent: str, children: Sequence[str], language: str) -> Judged:
    given: Any = method.judgements.get(parent)
    if given is None:
        raise StudyError(
            "{parent}: no judgements are given; compare {children} with one another",
            parent=parent,
            children=tuple(children),
        )
    if len(children) > MAX_COMPARED:
        raise StudyError(
            "{parent}: {count} children to compare; judge at most {most}, and group them under parents of their own",
            parent=parent,
            count=len(children),
            most=MAX_COMPARED,
        )
    matrix, gap = comparison_matrix(parent, children, given)
    missing = int(np.isnan(matrix).sum()) // 2
    _refuse_disconnected(matrix, parent, children)
    filled = least_squares(matrix)
    if filled.max() > checks.JUDGEMENT_LIMIT:
        i, j = divmod(int(filled.argmax()), len(children))
        raise StudyError(
            "{parent}: the judgements imply that {first}/{second} is {value:.0g}; judge less extremely",
            parent=parent,
            first=children[i],
            second=children[j],
            value=filled[i, j],
        )
    vector = eigenvector(filled)
    eigenvalue = lambda_max(filled, vector)
    ratio = float(indices.consistency(eigenvalue, len(children))[1])
    if method.priorities == "geometric_mean":
        vector = geometric_means(filled)
    every = len(children) * (len(children) - 1) // 2
    said: list[Remark] = []
    if gap > 1e-9:
        said.append(remark("nearly_reciprocal", parent, language, gap=gap))
    if missing:
        said.append(remark("judgements_completed", parent, language, missing=missing, all=every))
    if len(children) > 2 and every - missing == len(children) - 1:
        said.append(remark("tree_of_judgements", parent, language))
    if ratio >= ACCEPTABLE_RATIO:
        said.append(remark("inconsistent", parent, language, ratio=ratio))
    index = float(indices.geometric_index(filled))
    return Judged(tuple(vector.tolist()), float(eigenvalue), ratio, index, tuple(said))


def _refuse_disconnected(matrix: Any, parent: str, children: Sequence[str]) -> None:
    groups = checks.parts(components(~np.isnan(matrix)))
    if len(groups) > 1:
        named = checks.parts_text([[children[member] for member in group] for group in groups])
        raise StudyError(
            "{parent}: the judgements do not connect {named}; add a comparison between the parts",
            parent=parent,
            named=named,
        )
