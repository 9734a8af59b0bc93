"""A sheet: what is to be shown, whatever shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from fuzzyeval.display.bars import blocks, gathered
from fuzzyeval.display.characters import harmless
from fuzzyeval.wording import template_in

__all__ = [
    "BARS",
    "GRADES",
    "NONE",
    "NO_ANSWER",
    "PHRASES",
    "REMARKS",
    "Cell",
    "Column",
    "Gap",
    "Kind",
    "Name",
    "Row",
    "Sheet",
]

Kind: TypeAlias = Literal["name", "text", "number", "bars"]
"""``name`` is indented by its level, ``text`` as it is, ``number`` to the right, ``bars`` are membership degrees."""

NONE = "–"
"""What stands where there is nothing."""

BARS = "bars, left to right:"
GRADES = "grades"
NO_ANSWER = "no answer"
REMARKS = "remarks"

PHRASES = (BARS, GRADES, NO_ANSWER, REMARKS)
"""What a sheet says of itself, in English; told in the sheet's language."""


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a row, and how deep it stands in a tree: 0 for the root."""

    text: str
    level: int = 0


Cell: TypeAlias = Name | str | float | tuple[float, ...] | None
"""What stands in a row under a column; None where there is nothing to say."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A row across all columns, such as "… 88 more …"."""

    text: str


Row: TypeAlias = tuple[Cell, ...] | Gap


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet.

    Attributes
    ----------
    title
        The heading in English; it is told in the sheet's language.
    kind
        What its cells are.
    digits
        How many digits a number has after the point.
    missing
        What None means there, in English; told in the sheet's language.
    """

    title: str
    kind: Kind = "text"
    digits: int = 0
    missing: str = NO_ANSWER

    def heading(self, language: str) -> str:
        """Return the heading in a language."""
        return harmless(template_in(self.title, language))

    def written(self, cell: Cell, *, highest: float = 1.0) -> str:
        """Return what a cell says, in one line; bars in blocks, a full one for the highest."""
        if cell is None:
            return NONE
        if isinstance(cell, tuple):
            return blocks(cell, highest=highest)
        text = cell.text if isinstance(cell, Name) else cell
        return harmless(text) if isinstance(text, str) else f"{text:z.{self.digits}f}"


@dataclass(frozen=True)
class Sheet:
    """What is to be shown: a table with bars, and what should be known of it.

    Headings are told in the sheet's language; everything else is shown as it is given.

    Attributes
    ----------
    title
        What is shown, in a line.
    columns
        The columns, from the left.
    rows
        A cell a column each, or a :class:`Gap`.
    subtitle
        Where it comes from, in a line, less loud than the title.
    legend
        The grades' labels from the best to the worst, one a degree of every bar.
    notes
        What a careful reader should know.
    language
        The language that headings are told in, and that the rest is in.

    Examples
    --------
    >>> columns = (Column("indicator", "name"), Column("weight", "number", digits=2), Column("membership", "bars"))
    >>> rows = ((Name("service"), 1.0, (0.25, 0.5, 0.25)), (Name("speed", level=1), 0.6, (0.0, 1.0, 0.0)))
    >>> sheet = Sheet("The counter", columns, rows, legend=("good", "fair", "poor"))
    >>> sheet.written(rows[1])
    ('speed', '0.60', '·█·')
    """

    title: str
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    subtitle: str = ""
    legend: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    language: str = "en"

    def heading(self, column: Column) -> str:
        """Return a column's heading in the sheet's language."""
        return column.heading(self.language)

    def written(self, row: tuple[Cell, ...]) -> tuple[str, ...]:
        """Return what each cell of a row says, in one line and without indentation."""
        return tuple(column.written(cell, highest=self.highest) for column, cell in zip(self.columns, row, strict=True))

    @cached_property
    def highest(self) -> float:
        """The height of the highest block of all bars."""
        bars = (cell for cell in self._cells() if isinstance(cell, tuple))
        return max((height for degrees in bars for height in gathered(degrees)), default=1.0)

    @property
    def has_bars(self) -> bool:
        """Whether some column has bars, which want a legend."""
        return any(column.kind == "bars" for column in self.columns)

    @cached_property
    def is_tree(self) -> bool:
        """Whether some name stands below another."""
        return any(cell.level for cell in self._cells() if isinstance(cell, Name))

    def _cells(self) -> Iterator[Cell]:
        return (cell for row in self.rows if not isinstance(row, Gap) for cell in row)
