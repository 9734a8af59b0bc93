"""How much the answers to each leaf differ: Theil's index over respondents or over objects, the data's side of weights."""

from __future__ import annotations

import math

import numpy as np

from fuzzyeval.aliases import BoolArray, FloatArray, IntArray, Over
from fuzzyeval.core import objective
from fuzzyeval.errors import WeightsError
from fuzzyeval.model.study import Study
from fuzzyeval.model.weighting import Combined, Entropy
from fuzzyeval.relation import Relation
from fuzzyeval.survey.tallies.tallying import Tally

__all__ = ["Dispersions"]


class Dispersions:
    """Theil's index of every leaf, over respondents or over objects, computed when first asked for."""

    def __init__(self, study: Study, data: Tally | Relation | None) -> None:
        self.study = study
        self.data = data
        self.scores = np.array(study.grades.scores)
        self.known: dict[Over, FloatArray] = {}

    def of_children(self, way: Entropy | Combined, node: int) -> list[float]:
        """Return, for each child of a node, the sum over the leaves below it."""
        entropy = way.objective if isinstance(way, Combined) else way
        if entropy.over not in self.known:
            self.known[entropy.over] = self._of_leaves(entropy.over)
        leaves = self.known[entropy.over]
        under = self.study.outline.under
        return [math.fsum(leaves[slice(*under[child])].tolist()) for child in self.study.outline.children[node]]

    def reported(self) -> tuple[tuple[str, float], ...]:
        """Return d = T/ln N of the leaves weighed over respondents."""
        if "respondents" not in self.known or not isinstance(self.data, Tally) or self.data.weighted:
            return ()  # with design weights T has another bound than ln N
        answers = np.maximum(self.data.answered.sum(axis=-1), 2)
        return tuple(zip(self.data.leaves, (self.known["respondents"] / np.log(answers)).tolist(), strict=True))

    def _of_leaves(self, over: Over) -> FloatArray:
        if self.data is None:
            raise WeightsError("weighting: entropy needs data; give weigh a tally of the answers, or a relation")
        planes = _planes(self.data)
        spread = self._over_respondents(planes) if over == "respondents" else self._over_objects(planes)
        if not spread.sum() > 0:
            raise WeightsError(
                "weighting: no leaf varies over {over}, so entropy prefers none; weigh by judgement or equally",
                over=over,
            )
        return spread

    def _over_respondents(self, planes: FloatArray | IntArray) -> FloatArray:
        counts = planes.sum(axis=-1).astype(np.float64)
        given = counts.sum(axis=-1) > 0
        self._refuse_zero_mean(given & ~(counts @ self.scores > 0))
        spread = np.zeros(len(counts))
        spread[given] = objective.theil_of_counts(counts[given], self.scores)
        return spread

    def _over_objects(self, planes: FloatArray | IntArray) -> FloatArray:
        if planes.shape[-1] < 2:
            raise WeightsError(
                "weighting: entropy over objects needs two objects at least; tally the answers by a column that tells "
                "objects apart, or weigh over respondents"
            )
        answered = planes.sum(axis=1)
        means = np.tensordot(self.scores, planes, axes=(0, 1)) / np.maximum(answered, 1e-300)
        given = answered > 0
        self._refuse_zero_mean(given.any(axis=-1) & ~((means * given).sum(axis=-1) > 0))
        rounding = 1e-12 if isinstance(self.data, Tally) and self.data.weighted else 1e-14
        return np.array(
            [
                float(objective.theil(row[there][:, None])[0]) if _varies(row[there], rounding) else 0.0
                for row, there in zip(means, given, strict=True)
            ]
        )

    def _refuse_zero_mean(self, empty: BoolArray) -> None:
        if empty.any():
            leaf = self.study.leaf_ids[int(np.argmax(empty))]
            raise WeightsError(
                "{leaf}: its mean score is 0, so entropy is not defined; shift the scores of the grades", leaf=leaf
            )


def _planes(data: Tally | Relation) -> FloatArray | IntArray:
    """Return the answers of each grade, or the shares of a given relation, (leaf, grade, object)."""
    if isinstance(data, Tally):
        return data.shares
    total = data.planes.sum(axis=1, keepdims=True)
    return np.asarray(np.divide(data.planes, total, out=np.zeros_like(data.planes), where=total > 0))


def _varies(means: FloatArray, rounding: float) -> bool:
    """Return whether mean scores differ by more than the rounding of a mean."""
    return len(means) > 1 and bool(np.ptp(means) > rounding * means.max())
