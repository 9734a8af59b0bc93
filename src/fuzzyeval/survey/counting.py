"""From a source of answers to a tally: rows at hand batch by batch, what an engine holds in that engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, get_args

import numpy as np

from fuzzyeval import checks
from fuzzyeval.aliases import Detail
from fuzzyeval.errors import AnswersError, told_in
from fuzzyeval.model.study import Study, required
from fuzzyeval.sources import frames
from fuzzyeval.sources.files import refuse_lacking
from fuzzyeval.sources.source import Source
from fuzzyeval.survey import coding
from fuzzyeval.survey.asked import Asked, asked_of
from fuzzyeval.survey.engines import grouping
from fuzzyeval.survey.keys import by_columns
from fuzzyeval.survey.rows import athand
from fuzzyeval.survey.rows.athand import Part
from fuzzyeval.survey.rows.summing import refuse_too_many
from fuzzyeval.survey.tallies.adding import stratified
from fuzzyeval.survey.tallies.figures import Running
from fuzzyeval.survey.tallies.tallying import Tally
from fuzzyeval.wording import Message, message

__all__ = ["tally", "tally_of_source"]


def tally(study: Study, answers: Any, *, by: str | Sequence[str] | None = None, detail: Detail | None = None) -> Tally:
    """Count the answers to a study.

    Parameters
    ----------
    study
        Which columns answer its leaves, what the answers mean, and how they were gathered.
    answers
        A row a respondent, a column a leaf: a frame of pandas, polars or pyarrow, a lazy frame of polars, DuckDB, PySpark,
        Dask or Ibis, a mapping of columns, a list of mappings, the path of CSV, Parquet or Excel files, or an open CSV. Where
        the study's survey says so, a row an answer.
    by
        The column, or columns, that tell objects apart; blank values are an object of their own.
    detail
        How much the tally carries: ``counts``; ``moments``, also the co-moments of the leaves' scores; ``joint``, also how often
        answers went together. By default what the study's weights need.

    Returns
    -------
    Tally
        The counts: counted + missing + refused + don't know + dropped = rows, for every object and leaf.

    Raises
    ------
    AnswersError
        For answers that cannot be read, for leaves that no column answers, all named at once, and for what does not hold
        together with the survey.
    OptionError
        For another detail, or one that takes too much memory.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> leaves = [fe.Indicator(id="attitude"), fe.Indicator(id="speed")]
    >>> study = fe.Study(grades=fe.GradeScale(5), root=fe.Indicator(id="process", children=leaves))
    >>> answers = [{"attitude": 5, "speed": "satisfied"}, {"attitude": None, "speed": 9}]
    >>> fe.tally(study, answers, detail="counts")
    <Tally: 1 object(s), 2 leaves, 2 rows, 2 counted, 1 missing, 1 refused>
    """
    with told_in(required(study).language):
        source = frames.opened(answers)
        carried = study.detail if detail is None else detail
        checks.choice(carried, get_args(Detail), "detail")
        return tally_of_source(study, source, by=by, detail=carried)


def tally_of_source(
    study: Study, source: Source, *, by: str | Sequence[str] | None = None, detail: Detail = "counts"
) -> Tally:
    """Count the answers in a source that is open already."""
    columns = by_columns(by)
    asked = asked_of(study, detail)
    wanted = _wanted(asked, source, columns)
    strata = tuple(dict.fromkeys((*columns, *study.survey.shares)))  # parts of objects, where shares are known
    gathered = [_Gathered(each, strata) for each in asked.studies]
    held = grouping if source.frames else athand
    for which, part in held.parts(asked, source, wanted, strata):
        gathered[which].add(part)
        many = len(gathered[0].running)
        refuse_too_many(detail, len(study.leaf_ids), len(study.grades), many, outcome=asked.with_outcome)
    tallies = iter([each.result() for each in gathered])
    counted = next(tallies)
    if study.companions != (None, None):
        rated, ended = (None if its is None else _of_same_rows(counted, next(tallies)) for its in study.companions)
        counted = replace(
            counted,
            importance=rated and replace(rated, role="importance"),
            outcome=ended and replace(ended, role="outcome"),
        )
    return stratified(counted, study.survey.shares).rolled_up(columns)


class _Gathered:
    """What has been counted for one study."""

    def __init__(self, study: Study, by: tuple[str, ...]) -> None:
        self.study, self.by, self.running = study, by, Running()
        self.offending = [Counter[str]() for _ in study.leaf_ids]

    def add(self, part: Part) -> None:
        """Take in what some rows come to."""
        keys, arrays, texts = part
        self.running.add(keys, arrays)
        for mine, its in zip(self.offending, texts, strict=True):
            mine.update(its)

    def result(self) -> Tally:
        """Return the tally of all that was counted."""
        study, survey = self.study, self.study.survey
        objects, figures = self.running.result()
        told = tuple(coding.smallest(texts) for texts in self.offending)
        whole = "long" if survey.long else "" if survey.duplicates == "keep" else survey.duplicates
        return Tally(study.leaf_ids, study.grades, self.by, objects, figures, told, study.language, whole, study.rules)


def _of_same_rows(tally: Tally, beside: Tally) -> Tally:
    """Return a tally that stands beside another, or refuse that an engine gave it different rows."""
    if tally.objects != beside.objects or not np.array_equal(tally.rows, beside.rows):
        grouping.refuse_different()
    return beside


def _wanted(asked: Asked, source: Source, by: Sequence[str]) -> tuple[str, ...]:
    """Return the columns that are read, or refuse that some are not there."""
    study = asked.study
    layout = study.survey.long
    told = study.survey.columns if layout is None else (*study.survey.columns, layout.indicator, layout.answer)
    answered = asked.columns if layout is None else ()
    refuse_lacking((*asked.columns, *by, *told), source.lacking)
    _refuse_absent(asked, source, told)
    for column in by:
        if column not in source.columns:
            raise AnswersError(
                "by: no column is called {column!r}{hint}; there are {columns}",
                column=column,
                hint=checks.suggestion(column, source.columns),
                columns=source.columns[:10],
            )
    ended = () if asked.outcome_column is None else (asked.outcome_column,)
    return tuple(dict.fromkeys((*answered, *by, *told, *ended)))


def _refuse_absent(asked: Asked, source: Source, told: Sequence[str]) -> None:
    """Refuse all columns together that the study names and that are not there."""
    by_row = asked.survey.long is not None
    leaves = [] if by_row else _unanswered(asked.study, source)
    rated = [] if by_row or asked.ratings is None else _unanswered(asked.ratings, source)
    ended = _absent([column for column in (asked.outcome_column,) if column is not None], source)
    roles = _absent(told, source)
    if sum(map(bool, (leaves, rated, ended, roles))) > 1:
        beside = (("importance", rated), ("outcome", ended), ("survey", roles))
        further = [message("{role}: {line}", role=role, line=line) for role, lines in beside for line in lines]
        raise AnswersError(
            "answers: columns that the study names are not there; add them, or mend the study\n  {columns}",
            columns=[*leaves, *further],
        )
    if leaves:
        raise AnswersError(
            "answers: no column answers these leaves; add the columns, or name them in the study\n  {leaves}",
            leaves=leaves,
        )
    if rated:
        raise AnswersError(
            "importance: no column rates these leaves; add the columns, or leave importance out of the study\n  {leaves}",
            leaves=rated,
        )
    if ended:
        raise AnswersError(
            "outcome: no column is called {column!r}{hint}; add it, or leave the outcome out of the study",
            column=asked.outcome_column,
            hint=checks.suggestion(str(asked.outcome_column), source.columns),
        )
    if roles:
        raise AnswersError(
            "survey: no column is called so; add the columns, or mend the study\n  {columns}", columns=roles
        )


def _unanswered(study: Study, source: Source) -> list[Message]:
    """Return the leaves that no column answers, with its name where that is another."""
    there = set(source.columns)
    return [
        message(
            "{leaf}{hint}" if column == leaf else "{leaf} (column {column!r}){hint}",
            leaf=leaf,
            column=column,
            hint=checks.suggestion(column, source.columns),
        )
        for leaf, column in zip(study.leaf_ids, study.columns, strict=True)
        if column not in there
    ]


def _absent(columns: Sequence[str], source: Source) -> list[Message]:
    """Return the columns that are not there."""
    return [
        message("{column!r}{hint}", column=column, hint=checks.suggestion(column, source.columns))
        for column in columns
        if column not in source.columns
    ]
