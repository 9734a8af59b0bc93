"""Answers that an engine holds: what it is asked, and what becomes of an engine that fails or changes its mind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pytest

import fuzzyeval as fe
from fuzzyeval.errors import AnswersError, OptionError

ROWS: dict[str, list[Any]] = {
    "a": [3, 2, None, 1],
    "b": ["3", "?", "neutral", None],
    "land": ["x", "x", "y", None],
    "who": ["anna", "ben", "anna", "cleo"],
    "on": [1, 1, 2, 1],
}


def study(*leaves: str, **survey: Any) -> fe.Study:
    """Return a study of three grades coded 3 to 1."""
    children = [fe.Indicator(id=leaf) for leaf in leaves or ("a", "b")]
    return fe.Study(grades=fe.GradeScale(3), root=fe.Indicator(id="all", children=children), survey=fe.Survey(**survey))


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


def changing(connection: duckdb.DuckDBPyConnection, query: str) -> Any:
    """Return a view of a table of the rows in which ``nextval('asked')`` goes on counting, whenever it is read."""
    connection.register("given", pa.table(ROWS))
    connection.execute("CREATE TABLE answers AS SELECT * FROM given; CREATE SEQUENCE asked")
    connection.execute(f"CREATE VIEW changing AS {query}")
    return connection.view("changing")


@pytest.mark.parametrize("by", [None, "land"])
def test_an_engine_that_gives_different_rows_each_time_is_refused(
    connection: duckdb.DuckDBPyConnection, by: str | None
) -> None:
    """As one does that samples, or reads a table that is written to: leaves would be of different respondents."""
    fewer = changing(connection, "SELECT * FROM answers WHERE nextval('asked') > 2")
    with pytest.raises(
        AnswersError, match=r"^answers: the engine gave different rows when it was asked for one leaf and"
    ):
        fe.tally(study(), fewer, by=by, detail="counts")


def test_objects_that_come_and_go_are_refused(connection: duckdb.DuckDBPyConnection) -> None:
    other = changing(
        connection, "SELECT a, b, CASE WHEN nextval('asked') > 4 THEN 'z' ELSE land END AS land FROM answers"
    )
    with pytest.raises(AnswersError, match="the engine gave different rows"):
        fe.tally(study(), other, by="land", detail="counts")


@pytest.mark.parametrize("detail", ["joint"])
def test_so_it_is_where_what_goes_together_is_wanted(connection: duckdb.DuckDBPyConnection, detail: Any) -> None:
    """Nothing is half of one table and half of another: either it is noticed, or the rows were read but once."""
    other = changing(connection, "SELECT CASE WHEN nextval('asked') > 4 THEN 9 ELSE a END AS a FROM answers")
    try:
        tally = fe.tally(study("a"), other, detail=detail)
    except AnswersError as error:
        assert "different rows" in str(error)  # noqa: PT017  (one or the other)
    else:
        assert tally in [fe.tally(study("a"), {"a": answers}, detail=detail) for answers in (ROWS["a"], [9] * 4)]


@pytest.mark.parametrize("detail", ["counts", "moments", "joint"])
def test_an_engine_that_gives_the_same_rows_in_another_order_is_not(
    connection: duckdb.DuckDBPyConnection, detail: Any
) -> None:
    shuffled = changing(connection, "SELECT * FROM answers ORDER BY random()")
    assert fe.tally(study(), shuffled, by="land", detail=detail) == fe.tally(study(), ROWS, by="land", detail=detail)


def failing(_: pl.DataFrame) -> pl.DataFrame:
    raise RuntimeError("the cluster is gone\n(a second line)")


@pytest.mark.parametrize("detail", ["counts", "moments", "joint"])
@pytest.mark.parametrize("survey", [{}, {"respondent": "who", "duplicates": "last", "order_by": "on"}])
def test_an_engine_that_fails_is_told_in_our_words(detail: Any, survey: dict[str, Any]) -> None:
    first = pl.DataFrame(ROWS)
    with pytest.raises(AnswersError, match=r"^answers: .*the cluster is gone") as error:
        fe.tally(study(**survey), first.lazy().map_batches(failing, schema=first.schema), detail=detail)
    assert error.value.__cause__ is not None


@pytest.mark.parametrize("detail", ["counts", "moments", "joint"])
def test_a_query_that_cannot_run_is_told_in_our_words(connection: duckdb.DuckDBPyConnection, detail: Any) -> None:
    relation = connection.sql("SELECT CAST(a AS INTEGER) AS a FROM (VALUES ('3'), ('x')) AS t(a)")
    with pytest.raises(AnswersError, match=r"^answers: .*Conver"):
        fe.tally(study("a"), relation, detail=detail)


def test_a_table_that_was_dropped_is_told_in_our_words(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("CREATE TABLE gone AS SELECT 3 AS a")
    relation = connection.table("gone")
    connection.execute("DROP TABLE gone")
    with pytest.raises(AnswersError, match=r"^answers: .*gone"):
        fe.tally(study("a"), relation)


@pytest.mark.parametrize("weight", ["frequency_weight", "sample_weight"])
def test_weights_that_are_texts_are_told_by_their_type(connection: duckdb.DuckDBPyConnection, weight: str) -> None:
    relation = connection.sql("SELECT 3 AS a, 'two' AS w")
    with pytest.raises(AnswersError, match=r"^w: its values are String, not numbers; give weights as numbers$"):
        fe.tally(study("a", **{weight: "w"}), relation)


@pytest.mark.parametrize("kind", ["INTEGER", "UTINYINT", "DOUBLE", "DECIMAL(9, 2)", "HUGEINT"])
@pytest.mark.parametrize("detail", ["counts", "moments", "joint"])
def test_weights_of_any_kind_of_number_weigh_alike(
    connection: duckdb.DuckDBPyConnection, kind: str, detail: Any
) -> None:
    connection.execute(f"CREATE TABLE answers (a INTEGER, n {kind}, w {kind})")
    connection.execute("INSERT INTO answers VALUES (3, 2, 1), (1, 1, 4)")
    relation = connection.table("answers")
    asked = study("a", frequency_weight="n", sample_weight="w")
    assert fe.tally(asked, relation, detail=detail) == fe.tally(
        asked, {"a": [3, 1], "n": [2, 1], "w": [1.0, 4.0]}, detail=detail
    )


@pytest.mark.parametrize(
    "name", ["fuzzyeval_leaf", "fuzzyeval_answer", "fuzzyeval_rows", "fuzzyeval_who", "fuzzyeval_by_0", "fuzzyeval_x0"]
)
@pytest.mark.parametrize("survey", [{}, {"respondent": "who", "duplicates": "last", "order_by": "on"}])
@pytest.mark.parametrize("detail", ["counts", "moments", "joint"])
def test_columns_that_bear_the_names_used_inside_are_counted_or_refused(
    connection: duckdb.DuckDBPyConnection, name: str, survey: dict[str, Any], detail: Any
) -> None:
    columns, asked = {**ROWS, name: ROWS["a"]}, study(name, "b", **survey)
    for by in (None, name):
        for held in (pl.LazyFrame(columns), connection.from_arrow(pa.table(columns))):
            try:
                tally = fe.tally(asked, held, by=by, detail=detail)
            except AnswersError as error:
                assert name in str(error)  # noqa: PT017  (to refuse is as good)
            else:
                assert tally == fe.tally(asked, columns, by=by, detail=detail)


@pytest.mark.parametrize("blank", ["\u3000", "\u00a0", "\u2003", "\t", "\n "])
def test_blanks_of_any_script_are_blanks_in_any_engine(connection: duckdb.DuckDBPyConnection, blank: str) -> None:
    """Names and questions are trimmed as Python trims them."""
    columns = {"a": [3, 1], "who": ["anna", f"{blank}anna{blank}"], "on": [1, 2]}
    asked = study("a", respondent="who", duplicates="last", order_by="on")
    for held in (columns, pl.LazyFrame(columns), connection.from_arrow(pa.table(columns))):
        assert fe.tally(asked, held, detail="counts").dropped.tolist() == [1]
    nobody = {**columns, "who": ["anna", blank]}
    for held in (nobody, pl.LazyFrame(nobody), connection.from_arrow(pa.table(nobody))):
        with pytest.raises(AnswersError, match=r"^who: 1 row\(s\) do not say who answered"):
            fe.tally(asked, held)


@pytest.mark.parametrize("detail", ["counts", "moments", "joint"])
@pytest.mark.parametrize("by", [None, "land", ["land", "on"]])
def test_where_all_respondents_are_there_twice_the_engine_has_none_left(
    connection: duckdb.DuckDBPyConnection, by: Any, detail: Any
) -> None:
    columns = {name: [*column, *column] for name, column in ROWS.items()} | {"on": list(range(8))}
    asked = study(respondent="who", duplicates="last", order_by="on")
    expected = fe.tally(asked, columns, by=by, detail=detail)
    assert expected.dropped.sum() == 5
    for held in (pl.LazyFrame(columns), connection.from_arrow(pa.table(columns))):
        assert fe.tally(asked, held, by=by, detail=detail) == expected


@pytest.mark.parametrize("detail", ["counts", "moments", "joint"])
@pytest.mark.parametrize("by", [None, "land"])
@pytest.mark.parametrize(
    "survey", [{}, {"sample_weight": "on"}, {"respondent": "who", "duplicates": "first", "order_by": "on"}]
)
def test_an_engine_without_rows_counts_nothing(
    connection: duckdb.DuckDBPyConnection, by: Any, detail: Any, survey: dict[str, Any]
) -> None:
    table = pa.table(ROWS).slice(0, 0)
    for held in (table, pl.LazyFrame(pl.from_arrow(table)), connection.from_arrow(table)):
        tally = fe.tally(study(**survey), held, by=by, detail=detail)
        assert (tally.objects, tally.detail, tally.rows.sum()) == (() if by else ((),), detail, 0)


def test_what_is_not_asked_for_is_the_counts_alone() -> None:
    """Rows that an engine holds do not come out of it unasked."""
    assert fe.tally(study(), pl.LazyFrame(ROWS)).detail == "counts"
    assert fe.tally(study(), ROWS).detail == "counts"


def test_co_moments_of_too_many_objects_are_refused_before_they_are_made() -> None:
    leaves = [f"q{at}" for at in range(60)]
    columns = {**dict.fromkeys(leaves, [3] * 4000), "key": list(range(4000))}
    for held in (columns, pl.LazyFrame(columns)):
        with pytest.raises(
            OptionError,
            match=r"^detail: joint of 4,000 objects is 65,160,000 figures, more than 50,000,000; tally fewer",
        ):
            fe.tally(study(*leaves), held, by="key", detail="joint")


def test_no_deprecated_door_of_duckdb_is_used(connection: duckdb.DuckDBPyConnection) -> None:
    """Warnings are errors here: what is read row by row must come without one."""
    relation = connection.from_arrow(pa.table(ROWS))
    assert fe.tally(study(), relation, detail="joint") == fe.tally(study(), ROWS, detail="joint")
