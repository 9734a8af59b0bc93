"""The questionnaire as experts see it: what is asked, in which words, and what a spreadsheet makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

import fuzzyeval as fe
from fuzzyeval.errors import MissingExtraError, OptionError, StudyError
from fuzzyeval.questionnaire import asking, drawing, writing
from fuzzyeval.questionnaire.naming import sheet_titles
from questionnaires import HOW_MUCH, NAME, QUESTION, WHICH, edited, fill, rows


def leaf(name: str, **fields: Any) -> fe.Indicator:
    return fe.Indicator(id=name, **fields)


QUALITY = fe.Indicator(
    id="quality",
    label={"en": "Product quality", "zh": "产品质量"},
    children=[
        leaf("function", label={"en": "Function", "zh": "功能"}),
        leaf("safety", label={"zh": "安全", "en": "Safety"}),
    ],
)
ROOT = fe.Indicator(
    id="service",
    label={"en": "Service satisfaction", "zh": "服务满意度"},
    children=[
        QUALITY,
        fe.Indicator(id="process", label={"en": "Process", "zh": "过程"}, children=[leaf("care")]),
        leaf("price"),
    ],
)
STUDY = fe.Study(name="Counter", grades=5, root=ROOT)


def written(
    folder: Path, study: fe.Study = STUDY, experts: Sequence[str] = ("Ann", "Bo"), lang: str | None = None
) -> Any:
    path = folder / f"{len(list(folder.iterdir()))}.xlsx"
    return load_workbook(fe.ahp.write_questionnaire(study, path, experts=experts, lang=lang))


def of(*children: fe.Indicator) -> fe.Study:
    return fe.Study(grades=5, root=fe.Indicator(id="root", label="Visit", children=children))


def texts(sheet: Any) -> list[str]:
    """Return what is seen on a sheet."""
    seen = [
        cell.value for row in sheet.iter_rows(max_col=5) for cell in row if not sheet.row_dimensions[cell.row].hidden
    ]
    return [text for text in seen if isinstance(text, str)]


def test_every_comparison_is_asked_once_in_plain_words(tmp_path: Path) -> None:
    book = written(tmp_path)
    assert book.sheetnames == ["Ann", "Bo"]
    for sheet in book:
        assert list(rows(sheet)) == [
            "What matters more for Service satisfaction: Product quality, or Process?",
            "What matters more for Service satisfaction: Product quality, or price?",
            "What matters more for Service satisfaction: Process, or price?",
            "What matters more for Product quality: Function, or Safety?",
        ]
        assert sheet[NAME].value == sheet.title
        assert texts(sheet)[0] == "What matters more? Counter"


def test_it_is_in_chinese_where_that_is_asked_for(tmp_path: Path) -> None:
    for lang in ("zh", "zh-CN"):
        (sheet,) = written(tmp_path, experts=["王伟"], lang=lang)
        assert next(iter(rows(sheet))) == "对于“服务满意度”，哪个更重要：产品质量，还是过程？"
        assert texts(sheet)[0] == "哪个更重要？服务满意度"
        assert not [text for text in texts(sheet) if any("a" <= letter <= "z" for letter in text.replace("price", ""))]


def test_it_is_in_the_studys_language_unless_said_otherwise(tmp_path: Path) -> None:
    chinese = STUDY.model_copy(update={"language": "zh", "name": "柜台"})
    (sheet,) = written(tmp_path, chinese, ["王伟"])
    assert texts(sheet)[0] == "哪个更重要？柜台"
    (sheet,) = written(tmp_path, chinese, ["王伟"], "en")
    assert texts(sheet)[0] == "What matters more? Service satisfaction"


def test_labels_are_in_any_language_that_the_study_has(tmp_path: Path) -> None:
    study = of(leaf("a", label={"de": "Preis", "en": "Price"}), leaf("b", label={"de": "Güte", "en": "Quality"}))
    (sheet,) = written(tmp_path, study, ["Ann"], "de")
    assert list(rows(sheet)) == ["What matters more for Visit: Preis, or Güte?"]


def test_the_two_columns_offer_what_can_be_chosen(tmp_path: Path) -> None:
    sheet = written(tmp_path)["Bo"]
    which, how_much = sheet.data_validations.dataValidation
    assert (str(which.sqref), which.formula1, which.type) == ("C7:C10", "$H7:$J7", "list")
    assert (str(how_much.sqref), how_much.formula1, how_much.type) == ("D7:D10", '"2,3,4,5,6,7,8,9"', "list")
    assert [cell.value for cell in sheet["H7:J7"][0]] == ["Product quality", "Process", "equally"]
    assert [cell.value for cell in sheet["H10:J10"][0]] == ["Function", "Safety", "equally"]
    for validation in (which, how_much):
        assert validation.showErrorMessage
        assert validation.allow_blank
        assert max(map(len, (validation.prompt, validation.error))) <= 255  # what Excel opens
        assert max(map(len, (validation.promptTitle, validation.errorTitle))) <= 32


def test_what_stays_in_sight_is_seen_and_what_is_hidden_is_not(tmp_path: Path) -> None:
    sheet = written(tmp_path)["Ann"]
    assert sheet.freeze_panes == "A7"
    assert [sheet.column_dimensions[letter].hidden for letter in "ABCDEFGHIJ"] == [False] * 5 + [True] * 5
    assert [sheet.row_dimensions[row].hidden for row in range(1, 8)] == [False, False, False, False, True, False, False]
    assert sum(sheet.row_dimensions[row].height for row in (1, 2, 3, 4, 6)) < 200  # points: a third of a small screen
    assert [sheet.cell(6, column).value for column in range(1, 6)] == [
        *("No.", "Question", "Which matters more?", "How much more? (2 to 9)", "Remarks (if you like)"),
    ]
    for word in ("equally", "moderately", "strongly", "very strongly", "extremely"):
        assert word in sheet["A4"].value


def test_long_questions_are_wrapped_in_rows_that_are_high_enough(tmp_path: Path) -> None:
    labels = (("Speed", "Care"), ("How friendly " * 12, "Care"), ("Speed", "短" * 90), ("短" * 500, "Care"))
    heights = []
    for first, second in labels:
        (sheet,) = written(tmp_path, of(leaf("a", label=first), leaf("b", label=second)), ["Ann"])
        (row,) = rows(sheet).values()
        assert sheet.cell(row, QUESTION).alignment.wrap_text
        heights.append(sheet.row_dimensions[row].height)
    short, long, wide, longest = heights
    assert short == 24
    assert long > 15 * 12 * 13 / 28  # points a line, characters, and the width of the column of choices
    assert wide > 15 * 180 / 28  # wide characters take two columns
    assert longest == 409  # the most that Excel opens


def test_a_gap_beside_an_answer_is_coloured(tmp_path: Path) -> None:
    rules = {
        str(area.sqref): [rule.formula for rule in area.rules]
        for area in written(tmp_path)["Ann"].conditional_formatting
    }
    assert rules == {
        "D7:D10": [["$C7=$J7"], ['AND($C7<>"",$D7="")']],
        "C7:C10": [['AND($C7="",$D7<>"")']],
    }


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-5 °C", "@SUM(A1)", '=HYPERLINK("http://x","y")', "'quoted", "1/2", "007"]
)
def test_what_looks_like_a_formula_stays_text(tmp_path: Path, text: str) -> None:
    study = fe.Study(
        name=text, grades=5, root=fe.Indicator(id="r", label=text, children=[leaf("a", label=text), leaf("b")])
    )
    path = fe.ahp.write_questionnaire(study, tmp_path / "panel.xlsx", experts=[text])
    with ZipFile(path) as packed:
        assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")
    with edited(path) as book:
        (sheet,) = book
        kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
        assert kinds == {"s", "n"}
        (question,) = rows(sheet)
        assert f": {text}, or b?" in question
        assert sheet.cell(7, WHICH).number_format == "@"
        fill(sheet, {question: (text, 3)})
    assert fe.ahp.read_questionnaire(path) == {text: {"r": {"a/b": 3}}}


def test_labels_that_are_alike_are_told_apart_by_ids() -> None:
    study = of(leaf("a", label="Speed"), leaf("b", label="speed"), leaf("c", label="Equally"), leaf("d", label="Care"))
    named = [(question.first, question.second) for question in asking.questions(study, "en")]
    assert named[0] == ("Speed (a)", "speed (b)")
    assert named[1] == ("Speed (a)", "Equally (c)")
    assert named[2] == ("Speed", "Care")
    (question,) = asking.questions(of(leaf("A", label="x"), leaf("a", label="x")), "en")
    assert (question.first, question.second) == ("1. x (A)", "2. x (a)")


def test_a_label_is_one_line_of_what_a_workbook_holds(tmp_path: Path) -> None:
    wild = "two\r\nlines\tand \x00 \ud800 \uffff \x1b[31m"
    assert asking.shown(wild) == "two lines and � � � �[31m"
    assert asking.shown("x" * 600) == "x" * 499 + "…"
    study = of(leaf("a", label=wild), leaf("b", label="y" * 40_000))
    (sheet,) = written(tmp_path, study, ["Ann"])
    assert "two lines and � � � �[31m" in next(iter(rows(sheet)))


def test_sheets_are_called_by_the_experts_as_far_as_a_spreadsheet_allows(tmp_path: Path) -> None:
    experts = [
        "a/b: [c] *?\\",
        "A/B: [c] *?\\",
        "x" * 40,
        "x" * 41,
        "'Ann'",
        "History",
        "𝒜" * 20,
        "李" * 31,
        "...",
        "ann",
    ]
    titles = sheet_titles(experts)
    assert len({title.casefold() for title in titles}) == len(titles)
    for title in titles:
        assert 0 < len(title.encode("utf-16-le")) <= 2 * 31
        assert not set(title) & set("[]:*?/\\")
        assert title[0] != "'" != title[-1]
        assert title.casefold() != "history"
    book = written(tmp_path, experts=experts)
    assert book.sheetnames == titles
    assert [sheet[NAME].value for sheet in book] == experts
    assert list(fe.ahp.read_questionnaire(tmp_path)) == experts


def test_what_is_there_may_hold_answers_and_is_never_overwritten(tmp_path: Path) -> None:
    path = fe.ahp.write_questionnaire(STUDY, tmp_path / "panel.xlsx", experts=["Ann"])
    before = path.read_bytes()
    with pytest.raises(OptionError, match=r"panel\.xlsx is there already and may hold answers; give another name"):
        fe.ahp.write_questionnaire(STUDY, path, experts=["Bo"])
    assert path.read_bytes() == before


def test_the_file_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(drawing, "draw", fail)
    with pytest.raises(StudyError, match="cannot be written \\(No space left on device\\)"):
        fe.ahp.write_questionnaire(STUDY, tmp_path / "panel.xlsx", experts=["Ann"])
    assert list(tmp_path.iterdir()) == []


def test_where_there_is_no_folder_the_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(StudyError, match=r"panel\.xlsx: cannot be written .*; give a path in a folder that is there"):
        fe.ahp.write_questionnaire(STUDY, tmp_path / "none" / "panel.xlsx", experts=["Ann"])


@pytest.mark.parametrize("path", ["panel.csv", "panel", "", None, 5, b"panel.xlsx"])
def test_a_path_that_is_no_workbooks_is_refused(path: Any) -> None:
    with pytest.raises(OptionError, match=r"path: .* does not end in \.xlsx; give the path of a workbook"):
        fe.ahp.write_questionnaire(STUDY, path, experts=["Ann"])


@pytest.mark.parametrize("experts", ["Ann", [], (), None, 5, {"Ann": 1}, {"Ann"}])
def test_what_is_no_list_of_names_is_refused(tmp_path: Path, experts: Any) -> None:
    with pytest.raises(OptionError, match=r"experts: .* is not a list of names; name at least one expert"):
        fe.ahp.write_questionnaire(STUDY, tmp_path / "panel.xlsx", experts=experts)


@pytest.mark.parametrize("name", ["", "  ", None, 5, "two\nlines", "\x00", "x" * 256, "\ud800"])
def test_what_is_no_name_is_refused(tmp_path: Path, name: Any) -> None:
    with pytest.raises(OptionError, match="is not a name; give text in one line, of at most 255 characters"):
        fe.ahp.write_questionnaire(STUDY, tmp_path / "panel.xlsx", experts=["Ann", name])
    assert list(tmp_path.iterdir()) == []


def test_an_expert_who_is_named_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="experts: 'Ann' is named twice; tell them apart"):
        fe.ahp.write_questionnaire(STUDY, tmp_path / "panel.xlsx", experts=["Ann", "Bo", " Ann"])


@pytest.mark.parametrize("lang", ["fr", "chinese", "", 5])
def test_a_language_that_nobody_has_is_refused(tmp_path: Path, lang: Any) -> None:
    with pytest.raises(OptionError, match=r"lang: .* is not one of en, zh"):
        fe.ahp.write_questionnaire(STUDY, tmp_path / "panel.xlsx", experts=["Ann"], lang=lang)


def test_a_study_with_nothing_to_compare_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StudyError, match="study: no indicator has two children"):
        fe.ahp.write_questionnaire(of(leaf("a")), tmp_path / "panel.xlsx", experts=["Ann"])
    with pytest.raises(StudyError, match="study: str is no Study"):
        fe.ahp.write_questionnaire("study.yaml", tmp_path / "panel.xlsx", experts=["Ann"])  # type: ignore[arg-type]


def test_it_is_refused_in_the_studys_language(tmp_path: Path) -> None:
    chinese = STUDY.model_copy(update={"language": "zh"})
    with pytest.raises(OptionError, match="experts: 'Ann' 出现了两次；请加以区分"):
        fe.ahp.write_questionnaire(chinese, tmp_path / "panel.xlsx", experts=["Ann", "Ann"])


def test_without_openpyxl_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r"a questionnaire needs openpyxl; install fuzzyeval\[excel\]"):
        fe.ahp.write_questionnaire(STUDY, tmp_path / "panel.xlsx", experts=["Ann"])


def test_columns_for_answers_are_where_the_tests_fill_them_in(tmp_path: Path) -> None:
    sheet = written(tmp_path)["Ann"]
    assert [sheet.cell(5, column).value for column in (QUESTION, WHICH, HOW_MUCH)] == [
        *("fuzzyeval:question", "fuzzyeval:which", "fuzzyeval:how_much"),
    ]
