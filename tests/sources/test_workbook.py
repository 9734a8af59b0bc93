"""Workbooks: every cell as it stands, the sheet that is seen first, and what is no workbook."""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuzzyeval.errors import AnswersError, MissingExtraError
from fuzzyeval.sources import workbook
from fuzzyeval.survey.coding import key_text

WORKBOOKS = Path(__file__).parent / "workbooks"
Save = Callable[..., Path]


def save(path: Path, *sheets: Sequence[Sequence[Any]]) -> Path:
    """Write sheets of rows as a workbook."""
    book = openpyxl.Workbook()
    del book["Sheet"]
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


@pytest.fixture
def saved(tmp_path: Path) -> Save:
    """Write sheets of rows as a workbook."""
    return lambda *sheets: save(tmp_path / "answers.xlsx", *sheets)


def columns(path: Path) -> dict[str, list[str | None]]:
    """Return what stands in the columns of a workbook."""
    source = workbook.of_workbook(path)
    (batch,) = source.read(source.columns)
    return {name: list(column) for name, column in batch.items()}


def told(path: Path) -> str:
    """Return what is said of a workbook that is refused when it is opened."""
    with pytest.raises(AnswersError) as caught:
        workbook.of_workbook(path)
    return str(caught.value)


def ods(path: Path, *rows: Sequence[str]) -> Path:
    """Write cells, as they stand in its XML, as an OpenDocument sheet."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    cells = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
    with ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
        packed.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {spaces} xmlns:calcext="urn:org:documentfoundation:calc">'
            f'<office:body><office:spreadsheet><table:table table:name="S">{cells}</table:table></office:spreadsheet>'
            "</office:body>"
            "</office:document-content>",
        )
    return path


def text(value: str) -> str:
    """Return a text as a cell of an OpenDocument sheet."""
    return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'


def number(value: str, kind: str = "float") -> str:
    """Return a number or a date as a cell of an OpenDocument sheet."""
    name = "value" if kind == "float" else f"{kind}-value"
    return f'<table:table-cell office:value-type="{kind}" office:{name}="{value}"><text:p>x</text:p></table:table-cell>'


SHEET = {
    "branch": ["north", "north", "south", "south"],
    "q1": ["5", "3", "2", "4"],
    "q2": ["4", None, "N/A", " 5.0 "],
    "day": ["2026-01-05", "2026-01-06", None, None],
}


def test_a_sheet_is_the_same_in_every_format(tmp_path: Path) -> None:
    days = [dt.date(2026, 1, 5), dt.datetime(2026, 1, 6)]  # noqa: DTZ001  (a workbook knows no time zones)
    rows = [("branch", "q1", "q2", "day"), ("north", 5, 4, days[0]), ("north", 3.0, None, days[1])]
    rows += [("south", 2, "N/A", None), ("south", 4, " 5.0 ", None)]
    opendocument = ods(
        tmp_path / "answers.ods",
        [text(name) for name in SHEET],
        [text("north"), number("5"), number("4"), number("2026-01-05", "date")],
        [text("north"), number("3"), "<table:table-cell/>", number("2026-01-06", "date")],
        [text("south"), number("2"), text("N/A")],
        [text("south"), number("4"), text('<text:s text:c="1"/>5.0<text:s text:c="1"/>')],
    )
    save(tmp_path / "answers.xlsx", rows)
    save(tmp_path / "answers.xlsm", rows)
    for folder, ending in ((tmp_path, "xlsx"), (tmp_path, "xlsm"), (WORKBOOKS, "xls"), (WORKBOOKS, "xlsb")):
        assert columns(folder / f"answers.{ending}") == SHEET
    assert {name: [value or None for value in found] for name, found in columns(opendocument).items()} == SHEET


@given(
    st.lists(
        st.one_of(
            st.integers(-(10**15), 10**15),
            st.floats(-1e6, 1e6).map(lambda value: round(value, 9)),
            st.booleans(),
            st.text(st.characters(min_codepoint=32, exclude_categories=["C"]), min_size=1).filter(
                lambda text: text.strip() and text[0] not in "=#" and "_x" not in text
            ),
        ),
        min_size=1,
    )
)
def test_whatever_is_typed_into_a_cell_is_read_as_it_stands(
    tmp_path_factory: pytest.TempPathFactory, given: list[Any]
) -> None:
    path = save(tmp_path_factory.mktemp("book") / "a.xlsx", [["a"], *([value] for value in given)])
    for read, value in zip(columns(path)["a"], given, strict=True):
        if isinstance(value, bool):
            assert read == str(value).lower()
        elif isinstance(value, str):
            assert read == value
        else:
            assert float(str(read)) == pytest.approx(value, rel=1e-14, abs=0)
            assert key_text(read) == str(read), "no whole number has a point"


def test_decimals_are_nine_at_most(saved: Save) -> None:
    assert columns(saved([["a"], [0.12345678949], [4.9999999999], [-2.5]]))["a"] == ["0.123456789", "5", "-2.5"]


def test_a_word_that_comes_late_in_a_column_of_numbers_is_seen(saved: Save) -> None:
    found = columns(saved([["a"], *([5] for _ in range(3000)), ["N/A"]]))["a"]
    assert (len(found), set(found[:-1]), found[-1]) == (3001, {"5"}, "N/A")


@pytest.mark.parametrize("error", ["#N/A", "#DIV/0!", "#REF!", "#NAME?", "#NULL!", "#NUM!", "#VALUE!"])
def test_a_cell_with_an_error_is_no_empty_cell(saved: Save, error: str) -> None:
    path = saved([[None], [None, "a", "b", "c"], [None, 5, error, None], [None, error, 4, None], [None, None, error]])
    assert columns(path) == {"a": ["5", error, None], "b": [error, "4", error], "c": [None] * 3}


def test_an_error_of_another_kind_is_refused_too() -> None:
    class Cell:
        position = (3, 1)
        detail = "something else"

    class Errors:
        errors = (Cell(),)

    assert workbook._told(Errors()) == {1: {3: "#ERROR!"}}


@pytest.mark.parametrize("kind", ['"string"', '"float" office:value="0"'])
@pytest.mark.parametrize("before", [0, 10, 50_000])
def test_errors_in_opendocument_which_are_read_as_blanks_are_refused(tmp_path: Path, kind: str, before: int) -> None:
    cell = f'<table:table-cell office:value-type={kind} calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
    assert told(ods(tmp_path / "a.ods", [text("a")], *([number("5")] for _ in range(before)), [cell])).endswith(
        "a.ods: cells with errors, such as #N/A, which cannot be told from blanks in .ods; mend them, or save it as .xlsx"
    )


@pytest.mark.parametrize("at", range(12))
def test_an_error_is_found_wherever_the_file_is_parted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    monkeypatch.setattr(workbook, "_CHUNK", 12 + at)
    cell = '<table:table-cell office:value-type="string" calcext:value-type="error"/>'
    assert "cells with errors" in told(ods(tmp_path / "a.ods", [text("a")], [cell]))


def test_rows_with_nothing_but_blanks_in_them_are_skipped(saved: Save) -> None:
    path = saved([[], [], ["a", "b"], [], [5, None], [None, ""], [None, "x"], [" ", "\u3000"], [], [None, 4], [" "]])
    assert columns(path) == {"a": ["5", None, None], "b": [None, "x", "4"]}


def test_names_are_trimmed_and_written_as_texts(saved: Save) -> None:
    path = saved([[" a ", 5, 5.5, None, dt.date(2026, 1, 5), True], [1, 2, 3, 4, 5, 6]])
    assert workbook.of_workbook(path).columns == ("a", "5", "5.5", "", "2026-01-05", "true")


def test_two_columns_of_one_name_are_refused_where_they_are_asked_for(saved: Save) -> None:
    source = workbook.of_workbook(saved([["a", "b", "a "], [1, 2, 3]]))
    assert source.columns == ("a", "b", "a")
    assert [list(batch["b"]) for batch in source.read(["b"])] == [["2"]]
    with pytest.raises(AnswersError, match=r"answers\.xlsx: two columns are called 'a'; rename one"):
        list(source.read(["b", "a"]))


def test_the_first_sheet_that_is_seen_and_not_empty_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_chartsheet("Chart", 0)
    hidden, very, data, more = (book.create_sheet(name) for name in ("hidden", "very", "data", "more"))
    hidden.sheet_state, very.sheet_state = "hidden", "veryHidden"
    for at, sheet in enumerate((hidden, very, data, more)):
        sheet.append(["a"])
        sheet.append([at])
    book.active = 3
    book.save(tmp_path / "a.xlsx")
    assert columns(tmp_path / "a.xlsx") == {"a": ["2"]}


def test_a_sheet_without_rows_has_columns(saved: Save) -> None:
    assert columns(saved([["a", "b"]])) == {"a": [], "b": []}
    assert columns(saved([["a", "b"], [None, None], ["", ""]])) == {"a": [], "b": []}


@pytest.mark.parametrize("rows", [[], [[None]], [[" ", None, ""]], [[" "], [5]]], ids=str)
def test_a_sheet_with_nothing_in_its_first_row_is_refused(saved: Save, rows: list[list[Any]]) -> None:
    assert told(saved(rows)).endswith("answers.xlsx: nothing is on its sheets; let the first row name the columns")


@pytest.mark.parametrize("ending", ["xlsx", "xlsm", "xls", "xlsb", "ods"])
@pytest.mark.parametrize("content", [b"", b"a,b\n5,4\n", b"PK\x03\x04 and no more", bytes(5000)])
def test_what_is_no_workbook_is_refused(tmp_path: Path, ending: str, content: bytes) -> None:
    path = tmp_path / f"answers.{ending}"
    path.write_bytes(content)
    assert told(path).startswith(f"{path}: not a workbook that can be read (")
    assert told(path).endswith("); save it anew")
    assert "\n" not in told(path)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("ending", ["xls", "xlsb", "xlsx"])
def test_a_workbook_that_is_cut_short_is_refused(tmp_path: Path, saved: Save, ending: str, share: float) -> None:
    whole = (saved([["a"], [5]]) if ending == "xlsx" else WORKBOOKS / f"answers.{ending}").read_bytes()
    path = tmp_path / f"cut.{ending}"
    path.write_bytes(whole[: int(len(whole) * share)])
    try:
        assert columns(path) == SHEET, "an .xls that is cut behind its last cell"
    except AnswersError as error:
        assert str(error).startswith(f"{path}: ")  # noqa: PT017


def compound(stream: str) -> bytes:
    """Return a compound file with one stream of a name: what a workbook becomes that asks for a password."""
    free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = struct.pack(
        "<8s16x5H6x9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0
    )

    def entry(name: str, kind: int, child: int) -> bytes:
        written = (name + "\0").encode("utf-16-le")
        return struct.pack("<64sHBB3I36xIQ", written, len(written), kind, 1, free, free, child, end, 0)

    sectors = (
        struct.pack("<128I", table, end, *[free] * 126),
        (entry("Root Entry", 5, 1) + entry(stream, 2, free)).ljust(512, b"\0"),
    )
    return header + struct.pack("<109I", 0, *[free] * 108) + b"".join(sectors)


@pytest.mark.parametrize("ending", ["xlsx", "xlsm", "xlsb"])
def test_a_workbook_that_asks_for_a_password_is_refused(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"answers.{ending}"
    path.write_bytes(compound("EncryptedPackage"))
    assert told(path) == f"{path}: asks for a password; save it without one"
    path.write_bytes(compound("Something else"))
    assert "not a workbook that can be read" in told(path)


def test_a_workbook_that_has_changed_or_gone_since_it_was_opened_is_refused(saved: Save) -> None:
    path = saved([["a", "b"], [5, 4]])
    source = workbook.of_workbook(path)
    saved([["b", "a"], [4, 5]])
    with pytest.raises(AnswersError, match=r"answers\.xlsx: changed while it was read; read it again"):
        list(source.read(["a"]))
    path.unlink()
    with pytest.raises(AnswersError, match=r"answers\.xlsx: not a workbook that can be read \(.*No such file"):
        list(source.read(["a"]))


@pytest.mark.parametrize("missing", ["fastexcel", "pyarrow"])
def test_without_what_reads_it_a_workbook_names_the_extra(
    saved: Save, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    path = saved([["a"], [5]])
    monkeypatch.setattr(workbook, "find_spec", lambda name: None if name == missing else object())
    with pytest.raises(MissingExtraError, match=r"Excel needs fastexcel and pyarrow; install fuzzyeval\[excel\]"):
        workbook.of_workbook(path)


def test_a_workbook_in_a_folder_called_like_a_home_is_read_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "~").mkdir()
    monkeypatch.chdir(tmp_path)
    assert columns(save(Path("~/a.xlsx"), [["a"], [5]])) == {"a": ["5"]}
