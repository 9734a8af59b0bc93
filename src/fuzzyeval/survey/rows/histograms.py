"""How often each answer to a leaf occurs, by object: packed keys counted in pieces that stay in cache."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import narwhals as nw
import numpy as np

from fuzzyeval.aliases import FloatArray, IntArray
from fuzzyeval.sources.source import Column
from fuzzyeval.survey import coding
from fuzzyeval.survey.rows.columns import chunks, is_number, positions, texts

__all__ = ["Histogram", "bins", "histograms", "sums"]

_PIECE = 4096  # rows whose weights are summed before the sums are
_TOGETHER = 100_000  # objects times columns that are counted at once: their bins stay in cache
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


def histograms(
    readers: Sequence[coding.Coding],
    columns: Sequence[Column],
    of_row: IntArray,
    k: int,
    frequency: IntArray | None,
    weight: FloatArray | None,
) -> Iterator[Histogram]:
    """Count the answers in columns, and yield the histogram of each.

    Parameters
    ----------
    readers
        What an answer means, by column.
    columns
        The answers, r in each.
    of_row
        Which of the k objects each belongs to, (r,).
    frequency
        How many respondents each stands for, (r,).
    weight
        Their design weights, times their frequencies, (r,).
    """
    most = max(1, _TOGETHER // max(1, k))
    for start in range(0, len(columns), most):
        block = columns[start : start + most]
        found = [_Sums(reader, k, weighted=weight is not None) for reader in readers[start : start + most]]
        for part in chunks(len(of_row)):  # column after column, while the objects of these rows are in cache
            objects = _Objects(of_row[part], None if frequency is None else frequency[part])
            mine = None if weight is None else weight[part]
            for leaf, column in zip(found, block, strict=True):
                answers = column[part]
                if mine is not None or not leaf.add_integers(answers, objects):
                    leaf.add(answers, objects, mine)
        while found:
            yield found.pop(0).result()


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


def _integers(answers: Column, gap: int) -> tuple[np.ndarray[Any, Any], bool] | None:
    """Return answers that are integers, or gaps, as integers, and whether any is a gap; None where some are neither.

    Every gap is one integer that no answer is.
    """
    if isinstance(answers, nw.Series):
        if not is_number(answers) or answers.dtype.is_unsigned_integer():
            return None
        if answers.dtype.is_integer() and answers.is_null().any():
            wide = answers.cast(nw.Int64())  # the gap may be more than the column's own type holds
            return None if (wide == gap).any() else (wide.fill_null(gap).to_numpy(), True)
        answers = answers.to_numpy()
    if isinstance(answers, list) or answers.dtype.kind not in "if":
        return None
    if answers.dtype.kind == "i":
        return answers, False
    gaps = np.isnan(answers)
    whole = np.where(gaps, 0, answers)
    if (np.rint(whole) != whole).any():
        return None
    with np.errstate(invalid="ignore"):  # what is too large becomes another number, as far from any table
        found = whole.astype(np.int64)
    return None if (found == gap).any() else (np.where(gaps, gap, found), True)


def _table(reader: coding.Coding) -> tuple[int, IntArray]:
    """Return the first integer of a table, and what it and the next mean, the last of them a gap; none if it were wide."""
    low, inside = reader.integers or (0, np.zeros(0, dtype=np.int64))
    if not 0 < len(inside) <= _WIDEST * reader.width:
        return 0, np.zeros(0, dtype=np.int64)
    if 0 < low <= _WIDEST:  # from 0 on, integers are bins as they are
        low, inside = 0, np.concatenate((np.full(low, reader.refused), inside))
    return low, np.append(inside, reader.missing)


class _Objects:
    """Which objects some rows belong to, and how many respondents each row stands for."""

    def __init__(self, of_row: IntArray, each: IntArray | None) -> None:
        self.of_row, self.each = of_row, each
        self.bases: dict[int, IntArray] = {}

    def bases_of(self, width: int) -> IntArray:
        """Return where the bins of each row's object begin, when each has so many."""
        if width not in self.bases:
            self.bases[width] = self.of_row * width
        return self.bases[width]


class _Sums:
    """What has been counted of a leaf: integers as they stand, until the end, and positions."""

    def __init__(self, reader: coding.Coding, k: int, *, weighted: bool) -> None:
        self.reader, self.k = reader, k
        self.counts = np.zeros((reader.width, k), dtype=np.int64)
        self.weighted = np.zeros((reader.width, k)) if weighted else None
        self.offending: Counter[str] = Counter()
        self.codes: IntArray | None = None
        self.low, self.table = _table(reader)

    def add_integers(self, answers: Column, objects: _Objects) -> bool:
        """Count answers that are integers or gaps as they stand, unless some are outside of the table."""
        width = len(self.table)
        read = _integers(answers, self.low + width - 1) if width else None
        if read is None:
            return False
        codes, gaps = read
        at = codes if self.low == 0 else codes.astype(np.int64) - self.low
        unsigned = at.view(at.dtype.str.replace("i", "u"))  # so that what is below 0 is large
        if unsigned.max(initial=0) >= width - (not gaps):
            return False
        found = bins(objects.bases_of(width) + at, objects.each, self.k * width)
        self.codes = found if self.codes is None else np.add(self.codes, found, out=self.codes)
        return True

    def add(self, answers: Column, objects: _Objects, weight: FloatArray | None) -> None:
        """Count answers by their positions."""
        at = positions(self.reader, answers)
        keys = at * self.k + objects.of_row
        self.counts += bins(keys, objects.each, self.counts.size).reshape(self.counts.shape)
        if self.weighted is not None and weight is not None:
            self.weighted += sums(keys, weight, self.counts.size).reshape(self.counts.shape)
        refused = np.flatnonzero(at == self.reader.refused)
        self._note(texts(answers, refused), None if objects.each is None else objects.each[refused])

    def _note(self, found: list[str], each: IntArray | None) -> None:
        """Count refused texts; only the smallest are kept, so that memory is bounded."""
        for text, count in zip(found, [1] * len(found) if each is None else each.tolist(), strict=True):
            self.offending[text] += count
        self.offending = Counter(dict(coding.smallest(self.offending)))

    def result(self) -> Histogram:
        """Return what was counted; integers come to mean something only here."""
        if self.codes is not None:
            codes = self.codes.reshape(self.k, len(self.table))
            for at, position in enumerate(self.table.tolist()):
                self.counts[position] += codes[:, at]
                if position == self.reader.refused and codes[:, at].any():
                    self.offending[str(self.low + at)] += int(codes[:, at].sum())
        return Histogram(self.counts, self.weighted, Counter(dict(coding.smallest(self.offending))))
