"""CSV text into batches of columns, or an error that names every broken line.

What stands in a cell stays text, so that it is seen as it stands: "N/A" is refused, not lost.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from itertools import chain, islice
from operator import itemgetter
from typing import TypeAlias

from fuzzyeval.errors import AnswersError
from fuzzyeval.sources.encoding import LONGEST_LINE
from fuzzyeval.sources.streams import Text
from fuzzyeval.wording import Message, message

__all__ = ["DELIMITERS", "LONGEST_RECORD", "MOST_COLUMNS", "MOST_TOLD", "CsvFile", "csv_of"]

DELIMITERS = ",\t;"
"""What may part the columns: a tab or a semicolon where the first line has no comma."""

MOST_COLUMNS = 100_000
"""The columns that a CSV may have; a spreadsheet has 16,384 at most."""

LONGEST_RECORD = 2 * LONGEST_LINE
"""The characters that a record may take in, over all its lines: a quote that is never closed takes in what follows."""

MOST_TOLD = 20
"""How many broken records an error names."""

_BLOCK = 2**16  # characters of lines read at a time
_ROWS = 50_000  # in a batch, fewer where many columns are wanted
_CELLS = 1_000_000

_Record: TypeAlias = list[str] | csv.Error
_Placed: TypeAlias = tuple[int, int, _Record]


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A CSV whose columns are known.

    Attributes
    ----------
    text
        Where it is read from.
    delimiter
        What parts its fields.
    columns
        The names in its first line, trimmed.
    """

    text: Text
    delimiter: str
    columns: tuple[str, ...]

    def batches(self, wanted: Sequence[str]) -> Iterator[dict[str, list[str]]]:
        """Yield the wanted columns, some rows at a time.

        Raises
        ------
        AnswersError
            Where records are broken; the first twenty are named. What was yielded before is then not to be used.
        """
        try:
            with self.text.opened() as text:
                yield from self._batches(_Records(text, self.delimiter), wanted)
        except csv.Error as error:
            raise _error(self) from error

    def broken(self) -> Iterator[_Placed]:
        """Yield every broken record: the line where it starts, the one where it ends, its fields, or why it has none."""
        width, nul = len(self.columns), self.text.encoding.nul
        with self.text.opened() as text:
            for start, end, record in _Records(text, self.delimiter).numbered():
                if isinstance(record, csv.Error) or len(record) not in (0, width) or (nul and _holds_nul(record)):
                    yield start, end, record

    def _batches(self, records: _Records, wanted: Sequence[str]) -> Iterator[dict[str, list[str]]]:
        place_of = {name: at for at, name in enumerate(self.columns)}
        pick = _picked([place_of[name] for name in wanted])
        most = max(1, min(_ROWS, _CELLS // max(1, len(wanted))))
        width = len(self.columns)
        rows: list[Sequence[str]] = []
        next((found for found in records.numbered() if found[2]), None)  # the first line
        records.handed = 0
        for row in records.reader:
            records.handed = 0
            if len(row) != width:
                if row:
                    raise csv.Error
                continue
            rows.append(pick(row))
            if len(rows) == most:
                yield _turned(wanted, rows)
                rows = []
        yield _turned(wanted, rows)


def csv_of(text: Text) -> CsvFile:
    """Return the CSV that a text is, by its first line.

    Raises
    ------
    AnswersError
        Where the first line is broken, names no columns or names too many, and where a NUL is in the text.
    """
    delimiter, header = _first_line(text)
    columns = tuple(name.strip() for name in header)
    if not any(columns):
        raise AnswersError("{place}: empty; the first line names the columns", place=text.place)
    if len(columns) > MOST_COLUMNS:
        raise AnswersError(
            "{place}: {found:,} columns, more than {most:,}; keep those that the study asks for",
            place=text.place,
            found=len(columns),
            most=MOST_COLUMNS,
        )
    found = CsvFile(text, delimiter, columns)
    if text.encoding.nul:
        raise _error(found)
    return found


def _first_line(text: Text) -> tuple[str, list[str]]:
    """Return the delimiter and the first record: a comma, unless that parts nothing and another delimiter does.

    Each is tried on the record itself, so that what stands within quotes parts nothing.
    """
    alone = _first_record(text, ",")
    for delimiter in DELIMITERS:
        found = alone if delimiter == "," else _first_record(text, delimiter)
        if isinstance(found, list) and len(found) > 1:
            return delimiter, found
    if isinstance(alone, Message):
        raise AnswersError("{place}, {problem}", place=text.place, problem=alone)
    return ",", alone


def _first_record(text: Text, delimiter: str) -> list[str] | Message:
    """Return the fields of the first record that is not blank, or what is wrong with it; no fields where there is none."""
    with text.opened() as opened:
        for start, end, record in _Records(opened, delimiter).numbered():
            if isinstance(record, csv.Error):
                return _unparsed(start, end, str(record))
            if record:
                return record
    return []


class _Records:
    """The records of a CSV, none of which may take in more than ``LONGEST_RECORD`` characters.

    Attributes
    ----------
    reader
        Reads them.
    handed
        The characters that were read, a block at a time, since who takes the records has last set it to 0.
    """

    def __init__(self, text: TextIOWrapper, delimiter: str) -> None:
        self.handed = 0
        self.reader = csv.reader(chain.from_iterable(self._blocks(text)), delimiter=delimiter, strict=True)

    def _blocks(self, text: TextIOWrapper) -> Iterator[list[str]]:
        while lines := text.readlines(_BLOCK):
            self.handed += sum(map(len, lines))
            if self.handed > LONGEST_RECORD:
                raise csv.Error("record")
            yield lines

    def numbered(self) -> Iterator[_Placed]:
        """Yield the line where a record starts, the one where it ends, and its fields, or why it has none."""
        while True:
            start, self.handed = self.reader.line_num + 1, 0
            try:
                record: _Record = next(self.reader)
            except StopIteration:
                return
            except csv.Error as error:
                record = error
            yield start, self.reader.line_num, record


def _turned(wanted: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, list[str]]:
    """Return rows as columns."""
    return {name: list(map(itemgetter(at), rows)) for at, name in enumerate(wanted)}


def _picked(places: Sequence[int]) -> Callable[[list[str]], Sequence[str]]:
    """Return what takes the fields at some places out of a row."""
    if len(places) > 1:
        return itemgetter(*places)
    return itemgetter(slice(places[0], places[0] + 1) if places else slice(0))


def _error(found: CsvFile) -> AnswersError:
    """Return the error that names the broken records of a CSV."""
    place, broken = found.text.place, found.broken()
    told = [_problem(*record, len(found.columns)) for record in islice(broken, MOST_TOLD)]
    further = sum(1 for _ in broken)
    if not told:
        return AnswersError("{place}: changed while it was read; read it again", place=place)
    if len(told) == 1:
        return AnswersError("{place}, {problem}", place=place, problem=told[0])
    if further:
        told.append(message("and {count:,} more", count=further))
    return AnswersError("{place}: broken records\n  {problems}", place=place, problems=told)


def _problem(start: int, end: int, record: _Record, columns: int) -> Message:
    """Return what is wrong with a record."""
    if isinstance(record, csv.Error):
        return _unparsed(start, end, str(record))
    if _holds_nul(record):
        return message("line {line}: a NUL among the text; save the file anew as CSV UTF-8", line=start)
    found = len(record)
    if end > start:
        return message(
            "line {line}: {found} fields for {columns} columns, as a quote runs on to line {end}; mend the line",
            line=start,
            found=found,
            columns=columns,
            end=end,
        )
    return message(
        "line {line}: {found} fields for {columns} columns; mend the line", line=start, found=found, columns=columns
    )


def _holds_nul(fields: list[str]) -> bool:
    return "\0" in "".join(fields)


def _unparsed(start: int, end: int, reason: str) -> Message:
    """Return what is wrong with a record that the reader gave up, by what it said and how far it read."""
    if "expected after" in reason:
        return message("line {line}: text after a closing quote; double a quote that belongs to the text", line=start)
    if "record" in reason:
        return message(
            "line {line}: a record of more than {most:,} characters; close its quotes", line=start, most=LONGEST_RECORD
        )
    if "limit" not in reason:
        return message("line {line}: a quote is opened and not closed; close it", line=start)
    most = csv.field_size_limit()
    if end > start:
        return message("line {line}: a quote is not closed within {most:,} characters; close it", line=start, most=most)
    return message("line {line}: a field of more than {most:,} characters; shorten it", line=start, most=most)
