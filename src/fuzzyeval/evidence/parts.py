"""What methods that ask the data have in common: the counts and means they start from, and what they return."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from fuzzyeval.aliases import BoolArray, FloatArray, IntArray
from fuzzyeval.core import objective
from fuzzyeval.errors import WeightsError
from fuzzyeval.model.study import Study
from fuzzyeval.model.weighting import called
from fuzzyeval.relation import Relation
from fuzzyeval.remarks import Remark
from fuzzyeval.survey.tallies.comoments import integer_scores
from fuzzyeval.survey.tallies.tallying import Tally

__all__ = ["OF_DATA", "Means", "Parts", "means", "planes", "refuse_nothing", "refuse_zero_mean"]

OF_DATA = (
    *("complete_rows", "complete_objects", "complete_with_outcome", "few_ratings"),
    *("explained", "against_outcome"),
)
"""The remarks that only the answers can give, so that stored weights keep them."""


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


class Means(NamedTuple):
    """Mean scores, as level + deviation: where they hardly differ, their sum would lose the digits that tell them apart.

    Attributes
    ----------
    levels
        A number that is near to a leaf's means, (m,).
    deviations
        What each is off it, (m, k), the same number where they differ by rounding alone.
    given
        Which there are, (m, k).
    """

    levels: FloatArray
    deviations: FloatArray
    given: BoolArray


def planes(data: Tally | Relation) -> FloatArray | IntArray:
    """Return the answers of each grade, or the shares of a given relation, (leaf, grade, object)."""
    if isinstance(data, Tally):
        return data.shares
    total = data.planes.sum(axis=1, keepdims=True)
    return np.asarray(np.divide(data.planes, total, out=np.zeros_like(data.planes), where=total > 0))


def means(study: Study, data: Tally | Relation, method: str) -> Means:
    """Return the mean score of each leaf and object.

    Raises
    ------
    WeightsError
        For a single object.
    """
    counts = data.shares if isinstance(data, Tally) else data.planes
    if counts.shape[-1] < 2:
        raise WeightsError(
            "weighting: {method} over objects needs two objects at least; tally the answers by a column that tells "
            "objects apart, or weigh over respondents",
            method=called(method),
        )
    scores, denominator = integer_scores(study.grades)
    levels, deviations = objective.averages(counts, np.array(scores, dtype=np.float64))
    given = counts.sum(axis=1) > 0
    largest = np.where(given, np.abs(levels[:, None] + deviations), 0.0).max(axis=1)
    apart = np.where(given, deviations, -np.inf).max(axis=1) - np.where(given, deviations, np.inf).min(axis=1)
    deviations[apart <= _rounding(data, scores) * largest] = 0.0
    return Means(levels / denominator, deviations / denominator, given)


def _rounding(data: Tally | Relation, scores: Sequence[int]) -> float:
    """Return what part of means may be rounding: of counts of scores that floats hold nearly none."""
    if not isinstance(data, Tally):
        return 1e-14
    if data.weighted:
        return 1e-12
    return 1e-28 if max(map(abs, scores)) < 2**53 else 1e-14


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
