"""Judgement and data into one vector: what is united and what is refused."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

import fuzzyeval as fe
from fuzzyeval.errors import ArrayError, OptionError, WeightsError

A, B = [0.5, 0.3, 0.2], [0.2, 0.2, 0.6]


@pytest.mark.parametrize(
    ("rule", "further", "parts"),
    [
        ("multiplicative", {}, [0.1, 0.06, 0.12]),
        ("geometric", {}, [math.sqrt(0.1), math.sqrt(0.06), math.sqrt(0.12)]),
        ("linear", {}, [0.35, 0.25, 0.4]),
        ("linear", {"alpha": 1}, A),
        ("linear", {"alpha": 0.0}, B),
        ("linear", {"alpha": np.float64(0.25)}, [0.275, 0.225, 0.5]),
    ],
)
def test_each_rule_is_what_it_says(rule: Any, further: dict[str, Any], parts: list[float]) -> None:
    assert fe.combine(A, B, rule=rule, **further) == pytest.approx(np.array(parts) / sum(parts), rel=1e-14)


def test_the_uniform_vector_changes_nothing_in_a_product_and_one_weight_is_1() -> None:
    assert fe.combine(A, [1 / 3] * 3) == pytest.approx(A)
    assert fe.combine([1], [1]).tolist() == [1]
    for rule in ("multiplicative", "geometric"):
        assert fe.combine(A, [1, 0, 0], rule=rule).tolist() == [1, 0, 0]


def test_stacks_broadcast() -> None:
    found = fe.combine([A, B], B)
    assert found.shape == (2, 3)
    assert found[0] == pytest.approx(fe.combine(A, B))
    assert found[1] == pytest.approx(fe.combine(B, B))


def test_small_weights_in_common_are_enough() -> None:
    assert fe.combine([1e-200, 1], [1, 1e-200]) == pytest.approx([0.5, 0.5])
    assert fe.combine([1, 1e-200], [0, 1]) == pytest.approx([0, 1])


@pytest.mark.parametrize("rule", ["multiplicative", "geometric"])
def test_disjoint_supports_are_refused_where_a_product_is_taken(rule: Any) -> None:
    with pytest.raises(
        WeightsError, match=f"no indicator has weight in both, so the {rule} rule gives none; use the linear"
    ):
        fe.combine([1, 0], [0, 1], rule=rule)
    with pytest.raises(WeightsError, match="no indicator has weight in both"):
        fe.combine([[0.5, 0.5], [1.0, 0.0]], [0, 1], rule=rule)
    assert fe.combine([1, 0], [0, 1], rule="linear").tolist() == [0.5, 0.5]


@pytest.mark.parametrize(
    ("subjective", "objective", "message"),
    [
        ([0.5, 0.6], [0.5, 0.5], r"sum of subjective\[0\]: 1\.1 is not 1; divide the weights by their sum"),
        ([0.5, 0.5], [0.5, 0.4], r"sum of objective\[0\]: 0\.9 is not 1"),
        ([1.5, -0.5], [0.5, 0.5], r"subjective\[1\]: -0\.5 is negative"),
        ([math.nan, 1], [0.5, 0.5], r"subjective\[0\]: nan is not finite"),
        ([0.5, 0.5], [1 / 3] * 3, "objective: 3 weights for 2 subjective ones; give as many"),
        ([[0.5, 0.5]] * 2, [[0.5, 0.5]] * 3, "objective: .*shape"),
        ([], [], "subjective: shape"),
        (1.0, 1.0, "subjective: shape"),
        (["a"], [1], "subjective: .* is not an array of numbers"),
        ([True, False], [0.5, 0.5], "subjective: .*; give integers or floats"),
        ([0.5, 0.5], None, "objective: None is not an array of numbers"),
        ([[0.5], [0.2, 0.3]], [1], "subjective: rows of unequal length"),
    ],
)
def test_what_are_no_weights_is_refused_with_the_place(subjective: Any, objective: Any, message: str) -> None:
    with pytest.raises(ArrayError, match=message):
        fe.combine(subjective, objective)


@pytest.mark.parametrize("rule", ["product", "game", "", None, 5, ["linear"]])
def test_an_unknown_rule_is_refused(rule: Any) -> None:
    with pytest.raises(OptionError, match=r"rule: .* is not one of multiplicative, linear, geometric"):
        fe.combine(A, B, rule=rule)


@pytest.mark.parametrize("alpha", [-0.1, 1.1, math.nan, math.inf, True, "0.5", None, [0.5]])
def test_a_share_of_judgement_outside_0_to_1_is_refused(alpha: Any) -> None:
    with pytest.raises(OptionError, match=r"alpha: .* is not a number from 0 to 1"):
        fe.combine(A, B, rule="linear", alpha=alpha)
