"""Tables in a terminal: they fit, they align, they lose nothing, and they grow."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unicodedata import category

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import fuzzyeval as fe
from cli.running import run
from display.sheets import HOSTILE, PLAIN, columns_taken, sheets
from fuzzyeval.cli.tables import fitted
from fuzzyeval.display import sheet_of
from fuzzyeval.display.sheet import Column, Gap, Name, Sheet

BRANCHES = (
    "north",
    "北京分店",
    "上海浦东新区世纪大道第一百货商店旗舰店",
    "A branch with a name that is so very long that no terminal of eighty columns could hold it in one line",
    "word" * 40,
    "cafe\u0301",
    "",
)
LONG = {
    "en": "An indicator with a label that is rather long, such as people write, on level {}",
    "zh": "一个名称相当长的评价指标（第{}层），包括服务态度与响应速度",
}
COLUMNS = (
    Column("indicator", "name"),
    Column("weight", "number", digits=3),
    Column("global weight", "number", digits=3),
    Column("score", "number", digits=1),
    Column("grade"),
    Column("membership", "bars"),
)


def study(language: str, grades: Any, root: Any) -> fe.Study:
    """Return a study that speaks a language."""
    return fe.Study.model_validate({"name": "调查 survey", "language": language, "grades": grades, "root": root})


def graded(count: int) -> list[dict[str, Any]]:
    """Return so many grades, coded 1 for the best."""
    return [
        {"label": {"en": f"grade number {at}", "zh": f"第{at}级评价"}, "score": count - at, "answer": at}
        for at in range(1, count + 1)
    ]


def deep(language: str, levels: int) -> fe.Study:
    """Return a study whose tree goes deep, with long labels."""
    below: list[dict[str, Any]] = [{"id": "one", "label": LONG}, {"id": "two", "label": {"en": "Two", "zh": "二"}}]
    for level in range(levels, 0, -1):
        label = {language: text.format(level) for language, text in LONG.items()}
        below = [{"id": f"at {level}", "label": label, "children": below}]
    return study(language, 5, below[0])


def answers(leaves: Sequence[str], codes: int) -> list[dict[str, Any]]:
    """Return some answers from every branch."""
    dice = random.Random(7)  # noqa: S311  (not for secrets)
    return [
        {**{leaf: dice.randint(1, codes) for leaf in leaves}, "branch": branch} for branch in BRANCHES for _ in range(9)
    ]


def cases() -> dict[str, Sheet]:
    """Return the sheets of results that are hard to fit."""
    found = {}
    for language in ("en", "zh"):
        tree = deep(language, 9)
        found[f"deep {language}"] = sheet_of(fe.evaluate(tree, answers(tree.leaf_ids, 5)))
        for count in (5, 10, 100):
            grades = 5 if count == 5 else graded(count)
            flat = study(language, grades, {"id": "visit", "children": [{"id": "a"}, {"id": "b"}]})
            given = answers(flat.leaf_ids, count)
            found[f"{count} grades {language}"] = sheet_of(fe.evaluate(flat, given))
            found[f"{count} grades by branch {language}"] = sheet_of(fe.evaluate(flat, given, by="branch"))
    return found


CASES = cases()
CASE = pytest.mark.parametrize("sheet", CASES.values(), ids=CASES)


def start(line: str, text: str) -> int:
    """Return the column of the terminal at which a text starts in a line, the last time it stands there."""
    assert text in line, (text, line)
    return columns_taken(line[: line.rindex(text)])


def end(line: str, text: str) -> int:
    """Return the column at which it ends."""
    return start(line, text) + columns_taken(text)


def table(text: str) -> tuple[list[str], list[str]]:
    """Return the lines of the headings and those of the rows."""
    _, below = re.split(r"^─+$", text, maxsplit=1, flags=re.MULTILINE)
    above = text[: text.index("─")].rpartition("\n\n")[2]
    return above.splitlines(), below.strip("\n").split("\n\n")[0].splitlines()


@CASE
def test_lines_fit_eighty_columns(sheet: Sheet) -> None:
    assert max(map(columns_taken, fitted(sheet, width=80).splitlines())) <= 80


@CASE
def test_every_column_begins_or_ends_where_its_heading_does(sheet: Sheet) -> None:
    headings, lines = table(fitted(sheet, width=80))
    full = iter([line for line in lines if re.search(r"\d\.\d", line)])
    score, grade, bars = (
        next(c for c in sheet.columns if c.title == title) for title in ("score", "grade", "membership")
    )
    below = headings[-1]  # where the last words of all headings stand
    for row in sheet.rows:
        assert not isinstance(row, Gap)
        line = next(full)
        written = dict(zip(sheet.columns, sheet.written(row), strict=True))
        first_of_grade = written[grade].split(" ")[0]
        rest = line[: line.rindex(written[bars])]
        assert start(line, written[bars]) == start(below, sheet.heading(bars).split(" ")[-1])
        assert start(rest, first_of_grade) == start(below, sheet.heading(grade))
        assert end(rest, f" {written[score]} ") - 1 == end(below, sheet.heading(score))
    assert next(full, None) is None


@CASE
def test_of_names_nothing_is_lost(sheet: Sheet) -> None:
    _, lines = table(fitted(sheet, width=80))
    figures = [found for line in lines if (found := re.search(r"(?<=  )\d", line))]
    wide = min(columns_taken(figure.string[: figure.start()]) for figure in figures) - 2
    names = "".join(_left(line, wide) for line in lines)
    wanted = "".join(sheet.written(row)[0] for row in sheet.rows if not isinstance(row, Gap))
    assert names.replace(" ", "") == wanted.replace(" ", "")


def _left(line: str, width: int) -> str:
    """Return the part of a line in its first columns."""
    return next(line[:at] for at in range(len(line), -1, -1) if columns_taken(line[:at]) <= width)


@CASE
def test_in_a_wide_terminal_memberships_are_figures(sheet: Sheet) -> None:
    wide = fitted(sheet, width=10_000)
    _, lines = table(wide)
    at = next(at for at, column in enumerate(sheet.columns) if column.kind == "bars")
    for line, row in zip(lines, sheet.rows, strict=True):
        degrees = row[at] if not isinstance(row, Gap) else ()
        assert isinstance(degrees, tuple)
        assert line.split()[-len(degrees) :] == [f"{degree:.3f}" for degree in degrees]
    assert not set(wide) & set("▁▂▃▄▅▆▇█")


@CASE
def test_without_a_terminal_they_are_as_wide_as_they_are(sheet: Sheet) -> None:
    assert fitted(sheet, width=None) == fitted(sheet, width=1_000_000)


@CASE
def test_once_a_terminal_is_wide_enough_for_figures_every_wider_one_is(sheet: Sheet) -> None:
    barred = [bool(set(fitted(sheet, width=width)) & set("▁▂▃▄▅▆▇█")) for width in range(40, 400, 10)]
    assert barred[0]
    assert barred == sorted(barred, reverse=True)


def test_long_names_have_their_line_once_there_is_room_for_it() -> None:
    sheet = CASES["5 grades by branch zh"]
    assert [len(table(fitted(sheet, width=width))[1]) > len(sheet.rows) for width in (80, 400)] == [True, False]


@CASE
def test_in_a_narrow_terminal_it_is_still_told(sheet: Sheet) -> None:
    for width in (1, 8, 20, 40, 60):
        assert sheet.columns[0].heading(sheet.language)[0] in fitted(sheet, width=width)
    # rank, answers, score, twenty blocks of bars, eight columns for a name and a grade each, and two between them
    assert max(map(columns_taken, fitted(sheet, width=70).splitlines())) <= 70


def texts(times: int) -> st.SearchStrategy[str]:
    """Return texts of any kind, some of them long."""
    return st.builds(
        lambda text, more: (text * more).replace("…", ""), PLAIN | st.sampled_from(HOSTILE), st.integers(1, times)
    )


@given(
    st.lists(st.tuples(texts(5), st.integers(0, 40), st.floats(0, 1), texts(3)), min_size=1, max_size=6),
    st.sampled_from(("en", "zh")),
    st.integers(76, 300),
)
@example([("name" * 50, 0, 0.5, "\u202eword" * 40)], "en", 76)  # a character without a width, shown as �
def test_whatever_names_and_grades_are_called_lines_fit_and_nothing_is_cut(
    rows: list[tuple[str, int, float, str]], language: str, width: int
) -> None:
    legend = tuple(dict.fromkeys(row[3] for row in rows))
    cells = tuple((Name(name, level), x, x, 100 * x, grade, (x,) * len(legend)) for name, level, x, grade in rows)
    told = fitted(Sheet("t", COLUMNS, cells, legend=legend, language=language), width=width)
    assert max(map(columns_taken, told.splitlines())) <= width
    assert "…" not in told


@given(sheets(), st.none() | st.integers(0, 200))
def test_any_sheet_is_told_without_moving_the_cursor(sheet: Sheet, width: int | None) -> None:
    told = fitted(sheet, width=width)
    assert {category(character) for character in set(told) - set("\n\u200c\u200d")}.isdisjoint({"Cc", "Cf", "Cs"})


def test_degrees_that_sum_to_more_than_one_have_bars_too() -> None:
    grades = tuple(map(str, range(25)))  # of more than twenty, two share a block, and the last has one for itself
    cells = ((Name("visit"), 1.0, 1.0, 50.0, "3", (1.0,) * 25),)
    assert "█" * 12 + "▄" in fitted(Sheet("t", COLUMNS, cells, legend=grades), width=80)


@pytest.mark.usefixtures("folder")
def test_a_thousand_objects_are_all_shown_and_of_more_the_best_and_the_worst() -> None:
    root = {"id": "visit", "children": [{"id": "a"}, {"id": "b"}]}
    Path("flat.json").write_text(json.dumps({"grades": 5, "root": root}), encoding="utf-8")
    for count, lines in ((1_000, 1_000), (1_001, 10 + 1 + 5)):
        rows = "".join(f"{at % 5 + 1},{at % 3 + 1},o{at}\n" for at in range(count))
        result = run("evaluate", "flat.json", "-", "--by", "branch", given=f"a,b,branch\n{rows}")
        _, told = table(result.stdout)
        assert (result.exit_code, len(told)) == (0, lines)
    scores = [float(line.split()[3]) for line in told if line.startswith("o")]
    assert scores == sorted(scores, reverse=True)
    assert "… 986 more …" in told


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.usefixtures("folder")
def test_the_command_fits_the_width_that_it_is_told(language: str) -> None:
    deep(language, 4).save("deep.yaml")
    given = "one,two,branch\n" + "".join(f"{at % 5 + 1},{at % 4 + 1},{BRANCHES[at % 3]}\n" for at in range(60))
    Path("deep.csv").write_text(given, encoding="utf-8")
    for command in (
        ["evaluate"],
        ["evaluate", "--by", "branch"],
        ["evaluate", "--by", "branch", "--remarks"],
        ["check"],
    ):
        result = run(*command, "deep.yaml", "deep.csv", width=80)
        assert result.exit_code == 0
        assert max(map(columns_taken, result.stdout.splitlines())) <= 80
