"""What an operator M(⊗, ⊕) keeps whose ⊗ and ⊕ meet a condition."""

from __future__ import annotations

from typing import Any

import numpy as np

from fuzzyeval.aliases import FloatArray
from fuzzyeval.composition import operator_named
from fuzzyeval.testing.law import Law, law
from fuzzyeval.testing.laws.algebra import (
    ADDITIVE,
    CAPPED,
    GATHERS,
    IDEMPOTENT,
    LINEAR,
    NEUTRAL,
    PARTED,
    SYMBOL,
    UNCAPPED,
    WEIGHS,
    WRITTEN,
)
from fuzzyeval.testing.laws.operating import composed, degrees, problems
from fuzzyeval.testing.trying import agree, need

__all__ = ["CONDITIONAL"]

_MODELS = "Xie and Liu (2013), for the four models; Zadeh (1973), for max-min"
_SUBSTITUTED = "from the conditions, by substitution"
_SCORES = np.array([3.0, 2.0, 1.0])


def _scored(degrees: FloatArray) -> float:
    return float(degrees @ _SCORES / degrees.sum())


@law(
    "No degree passes the cap, whatever the weights.",
    "无论权重如何，隶属度不超过上限。",
    formula="b ≤ cap",
    source="by definition of M(⊗, ⊕)",
    given=degrees(),
    needs=[CAPPED],
)
def _below_the_cap(operator: Any, weights: FloatArray, relation: FloatArray) -> None:
    found = composed(operator, weights, relation)
    need((found <= (operator_named(operator).cap or 1) + 1e-12).all(), f"b = {found.tolist()}")


@law(
    "Where all rows are equal, they are the result.",
    "各行相同时，结果就是该行。",
    formula="rᵢ = r ∀i, Σw = 1: w ∘ R = r",
    source=_SUBSTITUTED,
    given=problems(),
    needs=[NEUTRAL, ADDITIVE, UNCAPPED],
)
def _equal_rows_are_the_row(operator: Any, weights: FloatArray, relation: FloatArray) -> None:
    agree(composed(operator, weights, np.repeat(relation[:1], len(weights), axis=0)), relation[0], "b of equal rows")


@law(
    "Each degree lies between the lowest and the highest of its grade, and all of them sum to 1, as the rows do.",
    "每个合成的隶属度介于该等级的最小值与最大值之间，且总和与各行一样为 1。",
    formula="Σw = 1, Σr = 1: minᵢ rᵢg ≤ b_g ≤ maxᵢ rᵢg, Σb = 1",
    source=_SUBSTITUTED,
    given=problems(),
    needs=[NEUTRAL, ADDITIVE, LINEAR, PARTED, UNCAPPED],
)
def _between_the_rows(operator: Any, weights: FloatArray, relation: FloatArray) -> None:
    found = composed(operator, weights, relation)
    low, high = relation.min(axis=0), relation.max(axis=0)
    need(((low - 1e-12 <= found) & (found <= high + 1e-12)).all(), f"b = {found.tolist()}")
    agree(found.sum(), 1.0, "the sum of b")


@law(
    "Splitting an indicator into two of the same row, which share its weight, changes nothing.",
    "把一个指标拆成行相同、分享其权重的两个指标，结果不变。",
    formula="wᵢ = u + v: (u ⊗ rᵢ) ⊕ (v ⊗ rᵢ) = wᵢ ⊗ rᵢ",
    source=_SUBSTITUTED,
    given=problems(chosen=True),
    needs=[ADDITIVE],
)
def _split_indicator(operator: Any, weights: FloatArray, relation: FloatArray, chosen: int) -> None:
    parts = weights.copy()
    parts[chosen] /= 4
    split = np.insert(parts, chosen, weights[chosen] - parts[chosen])
    agree(
        composed(operator, split, np.insert(relation, chosen, relation[chosen], axis=0)),
        composed(operator, weights, relation),
        "split",
    )


@law(
    "The same indicator twice, with the same weight, changes nothing.",
    "同一指标以同样的权重出现两次，结果不变。",
    formula="(wᵢ ⊗ rᵢ) ⊕ (wᵢ ⊗ rᵢ) = wᵢ ⊗ rᵢ",
    source=_SUBSTITUTED,
    given=problems(chosen=True),
    needs=[IDEMPOTENT],
)
def _twin_indicator(operator: Any, weights: FloatArray, relation: FloatArray, chosen: int) -> None:
    twice = np.insert(weights, chosen, weights[chosen])
    agree(
        composed(operator, twice, np.insert(relation, chosen, relation[chosen], axis=0)),
        composed(operator, weights, relation),
        "twice",
    )


@law(
    "Membership moved to a better grade lowers no score.",
    "隶属度移向更好的等级，得分不会降低。",
    formula="r ⪯ r′: Σv·b/Σb ≤ Σv·b′/Σb′",
    source="of M(·,+) by linearity; false of the other three, see the beliefs",
    given=problems(chosen=True),
    needs=[LINEAR, PARTED, UNCAPPED],
)
def _better_grade_better_score(operator: Any, weights: FloatArray, relation: FloatArray, chosen: int) -> None:
    for better, worse in ((0, 1), (1, 2), (0, 2)):
        moved = relation.copy()
        moved[chosen, better], moved[chosen, worse] = relation[chosen, better] + relation[chosen, worse], 0.0
        both = [composed(operator, weights, rows) for rows in (relation, np.minimum(moved, 1.0))]
        if not all(degrees.sum() > 0 for degrees in both):
            continue  # nothing to score
        before, after = map(_scored, both)
        need(
            after >= before - 1e-9,
            f"row {chosen + 1}, grade {worse + 1} to {better + 1}: the score goes from {before} to {after}",
        )


@law(
    "What is written with ∧, ∨, ·, + and ⊕ does what these say: least, greatest, product, sum, and sum up to 1.",
    "记号 ∧、∨、·、+、⊕ 各如其义：取小、取大、乘积、求和、有界和。",
    formula="b_g = ⊕ᵢ wᵢ ⊗ rᵢg",
    source=_MODELS,
    given=degrees(),
    needs=[SYMBOL],
)
def _as_it_is_written(operator: Any, weights: FloatArray, relation: FloatArray) -> None:
    written = WRITTEN.fullmatch(operator_named(operator).symbol)
    weigh, gather = WEIGHS[written[1] if written else "·"], GATHERS[written[2] if written else "+"]
    wanted = [
        gather([weigh(w, r) for w, r in zip(weights.tolist(), column, strict=True)]) for column in relation.T.tolist()
    ]
    agree(composed(operator, weights, relation), wanted, "b")


CONDITIONAL: tuple[Law, ...] = (
    _below_the_cap,
    _equal_rows_are_the_row,
    _between_the_rows,
    _split_indicator,
    _twin_indicator,
    _better_grade_better_score,
    _as_it_is_written,
)
