"""What a tally knows of answers weighs them as the answers themselves do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import fuzzyeval as fe
from fuzzyeval.aliases import DerivationMethod, FloatArray
from fuzzyeval.core import objective
from fuzzyeval.errors import WeightsError

pytestmark = pytest.mark.slow

OfCounts = Callable[[Any, FloatArray], FloatArray]
OfRows = Callable[[FloatArray], FloatArray]

SCALES = (
    [1.0, 2.0, 3.0, 4.0, 5.0],
    [100.0, 66.666666667, 33.333333333],
    [0.0, 33.333333333, 66.66, 100.0],
    [1.0, 1.0 + 1e-8, 1.0 + 3e-8],
    [0.1, 1e6],
)
INTEGERS = ([1, 2, 3, 4, 5], [0, 33_333_333_333, 66_660_000_000, 100_000_000_000], [-2, -1, 1, 2], [7, 10**9])


def deviation(values: FloatArray) -> FloatArray:
    """Return standard deviations in the units of the scores."""
    return objective.standard_deviation(values, np.ones(values.shape[-1]))


def conflicts(values: FloatArray) -> FloatArray:
    """Return CRITIC's parts in the units of the scores."""
    return objective.critic(values, np.ones(values.shape[-1]), np.ones(values.shape[-1]))


FORMS: list[tuple[OfCounts, OfRows]] = [
    (objective.deviation_of_counts, deviation),
    (objective.variation_of_counts, objective.variation),
    (objective.gini_of_counts, objective.gini),
]
PAIRS = pytest.mark.parametrize(("summary", "plain"), FORMS)
SUMMARIES = pytest.mark.parametrize("summary", [summary for summary, _ in FORMS])


@st.composite
def answers(draw: st.DrawFn, most: int = 9) -> tuple[Any, FloatArray]:
    """Counts a grade, one at least that is not 0 and with a score that is not, and the grades' scores."""
    scores = np.array(draw(st.sampled_from(SCALES)))
    counts = np.array(draw(st.lists(st.integers(0, most), min_size=len(scores), max_size=len(scores))))
    assume(counts @ scores > 0)
    return counts, scores


@PAIRS
@given(given_=answers())
def test_counts_say_what_the_answers_say(summary: OfCounts, plain: OfRows, given_: tuple[Any, FloatArray]) -> None:
    counts, scores = given_
    written_out = np.repeat(scores, counts)[:, None]
    assert summary(counts, scores) == pytest.approx(plain(written_out)[0], rel=1e-12, abs=0)


@PAIRS
@given(given_=answers())
def test_design_weights_count_in_proportion(summary: OfCounts, plain: OfRows, given_: tuple[Any, FloatArray]) -> None:
    counts, scores = given_
    written_out = np.repeat(scores, counts)[:, None]
    assert summary(counts / 7, scores) == pytest.approx(plain(written_out)[0], rel=1e-12, abs=0)


@given(st.lists(st.integers(0, 9), min_size=2, max_size=7))
def test_votes_are_as_sure_as_their_entropy_says(votes: list[int]) -> None:
    shares = np.array(votes) / max(sum(votes), 1)
    assume(any(votes))
    entropy = -sum(share * np.log(share) for share in shares if share)
    expected = 1 - entropy / np.log(len(votes))
    assert objective.certainty_of_counts(np.array(votes)) == pytest.approx(expected, rel=1e-12, abs=1e-15)
    assert (objective.certainty_of_counts(np.array(votes)) == 0) == (len(set(votes)) == 1)


@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=1, max_size=6))
def test_counts_and_shares_of_votes_weigh_alike(votes: list[list[int]]) -> None:
    counts = np.array(votes)
    assume((counts.sum(axis=1) > 0).all() and (np.ptp(counts, axis=1) > 0).any())
    found = objective.certainty_of_counts(counts)
    shares = fe.objective.vote_entropy(counts / counts.sum(axis=1, keepdims=True))
    assert found / found.sum() == pytest.approx(shares, rel=1e-12, abs=1e-15)


@SUMMARIES
@given(given_=answers(), times=st.sampled_from([2, 4, 2**20]))
def test_all_answers_twice_change_not_a_digit(summary: OfCounts, given_: tuple[Any, FloatArray], times: int) -> None:
    counts, scores = given_
    assert summary(times * counts, scores) == summary(counts, scores)
    assert objective.certainty_of_counts(times * counts) == objective.certainty_of_counts(counts)
    assert summary(3 * counts, scores) == pytest.approx(float(summary(counts, scores)), rel=1e-13, abs=0)


@SUMMARIES
@given(given_=answers(), data=st.data())
def test_the_order_of_the_grades_says_nothing(
    summary: OfCounts, given_: tuple[Any, FloatArray], data: st.DataObject
) -> None:
    counts, scores = given_
    order = data.draw(st.permutations(range(len(scores))))
    assert summary(counts[order], scores[order]) == pytest.approx(float(summary(counts, scores)), rel=1e-13, abs=0)
    sure = float(objective.certainty_of_counts(counts))
    assert objective.certainty_of_counts(counts[order]) == pytest.approx(sure, rel=1e-12, abs=0)


@SUMMARIES
@given(data=st.data(), scores=st.sampled_from(SCALES), often=st.integers(1, 10**12))
def test_one_grade_given_by_all_is_no_spread(
    summary: OfCounts, data: st.DataObject, scores: list[float], often: int
) -> None:
    """Exactly, whatever its score; and no votes are surer."""
    counts = np.zeros(len(scores), dtype=np.int64)
    counts[data.draw(st.integers(1, len(scores) - 1))] = often
    assert summary(counts, np.array(scores)) == 0
    assert summary(counts * 0.1, np.array(scores)) == 0
    assert objective.certainty_of_counts(counts) == pytest.approx(1, rel=1e-15)


@SUMMARIES
@given(many=st.lists(st.lists(st.integers(1, 9), min_size=5, max_size=5), min_size=6, max_size=6))
def test_many_leaves_of_many_objects_are_each_their_own(summary: OfCounts, many: list[list[int]]) -> None:
    counts, scores = np.array(many), np.array(SCALES[0])
    together, alone = summary(counts.reshape(2, 3, 5), scores), [float(summary(row, scores)) for row in counts]
    assert together.shape == (2, 3)
    assert together.ravel() == pytest.approx(alone, rel=1e-14, abs=0)
    sure = objective.certainty_of_counts(counts.reshape(2, 3, 5))
    assert sure.ravel().tolist() == [float(objective.certainty_of_counts(row)) for row in counts]


@st.composite
def complete_rows(draw: st.DrawFn, least: int = 1) -> Any:
    """Integer scores, (k, m), of one scale, with ties and constant columns."""
    scale = draw(st.sampled_from(INTEGERS))
    rows, columns = draw(st.integers(least, 9)), draw(st.integers(1, 5))
    cells = draw(st.lists(st.sampled_from(scale), min_size=rows * columns, max_size=rows * columns))
    return np.array(cells, dtype=object).reshape(rows, columns)


def sums_of(rows: Any) -> tuple[Any, Any, Any]:
    """Return count, sums and products."""
    return len(rows), rows.sum(axis=0), rows.T @ rows


def in_floats(rows: Any, weight: float) -> tuple[Any, Any, Any]:
    """Return the same as with design weights, each of them the same, of which the sums are floats."""
    table = (rows - rows.min()).astype(float)
    return len(rows) * weight, weight * table.sum(axis=0), weight * (table.T @ table)


@given(complete_rows(), st.sampled_from([1, 10**9]))
def test_sums_say_what_the_rows_say(rows: Any, unit: int) -> None:
    table = (rows / unit).astype(float)
    between, deviations = objective.correlations_of(*sums_of(rows), unit=unit)
    assert between == pytest.approx(objective.correlations(table, table[:, 0])[0], rel=1e-12, abs=1e-12)
    assert deviations == pytest.approx(deviation(table), rel=1e-12, abs=0)
    assert objective.critic_of(*sums_of(rows), unit=unit) == pytest.approx(conflicts(table), rel=1e-9, abs=0)


@given(complete_rows(), st.sampled_from([1.0, 0.1, 100 / 7]), st.sampled_from([1, 10**9]))
def test_so_they_do_with_design_weights(rows: Any, weight: float, unit: int) -> None:
    table, sums = (rows / unit).astype(float), in_floats(rows, weight)
    between, deviations = objective.correlations_of(*sums, unit=unit)
    assert between == pytest.approx(objective.correlations(table, table[:, 0])[0], rel=1e-12, abs=1e-12)
    assert (np.diagonal(between) == 1).all()
    assert (np.abs(between) <= 1).all()
    assert deviations == pytest.approx(deviation(table), rel=1e-12, abs=0)
    assert objective.critic_of(*sums, unit=unit) == pytest.approx(conflicts(table), rel=1e-9, abs=0)


@example(np.array([[0, 6, 0], [3, 6, 3], [3, 6, 7]], dtype=object))  # where rounding leaves a constant column 1e-32
@given(complete_rows(least=2))
def test_the_first_component_is_that_of_the_rows(rows: Any) -> None:
    between, deviations = objective.correlations_of(*sums_of(rows))
    loadings, lead = objective.first_component_of(between, deviations > 0)
    wanted, its_lead = objective.first_component(rows.astype(float))
    assert lead == pytest.approx(float(its_lead), abs=1e-12)
    assume(its_lead > 1e-3)
    assert loadings == pytest.approx(wanted, abs=1e-9)
    assert (loadings[deviations == 0] == 0).all()


@st.composite
def with_outcome(draw: st.DrawFn) -> Any:
    """Integer scores, (k, m + 1), the last column an outcome that mostly goes with the others."""
    rows, columns = draw(st.integers(5, 9)), draw(st.integers(1, 3))
    size = rows * (columns + 1)
    cells = np.array(draw(st.lists(st.integers(1, 5), min_size=size, max_size=size)), dtype=object)
    table = cells.reshape(rows, columns + 1)
    table[:, -1] += 3 * table[:, :-1].sum(axis=1)
    return table


@pytest.mark.parametrize("method", ["correlation", "regression", "relative"])
@given(rows=with_outcome(), weight=st.sampled_from([None, 0.1]))
def test_the_outcome_is_one_more_column(method: DerivationMethod, rows: Any, weight: float | None) -> None:
    """As it is of rows: those that can be weighed have the same weights."""
    table = rows.astype(float)
    try:
        wanted = fe.objective.derived(table[:, :-1], table[:, -1], method=method)
    except WeightsError:
        assume(False)
    whole, _ = objective.correlations_of(*(in_floats(rows, weight) if weight else sums_of(rows)))
    between, outcome = whole[:-1, :-1], whole[:-1, -1]
    parts = {"correlation": lambda *_: outcome, "regression": objective.slopes, "relative": objective.relative_weights}
    found = parts[method](between, outcome)
    assert found / found.sum() == pytest.approx(wanted, rel=1e-9, abs=1e-9)


@given(complete_rows(), st.integers(2, 10**12))
def test_every_row_as_often_again_changes_nothing(rows: Any, times: int) -> None:
    count, sums, products = sums_of(rows)
    many = times * count, times * sums, times * products
    between, deviations = objective.correlations_of(*many)
    wanted, its_deviations = objective.correlations_of(*sums_of(rows))
    assert (between == wanted).all()
    assert deviations == pytest.approx(its_deviations, rel=1e-15, abs=0)
    assert objective.critic_of(*many) == pytest.approx(objective.critic_of(*sums_of(rows)), rel=1e-15, abs=0)


@given(complete_rows(), st.data())
def test_columns_in_another_order_carry_their_figures_along(rows: Any, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(rows.shape[1])))
    moved = objective.correlations_of(*sums_of(rows[:, order]))
    between, deviations = objective.correlations_of(*sums_of(rows))
    assert (moved[0] == between[np.ix_(order, order)]).all()
    assert (moved[1] == deviations[order]).all()
    wanted = objective.critic_of(*sums_of(rows))[order]
    assert objective.critic_of(*sums_of(rows[:, order])) == pytest.approx(wanted, rel=1e-15, abs=0)


@given(complete_rows(), st.integers(0, 100))
def test_a_constant_column_has_nothing_and_leaves_the_others_alone(rows: Any, constant: int) -> None:
    wider = np.column_stack([np.full(len(rows), constant, dtype=object), rows])
    for found, wanted in ((sums_of(wider), sums_of(rows)), (in_floats(wider, 0.1), in_floats(rows, 0.1))):
        between, deviations = objective.correlations_of(*found)
        assert between[0].tolist() == between[:, 0].tolist() == [1, *[0] * rows.shape[1]]
        assert deviations[0] == objective.critic_of(*found)[0] == 0
        assert between[1:, 1:] == pytest.approx(objective.correlations_of(*wanted)[0], abs=1e-9)
        assert objective.critic_of(*found)[1:] == pytest.approx(objective.critic_of(*wanted), rel=1e-9, abs=0)


@given(complete_rows(least=2), st.integers(2, 1000), st.integers(-5, 5), st.sampled_from([0.1, 100 / 7]))
def test_columns_that_differ_by_scale_alone_do_not_conflict(rows: Any, by: int, shift: int, weight: float) -> None:
    assume(len(set(rows[:, 0])) > 1)
    same = np.column_stack([rows[:, 0], by * rows[:, 0] + shift, np.full(len(rows), 3, dtype=object)])
    for sums in (sums_of(same), in_floats(same, weight)):
        assert objective.critic_of(*sums).tolist() == [0, 0, 0]
    mirrored = np.column_stack([rows[:, 0], -by * rows[:, 0]])
    between, deviations = objective.correlations_of(*sums_of(mirrored))
    assert between.tolist() == [[1, -1], [-1, 1]]
    assert objective.critic_of(*sums_of(mirrored)) == pytest.approx(2 * deviations, rel=1e-15)


@given(complete_rows(), st.sampled_from([1, 10**12]))
def test_small_integers_and_pythons_own_say_the_same(rows: Any, times: int) -> None:
    """Whatever they grow to when they are multiplied."""
    count, sums, products = (times * part for part in sums_of(rows % 100))
    narrow = np.int64(count), sums.astype(np.int64), products.astype(np.int64)
    assert objective.critic_of(*narrow).tolist() == objective.critic_of(count, sums, products).tolist()
