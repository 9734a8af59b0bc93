"""R made elsewhere: checked, matched with the study, and its rows treated as the study says."""

from __future__ import annotations

import copy
import math
import pickle
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import fuzzyeval as fe
from fuzzyeval.errors import AnswersError, FuzzyEvalError, OptionError, RelationError

STUDY = fe.Study(
    grades=fe.GradeScale(3),
    root=fe.Indicator(id="shop", children=[fe.Indicator(id="care"), fe.Indicator(id="speed")]),
    weighting=fe.Manual(weights={"shop": {"care": 0.75, "speed": 0.25}}),
)
ROWS: list[dict[str, Any]] = [
    {"leaf": "care", "satisfied": 0.5, "neutral": 0.25, "dissatisfied": 0.25},
    {"leaf": "speed", "satisfied": 0.25, "neutral": 0.5, "dissatisfied": 0.25},
]
MEMBERSHIP = {"satisfied": 0.4375, "neutral": 0.3125, "dissatisfied": 0.25}  # ¾ of the first row and ¼ of the second
GRADES = ("satisfied", "neutral", "dissatisfied")


def _csv(rows: list[dict[str, Any]], folder: Path) -> Path:
    path = folder / "relation.csv"
    pl.DataFrame(rows).write_csv(path)
    return path


def _parquet(rows: list[dict[str, Any]], folder: Path) -> str:
    pl.DataFrame(rows).write_parquet(folder / "relation.parquet")
    return str(folder / "relation.parquet")


TABLES: dict[str, Callable[[list[dict[str, Any]], Path], Any]] = {
    "mappings": lambda rows, _: rows,
    "pandas": lambda rows, _: pd.DataFrame(rows),
    "pandas nullable": lambda rows, _: pd.DataFrame(rows).convert_dtypes(),
    "polars": lambda rows, _: pl.DataFrame(rows),
    "pyarrow": lambda rows, _: pa.Table.from_pylist(rows),
    "csv": _csv,
    "parquet": _parquet,
}


@pytest.mark.parametrize("kind", TABLES)
def test_a_table_has_a_row_a_leaf_and_a_column_a_grade(kind: str, tmp_path: Path) -> None:
    relation = fe.Relation.from_frame(TABLES[kind](ROWS, tmp_path))
    assert relation.leaves == ("care", "speed")
    assert relation.grades == GRADES
    assert relation.degrees.tolist() == [[[0.5, 0.25, 0.25], [0.25, 0.5, 0.25]]]
    assert relation == fe.Relation.from_rows({row["leaf"]: [row[g] for g in GRADES] for row in ROWS}, GRADES)
    assert fe.evaluate(STUDY, relation).membership == MEMBERSHIP


@pytest.mark.parametrize("kind", TABLES)
def test_columns_tell_the_objects_of_a_table_apart(kind: str, tmp_path: Path) -> None:
    rows = [{"branch": branch, **row} for branch in (10, 2) for row in (ROWS if branch == 2 else ROWS[::-1])]
    relation = fe.Relation.from_frame(TABLES[kind](rows, tmp_path), by="branch")
    assert relation.objects == ("2", "10")
    found = fe.evaluate(STUDY, relation, by="branch")
    assert [evaluation.membership for evaluation in found.values()] == [MEMBERSHIP] * 2
    two = fe.Relation.from_frame([{"year": 1, **row} for row in rows], by=["year", "branch"])
    assert two.objects == (("1", "2"), ("1", "10"))


@pytest.mark.parametrize(
    "relation",
    [
        fe.Relation.from_frame(ROWS[::-1]),
        fe.Relation.from_frame(
            [{"leaf": row["leaf"], **{grade: row[grade] for grade in GRADES[::-1]}} for row in ROWS]
        ),
        fe.Relation.from_frame(
            [
                {
                    "指标": row["leaf"],
                    "一般": row["neutral"],
                    "dissatisfied": row["dissatisfied"],
                    "满意": row["satisfied"],
                }
                for row in ROWS
            ]
        ),
        fe.Relation.from_rows({"speed": [0.25, 0.5, 0.25], "care": [0.25, 0.25, 0.5]}, ["不满意", "一般", "满意"]),
    ],
    ids=["leaves turned", "grades turned", "another language", "rows turned, another language"],
)
def test_leaves_and_grades_are_matched_by_name_in_any_order_and_language(relation: fe.Relation) -> None:
    assert fe.evaluate(STUDY, relation).membership == MEMBERSHIP


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "columns .*give the leaf's id first, then two grades or more"),
        ([{"leaf": "care", "satisfied": 1}], r"columns \['leaf', 'satisfied'\]; give the leaf's id first"),
        ([ROWS[0], ROWS[0]], "care: two rows for one leaf; keep one"),
        ([ROWS[0] | {"neutral": None}], "care, neutral: None is not a degree; give a number from 0 to 1"),
        ([ROWS[0] | {"neutral": math.nan}], "care, neutral: nan is not a degree"),
        ([ROWS[0] | {"neutral": True}], "care, neutral: True is not a degree"),
        ([ROWS[0] | {"neutral": "much"}], "care, neutral: 'much' is not a degree"),
        ([ROWS[0] | {"neutral": ""}], "care, neutral: '' is not a degree"),
        ([ROWS[0] | {"neutral": [0.5]}], r"care, neutral: \[0\.5\] is not a degree"),
        ([ROWS[0] | {"neutral": 12}], r"care, neutral: degree 12 is not in \[0, 1\]; divide counts by their number"),
        ([ROWS[0] | {"neutral": -0.1}], r"care, neutral: degree -0\.1 is not in \[0, 1\]"),
        ([ROWS[0] | {"neutral": math.inf}], r"care, neutral: degree inf is not in \[0, 1\]"),
        ([ROWS[0] | {"neutral": "1e999"}], r"care, neutral: degree inf is not in \[0, 1\]"),
        ([ROWS[0] | {"leaf": None}], "leaf"),
        ([ROWS[0] | {"leaf": " "}], "leaf"),
    ],
)
def test_a_table_that_is_no_relation_is_refused_with_leaf_and_grade(rows: list[dict[str, Any]], message: str) -> None:
    with pytest.raises(RelationError, match=message):
        fe.Relation.from_frame(rows)


def test_degrees_may_be_texts_decimals_or_numpy_scalars() -> None:
    rows = [
        {"leaf": "care", "satisfied": " 0.5 ", "neutral": ".25", "dissatisfied": "25e-2"},
        {"leaf": "speed", "satisfied": np.float32(0.25), "neutral": Decimal("0.5"), "dissatisfied": 0.25},
    ]
    assert fe.Relation.from_frame(rows) == fe.Relation.from_frame(ROWS)


def test_an_object_without_a_row_for_a_leaf_is_refused_by_both_names() -> None:
    rows = [{"branch": "north", **ROWS[0]}, {"branch": "south", **ROWS[1]}, {"branch": "north", **ROWS[1]}]
    with pytest.raises(RelationError, match="south/care: no row; give one for every leaf of every object"):
        fe.Relation.from_frame(rows, by="branch")
    with pytest.raises(RelationError, match="north/care: two rows for one leaf"):
        fe.Relation.from_frame([*rows, rows[0]], by="branch")


def test_blank_keys_of_a_relation_are_one_object() -> None:
    rows = [{"branch": branch, **row} for branch, row in zip([None, " "], ROWS, strict=True)]
    assert fe.Relation.from_frame(rows, by="branch").objects == (None,)


@pytest.mark.parametrize(
    ("by", "error", "message"),
    [
        ("brunch", RelationError, r"by: no column is called 'brunch'; did you mean 'branch'\?"),
        (["branch", "branch"], OptionError, r"by: .* does not name columns"),
        (5, OptionError, r"by: 5 does not name columns"),
    ],
)
def test_a_relation_is_not_told_apart_by_what_is_no_column(by: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        fe.Relation.from_frame([{"branch": 1, **row} for row in ROWS], by=by)


def test_what_is_no_table_is_refused() -> None:
    with pytest.raises(AnswersError, match="int is not understood"):
        fe.Relation.from_frame(5)
    with pytest.raises(RelationError, match="no rows; give a row a leaf"):
        fe.Relation.from_frame(pd.DataFrame(columns=["leaf", *GRADES]))


@pytest.mark.parametrize(
    ("rows", "grades", "message"),
    [
        ({"care": [0.5, 0.5]}, GRADES, "care: 2 degrees for 3 grades; give one a grade"),
        ({"care": [0.5, 0.5, 0, 0]}, GRADES, "care: 4 degrees for 3 grades"),
        ({"care": [0.5, 1.5, 0]}, GRADES, r"care, neutral: degree 1\.5 is not in \[0, 1\]; divide counts"),
        ({"care": [0.5, math.nan, 0]}, GRADES, r"care\[1\]: nan is not finite"),
        ({"care": ["a", "b", "c"]}, GRADES, "care: .* is not an array of numbers"),
        ({"care": [True, False, False]}, GRADES, "care: .*; give integers or floats"),
        ({"care": 5}, GRADES, "care"),
        ({}, GRADES, "relation: no rows"),
        ({"care": []}, [], "care"),
    ],
)
def test_rows_that_are_no_relation_are_refused_with_the_leaf(rows: Any, grades: Any, message: str) -> None:
    with pytest.raises(FuzzyEvalError, match=message):
        fe.Relation.from_rows(rows, grades)


def test_a_degree_a_rounding_error_above_1_is_shown_with_the_digits_that_are_wrong() -> None:
    with pytest.raises(RelationError, match=r"degree 1\.000000001 is not in \[0, 1\]"):
        fe.Relation.from_rows({"care": [1.000000001, 0, 0]}, GRADES)


@pytest.mark.parametrize(
    ("relation", "message"),
    [
        (fe.Relation.from_rows({"care": [1, 0, 0]}, GRADES), "leaf speed is missing or occurs twice"),
        (
            fe.Relation.from_rows({"care": [1, 0, 0], "sped": [1, 0, 0]}, GRADES),
            r"'sped' is no leaf of the study; did you mean 'speed'\?",
        ),
        (
            fe.Relation.from_rows({"care": [1, 0], "speed": [1, 0]}, ["satisfied", "neutral"]),
            "grade dissatisfied is missing or occurs twice; give each grade once",
        ),
        (
            fe.Relation.from_rows({"care": [1, 0, 0], "speed": [1, 0, 0]}, ["satisfied", "neutral", "awful"]),
            "'awful' is no grade of the study",
        ),
        (
            fe.Relation.from_rows({"care": [1, 0, 0, 0], "speed": [1, 0, 0, 0]}, [*GRADES, "满意"]),
            "grade .*satisfied.* occurs twice",
        ),
    ],
    ids=["leaf missing", "leaf unknown", "grade missing", "grade unknown", "grade twice"],
)
def test_a_relation_of_another_study_is_refused(relation: fe.Relation, message: str) -> None:
    with pytest.raises(RelationError, match=message):
        fe.evaluate(STUDY, relation)


UNEVEN = fe.Relation.from_rows({"care": [0.5, 0.25, 0], "speed": [0.5, 0.5, 0.25]}, GRADES)


def test_rows_that_do_not_sum_to_1_are_refused_unless_the_study_says_so() -> None:
    with pytest.raises(
        RelationError,
        match=r"care: the degrees sum to 0\.75, not to 1; mend the row, or .* rows: as_given or rows: norm",
    ):
        fe.evaluate(STUDY, UNEVEN)
    given = fe.evaluate(STUDY.model_copy(update={"rows": "as_given"}), UNEVEN)
    assert given.membership == {"satisfied": 0.5, "neutral": 0.3125, "dissatisfied": 0.0625}
    assert [said.code for said in given.remarks if said.code.startswith("rows")] == ["rows_as_given"]
    divided = fe.evaluate(STUDY.model_copy(update={"rows": "normalise"}), UNEVEN)
    assert divided["care"].membership == pytest.approx({"satisfied": 2 / 3, "neutral": 1 / 3, "dissatisfied": 0})
    assert divided["speed"].membership == pytest.approx({"satisfied": 0.4, "neutral": 0.4, "dissatisfied": 0.2})
    assert "2 of 2 rows" in next(said.text for said in divided.remarks if said.code == "rows_divided")


@pytest.mark.parametrize(("off", "accepted"), [(0.9e-4, True), (1.1e-4, False), (-0.9e-4, True), (-1.1e-4, False)])
def test_a_row_may_miss_1_by_what_printing_rounds(off: float, accepted: bool) -> None:
    relation = fe.Relation.from_rows({"care": [0.5 + off, 0.25, 0.25], "speed": [1, 0, 0]}, GRADES)
    if accepted:
        assert fe.evaluate(STUDY, relation).remarks == ()
    else:
        with pytest.raises(RelationError, match="care: the degrees sum to"):
            fe.evaluate(STUDY, relation)


def test_a_row_of_zeros_cannot_be_divided() -> None:
    empty = fe.Relation.from_rows({"care": [0.5, 0.25, 0], "speed": [0, 0, 0]}, GRADES)
    with pytest.raises(RelationError, match="speed: all degrees are 0, so the row cannot be divided"):
        fe.evaluate(STUDY.model_copy(update={"rows": "normalise"}), empty)


def test_it_is_compared_by_value_and_equal_ones_have_one_hash() -> None:
    one, other = fe.Relation.from_frame(ROWS), fe.Relation.from_frame(ROWS)
    assert one == other
    assert hash(one) == hash(other)
    assert one not in (fe.Relation.from_frame(ROWS[::-1]), UNEVEN, 1)
    zero, minus = (fe.Relation.from_rows({"care": [1, naught]}, ["good", "bad"]) for naught in (0.0, -0.0))
    assert zero == minus
    assert hash(zero) == hash(minus)


def _pickled(kept: fe.Relation) -> fe.Relation:
    return pickle.loads(pickle.dumps(kept))  # type: ignore[no-any-return]  # noqa: S301  (our own bytes)


@pytest.mark.parametrize("again", [lambda kept: kept, copy.copy, copy.deepcopy, _pickled])
def test_its_degrees_cannot_be_written_to(again: Callable[[fe.Relation], fe.Relation]) -> None:
    relation = again(fe.Relation.from_frame(ROWS))
    assert relation == fe.Relation.from_frame(ROWS)
    for array in (relation.planes, relation.degrees):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def test_rows_given_as_an_array_are_left_to_their_owner() -> None:
    row: Any = np.array([0.5, 0.25, 0.25])
    relation = fe.Relation.from_rows({"care": row}, GRADES)
    row[0] = 0.0
    assert relation.degrees[0, 0, 0] == 0.5


def test_a_row_without_a_leaf_is_named_by_its_number_in_the_whole_file(tmp_path: Path) -> None:
    rows = 60_000  # more than are read at a time
    lines = ["leaf,good,poor", *(f"leaf {at},0.5,0.5" for at in range(rows)), " ,0.5,0.5"]
    path = tmp_path / "relation.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(RelationError, match=f"relation, row {rows + 1}: no leaf id"):
        fe.Relation.from_frame(path)


@pytest.mark.parametrize("degree", [10**400, "\x1c2", "1e999"])
def test_a_degree_that_no_float_holds_is_refused_in_our_words(degree: object) -> None:
    with pytest.raises(RelationError, match="a, good: "):
        fe.Relation.from_frame([{"leaf": "a", "good": degree, "poor": 0.5}])
