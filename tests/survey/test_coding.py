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
        *(
            "N/A",
            "nan",
            "None",
            "null",
            "0",
            "6",
            "4.5",
            "1e999",
            "inf",
            "5,0",
            "5 5",
            "⑤",
            "５²",
            "satisfied.",
            "Satisfied",
        ),
        *(b"5", [5], (5,), {"answer": 5}, date(2020, 1, 5), object(), np.array([5, 4])),
    ],
    ids=repr,
)
def test_everything_else_is_refused(answer: object) -> None:
    assert READER.of_value(answer) == READER.refused


@pytest.mark.parametrize(
    ("answer", "position"),
    [
        *(
            ("５", 0),
            ("　５　", 0),
            ("５．０", 0),
            ("＋４", 1),
            ("ｖｅｒｙ　ｓａｔｉｓｆｉｅｄ", 0),
            ("very　satisfied", 0),
        ),
        *(("６", 6), ("⑤", 6), ("５²", 6), ("五", 6), ("－５", 6), ("٥", 6), ("　", 5)),
    ],
)
def test_full_width_text_is_read_as_ascii(answer: str, position: int) -> None:
    assert READER.of_value(answer) == position


def test_text_in_full_width_means_what_it_is_declared_to_mean_as_it_stands() -> None:
    grades = [fe.Grade(label="Ａ", score=2), fe.Grade(label="A", score=1), fe.Grade(label="５分", score=0, answer=5)]
    reader = coding.Coding(fe.GradeScale(grades), dont_know=("？",))
    assert [reader.of_value(text) for text in ("Ａ", "A", "５分", "5分", "5", "５", "？", "?")] == [
        0,
        1,
        2,
        4,
        2,
        2,
        5,
        4,
    ]


def test_positions_end_with_missing_refused_and_dont_know() -> None:
    assert (READER.missing, READER.refused, READER.unknown, READER.width) == (5, 6, 7, 8)


def test_dont_know_is_read_by_number_text_and_range() -> None:
    reader = coding.Coding(fe.GradeScale(5), dont_know=(9, " n/a ", "96..99", "不知道"))
    known = [9, 9.0, "9", "９", "9.0", Decimal(9), np.uint8(9), "n/a", " n/a", "ｎ/ａ", 96, 97.5, "99", "不知道"]
    assert {reader.of_value(answer) for answer in known} == {reader.unknown}
    assert [reader.of_value(answer) for answer in ("N/A", 95, 100, "9..99", 5, None)] == [6, 6, 6, 6, 0, 5]
    assert reader.of_numbers(np.array([9, 5, 97, 8])).tolist() == [7, 0, 7, 6]


def test_a_leafs_own_answers_take_the_place_of_the_scales_codes_and_labels_stay() -> None:
    own = {"very satisfied": ("9..10",), "4": ("7..<9", "fine"), "neutral": (5, "6.0"), "非常不满意": ("..<5",)}
    reader = coding.Coding(fe.GradeScale(5), own)
    given = (10, 9, 8.99, 7, "8", "fine", 6, "5", 4.99, 0, -1e9, -(10**18))
    assert [reader.of_value(answer) for answer in given] == [0, 0, 1, 1, 1, 1, 2, 2, 4, 4, 4, 4]
    assert [reader.of_value(text) for text in ("satisfied", "满意", "不满意", "7..<9", "9..10")] == [1, 1, 3, 6, 6]
    refused = (10.0000001, 5.5, 6.5, 11, 10**400, -(10**400), math.inf, -math.inf, "1e999", Decimal("-1e400"), True)
    assert {reader.of_value(answer) for answer in refused} == {reader.refused}
    assert reader.of_value(math.nan) == reader.missing
    column = np.array([10, 8, 6, 5.5, 0, math.nan, math.inf, -math.inf])
    assert reader.of_numbers(column).tolist() == [0, 1, 2, 6, 4, 5, 6, 6]


def test_answers_of_one_grade_may_hold_one_another() -> None:
    own = {"satisfied": ("1..9", "2..3", 5, "8..<12", "A", " A"), "neutral": ("12..20", "15..20", "..<1", "-3..-2")}
    reader = coding.Coding(fe.GradeScale(3), own)
    column = np.array([1.0, 2.5, 4.0, 9.0, 11.9, 12.0, 16.0, 20.0, 20.5, 0.9, -2.5, -9.0])
    assert [reader.of_value(value) for value in column] == [0, 0, 0, 0, 0, 1, 1, 1, 4, 1, 1, 1]
    assert reader.of_numbers(column).tolist() == [0, 0, 0, 0, 0, 1, 1, 1, 4, 1, 1, 1]


def test_a_leaf_that_is_asked_the_other_way_round_is_read_the_other_way_round() -> None:
    reader = coding.Coding(fe.GradeScale(5), reversed=True, dont_know=(9,))
    assert [reader.of_value(answer) for answer in (5, 4, 3, "2", "very satisfied", "满意")] == [4, 3, 2, 1, 4, 3]
    assert [reader.of_value(answer) for answer in (None, 6, 9)] == [5, 6, 7]
    assert reader.of_numbers(np.array([1.0, 5.0, math.nan, 9.0, 7.0])).tolist() == [0, 4, 5, 7, 6]


def test_integers_that_no_float_can_tell_apart_are_told_apart() -> None:
    large = 2**53
    reader = coding.Coding(fe.GradeScale(3), {"satisfied": (large,), "neutral": (large + 2,)}, dont_know=(-large - 1,))
    answers = [large, large + 1, large + 2, -large - 1, -large]
    assert [reader.of_value(answer) for answer in answers] == [0, 4, 1, 5, 4]
    assert [reader.of_value(str(answer)) for answer in answers] == [0, 4, 1, 5, 4]
    assert [reader.of_value(Decimal(answer)) for answer in answers] == [0, 4, 1, 5, 4]
    assert reader.of_numbers(np.array(answers)).tolist() == [0, 4, 1, 5, 4]
    assert reader.of_numbers(np.array(answers[:3], dtype=np.uint64)).tolist() == [0, 4, 1]
    assert reader.of_numbers(np.array(answers, dtype=np.float64)).tolist() == [0, 0, 1, 4, 4]


def test_a_code_that_is_a_large_integer_is_known_in_every_form() -> None:
    code = 2**53 + 1
    reader = coding.Coding(
        fe.GradeScale([fe.Grade(label="good", score=1, answer=code), fe.Grade(label="bad", score=0, answer=1)])
    )
    assert [reader.of_value(answer) for answer in (code, str(code), np.int64(code), Decimal(code))] == [0] * 4
    assert reader.of_numbers(np.array([code, code - 1, 1])).tolist() == [0, 3, 1]


@pytest.mark.parametrize(
    ("own", "dont_know", "low", "positions"),
    [
        (None, (), 1, [4, 3, 2, 1, 0]),
        (None, (0, 7), 0, [7, 4, 3, 2, 1, 0, 6, 7]),
        ({"satisfied": ("0.5..2.5", 5)}, (), 1, [1, 1, 6, 6, 1]),
        ({"satisfied": ("..5",)}, (), None, None),
        ({"satisfied": (5,)}, ("6..",), None, None),
        ({"satisfied": ("A",)}, (), None, None),
        ({"satisfied": (0.5,)}, (), None, None),
        ({"satisfied": ("0..1023",)}, (), 0, [1] * 1024),
        ({"satisfied": ("0..1024",)}, (), None, None),
        ({"satisfied": (1,), "neutral": (1025,)}, (), None, None),
        ({"satisfied": (2**63 - 2,)}, (), 2**63 - 2, [1]),
        ({"satisfied": (-(2**63),)}, (), -(2**63), [1]),
        ({"satisfied": (2**63 - 1,)}, (), None, None),
        ({"satisfied": (1, 2**64)}, (), None, None),
        ({"satisfied": (1, 1e300)}, (), None, None),
        ({"satisfied": (-1e300, 1)}, (), None, None),
    ],
)
def test_integers_near_one_another_have_a_table(
    own: Any, dont_know: tuple[Any, ...], low: int | None, positions: list[int] | None
) -> None:
    found = coding.Coding(fe.GradeScale(5), own, dont_know=dont_know).integers
    assert ((None, None) if found is None else (found[0], found[1].tolist())) == (low, positions)


def test_leaves_that_read_alike_share_one_reading() -> None:
    leaves = [
        *({"id": "a"}, {"id": "b", "reversed": True}, {"id": "c"}, {"id": "d", "dont_know": [8]}),
        *({"id": "e", "answers": {"satisfied": "1..9"}, "dont_know": []}, {"id": "f", "reversed": True}),
    ]
    study = fe.Study.from_document(
        {"grades": 5, "root": {"id": "all", "children": leaves}, "survey": {"dont_know": [9, "n/a"]}}
    )
    a, b, c, d, e, f = coding.codings(study)
    assert a is c
    assert b is f
    assert a == coding.Coding(study.grades, dont_know=(9, "n/a"))
    assert b == coding.Coding(study.grades, reversed=True, dont_know=(9, "n/a"))
    assert d == coding.Coding(study.grades, dont_know=(8,))
    assert e == coding.Coding(study.grades, {"satisfied": ("1..9",)})
    assert [reader.of_value(9) for reader in (a, b, d, e)] == [7, 7, 6, 1]


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
