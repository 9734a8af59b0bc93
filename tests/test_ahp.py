"""The array functions of the analytic hierarchy process: traps that others fell into."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

import fuzzyeval as fe
from fuzzyeval.errors import ArrayError, OptionError, WeightsError

GAP = math.nan
WEIGHTS = np.array([0.5, 0.3, 0.15, 0.05])
CONSISTENT = WEIGHTS[:, None] / WEIGHTS


@pytest.mark.parametrize("order", [1, 2, 3, 9, 15, 16, 17, 50, 100])
@pytest.mark.parametrize("method", ["eigenvector", "geometric_mean"])
def test_consistent_judgements_of_any_order_give_their_weights_back_with_ratio_0(order: int, method: Any) -> None:
    weights = np.random.default_rng(order).uniform(1, 9, order)
    found = fe.ahp.consistency(np.outer(weights, 1 / weights), method=method)
    assert found.priorities == pytest.approx(weights / weights.sum(), rel=1e-9)
    assert found.lambda_max == pytest.approx(order, rel=1e-12)
    assert found.ratio == pytest.approx(0, abs=1e-12)
    assert found.ratio >= 0
    assert found.index >= 0
    assert found.geometric_index == pytest.approx(0, abs=1e-20)
    assert found.acceptable is True


def test_one_and_two_indicators_cannot_contradict_each_other() -> None:
    cases: list[tuple[list[list[float]], list[float]]] = [([[1]], [1]), ([[1, 9], [1 / 9, 1]], [0.9, 0.1])]
    for matrix, priorities in cases:
        found = fe.ahp.consistency(matrix)
        assert found.priorities == pytest.approx(priorities)
        assert (found.index, found.ratio, found.geometric_index, found.acceptable) == (0, 0, 0, True)


@pytest.mark.parametrize(
    "comparisons",
    [
        [[1, 2, 4], [0.5, 1, 2], [0.25, 0.5, 1]],
        np.array([[4, 8, 16], [2, 4, 8], [1, 2, 4]]) / 4,
        np.array([[1, 2, 4], [0.5, 1, 2], [0.25, 0.5, 1]], dtype=np.float32),
        np.asfortranarray([[1, 2, 4], [0.5, 1, 2], [0.25, 0.5, 1]]),
    ],
    ids=["lists", "array", "single precision", "column-major"],
)
def test_a_matrix_may_come_as_lists_or_as_any_array(comparisons: Any) -> None:
    assert fe.ahp.priorities(comparisons) == pytest.approx([4 / 7, 2 / 7, 1 / 7])


def test_integers_are_judgements() -> None:
    assert fe.ahp.priorities(np.ones((3, 3), dtype=int)) == pytest.approx([1 / 3] * 3)


def test_enormous_judgements_are_weighed_without_a_figure_that_is_none() -> None:
    found = fe.ahp.consistency([[1, 1e9, 1e-9], [1e-9, 1, 1e9], [1e9, 1e-9, 1]])  # each beats one, loses to one
    assert found.priorities == pytest.approx([1 / 3] * 3)
    assert found.lambda_max == pytest.approx(1e9 + 1)
    assert fe.ahp.priorities([[1, 1e9], [1e-9, 1]]) == pytest.approx([1, 1e-9], rel=1e-8)


def test_a_stack_of_matrices_is_weighed_one_by_one() -> None:
    stack = np.stack([CONSISTENT, CONSISTENT.T, np.ones((4, 4))]).reshape(3, 1, 4, 4)
    found = fe.ahp.consistency(stack)
    assert found.priorities.shape == (3, 1, 4)
    assert (
        found.ratio.shape == found.lambda_max.shape == found.acceptable.shape == found.geometric_index.shape == (3, 1)
    )
    for at in range(3):
        alone = fe.ahp.consistency(stack[at, 0])
        assert found.priorities[at, 0] == pytest.approx(alone.priorities)
        assert found.ratio[at, 0] == pytest.approx(alone.ratio, abs=1e-12)
    assert fe.ahp.priorities(stack).shape == (3, 1, 4)


def test_the_figures_of_one_matrix_are_numbers_and_those_of_a_stack_read_only_arrays() -> None:
    one, many = fe.ahp.consistency(CONSISTENT), fe.ahp.consistency([CONSISTENT])
    assert [type(figure) for figure in (one.lambda_max, one.index, one.ratio, one.geometric_index)] == [float] * 4
    assert type(one.acceptable) is bool
    for array in (
        one.priorities,
        many.priorities,
        many.lambda_max,
        many.index,
        many.ratio,
        many.acceptable,
        many.geometric_index,
    ):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0
    with pytest.raises(AttributeError):
        one.ratio = 0  # type: ignore[misc]


def test_judgements_off_saatys_scale_are_judgements() -> None:
    pooled = np.sqrt(
        np.array([[1, 2, 9], [0.5, 1, 3], [1 / 9, 1 / 3, 1]]) * np.array([[1, 5, 4], [0.2, 1, 2], [0.25, 0.5, 1]])
    )
    assert fe.ahp.priorities(pooled).sum() == pytest.approx(1)


@pytest.mark.parametrize(
    ("comparisons", "message"),
    [
        ([[1, 2], [2, 1]], "not the reciprocal"),
        ([[1, 0], [0, 1]], "0 is not a positive judgement"),
        ([[1, -3], [-1 / 3, 1]], "-3 is not a positive judgement"),
        ([[1, GAP], [2, 1]], "nan is a gap; fill it with"),
        ([[1, math.inf], [0, 1]], "inf is not finite"),
        ([[2, 1], [1, 1]], "is on the diagonal"),
        ([[1, 2, 3], [0.5, 1, 2]], "judgement matrices are square"),
        ([[1, 2], [0.5]], "rows of unequal length"),
        ([["1", "2"], ["0.5", "1"]], "not an array of numbers"),
        ([[True]], "give integers or floats"),
        ([[1, True], [1, 1]], ""),
        ([], "shape"),
        ([[]], "shape"),
        (5, "shape"),
        (None, "not an array of numbers"),
    ],
    ids=repr,
)
def test_what_is_no_judgement_matrix_is_refused(comparisons: Any, message: str) -> None:
    for function in (fe.ahp.priorities, fe.ahp.consistency):
        with pytest.raises(ArrayError, match=f"comparisons.*{message}"):
            function(comparisons)


@pytest.mark.parametrize("method", ["eigen", "", None, 5, ["eigenvector"]])
def test_an_unknown_method_is_refused(method: Any) -> None:
    for function in (fe.ahp.priorities, fe.ahp.consistency):
        with pytest.raises(OptionError, match=r"method: .* is not one of eigenvector, geometric_mean"):
            function(CONSISTENT, method=method)


@pytest.mark.parametrize("order", [3, 5, 8, 16])
def test_contradictory_judgements_have_the_ratio_of_their_eigenvalue(order: int) -> None:
    draw = np.random.default_rng(order)
    upper = np.triu(draw.choice([1 / 9, 1 / 5, 1 / 3, 1, 3, 5, 9], (order, order)), 1)
    matrix = upper + np.eye(order) + np.tril(1 / np.where(upper.T > 0, upper.T, 1), -1)
    found = fe.ahp.consistency(matrix)
    largest = max(np.linalg.eigvals(matrix).real)
    random = {3: 0.5247, 5: 1.1086, 8: 1.4057, 16: (1.7699 * 16 - 4.3513) / 15}[order]  # Alonso and Lamata (2006)
    assert found.lambda_max == pytest.approx(largest, rel=1e-9)
    assert found.index == pytest.approx((largest - order) / (order - 1), rel=1e-9)
    assert found.ratio == pytest.approx((largest - order) / (order - 1) / random, rel=1e-9)
    assert found.acceptable == (found.ratio < 0.1)
    assert matrix @ found.priorities == pytest.approx(largest * found.priorities, rel=1e-9)


def test_gaps_are_filled_along_the_judgements_that_connect_them() -> None:
    chain = np.full((4, 4), GAP)
    for at in range(3):
        chain[at, at + 1] = CONSISTENT[at, at + 1]
    assert fe.ahp.complete(chain) == pytest.approx(CONSISTENT)
    assert fe.ahp.complete(np.stack([chain, chain.T]))[0] == pytest.approx(CONSISTENT)


def test_what_was_judged_stays_and_what_was_not_is_the_least_squares_of_logarithms() -> None:
    given = np.array([[1, 2, GAP, 5], [GAP, 1, 3, GAP], [GAP, GAP, 1, 4], [GAP, GAP, GAP, 1]])
    full = fe.ahp.complete(given, method="least_squares")
    known = ~np.isnan(given)
    assert (full[known] == given[known]).all()
    assert full * full.T == pytest.approx(np.ones((4, 4)))
    rows = [(i, j) for i in range(4) for j in range(i + 1, 4) if known[i, j]]
    design = np.zeros((len(rows), 4))
    for at, (i, j) in enumerate(rows):
        design[at, [i, j]] = 1, -1
    logs = np.linalg.lstsq(design, np.log([given[pair] for pair in rows]), rcond=None)[0]
    assert full[0, 2] == pytest.approx(np.exp(logs[0] - logs[2]))
    assert full[1, 3] == pytest.approx(np.exp(logs[1] - logs[3]))


@pytest.mark.parametrize("order", [7, 8, 12])
def test_a_completed_chain_of_nines_can_be_weighed(order: int) -> None:
    chain = np.full((order, order), GAP)
    for at in range(order - 1):
        chain[at, at + 1] = 9
    shares = 9.0 ** -np.arange(order)
    assert fe.ahp.priorities(fe.ahp.complete(chain)) == pytest.approx(shares / shares.sum(), rel=1e-6, abs=1e-12)


@pytest.mark.parametrize(
    ("comparisons", "parts"),
    [
        ([[1, 2, GAP], [0.5, 1, GAP], [GAP, GAP, 1]], r"\{0, 1\} and \{2\}"),
        (np.full((3, 3), GAP), r"\{0\} and \{1\} and \{2\}"),
        ([[[1, 2], [GAP, 1]], [[1, GAP], [GAP, 1]]], r"\{0\} and \{1\}"),
    ],
)
def test_judgements_that_do_not_connect_are_refused_with_the_parts(comparisons: Any, parts: str) -> None:
    with pytest.raises(WeightsError, match=f"comparisons: the judgements do not connect {parts}; add a comparison"):
        fe.ahp.complete(comparisons)


def test_nothing_to_complete_is_nothing_done() -> None:
    assert fe.ahp.complete(CONSISTENT) == pytest.approx(CONSISTENT, rel=1e-15)
    assert fe.ahp.complete([[GAP]]).tolist() == [[1]]


@pytest.mark.parametrize(
    "comparisons", [[[1, -2], [GAP, 1]], [[1, 2], [2, 1]], [[1, math.inf], [GAP, 1]], [[1, 0], [GAP, 1]]]
)
def test_what_is_no_judgement_is_not_completed(comparisons: Any) -> None:
    with pytest.raises(ArrayError, match=r"comparisons\[0, 1\]"):
        fe.ahp.complete(comparisons)


def test_what_a_long_chain_of_judgements_implies_is_refused_where_it_passes_all_bounds() -> None:
    chain = np.full((60, 60), np.nan)
    for at in range(59):
        chain[at, at + 1] = 1e6
    with pytest.raises(WeightsError, match="what the judgements imply for a gap is beyond"):
        fe.ahp.complete(chain)
    leaves = [fe.Indicator(id=f"k{at}") for at in range(18)]
    judged = fe.AHP(judgements={"all": {f"k{at}/k{at + 1}": 1e6 for at in range(17)}})
    with pytest.raises(ValueError, match=r"all: the judgements imply that k0/k17 is 1e\+102; judge less extremely"):
        fe.Study(grades=fe.GradeScale(5), root=fe.Indicator(id="all", children=leaves), weighting=judged)


def test_weights_of_very_different_size_keep_their_digits() -> None:
    weights = 10.0 ** -np.arange(12)
    found = fe.ahp.consistency(weights[:, None] / weights[None, :])
    assert found.priorities == pytest.approx(weights / weights.sum(), rel=1e-12)
    assert found.ratio == pytest.approx(0, abs=1e-12)
