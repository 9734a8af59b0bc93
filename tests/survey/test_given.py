"""Counts that were made elsewhere, and what is no count."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import fuzzyeval as fe
from fuzzyeval.errors import FuzzyEvalError, OptionError, TallyError
from samples import counted_alike

CONNECTION = duckdb.connect()  # older relations die with theirs
STUDY = fe.Study(
    grades=fe.GradeScale(3), root=fe.Indicator(id="all", children=[fe.Indicator(id="a"), fe.Indicator(id="b")])
)
ROWS: list[dict[str, Any]] = [
    {"a": 3, "b": 1, "land": "x", "year": 2020},
    {"a": 2, "b": None, "land": "x", "year": 2021},
    {"a": 3, "b": 3, "land": None, "year": 2020},
]
COUNTS = [[2, 1, 0], [1, 0, 1]]
TABLE: list[dict[str, Any]] = [
    {"leaf": "b", "satisfied": 1, "neutral": 0, "dissatisfied": 1, "missing": 1},
    {"leaf": "a", "satisfied": 2, "neutral": 1, "dissatisfied": 0, "missing": 0},
]


def of_objects(rows: Any = ROWS, by: Any = "land") -> list[dict[str, Any]]:
    """Return the table of the counts of rows, a row an object and leaf, in an order that is none."""
    tally = fe.tally(STUDY, rows, by=by, detail="counts")
    names = (by,) if isinstance(by, str) else by
    return [
        {
            **dict(zip(names, key if isinstance(key, tuple) else (key,), strict=True)),
            "leaf": leaf,
            **dict(zip(("satisfied", "2", "不满意"), tally.counts[at, row].tolist(), strict=True)),
            "missing": int(tally.missing[at, row]),
        }
        for at, key in reversed(list(enumerate(tally.objects)))
        for row, leaf in reversed(list(enumerate(tally.leaves)))
    ]


# Arrays


def test_counts_are_the_tally_of_the_answers_that_were_counted() -> None:
    assert counted_alike(fe.Tally.from_counts(STUDY, COUNTS, missing=[0, 1]), fe.tally(STUDY, ROWS, detail="counts"))


@pytest.mark.parametrize(
    "counts",
    [
        np.array(COUNTS, dtype=float),
        np.array(COUNTS, dtype=np.uint8),
        [["2", " 1.0", "0"], ["1", "0", "1e0"]],
        [[Decimal(2), 1, 0], [1.0, np.int8(0), True + 0]],
        pd.DataFrame(COUNTS),
        np.array(COUNTS)[None],
    ],
    ids=["floats", "bytes", "texts", "of any kind", "a frame", "of one object"],
)
def test_whole_numbers_of_any_kind_are_counts(counts: Any) -> None:
    assert fe.Tally.from_counts(STUDY, counts, missing=[0, 1]).counts.tolist() == [COUNTS]


def test_objects_come_in_any_order_and_stand_in_theirs() -> None:
    tally = fe.Tally.from_counts(
        STUDY,
        [COUNTS, np.zeros((2, 3)), COUNTS],
        objects=["branch 10", None, "branch 2"],
        by="branch",
        missing=[[0, 1], [0, 0], [0, 1]],
    )
    assert tally.objects == ("branch 2", "branch 10", None)
    assert tally.rows.tolist() == [3, 3, 0]
    assert tally.missing.tolist() == [[0, 1], [0, 1], [0, 0]]


def test_objects_told_apart_by_two_columns_have_a_pair_each() -> None:
    parts = [fe.tally(STUDY, [row], detail="counts") for row in ROWS]
    tally = fe.Tally.from_counts(
        STUDY,
        np.concatenate([part.counts for part in parts]),
        objects=[(row["land"], row["year"]) for row in ROWS],
        by=["land", "year"],
        missing=np.concatenate([part.missing for part in parts]),
    )
    assert counted_alike(tally, fe.tally(STUDY, ROWS, by=["land", "year"], detail="counts"))


@pytest.mark.parametrize("by", ["land", ("land",)])
def test_no_object_has_no_counts(by: Any) -> None:
    tally = fe.Tally.from_counts(STUDY, np.zeros((0, 2, 3)), objects=[], by=by)
    assert (tally.objects, tally.planes.shape) == ((), (2, 6, 0))


def test_they_are_graded_and_added_like_any_other() -> None:
    tally = fe.Tally.from_counts(STUDY, COUNTS, missing=[0, 1])
    assert fe.evaluate(STUDY, tally).score == fe.evaluate(STUDY, ROWS).score
    counted = fe.tally(STUDY, ROWS, detail="counts")
    assert tally + counted == counted + tally
    assert counted_alike(tally + counted, fe.tally(STUDY, ROWS * 2, detail="counts"))


@pytest.mark.parametrize(
    "wrong", [-1, 0.5, float("nan"), float("inf"), 2**53, None, "many", True, [1], Decimal("NaN"), 1 + 0j]
)
def test_what_is_no_count_is_refused(wrong: Any) -> None:
    with pytest.raises(TallyError, match=r"^counts: .* is no count; give a whole number from 0"):
        fe.Tally.from_counts(STUDY, [[2, 1, wrong], [1, 0, 1]])
    with pytest.raises(TallyError, match=r"^missing: .* is no count; give a whole number from 0"):
        fe.Tally.from_counts(STUDY, COUNTS, missing=[0, wrong])


@pytest.mark.parametrize(
    ("counts", "given"),
    [
        ([[2, 1], [1, 0]], {}),
        ([[2, 1, 0]], {}),
        ([2, 1, 0], {}),
        (5, {}),
        ([], {}),
        ([[2, 1, 0], [1, 0]], {}),
        (COUNTS, {"objects": ["x"], "by": "land"}),
        ([COUNTS, COUNTS], {"objects": ["x"], "by": "land"}),
        (COUNTS, {"missing": [0, 1, 2]}),
        (COUNTS, {"missing": [[0, 1], [0, 1]]}),
        (COUNTS, {"missing": [[[0]]]}),
    ],
    ids=str,
)
def test_what_is_of_another_shape_is_refused(counts: Any, given: Any) -> None:
    with pytest.raises(TallyError, match=r"^(counts|missing): "):
        fe.Tally.from_counts(STUDY, counts, **given)


@pytest.mark.parametrize("given", [{"objects": ["x"]}, {"by": "land"}, {}])
def test_objects_and_what_tells_them_apart_are_given_together(given: Any) -> None:
    counts = [COUNTS, COUNTS] if not given else [COUNTS]
    with pytest.raises(
        TallyError, match=r"^objects, by: give the keys of the objects and the columns they are of, or neither$"
    ):
        fe.Tally.from_counts(STUDY, counts, missing=[0, 1], **given)


@pytest.mark.parametrize(
    ("keys", "by", "said"),
    [
        ([1, "1"], "land", r"^objects: two of them have one name; give each its own, or add their counts up$"),
        ([None, " "], "land", r"^objects: two of them have one name"),
        ([("x", 1), ("x", 1.0)], ("land", "year"), r"^objects: two of them have one name"),
        (["x", "y"], ("land", "year"), r"^objects: 'x' does not name one value a column of"),
        ([("x", 1), ("x", 1, 2)], ("land", "year"), r"^objects: \('x', 1, 2\) does not name one value a column of"),
    ],
)
def test_keys_that_do_not_tell_objects_apart_are_refused(keys: Any, by: Any, said: str) -> None:
    with pytest.raises(TallyError, match=said):
        fe.Tally.from_counts(STUDY, [COUNTS, COUNTS], objects=keys, by=by, missing=[0, 1])


def test_leaves_of_one_object_have_one_number_of_rows() -> None:
    with pytest.raises(TallyError, match=r"^b: 2 answers and gaps, where a has 3; count what is missing too$"):
        fe.Tally.from_counts(STUDY, COUNTS)
    with pytest.raises(TallyError, match=r"^b: 2 answers and gaps in y, where a has 3; count what is missing too$"):
        fe.Tally.from_counts(STUDY, [COUNTS, COUNTS], objects=["x", "y"], by="land", missing=[[0, 1], [0, 0]])


@pytest.mark.parametrize("by", [3, ["land", "land"], [3]])
def test_columns_are_named_by_texts(by: Any) -> None:
    with pytest.raises(OptionError, match=r"^by: "):
        fe.Tally.from_counts(STUDY, [COUNTS], objects=["x"], by=by)


@pytest.mark.parametrize("study", [None, "study.yaml", {"grades": 3}])
def test_a_study_is_needed(study: Any) -> None:
    with pytest.raises(FuzzyEvalError, match="study"):
        fe.Tally.from_counts(study, COUNTS)
    with pytest.raises(FuzzyEvalError, match="study"):
        fe.Tally.from_frame(study, TABLE)


# Tables


BUILDS = [list, pd.DataFrame, pl.DataFrame, pl.LazyFrame, pa.Table.from_pylist]


@pytest.mark.parametrize("build", BUILDS)
def test_a_table_is_the_tally_of_the_answers_that_were_counted(build: Any) -> None:
    assert counted_alike(fe.Tally.from_frame(STUDY, build(TABLE)), fe.tally(STUDY, ROWS, detail="counts"))


@pytest.mark.parametrize("build", [*BUILDS, lambda rows: CONNECTION.from_arrow(pa.Table.from_pylist(rows))])
@pytest.mark.parametrize("by", ["land", ["land", "year"]])
def test_so_it_is_of_objects_and_grades_by_label_code_and_in_any_language(build: Any, by: Any) -> None:
    tally = fe.Tally.from_frame(STUDY, build(of_objects(by=by)), by=by)
    assert counted_alike(tally, fe.tally(STUDY, ROWS, by=by, detail="counts"))


def test_what_was_refused_and_not_known_may_be_counted_too() -> None:
    rows = [{**row, "refused": 2, "dont_know": 1} for row in TABLE]
    tally = fe.Tally.from_frame(STUDY, rows)
    assert (tally.refused.tolist(), tally.dont_know.tolist(), tally.rows.tolist()) == ([[2, 2]], [[1, 1]], [6])
    assert tally.refusals() == {}
    assert fe.Tally.model_validate_json(tally.model_dump_json()) == tally


def without(rows: list[dict[str, Any]], column: str) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if name != column} for row in rows]


@pytest.mark.parametrize(
    ("table", "by", "said"),
    [
        (without(TABLE, "leaf"), None, r"^table: no column is called 'leaf'"),
        (TABLE, "land", r"^table: no column is called 'land'"),
        (
            without(TABLE, "neutral"),
            None,
            r"^table: grade 'neutral' is missing or occurs twice; give each grade one column$",
        ),
        ([{**row, "2": 1} for row in TABLE], None, r"^table: grade 'neutral' is missing or occurs twice"),
        (
            [{**row, "neutrl": 1} for row in TABLE],
            None,
            r"^table: column 'neutrl' is no grade of the study; did you mean 'neutral'",
        ),
        (TABLE[:1], None, r"^a: no row; give one for every leaf of every object$"),
        ([*TABLE, TABLE[0]], None, r"^b: two rows; give one a leaf of each object$"),
        ([TABLE[0], {**TABLE[1], "leaf": "A"}], None, r"no leaf is called 'A'"),
        ([TABLE[0], {**TABLE[1], "leaf": None}], None, r"no leaf is called "),
        (
            [TABLE[0], {**TABLE[1], "neutral": None}],
            None,
            r"^a, neutral: None is no count; give a whole number from 0$",
        ),
        (
            [TABLE[0], {**TABLE[1], "missing": 7}],
            None,
            r"^b: 3 answers and gaps, where a has 10; count what is missing too$",
        ),
        (of_objects()[:-1], "land", r"^x/a: no row; give one for every leaf of every object$"),
        ([*of_objects(), of_objects()[0]], "land", r"^\(blank\)/b: two rows; give one a leaf of each object$"),
    ],
)
def test_a_table_of_something_else_is_refused(table: Any, by: Any, said: str) -> None:
    with pytest.raises(TallyError, match=said):
        fe.Tally.from_frame(STUDY, table, by=by)


def test_a_column_cannot_both_name_the_leaf_and_tell_objects_apart() -> None:
    with pytest.raises(FuzzyEvalError, match="leaf"):
        fe.Tally.from_frame(STUDY, TABLE, by="leaf")
