"""Numbers as answers: one, or a range of them written as text."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from fuzzyeval.errors import StudyError
from fuzzyeval.halfwidth import narrow
from fuzzyeval.model.scale import number_in

__all__ = ["Code", "Span", "span_of"]

Code: TypeAlias = int | float | str
"""A declared answer: a number, a text, or a range written as text."""

_BOUND = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d{1,3})?", re.ASCII)  # ends in digits, so that 1...5 is none of two


@dataclass(frozen=True, slots=True)
class Span:
    """The numbers from low to high, both among them; high is not where the span is open.

    Attributes
    ----------
    low, high
        The ends; infinite where there is none.
    open
        Whether high is left out.
    """

    low: int | float
    high: int | float
    open: bool = False

    def holds(self, number: float | Decimal) -> bool:
        """Return whether a number is in the span, compared exactly."""
        return self.low <= number and (number < self.high if self.open else number <= self.high)

    def integers(self, least: int, most: int) -> tuple[int, int] | None:
        """Return the first and the last integer in the span, from least to most; None where there is none."""
        low = least if self.low == -math.inf else max(least, math.ceil(self.low))
        high = (
            most
            if self.high == math.inf
            else min(most, math.ceil(self.high) - 1 if self.open else math.floor(self.high))
        )
        return (low, high) if low <= high else None

    def floats(self) -> tuple[float, float] | None:
        """Return the first and the last finite float in the span; None where there is none."""
        low, high = float(self.low), float(self.high)
        if low < self.low or low == -math.inf:  # a large integer need not be a float
            low = math.nextafter(low, math.inf)
        if high > self.high or high == math.inf or (self.open and high == self.high):
            high = math.nextafter(high, -math.inf)
        return (low, high) if low <= high else None


def span_of(answer: Code) -> Span | None:
    """Return the numbers that a declared answer stands for: one, those of a range, or None where it is a text.

    Raises
    ------
    StudyError
        For what is meant as a range and is none.

    Examples
    --------
    >>> span_of("5..<7"), span_of("good")
    (Span(low=5, high=7, open=True), None)
    """
    number = number_in(answer) if isinstance(answer, str) else answer
    return _range(str(answer)) if number is None else Span(number, number)


def _range(answer: str) -> Span | None:
    """Return the numbers of a range; None for a text that is not meant as one."""
    low, dots, rest = (part.strip() for part in narrow(answer).partition(".."))
    high = rest.removeprefix("<").strip()
    numbered, is_open = [end for end in (low, high) if _BOUND.fullmatch(end)], rest.startswith("<")
    if not dots or (not numbered and low + high):
        return None
    first, last = _bound(low, -math.inf), _bound(high, math.inf)
    if first is None or last is None or not numbered or (is_open and not high):
        raise StudyError("{answer!r} is no range; write a..b, a..<b, ..b, ..<b or a.., with numbers", answer=answer)
    if first > last or (is_open and first == last):
        raise StudyError("{answer!r} holds no number; give the smaller end first", answer=answer)
    return Span(first, last, is_open)


def _bound(text: str, absent: float) -> int | float | None:
    """Return an end of a range; None where it is no number."""
    return absent if not text else number_in(text) if _BOUND.fullmatch(text) else None
