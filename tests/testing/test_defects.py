"""What the laws are for: faults that people make, each planted, and caught by the law that it is named with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import Phase, settings

import fuzzyeval as fe
from fuzzyeval import composition as composing
from fuzzyeval import membership
from fuzzyeval.core import combining, principles
from fuzzyeval.evaluation import grading as graded
from fuzzyeval.evidence.gathering import Evidence
from fuzzyeval.survey.coding import Coding
from fuzzyeval.survey.rows import summing as summed_up
from fuzzyeval.survey.tallies.comoments import Moments
from fuzzyeval.testing import Law, Laws, Memberships, laws
from fuzzyeval.testing.laws import operating as operators
from fuzzyeval.weights import weighing

pytestmark = pytest.mark.filterwarnings("ignore::fuzzyeval.InconsistencyWarning")

TRIED = settings(derandomize=True, max_examples=200, phases=[Phase.explicit, Phase.generate])
"""The same examples every time, and as they come: how plain they are is shown elsewhere."""

composition: Any = composing
summing: Any = summed_up
grading: Any = graded
operating: Any = operators

Plant = Callable[[pytest.MonkeyPatch], Any]
DEFECTS: list[Any] = []


def defect(held_to: Laws[Law], name: str, sound: Any) -> Callable[[Plant], Plant]:
    """Plant what a function makes, in place of something sound, for the law of that name to find."""

    def planted(plant: Plant) -> Plant:
        DEFECTS.append(pytest.param(held_to.named(name), sound, plant, id=plant.__name__))
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
        made = np.multiply(w, r, out=out)
        if isinstance(w, np.ndarray) and w.flags.writeable:
            w *= 0.5
        return made

    return fe.Operator("M(·,+)", weigh, np.add)


@defect(laws.operator, "all_weight_on_one", "weighted_average")
def weights_turned_upside_down(_: Any) -> Any:
    return fe.Operator("M(·,+)", lambda w, r, out: np.multiply(1 - w, r, out=out), np.add)


@defect(laws.operator, "no_weight_no_say", "weighted_average")
def weights_that_nobody_reads(_: Any) -> Any:
    return fe.Operator("M(r,∨)", lambda w, r, out: np.multiply(np.ones_like(w), r, out=out), np.maximum)


@defect(laws.operator, "heavier_is_never_less", "weighted_average")
def a_weight_that_stops_to_count_above_one_half(_: Any) -> Any:
    return fe.Operator("M(·,+)", lambda w, r, out: np.multiply(np.where(w > 0.5, 0.25, w), r, out=out), np.add)


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


@defect(laws.operator, "each_object_as_alone", "min_max")
def the_weights_of_the_first_for_all(patch: pytest.MonkeyPatch) -> Any:
    true = composition._compose
    patch.setattr(composition, "_compose", lambda w, r, op: true(w[0] if w.ndim > 1 else w, r, op))
    return "min_max"


@defect(laws.operator, "inputs_left_alone", "min_max")
def rows_reversed_in_place(patch: pytest.MonkeyPatch) -> Any:
    true = composing.compose

    def composed(weights: Any, relation: Any, *, operator: Any) -> Any:
        found = true(weights, relation, operator=operator)
        if isinstance(relation, np.ndarray) and relation.flags.writeable:
            relation[:] = relation[::-1].copy()
        return found

    patch.setattr(operating, "compose", composed)
    return "min_max"


@defect(laws.operator, "between_the_rows", "weighted_average")
def a_part_of_all_weight_lost(patch: pytest.MonkeyPatch) -> Any:
    true = composition._compose
    patch.setattr(composition, "_compose", lambda w, r, op: 0.98 * true(w, r, op))
    return "weighted_average"


# Weights


def shares(scores: Any) -> Any:
    """Entropy weights, as they are taught, with 0·ln 0 = 0."""
    parts = scores / scores.sum(axis=0)
    spread = 1 + (parts * np.log(np.where(parts > 0, parts, 1))).sum(axis=0) / np.log(len(scores))
    return np.maximum(spread, 0) / np.maximum(spread, 0).sum()


@defect(laws.weighting, "weights_are_weights", shares)
def a_logarithm_of_zero(_: Any) -> Any:
    def weigh(scores: Any) -> Any:
        parts = scores / scores.sum(axis=0)
        with np.errstate(all="ignore"):
            spread = 1 + (parts * np.log(parts)).sum(axis=0) / np.log(len(scores))
        return spread / spread.sum()

    return weigh


@defect(laws.weighting, "weights_are_weights", shares)
def an_entropy_divided_by_the_logarithm_of_one_row_less(_: Any) -> Any:
    def weigh(scores: Any) -> Any:
        parts = scores / scores.sum(axis=0)
        logs = np.log(np.where(parts > 0, parts, 1))
        spread = 1 + (parts * logs).sum(axis=0) / np.log(max(len(scores) - 1, 1.5))
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


@defect(laws.weighting, "the_same_scores_again", fe.objective.entropy)
def weights_shaken_at_random(_: Any) -> Any:
    random = np.random.default_rng(1)

    def weigh(scores: Any) -> Any:
        shaken = fe.objective.entropy(scores) + random.uniform(0, 1e-3, scores.shape[1])
        return shaken / shaken.sum()

    return weigh


@defect(laws.weighting, "the_same_scores_again", fe.objective.entropy)
def limits_that_grow_with_what_was_seen(_: Any) -> Any:
    seen: dict[int, Any] = {}

    def weigh(scores: Any) -> Any:
        count = scores.shape[1]
        seen[count] = np.maximum(scores.max(axis=0), seen.get(count, 0))
        spread = 1 + np.std(scores / seen[count], axis=0)
        return spread / spread.sum()

    return weigh


@defect(laws.weighting, "order_of_rows", fe.objective.entropy)
def scores_refused_unless_the_first_row_is_the_highest(_: Any) -> Any:
    def weigh(scores: Any) -> Any:
        if scores[0].sum() < scores[-1].sum():
            raise ValueError("the first is not the best")
        return fe.objective.entropy(scores)

    return weigh


@defect(laws.weighting, "weights_are_weights", fe.objective.standard_deviation)
def a_table_taken_for_a_square(_: Any) -> Any:
    def weigh(scores: Any) -> Any:
        squared = (scores @ scores).sum(axis=0)
        return squared / squared.sum()

    return weigh


@defect(laws.judgement, "dominance_is_kept", fe.ahp.priorities)
def the_first_two_swapped_where_the_first_is_preferred(_: Any) -> Any:
    def weigh(judged: Any) -> Any:
        found = fe.ahp.priorities(judged).copy()
        if len(found) > 1 and judged[0, 1] > 1:
            found[:2] = found[1::-1]
        return found

    return weigh


@defect(laws.judgement, "favour_is_kept", lambda judged: fe.ahp.priorities(judged, method="geometric_mean"))
def judgements_above_five_taken_for_their_inverse(_: Any) -> Any:
    def weigh(judged: Any) -> Any:
        means = np.exp(np.log(np.where(judged > 5, 0.1, judged)).mean(axis=1))
        return means / means.sum()

    return weigh


@defect(laws.judgement, "judgements_left_alone", fe.ahp.priorities)
def columns_divided_in_place(_: Any) -> Any:
    def weigh(judged: Any) -> Any:
        judged /= judged.sum(axis=0)
        return judged.mean(axis=1)

    return weigh


@defect(laws.judgement, "the_same_judgements_again", fe.ahp.priorities)
def an_iteration_that_goes_on_from_the_last_one(_: Any) -> Any:
    begun: dict[int, Any] = {}

    def weigh(judged: Any) -> Any:
        found = judged @ begun.get(len(judged), np.ones(len(judged)))
        begun[len(judged)] = found / found.sum()
        return begun[len(judged)]

    return weigh


@defect(laws.judgement, "consistent_judgements_give_their_weights", fe.ahp.priorities)
def consistent_judgements_refused(_: Any) -> Any:
    def weigh(judged: Any) -> Any:
        if len(judged) > 1 and (judged[0] == judged[1] * judged[0, 1]).all():
            raise ValueError("too good to be true")
        return fe.ahp.priorities(judged)

    return weigh


@defect(laws.judgement, "consistent_judgements_give_their_weights", fe.ahp.priorities)
def a_matrix_read_by_columns(_: Any) -> Any:
    return lambda judged: fe.ahp.priorities(judged.T)


@defect(laws.union, "united_weights_are_weights", fe.combine)
def products_that_are_not_divided_by_their_sum(_: Any) -> Any:
    return lambda first, second: first * second


@defect(laws.union, "vectors_left_alone", fe.combine)
def a_vector_multiplied_in_place(_: Any) -> Any:
    def unite(first: Any, second: Any) -> Any:
        first *= second
        return first / first.sum()

    return unite


@defect(laws.union, "the_same_vectors_again", fe.combine)
def a_share_drawn_at_random(_: Any) -> Any:
    random = np.random.default_rng(1)

    def unite(first: Any, second: Any) -> Any:
        share = random.uniform()
        return share * first + (1 - share) * second

    return unite


@defect(laws.union, "which_is_first", fe.combine)
def a_first_vector_that_counts_more_where_it_is_steep(_: Any) -> Any:
    def unite(first: Any, second: Any) -> Any:
        share = 0.9 if first.max() > 0.6 else 0.5
        return share * first + (1 - share) * second

    return unite


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


@defect(laws.membership, "full_somewhere", SHAPES)
def a_shape_that_is_cut_off_below_1(_: Any) -> Any:
    return Memberships((LOW[0], lambda x: np.minimum(membership.rising(x, 60, 80), 0.9)), 50, 90)


@defect(laws.membership, "full_somewhere", SHAPES)
def grades_that_share_alike_everywhere(_: Any) -> Any:
    return Memberships((lambda x: np.full(np.shape(x), 0.5),) * 2, 50, 90)


@defect(laws.membership, "peaks_in_order", SHAPES)
def shapes_that_overlap_from_best_to_worst(_: Any) -> Any:
    return Memberships(
        (lambda x: membership.triangular(x, 60, 75, 90), lambda x: membership.triangular(x, 50, 65, 80)), 50, 90
    )


@defect(laws.membership, "each_measurement_by_itself", SHAPES)
def measurements_read_column_by_column(_: Any) -> Any:
    def read(x: Any) -> Any:
        return membership.falling(np.ravel(x, order="F"), 60, 80).reshape(np.shape(x))

    return Memberships((read, LOW[1]), 50, 90)


@defect(laws.membership, "rise_and_fall", SHAPES)
def a_side_without_a_slope(_: Any) -> Any:
    def steep(x: Any) -> Any:
        with np.errstate(all="ignore"):
            return np.clip((np.asarray(x, dtype=float) - 70) / 0, 0, 1)

    return Memberships((LOW[0], steep), 50, 90)


@defect(laws.membership, "rise_and_fall", SHAPES)
def a_shape_that_comes_back(_: Any) -> Any:
    return Memberships((LOW[0], lambda x: np.abs(np.asarray(x) - 70) / 20), 50, 90)


@defect(laws.membership, "degrees_sum_to_one", SHAPES)
def a_sum_that_is_1_between_the_steps_only(_: Any) -> Any:
    return Memberships(
        (LOW[0], lambda x: np.where(np.asarray(x) * 4 % 1 > 0, 0.5, membership.rising(x, 60, 80))), 50, 90
    )


@defect(laws.membership, "measurements_left_alone", SHAPES)
def measurements_moved_in_place(_: Any) -> Any:
    def moved(x: Any) -> Any:
        x -= 60
        return np.clip(x / 20, 0, 1)

    return Memberships((LOW[0], moved), 50, 90)


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


@defect(laws.evaluation, "objects_as_alone", fe.evaluate)
def a_blank_branch_left_out(_: Any) -> Any:
    def named(study: Any, rows: Any, **by: Any) -> Any:
        return fe.evaluate(study, [row for row in rows if row["branch"] is not None] or rows, **by)

    return named


@defect(laws.evaluation, "score_by_degrees", fe.evaluate)
def a_sum_of_scores_for_their_mean(patch: pytest.MonkeyPatch) -> Any:
    true = principles.average_score

    def summed(planes: Any, scores: Any) -> Any:
        mean, total = true(planes, scores)
        return mean * total, total

    patch.setattr(principles, "average_score", summed)
    return fe.evaluate


@defect(laws.evaluation, "largest_degree", fe.evaluate)
def the_worst_grade_for_all(patch: pytest.MonkeyPatch) -> Any:
    patch.setattr(grading, "conclude", lambda _, __, score, scores: np.full(score.shape, scores.argmin(), np.int8))
    return fe.evaluate


@defect(laws.evaluation, "nearest_score", fe.evaluate)
def a_score_rounded_down(patch: pytest.MonkeyPatch) -> Any:
    def reached(score: Any, scores: Any) -> Any:
        order = np.argsort(scores)
        return order[np.maximum(np.searchsorted(scores[order], score, side="right") - 1, 0)].astype(np.int8)

    patch.setattr(principles, "nearest_score", reached)
    return fe.evaluate


@defect(laws.evaluation, "between_the_cuts", fe.evaluate)
def cuts_that_nobody_reads(patch: pytest.MonkeyPatch) -> Any:
    patch.setattr(principles, "score_by_cuts", lambda score, scores, _: principles.nearest_score(score, scores))
    return fe.evaluate


@defect(laws.evaluation, "share_reached", fe.evaluate)
def a_threshold_not_taken_of_the_sum(patch: pytest.MonkeyPatch) -> Any:
    def confidence(planes: Any, scores: Any, *, threshold: float, from_better: bool) -> Any:
        order = np.argsort(scores)[:: -1 if from_better else 1]
        reached = np.cumsum(planes[..., order, :], axis=-2) >= threshold * (1 - 1e-12)
        return order[np.where(reached.any(axis=-2), reached.argmax(axis=-2), len(order) - 1)].astype(np.int8)

    patch.setattr(principles, "confidence", confidence)
    return fe.evaluate


@defect(laws.evaluation, "share_reached", fe.evaluate)
def confidence_from_the_better_end_only(patch: pytest.MonkeyPatch) -> Any:
    true: Any = principles.confidence
    patch.setattr(principles, "confidence", lambda *given, **named: true(*given, **{**named, "from_better": True}))
    return fe.evaluate


@defect(laws.evaluation, "normalised_as_declared", fe.evaluate)
def a_normalisation_that_is_not_final(patch: pytest.MonkeyPatch) -> Any:
    true = grading.compose_tree

    def every_or_none(*given: Any, divide: list[bool], **named: Any) -> Any:
        return true(*given, divide=[all(divide)] * len(divide), **named)

    patch.setattr(grading, "compose_tree", every_or_none)
    return fe.evaluate


@defect(laws.evaluation, "normalised_as_declared", fe.evaluate)
def every_level_normalised_for_the_final_one(patch: pytest.MonkeyPatch) -> Any:
    true = grading.compose_tree

    def all_of_them(*given: Any, divide: list[bool], **named: Any) -> Any:
        return true(*given, divide=[any(divide)] * len(divide), **named)

    patch.setattr(grading, "compose_tree", all_of_them)
    return fe.evaluate


@defect(laws.evaluation, "branches_weigh_as_their_leaves", fe.evaluate)
def a_mean_of_the_leaves_for_their_sum(patch: pytest.MonkeyPatch) -> Any:
    true: Any = Evidence.of_children

    def mean(mine: Any, way: Any, node: int) -> list[float]:
        under = [mine.study.outline.under[child] for child in mine.study.outline.children[node]]
        return [total / (last - first) for total, (first, last) in zip(true(mine, way, node), under, strict=True)]

    patch.setattr(Evidence, "of_children", mean)
    return fe.evaluate


@defect(laws.evaluation, "judgement_has_its_share", fe.evaluate)
def judgement_and_data_mixed_up(patch: pytest.MonkeyPatch) -> Any:
    true: Any = combining.united
    patch.setattr(combining, "united", lambda *given, alpha, **named: true(*given, alpha=1 - alpha, **named))
    return fe.evaluate


@defect(laws.evaluation, "branch_as_alone", fe.evaluate)
def operators_of_the_nodes_in_the_opposite_order(patch: pytest.MonkeyPatch) -> Any:
    true: Any = vars(fe.Study)["operators"]
    patch.setattr(fe.Study, "operators", property(lambda mine: true.func(mine)[::-1]))
    return fe.evaluate


@defect(laws.evaluation, "branch_as_alone", fe.evaluate)
def a_weighting_of_its_own_that_nobody_reads(patch: pytest.MonkeyPatch) -> Any:
    patch.setattr(fe.Study, "weighting_of", lambda mine, _: mine.weighting)
    return fe.evaluate


@defect(laws.evaluation, "leaves_are_shares", fe.evaluate)
def a_reversed_leaf_read_straight(patch: pytest.MonkeyPatch) -> Any:
    patch.setattr(Coding, "_place", lambda _, means: means)
    return fe.evaluate


@defect(laws.evaluation, "composed_by_its_operator", fe.evaluate)
def one_operator_for_all(_: Any) -> Any:
    def evaluate(study: fe.Study, rows: Any, **further: Any) -> Any:
        return fe.evaluate(study.model_copy(update={"operator": "weighted_average"}), rows, **further)

    return evaluate


@defect(laws.evaluation, "weights_of_judgements", fe.evaluate)
def judgements_that_nobody_reads(_: Any) -> Any:
    def evaluate(study: fe.Study, rows: Any, **further: Any) -> Any:
        return fe.evaluate(study.model_copy(update={"weighting": fe.Equal()}), rows, **further)

    return evaluate


@defect(laws.evaluation, "tie_to_the_worse", fe.evaluate)
def the_worst_of_all_on_any_tie(patch: pytest.MonkeyPatch) -> Any:
    true = principles.maximum_membership

    def read(planes: Any, scores: Any) -> Any:
        tied = principles.maximum_is_level(planes)
        return np.where(tied, np.argmin(scores), true(planes, scores)).astype(int)

    patch.setattr(principles, "maximum_membership", read)
    return fe.evaluate


@defect(laws.evaluation, "agreed_leaf_weighs_nothing", fe.evaluate)
def a_weight_for_everybody(patch: pytest.MonkeyPatch) -> Any:
    true: Any = weighing._laid_out

    def never_nothing(study: Any, splits: Any) -> Any:
        local, shares = true(study, splits)
        return local, tuple(max(share, 1e-6) for share in shares)

    patch.setattr(weighing, "_laid_out", never_nothing)
    return fe.evaluate


@defect(laws.evaluation, "leaves_are_shares", fe.evaluate)
@defect(laws.evaluation, "rows_left_alone", fe.evaluate)
def respondents_dropped_where_they_stand(_: Any) -> Any:
    def evaluate(study: fe.Study, rows: Any, **further: Any) -> Any:
        if isinstance(rows, list):
            del rows[3:]
        return fe.evaluate(study, rows, **further)

    return evaluate


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


@defect(laws.tally, "no_row_is_lost", list)
def rows_dropped_above_a_limit(_: Any) -> Any:
    return lambda rows: rows[:100]


@defect(laws.tally, "no_row_is_lost", list)
@defect(laws.tally, "framed_rows_left_alone", list)
def rows_dropped_where_they_stand(_: Any) -> Any:
    def limited(rows: Any) -> Any:
        del rows[100:]
        return rows

    return limited


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
