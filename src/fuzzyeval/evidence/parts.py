"""What methods that ask the data have in common: the counts and means they start from, and what they return."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fuzzyeval.aliases import BoolArray, FloatArray, IntArray
from fuzzyeval.errors import WeightsError
from fuzzyeval.model.study import Study
from fuzzyeval.model.weighting import called
from fuzzyeval.relation import Relation
from fuzzyeval.remarks import Remark
from fuzzyeval.survey.tallies.tallying import Tally

__all__ = ["OF_RESPONDENTS", "Parts", "means", "planes", "refuse_nothing", "refuse_zero_mean"]

OF_RESPONDENTS = (
    *("complete_rows", "complete_objects", "complete_with_outcome", "few_ratings"),
    *("explained", "against_outcome"),
)
"""The remarks on whom a method rests on."""


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """What a method finds.

    Attributes
    ----------
    of_leaves
        How much each leaf has of it, (m,), none negative.
    remarks
        What is to be said of the respondents that it rests on.
    """

    of_leaves: FloatArray
    remarks: tuple[Remark, ...] = ()


def planes(data: Tally | Relation) -> FloatArray | IntArray:
    """Return the answers of each grade, or the shares of a given relation, (leaf, grade, object)."""
    if isinstance(data, Tally):
        return data.shares
    total = data.planes.sum(axis=1, keepdims=True)
    return np.asarray(np.divide(data.planes, total, out=np.zeros_like(data.planes), where=total > 0))


def means(study: Study, data: Tally | Relation, method: str) -> tuple[FloatArray, BoolArray]:
    """Return the mean scores, (leaf, object), the same number where they differ by rounding alone, and which there are.

    Raises
    ------
    WeightsError
        For a single object.
    """
    counts = planes(data)
    if counts.shape[-1] < 2:
        raise WeightsError(
            "weighting: {method} over objects needs two objects at least; tally the answers by a column that tells "
            "objects apart, or weigh over respondents",
            method=called(method),
        )
    answered = counts.sum(axis=1)
    found = np.tensordot(np.array(study.grades.scores), counts, axes=(0, 1)) / np.maximum(answered, 1e-300)
    rounding = 1e-12 if isinstance(data, Tally) and data.weighted else 1e-14
    for row, there in zip(found, answered > 0, strict=True):
        here = row[there]
        if here.size and np.ptp(here) <= rounding * np.abs(here).max():
            row[there] = here[0]
    return found, answered > 0


def refuse_zero_mean(study: Study, empty: BoolArray, method: str) -> None:
    """Refuse leaves whose mean score is 0, by which a method would divide."""
    if empty.any():
        raise WeightsError(
            "{leaf}: its mean score is 0, so {method} is not defined; shift the scores of the grades",
            leaf=study.leaf_ids[int(np.argmax(empty))],
            method=called(method),
        )


def refuse_nothing(parts: FloatArray, method: str, over: str) -> FloatArray:
    """Return what was found, or refuse that nothing was."""
    if not parts.sum() > 0:
        raise WeightsError(
            "weighting: no leaf varies over {over}, so {method} prefers none; weigh by judgement or equally",
            over=over,
            method=called(method),
        )
    return parts
