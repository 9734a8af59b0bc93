"""Colours of the grades, from good to bad: blue to orange, which colour-blind people tell apart, by way of a quiet grey."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["Colour", "colours"]

_ON_LIGHT = ("#17607a", "#6fb0c4", "#cdcac2", "#e39a57", "#a9430f")
_ON_DARK = ("#7fd0ec", "#3a86a0", "#55585e", "#b86f2f", "#ffab66")


class Colour(NamedTuple):
    """A colour for a light ground, and one for a dark ground."""

    light: str
    dark: str


def colours(count: int) -> tuple[Colour, ...]:
    """Return a colour for each of so many grades, the best first.

    Examples
    --------
    >>> colours(2)
    (Colour(light='#17607a', dark='#7fd0ec'), Colour(light='#a9430f', dark='#ffab66'))
    """
    places = [at / max(count - 1, 1) for at in range(count)]
    return tuple(Colour(_between(_ON_LIGHT, place), _between(_ON_DARK, place)) for place in places)


def _between(anchors: Sequence[str], place: float) -> str:
    """Return the colour at a place from 0 to 1 between the first and the last."""
    left = min(int(place * (len(anchors) - 1)), len(anchors) - 2)
    share = place * (len(anchors) - 1) - left
    pairs = zip(_channels(anchors[left]), _channels(anchors[left + 1]), strict=True)
    return "#" + "".join(f"{round(start + share * (end - start)):02x}" for start, end in pairs)


def _channels(colour: str) -> bytes:
    return bytes.fromhex(colour[1:])
