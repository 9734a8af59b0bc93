"""Any source of answers into columns: pandas, polars and pyarrow frames, lists of mappings, CSV and Parquet, open streams.

A source is read in batches, each a mapping of column name to a narwhals series or a list of Python values.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from stat import S_ISREG
from typing import Any, Literal, TypeAlias

import narwhals as nw

from fuzzyeval import checks
from fuzzyeval.aliases import Plain
from fuzzyeval.errors import AnswersError, MissingExtraError
from fuzzyeval.survey import streams
from fuzzyeval.survey.csvfile import csv_of

__all__ = ["BACKENDS", "Backend", "Batch", "Column", "Source", "opened", "to_native"]

Backend: TypeAlias = Literal["polars", "pandas", "pyarrow"]
BACKENDS: tuple[Backend, ...] = ("polars", "pandas", "pyarrow")
"""The dataframe libraries a table can be made with, in the order of preference."""

Column = nw.Series[Any] | list[Any]
Batch = Mapping[str, Column]


@dataclass(frozen=True, slots=True)
class Source:
    """Answers that can be read once: what their columns are called, batches of those asked for, and who holds them."""

    columns: tuple[str, ...]
    batches: Any
    backend: str | None = None

    def read(self, wanted: Sequence[str]) -> Iterator[Batch]:
        """Yield batches of the wanted columns, which must be there."""
        yield from self.batches(tuple(dict.fromkeys(wanted)))


def opened(answers: Any) -> Source:
    """Return answers as a source.

    A stream, of text or bytes, is read to its end, as CSV.

    Raises
    ------
    AnswersError
        For what is no frame, no list of mappings, no readable file and no stream.
    """
    if isinstance(answers, (str, os.PathLike)):
        return _file(Path(os.fsdecode(answers)))
    if isinstance(answers, (list, tuple)):
        return _mappings(answers)
    if streams.is_stream(answers):
        return _csv(streams.of_stream(answers))
    try:
        frame = nw.from_native(answers)
    except (TypeError, ValueError) as error:
        _refuse_doubled(names := _names_in(answers), names, "answers")
        raise AnswersError(
            "answers: {kind} is not understood; give a pandas, polars or pyarrow frame, a list of mappings, the path of a "
            "CSV or Parquet file, or an open CSV (a matrix comes in by Relation.from_rows)",
            kind=type(answers).__name__,
        ) from error
    if isinstance(frame, nw.LazyFrame):
        raise AnswersError("answers: {kind} is lazy; collect it into a frame first", kind=type(answers).__name__)
    return _frame(frame)


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
    _refuse_doubled(names, names, "answers")
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
    _refuse_doubled(names, names, "answers")
    raw_of = {name: raw for raw, name in by_name.items()}

    def batches(wanted: tuple[str, ...]) -> Iterator[Batch]:
        yield {name: [row.get(raw_of[name]) for row in rows] for name in wanted}

    return Source(names, batches)


def _file(path: Path) -> Source:
    kind = path.suffix.lower()
    if kind not in (".csv", ".parquet"):
        raise AnswersError("{path}: answers are read from .csv and .parquet files, or from a frame", path=str(path))
    try:
        regular = S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise AnswersError("{path}: no such file; check the path", path=str(path)) from error
    except OSError as error:
        raise AnswersError(
            "{place}: cannot be read ({reason}); give a file that can", place=str(path), reason=error.strerror
        ) from error
    if not regular:
        raise AnswersError("{path}: not a file; give the path of a file, or an open stream", path=str(path))
    return _csv(streams.of_path(path)) if kind == ".csv" else _parquet(path)


def _csv(text: streams.Text) -> Source:
    found = csv_of(text)

    def batches(wanted: tuple[str, ...]) -> Iterator[Batch]:
        _refuse_doubled(wanted, found.columns, text.place)
        yield from found.batches(wanted)

    return Source(found.columns, batches)


def _refuse_doubled(wanted: Sequence[str], names: Sequence[str], source: str) -> None:
    counts = Counter(names)
    for name in wanted:
        if counts[name] > 1:
            raise AnswersError("{source}: two columns are called {name!r}; rename one", source=source, name=name)


def _parquet(path: Path) -> Source:
    engines: tuple[Backend, ...] = ("polars", "pyarrow")
    backend = next((name for name in engines if find_spec(name)), None)
    if backend is None:
        raise MissingExtraError(
            "{path}: Parquet needs polars or pyarrow; install fuzzyeval[polars] or fuzzyeval[pyarrow]", path=str(path)
        )
    try:
        lazy = nw.scan_parquet(str(path), backend=backend)
        names = tuple(lazy.collect_schema().names())
    except Exception as error:  # each engine has errors of its own, without a common base
        raise _unreadable(path, backend, error) from error

    def batches(wanted: tuple[str, ...]) -> Iterator[Batch]:
        try:
            frame = lazy.select(*wanted).collect()
        except Exception as error:
            raise _unreadable(path, backend, error) from error
        yield {name: frame.get_column(name) for name in wanted}

    return Source(names, batches, backend)


def _unreadable(path: Path, backend: str, error: Exception) -> AnswersError:
    return AnswersError(
        "{path}: not a Parquet file that {backend} can read ({kind}); write it anew",
        path=str(path),
        backend=backend,
        kind=type(error).__name__,
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
