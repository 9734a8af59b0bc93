"""Entropy weights as published."""

from __future__ import annotations

from collections.abc import Callable
from math import log
from typing import Any

import numpy as np
import pytest

import fuzzyeval as fe
from fuzzyeval.aliases import FloatArray

Printed = Callable[[str], Any]


def textbook(scores: Any) -> list[float]:
    """Return the entropy weights by the textbook form, e = −Σ p ln p / ln k with 0 ln 0 = 0, in plain Python."""
    divergences = []
    for column in zip(*scores, strict=True):
        shares = [float(x) / float(sum(column)) for x in column]
        divergences.append(1 + sum(p * log(p) for p in shares if p > 0) / log(len(column)))
    return [d / sum(divergences) for d in divergences]


def test_xu_2004(printed: Printed) -> None:
    """Xu (2004), European J. of Operational Research 156(2), 530-532, in objective-weighting's tests.

    The fourth column hardly varies: 29, 29, 28.9, 29.
    """
    scores: list[list[float]] = [[30, 30, 38, 29], [19, 54, 86, 29], [19, 15, 85, 28.9], [68, 70, 60, 29]]
    assert fe.objective.entropy(scores).tolist() == printed("0.4630 0.3992 0.1378 0.0000")
    assert fe.objective.entropy(scores)[3] > 0


def test_zavadskas_and_podvezko_2016(printed: Printed) -> None:
    """Zavadskas and Podvezko (2016), Int. J. of Information Technology & Decision Making 15(2), 267-283.

    The first and third columns are costs; the source does not turn them round for entropy.
    """
    scores = [[3.0, 100, 10, 7], [2.5, 80, 8, 5], [1.8, 50, 20, 11], [2.2, 70, 12, 9]]
    assert fe.objective.entropy(scores).tolist() == printed("0.1146 0.1981 0.4185 0.2689")


def test_elsayed_2017(printed: Printed) -> None:
    """Elsayed et al. (2017), Int. J. of Engineering Trends and Technology 46(2), 60-66, in pymcdm's tests."""
    scores: list[list[float]] = [
        [7, 312, 1891, 6613, 163],
        [72, 88, 728, 941804, 1078],
        [10, 252, 2594, 3466, 117471],
        [10, 145, 980, 2371, 86329],
        [65, 54, 350, 501, 29897],
        [29, 48, 380, 912, 34051],
        [7, 476, 3300, 78470, 2212],
        [70, 87, 650, 733, 819000],
        [4, 86, 591, 3015, 103],
        [12, 79, 579, 3240, 96098],
        [21, 45, 261, 1253, 453],
        [1, 72, 530, 4333, 0.1048],
    ]
    assert fe.objective.entropy(scores).tolist() == printed("0.104991 0.069124 0.071373 0.449937 0.304575")


def test_scikit_criteria(printed: Printed) -> None:
    """scikit-criteria, tests/preprocessing/test_weighters.py: one column minimised, one maximised, weighed alike."""
    assert fe.objective.entropy([[1, 2], [4, 16]]).tolist() == printed("0.358889 0.641111")


def test_weight_methods_db_prints_wrong_entropies(printed: Printed) -> None:
    """A worked TOPSIS-entropy example in weightMethods.js of a public web application, 指标权重方法推荐系统.

    Its entropies (0.998, 0.950, 0.985, 0.980), its divisor (0.047) and its weights (0.021, 0.521, 0.156, 0.208, which
    sum to 0.906) are all wrong. The textbook form gives the entropies 0.988, 0.963, 0.987 and 0.989.
    """
    scores = [[15.0, 8.0, 1.2, 3.5], [12.0, 12.0, 1.5, 4.2], [18.0, 6.0, 1.0, 5.1]]
    weights = fe.objective.entropy(scores).tolist()
    assert weights == pytest.approx(textbook(scores))
    assert weights == printed("0.1685 0.5109 0.1731 0.1476")
    for wrong, right in zip(printed("0.021 0.521 0.156 0.208"), weights, strict=True):
        assert right != wrong


def test_mathmodels_conventions_for_costs(printed: Printed) -> None:
    """R package mathmodels, R/eval_weights.R: a benefit and a cost, rescaled to 0.002-0.998 before entropy.

    How a cost is turned round, which is the caller's choice, decides the weights more than the data do.
    """
    scores = np.array([[3.0, 10.0], [5.0, 20.0], [2.0, 15.0], [7.0, 25.0]])
    benefit, cost = scores[:, 0], scores[:, 1]
    spread = np.column_stack([(benefit - 2) / 5, (25 - cost) / 15])
    conventions: list[tuple[FloatArray, str]] = [
        (scores, "0.6624 0.3376"),
        (spread, "0.5452 0.4548"),
        (0.002 + 0.996 * spread, "0.5453 0.4547"),
        (0.001 + 0.999 * spread, "0.5452 0.4548"),
        (1e-4 + spread, "0.545210 0.454790"),
        (0.01 + spread, "0.545162 0.454838"),
        (scores / np.sqrt((scores**2).sum(axis=0)), "0.6624 0.3376"),
        (np.column_stack([benefit, 1 / cost]), "0.6301 0.3699"),
        (np.column_stack([benefit, cost.max() - cost]), "0.2157 0.7843"),
    ]
    for rescaled, weights in conventions:
        assert fe.objective.entropy(rescaled).tolist() == pytest.approx(textbook(rescaled.tolist()))
        assert fe.objective.entropy(rescaled).tolist() == printed(weights)
