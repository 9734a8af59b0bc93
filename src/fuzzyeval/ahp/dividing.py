"""How far a panel agrees, and the comparisons that divide it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from fuzzyeval import checks
from fuzzyeval.ahp.matrices import panel_weights, plain, shown, whole
from fuzzyeval.core.pairwise import pooling
from fuzzyeval.errors import ArrayError
from fuzzyeval.sealed import Sealed

__all__ = ["Consensus", "Division", "consensus", "divided"]

_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Consensus(Sealed):
    """How far a panel agrees on priorities.

    Of one panel the figures are numbers, of a stack they are arrays.

    Attributes
    ----------
    index
        From 0 to 1, (...). 1: all give the same. 0: as many experts as indicators each give most, ``top`` times the rest,
        to another one, or they are further apart. Experts who judge at random are far above 0.
    clipped
        Whether the formula gave less than 0, (...).
    """

    index: Any
    clipped: Any


@dataclass(frozen=True, slots=True)
class Division:
    """A comparison, and how far the experts are apart on it.

    Attributes
    ----------
    first, second
        The positions of the two indicators; the judgements are of the first against the second.
    spread
        The geometric standard deviation of the panel: 2 says that judgements are typically off by a factor of 2.
    lowest, highest
        The outermost judgements.
    judged
        How many experts judged.
    """

    first: int
    second: int
    spread: float
    lowest: float
    highest: float
    judged: int

    def __str__(self) -> str:
        return f"[{self.first}, {self.second}]: {shown(self.lowest)} … {shown(self.highest)}, × {self.spread:.2f}"


def consensus(priorities: ArrayLike, *, top: float = 9) -> Consensus:
    """Return how far several experts agree on priorities: Goepel's S*.

    Parameters
    ----------
    priorities
        Weights, (..., e, n), of at least two experts, each row summing to 1; every expert counts the same.
    top
        The top of the scale of judgements, above 1.

    Raises
    ------
    ArrayError
        For anything but such weights, naming the place; for one expert, who has nobody to agree with.
    OptionError
        For a ``top`` that is no such number.

    Notes
    -----
    Goepel (2013), in the form that AHP-OS has since: S* = (e^{−Hβ} − 1/c)/(1 − 1/c). Hβ is the entropy of the mean weights
    less the mean entropy of the experts' weights; c = n/e^H, with H the entropy of one indicator ``top`` times as
    important as each of the others. Experts who each give nearly all weight to another indicator come out below 0, which
    is given as 0 and said. On a single indicator all agree.

    0 is not what accident brings about: five experts whose judgements are drawn evenly from Saaty's scale have a mean S*
    of 0.59 on three indicators, 0.76 on five and 0.87 on nine.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> round(fe.ahp.consensus([[0.6, 0.3, 0.1], [0.5, 0.3, 0.2]]).index, 3)
    0.973
    >>> fe.ahp.consensus([[1, 0], [0, 1]])
    Consensus(index=0.0, clipped=True)
    """
    top = checks.number(top, "top", low=1 + 1e-6, high=1e6)
    array = panel_weights(priorities)
    if array.shape[-2] < 2:
        raise ArrayError("priorities: one expert has nobody to agree with; give at least two rows")
    index = pooling.consensus(array, top) if array.shape[-1] > 1 else np.ones(array.shape[:-2])
    return Consensus(plain(np.clip(index, 0.0, 1.0)), plain(index < -_ROUNDING))


def divided(comparisons: ArrayLike, *, top: int = 3) -> tuple[Division, ...]:
    """Return the comparisons on which a panel is divided most, the widest spread first.

    Parameters
    ----------
    comparisons
        The panel's positive reciprocal matrices, (e, n, n), with NaN where an expert did not judge.
    top
        How many comparisons at most; those that fewer than two judged, or all alike, are never among them.

    Raises
    ------
    ArrayError
        For anything but such matrices, naming the place.
    OptionError
        For a ``top`` that is no such number.

    Notes
    -----
    The spread is exp(s), with s the standard deviation of the logarithms of those who judged, Σ over their number.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> for one in fe.ahp.divided([[[1, 2, 4], [1/2, 1, 2], [1/4, 1/2, 1]], [[1, 1/2, 4], [2, 1, 3], [1/4, 1/3, 1]]]):
    ...     print(one)
    [0, 1]: 1/2 … 2, × 2.00
    [1, 2]: 2 … 3, × 1.22
    """
    top = whole(top, "top", low=1, high=1_000_000)
    array = checks.comparisons(comparisons, gaps=True)
    if array.ndim != 3:
        raise ArrayError("comparisons: shape {shape!r}; give the matrices of one panel, (e, n, n)", shape=array.shape)
    figures = pooling.spreads(array)
    rows, columns = np.triu_indices(array.shape[-1], 1)
    spread = figures[0][rows, columns]
    apart = np.argsort(-spread.round(9), kind="stable")[:top]  # of equals the first
    return tuple(
        Division(*(part[at].item() for part in (rows, columns, *(figure[rows, columns] for figure in figures))))
        for at in apart.tolist()
        if spread[at] > 1 + 1e-9
    )
