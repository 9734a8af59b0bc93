"""Answers that have a row each, brought together into a row a respondent."""

from __future__ import annotations

from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import fuzzyeval as fe
from fuzzyeval.errors import AnswersError, StudyError, TallyError
from samples import counted_alike

CONNECTION = duckdb.connect()  # older relations die with theirs
LONG = fe.LongLayout(indicator="question", answer="value")
ROWS: list[dict[str, Any]] = [
    {"who": "anna", "question": "a", "value": 3},
    {"who": "ben", "question": "a", "value": 2},
    {"who": "anna", "question": "b", "value": 1},
    {"who": "ben", "question": "free text", "value": 9},
]


def study(*, columns: tuple[str, str] = ("a", "b"), **survey: Any) -> fe.Study:
    """Return a study of two leaves, of three grades coded 3 to 1."""
    leaves = [fe.Indicator(id=leaf, column=column) for leaf, column in zip("ab", columns, strict=True)]
    said = {"respondent": "who", "long": LONG, **survey}
    return fe.Study(grades=fe.GradeScale(3), root=fe.Indicator(id="all", children=leaves), survey=fe.Survey(**said))


def in_duckdb(rows: list[dict[str, Any]]) -> Any:
    return CONNECTION.from_arrow(pa.Table.from_pylist(rows))


ENGINES = [list, pd.DataFrame, pl.DataFrame, pl.LazyFrame, pa.Table.from_pylist, in_duckdb]


@pytest.fixture(params=ENGINES, ids=["mappings", "pandas", "polars", "polars lazy", "pyarrow", "duckdb"])
def engine(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.mark.parametrize("detail", ["counts", "moments", "joint"])
def test_a_respondent_is_a_row_and_a_question_that_is_not_answered_is_missing(engine: Any, detail: Any) -> None:
    """What else was asked is not the study's."""
    tally = fe.tally(study(), engine(ROWS), detail=detail)
    wide = [{"who": "anna", "a": 3, "b": 1}, {"who": "ben", "a": 2, "b": None}]
    assert counted_alike(tally, fe.tally(study(long=None), wide, detail=detail))
    assert (tally.rows.tolist(), tally.missing.tolist()) == ([2], [[0, 1]])


def test_a_respondent_is_one_in_each_object(engine: Any) -> None:
    rows = [{**row, "branch": branch} for row, branch in zip(ROWS, ("n", "n", "s", "n"), strict=True)]
    tally = fe.tally(study(), engine(rows), by="branch", detail="counts")
    assert (tally.objects, tally.rows.tolist(), tally.missing.tolist()) == (("n", "s"), [2, 1], [[0, 2], [1, 0]])


@pytest.mark.parametrize("duplicates", ["keep", "first", "last"])
@pytest.mark.parametrize("detail", ["counts", "joint"])
def test_an_occasion_is_a_row_too(engine: Any, duplicates: str, detail: Any) -> None:
    rows = [{**row, "on": 1} for row in ROWS] + [{"who": "anna", "question": "a", "value": 1, "on": 2}]
    wide = [
        {"who": "anna", "on": 1, "a": 3, "b": 1},
        {"who": "anna", "on": 2, "a": 1, "b": None},
        {"who": "ben", "on": 1, "a": 2, "b": None},
    ]
    asked: dict[str, Any] = {"duplicates": duplicates} | ({} if duplicates == "keep" else {"order_by": "on"})
    tally = fe.tally(study(**{**asked, "order_by": "on"}), engine(rows), detail=detail)
    assert counted_alike(tally, fe.tally(study(long=None, **asked), wide, detail=detail))
    assert tally.dropped.tolist() == [0 if duplicates == "keep" else 1]


def test_a_respondents_weights_count_once(engine: Any) -> None:
    weights = {"anna": (2, 0.5), "ben": (3, 2.0)}
    rows = [{**row, "n": weights[row["who"]][0], "w": weights[row["who"]][1]} for row in ROWS]
    tally = fe.tally(study(frequency_weight="n", sample_weight="w"), engine(rows), detail="counts")
    assert tally.rows.tolist() == [5]
    assert tally.shares.tolist() == [[[1.0], [6.0], [0.0]], [[0.0], [0.0], [1.0]]]


@pytest.mark.parametrize("numbers", [[1, 2], [1.0, 2.0], ["1", "2"], [" 1", "2 "], ["1.0", "2.0"]], ids=str)
def test_questions_may_be_numbered(engine: Any, numbers: list[Any]) -> None:
    rows = [{"who": "anna", "question": number, "value": at} for at, number in enumerate(numbers, start=2)]
    tally = fe.tally(study(columns=("1", "2")), engine(rows), detail="counts")
    assert tally.counts.tolist() == [[[0, 1, 0], [1, 0, 0]]]


def test_answers_may_be_texts(engine: Any) -> None:
    rows = [{**row, "value": value} for row, value in zip(ROWS, (" satisfied", "2", "?", "so so"), strict=True)]
    tally = fe.tally(study(), engine(rows), detail="counts")
    assert tally.counts.tolist() == [[[1, 1, 0], [0, 0, 0]]]
    assert tally.refusals() == {"b": {"?": 1}}


@pytest.mark.parametrize("blank", [None, "", "  "])
def test_a_row_of_nobody_is_refused(engine: Any, blank: Any) -> None:
    with pytest.raises(AnswersError, match=r"^who: 2 row\(s\) do not say who answered"):
        fe.tally(study(), engine([*ROWS, *({"who": blank, "question": leaf, "value": 1} for leaf in "ab")]))


def test_an_answer_that_is_given_twice_is_refused(engine: Any) -> None:
    said = (
        r"^question: 'anna' answers 'a' more than once; keep one answer, or let order_by name the column that tells "
        r"the occasions apart$"
    )
    with pytest.raises(AnswersError, match=said):
        fe.tally(study(), engine([*ROWS, {"who": " anna", "question": "a", "value": 3}]))


def test_what_is_not_asked_may_be_said_twice(engine: Any) -> None:
    assert fe.tally(study(), engine([*ROWS, ROWS[-1]]), detail="counts").rows.tolist() == [2]


@pytest.mark.parametrize("column", ["n", "w"])
def test_a_weight_that_differs_between_the_answers_of_one_is_refused(engine: Any, column: str) -> None:
    rows = [{**row, column: at + 1} for at, row in enumerate(ROWS)]
    weight: dict[str, Any] = {{"n": "frequency_weight", "w": "sample_weight"}[column]: column}
    with pytest.raises(
        AnswersError, match=rf"^{column}: differs between answers of '(anna|ben)' \(who\); give each respondent one$"
    ):
        fe.tally(study(**weight), engine(rows))


def test_a_leaf_that_no_row_answers_is_refused_with_what_there_is(engine: Any) -> None:
    with pytest.raises(
        AnswersError, match=r"^question: no row answers these leaves.*\n  quality_x; did you mean 'quality'\?"
    ):
        fe.tally(study(columns=("a", "quality_x")), engine([*ROWS, {"who": "anna", "question": "quality", "value": 3}]))


def test_a_question_that_is_nearly_a_leafs_is_refused(engine: Any) -> None:
    """Nobody drops answers for a slip of the pen."""
    rows = [{"who": "anna", "question": name, "value": 3} for name in ("quality", "price", "qualty")]
    with pytest.raises(
        AnswersError, match=r"^question: 1 row\(s\) answer 'qualty', which is no leaf; did you mean 'quality'"
    ):
        fe.tally(study(columns=("quality", "price")), engine(rows))


@pytest.mark.parametrize("blank", [None, "", " "])
def test_a_row_that_does_not_say_what_it_answers_is_refused(engine: Any, blank: Any) -> None:
    with pytest.raises(AnswersError, match=r"^question: 1 row\(s\) do not say which leaf they answer; fill the column"):
        fe.tally(study(), engine([*ROWS, {"who": "dora", "question": blank, "value": 3}]))


@pytest.mark.parametrize("column", ["who", "question", "value"])
def test_a_column_of_the_layout_that_is_not_there_is_named(engine: Any, column: str) -> None:
    rows = [{name: value for name, value in row.items() if name != column} for row in ROWS]
    with pytest.raises(AnswersError, match=rf"^survey: no column is called so.*\n  '{column}'"):
        fe.tally(study(), engine(rows))


def test_whose_the_answers_are_must_be_declared() -> None:
    with pytest.raises(
        StudyError, match="survey: long needs to know whose answers belong together; name the column as respondent"
    ):
        fe.Study.from_document(
            {"grades": 3, "root": {"id": "a"}, "survey": {"long": {"indicator": "question", "answer": "value"}}}
        )


def test_long_answers_of_two_days_do_not_add() -> None:
    """The answers of one respondent may be in both."""
    tally = fe.tally(study(), ROWS)
    with pytest.raises(TallyError, match=r"^survey\.long: the survey asks for what takes the whole sample"):
        tally + tally
