"""What a careful reader should know of one object's result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from fuzzyeval.aliases import BoolArray, FloatArray
from fuzzyeval.core import principles
from fuzzyeval.core.composition import OPERATORS, compose
from fuzzyeval.evaluation.grading import Graded, is_level
from fuzzyeval.model.principle import MaximumMembership
from fuzzyeval.model.study import Study
from fuzzyeval.remarks import Remark, remark
from fuzzyeval.survey.tallies.tallying import Tally
from fuzzyeval.wording import Message, message

__all__ = ["WEAK", "of_object"]

WEAK = 1 / 3
"""The validity below which maximum membership is weak: α < ½."""


def of_object(study: Study, graded: Graded, tally: Tally | None) -> Iterator[Remark]:
    """Yield the remarks on one object's answers, memberships and grade."""
    if tally is not None:
        yield from _refused(tally, study.language)
        yield from _refused_beside(study, tally)
        yield from _few(tally, study.language)
        yield from _sample(study, tally)
    if graded.present is not None:
        there = graded.present[:, 0]
        for node in np.flatnonzero(~there).tolist():
            if there[study.outline.parents[node]]:  # below a branch that is missing nothing was handed on
                yield remark("reweighed", study.outline.ids[node], study.language)
    yield from _ties(study, graded)
    yield from _doubts(study, graded)
    yield from _powerless(study, graded)
    yield from _agreement(study, graded)


def _refused(tally: Tally, language: str) -> Iterator[Remark]:
    for leaf, refused, example in _examples(tally):
        yield remark("refused_answers", leaf, language, refused=refused, example=example)


def _refused_beside(study: Study, tally: Tally) -> Iterator[Remark]:
    """Say which ratings of importance, and which answers to the outcome, were not understood."""
    for leaf, refused, example in _examples(tally.importance):
        yield remark("refused_ratings", leaf, study.language, refused=refused, example=example)
    for _, refused, example in _examples(tally.outcome):
        yield remark("refused_outcomes", study.root.id, study.language, refused=refused, example=example)


def _examples(tally: Tally | None) -> Iterator[tuple[str, int, Message | str]]:
    """Yield the leaves with refused answers, how many there are, and one of them where it is known."""
    if tally is None:
        return
    for leaf, refused, texts in zip(tally.leaves, tally.refused[0].tolist(), tally.offending, strict=True):
        if refused:
            yield leaf, refused, message(", such as {text!r}", text=texts[0][0]) if texts else ""


def _sample(study: Study, tally: Tally) -> Iterator[Remark]:
    """Say which rows were left out, and what unequal weights cost."""
    if tally.dropped[0]:
        dropped, rows = int(tally.dropped[0]), int(tally.rows[0])
        yield remark("dropped_rows", study.root.id, study.language, dropped=dropped, rows=rows)
    if tally.weighted and tally.design_effect[0] >= 1.005:  # otherwise it is written as 1.00
        size, effect = float(tally.effective_size[0]), float(tally.design_effect[0])
        yield remark("weighted", study.root.id, study.language, size=size, effect=effect)


def _few(tally: Tally, language: str) -> Iterator[Remark]:
    """Say where fewer than half of the respondents gave a valid answer, but somebody did."""
    rows = int(tally.respondents[0])
    for leaf, counted in zip(tally.leaves, tally.answered[:, 0].tolist(), strict=True):
        if 0 < counted < rows / 2:
            yield remark("few_answers", leaf, language, counted=counted, rows=rows)


def _ties(study: Study, graded: Graded) -> Iterator[Remark]:
    """Say where two grades were level, and which."""
    values, labels, nodes = np.array(study.grades.scores), study.grade_labels, study.outline
    for at, planes in ((nodes.leaves, graded.relation), (nodes.gathering, graded.composed)):
        for node, plane in sorted(zip(at, planes, strict=True), key=lambda pair: pair[0]):
            absent = graded.present is not None and not graded.present[node, 0]
            if absent or not is_level(study.principle, plane, graded.scores[node], values)[0]:
                continue
            worse = int(graded.grades[node, 0])
            better = worse - 1 if values[0] > values[-1] else worse + 1
            if isinstance(study.principle, MaximumMembership):
                same = plane[:, 0] >= plane[:, 0].max() * (1 - 1e-12)
                better = max((g for g in np.flatnonzero(same).tolist() if g != worse), key=lambda g: values[g])
            yield remark("tie", nodes.ids[node], study.language, first=labels[better], second=labels[worse])


def _doubts(study: Study, graded: Graded) -> Iterator[Remark]:
    """Say where the largest degree should not be relied on."""
    root = graded.root[:, 0]
    total = float(root.sum())
    if not abs(total - 1.0) <= 1e-3:
        yield remark("not_shares", study.root.id, study.language, total=total)
    if not isinstance(study.principle, MaximumMembership):
        return
    shares = root / total
    validity = float(principles.validity(shares))
    if validity < WEAK:
        yield remark("weak_maximum", study.root.id, study.language, validity=validity)
    if shares.max() < 0.5:
        yield remark("minority", study.root.id, study.language, share=float(shares.max()))


def _powerless(study: Study, graded: Graded) -> Iterator[Remark]:
    """Say where min-max returns the weights, whatever the answers nearly, and where a sum has hit its limit."""
    nodes = study.outline
    for node, operator in zip(nodes.gathering, study.operators, strict=True):
        if graded.present is not None and not graded.present[node, 0]:
            continue
        weights, rows = _gathered(study, graded, node)
        place = nodes.ids[node]
        if operator == OPERATORS["min_max"] and len(weights) > 1:
            by_weight = np.where(weights < rows, weights, 0.0).max(axis=0)
            by_answer = np.where(weights < rows, 0.0, rows).max(axis=0)
            if (by_weight > by_answer).all():
                yield remark("weights_decide", place, study.language, symbol=operator.symbol)
        elif operator.cap is not None:
            sums = compose(weights[:, 0], rows, replace(operator, cap=None))
            count = int((sums >= operator.cap * (1 - 1e-12)).sum())
            if count > 1:
                yield remark("saturated", place, study.language, symbol=operator.symbol, count=count)


def _gathered(study: Study, graded: Graded, node: int) -> tuple[FloatArray, FloatArray]:
    """Return the weights, (m, 1), and the degrees, (m, n), that a node gathers."""
    nodes = study.outline
    children = [child for child in nodes.children[node] if graded.present is None or graded.present[child, 0]]
    planes = [
        (graded.composed if nodes.children[child] else graded.relation)[nodes.ranks[child], :, 0] for child in children
    ]
    return graded.local[children, :1], np.array(planes)


def _agreement(study: Study, graded: Graded) -> Iterator[Remark]:
    """Say which of the readings asked for agree by construction."""
    nodes = study.outline
    averages = all(operator == OPERATORS["weighted_average"] for operator in study.operators)
    if not averages or not np.allclose(graded.relation.sum(axis=1)[_there(study, graded)], 1.0, rtol=0, atol=1e-12):
        return
    leaves = list(nodes.leaves)
    there = _there(study, graded)[:, 0]
    same = np.ptp(graded.shares[leaves, 0][there]) < 1e-12
    agree = [name for name in study.readings if name in ("fuzzy", "index") or same]
    if len(agree) > 1:
        best = max(study.grades.scores)
        how = message(", and the index is that × 100/{best:g}", best=best) if "index" in agree and best != 100 else ""
        yield remark("readings_agree", study.root.id, study.language, readings=agree, how=how)


def _there(study: Study, graded: Graded) -> BoolArray:
    leaves = list(study.outline.leaves)
    return np.ones((len(leaves), 1), dtype=bool) if graded.present is None else graded.present[leaves]
