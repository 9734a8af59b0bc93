"""A respondent who occurs more than once: kept, refused, or counted by the first or the last row alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any, NoReturn

import numpy as np

from fuzzyeval.aliases import IntArray
from fuzzyeval.errors import AnswersError
from fuzzyeval.model.scale import NUMERIC
from fuzzyeval.model.survey import Survey
from fuzzyeval.sources.source import Batch, Column, values
from fuzzyeval.survey import coding
from fuzzyeval.survey.rows.columns import distinct, taken

__all__ = ["kept", "name_of", "named", "refuse_several", "refuse_unnamed"]


def named(column: Column, name: str) -> IntArray:
    """Return a number for the respondent of each row.

    Raises
    ------
    AnswersError
        Where a row does not say who answered.
    """
    found, of_row = distinct(values(column))
    texts = [name_of(value) for value in found]
    unnamed = np.array([text is None for text in texts], dtype=bool)[of_row]
    if unnamed.any():
        refuse_unnamed(name, int(unnamed.sum()))
    known: dict[str | None, int] = {}
    return np.array([known.setdefault(text, len(known)) for text in texts], dtype=np.int64)[of_row]


def kept(batch: Batch, survey: Survey) -> IntArray:
    """Return the rows that count, of all rows of a sample.

    Raises
    ------
    AnswersError
        Where a respondent has several rows and the survey refuses that, and where the order of them is not determined.
    """
    respondent = survey.respondent or ""
    column = batch[respondent]
    of_row = named(column, respondent)
    several = np.flatnonzero(np.bincount(of_row)[of_row] > 1)
    if not len(several):
        return np.arange(len(of_row))
    if survey.duplicates == "refuse":
        first = coding.as_text(values(taken(column, several[:1]))[0])
        refuse_several(respondent, first, len(np.unique(of_row[several])))
    chosen = _chosen(batch, survey, of_row, several)
    return np.sort(np.concatenate((np.setdiff1d(np.arange(len(of_row)), several), chosen)))


def refuse_unnamed(column: str, rows: int) -> NoReturn:
    """Refuse rows that do not say who answered."""
    raise AnswersError(
        "{column}: {rows:,} row(s) do not say who answered, so that nobody can tell whose they are; fill the column, or leave it "
        "out of the survey",
        column=column,
        rows=rows,
    )


def refuse_several(column: str, respondent: str, respondents: int) -> NoReturn:
    """Refuse respondents with several rows."""
    raise AnswersError(
        "{column}: {respondents:,} respondent(s) answered more than once, such as {respondent!r}; let the survey say "
        "duplicates: first or last, or keep",
        column=column,
        respondents=respondents,
        respondent=respondent,
    )


def _chosen(batch: Batch, survey: Survey, of_row: IntArray, several: IntArray) -> IntArray:
    """Return, of respondents with several rows, the first or the last of each."""
    order_by = survey.order_by or ""
    pick: Callable[..., Any] = min if survey.duplicates == "first" else max
    rows: dict[int, list[tuple[Any, int]]] = defaultdict(list)
    for row, value in zip(several.tolist(), values(taken(batch[order_by], several)), strict=True):
        rows[int(of_row[row])].append((_rank(value, order_by), row))
    chosen = []
    for found in rows.values():
        try:
            best = pick(rank for (_, rank), _ in found) if len({kind for (kind, _), _ in found}) == 1 else None
        except TypeError:  # a date and a time, or times with and without a zone
            best = None
        if best is None:
            raise AnswersError(
                "{column}: values of different types do not put rows in order; make them all dates, or all numbers",
                column=order_by,
            )
        winners = [row for (_, rank), row in found if rank == best]
        if len(winners) > 1:
            raise AnswersError(
                "{column}: {respondent!r} has {rows} rows with {value!r}, so that none of them is the {which}; tell them "
                "apart, or keep all",
                column=order_by,
                respondent=coding.as_text(values(taken(batch[survey.respondent or ""], np.array(winners[:1])))[0]),
                rows=len(winners),
                value=coding.as_text(values(taken(batch[order_by], np.array(winners[:1])))[0]),
                which=survey.duplicates,
            )
        chosen.append(winners[0])
    return np.array(chosen, dtype=np.int64)


def _rank(value: Any, column: str) -> tuple[int, Any]:
    """Return what a value of the ordering column is compared by: numbers by size, times by time, also where texts say them."""
    if coding.key_text(value) is None:
        raise AnswersError(
            "{column}: blank in a row of a respondent who has several, so that it has no place among them; fill the column, "
            "or keep all",
            column=column,
        )
    if isinstance(value, str):
        text = value.strip()
        return (0, Decimal(text)) if NUMERIC.fullmatch(text) else (1, _moment(text, column))
    return (0, value) if isinstance(value, (int, float, Decimal, np.integer, np.floating)) else (1, value)


def _moment(text: str, column: str) -> datetime:
    """Return the time that a text says by ISO 8601; of other ways to write it nobody knows the order of day and month."""
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise AnswersError(
            "{column}: {value!r} is neither a number nor an ISO date, so that it has no place in time; write it as 2026-11-22, "
            "or 2026-11-22T09:30, or give a column of dates",
            column=column,
            value=text,
        ) from error


def name_of(value: Any) -> str | None:
    """Return what a respondent is called, None where the value is blank."""
    return None if coding.key_text(value) is None else coding.as_text(value)
