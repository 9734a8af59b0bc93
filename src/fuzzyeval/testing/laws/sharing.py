"""How weight is shared in the whole job: by siblings, by leaves and branches, and in place of what has no answer."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import Any, TypeVar

import numpy as np
from hypothesis import strategies as st

from fuzzyeval.aliases import Plain
from fuzzyeval.model.from_data import Entropy
from fuzzyeval.model.indicator import Indicator
from fuzzyeval.model.study import Study
from fuzzyeval.model.weighting import AHP, Combined, Manual
from fuzzyeval.testing.declaring import judged_ways, operators
from fuzzyeval.testing.judging import WRITTEN
from fuzzyeval.testing.law import Law
from fuzzyeval.testing.laws.calling import of_evaluation
from fuzzyeval.testing.laws.evaluating import answered, same
from fuzzyeval.testing.saying import meant
from fuzzyeval.testing.trees import parents, telling, without
from fuzzyeval.testing.trying import agree

__all__ = ["SHARING"]

Way = TypeVar("Way")


@of_evaluation(
    "Siblings share the weight of their parent, and the leaves all of it.",
    "同级指标分享上级的权重，全部末级指标的全局权重之和为 1。",
    formula="Σᵢ wᵢ = 1, Σₗ Wₗ = 1",
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


@st.composite
def _agreed(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a study by entropy with two leaves or more, answers that all vary, and a leaf with a grade that all give it."""
    case = draw(answered(weighting=Entropy()).filter(lambda case: len(case["study"].leaf_ids) > 1))
    study = case["study"]
    leaf, grade = draw(st.sampled_from(study.leaf_ids)), draw(st.integers(0, len(study.grades) - 1))
    return {"study": study, "rows": [{**row, leaf: meant(study)[leaf][grade]} for row in case["rows"]], "leaf": leaf}


@of_evaluation(
    "By entropy, a leaf on which all agree has no part in the whole, where other leaves vary.",
    "按熵权法，其他末级指标有差异时，所有人回答一致的末级指标的全局权重为零。",
    formula="xᵢₗ = c ∀i: Wₗ = 0",
    source="Hwang and Yoon (1981)",
    given=_agreed(),
)
def _agreed_leaf_weighs_nothing(evaluate: Any, study: Study, rows: list[Plain], leaf: str) -> None:
    agree(evaluate(study, rows)[leaf].global_weight, 0.0, f"{leaf}: global weight", abs=1e-12)


@st.composite
def _judged(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a study by judgements without gaps, and answers to it."""
    case = draw(answered(weighting="equal"))
    pairs: dict[str, dict[str, int | str]] = {
        parent.id: {
            f"{one.id}/{other.id}": draw(st.sampled_from(WRITTEN)) for one, other in combinations(parent.children, 2)
        }
        for parent in parents(case["study"].root)
        if len(parent.children) > 1
    }
    return {**case, "study": case["study"].model_copy(update={"weighting": AHP(judgements=pairs)})}


@of_evaluation(
    "By judgements without gaps and the eigenvector, the local weights are that of each parent's matrix.",
    "判断完整且采用特征向量法时，局部权重是各上级指标判断矩阵的主特征向量。",
    formula="A w = λmax w",
    source="Saaty (1980)",
    given=_judged(),
)
def _weights_of_judgements(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    way, found = study.weighting, evaluate(study, rows)
    said: Any = way.judgements if isinstance(way, AHP) else {}
    for parent in parents(study.root):
        names = [child.id for child in parent.children]
        matrix = np.ones((len(names), len(names)))
        for (i, one), (j, other) in combinations(enumerate(names), 2):
            matrix[i, j] = float(Fraction(said[parent.id][f"{one}/{other}"]))
            matrix[j, i] = 1 / matrix[i, j]
        weights = np.array([found[name].weight for name in names])
        image = matrix @ weights
        agree(image / image.sum(), weights, f"{parent.id}: A w / Σ A w", rel=1e-6)


@of_evaluation(
    "By entropy, a branch weighs as its leaves do together: laid flat, they have the same global weights.",
    "按熵权法，分支的权重由其全部末级指标合计而来：把末级指标展平为一级，其全局权重不变。",
    formula="dₚ = Σ_{l ∈ p} dₗ: Wₗ = dₗ / Σd",
    source="by definition: the divergence of a branch is the sum of those of its leaves",
    given=answered(weighting=Entropy()),
)
def _branches_weigh_as_their_leaves(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    if not study.root.children:
        return
    leaves = [leaf for _, leaf, _ in study.root.walk() if not leaf.children]
    flat = study.model_copy(update={"root": study.root.model_copy(update={"children": leaves})})
    found, wanted = evaluate(study, rows), evaluate(flat, rows)
    for leaf in study.leaf_ids:
        agree(found[leaf].global_weight, wanted[leaf].global_weight, f"{leaf}: global weight")


@st.composite
def _united(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a study that unites judgement and entropy by the linear rule, and answers to it."""
    case = draw(answered(weighting=Entropy()))
    judged, alpha = draw(judged_ways(case["study"].root)), draw(st.sampled_from([0.25, 0.75, 0.9, 0.0, 1.0]))
    way = Combined(subjective=judged, rule="linear", alpha=alpha)
    return {**case, "study": case["study"].model_copy(update={"weighting": way})}


@of_evaluation(
    "By the linear rule, judgement has the share α in every local weight, and entropy the rest, where answers differ.",
    "采用线性规则且回答有差异时，每个局部权重中主观权重占 α，熵权占其余部分。",
    formula="w = α·a + (1 − α)·b",
    source="by definition of the rule",
    given=_united(),
)
def _judgement_has_its_share(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    way = study.weighting
    if not isinstance(way, Combined):
        return
    judged = evaluate(study.model_copy(update={"weighting": way.subjective}), rows)
    told = evaluate(study.model_copy(update={"weighting": way.objective}), rows)
    for name, node in evaluate(study, rows).items():
        wanted = way.alpha * judged[name].weight + (1 - way.alpha) * told[name].weight
        agree(node.weight, wanted, f"{name}: weight")


@of_evaluation(
    "A leaf without a valid answer hands its given weight to its siblings in proportion, as if it were not there.",
    "没有有效回答的末级指标将其给定权重按比例转给同级指标，如同它不存在。",
    formula="nₗ = 0: wᵢ → wᵢ / Σ_{j≠l} wⱼ",
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
    same(found, evaluate(study.model_copy(update=update), rows))


@st.composite
def _branches(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a study, answers to it, and one of its indicators with children, if any: often one with its own operator."""
    case = draw(answered())
    root = case["study"].root
    names: list[str | None] = [parent.id for parent in parents(root)]
    branch = draw(st.sampled_from(names or [None]))
    if branch is not None and draw(st.booleans()):
        root = telling(root, {branch: {"operator": draw(operators())}})
    return {**case, "study": case["study"].model_copy(update={"root": root}), "branch": branch}


@of_evaluation(
    "A branch by itself, gathered and weighed as is declared for it, is what it is in the whole, where answers differ.",
    "回答有差异时，按其自身的合成算子与赋权方式单独评价的分支，与其在整体中的结果相同。",
    formula="f(T)ₙ = f(Tₚ)ₙ ∀n ∈ Tₚ",
    source="no indicator knows what is above or beside it",
    given=_branches(),
)
def _branch_as_alone(evaluate: Any, study: Study, rows: list[Plain], branch: str | None) -> None:
    chosen = next((parent for parent in parents(study.root) if parent.id == branch), None)
    if chosen is None:
        return
    whole, part = evaluate(study, rows), evaluate(_by_itself(study, chosen), rows)
    for name, node in part.items():
        agree(whole[name].degrees, node.degrees, f"{name}: degrees")
        agree(whole[name].score, node.score, f"{name}: score")
        if name != branch:
            agree(whole[name].weight, node.weight, f"{name}: weight")


def _by_itself(study: Study, branch: Indicator) -> Study:
    """Return a study of a branch: what its root has of its own, or from above, is the study's, and stated below it."""
    stated = _stated(study, branch)
    inner = branch.id != study.root.id and study.normalise == "final"
    return study.model_copy(
        update={
            "root": stated.model_copy(update={"weighting": None, "operator": None}),
            "weighting": stated.weighting,
            "operator": stated.operator,
            "normalise": "none" if inner else study.normalise,
        }
    )


def _stated(study: Study, indicator: Indicator) -> Indicator:
    """Return a branch in which every parent states what is in force there, be it its own or the study's."""
    if not indicator.children:
        return indicator
    return indicator.model_copy(
        update={
            "children": [_stated(study, child) for child in indicator.children],
            "operator": indicator.operator or study.operator,
            "weighting": _about(indicator.weighting or study.weighting, indicator.id),
        }
    )


def _about(way: Way, parent: str) -> Way:
    """Return what a weighting says of one parent."""
    if isinstance(way, Manual):
        return way.model_copy(update={"weights": _only(way.weights, parent)})
    if isinstance(way, AHP):
        return way.model_copy(update={"judgements": _only(way.judgements or {}, parent)})
    if isinstance(way, Combined):
        return way.model_copy(update={"subjective": _about(way.subjective, parent)})
    return way


def _only(told: Any, parent: str) -> dict[str, Any]:
    return {name: inner for name, inner in told.items() if name == parent}


SHARING: tuple[Law, ...] = (
    _siblings_share_the_weight,
    _agreed_leaf_weighs_nothing,
    _weights_of_judgements,
    _branches_weigh_as_their_leaves,
    _judgement_has_its_share,
    _unanswered_leaf,
    _branch_as_alone,
)
