"""What one answer means, and what an object is called."""

from __future__ import annotations

import math
import random
from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest

import fuzzyeval as fe
from fuzzyeval.survey import coding

READER = coding.Coding(fe.GradeScale(5))  # very satisfied is position 0 and coded 5, very dissatisfied 4 and coded 1


@pytest.mark.parametrize(
    "answer",
    [
        *(5, 5.0, Decimal(5), Decimal("5.00"), np.int8(5), np.uint64(5), np.float32(5)),
        *("5", " 5 ", "5.0", "+5", "5e0", "05", "\u00a05\t", np.str_("5")),
        *("very satisfied", "  very satisfied\n", "非常满意", " 非常满意 "),
    ],
)
def test_a_code_or_a_label_in_any_language_is_its_grade(answer: object) -> None:
    assert READER.of_value(answer) == 0


@pytest.mark.parametrize(
    "answer",
    [
        None,
        math.nan,
        np.float32("nan"),
        Decimal("NaN"),
        pd.NA,
        pd.NaT,
        np.datetime64("NaT", "s"),
        "",
        "  ",
        "\t\n",
        "\u3000",
    ],
)
def test_null_nan_and_blank_are_missing(answer: object) -> None:
    assert READER.of_value(answer) == READER.missing


@pytest.mark.parametrize(
    "answer",
    [
        *(True, False, np.True_, 0, 6, -5, 4.5, math.inf, 10**400, Decimal("4.5"), 5 + 0j, np.float64(5.0000001)),
        *("N/A", "nan", "None", "null", "0", "6", "4.5", "1e999", "inf", "5,0", "5 5", "５", "satisfied.", "Satisfied"),
        *(b"5", [5], (5,), {"answer": 5}, date(2020, 1, 5), object(), np.array([5, 4])),
    ],
    ids=repr,
)
def test_everything_else_is_refused(answer: object) -> None:
    assert READER.of_value(answer) == READER.refused


def test_answers_coded_by_words_are_read_by_their_words_and_labels_alone() -> None:
    scale = fe.GradeScale([fe.Grade(label="good", score=1, answer="A"), fe.Grade(label="bad", score=0, answer="B")])
    reader = coding.Coding(scale)
    assert [reader.of_value(answer) for answer in ("A", " B ", "good", "bad")] == [0, 1, 0, 1]
    assert [reader.of_value(answer) for answer in ("a", 0, 1, "1", 0.0)] == [reader.refused] * 5
    assert reader.of_numbers(np.array([1.0, math.nan])).tolist() == [reader.refused, reader.missing]
    assert reader.of_numbers(np.array([0, 1])).tolist() == [reader.refused] * 2


def test_a_grade_without_a_code_is_answered_by_its_label_even_a_numeric_one() -> None:
    reader = coding.Coding(fe.GradeScale([fe.Grade(label="10", score=1), fe.Grade(label="2.50", score=0)]))
    assert [reader.of_value(answer) for answer in (10, "10.0", 2.5, "2.5", "2.50", 2)] == [
        0,
        0,
        1,
        1,
        1,
        reader.refused,
    ]


def test_codes_may_be_negative_zero_or_fractional() -> None:
    codes = (-1, 0, 0.5)
    reader = coding.Coding(fe.GradeScale([fe.Grade(label=f"g{code}", score=code, answer=code) for code in codes]))
    for at, code in enumerate(codes):
        assert reader.of_value(code) == reader.of_value(str(code)) == reader.of_value(f" {code:+} ") == at
    assert reader.of_value("-0") == reader.of_value(-0.0) == 1


@pytest.mark.parametrize("kind", [np.int8, np.int64, np.uint16, np.float32, np.float64])
def test_a_column_of_numbers_means_what_its_values_mean_one_by_one(kind: type[Any]) -> None:
    column = np.arange(0, 9).astype(kind)
    if column.dtype.kind == "f":
        column = np.concatenate([column, column + 0.5, np.array([math.nan, math.inf, -math.inf], dtype=kind)])
    assert READER.of_numbers(column).tolist() == [READER.of_value(value) for value in column]


@pytest.mark.parametrize(
    ("value", "name"),
    [
        *((1, "1"), (1.0, "1"), ("1", "1"), (" 1 ", "1"), (np.int8(1), "1"), (np.float32(1), "1"), (Decimal(1), "1")),
        *((Decimal("1.0"), "1"), (1.5, "1.5"), (-0.0, "0"), (" Lyon ", "Lyon"), (True, "True"), ("007", "007")),
        *((1234567890123456, "1234567890123456"), (1234567890123456.0, "1234567890123456")),
        (date(2020, 1, 5), "2020-01-05"),
    ],
    ids=repr,
)
def test_an_object_is_called_by_text(value: object, name: str) -> None:
    assert coding.key_text(value) == name


@pytest.mark.parametrize("value", [None, math.nan, np.float64("nan"), pd.NA, pd.NaT, "", "  "], ids=repr)
def test_null_nan_and_blank_name_one_object_shown_as_blank(value: object) -> None:
    assert coding.key_text(value) is None
    assert coding.shown(None) == "(blank)"
    assert coding.shown(("north", None)) == "north / (blank)"
    assert coding.shown("north") == "north"
    assert coding.shown(()) == ""


def test_objects_sort_naturally_with_the_blank_one_last() -> None:
    ordered = [
        "2",
        "10",
        "branch",
        "Branch 1",
        "branch 2",
        "branch 10",
        "branch 10a",
        "x2y3",
        "x2y10",
        "x10y1",
        "é",
        None,
    ]
    shuffled = ordered.copy()
    random.Random(5).shuffle(shuffled)  # noqa: S311  (an order, not a secret)
    assert sorted(shuffled, key=coding.natural) == ordered
    pairs = [("a", "2"), ("a", "10"), ("a", None), ("b", "1"), (None, "1"), (None, None)]
    assert sorted(pairs[3:] + pairs[:3], key=coding.natural) == pairs


@pytest.mark.parametrize("name", ["²", "٣", "1²", "a" * 500 + "1"])
def test_any_text_can_be_sorted(name: str) -> None:
    assert sorted([name, "1", "a"], key=coding.natural).count(name) == 1


def test_the_smallest_offending_texts_of_parts_merge_into_those_of_the_whole() -> None:
    draw = random.Random(7)  # noqa: S311
    for _ in range(50):
        parts = [Counter(str(draw.randrange(60)) for _ in range(draw.randrange(80))) for _ in range(3)]
        whole = coding.smallest(parts[0] + parts[1] + parts[2])
        left = coding.merged(coding.merged(*map(coding.smallest, parts[:2])), coding.smallest(parts[2]))
        right = coding.merged(coding.smallest(parts[0]), coding.merged(*map(coding.smallest, parts[1:])))
        assert left == right == whole
        assert len(whole) <= 20
        assert list(whole) == sorted(whole)
