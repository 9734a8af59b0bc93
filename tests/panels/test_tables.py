"""A long table of judgements: the same from every container, and every row that is none by its number."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import fuzzyeval as fe
from fuzzyeval.errors import AnswersError, StudyError
from fuzzyeval.panels import tables
from fuzzyeval.panels.judged import JUDGEMENT_LIMIT, is_blank, judgement, text_of

Container = Callable[[Mapping[str, Sequence[Any]]], Any]

NAMES: dict[str, list[str | None]] = {
    "expert": ["王伟", "Ann 10", "Ann 9", "Ann 9", "Bo"],
    "parent": ["quality", "quality", "quality", "process", "quality"],
    "a": ["function", "safety", "function", "speed", "safety"],
    "b": ["safety", "function", "safety", "care", "price"],
}


def row(value: object, **names: object) -> dict[str, object]:
    return {"expert": "Ann", "parent": "quality", "a": "function", "b": "safety", "value": value, **names}


def refusal(table: object) -> str:
    with pytest.raises(AnswersError) as caught:
        fe.ahp.read_judgements(table)
    return str(caught.value)


def test_texts_are_the_same_from_every_container(container: Container) -> None:
    found = fe.ahp.read_judgements(
        container({**NAMES, "value": ["2", "1/3", "0.5", None, "9"], "why": [None, *"abcd"]})
    )
    assert found == {
        "王伟": {"quality": {"function/safety": 2}},
        "Ann 9": {"quality": {"function/safety": "0.5"}},
        "Ann 10": {"quality": {"safety/function": "1/3"}},
        "Bo": {"quality": {"safety/price": 9}},
    }
    assert list(found) == ["Ann 9", "Ann 10", "Bo", "王伟"]


def test_numbers_are_the_same_from_every_container(container: Container) -> None:
    found = fe.ahp.read_judgements(container({**NAMES, "value": [2.0, 0.25, 0.5, None, 9.0]}))
    assert found == {
        "王伟": {"quality": {"function/safety": 2}},
        "Ann 9": {"quality": {"function/safety": "0.5"}},
        "Ann 10": {"quality": {"safety/function": "0.25"}},
        "Bo": {"quality": {"safety/price": 9}},
    }
    assert [type(each) for its in found.values() for pairs in its.values() for each in pairs.values()] == [
        str,
        str,
        int,
        int,
    ]


def test_ids_and_names_that_are_numbers_are_texts(container: Container) -> None:
    columns: dict[str, Sequence[Any]] = {
        "expert": [1, 1, 2],
        "parent": [3.0, 3.0, 3.0],
        "a": [4.0, 4.0, 4.0],
        "b": [5, 6, 5],
        "value": [2, 3, None],
    }
    assert fe.ahp.read_judgements(container(columns)) == {"1": {"3": {"4/5": 2, "4/6": 3}}, "2": {}}


def test_an_open_csv_is_read() -> None:
    text = "parent,expert,value,b,a\nquality,Ann, 1/3 ,safety,function\n,,,,\nquality,Bo,,safety,function\n"
    found = {"Ann": {"quality": {"function/safety": "1/3"}}, "Bo": {}}
    assert fe.ahp.read_judgements(io.StringIO(text)) == found
    assert fe.ahp.read_judgements(io.BytesIO(text.encode())) == found


def test_a_study_understands_what_was_read() -> None:
    read = fe.ahp.read_judgements([row("1/3"), row(2, b="price"), row(0.2, a="price", b="safety")])
    study = fe.Study(
        grades=5,
        root={"id": "quality", "children": [{"id": "function"}, {"id": "safety"}, {"id": "price"}]},
        weighting={"method": "ahp", "judgements": read["Ann"]},
    )
    assert study.weighting.model_dump()["judgements"]["quality"] == {
        "function/safety": "1/3",
        "function/price": 2,
        "price/safety": "1/5",
    }


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        *((3, 3), (3.0, 3), ("3", 3), (" 3 ", 3), ("3.0", "3.0"), ("1/3", "1/3"), ("1 / 3", "1 / 3"), (0.1, "0.1")),
        *(
            (np.int64(4), 4),
            (np.float64(0.5), "0.5"),
            (Decimal("0.50"), "0.5"),
            (Decimal("3E+0"), 3),
            (Fraction(1, 3), "1/3"),
        ),
        *((1e-6, "0.000001"), (10**6, 10**6), ("2/6", "2/6")),
        *(("３", 3), ("１／３", "1/3"), ("\u3000０．５", "0.5"), ("１２", 12)),
        *(
            (0, None),
            (-3, None),
            ("0/5", None),
            ("5/0", None),
            (1e-7, None),
            (10**6 + 1, None),
            (10**400, None),
            (1e300, None),
        ),
        *(
            (True, None),
            (np.bool_(True), None),
            ("three", None),
            ("1e3", None),
            ("1÷3", None),
            ("３²", None),
            ("1/3/5", None),
        ),
        *(
            (float("inf"), None),
            (Decimal("Infinity"), None),
            (Decimal("1e999999"), None),
            ("1" * 20, None),
            ([3], None),
        ),
    ],
)
def test_a_judgement_is_kept_as_it_is_written(value: object, kept: object) -> None:
    assert judgement(value) == kept
    assert type(judgement(value)) is type(kept)


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_fraction_stays_exact(above: int, below: int) -> None:
    (kept,) = fe.ahp.read_judgements([row(f"{above}/{below}")])["Ann"]["quality"].values()
    assert kept == f"{above}/{below}"
    assert Fraction(kept) == Fraction(above, below)


@given(st.floats(1 / JUDGEMENT_LIMIT, JUDGEMENT_LIMIT))
def test_a_number_stays_exact(value: float) -> None:
    assert float(str(judgement(value))) == value


@pytest.mark.parametrize(
    "blank",
    [None, "", "  ", float("nan"), np.float32("nan"), pd.NA, pd.NaT, Decimal("sNaN"), np.datetime64("NaT", "s")],
)
def test_blank_is_blank_however_it_is_told(blank: object) -> None:
    assert is_blank(blank)
    assert text_of(blank) == ""
    assert fe.ahp.read_judgements([row(blank)]) == {"Ann": {}}
    assert fe.ahp.read_judgements([row(2), dict.fromkeys(row(2), blank)]) == {
        "Ann": {"quality": {"function/safety": 2}}
    }


def test_every_row_that_is_no_judgement_is_told_at_once() -> None:
    table = [
        row(2),
        row(3, expert=" "),
        row(3, parent=None, b=None),
        row("often", b="price"),
        row(0, b="price"),
        row(4, a="function", b="function"),
        row("1/2", a="safety", b="function"),
        row(None, a="a/b"),
        row(2, b="price"),
        row(2, expert="Bo"),
    ]
    remedy = "give how much more important 'function' is than 'price', 1/9 to 9"
    assert refusal(table).splitlines() == [
        "judgements: rows that are no judgements",
        "  data row 2: nothing in expert; fill the row, or leave it out",
        "  data row 3: nothing in parent, b; fill the row, or leave it out",
        f"  data row 4: 'often' is not a positive number or fraction from 1e-6 to 1e6; {remedy}",
        f"  data row 5: 0 is not a positive number or fraction from 1e-6 to 1e6; {remedy}",
        "  data row 6: 'function' is compared with itself; name two indicators",
        "  data row 7: 'Ann' judged safety/function of 'quality' in data row 1 already; keep one of the two",
        "  data row 8: 'a/b' is no id of an indicator, since it has a '/'; give the ids of the two that were compared",
    ]


def test_of_many_bad_rows_the_first_are_told_and_the_others_counted() -> None:
    lines = refusal([row("often")] * 50).splitlines()
    assert len(lines) == 1 + tables.MOST_TOLD + 1
    assert lines[1].startswith("  data row 1: 'often'")
    assert lines[-1] == "  and 30 more"


@pytest.mark.parametrize(
    "value",
    [
        *("2026-01-03", "2026-01-03 00:00:00", "3-Jan", "Jan-03", "1月3日", "2026年1月3日"),
        *("2026/1/3", "2026/01/03", "2026/1/3 0:00", "2026-1-3", "２０２６／１／３"),
        dt.date(2026, 1, 3),
        dt.datetime(2026, 1, 3),  # noqa: DTZ001
    ],
)
def test_a_fraction_that_became_a_date_is_told_as_such(value: object) -> None:
    assert f"'{value}' is a date, which spreadsheets make of 1/3; write" in refusal([row(value)])


def test_one_person_may_judge_a_pair_for_several_parents_and_several_the_same() -> None:
    found = fe.ahp.read_judgements([row(2), row(3, parent="process"), row(4, expert="Bo")])
    assert found == {
        "Ann": {"quality": {"function/safety": 2}, "process": {"function/safety": 3}},
        "Bo": {"quality": {"function/safety": 4}},
    }


def test_a_missing_column_is_named_with_what_may_be_meant() -> None:
    table = [{"who": "Ann", "parent": "q", "a": "x", "b": "y", "values": 2}]
    assert refusal(table) == "judgements: no column is called 'expert'; name the columns expert, parent, a, b, value"
    assert refusal([{**table[0], "expert": "Ann"}]) == (
        "judgements: no column is called 'value'; did you mean 'values'?; name the columns expert, parent, a, b, value"
    )


def test_a_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "panel.csv"
    path.write_text("expert,parent,a,b,value\nAnn,quality,x,y,often\n", encoding="utf-8")
    assert refusal(path).startswith(f"{path}: rows that are no judgements\n  {path}, data row 1: 'often' is not")
    path.write_text("expert,parent,a,b,value\n", encoding="utf-8")
    assert refusal(path) == f"{path}: no rows; give a row for each judgement"


def test_rows_are_counted_across_files(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.csv").write_text("expert,parent,a,b,value\nAnn,quality,x,y,3\n", encoding="utf-8")
    assert "data row 2: 'Ann' judged x/y of 'quality' in data row 1 already" in refusal(tmp_path)


def test_a_study_that_names_a_file_tells_which_row_of_which_file_is_no_judgement(tmp_path: Path) -> None:
    path = tmp_path / "panel.csv"
    path.write_text("expert,parent,a,b,value\nAnn,q,x,y,3\nBo,q,x,y,often\nAnn,q,y,x,3\n", encoding="utf-8")
    document = {
        "grades": 5,
        "root": {"id": "q", "children": [{"id": "x"}, {"id": "y"}]},
        "weighting": {"method": "ahp", "panel": "panel.csv"},
    }
    (tmp_path / "study.json").write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(StudyError) as caught:
        fe.Study.load(tmp_path / "study.json")
    assert f"{path}, data row 2: 'often' is not a positive number" in str(caught.value)
    assert f"{path}, data row 3: 'Ann' judged y/x of 'q' in data row 1 already" in str(caught.value)
    assert f"{path}，第 2 行数据: 'often' 不是" in caught.value.said.text("zh")


def test_a_table_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 2)
    assert refusal([row(2), row(2, expert="Bo"), row(2, expert="Cy")]) == (
        "judgements: more than 2 rows; give the judgements of one panel"
    )
