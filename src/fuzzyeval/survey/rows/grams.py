"""Co-moments of rows at hand: Gram products of scores and of answers as zeros and ones, object by object."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import numpy as np

from fuzzyeval.aliases import FloatArray, IntArray
from fuzzyeval.model.scale import GradeScale
from fuzzyeval.survey.tallies.comoments import integer_scores
from fuzzyeval.survey.tallies.figures import Exact

__all__ = ["Grams", "parts"]

_CELLS = 4_000_000  # zeros and ones at a time
_ROWS = 2_000_000
_Positions: TypeAlias = np.ndarray[Any, np.dtype[np.int8]]


def parts(rows: int, answers: int, objects: int) -> Iterator[slice]:
    """Yield slices of rows: more at a time where they are of many objects, so that each object has some in every slice."""
    step = min(_ROWS, max(1, _CELLS // answers) * max(1, objects))
    for start in range(0, rows, step):
        yield slice(start, start + step)


class Grams:
    """Sums of (1, x)(1, x)ᵀ over complete rows, and of h hᵀ over all, h a row's answers as zeros and ones; triangles.

    Integer sums are exact: of scores too long for a float to hold their products, they are derived from the counts of answers
    that went together, in Python's integers.
    """

    def __init__(self, scale: GradeScale, leaves: int, objects: int, rows: float, *, weighted: bool) -> None:
        self.scores = integer_scores(scale, shifted=weighted)[0]
        self.grades = len(scale)
        self.weighted = weighted
        side, answers = leaves + 1, leaves * len(scale)
        self.largest = max(abs(score) for score in self.scores) ** 2
        small = self.largest * max(rows, 1) < 2**62
        kind = float if weighted else np.int64 if small else object
        self.moments: Exact = np.zeros((side * (side + 1) // 2, objects), dtype=kind)
        self.joint: Exact = np.zeros((answers * (answers + 1) // 2, objects), dtype=float if weighted else np.int64)

    def add(
        self,
        found: _Positions,
        of_row: IntArray,
        times: IntArray | FloatArray | None,
        *,
        joint: bool,
    ) -> None:
        """Add rows: their positions (m, r), their objects, and how often each counts, (r,)."""
        count = None if times is None else times.astype(np.float64)
        for at, rows in _by_object(of_row, max(1, _CELLS // (len(found) * self.grades))):
            answers, each = found[:, rows], None if count is None else count[rows]
            if joint:
                self.joint[:, at] += self._triangle(_gram(self._marked(answers, each), each))
            complete = (answers < self.grades).all(axis=0)
            if complete.any():
                self.moments[:, at] += self._moments(answers[:, complete], None if each is None else each[complete])

    def _moments(self, answers: _Positions, times: FloatArray | None) -> Exact:
        most = answers.shape[1] if times is None else times.sum()
        if self.weighted or self.largest * most < 2**53:
            scores = np.array(self.scores, dtype=np.float64)[answers]
            return self._triangle(_gram(np.concatenate((np.ones((1, scores.shape[1])), scores)), times))
        together = np.rint(_gram(self._marked(answers, times), times)).astype(np.int64).astype(object)
        leaves = len(answers)
        meaning = np.zeros((leaves + 1, leaves * self.grades), dtype=object)
        for leaf in range(leaves):
            meaning[leaf + 1, leaf * self.grades : (leaf + 1) * self.grades] = self.scores
        meaning[0, : self.grades] = 1  # every complete row has one answer to the first leaf
        product = meaning @ together @ meaning.T
        return np.asarray(product[np.triu_indices(leaves + 1)]).astype(self.moments.dtype)

    def _marked(self, answers: _Positions, times: FloatArray | None) -> FloatArray:
        """Return a row a leaf and grade, 1 where a respondent gave it; in single precision where that counts exactly."""
        marks = answers[:, None, :] == np.arange(self.grades, dtype=np.int8)[:, None]
        kind = np.float32 if times is None else np.float64
        return np.asarray(marks.reshape(-1, answers.shape[1]), dtype=kind)

    def _triangle(self, matrix: FloatArray) -> Exact:
        upper = matrix[np.triu_indices(len(matrix))]
        return upper if self.weighted else np.rint(upper.astype(np.float64)).astype(np.int64)


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
