"""What the laws are for: faults that people make, each planted, and caught by the law that it is named with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import Phase, settings

import fuzzyeval as fe
from fuzzyeval import composition as composing
from fuzzyeval import membership
from fuzzyeval.core import principles
from fuzzyeval.evaluation import grading as graded
from fuzzyeval.survey.rows import summing as summed_up
from fuzzyeval.survey.tallies.comoments import Moments
from fuzzyeval.testing import Law, Memberships, laws
from fuzzyeval.weights import weighing

pytestmark = pytest.mark.filterwarnings("ignore::fuzzyeval.InconsistencyWarning")

TRIED = settings(derandomize=True, max_examples=200, phases=[Phase.explicit, Phase.generate])
"""The same examples every time, and as they come: how plain they are is shown elsewhere."""

composition: Any = composing
summing: Any = summed_up
grading: Any = graded

Plant = Callable[[pytest.MonkeyPatch], Any]
DEFECTS: list[Any] = []


def named(held_to: Iterable[Law], name: str) -> Law:
    return next(law for law in held_to if law.name == name)


def defect(held_to: Iterable[Law], name: str, sound: Any) -> Callable[[Plant], Plant]:
    """Plant what a function makes, in place of something sound, for the law of that name to find."""

    def planted(plant: Plant) -> Plant:
        DEFECTS.append(pytest.param(named(held_to, name), sound, plant, id=plant.__name__))
        return plant

    return planted


# Operators of a user's own


@defect(laws.operator, "as_it_is_written", "min_max")
def a_wrong_norm(_: Any) -> Any:
    return fe.Operator("M(∧,∨)", lambda w, r, out: np.maximum(w + r - 1, 0, out=out), np.maximum)


@defect(laws.operator, "as_it_is_written", "min_sum")
def a_missing_cap(_: Any) -> Any:
    return fe.Operator("M(∧,⊕)", np.minimum, np.add)


@defect(laws.operator, "below_the_cap", "min_sum")
def a_cap_that_is_not_applied(patch: pytest.MonkeyPatch) -> Any:
    true = composition._compose
    patch.setattr(composition, "_compose", lambda w, r, op: true(w, r, fe.Operator(op.symbol, op.weigh, op.gather)))
    return fe.Operator("M(∧,⊕)", np.minimum, np.add, cap=1.0)


@defect(laws.operator, "order_of_indicators", "weighted_average")
def the_mean_of_two_taken_again_and_again(_: Any) -> Any:
    return fe.Operator("M(·,mean)", np.multiply, lambda left, right, out: np.divide(left + right, 2, out=out))


@defect(laws.operator, "more_is_never_less", "product_max")
def a_degree_in_place_of_its_complement(_: Any) -> Any:
    return fe.Operator("M(·¬,∨)", lambda w, r, out: np.multiply(w, 1 - r, out=out), np.maximum)


@defect(laws.operator, "each_grade_by_itself", "weighted_average")
def a_sum_over_grades_where_it_should_be_over_indicators(_: Any) -> Any:
    def shared(w: Any, r: Any, out: Any) -> Any:
        return np.multiply(w, r / np.maximum(np.sum(r, axis=0), 1e-12), out=out)

    return fe.Operator("M(%,+)", shared, np.add)


@defect(laws.operator, "within_bounds", "weighted_average")
def a_plus_for_a_minus_in_the_probabilistic_sum(_: Any) -> Any:
    return fe.Operator("M(·,+̂)", np.multiply, lambda a, b, out: np.add(a + b, 4 * a * b, out=out))


@defect(laws.operator, "inputs_left_alone", "weighted_average")
def a_step_that_works_in_place(_: Any) -> Any:
    def weigh(w: Any, r: Any, out: Any) -> Any:
        r *= w
        return np.copyto(out, r)

    return fe.Operator("M(·,+)", weigh, np.add)


# The library's own composition


@defect(laws.operator, "all_weight_on_one", "weighted_average")
def grades_reversed(patch: pytest.MonkeyPatch) -> Any:
    true = composition._compose
    patch.setattr(composition, "_compose", lambda w, r, op: true(w, r, op)[..., ::-1])
    return "weighted_average"


@defect(laws.operator, "each_object_as_alone", "min_max")
def objects_mixed_up(patch: pytest.MonkeyPatch) -> Any:
    true = composition._compose
    patch.setattr(composition, "_compose", lambda w, r, op: np.roll(true(w, r, op), r.ndim - 2, axis=0))
    return "min_max"


# Weights


def shares(scores: Any) -> Any:
    """Entropy weights, as they are taught."""
    parts = scores / scores.sum(axis=0)
    spread = 1 + (parts * np.log(parts)).sum(axis=0) / np.log(len(scores))
    return np.maximum(spread, 0) / np.maximum(spread, 0).sum()


@defect(laws.weighting, "weights_are_weights", shares)
def an_entropy_divided_by_the_logarithm_of_one_row_less(_: Any) -> Any:
    def weigh(scores: Any) -> Any:
        parts = scores / scores.sum(axis=0)
        spread = 1 + (parts * np.log(parts)).sum(axis=0) / np.log(max(len(scores) - 1, 1.5))
        return spread / spread.sum()

    return weigh


@defect(laws.weighting, "order_of_rows", fe.objective.entropy)
def a_first_row_taken_for_the_names(_: Any) -> Any:
    return lambda scores: fe.objective.entropy(scores[1:])


@defect(laws.weighting, "order_of_columns", fe.objective.gini)
def weights_that_come_sorted(_: Any) -> Any:
    return lambda scores: np.sort(fe.objective.gini(scores))


@defect(laws.weighting, "scores_left_alone", shares)
def scores_divided_in_place(_: Any) -> Any:
    def weigh(scores: Any) -> Any:
        scores /= scores.sum(axis=0)
        return shares(scores)

    return weigh


@defect(laws.judgement, "consistent_judgements_give_their_weights", fe.ahp.priorities)
def a_matrix_read_by_columns(_: Any) -> Any:
    return lambda judged: fe.ahp.priorities(judged.T)


@defect(laws.union, "united_weights_are_weights", fe.combine)
def products_that_are_not_divided_by_their_sum(_: Any) -> Any:
    return lambda first, second: first * second


# Membership functions

LOW = [lambda x: membership.falling(x, 60, 80), lambda x: membership.rising(x, 60, 80)]
SHAPES = Memberships(tuple(LOW), 50, 90)


@defect(laws.membership, "higher_is_in_no_lower_grade", SHAPES)
def shapes_in_the_wrong_order(_: Any) -> Any:
    return Memberships(tuple(LOW[::-1]), 50, 90)


@defect(laws.membership, "nothing_belongs_nowhere", SHAPES)
def a_gap_between_two_shapes(_: Any) -> Any:
    return Memberships(
        (lambda x: membership.falling(x, 60, 65), LOW[1], lambda x: membership.rising(x, 75, 80))[::2], 50, 90
    )


@defect(laws.membership, "degrees_within_bounds", SHAPES)
def a_side_that_is_not_cut_off(_: Any) -> Any:
    return Memberships((LOW[0], lambda x: (np.asarray(x) - 60) / 20), 50, 90)


# Evaluations


@defect(laws.evaluation, "tie_to_the_worse", fe.evaluate)
def ties_to_the_better_grade(patch: pytest.MonkeyPatch) -> Any:
    patch.setattr(principles, "_best_first", lambda scores: np.argsort(scores).tolist())
    return fe.evaluate


@defect(laws.evaluation, "siblings_share_the_weight", fe.evaluate)
def a_weight_lost_at_depth_3(patch: pytest.MonkeyPatch) -> Any:
    true: Any = weighing._laid_out

    def lossy(study: Any, splits: Any) -> Any:
        local, shares = true(study, splits)
        parents = study.outline.parents
        deep = [parent >= 0 and parents[parent] >= 0 for parent in parents]
        return local, tuple(one if lost else share for one, share, lost in zip(local, shares, deep, strict=True))

    patch.setattr(weighing, "_laid_out", lossy)
    return fe.evaluate


@defect(laws.evaluation, "leaves_are_shares", fe.evaluate)
def the_missing_counted_as_answers(_: Any) -> Any:
    return lambda study, rows: fe.evaluate(
        study, [{leaf: said or study.grades[0].answer for leaf, said in row.items()} for row in rows]
    )


@defect(laws.evaluation, "every_respondent_twice", fe.evaluate)
def a_respondent_read_past(_: Any) -> Any:
    return lambda study, rows: fe.evaluate(study, rows[1:])


@defect(laws.evaluation, "unanswered_leaf", fe.evaluate)
def the_weight_of_a_gap_that_is_lost(patch: pytest.MonkeyPatch) -> Any:
    patch.setattr(grading, "_reweighed", lambda _, local, present, __: local * present)
    return fe.evaluate


@defect(laws.evaluation, "objects_as_alone", fe.evaluate)
def a_gap_in_one_object_for_a_gap_in_all(patch: pytest.MonkeyPatch) -> Any:
    true = grading._reweighed

    def common(study: Any, local: Any, present: Any, objects: Any) -> Any:
        return true(study, local, np.broadcast_to(present.all(axis=1, keepdims=True), present.shape), objects)

    patch.setattr(grading, "_reweighed", common)
    return fe.evaluate


# Tallies


@defect(laws.tally, "every_answer_where_it_belongs", list)
def one_counted_too_many(patch: pytest.MonkeyPatch) -> Any:
    true = summing.histograms

    def counted(*given: Any) -> Iterator[Any]:
        for found in true(*given):
            found.counts[0, 0] += 1
            yield found

    patch.setattr(summing, "histograms", counted)
    return list


@defect(laws.tally, "no_row_is_lost", list)
def rows_dropped_at_a_null_key(_: Any) -> Any:
    return lambda rows: [row for row in rows if row["branch"] is not None] or rows


@defect(laws.tally, "any_frame_as_the_rows", list)
def the_refused_taken_for_missing(_: Any) -> Any:
    return lambda rows: [{name: None if said == "N/A" else said for name, said in row.items()} for row in rows]


@defect(laws.tally, "each_leaf_its_own_column", list)
def columns_shifted_by_one(_: Any) -> Any:
    return lambda rows: [dict(zip(row, [*row.values()][1:] + [*row.values()][:1], strict=True)) for row in rows]


@defect(laws.tally, "parts_add_up", list)
def a_part_that_is_forgotten(patch: pytest.MonkeyPatch) -> Any:
    patch.setattr(fe.Tally, "__add__", lambda mine, _: mine)
    return list


@defect(laws.tally, "covariances_of_the_rows", list)
def a_divisor_n_for_n_less_1(patch: pytest.MonkeyPatch) -> Any:
    true: Any = Moments.covariances
    patch.setattr(Moments, "covariances", property(lambda mine: true.fget(mine) * (1 - 1 / mine.count.astype(float))))
    return list


@pytest.mark.parametrize(("law", "sound", "plant"), DEFECTS)
def test_a_defect_is_caught_by_its_law(law: Law, sound: Any, plant: Plant) -> None:
    with pytest.MonkeyPatch.context() as patch:
        found = law.outcome(plant(patch), settings=TRIED)
    assert found.kind == "failed", found
    assert law.outcome(sound, settings=settings(TRIED, max_examples=10)).kind == "held", "without the defect"


def test_there_are_many() -> None:
    assert len(DEFECTS) >= 15
