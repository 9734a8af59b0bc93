"""Where judgements contradict each other: the worst triads, and preferences that run in circles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from numpy.typing import ArrayLike

from fuzzyeval import checks
from fuzzyeval.ahp.matrices import one_matrix, plain
from fuzzyeval.core.pairwise import contradictions as core

__all__ = ["Contradictions", "Triad", "contradictions", "koczkodaj"]


@dataclass(frozen=True, slots=True)
class Triad:
    """Three indicators, each compared with each.

    Attributes
    ----------
    members
        Their positions, in order.
    index
        1 − min(aᵢⱼaⱼₖ/aᵢₖ, aᵢₖ/(aᵢⱼaⱼₖ)): 0 where aᵢₖ is what aᵢⱼ and aⱼₖ imply, near 1 where it is far from it.
    """

    members: tuple[int, int, int]
    index: float


@dataclass(frozen=True, slots=True)
class Contradictions:
    """Where the judgements of one matrix contradict each other.

    Attributes
    ----------
    index
        Koczkodaj's index, that of the worst triad; 0 where no three indicators are all compared with one another.
    triads
        The worst triad, and every other whose index is the same within 1e-9; none where all judgements agree.
    cycles
        Positions a, b, c with a > b > c > a, each cycle from its smallest position: every cycle of three, and for every
        indicator that lies in some cycle but in none listed so far, one shortest cycle through it, in the order of the
        indicators. No cycle is there twice.
    """

    index: float
    triads: tuple[Triad, ...]
    cycles: tuple[tuple[int, ...], ...]


def koczkodaj(comparisons: ArrayLike) -> Any:
    """Return Koczkodaj's inconsistency index: how far the worst triad of judgements is from agreeing.

    It is the largest of 1 − min(aᵢⱼaⱼₖ/aᵢₖ, aᵢₖ/(aᵢⱼaⱼₖ)): 0 where all judgements agree, and for fewer than three
    indicators.

    Parameters
    ----------
    comparisons
        Positive reciprocal matrices, (..., n, n), without gaps.

    Returns
    -------
    float or FloatArray
        A number for one matrix, an array (...) for a stack.

    Raises
    ------
    ArrayError
        For anything but positive reciprocal square matrices, naming the place.

    Notes
    -----
    Koczkodaj (1993); in this form Koczkodaj and Szwarc (2014).

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> round(fe.ahp.koczkodaj([[1, 2, 5], [1/2, 1, 2], [1/5, 1/2, 1]]), 6)
    0.2
    """
    return plain(core.koczkodaj(checks.comparisons(comparisons)))


def contradictions(comparisons: ArrayLike) -> Contradictions:
    """Return where the judgements of one matrix contradict each other.

    Parameters
    ----------
    comparisons
        A positive reciprocal matrix, (n, n), with NaN where nothing was judged; what was judged need not connect all.

    Raises
    ------
    ArrayError
        For a value that is not a judgement, naming the place, and for more than one matrix.

    Notes
    -----
    Koczkodaj (1993) for the triads. A cycle is a contradiction of order alone, however weak the preferences are.

    Examples
    --------
    The first matters more than the second, the second more than the third, and the third more than the first:

    >>> import fuzzyeval as fe
    >>> found = fe.ahp.contradictions([[1, 2, 1/4], [1/2, 1, 2], [4, 1/2, 1]])
    >>> found.index
    0.9375
    >>> found.triads
    (Triad(members=(0, 1, 2), index=0.9375),)
    >>> found.cycles
    ((0, 1, 2),)
    """
    array = one_matrix(comparisons, gaps=True)
    triads = tuple(Triad((i, j, k), index) for i, j, k, index in core.worst_triads(array))
    cycles = core.cycles(core.preferred(array))
    return Contradictions(max((triad.index for triad in triads), default=0.0), triads, tuple(cycles))
