"""What uniting two weight vectors keeps, (m,), (m,) -> (m,)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from hypothesis import assume
from hypothesis import strategies as st

from fuzzyeval.aliases import FloatArray
from fuzzyeval.testing.judging import weight_vectors
from fuzzyeval.testing.law import Law, law
from fuzzyeval.testing.laws.weighing import asked, meets, need_weights
from fuzzyeval.testing.trying import agree, need

__all__ = ["UNION"]

_ONE, _OTHER = np.array([0.5, 0.3, 0.2]), np.array([0.1, 0.3, 0.6])
_EVEN = np.full(3, 1 / 3)


@st.composite
def _pairs(draw: st.DrawFn, *, ordered: bool = False) -> dict[str, Any]:
    """Two weight vectors with an indicator in common."""
    size = draw(st.integers(1, 6))
    first, second = (np.array(draw(weight_vectors(size))) for _ in range(2))
    assume((first * second).sum() > 0)
    pair = {"first": first, "second": second}
    return {**pair, "order": draw(st.permutations(range(size)))} if ordered else pair


def _symmetric(rule: Any) -> str | None:
    return (
        None
        if np.allclose(rule(_ONE, _OTHER), rule(_OTHER, _ONE))
        else "the first vector counts otherwise than the second"
    )


def _idempotent(rule: Any) -> str | None:
    found = rule(_ONE, _ONE)
    return None if np.allclose(found, _ONE) else f"{_ONE.tolist()} twice is {np.round(found, 4).tolist()}"


def _even(rule: Any) -> str | None:
    found = rule(_ONE, _EVEN)
    return None if np.allclose(found, _ONE) else f"{_ONE.tolist()} and equal weights are {np.round(found, 4).tolist()}"


def _mixing(rule: Any) -> str | None:
    first, second = np.array([0.25, 0.25, 0.5]), np.array([0.25, 0.5, 0.25])
    found = rule(first, second)
    low, high = np.minimum(first, second), np.maximum(first, second)
    inside = ((low - 1e-9 <= found) & (found <= high + 1e-9)).all()
    return None if inside else f"{first.tolist()} and {second.tolist()} are {np.round(found, 4).tolist()}"


@law(
    "United weights are at least 0 and sum to 1.",
    "组合权重不小于 0，其和为 1。",
    formula="wᵢ ≥ 0, Σw = 1",
    source="by definition of weights",
    given=_pairs(),
)
def _united_weights_are_weights(rule: Any, first: FloatArray, second: FloatArray) -> None:
    need_weights(asked(rule, first, second), len(first))


@law(
    "The order of the indicators does not matter.",
    "指标的先后次序不影响组合权重。",
    formula="w(aP, bP) = w(a, b) P",
    source="an indicator has no name in the rule",
    given=_pairs(ordered=True),
)
def _order_of_united(rule: Any, first: FloatArray, second: FloatArray, order: Sequence[int]) -> None:
    at = list(order)
    agree(asked(rule, first[at], second[at]), asked(rule, first, second)[at], "in this order", abs=1e-8)


@law(
    "It does not matter which vector is named first.",
    "两个权重向量的先后不影响结果。",
    formula="w(a, b) = w(b, a)",
    source="by definition of the rule",
    given=_pairs(),
    needs=[meets("it is so of one pair", "对一对固定的向量成立", _symmetric)],
)
def _which_is_first(rule: Any, first: FloatArray, second: FloatArray) -> None:
    agree(asked(rule, second, first), asked(rule, first, second), "turned around", abs=1e-6)


@law(
    "What both vectors say is what is united.",
    "两个向量相同时，组合结果就是它。",
    formula="w(a, a) = a",
    source="by definition of the rule; the multiplicative one sharpens instead",
    given=_pairs(),
    needs=[meets("it is so of one vector", "对一个固定的向量成立", _idempotent)],
)
def _agreement_is_kept(rule: Any, first: FloatArray, second: FloatArray) -> None:
    del second
    agree(asked(rule, first, first), first, "with itself")


@law(
    "Equal weights change nothing.",
    "与等权向量组合，结果不变。",
    formula="w(a, (1/m, …, 1/m)) = a",
    source="of the multiplicative rule",
    given=_pairs(),
    needs=[meets("it is so of one vector", "对一个固定的向量成立", _even)],
)
def _equal_weights_change_nothing(rule: Any, first: FloatArray, second: FloatArray) -> None:
    del second
    agree(asked(rule, first, np.full(len(first), 1 / len(first))), first, "with equal weights")


@law(
    "A united weight lies between the two.",
    "组合权重介于两者之间。",
    formula="min(aᵢ, bᵢ) ≤ wᵢ ≤ max(aᵢ, bᵢ)",
    source="of linear rules, by convexity",
    given=_pairs(),
    needs=[meets("it is so of one pair", "对一对固定的向量成立", _mixing)],
)
def _between_the_two(rule: Any, first: FloatArray, second: FloatArray) -> None:
    found = asked(rule, first, second)
    low, high = np.minimum(first, second), np.maximum(first, second)
    need(((low - 1e-12 <= found) & (found <= high + 1e-12)).all(), f"weights {found.tolist()}")


UNION: tuple[Law, ...] = (
    _united_weights_are_weights,
    _order_of_united,
    _which_is_first,
    _agreement_is_kept,
    _equal_weights_change_nothing,
    _between_the_two,
)
