"""Judgement matrices as published: weights, λmax, consistency, completion.

A printed consistency ratio is held against our index over the random index that its source used; our own ratio uses
that of Alonso and Lamata (2006).
"""

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

DRINKS = "9 5 2 1 1 1/2 | 1/3 1/9 1/9 1/9 1/9 | 1/3 1/4 1/3 1/9 | 1/2 1 1/3 | 2 1/2 | 1/3"
SCHOOL = "4 3 1 3 4 | 7 3 1/5 1 | 1/5 1/5 1/6 | 1 1/3 | 3"
CITY = "1/5 3 1/2 5 | 7 1 7 | 1/4 3 | 7"
PROJECTS = "1 5 3 | 5 3 | 1/3"
TUITION = "1/3 1/5 2 3 | 1/3 3 3 | 5 7 | 1"
PARTIES = {
    "PSOE": "3 5 8 6 | 3 5 4 | 3 2 | 1/3",
    "PP": "3 7 9 5 | 3 7 1 | 5 1/5 | 1/5",
    "PAR": "5 7 7 5 | 1 5 1 | 5 1/3 | 1/5",
    "NP": "1/2 1/5 1/8 1/7 | 1/4 1/6 1/5 | 1/4 1/3 | 3",
}
_TABLE = (0.5247, 0.8816, 1.1086, 1.2479, 1.3417, 1.4057, 1.4499, 1.4854, 1.5140, 1.5365, 1.5551, 1.5713, 1.5838)
ALONSO_LAMATA = dict(enumerate(_TABLE, start=3))

SAATY_1980 = dict(enumerate((0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59), start=3))
SAATY_2005 = dict(enumerate((0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59), start=3))
SCALE = [*(1 / x for x in range(9, 1, -1)), *range(1, 10)]


def principal(matrix: FloatArray) -> tuple[list[float], float]:
    """Return the principal eigenvector and eigenvalue by 200 steps of power iteration, in plain Python."""
    rows: list[list[float]] = matrix.tolist()
    vector, growth = [1.0 / len(rows)] * len(rows), 0.0
    for _ in range(200):
        image = [sum(a * x for a, x in zip(row, vector, strict=True)) for row in rows]
        growth = sum(image)
        vector = [x / growth for x in image]
    return vector, growth


def test_saaty_2008_drinks(judged: Judged, printed: Printed) -> None:
    """Saaty (2008), Decision making with the analytic hierarchy process, Int. J. Services Sciences 1(1), 83-98.

    To four digits, and CR by the random index of Donegan and Dodd (1991): AHPy, tests/test_ahp.py, test_drinks.
    """
    found = fe.ahp.consistency(judged(DRINKS))
    assert found.priorities.tolist() == printed("0.177 0.019 0.042 0.116 0.190 0.129 0.327")
    assert found.priorities.tolist() == printed("0.1775 0.0191 0.0418 0.1164 0.1896 0.1288 0.3268")
    assert fe.ahp.consistency(judged(DRINKS), random_index="saaty_2005").ratio == printed("0.022")
    assert found.index / 1.2519 == printed("0.0235")  # Donegan and Dodd (1991), order 7
    assert found.ratio == printed("0.02194")


def test_saaty_1980_school(judged: Judged, printed: Printed) -> None:
    """Saaty (1980), choice of a school, to four digits in pymcdm, test/test_weights.py, after Wang and Chin (2011).

    Information Sciences 181(23). λmax 7.49, CI 0.30 and CR 0.24 stand beside these weights, which do not follow from
    the matrix: its eigenvalue is 7.4199, as power iteration finds it too.
    """
    found = fe.ahp.consistency(judged(SCHOOL))
    assert found.priorities.tolist() == printed("0.3208 0.1395 0.0348 0.1285 0.2374 0.1391")
    assert found.ratio == printed("0.2276")
    assert not found.acceptable
    assert found.lambda_max == printed("7.4199")
    assert found.lambda_max != printed("7.49")
    assert fe.ahp.consistency(judged(SCHOOL), random_index="saaty_1980").ratio == printed("0.229")
    assert found.index != printed("0.30")


def test_saaty_2004_city_criteria(judged: Judged, printed: Printed) -> None:
    """Saaty (2004), choice of a city, as in the vignette of the R package ahpsurvey."""
    found = fe.ahp.consistency(judged(CITY))
    assert found.priorities.tolist() == printed("0.1522 0.4335 0.0716 0.3050 0.0378")
    assert fe.ahp.consistency(judged(CITY), random_index="saaty_2005").ratio == printed("0.0507")
    assert found.ratio == printed("0.05079")
    assert found.acceptable


def test_papathanasiou_and_ploskas_2018(judged: Judged, printed: Printed) -> None:
    """Papathanasiou and Ploskas (2018), Multiple Criteria Decision Aid, Springer, chapter 5; in crispyn's tests."""
    assert fe.ahp.priorities(judged(PROJECTS)).tolist() == printed("0.390 0.390 0.068 0.152")


@pytest.mark.parametrize("method", ["eigenvector", "geometric_mean"])
def test_consistent_matrix_of_the_r_package_ahp(judged: Judged, method: Any) -> None:
    """R package ahp (gluc/ahp), tests/testthat/test-Calculate.R: 2/3, 1/9, 2/9."""
    found = fe.ahp.consistency(judged("6 3 | 1/2"), method=method)
    assert found.priorities.tolist() == pytest.approx([2 / 3, 1 / 9, 2 / 9])
    assert (found.lambda_max, found.index, found.ratio) == pytest.approx((3, 0, 0), abs=1e-12)


@pytest.mark.parametrize("x", [1, 3, 9])
@pytest.mark.parametrize("order", [3, 4, 9])
def test_goepel_2018_one_criterion_against_the_rest(judged: Judged, x: int, order: int) -> None:
    """Goepel (2018), Int. J. of the AHP 10(3), 469-487, eq. 41: x times all others gives x/(x + n − 1); 9 of 4 is 0.75."""
    rows = [[x] * (order - 1), *([1] * rest for rest in range(order - 2, 0, -1))]
    matrix = judged(" | ".join(" ".join(map(str, row)) for row in rows))
    assert fe.ahp.priorities(matrix)[0] == pytest.approx(x / (x + order - 1))
    assert fe.ahp.priorities(matrix, method="geometric_mean")[0] == pytest.approx(x / (x + order - 1))
    if (x, order) == (9, 4):
        assert fe.ahp.priorities(matrix)[0] == pytest.approx(0.75)


def test_bozoki_fulop_ronyai_2010_completion(printed: Printed) -> None:
    """Bozóki, Fülöp and Rónyai (2010), Math. and Computer Modelling 52, 318-333; AHPy, test_incomplete_example.

    The completion is the one of least λmax. With four indicators and one gap that of least squares coincides with it:
    every cycle through the gap is least, and λmax with it, at √(a₃₁a₁₄a₃₂a₂₄) = √(8/15), the geometric mean of the two
    ways around the gap. AHPy's digits after the sixth are its optimiser's.
    """
    matrix = np.array([[1, 1, 5, 2], [1, 1, 3, 4], [1 / 5, 1 / 3, 1, np.nan], [1 / 2, 1 / 4, np.nan, 1]])
    completed = fe.ahp.complete(matrix)
    assert completed[2, 3] == pytest.approx(sqrt(8 / 15), rel=1e-12)
    assert fe.ahp.complete(matrix, method="least_squares")[2, 3] == pytest.approx(sqrt(8 / 15), rel=1e-12)
    assert completed[2, 3] == pytest.approx(0.730297106886979, abs=1e-6)
    assert completed[3, 2] == pytest.approx(1 / completed[2, 3])

    found = fe.ahp.consistency(completed)
    assert found.priorities.tolist() == printed("0.3738 0.3920 0.0985 0.1357")
    assert found.index / 0.8286 == printed("0.0372")  # Donegan and Dodd (1991), order 4
    assert found.ratio == printed("0.03492")
    for other in (0.72, 0.74):
        nearby = completed.copy()
        nearby[2, 3], nearby[3, 2] = other, 1 / other
        assert principal(nearby)[1] > found.lambda_max

    # The geometric means of the completed rows are the least squares weights themselves: w₃/w₄ is what was filled in.
    means = fe.ahp.priorities(completed, method="geometric_mean")
    assert means.tolist() == printed("0.374182954 0.391633028 0.098840749 0.135343269")
    assert means[2] / means[3] == pytest.approx(sqrt(8 / 15))


@pytest.mark.parametrize(
    ("party", "weights", "index"),
    [
        ("PSOE", "0.513 0.251 0.115 0.042 0.079", "0.143"),
        ("PP", "0.520 0.195 0.072 0.030 0.182", "0.303"),
        ("PAR", "0.560 0.135 0.101 0.035 0.168", "0.298"),
        ("NP", "0.038 0.059 0.149 0.480 0.274", "0.203"),
    ],
)
def test_escobar_aguaron_moreno_2015_geometric_means_and_gci(
    judged: Judged, printed: Printed, party: str, weights: str, index: str
) -> None:
    """Escobar, Aguarón and Moreno-Jiménez (2015), Decision Support Systems, tables 1, 3 and 5."""
    found = fe.ahp.consistency(judged(PARTIES[party]), method="geometric_mean")
    assert found.priorities.tolist() == printed(weights)
    assert found.geometric_index == printed(index)
    assert found.geometric_acceptable


def test_tuition_fairness_prints_a_wrong_lambda(judged: Judged, printed: Printed) -> None:
    """A modelling-contest paper on tuition fees, download.cucdc.com/wenku/page/eef06d5e5fb9496a953596c110635ebf.html.

    Weights and CR are right. The printed λmax 5.1357 and CI 0.0339 are misprints: power iteration gives 5.1537 and
    0.0384, and it is 0.0384/1.12 that gives the printed CR.
    """
    found = fe.ahp.consistency(judged(TUITION))
    assert found.priorities.tolist() == printed("0.1241 0.2292 0.5100 0.0732 0.0635")
    assert fe.ahp.consistency(judged(TUITION), random_index="saaty_1980").ratio == printed("0.0343")
    assert found.ratio == printed("0.03467")
    assert found.lambda_max == pytest.approx(principal(judged(TUITION))[1])
    assert found.lambda_max == printed("5.1537")
    assert found.lambda_max != printed("5.1357")
    assert found.index == printed("0.0384")
    assert found.index != printed("0.0339")


def test_ahp_lite_averages_columns_of_rounded_reciprocals(printed: Printed) -> None:
    """npm package ahp-lite, README: weights 0.10, 0.19, 0.71, CI 0.12, CR 0.21.

    The printed weights are means of the normalised columns, not the eigenvector. The matrix is reciprocal only within
    2 %, so each pair counts as its compromise; for that CI and CR are as printed. For order 3, λmax = 1 + t + 1/t with
    t³ = a₁₂a₂₃/a₁₃, and the eigenvector is that of the geometric means.
    """
    matrix = np.array([[1, 0.33, 0.2], [3, 1, 0.14], [5, 7, 1]])
    a, b, c = sqrt(0.33 / 3), sqrt(0.2 / 5), sqrt(0.14 / 7)
    t = (a * c / b) ** (1 / 3)
    means = np.cbrt([a * b, c / a, 1 / (b * c)])
    found = fe.ahp.consistency(matrix)
    assert found.index == pytest.approx((t + 1 / t - 2) / 2)
    assert found.index == printed("0.12")
    assert fe.ahp.consistency(matrix, random_index="saaty_1980").ratio == printed("0.21")
    assert found.ratio == printed("0.227")
    assert found.priorities.tolist() == pytest.approx((means / means.sum()).tolist())
    assert found.priorities.tolist() == printed("0.09 0.17 0.74")
    assert (matrix / matrix.sum(axis=0)).mean(axis=1).tolist() == printed("0.10 0.19 0.71")


@pytest.mark.parametrize("upper", [DRINKS, SCHOOL, CITY, PROJECTS, TUITION, *PARTIES.values()])
def test_published_matrices_agree_with_power_iteration(judged: Judged, upper: str) -> None:
    matrix = judged(upper)
    order = len(matrix)
    vector, value = principal(matrix)
    found = fe.ahp.consistency(matrix)
    assert found.priorities.tolist() == pytest.approx(vector)
    assert found.lambda_max == pytest.approx(value)
    assert found.ratio == pytest.approx((value - order) / (order - 1) / ALONSO_LAMATA[order])


@pytest.mark.parametrize(("order", "index"), ALONSO_LAMATA.items())
def test_alonso_and_lamata_2006_random_index(order: int, index: float) -> None:
    """Alonso and Lamata (2006), Int. J. of Uncertainty, Fuzziness and Knowledge-Based Systems 14(4), 445-459."""
    matrix = np.ones((order, order))
    matrix[0, 1], matrix[1, 0] = 9, 1 / 9
    found = fe.ahp.consistency(matrix)
    assert found.index / found.ratio == pytest.approx(index)


@pytest.mark.parametrize("order", range(3, 16))
def test_saatys_random_indices(order: int) -> None:
    """Saaty (1980), The Analytic Hierarchy Process; (2005), Theory and Applications of the Analytic Network Process."""
    matrix = np.ones((order, order))
    matrix[0, 1], matrix[1, 0] = 9, 1 / 9
    first, second = (fe.ahp.consistency(matrix, random_index=name) for name in ("saaty_1980", "saaty_2005"))
    assert first.index / first.ratio == pytest.approx(SAATY_1980[order])
    assert second.index / second.ratio == pytest.approx(SAATY_2005[order])


@pytest.mark.parametrize("order", range(3, 16))
def test_random_judgements_are_as_inconsistent_as_the_later_tables_say(order: int) -> None:
    """10,000 matrices drawn from 1/9 to 9; Saaty's table of 1980 is off by 0.05 at orders 3 and 12."""
    upper = np.triu(np.random.default_rng(order).choice(SCALE, (10_000, order, order)), 1)
    lower = np.divide(1, upper, where=upper > 0, out=np.zeros_like(upper))
    index = fe.ahp.consistency(upper + np.eye(order) + lower.swapaxes(-1, -2)).index
    slack = 4 * index.std() / 100
    assert index.mean() == pytest.approx(ALONSO_LAMATA[order], abs=slack)
    assert index.mean() == pytest.approx(SAATY_2005[order], abs=slack + 0.011)
    if order in (3, 12):
        assert abs(index.mean() - SAATY_1980[order]) > slack + 0.011


@pytest.mark.parametrize(("order", "fitted"), [(16, "1.5978"), (50, "1.7172"), (100, "1.7438")])
def test_alonso_and_lamata_2006_linear_fit(printed: Printed, order: int, fitted: str) -> None:
    """(2.7699n − 4.3513 − n)/(n − 1), attributed to Alonso and Lamata (2006)."""
    matrix = np.ones((order, order))
    matrix[0, 1], matrix[1, 0] = 9, 1 / 9
    found = fe.ahp.consistency(matrix)
    assert found.index / found.ratio == printed(fitted)
