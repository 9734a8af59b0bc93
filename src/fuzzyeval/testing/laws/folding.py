"""What the whole job keeps by M(·,+), whose levels fold into one."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st

from fuzzyeval.aliases import Plain
from fuzzyeval.composition import compose
from fuzzyeval.model.study import Study
from fuzzyeval.model.weighting import Manual
from fuzzyeval.relation import Relation
from fuzzyeval.testing.answering import studies
from fuzzyeval.testing.declaring import manual
from fuzzyeval.testing.judging import weight_vectors
from fuzzyeval.testing.law import Law
from fuzzyeval.testing.laws.calling import TAKES_RELATION, of_evaluation
from fuzzyeval.testing.laws.evaluating import answered
from fuzzyeval.testing.saying import meant
from fuzzyeval.testing.trees import with_twin
from fuzzyeval.testing.trying import agree, need

__all__ = ["FOLDING"]

_LEVELS = "levels fold into one, as M(·,+) is linear"
_AVERAGE: dict[str, Any] = {"operator": "weighted_average", "normalise": "none"}


@st.composite
def _related(draw: st.DrawFn, *, chosen: bool = False, equal: bool = False) -> dict[str, Any]:
    """Draw a study by M(·,+) with weights given, and the row of each leaf; perhaps one of the leaves."""
    study = draw(studies(weighting="equal", **_AVERAGE))
    study = study.model_copy(update={"weighting": draw(manual(study.root))})
    row = weight_vectors(len(study.grades))
    same = draw(row)
    case: dict[str, Any] = {"study": study, "rows": {leaf: same if equal else draw(row) for leaf in study.leaf_ids}}
    return {**case, "chosen": draw(st.sampled_from(study.leaf_ids))} if chosen else case


@st.composite
def _moved(draw: st.DrawFn) -> dict[str, Any]:
    """Draw what is related, one of the leaves, and its row after some of it has moved from a grade to a better one."""
    case = draw(_related(chosen=True))
    scale = case["study"].grades.scores
    up, down = sorted(draw(st.permutations(range(len(scale))))[:2], key=lambda grade: -scale[grade])
    better = list(case["rows"][case["chosen"]])
    part = draw(st.sampled_from([1.0, 0.5, 0.125])) * better[down]
    better[up], better[down] = min(1.0, better[up] + part), better[down] - part
    return {**case, "better": better}


def _of(study: Study, rows: dict[str, list[float]]) -> Relation:
    return Relation.from_rows(rows, study.grade_labels)


@of_evaluation(
    "By M(·,+), level by level is one step with the global weights.",
    "采用 M(·,+) 时，逐级合成等于用全局权重一次合成。",
    formula="w ∘ (W ∘ R) = (w W) ∘ R",
    source=_LEVELS,
    given=answered(**_AVERAGE),
)
def _levels_are_one_step(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    evaluation = evaluate(study, rows)
    leaves = [evaluation[leaf] for leaf in study.leaf_ids]
    wanted = compose([leaf.global_weight for leaf in leaves], [leaf.degrees for leaf in leaves])
    agree(evaluation.root.degrees, wanted, "the root's degrees")


@of_evaluation(
    "By M(·,+), rows that are all equal are the row of every node.",
    "采用 M(·,+) 时，若各行相同，则每个节点都是该行。",
    formula="rₗ = r ∀l: bₙ = r ∀n",
    source=_LEVELS,
    given=_related(equal=True),
    needs=[TAKES_RELATION],
)
def _equal_rows_everywhere(evaluate: Any, study: Study, rows: dict[str, list[float]]) -> None:
    for name, node in evaluate(study, _of(study, rows)).items():
        agree(node.degrees, next(iter(rows.values())), f"{name}: degrees")


@of_evaluation(
    "By M(·,+) and given weights, membership moved to a better grade lowers no score.",
    "采用 M(·,+) 且权重给定时，隶属度移向更好的等级，任何得分都不会降低。",
    formula="r ⪯ r′: score ≤ score′",
    source=_LEVELS,
    given=_moved(),
    needs=[TAKES_RELATION],
)
def _better_answers_better_scores(
    evaluate: Any, study: Study, rows: dict[str, list[float]], chosen: str, better: list[float]
) -> None:
    before, after = (evaluate(study, _of(study, each)) for each in (rows, {**rows, chosen: better}))
    for name, node in after.items():
        was = before[name].score
        need(node.score >= was - 1e-9, f"{name}: the score goes from {was} to {node.score}")


@of_evaluation(
    "By M(·,+) and given weights, splitting a leaf into two of the same row, which share its weight, changes nothing.",
    "采用 M(·,+) 且权重给定时，把一个末级指标拆成行相同、分享其权重的两个，结果不变。",
    formula="wₗ = u + v: u·r + v·r = wₗ·r",
    source=_LEVELS,
    given=_related(chosen=True),
    needs=[TAKES_RELATION],
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


@of_evaluation(
    "By M(·,+), the fuzzy score is the weighted mean of the leaves' mean scores.",
    "采用 M(·,+) 时，模糊得分等于各末级指标平均得分的加权平均。",
    formula="Σv·b = Σₗ wₗ x̄ₗ",
    source=_LEVELS,
    given=answered(**_AVERAGE),
)
def _score_is_the_weighted_mean(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    evaluation, means = evaluate(study, rows), []
    for leaf, said in meant(study).items():
        scores = dict(zip(said, study.grades.scores, strict=True))
        means.append(np.mean([scores[row[leaf]] for row in rows if row[leaf] in scores]))
    weights = [evaluation[leaf].global_weight for leaf in study.leaf_ids]
    agree(evaluation.score, np.dot(weights, means), "score")


FOLDING: tuple[Law, ...] = (
    _levels_are_one_step,
    _equal_rows_everywhere,
    _better_answers_better_scores,
    _split_leaf,
    _score_is_the_weighted_mean,
)
