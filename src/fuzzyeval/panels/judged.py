"""What experts write in a cell: a judgement, a name, or nothing."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias

import numpy as np

from fuzzyeval.halfwidth import narrow

__all__ = [
    "FRACTION",
    "JUDGEMENT_LIMIT",
    "LONGEST_TERM",
    "JudgementsByExpert",
    "is_blank",
    "is_date",
    "judgement",
    "text_of",
]

JudgementsByExpert: TypeAlias = dict[str, dict[str, dict[str, int | str]]]
"""``{expert: {parent: {"a/b": judgement}}}``: whole numbers, others as text, as written; an expert may have none."""

FRACTION = re.compile(r"\s*(\d{1,80}(?:\.\d{1,30})?)\s*(?:/\s*(\d{1,80}(?:\.\d{1,30})?)\s*)?", re.ASCII)
"""A positive number or fraction; longer ones would fill the memory."""

LONGEST_TERM = 10**80
"""Above and below the bar, in lowest terms, there is less than this, so that what is written is read again."""

JUDGEMENT_LIMIT = 1_000_000
"""The largest judgement, and the inverse of the smallest."""

_DATE = re.compile(
    r"\d{4}([-/])\d{1,2}\1\d{1,2}(\D.*)?|\d{1,2}-[A-Za-z]{3,9}|[A-Za-z]{3,9}-\d{1,2}|(\d{4}年)?\d{1,2}月\d{1,2}日",
    re.ASCII,
)


def judgement(value: object) -> int | str | None:
    """Return a judgement as it is written, whole ones as integers and full-width digits as ASCII; None for what is none.

    Examples
    --------
    >>> judgement("3"), judgement(3.0), judgement(" 1/3"), judgement(0.5), judgement("three"), judgement("１／３")
    (3, 3, '1/3', '0.5', None, '1/3')
    """
    written = (narrow(value) if isinstance(value, str) else _written(value)).strip()
    match = FRACTION.fullmatch(written)
    if match is None:
        return None
    above, below = Fraction(match[1]), Fraction(match[2] or 1)
    if not above or not below or max(above / below, below / above) > JUDGEMENT_LIMIT:
        return None
    return int(written) if written.isdigit() else written


def is_blank(value: object) -> bool:
    """Return whether nothing stands in a cell: null, NaN, pandas' NA and NaT, or text of blanks."""
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, Decimal):
        return value.is_nan()  # a signalling NaN refuses to be compared
    if isinstance(value, (float, np.floating, np.datetime64, np.timedelta64)):
        return bool(value != value)  # noqa: PLR0124  (NaN)
    return value is None or type(value).__name__ in ("NAType", "NaTType")


def is_date(value: object) -> bool:
    """Return whether a value is a date, which is what a spreadsheet makes of 1/3."""
    return isinstance(value, (date, datetime, np.datetime64)) or (
        isinstance(value, str) and _DATE.fullmatch(narrow(value).strip()) is not None
    )


def text_of(value: Any) -> str:
    """Return what is called so in a cell: text trimmed, whole numbers without a point, nothing where the cell is blank."""
    if is_blank(value):
        return ""
    if isinstance(value, str):
        return value.strip()
    return _written(value) or str(value)[:80].strip()


def _written(value: object) -> str:
    """Return a number as a person writes it, nothing for what is no number."""
    if isinstance(value, (bool, np.bool_)):
        return ""
    if isinstance(value, (int, np.integer)):
        return str(int(value)) if -(10**40) < int(value) < 10**40 else ""
    if isinstance(value, (float, np.floating)):
        return np.format_float_positional(value, trim="-")[:80]
    if isinstance(value, (Decimal, Fraction)):
        return _shortest(value)
    return ""


def _shortest(value: Decimal | Fraction) -> str:
    """Return an exact number in the fewest digits."""
    if isinstance(value, Fraction):
        return str(value)[:80]
    return format(value.normalize(), "f")[:80] if value.is_finite() and abs(value.adjusted()) < 40 else ""
