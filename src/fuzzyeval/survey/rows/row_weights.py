"""What rows weigh: how many respondents each stands for, and its design weight."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NoReturn

import numpy as np

from fuzzyeval.aliases import BoolArray, FloatArray, IntArray
from fuzzyeval.errors import AnswersError
from fuzzyeval.model.scale import NUMERIC
from fuzzyeval.sources.source import Column, values
from fuzzyeval.survey.rows.columns import distinct, taken

__all__ = [
    "LEAST",
    "MOST",
    "MOST_RESPONDENTS",
    "design_weights",
    "frequencies",
    "refuse_design",
    "refuse_frequency",
    "refuse_many",
]

LEAST, MOST = 1e-100, 1e100
"""Between these is a design weight that is not 0: squares of others would vanish or overflow."""

MOST_RESPONDENTS = 2**53
"""Fewer are counted: up to here a float holds every whole number."""


def frequencies(column: Column, name: str) -> IntArray:
    """Return how many respondents each row stands for.

    Raises
    ------
    AnswersError
        For what is no whole number from 0.
    """
    found = _numbers(column)
    wrong = ~((found >= 0) & (found < MOST_RESPONDENTS) & (found == np.floor(found)))
    if wrong.any():
        refuse_frequency(name, *_first(column, wrong))
    refuse_many(name, float(found.sum()))
    return found.astype(np.int64)


def design_weights(column: Column, name: str) -> FloatArray:
    """Return the design weight of each row.

    Raises
    ------
    AnswersError
        For what is no number from 0 to 1e100.
    """
    found = _numbers(column)
    wrong = ~((found == 0) | ((found >= LEAST) & (found <= MOST)))
    if wrong.any():
        refuse_design(name, *_first(column, wrong))
    return found


def _numbers(column: Column) -> FloatArray:
    """Return a column as floats, NaN where there is no number."""
    if isinstance(column, np.ndarray) and column.dtype.kind in "iuf":
        return column.astype(np.float64)
    if not isinstance(column, (list, np.ndarray)) and column.dtype.is_integer() and not column.is_null().any():
        return np.asarray(column.to_numpy(), dtype=np.float64)
    found, of_row = distinct(values(column))
    return np.array([_number(value) for value in found], dtype=np.float64)[of_row]


def _number(value: Any) -> float:
    if isinstance(value, str):
        return float(value.strip()) if NUMERIC.fullmatch(value.strip()) else np.nan
    number = isinstance(value, (int, float, Decimal, np.integer, np.floating)) and not isinstance(value, bool)
    try:
        return float(value) if number else np.nan
    except (OverflowError, ValueError):
        return np.nan


def refuse_frequency(column: str, value: object, rows: int) -> NoReturn:
    """Refuse what is no frequency weight."""
    raise AnswersError(
        "{column}: {value!r} is no frequency weight, as is found in {rows:,} row(s); give how many respondents the row "
        "stands for, a whole number from 0, below 2**53",
        column=column,
        value=value,
        rows=rows,
    )


def refuse_design(column: str, value: object, rows: int) -> NoReturn:
    """Refuse what is no design weight."""
    raise AnswersError(
        "{column}: {value!r} is no design weight, as is found in {rows:,} row(s); give 0, or a number from 1e-100 to 1e100",
        column=column,
        value=value,
        rows=rows,
    )


def refuse_many(column: str, respondents: float) -> None:
    """Refuse frequencies that sum to more than can be counted exactly."""
    if respondents >= MOST_RESPONDENTS:
        raise AnswersError(
            "{column}: the rows stand for {respondents:.6g} respondents, and only fewer than 2**53 are counted exactly; give "
            "weights that are counts",
            column=column,
            respondents=respondents,
        )


def _first(column: Column, wrong: BoolArray) -> tuple[object, int]:
    """Return the first wrong value, and how many there are."""
    return values(taken(column, np.flatnonzero(wrong)[:1]))[0], int(wrong.sum())
