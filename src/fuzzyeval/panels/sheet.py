"""One sheet of a questionnaire: who answered, and what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fuzzyeval.halfwidth import narrow
from fuzzyeval.panels.judged import text_of
from fuzzyeval.panels.layout import ANSWERED, ASKED, HEADINGS, HOW_MUCH, KEYS, NAME, QUESTION, STRONGEST, WHICH, ids_of
from fuzzyeval.wording import Message, message

__all__ = ["Answered", "answered"]

_Cells = Mapping[int, Any]
_Row = tuple[int, _Cells]


@dataclass(slots=True)
class Answered:
    """What an expert answered.

    Attributes
    ----------
    expert
        Who answered.
    name_cell
        Where the name stands.
    judgements
        By parent, how much more the first of a pair matters.
    problems
        The cells that cannot be read.
    """

    expert: str = ""
    name_cell: str = ""
    judgements: dict[str, dict[str, int | str]] = field(default_factory=dict)
    problems: list[Message] = field(default_factory=list)


def answered(title: str, rows: Sequence[_Row]) -> Answered:
    """Return what stands on a sheet, given its cells that are not blank by row and column."""
    found = Answered()
    head = next((at for at, (_, cells) in enumerate(rows) if _keys(cells)), None)
    where = _keys(rows[head][1]) if head is not None else {}
    missing = [key for key in KEYS if key not in where]
    named = next((row for row in rows if any(cell.value == NAME for cell in row[1].values())), None)
    if missing or named is None:
        lost = [*missing, *([] if named else [NAME])]
        found.problems.append(
            message(
                "{sheet}: hidden cells of the questionnaire are gone ({lost}); write it anew, and copy the answers",
                sheet=title,
                lost=tuple(lost),
            )
        )
        return found
    reader = _Reader(title, where, found)
    reader.take_name(named)
    for row in rows[(head or 0) + 1 :]:
        reader.take(row)
    return found


def _keys(cells: _Cells) -> dict[str, int]:
    """Return the columns of a row of keys; none where it is no such row."""
    return {cell.value: column for column, cell in cells.items() if isinstance(cell.value, str) and cell.value in KEYS}


class _Reader:
    """Reads the rows of a sheet, of which the columns are known."""

    def __init__(self, title: str, where: Mapping[str, int], found: Answered) -> None:
        self.title = title
        self.where = where
        self.found = found
        self.seen: dict[tuple[str, frozenset[str]], str] = {}

    def place(self, key: str, row: int) -> str:
        """Return what a cell is called, as a spreadsheet does."""
        from openpyxl.utils import get_column_letter  # noqa: PLC0415  (an extra)

        return f"{self.title}!{get_column_letter(self.where[key])}{row}"

    def take_name(self, row: _Row) -> None:
        """Take in the row in which the expert's name stands."""
        at, cells = row
        cell = cells.get(self.where[QUESTION])
        self.found.name_cell = self.place(QUESTION, at)
        self.found.expert = "" if cell is None else text_of(cell.value)
        if not self.found.expert or _is_formula(cell):
            self.found.problems.append(
                message("{cell}: no name stands here; write who answered this sheet", cell=self.found.name_cell)
            )

    def take(self, row: _Row) -> None:
        """Take in a row below the headings."""
        at, cells = row
        if self._text(cells, ASKED[0]) == HEADINGS:
            return
        filled = [key for key in ANSWERED if self._text(cells, key)]
        asked = ids_of(self._text(cells, ASKED[0]))
        problem = self._unasked(at, cells, filled) if asked is None else self._changed(at, cells)
        if problem is None and asked is not None and filled:
            problem = self._formula(at, cells) or self._judged(at, cells, *asked)
        if problem is not None:
            self.found.problems.append(problem)

    def _text(self, cells: _Cells, key: str) -> str:
        cell = cells.get(self.where[key])
        return "" if cell is None else text_of(cell.value)

    def _unasked(self, at: int, cells: _Cells, filled: Sequence[str]) -> Message | None:
        """Return what is wrong with a row that asks nothing."""
        if not filled:
            return None
        return message(
            "{cell}: {value!r} answers no question; put it beside its question, or leave it out",
            cell=self.place(filled[0], at),
            value=self._text(cells, filled[0]),
        )

    def _changed(self, at: int, cells: _Cells) -> Message | None:
        """Return what is wrong with a row whose question is not what was asked, as after sorting some columns only."""
        seen, asked = (" ".join(self._text(cells, key).split()) for key in (QUESTION, ASKED[1]))
        if seen == asked and all(self._text(cells, key) for key in ASKED):
            return None
        return message(
            "{cell}: {seen!r} is not what was asked in this row, {asked!r}; write the question as it was",
            cell=self.place(QUESTION, at),
            seen=seen,
            asked=asked,
        )

    def _formula(self, at: int, cells: _Cells) -> Message | None:
        for key in ANSWERED:
            cell = cells.get(self.where[key])
            if _is_formula(cell):
                return message(
                    "{cell}: {value!r} is a formula; write the answer itself",
                    cell=self.place(key, at),
                    value=str(getattr(cell, "value", "")),
                )
        return None

    def _judged(self, at: int, cells: _Cells, parent: str, a: str, b: str) -> Message | None:
        """Keep the judgement in a row, or return why there is none."""
        choices = [self._text(cells, key) for key in ASKED[2:]]
        which, how_much = self._text(cells, WHICH), narrow(self._text(cells, HOW_MUCH)).strip()
        chosen = next((each for each, choice in enumerate(choices) if _alike(choice, which)), None)
        if not which:
            return message(
                "{cell}: blank, though {value!r} says how much more; choose which of the two matters more",
                cell=self.place(WHICH, at),
                value=how_much,
            )
        if chosen is None:
            return message(
                "{cell}: {value!r} is none of the choices; choose {first!r}, {second!r} or {equally!r}",
                cell=self.place(WHICH, at),
                value=which,
                first=choices[0],
                second=choices[1],
                equally=choices[2],
            )
        problem = self._no_strength(at, chosen == 2, how_much, choices)
        if problem is None:
            better, other = (b, a) if chosen == 1 else (a, b)
            problem = self._keep(at, parent, better, other, 1 if chosen == 2 else int(how_much))
        return problem

    def _no_strength(self, at: int, equal: bool, how_much: str, choices: Sequence[str]) -> Message | None:  # noqa: FBT001
        """Return what is wrong with how much more one matters."""
        cell = self.place(HOW_MUCH, at)
        if equal:
            if how_much in ("", "1"):
                return None
            return message(
                "{cell}: {value!r}, though {equally!r} is chosen; leave it blank, or choose which of the two matters more",
                cell=cell,
                value=how_much,
                equally=choices[2],
            )
        if how_much in map(str, range(2, STRONGEST + 1)):
            return None
        if not how_much:
            return message("{cell}: blank; choose how much more it matters, from 2 to 9", cell=cell)
        return message(
            "{cell}: {value!r} is not a whole number from 2 to 9; choose one, or {equally!r} beside it",
            cell=cell,
            value=how_much,
            equally=choices[2],
        )

    def _keep(self, at: int, parent: str, better: str, other: str, judgement: int) -> Message | None:
        cell = self.place(WHICH, at)
        first = self.seen.setdefault((parent, frozenset((better, other))), cell)
        if first != cell:
            return message(
                "{cell}: the same is answered in {first}; keep one of the two answers", cell=cell, first=first
            )
        self.found.judgements.setdefault(parent, {})[f"{better}/{other}"] = judgement
        return None


def _is_formula(cell: Any) -> bool:
    return cell is not None and cell.data_type == "f"


def _alike(choice: str, given: str) -> bool:
    """Return whether a choice is meant: a spreadsheet lets people type it in small letters, too."""
    return " ".join(choice.casefold().split()) == " ".join(given.casefold().split())
