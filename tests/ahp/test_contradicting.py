"""Contradictions: the worst triads, and preferences that run in circles."""

from __future__ import annotations

from itertools import combinations, permutations
from math import exp, log
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import fuzzyeval as fe
from fuzzyeval.aliases import FloatArray
from fuzzyeval.core.pairwise import chunking
from fuzzyeval.errors import ArrayError

GAP = np.nan
SAATY = [*(1 / x for x in range(9, 1, -1)), *range(1, 10)]


def random(order: int, seed: int, gaps: float = 0.0, scale: Any = SAATY) -> FloatArray:
    """Return judgements drawn from a scale, some of them missing, (n, n)."""
    draw = np.random.default_rng([seed, order])
    matrix = np.eye(order)
    for i, j in combinations(range(order), 2):
        matrix[i, j] = GAP if draw.random() < gaps else draw.choice(scale)
        matrix[j, i] = 1 / matrix[i, j]
    return matrix


def preferring(order: int, *pairs: tuple[int, int]) -> FloatArray:
    """Return judgements in which the first of each pair matters more, and nothing else was judged."""
    matrix = np.full((order, order), GAP)
    for i, j in pairs:
        matrix[i, j] = 3
    return matrix


def naive_triads(matrix: FloatArray) -> dict[tuple[int, ...], float]:
    """Return the index of every triad that was judged, in plain Python."""
    a = matrix.tolist()
    found: dict[tuple[int, ...], float] = {}
    for i, j, k in combinations(range(len(a)), 3):
        chain = a[i][j] * a[j][k] / a[i][k]
        if chain == chain:  # noqa: PLR0124  (no gap)
            found[i, j, k] = 1 - exp(-abs(log(chain)))
    return found


def naive_cycles(matrix: FloatArray) -> list[tuple[int, ...]]:
    """Return every cycle of three, each from its smallest position, in plain Python."""
    a = matrix.tolist()
    return [
        (i, j, k)
        for i, j, k in permutations(range(len(a)), 3)
        if i == min(i, j, k) and a[i][j] > 1 and a[j][k] > 1 and a[k][i] > 1
    ]


@st.composite
def preferences(draw: Any) -> FloatArray:
    """Return judgements of two to six indicators, of each pair one preferred, both equal or nothing judged, (n, n).

    Long circles are rare among judgements drawn pair by pair, so some have one laid through them.
    """
    order = draw(st.integers(2, 6))
    values = draw(st.sampled_from([[3, 1 / 3, 1, GAP], [3, 1 / 3, GAP, GAP, GAP, GAP]]))
    matrix = np.eye(order)
    for i, j in combinations(range(order), 2):
        matrix[i, j] = draw(st.sampled_from(values))
        matrix[j, i] = 1 / matrix[i, j]
    ring = draw(st.permutations(range(order)))[: draw(st.integers(0, order))]
    for i, j in zip(ring, ring[1:] + ring[:1], strict=True):
        if len(ring) > 3:
            matrix[i, j], matrix[j, i] = 3, 1 / 3
    return matrix


def naive_covering(matrix: FloatArray) -> list[tuple[int, ...]]:
    """Return the cycles that should be listed, by looking at every simple cycle."""
    order = len(matrix)
    simple: list[tuple[int, ...]] = [
        path
        for length in range(3, order + 1)
        for path in permutations(range(order), length)
        if path[0] == min(path) and all(matrix[a, b] > 1 for a, b in zip(path, path[1:] + path[:1], strict=True))
    ]
    listed = [cycle for cycle in simple if len(cycle) < 4]
    for member in range(order):
        if not any(member in cycle for cycle in listed):
            through = [turned(cycle, member) for cycle in simple if member in cycle]
            listed += [turned(cycle, min(cycle)) for cycle in sorted(through, key=lambda one: (len(one), one))[:1]]
    return sorted(listed)


def turned(cycle: tuple[int, ...], first: int) -> tuple[int, ...]:
    """Return the same cycle from another of its members."""
    at = cycle.index(first)
    return cycle[at:] + cycle[:at]


@pytest.mark.parametrize("order", [3, 4, 6, 9, 12])
@pytest.mark.parametrize("gaps", [0.0, 0.3])
def test_contradictions_are_those_of_three_loops(order: int, gaps: float) -> None:
    for seed in range(5):
        matrix = random(order, seed, gaps)
        triads = naive_triads(matrix)
        worst = max(triads.values(), default=0.0)
        found = fe.ahp.contradictions(matrix)
        assert found.index == pytest.approx(worst)
        expected = {triad: index for triad, index in triads.items() if worst > 0 and index >= worst * (1 - 1e-9)}
        assert {triad.members: triad.index for triad in found.triads} == pytest.approx(expected)
        assert [cycle for cycle in found.cycles if len(cycle) == 3] == naive_cycles(matrix)
        if not gaps:
            assert fe.ahp.koczkodaj(matrix) == pytest.approx(worst)


def test_a_stack_is_each_matrix(monkeypatch: pytest.MonkeyPatch) -> None:
    stack = np.stack([random(5, seed) for seed in range(6)]).reshape(3, 2, 5, 5)
    found = fe.ahp.koczkodaj(stack)
    monkeypatch.setattr(chunking, "_AT_ONCE", 60)
    assert (fe.ahp.koczkodaj(stack) == found).all()
    assert found.shape == (3, 2)
    assert found.ravel().tolist() == [fe.ahp.koczkodaj(matrix) for matrix in stack.reshape(6, 5, 5)]
    with pytest.raises(ValueError, match="read-only"):
        found[0] = 0
    assert type(fe.ahp.koczkodaj(stack[0, 0])) is float


def test_fewer_than_three_indicators_do_not_contradict() -> None:
    matrices: tuple[list[list[float]], ...] = ([[1]], [[1, 9], [1 / 9, 1]])
    for matrix in matrices:
        assert fe.ahp.koczkodaj(matrix) == 0
        assert fe.ahp.contradictions(matrix) == fe.ahp.Contradictions(0.0, (), ())


def test_consistent_judgements_have_no_worst_triad_though_they_are_rounded() -> None:
    weights = np.random.default_rng(3).uniform(1, 9, 12)
    found = fe.ahp.contradictions(weights[:, None] / weights)
    assert found == fe.ahp.Contradictions(0.0, (), ())


def test_all_triads_that_are_equally_bad_are_named_in_order() -> None:
    matrix = np.ones((4, 4))
    matrix[0, 1], matrix[1, 0] = 4, 1 / 4
    found = fe.ahp.contradictions(matrix)
    assert found.index == pytest.approx(0.75)
    assert [triad.members for triad in found.triads] == [(0, 1, 2), (0, 1, 3)]
    assert found.triads[0] == fe.ahp.Triad((0, 1, 2), found.triads[0].index)
    assert hash(found) == hash(fe.ahp.contradictions(matrix))


def test_enormous_contradictions_have_an_index_of_1() -> None:
    circle = [[1, 1e12, 1e-12], [1e-12, 1, 1e12], [1e12, 1e-12, 1]]
    assert fe.ahp.koczkodaj(circle) == pytest.approx(1)
    assert fe.ahp.contradictions(circle).triads == (fe.ahp.Triad((0, 1, 2), 1.0),)


def test_equal_importance_is_no_preference_and_makes_no_circle() -> None:
    assert fe.ahp.contradictions([[1.0, 2.0, 1.0], [0.5, 1.0, 2.0], [1.0, 0.5, 1.0]]).cycles == ()
    assert fe.ahp.contradictions([[1.0, 2.0, 0.98], [0.5, 1.0, 2.0], [1 / 0.98, 0.5, 1.0]]).cycles == ((0, 1, 2),)


def test_the_direction_of_a_circle_is_told() -> None:
    assert fe.ahp.contradictions(preferring(3, (0, 1), (1, 2), (2, 0))).cycles == ((0, 1, 2),)
    assert fe.ahp.contradictions(preferring(3, (1, 0), (2, 1), (0, 2))).cycles == ((0, 2, 1),)


def test_a_longer_circle_is_named_where_there_is_none_of_three() -> None:
    ring = preferring(5, (3, 1), (1, 4), (4, 0), (0, 3))
    found = fe.ahp.contradictions(ring)
    assert found.cycles == ((0, 3, 1, 4),)
    assert (found.index, found.triads) == (0.0, ())


@given(preferences())
def test_circles_are_those_of_three_and_a_shortest_through_each_indicator_in_none_of_them(matrix: FloatArray) -> None:
    assert list(fe.ahp.contradictions(matrix).cycles) == naive_covering(matrix)


def test_a_circle_of_three_does_not_hide_a_longer_one_that_touches_it() -> None:
    found = fe.ahp.contradictions(preferring(6, (0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 2)))
    assert found.cycles == ((0, 1, 2), (2, 3, 4, 5))


def test_of_longer_circles_a_shortest_through_each_indicator_is_named_once() -> None:
    five = ((0, 1), (1, 2), (2, 3), (3, 4), (4, 0), (3, 0))  # the last makes a circle of four
    four = ((5, 6), (6, 7), (7, 8), (8, 5))
    three = ((9, 10), (10, 11), (11, 9))
    found = fe.ahp.contradictions(preferring(12, *five, *four, *three, (0, 5), (5, 9)))
    assert found.cycles == ((0, 1, 2, 3), (0, 1, 2, 3, 4), (5, 6, 7, 8), (9, 10, 11))


def test_an_order_without_circles_has_none() -> None:
    pairs = list(combinations(range(6), 2))
    assert fe.ahp.contradictions(preferring(6, *pairs)).cycles == ()
    assert fe.ahp.contradictions(np.where(np.eye(3), 1, GAP)) == fe.ahp.Contradictions(0.0, (), ())


def test_a_hundred_indicators_are_looked_at() -> None:
    matrix = random(100, 1)
    assert fe.ahp.contradictions(matrix).index == pytest.approx(fe.ahp.koczkodaj(matrix))


def test_gaps_and_stacks_are_refused_where_they_mean_nothing() -> None:
    with pytest.raises(ArrayError, match=r"comparisons\[0, 2\]: nan is a gap"):
        fe.ahp.koczkodaj(preferring(3, (0, 1)) * np.where(np.eye(3), GAP, 1))
    with pytest.raises(ArrayError, match=r"comparisons: shape \(2, 3, 3\); give one matrix"):
        fe.ahp.contradictions(np.ones((2, 3, 3)))
