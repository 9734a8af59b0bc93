"""What any operator M(⊗, ⊕) keeps."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st

from fuzzyeval.aliases import FloatArray
from fuzzyeval.composition import compose, operator_named
from fuzzyeval.testing.judging import weight_vectors
from fuzzyeval.testing.law import Law, law
from fuzzyeval.testing.laws.algebra import NOTHING, UNCAPPED
from fuzzyeval.testing.trying import agree, need

__all__ = ["OPERATOR", "composed", "degrees", "problems"]

_ASKED = "of the four models by substitution; asked of any other"
_FOLD = "by definition of M(⊗, ⊕)"
_GRADES = 3
_ROW = st.tuples(st.sampled_from([1, 2, 3, 4, 5, 0]), weight_vectors(_GRADES))
_INDICATORS = st.lists(_ROW, min_size=1, max_size=5).filter(lambda rows: any(weight for weight, _ in rows))


@st.composite
def problems(draw: st.DrawFn, *, chosen: bool = False) -> dict[str, Any]:
    """Weights and rows that sum to 1; perhaps one of the indicators."""
    drawn = draw(_INDICATORS)
    weights = np.array([weight for weight, _ in drawn]) / sum(weight for weight, _ in drawn)
    problem: dict[str, Any] = {"weights": weights, "relation": np.array([row for _, row in drawn])}
    return {**problem, "chosen": draw(st.integers(0, len(drawn) - 1))} if chosen else problem


@st.composite
def degrees(draw: st.DrawFn, *, grown: bool = False) -> dict[str, Any]:
    """Any weights and degrees in [0, 1]; perhaps one cell, and what it grows to."""
    count, cell = draw(st.integers(1, 4)), st.sampled_from([k / 8 for k in (4, 8, 0, 1, 2, 3, 5, 6, 7)])
    row = st.lists(cell, min_size=count, max_size=count)
    problem: dict[str, Any] = {"weights": np.array(draw(row)), "relation": np.array([draw(row) for _ in range(2)]).T}
    if grown:
        problem |= {"chosen": draw(st.integers(0, count - 1)), "to": draw(cell)}
    return problem


def composed(operator: Any, weights: Any, relation: Any) -> FloatArray:
    """Return w ∘ R by an operator."""
    return compose(weights, relation, operator=operator)


@law(
    "Of shares, every degree is at least 0 and at most 1.",
    "权重与各行之和均为 1 时，合成的隶属度在 0 与 1 之间。",
    formula="Σw = 1, Σr = 1: 0 ≤ b ≤ 1",
    source=_FOLD,
    given=problems(),
)
def _within_bounds(operator: Any, weights: FloatArray, relation: FloatArray) -> None:
    found = composed(operator, weights, relation)
    need(np.isfinite(found).all() and (found >= 0).all() and (found <= 1 + 1e-12).all(), f"b = {found.tolist()}")


@law(
    "A higher degree of one indicator lowers no composed degree.",
    "某一指标的隶属度升高，不会降低合成的隶属度。",
    formula="r ≤ r′: w ∘ r ≤ w ∘ r′",
    source="monotony of ⊗ and ⊕, as of any t-norm and t-conorm",
    given=degrees(grown=True),
)
def _more_is_never_less(operator: Any, weights: FloatArray, relation: FloatArray, chosen: int, to: float) -> None:
    more = relation.copy()
    more[chosen, 0] = max(to, more[chosen, 0])
    before, after = composed(operator, weights, relation), composed(operator, weights, more)
    need((after >= before - 1e-12).all(), f"with {more.tolist()}, b goes from {before.tolist()} to {after.tolist()}")


@law(
    "A higher weight of one indicator, the others as they are, lowers no composed degree.",
    "某一指标的权重升高而其余不变，不会降低合成的隶属度。",
    formula="w ≤ w′: w ∘ r ≤ w′ ∘ r",
    source="monotony of ⊗ and ⊕, as of any t-norm and t-conorm",
    given=degrees(grown=True),
    needs=[NOTHING],
)
def _heavier_is_never_less(operator: Any, weights: FloatArray, relation: FloatArray, chosen: int, to: float) -> None:
    more = weights.copy()
    more[chosen] = max(to, more[chosen])
    before, after = composed(operator, weights, relation), composed(operator, more, relation)
    need((after >= before - 1e-12).all(), f"with {more.tolist()}, b goes from {before.tolist()} to {after.tolist()}")


@law(
    "The order of the indicators does not matter.",
    "指标的先后次序不影响结果。",
    formula="⊕ᵢ wᵢ ⊗ rᵢ = ⊕ᵢ w_σ(i) ⊗ r_σ(i)",
    source="⊕ is commutative and associative, as any t-conorm",
    given=problems(),
)
def _order_of_indicators(operator: Any, weights: FloatArray, relation: FloatArray) -> None:
    wanted = composed(operator, weights, relation)
    agree(composed(operator, weights[::-1], relation[::-1]), wanted, "from the last to the first")
    agree(
        composed(operator, np.roll(weights, 1), np.roll(relation, 1, axis=0)), wanted, "from the last, then the first"
    )


@law(
    "Each grade is composed by itself.",
    "各等级的隶属度分别合成，互不影响。",
    formula="(w ∘ R)_g = w ∘ R_g",
    source=_FOLD,
    given=problems(),
)
def _each_grade_by_itself(operator: Any, weights: FloatArray, relation: FloatArray) -> None:
    alone = [composed(operator, weights, relation[:, [grade]])[0] for grade in range(relation.shape[1])]
    agree(composed(operator, weights, relation), alone, "together")


@law(
    "Many objects at once are each as alone.",
    "多个评价对象一起合成，与逐个合成的结果相同。",
    formula="(w ∘ R)ₖ = w ∘ Rₖ",
    source=_FOLD,
    given=problems(),
)
def _each_object_as_alone(operator: Any, weights: FloatArray, relation: FloatArray) -> None:
    stack = np.stack([np.roll(relation, shift, axis=-1) for shift in range(3)])
    together = composed(operator, weights, stack)
    agree(together, [composed(operator, weights, one) for one in stack], "together, with the same weights")
    own = np.stack([np.roll(weights, shift) for shift in range(3)])
    alone = [composed(operator, *one) for one in zip(own, stack, strict=True)]
    agree(composed(operator, own, stack), alone, "together, each with weights of its own")


@law(
    "The weights and degrees that are composed stay as they are.",
    "参与合成的权重与隶属度保持不变。",
    formula="w′ = w, R′ = R",
    source=_FOLD,
    given=degrees(),
)
def _inputs_left_alone(operator: Any, weights: FloatArray, relation: FloatArray) -> None:
    steps, column = operator_named(operator), relation[:, 0]
    left, right = weights.copy(), column.copy()
    steps.weigh(left, right, out=np.empty(len(weights)))
    agree(left, weights, "what is left of ⊗", rel=0, abs=0)
    agree(right, column, "what is right of ⊗", rel=0, abs=0)
    steps.gather(weights.copy(), right, out=np.empty(len(weights)))  # what is left of ⊕ may be out itself
    agree(right, column, "what is right of ⊕", rel=0, abs=0)
    left, right = weights.copy(), relation.copy()
    composed(operator, left, right)
    agree(left, weights, "the weights afterwards", rel=0, abs=0)
    agree(right, relation, "the relation afterwards", rel=0, abs=0)


@law(
    "With all weight on one indicator, its row is the result.",
    "全部权重集中于一个指标时，结果就是该指标所在的行。",
    formula="wᵢ = 1: w ∘ R = rᵢ",
    source=_ASKED,
    given=problems(chosen=True),
    needs=[UNCAPPED],
)
def _all_weight_on_one(operator: Any, weights: FloatArray, relation: FloatArray, chosen: int) -> None:
    agree(composed(operator, np.eye(len(weights))[chosen], relation), relation[chosen], "b")


@law(
    "An indicator without weight has no say.",
    "权重为零的指标对结果没有影响。",
    formula="wᵢ = 0: ⊕ⱼ wⱼ ⊗ rⱼ = ⊕ⱼ≠ᵢ wⱼ ⊗ rⱼ",
    source=_ASKED,
    given=problems(chosen=True),
)
def _no_weight_no_say(operator: Any, weights: FloatArray, relation: FloatArray, chosen: int) -> None:
    more, rows = np.insert(weights, chosen, 0.0), np.insert(relation, chosen, np.ones(relation.shape[1]), axis=0)
    agree(
        composed(operator, more, rows),
        composed(operator, weights, relation),
        "with another of weight 0, wholly of every grade",
    )


OPERATOR: tuple[Law, ...] = (
    _within_bounds,
    _more_is_never_less,
    _heavier_is_never_less,
    _order_of_indicators,
    _each_grade_by_itself,
    _each_object_as_alone,
    _inputs_left_alone,
    _all_weight_on_one,
    _no_weight_no_say,
)
