"""Means and covariances of the leaves' scores, derived exactly from sums of integers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from fuzzyeval.aliases import FloatArray
from fuzzyeval.errors import TallyError
from fuzzyeval.model.scale import GradeScale
from fuzzyeval.sealed import Sealed
from fuzzyeval.survey.tallies.figures import Exact
from fuzzyeval.survey.tallies.triangles import packed, unpacked

__all__ = ["Moments", "in_floats", "integer_scores", "listwise", "pairwise", "scores_beside", "with_outcome"]

_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Moments(Sealed):
    """Sums over the respondents who answered both of two leaves (pairwise) or all of them (listwise).

    Scores are integers, the grades' scores times ``denominator``, of which the sums are exact. Where answers have design weights,
    they are floats, and the scores are lessened by ``least``, so that fewer digits are lost.

    Attributes
    ----------
    count
        How many respondents, or the sum of their design weights, (k, m, m).
    sums
        Σx of the leaf of the row, over those who answered that of the column too, (k, m, m).
    products
        Σxy, (k, m, m).
    unit
        What one respondent counts for, Σw²/Σw; 1 without design weights, (k,).
    denominator, least
        What the integer scores are to be divided by, and what is to be added to them before, of all or of each, (m,).
    """

    count: Exact
    sums: Exact
    products: Exact
    unit: FloatArray
    denominator: int
    least: int | FloatArray = 0

    @property
    def means(self) -> FloatArray:
        """The mean score of each leaf, over the respondents who answered it, (k, m).

        Raises
        ------
        TallyError
            Where nobody did.
        """
        count = self._exact(np.diagonal(self.count, axis1=-2, axis2=-1))
        _refuse_few(count, np.zeros(1), 1)
        sums = self._exact(np.diagonal(self.sums, axis1=-2, axis2=-1))
        return _quotients(sums + self.least * count, count * self.denominator)

    @property
    def covariances(self) -> FloatArray:
        """The covariances of the leaves' scores, (k, m, m).

        The divisor is n − 1; with design weights Σw − Σw²/Σw, which is the same where all are 1 and in proportion otherwise.

        Raises
        ------
        TallyError
            Where fewer than two respondents answered both leaves.
        """
        unit = self.unit[:, None, None]
        _refuse_few(self.count, unit, 2)
        count, sums, products = map(self._exact, (self.count, self.sums, self.products))
        spread = count * products - sums * np.swapaxes(sums, -2, -1)
        if spread.dtype != object:  # what rounding leaves where nothing varies
            spread = np.where(np.abs(spread) <= _ROUNDING * np.abs(count * products), 0.0, spread)
            return _quotients(spread, count * (count - unit) * float(self.denominator) ** 2)
        return _quotients(spread, count * (count - 1) * self.denominator**2)

    def _exact(self, array: Exact) -> Exact:
        """Return sums as Python's integers, unless they are floats."""
        return array if array.dtype.kind == "f" else array.astype(object)


def listwise(triangles: Exact, scale: GradeScale, unit: FloatArray) -> Moments:
    """Return the moments over the rows without a gap, from the triangles of (1, x)(1, x)ᵀ."""
    return Moments(*_parts(triangles), unit, *_scored(scale, triangles)[1:])


def with_outcome(triangles: Exact, scale: GradeScale, outcome: GradeScale, unit: FloatArray) -> Moments:
    """Return the moments over the rows without a gap that have an outcome too, from the triangles of (1, x, y)(1, x, y)ᵀ."""
    parts = _parts(triangles)
    (mine, its), denominator = scores_beside((scale, outcome))
    if triangles.dtype.kind != "f":
        return Moments(*parts, unit, denominator)
    leaves = parts[0].shape[-1] - 1
    return Moments(*parts, unit, denominator, np.array([float(min(mine))] * leaves + [float(min(its))]))


def _parts(triangles: Exact) -> tuple[Exact, Exact, Exact]:
    """Return how many, Σx and Σxy, (k, m, m) each, from the triangles of (1, x)(1, x)ᵀ."""
    whole = np.moveaxis(unpacked(triangles), -1, 0)
    products = whole[:, 1:, 1:]
    shape = products.shape
    return np.broadcast_to(whole[:, :1, :1], shape), np.broadcast_to(whole[:, 1:, :1], shape), products


def pairwise(triangles: Exact, scale: GradeScale, unit: FloatArray) -> Moments:
    """Return the moments over the rows that answered both leaves, from the triangles of answers that went together."""
    scores, denominator, least = _scored(scale, triangles)
    kind = np.float64 if triangles.dtype.kind == "f" else object
    x = np.array(scores, dtype=kind)
    whole = np.moveaxis(unpacked(triangles), -1, 0)
    leaves = whole.shape[1] // len(x)
    together = whole.reshape(len(whole), leaves, len(x), leaves, len(x)).astype(kind)
    by_first = together.sum(axis=-1)
    return Moments(
        by_first.sum(axis=2),
        np.tensordot(by_first, x, axes=(2, 0)),
        np.tensordot(np.tensordot(together, x, axes=(-1, 0)), x, axes=(2, 0)),
        unit,
        denominator,
        least,
    )


def _scored(scale: GradeScale, triangles: Exact) -> tuple[tuple[int, ...], int, int]:
    """Return the scores that were summed, what they are to be divided by, and what is to be added to them before."""
    plain, denominator = integer_scores(scale)
    if triangles.dtype.kind != "f":
        return plain, denominator, 0
    return integer_scores(scale, shifted=True)[0], denominator, min(plain)


def integer_scores(scale: GradeScale, *, shifted: bool = False) -> tuple[tuple[int, ...], int]:
    """Return the scores as integers, and what they are to be divided by: 33.33 is 3,333 of a hundred.

    Shifted, the least is 0: sums in floats lose fewer digits so.
    """
    (scores,), denominator = scores_beside((scale,), shifted=shifted)
    return scores, denominator


def scores_beside(scales: Sequence[GradeScale], *, shifted: bool = False) -> tuple[tuple[tuple[int, ...], ...], int]:
    """Return the scores of several scales as integers, and the one number that they are all to be divided by.

    Shifted, the least of each is 0.
    """
    exact = [[Fraction(repr(score)) for score in scale.scores] for scale in scales]
    denominator = math.lcm(*(score.denominator for scores in exact for score in scores))
    least = [min(scores) if shifted else 0 for scores in exact]
    return tuple(
        tuple(int((score - low) * denominator) for score in scores) for scores, low in zip(exact, least, strict=True)
    ), denominator


def in_floats(triangles: Exact, scale: GradeScale, outcome: GradeScale | None = None) -> Exact:
    """Return exact triangles of (1, x)(1, x)ᵀ, or of (1, x, y)(1, x, y)ᵀ where there is an outcome, as floats, shifted."""
    scores, _ = scores_beside((scale,) if outcome is None else (scale, outcome))
    whole = unpacked(triangles).astype(object)
    shift = np.zeros(len(whole), dtype=object)
    shift[1:] = min(scores[0])
    if outcome is not None:
        shift[-1] = min(scores[-1])
    count, sums = whole[0, 0], whole[0]
    moved = whole - shift[:, None, None] * sums - sums[:, None] * shift[None, :, None]
    return packed(moved + shift[:, None, None] * shift[None, :, None] * count).astype(np.float64)


def _refuse_few(count: Exact, unit: FloatArray, fewest: int) -> None:
    """Refuse where what was counted is no more than one respondent, or where it is nobody."""
    few = count <= (unit * (1 + _ROUNDING) if fewest > 1 else 0)
    if few.any():
        raise TallyError(
            "moments: fewer than {fewest} respondents answered some of the leaves together; collect more answers, or tally "
            "fewer objects",
            fewest=fewest,
        )


def _quotients(above: Exact, below: Exact) -> FloatArray:
    """Return above/below, where both are exact each rounded once."""
    if object in (above.dtype, below.dtype):
        pairs = zip(above.ravel().tolist(), np.broadcast_to(below, above.shape).ravel().tolist(), strict=True)
        return np.array([float(Fraction(int(a), int(b))) for a, b in pairs]).reshape(above.shape)
    return np.asarray(above / below)
