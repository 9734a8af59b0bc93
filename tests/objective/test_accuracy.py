"""Weights from data against sixty digits, where scores hardly vary, are large, or are many."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest

import fuzzyeval as fe
import objective_oracle as oracle
from fuzzyeval.aliases import FloatArray

PAIRS: dict[str, tuple[Callable[..., FloatArray], oracle.Parts]] = {
    "entropy": (fe.objective.entropy, oracle.divergence),
    "standard deviation": (fe.objective.standard_deviation, oracle.deviations),
    "variation": (fe.objective.variation, oracle.variations),
    "gini": (fe.objective.gini, oracle.gini),
    "critic": (fe.objective.critic, oracle.critic),
}
METHODS = pytest.mark.parametrize("method", PAIRS)


def drawn(rows: int, columns: int) -> FloatArray:
    draw = np.random.default_rng(6)
    return draw.uniform(0, 1, (rows, columns)) * draw.uniform(0.1, 1, columns)


@METHODS
@pytest.mark.parametrize("level", [1e-9, 3, 1e12])
@pytest.mark.parametrize("spread", [1e-2, 1e-3, 1e-4, 1e-8, 1e-10, 1e-12])
def test_scores_that_hardly_vary_are_weighed_right(method: str, level: float, spread: float) -> None:
    ours, textbook = PAIRS[method]
    scores = level * (1 + spread * drawn(7, 5))
    assert ours(scores) == pytest.approx(oracle.weights(textbook, scores), rel=1e-9, abs=0)


@METHODS
def test_five_hundred_columns_of_all_spreads_and_magnitudes_are_weighed_right(method: str) -> None:
    ours, textbook = PAIRS[method]
    draw = np.random.default_rng(7)
    scores = 10.0 ** draw.uniform(-9, 12, 500) * (1 + 10.0 ** draw.uniform(-12, 0, 500) * drawn(6, 500))
    scores[:, ::50] = 7.0
    found = ours(scores)
    assert found == pytest.approx(oracle.weights(textbook, scores), rel=1e-9, abs=0)
    assert (found[::50] == 0).all()


@METHODS
def test_columns_whose_large_values_would_overflow_are_weighed_right(method: str) -> None:
    ours, textbook = PAIRS[method]
    scores = np.array([[1e308, 1e-300, 1], [1.5e308, 5e-300, 2], [1e308, 1e-308, 4], [0, 3e-300, 2.5]])
    assert ours(scores) == pytest.approx(oracle.weights(textbook, scores), rel=1e-12, abs=0)


@pytest.mark.parametrize("apart", [1e-2, 1e-5, 1e-8])
def test_critic_tells_columns_apart_that_are_nearly_the_same(apart: float) -> None:
    """1 − r is 1e-16 and less, where r itself is 1 to the last digit."""
    scores = np.arange(12.0)[:, None] + apart * drawn(12, 4)
    assert fe.objective.critic(scores) == pytest.approx(oracle.weights(oracle.critic, scores), rel=1e-6, abs=0)


def test_critic_turns_costs_round_and_scales_by_the_limits() -> None:
    scores = 1 + 4 * drawn(9, 4)
    for width, limits in ((None, None), (4.0, (1, 5)), (4.0, (np.full(4, 1), [5, 5, 5, 5]))):
        textbook = partial(oracle.critic, width=width, signs=(1, -1, 1, -1))
        found = fe.objective.critic(scores, directions=["benefit", "cost"] * 2, limits=limits)
        assert found == pytest.approx(oracle.weights(textbook, scores), rel=1e-12, abs=0)
        spreads = oracle.weights(partial(oracle.deviations, width=width), scores)
        assert fe.objective.standard_deviation(scores, limits=limits) == pytest.approx(spreads, rel=1e-12, abs=0)


@pytest.mark.parametrize("costs", [(False, False, False, False), (True, False, True, False), (True, True, True, True)])
@pytest.mark.parametrize("spread", [5, 1e-3, 1e-9, 1e-12])
def test_what_is_lost_is_right(costs: tuple[bool, ...], spread: float) -> None:
    scores = 3 + spread * drawn(8, 4)
    options: Any = {"directions": ["cost" if cost else "benefit" for cost in costs]}
    merec = oracle.weights(partial(oracle.merec, costs=costs), scores)
    cilos = np.array(oracle.weights(partial(oracle.cilos, costs=costs), scores))
    assert fe.objective.merec(scores, **options) == pytest.approx(merec, rel=1e-9, abs=0)
    assert fe.objective.cilos(scores, **options) == pytest.approx(cilos, rel=1e-9, abs=0)
    both = cilos * fe.objective.entropy(scores)
    assert fe.objective.idocriw(scores, **options) == pytest.approx(both / both.sum(), rel=1e-9, abs=0)


def test_relative_weights_are_right() -> None:
    scores = drawn(15, 4)
    outcome = scores @ [3, 1, 2, 0.5] + 0.3 * np.random.default_rng(3).uniform(0, 1, 15)
    textbook = partial(oracle.relative, outcome=[*map(float, outcome)])
    found = fe.objective.derived(scores, outcome, method="relative")
    assert found == pytest.approx(oracle.weights(textbook, scores), rel=1e-9, abs=0)
