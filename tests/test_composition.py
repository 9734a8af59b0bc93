"""Composition on arrays: the operators, broadcasting, a user's own, and what is refused."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

import fuzzyeval as fe
from fuzzyeval.errors import ArrayError, OptionError

WEIGHTS = [0.5, 0.3, 0.2]
RELATION = [[0.2, 0.7, 0.1], [0.6, 0.3, 0.1], [0.1, 0.1, 0.8]]
NAMES = {"M(∧,∨)": "min_max", "M(·,∨)": "product_max", "M(∧,⊕)": "min_sum", "M(·,+)": "weighted_average"}


def naive(weights: Any, relation: Any, operator: str) -> list[float]:
    """Return B, one degree after another."""
    found = []
    for column in zip(*relation, strict=True):
        terms = [
            min(weight, degree) if operator.startswith("min") else weight * degree
            for weight, degree in zip(weights, column, strict=True)
        ]
        gathered = max(terms) if operator.endswith("max") else math.fsum(terms)
        found.append(min(1.0, gathered) if operator == "min_sum" else gathered)
    return found


@pytest.mark.parametrize("symbol", NAMES)
@pytest.mark.parametrize("seed", range(5))
def test_each_operator_by_name_or_symbol_is_its_definition(symbol: str, seed: int) -> None:
    draw = np.random.default_rng(seed)
    weights, relation = draw.random(4), draw.random((4, 6))  # they need not sum to 1
    found = fe.compose(weights, relation, operator=NAMES[symbol])
    assert found == pytest.approx(naive(weights, relation, NAMES[symbol]), rel=1e-14)
    assert fe.compose(weights, relation, operator=symbol).tolist() == found.tolist()


def test_without_a_word_it_is_the_weighted_average() -> None:
    assert fe.compose(WEIGHTS, RELATION) == pytest.approx([0.3, 0.46, 0.24])


def test_max_normalised_weights_show_the_cap() -> None:
    relation: list[list[float]] = [[1, 0.4], [0.5, 0.4], [1, 0]]
    assert fe.compose([1, 1, 0.5], relation, operator="min_sum").tolist() == [1, 0.8]


@pytest.mark.parametrize("operator", NAMES.values())
def test_leading_axes_broadcast(operator: str) -> None:
    draw = np.random.default_rng(1)
    weights, relation = draw.random((5, 1, 3)), draw.random((2, 3, 4))
    found = fe.compose(weights, relation, operator=operator)
    assert found.shape == (5, 2, 4)
    for one in range(5):
        for two in range(2):
            alone = fe.compose(weights[one, 0], relation[two], operator=operator)
            assert found[one, two] == pytest.approx(alone, rel=1e-15)
    assert fe.compose(weights[0, 0], relation, operator=operator).shape == (2, 4)
    assert fe.compose(weights[:, 0], relation[0], operator=operator).shape == (5, 4)


@pytest.mark.parametrize("operator", NAMES.values())
@pytest.mark.parametrize("count", [1023, 1024, 1025, 9000])
def test_many_objects_are_composed_as_one_is(operator: str, count: int) -> None:
    draw = np.random.default_rng(2)
    weights, relation = draw.random(3), draw.random((count, 3, 2))
    found = fe.compose(weights, relation, operator=operator)
    for at in (0, count // 2, count - 1):
        assert found[at] == pytest.approx(fe.compose(weights, relation[at], operator=operator), rel=1e-15)


@pytest.mark.parametrize(
    ("weights", "relation", "degrees"),
    [
        ([1], [[0.2, 0.8]], [0.2, 0.8]),
        ([1, 0], [[1, 0], [0, 1]], [1, 0]),
        (np.array([1, 0]), np.array([[1, 0], [0, 1]]), [1, 0]),
        (np.array([1, 0], dtype=np.uint8), np.array([[1], [0]], dtype=np.int8), [1]),
        (np.array([0.5, 0.5], dtype=np.float32), np.asfortranarray([[0.25, 0.75], [0.75, 0.25]]), [0.5, 0.5]),
        ([0, 0], [[1, 0], [0, 1]], [0, 0]),
    ],
)
def test_small_and_integer_arrays_are_arrays(weights: Any, relation: Any, degrees: list[float]) -> None:
    for operator in NAMES.values():
        if operator != "min_max" or 0.5 not in np.ravel(weights):
            assert fe.compose(weights, relation, operator=operator).shape == (len(degrees),)
    assert fe.compose(weights, relation) == pytest.approx(degrees)


@pytest.mark.parametrize(
    ("weights", "relation", "message"),
    [
        ([0.5, 0.5], RELATION, r"relation: shape \(3, 3\) for 2 weights; give a row an indicator, a column a grade"),
        (WEIGHTS, [0.2, 0.3, 0.5], r"relation: shape \(3,\) for 3 weights"),
        ([WEIGHTS] * 2, [RELATION] * 3, r"relation: leading shape \(3,\) does not fit that of the weights, \(2,\)"),
        ([0.5, 1.5, 0], RELATION, r"weights\[1\]: 1\.5 is not in \[0, 1\]"),
        ([0.5, -0.5, 1], RELATION, r"weights\[1\]: -0\.5 is not in \[0, 1\]"),
        (
            WEIGHTS,
            [[2, 7, 1], [6, 3, 1], [1, 1, 8]],
            r"relation\[0, 0\]: 2 is not in \[0, 1\]; divide counts by their number",
        ),
        ([math.nan, 0.5, 0.5], RELATION, r"weights\[0\]: nan is not finite"),
        (WEIGHTS, [[0.2, math.nan, 0.1], *RELATION[1:]], r"relation\[0, 1\]: nan is not finite"),
        (WEIGHTS, [[0.2, 0.7], [0.6, 0.3, 0.1], [0.1, 0.1, 0.8]], "relation: rows of unequal length"),
        ([], [[]], "weights: shape"),
        (0.5, RELATION, "weights: shape"),
        ([0.5, 0.5], [[], []], "relation: shape"),
        (["a", "b", "c"], RELATION, "weights: .* is not an array of numbers"),
        ([True, False, False], RELATION, "weights: .*; give integers or floats"),
        (None, RELATION, "weights: None is not an array of numbers"),
    ],
)
def test_what_cannot_be_composed_is_refused_with_the_place(weights: Any, relation: Any, message: str) -> None:
    with pytest.raises(ArrayError, match=message):
        fe.compose(weights, relation)


def test_a_weight_outside_0_to_1_is_not_told_to_be_a_count() -> None:
    with pytest.raises(ArrayError, match=r"weights\[0\]: 3 is not in \[0, 1\]") as caught:
        fe.compose([3, 2, 1], RELATION)
    assert "counts" not in str(caught.value)


@pytest.mark.parametrize("operator", ["maxmin", "", "m(∧,∨)", None, 5, [], {}, np.add], ids=repr)
def test_an_unknown_operator_is_refused_with_those_there_are(operator: Any) -> None:
    with pytest.raises(
        OptionError, match=r"operator: .* is not one of min_max, product_max, min_sum, weighted_average"
    ):
        fe.compose(WEIGHTS, RELATION, operator=operator)


def test_a_users_own_operator_folds_one_indicator_after_the_other() -> None:
    calls: list[str] = []

    def weigh(weight: Any, degrees: Any, out: Any) -> Any:
        calls.append("weigh")
        return np.multiply(weight, degrees, out=out)

    def gather(left: Any, right: Any, out: Any) -> Any:
        calls.append("gather")
        return np.subtract(left + right, left * right, out=out)

    either = fe.Operator("M(·,+̂)", weigh, gather)
    calls.clear()  # it may have been tried out
    found = fe.compose([0.5, 0.5, 1], RELATION, operator=either)
    parts = np.array([0.5, 0.5, 1])[:, None] * np.array(RELATION)
    assert found == pytest.approx(1 - (1 - parts).prod(axis=0))
    assert calls == ["weigh", "weigh", "gather", "weigh", "gather"]


def test_a_users_own_cap_is_kept() -> None:
    half = fe.Operator("M(·,+½)", np.multiply, np.add, cap=0.5)
    assert fe.compose([1, 1, 1], RELATION, operator=half).tolist() == [0.5, 0.5, 0.5]
    assert fe.compose([0.5, 0, 0], RELATION, operator=half) == pytest.approx([0.1, 0.35, 0.05])


@pytest.mark.parametrize("wrong", [-1.0, math.nan, math.inf])
def test_a_users_own_operator_that_returns_no_degree_is_refused_by_its_symbol(wrong: float) -> None:
    def weigh(weight: Any, degrees: Any, out: Any) -> Any:  # noqa: ARG001
        out[...] = wrong
        return out

    with pytest.raises(
        OptionError, match=r"operator M\(\?\): returned a degree that is negative or not finite; mend its"
    ):
        fe.compose(WEIGHTS, RELATION, operator=fe.Operator("M(?)", weigh, np.maximum))


def test_operators_are_values() -> None:
    one, other = (fe.Operator("M(x)", np.multiply, np.add) for _ in range(2))
    assert one == other
    assert hash(one) == hash(other)
    with pytest.raises(AttributeError):
        one.symbol = "M(y)"  # type: ignore[misc]


def test_the_callers_arrays_are_left_as_they_are() -> None:
    weights, relation = np.array(WEIGHTS), np.array(RELATION)
    for operator in NAMES.values():
        found = fe.compose(weights, relation, operator=operator)
        assert not np.shares_memory(found, relation)
    lone = np.array([[0.2, 0.8]])
    assert not np.shares_memory(fe.compose([1], lone, operator="product_max"), lone)
    assert (weights.tolist(), relation.tolist()) == (WEIGHTS, RELATION)
