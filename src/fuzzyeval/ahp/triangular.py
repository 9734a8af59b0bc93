"""Fuzzy AHP: judgements as triangles (l, m, u), and weights with their spread."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from fuzzyeval import checks
from fuzzyeval.ahp.matrices import within_nine
from fuzzyeval.aliases import FloatArray
from fuzzyeval.core.pairwise import triangular
from fuzzyeval.errors import ArrayError
from fuzzyeval.sealed import Sealed

__all__ = ["FuzzyPriorities", "fuzzify", "fuzzy_priorities"]


@dataclass(frozen=True, slots=True, eq=False)
class FuzzyPriorities(Sealed):
    """Triangular weights, and one weight for each.

    Attributes
    ----------
    lower, middle, upper
        The corners of the triangles, (..., n); the middle ones sum to 1, the upper ones may pass 1.
    priorities
        The centres (l + m + u)/3, divided by their sum, (..., n).
    spread
        Upper less lower, (..., n).
    """

    lower: FloatArray
    middle: FloatArray
    upper: FloatArray
    priorities: FloatArray
    spread: FloatArray


def fuzzy_priorities(judgements: ArrayLike) -> FuzzyPriorities:
    """Return the weights of triangular fuzzy judgements by Buckley's geometric means.

    Parameters
    ----------
    judgements
        Triangles l ≤ m ≤ u, (..., n, n, 3), positive and reciprocal: lᵢⱼ = 1/uⱼᵢ and mᵢⱼ = 1/mⱼᵢ, within 2 %; (1, 1, 1)
        on the diagonal. No gaps.

    Raises
    ------
    ArrayError
        For anything but such triangles, naming the place.

    Notes
    -----
    Buckley (1985): rᵢ is the geometric mean of row i, wᵢ = rᵢ ⊗ (r₁ ⊕ … ⊕ rₙ)⁻¹, corner by corner. Where every triangle is
    a point, these are the geometric means. The sum divides by the far corners of all rows, so that the spread is wide
    rather than narrow.

    Chang's extent analysis is not offered: its weights say how possible it is that an indicator is the best, not how
    important it is, and indicators that matter get weight zero (Wang, Luo and Hua 2008).

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> found = fe.ahp.fuzzy_priorities(fe.ahp.fuzzify([[1, 3], [1/3, 1]]))
    >>> found.middle.round(4).tolist(), found.priorities.round(4).tolist()
    ([0.75, 0.25], [0.7424, 0.2576])
    >>> found.lower.round(4).tolist(), found.upper.round(4).tolist()
    ([0.5224, 0.1847], [1.0448, 0.3694])
    """
    weights = triangular.fuzzy_weights(_triangles(judgements))
    lower, middle, upper = (weights[..., corner] for corner in range(3))
    centres = weights.mean(axis=-1)
    return FuzzyPriorities(lower, middle, upper, centres / centres.sum(axis=-1, keepdims=True), upper - lower)


def fuzzify(comparisons: ArrayLike, *, spread: float = 1) -> FloatArray:
    """Return judgements of 1 to 9 as triangles.

    Parameters
    ----------
    comparisons
        Positive reciprocal matrices, (..., n, n), within 1/9 to 9, without gaps.
    spread
        How far x may be off on the scale of 1 to 9, from 0 to 8: x becomes (x − s, x, x + s), kept within 1 to 9.

    Returns
    -------
    FloatArray
        Triangles, (..., n, n, 3): 1/x is the reciprocal of x. 1 stays (1, 1, 1): of (1, 1, 1 + s) the reciprocal is
        another, so that the weights would depend on which of two equals was named first.

    Raises
    ------
    ArrayError
        For anything but such matrices, naming the place.
    OptionError
        For a spread that is no such number.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.ahp.fuzzify([[1, 4], [1/4, 1]])[0].tolist()
    [[1.0, 1.0, 1.0], [3.0, 4.0, 5.0]]
    """
    spread = checks.number(spread, "spread", low=0, high=8)
    return triangular.fuzzified(within_nine(checks.comparisons(comparisons)), spread, 9.0)


def _triangles(value: object) -> FloatArray:
    """Return triangles, (..., n, n, 3), checked; a pair that is reciprocal within 2 % is replaced by its compromise."""
    array = checks.floats(value, "judgements", ndim=3)
    if array.shape[-1] != 3 or array.shape[-2] != array.shape[-3]:
        raise ArrayError(
            "judgements: shape {shape!r}; give square matrices of triangles, (..., n, n, 3)", shape=array.shape
        )
    limit = checks.JUDGEMENT_LIMIT
    outside = ~((array >= 1 / limit) & (array <= limit))
    checks.refuse_where(
        outside, array, "judgements", "is not a positive judgement from 1e-12 to 1e12; equal importance is 1"
    )
    diagonal = np.eye(array.shape[-2], dtype=bool)[..., None]
    wrong = diagonal & (np.abs(array - 1.0) > 1e-12)
    checks.refuse_where(wrong, array, "judgements", "is on the diagonal; an indicator equals itself, 1")
    falling = np.diff(array, axis=-1, prepend=array[..., :1]) < 0
    checks.refuse_where(falling, array, "judgements", "is less than the corner before it; give l ≤ m ≤ u")
    mirrored = 1.0 / np.swapaxes(array, -2, -3)[..., ::-1]
    apart = ~(np.abs(array / mirrored - 1.0) <= checks.RECIPROCITY)
    checks.refuse_where(
        apart, array, "judgements", "is not the reciprocal of its mirror image (within 2 %); give (1/u, 1/m, 1/l)"
    )
    return np.sqrt(array * mirrored)
