"""Any source of answers into columns: frames of any library, lazy or not, columns, mappings, paths and streams."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from typing import Any, Literal, TypeAlias

import narwhals as nw
import numpy as np

from fuzzyeval import checks
from fuzzyeval.aliases import Plain
from fuzzyeval.errors import AnswersError, MissingExtraError
from fuzzyeval.sources import files, streaming, streams
from fuzzyeval.sources.failing import reading
from fuzzyeval.sources.source import Batch, Column, Source, refuse_doubled

__all__ = ["BACKENDS", "Backend", "opened", "to_native"]

Backend: TypeAlias = Literal["polars", "pandas", "pyarrow"]
BACKENDS: tuple[Backend, ...] = ("polars", "pandas", "pyarrow")
"""The dataframe libraries a table can be made with, in the order of preference."""


def opened(answers: Any) -> Source:
    """Return answers as a source.

    A stream, of text or bytes, is read to its end, as CSV.

    Raises
    ------
    AnswersError
        For what is no frame, no list of mappings, no readable file and no stream.
    """
    if isinstance(answers, (str, os.PathLike)):
        return files.opened(os.fsdecode(answers))
    if isinstance(answers, (list, tuple)):
        return _mappings(answers)
    if isinstance(answers, dict):
        return _columns(answers)
    if streams.is_stream(answers):
        return files.of_text(streams.of_stream(answers))
    try:
        frame = nw.from_native(answers)
    except (TypeError, ValueError) as error:
        refuse_doubled(names := _names_in(answers), names, "answers")
        raise AnswersError(
            "answers: {kind} is not understood; give a frame of pandas, polars, pyarrow, DuckDB, PySpark, Dask or Ibis, a "
            "mapping of columns, a list of mappings, the path of a CSV, Parquet or Excel file, or an open CSV (a matrix "
            "comes in by Relation.from_rows)",
            kind=type(answers).__name__,
        ) from error
    except Exception:
        with reading("answers"):  # an engine that no longer has what it was asked to hold
            raise
    return _lazy(frame) if isinstance(frame, nw.LazyFrame) else _frame(frame)


def _names_in(answers: Any) -> list[str]:
    """Return what the columns of a frame that is not understood are called, as far as that can be told."""
    names = getattr(answers, "column_names", getattr(answers, "columns", ()))
    return list(map(_name, names)) if isinstance(names, Iterable) else []


def _name(column: object) -> str:
    try:
        return str(column)
    except ValueError as error:  # an integer of thousands of digits
        raise AnswersError(
            "answers: a column is called by a value of {kind} that cannot be written; name it by a text",
            kind=type(column).__name__,
        ) from error


def _frame(frame: nw.DataFrame[Any]) -> Source:
    names = tuple(map(_name, frame.columns))
    refuse_doubled(names, names, "answers")
    by_name = dict(zip(names, frame.columns, strict=True))

    def batches(wanted: tuple[str, ...]) -> Iterator[Batch]:
        yield {name: frame.get_column(by_name[name]) for name in wanted}

    backend = str(frame.implementation)
    return Source(names, batches, backend if backend in BACKENDS else None)


def _mappings(rows: Sequence[Any]) -> Source:
    for at, row in enumerate(rows):
        if not isinstance(row, Mapping):
            raise AnswersError(
                "answers[{at}]: {kind} is not a mapping; give {{column: answer}} a respondent "
                "(a matrix comes in by Relation.from_rows)",
                at=at,
                kind=type(row).__name__,
            )
    by_name = {raw: _name(raw) for raw in dict.fromkeys(raw for row in rows for raw in row)}
    names = tuple(by_name.values())
    refuse_doubled(names, names, "answers")
    raw_of = {name: raw for raw, name in by_name.items()}

    def batches(wanted: tuple[str, ...]) -> Iterator[Batch]:
        yield {name: [row.get(raw_of[name]) for row in rows] for name in wanted}

    return Source(names, batches)


def _lazy(frame: nw.LazyFrame[Any]) -> Source:
    with reading("answers"):
        if frame.implementation.is_duckdb():  # which may have two columns of one name
            refuse_doubled(frame.to_native().columns, frame.to_native().columns, "answers")
        names = tuple(frame.collect_schema().names())
    backend = str(frame.implementation)

    def batches(wanted: tuple[str, ...]) -> Iterator[Batch]:
        with reading("answers"):
            yield from streaming.batches(frame, wanted)

    return Source(
        names,
        batches,
        backend if backend in BACKENDS else None,
        frames={"answers": frame},
    )


def _columns(columns: Mapping[Any, Any]) -> Source:
    by_name: dict[str, Column] = {_name(raw): _column(_name(raw), values) for raw, values in columns.items()}
    refuse_doubled(list(by_name), list(map(_name, columns)), "answers")
    lengths = {name: len(column) for name, column in by_name.items()}
    if len(set(lengths.values())) > 1:
        longest, shortest = (pick(lengths, key=lambda name: lengths[name]) for pick in (max, min))
        raise AnswersError(
            "answers: column {longest!r} has {most:,} values and {shortest!r} {least:,}; give every column one a respondent",
            longest=longest,
            most=lengths[longest],
            shortest=shortest,
            least=lengths[shortest],
        )

    def batches(wanted: tuple[str, ...]) -> Iterator[Batch]:
        yield {name: by_name[name] for name in wanted}

    return Source(tuple(by_name), batches)


def _column(name: str, values: Any) -> Column:
    """Return the values of a mapping's column."""
    if isinstance(values, np.ndarray) and values.ndim == 1:
        if isinstance(values, np.ma.MaskedArray):
            return list(values.tolist())
        finer = values.dtype.kind == "M" and np.datetime_data(values.dtype)[0] not in ("us", "ms", "s", "m", "h", "D")
        return values.astype("datetime64[us]") if finer else values
    if isinstance(values, (list, tuple)):
        return list(values)
    raise AnswersError(
        "answers: column {name!r} is {kind}, not a list of values or an array of one dimension; give a value a respondent",
        name=name,
        kind=type(values).__name__,
    )


def to_native(rows: Sequence[Plain], backend: str | None) -> Any:
    """Return rows as a frame of a dataframe library.

    Raises
    ------
    OptionError
        For an unknown library.
    MissingExtraError
        Where it, or every one of them, is not installed.
    """
    if backend is not None:
        checks.choice(backend, BACKENDS, "backend")
    chosen = next((name for name in BACKENDS if backend in (None, name) and find_spec(name)), None)
    if chosen is None:
        wanted = backend or " or ".join(BACKENDS)
        raise MissingExtraError(
            "backend: {wanted} is not installed; install fuzzyeval[{extra}], or use to_rows",
            wanted=wanted,
            extra=backend or BACKENDS[0],
        )
    return nw.from_dict(
        {name: [row[name] for row in rows] for name in (rows[0] if rows else ())}, backend=chosen
    ).to_native()
