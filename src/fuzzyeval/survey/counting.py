"""From a source of answers to a tally: rows at hand batch by batch, what an engine holds in that engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, get_args

from fuzzyeval import checks
from fuzzyeval.aliases import Detail
from fuzzyeval.errors import AnswersError, told_in
from fuzzyeval.model.study import Study, required
from fuzzyeval.sources import frames
from fuzzyeval.sources.files import refuse_lacking
from fuzzyeval.sources.source import Source
from fuzzyeval.survey import coding
from fuzzyeval.survey.engines import grouping
from fuzzyeval.survey.keys import by_columns
from fuzzyeval.survey.rows import athand
from fuzzyeval.survey.rows.summing import refuse_too_many
from fuzzyeval.survey.tallies.figures import Running
from fuzzyeval.survey.tallies.tallying import Tally, stratified
from fuzzyeval.wording import message

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
        How much the tally carries: ``counts``, unless more is asked for; ``moments``, also the co-moments of the leaves' scores;
        ``joint``, also how often answers went together.

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
        carried: Detail = "counts" if detail is None else detail
        checks.choice(carried, get_args(Detail), "detail")
        return tally_of_source(study, source, by=by, detail=carried)


def tally_of_source(
    study: Study, source: Source, *, by: str | Sequence[str] | None = None, detail: Detail = "counts"
) -> Tally:
    """Count the answers in a source that is open already."""
    columns = by_columns(by)
    wanted = _wanted(study, source, columns)
    strata = tuple(dict.fromkeys((*columns, *study.survey.shares)))  # parts of objects, where shares are known
    running, offending = Running(), [Counter[str]() for _ in study.leaf_ids]
    held = grouping if source.frames else athand
    for keys, arrays, texts in held.parts(study, source, wanted, strata, detail):
        running.add(keys, arrays)
        refuse_too_many(detail, len(study.leaf_ids), len(study.grades), len(running))
        for mine, its in zip(offending, texts, strict=True):
            mine.update(its)
    objects, figures = running.result()
    told = tuple(coding.smallest(texts) for texts in offending)
    whole = "long" if study.survey.long else "" if study.survey.duplicates == "keep" else study.survey.duplicates
    counted = Tally(study.leaf_ids, study.grades, strata, objects, figures, told, study.language, whole, study.rules)
    return stratified(counted, study.survey.shares).rolled_up(columns)


def _wanted(study: Study, source: Source, by: Sequence[str]) -> tuple[str, ...]:
    """Return the columns that are read, or refuse that some are not there."""
    layout = study.survey.long
    told = study.survey.columns if layout is None else (*study.survey.columns, layout.indicator, layout.answer)
    refuse_lacking((*study.columns, *by, *told), source.lacking)
    if layout is None:
        _refuse_unanswered(study, source)
    for column in by:
        if column not in source.columns:
            raise AnswersError(
                "by: no column is called {column!r}{hint}; there are {columns}",
                column=column,
                hint=checks.suggestion(column, source.columns),
                columns=source.columns[:10],
            )
    absent = [
        message("{column!r}{hint}", column=column, hint=checks.suggestion(column, source.columns))
        for column in told
        if column not in source.columns
    ]
    if absent:
        raise AnswersError(
            "survey: no column is called so; add the columns, or mend the study\n  {columns}", columns=absent
        )
    return tuple(dict.fromkeys((*(study.columns if layout is None else ()), *by, *told)))


def _refuse_unanswered(study: Study, source: Source) -> None:
    there = set(source.columns)
    absent = [
        message(
            "{leaf}{hint}" if column == leaf else "{leaf} (column {column!r}){hint}",
            leaf=leaf,
            column=column,
            hint=checks.suggestion(column, source.columns),
        )
        for leaf, column in zip(study.leaf_ids, study.columns, strict=True)
        if column not in there
    ]
    if absent:
        raise AnswersError(
            "answers: no column answers these leaves; add the columns, or name them in the study\n  {leaves}",
            leaves=absent,
        )
