"""Weights from counts and sums against eighty digits, where scores hardly vary, are large, or are many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import mpmath
import numpy as np
import pytest

from fuzzyeval.aliases import FloatArray
from fuzzyeval.core import objective

DIGITS = 80
Number = Any  # of mpmath, which has no types


def textbook(counts: Sequence[int], scores: Sequence[float]) -> dict[str, float]:
    """Return what the formulas that cancel say of one leaf, in eighty digits."""
    with mpmath.workdps(DIGITS):
        total, grades = mpmath.mpf(sum(map(int, counts))), range(len(scores))
        shares, score = [int(count) / total for count in counts], [mpmath.mpf(float(value)) for value in scores]
        mean = mpmath.fdot(shares, score)
        deviation = mpmath.sqrt(mpmath.fsum(shares[g] * (score[g] - mean) ** 2 for g in grades))
        apart = mpmath.fsum(shares[g] * shares[h] * abs(score[g] - score[h]) for g in grades for h in grades)
        entropy = -mpmath.fsum(share * mpmath.log(share) for share in shares if share)
        return {
            "deviation": float(deviation),
            "variation": float(deviation / mean),
            "gini": float(apart / (2 * mean)),
            "certainty": float(1 - entropy / mpmath.log(len(scores))),
        }


FORMS: dict[str, Callable[[Any, FloatArray], FloatArray]] = {
    "deviation": objective.deviation_of_counts,
    "variation": objective.variation_of_counts,
    "gini": objective.gini_of_counts,
    "certainty": lambda counts, _: objective.certainty_of_counts(counts),
}
METHODS = pytest.mark.parametrize("method", FORMS)
COUNTS = ([3, 5, 2], [10**12, 1, 0], [1, 10**12, 10**12], [10**12, 10**12 - 1, 10**12], [0, 7, 10**6])


@METHODS
@pytest.mark.parametrize("level", [1e-290, 1e-100, 3, 1e12, 1e100, 1e300])
@pytest.mark.parametrize("spread", [1, 1e-3, 1e-8, 1e-12])
def test_counts_of_scores_that_hardly_differ_are_weighed_right(method: str, level: float, spread: float) -> None:
    scores = level * (1 + spread * np.array([0.0, 1.0, 3.0]))
    expected = [textbook(counts, scores.tolist())[method] for counts in COUNTS]
    assert FORMS[method](np.array(COUNTS), scores) == pytest.approx(expected, rel=1e-12, abs=0)
    if method != "certainty":  # of 0.1 of each, which no float is
        assert FORMS[method](np.array(COUNTS) * 0.1, scores) == pytest.approx(expected, rel=1e-12, abs=0)


@METHODS
def test_counts_of_five_hundred_leaves_of_many_grades_are_weighed_right(method: str) -> None:
    draw = np.random.default_rng(8)
    counts = np.floor(10.0 ** draw.uniform(0, 12, (500, 11))).astype(np.int64)
    counts[::3] = 10**12 - np.floor(10.0 ** draw.uniform(0, 6, (167, 11))).astype(np.int64)
    scores = np.linspace(100, 0, 11) / 3
    expected = [textbook(row, scores.tolist())[method] for row in counts.tolist()]
    assert FORMS[method](counts, scores) == pytest.approx(expected, rel=1e-9, abs=0)


@pytest.mark.parametrize("grades", [2, 3, 7, 100])
def test_votes_that_are_spread_evenly_are_exactly_unsure(grades: int) -> None:
    level = np.full(grades, 10**12)
    assert objective.certainty_of_counts(level) == 0
    assert objective.certainty_of_counts(np.full(grades, 0.1) * (100 / 7)) == 0
    by_subtraction = np.full(grades, 1 / grades)
    by_subtraction[-1] = 1 - by_subtraction[:-1].sum()
    assert objective.certainty_of_counts(by_subtraction) == 0
    level[0] += 1
    expected = textbook(level.tolist(), [1.0] * grades)["certainty"]
    assert objective.certainty_of_counts(level) == pytest.approx(expected, rel=1e-9, abs=0)


def test_counts_of_a_survey_give_the_figures_of_plain_numbers() -> None:
    """Answers 1, 1, 4: mean 2, deviation √2; Σ|x − y| = 12 over 2·9·2; and votes (2, 1) have 1 − H = 1 − log₂3 + 2/3."""
    counts, scores = np.array([2, 1]), np.array([1.0, 4.0])
    assert objective.deviation_of_counts(counts, scores) == pytest.approx(2**0.5, rel=1e-15)
    assert objective.variation_of_counts(counts, scores) == pytest.approx(2**-0.5, rel=1e-15)
    assert objective.gini_of_counts(counts, scores) == pytest.approx(1 / 3, rel=1e-15)
    assert objective.certainty_of_counts(counts) == pytest.approx(5 / 3 - np.log2(3), rel=1e-12)


def sums_of(rows: Any, times: Any) -> tuple[Any, Any, Any]:
    """Return count, sums and products of integer scores, (k, m), of rows that stand for so many each, (k,)."""
    return int(times.sum()), times @ rows, rows.T @ (times[:, None] * rows)


def by_the_book(rows: Any, times: Any, unit: int = 1) -> tuple[list[float], list[float]]:
    """Return standard deviations and σ Σ (1 − r) = σ·(v − z·Σz) over the columns that vary, in eighty digits."""
    with mpmath.workdps(DIGITS):
        total = mpmath.mpf(int(times.sum()))
        weight = [mpmath.sqrt(int(often) / total) for often in times]
        deviations, standard = [], []
        for column in rows.T.tolist():
            mean = mpmath.fsum(int(often) * value for often, value in zip(times, column, strict=True)) / total
            off = [root * (value - mean) for root, value in zip(weight, column, strict=True)]
            deviations.append(mpmath.sqrt(mpmath.fdot(off, off)) if len(set(column)) > 1 else mpmath.mpf(0))
            standard.append([value / (deviations[-1] or 1) if deviations[-1] else mpmath.mpf(0) for value in off])
        whole = [mpmath.fsum(row) for row in zip(*standard, strict=True)]
        varying = sum(size > 0 for size in deviations)
        parts = [size * (varying - mpmath.fdot(z, whole)) for size, z in zip(deviations, standard, strict=True)]
        return [float(size / unit) for size in deviations], [float(part / unit) for part in parts]


def drawn(rows: int, columns: int, most: int) -> Any:
    return np.random.default_rng(9).integers(0, most, (rows, columns)).astype(object)


@pytest.mark.parametrize("apart", [10**2, 10**7, 10**9, 10**12, 10**20])
@pytest.mark.parametrize("most_times", [1, 10**12])
def test_columns_that_are_nearly_the_same_are_told_apart(apart: int, most_times: int) -> None:
    """1 − r is 1e-14 and far less, of up to 1e12 respondents a row."""
    rows = apart * np.arange(12, dtype=object)[:, None] + drawn(12, 4, 10)
    rows = np.column_stack([rows, 3 * rows[:, 0], -rows[:, 1], np.full(12, 5, dtype=object)])
    times = np.random.default_rng(3).integers(1, most_times + 1, 12).astype(object)
    deviations, parts = by_the_book(rows, times, 3)
    assert objective.correlations_of(*sums_of(rows, times), unit=3)[1] == pytest.approx(deviations, rel=1e-15, abs=0)
    assert objective.critic_of(*sums_of(rows, times), unit=3) == pytest.approx(parts, rel=1e-12, abs=0)
    close = rows[:, :4]
    _, parts = by_the_book(close, times)
    assert objective.critic_of(*sums_of(close, times)) == pytest.approx(parts, rel=1e-12, abs=0)


def test_one_minus_r_of_1e_14_is_right() -> None:
    """x = (−a, 0, a) and y = x + (1, −2, 1), so that r² = 2a²/(2a² + 6)."""
    size = 12_247_449  # 1 − r is 1.5/a²
    rows = np.array([[-size, 1 - size], [0, -2], [size, 1 + size]], dtype=object)
    sums = sums_of(rows, np.ones(3, dtype=object))
    deviations = np.sqrt(np.array([2 * size**2, 2 * size**2 + 6]) / 3)
    missing = 6 / (2 * size**2 + 6)  # 1 − r², of which 1 − r is half up to 1e-14 of it
    assert missing / 2 == pytest.approx(1e-14, rel=1e-6)
    assert objective.critic_of(*sums) == pytest.approx(deviations * missing / 2, rel=1e-12, abs=0)


@pytest.mark.parametrize("spread", [10**8, 10**12])
def test_sums_of_scores_that_hardly_differ_are_weighed_right(spread: int) -> None:
    """Scores of 1, 1 + 1e-8 and 1 + 2e-8, as integers of a hundred millionth."""
    rows, times = spread + drawn(9, 5, 3), np.full(9, 10**11, dtype=object)
    deviations, parts = by_the_book(rows, times, spread)
    between, found = objective.correlations_of(*sums_of(rows, times), unit=spread)
    assert found == pytest.approx(deviations, rel=1e-15, abs=0)
    assert objective.critic_of(*sums_of(rows, times), unit=spread) == pytest.approx(parts, rel=1e-12, abs=0)
    assert between == pytest.approx(np.corrcoef((rows - spread).astype(float).T), rel=1e-12, abs=1e-12)


def test_integers_beyond_all_floats_are_weighed_right() -> None:
    """As those of a scale with scores of 1e300 and 1e-300 are, of which the unit is as large."""
    unit, rows, times = 10**300, 10**600 * drawn(7, 4, 5), np.ones(7, dtype=object)
    found = objective.critic_of(*sums_of(rows, times), unit=unit * 10**300)
    assert found == pytest.approx(by_the_book(rows // 10**600, times)[1], rel=1e-12, abs=0)
    tiny = objective.correlations_of(*sums_of(rows // 10**600, times), unit=unit)[1]
    assert tiny == pytest.approx([size * 1e-300 for size in by_the_book(rows // 10**600, times)[0]], rel=1e-12, abs=0)


def test_five_hundred_leaves_are_weighed_right() -> None:
    rows = 10 ** (np.arange(500) % 9).astype(object) * (drawn(20, 500, 5) + 10 * drawn(20, 1, 5))
    rows[:, ::50] = 7
    times = np.random.default_rng(4).integers(1, 10**12, 20).astype(object)
    deviations, parts = by_the_book(rows, times)
    assert objective.correlations_of(*sums_of(rows, times))[1] == pytest.approx(deviations, rel=1e-12, abs=0)
    found = objective.critic_of(*sums_of(rows, times))
    assert found == pytest.approx(parts, rel=1e-12, abs=0)
    assert (found[::50] == 0).all()


def test_the_only_column_that_varies_has_its_deviation() -> None:
    rows = np.array([[1, 3, 4], [2, 3, 4], [6, 3, 4]], dtype=object)
    count, sums, products = sums_of(rows, np.ones(3, dtype=object))
    expected = [(14 / 3) ** 0.5, 0, 0]
    assert objective.critic_of(count, sums, products) == pytest.approx(expected, rel=1e-15)
    in_floats = count * 0.1, sums * 0.1, products * 0.1
    assert objective.critic_of(in_floats[0], *(part.astype(float) for part in in_floats[1:])) == pytest.approx(expected)


def test_where_nothing_varies_there_is_nothing() -> None:
    sums = sums_of(np.full((4, 3), 7, dtype=object), np.full(4, 10**12, dtype=object))
    for count, first, second in (sums, (4e11, sums[1].astype(float) * 0.1, sums[2].astype(float) * 0.1)):
        between, deviations = objective.correlations_of(count, first, second)
        assert between.tolist() == np.eye(3).tolist()
        assert deviations.tolist() == objective.critic_of(count, first, second).tolist() == [0, 0, 0]
        assert objective.first_component_of(between, deviations > 0)[1] == 0


@pytest.mark.parametrize("seed", range(5))
def test_what_rounding_leaves_of_design_weights_is_no_spread(seed: int) -> None:
    """A million weights, a constant column, two that are the same but for their scale: summed in floats."""
    draw = np.random.default_rng(seed)
    weight, x = draw.uniform(0.1, 9, 10**6), draw.integers(0, 5, 10**6).astype(float)
    table = np.column_stack([x, 7 * x + 3, np.full(10**6, 33.0)])
    sums = weight.sum(), weight @ table, table.T @ (weight[:, None] * table)
    between, deviations = objective.correlations_of(*sums)
    assert deviations[2] == 0
    assert between[2].tolist() == [0, 0, 1]
    assert (np.abs(between) <= 1).all()
    assert objective.critic_of(*sums).tolist() == [0, 0, 0]
    table[0, 1] += 1
    sums = weight.sum(), weight @ table, table.T @ (weight[:, None] * table)
    expected = 0.5 * weight[0] / weight.sum() / (49 * deviations[0] ** 2)  # half the squared distance of unit columns
    assert objective.critic_of(*sums)[0] == pytest.approx(deviations[0] * expected, rel=0.1)


@pytest.mark.parametrize("others", [10**4, 10**6, 10**8, 10**10])
def test_of_design_weights_a_variance_is_as_good_as_it_is_large(others: int) -> None:
    """One of many answers 3, and another 3 to the other question, the others 4: the deviation is √(n − 1)/n."""
    count = others + 1
    sums, products = np.full(2, 4.0 * count - 1), np.full((2, 2), 16.0 * count - 8)
    products[[0, 1], [0, 1]] += 1
    _, deviations = objective.correlations_of(float(count), sums, products)
    part = others / count**2 / 16
    assert deviations == pytest.approx(others**0.5 / count, rel=1e-9 + 1e-16 / part)
    shifted = np.full(2, -1.0), np.eye(2)
    _, deviations = objective.correlations_of(float(count), *shifted)
    assert deviations == pytest.approx(others**0.5 / count, rel=1e-14)


def test_correlations_of_one_column_are_one() -> None:
    between, deviations = objective.correlations_of(2, np.array([3]), np.array([[5]]))
    assert between.tolist() == [[1]]
    assert deviations.tolist() == [0.5]
    loadings, lead = objective.first_component_of(between, deviations > 0)
    assert (loadings.tolist(), float(lead)) == ([1], 1)
