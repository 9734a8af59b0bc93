"""What the whole job reads off memberships, the score and the grade of every node, and how it normalises them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Any

import numpy as np
from hypothesis import strategies as st

from fuzzyeval.aliases import Plain
from fuzzyeval.model.principle import Confidence, WeightedAverage
from fuzzyeval.model.study import Study
from fuzzyeval.relation import Relation
from fuzzyeval.testing.answering import studies
from fuzzyeval.testing.declaring import cut, operators
from fuzzyeval.testing.law import Law
from fuzzyeval.testing.laws.calling import TAKES_RELATION, of_evaluation
from fuzzyeval.testing.laws.evaluating import answered
from fuzzyeval.testing.trees import parents
from fuzzyeval.testing.trying import agree, need

__all__ = ["GRADING"]

_PRINCIPLE = "by definition of the principle"
_SLACK = 1e-12

_LAMBDAS = st.sampled_from([0.7, 0.55, 0.5, 0.25, 1.0])
_FROM_AN_END = st.builds(Confidence, threshold=_LAMBDAS, from_=st.sampled_from(["better", "worse"]))


@st.composite
def _read(draw: st.DrawFn, *, by: Any) -> dict[str, Any]:
    """Draw a study whose grades are read off by a principle, and answers to it."""
    case = draw(answered(principle="weighted_average"))
    study = case["study"]
    return {**case, "study": study.model_copy(update={"principle": draw(by(study.grades))})}


def _nodes(evaluate: Any, study: Study, rows: list[Plain]) -> Iterator[tuple[str, Any, float, int]]:
    """Yield each node by name, its Σvb/Σb, and where its grade is on the scale."""
    for name, node in evaluate(study, rows).items():
        need(node.grade in study.grade_labels, f"{name}: grade {node.grade!r}")
        score = float(np.dot(study.grades.scores, node.degrees) / sum(node.degrees))
        yield name, node, score, study.grade_labels.index(node.grade)


def _need_grade(study: Study, name: str, found: int, wanted: int) -> None:
    labels = study.grade_labels
    need(found == wanted, f"{name}: grade {labels[found]!r}, but {labels[wanted]!r} is wanted")


def _worst_first(study: Study) -> list[int]:
    return sorted(range(len(study.grades)), key=lambda at: study.grades.scores[at])


@of_evaluation(
    "The score of every node is the mean of the grades' scores, each by its degree.",
    "每个节点的得分是各等级得分以隶属度加权的平均值。",
    formula="score = Σv·b / Σb",
    source="by definition",
    given=answered(),
)
def _score_by_degrees(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    for name, node, score, _ in _nodes(evaluate, study, rows):
        agree(node.score, score, f"{name}: score")


@of_evaluation(
    "By maximum membership, the grade of every node is that of its largest degree; of several as large, the worst.",
    "按最大隶属度原则，每个节点取隶属度最大的等级；并列时取其中最差的。",
    formula="b_g = max b, v_h < v_g: b_h < b_g",
    source=_PRINCIPLE,
    given=answered(principle="maximum_membership"),
)
def _largest_degree(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    for name, node, _, found in _nodes(evaluate, study, rows):
        least = max(node.degrees) * (1 - _SLACK)
        _need_grade(study, name, found, next(at for at in _worst_first(study) if node.degrees[at] >= least))


@of_evaluation(
    "By the weighted average without cuts, the grade of every node is that of the nearest score; of two as near, the worse.",
    "按加权平均原则且未按加权平均原则且给定分界值时，每个节点取得分最接近的等级；距离相等时取较差的。",
    formula="|score − v_g| = min |score − v|",
    source=_PRINCIPLE,
    given=answered(principle="weighted_average"),
)
def _nearest_score(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    for name, _, score, found in _nodes(evaluate, study, rows):
        apart = np.abs(np.array(study.grades.scores) - score)
        most = apart.min() + _slack(study)
        _need_grade(study, name, found, next(at for at in _worst_first(study) if apart[at] <= most))


@of_evaluation(
    "By the weighted average with cuts, every node has the grade between whose cuts its score lies; on a cut, the worse.",
    "按加权平均原则且给定分界值时，每个节点取其得分所在区间的等级；恰在分界值上时取较差的。",
    formula="c(g) < score ≤ c(g + 1)",
    source=_PRINCIPLE,
    given=_read(by=cut),
)
def _between_the_cuts(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    cuts = study.principle.cuts if isinstance(study.principle, WeightedAverage) else None
    for name, _, score, found in _nodes(evaluate, study, rows):
        passed = sum(score > each + _slack(study) for each in cuts or ())
        _need_grade(study, name, found, _worst_first(study)[passed])


def _slack(study: Study) -> float:
    """Return how far apart scores may be that are the same."""
    return 2 * _SLACK * max(study.grades.scores)


@of_evaluation(
    "By confidence, the grade of every node is the first, from the end that is asked for, at which the sum reaches λ of all.",
    "按置信度准则，每个节点取从指定一端累计、首先达到总和的 λ 倍的等级。",
    formula="g = min {h : Σ_{i ≤ h} bᵢ ≥ λ·Σb}",
    source=_PRINCIPLE,
    given=_read(by=lambda _: _FROM_AN_END),
)
def _share_reached(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    way = study.principle if isinstance(study.principle, Confidence) else Confidence()
    order = _worst_first(study)[:: 1 if way.from_ == "worse" else -1]
    for name, node, _, found in _nodes(evaluate, study, rows):
        sums = list(accumulate(node.degrees[at] for at in order))
        least = way.threshold * sums[-1] * (1 - _SLACK)
        _need_grade(study, name, found, next(at for at, so_far in zip(order, sums, strict=True) if so_far >= least))


@st.composite
def _normalised(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a study by operators whose degrees need not sum to 1, which normalises, and answers to it."""
    others = operators().filter(lambda name: name != "weighted_average")
    return draw(answered(operator=draw(others), normalise=draw(st.sampled_from(["final", "every_level"]))))


@of_evaluation(
    "Composed memberships sum to 1 where the study normalises them: final the root's alone, every_level every one.",
    "研究要求归一化时，合成所得的隶属度之和为 1：final 仅限根节点，every_level 则每一级都如此。",
    formula="final: b₀ → b₀/Σb₀, every_level: Σbₚ = 1 ∀p",
    source="by definition of normalise",
    given=_normalised(),
)
def _normalised_as_declared(evaluate: Any, study: Study, rows: list[Plain]) -> None:
    found, root = evaluate(study, rows), study.root.id
    every = study.normalise == "every_level"
    for parent in parents(study.root) if every else [study.root]:
        agree(sum(found[parent.id].degrees), 1, f"{parent.id}: the sum of its degrees")
    if every:
        return
    plain = evaluate(study.model_copy(update={"normalise": "none"}), rows)
    for name, node in plain.items():
        divisor = sum(node.degrees) if name == root else 1.0
        agree(found[name].degrees, np.array(node.degrees) / divisor, f"{name}: degrees")


@st.composite
def _tied(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a study by M(·,+) and equal weights, and which of its grades are level above all others."""
    study = draw(
        studies(weighting="equal", principle="maximum_membership", operator="weighted_average", normalise="none")
    )
    tied = draw(st.permutations(range(len(study.grades))))[: draw(st.integers(2, len(study.grades)))]
    return {"study": study, "tied": sorted(tied)}


@of_evaluation(
    "By maximum membership, of a relation in which grades are level above all others, the worst of them is taken.",
    "按最大隶属度原则由关系矩阵评价时，若干等级的隶属度并列最大，则取其中最差的。",
    formula="b_g = b_h = max b, v_g < v_h: grade g",
    source="so that a tie flatters nobody",
    given=_tied(),
    needs=[TAKES_RELATION],
)
def _tie_to_the_worse(evaluate: Any, study: Study, tied: list[int]) -> None:
    parts = [3.0 if grade in tied else 1.0 for grade in range(len(study.grades))]
    rows = {leaf: [part / sum(parts) for part in parts] for leaf in study.leaf_ids}
    worst = min(tied, key=lambda grade: study.grades.scores[grade])
    found = evaluate(study, Relation.from_rows(rows, study.grade_labels)).grade
    need(found == study.grade_labels[worst], f"{found!r}, but {study.grade_labels[worst]!r} is wanted")


GRADING: tuple[Law, ...] = (
    _score_by_degrees,
    _largest_degree,
    _nearest_score,
    _between_the_cuts,
    _share_reached,
    _normalised_as_declared,
    _tie_to_the_worse,
)
