"""What a tally says: how often each grade was given, where every other answer went, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, Self, TypeAlias

import numpy as np

from fuzzyeval.aliases import Detail, FloatArray, IntArray, Key, Plain
from fuzzyeval.core import sampling
from fuzzyeval.display import Displayed
from fuzzyeval.errors import TallyError, told_in
from fuzzyeval.model.scale import GradeScale
from fuzzyeval.sealed import Sealed, sealed
from fuzzyeval.survey.keys import parts_of, told_apart
from fuzzyeval.survey.tallies import comoments
from fuzzyeval.survey.tallies.comoments import Moments
from fuzzyeval.survey.tallies.figures import Exact, Figures
from fuzzyeval.survey.tallies.triangles import unpacked

__all__ = ["Counted", "Offending", "Role"]

Role: TypeAlias = Literal["", "importance", "outcome"]
"""What a tally is of: answers, or what stands beside them."""

Offending = tuple[tuple[tuple[str, int], ...], ...]
"""By leaf, the smallest of the refused texts, with their counts."""


@dataclass(frozen=True, eq=False)
class Counted(Displayed, Sealed):
    """What a tally holds and what is read off it.

    Attributes
    ----------
    leaves
        The ids of the m leaves.
    scale
        The grade scale, with n grades.
    by
        The columns that told the objects apart.
    objects
        The keys of the k objects, in natural order; ``((),)`` where nothing told them apart.
    figures
        The arrays, with the objects along the last axis.
    offending
        By leaf, the refused texts.
    language
        The study's language.
    whole
        Why no other tally can be added: ``refuse``, ``first`` or ``last`` of a respondent's rows, ``long`` answers, which are
        brought together, or ``shares``, which take the whole sample; empty where one can.
    rules
        By what rules its answers were read; empty where that is not known, as of counts made elsewhere.
    importance
        The tally of the ratings of the leaves' importance, of the same objects and rows; None where there are none. The grades
        are the ratings.
    outcome
        The tally of the outcome, its one leaf, of the same objects and rows; None where there is none.
    role
        ``importance`` or ``outcome`` of a tally that stands beside another as that; otherwise empty.
    """

    leaves: tuple[str, ...]
    scale: GradeScale
    by: tuple[str, ...]
    objects: tuple[Key, ...]
    figures: Figures
    offending: Offending
    language: str = "en"
    whole: str = ""
    rules: str = ""
    importance: Self | None = None
    outcome: Self | None = None
    role: Role = ""

    @property
    def rows(self) -> IntArray:
        """How many rows each object has, (k,)."""
        return self.figures.rows

    @property
    def dropped(self) -> IntArray:
        """How many rows were left out as a respondent's further ones, (k,)."""
        return self.figures.dropped

    @property
    def respondents(self) -> IntArray:
        """How many rows of each object count, (k,): those that were not dropped."""
        return sealed(np.asarray(self.rows - self.dropped))

    @property
    def planes(self) -> IntArray:
        """How often each grade was given, then missing, refused and don't know, (m, n + 3, k)."""
        return self.figures.planes

    @property
    def counts(self) -> IntArray:
        """How often each grade was given, (k, m, n)."""
        return self.planes[:, : len(self.scale)].transpose(2, 0, 1)

    @property
    def missing(self) -> IntArray:
        """How many answers are missing, (k, m)."""
        return self.planes[:, -3].T

    @property
    def refused(self) -> IntArray:
        """How many answers were off the scale or not understood, (k, m)."""
        return self.planes[:, -2].T

    @property
    def dont_know(self) -> IntArray:
        """How many answers were a declared "don't know", (k, m)."""
        return self.planes[:, -1].T

    @cached_property
    def answered(self) -> IntArray:
        """How many answers count, (m, k)."""
        return sealed(np.asarray(self.rows - self.dropped - self.planes[:, -3:].sum(axis=1)))

    @property
    def weighted(self) -> bool:
        """Whether answers have design weights."""
        return self.figures.weighted is not None

    @property
    def shares(self) -> FloatArray | IntArray:
        """What the answers of each grade weigh, (m, n, k): their design weights, or how many they are."""
        return self.planes[:, : len(self.scale)] if self.figures.weighted is None else self.figures.weighted

    @property
    def given(self) -> FloatArray | IntArray:
        """What the answers that count weigh, (m, k): the sum of their design weights, or how many they are."""
        return self.answered if self.figures.weighted is None else sealed(np.asarray(self.figures.weighted.sum(axis=1)))

    @property
    def effective_size(self) -> FloatArray:
        """Kish's effective number of respondents, (Σw)²/Σw² of the rows that are kept, (k,)."""
        return sealed(sampling.effective_size(*self.weight_sums))

    @property
    def design_effect(self) -> FloatArray:
        """Kish's design effect of the weights, n·Σw²/(Σw)² of the rows that are kept, (k,); 1 where all weigh the same."""
        return sealed(sampling.design_effect(self.respondents.astype(np.float64), *self.weight_sums))

    @property
    def weight_sums(self) -> tuple[FloatArray, FloatArray]:
        """Σw and Σw² of the rows that are kept, (k,) each."""
        if self.figures.totals is None or self.figures.squares is None:
            kept = sealed(self.respondents.astype(np.float64))
            return kept, kept
        return self.figures.totals, self.figures.squares

    @property
    def detail(self) -> Detail:
        """How much the tally carries: ``counts``, ``moments`` too, or ``joint`` besides."""
        return "counts" if self.figures.moments is None else "moments" if self.figures.joint is None else "joint"

    @property
    def moments(self) -> Moments:
        """Means and covariances of the scores over the rows that answer every leaf.

        Raises
        ------
        TallyError
            Where the tally does not carry them.
        """
        return comoments.listwise(self._carried("moments"), self.scale, self._unit())

    @property
    def pairwise(self) -> Moments:
        """Means and covariances of the scores, of two leaves over the rows that answer both.

        Raises
        ------
        TallyError
            Where the tally does not carry what goes together.
        """
        return comoments.pairwise(self._carried("joint"), self.scale, self._unit())

    @property
    def outcome_moments(self) -> Moments:
        """Means and covariances of the scores and, last, of the outcome, over the rows that answer every leaf and have one.

        Raises
        ------
        TallyError
            Where the tally does not carry them, or was made without an outcome.
        """
        if self.outcome is not None and self.figures.outcome_moments is not None:
            return comoments.with_outcome(self.figures.outcome_moments, self.scale, self.outcome.scale, self._unit())
        with told_in(self.language):
            if self.outcome is None:
                raise TallyError(
                    "outcome_moments: the tally was made without an outcome; tally the answers by a study that declares one, "
                    "with detail='moments'"
                )
            raise TallyError(
                "outcome_moments: the tally carries {its} only; tally the answers with detail='moments'",
                its=self.detail,
            )

    @property
    def joint(self) -> Exact:
        """How often two answers went together, (k, m, n, m, n).

        Raises
        ------
        TallyError
            Where the tally does not carry them.
        """
        matrices = np.moveaxis(unpacked(self._carried("joint")), -1, 0)
        return sealed(matrices.reshape(-1, *(len(self.leaves), len(self.scale)) * 2))

    def _unit(self) -> FloatArray:
        """Return what one respondent of each object counts for, Σw²/Σw, (k,); 1 without design weights."""
        totals, squares = self.weight_sums
        return np.divide(squares, totals, out=np.ones_like(totals), where=totals > 0)

    def _carried(self, detail: Detail) -> Exact:
        array = self.figures.moments if detail == "moments" else self.figures.joint
        if array is None:
            with told_in(self.language):
                raise TallyError(
                    "{detail}: the tally carries {its} only; tally the answers with detail={detail!r}",
                    detail=detail,
                    its=self.detail,
                )
        return array

    def accounts(self) -> list[Plain]:
        """Return where every answer went: rows = counted + missing + refused + dont_know + dropped, by object and leaf.

        Raises
        ------
        AnswersError
            Where a column that tells objects apart has the name of a column of this table.
        """
        told_apart(self.by, ("leaf", "rows", "counted", "missing", "refused", "dont_know", "dropped"))
        return [
            {
                **dict(zip(self.by, parts_of(key), strict=True)),
                "leaf": leaf,
                "rows": int(self.rows[at]),
                "counted": int(self.answered[row, at]),
                "missing": int(self.planes[row, -3, at]),
                "refused": int(self.planes[row, -2, at]),
                "dont_know": int(self.planes[row, -1, at]),
                "dropped": int(self.dropped[at]),
            }
            for at, key in enumerate(self.objects)
            for row, leaf in enumerate(self.leaves)
        ]

    def refusals(self) -> dict[str, dict[str, int]]:
        """Return, by leaf, the refused texts and how often each occurred (of many, the first twenty in order)."""
        return {leaf: dict(texts) for leaf, texts in zip(self.leaves, self.offending, strict=True) if texts}

    @cached_property
    def refused_by_leaf(self) -> IntArray:
        """How many answers were refused, by leaf, (m,)."""
        return sealed(np.asarray(self.planes[:, -2].sum(axis=-1)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Counted):
            return NotImplemented
        if self._named() != other._named() or not self.figures.same(other.figures):
            return False
        return self.importance == other.importance and self.outcome == other.outcome

    def __hash__(self) -> int:
        return hash((*self._named(), self.rows.tobytes()))

    def _named(self) -> tuple[Any, ...]:
        return self.leaves, self.scale, self.by, self.objects, self.offending

    def __repr__(self) -> str:
        told = f" by {', '.join(self.by)}" if self.by else ""
        further = {"don't know": int(self.planes[:, -1].sum()), "dropped": int(self.dropped.sum()) * len(self.leaves)}
        missing, refused = int(self.planes[:, -3].sum()), int(self.refused_by_leaf.sum())
        return (
            f"<Tally{told}: {len(self.objects)} object(s), {len(self.leaves)} leaves, {int(self.rows.sum())} rows, "
            f"{int(self.answered.sum())} counted, {missing} missing, {refused} refused"
            + "".join(f", {count} {name}" for name, count in further.items() if count)
            + ("" if self.detail == "counts" else f", {self.detail}")
            + ("" if self.importance is None else ", importance")
            + ("" if self.outcome is None else ", outcome")
            + ">"
        )
