"""Gaps in judgements: filled by least λmax, by least squares, or by the second with a word about the first."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
from scipy import optimize  # type: ignore[import-untyped]

import fuzzyeval as fe
from fuzzyeval.aliases import FloatArray
from fuzzyeval.core.pairwise import completing
from fuzzyeval.core.pairwise.completing import least_lambda, least_squares
from fuzzyeval.errors import CompletionWarning, OptionError, WeightsError

GAP = np.nan
SAATY = [*(1 / x for x in range(9, 1, -1)), *range(1, 10)]


def gappy(order: int, missing: int, seed: int = 1, scale: Any = SAATY) -> FloatArray:
    """Return random judgements of which some are missing, none of the first row."""
    draw = np.random.default_rng([seed, order, missing])
    matrix = np.eye(order)
    rows, columns = np.triu_indices(order, 1)
    matrix[rows, columns] = draw.choice(scale, len(rows))
    matrix[columns, rows] = 1 / matrix[rows, columns]
    gone = draw.permutation(np.flatnonzero(rows > 0))[:missing]
    matrix[rows[gone], columns[gone]] = matrix[columns[gone], rows[gone]] = GAP
    return matrix


def largest(matrix: FloatArray) -> float:
    return float(np.linalg.eigvals(matrix).real.max())


def by_search(matrix: FloatArray) -> float:
    """Return the least λmax of all fillings, as a general optimiser finds it."""
    rows, columns = np.nonzero(np.triu(np.isnan(matrix)))

    def filled(logs: FloatArray) -> float:
        full = matrix.copy()
        full[rows, columns], full[columns, rows] = np.exp(logs), np.exp(-logs)
        return largest(full)

    return float(optimize.minimize(filled, np.zeros(len(rows)), method="BFGS", options={"gtol": 1e-9}).fun)


def by_iterating(matrix: FloatArray) -> FloatArray:
    """Return the filling at which ln aᵢⱼ = ½ ln(xᵢyⱼ/(xⱼyᵢ)) comes to rest, all gaps at once."""
    gaps = np.isnan(matrix)
    full = np.where(gaps, 1.0, matrix)
    for _ in range(3000):
        x, y = fe.ahp.priorities(full), fe.ahp.priorities(full.T)
        ratio = np.sqrt(x / y)
        full = np.where(gaps, ratio[:, None] / ratio, matrix)
    return full


@pytest.mark.parametrize(("order", "missing"), [(4, 2), (5, 4), (6, 6), (9, 12)])
def test_no_optimiser_finds_a_lower_lambda_max(order: int, missing: int) -> None:
    for seed in range(3):
        matrix = gappy(order, missing, seed)
        completed = fe.ahp.complete(matrix)
        assert fe.ahp.consistency(completed).lambda_max <= by_search(matrix) + 1e-9
        assert largest(completed) == pytest.approx(by_search(matrix), rel=1e-7)


@pytest.mark.parametrize(("order", "missing"), [(4, 2), (6, 5), (9, 12), (12, 20)])
def test_it_is_where_the_plain_iteration_comes_to_rest(order: int, missing: int) -> None:
    matrix = gappy(order, missing)
    assert fe.ahp.complete(matrix) == pytest.approx(by_iterating(matrix), rel=1e-8)


def test_least_squares_may_be_asked_for() -> None:
    matrix = gappy(6, 6)
    logs = least_squares(matrix)
    assert (fe.ahp.complete(matrix, method="least_squares") == logs).all()
    assert largest(fe.ahp.complete(matrix)) < largest(logs) - 1e-7
    least = fe.ahp.consistency(fe.ahp.complete(matrix)).geometric_index
    assert fe.ahp.consistency(logs).geometric_index < least - 1e-7  # each is best by its own measure


def test_a_stack_is_completed_one_by_one() -> None:
    stack = np.stack([gappy(5, missing, seed) for missing in (0, 1, 4) for seed in (1, 2)]).reshape(3, 2, 5, 5)
    together = fe.ahp.complete(stack)
    assert together.shape == (3, 2, 5, 5)
    for place in np.ndindex(3, 2):
        assert together[place] == pytest.approx(fe.ahp.complete(stack[place]), rel=1e-9)


def test_judgements_that_only_just_connect_are_made_consistent() -> None:
    matrix = gappy(7, 15)
    for completed in (fe.ahp.complete(matrix), fe.ahp.complete(matrix, method="least_squares")):
        found = fe.ahp.consistency(completed)
        assert found.ratio == pytest.approx(0, abs=1e-12)
        assert found.priorities == pytest.approx(1 / matrix[0] / (1 / matrix[0]).sum())


@pytest.mark.parametrize("order", [30, 100])
def test_many_gaps_take_few_steps(order: int) -> None:
    matrix = gappy(order, (order - 1) * (order - 2) // 2 - order)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        completed = fe.ahp.complete(matrix)
    assert fe.ahp.consistency(completed).lambda_max < fe.ahp.consistency(least_squares(matrix)).lambda_max


def test_where_the_least_is_not_found_least_squares_is_taken_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    good, bad = gappy(6, 4), gappy(6, 5)
    monkeypatch.setattr(completing, "_CAP", 1)
    simple = gappy(6, 10)  # a tree of judgements, consistent at once
    filled, converged = least_lambda(np.stack([simple, bad]))
    assert converged.tolist() == [True, False]
    assert (filled[1] == least_squares(bad)).all()
    with pytest.warns(CompletionWarning) as caught:
        completed = fe.ahp.complete(np.stack([simple, good, bad]))
    assert str(caught[0].message) == (
        "comparisons[1]: the filling of least λmax was not found, and least squares is taken, in 2 of 3 matrices; "
        "revisit judgements that contradict each other by orders of magnitude"
    )
    assert caught[0].filename == __file__
    assert (completed[1:] == least_squares(np.stack([good, bad]))).all()
    with pytest.warns(CompletionWarning, match=r"^comparisons: .* in 1 of 1 matrices; "):
        fe.ahp.complete(bad)


def test_what_contradicts_itself_by_many_orders_of_magnitude_is_completed_with_a_warning() -> None:
    matrix = np.array(
        [
            [1, 1e-11, 1e9, 1e-2, 1e7],
            [1e11, 1, 1e-10, GAP, 1e-3],
            [1e-9, 1e10, 1, 1e-12, GAP],
            [1e2, GAP, 1e12, 1, 1e-8],
            [1e-7, 1e3, GAP, 1e8, 1],
        ]
    )
    filled, converged = least_lambda(matrix)
    assert converged.shape == ()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        completed = fe.ahp.complete(matrix)
    assert bool(converged) is not bool(caught)
    assert (completed == filled).all()
    assert np.isfinite(completed).all()
    assert largest(completed) <= largest(least_squares(matrix)) * (1 + 1e-9)


@pytest.mark.parametrize("method", ["least", "", None, 3])
def test_an_unknown_method_is_refused(method: Any) -> None:
    with pytest.raises(OptionError, match=r"method: .* is not one of least_lambda, least_squares"):
        fe.ahp.complete([[1.0, GAP], [2.0, 1.0]], method=method)


@pytest.mark.parametrize("method", ["least_lambda", "least_squares"])
def test_what_does_not_connect_or_is_beyond_all_bounds_is_refused_by_either_method(method: Any) -> None:
    with pytest.raises(WeightsError, match=r"do not connect \{0, 1\} and \{2\}"):
        fe.ahp.complete([[1.0, 2.0, GAP], [GAP, 1.0, GAP], [GAP, GAP, 1.0]], method=method)
    chain = np.full((60, 60), GAP)
    for at in range(59):
        chain[at, at + 1] = 1e6
    with pytest.raises(WeightsError, match="what the judgements imply for a gap is beyond"):
        fe.ahp.complete(chain, method=method)
