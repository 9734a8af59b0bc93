"""All nodes of all objects at once: memberships, scores and grades as arrays, laid out (node, ..., object)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fuzzyeval.aliases import BoolArray, FloatArray, GradeArray, Key, ReadingName
from fuzzyeval.composition import trusted
from fuzzyeval.core import principles
from fuzzyeval.core.composition import Gathering, compose_tree
from fuzzyeval.errors import AnswersError, WeightsError
from fuzzyeval.model.principle import Confidence, Principle, WeightedAverage
from fuzzyeval.model.study import Study
from fuzzyeval.sealed import Sealed, sealed
from fuzzyeval.survey.coding import shown
from fuzzyeval.weights import Weights
from fuzzyeval.wording import Message, message

__all__ = ["Graded", "conclude", "grade", "is_level", "reading_scores"]

_CELLS = 131_072  # degrees at a time: they stay in the second-level cache


@dataclass(frozen=True, slots=True, eq=False)
class Graded(Sealed):
    """What was found for the N nodes of the outline and the k objects.

    Attributes
    ----------
    relation
        The leaves' planes, (m, n, k), in the order of the outline's leaves.
    composed
        The planes of the nodes with children, (p, n, k), in the order of the outline's gathering.
    local, shares
        The local and the global weights in effect, (N, 1) where all objects share them, (N, k) where some were reweighed.
    scores
        Σvb/Σb, (N, k).
    grades
        Positions on the scale, (N, k).
    present
        Where there is anything to grade, (N, k); None for everywhere.
    """

    relation: FloatArray
    composed: FloatArray
    local: FloatArray
    shares: FloatArray
    scores: FloatArray
    grades: GradeArray
    present: BoolArray | None

    @property
    def root(self) -> FloatArray:
        """The root's plane, (n, k)."""
        planes = self.composed[-1:] if len(self.composed) else self.relation[:1]
        return np.asarray(planes[0])

    def only(self, at: int) -> Graded:
        """Return what was found for the object at a position."""
        part = slice(at, at + 1)
        weights = part if self.local.shape[-1] > 1 else slice(0, 1)
        return Graded(
            self.relation[..., part],
            self.composed[..., part],
            self.local[:, weights],
            self.shares[:, weights],
            self.scores[:, part],
            self.grades[:, part],
            None if self.present is None else self.present[:, part],
        )


def grade(
    study: Study, weights: Weights, relation: FloatArray, answered: BoolArray | None, objects: tuple[Key, ...]
) -> Graded:
    """Compose every node of every object and read off its score and grade.

    Parameters
    ----------
    weights
        Every node's weights, before any is handed on.
    relation
        The leaves' planes, (m, n, k).
    answered
        Which leaf has a valid answer in which object, (m, k); None for all.

    Raises
    ------
    AnswersError
        For a leaf without a valid answer, where the study refuses that; for an object without any.
    WeightsError
        Where all that is present of a branch, or all of a membership, weighs nothing.
    """
    present = None
    local, shares = np.array(weights.local)[:, None], np.array(weights.global_weights)[:, None]
    if answered is not None and not answered.all():
        present = _present(study, answered, objects)
        local = _reweighed(study, local, present, objects)
        shares = _shares(study, local)
    nodes = study.outline
    composed = compose_tree(
        [
            Gathering(node, nodes.children[node], operator)
            for node, operator in zip(nodes.gathering, study.operators, strict=True)
        ],
        local[:, 0] if local.shape[-1] == 1 else local,
        relation,
        nodes.leaves,
        divide=[
            study.normalise == "every_level" or (study.normalise == "final" and node == 0) for node in nodes.gathering
        ],
        present=present,
    )
    for row, operator in enumerate(study.operators):
        trusted(composed[row], operator)
    scores, grades = _concluded(study, relation, composed, present, objects)
    return Graded(relation, sealed(composed), sealed(local), sealed(shares), sealed(scores), sealed(grades), present)


def conclude(principle: Principle, planes: FloatArray, score: FloatArray, scores: FloatArray) -> GradeArray:
    """Return the grades (..., k) of planes (..., n, k) whose mean scores (..., k) are known."""
    if isinstance(principle, WeightedAverage):
        if principle.cuts is None:
            return principles.nearest_score(score, scores)
        return principles.score_by_cuts(score, scores, np.array(principle.cuts))
    if isinstance(principle, Confidence):
        better = principle.from_ == "better"
        return principles.confidence(planes, scores, threshold=principle.threshold, from_better=better)
    return principles.maximum_membership(planes, scores)


def is_level(principle: Principle, planes: FloatArray, score: FloatArray, scores: FloatArray) -> BoolArray:
    """Return where two grades were level, (..., k), and the worse was taken."""
    if isinstance(principle, WeightedAverage):
        if principle.cuts is None:
            return principles.nearest_is_level(score, scores)
        return principles.score_is_on_cut(score, scores, np.array(principle.cuts))
    if isinstance(principle, Confidence):
        return np.zeros(score.shape, dtype=bool)
    return principles.maximum_is_level(planes)


def reading_scores(study: Study, graded: Graded, reading: ReadingName) -> FloatArray:
    """Return every node's score by one of the readings, (N, k).

    ``score`` is the mean, over the leaves below a node that are there, of their mean scores; ``index`` is 100·Σw·x̄/best
    score, level by level.
    """
    if reading == "fuzzy":
        return graded.scores
    nodes = study.outline
    leaves = list(nodes.leaves)
    found = np.empty_like(graded.scores)
    if reading == "score":
        there = np.ones_like(found) if graded.present is None else graded.present.astype(np.float64)
        means = graded.scores[leaves] * there[leaves]
        for node, (first, last) in enumerate(nodes.under):
            found[node] = _folded(means[first:last]) / np.maximum(_folded(there[leaves[first:last]]), 1.0)
    else:
        found[leaves] = graded.scores[leaves] * (100.0 / max(study.grades.scores))
        for node in nodes.gathering:
            children = list(nodes.children[node])
            found[node] = _folded(graded.local[children] * found[children])
    return found


def _folded(rows: FloatArray) -> FloatArray:
    """Return the sum over rows, in the same order for one object as for many."""
    total: FloatArray = rows[0].copy()
    for row in rows[1:]:
        total += row
    return total


def _concluded(
    study: Study, relation: FloatArray, composed: FloatArray, present: BoolArray | None, objects: tuple[Key, ...]
) -> tuple[FloatArray, GradeArray]:
    """Return every node's score and grade, and refuse memberships of which every degree is 0."""
    nodes = study.outline
    values = np.array(study.grades.scores)
    scores = np.empty((len(nodes.indicators), relation.shape[-1]))
    grades = np.empty(scores.shape, dtype=np.int8)
    for at, planes in ((nodes.leaves, relation), (nodes.gathering, composed)):
        rows = np.array(at, dtype=np.intp)
        step = max(1, _CELLS // max(1, planes.shape[0] * planes.shape[1]))
        for start in range(0, planes.shape[-1] if at else 0, step):
            part = slice(start, start + step)
            score, total = principles.average_score(planes[..., part], values)
            empty = ~(total > 0)
            if empty.any():
                _refuse_empty(study, empty if present is None else empty & present[rows, part], at, objects[part])
            scores[rows, part] = score
            grades[rows, part] = conclude(study.principle, planes[..., part], score, values)
    return scores, grades


def _refuse_empty(study: Study, empty: BoolArray, at: tuple[int, ...], objects: tuple[Key, ...]) -> None:
    for row, where in np.argwhere(empty)[:1].tolist():
        raise WeightsError(
            "{node}: every degree is 0{inside}, so no grade can be read off; use another operator, or mend the "
            "relation",
            node=study.outline.ids[at[row]],
            inside=_in(objects[where]),
        )


def _present(study: Study, answered: BoolArray, objects: tuple[Key, ...]) -> BoolArray:
    """Return which node has anything below it, (N, k), or refuse."""
    leaf, at = (int(axis) for axis in np.argwhere(~answered)[0])
    if study.missing == "refuse":
        count = int((~answered).sum())
        more = message(", and {count} more like it", count=count - 1) if count > 1 else ""
        raise AnswersError(
            "{leaf}: no valid answer{inside}{more}; collect some, or let the study say missing: reweigh",
            leaf=study.leaf_ids[leaf],
            inside=_in(objects[at]),
            more=more,
        )
    nodes = study.outline
    present = np.empty((len(nodes.indicators), answered.shape[-1]), dtype=bool)
    for node, (first, last) in enumerate(nodes.under):
        present[node] = answered[first:last].any(axis=0)
    if not present[0].all():
        empty = objects[int(np.argmin(present[0]))]
        raise AnswersError(
            "{root}: no valid answer at all{inside}; leave it out", root=study.root.id, inside=_in(empty)
        )
    return present


def _reweighed(study: Study, local: FloatArray, present: BoolArray, objects: tuple[Key, ...]) -> FloatArray:
    """Return the weights in effect, (N, k): those of what is missing go to its siblings in proportion."""
    weights = local * present
    nodes = study.outline
    for node in nodes.gathering:
        children = list(nodes.children[node])
        total = _folded(weights[children])
        stuck = present[node] & ~(total > 0)
        if stuck.any():
            raise WeightsError(
                "{node}: what has answers{inside} weighs nothing, so it cannot take over the weight of what is "
                "missing; collect answers, or weigh otherwise",
                node=nodes.ids[node],
                inside=_in(objects[int(np.argmax(stuck))]),
            )
        lacking = ~present[children].all(axis=0) & (total > 0)  # where nothing lacks, no digit changes
        weights[children] /= np.where(lacking, total, 1.0)
    return weights


def _shares(study: Study, local: FloatArray) -> FloatArray:
    """Return the global weights, (N, ...): the products down from the root."""
    shares = local.copy()
    for node, parent in enumerate(study.outline.parents):
        if parent >= 0:
            shares[node] *= shares[parent]
    return shares


def _in(key: Key) -> Message:
    return Message("") if key == () else message(" in {object}", object=shown(key))
