"""The first sheet of a workbook, every cell as text, so that what stands in it is seen as it stands.

It is read by fastexcel into Arrow, since this alone tells a cell with an error, such as ``#N/A``, from an empty one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import narwhals as nw

from fuzzyeval.errors import AnswersError, MissingExtraError
from fuzzyeval.sources.failing import refusing
from fuzzyeval.sources.source import Batch, Source, refuse_doubled

__all__ = ["of_workbook"]

_ERROR = re.compile(r"Error\((\w+)\)")  # as in: Expected string but got 'Error(NA)'
_ERRORS = {"NA": "#N/A", "Div0": "#DIV/0!", "Name": "#NAME?", "Null": "#NULL!", "Num": "#NUM!", "Ref": "#REF!"}
_ERRORS |= {"Value": "#VALUE!", "GettingData": "#GETTING_DATA"}
_MIDNIGHT = r"^(\d{4}-\d\d-\d\d) 00:00:00$"  # a workbook keeps a date as the first moment of its day
_UNKNOWN = "#ERROR!"
_ODS_ERROR = b'value-type="error"'
_CHUNK = 2**20


def of_workbook(path: Path) -> Source:
    """Return the answers on the first sheet of a workbook that is not hidden; its first row names the columns.

    Numbers are as a person writes them, ``5`` and ``5.5``, with nine decimals at most; dates are ``2026-01-05``, and cells
    with errors ``#N/A`` and the like. Rows with nothing but blanks in them are skipped.

    Raises
    ------
    MissingExtraError
        Where fastexcel or pyarrow is not installed.
    AnswersError
        For what is no workbook, is broken or asks for a password, and for a sheet with nothing on it.
    """
    place = str(path)
    if not (find_spec("fastexcel") and find_spec("pyarrow")):
        raise MissingExtraError("{path}: Excel needs fastexcel and pyarrow; install fuzzyeval[excel]", path=place)
    with _opening(place):
        _refuse_hidden_errors(path)
        sheet, columns = _first_sheet(path)

    def batches(wanted: tuple[str, ...]) -> Iterator[Batch]:
        refuse_doubled(wanted, columns, place)
        with _opening(place):
            cells = _cells(_reader(path).load_sheet(sheet, header_row=None, dtypes="string"))
        if _names(cells) != columns:
            raise AnswersError("{place}: changed while it was read; read it again", place=place)
        answers = nw.from_native(_filled(cells.slice(1)))
        yield {name: answers.get_column(str(columns.index(name))) for name in wanted}

    return Source(columns, batches, place=place)


def _first_sheet(path: Path) -> tuple[int, tuple[str, ...]]:
    """Return which sheet is the first that is seen and has something on it, and the names in its first row."""
    reader = _reader(path)
    for at in range(len(reader.sheet_names)):
        sheet = reader.load_sheet(at, header_row=None, dtypes="string", n_rows=1)
        if sheet.visible == "visible" and any(names := _names(_cells(sheet))):
            return at, names
    raise AnswersError("{path}: nothing is on its sheets; let the first row name the columns", path=str(path))


def _reader(path: Path) -> Any:
    import fastexcel  # noqa: PLC0415  (an extra)

    return fastexcel.read_excel(path.absolute())  # or a folder called ~ would be somebody's home


def _cells(sheet: Any) -> Any:
    """Return a sheet as an Arrow table of texts, whose columns are called 0, 1, 2 and so on."""
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import compute  # noqa: PLC0415

    found, errors = sheet.to_arrow_with_errors()
    texts = [compute.replace_substring_regex(column, pattern=_MIDNIGHT, replacement=r"\1") for column in found.columns]
    for column, told in _told(errors).items():
        values = texts[column].to_pylist()
        for row, text in told.items():
            values[row] = text
        texts[column] = pa.array(values, pa.string())
    return pa.table(texts, names=[str(at) for at in range(len(texts))])


def _told(errors: Any) -> dict[int, dict[int, str]]:
    """Return what stands in the cells that are no text, by column and row."""
    told: dict[int, dict[int, str]] = {}
    for error in errors.errors if errors else ():
        row, column = error.position
        kind = _ERROR.search(error.detail)
        told.setdefault(column, {})[row] = _ERRORS.get(kind[1], _UNKNOWN) if kind else _UNKNOWN
    return told


def _names(cells: Any) -> tuple[str, ...]:
    """Return the first row, trimmed; no names where there is none."""
    return tuple((column[0].as_py() or "").strip() for column in cells.columns) if cells.num_rows else ()


def _filled(cells: Any) -> Any:
    """Return the rows in which anything but blanks stands."""
    from pyarrow import compute  # noqa: PLC0415

    filled = None
    for column in cells.columns:
        here = compute.fill_null(compute.not_equal(compute.utf8_trim_whitespace(column), ""), False)  # noqa: FBT003  (what null is)
        filled = here if filled is None else compute.or_(filled, here)
    return cells.filter(filled)


def _refuse_hidden_errors(path: Path) -> None:
    """Refuse an OpenDocument sheet with errors: they are read as blanks or as numbers."""
    if path.suffix.lower() != ".ods":
        return
    with ZipFile(path) as packed, packed.open("content.xml") as content:
        end = b""
        while part := content.read(_CHUNK):
            if _ODS_ERROR in end + part:
                raise AnswersError(
                    "{path}: cells with errors, such as #N/A, which cannot be told from blanks in .ods; mend them, or save "
                    "it as .xlsx",
                    path=str(path),
                )
            end = part[-len(_ODS_ERROR) :]


@contextmanager
def _opening(place: str) -> Iterator[None]:
    """Turn what fails in a workbook into an error of ours."""
    try:
        with refusing("{place}: not a workbook that can be read ({reason}); save it anew", place):
            yield
    except AnswersError as error:
        if error.__cause__ is not None and "password" in str(error.__cause__):
            raise AnswersError("{path}: asks for a password; save it without one", path=place) from error.__cause__
        raise
