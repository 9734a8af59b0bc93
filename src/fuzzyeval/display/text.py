"""A sheet as plain text, aligned for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from fuzzyeval.display.bars import MOST_BLOCKS
from fuzzyeval.display.characters import cut, harmless, pieces, span, wrapped
from fuzzyeval.display.sheet import BARS, Cell, Gap, Name, Sheet
from fuzzyeval.wording import template_in

__all__ = ["to_text"]

_BETWEEN = "  "
_TIED = "\u00a0"  # a space that no line ends at
_NARROWEST = 8
"""Names and texts are cut to no less."""


def to_text(sheet: Sheet, *, width: int = 80) -> str:
    """Return a sheet as lines of text.

    Parameters
    ----------
    sheet
        What is to be shown.
    width
        How many columns there are. Headings are wrapped and names are cut to fit; figures and bars never are.

    Examples
    --------
    >>> from fuzzyeval.display.sheet import Column, Name, Sheet
    >>> columns = (Column("indicator", "name"), Column("weight", "number", digits=2), Column("membership", "bars"))
    >>> rows = ((Name("service"), 1.0, (0.25, 0.5, 0.25)), (Name("speed", level=1), 0.6, (0.0, 1.0, 0.0)))
    >>> print(to_text(Sheet("The counter", columns, rows, legend=("good", "fair", "poor"))))
    The counter
    <BLANKLINE>
    indicator  weight  membership
    ─────────────────────────────
    service      1.00  ▂▄▂
      speed      0.60  ·█·
    <BLANKLINE>
    bars, left to right: good · fair · poor
    """
    width = max(width, 2 * len(_BETWEEN))
    parts = (_head(sheet, width), _table(sheet, width), _legend(sheet, width), _notes(sheet, width))
    return "\n\n".join(filter(None, ("\n".join(lines) for lines in parts)))


def _head(sheet: Sheet, width: int) -> list[str]:
    return [line for text in (sheet.title, sheet.subtitle) if text for line in wrapped(harmless(text), width)]


def _legend(sheet: Sheet, width: int) -> list[str]:
    """Return what the bars stand for; a line does not end within a label."""
    if not sheet.has_bars:
        return []
    labels = sheet.legend if len(sheet.legend) <= MOST_BLOCKS else (sheet.legend[0], "…", sheet.legend[-1])
    listed = f"{_TIED}· ".join(harmless(label).replace(" ", _TIED) for label in labels)
    return [line.replace(_TIED, " ") for line in wrapped(f"{template_in(BARS, sheet.language)} {listed}", width)]


def _notes(sheet: Sheet, width: int) -> list[str]:
    return [line for note in sheet.notes for line in _hung("• ", harmless(note), width)]


def _hung(bullet: str, text: str, width: int) -> list[str]:
    first, *more = wrapped(text, width - len(bullet))
    return [(bullet + first).rstrip(), *(" " * len(bullet) + line for line in more)]


def _table(sheet: Sheet, width: int) -> Iterator[str]:
    if not sheet.columns:
        return
    table = [row if isinstance(row, Gap) else _drawn(sheet, row) for row in sheet.rows]
    widths = _widths(sheet, [row for row in table if not isinstance(row, Gap)], width)
    across = sum(widths) + len(_BETWEEN) * (len(widths) - 1)
    yield from _headlines(sheet, widths)
    yield "─" * across
    for row in table:
        if isinstance(row, Gap):
            yield cut(harmless(row.text), across).rstrip()
        else:
            yield _line(sheet, [cell.fitted(width) for cell, width in zip(row, widths, strict=True)], widths)


class _Drawn(NamedTuple):
    """A cell as text, and how far it is indented."""

    text: str
    indent: int

    @property
    def width(self) -> int:
        return self.indent + span(self.text)

    def fitted(self, width: int) -> str:
        """Return the cell cut to a width, of which the indentation takes half at most where there is not enough."""
        indent = min(self.indent, max(width - span(self.text), width // 2))
        return " " * indent + cut(self.text, width - indent)


def _drawn(sheet: Sheet, row: tuple[Cell, ...]) -> list[_Drawn]:
    indents = (2 * cell.level if isinstance(cell, Name) else 0 for cell in row)
    return [_Drawn(text, indent) for text, indent in zip(sheet.written(row), indents, strict=True)]


def _headlines(sheet: Sheet, widths: Sequence[int]) -> Iterator[str]:
    """Yield the lines of the headings, which end at the same line."""
    wrapped_up = [
        reversed(wrapped(sheet.heading(column), width)) for column, width in zip(sheet.columns, widths, strict=True)
    ]
    for cells in reversed(list(zip_longest(*wrapped_up, fillvalue=""))):
        yield _line(sheet, cells, widths)


def _line(sheet: Sheet, cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (
        " " * (width - span(cell)) + cell if column.kind == "number" else cell + " " * (width - span(cell))
        for column, cell, width in zip(sheet.columns, cells, widths, strict=True)
    )
    return _BETWEEN.join(padded).rstrip()


def _widths(sheet: Sheet, rows: Sequence[Sequence[_Drawn]], width: int) -> list[int]:
    """Return the columns' widths: as they come, or with headings wrapped and names cut."""
    room = width - len(_BETWEEN) * (len(sheet.columns) - 1)
    cells = [max((row[at].width for row in rows), default=0) for at in range(len(sheet.columns))]
    headings = [sheet.heading(column) for column in sheet.columns]
    widths = [max(cell, span(heading)) for cell, heading in zip(cells, headings, strict=True)]
    if sum(widths) <= room:
        return widths
    wanted, least = [], []
    for column, cell, heading, whole in zip(sheet.columns, cells, headings, widths, strict=True):
        tight = max(cell, *(span(piece.rstrip()) for piece in pieces(heading)))
        loose = column.kind in {"name", "text"}
        wanted.append(min(whole, max(room, _NARROWEST)) if loose else tight)
        least.append(min(whole, _NARROWEST) if loose else tight)
    return _narrowed(wanted, least, room)


def _narrowed(widths: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Return widths that fit, the widest narrowed first; the least ones where even these do not."""
    for widest in range(max(widths), 0, -1):
        narrowed = [max(min(width, widest), narrowest) for width, narrowest in zip(widths, least, strict=True)]
        if sum(narrowed) <= room:
            return narrowed
    return list(least)
