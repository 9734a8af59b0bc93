"""Rows at hand: what a batch of them comes to, and whole samples where one is asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

import numpy as np

from fuzzyeval.aliases import Detail, Key
from fuzzyeval.model.study import Study
from fuzzyeval.sources.source import Batch, Source, values
from fuzzyeval.survey import coding
from fuzzyeval.survey.rows import long, respondents
from fuzzyeval.survey.rows.columns import length_of, objects, taken
from fuzzyeval.survey.rows.histograms import bins
from fuzzyeval.survey.rows.row_weights import design_weights, frequencies
from fuzzyeval.survey.rows.summing import Rows, counted, refuse_too_many
from fuzzyeval.survey.tallies.figures import Exact

__all__ = ["Part", "part", "parts"]

Part: TypeAlias = tuple[Sequence[Key], list[Exact | None], list[Counter[str]]]
"""Objects as they come, their figures in the order of ``Figures``, and the refused texts by leaf."""


def parts(study: Study, source: Source, wanted: Sequence[str], by: Sequence[str], detail: Detail) -> Iterator[Part]:
    """Yield what the batches of a source come to; where the survey asks for the whole sample, all at once."""
    survey = study.survey
    batches = source.read(wanted)
    if survey.long is not None:
        yield part(study, long.widened(study, survey.long, _whole(batches), by), by, detail)
    elif survey.duplicates != "keep":
        yield part(study, _whole(batches), by, detail)
    else:
        for batch in batches:
            yield part(study, batch, by, detail)


def part(study: Study, batch: Batch, by: Sequence[str], detail: Detail, *, once: bool = False) -> Part:
    """Return what some rows come to, those of respondents that are left out as dropped; ``once``, where none occurs twice."""
    survey = study.survey
    each = (
        None
        if survey.frequency_weight is None
        else frequencies(batch[survey.frequency_weight], survey.frequency_weight)
    )
    if each is not None and not each.all():  # who stands for nobody is not there
        there = np.flatnonzero(each)
        batch, each = {name: taken(column, there) for name, column in batch.items()}, each[there]
    keys, of_row = objects([batch[column] for column in by], length_of(batch))
    refuse_too_many(detail, len(study.leaf_ids), len(study.grades), len(keys))
    rows = Rows(
        coding.codings(study),
        [batch[column] for column in study.columns],
        keys,
        of_row,
        each,
        None if survey.sample_weight is None else design_weights(batch[survey.sample_weight], survey.sample_weight),
    )
    if once or survey.duplicates == "keep":
        return (keys, *counted(rows, detail))
    kept = respondents.kept(batch, survey)
    mine = Rows(
        rows.readers,
        [taken(column, kept) for column in rows.answers],
        keys,
        of_row[kept],
        None if rows.frequency is None else rows.frequency[kept],
        None if rows.weight is None else rows.weight[kept],
    )
    arrays, offending = counted(mine, detail)
    all_rows = bins(of_row, rows.frequency, len(keys))
    arrays[:2] = all_rows, all_rows - bins(mine.of_row, mine.frequency, len(keys))
    return keys, arrays, offending


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
