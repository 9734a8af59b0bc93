"""What is commonly believed and false, each with a counterexample."""

from __future__ import annotations

from typing import Any

import numpy as np

from fuzzyeval.ahp import consistency, priorities
from fuzzyeval.composition import compose
from fuzzyeval.evaluation import evaluate
from fuzzyeval.model.from_data import Entropy
from fuzzyeval.model.indicator import Indicator
from fuzzyeval.model.scale import GradeScale
from fuzzyeval.model.study import Study
from fuzzyeval.testing.law import Belief, belief
from fuzzyeval.testing.laws.judging import FALLING, favoured
from fuzzyeval.testing.trying import need

__all__ = ["BELIEFS"]

_SCORES = np.array([3.0, 2.0, 1.0])
_ROWS = ((1 / 2, 1 / 4, 1 / 4), (1 / 3, 1 / 3, 1 / 3))
_BETTER = ((1 / 2, 1 / 2, 0), (1 / 3, 1 / 3, 1 / 3))


def _score(weights: Any, relation: Any, operator: str) -> float:
    degrees = compose(weights, relation, operator=operator)
    return float(degrees @ _SCORES / degrees.sum())


def _lower(weights: Any, before: Any, after: Any, operator: str) -> tuple[float, float]:
    """Return the scores as each row goes to one that is as good or better however one looks at it, and the score falls."""
    dominates = (np.cumsum(after, axis=1) >= np.cumsum(before, axis=1) - 1e-12).all()
    was, now = (_score(weights, rows, operator) for rows in (before, after))
    need(dominates and now < was - 1e-6, f"the score goes from {was} to {now}")
    return was, now


@belief(
    "Membership moved to a better grade never lowers the score of M(∧,∨).",
    "采用 M(∧,∨) 时，隶属度移向更好的等级，得分不会降低。",
    formula="r ⪯ r′: score ≤ score′",
    source="of the four, true of M(·,+) alone",
    counterexample="w = (½, ½), R = ((½, ¼, ¼), (⅓, ⅓, ⅓)), row 1 to (½, ½, 0), v = (3, 2, 1): 2.1429 → 2.125",
)
def _min_max_scores_are_monotone() -> tuple[float, float]:
    return _lower((1 / 2, 1 / 2), _ROWS, _BETTER, "min_max")


@belief(
    "Membership moved to a better grade never lowers the score of M(·,∨).",
    "采用 M(·,∨) 时，隶属度移向更好的等级，得分不会降低。",
    formula="r ⪯ r′: score ≤ score′",
    source="of the four, true of M(·,+) alone",
    counterexample="w = (½, ½), R = ((½, ¼, ¼), (⅓, ⅓, ⅓)), row 1 to (½, ½, 0), v = (3, 2, 1): 2.1429 → 2.125",
)
def _product_max_scores_are_monotone() -> tuple[float, float]:
    return _lower((1 / 2, 1 / 2), _ROWS, _BETTER, "product_max")


@belief(
    "Membership moved to a better grade never lowers the score of M(∧,⊕).",
    "采用 M(∧,⊕) 时，隶属度移向更好的等级，得分不会降低。",
    formula="r ⪯ r′: score ≤ score′",
    source="of the four, true of M(·,+) alone",
    counterexample="w = (¼, ¾), R = ((½, ½, 0), (0, 0, 1)), row 1 to (1, 0, 0), v = (3, 2, 1): 1.6 → 1.5",
)
def _min_sum_scores_are_monotone() -> tuple[float, float]:
    return _lower((1 / 4, 3 / 4), ((1 / 2, 1 / 2, 0), (0, 0, 1)), ((1, 0, 0), (0, 0, 1)), "min_sum")


@belief(
    "Splitting a leaf in two that are answered alike changes nothing under entropy weights.",
    "采用熵权时，把一个末级指标拆成回答相同的两个，结果不变。",
    formula="l → u, v: wₗ = w_u + w_v",
    source="each of the two has the divergence of the one, so that together they weigh more",
    counterexample="answers to a 3, 1 and to b 3, 2, scores 100, 66.67, 33.33; a split into a, twin: the score 68.8879 → 67.8559",
)
def _splitting_under_entropy_changes_nothing() -> tuple[float, float]:
    leaves = [Indicator(id=name) for name in ("a", "twin", "b")]
    rows = [{"a": 3, "twin": 3, "b": 3}, {"a": 1, "twin": 1, "b": 2}]

    def score(*children: Indicator) -> float:
        root = Indicator(id="all", children=children)
        return evaluate(Study(grades=GradeScale(3), root=root, weighting=Entropy()), rows).score

    before, after = score(leaves[0], leaves[2]), score(*leaves)
    need(abs(before - after) > 0.1, f"the score goes from {before} to {after}")
    return before, after


@belief(
    "By entropy, better answers never lower the score.",
    "采用熵权时，回答变好，得分不会降低。",
    formula="x ≤ x′: score ≤ score′",
    source="a leaf on which answers come to agree loses its weight",
    counterexample="scores 100 to 20; a answered 5 and 4, b 2 and 1; a by all with 5: the score 35.9081 → 30",
)
def _better_answers_raise_the_score() -> tuple[float, float]:
    root = Indicator(id="all", children=[Indicator(id="a"), Indicator(id="b")])
    study = Study(grades=GradeScale(5), root=root, weighting=Entropy())
    before, after = (evaluate(study, [{"a": 5, "b": 2}, {"a": a, "b": 1}]).score for a in (4, 5))
    need(after < before - 0.1, f"the score goes from {before} to {after}")
    return before, after


@belief(
    "Setting a judgement to wᵢ/wⱼ lowers CR, or leaves it.",
    "把某个判断改为 wᵢ/wⱼ 会降低一致性比率，至少不升高。",
    formula="aᵢⱼ → wᵢ/wⱼ: CR′ ≤ CR",
    source="only the value that minimises λmax is sure not to raise it, see fuzzyeval.ahp.repairs",
    counterexample="order 4, all 1 but a₂₄ = 2 and a₃₄ = ½; a₁₄ from 1 to w₁/w₄ = 0.944: CR 0.0701 → 0.0703",
)
def _judgement_to_ratio_lowers_inconsistency() -> tuple[float, float]:
    judged = np.ones((4, 4))
    judged[1, 3], judged[3, 1], judged[2, 3], judged[3, 2] = 2, 1 / 2, 1 / 2, 2
    before = consistency(judged)
    judged[0, 3] = before.priorities[0] / before.priorities[3]
    judged[3, 0] = 1 / judged[0, 3]
    after = consistency(judged)
    need(float(after.ratio) > float(before.ratio) + 1e-4, f"CR goes from {before.ratio} to {after.ratio}")
    return float(before.ratio), float(after.ratio)


@belief(
    "A judgement raised in favour of an indicator never lowers its weight by the eigenvector.",
    "提高有利于某指标的判断，其特征向量法权重不会降低。",
    formula="a′ᵢⱼ ≥ aᵢⱼ: w′ᵢ ≥ wᵢ",
    source="true of geometric means; of the eigenvector see Csató and Petróczy (2021)",
    counterexample="order 5, above the diagonal ½, 1/7, 1/9, 9; 1/7, ⅓, 1/9; 9, 7; 8; a₁₂ from ½ to 1: w₁ 0.1102 → 0.1093",
)
def _favour_raises_the_eigenvector() -> tuple[float, float]:
    before, after = (float(priorities(each, method="eigenvector")[0]) for each in (FALLING, favoured(FALLING)))
    need(after < before - 1e-4, f"w₁ goes from {before} to {after}")
    return before, after


@belief(
    "A composed degree lies between the lowest and the highest that it is composed of.",
    "合成的隶属度介于各指标隶属度的最小值与最大值之间。",
    formula="minᵢ rᵢ ≤ b ≤ maxᵢ rᵢ",
    source="of the four, true of M(·,+) alone",
    counterexample="M(∧,⊕), w = (½, ½), r = (½, ½): 0.5 → 1",
)
def _degrees_lie_between() -> tuple[float, float]:
    rows = np.full((2, 2), 1 / 2)
    found = float(compose((1 / 2, 1 / 2), rows, operator="min_sum")[0])
    need(found > rows.max() + 1e-6, f"b = {found}")
    return float(rows.max()), found


BELIEFS: tuple[Belief, ...] = (
    _min_max_scores_are_monotone,
    _product_max_scores_are_monotone,
    _min_sum_scores_are_monotone,
    _splitting_under_entropy_changes_nothing,
    _better_answers_raise_the_score,
    _judgement_to_ratio_lowers_inconsistency,
    _favour_raises_the_eigenvector,
    _degrees_lie_between,
)
