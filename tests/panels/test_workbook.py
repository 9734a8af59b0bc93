"""Questionnaires that come back: read right whatever was done to the sheets, and every cell that cannot be read is named."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

import fuzzyeval as fe
from fuzzyeval.errors import AnswersError, MissingExtraError
from fuzzyeval.panels import reading, workbook
from fuzzyeval.panels.layout import ids_of
from questionnaires import HOW_MUCH, NAME, QUESTION, WHICH, edited, fill, rows

STUDY = fe.Study(
    grades=5,
    root={
        "id": "service",
        "label": "Service",
        "children": [
            {"id": "quality", "label": "Quality", "children": [{"id": "function"}, {"id": "safety"}, {"id": "price"}]},
            {"id": "process", "label": "Process"},
        ],
    },
)
SERVICE = "What matters more for Service: Quality, or Process?"
FIRST, SECOND, THIRD = (
    f"What matters more for Quality: {pair}?"
    for pair in ("function, or safety", "function, or price", "safety, or price")
)
ANSWERS = {SERVICE: ("Process", 3), FIRST: ("equally", None), THIRD: ("safety", 9)}
JUDGED = {"service": {"process/quality": 3}, "quality": {"function/safety": 1, "safety/price": 9}}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a questionnaire that Ann has filled in and Bo has not."""
    path = fe.ahp.write_questionnaire(STUDY, tmp_path / "panel.xlsx", experts=["Ann", "Bo"])
    with edited(path) as book:
        fill(book["Ann"], ANSWERS)
    return path


def refusal(path: Path) -> list[str]:
    """Return what is said of a questionnaire, but for the place."""
    with pytest.raises(AnswersError) as caught:
        fe.ahp.read_questionnaire(path)
    head, *lines = str(caught.value).split("\n  ")
    assert head == f"{path}: cells that cannot be read"
    return lines


def test_what_was_answered_is_read_and_a_blank_sheet_has_no_judgements(path: Path) -> None:
    assert fe.ahp.read_questionnaire(path) == {"Ann": JUDGED, "Bo": {}}
    assert fe.ahp.read_questionnaire(str(path)) == {"Ann": JUDGED, "Bo": {}}


def test_a_study_understands_what_was_read(path: Path) -> None:
    read = fe.ahp.read_questionnaire(path)
    assert fe.Study.model_validate(
        {**STUDY.to_document(), "weighting": {"method": "ahp", "judgements": read["Ann"]}}
    ).judged(0).weights == pytest.approx((0.25, 0.75))


def test_a_sheet_may_be_renamed_moved_and_stand_among_others(path: Path) -> None:
    with edited(path) as book:
        book["Ann"].title = "done!"
        book.move_sheet("Bo", -1)
        book.create_sheet("notes", 0)["A1"] = "Ann was in a hurry"
    assert fe.ahp.read_questionnaire(path) == {"Bo": {}, "Ann": JUDGED}


def test_full_width_digits_are_read_as_digits(path: Path) -> None:
    with edited(path) as book:
        fill(book["Ann"], {SERVICE: ("Process", "３"), FIRST: ("equally", "１"), THIRD: ("safety", "９\u3000")})
    assert fe.ahp.read_questionnaire(path)["Ann"] == JUDGED


def test_the_name_on_the_sheet_counts(path: Path) -> None:
    with edited(path) as book:
        book["Ann"][NAME] = " Dr. Ann Miller "
    assert list(fe.ahp.read_questionnaire(path)) == ["Dr. Ann Miller", "Bo"]


def test_rows_may_be_sorted_and_left_out(path: Path) -> None:
    with edited(path) as book:
        sheet = book["Ann"]
        below = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=7)]
        for at, values in enumerate(sorted(below, key=str, reverse=True), start=7):
            for column, value in enumerate(values, start=1):
                sheet.cell(at, column).value = value
        sheet.delete_rows(rows(sheet)[SECOND])
    assert fe.ahp.read_questionnaire(path)["Ann"] == JUDGED


def test_rows_may_be_sorted_with_their_headings(path: Path) -> None:
    with edited(path) as book:
        sheet = book["Ann"]
        below = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)]
        for at, values in enumerate(reversed(below), start=6):
            for column, value in enumerate(values, start=1):
                sheet.cell(at, column).value = value
    assert fe.ahp.read_questionnaire(path)["Ann"] == JUDGED


@pytest.mark.parametrize("at", [1, 3, 5, 6, 11])
def test_columns_may_be_added_anywhere(path: Path, at: int) -> None:
    with edited(path) as book:
        sheet = book["Ann"]
        sheet.insert_cols(at)
        for row in range(7, 12):
            sheet.cell(row, at).value = "7"
    assert fe.ahp.read_questionnaire(path)["Ann"] == JUDGED


def test_rows_may_be_added_above(path: Path) -> None:
    with edited(path) as book:
        book["Ann"].insert_rows(1, 3)
        book["Ann"]["B1"] = "Please by Friday"
    assert fe.ahp.read_questionnaire(path)["Ann"] == JUDGED


@pytest.mark.parametrize("which", ["PROCESS", " process ", "Process\n"])
@pytest.mark.parametrize("how_much", [3, 3.0, "3", " 3 "])
def test_an_answer_may_be_typed(path: Path, which: str, how_much: object) -> None:
    with edited(path) as book:
        fill(book["Ann"], {SERVICE: (which, how_much)})
    assert fe.ahp.read_questionnaire(path)["Ann"] == JUDGED


@pytest.mark.parametrize("how_much", [1, "1", "", " ", None])
def test_equally_needs_no_number_but_may_have_a_one(path: Path, how_much: object) -> None:
    with edited(path) as book:
        fill(book["Ann"], {SERVICE: ("Equally", how_much)})
    assert fe.ahp.read_questionnaire(path)["Ann"]["service"] == {"quality/process": 1}


def test_a_note_beside_or_below_the_questions_does_no_harm(path: Path) -> None:
    with edited(path) as book:
        book["Ann"]["E8"] = "=ask Bo"
        book["Ann"]["B30"] = "Thank you!"
        book["Ann"]["XFD1"] = "far"
    assert fe.ahp.read_questionnaire(path)["Ann"] == JUDGED


def test_a_wrong_size_in_the_file_hides_no_answer(path: Path) -> None:
    with ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert b'<dimension ref="A1:J10"' in parts[sheet]
    parts[sheet] = parts[sheet].replace(b'<dimension ref="A1:J10"', b'<dimension ref="A1:B2"')
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    assert fe.ahp.read_questionnaire(path)["Ann"] == JUDGED


def test_every_cell_that_cannot_be_read_is_named_at_once(path: Path) -> None:
    with edited(path) as book:
        fill(book["Ann"], {SERVICE: ("Process", None), FIRST: (None, 4), SECOND: ("prices", 2), THIRD: ("safety", 12)})
        fill(book["Bo"], {SERVICE: ("equally", 5), FIRST: ("safety", 1), SECOND: (True, 3), THIRD: ("price", "#N/A")})
    assert refusal(path) == [
        "Ann!D7: blank; choose how much more it matters, from 2 to 9",
        "Ann!C8: blank, though '4' says how much more; choose which of the two matters more",
        "Ann!C9: 'prices' is none of the choices; choose 'function', 'price' or 'equally'",
        "Ann!D10: '12' is not a whole number from 2 to 9; choose one, or 'equally' beside it",
        "Bo!D7: '5', though 'equally' is chosen; leave it blank, or choose which of the two matters more",
        "Bo!D8: '1' is not a whole number from 2 to 9; choose one, or 'equally' beside it",
        "Bo!C9: 'True' is none of the choices; choose 'function', 'price' or 'equally'",
        "Bo!D10: '#N/A' is not a whole number from 2 to 9; choose one, or 'equally' beside it",
    ]


@pytest.mark.parametrize("how_much", [2.5, "1/3", "two", 0, -3, 10, "３²", "１０", True, "3,0", 1e300])
def test_what_is_no_strength_is_refused(path: Path, how_much: object) -> None:
    with edited(path) as book:
        fill(book["Ann"], {SERVICE: ("Process", how_much)})
    (line,) = refusal(path)
    assert line.startswith("Ann!D7: '")
    assert line.endswith("' is not a whole number from 2 to 9; choose one, or 'equally' beside it")


@pytest.mark.parametrize("column", [WHICH, HOW_MUCH])
@pytest.mark.parametrize("formula", ["=1+2", ArrayFormula("C7:C7", "=1+2")])
def test_a_formula_is_refused_since_what_it_comes_to_may_be_out_of_date(
    path: Path, column: int, formula: object
) -> None:
    with edited(path) as book:
        book["Ann"].cell(7, column).value = formula
    (line,) = refusal(path)
    assert line.startswith(f"Ann!{'ABCD'[column - 1]}7: ")
    assert line.endswith(" is a formula; write the answer itself")


def test_questions_that_were_sorted_without_what_is_hidden_are_seen(path: Path) -> None:
    with edited(path) as book:
        sheet = book["Ann"]
        for column in (QUESTION, WHICH, HOW_MUCH):
            first, other = sheet.cell(8, column), sheet.cell(10, column)
            first.value, other.value = other.value, first.value
    assert refusal(path) == [
        f"Ann!B8: {THIRD!r} is not what was asked in this row, {FIRST!r}; write the question as it was",
        f"Ann!B10: {FIRST!r} is not what was asked in this row, {THIRD!r}; write the question as it was",
    ]


def test_an_answer_to_no_question_is_named(path: Path) -> None:
    with edited(path) as book:
        book["Ann"]["C15"] = "Process"
        book["Ann"]["D16"] = 3
    assert refusal(path) == [
        "Ann!C15: 'Process' answers no question; put it beside its question, or leave it out",
        "Ann!D16: '3' answers no question; put it beside its question, or leave it out",
    ]


def test_a_question_that_is_answered_twice_is_named(path: Path) -> None:
    with edited(path) as book:
        sheet = book["Ann"]
        for column in range(1, 11):
            sheet.cell(12, column).value = sheet.cell(7, column).value
    assert refusal(path) == ["Ann!C12: the same is answered in Ann!C7; keep one of the two answers"]


@pytest.mark.parametrize("name", [None, "  ", "=1+1"])
def test_a_sheet_without_a_name_is_told(path: Path, name: object) -> None:
    with edited(path) as book:
        book["Ann"][NAME] = name
    assert refusal(path) == ["Ann!B2: no name stands here; write who answered this sheet"]


def test_two_sheets_of_one_expert_are_told_unless_one_is_blank(path: Path) -> None:
    with edited(path) as book:
        book["Bo"][NAME] = "Ann"
    assert fe.ahp.read_questionnaire(path) == {"Ann": JUDGED}
    with edited(path) as book:
        fill(book["Bo"], {SERVICE: ("Process", 3)})
    assert refusal(path) == [
        "Bo!B2: 'Ann' has answered in Ann!B2 too; keep one of the two sheets, or name the experts apart"
    ]


@pytest.mark.parametrize(
    ("cell", "lost"),
    [("F2", "fuzzyeval:expert"), ("C5", "fuzzyeval:which"), ("F5", "fuzzyeval:ids"), ("J5", "fuzzyeval:equally")],
)
def test_a_sheet_that_has_lost_hidden_cells_is_told_not_passed_over(path: Path, cell: str, lost: str) -> None:
    with edited(path) as book:
        book["Ann"][cell] = None
    assert refusal(path) == [
        f"Ann: hidden cells of the questionnaire are gone ({lost}); write it anew, and copy the answers"
    ]


@pytest.mark.parametrize("cell", ["G7", "H7", "J7"])
def test_a_row_that_has_lost_hidden_cells_is_told(path: Path, cell: str) -> None:
    with edited(path) as book:
        book["Ann"][cell] = None
    (line,) = refusal(path)
    assert line.startswith(f"Ann!B7: {SERVICE!r} is not what was asked in this row")


def test_copies_that_came_back_from_each_expert_are_read_together(path: Path, tmp_path: Path) -> None:
    back = tmp_path / "back"
    back.mkdir()
    blank = fe.ahp.write_questionnaire(STUDY, tmp_path / "blank.xlsx", experts=["Ann", "Bo"])
    shutil.copy(path, back / "ann.xlsx")
    shutil.copy(blank, back / "bo.xlsx")
    with edited(back / "bo.xlsx") as book:
        fill(book["Bo"], {SERVICE: ("Quality", 2)})
    both = {"Ann": JUDGED, "Bo": {"service": {"quality/process": 2}}}
    assert fe.ahp.read_questionnaire(back) == both
    assert reading.read(back) == both
    assert reading.read(f"{back}/*.xlsx") == both
    shutil.copy(path, back / "again.xlsx")
    assert refusal(back) == [
        "[ann.xlsx]Ann!B2: 'Ann' has answered in [again.xlsx]Ann!B2 too; keep one of the two sheets, or name the experts apart"
    ]
    Workbook().save(back / "again.xlsx")
    with pytest.raises(AnswersError, match=r"again\.xlsx: no sheet of it is a questionnaire"):
        reading.read(back)


def test_what_is_no_questionnaire_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "panel.xlsx"
    Workbook().save(path)
    with pytest.raises(AnswersError) as caught:
        fe.ahp.read_questionnaire(path)
    assert str(caught.value) == (
        f"{path}: no sheet of it is a questionnaire of fuzzyeval.ahp.write_questionnaire; give one that was written so, or read "
        "a table of judgements with fuzzyeval.ahp.read_judgements"
    )
    path.write_bytes(b"PK no workbook")
    with pytest.raises(
        AnswersError, match=r"panel\.xlsx: not a workbook that can be read \(BadZipFile: .*; save it anew"
    ):
        fe.ahp.read_questionnaire(path)
    with pytest.raises(AnswersError, match="no such file; check the path"):
        fe.ahp.read_questionnaire(tmp_path / "none.xlsx")
    (tmp_path / "panel.csv").write_text("expert\n", encoding="utf-8")
    with pytest.raises(
        AnswersError, match=r"panel\.csv: a questionnaire is a workbook of its own kind; save it as \.xlsx"
    ):
        fe.ahp.read_questionnaire(tmp_path / "panel.csv")


def test_a_workbook_that_fills_the_memory_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "LARGEST_WORKBOOK", 1_000)
    with pytest.raises(
        AnswersError, match="unpacks to more than 1,000 bytes; keep the sheets of the questionnaire only"
    ):
        fe.ahp.read_questionnaire(path)


def test_what_other_programs_put_into_a_workbook_is_passed_over_in_silence(path: Path) -> None:
    with ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    further = b'<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"></ext></extLst></worksheet>'
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(b"</worksheet>", further)
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    assert fe.ahp.read_questionnaire(path)["Ann"] == JUDGED


def test_without_openpyxl_the_extra_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "find_spec", lambda _: None)
    for read in (fe.ahp.read_questionnaire, reading.read):
        with pytest.raises(MissingExtraError, match=r"a questionnaire needs openpyxl; install fuzzyeval\[excel\]"):
            read(path)


def test_either_is_read_where_a_study_names_a_file(path: Path, tmp_path: Path) -> None:
    assert reading.read(path) == {"Ann": JUDGED, "Bo": {}}
    table = Workbook()
    for row in (["expert", "parent", "a", "b", "value"], ["Ann", "service", "quality", "process", "1/3"]):
        table.active.append(row)
    table.save(tmp_path / "table.xlsx")
    long = {"Ann": {"service": {"quality/process": "1/3"}}}
    assert reading.read(tmp_path / "table.xlsx") == long
    assert reading.read(str(tmp_path / "table.xlsx")) == long
    (tmp_path / "table.csv").write_text("expert,parent,a,b,value\nAnn,service,quality,process,1/3\n", encoding="utf-8")
    assert reading.read(tmp_path / "table.csv") == long
    rows_at_hand = [{"expert": "Ann", "parent": "service", "a": "quality", "b": "process", "value": "1/3"}]
    assert reading.read(rows_at_hand) == long


@pytest.mark.parametrize(
    "text", [None, 5, "", "a", '["a", "b"]', '["a", "b", 3]', '["a", "b", ""]', "[" * 100_000, '{"a": 1}']
)
def test_what_holds_no_ids_gives_none(text: object) -> None:
    assert ids_of(text) is None
