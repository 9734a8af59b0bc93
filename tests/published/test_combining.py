"""Judgement and data combined, as published."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import fuzzyeval as fe

Printed = Callable[[str], Any]


def test_zavadskas_and_podvezko_2016_idocriw() -> None:
    """Zavadskas and Podvezko (2016), Int. J. of Information Technology & Decision Making 15(2), 267-283.

    IDOCRIW is the multiplicative rule on entropy and CILOS weights. Both are printed to four digits, so the result is
    met within a unit of its fourth.
    """
    entropy, cilos = [0.1146, 0.1981, 0.4185, 0.2689], [0.3343, 0.2199, 0.1957, 0.2501]
    assert fe.combine(entropy, cilos).tolist() == pytest.approx([0.1658, 0.1885, 0.3545, 0.2911], rel=0, abs=1e-4)

    scores = [[3.0, 100, 10, 7], [2.5, 80, 8, 5], [1.8, 50, 20, 11], [2.2, 70, 12, 9]]
    from_scores = fe.combine(fe.objective.entropy(scores), cilos).tolist()
    assert from_scores == pytest.approx([0.1658, 0.1885, 0.3545, 0.2911], rel=0, abs=1e-4)


def test_weight_methods_db_additive() -> None:
    """The additive example in weightMethods.js of a public web application, 指标权重方法推荐系统.

    The rule αa + (1 − α)b as the least sum of squared deviations from both: Tao and Wu (2001).
    """
    subjective, objective = [0.35, 0.25, 0.20, 0.15, 0.05], [0.15, 0.30, 0.25, 0.20, 0.10]
    combined = fe.combine(subjective, objective, rule="linear", alpha=0.5)
    assert combined.tolist() == pytest.approx([0.25, 0.275, 0.225, 0.175, 0.075])


@pytest.mark.parametrize(
    ("rule", "weights"),
    [
        ("linear", "0.3400000 0.2600000 0.2400000 0.1600000"),
        ("multiplicative", "0.4081633 0.2448980 0.2448980 0.1020408"),
        ("geometric", "0.3279556 0.2540333 0.2540333 0.1639778"),
    ],
)
def test_mathmodels_combine_weights(printed: Printed, rule: Any, weights: str) -> None:
    """R package mathmodels, docs/reference/combine_weights.md; α = 0.6 in the linear rule."""
    combined = fe.combine([0.4, 0.3, 0.2, 0.1], [0.25, 0.2, 0.3, 0.25], rule=rule, alpha=0.6)
    assert combined.tolist() == printed(weights)
