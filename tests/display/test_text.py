"""A sheet as text: it fits, it aligns, and it loses no figure."""

from __future__ import annotations

from dataclasses import replace
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.sheets import PLAIN, columns_taken, sheets
from fuzzyeval.display.sheet import Column, Gap, Name, Sheet
from fuzzyeval.display.text import to_text
from fuzzyeval.wording.chinese import CHINESE

NAME, WEIGHT, GRADE = Column("indicator", "name"), Column("global weight", "number", digits=3), Column("grade")
BARS = Column("membership", "bars")


def table(text: str) -> list[str]:
    """Return the lines of the table: from the heading above the rule to the blank line."""
    block = next(part for part in text.split("\n\n") if "─" in part)
    return block.splitlines()


def least_width(sheet: Sheet) -> int:
    """Return what the narrowest table needs: eight columns for a name, all of a figure, and a heading's longest word."""
    least = 0
    for at, column in enumerate(sheet.columns):
        said = [sheet.written(row)[at] for row in sheet.rows if isinstance(row, tuple)]
        words = column.title.split() if column.title.isascii() else list(column.title)
        figure = column.kind in ("number", "bars")
        least += max((columns_taken(text) for text in (*said, *words)), default=0) if figure else 8
    return least + 2 * (len(sheet.columns) - 1)


@given(sheets(), st.integers(4, 100))
def test_every_line_fits_where_the_narrowest_table_does(sheet: Sheet, width: int) -> None:
    room = max(width, least_width(sheet))
    assert all(columns_taken(line) <= room for line in to_text(sheet, width=room).splitlines())


@given(sheets(), st.integers(-1, 60))
def test_where_it_does_not_fit_only_the_table_is_wider(sheet: Sheet, width: int) -> None:
    lines = to_text(sheet, width=width).splitlines()
    assert all(columns_taken(line) <= max(width, 4, least_width(sheet)) for line in lines)


@given(sheets())
def test_no_line_has_a_character_that_moves_the_cursor(sheet: Sheet) -> None:
    text = to_text(sheet)
    assert not {category(character) for character in text if character not in "\n\u200c\u200d"} & {"Cc", "Cf", "Cs"}
    assert text.encode("utf-8")
    assert all(line == line.rstrip() for line in text.splitlines())


@given(sheets(), st.integers(10, 100))
def test_no_figure_and_no_bar_is_cut(sheet: Sheet, width: int) -> None:
    lines = to_text(sheet, width=width).splitlines()
    for row in sheet.rows:
        if isinstance(row, tuple):
            said = [
                text for column, text in zip(sheet.columns, sheet.written(row), strict=True) if column.kind != "text"
            ]
            assert any(all(text in line for text in said[1:]) for line in lines)


@given(st.lists(st.builds(Name, PLAIN, st.integers(0, 6)), min_size=1, max_size=6), st.integers(20, 80))
def test_the_last_figures_end_at_the_same_column_whatever_the_names(names: list[Name], width: int) -> None:
    sheet = Sheet("", (NAME, WEIGHT), tuple((name, 0.5) for name in names))
    lines = table(to_text(sheet, width=width))
    rule = columns_taken(next(line for line in lines if line.startswith("─")))
    assert [columns_taken(line) for line in lines[-len(names) :]] == [rule] * len(names)


def test_everything_that_was_given_is_told() -> None:
    sheet = Sheet(
        "The counter",
        (NAME, WEIGHT, GRADE, BARS),
        ((Name("service"), 1.0, "good", (0.0, 1.0)), Gap("… 88 more …"), (Name("speed", 1), None, None, None)),
        subtitle="266 answers",
        legend=("very good", "poor"),
        notes=("one remark", "another"),
    )
    assert to_text(sheet).splitlines() == [  # laid out by hand
        "The counter",
        "266 answers",
        "",
        "indicator  global weight  grade  membership",
        "───────────────────────────────────────────",
        "service            1.000  good   ·█",
        "… 88 more …",
        "  speed                –  –      –",
        "",
        "bars, left to right: very good · poor",
        "",
        "• one remark",
        "• another",
    ]


def test_chinese_aligns_as_two_columns_a_character() -> None:
    sheet = Sheet(
        "满意", (Column("指标", "name"), Column("权重", "number", digits=2)), ((Name("产品"), 1.0), (Name("a", 1), 0.5))
    )
    assert to_text(sheet).splitlines() == ["满意", "", "指标  权重", "──────────", "产品  1.00", "  a   0.50"]


def test_headings_are_wrapped_before_names_are_cut() -> None:
    sheet = Sheet("", (NAME, WEIGHT), ((Name("a name of sixteen"), 0.5),))
    assert len("a name of sixteen") + 2 + len("global weight") == 32
    assert table(to_text(sheet, width=32))[0] == "indicator          global weight"
    assert table(to_text(sheet, width=31))[:2] == ["                   global", "indicator          weight"]
    assert table(to_text(sheet, width=25))[-1] == "a name of sixteen   0.500"
    assert table(to_text(sheet, width=24))[-1] == "a name of sixte…   0.500"


def test_the_widest_names_and_texts_are_cut_first_and_never_below_eight_columns() -> None:
    sheet = Sheet("", (NAME, GRADE, WEIGHT), ((Name("n" * 30), "g" * 12, 0.5),))
    assert table(to_text(sheet, width=40))[-1] == "n" * 17 + "…  " + "g" * 12 + "   0.500"
    assert table(to_text(sheet, width=5))[-1] == "nnnnnnn…  ggggggg…   0.500"


def test_indentation_shrinks_where_a_deep_name_would_vanish() -> None:
    sheet = Sheet("", (NAME,), ((Name("a name of some length", level=9),),))
    assert table(to_text(sheet, width=16))[-1] == " " * 8 + "a name…"
    assert table(to_text(sheet, width=80))[-1] == " " * 18 + "a name of some length"


def test_a_line_of_the_legend_does_not_end_within_a_label() -> None:
    sheet = Sheet("", (BARS,), (((0.5, 0.5),),), legend=("very satisfied", "very dissatisfied"))
    assert to_text(sheet, width=40).splitlines()[-2:] == ["bars, left to right: very satisfied ·", "very dissatisfied"]


def test_of_many_grades_the_legend_tells_both_ends() -> None:
    sheet = Sheet("", (BARS,), (((0.01,) * 100,),), legend=tuple(f"{100 - at} points" for at in range(100)))
    assert to_text(sheet).splitlines()[-1] == "bars, left to right: 100 points · … · 1 points"
    assert table(to_text(sheet))[-1] == "█" * 20


def test_notes_hang_beside_their_bullets() -> None:
    sheet = Sheet("", notes=("one two three four", "最大的隶属度仅略占优势"))
    assert to_text(sheet, width=12).splitlines() == [
        "• one two",
        "  three four",
        "• 最大的隶属",
        "  度仅略占优",
        "  势",
    ]


@pytest.mark.parametrize(
    ("sheet", "text"),
    [
        (Sheet(""), ""),
        (Sheet("A title"), "A title"),
        (Sheet("A title", notes=("so",)), "A title\n\n• so"),
        (Sheet("", (NAME, WEIGHT)), "indicator  global weight\n────────────────────────"),
    ],
)
def test_what_is_empty_takes_no_room(sheet: Sheet, text: str) -> None:
    assert to_text(sheet) == text


def test_one_grade_with_all_has_the_only_block() -> None:
    sheet = Sheet("", (BARS,), (((0.0, 1.0, 0.0),),), legend=("good", "fair", "poor"))
    assert table(to_text(sheet))[-1] == "·█·"


def test_headings_and_the_legend_are_told_in_the_language_of_the_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CHINESE, "membership", "隶属度")
    monkeypatch.setitem(CHINESE, "bars, left to right:", "从左到右：")
    sheet = Sheet("membership", (BARS,), (((1.0,),),), legend=("membership",), notes=("membership",), language="zh")
    assert to_text(sheet).splitlines() == [
        *("membership", "", "隶属度", "──────", "█", "", "从左到右： membership", "", "• membership"),
    ]
    assert to_text(replace(sheet, language="en")).count("membership") == 4
