"""Rows at hand: what a batch of them comes to, and whole samples where one is asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

import numpy as np

from fuzzyeval.aliases import IntArray, Key
from fuzzyeval.sources.source import Batch, Source, values
from fuzzyeval.survey.asked import Asked
from fuzzyeval.survey.rows import long, respondents
from fuzzyeval.survey.rows.columns import length_of, objects, taken
from fuzzyeval.survey.rows.histograms import bins
from fuzzyeval.survey.rows.row_weights import design_weights, frequencies
from fuzzyeval.survey.rows.summing import Rows, counted, refuse_too_many
from fuzzyeval.survey.tallies.figures import Exact

__all__ = ["Part", "counted_rows", "parts"]

Part: TypeAlias = tuple[Sequence[Key], list[Exact | None], list[Counter[str]]]
"""Objects as they come, their figures in the order of ``Figures``, and the refused texts by leaf."""


def parts(asked: Asked, source: Source, wanted: Sequence[str], by: Sequence[str]) -> Iterator[tuple[int, Part]]:
    """Yield what the batches of a source come to, after the study's place among those asked.

    Where the survey asks for the whole sample, all batches are one.
    """
    survey = asked.survey
    batches = source.read(wanted)
    if survey.long is not None:
        yield from counted_rows(asked, long.widened(asked, survey.long, _whole(batches), by), by)
    elif survey.duplicates != "keep":
        yield from counted_rows(asked, _whole(batches), by)
    else:
        for batch in batches:
            yield from counted_rows(asked, batch, by)


def counted_rows(asked: Asked, batch: Batch, by: Sequence[str], *, once: bool = False) -> Iterator[tuple[int, Part]]:
    """Yield what some rows come to, by study, those of respondents that are left out as dropped.

    ``once`` says that no respondent occurs twice.
    """
    survey = asked.survey
    each = (
        None
        if survey.frequency_weight is None
        else frequencies(batch[survey.frequency_weight], survey.frequency_weight)
    )
    if each is not None and not each.all():  # who stands for nobody is not there
        there = np.flatnonzero(each)
        batch, each = {name: taken(column, there) for name, column in batch.items()}, each[there]
    keys, of_row = objects([batch[column] for column in by], length_of(batch))
    main = asked.study
    refuse_too_many(asked.detail, len(main.leaf_ids), len(main.grades), len(keys), outcome=asked.with_outcome)
    weight = None if survey.sample_weight is None else design_weights(batch[survey.sample_weight], survey.sample_weight)
    kept = None if once or survey.duplicates == "keep" else respondents.kept(batch, survey)
    all_rows = None if kept is None else bins(of_row, each, len(keys))
    if kept is not None:
        of_row, each, weight = of_row[kept], _some(each, kept), _some(weight, kept)
    answers = {column: batch[column] if kept is None else taken(batch[column], kept) for column in asked.columns}
    for which, (study, readers) in enumerate(zip(asked.studies, asked.readers, strict=True)):
        rows = Rows(readers, [answers[column] for column in study.columns], keys, of_row, each, weight)
        if which == 0 and asked.with_outcome and asked.outcome_column is not None:
            rows = replace(rows, outcome=(asked.readers[-1][0], answers[asked.outcome_column]))
        arrays, offending = counted(rows, "counts" if which else asked.detail)
        if all_rows is not None:
            arrays[:2] = all_rows.copy(), all_rows - bins(of_row, each, len(keys))
        yield which, (keys, arrays, offending)


def _some(array: Any, at: IntArray) -> Any:
    return None if array is None else array[at]


def _whole(batches: Iterator[Batch]) -> Batch:
    """Return all batches as one."""
    first = next(batches)
    further = list(batches)
    if not further:
        return first
    whole: dict[str, list[Any]] = {name: list(values(column)) for name, column in first.items()}
    for batch in further:
        for name, column in batch.items():
            whole[name].extend(values(column))
    return whole
