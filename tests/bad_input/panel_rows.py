"""Judgements of a panel as they come, and questionnaires for them: tables, workbooks, names of experts, languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

import fuzzyeval as fe
from bad_input.rows import FOLDER, Row
from fuzzyeval.errors import AnswersError, FuzzyEvalError, OptionError, StudyError

__all__ = ["ROWS"]

_NAMES = {"expert": "Ann", "parent": "service", "a": "speed", "b": "care"}
_NO_NUMBER = "is not a positive number or fraction from 1e-6 to 1e6"
_HOW_MUCH = "give how much more important 'speed' is than 'care', 1/9 to 9"
_HEAD = "judgements: rows that are no judgements\n  "
_STUDY = fe.Study(grades=5, root={"id": "service", "children": [{"id": "speed"}, {"id": "care"}]})
_FILE = f"{FOLDER}/panel.xlsx"
_ASKED = "What matters more for service: speed, or care?"


def _any(value: object) -> Any:
    """Return a value of another type than is asked for, past the type checker."""
    return value


def _table(table: object, place: str, value: str, said: str, *, head: str = _HEAD) -> Row:
    return Row(lambda _: fe.ahp.read_judgements(table), place, value, head + said, AnswersError)


def _value(value: object, shown: str) -> Row:
    said = f"data row 1: {shown} {_NO_NUMBER}; {_HOW_MUCH}"
    return _table([{**_NAMES, "value": value}], "data row 1", shown, said)


def _date(value: str) -> Row:
    remedy = "write the fraction into a cell that is formatted as text"
    said = f"data row 1: {value!r} is a date, which spreadsheets make of 1/3; {remedy}"
    return _table([{**_NAMES, "value": value}], "data row 1", value, said)


def _filled(cells: Mapping[str, object], place: str, value: str, said: str) -> Row:
    """Return the row of a questionnaire with these cells."""

    def given(folder: Path) -> object:
        path = fe.ahp.write_questionnaire(_STUDY, folder / "panel.xlsx", experts=["Ann"])
        book = load_workbook(path)
        for cell, content in cells.items():
            book["Ann"][cell] = content
        book.save(path)
        return fe.ahp.read_questionnaire(path)

    return Row(given, place, value, f"{_FILE}: cells that cannot be read\n  {place}: {said}", AnswersError)


def _file(made: Callable[[Path], object], value: str, said: str) -> Row:
    def given(folder: Path) -> object:
        made(folder / "panel.xlsx")
        return fe.ahp.read_questionnaire(folder / "panel.xlsx")

    return Row(given, _FILE, value, f"{_FILE}: {said}", AnswersError)


def _written(
    place: str, value: str, said: str, error: type[FuzzyEvalError] = OptionError, study: fe.Study = _STUDY, **given: Any
) -> Row:
    return Row(
        lambda folder: fe.ahp.write_questionnaire(
            study,
            given.get("path", folder / "panel.xlsx"),
            experts=given.get("experts", ["Ann"]),
            lang=given.get("lang"),
        ),
        place,
        value,
        f"{place}: {said}",
        error,
    )


_TABLES = (
    *(_value("often", "'often'"), _value(0, "0"), _value(-3, "-3"), _value(True, "True"), _value(float("inf"), "inf")),
    *(
        _value("1/0", "'1/0'"),
        _value("1e3", "'1e3'"),
        _value("1:3", "'1:3'"),
        _value(1e-7, "1e-07"),
        _value([3], "[3]"),
    ),
    *(_value(10**400, "<integer of 1329 bits>"), _value("９²", "'９²'"), _value("1,5", "'1,5'")),
    *(_date("2026-01-03"), _date("3-Jan"), _date("1月3日")),
    _table(
        [{**_NAMES, "value": 2, "expert": None}],
        "data row 1",
        "expert",
        "data row 1: nothing in expert; fill the row, or leave it out",
    ),
    _table(
        [{**_NAMES, "value": 2}, {**_NAMES, "value": None, "a": "", "parent": " "}],
        "data row 2",
        "parent, a",
        "data row 2: nothing in parent, a; fill the row, or leave it out",
    ),
    _table(
        [{**_NAMES, "value": 2, "b": "speed"}],
        "data row 1",
        "speed",
        "data row 1: 'speed' is compared with itself; name two indicators",
    ),
    _table(
        [{**_NAMES, "value": 2, "a": "speed/care"}],
        "data row 1",
        "speed/care",
        "data row 1: 'speed/care' is no id of an indicator, since it has a '/'; give the ids of the two that were compared",
    ),
    _table(
        [{**_NAMES, "value": 2}, {**_NAMES, "value": "1/2", "a": "care", "b": "speed"}],
        "data row 2",
        "care/speed",
        "data row 2: 'Ann' judged care/speed of 'service' in data row 1 already; keep one of the two",
    ),
    _table(
        {**{column: ["x"] for column in _NAMES}, "Value": [2]},
        "judgements",
        "'value'",
        "judgements: no column is called 'value'; did you mean 'Value'?; name the columns expert, parent, a, b, value",
        head="",
    ),
    _table(
        {column: [] for column in (*_NAMES, "value")},
        "judgements",
        "",
        "judgements: no rows; give a row for each judgement",
        head="",
    ),
)

_CELLS = (
    _filled({"C7": "speed"}, "Ann!D7", "", "blank; choose how much more it matters, from 2 to 9"),
    _filled({"D7": 4}, "Ann!C7", "'4'", "blank, though '4' says how much more; choose which of the two matters more"),
    _filled(
        {"C7": "spede", "D7": 4},
        "Ann!C7",
        "'spede'",
        "'spede' is none of the choices; choose 'speed', 'care' or 'equally'",
    ),
    _filled(
        {"C7": "speed", "D7": 2.5},
        "Ann!D7",
        "'2.5'",
        "'2.5' is not a whole number from 2 to 9; choose one, or 'equally' beside it",
    ),
    _filled(
        {"C7": "equally", "D7": 4},
        "Ann!D7",
        "'4'",
        "'4', though 'equally' is chosen; leave it blank, or choose which of the two matters more",
    ),
    _filled({"C7": "speed", "D7": "=1+2"}, "Ann!D7", "'=1+2'", "'=1+2' is a formula; write the answer itself"),
    _filled(
        {"C9": "speed"}, "Ann!C9", "'speed'", "'speed' answers no question; put it beside its question, or leave it out"
    ),
    _filled({"B2": None}, "Ann!B2", "", "no name stands here; write who answered this sheet"),
    _filled(
        {"B7": "Or care?"},
        "Ann!B7",
        "'Or care?'",
        f"'Or care?' is not what was asked in this row, {_ASKED!r}; write the question as it was",
    ),
    _filled(
        {"C5": None},
        "Ann",
        "fuzzyeval:which",
        "hidden cells of the questionnaire are gone (fuzzyeval:which); write it anew, and copy the answers",
    ),
)

_FILES = (
    _file(
        lambda path: Workbook().save(path),
        "no sheet",
        "no sheet of it is a questionnaire of fuzzyeval.ahp.write_questionnaire; give one that was written so, or read a table "
        "of judgements with fuzzyeval.ahp.read_judgements",
    ),
    _file(
        lambda path: path.write_bytes(b"no workbook"),
        "BadZipFile",
        "not a workbook that can be read (BadZipFile: File is not a zip file); save it anew",
    ),
    _file(lambda _: None, "no such file", "no such file; check the path"),
)

_WRITTEN = (
    _written("experts", "'Ann'", "'Ann' is not a list of names; name at least one expert", experts="Ann"),
    _written("experts", "[]", "[] is not a list of names; name at least one expert", experts=[]),
    _written("experts", "5", "5 is not a name; give text in one line, of at most 255 characters", experts=["Ann", 5]),
    _written("experts", "'Ann'", "'Ann' is named twice; tell them apart", experts=["Ann", "Ann "]),
    _written("path", "'panel.xls'", "'panel.xls' does not end in .xlsx; give the path of a workbook", path="panel.xls"),
    _written("path", "None", "None does not end in .xlsx; give the path of a workbook", path=None),
    _written("lang", "'zn'", "'zn' is not one of en, zh", lang="zn"),
    _written(
        "study",
        "no indicator",
        "no indicator has two children, so there is nothing to compare; give it more",
        StudyError,
        study=fe.Study(grades=5, root={"id": "service", "children": [{"id": "speed"}]}),
    ),
    _written(
        "study",
        "str",
        "str is no Study; make one with fuzzyeval.Study or Study.load(path)",
        StudyError,
        study=_any("study.yaml"),
    ),
)

ROWS: tuple[Row, ...] = (*_TABLES, *_CELLS, *_FILES, *_WRITTEN)
"""The bad inputs."""
