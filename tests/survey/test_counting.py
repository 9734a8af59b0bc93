"""From answers in any container to a tally."""

from __future__ import annotations

import math
import random
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import fuzzyeval as fe
from fuzzyeval.errors import AnswersError, OptionError

from .conftest import Container


def study(*leaves: str, columns: dict[str, str] | None = None) -> fe.Study:
    """Return a study of five grades with these leaves under one root."""
    named = columns or {}
    children = [fe.Indicator(id=leaf, column=named.get(leaf)) for leaf in leaves]
    return fe.Study(grades=fe.GradeScale(5), root=fe.Indicator(id="all", children=children))


def told(tally: fe.Tally) -> dict[Any, tuple[int, int, int, int]]:
    """Return rows, counted, missing and refused of each object and leaf."""
    return {
        (*(row[column] for column in tally.by), row["leaf"]): (
            row["rows"],
            row["counted"],
            row["missing"],
            row["refused"],
        )
        for row in tally.accounts()
    }


def test_every_container_gives_the_same_tally(container: Container) -> None:
    answers: dict[str, list[Any]] = {
        "words": ["5", " 4.0 ", "satisfied", "非常满意", "N/A", None, "", "7", "7", "neutral"],
        "codes": [5, 4, 3, 2, 1, 5, 9, 0, 1, 1],
        "gaps": [5, None, 3, None, 1, 6, 4, 4, 4, 4],
        "branch": ["b10", "b2", "b2", "b10", None, "b2", " b2 ", "", "b10", "b2"],
    }
    tally = fe.tally(study("words", "codes", "gaps"), container(answers), by="branch")
    assert tally.objects == ("b2", "b10", None)
    assert tally.rows.tolist() == [5, 3, 2]
    assert tally.counts.tolist() == [
        [[0, 2, 1, 0, 0], [1, 1, 1, 0, 1], [0, 2, 1, 0, 0]],
        [[2, 0, 0, 0, 0], [1, 0, 0, 1, 1], [1, 1, 0, 0, 0]],
        [[0, 0, 0, 0, 0], [0, 0, 0, 0, 1], [0, 1, 0, 0, 1]],
    ]
    assert tally.missing.tolist() == [[2, 0, 1], [0, 0, 1], [0, 0, 0]]
    assert tally.refused.tolist() == [[0, 1, 1], [1, 0, 0], [2, 1, 0]]
    assert tally.refusals() == {"words": {"7": 2, "N/A": 1}, "codes": {"0": 1, "9": 1}, "gaps": {"6": 1}}


@pytest.mark.parametrize(
    "keys",
    [[1, 2, 10, 1], [1.0, 2.0, 10.0, 1.0], ["1", "2", "10", " 1 "]],
    ids=["integers", "floats", "texts"],
)
def test_a_key_is_the_same_text_whatever_its_type(container: Container, keys: list[Any]) -> None:
    tally = fe.tally(study("a"), container({"a": [5, 4, 3, 2], "key": keys}), by="key")
    assert tally.objects == ("1", "2", "10")
    assert tally.rows.tolist() == [2, 1, 1]


def test_keys_with_gaps_are_the_same_text_as_without(container: Container) -> None:
    tally = fe.tally(study("a"), container({"a": [5, 4, 3], "key": [1, None, 10]}), by="key")
    assert tally.objects == ("1", "10", None)


def test_several_columns_tell_objects_apart(container: Container) -> None:
    answers: dict[str, list[Any]] = {
        "a": [5, 4, 3, 2, 1, 5],
        "land": ["x", "x", None, "w", None, "x"],
        "year": [2, 10, 2, None, None, 2],
    }
    tally = fe.tally(study("a"), container(answers), by=["land", "year"])
    assert tally.by == ("land", "year")
    assert tally.objects == (("w", None), ("x", "2"), ("x", "10"), (None, "2"), (None, None))
    assert tally.rows.tolist() == [1, 2, 1, 1, 1]


def test_a_leaf_may_tell_objects_apart_too(container: Container) -> None:
    tally = fe.tally(study("a"), container({"a": [5, 4, 5]}), by="a")
    assert told(tally) == {("4", "a"): (1, 1, 0, 0), ("5", "a"): (2, 2, 0, 0)}


def test_the_order_of_columns_and_columns_of_other_things_do_not_matter(container: Container) -> None:
    one = study("a", "b")
    more: dict[str, list[Any]] = {"z": ["x", "y"], "b": [1, 2], "a": [5, 4]}
    assert fe.tally(one, container(more)) == fe.tally(one, container({"a": [5, 4], "b": [1, 2]}))


def test_a_leaf_is_answered_by_its_column_and_one_column_may_answer_two(container: Container) -> None:
    tally = fe.tally(study("a", "b", columns={"a": "q1", "b": "q1"}), container({"q1": [5, 1]}))
    assert tally.leaves == ("a", "b")
    assert tally.counts.tolist() == [[[1, 0, 0, 0, 1]] * 2]


@pytest.mark.parametrize(
    ("column", "counted", "missing", "refused"),
    [
        (pd.Series([True, False, None], dtype="boolean"), 0, 1, 2),
        (pd.Series(["5", np.nan, 5.0, True, pd.NA, Decimal(4), [1]], dtype=object), 3, 2, 2),
        (pd.Series([None, None], dtype=object), 0, 2, 0),
        (pd.Series([math.nan, math.nan]), 0, 2, 0),
        (pd.Series(["5", None, "x"], dtype="category"), 1, 1, 1),
        (pd.Series([5.0, None, 4.5], dtype="category"), 1, 1, 1),
        (pd.Series([True, None], dtype="category"), 0, 1, 1),
        (pd.Series([5, 4], dtype="timedelta64[ns]"), 0, 0, 2),
        (pd.Series([5, 200], dtype="uint8"), 1, 0, 1),
        (pl.Series([5.0, math.nan, None, 4.5]), 1, 2, 1),
        (pl.Series([True, False, None]), 0, 1, 2),
        (pl.Series([Decimal("5.0"), None, Decimal("4.5")]), 1, 1, 1),
        (pl.Series(["5", None, "x"], dtype=pl.Categorical), 1, 1, 1),
        (pl.Series(["5", None, "x"], dtype=pl.Enum(["5", "x"])), 1, 1, 1),
        (pl.Series([None, None]), 0, 2, 0),
        (pl.Series([[5], [4]]), 0, 0, 2),
        (pl.Series([{"x": 5}]), 0, 0, 1),
        (pl.Series([5, None, 200], dtype=pl.UInt8), 1, 1, 1),
        (pl.Series([5.0, None], dtype=pl.Float32), 1, 1, 0),
        (pa.array(["5", None, "x"]).dictionary_encode(), 1, 1, 1),
        (pa.array([5, None, 7]).dictionary_encode(), 1, 1, 1),
        (pa.array([Decimal("5.0"), None]), 1, 1, 0),
        (pa.array([True, None]), 0, 1, 1),
        (pa.nulls(2), 0, 2, 0),
        (pa.array(["5", None], pa.large_string()), 1, 1, 0),
        (pa.array(["5", None], pa.string_view()), 1, 1, 0),
        (pl.Series([5, None, 200], dtype=pl.Int128), 1, 1, 1),
    ],
    ids=lambda value: (
        f"{type(value).__module__.split('.')[0]} {value.dtype if hasattr(value, 'dtype') else value.type}"
        if not isinstance(value, int)
        else ""
    ),
)
def test_every_type_of_column_is_accounted_for(column: Any, counted: int, missing: int, refused: int) -> None:
    frame = {pd.Series: pd.DataFrame, pl.Series: pl.DataFrame}.get(type(column), pa.table)({"a": column})
    assert told(fe.tally(study("a"), frame)) == {("a",): (counted + missing + refused, counted, missing, refused)}


def test_rows_of_a_slice_are_those_of_the_slice() -> None:
    answers = {"a": ["5", "4", None, "x", "1"] * 3, "g": ["x", "y", "x", None, "y"] * 3}
    pandas, polars, arrow = pd.DataFrame(answers), pl.DataFrame(answers), pa.table(answers)
    wanted = fe.tally(study("a"), polars[3:9].to_dicts(), by="g")
    doubled = pd.concat([pandas[3:6], pandas[6:9]])
    doubled.index = pd.Index([1] * 6)  # an index says nothing about rows
    for part in (pandas[3:9], pandas.iloc[3:9][::-1], polars[3:9], arrow.slice(3, 6), doubled):
        assert fe.tally(study("a"), part, by="g") == wanted


def test_chunks_of_a_table_are_counted_together() -> None:
    parts = [pa.table({"a": ["5", "4"], "g": [1, None]}), pa.table({"a": ["x", None], "g": [None, 1]})]
    tally = fe.tally(study("a"), pa.concat_tables(parts), by="g")
    assert told(tally) == {("1", "a"): (2, 1, 1, 0), (None, "a"): (2, 1, 0, 1)}


def test_columns_may_be_called_by_integers() -> None:
    frame = pd.DataFrame([[5, 1], [4, 2]], columns=[1, 2])
    tally = fe.tally(study("a", columns={"a": "1"}), frame, by="2")
    assert told(tally) == {("1", "a"): (1, 1, 0, 0), ("2", "a"): (1, 1, 0, 0)}


def test_a_mapping_that_lacks_a_column_has_a_gap_there() -> None:
    rows = [{"a": np.int64(5), "b": np.float32(4)}, {"a": np.str_("4")}, {"b": np.bool_(True)}]
    assert told(fe.tally(study("a", "b"), rows)) == {("a",): (3, 2, 1, 0), ("b",): (3, 1, 1, 1)}


def test_every_leaf_without_a_column_is_named_at_once(container: Container) -> None:
    three = study("speed", "care", "price", columns={"price": "q9"})
    with pytest.raises(AnswersError, match="no column answers these leaves; add the columns") as caught:
        fe.tally(three, container({"sped": [5], "care": [4]}))
    assert str(caught.value).splitlines()[1:] == ["  speed; did you mean 'sped'?", "  price (column 'q9')"]


@pytest.mark.parametrize("by", ["brunch", ["branch", "brunch"]])
def test_an_unknown_grouping_column_is_refused_with_its_like(container: Container, by: Any) -> None:
    with pytest.raises(AnswersError, match=r"by: no column is called 'brunch'; did you mean 'branch'\?"):
        fe.tally(study("a"), container({"a": [5], "branch": ["x"]}), by=by)


@pytest.mark.parametrize("by", [["g", "g"], [1], [None], 5], ids=repr)
def test_a_grouping_that_names_no_columns_is_refused(by: Any) -> None:
    with pytest.raises(OptionError, match=r"by: .* does not name columns"):
        fe.tally(study("a"), [{"a": 5, "g": "x"}], by=by)


@pytest.mark.parametrize("detail", ["count", 5, ""])
def test_a_detail_that_is_none_is_refused(detail: Any) -> None:
    with pytest.raises(OptionError, match=r"detail: .* is not one of counts, moments, joint"):
        fe.tally(study("a"), [{"a": 5}], detail=detail)


def test_unless_more_is_asked_for_the_counts_are_carried_whatever_holds_the_answers() -> None:
    rows = [{"a": 5, "g": "x"}]
    assert fe.tally(study("a"), rows).detail == fe.tally(study("a"), pl.LazyFrame(rows)).detail == "counts"
    assert fe.tally(study("a"), rows) == fe.tally(study("a"), pl.LazyFrame(rows))


@pytest.mark.parametrize(
    "empty",
    [
        pd.DataFrame({"a": [], "g": []}),
        pd.DataFrame({"a": pd.Series([], dtype="str"), "g": pd.Series([], dtype="category")}),
        pd.DataFrame({"a": pd.Series([], dtype="Int64"), "g": pd.Series([], dtype="boolean")}),
        pl.DataFrame({"a": [], "g": []}),
        pl.DataFrame({"a": [], "g": []}, schema={"a": pl.String, "g": pl.Int64}),
        pa.table({"a": pa.array([], pa.int64()), "g": pa.array([], pa.float64())}),
        pa.table({"a": pa.array([], pa.string()), "g": pa.array([], pa.string())}),
    ],
    ids=["pandas", "pandas text", "pandas nullable", "polars", "polars text", "pyarrow", "pyarrow text"],
)
def test_no_rows_are_one_empty_object_or_none_by_a_column(empty: Any) -> None:
    whole, grouped = fe.tally(study("a"), empty, detail="counts"), fe.tally(study("a"), empty, by="g")
    assert told(whole) == {("a",): (0, 0, 0, 0)}
    assert whole.objects == ((),)
    assert grouped.objects == ()
    assert grouped.accounts() == []
    assert grouped.pooled() == whole
    assert grouped + grouped == grouped


def test_a_long_file_is_counted_batch_by_batch_as_a_short_one_is(tmp_path: Path) -> None:
    draw = random.Random(3)  # noqa: S311
    choices = ["5", "4.0", "neutral", "", "N/A", *(f"odd {n:02}" for n in range(30))]
    rows = [(draw.choice(choices), draw.choice(["b2", "b10", ""])) for _ in range(120_001)]
    path = tmp_path / "long.csv"
    path.write_text("a,branch\n" + "".join(f"{a},{branch}\n" for a, branch in rows), encoding="utf-8")
    tally = fe.tally(study("a"), path, by="branch")
    assert tally.objects == ("b2", "b10", None)
    assert tally.rows.tolist() == [sum(branch == key for _, branch in rows) for key in ("b2", "b10", "")]
    answers = Counter(a for a, _ in rows)
    assert tally.counts.sum(axis=0).tolist() == [[answers["5"], answers["4.0"], answers["neutral"], 0, 0]]
    assert int(tally.missing.sum()) == answers[""]
    wrong = sorted((text, count) for text, count in answers.items() if text == "N/A" or text.startswith("odd"))
    assert tally.refusals() == {"a": dict(wrong[:20])}
    assert int(tally.refused.sum()) == sum(count for _, count in wrong)


@pytest.mark.parametrize(
    ("top", "kind"),
    [
        (2**11 + 4, "float16"),
        (2**24, "float32"),
        (2**53, "float64"),
        (127, "Int8"),
        (32767, "Int16"),
        (2**31 - 1, "Int32"),
    ],
)
def test_gaps_are_gaps_where_codes_reach_what_a_type_holds(top: int, kind: str) -> None:
    """A column is counted by integers, gaps too, and the integer of a gap may be more than the type holds."""
    grades = [
        fe.Grade(label=label, score=score, answer=top - at) for at, (label, score) in enumerate([("a", 2), ("b", 1)])
    ]
    study = fe.Study(grades=fe.GradeScale(grades), root=fe.Indicator(id="leaf"))
    codes = [top, top - 1, None, top, None]
    if kind.startswith("float"):
        if kind != "float64":
            codes = [code - code % 2 if code else code for code in codes]  # what the type can hold
        held: Any = {"leaf": np.array([np.nan if code is None else code for code in codes], dtype=kind)}
        wanted = [codes.count(top), codes.count(top - 1), 2]
    else:
        held, wanted = pd.DataFrame({"leaf": pd.array(codes, dtype=kind)}), [2, 1, 2]  # type: ignore[call-overload]
    tally = fe.tally(study, held)
    assert tally.planes[0, :3, 0].tolist() == wanted
    assert tally.rows.tolist() == [5]
