"""Rows at hand, understood, and their figures: counts by packed keys, co-moments by Gram products."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from fuzzyeval.aliases import Detail, FloatArray, IntArray, Key
from fuzzyeval.errors import OptionError
from fuzzyeval.sources.source import Column
from fuzzyeval.survey import coding
from fuzzyeval.survey.rows import grams
from fuzzyeval.survey.rows.columns import positions
from fuzzyeval.survey.rows.histograms import bins, histograms, sums
from fuzzyeval.survey.tallies.figures import Exact

__all__ = ["MAX_FIGURES", "Rows", "counted", "refuse_too_many"]

MAX_FIGURES = 50_000_000
"""The co-moments, or the answers that went together, that a tally carries at most."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Some respondents' rows.

    Attributes
    ----------
    readers, answers
        Of each of the m leaves, how its answers are read, and its column of r answers.
    keys, of_row
        The k objects as they come, and which of them each row belongs to, (r,).
    frequency, weight
        How many respondents each row stands for, and their design weight, (r,); None for 1 each.
    outcome
        How the outcome is read, and its column of r answers, where it is to be summed with the leaves.
    """

    readers: Sequence[coding.Coding]
    answers: Sequence[Column]
    keys: Sequence[Key]
    of_row: IntArray
    frequency: IntArray | None = None
    weight: FloatArray | None = None
    outcome: tuple[coding.Coding, Column] | None = None


def counted(rows: Rows, detail: Detail) -> tuple[list[Exact | None], list[Counter[str]]]:
    """Return the figures of some rows, in the order of ``Figures``, and the refused texts by leaf."""
    m, k, n = len(rows.answers), len(rows.keys), len(rows.readers[0].scale)
    planes = np.empty((m, n + 3, k), dtype=np.int64)
    weighted = None if rows.weight is None else np.empty((m, n, k))
    times = rows.weight if rows.weight is None or rows.frequency is None else rows.weight * rows.frequency
    offending: list[Counter[str]] = []
    for leaf, found in enumerate(histograms(rows.readers, rows.answers, rows.of_row, k, rows.frequency, times)):
        planes[leaf] = found.counts
        offending.append(found.offending)
        if weighted is not None and found.weighted is not None:
            weighted[leaf] = found.weighted[:n]
    gram = None if detail == "counts" else _grams(rows, detail)
    arrays = [
        bins(rows.of_row, rows.frequency, k),
        np.zeros(k, dtype=np.int64),
        planes,
        *_totals(rows, k),
        weighted,
        None if gram is None else gram.moments,
        None if gram is None or detail != "joint" else gram.joint,
        None if gram is None else gram.outcome,
    ]
    return arrays, offending


def refuse_too_many(detail: Detail, leaves: int, grades: int, objects: int, *, outcome: bool = False) -> None:
    """Refuse co-moments of more objects than memory should hold, those with an outcome counted too.

    Raises
    ------
    OptionError
        Where there would be more than ``MAX_FIGURES``.
    """
    side = {"counts": 0, "moments": leaves + 1, "joint": leaves * grades}[detail]
    further = leaves + 2 if outcome and side else 0
    figures = objects * (side * (side + 1) // 2 + further * (further + 1) // 2)
    if figures > MAX_FIGURES:
        raise OptionError(
            "detail: {detail} of {objects:,} objects is {figures:,} figures, more than {most:,}; tally fewer objects at once, "
            "or ask for less",
            detail=detail,
            objects=objects,
            figures=figures,
            most=MAX_FIGURES,
        )


def _grams(rows: Rows, detail: Detail) -> grams.Grams:
    """Return the co-moments of some rows."""
    scale, k = rows.readers[0].scale, len(rows.keys)
    respondents = len(rows.of_row) if rows.frequency is None else float(rows.frequency.sum())
    ended = None if rows.outcome is None else rows.outcome[0].scale
    gram = grams.Grams(scale, len(rows.answers), k, respondents, weighted=rows.weight is not None, outcome=ended)
    columns = [*zip(rows.readers, rows.answers, strict=True), *([] if rows.outcome is None else [rows.outcome])]
    for part in grams.parts(len(rows.of_row), len(rows.answers) * len(scale), k):
        each, weight = _of(rows.frequency, part), _of(rows.weight, part)
        found = np.empty((len(columns), len(rows.of_row[part])), dtype=np.int8)
        for at, (reader, answers) in enumerate(columns):
            found[at] = positions(reader, answers[part])
        times = weight if each is None or weight is None else weight * each
        gram.add(found, rows.of_row[part], each if times is None else times, joint=detail == "joint")
    return gram


def _of(array: Any, part: slice) -> Any:
    return None if array is None else array[part]


def _totals(rows: Rows, k: int) -> tuple[FloatArray | None, FloatArray | None]:
    """Return Σw and Σw² of each object."""
    if rows.weight is None:
        return None, None
    times = rows.weight if rows.frequency is None else rows.weight * rows.frequency
    return sums(rows.of_row, times, k), sums(rows.of_row, times * rows.weight, k)
