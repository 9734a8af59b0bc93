"""What the whole job keeps, from answers to grades: of ``evaluate``, or of what a service made of it."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st

from fuzzyeval.aliases import Plain
from fuzzyeval.composition import compose
from fuzzyeval.model.from_data import Entropy
from fuzzyeval.model.study import Study
from fuzzyeval.model.weighting import Manual
from fuzzyeval.relation import Relation
from fuzzyeval.testing.answering import answers, studies
from fuzzyeval.testing.judging import manual, weight_vectors
from fuzzyeval.testing.law import Law, agree, law, need
from fuzzyeval.testing.trees import mirrored, parents, with_twin

__all__ = ["EVALUATION"]

_LEVELS = "levels fold into one, as M(·,+) is linear"
_AVERAGE: dict[str, Any] = {"operator": "weighted_average", "normalise": "none"}


@st.composite
def _answered(draw: st.DrawFn, /, *, given: bool = False, **fixed: Any) -> dict[str, Any]:
    """Draw a study and answers to it; perhaps with weights that do not come from them."""
    study = draw(studies(**fixed))
    if given:
        study = study.model_copy(update={"weighting": draw(manual(study.root, least=1))})
    return {"study": study, "rows": draw(answers(study, refused=True))}


@st.composite
def _related(draw: st.DrawFn, *, chosen: bool = False, equal: bool = False) -> dict[str, Any]:
    """Draw a study by M(·,+) with weights given, and the row of each leaf; perhaps one of the leaves."""
    study = draw(studies(**_AVERAGE))
    study = study.model_copy(update={"weighting": draw(manual(study.root))})
    row = weight_vectors(len(study.grades))
    same = draw(row)
    case: dict[str, Any] = {"study": study, "rows": {leaf: same if equal else draw(row) for leaf in study.leaf_ids}}
    return {**case, "chosen": draw(st.sampled_from(study.leaf_ids))} if chosen else case


def _of(study: Study, rows: dict[str, list[float]]) -> Relation:
    return Relation.from_rows(rows, study.grade_labels)


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
    given=_answered(),
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
    given=_answered(),
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
    given=_answered(),
)
def _siblings_share_the_weight(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    evaluation = evaluate(study, rows)
    for parent in parents(study.root):
        agree(sum(evaluation[child.id].weight for child in parent.children), 1, f"{parent.id}: local weights")
        shares = sum(evaluation[child.id].global_weight for child in parent.children)
        agree(shares, evaluation[parent.id].global_weight, f"{parent.id}: global weights")
    agree(sum(evaluation[leaf].global_weight for leaf in study.leaf_ids), 1, "leaves")


@law(
    "By M(·,+), level by level is one step with the global weights.",
    "采用 M(·,+) 时，逐级合成等于用全局权重一次合成。",
    formula="w ∘ (W ∘ R) = (w W) ∘ R",
    source=_LEVELS,
    given=_answered(**_AVERAGE),
)
def _levels_are_one_step(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    evaluation = evaluate(study, rows)
    leaves = [evaluation[leaf] for leaf in study.leaf_ids]
    wanted = compose([leaf.global_weight for leaf in leaves], [leaf.degrees for leaf in leaves])
    agree(evaluation.root.degrees, wanted, "the root's degrees")


@law(
    "By M(·,+), rows that are all equal are the row of every node.",
    "采用 M(·,+) 时，若各行相同，则每个节点都是该行。",
    formula="rₗ = r ∀l: b = r at every node",
    source=_LEVELS,
    given=_related(equal=True),
)
def _equal_rows_everywhere(evaluate: Any, study: Study, rows: dict[str, list[float]]) -> None:
    for name, node in evaluate(study, _of(study, rows)).items():
        agree(node.degrees, next(iter(rows.values())), f"{name}: degrees")


@law(
    "By M(·,+), membership moved to a better grade lowers no score.",
    "采用 M(·,+) 时，隶属度移向更好的等级，任何得分都不会降低。",
    formula="r ⪯ r′: score ≤ score′",
    source=_LEVELS,
    given=_related(chosen=True),
)
def _better_answers_better_scores(evaluate: Any, study: Study, rows: dict[str, list[float]], chosen: str) -> None:
    scores = study.grades.scores
    best, worst = scores.index(max(scores)), scores.index(min(scores))
    moved = list(rows[chosen])
    moved[best], moved[worst] = min(1.0, moved[best] + moved[worst]), 0.0
    before, after = (evaluate(study, _of(study, each)) for each in (rows, {**rows, chosen: moved}))
    for name, node in after.items():
        need(
            node.score >= before[name].score - 1e-9, f"{name}: the score goes from {before[name].score} to {node.score}"
        )


@law(
    "By M(·,+), splitting a leaf into two of the same row, which share its given weight, changes nothing.",
    "采用 M(·,+) 且权重给定时，把一个末级指标拆成两个相同的指标，结果不变。",
    formula="wₗ = u + v: u·r + v·r = wₗ·r",
    source=_LEVELS,
    given=_related(chosen=True),
)
def _split_leaf(evaluate: Any, study: Study, rows: dict[str, list[float]], chosen: str) -> None:
    given = study.weighting.weights if isinstance(study.weighting, Manual) else {}
    weights = {parent: dict(inner) for parent, inner in given.items()}
    for inner in weights.values():
        if chosen in inner:
            inner["twin"] = inner[chosen] / 4
            inner[chosen] -= inner["twin"]
    split = study.model_copy(update={"root": with_twin(study.root, chosen), "weighting": Manual(weights=weights)})
    before = evaluate(study, _of(study, rows))
    twin = {"twin": rows[chosen]} if study.root.children else {}
    after = evaluate(split, _of(split, {**rows, **twin}))
    for name, node in before.items():
        agree(after[name].degrees, node.degrees, f"{name}: degrees")


@law(
    "The order of siblings does not matter.",
    "同级指标的先后次序不影响结果。",
    formula="f(P x) = f(x)",
    source="a hierarchy is a set of sets",
    given=_answered(),
)
def _order_of_siblings(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    turned = study.model_copy(update={"root": mirrored(study.root)})
    _same(evaluate(turned, rows), evaluate(study, rows))


@law(
    "It does not matter whether grades are listed from the best or from the worst.",
    "等级从好到差或从差到好排列，不影响结果。",
    formula="f(v reversed) = f(v) reversed",
    source="the higher score is the better grade, whichever end is listed first",
    given=_answered(),
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
    given=_answered(),
)
def _every_respondent_twice(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    _same(evaluate(study, [*rows, *rows]), evaluate(study, rows))


@law(
    "The unit of the scores changes no entropy weight, and scores in proportion.",
    "得分的计量单位不影响熵权，得分按比例变化。",
    formula="v → c·v: w → w, score → c·score",
    source="scale invariance of Theil's index",
    given=_answered(weighting=Entropy()),
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
    given=_answered(weighting=Entropy()),
)
def _agreed_leaf_weighs_nothing(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    if len(study.leaf_ids) < 2:
        return
    leaf = study.leaf_ids[0]
    evaluation = evaluate(study, [{**row, leaf: study.grades[0].answer} for row in rows])
    alone = any(remark.code == "branch_does_not_vary" for remark in evaluation.remarks)  # then judgement decides there
    need(alone or evaluation[leaf].global_weight <= 1e-12, f"{leaf}: global weight {evaluation[leaf].global_weight}")


@law(
    "Objects graded together are each as alone, to the last digit.",
    "一起评价的各对象与单独评价的结果完全相同。",
    formula="f(X₁, X₂)ₖ = f(Xₖ), weights given",
    source="no object knows of another",
    given=_answered(given=True),
)
def _objects_as_alone(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    grouped = [{**row, "branch": branch} for branch, most in (("a", 3), ("b", 5)) for row in rows[:most]]
    for branch, found in evaluate(study, grouped, by="branch").items():
        alone = evaluate(study, [row for row in grouped if row["branch"] == branch])
        need(list(alone.values()) == list(found.values()), f"{branch}: {found}, but alone {alone}")


@law(
    "By M(·,+), the fuzzy score is the weighted mean of the leaves' mean scores.",
    "采用 M(·,+) 时，模糊得分等于各末级指标平均得分的加权平均。",
    formula="Σv·b = Σₗ wₗ x̄ₗ",
    source=_LEVELS,
    given=_answered(**_AVERAGE),
)
def _score_is_the_weighted_mean(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    scores = {grade.answer: grade.score for grade in study.grades}
    evaluation = evaluate(study, rows)
    means = [np.mean([scores[row[leaf]] for row in rows if row[leaf] in scores]) for leaf in study.leaf_ids]
    weights = [evaluation[leaf].global_weight for leaf in study.leaf_ids]
    agree(evaluation.score, np.dot(weights, means), "score")


@law(
    "Of grades that are level, the worse is taken.",
    "隶属度并列时，取较差的等级。",
    formula="b_g = b_h, v_g < v_h: grade g",
    source="so that a tie flatters nobody",
    given=studies(principle="maximum_membership", **_AVERAGE).map(lambda study: {"study": study}),
)
def _tie_to_the_worse(evaluate: Any, study: Study) -> None:
    tied = dict.fromkeys(study.leaf_ids, [1 / len(study.grades)] * len(study.grades))
    worst = study.grade_labels[study.grades.scores.index(min(study.grades.scores))]
    equal = study.model_copy(update={"weighting": "equal"})
    need(evaluate(equal, _of(study, tied)).grade == worst, f"of a tie of all, not {worst!r}")


EVALUATION: tuple[Law, ...] = (
    _results_within_bounds,
    _leaves_are_shares,
    _siblings_share_the_weight,
    _levels_are_one_step,
    _equal_rows_everywhere,
    _better_answers_better_scores,
    _split_leaf,
    _order_of_siblings,
    _order_of_grades,
    _every_respondent_twice,
    _unit_of_the_scores,
    _agreed_leaf_weighs_nothing,
    _objects_as_alone,
    _score_is_the_weighted_mean,
    _tie_to_the_worse,
)
