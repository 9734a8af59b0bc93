"""Membership degrees as bars: in blocks, in shares of a width, in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

__all__ = ["MOST_BLOCKS", "blocks", "described", "gathered", "shares"]

_BLOCKS = "▁▂▃▄▅▆▇█"
_NOTHING = "·"

MOST_BLOCKS = 20
"""How many blocks stand for the degrees of a row; of more grades, neighbours are gathered in a block."""


def gathered(degrees: Sequence[float]) -> tuple[float, ...]:
    """Return the height of each block: a degree, or where there are too many, the sum of neighbours.

    Examples
    --------
    >>> gathered((0.25, 0.75))
    (0.25, 0.75)
    """
    per_block = -(-len(degrees) // MOST_BLOCKS)
    return tuple(sum(degrees[at : at + per_block]) for at in range(0, len(degrees), per_block or 1))


def blocks(degrees: Sequence[float], *, highest: float = 1.0) -> str:
    """Return degrees as characters, ``█`` for the highest height of the sheet and ``·`` for nothing.

    Examples
    --------
    >>> blocks((0.5, 0.4, 0.1, 0.0), highest=0.5)
    '█▆▂·'
    """
    return "".join(_block(height / highest) if height else _NOTHING for height in gathered(degrees))


def shares(degrees: Sequence[float]) -> tuple[float, ...]:
    """Return the width of each degree in a bar, in hundredths; they sum to 100, or are all 0 where the degrees are.

    Examples
    --------
    >>> shares((0.2, 0.2, 0.2))
    (33.33, 33.34, 33.33)
    """
    total = sum(degrees) or 1.0
    ends = (round(100 * end / total, 2) for end in accumulate(degrees, initial=0.0))
    return tuple(round(right - left, 2) for left, right in pairwise(ends))


def described(degrees: Sequence[float], legend: Sequence[str]) -> str:
    """Return the degrees in words.

    Examples
    --------
    >>> described((0.25, 0.75), ("good", "poor"))
    'good 0.25, poor 0.75'
    """
    return ", ".join(f"{label} {degree:.2f}" for label, degree in zip(legend, degrees, strict=True))


def _block(height: float) -> str:
    """Return the block of a height above 0, up to 1."""
    return _BLOCKS[max(round(height * len(_BLOCKS)), 1) - 1]
