"""What uniting two weight vectors keeps, (m,), (m,) -> (m,)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from hypothesis import assume
from hypothesis import strategies as st

from fuzzyeval.aliases import FloatArray
from fuzzyeval.testing.judging import weight_vectors
from fuzzyeval.testing.law import Law, law
from fuzzyeval.testing.laws.asking import (
    asked,
    asked_again,
    fixed,
    meets,
    need_left_alone,
    need_the_same_again,
    need_weights,
    shown,
    written,
)
from fuzzyeval.testing.trying import agree, need

__all__ = ["UNION"]

_ONE, _OTHER = fixed(0.5, 0.3, 0.2), fixed(0.1, 0.3, 0.6)
_EVEN = fixed(1 / 3, 1 / 3, 1 / 3)
_LEFT, _RIGHT = fixed(0.25, 0.25, 0.5), fixed(0.25, 0.5, 0.25)
_VECTOR, _PAIR, _SHARED = written(_ONE), written(_ONE, _OTHER), written(_LEFT, _RIGHT)


@st.composite
def _pairs(draw: st.DrawFn, *, ordered: bool = False) -> dict[str, Any]:
    """Two weight vectors with an indicator in common."""
    size = draw(st.integers(1, 6))
    first, second = (np.array(draw(weight_vectors(size))) for _ in range(2))
    assume((first * second).sum() > 0)
    pair = {"first": first, "second": second}
    return {**pair, "order": draw(st.permutations(range(size)))} if ordered else pair


_ALONE = weight_vectors().map(lambda drawn: {"vector": np.array(drawn)})


def _symmetric(united: Callable[..., FloatArray]) -> str | None:
    there, back = united(_ONE, _OTHER), united(_OTHER, _ONE)
    return None if np.allclose(there, back) else f"{_PAIR} are {shown(there)}, turned around {shown(back)}"


def _idempotent(united: Callable[..., FloatArray]) -> str | None:
    found = united(_ONE, _ONE)
    return None if np.allclose(found, _ONE) else f"{_VECTOR} twice is {shown(found)}"


def _even(united: Callable[..., FloatArray]) -> str | None:
    found = united(_ONE, _EVEN)
    return None if np.allclose(found, _ONE) else f"{_VECTOR} and equal weights are {shown(found)}"


def _mixing(united: Callable[..., FloatArray]) -> str | None:
    found = united(_LEFT, _RIGHT)
    return None if _inside(found, _LEFT, _RIGHT, 1e-9) else f"{_SHARED} are {shown(found)}"


def _inside(found: FloatArray, first: FloatArray, second: FloatArray, by: float) -> bool:
    return bool(((np.minimum(first, second) - by <= found) & (found <= np.maximum(first, second) + by)).all())


@law(
    "United weights are at least 0 and sum to 1.",
    "组合权重不小于 0，其和为 1。",
    formula="wᵢ ≥ 0, Σw = 1",
    source="by definition of weights",
    given=_pairs(),
)
def _united_weights_are_weights(rule: Any, first: FloatArray, second: FloatArray) -> None:
    need_weights(asked(rule, first, second))


@law(
    "The order of the indicators does not matter.",
    "指标的先后次序不影响组合权重。",
    formula="w(aP, bP) = w(a, b) P",
    source="an indicator has no name in the rule",
    given=_pairs(ordered=True),
)
def _order_of_united(rule: Any, first: FloatArray, second: FloatArray, order: Sequence[int]) -> None:
    at = list(order)
    wanted = asked(rule, first, second)[at]
    agree(asked_again(rule, first[at], second[at]), wanted, "in this order", abs=1e-8)


@law(
    "It does not matter which vector is named first.",
    "两个权重向量的先后不影响结果。",
    formula="w(a, b) = w(b, a)",
    source="by definition of the rule",
    given=_pairs(),
    needs=[meets(f"it is so of {_PAIR}", f"对 {_PAIR.replace(' and ', ' 与 ')} 成立", _symmetric)],
)
def _which_is_first(rule: Any, first: FloatArray, second: FloatArray) -> None:
    wanted = asked(rule, first, second)
    agree(asked_again(rule, second, first), wanted, "turned around", abs=1e-6)


@law(
    "What both vectors say is what is united.",
    "两个向量相同时，组合结果就是它。",
    formula="w(a, a) = a",
    source="by definition of the rule; the multiplicative one sharpens instead",
    given=_ALONE,
    needs=[meets(f"it is so of {_VECTOR}", f"对 {_VECTOR} 成立", _idempotent)],
)
def _agreement_is_kept(rule: Any, vector: FloatArray) -> None:
    agree(asked(rule, vector, vector), vector, "with itself")


@law(
    "Equal weights change nothing.",
    "与等权向量组合，结果不变。",
    formula="w(a, (1/m, …, 1/m)) = a",
    source="of the multiplicative rule; in game theory equal weights get no share",
    given=_ALONE,
    needs=[meets(f"it is so of {_VECTOR}", f"对 {_VECTOR} 成立", _even)],
)
def _equal_weights_change_nothing(rule: Any, vector: FloatArray) -> None:
    agree(asked(rule, vector, np.full(len(vector), 1 / len(vector))), vector, "with equal weights")


@law(
    "A united weight lies between the two.",
    "组合权重介于两者之间。",
    formula="min(aᵢ, bᵢ) ≤ wᵢ ≤ max(aᵢ, bᵢ)",
    source="of linear rules, by convexity",
    given=_pairs(),
    needs=[meets(f"it is so of {_SHARED}", f"对 {_SHARED.replace(' and ', ' 与 ')} 成立", _mixing)],
)
def _between_the_two(rule: Any, first: FloatArray, second: FloatArray) -> None:
    found = asked(rule, first, second)
    said = f"weights {found.tolist()}, of {first.tolist()} and {second.tolist()}"
    need(_inside(found, first, second, 1e-12), f"not between the two: {said}")


@law(
    "The vectors that are united stay as they are.",
    "被组合的权重向量保持不变。",
    formula="a′ = a, b′ = b",
    source="a rule is a function",
    given=_pairs(),
)
def _vectors_left_alone(rule: Any, first: FloatArray, second: FloatArray) -> None:
    need_left_alone(rule, first, second)


@law(
    "The same two vectors give the same weights again.",
    "同样的两个向量，再次组合结果相同。",
    formula="a = a′, b = b′: w(a, b) = w(a′, b′)",
    source="a rule is a function",
    given=_pairs(),
)
def _the_same_vectors_again(rule: Any, first: FloatArray, second: FloatArray) -> None:
    need_the_same_again(rule, first, second)


UNION: tuple[Law, ...] = (
    _united_weights_are_weights,
    _order_of_united,
    _which_is_first,
    _agreement_is_kept,
    _equal_weights_change_nothing,
    _between_the_two,
    _vectors_left_alone,
    _the_same_vectors_again,
)
