"""What rows weigh: how many respondents each stands for, its design weight, and what is neither."""

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
from fuzzyeval.errors import AnswersError, TallyError

FREQUENCY, DESIGN = fe.Survey(frequency_weight="w"), fe.Survey(sample_weight="w")
ANSWERS = [3, 2, None, 1]


def study(survey: fe.Survey) -> fe.Study:
    """Return a study of one leaf, of three grades coded 3 to 1."""
    return fe.Study(grades=fe.GradeScale(3), root=fe.Indicator(id="a"), survey=survey)


def weighed(survey: fe.Survey, weights: Any, build: Any = dict, detail: Any = "counts") -> fe.Tally:
    """Return the tally of the answers with these weights."""
    return fe.tally(study(survey), build({"a": ANSWERS[: len(weights)], "w": weights}), detail=detail)


BUILDS = [dict, pd.DataFrame, pl.DataFrame, pl.LazyFrame, pa.table]


@pytest.mark.parametrize("build", BUILDS)
@pytest.mark.parametrize("weights", [[2, 0, 3, 1], [2.0, 0.0, 3.0, 1.0]])
def test_a_row_counts_as_often_as_its_frequency_says(build: Any, weights: list[Any]) -> None:
    tally = weighed(FREQUENCY, weights, build)
    assert (tally.rows.tolist(), tally.counts.tolist(), tally.missing.tolist()) == ([6], [[[2, 0, 1]]], [[3]])
    assert not tally.weighted
    assert tally.shares.tolist() == [[[2], [0], [1]]]


@pytest.mark.parametrize("build", BUILDS)
def test_design_weights_weigh_answers_and_leave_the_counts(build: Any) -> None:
    tally = weighed(DESIGN, [0.5, 2.0, 4.0, 0.0], build)
    assert (tally.rows.tolist(), tally.counts.tolist(), tally.missing.tolist()) == ([4], [[[1, 1, 1]]], [[1]])
    assert tally.weighted
    assert tally.shares.tolist() == [[[0.5], [2.0], [0.0]]]
    assert tally.given.tolist() == [[2.5]]
    assert tally.effective_size == pytest.approx([6.5**2 / 20.25])
    assert tally.design_effect == pytest.approx([4 * 20.25 / 6.5**2])


def test_the_evaluation_goes_by_the_design_weights() -> None:
    evaluation = fe.evaluate(study(DESIGN), {"a": [3, 1], "w": [3.0, 1.0]})
    assert evaluation.membership == {"satisfied": 0.75, "neutral": 0.0, "dissatisfied": 0.25}


def test_a_leaf_whose_answers_all_weigh_nothing_is_refused() -> None:
    with pytest.raises(fe.FuzzyEvalError, match=r"^a: "):
        fe.evaluate(study(DESIGN), {"a": [3, 1], "w": [0.0, 0.0]})


def test_both_weights_multiply() -> None:
    survey = fe.Survey(frequency_weight="n", sample_weight="w")
    tally = fe.tally(study(survey), {"a": [3, 1], "n": [2, 3], "w": [0.5, 2.0]}, detail="counts")
    assert tally.counts.tolist() == [[[2, 0, 3]]]
    assert tally.shares.tolist() == [[[1.0], [0.0], [6.0]]]
    assert tally.effective_size == pytest.approx([7**2 / (2 * 0.25 + 3 * 4)])


@pytest.mark.parametrize("weights", [["2", " 1.0 "], [Decimal(2), Decimal("1.0")], [np.int8(2), np.float32(1)]])
def test_numbers_of_any_kind_are_frequencies(weights: list[Any]) -> None:
    assert weighed(FREQUENCY, weights).counts.tolist() == [[[2, 1, 0]]]


@pytest.mark.parametrize("build", [dict, lambda columns: pd.DataFrame(columns, dtype=object)])
@pytest.mark.parametrize(
    ("wrong", "shown"),
    [
        (-1, "-1"),
        (1.5, "1.5"),
        ("two", "'two'"),
        (None, "None"),
        ("", "''"),
        (True, "True"),
        (2**60, str(2**60)),
        ([2], ""),
    ],
)
def test_what_is_no_frequency_is_refused_with_the_value_and_how_many(build: Any, wrong: Any, shown: str) -> None:
    with pytest.raises(
        AnswersError, match=r"^w: .* is no frequency weight, as is found in 2 row\(s\); give how many"
    ) as error:
        weighed(FREQUENCY, [1, wrong, wrong, 1], build)
    assert shown in str(error.value)


@pytest.mark.parametrize("wrong", [-0.5, float("nan"), float("inf"), 1e101, "heavy", None, False])
def test_what_is_no_design_weight_is_refused_with_how_many(wrong: Any) -> None:
    with pytest.raises(AnswersError, match=r"^w: .* is no design weight, as is found in 1 row\(s\); give "):
        weighed(DESIGN, [1.0, wrong])


@pytest.mark.parametrize("survey", [FREQUENCY, DESIGN])
@pytest.mark.parametrize("wrong", [-1.0, None, float("nan"), float("inf")])
def test_an_engine_refuses_the_same_weights(survey: fe.Survey, wrong: Any) -> None:
    frame = pl.LazyFrame({"a": [3, 2, 1], "w": [1.0, wrong, 2.0]})
    with pytest.raises(AnswersError, match=r"^w: .* is no (frequency|design) weight, as is found in 1 row\(s\)"):
        fe.tally(study(survey), frame)


@pytest.mark.parametrize("survey", [FREQUENCY, DESIGN])
def test_a_column_of_the_wrong_type_in_an_engine_is_told_as_such(survey: fe.Survey) -> None:
    frame = pl.LazyFrame({"a": [3, 2], "w": ["one", "two"]})
    with pytest.raises(AnswersError, match=r"^w: its values are String, not numbers; give weights as numbers$"):
        fe.tally(study(survey), frame)


def test_frequencies_that_add_up_beyond_what_a_float_holds_are_counted_exactly_or_refused() -> None:
    try:
        tally = weighed(FREQUENCY, [2**53, 1, 1, 1])
    except AnswersError as error:
        assert str(error).startswith("w: ")  # noqa: PT017  (to refuse is as good)
    else:
        assert tally.rows.tolist() == [2**53 + 3]


def test_the_largest_design_weights_are_stored_as_well() -> None:
    tally = weighed(DESIGN, [1e100, 1e100])
    assert tally.effective_size == pytest.approx([2.0])
    assert fe.Tally.model_validate_json(tally.model_dump_json()) == tally


def test_tallies_with_and_without_design_weights_do_not_add() -> None:
    weighted = weighed(DESIGN, [1.0])
    made_elsewhere = fe.Tally.from_counts(study(fe.Survey()), [[1, 0, 0]])
    for plain in (fe.tally(study(fe.Survey()), {"a": [3]}), made_elsewhere):
        for one, other in ((plain, weighted), (weighted, plain)):
            with pytest.raises(
                TallyError, match=r"^a tally with design weights and one without do not add; tally both by"
            ):
                one + other


@pytest.mark.parametrize("weights", [[], [0, 0]])
def test_where_nobody_is_nothing_is_effective_and_nothing_is_not_a_number(weights: list[int]) -> None:
    for survey in (FREQUENCY, DESIGN):
        tally = weighed(survey, np.array(weights, dtype=float))
        assert (tally.effective_size.tolist(), tally.design_effect.tolist()) == ([0.0], [0.0])


@pytest.mark.parametrize("build", [*BUILDS, pytest.param(duckdb.from_arrow, id="duckdb")])
@pytest.mark.parametrize("detail", ["counts", "moments", "joint"])
def test_a_batch_of_rows_that_stand_for_nobody_adds_to_one_with_design_weights(build: Any, detail: Any) -> None:
    """NumPy sums no weights to integers, to which those of the next batch cannot be added."""
    survey = fe.Survey(frequency_weight="times", sample_weight="w")
    answers = {"a": [3, 1], "w": [0.25, 0.5]}
    make = (lambda columns: build(pa.table(columns))) if build is duckdb.from_arrow else build
    nobody, somebody = (fe.tally(study(survey), make({**answers, "times": [n, n]}), detail=detail) for n in (0, 1))
    assert nobody + somebody == somebody == somebody + nobody
    assert somebody.given.tolist() == [[0.75]]
