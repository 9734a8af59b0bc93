"""What goes out: a table for people, JSON and CSV for programs, to standard output or to a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from os.path import lexists
from pathlib import Path

from fuzzyeval.aliases import Plain
from fuzzyeval.cli import console
from fuzzyeval.cli.reading import STDIN
from fuzzyeval.cli.tables import fitted
from fuzzyeval.display import sheet_of
from fuzzyeval.display.sheet import Sheet
from fuzzyeval.errors import OptionError
from fuzzyeval.evaluation import Evaluation, Evaluations
from fuzzyeval.evaluation.showing import sheet_of_many
from fuzzyeval.wording import message

__all__ = ["MOST_LINES", "Output", "put", "put_new", "text_of"]

MOST_LINES = 1_000
"""How many objects a table shows; of more, the best and the worst."""

_ENDINGS = ("", ".csv", ".json", ".txt")


@dataclass(frozen=True, slots=True)
class Output:
    """How a result is to be written.

    Attributes
    ----------
    format
        ``table``, ``json`` or ``csv``; None for what the file's ending asks for, otherwise a table.
    out
        The file to write to; None or ``-`` for standard output.
    nodes
        In CSV a row an object and indicator, rather than a row an object.
    remarks
        In a table of objects, the remarks on each.
    """

    format: str | None = None
    out: Path | None = None
    nodes: bool = False
    remarks: bool = False

    @property
    def file(self) -> Path | None:
        """The file to write to, if there is one."""
        return None if self.out == STDIN else self.out

    @property
    def kind(self) -> str:
        """The format, found."""
        ending = self.out.suffix.lower() if self.out else ""
        return self.format or {".json": "json", ".csv": "csv"}.get(ending, "table")

    def refuse_idle_options(self, by: Sequence[str] | None) -> None:
        """Refuse options that ask for what the format has no place for."""
        if self.nodes and by and self.kind == "table":
            raise OptionError("--nodes: a table by objects has a line an object; add --format csv, or leave it out")
        if self.remarks and self.kind == "csv":
            raise OptionError("--remarks: CSV has no place for them; ask for a table or JSON, or leave it out")

    def refuse_unwritable(self, *read: Path) -> None:
        """Refuse a file that cannot be written, or that is read from, before anything is counted."""
        if self.file is None:
            return
        if any(_is_same(self.file, path) or (path.is_dir() and _is_within(self.file, path)) for path in read):
            raise OptionError("--out: {out} is read from; give another name", out=self.file)
        if self.format is None and self.file.suffix.lower() not in _ENDINGS:
            raise OptionError(
                "--out: {out} does not end in .csv, .json or .txt; let it, or give --format", out=self.file
            )
        with _writing(self.file):
            _try(self.file)


def text_of(result: Evaluation | Evaluations, output: Output) -> str:
    """Return a result in a format."""
    if output.kind == "json":
        return result.model_dump_json() + "\n"
    if output.kind == "csv":
        return _csv(result.to_rows(nodes=output.nodes) if isinstance(result, Evaluations) else result.to_rows())
    return fitted(_sheet(result, remarks=output.remarks), width=None if output.file else console.width())


def put(text: str, output: Output) -> None:
    """Write a text to the file, or to standard output."""
    if output.file is not None:
        with _writing(output.file):  # a CSV with a mark, without which spreadsheets guess another encoding
            output.file.write_text(text, encoding="utf-8-sig" if output.kind == "csv" else "utf-8", newline="")
    elif output.kind == "table":
        console.echo(text)
    else:
        console.echo_exactly(text)


def put_new(text: str, file: Path) -> None:
    """Write a study to a file that is not there yet, and say where; or to standard output."""
    if file == STDIN:
        console.echo_exactly(text)
        return
    if file.suffix.lower() not in (".yaml", ".yml"):
        raise OptionError("FILE: {file} does not end in .yaml or .yml; templates are YAML", file=file)
    if lexists(file):
        raise OptionError("FILE: {file} is there already; give another name, or remove it first", file=file)
    with _writing(file), file.open("x", encoding="utf-8", newline="") as new:
        new.write(text)
    console.echo(f"{file}\n")


def _sheet(result: Evaluation | Evaluations, *, remarks: bool) -> Sheet:
    if not isinstance(result, Evaluations):
        return sheet_of(result)
    sheet = sheet_of_many(result, most=MOST_LINES, remarks=remarks)
    if remarks or len(sheet.notes) == len(result.remarks):
        return sheet
    hint = message("{note}; --remarks shows them", note=sheet.notes[-1]).text(sheet.language)
    return replace(sheet, notes=(*sheet.notes[:-1], hint))


def _csv(rows: Sequence[Plain]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _is_within(file: Path, folder: Path) -> bool:
    """Return whether a file lies in a folder or below, where it would be read with the answers next time."""
    return file.resolve().is_relative_to(folder.resolve())


def _is_same(out: Path, path: Path) -> bool:
    try:
        return path != STDIN and out.samefile(path)
    except (OSError, ValueError):
        return False


def _try(out: Path) -> None:
    """Open a file for writing and leave it as it is; a pipe or a device is taken on trust."""
    there = out.exists()
    if not there or out.is_file() or out.is_dir():
        with out.open("ab"):
            pass
    if not there:
        out.resolve().unlink()  # where it is a link, the link stays


@contextmanager
def _writing(out: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise OptionError(
            "{out}: cannot be written ({why}); give a file in a folder that is there", out=out, why=why
        ) from error
