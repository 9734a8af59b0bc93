"""What is peculiar to each method: where it is not defined, and what it is in plain numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import fuzzyeval as fe
from fuzzyeval.errors import ArrayError, OptionError, WeightsError


@pytest.mark.parametrize("factor", [1, 10, 0.1, 1e6])
def test_columns_that_say_the_same_but_for_their_scales_do_not_conflict(factor: float) -> None:
    scores = np.array([[0.1, 0.7], [0.2, 0.4], [0.7, 0.5], [0.4, 0.4]])
    same = np.column_stack([scores[:, 0], factor * scores[:, 0], np.full(4, 3), 5 + scores[:, 0]])
    with pytest.raises(
        WeightsError, match="all columns that vary say the same but for their scales, so CRITIC prefers"
    ):
        fe.objective.critic(same)


def test_a_cost_that_mirrors_a_benefit_says_the_same() -> None:
    mirrored = [[1, 5], [2, 4], [4, 2]]
    assert fe.objective.critic(mirrored).tolist() == [0.5, 0.5]
    with pytest.raises(WeightsError, match="say the same"):
        fe.objective.critic(mirrored, directions=["benefit", "cost"])


def test_the_only_column_that_varies_has_all_of_critics_weight() -> None:
    assert fe.objective.critic([[1, 3], [2, 3], [5, 3]]).tolist() == [1, 0]


def test_components_are_those_of_numpys_correlations() -> None:
    scores = np.random.default_rng(4).uniform(0, 1, (30, 5)) + np.random.default_rng(5).uniform(0, 1, (30, 1))
    loadings = np.linalg.eigh(np.corrcoef(scores.T))[1][:, -1] ** 2
    assert fe.objective.principal_components(scores) == pytest.approx(loadings, rel=1e-9)


def test_uncorrelated_columns_have_no_first_component() -> None:
    with pytest.raises(WeightsError, match=r"scores: a second component explains as much as the first"):
        fe.objective.principal_components([[1, 1], [1, 2], [2, 1], [2, 2]])


def test_of_two_columns_each_has_half_the_first_component() -> None:
    assert fe.objective.principal_components([[1, 9], [2, 5], [4, 6]]) == pytest.approx([0.5, 0.5])


@pytest.mark.parametrize(
    ("scores", "message"),
    [
        (
            [[1, 2], [3, 2], [2, 2]],
            r"column 1 is best in row 0 and in row 1, 2, so that what it loses is not determined",
        ),
        ([[1, 7], [3, 7], [2, 2]], r"column 1 is best in row 0 and in row 1, 7"),
        (
            [[1, 5], [3, 7], [2, 2]],
            "row 1 is the best by every column, so that nothing is ever lost; leave the row out",
        ),
        ([[[1, 5], [3, 4]], [[1, 2], [3, 2]]], r"scores\[1\]: column 1 is best in row 0 and in row 1, 2"),
        ([[[1, 5], [3, 4]], [[1, 2], [3, 4]]], r"scores\[1\]: row 1 is the best by every column"),
    ],
)
@pytest.mark.parametrize("method", [fe.objective.cilos, fe.objective.idocriw])
def test_losses_that_are_not_determined_are_refused(method: Any, scores: Any, message: str) -> None:
    with pytest.raises(WeightsError, match=message):
        method(scores)


def test_a_best_row_is_the_lowest_of_a_cost() -> None:
    scores = [[1, 5], [3, 7], [2, 2]]
    assert fe.objective.cilos(scores, directions=["benefit", "cost"]).sum() == pytest.approx(1)
    with pytest.raises(WeightsError, match="row 0 is the best by every column"):
        fe.objective.cilos([[1, 2], [3, 5]], directions=["cost", "cost"])


def test_stated_importance_is_the_mean_rating() -> None:
    assert fe.objective.stated([[5, 4, 1]]).tolist() == [0.5, 0.4, 0.1]
    assert fe.objective.stated([[1e308, 1e308], [1e308, 0]]) == pytest.approx([2 / 3, 1 / 3])
    assert fe.objective.stated([[[0, 1]], [[1, 1]]]).tolist() == [[0, 1], [0.5, 0.5]]


@pytest.mark.parametrize(
    ("ratings", "error", "message"),
    [
        ([[1, -2]], ArrayError, r"ratings\[0, 1\]: -2 is negative; shift the ratings"),
        ([[1, np.nan]], ArrayError, r"ratings\[0, 1\]: nan is not finite"),
        ([[0, 0]], WeightsError, "ratings: all are 0, so that nothing matters"),
        ([[[1, 1]], [[0, 0]]], WeightsError, r"ratings\[1\]: all are 0"),
    ],
)
def test_ratings_that_say_nothing_are_refused(ratings: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        fe.objective.stated(ratings)


SCORES = np.random.default_rng(8).uniform(1, 5, (40, 3))
OUTCOME = SCORES @ [0.5, 0.3, 0.2] + np.random.default_rng(9).uniform(0, 0.5, 40)


def test_derived_importance_is_that_of_numpy() -> None:
    r = [float(np.corrcoef(column, OUTCOME)[0, 1]) for column in SCORES.T]
    assert fe.objective.derived(SCORES, OUTCOME) == pytest.approx(np.divide(r, sum(r)))
    z = (SCORES - SCORES.mean(axis=0)) / SCORES.std(axis=0)
    slopes = np.linalg.lstsq(z, OUTCOME - OUTCOME.mean(), rcond=None)[0]
    assert fe.objective.derived(SCORES, OUTCOME, method="regression") == pytest.approx(slopes / slopes.sum())


def test_a_column_that_goes_against_the_outcome_is_refused_or_turned_round() -> None:
    against = SCORES * [1, -1, 1]
    with pytest.raises(WeightsError, match=r"scores: column 1 goes against the outcome, -0\.\d+, which is no"):
        fe.objective.derived(against, OUTCOME)
    turned = fe.objective.derived(against, OUTCOME, directions=["benefit", "cost", "benefit"])
    assert turned == pytest.approx(fe.objective.derived(SCORES, OUTCOME))
    relative = fe.objective.derived(against, OUTCOME, method="relative")
    assert relative == pytest.approx(fe.objective.derived(SCORES, OUTCOME, method="relative"))


def test_a_negative_coefficient_is_not_said_to_go_against_the_outcome() -> None:
    """The outcome is 3x − z, so that the coefficient of z is −σ(z)/σ(y) = −0.4, though z goes with it, r = 0.8."""
    x, z = np.array([1, 2, 3, 4]), np.array([1, 1, 3, 3])
    scores, outcome = np.column_stack([x, z]), 3 * x - z
    assert np.corrcoef(z, outcome)[0, 1] == pytest.approx(0.8)
    said = "scores: column 1 has the coefficient -0.4 beside the other columns, which is no weight; use relative, or correlation"
    with pytest.raises(WeightsError, match=f"^{said}$"):
        fe.objective.derived(scores, outcome, method="regression")
    assert (fe.objective.derived(scores, outcome, method="relative") > 0).all()
    assert (fe.objective.derived(scores, outcome) > 0).all()


@pytest.mark.parametrize("method", ["regression", "relative"])
@pytest.mark.parametrize("scores", [SCORES[:, [0, 1, 0]], SCORES @ [[1, 0, 1], [0, 1, 1], [0, 0, 0]], SCORES[:2]])
def test_columns_that_follow_from_one_another_have_no_shares(method: Any, scores: Any) -> None:
    with pytest.raises(WeightsError, match="columns follow from one another, so that their shares are not determined"):
        fe.objective.derived(scores, OUTCOME[: len(scores)], method=method)


@pytest.mark.parametrize("method", ["correlation", "regression", "relative"])
def test_an_outcome_that_says_nothing_is_refused(method: Any) -> None:
    for scores, outcome in (([[1, 2], [2, 4], [3, 3]], [7, 7, 7]), ([[1], [1], [2], [2]], [1, 2, 1, 2])):
        with pytest.raises(WeightsError, match="no column goes with the outcome"):
            fe.objective.derived(scores, outcome, method=method)


def test_an_outcome_is_one_a_row() -> None:
    with pytest.raises(ArrayError, match=r"outcome: shape \(2,\) for scores of \(3, 2\); give one for each row"):
        fe.objective.derived([[1, 2], [2, 4], [3, 3]], [1, 2])
    with pytest.raises(OptionError, match="method: 'johnson' is not one of correlation, regression, relative"):
        fe.objective.derived([[1, 2], [2, 4], [3, 3]], [1, 2, 3], method="johnson")  # type: ignore[arg-type]


def test_votes_weigh_more_the_surer_they_are() -> None:
    rows = np.array([[0.5, 0.5, 0, 0], [1, 0, 0, 0], [0.25, 0.25, 0.25, 0.25], [0.7, 0.1, 0.1, 0.1]])
    with np.errstate(divide="ignore", invalid="ignore"):
        entropy = -np.nansum(rows * np.log(rows), axis=1)
    expected = 1 - entropy / np.log(4)
    assert fe.objective.vote_entropy(rows) == pytest.approx(expected / expected.sum(), abs=1e-15)
    assert fe.objective.vote_entropy(rows)[2] == 0


@pytest.mark.parametrize(
    ("relation", "error", "message"),
    [
        ([[0.5, 0.5], [0.5, 0.5]], WeightsError, "relation: every row is spread evenly over the grades"),
        ([[1], [1]], ArrayError, "relation: one grade is no choice; give at least two columns"),
        ([[0.5, 0.6]], ArrayError, r"sum of relation\[0, 0\]: 1.1 is not 1"),
        ([[1.5, -0.5]], ArrayError, r"relation\[0, 1\]: -0.5 is negative"),
    ],
)
def test_votes_that_say_nothing_are_refused(relation: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        fe.objective.vote_entropy(relation)


def test_the_names_are_reached_lazily_and_listed() -> None:
    assert dir(fe.objective) == fe.objective.__all__
    with pytest.raises(AttributeError, match=r"module 'fuzzyeval\.objective' has no attribute 'entrop'"):
        fe.objective.entrop  # type: ignore[attr-defined]  # noqa: B018


def test_a_coefficient_of_nothing_but_rounding_is_none() -> None:
    scores = [[1, 4], [2, 2], [3, 5], [4, 4], [5, 5]]
    assert fe.objective.derived(scores, [1, 2, 3, 4, 5], method="regression").tolist() == pytest.approx([1, 0])
    assert fe.objective.derived(scores, [4, 2, 5, 4, 5], method="regression").tolist() == pytest.approx([0, 1])


def test_shares_found_by_subtraction_are_even_if_the_others_are() -> None:
    with pytest.raises(fe.FuzzyEvalError, match="every row is spread evenly"):
        fe.objective.vote_entropy([[0.2, 0.2, 0.2, 0.2, 1 - 0.2 - 0.2 - 0.2 - 0.2], [0.2] * 5])


def test_a_column_that_hardly_varies_does_not_silence_the_others() -> None:
    weights = fe.objective.critic([[1, 5, 0.3], [2, 1, 0.1 + 0.2], [3, 4, 0.3]], limits=(0, 5))
    assert weights.sum() == pytest.approx(1)
    assert weights[2] < 1e-9


@pytest.mark.parametrize("directions", [np.array("cost"), {"cost", "benefit"}, {"cost": 1, "benefit": 2}])
def test_directions_are_a_list(directions: Any) -> None:
    with pytest.raises(fe.FuzzyEvalError, match="is not a list; give benefit or cost for each column"):
        fe.objective.entropy([[1, 2], [3, 5]], directions=directions)
