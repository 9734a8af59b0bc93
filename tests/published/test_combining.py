"""Judgement and data combined, as published."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import fuzzyeval as fe
from fuzzyeval.errors import WeightsError

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
    assert fe.combine(subjective, objective, rule="least_deviation") == pytest.approx(combined)


@pytest.mark.parametrize(
    ("rule", "weights"),
    [
        ("linear", "0.3400000 0.2600000 0.2400000 0.1600000"),
        ("multiplicative", "0.4081633 0.2448980 0.2448980 0.1020408"),
        ("geometric", "0.3279556 0.2540333 0.2540333 0.1639778"),
        ("game_theory", "0.3735683 0.2823789 0.2176211 0.1264317"),
    ],
)
def test_mathmodels_combine_weights(printed: Printed, rule: Any, weights: str) -> None:
    """R package mathmodels, docs/reference/combine_weights.md; α = 0.6 in the linear rule.

    What it calls "game" is its geometric rule; what it calls "game_linear" is ours.
    """
    share = 0.6 if rule == "linear" else None
    combined = fe.combine([0.4, 0.3, 0.2, 0.1], [0.25, 0.2, 0.3, 0.25], rule=rule, alpha=share)
    assert combined.tolist() == printed(weights)


def test_mathmodels_game_coefficients() -> None:
    """Its inputs, and the system solved by hand: 0.85128983308 and 0.182094081942, divided by their sum."""
    found = fe.combination([0.4, 0.3, 0.2, 0.1], [0.25, 0.2, 0.3, 0.25], rule="game_theory")
    assert found.solved == pytest.approx((0.85128983308, 0.182094081942))
    assert found.coefficients == pytest.approx((0.823788546256, 0.176211453744))


def test_boyilun_of_which_a_coefficient_is_negative() -> None:
    """The vectors of demo_gameTheoryWeighting.m, a public MATLAB script, which divides by the sum and goes on.

    Its weights, with coefficients of -0.038 and 1.038, lie outside of what both vectors say; other code takes |α|.
    """
    first = [0.114736662, 0.126210328, 0.184784542, 0.138831361, 0.152714497, 0.167985947, 0.114736662]
    second = [0.036360023, 0.219596363, 0.202412458, 0.206322328, 0.203720976, 0.077249696, 0.054338158]
    with pytest.raises(WeightsError, match=r"coefficients -0\.03782, 1\.031, and a share is not negative"):
        fe.combine(first, second, rule="game_theory")
    found = fe.combination(first, second, rule="game_theory", negative="project")
    assert found.solved == pytest.approx((-0.0378239701656, 1.03055826984), rel=1e-6)
    assert found.coefficients == (0.0, 1.0)
    assert found.weights == pytest.approx(second, rel=1e-6)
    theirs = np.array([-0.0381007991544, 1.03810079915]) @ np.array([first, second])
    assert ((theirs < np.minimum(first, second)) | (theirs > np.maximum(first, second))).all()


def test_weight_methods_db_game_of_three() -> None:
    """Its worked example prints wrong inner products (0.295 for 0.27) and α = (0.350, 0.335, 0.315), which solve nothing.

    Nor do its weights, 0.290, 0.302, 0.278 and 0.131, which sum to 1.001, follow from its α.
    """
    rows = [[0.4, 0.3, 0.2, 0.1], [0.25, 0.35, 0.25, 0.15], [0.2, 0.25, 0.4, 0.15]]
    with pytest.raises(WeightsError, match=r"coefficients 1\.373, -1\.45, 1\.118, and a share is not negative"):
        fe.combination(*rows, rule="game_theory")
    found = fe.combination(*rows, rule="game_theory", negative="project")
    assert found.solved == pytest.approx((1.37278106509, -1.44970414201, 1.11834319527))
    assert found.coefficients == pytest.approx((0.622159090909, 0, 0.377840909091))
    vectors, alpha = np.array(rows), np.array([0.350, 0.335, 0.315])
    inner = vectors @ vectors.T
    assert inner.tolist() == [
        pytest.approx(row) for row in ([0.3, 0.27, 0.25], [0.27, 0.27, 0.26], [0.25, 0.26, 0.285])
    ]
    assert np.abs(inner @ alpha - np.diag(inner)).max() > 0.01
    assert np.abs(alpha @ vectors - [0.290, 0.302, 0.278, 0.131]).max() > 3e-3
