"""How often each answer to a leaf occurs, by object: packed keys counted in pieces that stay in cache."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

import narwhals as nw
import numpy as np

from fuzzyeval.aliases import FloatArray, IntArray
from fuzzyeval.survey import coding
from fuzzyeval.survey.rows.columns import chunks, is_number, positions, texts
from fuzzyeval.survey.sources.source import Column

__all__ = ["Histogram", "bins", "histogram", "sums"]


_PIECE = 4096
_WIDEST = 4  # positions: a wider table of integers would take more memory, by object, than what it saves in time


class Histogram(NamedTuple):
    """The answers to a leaf.

    Attributes
    ----------
    counts
        How many have each position, by object, (n + 3, k).
    weighted
        What those weigh, (n + 3, k); None without design weights.
    offending
        The smallest of the refused texts, with their counts.
    """

    counts: IntArray
    weighted: FloatArray | None
    offending: Counter[str]


def histogram(
    reader: coding.Coding,
    column: Column,
    of_row: IntArray,
    k: int,
    frequency: IntArray | None,
    weight: FloatArray | None,
) -> Histogram:
    """Count the answers in a column.

    Parameters
    ----------
    reader
        What an answer means.
    column
        The answers, r of them.
    of_row
        Which of the k objects each belongs to, (r,).
    frequency
        How many respondents each stands for, (r,).
    weight
        Their design weights, times their frequencies, (r,).
    """
    sums = _Sums(reader, k, weighted=weight is not None)
    codes = None if weight is not None else _integers(reader, column)
    for part in chunks(len(of_row)):
        objects = of_row[part]
        each = None if frequency is None else frequency[part]
        if codes is not None and sums.add_codes(codes[part], objects, each):
            continue
        answers = column[part]
        at = positions(reader, answers)
        sums.add(at, objects, each, None if weight is None else weight[part])
        refused = np.flatnonzero(at == reader.refused)
        sums.note(texts(answers, refused), None if each is None else each[refused])
    return sums.result()


def bins(keys: IntArray, each: IntArray | None, size: int) -> IntArray:
    """Return how many rows have each key."""
    if each is None:
        return np.bincount(keys, minlength=size)
    return np.rint(np.bincount(keys, weights=each, minlength=size)).astype(np.int64)


def sums(keys: IntArray, weight: FloatArray, size: int) -> FloatArray:
    """Return the sum of the weights of each key, in pieces, so that rounding does not pile up over millions of rows."""
    total = np.zeros(size)
    step = max(_PIECE, size)
    for start in range(0, len(keys), step):
        piece = slice(start, start + step)
        total += np.bincount(keys[piece], weights=weight[piece], minlength=size)
    return total


def _integers(reader: coding.Coding, column: Column) -> np.ndarray[Any, Any] | None:
    """Return the integers in a column that has nothing else, where answers may be read by a table."""
    if reader.integers is None or len(reader.integers[1]) > _WIDEST * reader.width or isinstance(column, list):
        return None
    if isinstance(column, nw.Series):
        if not is_number(column) or not column.dtype.is_signed_integer() or column.is_null().any():
            return None
        column = column.to_numpy()
    return column if column.dtype.kind == "i" else None


class _Sums:
    """What has been counted: integers as they stand, until the end, and positions."""

    def __init__(self, reader: coding.Coding, k: int, *, weighted: bool) -> None:
        self.reader, self.k = reader, k
        self.counts = np.zeros((reader.width, k), dtype=np.int64)
        self.weighted = np.zeros((reader.width, k)) if weighted else None
        self.offending: Counter[str] = Counter()
        self.codes: IntArray | None = None

    def add_codes(self, codes: np.ndarray[Any, Any], objects: IntArray, each: IntArray | None) -> bool:
        """Count integers, unless some are outside of the table."""
        low, table = self.reader.integers or (0, np.zeros(0, dtype=np.int64))
        if not len(codes) or codes.min() < low or codes.max() >= low + len(table):
            return not len(codes)
        keys = objects * len(table)
        keys += codes
        keys -= low
        found = bins(keys, each, self.k * len(table))
        self.codes = found if self.codes is None else np.add(self.codes, found, out=self.codes)
        return True

    def add(self, at: IntArray, objects: IntArray, each: IntArray | None, weight: FloatArray | None) -> None:
        """Count positions."""
        keys = at * self.k + objects
        self.counts += bins(keys, each, self.counts.size).reshape(self.counts.shape)
        if self.weighted is not None and weight is not None:
            self.weighted += sums(keys, weight, self.counts.size).reshape(self.counts.shape)

    def note(self, found: list[str], each: IntArray | None) -> None:
        """Count refused texts; only the smallest are kept, so that memory is bounded."""
        for text, count in zip(found, [1] * len(found) if each is None else each.tolist(), strict=True):
            if count:
                self.offending[text] += count
        self.offending = Counter(dict(coding.smallest(self.offending)))

    def result(self) -> Histogram:
        """Return what was counted; integers come to mean something only here."""
        if self.codes is not None:
            low, table = self.reader.integers or (0, np.zeros(0, dtype=np.int64))
            codes = self.codes.reshape(self.k, len(table))
            for at, position in enumerate(table.tolist()):
                self.counts[position] += codes[:, at]
                if position == self.reader.refused and codes[:, at].any():
                    self.offending[str(low + at)] += int(codes[:, at].sum())
        return Histogram(self.counts, self.weighted, Counter(dict(coding.smallest(self.offending))))
