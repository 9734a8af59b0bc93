"""Many objects, graded together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from fuzzyeval import checks
from fuzzyeval.aliases import FloatArray, Key, Plain
from fuzzyeval.display import Displayed
from fuzzyeval.display.sheet import Sheet
from fuzzyeval.errors import UnknownKeyError, told_in
from fuzzyeval.evaluation import grading, showing, stored
from fuzzyeval.evaluation.basis import Result
from fuzzyeval.evaluation.results import Evaluation
from fuzzyeval.remarks import Remark
from fuzzyeval.sources import frames
from fuzzyeval.survey import coding
from fuzzyeval.survey.keys import parts_of, told_apart
from fuzzyeval.wording import Message, message

__all__ = ["Evaluations", "Ranked"]


_OF_OBJECTS = ("answers", "score", "grade")
_OF_NODES = ("id", "label", "level", "weight", "global_weight", "grade", "score")


class Ranked(NamedTuple):
    """An object's place among all: 1 is best, and equal scores share a place."""

    rank: int
    object: Key
    score: float
    grade: str


@dataclass(frozen=True, eq=False)
class Evaluations(Displayed, Result, Mapping[Key, Evaluation]):
    """Many objects, graded together: a mapping of each object's key to its :class:`Evaluation`, in natural order."""

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What a careful reader should know of all objects alike; each object has remarks of its own."""
        return (*self.basis.weights.remarks, *self.basis.remarks)

    def __getitem__(self, key: Key) -> Evaluation:
        at = self._positions.get(key)
        if at is None:
            with told_in(self.study.language):
                raise UnknownKeyError("no object is called {key!r}{hint}", key=key, hint=self._hint(key))
        return Evaluation(self.basis.only(at), self.graded.only(at))

    def __contains__(self, key: object) -> bool:
        return key in self._positions

    def __iter__(self) -> Iterator[Key]:
        return iter(self.basis.relation.objects)

    def __len__(self) -> int:
        return len(self.basis.relation.objects)

    def ranking(self) -> tuple[Ranked, ...]:
        """Return the objects from the highest score to the lowest."""
        scores, grades = self._root_scores(), self.graded.grades[0].tolist()
        order = np.argsort(-scores, kind="stable")
        slack = 1e-12 * float(np.abs(self.study.grades.scores).max())
        apart = np.concatenate([[True], np.diff(scores[order]) < -slack]) if len(order) else np.zeros(0, dtype=bool)
        ranks = np.maximum.accumulate(np.where(apart, np.arange(1, len(order) + 1), 0))
        objects, labels = self.basis.relation.objects, self.study.grade_labels
        return tuple(
            Ranked(rank, objects[at], float(scores[at]), labels[grades[at]])
            for rank, at in zip(ranks.tolist(), order.tolist(), strict=True)
        )

    def to_rows(self, *, nodes: bool = False) -> list[Plain]:
        """Return a row an object; with ``nodes`` a row an object and node."""
        by = self._named_columns(nodes=nodes)
        if nodes:
            return [
                {**self._key_row(by, key), **row} for key, evaluation in self.items() for row in evaluation.to_rows()
            ]
        labels, scores, tally = self.study.grade_labels, self._root_scores().tolist(), self.basis.tally
        return [
            {
                **self._key_row(by, key),
                "answers": None if tally is None else int(tally.respondents[at]),
                "score": scores[at],
                "grade": labels[int(self.graded.grades[0, at])],
                **{
                    f"membership_{label}": float(degree)
                    for label, degree in zip(labels, self.graded.root[:, at], strict=True)
                },
            }
            for at, key in enumerate(self)
        ]

    def to_frame(self, *, nodes: bool = False, backend: str | None = None) -> Any:
        """Return the rows as a dataframe.

        Parameters
        ----------
        nodes
            A row an object and node, rather than a row an object.
        backend
            ``polars``, ``pandas`` or ``pyarrow``; by default the library of the answers, else the first installed.

        Raises
        ------
        AnswersError
            Where a column that tells objects apart has the name of a column of the table.
        MissingExtraError
            Where that library, or every one of them, is not installed.
        """
        return frames.to_native(self.to_rows(nodes=nodes), backend or self.basis.backend)

    def model_dump_json(self) -> str:
        """Return the evaluations as JSON: the study, the answers, the weights and every node of every object."""
        return stored.dump(self.basis, [evaluation.to_result() for evaluation in self.values()])

    @classmethod
    def model_validate_json(cls, text: str) -> Evaluations:
        """Return the evaluations in a JSON text, computed anew.

        Raises
        ------
        StudyError
            Where the text is not understood, or its figures are not what its study and answers give.
        """
        basis, results = stored.load(text)
        with told_in(basis.study.language):
            evaluations = cls(basis, stored.graded(basis))
            stored.refuse_disagreement(results, [evaluation.to_result() for evaluation in evaluations.values()])
        return evaluations

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Evaluations):
            return NotImplemented
        return self.basis == other.basis and all(
            np.array_equal(mine, its)
            for mine, its in (
                (self.graded.composed, other.graded.composed),
                (self.graded.scores, other.graded.scores),
                (self.graded.grades, other.graded.grades),
                (self.graded.local, other.graded.local),
            )
        )

    def __hash__(self) -> int:
        return hash(self.basis)

    def __repr__(self) -> str:
        return f"<Evaluations: {len(self)} object(s), {len(self.study.outline.indicators)} indicators>"

    def _sheet(self) -> Sheet:
        return showing.sheet_of_many(self)

    @cached_property
    def _positions(self) -> dict[Key, int]:
        return {key: at for at, key in enumerate(self.basis.relation.objects)}

    def _root_scores(self) -> FloatArray:
        return np.asarray(grading.reading_scores(self.study, self.graded, self.study.readings[0])[0])

    def _named_columns(self, *, nodes: bool) -> tuple[str, ...]:
        memberships = [f"membership_{label}" for label in self.study.grade_labels]
        figures = _OF_NODES if nodes else _OF_OBJECTS
        with told_in(self.study.language):
            told_apart(self.basis.relation.by, [*figures, *memberships])
        return self.basis.relation.by

    def _hint(self, key: object) -> Message:
        if key == coding.BLANK and None in self._positions:
            return message("; the key of the blank object is None")
        return checks.suggestion(key, self._positions)

    def _key_row(self, by: tuple[str, ...], key: Key) -> Plain:
        return dict(zip(by, parts_of(key), strict=True))
