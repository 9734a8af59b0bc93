"""Answers in files: CSV, Parquet and Excel, one file, or all in a folder, or all that a pattern matches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from os import SEEK_END
from pathlib import Path

import narwhals as nw

from fuzzyeval.errors import AnswersError, MissingExtraError
from fuzzyeval.sources import streaming, streams
from fuzzyeval.sources.csvfile import csv_of
from fuzzyeval.sources.failing import reading, refusing
from fuzzyeval.sources.paths import Kind, found
from fuzzyeval.sources.source import Batch, Source, refuse_doubled
from fuzzyeval.sources.workbook import of_workbook

__all__ = ["of_text", "opened", "refuse_lacking"]

_PARQUET_ENDS = (b"PAR1", b"PARE")  # the latter is encrypted: polars says so itself


def opened(path: Path | str) -> Source:
    r"""Return the answers in the files that a path means.

    Each file is a part of its own: its columns may be in another order, and Parquet may hold them in other types. The
    columns of the source are those that every file has.

    Raises
    ------
    AnswersError
        Where there are no such files, and for one that cannot be read.
    MissingExtraError
        Where what reads them is not installed.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     for day in (10, 9):
    ...         _ = Path(folder, f"day{day}.csv").write_text(f"q1\n{day}\n", encoding="utf-8")
    ...     source = opened(f"{folder}/day*.csv")
    ...     [batch["q1"] for batch in source.read(["q1"])]
    [['9'], ['10']]
    """
    files = found(path)
    return _joined(files.place, [_OPENING[files.kind](file) for file in files.files])


def of_text(text: streams.Text) -> Source:
    """Return the answers in the text of a CSV.

    Raises
    ------
    AnswersError
        Where its first line names no columns.
    """
    csv = csv_of(text)

    def batches(wanted: tuple[str, ...]) -> Iterator[Batch]:
        refuse_doubled(wanted, csv.columns, text.place)
        yield from csv.batches(wanted)

    return Source(csv.columns, batches, place=text.place)


def refuse_lacking(wanted: Sequence[str], lacking: Mapping[str, str]) -> None:
    """Refuse columns that some files have and others lack.

    Raises
    ------
    AnswersError
        For the first of them, with the first file that lacks it.
    """
    for column in wanted:
        if column in lacking:
            raise AnswersError(
                "{path}: no column is called {column!r}, as in other files; add it, or read the files that have it",
                path=lacking[column],
                column=column,
            )


def _csv(path: Path) -> Source:
    return of_text(streams.of_path(path))


def _parquet(path: Path) -> Source:
    place = str(path)
    if not find_spec("polars"):
        raise MissingExtraError("{path}: Parquet needs polars; install fuzzyeval[polars]", path=place)
    import polars as pl  # noqa: PLC0415  (an extra)

    if _last(path, 4) not in _PARQUET_ENDS:
        raise AnswersError(
            "{path}: not a Parquet file, or one cut short: it does not end with PAR1; write it anew", path=place
        )
    with refusing("{place}: not a Parquet file that polars can read ({reason}); write it anew", place):
        lazy = pl.scan_parquet(path.absolute(), glob=False, hive_partitioning=False)
        columns = tuple(lazy.collect_schema().names())
    frame = nw.from_native(lazy)

    def batches(wanted: tuple[str, ...]) -> Iterator[Batch]:
        batch = None
        with reading(place):
            for batch in streaming.batches(frame, wanted) if wanted else ():
                yield batch
            if batch is None:  # no rows, or nothing wanted
                none = nw.from_native(pl.DataFrame(schema=lazy.select(wanted).collect_schema()))
                yield {name: none.get_column(name) for name in wanted}

    return Source(columns, batches, "polars", {place: frame}, place)


def _last(path: Path, size: int) -> bytes:
    """Return the last bytes of a file."""
    with path.open("rb") as file:
        file.seek(-min(size, file.seek(0, SEEK_END)), SEEK_END)
        return file.read()


_OPENING: Mapping[Kind, Callable[[Path], Source]] = {"CSV": _csv, "Parquet": _parquet, "Excel": of_workbook}


def _joined(place: str, parts: Sequence[Source]) -> Source:
    """Return the parts as one source."""
    if len(parts) == 1:
        return parts[0]
    there = [frozenset(part.columns) for part in parts]
    everywhere = frozenset.intersection(*there)
    lacking = {
        column: next(part.place for part, columns in zip(parts, there, strict=True) if column not in columns)
        for part in parts
        for column in part.columns
        if column not in everywhere
    }

    def batches(wanted: tuple[str, ...]) -> Iterator[Batch]:
        refuse_lacking(wanted, lacking)
        for part in parts:
            yield from part.batches(wanted)

    columns = tuple(column for column in parts[0].columns if column in everywhere)
    frames = {place: frame for part in parts for place, frame in part.frames.items()}
    return Source(columns, batches, parts[0].backend, frames, place, lacking)
