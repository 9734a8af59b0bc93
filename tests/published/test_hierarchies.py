"""Hierarchies of judgements as published: weights of the alternatives, composed level by level."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import fuzzyeval as fe
from fuzzyeval.aliases import FloatArray

Printed = Callable[[str], Any]
Judged = Callable[[str], FloatArray]

CARS = {
    "price": "9 9 1 1/2 5 | 1 1/9 1/9 1/7 | 1/9 1/9 1/7 | 1/2 5 | 6",
    "maintenance": "1.5 4 4 4 5 | 4 4 4 5 | 1 1.2 1 | 1 3 | 2",
    "fuel": "100/113 1.41 1.15 1.24 1.19 | 1.59 1.3 1.4 1.35 | 100/123 100/114 100/118 | 1.08 1.04 | 25/26",
    "resale": "3 4 1/2 2 2 | 2 1/5 1 1 | 1/6 1/2 1/2 | 4 4 | 1",
    "safety": "1 5 7 9 1/3 | 5 7 9 1/3 | 2 9 1/8 | 2 1/8 | 1/9",
    "style": "1 7 5 9 6 | 7 5 9 6 | 1/6 3 1/3 | 7 5 | 1/5",
    "passenger": "1 1/2 1 3 1/2 | 1/2 1 3 1/2 | 2 6 1 | 3 1/2 | 1/6",
    "cargo": "1 1/2 1/2 1/2 1/3 | 1/2 1/2 1/2 1/3 | 1 1 1/2 | 1 1/2 | 1/2",
}
CHOICES = [
    "3 1/5 2 | 1/7 1/3 | 4",
    "1/2 4 5 | 6 7 | 3",
    "1/2 1/6 3 | 1/4 5 | 9",
    "7 1/4 2 | 1/9 1/5 | 5",
    "6 2 3 | 1/4 1/3 | 2",
    "1/4 1/2 1/7 | 2 1/3 | 1/5",
    "3 7 1 | 4 1/3 | 1/7",
    "2 5 8 | 3 6 | 3",
]


def test_saaty_2005_cities(judged: Judged, printed: Printed) -> None:
    """Saaty (2005), Theory and Applications of the Analytic Network Process, in AHPy, tests/test_ahp.py, test_cities.

    Bethesda, Boston, Pittsburgh and Santa Fe by culture, family, housing, jobs and transportation.
    """
    criteria = judged("1/5 3 1/2 5 | 7 1 7 | 1/4 3 | 7")
    cities = [
        judged("1/2 1 1/2 | 2.5 1 | 0.4"),
        judged("2 1/3 4 | 1/8 2 | 9"),
        judged("5 1/2 2.5 | 1/9 1/4 | 7"),
        judged("1/2 3 4 | 6 8 | 1"),
        judged("1.5 1/2 4 | 2/7 2.5 | 9"),
    ]
    composed = fe.compose(fe.ahp.priorities(criteria), fe.ahp.priorities(cities))
    assert composed.tolist() == printed("0.229 0.275 0.385 0.111")
    assert composed.tolist() == printed("0.2291 0.2748 0.3852 0.1110")


def test_wikipedia_leader(judged: Judged, printed: Printed) -> None:
    """Wikipedia, Analytic hierarchy process - leader example; again in AHPy, README.

    Tom, Dick and Harry by experience, education, charisma and age. Two figures are not what the judgements give: the
    page's 0.547 for experience is 0.5476, and AHPy's 0.150 for Harry comes of rounding every weight to three digits
    before composing; unrounded it is 0.1491, which the page has.
    """
    criteria = fe.ahp.consistency(judged("4 3 7 | 1/3 3 | 5"))
    people = [judged("1/4 4 | 9"), judged("3 1/5 | 1/7"), judged("5 9 | 4"), judged("1/3 5 | 9")]
    found = fe.ahp.consistency(people)
    assert criteria.priorities.tolist() == printed("0.548 0.127 0.270 0.056")
    assert criteria.priorities.tolist() != printed("0.547 0.127 0.270 0.056")
    assert found.priorities[0].tolist() == printed("0.217 0.717 0.066")
    assert criteria.index / 0.89 == printed("0.044")  # Saaty (2005), order 4
    assert (found.index[:2] / 0.52).tolist() == printed("0.035 0.062")  # Saaty (2005), order 3
    assert criteria.ratio == printed("0.0448")
    assert found.ratio.tolist() == printed("0.0352 0.0618 0.0679 0.0277")

    composed = fe.compose(criteria.priorities, found.priorities)
    assert composed.tolist() == printed("0.358 0.493 0.149")
    assert composed.tolist() != printed("0.358 0.493 0.150")
    assert fe.compose(criteria.priorities.round(3), found.priorities.round(3)).tolist() == printed("0.358 0.493 0.150")


def test_wikipedia_car(judged: Judged, printed: Printed) -> None:
    """Wikipedia, Analytic hierarchy process - car example, in AHPy, README and tests/test_ahp.py.

    Accord Sedan, Accord Hybrid, Pilot, CR-V, Element and Odyssey, by cost (price, fuel, maintenance, resale), safety,
    style and capacity (cargo, passenger). Consistency by the random index of Donegan and Dodd (1991).
    """
    criteria = fe.ahp.consistency(judged("3 7 3 | 9 1 | 1/7"))
    cost = fe.ahp.consistency(judged("2 5 3 | 2 2 | 1/2"))
    local = {name: fe.ahp.priorities(judged(upper)) for name, upper in CARS.items()}
    assert criteria.priorities.tolist() == printed("0.510 0.234 0.041 0.215")
    assert criteria.index / 0.8286 == printed("0.08")
    assert cost.index / 0.8286 == printed("0.016")
    assert fe.ahp.consistency(judged(CARS["price"])).index / 1.1797 == printed("0.072")

    costs = fe.compose(cost.priorities, [local[name] for name in ("price", "fuel", "maintenance", "resale")])
    capacity = fe.compose(fe.ahp.priorities(judged("1/5")), [local["cargo"], local["passenger"]])
    composed = fe.compose(criteria.priorities, [costs, local["safety"], local["style"], capacity])
    assert composed.tolist() == printed("0.215 0.150 0.106 0.167 0.144 0.219")


def test_jmcdm_takes_column_means_for_the_eigenvector(judged: Judged, printed: Printed) -> None:
    """Julia package JMcDM, test/mcdm/testahp.jl.

    Its weights are means of the normalised columns, and its λmax 8.726 is the mean of (Aw)ᵢ/wᵢ for them, not the
    principal eigenvalue, which is 8.698. Composing its weights gives its scores; the eigenvectors give others, in the
    same order.
    """
    upper = "7 1/5 1/8 1/2 1/3 1/5 1 | 1/8 1/9 1/4 1/5 1/9 1/8 | 1/3 4 2 1 1 | 7 5 3 3 | 1/2 1/5 1/5 | 1/3 1/3 | 1"
    criteria, choices = judged(upper), np.array([judged(choice) for choice in CHOICES])

    def column_means(matrix: FloatArray) -> FloatArray:
        return np.asarray((matrix / matrix.sum(axis=-2, keepdims=True)).mean(axis=-1))

    weights = column_means(criteria)
    mean = (criteria @ weights / weights).mean()
    assert mean == printed("8.72642777111")
    assert (mean - 8) / 7 / 1.41 == printed("0.0735995715413")  # Saaty (1980), order 8
    assert fe.compose(weights, column_means(choices)).tolist() == printed("0.280105 0.1482273 0.3813036 0.1903641")

    found = fe.ahp.consistency(criteria)
    assert found.lambda_max == pytest.approx(max(np.roots(np.poly(criteria)).real))
    assert found.lambda_max == printed("8.698")
    assert found.ratio == printed("0.07096")
    composed = fe.compose(found.priorities, fe.ahp.priorities(choices))
    assert composed.tolist() == printed("0.2779 0.1462 0.3872 0.1887")
    assert composed.argsort().tolist() == np.argsort([0.280105, 0.1482273, 0.3813036, 0.1903641]).tolist()


def test_mathmodels_book_tourism(judged: Judged, printed: Printed) -> None:
    """mathmodels-book (zhjx19.github.io/mathmodels-book/ahp-weight.html): three destinations by five criteria."""
    criteria = fe.ahp.consistency(judged("1/2 4 3 3 | 7 5 5 | 1/2 1/3 | 1"))
    places = fe.ahp.consistency([judged(u) for u in ("2 5 | 2", "1/3 1/8 | 1/3", "1 3 | 3", "3 4 | 1", "1 1/4 | 1/4")])
    assert criteria.priorities.tolist() == printed("0.26360349 0.47583538 0.0538146 0.09806829 0.10867824")
    assert [row.tolist() for row in places.priorities] == [
        printed("0.595379 0.2763505 0.1282705"),
        printed("0.08193475 0.2363407 0.68172455"),
        printed("0.4285714 0.4285714 0.1428571"),
        printed("0.6337079 0.1919206 0.1743715"),
        printed("0.1666667 0.1666667 0.6666667"),
    ]
    assert criteria.index / 1.12 == printed("0.01609027")  # Saaty (1980), order 5
    assert (places.index / 0.58).tolist() == printed("0.00477 0.00133 0.00000 0.00793 0.00000")  # and order 3
    assert criteria.ratio == printed("0.01626")  # 0.01609027 · 1.12 / 1.1086
    assert places.ratio.tolist() == printed("0.00527 0.00147 0.00000 0.00877 0.00000")  # · 0.58 / 0.5247
    assert fe.compose(criteria.priorities, places.priorities).tolist() == printed("0.2992545 0.245304 0.4554415")
