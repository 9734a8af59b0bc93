"""What a result rests on, and grading it."""

from __future__ import annotations

from dataclasses import dataclass, field

from fuzzyeval.evaluation.grading import Graded, grade
from fuzzyeval.model.study import Study
from fuzzyeval.relation import Relation
from fuzzyeval.remarks import Remark
from fuzzyeval.survey.tallies.tallying import Tally
from fuzzyeval.weights import Weights

__all__ = ["Basis", "Result"]


@dataclass(frozen=True, slots=True)
class Basis:
    """What a result rests on.

    Attributes
    ----------
    study, weights
        The declaration, and every node's weights, shared by all objects.
    relation
        R of the objects graded.
    tally
        The answers, by the same objects; None where the relation was given.
    remarks
        What was to be said of a given relation.
    backend
        The dataframe library that the answers came in.
    """

    study: Study
    weights: Weights
    relation: Relation
    tally: Tally | None
    remarks: tuple[Remark, ...] = ()
    backend: str | None = field(default=None, compare=False)

    def graded(self) -> Graded:
        """Return what the study, its weights and the relation come to, for every node and object."""
        answered = None if self.tally is None else self.tally.given > 0
        return grade(self.study, self.weights, self.relation.planes, answered, self.relation.objects)

    def only(self, at: int) -> Basis:
        """Return what the result of the object at a position rests on."""
        tally = None if self.tally is None else self.tally.only(at)
        return Basis(self.study, self.weights, self.relation.only(at), tally, self.remarks, self.backend)


@dataclass(frozen=True, eq=False)
class Result:
    """What one object and many have in common.

    Attributes
    ----------
    basis
        The study, the weights, the relation and the tally that the result rests on.
    graded
        The figures, as arrays.
    """

    basis: Basis
    graded: Graded

    @property
    def study(self) -> Study:
        """The declaration."""
        return self.basis.study

    @property
    def weights(self) -> Weights:
        """Every node's weights, with where each came from; shared by all objects evaluated together."""
        return self.basis.weights

    @property
    def tally(self) -> Tally | None:
        """The answers; None where a relation was given."""
        return self.basis.tally
