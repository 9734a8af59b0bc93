"""Questionnaires filled in as an expert does it: by what is seen on the sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from openpyxl import load_workbook

__all__ = ["HOW_MUCH", "NAME", "QUESTION", "WHICH", "Answers", "edited", "fill", "fill_row", "question_rows", "rows"]

Answers: TypeAlias = Mapping[str, tuple[object, object]]
"""By question, which matters more and how much more."""

QUESTION, WHICH, HOW_MUCH = 2, 3, 4
NAME = "B2"


@contextmanager
def edited(path: Path) -> Iterator[Any]:
    """Open a workbook, and save what was done to it."""
    book = load_workbook(path)
    yield book
    book.save(path)


def question_rows(sheet: Any) -> list[int]:
    """Return the rows of a sheet in which a question stands."""
    return [row for row in range(1, sheet.max_row + 1) if isinstance(sheet.cell(row, 1).value, int)]


def rows(sheet: Any) -> dict[str, int]:
    """Return these rows by the question that is seen there."""
    return {str(sheet.cell(row, QUESTION).value): row for row in question_rows(sheet)}


def fill(sheet: Any, answers: Answers) -> None:
    """Fill in a sheet."""
    at = rows(sheet)
    for question, answer in answers.items():
        fill_row(sheet, at[question], answer)


def fill_row(sheet: Any, row: int, answer: tuple[object, object]) -> None:
    """Fill in a row; a text stays one, as in a cell that is formatted as text."""
    for column, value in zip((WHICH, HOW_MUCH), answer, strict=True):
        cell = sheet.cell(row, column)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
