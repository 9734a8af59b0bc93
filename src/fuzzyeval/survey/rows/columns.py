"""Columns of any container into arrays: positions on the scale, names of objects, weights."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import narwhals as nw
import numpy as np

from fuzzyeval.aliases import IntArray, Key
from fuzzyeval.sources.source import Batch, Column, values
from fuzzyeval.survey import coding
from fuzzyeval.survey.keys import joined

__all__ = ["chunks", "distinct", "is_number", "length_of", "names", "objects", "positions", "taken", "texts"]

_CHUNK = 262_144  # rows at a time: their positions stay in cache


def length_of(batch: Batch) -> int:
    """Return how many rows a batch has."""
    return len(next(iter(batch.values())))


def chunks(length: int) -> Iterator[slice]:
    """Yield slices of rows."""
    for start in range(0, length, _CHUNK):
        yield slice(start, start + _CHUNK)


def taken(column: Column, at: IntArray) -> Column:
    """Return some rows of a column."""
    if isinstance(column, list):
        return [column[row] for row in at.tolist()]
    return column[at] if isinstance(column, np.ndarray) else column[at.tolist()]


def distinct(values: Sequence[Any]) -> tuple[list[Any], IntArray]:
    """Return the distinct values, those of different types apart, and which of them each row has."""
    found: list[Any] = []

    def number(value: Any) -> int:
        found.append(value)
        return len(found) - 1

    of_row = _by_distinct(values, number)
    return found, of_row


def texts(column: Column, at: IntArray) -> list[str]:
    """Return the texts at some rows of a column."""
    return [coding.as_text(value) for value in values(taken(column, at))] if len(at) else []


def positions(reader: coding.Coding, column: Column) -> IntArray:
    """Return the position on the scale of every answer in a column."""
    if isinstance(column, list):
        return _by_distinct(column, reader.of_value)
    if isinstance(column, np.ndarray):
        return (
            _of_numbers(reader, column)
            if column.dtype.kind in "iuf"
            else _by_distinct(column.tolist(), reader.of_value)
        )
    try:
        if is_number(column):
            return _where_present(column, lambda: reader.missing, lambda there: _of_numbers(reader, there.to_numpy()))
        if _is_text(column):
            return _of_strings(column, reader.of_text)
    except (NotImplementedError, nw.exceptions.NarwhalsError):
        pass  # what an engine holds and cannot compute with is read value by value
    return _by_distinct(column.to_list(), reader.of_value)


def objects(columns: Sequence[Column], length: int) -> tuple[tuple[Key, ...], IntArray]:
    """Return the keys of the objects, as they come, and which object each row belongs to."""
    if not columns:
        return ((),), np.zeros(length, dtype=np.int64)
    named = [names(column) for column in columns]
    keys, of_row = named[0]
    if len(named) == 1:
        return tuple(keys), of_row
    for further, of_row_further in named[1:]:
        of_row = np.unique(of_row * len(further) + of_row_further, return_inverse=True)[1]
    first = np.unique(of_row, return_index=True)[1]
    return tuple(joined([texts[rows[row]] for texts, rows in named]) for row in first.tolist()), of_row


def names(column: Column) -> tuple[list[str | None], IntArray]:
    """Return the distinct names in a column, and which of them each row has."""
    known: dict[str | None, int] = {}

    def number(value: Any) -> int:
        return known.setdefault(coding.key_text(value), len(known))

    if isinstance(column, list):
        of_row = _by_distinct(column, number)
    elif isinstance(column, np.ndarray):
        of_row = _of_distinct(column, number) if column.dtype.kind in "iuf" else _by_distinct(column.tolist(), number)
    elif _is_text(column):
        of_row = _of_strings(column, number)
    elif is_number(column) and not column.is_null().any():
        of_row = _of_distinct(column.to_numpy(), number)
    else:
        of_row = _by_distinct(column.to_list(), number)
    return list(known), of_row


def is_number(column: nw.Series[Any]) -> bool:
    """Return whether a column holds numbers that arrays of numbers hold."""
    return column.dtype.is_numeric() and column.dtype not in (nw.Decimal, nw.Int128, nw.UInt128)


def _is_text(column: nw.Series[Any]) -> bool:
    return column.dtype in (nw.String, nw.Categorical, nw.Enum)


def _of_numbers(reader: coding.Coding, numbers: np.ndarray[Any, Any]) -> IntArray:
    """Return the positions of numbers; of integers by a table, in which those outside are at either end."""
    if reader.integers is None or numbers.dtype.kind == "f":
        return _of_floats(reader, numbers)
    low, inside = reader.integers
    table = np.concatenate(([reader.refused], inside, [reader.refused]))
    if numbers.dtype.kind == "u":
        numbers = np.minimum(numbers.astype(np.uint64), np.uint64(2**62))  # whatever is larger is outside too
    return np.asarray(table.take(numbers.astype(np.int64) - (low - 1), mode="clip"))


def _of_floats(reader: coding.Coding, numbers: np.ndarray[Any, Any]) -> IntArray:
    """Return the positions of floats: where they are integers and gaps only, as those."""
    if numbers.dtype == np.float16:
        numbers = numbers.astype(np.float32)  # which can be compared with large numbers
    gaps = np.isnan(numbers) if numbers.dtype.kind == "f" else np.zeros(len(numbers), dtype=bool)
    if reader.integers is not None:
        within = np.where(gaps | (np.abs(numbers) > 2**53), 0, numbers)
        whole = within.astype(np.int64)
        if (whole == np.where(gaps, 0, numbers)).all():
            found = _of_numbers(reader, whole)
            found[gaps] = reader.missing
            return found
    return reader.of_numbers(numbers)


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


def _of_distinct(numbers: np.ndarray[Any, Any], meaning: Callable[[Any], int]) -> IntArray:
    """Return the meaning of every number, each distinct one looked up once."""
    if numbers.dtype.kind == "i" and len(numbers):
        low, high = int(numbers.min()), int(numbers.max())
        if high - low < 2 * len(numbers):  # a table takes less time than sorting
            if low >= 0 and high < 2 * len(numbers):
                low = 0
            beyond = numbers if low == 0 else numbers.astype(np.int64) - low
            table = np.zeros(high - low + 1, dtype=np.int64)
            table[beyond] = 1
            there = np.flatnonzero(table)
            table[there] = [meaning(value) for value in (there + low).tolist()]
            return np.asarray(table[beyond])
    distinct, of_row = np.unique(numbers, return_inverse=True)
    return np.array([meaning(value) for value in distinct], dtype=np.int64)[of_row]


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
