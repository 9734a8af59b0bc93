"""What goes together in the rows goes together in the tally, to the last digit."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import fuzzyeval as fe
from held import tried
from samples import DETAILS, UNITS, Sample, agree, sampled, samples

pytestmark = pytest.mark.slow

UNWEIGHTED = (False,)


@given(samples(weight=UNWEIGHTED), st.sampled_from(DETAILS[1:]))
def test_the_moments_of_a_tally_are_those_of_its_rows_exactly(sample: Sample, detail: Any) -> None:
    agree(sample.tally(detail=detail), sample.counted())


@given(samples(weight=UNWEIGHTED))
def test_they_are_so_of_every_object(sample: Sample) -> None:
    agree(sample.tally("branch"), sample.counted(["branch"]))


@given(samples(weight=(True,), units=UNITS))
def test_with_design_weights_they_are_to_the_ninth_digit(sample: Sample) -> None:
    agree(sample.tally("branch"), sample.counted(["branch"]), exact=False)


@given(samples(weight=(True,)))
def test_with_design_weights_that_add_up_in_floats_they_are_exact(sample: Sample) -> None:
    agree(sample.tally("branch"), sample.counted(["branch"]))


@given(samples(weight=UNWEIGHTED, frequency=(True,), most=5), st.lists(st.integers(0, 10**9), min_size=5, max_size=5))
def test_rows_that_stand_for_a_milliard_overflow_nothing(sample: Sample, times: list[int]) -> None:
    many = sample.of([{**row, "times": often} for row, often in zip(sample.rows, times, strict=False)])
    agree(many.tally(), many.counted())


@given(samples(weight=UNWEIGHTED, duplicates=("keep",), least=2))
def test_means_and_covariances_are_the_fractions_rounded_once(sample: Sample) -> None:
    ((_, part),) = sample.counted().items()
    tally = sample.tally()
    for moments, wanted in ((tally.moments, part.listwise()), (tally.pairwise, part.pairwise())):
        assume(min(count for row in wanted.count for count in row) > 1)
        assert moments.means[0].tolist() == wanted.means()
        assert moments.covariances[0].tolist() == wanted.covariances()


@given(samples(weight=UNWEIGHTED, frequency=(True,), least=2, least_times=1), st.integers(10**6, 10**9))
def test_so_they_are_of_many_respondents(sample: Sample, unit: int) -> None:
    many = sample.of([{**row, "times": row["times"] * unit} for row in sample.rows])
    ((_, part),) = many.counted().items()
    assume(min(count for row in part.pairwise().count for count in row) > 1)
    assert many.tally().pairwise.means[0].tolist() == part.pairwise().means()
    assert many.tally().pairwise.covariances[0].tolist() == part.pairwise().covariances()


@given(samples(weight=(True,), units=UNITS, least=3, duplicates=("keep",), least_times=1))
def test_with_design_weights_a_respondent_counts_for_what_all_weigh_squared_by_what_they_weigh(sample: Sample) -> None:
    """Σw − Σw²/Σw takes the place of n − 1: the same where all weights are 1, and in proportion where they are not."""
    ((_, part),) = sample.counted().items()
    unit = sum((weight**2 for weight in part.weights), start=Fraction(0)) / sum(part.weights, start=Fraction(0))
    tally = sample.tally()
    for moments, wanted in ((tally.moments, part.listwise()), (tally.pairwise, part.pairwise())):
        assume(min(count for row in wanted.count for count in row) > unit * 2)
        spread = max(map(abs, sample.study.grades.scores)) ** 2
        assert moments.means[0] == pytest.approx(wanted.means(), rel=1e-9)
        assert moments.covariances[0] == pytest.approx(
            np.asarray(wanted.covariances(unit), dtype=float), rel=1e-9, abs=1e-9 * spread
        )


@tried(50)
@given(st.integers(-18, 18), st.lists(st.tuples(st.integers(1, 2), st.integers(1, 2)), min_size=2, max_size=4))
def test_the_unit_of_the_scores_does_not_matter(power: int, answers: list[tuple[int, int]]) -> None:
    """However small: their whole numbers may be short, and what these are to be divided by long."""
    unit, (found, wanted) = float(f"1e{power}"), (_of_unit(f"1e{power}", answers), _of_unit("1", answers))
    for mine, its in ((found.moments, wanted.moments), (found.pairwise, wanted.pairwise)):
        assert mine.means == pytest.approx(its.means * unit, rel=1e-15, abs=0)
        assert mine.covariances == pytest.approx(its.covariances * unit * unit, rel=1e-14, abs=0)


def _of_unit(unit: str, answers: list[tuple[int, int]]) -> fe.Tally:
    """Return the tally of many respondents on a scale of two grades, of this unit and of twice it."""
    grades = [fe.Grade(label=str(code), score=float(f"{code}{unit[1:]}"), answer=code) for code in (1, 2)]
    root = fe.Indicator(id="all", children=[fe.Indicator(id="a"), fe.Indicator(id="b")])
    study = fe.Study(grades=fe.GradeScale(grades), root=root, survey=fe.Survey(frequency_weight="times"))
    return fe.tally(study, [{"a": a, "b": b, "times": 10**6} for a, b in answers], detail="joint")


@given(samples(duplicates=("keep",)), st.data(), st.sampled_from(DETAILS))
def test_tallies_of_parts_add_up_in_any_order(sample: Sample, data: st.DataObject, detail: Any) -> None:
    """Exactly without design weights, and with such as floats add up exactly."""
    of_part = data.draw(st.lists(st.integers(0, 2), min_size=len(sample.rows), max_size=len(sample.rows)))
    first, second, third = (part.tally("branch", detail) for part in sample.parts(of_part, 3))
    whole = sample.tally("branch", detail)
    assert first + second + third == third + (second + first) == sum([third, first, second]) == whole


@given(samples(duplicates=("keep",), weight=(True,), units=UNITS), st.data())
def test_tallies_with_any_design_weights_add_up_to_the_twelfth_digit(sample: Sample, data: st.DataObject) -> None:
    weights = st.lists(st.floats(1e-3, 1e3), min_size=len(sample.rows), max_size=len(sample.rows))
    weighed = sample.of(
        [{**row, "weight": weight} for row, weight in zip(sample.rows, data.draw(weights), strict=True)]
    )
    of_part = data.draw(st.lists(st.integers(0, 1), min_size=len(sample.rows), max_size=len(sample.rows)))
    parts, whole = [part.tally() for part in weighed.parts(of_part, 2)], weighed.tally()
    for added in (parts[0] + parts[1], parts[1] + parts[0]):
        assert (added.planes == whole.planes).all()
        for mine, its in zip(added.figures.arrays(), whole.figures.arrays(), strict=True):
            assert (mine is None) == (its is None)
            if its is not None:
                assert np.asarray(mine, dtype=float) == pytest.approx(np.asarray(its, dtype=float), rel=1e-12, abs=0)


@given(samples(weight=UNWEIGHTED))
def test_pooling_objects_is_tallying_without_them(sample: Sample) -> None:
    assert sample.tally("branch").pooled() == sample.tally()
    assert sample.tally(["branch", "times"]).rolled_up("times") == sample.tally("times")


@given(samples(), st.randoms(use_true_random=False))
def test_leaves_in_another_order_carry_their_figures_along(sample: Sample, random: Any) -> None:
    order = random.sample(sample.plan.leaves, len(sample.plan.leaves))
    other = sampled(sample.study.grades, order, sample.options, sample.table)
    assert sample.tally("branch").arranged(order) == other.tally("branch")


@given(samples())
def test_the_tally_of_one_object_carries_its_own_figures(sample: Sample) -> None:
    whole, parts = sample.tally("branch"), sample.counted(["branch"])
    for at, key in enumerate(whole.objects):
        agree(whole.only(at), {(key,): parts[(key,)]})
