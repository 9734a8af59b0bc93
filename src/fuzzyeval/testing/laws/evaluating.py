"""What the whole job keeps, from answers to grades: of ``evaluate``, or of what a service made of it."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st

from fuzzyeval.aliases import Plain
from fuzzyeval.model.from_data import Entropy
from fuzzyeval.model.study import Study
from fuzzyeval.model.weighting import Manual
from fuzzyeval.testing.answering import answers, studies
from fuzzyeval.testing.judging import manual
from fuzzyeval.testing.law import Law, law
from fuzzyeval.testing.trees import mirrored, parents, without
from fuzzyeval.testing.trying import agree, need

__all__ = ["EVALUATION", "answered"]


@st.composite
def answered(draw: st.DrawFn, /, *, given: bool = False, **fixed: Any) -> dict[str, Any]:
    """Draw a study and answers to it; perhaps with weights that do not come from them."""
    study = draw(studies(**fixed))
    if given:
        study = study.model_copy(update={"weighting": draw(manual(study.root, least=1))})
    return {"study": study, "rows": draw(answers(study, refused=True))}


def _same(found: Any, wanted: Any) -> None:
    """Raise where two evaluations differ in a weight, a degree or a score of a node of the second."""
    for name, node in wanted.items():
        agree(found[name].weight, node.weight, f"{name}: weight")
        agree(found[name].degrees or (), node.degrees or (), f"{name}: degrees")
        agree(found[name].score, node.score, f"{name}: score")


@law(
    "Weights and degrees are at least 0 and at most 1, scores are those of the scale, and grades are on it.",
    "权重与隶属度在 0 与 1 之间，得分与等级不超出评价等级。",
    formula="0 ≤ w, b ≤ 1, min v ≤ score ≤ max v",
    source="by definition",
    given=answered(),
)
def _results_within_bounds(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    low, high = min(study.grades.scores), max(study.grades.scores)
    for name, node in evaluate(study, rows).items():
        need(all(-1e-12 <= weight <= 1 + 1e-12 for weight in (node.weight, node.global_weight)), f"{name}: weight")
        need(all(-1e-12 <= degree <= 1 + 1e-12 for degree in node.degrees), f"{name}: degrees {node.degrees}")
        need(low - 1e-9 <= node.score <= high + 1e-9, f"{name}: score {node.score}")
        need(node.grade in study.grade_labels, f"{name}: grade {node.grade}")


@law(
    "A leaf's membership is the share of each grade among its valid answers.",
    "末级指标的隶属度是各等级在其有效回答中所占的比例。",
    formula="r_g = c_g / Σc",
    source="the frequency method of fuzzy statistics",
    given=answered(),
)
def _leaves_are_shares(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    evaluation = evaluate(study, rows)
    for leaf in study.leaf_ids:
        counts = [sum(row[leaf] == grade.answer for row in rows) for grade in study.grades]
        agree(evaluation[leaf].degrees, np.array(counts) / sum(counts), f"{leaf}: degrees")


@law(
    "Siblings share the weight of their parent, and the leaves all of it.",
    "同级指标分享上级的权重，全部末级指标的全局权重之和为 1。",
    formula="Σ local = 1, Σ global of the leaves = 1",
    source="by definition of local and global weights",
    given=answered(),
)
def _siblings_share_the_weight(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    evaluation = evaluate(study, rows)
    for parent in parents(study.root):
        agree(sum(evaluation[child.id].weight for child in parent.children), 1, f"{parent.id}: local weights")
        shares = sum(evaluation[child.id].global_weight for child in parent.children)
        agree(shares, evaluation[parent.id].global_weight, f"{parent.id}: global weights")
    agree(sum(evaluation[leaf].global_weight for leaf in study.leaf_ids), 1, "leaves")


@law(
    "The order of siblings does not matter.",
    "同级指标的先后次序不影响结果。",
    formula="f(P x) = f(x)",
    source="a hierarchy is a set of sets",
    given=answered(),
)
def _order_of_siblings(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    turned = study.model_copy(update={"root": mirrored(study.root)})
    _same(evaluate(turned, rows), evaluate(study, rows))


@law(
    "It does not matter whether grades are listed from the best or from the worst.",
    "等级从好到差或从差到好排列，不影响结果。",
    formula="f(v reversed) = f(v) reversed",
    source="the higher score is the better grade, whichever end is listed first",
    given=answered(),
)
def _order_of_grades(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    turned = study.model_copy(update={"grades": list(study.grades)[::-1]})
    before, after = evaluate(study, rows), evaluate(turned, rows)
    for name, node in before.items():
        agree(after[name].degrees[::-1], node.degrees, f"{name}: degrees")
        agree(after[name].score, node.score, f"{name}: score")
        need(after[name].grade == node.grade, f"{name}: {after[name].grade!r}, but {node.grade!r} is wanted")


@law(
    "Every respondent twice changes nothing.",
    "每位受访者各计两次，结果不变。",
    formula="f(X; X) = f(X)",
    source="shares, and Theil's index, are replication invariant",
    given=answered(),
)
def _every_respondent_twice(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    _same(evaluate(study, [*rows, *rows]), evaluate(study, rows))


@law(
    "The unit of the scores changes no entropy weight, and scores in proportion.",
    "得分的计量单位不影响熵权，得分按比例变化。",
    formula="v → c·v: w → w, score → c·score",
    source="scale invariance of Theil's index",
    given=answered(weighting=Entropy()),
)
def _unit_of_the_scores(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    grades = [{"label": each.label, "score": each.score * 7, "answer": each.answer} for each in study.grades]
    before, after = evaluate(study, rows), evaluate(study.model_copy(update={"grades": grades}), rows)
    agree(after.score, before.score * 7, "score")
    for name, node in before.items():
        agree(after[name].weight, node.weight, f"{name}: weight")


@law(
    "By entropy, a leaf on which all agree weighs nothing, unless its branch does not vary at all.",
    "按熵权法，所有人回答一致的末级指标权重为零，除非其所在分支全无差异。",
    formula="xᵢₗ = c ∀i: wₗ = 0",
    source="Hwang and Yoon (1981)",
    given=answered(weighting=Entropy()),
)
def _agreed_leaf_weighs_nothing(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    if len(study.leaf_ids) < 2:
        return
    leaf = study.leaf_ids[0]
    evaluation = evaluate(study, [{**row, leaf: study.grades[0].answer} for row in rows])
    alone = any(remark.code == "branch_does_not_vary" for remark in evaluation.remarks)  # then judgement decides there
    need(alone or evaluation[leaf].global_weight <= 1e-12, f"{leaf}: global weight {evaluation[leaf].global_weight}")


@law(
    "A leaf without a valid answer hands its given weight to its siblings in proportion, as if it were not there.",
    "没有有效回答的末级指标将其给定权重按比例转给同级指标，如同它不存在。",
    formula="missing: reweigh, leaf l unanswered: wᵢ → wᵢ / Σ_{j≠l} wⱼ",
    source="by definition of missing: reweigh",
    given=answered(given=True, missing="reweigh"),
)
def _unanswered_leaf(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    leaf = study.leaf_ids[-1]
    root = without(study.root, leaf)
    if root is None:
        return
    found = evaluate(study, [{**row, leaf: None} for row in rows])
    given = study.weighting.weights if isinstance(study.weighting, Manual) else {}
    left = {parent.id: {child.id: given[parent.id][child.id] for child in parent.children} for parent in parents(root)}
    shared = {
        parent: {child: weight / sum(inner.values()) for child, weight in inner.items()}
        for parent, inner in left.items()
    }
    update = {"root": root, "weighting": Manual(weights=shared)}
    _same(found, evaluate(study.model_copy(update=update), rows))


@law(
    "Objects graded together are each as alone, to the last digit, also where a leaf has no answer in one of them.",
    "一起评价的各对象与单独评价的结果完全相同，其中某个对象缺少某末级指标的回答时也如此。",
    formula="f(X₁, X₂)ₖ = f(Xₖ), weights given",
    source="no object knows of another",
    given=answered(given=True, missing="reweigh"),
)
def _objects_as_alone(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    gap = dict.fromkeys(study.leaf_ids[1:2])
    grouped = [
        {**row, **lacking, "branch": branch}
        for branch, most, lacking in (("a", 3, {}), ("b", 5, gap))
        for row in rows[:most]
    ]
    for branch, found in evaluate(study, grouped, by="branch").items():
        alone = evaluate(study, [row for row in grouped if row["branch"] == branch])
        need(list(alone.values()) == list(found.values()), f"{branch}: {found}, but alone {alone}")


EVALUATION: tuple[Law, ...] = (
    _results_within_bounds,
    _leaves_are_shares,
    _siblings_share_the_weight,
    _order_of_siblings,
    _order_of_grades,
    _every_respondent_twice,
    _unit_of_the_scores,
    _agreed_leaf_weighs_nothing,
    _unanswered_leaf,
    _objects_as_alone,
)
