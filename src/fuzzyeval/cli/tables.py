"""Sheets as tables of a terminal: figures where there is room for them, otherwise bars; long names run on below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from fuzzyeval.display.characters import harmless, span, wrapped
from fuzzyeval.display.sheet import Cell, Column, Gap, Name, Row, Sheet
from fuzzyeval.display.text import to_text

__all__ = ["fitted"]

_BETWEEN = 2  # blanks between columns
_READABLE = 24
"""How wide a long name shall be at least, where figures could also give way to bars."""

_NARROWEST = 8
_ENDLESS = 10**9


def fitted(sheet: Sheet, *, width: int | None) -> str:
    """Return a sheet as lines no longer than ``width`` where it can be; None lets it be as wide as it is."""
    figures = _with_figures(sheet)
    if width is None:
        return to_text(figures, width=_ENDLESS) + "\n"
    chosen = figures if _room(figures, width) >= sum(min(wide, _READABLE) for _, wide in _loose(figures)) else sheet
    return to_text(_folded(chosen, width), width=width) + "\n"


def _with_figures(sheet: Sheet) -> Sheet:
    """Return a sheet with a column of figures for each grade in place of the bars."""
    grades = [Column(label, "number", digits=3) for label in sheet.legend]
    columns = [new for column in sheet.columns for new in (grades if column.kind == "bars" else [column])]
    return replace(sheet, columns=tuple(columns), rows=tuple(_figures(sheet, row) for row in sheet.rows))


def _figures(sheet: Sheet, row: Row) -> Row:
    if isinstance(row, Gap):
        return row
    return tuple(
        figure
        for column, cell in zip(sheet.columns, row, strict=True)
        for figure in (_degrees(cell, len(sheet.legend)) if column.kind == "bars" else [cell])
    )


def _degrees(cell: Cell, grades: int) -> Sequence[Cell]:
    return cell if isinstance(cell, tuple) else [cell] * grades


def _loose(sheet: Sheet) -> list[tuple[int, int]]:
    """Return which columns may be narrowed, those of names and texts, and how wide each is."""
    return [
        (at, max(span(sheet.heading(column)), _widest(sheet, at)))
        for at, column in enumerate(sheet.columns)
        if column.kind in ("name", "text")
    ]


def _room(sheet: Sheet, width: int) -> int:
    """Return how much of a width figures and bars leave to names and texts; their headings may take several lines."""
    fixed = (
        max(_widest(sheet, at), *map(span, sheet.heading(column).split(" ")))
        for at, column in enumerate(sheet.columns)
        if column.kind not in ("name", "text")
    )
    return width - sum(fixed) - _BETWEEN * (len(sheet.columns) - 1)


def _widest(sheet: Sheet, at: int) -> int:
    """Return how wide the widest cell of a column is."""
    column, highest = sheet.columns[at], sheet.highest
    cells = (row[at] for row in sheet.rows if not isinstance(row, Gap))
    return max((_indent(cell) + span(column.written(cell, highest=highest)) for cell in cells), default=0)


def _indent(cell: Cell) -> int:
    return 2 * cell.level if isinstance(cell, Name) else 0


def _folded(sheet: Sheet, width: int) -> Sheet:
    """Return a sheet whose long names and texts run on in rows below, so that it fits."""
    widths = dict(_loose(sheet))
    room = _room(sheet, width)
    while sum(widths.values()) > room and max(widths.values(), default=0) > _NARROWEST:
        widest = max(widths, key=lambda at: widths[at])
        widths[widest] -= 1
    return replace(sheet, rows=tuple(part for row in sheet.rows for part in _parts(row, widths)))


def _parts(row: Row, widths: dict[int, int]) -> Iterator[Row]:
    """Yield a row in parts: what is too long for its column runs on in the next."""
    if isinstance(row, Gap):
        yield row
        return
    cells = [_cells(cell, widths.get(at)) for at, cell in enumerate(row)]
    yield from zip_longest(*cells, fillvalue="")


def _cells(cell: Cell, width: int | None) -> Sequence[Cell]:
    """Return a cell in parts of at most a width, indented alike."""
    if width is None or not isinstance(cell, Name | str):
        return [cell]
    if isinstance(cell, str):
        return wrapped(harmless(cell), width)
    level = min(cell.level, width // 4)
    return [Name(part, level) for part in wrapped(harmless(cell.text), width - 2 * level)]
