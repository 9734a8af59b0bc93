"""What weights keep that come from judgements in pairs, (n, n) -> (n,)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from hypothesis import strategies as st

from fuzzyeval.aliases import FloatArray
from fuzzyeval.testing.judging import comparisons
from fuzzyeval.testing.law import Law, law
from fuzzyeval.testing.laws.weighing import asked, need_weights
from fuzzyeval.testing.trying import agree, need

__all__ = ["JUDGEMENT"]

_SAATY = "Saaty (1980)"


@st.composite
def _cases(draw: st.DrawFn, kind: Any = "any", *, ordered: bool = False, least: int = 1) -> dict[str, Any]:
    matrix = draw(comparisons(kind=kind, least=least, most=6))
    return {"judged": matrix, **({"order": draw(st.permutations(range(len(matrix))))} if ordered else {})}


@law(
    "Consistent judgements give back the weights that they follow from.",
    "完全一致的判断矩阵还原出产生它的权重。",
    formula="aᵢⱼ = wᵢ/wⱼ: w(A) = w",
    source=_SAATY,
    given=_cases("consistent"),
)
def _consistent_judgements_give_their_weights(method: Any, judged: FloatArray) -> None:
    agree(asked(method, judged), judged[:, 0] / judged[:, 0].sum(), "weights")


@law(
    "Whatever is judged, weights are positive and sum to 1.",
    "无论怎样判断，权重均为正且其和为 1。",
    formula="wᵢ > 0, Σw = 1",
    source=_SAATY,
    given=_cases(),
)
def _priorities_are_weights(method: Any, judged: FloatArray) -> None:
    found = asked(method, judged)
    need_weights(found, len(judged))
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
    agree(asked(method, judged[np.ix_(at, at)]), asked(method, judged)[at], "in this order", abs=1e-8)


@law(
    "What is preferred to everything at least as much as another weighs at least as much.",
    "对每个指标的判断都不低于另一指标的，其权重也不低于它。",
    formula="aᵢₖ ≥ aⱼₖ ∀k: wᵢ ≥ wⱼ",
    source="of the eigenvector by wᵢ = Σₖ aᵢₖwₖ/λ, of geometric means by definition",
    given=_cases(least=2),
)
def _dominance_is_kept(method: Any, judged: FloatArray) -> None:
    better = judged.copy()
    better[0, 1:] = np.maximum(1.0, judged[1, 1:])
    better[0, 1:] = np.maximum(better[0, 1:], better[1, 1:])
    better[1:, 0] = 1 / better[0, 1:]
    found = asked(method, better)
    need(found[0] >= found[1] - 1e-9, f"of {better.tolist()}, weights {found.tolist()}")


@law(
    "A judgement raised in favour of an indicator does not lower its weight.",
    "提高有利于某指标的判断，其权重不会降低。",
    formula="a′ᵢⱼ ≥ aᵢⱼ: w′ᵢ ≥ wᵢ",
    source="by monotony of geometric means, and of the principal eigenvector in its matrix",
    given=_cases(least=2),
)
def _favour_is_kept(method: Any, judged: FloatArray) -> None:
    more = judged.copy()
    more[0, 1], more[1, 0] = judged[0, 1] * 2, judged[1, 0] / 2
    before, after = asked(method, judged), asked(method, more)
    need(after[0] >= before[0] - 1e-9, f"a₁₂ doubled: w₁ goes from {before[0]} to {after[0]}")


JUDGEMENT: tuple[Law, ...] = (
    _consistent_judgements_give_their_weights,
    _priorities_are_weights,
    _order_of_judged,
    _dominance_is_kept,
    _favour_is_kept,
)
