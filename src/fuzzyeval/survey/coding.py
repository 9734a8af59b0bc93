"""What an answer means: a grade, missing, refused, or don't know; and what a grouping column's value is called."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

import numpy as np

from fuzzyeval.aliases import IntArray, Key
from fuzzyeval.halfwidth import narrow
from fuzzyeval.model.meaning import DONT_KNOW, Meaning, Own, meaning
from fuzzyeval.model.scale import GradeScale, number_in
from fuzzyeval.model.span import Code, Span
from fuzzyeval.model.study import Study
from fuzzyeval.sealed import sealed
from fuzzyeval.wording.messages import brief

__all__ = [
    "BLANK",
    "MOST_INTEGERS",
    "Coding",
    "as_text",
    "codings",
    "key_text",
    "merged",
    "shown",
    "smallest",
]

MOST_INTEGERS = 1024
"""How many integers may be looked up in a table."""

_DTYPES: dict[str, type[np.generic]] = {"i": np.int64, "u": np.uint64, "f": np.float64}  # by the kind of an array
_LIMITS = {"i": (-(2**63), 2**63 - 1), "u": (0, 2**64 - 1)}
_SAFE = (-(2**63), 2**63 - 2)

_WHOLE = re.compile(r"-?(0|[1-9][0-9]*)\.0")

BLANK = "(blank)"
"""How the object without a name is shown."""


@dataclass(frozen=True)
class Coding:
    """Reads answers as positions: 0 to n − 1 for the grades, n for missing, n + 1 for refused, n + 2 for don't know.

    Text is trimmed; it is a grade's code or label in any language, or a number equal to a code. Where it is not known as
    it stands, full-width letters and digits are read as ASCII. Null, NaN and empty text are missing. Truth values and
    everything else are refused.

    Attributes
    ----------
    scale
        The grades.
    own
        A leaf's own answers by grade, in place of the scale's codes.
    reversed
        Whether the leaf is asked the other way round: the grade at position p is then that at n − 1 − p.
    dont_know
        The answers that mean that somebody does not know.
    """

    scale: GradeScale
    own: Own | None = None
    reversed: bool = False
    dont_know: tuple[Code, ...] = ()

    @property
    def missing(self) -> int:
        """The position of a missing answer."""
        return len(self.scale)

    @property
    def refused(self) -> int:
        """The position of a refused answer."""
        return len(self.scale) + 1

    @property
    def unknown(self) -> int:
        """The position of an answer that means don't know."""
        return len(self.scale) + 2

    @property
    def width(self) -> int:
        """How many positions there are."""
        return len(self.scale) + 3

    def of_value(self, value: object) -> int:
        """Return the position of one Python value."""
        if _absent(value):
            return self.missing
        if isinstance(value, str):
            return self.of_text(value)
        if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, float, Decimal, np.integer, np.floating)):
            return self.refused
        if isinstance(value, np.generic):
            value = int(value) if isinstance(value, np.integer) else float(value)
        return self._of_number(value)

    def of_text(self, value: str) -> int:
        """Return the position of one text."""
        text = value.strip()
        if not text:
            return self.missing
        for known in (text, narrow(text)):
            if known in self._texts:
                return self._texts[known]
        number = number_in(text)
        return self.refused if number is None else self._of_number(number)

    def of_numbers(self, values: np.ndarray[Any, Any]) -> IntArray:
        """Return the positions of an array of integers or floats."""
        kind = values.dtype.kind
        with np.errstate(over="ignore"):  # what is too large for a float is infinite, and refused
            numbers = values.astype(_DTYPES[kind], copy=False)
        lows, highs, places = self._tables[kind]
        at = np.searchsorted(lows, numbers, side="right")
        found = np.where(numbers <= highs[at], places[at], self.refused)
        return np.where(np.isnan(numbers), self.missing, found) if kind == "f" else found

    @cached_property
    def integers(self) -> tuple[int, IntArray] | None:
        """The smallest integer that is known, and the positions of it and of all up to the largest, read-only.

        Every other integer is refused. None where no integer is known, or where they lie too far apart.
        """
        spans = [span for span, _ in self._spans]
        known = [ends for span in spans if (ends := span.integers(*_SAFE)) is not None]
        if not known or known[-1][1] - known[0][0] >= MOST_INTEGERS or not _within(_SAFE, spans):
            return None
        low, high = known[0][0], known[-1][1]
        return low, sealed(self.of_numbers(np.arange(low, high + 1, dtype=np.int64)))

    @cached_property
    def _meaning(self) -> Meaning:
        return meaning(self.scale, self.own, self.dont_know)

    @cached_property
    def _texts(self) -> dict[str, int]:
        return {text: self._place(means) for text, means in self._meaning.texts.items()}

    @cached_property
    def _spans(self) -> tuple[tuple[Span, int], ...]:
        return tuple((span, self._place(means)) for span, means in self._meaning.spans)

    @cached_property
    def _lows(self) -> list[int | float]:
        return [span.low for span, _ in self._spans]

    @cached_property
    def _tables(self) -> dict[str, tuple[np.ndarray[Any, Any], np.ndarray[Any, Any], IntArray]]:
        """By the kind of an array: where spans begin; where they end, and what they mean, after one that means nothing."""
        return {kind: self._table(kind) for kind in _DTYPES}

    def _table(self, kind: str) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any], IntArray]:
        ends = [span.floats() if kind == "f" else span.integers(*_LIMITS[kind]) for span, _ in self._spans]
        kept = [(pair, place) for pair, (_, place) in zip(ends, self._spans, strict=True) if pair is not None]
        return (
            np.array([low for (low, _), _ in kept], dtype=_DTYPES[kind]),
            np.array([0, *(high for (_, high), _ in kept)], dtype=_DTYPES[kind]),
            np.array([self.refused, *(place for _, place in kept)], dtype=np.int64),
        )

    def _place(self, means: int) -> int:
        if means == DONT_KNOW:
            return self.unknown
        return len(self.scale) - 1 - means if self.reversed else means

    def _of_number(self, number: float | Decimal) -> int:
        if not _finite(number):
            return self.refused
        if isinstance(number, Decimal) and number != number.to_integral_value():
            number = float(number)  # as a declared 0.2 is
        at = bisect_right(self._lows, number) - 1  # numbers of all kinds are compared exactly
        if at < 0:
            return self.refused
        span, place = self._spans[at]
        return place if span.holds(number) else self.refused


def codings(study: Study) -> tuple[Coding, ...]:
    """Return how the answers to each leaf are read, in the order of the leaves; leaves that read alike share one."""
    leaves = [study.outline.indicators[leaf] for leaf in study.outline.leaves]
    ways = [(leaf.answers, leaf.reversed, leaf.unknown(study.survey.dont_know)) for leaf in leaves]
    readers = {way: Coding(study.grades, *way) for way in dict.fromkeys(ways)}
    return tuple(readers[way] for way in ways)


def _finite(number: float | Decimal) -> bool:
    try:
        return math.isfinite(number)
    except OverflowError:  # an integer that is larger than any float
        return False


def _within(limits: tuple[int, int], spans: Sequence[Span]) -> bool:
    return all(limits[0] <= span.low and span.high <= limits[1] for span in spans)


def as_text(value: object) -> str:
    """Return a value as a person would write it: whole numbers without a point, text trimmed."""
    if isinstance(value, (float, Decimal, np.floating)):
        number = float(value)
        return str(int(number)) if abs(number) < 2**53 and number.is_integer() else str(value)
    if isinstance(value, np.generic):
        value = value.item()
    try:
        return str(value).strip()
    except Exception:  # noqa: BLE001  (an integer of more digits than Python writes, whatever a stranger's text raises)
        return brief(value)


def key_text(value: object) -> str | None:
    """Return what an object is called: text, or None for null, NaN and blank.

    The text ``1.0`` is ``1``, as it would be had the column been read as numbers.
    """
    if _absent(value):
        return None
    text = as_text(value.normalize() if isinstance(value, Decimal) and value.is_finite() else value)
    return (text[:-2] if _WHOLE.fullmatch(text) else text) or None


def _absent(value: object) -> bool:
    """Return whether a value is null, NaN, or pandas' NA or NaT."""
    if isinstance(value, Decimal):
        return value.is_nan()  # a signalling NaN refuses to be compared
    if isinstance(value, (float, np.floating, np.datetime64, np.timedelta64)):
        return bool(value != value)  # noqa: PLR0124  (NaN)
    return value is None or type(value).__name__ in ("NAType", "NaTType")


def shown(key: Key) -> str:
    """Return an object's key as one text."""
    parts = key if isinstance(key, tuple) else (key,)
    return " / ".join(BLANK if part is None else part for part in parts)


def smallest(offending: Counter[str], most: int = 20) -> tuple[tuple[str, int], ...]:
    """Return the smallest of the distinct texts, sorted, with their counts; so kept, they merge exactly."""
    return tuple(sorted(offending.items())[:most])


def merged(left: Sequence[tuple[str, int]], right: Sequence[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """Return two lists of offending texts as one."""
    return smallest(Counter(dict(left)) + Counter(dict(right)))
