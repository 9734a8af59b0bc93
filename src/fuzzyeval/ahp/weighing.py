"""Priorities of judgement matrices, and how consistent the judgements are.

Every function takes one matrix (n, n) or a stack of them (..., n, n). A judgement aᵢⱼ says how much more important
indicator i is than j; aⱼᵢ is its reciprocal, and within 2 % what is printed as such.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

from numpy.typing import ArrayLike

from fuzzyeval import checks
from fuzzyeval.ahp.matrices import plain
from fuzzyeval.aliases import FloatArray, PriorityMethod, RandomIndex
from fuzzyeval.core.pairwise import indices
from fuzzyeval.core.pairwise.priorities import eigenvector, geometric_means, lambda_max
from fuzzyeval.sealed import Sealed

__all__ = ["ACCEPTABLE_RATIO", "Consistency", "consistency", "priorities"]

ACCEPTABLE_RATIO = 0.1
"""Saaty's limit: judgements whose consistency ratio reaches it should be revisited."""


@dataclass(frozen=True, slots=True, eq=False)
class Consistency(Sealed):
    """Priorities of judgement matrices and how far the judgements contradict each other.

    Of one matrix the figures are numbers, of a stack they are arrays.

    Attributes
    ----------
    priorities
        The weights, (..., n), each row summing to 1.
    lambda_max
        The principal eigenvalue λmax, (...): n for consistent judgements, more otherwise.
    index
        The consistency index (λmax − n)/(n − 1), (...).
    ratio
        The consistency ratio CR, the index over its mean for random judgements, (...).
    acceptable
        Whether CR < 0.1, (...).
    geometric_index
        The geometric consistency index GCI, (...), always of the geometric means.
    geometric_acceptable
        Whether GCI is below its limit: 0.31 for three indicators, 0.35 for four, 0.37 beyond, (...).
    """

    priorities: FloatArray
    lambda_max: Any
    index: Any
    ratio: Any
    acceptable: Any
    geometric_index: Any
    geometric_acceptable: Any


def priorities(comparisons: ArrayLike, *, method: PriorityMethod = "eigenvector") -> FloatArray:
    """Return the priorities of judgement matrices.

    Parameters
    ----------
    comparisons
        Positive reciprocal matrices, (..., n, n), without gaps.
    method
        ``eigenvector`` (Saaty 1980) or ``geometric_mean`` of the rows (Crawford and Williams 1985).

    Returns
    -------
    FloatArray
        Weights, (..., n), summing to 1.

    Raises
    ------
    ArrayError
        For anything but positive reciprocal square matrices, naming the place.
    OptionError
        For an unknown method.

    Notes
    -----
    Judgements of 1e8 and more that contradict one another, so that the first two eigenvalues nearly meet, cost the
    eigenvector digits: it is then exact to about 1e-9 at 1e8, and to 1e-6 at 1e10.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.ahp.priorities([[1, 6, 3], [1/6, 1, 1/2], [1/3, 2, 1]]).round(4).tolist()
    [0.6667, 0.1111, 0.2222]
    """
    array = checks.comparisons(comparisons)
    if checks.choice(method, get_args(PriorityMethod), "method") == "geometric_mean":
        return geometric_means(array)
    return eigenvector(array)


def consistency(
    comparisons: ArrayLike, *, method: PriorityMethod = "eigenvector", random_index: RandomIndex = "alonso_lamata"
) -> Consistency:
    """Return the priorities of judgement matrices, λmax, the consistency index and ratio, and the geometric index.

    Parameters
    ----------
    comparisons
        Positive reciprocal matrices, (..., n, n), without gaps.
    method
        How the priorities are found; λmax is the principal eigenvalue whatever the method.
    random_index
        What the consistency index is divided by: ``alonso_lamata`` (2006), tabulated to order 15 and beyond it by their
        linear fit, ``saaty_1980`` or ``saaty_2005``, both to order 15.

    Raises
    ------
    ArrayError
        For anything but positive reciprocal square matrices, naming the place.
    OptionError
        For an unknown method or random index, and for more indicators than the random index is tabulated for.

    Notes
    -----
    Saaty (1980); the limits of the geometric index are those of Aguarón and Moreno-Jiménez (2003). Two indicators can't
    contradict each other: their ratio is 0.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> found = fe.ahp.consistency([[1, 2, 5], [1/2, 1, 2], [1/5, 1/2, 1]])
    >>> round(found.ratio, 4), found.acceptable
    (0.0053, True)
    """
    array = checks.comparisons(comparisons)
    order = array.shape[-1]
    checks.choice(method, get_args(PriorityMethod), "method")
    name = checks.random_index(random_index, order)
    vector = eigenvector(array)
    eigenvalue = lambda_max(array, vector)
    index, ratio = indices.consistency(eigenvalue, order, name)
    geometric = indices.geometric_index(array)
    figures = (
        eigenvalue,
        index,
        ratio,
        ratio < ACCEPTABLE_RATIO,
        geometric,
        geometric < indices.geometric_limit(order),
    )
    weights = vector if method == "eigenvector" else geometric_means(array)
    return Consistency(weights, *(plain(figure) for figure in figures))
