"""What an answer means: a grade, missing, or refused; and what a grouping column's value is called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np

from fuzzyeval.aliases import IntArray, Key
from fuzzyeval.model.scale import NUMERIC, GradeScale
from fuzzyeval.wording.messages import brief

__all__ = ["BLANK", "Coding", "as_text", "key_text", "merged", "natural", "shown", "smallest"]

_WHOLE = re.compile(r"-?(0|[1-9][0-9]*)\.0")

BLANK = "(blank)"
"""How the object without a name is shown."""


@dataclass(frozen=True, slots=True)
class Coding:
    """Reads answers as positions on a scale: 0 to n − 1 for the grades, n for missing, n + 1 for refused.

    Text is trimmed; it is a grade's code or label in any language, or a number equal to a code. Null, NaN and empty text
    are missing. Truth values and everything else are refused.
    """

    scale: GradeScale

    @property
    def missing(self) -> int:
        """The position of a missing answer."""
        return len(self.scale)

    @property
    def refused(self) -> int:
        """The position of a refused answer."""
        return len(self.scale) + 1

    def of_value(self, value: object) -> int:
        """Return the position of one Python value."""
        if _absent(value):
            return self.missing
        if isinstance(value, str):
            return self.of_text(value)
        if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, float, Decimal, np.integer, np.floating)):
            return self.refused
        return self.scale.by_number.get(value, self.refused)  # type: ignore[arg-type]  # 5, 5.0 and Decimal(5) are one key

    def of_text(self, value: str) -> int:
        """Return the position of one text."""
        text = value.strip()
        if not text:
            return self.missing
        if text in self.scale.by_text:
            return self.scale.by_text[text]
        number = float(text) if NUMERIC.fullmatch(text) else None
        return self.refused if number is None else self.scale.by_number.get(number, self.refused)

    def of_numbers(self, values: np.ndarray[Any, Any]) -> IntArray:
        """Return the positions of an array of integers or floats."""
        if not self.scale.by_number:
            return np.where(np.isnan(values), self.missing, self.refused)
        codes = np.array(sorted(self.scale.by_number), dtype=np.float64)
        grades = np.array([self.scale.by_number[code] for code in codes.tolist()])
        nearest = np.searchsorted(codes, values).clip(max=len(codes) - 1)
        positions = np.where(codes[nearest] == values, grades[nearest], self.refused)
        return np.where(np.isnan(values), self.missing, positions) if values.dtype.kind == "f" else positions


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
    text = as_text(value)
    return (text[:-2] if _WHOLE.fullmatch(text) else text) or None


def _absent(value: object) -> bool:
    """Return whether a value is null, NaN, or pandas' NA or NaT."""
    if isinstance(value, Decimal):
        return value.is_nan()  # a signalling NaN refuses to be compared
    if isinstance(value, (float, np.floating, np.datetime64, np.timedelta64)):
        return bool(value != value)  # noqa: PLR0124  (NaN)
    return value is None or type(value).__name__ in ("NAType", "NaTType")


def natural(key: Key) -> tuple[Any, ...]:
    """Return what objects are sorted by: numbers within names as numbers, the blank one last."""
    parts = key if isinstance(key, tuple) else (key,)
    return tuple((part is None, _runs(part or ""), part or "") for part in parts)


def _runs(text: str) -> tuple[tuple[int, int, str], ...]:
    runs = re.findall(r"[0-9]+|[^0-9]+", text)
    return tuple((0, int(run), "") if run.isdecimal() and run.isascii() else (1, 0, run.casefold()) for run in runs)


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
