"""Untrusted values: refused with the place, the value and the remedy, or taken as what they are."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest

import fuzzyeval as fe
from fuzzyeval import checks
from fuzzyeval.errors import ArrayError, FuzzyEvalError, OptionError


@pytest.mark.parametrize(
    "value",
    [
        [[1, 2], [3, 4]],
        ((1, 2), (3, 4)),
        np.array([[1, 2], [3, 4]], dtype=np.uint8),
        np.array([[1, 2], [3, 4]], dtype=np.float32),
        np.asfortranarray([[1.0, 2.0], [3.0, 4.0]]),
        [[1.0, 2], [3, np.int8(4)]],
        pd.DataFrame([[1, 2], [3, 4]], index=["x", "y"]),
        pl.DataFrame({"a": [1, 3], "b": [2, 4]}),
    ],
)
def test_numbers_in_any_container_become_floats(value: Any) -> None:
    array = checks.floats(value, "x", ndim=2)
    assert array.dtype == np.float64
    assert array.tolist() == [[1, 2], [3, 4]]


def test_the_callers_array_is_left_as_it_is() -> None:
    given = np.array([[1.0, 2.0], [0.495, 1.0]])
    kept = given.copy()
    checks.floats(given, "x", ndim=1)
    checks.comparisons(given)
    fe.objective.entropy(given)
    checks.unit_vector(given[:1] / 3, "w")
    assert given.tolist() == kept.tolist()
    assert given.flags.writeable


@pytest.mark.parametrize(
    "value",
    [
        None, "abc", ["1", "2"], [True, False], [1.5, None], [1 + 0j], [Decimal(1)], [Fraction(1, 2)], {"a": 1}, {1, 2},
        object(), [b"1"], np.array(["2020-01-01"], dtype="datetime64[D]"), np.array([1], dtype="timedelta64[s]"),
        [1.0, "2"], pd.Series(["a"]).to_numpy(), [[1, 2], ["a", 3]],
    ],
    ids=repr,
)  # fmt: skip
def test_what_is_no_array_of_numbers_is_refused_by_name(value: Any) -> None:
    with pytest.raises(ArrayError, match=r"x: .*; give integers or floats"):
        checks.floats(value, "x", ndim=1)


@pytest.mark.parametrize("value", [[1.0, True], [[0.5, 1], [True, 2]], [1, np.True_]], ids=repr)
def test_a_truth_among_numbers_is_no_number(value: Any) -> None:
    with pytest.raises(ArrayError, match="x"):
        checks.floats(value, "x", ndim=1)


def test_a_masked_value_is_missing_not_what_lies_beneath() -> None:
    with pytest.raises(ArrayError, match="x"):
        checks.floats(np.ma.masked_greater(np.array([1.0, 2.0]), 1.5), "x", ndim=1)


@pytest.mark.parametrize("value", [[[1, 2], [3]], [[1], 2], [[[1]], [[1, 2]]]], ids=repr)
def test_rows_of_unequal_length_are_refused(value: Any) -> None:
    with pytest.raises(ArrayError, match="x: rows of unequal length; give a rectangular array"):
        checks.floats(value, "x", ndim=1)


@pytest.mark.parametrize(
    ("value", "ndim"), [([], 1), ([[]], 2), (5, 1), ([1, 2], 2), (np.ones((2, 0)), 2), (np.ones((0, 3, 3)), 2)]
)
def test_an_empty_array_or_one_of_too_few_dimensions_is_refused_with_its_shape(value: Any, ndim: int) -> None:
    with pytest.raises(ArrayError, match=rf"x: shape \(.*\); give at least {ndim} dimension"):
        checks.floats(value, "x", ndim=ndim)


@pytest.mark.parametrize("wrong", [math.nan, math.inf, -math.inf])
def test_what_is_not_finite_is_refused_with_its_place(wrong: float) -> None:
    with pytest.raises(ArrayError, match=rf"x\[1, 0\]: {wrong} is not finite; give a finite number"):
        checks.floats([[1, 2], [wrong, 3]], "x", ndim=2)
    if math.isnan(wrong):
        assert math.isnan(checks.floats([1, wrong], "x", ndim=1, gaps=True)[1])
    else:
        with pytest.raises(ArrayError, match=r"x\[1\]: .* is not finite"):
            checks.floats([1, wrong], "x", ndim=1, gaps=True)


@pytest.mark.parametrize("value", [0, 1, 0.5, np.float32(0.5), np.int8(1)])
def test_a_number_within_its_bounds_is_a_float(value: Any) -> None:
    found = checks.number(value, "alpha", low=0, high=1)
    assert type(found) is float
    assert found == value


@pytest.mark.parametrize(
    "value", [True, "0.5", None, math.nan, math.inf, -0.1, 1.1, [0.5], np.array([0.5]), 0.5j, Decimal("0.5")], ids=repr
)
def test_what_is_no_number_within_the_bounds_is_refused_with_them(value: Any) -> None:
    with pytest.raises(OptionError, match=r"alpha: .* is not a number from 0 to 1"):
        checks.number(value, "alpha", low=0, high=1)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("reed", r"colour: 'reed' is not one of red, green; did you mean 'red'\?"),
        ("blue", "colour: 'blue' is not one of red, green$"),
        ("", "colour: '' is not one of"),
        (5, "colour: 5 is not one of"),
        (None, "colour: None is not one of"),
        (["red"], r"colour: \['red'\] is not one of"),
        ({}, "colour: {} is not one of"),
    ],
)
def test_a_word_that_is_no_choice_is_refused_with_the_choices_and_its_like(value: Any, message: str) -> None:
    with pytest.raises(OptionError, match=message):
        checks.choice(value, ["red", "green"], "colour")
    assert checks.choice("red", ("red", "green"), "colour") == "red"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([[1, 2]], r"comparisons: shape \(1, 2\); judgement matrices are square"),
        ([1, 2], r"comparisons: shape \(2,\); give at least 2 dimension"),
        (
            [[1, 0], [5, 1]],
            r"comparisons\[0, 1\]: 0 is not a positive judgement",
        ),
        ([[1, -2], [-0.5, 1]], r"comparisons\[0, 1\]: -2 is not a positive judgement"),
        ([[1, 1e300], [1e-300, 1]], r"comparisons\[0, 1\]: 1e\+300 is not a positive judgement"),
        ([[2, 2], [0.5, 1]], r"comparisons\[0, 0\]: 2 is on the diagonal; an indicator equals itself, 1"),
        (
            [[1, 2], [2, 1]],
            r"comparisons\[0, 1\]: 2 is not the reciprocal of its mirror image .*; give a\[j, i\] = 1 / a\[i, j\]",
        ),
        ([[1, 3], [math.nan, 1]], r"comparisons\[1, 0\]: nan is a gap; fill it with fuzzyeval\.ahp\.complete"),
        ([[[1, 2], [0.5, 1]], [[1, 2], [3, 1]]], r"comparisons\[1, 0, 1\]: 2 is not the reciprocal"),
    ],
)
def test_what_is_no_judgement_matrix_is_refused_with_the_place(value: Any, message: str) -> None:
    with pytest.raises(ArrayError, match=message):
        checks.comparisons(value)


@pytest.mark.parametrize(("mirror", "accepted"), [(0.51, True), (0.49, True), (0.5101, False), (0.4899, False)])
def test_judgements_are_reciprocal_within_2_percent(mirror: float, accepted: bool) -> None:
    if accepted:
        found = checks.comparisons([[1, 2], [mirror, 1]])
        assert found[0, 1] == pytest.approx(math.sqrt(2 / mirror), rel=1e-15)
        assert found[0, 1] * found[1, 0] == pytest.approx(1, rel=1e-15)
    else:
        with pytest.raises(ArrayError, match="within 2 %"):
            checks.comparisons([[1, 2], [mirror, 1]])


def test_a_judgement_on_one_side_fills_the_other_and_a_blank_diagonal_is_1() -> None:
    gap = math.nan
    found = checks.comparisons([[gap, 2, gap], [gap, gap, gap], [0.25, gap, gap]], gaps=True)
    assert found.tolist()[0] == [1, 2, 4]
    assert found.tolist()[2][0] == 0.25
    assert math.isnan(found[1, 2])


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([0.5, 1.5], r"degrees\[1\]: 1\.5 is not in \[0, 1\]"),
        ([[0.5, -0.1]], r"degrees\[0, 1\]: -0\.1 is not in \[0, 1\]"),
        ([0.5, math.nan], r"degrees\[1\]: nan is not finite"),
        ([1.0000001, 0], r"degrees\[0\]: 1\.0000001 is not in \[0, 1\]"),
    ],
)
def test_degrees_lie_in_0_to_1_and_the_message_shows_what_is_wrong(value: Any, message: str) -> None:
    with pytest.raises(ArrayError, match=message):
        checks.degrees(value, "degrees")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([0.5, 0.6], r"sum of w\[0\]: 1\.1 is not 1; divide the weights by their sum"),
        ([[0.5, 0.5], [0.5, 0.4]], r"sum of w\[1, 0\]: 0\.9 is not 1"),
        ([1.5, -0.5], r"w\[1\]: -0\.5 is negative; weights are at least 0"),
        ([math.nan, 1], r"w\[0\]: nan is not finite"),
        ([0, 0], r"sum of w\[0\]: 0 is not 1"),
        (1.0, r"w: shape \(\)"),
    ],
)
def test_weights_that_are_none_are_refused_with_the_place(value: Any, message: str) -> None:
    with pytest.raises(ArrayError, match=message):
        checks.unit_vector(value, "w")
    assert checks.unit_vector([0.50004, 0.5], "w").sum() == pytest.approx(1, abs=1e-15)


def test_every_error_is_ours_and_a_value_error() -> None:
    for error in (ArrayError, OptionError):
        assert issubclass(error, FuzzyEvalError)
        assert issubclass(error, ValueError)


def test_a_suggestion_is_made_only_where_a_known_word_is_near() -> None:
    assert str(checks.suggestion("reliabilty", ["reliability", "safety"])) == "; did you mean 'reliability'?"
    assert str(checks.suggestion("price", ["reliability", "safety"])) == ""
    assert str(checks.suggestion("", [])) == ""
