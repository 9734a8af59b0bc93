"""Sheets as tables of a terminal: memberships as figures where there is room for them, otherwise as bars."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from typing import Literal

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from fuzzyeval.display import Gap, Name, Sheet
from fuzzyeval.display.characters import harmless
from fuzzyeval.display.sheet import BARS, Cell, Column
from fuzzyeval.wording import template_in

__all__ = ["lines", "terminal_width"]

_ENDLESS = 10_000


def terminal_width() -> int | None:
    """Return how wide the terminal is, or COLUMNS says; None where the output goes elsewhere."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() or "COLUMNS" in os.environ else None


def lines(sheet: Sheet, *, width: int | None) -> Iterator[str]:
    """Yield a sheet's lines, no longer than ``width`` where it can be; None lets it be as wide as it is."""
    console = Console(width=width or _ENDLESS, highlight=False, emoji=False, color_system=None, legacy_windows=False)
    figures = _table(sheet, figures=True)
    natural = console.measure(figures, options=console.options.update(max_width=_ENDLESS))
    fits = width is None or natural.minimum <= width
    console.width = width or natural.maximum
    with console.capture() as captured:
        console.print(figures if fits else _table(sheet, figures=False))
        if sheet.has_bars and not fits:
            labels = " · ".join(map(harmless, sheet.legend))
            console.print(Text(f"{template_in(BARS, sheet.language)} {labels}"), end="\n\n")
        for note in sheet.notes:
            console.print(Text(f"• {harmless(note)}"), soft_wrap=width is None)
    yield from (line.rstrip() for line in captured.get().rstrip("\n").splitlines())


def _table(sheet: Sheet, *, figures: bool) -> Table:
    title = "\n".join(escape(harmless(text)) for text in (sheet.title, sheet.subtitle) if text)
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, collapse_padding=True)
    for column in sheet.columns:
        if column.kind == "bars" and figures:
            for label in sheet.legend:
                table.add_column(escape(harmless(label)), justify="right")
        else:
            heading = escape(sheet.heading(column))
            side: Literal["left", "right"] = "right" if column.kind == "number" else "left"
            table.add_column(heading, justify=side, no_wrap=column.kind in ("number", "bars"), overflow="fold")
    for row in sheet.rows:
        if isinstance(row, Gap):
            table.add_row(escape(harmless(row.text)))
        else:
            cells = zip(sheet.columns, row, sheet.written(row), strict=True)
            table.add_row(
                *(text for column, cell, shown in cells for text in _shown(column, cell, shown, sheet, figures))
            )
    return table


def _shown(column: Column, cell: Cell, written: str, sheet: Sheet, figures: bool) -> Iterator[str]:  # noqa: FBT001
    """Yield what a cell shows: degrees as figures, a column each, where they fit."""
    if column.kind != "bars" or not figures:
        yield "  " * cell.level + escape(written) if isinstance(cell, Name) else escape(written)
    elif isinstance(cell, tuple):
        yield from (f"{degree:.3f}" for degree in cell)
    else:
        yield from (written for _ in sheet.legend)
