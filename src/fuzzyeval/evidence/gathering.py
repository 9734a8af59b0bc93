"""What the data say of every leaf and branch, by each method that a study's weighting asks, found once."""

from __future__ import annotations

import math

import numpy as np

from fuzzyeval.aliases import FloatArray
from fuzzyeval.errors import WeightsError
from fuzzyeval.evidence import correlating, deriving, differing, rating
from fuzzyeval.evidence.parts import Parts
from fuzzyeval.model.from_data import Correlation, Derived, Entropy, FromData, Stated, VoteEntropy
from fuzzyeval.model.study import Study
from fuzzyeval.model.weighting import called
from fuzzyeval.relation import Relation
from fuzzyeval.remarks import Remark
from fuzzyeval.survey.tallies.tallying import Tally

__all__ = ["Evidence"]


class Evidence:
    """How much each leaf has of what a method looks for, computed when first asked for."""

    def __init__(self, study: Study, data: Tally | Relation | None) -> None:
        self.study = study
        self.data = data
        self.known: dict[FromData, Parts] = {}

    def of_children(self, way: FromData, node: int) -> list[float]:
        """Return, for each child of a node, the sum over the leaves below it."""
        leaves = self._of_leaves(way)
        under = self.study.outline.under
        return [math.fsum(leaves[slice(*under[child])].tolist()) for child in self.study.outline.children[node]]

    def reported(self) -> tuple[tuple[str, float], ...]:
        """Return d = T/ln N of the leaves weighed by entropy over respondents."""
        asked = Entropy(over="respondents")
        if asked not in self.known or not isinstance(self.data, Tally) or self.data.weighted:
            return ()  # with design weights T has another bound than ln N
        answers = np.maximum(self.data.answered.sum(axis=-1), 2)
        return tuple(zip(self.data.leaves, (self.known[asked].of_leaves / np.log(answers)).tolist(), strict=True))

    def remarks(self) -> list[Remark]:
        """Return what is to be said of the respondents that the methods rest on."""
        return [said for parts in self.known.values() for said in parts.remarks]

    def _of_leaves(self, way: FromData) -> FloatArray:
        if self.data is None:
            raise WeightsError(
                "weighting: {method} needs data; give weigh a tally of the answers",
                method=called(way.method),
            )
        if way not in self.known:
            self.known[way] = _found(way, self.study, self.data)
        return self.known[way].of_leaves


def _found(way: FromData, study: Study, data: Tally | Relation) -> Parts:
    """Return what one method finds in the leaves; something, somewhere."""
    if isinstance(way, Stated):
        return rating.stated(study, data)
    if isinstance(way, Derived):
        return deriving.derived(study, data, way.derivation)
    if isinstance(way, VoteEntropy):
        return differing.certainties(data)
    if isinstance(way, Correlation):
        return correlating.together(study, data, way)
    return differing.spreads(study, data, way)
