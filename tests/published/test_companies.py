"""Seven companies, from measurements to a ranking: AHP by geometric means, trapezoids, two levels (a published paper)."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import Any

import numpy as np
import pytest

import fuzzyeval as fe
from fuzzyeval.aliases import FloatArray

Printed = Callable[[str], Any]
Judged = Callable[[str], FloatArray]

COMPANIES = "abcdefg"
GRADES = {"优秀": 100, "良好": 80, "中等": 60, "较差": 40, "很差": 20}
COUNTS = {"产品": 7, "成本": 8, "销售": 4}
JUDGEMENTS = {
    "公司": "2 3 | 2",
    "产品": "1/3 1/3 1 1 1/2 1/2 | 1 3 3 2 2 | 3 3 2 2 | 1 1/2 1/2 | 1/2 1/2 | 1",
    "成本": "2 2 2 2 3 4 4 | 1 1 1 2 3 3 | 1 1 2 3 3 | 1 2 3 3 | 2 3 3 | 2 2 | 1",
    "销售": "3 2 2 | 1/2 1/2 | 1",
}
KINDS = ["middle", "up", "up", "up", "middle", "up", "up", *["down"] * 8, *["up"] * 4]
MEASURED = [  # a row an indicator, a column a company
    [81.0, 82.3, 66.7, 89.8, 77.8, 88.6, 88.4],
    [94.7, 88.6, 77.8, 100.0, 87.9, 79.4, 83.2],
    [87.0, 76.6, 73.0, 84.4, 85.3, 75.6, 70.7],
    [89.1, 71.7, 74.4, 81.2, 75.1, 62.3, 68.8],
    [65.3, 68.4, 77.2, 80.8, 69.3, 73.1, 76.7],
    [100.0, 76.5, 84.6, 92.6, 81.6, 72.1, 77.8],
    [86.9, 78.8, 81.1, 93.2, 78.1, 73.7, 70.9],
    [21.8, 21.8, 27.3, 8.6, 38.4, 37.9, 38.1],
    [13.2, 15.1, 18.3, 6.2, 24.5, 27.8, 27.7],
    [8.6, 5.1, 12.6, 6.5, 16.7, 19.0, 22.0],
    [7.8, 18.8, 16.1, 13.2, 23.8, 26.7, 28.2],
    [15.7, 8.1, 19.8, 6.2, 19.0, 23.9, 17.5],
    [25.8, 27.5, 26.8, 18.3, 33.9, 30.1, 40.0],
    [6.5, 4.8, 11.6, 4.0, 15.1, 17.7, 13.8],
    [5.1, 6.3, 9.4, 0.6, 10.7, 9.1, 8.2],
    [78.0, 68.6, 83.2, 88.3, 65.2, 76.6, 73.9],
    [73.2, 61.0, 76.6, 85.7, 61.8, 70.2, 58.0],
    [70.1, 74.4, 90.1, 79.3, 71.8, 76.1, 65.7],
    [74.4, 67.0, 86.0, 82.5, 63.3, 79.5, 68.6],
]
CORNERS: dict[str, list[tuple[float, float, float, float]]] = {  # a trapezoid a grade
    "up": [(80, 90, 100, 100), (70, 80, 80, 90), (60, 70, 70, 80), (50, 60, 60, 70), (0, 0, 50, 60)],
    "down": [(0, 0, 15, 25), (15, 25, 25, 35), (25, 35, 35, 45), (35, 45, 45, 55), (45, 55, 100, 100)],
    "middle": [(65, 75, 85, 95), (55, 65, 65, 75), (45, 55, 55, 65), (35, 45, 45, 55), (0, 0, 35, 45)],
}
LEAVES = [f"{branch}{at}" for branch, count in COUNTS.items() for at in range(1, count + 1)]

Degree = Callable[[float, float, float, float, float], float]


def trapezoid(x: float, a: float, b: float, c: float, d: float) -> float:
    return float(fe.membership.trapezoidal(x, a, b, c, d))


def inverted(x: float, a: float, b: float, c: float, d: float) -> float:
    """Return the paper's degree of a cost: 1 up to a, falling to 0 at b, 0 to c, rising to 1 at d, then 0."""
    if x <= a:
        return 1.0
    if x <= b:
        return (b - x) / (b - a)
    if x <= c:
        return 0.0
    return (x - c) / (d - c) if x <= d else 0.0


def rows_by(cost: Degree, other: Degree) -> list[dict[str, Any]]:
    """Return the relations of all companies as a table."""
    return [
        {"leaf": leaf, "company": company}
        | {
            grade: (cost if kind == "down" else other)(x, *corners)
            for grade, corners in zip(GRADES, CORNERS[kind], strict=True)
        }
        for leaf, kind, measured in zip(LEAVES, KINDS, MEASURED, strict=True)
        for company, x in zip(COMPANIES, measured, strict=True)
    ]


@pytest.fixture
def study() -> fe.Study:
    """Return the paper's study; its judgements as pairs, its relations not rows of shares."""
    children = {"公司": list(COUNTS)} | {branch: [x for x in LEAVES if x.startswith(branch)] for branch in COUNTS}
    judgements = {parent: upper.replace("|", " ").split() for parent, upper in JUDGEMENTS.items()}
    pairs = {
        parent: dict(zip(map("/".join, combinations(below, 2)), judgements[parent], strict=True))
        for parent, below in children.items()
    }
    branches = tuple(
        fe.Indicator(id=branch, children=tuple(fe.Indicator(id=leaf) for leaf in children[branch])) for branch in COUNTS
    )
    return fe.Study(
        grades=fe.GradeScale([fe.Grade(label=label, score=score) for label, score in GRADES.items()]),
        root=fe.Indicator(id="公司", children=branches),
        weighting=fe.AHP(judgements=pairs, priorities="geometric_mean"),
        normalise="every_level",
        rows="as_given",
    )


def test_weights_and_lambda_of_the_seven_companies(study: fe.Study, judged: Judged, printed: Printed) -> None:
    """wanbro333/mohuzonghepingjia, docs/paper.tex: weights by geometric means.

    Its λmax is the mean of (Aw)ᵢ/wᵢ for these weights, ours the principal eigenvalue: of the costs 8.0413 and 8.0415.
    """
    published = {
        "公司": ("0.5396 0.2970 0.1634", "3.0092"),
        "产品": ("0.0758 0.2468 0.2468 0.0758 0.0758 0.1396 0.1396", "7.0203"),
        "成本": ("0.2499 0.1433 0.1433 0.1433 0.1433 0.0798 0.0485 0.0485", "8.0413"),
        "销售": ("0.4231 0.1222 0.2274 0.2274", "4.0104"),
    }
    splits = fe.weigh(study).splits
    assert {split.parent for split in splits} == set(published)
    for split in splits:
        weights, mean = published[split.parent]
        matrix, vector = judged(JUDGEMENTS[split.parent]), np.array(split.weights)
        assert vector.tolist() == printed(weights)
        assert (matrix @ vector / vector).mean() == printed(mean)
        assert split.lambda_max == pytest.approx(max(np.roots(np.poly(matrix)).real))
        assert (split.lambda_max == printed(mean)) == (split.parent != "成本")


def test_seven_companies_as_printed_rest_on_an_inverted_cost(study: fe.Study, printed: Printed) -> None:
    """wanbro333/mohuzonghepingjia, docs/paper.tex and company_data.xlsx.

    The printed figures follow from the degrees that the paper's program gives to costs, a trapezoid upside down: the
    degrees of one cost then sum to as much as 4. Composition, normalising and scores are right.
    """
    published = {
        "d": ("0.505 0.270 0.077 0.074 0.074", "81.14"),
        "a": ("0.447 0.242 0.160 0.076 0.076", "78.15"),
        "c": ("0.183 0.428 0.227 0.081 0.081", "71.02"),
        "e": ("0.276 0.300 0.183 0.154 0.087", "70.50"),
        "b": ("0.186 0.326 0.297 0.115 0.076", "68.66"),
        "f": ("0.080 0.390 0.315 0.120 0.095", "64.79"),
        "g": ("0.127 0.229 0.415 0.128 0.101", "63.04"),
    }
    branches = {
        "a": ("0.802 0.198 0.000 0.000 0.000", "0.046 0.190 0.253 0.255 0.255", "0.000 0.480 0.520 0.000 0.000"),
        "b": ("0.314 0.474 0.212 0.000 0.000", "0.058 0.182 0.250 0.255 0.255", "0.000 0.100 0.663 0.237 0.000"),
        "c": ("0.168 0.562 0.269 0.000 0.000", "0.036 0.166 0.253 0.272 0.272", "0.499 0.459 0.042 0.000 0.000"),
        "d": ("0.787 0.213 0.000 0.000 0.000", "0.007 0.243 0.250 0.250 0.250", "0.478 0.506 0.016 0.000 0.000"),
        "e": ("0.456 0.480 0.064 0.000 0.000", "0.101 0.116 0.223 0.268 0.292", "0.000 0.041 0.503 0.456 0.000"),
        "f": ("0.113 0.479 0.349 0.060 0.000", "0.063 0.093 0.229 0.296 0.319", "0.000 0.636 0.364 0.000 0.000"),
        "g": ("0.210 0.315 0.466 0.009 0.000", "0.045 0.109 0.230 0.289 0.327", "0.000 0.165 0.583 0.227 0.024"),
    }
    table = rows_by(inverted, trapezoid)
    assert max(sum(row[grade] for grade in GRADES) for row in table) == pytest.approx(4)
    evaluations = fe.evaluate(study, fe.Relation.from_frame(table, by="company"), by="company")
    assert [place.object for place in evaluations.ranking()] == list(published)
    for company, (membership, score) in published.items():
        evaluation = evaluations[company]
        assert list(evaluation.membership.values()) == printed(membership)
        assert evaluation.score == printed(score)
        for branch, degrees in zip(COUNTS, branches[company], strict=True):
            assert list(evaluation[branch].degrees or ()) == printed(degrees)


def test_seven_companies_with_costs_the_right_way_round(study: fe.Study) -> None:
    """What the paper's own corners give where a low cost is good: b overtakes e, and every score is higher.

    The oracle interpolates between the corners and composes by hand, with the weights as the paper prints them, so it
    holds to about three digits.
    """
    top = np.array([0.5396, 0.2970, 0.1634])
    local = [
        np.array([0.0758, 0.2468, 0.2468, 0.0758, 0.0758, 0.1396, 0.1396]),
        np.array([0.2499, 0.1433, 0.1433, 0.1433, 0.1433, 0.0798, 0.0485, 0.0485]),
        np.array([0.4231, 0.1222, 0.2274, 0.2274]),
    ]

    def interpolated(x: float, a: float, b: float, c: float, d: float) -> float:
        sides = (0.0 if a < b else 1.0, 0.0 if c < d else 1.0)
        return float(np.interp(x, [a, b, c, d], [sides[0], 1.0, 1.0, sides[1]]))

    evaluations = fe.evaluate(study, fe.Relation.from_frame(rows_by(trapezoid, trapezoid), by="company"), by="company")
    table = rows_by(interpolated, interpolated)
    for company, evaluation in evaluations.items():
        rows = np.array([[row[grade] for grade in GRADES] for row in table if row["company"] == company])
        branches = [weights @ part for weights, part in zip(local, np.split(rows, [7, 15]), strict=True)]
        membership = top @ [branch / branch.sum() for branch in branches]
        membership /= membership.sum()
        assert list(evaluation.membership.values()) == pytest.approx(membership.tolist(), abs=5e-4)
        assert evaluation.score == pytest.approx(float(membership @ list(GRADES.values())), abs=0.05)
    assert "".join(str(place.object) for place in evaluations.ranking()) == "dacbefg"
    for company, wrong in zip("dacebfg", (81.14, 78.15, 71.02, 70.50, 68.66, 64.79, 63.04), strict=True):
        assert evaluations[company].score > wrong + 5
