"""What the whole job keeps, from answers to grades: of ``evaluate``, or of what a service made of it."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import numpy as np
from hypothesis import strategies as st

from fuzzyeval.aliases import Plain
from fuzzyeval.composition import compose
from fuzzyeval.model.from_data import Entropy
from fuzzyeval.model.principle import Principle, WeightedAverage
from fuzzyeval.model.study import Study
from fuzzyeval.testing.answering import answers, studies
from fuzzyeval.testing.declaring import manual
from fuzzyeval.testing.law import Law, law
from fuzzyeval.testing.laws.calling import TAKES_BY, of_evaluation
from fuzzyeval.testing.saying import branch_of, meant
from fuzzyeval.testing.trees import mirrored, parents
from fuzzyeval.testing.trying import agree, need

__all__ = ["EVALUATION", "answered", "same"]

_EQUAL: dict[str, Any] = {"weighting": "equal"}


@st.composite
def answered(draw: st.DrawFn, /, *, given: bool = False, **fixed: Any) -> dict[str, Any]:
    """Draw a study and answers to it; perhaps with weights that do not come from them."""
    study = draw(studies(**{**fixed, **_EQUAL} if given else fixed))
    if given:
        study = study.model_copy(update={"weighting": draw(manual(study.root, least=1))})
    return {"study": study, "rows": draw(answers(study, refused=True))}


def same(found: Any, wanted: Any) -> None:
    """Raise where two evaluations differ in a weight, a degree or a score of a node of the second."""
    for name, node in wanted.items():
        agree(found[name].weight, node.weight, f"{name}: weight")
        agree(found[name].degrees or (), node.degrees or (), f"{name}: degrees")
        agree(found[name].score, node.score, f"{name}: score")


@of_evaluation(
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


@of_evaluation(
    "A leaf's membership is the share of each grade among its valid answers.",
    "末级指标的隶属度是各等级在其有效回答中所占的比例。",
    formula="r_g = c_g / Σc",
    source="the frequency method of fuzzy statistics",
    given=answered(),
)
def _leaves_are_shares(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    evaluation = evaluate(study, rows)
    for leaf, said in meant(study).items():
        counts = [sum(row[leaf] == answer for row in rows) for answer in said]
        agree(evaluation[leaf].degrees, np.array(counts) / sum(counts), f"{leaf}: degrees")


@of_evaluation(
    "Every parent's membership is composed of its children's, by its own operator and their local weights, and divided by its "
    "sum where the study normalises it.",
    "每个上级指标的隶属度由其下级指标的隶属度，按其自身的合成算子与局部权重合成；研究要求归一化的，再除以其和。",
    formula="bₚ = w ∘ R (÷ Σ), rᵢ = bᵢ",
    source="by definition",
    given=answered(),
)
def _composed_by_its_operator(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    found = evaluate(study, rows)
    for parent in parents(study.root):
        children = [found[child.id] for child in parent.children]
        weights, degrees = (np.array([getattr(child, of) for child in children]) for of in ("weight", "degrees"))
        wanted = compose(np.minimum(weights, 1), np.minimum(degrees, 1), operator=parent.operator or study.operator)
        last = study.normalise == "final" and parent.id == study.root.id
        divisor = wanted.sum() if last or study.normalise == "every_level" else 1.0
        agree(found[parent.id].degrees, wanted / divisor, f"{parent.id}: degrees")


@of_evaluation(
    "The order of siblings does not matter.",
    "同级指标的先后次序不影响结果。",
    formula="f(P x) = f(x)",
    source="a hierarchy is a set of sets",
    given=answered(),
)
def _order_of_siblings(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    turned = study.model_copy(update={"root": mirrored(study.root)})
    same(evaluate(turned, rows), evaluate(study, rows))


def _cuts(study: Study, changed: Callable[[tuple[float, ...]], tuple[float, ...]]) -> Principle:
    """Return how grades are read off a scale that was changed, with the cuts where there are any."""
    way = study.principle
    if isinstance(way, WeightedAverage) and way.cuts is not None:
        return WeightedAverage(cuts=changed(way.cuts))
    return way


@of_evaluation(
    "It does not matter whether grades are listed from the best or from the worst.",
    "等级从好到差或从差到好排列，不影响结果。",
    formula="f(P v) = P f(v)",
    source="the higher score is the better grade, whichever end is listed first",
    given=answered(),
)
def _order_of_grades(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    turned = study.model_copy(update={"grades": list(study.grades)[::-1], "principle": _cuts(study, lambda c: c[::-1])})
    before, after = evaluate(study, rows), evaluate(turned, rows)
    for name, node in before.items():
        agree(after[name].degrees[::-1], node.degrees, f"{name}: degrees")
        agree(after[name].score, node.score, f"{name}: score")
        need(after[name].grade == node.grade, f"{name}: {after[name].grade!r}, but {node.grade!r} is wanted")


@of_evaluation(
    "Every respondent twice changes nothing.",
    "每位受访者各计两次，结果不变。",
    formula="f(X; X) = f(X)",
    source="shares, and Theil's index, are replication invariant",
    given=answered(),
)
def _every_respondent_twice(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    same(evaluate(study, [*rows, *rows]), evaluate(study, rows))


@of_evaluation(
    "The unit of the scores changes no entropy weight, and scores in proportion.",
    "得分的计量单位不影响熵权，得分按比例变化。",
    formula="v → c·v: w → w, score → c·score",
    source="scale invariance of Theil's index",
    given=answered(weighting=Entropy()),
)
def _unit_of_the_scores(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    grades = [{"label": each.label, "score": each.score * 7, "answer": each.answer} for each in study.grades]
    larger = {"grades": grades, "principle": _cuts(study, lambda cuts: tuple(cut * 7 for cut in cuts))}
    before, after = evaluate(study, rows), evaluate(study.model_copy(update=larger), rows)
    agree(after.score, before.score * 7, "score")
    for name, node in before.items():
        agree(after[name].weight, node.weight, f"{name}: weight")


@st.composite
def _dealt(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a study and answers of objects, each of which has a row that answers every leaf, or all but one."""
    study = draw(answered(given=True, missing="reweigh"))["study"]
    rows, known = draw(answers(study, by="branch", refused=True)), set()
    gaps = [None, *study.leaf_ids[1:]]
    for at, row in enumerate(rows):
        if branch_of(row) not in known:
            rows[at] = {**rows[0], "branch": row["branch"]}
            gap = draw(st.sampled_from(gaps))
            rows[at].update({} if gap is None else {gap: None})
        known.add(branch_of(row))
    return {"study": study, "rows": draw(st.permutations(rows))}


@of_evaluation(
    "Of given weights, objects graded together are each as alone, to the last digit, also where one lacks a leaf's answers.",
    "权重给定时，一起评价的各对象与单独评价的结果完全相同，其中某个对象缺少某末级指标的回答时也如此。",
    formula="f(X₁, X₂)ₖ = f(Xₖ)",
    source="no object knows of another",
    given=_dealt(),
    needs=[TAKES_BY],
)
def _objects_as_alone(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    by_branch: dict[str | None, list[Plain]] = {}
    for row in rows:
        by_branch.setdefault(branch_of(row), []).append(row)
    together = evaluate(study, rows, by="branch")
    need(set(together) == set(by_branch), f"objects {list(together)}, but {list(by_branch)} are in the rows")
    for branch, mine in by_branch.items():
        found, alone = together[branch], evaluate(study, mine)
        need(list(alone.values()) == list(found.values()), f"{branch}: {found}, but alone {alone}")


@law(
    "The rows that are evaluated stay as they are.",
    "用于评价的各行回答保持不变。",
    formula="X′ = X",
    source="a function has no other effect",
    given=answered(),
)
def _rows_left_alone(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    mine = deepcopy(rows)
    evaluate(study, mine)
    need(mine == rows, f"the rows afterwards: {mine}")


EVALUATION: tuple[Law, ...] = (
    _results_within_bounds,
    _leaves_are_shares,
    _composed_by_its_operator,
    _order_of_siblings,
    _order_of_grades,
    _every_respondent_twice,
    _unit_of_the_scores,
    _objects_as_alone,
    _rows_left_alone,
)
