"""What the whole job keeps, from answers to grades."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import fuzzyeval as fe
import strategies

pytestmark = pytest.mark.filterwarnings("ignore::fuzzyeval.InconsistencyWarning")

averages = strategies.studies(operator="weighted_average", normalise="none")


@given(st.data(), strategies.studies())
def test_shares_scores_and_weights_stay_in_bounds(data: st.DataObject, study: fe.Study) -> None:
    evaluation = fe.evaluate(study, data.draw(strategies.answers(study)))
    low, high = min(study.grades.scores), max(study.grades.scores)
    for node in evaluation.values():
        assert 0 <= node.weight <= 1 + 1e-12
        assert 0 <= node.global_weight <= 1 + 1e-12
        assert node.score is not None
        assert low - 1e-9 <= node.score <= high + 1e-9
        assert node.degrees is not None
        assert all(0 <= degree <= 1 + 1e-12 for degree in node.degrees)
        assert node.grade in study.grade_labels
    assert 0 <= evaluation.validity <= 1


@given(st.data(), strategies.studies())
def test_siblings_share_their_parents_weight(data: st.DataObject, study: fe.Study) -> None:
    evaluation = fe.evaluate(study, data.draw(strategies.answers(study)))
    for parent in strategies.parents(study.root):
        assert sum(evaluation[child.id].weight for child in parent.children) == pytest.approx(1)
        shares = sum(evaluation[child.id].global_weight for child in parent.children)
        assert shares == pytest.approx(evaluation[parent.id].global_weight)
    assert sum(evaluation[leaf].global_weight for leaf in study.leaf_ids) == pytest.approx(1)


@given(st.data(), averages)
def test_level_by_level_is_one_step_with_global_weights(data: st.DataObject, study: fe.Study) -> None:
    evaluation = fe.evaluate(study, data.draw(strategies.answers(study)))
    leaves = [evaluation[leaf] for leaf in study.leaf_ids]
    composed = fe.compose([leaf.global_weight for leaf in leaves], [leaf.degrees or () for leaf in leaves])
    assert evaluation.root.degrees == pytest.approx(composed)


@given(st.data(), averages)
def test_equal_rows_are_the_row_of_every_node(data: st.DataObject, study: fe.Study) -> None:
    study = study.model_copy(update={"weighting": data.draw(strategies.manual(study.root))})
    row = data.draw(strategies.weight_vectors(len(study.grades)))
    relation = fe.Relation.from_rows(dict.fromkeys(study.leaf_ids, row), study.grade_labels)
    for node in fe.evaluate(study, relation).values():
        assert node.degrees == pytest.approx(row)


@given(st.data(), averages)
def test_membership_moved_to_a_better_grade_never_lowers_a_score(data: st.DataObject, study: fe.Study) -> None:
    study = study.model_copy(update={"weighting": data.draw(strategies.manual(study.root))})
    rows = {leaf: data.draw(strategies.weight_vectors(len(study.grades))) for leaf in study.leaf_ids}
    before = fe.evaluate(study, fe.Relation.from_rows(rows, study.grade_labels))
    better, worse = sorted(
        data.draw(st.permutations(range(len(study.grades))))[:2], key=lambda g: -study.grades.scores[g]
    )
    leaf = data.draw(st.sampled_from(study.leaf_ids))
    moved = list(rows[leaf])
    moved[better], moved[worse] = min(1.0, moved[better] + moved[worse]), 0.0
    after = fe.evaluate(study, fe.Relation.from_rows({**rows, leaf: moved}, study.grade_labels))
    for name, node in after.items():
        was = before[name].score
        assert node.score is not None
        assert was is not None
        assert node.score >= was - 1e-9


@given(st.data(), averages)
def test_splitting_a_leaf_into_two_that_share_its_given_weight_changes_nothing(
    data: st.DataObject, study: fe.Study
) -> None:
    given_weights = data.draw(strategies.manual(study.root)).weights
    study = study.model_copy(update={"weighting": fe.Manual(weights=given_weights)})
    rows = {leaf: data.draw(strategies.weight_vectors(len(study.grades))) for leaf in study.leaf_ids}
    if not study.root.children:
        return
    before = fe.evaluate(study, fe.Relation.from_rows(rows, study.grade_labels))
    leaf, share = data.draw(st.sampled_from(study.leaf_ids)), data.draw(st.sampled_from([0.25, 0.5]))
    weights = {parent: dict(inner) for parent, inner in given_weights.items()}
    for inner in weights.values():
        if leaf in inner:
            inner["twin"] = inner[leaf] * share
            inner[leaf] -= inner["twin"]
    split = study.model_copy(update={"root": _with_twin(study.root, leaf), "weighting": fe.Manual(weights=weights)})
    after = fe.evaluate(split, fe.Relation.from_rows({**rows, "twin": rows[leaf]}, study.grade_labels))
    for name in before:
        assert after[name].degrees == pytest.approx(before[name].degrees)


@given(st.data(), strategies.studies())
def test_the_order_of_siblings_does_not_matter(data: st.DataObject, study: fe.Study) -> None:
    answers = data.draw(strategies.answers(study))
    mirrored = study.model_copy(update={"root": _mirrored(study.root)})
    before, after = fe.evaluate(study, answers), fe.evaluate(mirrored, answers)
    for name, node in before.items():
        assert after[name].weight == pytest.approx(node.weight)
        assert after[name].degrees == pytest.approx(node.degrees)
        assert after[name].score == pytest.approx(node.score)


@given(st.data(), strategies.studies())
def test_every_respondent_twice_changes_nothing(data: st.DataObject, study: fe.Study) -> None:
    answers = data.draw(strategies.answers(study))
    once, twice = fe.evaluate(study, answers), fe.evaluate(study, [*answers, *answers])
    for name, node in once.items():
        assert twice[name].weight == pytest.approx(node.weight, abs=1e-12)
        assert twice[name].degrees == pytest.approx(node.degrees, abs=1e-12)
        assert twice[name].score == pytest.approx(node.score)


@given(st.data(), strategies.studies(weighting=fe.Entropy()), st.integers(2, 9))
def test_scaling_scores_leaves_entropy_weights(data: st.DataObject, study: fe.Study, factor: int) -> None:
    answers = data.draw(strategies.answers(study))
    grades = [{"label": g.label, "score": g.score * factor, "answer": g.answer} for g in study.grades]
    scaled = study.model_copy(update={"grades": grades})
    before, after = fe.evaluate(study, answers), fe.evaluate(scaled, answers)
    assert after.weights.local == pytest.approx(before.weights.local, abs=1e-12)
    assert after.score == pytest.approx(before.score * factor)


@given(st.data(), strategies.studies(weighting=fe.Entropy()))
def test_a_constant_leaf_weighs_nothing(data: st.DataObject, study: fe.Study) -> None:
    if len(study.leaf_ids) < 2:
        return
    code = study.grades[0].answer
    answers = data.draw(strategies.answers(study))
    constant = data.draw(st.sampled_from(study.leaf_ids))
    evaluation = fe.evaluate(study, [{**row, constant: code} for row in answers])
    alone = any(remark.code == "branch_does_not_vary" for remark in evaluation.remarks)  # then judgement decides there
    assert alone or evaluation[constant].global_weight == pytest.approx(0, abs=1e-12)


@given(st.data(), strategies.studies())
def test_objects_graded_together_are_each_as_alone_to_the_last_digit(data: st.DataObject, study: fe.Study) -> None:
    answers = data.draw(strategies.answers(study))
    study = study.model_copy(update={"weighting": data.draw(strategies.manual(study.root, least=1))})
    grouped = [{**row, "branch": branch} for branch in ("a", "b", "c") for row in answers[: 3 + ord(branch) % 3]]
    together = fe.evaluate(study, grouped, by="branch")
    for branch, evaluation in together.items():
        alone = fe.evaluate(study, [row for row in grouped if row["branch"] == branch])
        assert list(alone.values()) == list(evaluation.values())


@given(st.data(), strategies.studies())
def test_json_there_and_back_is_equal(data: st.DataObject, study: fe.Study) -> None:
    answers = data.draw(strategies.answers(study))
    one = fe.evaluate(study, answers)
    assert fe.Evaluation.model_validate_json(one.model_dump_json()) == one
    many = fe.evaluate(
        study, [{**row, "branch": str(at % 2)} for at, row in enumerate([*answers, *answers, answers[0]])], by="branch"
    )
    assert fe.Evaluations.model_validate_json(many.model_dump_json()) == many


@given(strategies.studies())
def test_a_study_is_itself_after_yaml_and_json(study: fe.Study) -> None:
    assert fe.Study.from_yaml(study.to_yaml()) == study
    assert fe.Study.model_validate_json(study.model_dump_json()) == study
    assert hash(fe.Study.from_yaml(study.to_yaml())) == hash(study)


@given(st.data(), averages)
def test_the_fuzzy_score_is_the_weighted_mean_of_scores_and_the_index_its_share_of_the_best(
    data: st.DataObject, study: fe.Study
) -> None:
    study = study.model_copy(update={"reading": ["fuzzy", "score", "index"]})
    evaluation = fe.evaluate(study, data.draw(strategies.answers(study)))
    readings = evaluation.readings
    assert readings["index"] == pytest.approx(100 * readings["fuzzy"] / max(study.grades.scores))
    leaves = [evaluation[leaf].score for leaf in study.leaf_ids]
    assert readings["score"] == pytest.approx(np.mean(np.array(leaves, dtype=float)))
    assert any(remark.code == "readings_agree" for remark in evaluation.remarks)


def _with_twin(indicator: fe.Indicator, leaf: str) -> fe.Indicator:
    children: list[fe.Indicator] = []
    for child in indicator.children:
        children.append(_with_twin(child, leaf))
        if child.id == leaf:
            children.append(fe.Indicator(id="twin"))
    return fe.Indicator(id=indicator.id, children=tuple(children))


def _mirrored(indicator: fe.Indicator) -> fe.Indicator:
    return fe.Indicator(id=indicator.id, children=tuple(_mirrored(child) for child in indicator.children[::-1]))
