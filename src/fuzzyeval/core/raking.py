"""Raking: factors of cells that give several margins of a table the shares that they have in the population.

Iterative proportional fitting (Deming and Stephan 1940): the cells of each category are multiplied by wanted/reached, margin
after margin, until all are met. Of all tables with these margins the result is nearest to the sample by Kullback and
Leibler's divergence, and a factor is a product of one number a margin (Csiszár 1975). Where weightless cells forbid the
margins, the sweeps come to swing between tables that each meet some of them (Pukelsheim 2014).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from fuzzyeval.aliases import FloatArray, IntArray

__all__ = ["MOST_SWEEPS", "Off", "Raked", "parts", "raked"]

MOST_SWEEPS = 10_000
"""How often the margins are met one after the other; margins that nearly go together take thousands."""

_PATIENCE = 1_000  # sweeps in which the gap must narrow by a tenth: otherwise all of them would not close it
_AIM = 1e-12  # of a share, relative to it
_ENOUGH = 1e-10  # of all: where rounding or the last sweep ends above the aim
_SMALLEST = float(np.finfo(np.float64).tiny)  # less of the whole weighs nothing: no float could raise it to a share


class Off(NamedTuple):
    """The share that stays furthest from what is wanted.

    Attributes
    ----------
    margin, category
        Where it is, by position.
    wanted, reached
        Shares of the whole.
    """

    margin: int
    category: int
    wanted: float
    reached: float


class Raked(NamedTuple):
    """The factors of c cells, (c,), and the share that is off by more than 1e-10; None where there is none."""

    factors: FloatArray
    off: Off | None


def raked(totals: FloatArray, members: Sequence[IntArray], targets: Sequence[FloatArray]) -> Raked:
    """Return factors that give the totals the shares wanted of every margin, and keep their sum.

    Parameters
    ----------
    totals
        The weights of the cells, (c,), at least 0; where all in a combination of categories weigh nothing, its factor is 1.
    members
        For each margin, which of its categories a cell is in, (c,).
    targets
        For each margin, the shares of its categories, at least 0 and summing to 1.
    """
    first, at = _joint(members, targets, len(totals))
    joint = _added(parts(totals), at, len(first))
    heavy = np.flatnonzero(joint)
    factors = np.ones(len(joint))
    margins = [(member[first][heavy], target) for member, target in zip(members, targets, strict=True)]
    factors[heavy] = _swept(joint[heavy], margins)
    return Raked(factors[at], _furthest(_shares(joint[heavy] * factors[heavy], margins), targets))


def parts(totals: FloatArray) -> FloatArray:
    """Return each cell's share of the whole, (c,); 0 where nothing weighs anything."""
    largest = totals.max(initial=0.0)
    if not largest > 0:
        return np.zeros(len(totals))
    exponent = int(np.frexp(largest)[1])
    scaled = np.ldexp(totals, -exponent)  # by a power of 2, exactly: sums of large weights would overflow
    share = scaled / scaled.sum()
    return np.where(share < _SMALLEST, 0.0, share)


_Margins = Sequence[tuple[IntArray, FloatArray]]


def _joint(members: Sequence[IntArray], targets: Sequence[FloatArray], count: int) -> tuple[IntArray, IntArray]:
    """Return the first cell of each combination of categories, (u,), and the combination of each cell, (c,)."""
    at = np.zeros(count, dtype=np.int64)
    for member, target in zip(members, targets, strict=True):
        at = np.unique(at * len(target) + member, return_inverse=True)[1]  # numbered anew, so that no product is large
    return np.unique(at, return_index=True)[1], at


def _swept(start: FloatArray, margins: _Margins) -> FloatArray:
    """Return the factors of cells that all weigh something, (u,), after as many sweeps as help."""
    factors, before = np.ones(len(start)), np.inf
    for sweep in range(1, MOST_SWEEPS + 1):
        for member, target in margins:
            factors *= _ratios(_added(start * factors, member, len(target)), target)[member]
        gap = _gap(_shares(start * factors, margins), [target for _, target in margins])
        if gap <= _AIM or (sweep % _PATIENCE == 0 and gap > 0.9 * before):
            break
        before = gap if sweep % _PATIENCE == 0 else before
    return factors


def _ratios(share: FloatArray, target: FloatArray) -> FloatArray:
    """Return wanted/reached; 1 where nothing is left that could be multiplied."""
    return np.divide(target, share, out=np.ones(len(target)), where=share >= _SMALLEST)


def _shares(weights: FloatArray, margins: _Margins) -> list[FloatArray]:
    """Return the shares that every margin has reached."""
    return [_added(weights, member, len(target)) for member, target in margins]


def _added(weights: FloatArray, member: IntArray, size: int) -> FloatArray:
    """Return the sum of the weights of each category, (size,)."""
    return np.asarray(np.bincount(member, weights=weights, minlength=size), dtype=np.float64)


def _gap(shares: Sequence[FloatArray], targets: Sequence[FloatArray]) -> float:
    """Return how far the furthest share is off, relative to what is wanted."""
    gaps = [
        np.abs(share - wanted) / np.maximum(wanted, _SMALLEST) for share, wanted in zip(shares, targets, strict=True)
    ]
    return max((float(gap.max(initial=0.0)) for gap in gaps), default=0.0)


def _furthest(shares: Sequence[FloatArray], targets: Sequence[FloatArray]) -> Off | None:
    """Return the share that is off by most, if it is off by more than 1e-10."""
    offs = [
        Off(margin, category, float(target[category]), float(share[category]))
        for margin, (share, target) in enumerate(zip(shares, targets, strict=True))
        for category in range(len(target))
        if abs(target[category] - share[category]) > _ENOUGH
    ]
    # of those that only rounding tells apart, the first
    return max(offs, key=lambda one: round(abs(one.wanted - one.reached), 9), default=None)
