"""Any source of answers into columns: pandas, polars and pyarrow frames, lists of mappings, CSV and Parquet files.

A source is read in batches, each a mapping of column name to a narwhals series or a list of Python values.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal, TypeAlias

import narwhals as nw

from fuzzyeval import checks
from fuzzyeval.aliases import Plain
from fuzzyeval.errors import AnswersError, MissingExtraError

__all__ = ["BACKENDS", "Backend", "Batch", "Column", "Source", "opened", "to_native"]

Backend: TypeAlias = Literal["polars", "pandas", "pyarrow"]
BACKENDS: tuple[Backend, ...] = ("polars", "pandas", "pyarrow")
"""The dataframe libraries a table can be made with, in the order of preference."""

_ROWS = 50_000  # of a text file at a time

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

    Raises
    ------
    AnswersError
        For what is no frame, no list of mappings and no readable file.
    """
    if isinstance(answers, (str, Path)):
        return _file(Path(answers))
    if isinstance(answers, (list, tuple)):
        return _mappings(answers)
    try:
        frame = nw.from_native(answers)
    except (TypeError, ValueError) as error:
        names = list(map(str, getattr(answers, "column_names", getattr(answers, "columns", ()))))
        _refuse_doubled(names, names, "answers")
        raise AnswersError(
            f"answers: {type(answers).__name__} is not understood; give a pandas, polars or pyarrow frame, "
            "a list of mappings, or the path of a CSV or Parquet file (a matrix comes in by Relation.from_rows)"
        ) from error
    if isinstance(frame, nw.LazyFrame):
        raise AnswersError(f"answers: {type(answers).__name__} is lazy; collect it into a frame first")
    return _frame(frame)


def _frame(frame: nw.DataFrame[Any]) -> Source:
    names = tuple(map(str, frame.columns))
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
                f"answers[{at}]: {type(row).__name__} is not a mapping; give {{column: answer}} a respondent "
                "(a matrix comes in by Relation.from_rows)"
            )
    by_name = {raw: str(raw) for row in rows for raw in row}
    names = tuple(by_name.values())
    _refuse_doubled(names, names, "answers")
    raw_of = {name: raw for raw, name in by_name.items()}

    def batches(wanted: tuple[str, ...]) -> Iterator[Batch]:
        yield {name: [row.get(raw_of[name]) for row in rows] for name in wanted}

    return Source(names, batches)


def _file(path: Path) -> Source:
    kind = path.suffix.lower()
    if kind not in (".csv", ".parquet"):
        raise AnswersError(f"{path}: answers are read from .csv and .parquet files, or from a frame")
    if not path.is_file():
        raise AnswersError(f"{path}: no such file; check the path")
    return _csv(path) if kind == ".csv" else _parquet(path)


def _csv(path: Path) -> Source:
    """Read a CSV as text, so that what stands in it is seen as it stands: "N/A" is refused, not lost."""
    with _lines(path) as rows:
        header: list[str] = next(rows, [])
    names = tuple(name.strip() for name in header)
    if not names:
        raise AnswersError(f"{path}: empty; the first line names the columns")
    if len(names) == 1 and any(mark in names[0] for mark in ";\t"):
        raise AnswersError(f"{path}: its columns are not parted by commas; save it as comma-separated CSV")

    def batches(wanted: tuple[str, ...]) -> Iterator[Batch]:
        _refuse_doubled(wanted, names, str(path))
        at = [names.index(name) for name in wanted]
        columns: list[list[str]] = [[] for _ in wanted]
        with _lines(path) as rows:
            next(rows)
            for row in rows:
                if not row:
                    continue
                if len(row) != len(names):
                    raise AnswersError(
                        f"{path}, line {rows.line_num}: {len(row)} fields for {len(names)} columns; mend the line"
                    )
                for column, position in zip(columns, at, strict=True):
                    column.append(row[position])
                if len(columns[0] if columns else ()) >= _ROWS:
                    yield dict(zip(wanted, columns, strict=True))
                    columns = [[] for _ in wanted]
        yield dict(zip(wanted, columns, strict=True))

    return Source(names, batches)


class _lines:  # noqa: N801  (a context manager, used as a function)
    """The rows of a CSV file, with reading errors turned into ours."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> Any:
        try:
            self.file = self.path.open(encoding="utf-8-sig", newline="")
        except OSError as error:
            raise AnswersError(
                f"{self.path}: cannot be read ({error.strerror or error}); give a file that can"
            ) from error
        return csv.reader(self.file, strict=True)

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self.file.close()
        if isinstance(error, UnicodeDecodeError):
            raise AnswersError(
                f"{self.path}: not UTF-8 at byte {_not_utf8(self.path)}; save the file as UTF-8"
            ) from error
        if isinstance(error, csv.Error):
            raise AnswersError(f"{self.path}: not CSV ({error})") from error


def _not_utf8(path: Path) -> int:
    """Return the place of the first byte of a file that is not UTF-8; a decoder counts from where it last read."""
    before = 0
    with path.open("rb") as file:
        for line in file:
            try:
                line.decode()
            except UnicodeDecodeError as error:
                return before + error.start
            before += len(line)
    return before


def _refuse_doubled(wanted: Sequence[str], names: Sequence[str], source: str) -> None:
    for name in wanted:
        if names.count(name) > 1:
            raise AnswersError(f"{source}: two columns are called {name!r}; rename one")


def _parquet(path: Path) -> Source:
    engines: tuple[Backend, ...] = ("polars", "pyarrow")
    backend = next((name for name in engines if find_spec(name)), None)
    if backend is None:
        raise MissingExtraError(
            f"{path}: Parquet needs polars or pyarrow; install fuzzyeval[polars] or fuzzyeval[pyarrow]"
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
    return AnswersError(f"{path}: not a Parquet file that {backend} can read ({type(error).__name__}); write it anew")


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
            f"backend: {wanted} is not installed; install fuzzyeval[{backend or BACKENDS[0]}], or use to_rows"
        )
    return nw.from_dict(
        {name: [row[name] for row in rows] for name in (rows[0] if rows else ())}, backend=chosen
    ).to_native()
