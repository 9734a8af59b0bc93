"""What goes out: a table for people, JSON and CSV for programs, to standard output or to a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import typer

from fuzzyeval.aliases import Plain
from fuzzyeval.cli import tables
from fuzzyeval.display import Sheet, sheet_of
from fuzzyeval.errors import OptionError
from fuzzyeval.evaluation import Evaluation, Evaluations
from fuzzyeval.evaluation.showing import sheet_of_many
from fuzzyeval.wording import message

__all__ = ["MOST_LINES", "echo_sheets", "format_of", "refuse_unwritable", "write", "write_new"]

MOST_LINES = 1_000
"""How many objects a table shows; of more, the best and the worst."""


def format_of(out: Path | None) -> str:
    """Return the format that a file's ending asks for: a table where it asks for none."""
    return {".json": "json", ".csv": "csv"}.get(out.suffix.lower() if out else "", "table")


def refuse_unwritable(out: Path | None, *, nodes: bool, by: Sequence[str] | None) -> None:
    """Refuse what could not be written, before anything is counted."""
    if nodes and not by:
        raise OptionError("--nodes: without --by there is a row an indicator anyway; leave it out, or name a column")
    if out is not None and (out.is_dir() or not out.parent.is_dir()):
        raise OptionError("--out: {out} cannot be written; give a file in a folder that is there", out=out)


def write(
    result: Evaluation | Evaluations, format_: str, out: Path | None, *, nodes: bool = False, remarks: bool = False
) -> None:
    """Write a result in a format, to a file or to standard output."""
    if format_ == "table":
        table = _sheet(result, remarks=remarks)
        if out is None:
            echo_sheets([table])
        else:
            _save("\n".join(tables.lines(table, width=None)) + "\n", out)
        return
    text = result.model_dump_json() + "\n" if format_ == "json" else _csv(_rows(result, nodes=nodes))
    if out is None:
        typer.echo(text, nl=False)
    else:
        _save(text, out, encoding="utf-8-sig" if format_ == "csv" else "utf-8")  # spreadsheets ask for the mark


def echo_sheets(sheets: Sequence[Sheet]) -> None:
    """Print sheets as wide as the terminal, or where there is none as wide as they are."""
    for at, sheet in enumerate(sheets):
        typer.echo(("\n" if at else "") + "\n".join(tables.lines(sheet, width=tables.terminal_width())))


def write_new(text: str, file: Path) -> None:
    """Write a text to a file that is not there yet, or to standard output."""
    if file == Path("-"):
        typer.echo(text, nl=False)
        return
    if file.suffix.lower() not in (".yaml", ".yml"):
        raise OptionError("FILE: {file} does not end in .yaml or .yml; templates are YAML", file=file)
    if file.exists():
        raise OptionError("FILE: {file} is there already; give another name, or remove it first", file=file)
    _save(text, file)
    typer.echo(str(file))


def _sheet(result: Evaluation | Evaluations, *, remarks: bool) -> Sheet:
    if not isinstance(result, Evaluations):
        return sheet_of(result)
    sheet = sheet_of_many(result, most=MOST_LINES, remarks=remarks)
    if remarks or len(sheet.notes) == len(result.remarks):
        return sheet
    hint = message("{note}; --remarks shows them", note=sheet.notes[-1]).text(sheet.language)
    return replace(sheet, notes=(*sheet.notes[:-1], hint))


def _rows(result: Evaluation | Evaluations, *, nodes: bool) -> list[Plain]:
    return result.to_rows(nodes=nodes) if isinstance(result, Evaluations) else result.to_rows()


def _csv(rows: Sequence[Plain]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _save(text: str, out: Path, *, encoding: str = "utf-8") -> None:
    try:
        out.write_text(text, encoding=encoding, newline="")
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise OptionError(
            "{out}: cannot be written ({why}); give a file in a folder that is there", out=out, why=why
        ) from error
