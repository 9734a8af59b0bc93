"""A sheet: what its cells say."""

from __future__ import annotations

import pytest

from fuzzyeval.display.sheet import PHRASES, Column, Gap, Name, Sheet
from fuzzyeval.wording.chinese import CHINESE

BARS = Column("membership", "bars")


@pytest.mark.parametrize(
    ("digits", "number", "written"),
    [(3, 0.2006, "0.201"), (1, 70, "70.0"), (0, 266, "266"), (2, -0.001, "0.00"), (0, 1e6, "1000000")],
)
def test_a_column_says_how_many_digits_a_number_has(digits: int, number: float, written: str) -> None:
    assert Column("weight", "number", digits=digits).written(number) == written


def test_names_and_texts_are_said_in_one_line_and_nothing_is_a_dash() -> None:
    column = Column("grade")
    assert column.written(Name("very\nsatisfied", level=3)) == "very satisfied"
    assert column.written("a\tb") == "a b"
    assert Column("a\nheading").heading("en") == "a heading"
    assert column.written(None) == "–"


def test_the_highest_block_is_that_of_all_rows() -> None:
    sheet = Sheet("", (BARS,), (((0.1, 0.2),), Gap("…"), (None,), ((0.4, 0.0),)), legend=("good", "poor"))
    assert sheet.highest == 0.4
    assert sheet.written(sheet.rows[0]) == ("▂▄",)  # type: ignore[arg-type]  # no gap
    assert Sheet("", (BARS,)).highest == 1


def test_a_sheet_with_a_name_below_another_is_a_tree() -> None:
    column = Column("indicator", "name")
    assert Sheet("", (column,), ((Name("root"),), Gap("…"), (Name("leaf", 1),))).is_tree
    assert not Sheet("", (column,), ((Name("one"),), (Name("two"),))).is_tree


def test_headings_are_told_in_the_language_of_the_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CHINESE, "a heading", "标题")
    column = Column("a heading")
    told = {language: Sheet("", (column,), language=language).heading(column) for language in ("en", "zh", "zh-CN")}
    assert told == {"en": "a heading", "zh": "标题", "zh-CN": "标题"}


def test_what_a_sheet_says_of_itself_is_listed_once() -> None:
    assert len(set(PHRASES)) == len(PHRASES) == 4
