"""What an operator M(⊗, ⊕) keeps."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st

from fuzzyeval.aliases import FloatArray
from fuzzyeval.composition import compose, operator_named
from fuzzyeval.testing.judging import weight_vectors
from fuzzyeval.testing.law import Law, law
from fuzzyeval.testing.laws.algebra import (
    ADDITIVE,
    CAPPED,
    GATHERS,
    IDEMPOTENT,
    IDENTITY,
    LINEAR,
    NEUTRAL,
    NOTHING,
    PARTED,
    SYMBOL,
    WEIGHS,
    WRITTEN,
)
from fuzzyeval.testing.trying import agree, need

__all__ = ["OPERATOR"]

_MODELS = "Xie and Liu (2013), for the four models; Zadeh (1973), for max-min"
_FOLD = "by definition of M(⊗, ⊕)"
_SCORES = np.array([3.0, 2.0, 1.0])
_ROW = st.tuples(st.sampled_from([1, 2, 3, 4, 5, 0]), weight_vectors(len(_SCORES)))
_INDICATORS = st.lists(_ROW, min_size=1, max_size=5).filter(lambda rows: any(weight for weight, _ in rows))


@st.composite
def _problems(draw: st.DrawFn, *, chosen: bool = False) -> dict[str, Any]:
    """Weights and rows that sum to 1; perhaps one of the indicators."""
    drawn = draw(_INDICATORS)
    weights = np.array([weight for weight, _ in drawn]) / sum(weight for weight, _ in drawn)
    problem: dict[str, Any] = {"weights": weights, "relation": np.array([row for _, row in drawn])}
    return {**problem, "chosen": draw(st.integers(0, len(drawn) - 1))} if chosen else problem


@st.composite
def _degrees(draw: st.DrawFn, *, grown: bool = False) -> dict[str, Any]:
    """Any weights and degrees in [0, 1]; perhaps one cell, and what it grows to."""
    count, cell = draw(st.integers(1, 4)), st.sampled_from([k / 8 for k in (4, 8, 0, 1, 2, 3, 5, 6, 7)])
    row = st.lists(cell, min_size=count, max_size=count)
    problem: dict[str, Any] = {"weights": np.array(draw(row)), "relation": np.array([draw(row) for _ in range(2)]).T}
    if grown:
        problem |= {"chosen": draw(st.integers(0, count - 1)), "to": draw(cell)}
    return problem


def _composed(operator: Any, weights: Any, relation: Any) -> FloatArray:
    return compose(weights, relation, operator=operator)


def _scored(degrees: FloatArray) -> float:
    return float(degrees @ _SCORES / degrees.sum())


@law(
    "Of shares, every degree is at least 0 and at most 1.",
    "权重与各行之和均为 1 时，合成的隶属度在 0 与 1 之间。",
    formula="Σw = 1, Σr = 1: 0 ≤ b ≤ 1",
    source=_FOLD,
    given=_problems(),
)
def _within_bounds(operator: Any, weights: FloatArray, relation: FloatArray) -> None:
    found = _composed(operator, weights, relation)
    need(np.isfinite(found).all() and (found >= 0).all() and (found <= 1 + 1e-12).all(), f"b = {found.tolist()}")


@law(
    "No degree passes the cap, whatever the weights.",
    "无论权重如何，隶属度不超过上限。",
    formula="b ≤ cap",
    source=_FOLD,
    given=_degrees(),
    needs=[CAPPED],
)
def _below_the_cap(operator: Any, weights: FloatArray, relation: FloatArray) -> None:
    found = _composed(operator, weights, relation)
    need((found <= (operator_named(operator).cap or 1) + 1e-12).all(), f"b = {found.tolist()}")


@law(
    "A higher degree of one indicator lowers no composed degree.",
    "某一指标的隶属度升高，不会降低合成的隶属度。",
    formula="r ≤ r′: w ∘ r ≤ w ∘ r′",
    source="monotony of ⊗ and ⊕, as of any t-norm and t-conorm",
    given=_degrees(grown=True),
)
def _more_is_never_less(operator: Any, weights: FloatArray, relation: FloatArray, chosen: int, to: float) -> None:
    more = relation.copy()
    more[chosen, 0] = max(to, more[chosen, 0])
    before, after = _composed(operator, weights, relation), _composed(operator, weights, more)
    need((after >= before - 1e-12).all(), f"with {more.tolist()}, b goes from {before.tolist()} to {after.tolist()}")


@law(
    "A higher weight of one indicator, the others as they are, lowers no composed degree.",
    "某一指标的权重升高而其余不变，不会降低合成的隶属度。",
    formula="w ≤ w′: w ∘ r ≤ w′ ∘ r",
    source="monotony of ⊗ and ⊕, as of any t-norm and t-conorm",
    given=_degrees(grown=True),
    needs=[NOTHING, NEUTRAL],
)
def _heavier_is_never_less(operator: Any, weights: FloatArray, relation: FloatArray, chosen: int, to: float) -> None:
    more = weights.copy()
    more[chosen] = max(to, more[chosen])
    before, after = _composed(operator, weights, relation), _composed(operator, more, relation)
    need((after >= before - 1e-12).all(), f"with {more.tolist()}, b goes from {before.tolist()} to {after.tolist()}")


@law(
    "The order of the indicators does not matter.",
    "指标的先后次序不影响结果。",
    formula="⊕ᵢ wᵢ ⊗ rᵢ = ⊕ᵢ w_σ(i) ⊗ r_σ(i)",
    source="⊕ is commutative and associative, as any t-conorm",
    given=_problems(),
)
def _order_of_indicators(operator: Any, weights: FloatArray, relation: FloatArray) -> None:
    wanted = _composed(operator, weights, relation)
    agree(_composed(operator, weights[::-1], relation[::-1]), wanted, "from the last to the first")
    agree(
        _composed(operator, np.roll(weights, 1), np.roll(relation, 1, axis=0)), wanted, "from the last, then the first"
    )


@law(
    "Each grade is composed by itself.",
    "各等级的隶属度分别合成，互不影响。",
    formula="(w ∘ R)_g = w ∘ R_g",
    source=_FOLD,
    given=_problems(),
)
def _each_grade_by_itself(operator: Any, weights: FloatArray, relation: FloatArray) -> None:
    alone = [_composed(operator, weights, relation[:, [grade]])[0] for grade in range(relation.shape[1])]
    agree(_composed(operator, weights, relation), alone, "together")


@law(
    "Many objects at once are each as alone.",
    "多个评价对象一起合成，与逐个合成的结果相同。",
    formula="(w ∘ R)ₖ = w ∘ Rₖ",
    source=_FOLD,
    given=_problems(),
)
def _each_object_as_alone(operator: Any, weights: FloatArray, relation: FloatArray) -> None:
    stack = np.stack([np.roll(relation, shift, axis=-1) for shift in range(3)])
    together = _composed(operator, weights, stack)
    agree(together, [_composed(operator, weights, one) for one in stack], "together")


@law(
    "The weights and degrees that are composed stay as they are.",
    "参与合成的权重与隶属度保持不变。",
    formula="w, R after = w, R before",
    source=_FOLD,
    given=_degrees(),
)
def _inputs_left_alone(operator: Any, weights: FloatArray, relation: FloatArray) -> None:
    steps, out = operator_named(operator), np.empty(len(weights))
    for name, step in (("⊗", steps.weigh), ("⊕", steps.gather)):
        right = relation[:, 0].copy()
        step(weights.copy(), right, out=out)
        agree(right, relation[:, 0], f"what is right of {name}", rel=0, abs=0)


@law(
    "With all weight on one indicator, its row is the result.",
    "全部权重集中于一个指标时，结果就是该指标所在的行。",
    formula="wᵢ = 1: w ∘ R = rᵢ",
    source=_MODELS,
    given=_problems(chosen=True),
    needs=[NEUTRAL, NOTHING, IDENTITY],
)
def _all_weight_on_one(operator: Any, weights: FloatArray, relation: FloatArray, chosen: int) -> None:
    agree(_composed(operator, np.eye(len(weights))[chosen], relation), relation[chosen], "b")


@law(
    "An indicator without weight has no say.",
    "权重为零的指标对结果没有影响。",
    formula="wᵢ = 0: ⊕ⱼ wⱼ ⊗ rⱼ = ⊕ⱼ≠ᵢ wⱼ ⊗ rⱼ",
    source=_MODELS,
    given=_problems(chosen=True),
    needs=[NOTHING, IDENTITY],
)
def _no_weight_no_say(operator: Any, weights: FloatArray, relation: FloatArray, chosen: int) -> None:
    more, rows = np.insert(weights, chosen, 0.0), np.insert(relation, chosen, relation[::-1][chosen], axis=0)
    agree(_composed(operator, more, rows), _composed(operator, weights, relation), "with another of weight 0")


@law(
    "Where all rows are equal, they are the result.",
    "各行相同时，结果就是该行。",
    formula="rᵢ = r ∀i, Σw = 1: w ∘ R = r",
    source=_MODELS,
    given=_problems(),
    needs=[NEUTRAL, ADDITIVE],
)
def _equal_rows_are_the_row(operator: Any, weights: FloatArray, relation: FloatArray) -> None:
    agree(_composed(operator, weights, np.repeat(relation[:1], len(weights), axis=0)), relation[0], "b of equal rows")


@law(
    "Splitting an indicator into two of the same row, which share its weight, changes nothing.",
    "把一个指标拆成行相同、分享其权重的两个指标，结果不变。",
    formula="wᵢ = u + v: (u ⊗ rᵢ) ⊕ (v ⊗ rᵢ) = wᵢ ⊗ rᵢ",
    source=_MODELS,
    given=_problems(chosen=True),
    needs=[ADDITIVE],
)
def _split_indicator(operator: Any, weights: FloatArray, relation: FloatArray, chosen: int) -> None:
    parts = weights.copy()
    parts[chosen] /= 4
    split = np.insert(parts, chosen, weights[chosen] - parts[chosen])
    agree(
        _composed(operator, split, np.insert(relation, chosen, relation[chosen], axis=0)),
        _composed(operator, weights, relation),
        "split",
    )


@law(
    "The same indicator twice, with the same weight, changes nothing.",
    "同一指标以同样的权重出现两次，结果不变。",
    formula="(wᵢ ⊗ rᵢ) ⊕ (wᵢ ⊗ rᵢ) = wᵢ ⊗ rᵢ",
    source=_MODELS,
    given=_problems(chosen=True),
    needs=[IDEMPOTENT],
)
def _twin_indicator(operator: Any, weights: FloatArray, relation: FloatArray, chosen: int) -> None:
    twice = np.insert(weights, chosen, weights[chosen])
    agree(
        _composed(operator, twice, np.insert(relation, chosen, relation[chosen], axis=0)),
        _composed(operator, weights, relation),
        "twice",
    )


@law(
    "Membership moved to a better grade lowers no score.",
    "隶属度移向更好的等级，得分不会降低。",
    formula="r ⪯ r′: Σv·b/Σb ≤ Σv·b′/Σb′",
    source="of M(·,+) by linearity; false of the other three, see the beliefs",
    given=_problems(chosen=True),
    needs=[LINEAR, PARTED],
)
def _better_grade_better_score(operator: Any, weights: FloatArray, relation: FloatArray, chosen: int) -> None:
    for better, worse in ((0, 1), (1, 2), (0, 2)):
        moved = relation.copy()
        moved[chosen, better], moved[chosen, worse] = relation[chosen, better] + relation[chosen, worse], 0.0
        before, after = (_scored(_composed(operator, weights, rows)) for rows in (relation, np.minimum(moved, 1.0)))
        need(
            after >= before - 1e-9, f"row {chosen}, grade {worse} to {better}: the score goes from {before} to {after}"
        )


@law(
    "What is written with ∧, ∨, ·, + and ⊕ does what these say: least, greatest, product, sum, and sum up to 1.",
    "记号 ∧、∨、·、+、⊕ 各如其义：取小、取大、乘积、求和、有界和。",
    formula="b_g = ⊕ᵢ wᵢ ⊗ rᵢg",
    source=_MODELS,
    given=_degrees(),
    needs=[SYMBOL],
)
def _as_it_is_written(operator: Any, weights: FloatArray, relation: FloatArray) -> None:
    written = WRITTEN.fullmatch(operator_named(operator).symbol)
    weigh, gather = WEIGHS[written[1] if written else "·"], GATHERS[written[2] if written else "+"]
    wanted = [
        gather([weigh(w, r) for w, r in zip(weights.tolist(), column, strict=True)]) for column in relation.T.tolist()
    ]
    agree(_composed(operator, weights, relation), wanted, "b")


OPERATOR: tuple[Law, ...] = (
    _within_bounds,
    _below_the_cap,
    _more_is_never_less,
    _heavier_is_never_less,
    _order_of_indicators,
    _each_grade_by_itself,
    _each_object_as_alone,
    _inputs_left_alone,
    _all_weight_on_one,
    _no_weight_no_say,
    _equal_rows_are_the_row,
    _split_indicator,
    _twin_indicator,
    _better_grade_better_score,
    _as_it_is_written,
)
