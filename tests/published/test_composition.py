"""Compositions on one level as published: B = w ∘ R, its grade and its score."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt
from typing import Any

import numpy as np
import pytest

import fuzzyeval as fe
from fuzzyeval.aliases import FloatArray

Printed = Callable[[str], Any]
Judged = Callable[[str], FloatArray]

CLOTHES = [[0.2, 0.5, 0.2, 0.1], [0.7, 0.2, 0.1, 0], [0, 0.4, 0.5, 0.1], [0.2, 0.3, 0.5, 0]]


def evaluated(
    weights: list[float], rows: list[list[float]], scores: dict[str, float] | None = None, **options: Any
) -> fe.Evaluation:
    """Return the evaluation of one parent with these weights and rows; grades given as scores by label."""
    scores = scores or {str(place): -float(place) for place in range(1, len(rows[0]) + 1)}
    names = [f"u{place}" for place in range(1, len(rows) + 1)]
    study = fe.Study(
        grades=fe.GradeScale([fe.Grade(label=label, score=score) for label, score in scores.items()]),
        root=fe.Indicator(id="U", children=tuple(fe.Indicator(id=name) for name in names)),
        weighting=fe.Manual(weights={"U": dict(zip(names, weights, strict=True))}),
        **options,
    )
    return fe.evaluate(study, fe.Relation.from_rows(dict(zip(names, rows, strict=True)), list(scores)))


def degrees(evaluation: fe.Evaluation) -> list[float]:
    return list(evaluation.membership.values())


@pytest.mark.parametrize(
    ("weights", "membership", "grade"),
    [
        ([0.1, 0.2, 0.3, 0.4], [0.2, 0.3, 0.4, 0.1], "不太欢迎"),
        ([0.4, 0.35, 0.15, 0.1], [0.35, 0.4, 0.2, 0.1], "较欢迎"),
    ],
)
def test_clothing_for_two_groups_of_customers_by_min_max(
    weights: list[float], membership: list[float], grade: str
) -> None:
    """汪晓银, 周保平, 数学建模与数学实验 (textbook), as in e-com-net.com/article/1276296104417181696.htm."""
    scores = {"很欢迎": 4.0, "较欢迎": 3.0, "不太欢迎": 2.0, "不欢迎": 1.0}
    evaluation = evaluated(weights, CLOTHES, scores, operator="min_max")
    assert degrees(evaluation) == pytest.approx(membership)
    assert evaluation.grade == grade
    assert fe.compose(weights, CLOTHES, operator="M(∧,∨)").tolist() == pytest.approx(membership)


def test_clothing_by_weighted_average() -> None:
    """The relation of the textbook example above, composed by M(·,+) in a public student project."""
    assert fe.compose([0.1, 0.2, 0.3, 0.4], CLOTHES).tolist() == pytest.approx([0.24, 0.33, 0.39, 0.04])


def test_clothing_for_male_customers_normalised_at_the_end(printed: Printed) -> None:
    """m.wenku365.com/p-43535473.html: min-max, then B divided by its sum."""
    weights = [0.1, 0.1, 0.15, 0.3, 0.35]
    rows = [[0.2, 0.5, 0.3, 0], [0.1, 0.3, 0.5, 0.1], [0, 0.1, 0.6, 0.3], [0, 0.4, 0.5, 0.1], [0.5, 0.3, 0.2, 0]]
    scores = {"很欢迎": 4.0, "欢迎": 3.0, "一般": 2.0, "不欢迎": 1.0}
    raw = evaluated(weights, rows, scores, operator="min_max")
    assert degrees(raw) == pytest.approx([0.35, 0.3, 0.3, 0.15])
    final = evaluated(weights, rows, scores, operator="min_max", normalise="final")
    assert degrees(final) == printed("0.32 0.27 0.27 0.14")
    assert final.grade == raw.grade == "很欢迎"


def test_tillage_schemes_as_columns(printed: Printed) -> None:
    """A worked example in sfvsfv/Mathematical-modeling (模糊综合评价原理案例讲解与Matlab实现).

    The columns are the schemes 甲, 乙, 丙, not grades: rows need not sum to 1, and the largest B is the best scheme.
    """
    relation = [
        [0.97, 0.716, 0.248],
        [0.6, 0.8, 1],
        [0.125, 0.55, 0.7],
        [0.275, 0.6875, 0.4375],
        [0.2, 0.6, 0.8],
    ]
    composed = fe.compose([0.2, 0.1, 0.15, 0.3, 0.25], relation)
    assert (composed / composed.sum()).tolist() == printed("0.2452 0.4004 0.3544")
    assert [("甲", "乙", "丙")[at] for at in (-composed).argsort()] == ["乙", "丙", "甲"]


def test_mathmodels_book_clothing_score() -> None:
    """mathmodels-book (zhjx19.github.io/mathmodels-book/fuzzy-eval.html), section 10.2: B, its grade's score, Σvb."""
    rows = [[0.8, 0.1, 0.1], [0.7, 0.2, 0.1], [0.6, 0.2, 0.2], [0.7, 0.1, 0.2]]
    scores = {"first": 90.0, "second": 75.0, "third": 50.0}
    evaluation = evaluated([0.3, 0.3, 0.3, 0.1], rows, scores)
    assert degrees(evaluation) == pytest.approx([0.7, 0.16, 0.14])
    assert evaluation.score == pytest.approx(82)
    assert scores[evaluation.grade] == 90


def test_mathmodels_book_defuzzified_membership() -> None:
    """mathmodels-book, section 10.2: one membership read in two ways; the scores ascend."""
    scores = {"poor": 30.0, "fair": 60.0, "good": 75.0, "excellent": 90.0}
    evaluation = evaluated([1.0], [[0.318, 0.351, 0.203, 0.128]], scores)
    assert evaluation.score == pytest.approx(57.345)
    assert scores[evaluation.grade] == 60


def test_si_personnel_appraisal() -> None:
    """司守奎 (textbook), in RabbitWhite1/Mathematical-Modeling-In-Python, 14.2 模糊综合评判法."""
    rows = [[0.1, 0.5, 0.4, 0, 0], [0.2, 0.5, 0.2, 0.1, 0], [0.2, 0.5, 0.3, 0, 0], [0.2, 0.6, 0.2, 0, 0]]
    scores = {"优秀": 5.0, "良好": 4.0, "一般": 3.0, "较差": 2.0, "差": 1.0}
    evaluation = evaluated([0.25, 0.2, 0.25, 0.3], rows, scores)
    assert degrees(evaluation) == pytest.approx([0.175, 0.53, 0.275, 0.02, 0])
    assert evaluation.grade == "良好"


def test_teaching_quality_prints_a_wrong_score() -> None:
    """ashuiGordon/Mathematical-Modeling-Guide, src/chapter03/fuzzy-evaluation.md: fifty students on teaching.

    B and the grade are right. The score is printed as 83.375, but 95 · 0.325 + 85 · 0.315 + 75 · 0.235 + 65 · 0.09 +
    50 · 0.035 = 30.875 + 26.775 + 17.625 + 5.85 + 1.75 = 82.875.
    """
    rows = [
        [0.4, 0.3, 0.2, 0.08, 0.02],
        [0.3, 0.35, 0.25, 0.08, 0.02],
        [0.25, 0.3, 0.3, 0.1, 0.05],
        [0.35, 0.3, 0.2, 0.1, 0.05],
    ]
    scores = {"优秀": 95.0, "良好": 85.0, "third": 75.0, "较差": 65.0, "很差": 50.0}
    evaluation = evaluated([0.2, 0.3, 0.2, 0.3], rows, scores)
    assert degrees(evaluation) == pytest.approx([0.325, 0.315, 0.235, 0.09, 0.035])
    assert evaluation.grade == "优秀"
    assert evaluation.score == pytest.approx(82.875)
    assert evaluation.score != pytest.approx(83.375)


def test_mcm_2020_sandcastle_ratio_memberships(printed: Printed) -> None:
    """Outstanding paper 2010821 of MCM 2020, problem B: x/Σx over three shapes, which are the columns.

    The paper cuts the middle column off rather than round it: 0.3485 to 0.348, and 0.3 · 0.3485 + 0.7 · 0.4658 = 0.4306
    to 0.430.
    """
    measured = np.array([[50.6, 63.5, 68.1], [34.94, 91.39, 69.89]])
    relation = measured / measured.sum(axis=1, keepdims=True)
    assert relation[0].tolist() == printed("0.278 0.349 0.374")
    assert relation[1].tolist() == printed("0.178 0.466 0.356")
    composed = fe.compose([0.3, 0.7], relation)
    assert composed.tolist() == printed("0.208 0.431 0.361")
    assert composed[1] == printed("0.4306")
    assert composed[1] != printed("0.430")


def test_fish_pond_water_on_eight_dates(printed: Printed) -> None:
    """A national modelling-contest paper of Chongqing University (problem A), in hxqrrrr/mathematical-modeling.

    Seven indicators, exceedance weights of eight dates, one relation for all; three of its rows do not sum to 1.
    """
    relation = [
        [0.4, 0.2, 0.1, 0.1, 0.2],
        [0.1, 0.1, 0.2, 0.3, 0.3],
        [0.2, 0.2, 0.3, 0.2, 0.1],
        [0.1, 0.2, 0.2, 0.3, 0.2],
        [0.1, 0.2, 0.3, 0.3, 0.1],
        [0.1, 0.1, 0.2, 0.3, 0.2],
        [0.1, 0.2, 0.2, 0.3, 0.3],
    ]
    weights = [
        [0.0154, 0.0129, 0.0130, 0.0164, 0.0168, 0.9084, 0.0173],
        [0.0233, 0.0280, 0.0320, 0.0384, 0.0036, 0.8588, 0.0160],
        [0.0502, 0.0392, 0.0348, 0.0401, 0.0190, 0.7800, 0.0367],
        [0.0292, 0.0473, 0.0424, 0.0475, 0.0162, 0.7997, 0.0177],
        [0.0059, 0.0112, 0.0129, 0.0132, 0.0235, 0.9090, 0.0243],
        [0.0170, 0.0183, 0.0214, 0.0225, 0.0087, 0.8799, 0.0322],
        [0.0150, 0.0116, 0.0112, 0.0126, 0.0101, 0.9215, 0.0179],
        [0.0079, 0.0101, 0.0106, 0.0108, 0.0045, 0.9428, 0.0133],
    ]
    composed = fe.compose(weights, relation)
    assert [date.tolist() for date in composed] == [
        printed("0.1059 0.1079 0.2015 0.2957 0.2001"),
        printed("0.1102 0.1113 0.2013 0.2922 0.2009"),
        printed("0.1185 0.1181 0.2004 0.2865 0.2022"),
        printed("0.1130 0.1153 0.2029 0.2899 0.2006"),
        printed("0.1031 0.1080 0.2031 0.2975 0.1999"),
        printed("0.1072 0.1102 0.2013 0.2945 0.2020"),
        printed("0.1056 0.1067 0.2006 0.2958 0.2008"),
        printed("0.1034 0.1047 0.2007 0.2974 0.2008"),
    ]
    assert (composed.argmax(axis=-1) == 3).all()  # grade IV on every date


def test_parking_layout_with_weights_of_unit_length(judged: Judged, printed: Printed) -> None:
    """A modelling-contest paper of Southwest Jiaotong University (first prize, problem B), in hxqrrrr/mathematical-modeling.

    Its weights are the eigenvector of length 1, which sums to 1.515: B exceeds 1 in all. Ten people voted.
    """
    comparisons = judged("4 6 7 | 4 6 | 3")
    vector = fe.ahp.priorities(comparisons)
    weights = vector / sqrt(float((vector**2).sum()))
    assert fe.ahp.consistency(comparisons).lambda_max == printed("4.2463")
    assert weights.tolist() == printed("0.9073 0.3873 0.1455 0.0748")

    votes = np.array([[7, 2, 1, 0, 0], [5, 3, 1, 1, 0], [4, 2, 2, 1, 1], [3, 2, 2, 2, 1]])
    composed = fe.compose(weights, votes / 10)
    assert composed.tolist() == printed("0.9094 0.3417 0.1735 0.0682 0.0220")
    assert composed.sum() > 1


def test_parking_with_combined_weights_is_not_reproducible(printed: Printed) -> None:
    """A modelling-contest paper of Southwest Jiaotong University (second prize, problem B), in hxqrrrr/mathematical-modeling.

    The printed S follows from its relation neither with its combined weights, which sum to 0.349, nor with these
    divided by their sum; and S times the scores is 7.72 + 15.844 + 28.434 + 18.161 = 70.159, not the printed 72.0562.
    """
    weights = np.array([0.0361, 0.0293, 0.0286, 0.0548, 0.0811, 0.0401, 0.0378, 0.0410])
    relation = [
        [0.16, 0.30, 0.46, 0.08],
        [0.04, 0.20, 0.36, 0.40],
        [0.20, 0.30, 0.46, 0.04],
        [0.00, 0.20, 0.26, 0.54],
        [0.08, 0.18, 0.50, 0.20],
        [0.00, 0.10, 0.34, 0.56],
        [0.00, 0.08, 0.74, 0.18],
        [0.06, 0.14, 0.76, 0.02],
    ]
    published = np.array([0.0772, 0.1864, 0.4062, 0.3302])
    for given in (weights, weights / weights.sum()):
        composed = fe.compose(given, relation)
        assert composed.tolist() == pytest.approx([sum(given * column) for column in np.transpose(relation)])
        assert abs(composed - published).max() > 0.05
    score = evaluated([1.0], [published.tolist()], {"好": 100.0, "较好": 85.0, "一般": 70.0, "较差": 55.0}).score
    assert score == printed("70.159")
    assert score != printed("72.0562")


@pytest.mark.parametrize(
    ("membership", "value", "wrong"),
    [
        ([0.382, 0.297, 0.205, 0.116], 2.055, 2.056),  # 0.382 + 0.594 + 0.615 + 0.464
        ([0.25, 0.25, 0.25, 0.25], 2.5, None),
        ([0.1, 0.2, 0.3, 0.4], 3.0, None),
        ([0.4, 0.3, 0.2, 0.1], 2.0, 1.9),  # 0.4 + 0.6 + 0.6 + 0.4
    ],
)
def test_grade_characteristic_value(membership: list[float], value: float, wrong: float | None) -> None:
    """级别特征值 H = Σj·b/Σb, four values in a public source file; two of them are printed wrong (2.056 and 1.9)."""
    evaluation = evaluated([1.0], [membership], {"1": 1.0, "2": 2.0, "3": 3.0, "4": 4.0})
    assert evaluation.score == pytest.approx(value)
    assert wrong is None or evaluation.score != pytest.approx(wrong)
