"""A sheet as HTML: one fragment for a notebook or a page, without script, ids or anything from outside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from fuzzyeval.display.bars import described, shares
from fuzzyeval.display.characters import harmless
from fuzzyeval.display.sheet import GRADES, NONE, REMARKS, Cell, Column, Gap, Name, Row, Sheet
from fuzzyeval.display.style import MOST_APART, style
from fuzzyeval.wording import template_in

__all__ = ["to_html"]


def to_html(sheet: Sheet) -> str:
    """Return a sheet as a fragment of HTML, in which every text stands for itself.

    Examples
    --------
    >>> from fuzzyeval.display.sheet import Column, Name, Sheet
    >>> sheet = Sheet("Tea & cake", (Column("indicator", "name"), Column("weight", "number", digits=1)), ((Name("tea"), 1.0),))
    >>> print(to_html(sheet).partition("</style>")[2])
    <div class="fe-scroll"><table><caption><div><b>Tea &amp; cake</b></div></caption>
    <thead><tr><th scope="col" class="fe-name">indicator</th><th scope="col" class="fe-number">weight</th></tr></thead>
    <tbody>
    <tr><th scope="row" class="fe-name">tea</th><td class="fe-number">1.0</td></tr>
    </tbody></table></div>
    </div>
    """
    parts = (_style(sheet), _table(sheet), _legend(sheet), _notes(sheet))
    body = "\n".join(part for part in parts if part)
    return f'<div class="fuzzyeval" lang="{_text(sheet.language)}">\n{body}\n</div>'


def _text(text: str) -> str:
    """Return a text as it may stand in an element or in an attribute."""
    return escape(harmless(text))


def _style(sheet: Sheet) -> str:
    return f"<style>{style(len(sheet.legend))}</style>"


def _table(sheet: Sheet) -> str:
    head = _head(sheet)
    if not sheet.columns:
        return head and f'<div class="fe-head">{head}</div>'
    headings = "".join(
        f'<th scope="col" class="fe-{column.kind}">{escape(sheet.heading(column))}</th>' for column in sheet.columns
    )
    return "\n".join(
        [
            '<div class="fe-scroll"><table>' + (head and f"<caption>{head}</caption>"),
            f"<thead><tr>{headings}</tr></thead>",
            "<tbody>",
            *(_row(sheet, row) for row in sheet.rows),
            "</tbody></table></div>",
        ]
    )


def _head(sheet: Sheet) -> str:
    title = f"<div><b>{_text(sheet.title)}</b></div>" if sheet.title else ""
    return title + (f'<div class="fe-quiet">{_text(sheet.subtitle)}</div>' if sheet.subtitle else "")


def _row(sheet: Sheet, row: Row) -> str:
    if isinstance(row, Gap):
        return f'<tr><td class="fe-gap" colspan="{len(sheet.columns)}">{_text(row.text)}</td></tr>'
    parts = zip(sheet.columns, row, sheet.written(row), strict=True)
    cells = "".join(_cell(sheet, column, cell, text) for column, cell, text in parts)
    root = sheet.is_tree and any(isinstance(cell, Name) and not cell.level for cell in row)
    return f'<tr class="fe-root">{cells}</tr>' if root else f"<tr>{cells}</tr>"


def _cell(sheet: Sheet, column: Column, cell: Cell, written: str) -> str:
    level = f' style="--fe-level:{cell.level}"' if isinstance(cell, Name) and cell.level else ""
    tag, scope = ("th", ' scope="row"') if column.kind == "name" else ("td", "")
    if cell is None:
        inside = _nothing(template_in(column.missing, sheet.language))
    else:
        inside = _bar(sheet, cell, written) if isinstance(cell, tuple) else escape(written)
    return f'<{tag}{scope} class="fe-{column.kind}"{level}>{inside}</{tag}>'


def _nothing(missing: str) -> str:
    said = _text(missing)
    return f'<span role="img" aria-label="{said}" title="{said}">{NONE}</span>'


def _bar(sheet: Sheet, degrees: Sequence[float], written: str) -> str:
    """Return a bar that is also told in words, and drawn in characters where styles are taken away."""
    labels = [f"{label} {degree:.2f}" for label, degree in zip(sheet.legend, degrees, strict=True)]
    plain = f'<span class="fe-plain">{written}</span>'
    return _image(described(degrees, sheet.legend), plain + "".join(_slices(shares(degrees), labels)), len(degrees))


def _slices(widths: Sequence[float], labels: Sequence[str]) -> Iterator[str]:
    """Yield the slices of a bar, each with its label; those without width are left out."""
    for at, (width, label) in enumerate(zip(widths, labels, strict=True)):
        if width:
            yield f'<i class="fe-{len(labels)}-{at}" style="flex:{width:g}" title="{_text(label)}"></i>'


def _image(told: str, inside: str, grades: int) -> str:
    many = " fe-many" if grades > MOST_APART else ""
    return f'<span class="fe-bar{many}" role="img" aria-label="{_text(told)}">{inside}</span>'


def _legend(sheet: Sheet) -> str:
    if not sheet.has_bars:
        return ""
    count, labels = len(sheet.legend), [_text(label) for label in sheet.legend]
    if count <= MOST_APART:
        items = [f'<i class="fe-{count}-{at}"></i><bdi>{label}</bdi>' for at, label in enumerate(labels)]
    else:
        strip = _image(", ".join(sheet.legend), "".join(_slices([1.0] * count, sheet.legend)), count)
        items = [f"<bdi>{labels[0]}</bdi>", strip, f"<bdi>{labels[-1]}</bdi>"]
    return _list("fe-legend", template_in(GRADES, sheet.language), items)


def _notes(sheet: Sheet) -> str:
    return _list("fe-notes", template_in(REMARKS, sheet.language), [_text(note) for note in sheet.notes])


def _list(kind: str, name: str, items: Sequence[str]) -> str:
    listed = "".join(f"<li>{item}</li>" for item in items)
    return listed and f'<ul class="{kind}" aria-label="{_text(name)}">{listed}</ul>'
