"""What is commonly believed and false, each with a counterexample."""

from __future__ import annotations

from typing import Any

import numpy as np

from fuzzyeval.ahp import consistency
from fuzzyeval.composition import compose
from fuzzyeval.evaluation import evaluate
from fuzzyeval.model.from_data import Entropy
from fuzzyeval.model.indicator import Indicator
from fuzzyeval.model.scale import GradeScale
from fuzzyeval.model.study import Study
from fuzzyeval.testing.law import Belief, belief
from fuzzyeval.testing.trying import need

__all__ = ["BELIEFS"]

_SCORES = np.array([3.0, 2.0, 1.0])
_ROWS = ((1 / 2, 1 / 4, 1 / 4), (1 / 3, 1 / 3, 1 / 3))
_BETTER = ((1 / 2, 1 / 2, 0), (1 / 3, 1 / 3, 1 / 3))


def _score(weights: Any, relation: Any, operator: str) -> float:
    degrees = compose(weights, relation, operator=operator)
    return float(degrees @ _SCORES / degrees.sum())


def _need_lower(weights: Any, before: Any, after: Any, operator: str) -> None:
    """Raise unless the score falls as each row goes to one that is as good or better however one looks at it."""
    dominates = (np.cumsum(after, axis=1) >= np.cumsum(before, axis=1) - 1e-12).all()
    scores = [_score(weights, rows, operator) for rows in (before, after)]
    need(dominates and scores[1] < scores[0] - 1e-6, f"the score goes from {scores[0]} to {scores[1]}")


@belief(
    "Membership moved to a better grade never lowers the score of M(∧,∨).",
    "采用 M(∧,∨) 时，隶属度移向更好的等级，得分不会降低。",
    formula="r ⪯ r′: score ≤ score′",
    source="true of M(·,+) alone",
    counterexample="w = (½, ½), R = ((½, ¼, ¼), (⅓, ⅓, ⅓)), row 1 to (½, ½, 0), v = (3, 2, 1): 2.1538 → 2.125",
)
def _min_max_scores_are_monotone() -> None:
    _need_lower((1 / 2, 1 / 2), _ROWS, _BETTER, "min_max")


@belief(
    "Membership moved to a better grade never lowers the score of M(·,∨).",
    "采用 M(·,∨) 时，隶属度移向更好的等级，得分不会降低。",
    formula="r ⪯ r′: score ≤ score′",
    source="true of M(·,+) alone",
    counterexample="w = (½, ½), R = ((½, ¼, ¼), (⅓, ⅓, ⅓)), row 1 to (½, ½, 0), v = (3, 2, 1): 2.1429 → 2.125",
)
def _product_max_scores_are_monotone() -> None:
    _need_lower((1 / 2, 1 / 2), _ROWS, _BETTER, "product_max")


@belief(
    "Membership moved to a better grade never lowers the score of M(∧,⊕).",
    "采用 M(∧,⊕) 时，隶属度移向更好的等级，得分不会降低。",
    formula="r ⪯ r′: score ≤ score′",
    source="true of M(·,+) alone",
    counterexample="w = (¼, ¾), R = ((½, ½, 0), (0, 0, 1)), row 1 to (1, 0, 0), v = (3, 2, 1): 1.6 → 1.5",
)
def _min_sum_scores_are_monotone() -> None:
    _need_lower((1 / 4, 3 / 4), ((1 / 2, 1 / 2, 0), (0, 0, 1)), ((1, 0, 0), (0, 0, 1)), "min_sum")


@belief(
    "Splitting a leaf in two that are answered alike changes nothing under entropy weights.",
    "采用熵权时，把一个末级指标拆成回答相同的两个，结果不变。",
    formula="l → u, v: wₗ = w_u + w_v",
    source="each of the two has the divergence of the one, so that together they weigh more",
    counterexample="answers to a 3, 1 and to b 3, 2, scores 100, 66.67, 33.33; a split into a, twin: more weighs on a",
)
def _splitting_under_entropy_changes_nothing() -> None:
    leaves = [Indicator(id=name) for name in ("a", "twin", "b")]
    rows = [{"a": 3, "twin": 3, "b": 3}, {"a": 1, "twin": 1, "b": 2}]

    def score(*children: Indicator) -> float:
        root = Indicator(id="all", children=children)
        return evaluate(Study(grades=GradeScale(3), root=root, weighting=Entropy()), rows).score

    before, after = score(leaves[0], leaves[2]), score(*leaves)
    need(abs(before - after) > 0.1, f"the score goes from {before} to {after}")


@belief(
    "Setting a judgement to wᵢ/wⱼ lowers CR, or leaves it.",
    "把某个判断改为 wᵢ/wⱼ 会降低一致性比率，至少不升高。",
    formula="aᵢⱼ → wᵢ/wⱼ: CR′ ≤ CR",
    source="only the value that minimises λmax is sure not to raise it, see fuzzyeval.ahp.repairs",
    counterexample="order 4, all 1 but a₂₄ = 2 and a₃₄ = ½; a₁₄ from 1 to w₁/w₄ = 0.944: CR 0.0701 → 0.0703",
)
def _judgement_to_ratio_lowers_inconsistency() -> None:
    judged = np.ones((4, 4))
    judged[1, 3], judged[3, 1], judged[2, 3], judged[3, 2] = 2, 1 / 2, 1 / 2, 2
    before = consistency(judged)
    judged[0, 3] = before.priorities[0] / before.priorities[3]
    judged[3, 0] = 1 / judged[0, 3]
    after = consistency(judged)
    need(float(after.ratio) > float(before.ratio) + 1e-4, f"CR goes from {before.ratio} to {after.ratio}")


BELIEFS: tuple[Belief, ...] = (
    _min_max_scores_are_monotone,
    _product_max_scores_are_monotone,
    _min_sum_scores_are_monotone,
    _splitting_under_entropy_changes_nothing,
    _judgement_to_ratio_lowers_inconsistency,
)
