"""A respondent who is there twice: kept, refused, or counted once by what orders the rows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import fuzzyeval as fe
from fuzzyeval.errors import AnswersError, StudyError, TallyError

ROWS: list[dict[str, Any]] = [
    {"a": 1, "who": "anna", "on": 1},
    {"a": 2, "who": "ben", "on": 1},
    {"a": 3, "who": "anna", "on": 2},
    {"a": None, "who": "anna", "on": 3},
]


def study(**survey: Any) -> fe.Study:
    """Return a study of one leaf, of three grades coded 3 to 1."""
    return fe.Study(grades=fe.GradeScale(3), root=fe.Indicator(id="a"), survey=fe.Survey(**survey))


def chosen(duplicates: str, rows: Any, by: Any = None) -> fe.Tally:
    """Return the tally of the first or last rows."""
    return fe.tally(study(respondent="who", duplicates=duplicates, order_by="on"), rows, by=by, detail="counts")


def given(tally: fe.Tally) -> list[int]:
    """Return how often 1, 2 and 3 were answered."""
    return [int(count) for count in tally.counts[0, 0, ::-1]]


@pytest.mark.parametrize(
    ("duplicates", "counts", "missing", "dropped"),
    [("keep", [1, 1, 1], 1, 0), ("first", [1, 1, 0], 0, 2), ("last", [0, 1, 0], 1, 2)],
)
def test_all_count_or_the_first_or_the_last(duplicates: str, counts: list[int], missing: int, dropped: int) -> None:
    """The last counts even where it leaves a gap: what was said before is not its answer."""
    survey: dict[str, Any] = {} if duplicates == "keep" else {"order_by": "on"}
    tally = fe.tally(study(respondent="who", duplicates=duplicates, **survey), ROWS, detail="counts")
    assert (given(tally), tally.missing.tolist(), tally.dropped.tolist()) == (counts, [[missing]], [dropped])
    assert tally.rows.tolist() == [4]
    assert ("dropped" in repr(tally)) == bool(dropped)


def test_a_dropped_row_is_accounted_for_where_it_stood() -> None:
    rows = [{**row, "branch": branch} for row, branch in zip(ROWS, ("north", "north", "south", "east"), strict=True)]
    accounts = {row["branch"]: row for row in chosen("last", rows, "branch").accounts()}
    assert {
        branch: (row["rows"], row["counted"], row["missing"], row["dropped"]) for branch, row in accounts.items()
    } == {
        "east": (1, 0, 1, 0),
        "north": (2, 1, 0, 1),
        "south": (1, 0, 0, 1),
    }


@pytest.mark.parametrize(
    "ordered",
    [
        [9, 10, 11],
        [-1, 0, 2**60],
        [2**60, 2**60 + 1, 2**60 + 2],
        [9.5, 10.0, 10.25],
        [9, 9.5, 10],
        ["9", "10", "11.0"],
        [" 9 ", "1e1", "11"],
        ["-2", "-1", "0"],
        ["2024-02-28", "2024-02-29", "2024-03-01"],
        ["2024-02-29T09:00", "2024-02-29T10:00", "2024-02-29T10:01"],
        ["2024-02-29T10:30+02:00", "2024-02-29T09:00Z", "2024-02-29T09:00:01+00:00"],
        [date(2024, 2, 29), date(2024, 3, 1), date(2025, 1, 1)],
        [datetime(2024, 2, 29, 9, tzinfo=UTC), datetime(2024, 2, 29, 10, tzinfo=UTC), datetime(2024, 3, 1, tzinfo=UTC)],
        [Decimal("9.99"), Decimal("10.0"), Decimal("10.01")],
    ],
    ids=str,
)
@pytest.mark.parametrize("build", [list, pd.DataFrame, pa.Table.from_pylist, pl.LazyFrame])
def test_what_orders_rows_is_compared_by_what_it_means(ordered: list[Any], build: Any) -> None:
    if build is not list and len(set(map(type, ordered))) > 1:
        ordered = list(map(float, ordered))
    rows = [
        {"a": at, "who": "anna", "on": on}
        for at, on in zip((2, 3, 1), (ordered[1], ordered[2], ordered[0]), strict=True)
    ]
    assert given(chosen("first", build(rows))) == [1, 0, 0]
    assert given(chosen("last", build(rows))) == [0, 0, 1]


@pytest.mark.parametrize(
    "names", [["1", " 1 "], [1, 1.0], ["anna", "anna\t"], ["李雷", "李雷 "], [True, True], [date(2024, 1, 1)] * 2]
)
def test_one_name_written_in_two_ways_is_one_respondent(names: list[Any]) -> None:
    tally = chosen("last", [{"a": at, "who": who, "on": at} for at, who in enumerate(names, start=1)])
    assert tally.dropped.tolist() == [1]
    assert given(tally) == [0, 1, 0]


@pytest.mark.parametrize("names", [["Anna", "anna"], ["1", "01"], ["a b", "a  b"], [1, 2], [1.0, 1.5]])
def test_names_that_differ_are_different_respondents(names: list[Any]) -> None:
    assert chosen("last", [{"a": 1, "who": who, "on": 1} for who in names]).dropped.tolist() == [0]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([2, 2], r"^on: 'anna' has 2 rows with '2', so that none of them is the last; tell them apart, or keep all$"),
        ([3, 3.0], r"^on: 'anna' has 2 rows with '3', so that none"),
        (["9", "9.0"], r"^on: 'anna' has 2 rows with '9', so that none"),
        (["2024-03-01", " 2024-03-01"], r"^on: 'anna' has 2 rows with '2024-03-01', so"),
        ([None, 1], r"^on: blank in a row of a respondent who has several"),
        (["", "1"], r"^on: blank in a row of a respondent who has several"),
        ([float("nan"), 1.0], r"^on: blank in a row of a respondent who has several"),
        ([date(2024, 1, 1), 1], r"^on: values of different types do not put rows in order; make them all dates"),
        ([date(2024, 1, 1), "2024-01-02"], r"^on: values of different types do not put rows in order"),
        ([5, "2024-01-02"], r"^on: values of different types do not put rows in order"),
        (["wave 2", "wave 10"], r"^on: 'wave 2' is neither a number nor an ISO date, so that it has no place in time"),
        (["01.02.2024", "2.1.2024"], r"^on: '01.02.2024' is neither a number nor an ISO date"),
        (["2024-02-30", "2024-02-28"], r"^on: '2024-02-30' is neither a number nor an ISO date"),
        (["2024-02-29T09:00Z", "2024-02-29T10:00"], r"^on: values of different types do not put rows in order"),
        (["20240601", "2024-05-01"], r"^on: values of different types do not put rows in order"),
        (["2025", "2024-06-01"], r"^on: values of different types do not put rows in order"),
    ],
    ids=str,
)
def test_an_order_that_is_none_is_refused(values: list[Any], said: str) -> None:
    rows = [{"a": at, "who": "anna", "on": on} for at, on in enumerate(values, start=1)]
    with pytest.raises(AnswersError, match=said):
        chosen("last", [*rows, {"a": 1, "who": "ben", "on": None}])


@pytest.mark.parametrize("engine", [list, pl.LazyFrame])
def test_a_tie_that_does_not_decide_is_none(engine: Any) -> None:
    rows = [{"a": at, "who": "anna", "on": on} for at, on in ((1, 1), (1, 1), (3, 2))]
    assert given(chosen("last", engine(rows))) == [0, 0, 1]
    with pytest.raises(AnswersError, match="none of them is the first"):
        chosen("first", engine(rows))


@pytest.mark.parametrize("engine", [list, pd.DataFrame, pl.LazyFrame])
def test_nobody_is_no_respondent(engine: Any) -> None:
    rows = [{"a": 1, "who": who, "on": 1} for who in ("anna", "", None, "  ")]
    with pytest.raises(AnswersError, match=r"^who: 3 row\(s\) do not say who answered, so that nobody can tell"):
        chosen("last", engine(rows))


@pytest.mark.parametrize("engine", [list, pl.LazyFrame])
def test_where_none_may_come_twice_one_who_does_is_named_and_how_many_there_are(engine: Any) -> None:
    rows = [{"a": 1, "who": who} for who in ("dora", "anna", "ben", "anna", "ben", "anna")]
    said = r"^who: 2 respondent\(s\) answered more than once, such as 'anna'; let the survey say duplicates: first or last, or"
    with pytest.raises(AnswersError, match=said):
        fe.tally(study(respondent="who", duplicates="refuse"), engine(rows))


def test_where_nobody_comes_twice_the_tally_is_that_of_all_but_does_not_add() -> None:
    refusing, plain = (
        fe.tally(study(**survey), ROWS[:2]) for survey in ({"respondent": "who", "duplicates": "refuse"}, {})
    )
    assert refusing.figures.same(plain.figures)
    for one, other in ((refusing, refusing), (refusing, plain), (plain, refusing)):
        with pytest.raises(TallyError, match=r"^survey\.duplicates: the survey asks for what takes the whole sample"):
            one + other


@pytest.mark.parametrize(
    ("survey", "said"),
    [
        ({"duplicates": "refuse"}, "duplicates 'refuse' needs to know who answered; name the column as respondent"),
        ({"duplicates": "last", "respondent": "who"}, "duplicates 'last' needs an order; name the column as order_by"),
        ({"respondent": "who", "order_by": "on"}, "order_by 'on' orders nothing where duplicates is 'keep'"),
    ],
)
def test_a_survey_that_lacks_what_it_needs_is_refused(survey: dict[str, Any], said: str) -> None:
    with pytest.raises(StudyError, match=said):
        fe.Study.from_document({"grades": 3, "root": {"id": "a"}, "survey": survey})


@pytest.mark.parametrize("column", ["who", "on"])
def test_a_column_that_the_survey_names_and_is_not_there_is_named(column: str) -> None:
    rows = [{name: value for name, value in row.items() if name != column} for row in ROWS]
    with pytest.raises(AnswersError, match=rf"^survey: no column is called so.*\n  '{column}'"):
        chosen("last", rows)
