"""Judgements in a long table: a row a judgement, with who judged and what was compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from fuzzyeval import checks
from fuzzyeval.errors import AnswersError
from fuzzyeval.ordering import natural
from fuzzyeval.panels.judged import JudgementsByExpert, is_blank, is_date, judgement, text_of
from fuzzyeval.sources import frames
from fuzzyeval.sources.files import refuse_lacking
from fuzzyeval.sources.source import Source, values
from fuzzyeval.wording import Message, message

__all__ = ["COLUMNS", "MOST_ROWS", "MOST_TOLD", "read_judgements"]

COLUMNS = ("expert", "parent", "a", "b", "value")
"""What the columns of a table of judgements are called."""

MOST_ROWS = 1_000_000
"""The rows that a table of judgements may have."""

MOST_TOLD = 20
"""How many rows an error names."""


class _Row(NamedTuple):
    """A row of the table: its number, counted from 1 below the heading, where that is, and what stands in it."""

    at: int
    where: Message
    expert: str
    parent: str
    a: str
    b: str
    value: Any


def read_judgements(table: Any) -> JudgementsByExpert:
    """Return the judgements in a long table, by expert and parent.

    Parameters
    ----------
    table
        A row a judgement, with the columns ``expert``, ``parent``, ``a``, ``b`` and ``value``: how much more important a is
        than b, a number or a text such as ``1/3``. A dataframe of any kind, a mapping of columns, a list of mappings, an
        open CSV, or the path of a CSV, Parquet or Excel file. Other columns are ignored; a row without a value says that
        nothing was judged.

    Returns
    -------
    dict
        ``{expert: {parent: {"a/b": judgement}}}``, the experts in natural order; judgements that are no whole numbers are
        text, exactly as written but for full-width digits. An expert who judged nothing is there, with none.

    Raises
    ------
    AnswersError
        For a table that cannot be read, a column that is missing, and rows that say no judgement, all named at once.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.ahp.read_judgements([
    ...     {"expert": "Ann", "parent": "quality", "a": "function", "b": "safety", "value": 2},
    ...     {"expert": "Bo", "parent": "quality", "a": "function", "b": "safety", "value": "1/3"},
    ... ])
    {'Ann': {'quality': {'function/safety': 2}}, 'Bo': {'quality': {'function/safety': '1/3'}}}
    """
    source = frames.opened(table)
    place = "judgements" if source.place == "answers" else source.place
    _refuse_lacking(source, place)
    reading = _Reading()
    for row in _rows(source, place):
        reading.take(row)
    if reading.problems:
        raise AnswersError(
            "{place}: rows that are no judgements\n  {problems}", place=place, problems=reading.problems_told()
        )
    if not reading.found:
        raise AnswersError("{place}: no rows; give a row for each judgement", place=place)
    return {expert: reading.found[expert] for expert in sorted(reading.found, key=natural)}


def _refuse_lacking(source: Source, place: str) -> None:
    """Refuse a table without one of the columns."""
    refuse_lacking(COLUMNS, source.lacking)
    for column in COLUMNS:
        if column not in source.columns:
            raise AnswersError(
                "{place}: no column is called {column!r}{hint}; name the columns {columns}",
                place=place,
                column=column,
                hint=checks.suggestion(column, [name for name in source.columns if name not in COLUMNS]),
                columns=COLUMNS,
            )


def _rows(source: Source, place: str) -> Iterator[_Row]:
    """Yield the rows in which anything stands; a row of a file is told with the file."""
    at = 0
    for batch in source.read(COLUMNS):
        for cells in zip(*(values(batch[column]) for column in COLUMNS), strict=True):
            at += 1
            if at > MOST_ROWS:
                raise AnswersError(
                    "{place}: more than {most:,} rows; give the judgements of one panel", place=place, most=MOST_ROWS
                )
            if not all(map(is_blank, cells)):
                expert, parent, a, b = map(text_of, cells[:4])
                yield _Row(at, _where(source, at), expert, parent, a, b, cells[4])


def _where(source: Source, at: int) -> Message:
    """Return what a row is called."""
    if source.place == "answers":
        return message("data row {row}", row=at)
    return message("{place}, data row {row}", place=source.place, row=at)


class _Reading:
    """What was found in the rows so far, and which rows say no judgement."""

    def __init__(self) -> None:
        self.found: JudgementsByExpert = {}
        self.problems: list[Message] = []
        self.further = 0
        self.seen: dict[tuple[str, str, frozenset[str]], int] = {}

    def take(self, row: _Row) -> None:
        """Take in a row."""
        problem = _unnamed(row) or self._unjudged(row)
        if problem is not None and len(self.problems) < MOST_TOLD:
            self.problems.append(problem)
        elif problem is not None:
            self.further += 1

    def problems_told(self) -> list[Message]:
        """Return what is told of the rows that say no judgement."""
        return [*self.problems, message("and {count:,} more", count=self.further)] if self.further else self.problems

    def _unjudged(self, row: _Row) -> Message | None:
        """Keep the judgement of a row that names everything, or return why it is none."""
        parents = self.found.setdefault(row.expert, {})
        if is_blank(row.value):
            return None
        judged = judgement(row.value)
        if judged is None:
            return _no_judgement(row)
        pair = row.expert, row.parent, frozenset((row.a, row.b))
        first = self.seen.setdefault(pair, row.at)
        if first != row.at:
            return message(
                "{where}: {expert!r} judged {a}/{b} of {parent!r} in data row {first} already; keep one of the two",
                where=row.where,
                expert=row.expert,
                a=row.a,
                b=row.b,
                parent=row.parent,
                first=first,
            )
        parents.setdefault(row.parent, {})[f"{row.a}/{row.b}"] = judged
        return None


def _unnamed(row: _Row) -> Message | None:
    """Return why a row does not say who compared what."""
    blank = tuple(column for column in COLUMNS[:4] if not getattr(row, column))
    if blank:
        return message("{where}: nothing in {columns}; fill the row, or leave it out", where=row.where, columns=blank)
    for name in (row.a, row.b):
        if "/" in name:
            return message(
                "{where}: {name!r} is no id of an indicator, since it has a '/'; give the ids of the two that were compared",
                where=row.where,
                name=name,
            )
    if row.a == row.b:
        return message("{where}: {name!r} is compared with itself; name two indicators", where=row.where, name=row.a)
    return None


def _no_judgement(row: _Row) -> Message:
    """Return why a value is no judgement."""
    if is_date(row.value):
        return message(
            "{where}: {value!r} is a date, which spreadsheets make of 1/3; write the fraction into a cell that is formatted as "
            "text",
            where=row.where,
            value=str(row.value),
        )
    return message(
        "{where}: {value!r} is not a positive number or fraction from 1e-6 to 1e6; give how much more important {a!r} is "
        "than {b!r}, 1/9 to 9",
        where=row.where,
        value=row.value,
        a=row.a,
        b=row.b,
    )
