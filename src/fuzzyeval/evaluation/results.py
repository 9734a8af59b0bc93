"""What an evaluation found for one object: the grade, the score, and every indicator by name."""

from __future__ import annotations

import builtins
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

import numpy as np

from fuzzyeval import checks
from fuzzyeval.aliases import Key, Plain
from fuzzyeval.core import principles
from fuzzyeval.display import Displayed
from fuzzyeval.display.sheet import Sheet
from fuzzyeval.errors import StudyError, UnknownKeyError, told_in
from fuzzyeval.evaluation import grading, remarking, showing, stored
from fuzzyeval.evaluation.basis import Result
from fuzzyeval.evaluation.node import Node
from fuzzyeval.relation import Relation
from fuzzyeval.remarks import Remark
from fuzzyeval.sources import frames
from fuzzyeval.survey import coding
from fuzzyeval.survey.keys import parts_of

__all__ = ["Evaluation"]


@dataclass(frozen=True, eq=False)
class Evaluation(Displayed, Result, Mapping[str, Node]):
    """One object, graded: a mapping of every indicator's id to its :class:`Node`, the root first."""

    @property
    def relation(self) -> Relation:
        """The fuzzy relation matrix of this object."""
        return self.basis.relation

    @property
    def object(self) -> Key:
        """The key of the object; () where nothing told objects apart."""
        return self.basis.relation.objects[0]

    @property
    def root(self) -> Node:
        """The root of the hierarchy."""
        return self[self.study.root.id]

    @property
    def grade(self) -> str:
        """The label of the grade."""
        return self.study.grade_labels[int(self.graded.grades[0, 0])]

    @property
    def score(self) -> float:
        """The score by the study's (first) reading."""
        return self.readings[self.study.readings[0]]

    @property
    def membership(self) -> dict[str, float]:
        """The root's degree of membership in each grade, by label."""
        return dict(zip(self.study.grade_labels, self._degrees(0), strict=True))

    @property
    def readings(self) -> dict[str, float]:
        """The score by each reading that the study asks for."""
        found = {name: grading.reading_scores(self.study, self.graded, name) for name in self.study.readings}
        return {name: float(scores[0, 0]) for name, scores in found.items()}

    @property
    def validity(self) -> float:
        """How far maximum membership can be trusted, from 0 (flat) to 1 (unanimous); see the method."""
        shares = np.array(self._degrees(0))
        return float(principles.validity(shares / shares.sum()))

    @cached_property
    def remarks(self) -> tuple[Remark, ...]:
        """What a careful reader should know."""
        basis = self.basis
        told = remarking.of_object(basis.study, self.graded, basis.tally)
        return (*basis.weights.remarks, *basis.remarks, *told)

    def __getitem__(self, node: str) -> Node:
        position = self._positions.get(node)
        if position is None:
            with told_in(self.study.language):
                raise UnknownKeyError(
                    "no indicator is called {node!r}{hint}", node=node, hint=checks.suggestion(node, self._positions)
                )
        return self._node(position)

    def __iter__(self) -> Iterator[str]:
        return iter(self.study.outline.ids)

    def __len__(self) -> int:
        return len(self.study.outline.indicators)

    def to_rows(self) -> list[Plain]:
        """Return a row a node: its weights, grade, score and memberships."""
        return [self._node(position).to_row() for position in range(len(self))]

    def to_frame(self, *, backend: str | None = None) -> Any:
        """Return the rows as a dataframe.

        Parameters
        ----------
        backend
            ``polars``, ``pandas`` or ``pyarrow``; by default the library of the answers, else the first installed.

        Raises
        ------
        MissingExtraError
            Where that library, or every one of them, is not installed.
        """
        return frames.to_native(self.to_rows(), backend or self.basis.backend)

    def model_dump_json(self) -> str:
        """Return the evaluation as JSON: the study, the answers, the weights and every node."""
        return stored.dump(self.basis, [self.to_result()])

    @classmethod
    def model_validate_json(cls, text: str) -> Evaluation:
        """Return the evaluation in a JSON text, computed anew.

        Raises
        ------
        StudyError
            Where the text is not understood, or its figures are not what its study and answers give.
        """
        basis, results = stored.load(text)
        if len(basis.relation.objects) != 1:
            raise StudyError(
                "evaluation: {count} objects are stored; read them with Evaluations.model_validate_json",
                count=len(basis.relation.objects),
            )
        with told_in(basis.study.language):
            evaluation = cls(basis, stored.graded(basis))
            stored.refuse_disagreement(results, [evaluation.to_result()])
        return evaluation

    def to_result(self) -> Plain:
        """Return the evaluation as plain values: object, grade, score, every node and the remarks."""
        return {
            "object": dict(zip(self.relation.by, parts_of(self.object), strict=True)),
            "grade": self.grade,
            "score": self.score,
            "nodes": self.to_rows(),
            "remarks": [asdict(said) for said in self.remarks],
        }

    def __eq__(self, other: builtins.object) -> bool:
        if not isinstance(other, Evaluation):
            return NotImplemented
        return self.basis == other.basis and list(self.values()) == list(other.values())

    def __hash__(self) -> int:
        return hash(self.basis)

    def __repr__(self) -> str:
        of = f" of {coding.shown(self.object)}" if self.object != () else ""
        return f"<Evaluation{of}: {self.grade!r}, score {self.score:.2f}, {len(self)} indicators, {len(self.remarks)} remarks>"

    def _sheet(self) -> Sheet:
        return showing.sheet_of_one(self)

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {node: position for position, node in enumerate(self.study.outline.ids)}

    @cached_property
    def _scores(self) -> list[float]:
        found = grading.reading_scores(self.study, self.graded, self.study.readings[0])
        return [float(score) for score in found[:, 0]]

    def _node(self, at: int) -> Node:
        nodes, graded, labels = self.study.outline, self.graded, self.study.grade_labels
        there = graded.present is None or bool(graded.present[at, 0])
        return Node(
            id=nodes.ids[at],
            label=self.study.label(at),
            level=nodes.depths[at],
            weight=float(graded.local[at, 0]),
            global_weight=float(graded.shares[at, 0]),
            grade=labels[int(graded.grades[at, 0])] if there else None,
            score=self._scores[at] if there else None,
            degrees=self._degrees(at) if there else None,
            grades=labels,
        )

    def _degrees(self, at: int) -> tuple[float, ...]:
        nodes = self.study.outline
        planes = self.graded.composed if nodes.children[at] else self.graded.relation
        return tuple(planes[nodes.ranks[at], :, 0].tolist())
