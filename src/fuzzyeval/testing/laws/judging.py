"""What weights keep that come from judgements in pairs, (n, n) -> (n,)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from hypothesis import strategies as st

from fuzzyeval.aliases import FloatArray
from fuzzyeval.testing.judging import comparisons
from fuzzyeval.testing.law import Law, law
from fuzzyeval.testing.laws.asking import (
    asked,
    asked_again,
    fixed,
    meets,
    need_left_alone,
    need_the_same_again,
    need_weights,
)
from fuzzyeval.testing.trying import BrokenLawError, Refused, agree, need

__all__ = ["FALLING", "JUDGEMENT", "favoured"]

_SAATY = "Saaty (1980)"

FALLING = fixed(
    [1, 1 / 2, 1 / 7, 1 / 9, 9],
    [2, 1, 1 / 7, 1 / 3, 1 / 9],
    [7, 7, 1, 9, 7],
    [9, 3, 1 / 9, 1, 8],
    [1 / 9, 9, 1 / 7, 1 / 8, 1],
)
"""Judgements of which one raised in favour of the first indicator lowers its weight by the eigenvector."""

_OF_ROWS = fixed(
    [1, 7, 1 / 9, 3, 1 / 5],
    [1 / 7, 1, 6, 1 / 8, 1 / 9],
    [9, 1 / 6, 1, 1 / 2, 1 / 3],
    [1 / 3, 8, 2, 1, 1],
    [5, 9, 3, 1, 1],
)
"""Judgements of which that is so by the eigenvector of the transposed matrix, inverted."""

_ABOVE = "½, 1/7, 1/9, 9; 1/7, ⅓, 1/9; 9, 7; 8"
_ABOVE_OF_ROWS = "7, 1/9, 3, 1/5; 6, 1/8, 1/9; ½, ⅓; 1"


@st.composite
def _cases(draw: st.DrawFn, *, ordered: bool = False, least: int = 1) -> dict[str, Any]:
    matrix = draw(comparisons(least=least, most=6))
    return {"judged": matrix, **({"order": draw(st.permutations(range(len(matrix))))} if ordered else {})}


_CONSISTENT = st.lists(st.integers(1, 9), min_size=1, max_size=6).map(
    lambda parts: {"judged": np.divide.outer(parts, parts)}
)


def favoured(judged: FloatArray) -> FloatArray:
    """Return judgements of which the first is twice what it was, up to 9."""
    more = judged.copy()
    more[0, 1] = min(2 * judged[0, 1], 9.0)
    more[1, 0] = 1 / more[0, 1]
    return more


def _favouring(weights: Callable[..., FloatArray]) -> str | None:
    for judged in (FALLING, _OF_ROWS):
        more = favoured(judged)
        before, after = weights(judged)[0], weights(more)[0]
        if after < before - 1e-9:
            raised = f"a₁₂ from {judged[0, 1]:g} to {more[0, 1]:g}"
            return f"of these, {raised} takes w₁ from {before:.5f} to {after:.5f}"
    return None


@law(
    "Consistent judgements give back the weights that they follow from.",
    "完全一致的判断矩阵还原出产生它的权重。",
    formula="aᵢⱼ = wᵢ/wⱼ: w(A) = w",
    source=_SAATY,
    given=_CONSISTENT,
)
def _consistent_judgements_give_their_weights(method: Any, judged: FloatArray) -> None:
    try:
        found = asked(method, judged)
    except Refused as refused:
        raise BrokenLawError(f"consistent judgements are refused: {refused}") from refused
    agree(found, judged[:, 0] / judged[:, 0].sum(), "weights")


@law(
    "Whatever is judged, weights are positive and sum to 1.",
    "无论怎样判断，权重均为正且其和为 1。",
    formula="wᵢ > 0, Σw = 1",
    source=_SAATY,
    given=_cases(),
)
def _priorities_are_weights(method: Any, judged: FloatArray) -> None:
    found = asked(method, judged)
    need_weights(found)
    need((found > 0).all(), f"weights {found.tolist()}")


@law(
    "The order of the indicators does not matter.",
    "指标的先后次序不影响权重。",
    formula="w(PᵀAP) = Pᵀw(A)",
    source=_SAATY,
    given=_cases(ordered=True),
)
def _order_of_judged(method: Any, judged: FloatArray, order: Sequence[int]) -> None:
    at = list(order)
    wanted = asked(method, judged)[at]
    agree(asked_again(method, judged[np.ix_(at, at)]), wanted, "in this order", abs=1e-8)


@law(
    "What is preferred to everything at least as much as another weighs at least as much.",
    "对每个指标的判断都不低于另一指标的，其权重也不低于它。",
    formula="aᵢₖ ≥ aⱼₖ ∀k: wᵢ ≥ wⱼ",
    source="of the eigenvector by wᵢ = Σₖ aᵢₖwₖ/λ, of geometric means by definition",
    given=_cases(least=2),
)
def _dominance_is_kept(method: Any, judged: FloatArray) -> None:
    better = judged.copy()
    better[0, 1:] = np.maximum(judged[0, 1:], judged[1, 1:])  # a₁₂ is at least 1
    better[1:, 0] = 1 / better[0, 1:]
    found = asked(method, better)
    need(found[0] >= found[1] - 1e-9, f"of {better.tolist()}, weights {found.tolist()}")


@law(
    "A judgement raised in favour of an indicator does not lower its weight.",
    "提高有利于某指标的判断，其权重不会降低。",
    formula="a′ᵢⱼ ≥ aᵢⱼ: w′ᵢ ≥ wᵢ",
    source="of geometric means; false of the eigenvector (Csató and Petróczy 2021), see the beliefs",
    given=_cases(least=2),
    needs=[
        meets(
            f"it is so of the judgements of order 5 with {_ABOVE} above the diagonal, and a₁₂ raised from ½ to 1, and of those "
            f"with {_ABOVE_OF_ROWS}, and a₁₂ raised from 7 to 9",
            f"对 5 阶判断矩阵（主对角线以上为 {_ABOVE}）将 a₁₂ 由 ½ 提高到 1 时成立；"
            f"对主对角线以上为 {_ABOVE_OF_ROWS} 者将 a₁₂ 由 7 提高到 9 时也成立",
            _favouring,
        )
    ],
)
def _favour_is_kept(method: Any, judged: FloatArray) -> None:
    more = favoured(judged)
    before, after = asked(method, judged), asked(method, more)
    said = f"weights go from {before.tolist()} to {after.tolist()}"
    need(after[0] >= before[0] - 1e-9, f"a₁₂ raised to {more[0, 1]:g}: {said}")


@law(
    "The judgements stay as they are.",
    "判断矩阵保持不变。",
    formula="A′ = A",
    source="a method is a function",
    given=_cases(),
)
def _judgements_left_alone(method: Any, judged: FloatArray) -> None:
    need_left_alone(method, judged)


@law(
    "The same judgements give the same weights again.",
    "同样的判断，再次计算所得权重相同。",
    formula="A = A′: w(A) = w(A′)",
    source="a method is a function",
    given=_cases(),
)
def _the_same_judgements_again(method: Any, judged: FloatArray) -> None:
    need_the_same_again(method, judged)


JUDGEMENT: tuple[Law, ...] = (
    _consistent_judgements_give_their_weights,
    _priorities_are_weights,
    _order_of_judged,
    _dominance_is_kept,
    _favour_is_kept,
    _judgements_left_alone,
    _the_same_judgements_again,
)
