"""How judgements in pairs split a parent's weight among its children, and what is to be said of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

import numpy as np

from fuzzyeval import checks
from fuzzyeval.ahp.weighing import ACCEPTABLE_RATIO
from fuzzyeval.aliases import BoolArray, FloatArray
from fuzzyeval.core.pairwise import indices, scaling
from fuzzyeval.core.pairwise.completing import components, least_lambda, least_squares
from fuzzyeval.core.pairwise.priorities import eigenvector, geometric_means, lambda_max
from fuzzyeval.errors import StudyError
from fuzzyeval.model.judgement import comparison_matrix
from fuzzyeval.model.weighting import AHP
from fuzzyeval.remarks import Remark, remark
from fuzzyeval.wording import message

__all__ = [
    "MAX_COMPARED",
    "NEARLY",
    "STRONGEST",
    "Expert",
    "Judged",
    "Weighed",
    "compared",
    "completed",
    "matrix_of",
    "refuse_disconnected",
    "refuse_extreme",
    "refuse_many",
    "refuse_unjudged",
    "remarks_on",
    "weighed",
]

STRONGEST = 9.0
"""Where the scales other than Saaty's end."""

NEARLY = 1e-9
"""How far aᵢⱼ·aⱼᵢ may lie from 1 before it is said."""

MAX_COMPARED = 100
"""How many children of one parent may be judged in pairs."""


@dataclass(frozen=True, slots=True)
class Expert:
    """What one expert of a panel says of how a parent's weight is split.

    Attributes
    ----------
    name
        Who it is.
    importance
        The share in what the panel says here; 0 where left out.
    weights
        By this expert's judgements alone; None where they do not connect all children.
    consistency_ratio
        CR of them, gaps filled; None where weights is, and where the judgements only just connect the children, so that CR
        would be 0 by construction.
    left_out
        Whether they contradict each other more than the study takes.
    without
        What the panel would say without this expert; None where nobody else judged, where the others do not connect all
        children, and of who is left out.
    moved
        How far that is from what it says, half the sum of all changes.
    """

    name: str
    importance: float
    weights: tuple[float, ...] | None
    consistency_ratio: float | None
    left_out: bool = False
    without: tuple[float, ...] | None = None
    moved: float | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """How judgement splits a parent's weight among its children, and how consistent the judgements are.

    Attributes
    ----------
    weights
        One a child, summing to 1.
    lambda_max, ratio, geometric_index
        λmax, CR and GCI of the judgements; None where there are none, or only those of each expert.
    consensus
        How far the experts of a panel agree, Goepel's S*, 0 to 1, whatever their importance: those who are not left out and
        whose own judgements determine weights; None of fewer than two.
    experts
        What each expert of a panel says here.
    remarks
        What a careful reader should know of the judgements.
    """

    weights: tuple[float, ...]
    lambda_max: float | None = None
    ratio: float | None = None
    geometric_index: float | None = None
    consensus: float | None = None
    experts: tuple[Expert, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """What complete comparisons come to, of one matrix or of a stack.

    Attributes
    ----------
    weights
        (..., n).
    lambda_max, ratio, geometric_index
        (...).
    converged
        Whether the completion was found in the steps there are, (...).
    """

    weights: FloatArray
    lambda_max: FloatArray
    ratio: FloatArray
    geometric_index: FloatArray
    converged: BoolArray


def matrix_of(method: AHP, parent: str, children: Sequence[str], given: Any) -> tuple[FloatArray, float]:
    """Return comparisons on the method's scale, NaN where not judged, and how far mirror images disagree.

    Raises
    ------
    StudyError
        For what is no judgement of these children, and beyond the end of a scale.
    """
    matrix, gap = comparison_matrix(parent, children, given)
    if method.scale != "saaty":
        beyond = np.argwhere(matrix > STRONGEST)
        if len(beyond):
            i, j = beyond[0].tolist()
            raise StudyError(
                "{parent}: {first}/{second} is {value:g}, and the {scale} scale ends at 9; judge less extremely",
                parent=parent,
                first=children[i],
                second=children[j],
                value=matrix[i, j],
                scale=method.scale,
            )
        matrix = scaling.on_scale(matrix, method.scale)
    return matrix, gap


def completed(method: AHP, comparisons: FloatArray) -> tuple[FloatArray, BoolArray]:
    """Return connected comparisons without gaps, (..., n, n), and whether they were found in the steps there are, (...)."""
    if method.completion == "least_lambda":
        return least_lambda(comparisons)
    return least_squares(comparisons), np.ones(comparisons.shape[:-2], dtype=bool)


def weighed(method: AHP, filled: FloatArray, converged: BoolArray) -> Weighed:
    """Return what completed comparisons come to, (..., n, n) and (...)."""
    vector = eigenvector(filled)
    eigenvalue = lambda_max(filled, vector)
    ratio = indices.consistency(eigenvalue, filled.shape[-1], method.random_index)[1]
    if method.priorities == "geometric_mean":
        vector = geometric_means(filled)
    return Weighed(vector, eigenvalue, ratio, indices.geometric_index(filled), converged)


def compared(method: AHP, parent: str, children: Sequence[str], language: str) -> Judged:
    """Return how one person's judgements split a parent's weight.

    Raises
    ------
    StudyError
        Where they do not determine it, naming the parent.
    """
    given = (method.judgements or {}).get(parent)
    if given is None:
        refuse_unjudged(parent, children)
    refuse_many(method, parent, children)
    matrix, gap = matrix_of(method, parent, children, given)
    refuse_disconnected(matrix, parent, children)
    filled, converged = completed(method, matrix)
    refuse_extreme(filled, parent, children)
    found = weighed(method, filled, converged)
    return Judged(
        tuple(found.weights.tolist()),
        float(found.lambda_max),
        float(found.ratio),
        float(found.geometric_index),
        remarks=tuple(remarks_on(method, matrix, found, gap, parent, language)),
    )


def remarks_on(
    method: AHP, matrix: FloatArray, found: Weighed, gap: float, parent: str, language: str
) -> Iterator[Remark]:
    """Yield what a careful reader should know of one matrix of comparisons, before and after its gaps were filled."""
    order = matrix.shape[-1]
    missing, every = int(np.isnan(matrix).sum()) // 2, order * (order - 1) // 2
    if gap > NEARLY:
        yield remark("nearly_reciprocal", parent, language, gap=gap)
    if method.scale != "saaty":
        yield remark("other_scale", parent, language, scale=method.scale)
    if missing:
        least = method.completion == "least_lambda" and bool(found.converged)
        how = message("so that λmax is least") if least else message("by logarithmic least squares")
        yield remark("judgements_completed", parent, language, missing=missing, all=every, how=how)
    if not found.converged:
        yield remark("completion_not_found", parent, language)
    if order > 2 and every - missing == order - 1:
        yield remark("tree_of_judgements", parent, language)
    if found.ratio >= ACCEPTABLE_RATIO:
        yield remark("inconsistent", parent, language, ratio=float(found.ratio))


def refuse_unjudged(parent: str, children: Sequence[str]) -> NoReturn:
    """Refuse a parent of whose children nothing is judged."""
    raise StudyError(
        "{parent}: no judgements are given; compare {children} with one another",
        parent=parent,
        children=tuple(children),
    )


def refuse_many(method: AHP, parent: str, children: Sequence[str]) -> None:
    """Refuse more children than are compared in pairs, or than the random index has figures for."""
    if len(children) > MAX_COMPARED:
        raise StudyError(
            "{parent}: {count} children to compare; judge at most {most}, and group them under parents of their own",
            parent=parent,
            count=len(children),
            most=MAX_COMPARED,
        )
    if method.random_index != "alonso_lamata" and len(children) > indices.LARGEST_TABULATED:
        raise StudyError(
            "{parent}: {count} children to compare, and {name} has figures for {most} at most; choose alonso_lamata",
            parent=parent,
            count=len(children),
            name=method.random_index,
            most=indices.LARGEST_TABULATED,
        )


def refuse_disconnected(matrix: FloatArray, parent: str, children: Sequence[str]) -> None:
    """Refuse judgements that leave it open how parts of the children compare."""
    groups = checks.parts(components(~np.isnan(matrix)))
    if len(groups) > 1:
        raise StudyError(
            "{parent}: the judgements do not connect {named}; add a comparison between the parts",
            parent=parent,
            named=checks.parts_text([[children[member] for member in group] for group in groups]),
        )


def refuse_extreme(filled: FloatArray, parent: str, children: Sequence[str]) -> None:
    """Refuse judgements from which more follows than arithmetic holds."""
    if filled.max() > checks.JUDGEMENT_LIMIT:
        i, j = divmod(int(filled.argmax()), len(children))
        raise StudyError(
            "{parent}: the judgements imply that {first}/{second} is {value:.0g}; judge less extremely",
            parent=parent,
            first=children[i],
            second=children[j],
            value=filled[i, j],
        )
