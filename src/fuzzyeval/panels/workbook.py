"""Questionnaires that came back: the judgements in them, or every cell that cannot be read."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from fuzzyeval.errors import AnswersError, MissingExtraError
from fuzzyeval.panels.judged import JudgementsByExpert
from fuzzyeval.panels.layout import KEYS, NAME
from fuzzyeval.panels.sheet import Answered, answered
from fuzzyeval.sources import paths
from fuzzyeval.sources.failing import refusing
from fuzzyeval.wording import Message, message

__all__ = ["ENDINGS", "LARGEST_WORKBOOK", "MOST_ROWS", "questionnaires_in", "read_questionnaire"]

ENDINGS = (".xlsx", ".xlsm")
"""How the name of a questionnaire's file ends."""

LARGEST_WORKBOOK = 2**28
"""The bytes that a workbook may unpack to."""

MOST_ROWS = 2**20
"""The rows that a sheet has in a spreadsheet, at most."""

_Rows = list[tuple[int, Mapping[int, Any]]]


def read_questionnaire(path: str | Path) -> JudgementsByExpert:
    """Return the judgements in a questionnaire that experts have filled in.

    Sheets may have been renamed, rows sorted, columns added; sheets that are none of ours are ignored. Of several copies,
    of each of which another expert has filled in a sheet, give the folder, or a pattern such as ``returned/*.xlsx``.

    Parameters
    ----------
    path
        A workbook that :func:`fuzzyeval.ahp.write_questionnaire` wrote.

    Returns
    -------
    dict
        ``{expert: {parent: {"a/b": 2 to 9, or 1 where both matter equally}}}``, a the one that matters more, in the order of
        the sheets. What was left blank is not there; an expert who judged nothing is, with none.

    Raises
    ------
    AnswersError
        For what is no questionnaire of ours, and for cells that cannot be read, all named at once.
    MissingExtraError
        Where openpyxl is not installed.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> from tempfile import TemporaryDirectory
    >>> study = fe.Study(grades=5, root={"id": "process", "children": [{"id": "attitude"}, {"id": "speed"}]})
    >>> with TemporaryDirectory() as folder:
    ...     path = fe.ahp.write_questionnaire(study, f"{folder}/panel.xlsx", experts=["Ann", "Bo"])
    ...     fe.ahp.read_questionnaire(path)
    {'Ann': {}, 'Bo': {}}
    """
    found = paths.found(os.fspath(path))
    wrong = [file for file in found.files if file.suffix.lower() not in ENDINGS]
    if wrong:
        raise AnswersError(
            "{path}: a questionnaire is a workbook of its own kind; save it as .xlsx", path=str(wrong[0])
        )
    panel = questionnaires_in(found)
    if panel is None:
        raise _no_questionnaire(found.files[0])
    return panel


def questionnaires_in(found: paths.Found) -> JudgementsByExpert | None:
    """Return the judgements in workbooks; None where none of them is a questionnaire.

    Raises
    ------
    AnswersError
        Where some are questionnaires and others not, and for cells that cannot be read.
    MissingExtraError
        Where openpyxl is not installed.
    """
    sheets = {file: list(_sheets(file)) for file in found.files}
    if not any(sheets.values()):
        return None
    for file, its in sheets.items():
        if not its:
            raise _no_questionnaire(file)
    told_apart = len(sheets) > 1
    every = [
        answered(f"[{file.name}]{title}" if told_apart else title, rows)
        for file in sheets
        for title, rows in sheets[file]
    ]
    return _together(every, found.place)


def _no_questionnaire(file: Path) -> AnswersError:
    return AnswersError(
        "{path}: no sheet of it is a questionnaire of fuzzyeval.ahp.write_questionnaire; give one that was written so, or read "
        "a table of judgements with fuzzyeval.ahp.read_judgements",
        path=str(file),
    )


def _together(sheets: Sequence[Answered], place: str) -> JudgementsByExpert:
    """Return the judgements of all sheets, of which a blank one of the same expert takes nothing away."""
    problems = [problem for sheet in sheets for problem in sheet.problems]
    found: JudgementsByExpert = {}
    told: dict[str, str] = {}
    for sheet in sheets:
        if sheet.judgements and found.get(sheet.expert):
            problems.append(
                message(
                    "{cell}: {expert!r} has answered in {other} too; keep one of the two sheets, or name the experts apart",
                    cell=sheet.name_cell,
                    expert=sheet.expert,
                    other=told[sheet.expert],
                )
            )
        elif sheet.judgements or sheet.expert not in found:
            found[sheet.expert], told[sheet.expert] = sheet.judgements, sheet.name_cell
    if problems:
        raise _unread(place, problems)
    return found


def _unread(place: str, problems: Sequence[Message]) -> AnswersError:
    return AnswersError("{place}: cells that cannot be read\n  {problems}", place=place, problems=tuple(problems))


def _sheets(file: Path) -> Iterator[tuple[str, _Rows]]:
    """Yield the sheets that are ours: their titles, and the cells that are not blank, by row and column."""
    with _opening(file) as book:
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # or cells beyond what another program wrote there would be lost
            rows = _cells(sheet)
            texts = {cell.value for _, cells in rows for cell in cells.values() if isinstance(cell.value, str)}
            if NAME in texts or not texts.isdisjoint(KEYS):
                yield sheet.title, rows


def _cells(sheet: Any) -> _Rows:
    return [
        (at, cells)
        for at, row in enumerate(islice(sheet.iter_rows(), MOST_ROWS), start=1)
        if (cells := {cell.column: cell for cell in row if cell.value is not None})
    ]


@contextmanager
def _opening(file: Path) -> Iterator[Any]:
    """Open a workbook for reading, its formulas as formulas: what they last came to may be out of date."""
    place = str(file)
    if not find_spec("openpyxl"):
        raise MissingExtraError("{path}: a questionnaire needs openpyxl; install fuzzyeval[excel]", path=place)
    from openpyxl import load_workbook  # noqa: PLC0415  (an extra)

    with (
        refusing("{place}: not a workbook that can be read ({reason}); save it anew", place),
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore")  # of what openpyxl does not know of other programs' workbooks
        with ZipFile(file) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_WORKBOOK:
                raise AnswersError(
                    "{path}: unpacks to more than {most:,} bytes; keep the sheets of the questionnaire only",
                    path=place,
                    most=LARGEST_WORKBOOK,
                )
        book = load_workbook(file, read_only=True)
        try:
            yield book
        finally:
            book.close()
