"""Membership functions: the shapes, and the traps of missing values and integers underneath."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

import fuzzyeval as fe
from fuzzyeval import membership
from fuzzyeval.errors import ArrayError, OptionError

SHAPES: dict[str, Any] = {
    "triangular": lambda x: membership.triangular(x, 60, 70, 80),
    "trapezoidal": lambda x: membership.trapezoidal(x, 60, 65, 75, 80),
    "rising": lambda x: membership.rising(x, 60, 80),
    "falling": lambda x: membership.falling(x, 60, 80),
}


@pytest.mark.parametrize(
    ("shape", "x", "degrees"),
    [
        ("triangular", [0, 60, 65, 70, 77.5, 80, 99], [0, 0, 0.5, 1, 0.25, 0, 0]),
        ("trapezoidal", [60, 62, 65, 70, 75, 79, 80], [0, 0.4, 1, 1, 1, 0.2, 0]),
        ("rising", [-1e308, 60, 65, 80, 1e308], [0, 0, 0.25, 1, 1]),
        ("falling", [-1e308, 60, 65, 80, 1e308], [1, 1, 0.75, 0, 0]),
    ],
)
def test_each_shape_is_piecewise_linear(shape: str, x: list[float], degrees: list[float]) -> None:
    assert SHAPES[shape](x) == pytest.approx(degrees)
    assert [float(SHAPES[shape](value)) for value in x] == pytest.approx(degrees), "numbers one by one too"


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("kind", [np.uint8, np.int8, np.int16, np.int64, np.float16, np.float32])
def test_small_types_do_not_wrap_around(shape: str, kind: Any) -> None:
    x = np.array([0, 55, 61, 66, 70, 79, 120], dtype=kind)
    assert SHAPES[shape](x) == pytest.approx(SHAPES[shape](x.astype(float)))
    assert SHAPES[shape](x).dtype == np.float64


@pytest.mark.parametrize("shape", SHAPES)
def test_measurements_have_any_shape_and_layout(shape: str) -> None:
    x = np.linspace(50, 90, 24).reshape(2, 3, 4)
    found = SHAPES[shape](x)
    assert found.shape == x.shape
    assert found[1, 2, 3] == SHAPES[shape](90)
    assert (SHAPES[shape](x.T) == found.T).all()
    assert (SHAPES[shape](x[::-1, ::2]) == found[::-1, ::2]).all()


@pytest.mark.parametrize("shape", SHAPES)
def test_neighbouring_shapes_share_all_membership(shape: str) -> None:
    x = np.linspace(50, 90, 81)
    if shape in ("rising", "falling"):
        assert SHAPES["rising"](x) + SHAPES["falling"](x) == pytest.approx(np.ones_like(x))
    else:
        left, right = membership.falling(x, 60, 70), membership.rising(x, 70, 80)
        assert left + membership.triangular(x, 60, 70, 80) + right == pytest.approx(np.ones_like(x))


def test_a_vertical_side_is_a_step_whose_corner_has_degree_1() -> None:
    x = [1.9, 2, 2.5, 3, 3.1]
    assert membership.triangular(x, 2, 2, 3) == pytest.approx([0, 1, 0.5, 0, 0])
    assert membership.triangular(x, 2, 3, 3) == pytest.approx([0, 0, 0.5, 1, 0])
    assert membership.trapezoidal(x, 2, 2, 3, 3).tolist() == [0, 1, 1, 1, 0]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("missing", [math.nan, math.inf, -math.inf])
def test_a_missing_measurement_is_refused_with_its_place_and_is_no_full_membership(shape: str, missing: float) -> None:
    with pytest.raises(ArrayError, match=rf"x\[1\]: {missing} is not finite; give a finite number"):
        SHAPES[shape]([70, missing])


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    "x", [None, "70", ["70"], [70, None], [True], [Decimal(70)], [[70], [70, 71]], [70j]], ids=repr
)
def test_what_is_no_measurement_is_refused(shape: str, x: Any) -> None:
    with pytest.raises(ArrayError, match="x: "):
        SHAPES[shape](x)


ANY: Any = membership  # without its types, for what they refuse


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: membership.triangular([1], 3, 2, 1), "are not in order"),
        (lambda: membership.triangular([1], 2, 2, 2), "span nothing; give a ≤ b ≤ c"),
        (lambda: membership.triangular([1], 1, math.nan, 2), "nan is not a number"),
        (lambda: membership.triangular([1], -math.inf, 0, 1), "a: -inf is not a number"),
        (lambda: membership.trapezoidal([1], 1, 3, 2, 4), "are not in order"),
        (lambda: ANY.trapezoidal([1], 0, "1", 2, 3), "b: '1' is not a number"),
        (lambda: ANY.trapezoidal([1], 0, True, 2, 3), "b: True is not a number"),
        (lambda: ANY.trapezoidal([1], 0, [1], 2, 3), r"b: \[1\] is not a number"),
        (lambda: ANY.trapezoidal([1], 0, None, 2, 3), "b: None is not a number"),
        (
            lambda: membership.rising([1], 2, 2),
            "a, b: .2.0, 2.0. are not in order, or span nothing; give a ≤ b with a < b",
        ),
        (lambda: membership.rising([1], 2, 1), "a, b: .2.0, 1.0. are not in order"),
        (lambda: membership.falling([1], 2, 1), "a, b: .2.0, 1.0. are not in order"),
        (lambda: membership.falling([1], math.inf, 1), "a: inf is not a number"),
    ],
)
def test_corners_that_make_no_shape_are_refused(call: Any, message: str) -> None:
    with pytest.raises(OptionError, match=message):
        call()


def test_corners_may_be_numpy_scalars() -> None:
    assert ANY.rising([1, 2], np.int64(1), np.float32(2)).tolist() == [0, 1]


def test_the_error_about_a_triangle_speaks_of_its_three_corners() -> None:
    with pytest.raises(OptionError) as caught:
        membership.triangular([1], 3, 2, 1)
    assert "d" not in str(caught.value).split(":")[0]


def test_the_callers_array_is_left_as_it_is() -> None:
    x = np.array([[60.0, 65.0], [70.0, 80.0]])
    for shape in SHAPES.values():
        assert not np.shares_memory(shape(x), x)
    assert x.tolist() == [[60, 65], [70, 80]]


def test_membership_is_a_module_and_a_word_of_a_result_alike() -> None:
    assert fe.membership is membership
