"""Co-moments of rows at hand: Gram products of scores and of answers as zeros and ones, object by object."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import numpy as np

from fuzzyeval.aliases import BoolArray, FloatArray, IntArray
from fuzzyeval.model.scale import GradeScale
from fuzzyeval.survey.tallies.comoments import scores_beside
from fuzzyeval.survey.tallies.figures import Exact

__all__ = ["Grams", "parts"]

_CELLS = 4_000_000  # zeros and ones at a time
_ROWS = 2_000_000
_Scores: TypeAlias = tuple[tuple[int, ...], ...]  # by variable, the integer score of each of its grades
_Positions: TypeAlias = np.ndarray[Any, np.dtype[np.int8]]


def parts(rows: int, answers: int, objects: int) -> Iterator[slice]:
    """Yield slices of rows: more at a time where they are of many objects, so that each object has some in every slice."""
    step = min(_ROWS, max(1, _CELLS // answers) * max(1, objects))
    for start in range(0, rows, step):
        yield slice(start, start + step)


class Grams:
    """Sums of (1, x)(1, x)ᵀ over complete rows, and of h hᵀ over all, h a row's answers as zeros and ones; triangles.

    Where there is an outcome, also those of (1, x, y)(1, x, y)ᵀ over the complete rows that have one; its answers come last.

    Integer sums are exact: of scores too long for a float to hold their products, they are derived from the counts of answers
    that went together, in Python's integers.
    """

    def __init__(
        self,
        scale: GradeScale,
        leaves: int,
        objects: int,
        rows: float,
        *,
        weighted: bool,
        outcome: GradeScale | None = None,
    ) -> None:
        self.leaves, self.grades, self.weighted = leaves, len(scale), weighted
        self.scores = scores_beside((scale,), shifted=weighted)[0] * leaves
        self.beside: _Scores = ()
        answers = leaves * len(scale)
        self.moments = self._zeros(self.scores, objects, rows)
        self.joint: Exact = np.zeros((answers * (answers + 1) // 2, objects), dtype=float if weighted else np.int64)
        self.outcome: Exact | None = None
        if outcome is not None:
            (mine, its), _ = scores_beside((scale, outcome), shifted=weighted)
            self.beside = (mine,) * leaves + (its,)
            self.outcome = self._zeros(self.beside, objects, rows)

    def _zeros(self, scores: _Scores, objects: int, rows: float) -> Exact:
        """Return triangles without any rows, in the type that holds those of so many."""
        kind = float if self.weighted else np.int64 if _largest(scores) * max(rows, 1) < 2**62 else object
        side = len(scores) + 1
        return np.zeros((side * (side + 1) // 2, objects), dtype=kind)

    def add(
        self,
        found: _Positions,
        of_row: IntArray,
        times: IntArray | FloatArray | None,
        *,
        joint: bool,
    ) -> None:
        """Add rows: their positions (m, r), or (m + 1, r) with an outcome, their objects, and how often each counts, (r,)."""
        count = None if times is None else times.astype(np.float64)
        for at, rows in _by_object(of_row, max(1, _CELLS // (self.leaves * self.grades))):
            answers, each = found[: self.leaves, rows], None if count is None else count[rows]
            if joint:
                self.joint[:, at] += self._triangle(_gram(_marked(answers, self.grades, each), each))
            complete = np.asarray((answers < self.grades).all(axis=0))
            if complete.any():
                self.moments[:, at] += self._moments(answers[:, complete], self.scores, _only(each, complete))
            if self.outcome is not None:
                known = complete & (found[-1, rows] < len(self.beside[-1]))
                if known.any():
                    answered = found[:, rows[known]]
                    self.outcome[:, at] += self._moments(answered, self.beside, _only(each, known))

    def _moments(self, answers: _Positions, scores: _Scores, times: FloatArray | None) -> Exact:
        """Return the triangle of (1, x)(1, x)ᵀ of complete rows, x the scores of their answers (p, r) by variable."""
        most = answers.shape[1] if times is None else times.sum()
        if self.weighted or _largest(scores) * most < 2**53:
            x = np.ones((len(scores) + 1, answers.shape[1]))
            for row, (known, given) in enumerate(zip(scores, answers, strict=True), start=1):
                np.take(np.array(known, dtype=np.float64), given, out=x[row])
            return self._triangle(_gram(x, times))
        marks = [_marked(given[None], len(known), times) for known, given in zip(scores, answers, strict=True)]
        together = np.rint(_gram(np.concatenate(marks), times)).astype(np.int64).astype(object)
        meaning = np.zeros((len(scores) + 1, len(together)), dtype=object)
        meaning[0, : len(scores[0])] = 1  # every complete row has one answer to the first leaf
        start = 0
        for row, known in enumerate(scores, start=1):
            meaning[row, start : start + len(known)] = known
            start += len(known)
        product = meaning @ together @ meaning.T
        triangle = np.asarray(product[np.triu_indices(len(meaning))])
        return triangle if _largest(scores) * most >= 2**62 else triangle.astype(np.int64)

    def _triangle(self, matrix: FloatArray) -> Exact:
        upper = matrix[np.triu_indices(len(matrix))]
        return upper if self.weighted else np.rint(upper.astype(np.float64)).astype(np.int64)


def _largest(scores: _Scores) -> int:
    """Return the largest product of two scores."""
    return max(abs(score) for known in scores for score in known) ** 2


def _only(times: FloatArray | None, rows: BoolArray) -> FloatArray | None:
    return None if times is None else times[rows]


def _marked(answers: _Positions, grades: int, times: FloatArray | None) -> FloatArray:
    """Return a row a leaf and grade, 1 where a respondent gave it; in single precision where that counts exactly."""
    marks = answers[:, None, :] == np.arange(grades, dtype=np.int8)[:, None]
    kind = np.float32 if times is None else np.float64
    return np.asarray(marks.reshape(-1, answers.shape[1]), dtype=kind)


def _gram(rows: FloatArray, times: FloatArray | None) -> FloatArray:
    """Return Σ t·x xᵀ."""
    if times is None:
        return np.asarray(rows @ rows.T)
    return np.asarray((rows * times) @ rows.T)


def _by_object(of_row: IntArray, most: int) -> Iterator[tuple[int, IntArray]]:
    """Yield every object with some of its rows."""
    order = np.argsort(of_row, kind="stable")
    cuts = np.flatnonzero(np.diff(of_row[order])) + 1
    for rows in np.split(order, cuts) if len(order) else ():
        for start in range(0, len(rows), most):
            yield int(of_row[rows[0]]), rows[start : start + most]
