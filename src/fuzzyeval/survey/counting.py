"""From a source of answers to a tally, one pass over each batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import narwhals as nw
import numpy as np

from fuzzyeval import checks
from fuzzyeval.aliases import IntArray, Key
from fuzzyeval.errors import AnswersError, OptionError, told_in
from fuzzyeval.model.study import Study, required
from fuzzyeval.sealed import sealed
from fuzzyeval.survey import coding, frames
from fuzzyeval.survey.tallying import Tally, by_columns, joined, summed
from fuzzyeval.wording import message

__all__ = ["tally", "tally_of_source"]

_CHUNK = 262_144  # rows at a time: their packed keys stay in cache


def tally(study: Study, answers: Any, *, by: str | Sequence[str] | None = None, detail: str | None = None) -> Tally:
    """Count the answers to a study.

    Parameters
    ----------
    study
        Which columns answer its leaves, and what the answers mean.
    answers
        A row a respondent, a column a leaf: a pandas, polars or pyarrow frame, a list of mappings, the path of a CSV or
        Parquet file, or an open CSV.
    by
        The column, or columns, that tell objects apart; blank values are an object of their own.
    detail
        How much the tally carries; ``counts``, which is the default, is what there is.

    Returns
    -------
    Tally
        The counts, exactly: counted + missing + refused = rows, for every object and leaf.

    Raises
    ------
    AnswersError
        For answers that cannot be read, and for leaves that no column answers, all named at once.
    OptionError
        For another detail.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> leaves = [fe.Indicator(id="attitude"), fe.Indicator(id="speed")]
    >>> study = fe.Study(grades=fe.GradeScale(5), root=fe.Indicator(id="process", children=leaves))
    >>> fe.tally(study, [{"attitude": 5, "speed": "satisfied"}, {"attitude": None, "speed": 9}])
    <Tally: 1 object(s), 2 leaves, 2 rows, 2 counted, 1 missing, 1 refused>
    """
    with told_in(required(study).language):
        if detail not in (None, "counts"):
            raise OptionError("detail: {detail!r} is not collected; a tally carries 'counts'", detail=detail)
        return tally_of_source(study, frames.opened(answers), by=by)


def tally_of_source(study: Study, source: frames.Source, *, by: str | Sequence[str] | None = None) -> Tally:
    """Count the answers in a source that is open already."""
    grouping = by_columns(by)
    _refuse_unanswered(study, source.columns)
    for column in grouping:
        if column not in source.columns:
            raise AnswersError(
                "by: no column is called {column!r}{hint}; there are {columns}",
                column=column,
                hint=checks.suggestion(column, source.columns),
                columns=source.columns[:10],
            )
    reader = coding.Coding(study.grades)
    return summed([_counted(study, reader, batch, grouping) for batch in source.read([*study.columns, *grouping])])


def _refuse_unanswered(study: Study, columns: Sequence[str]) -> None:
    there = set(columns)
    absent = [
        message(
            "{leaf}{hint}" if column == leaf else "{leaf} (column {column!r}){hint}",
            leaf=leaf,
            column=column,
            hint=checks.suggestion(column, columns),
        )
        for leaf, column in zip(study.leaf_ids, study.columns, strict=True)
        if column not in there
    ]
    if absent:
        raise AnswersError(
            "answers: no column answers these leaves; add the columns, or name them in the study\n  {leaves}",
            leaves=absent,
        )


def _counted(study: Study, reader: coding.Coding, batch: frames.Batch, by: tuple[str, ...]) -> Tally:
    """Count one batch."""
    length = len(next(iter(batch.values())))
    objects, of_row = _objects([batch[column] for column in by], length)
    width = len(study.grades) + 2
    planes = np.empty((len(study.leaf_ids), width, len(objects)), dtype=np.int64)
    offending: list[tuple[tuple[str, int], ...]] = []
    for row, column in enumerate(study.columns):
        positions = _positions(reader, batch[column])
        planes[row] = _histogram(of_row, positions, len(objects), width).T
        wrong = np.flatnonzero(positions == reader.refused)
        offending.append(coding.smallest(_texts(batch[column], wrong)))
    rows = np.bincount(of_row, minlength=len(objects)).astype(np.int64)
    return Tally(
        study.leaf_ids, study.grades, by, objects, sealed(rows), sealed(planes), tuple(offending), study.language
    )


def _histogram(of_row: IntArray, positions: IntArray, objects: int, width: int) -> IntArray:
    counts = np.zeros(objects * width, dtype=np.int64)
    for start in range(0, len(positions), _CHUNK):
        part = slice(start, start + _CHUNK)
        counts += np.bincount(of_row[part] * width + positions[part], minlength=objects * width)
    return counts.reshape(objects, width)


def _positions(reader: coding.Coding, column: frames.Column) -> IntArray:
    """Return the position on the scale of every answer in a column."""
    if isinstance(column, list):
        return _by_distinct(column, reader.of_value)
    try:
        if column.dtype.is_numeric() and column.dtype not in (nw.Decimal, nw.Int128, nw.UInt128):
            return _of_numbers(column, reader)
        if column.dtype in (nw.String, nw.Categorical, nw.Enum):
            return _of_strings(column, reader.of_text)
    except (NotImplementedError, nw.exceptions.NarwhalsError):
        pass  # what an engine holds and cannot compute with is read value by value
    return _by_distinct(column.to_list(), reader.of_value)


def _of_numbers(column: nw.Series[Any], reader: coding.Coding) -> IntArray:
    return _where_present(column, lambda: reader.missing, lambda there: reader.of_numbers(there.to_numpy()))


def _of_strings(column: nw.Series[Any], meaning: Callable[[str], int]) -> IntArray:
    """Return the meaning of every text in a column, each distinct text looked up once."""

    def of_texts(there: nw.Series[Any]) -> IntArray:
        if not len(there):
            return np.zeros(0, dtype=np.int64)
        texts = there.cast(nw.String)
        distinct = texts.unique().to_list()
        found = [meaning(text) for text in distinct]
        return np.asarray(texts.replace_strict(distinct, found, return_dtype=nw.Int64).to_numpy())

    return _where_present(column, lambda: meaning(""), of_texts)


def _where_present(
    column: nw.Series[Any], absent: Callable[[], int], present: Callable[[nw.Series[Any]], IntArray]
) -> IntArray:
    """Return what is found for the values that are there, and one meaning for nulls, before any cast writes them out."""
    null = column.is_null().to_numpy()
    if not null.any():
        return present(column)
    found = np.full(len(null), absent())
    found[~null] = present(column.drop_nulls())
    return found


def _by_distinct(values: Sequence[Any], meaning: Callable[[Any], int]) -> IntArray:
    """Return the meaning of every value, each distinct value of a type looked up once."""
    known: dict[Any, int] = {}

    def look_up(value: Any) -> int:
        try:
            key = (type(value), value)
            if key not in known:
                known[key] = meaning(value)
            return known[key]
        except Exception:  # noqa: BLE001  (a value that cannot be hashed, or raises what it likes)
            return meaning(value)

    return np.fromiter((look_up(value) for value in values), dtype=np.int64, count=len(values))


def _texts(column: frames.Column, at: Any) -> Counter[str]:
    """Return the texts at some places of a column, counted."""
    if not len(at):
        return Counter()
    values = [column[place] for place in at.tolist()] if isinstance(column, list) else column[at.tolist()].to_list()
    return Counter(coding.as_text(value) for value in values)


def _objects(columns: Sequence[frames.Column], length: int) -> tuple[tuple[Key, ...], IntArray]:
    """Return the keys of the objects, in natural order, and which object each row belongs to."""
    if not columns:
        return ((),), np.zeros(length, dtype=np.int64)
    named = [_names(column) for column in columns]
    names, of_row = named[0]
    keys: list[Key] = list(names)
    if len(named) > 1:
        for further, of_row_further in named[1:]:
            of_row = np.unique(of_row * len(further) + of_row_further, return_inverse=True)[1]
        first = np.unique(of_row, return_index=True)[1]
        keys = [joined([texts[rows[row]] for texts, rows in named]) for row in first.tolist()]
    order = sorted(range(len(keys)), key=lambda at: coding.natural(keys[at]))
    place = np.empty(len(keys), dtype=np.int64)
    place[order] = np.arange(len(keys))
    return tuple(keys[at] for at in order), place[of_row]


def _names(column: frames.Column) -> tuple[list[str | None], IntArray]:
    """Return the distinct names in a grouping column, and which of them each row has."""
    known: dict[str | None, int] = {}

    def number(value: Any) -> int:
        return known.setdefault(coding.key_text(value), len(known))

    if isinstance(column, list):
        of_row = _by_distinct(column, number)
    elif column.dtype in (nw.String, nw.Categorical, nw.Enum):
        of_row = _of_strings(column, number)
    elif column.dtype.is_numeric() and not column.is_null().any():
        distinct, of_row = np.unique(column.to_numpy(), return_inverse=True)
        of_row = np.array([number(value) for value in distinct], dtype=np.int64)[of_row]
    else:
        of_row = _by_distinct(column.to_list(), number)
    return list(known), of_row
