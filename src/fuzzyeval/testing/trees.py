"""Hierarchies and grade scales, such as a person would declare them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count, product
from string import ascii_lowercase
from typing import Any

import numpy as np
from hypothesis import strategies as st

from fuzzyeval.model.indicator import MAX_DEPTH, Indicator
from fuzzyeval.model.scale import MAX_GRADES, Grade, GradeScale
from fuzzyeval.testing.limits import at_most, whole

__all__ = ["grade_scales", "hierarchies", "letters", "mirrored", "parents", "telling", "with_twin", "without"]


@st.composite
def grade_scales(draw: st.DrawFn, *, least: int = 2, most: int = 6) -> GradeScale:
    """Grades coded 1 to n, best or worst first, with strictly monotonic positive scores.

    Parameters
    ----------
    least, most
        How many grades, 2 to 100.

    Raises
    ------
    OptionError
        For numbers that no scale has, and a least that is more than the most.

    Examples
    --------
    >>> from hypothesis import find
    >>> from fuzzyeval.testing import grade_scales
    >>> find(grade_scales(), lambda scale: True).scores
    (1.0, 2.0)
    """
    at_most(whole(least, "least", low=2), whole(most, "most", low=2, high=MAX_GRADES))
    steps = draw(st.lists(st.integers(1, 40), min_size=least, max_size=most))
    scores = np.cumsum(steps).tolist()
    grades = [Grade(label=f"grade {code}", score=score, answer=code) for code, score in enumerate(scores, start=1)]
    return GradeScale(grades[::-1] if draw(st.booleans()) else grades)


@st.composite
def hierarchies(draw: st.DrawFn, *, leaves: int = 8, depth: int = 4, width: int | None = None) -> Indicator:
    """Trees of unequal depth: a single leaf, only children, chains, and many leaves side by side among them.

    Parameters
    ----------
    leaves, depth
        The most that there are, at least 1 each, the root included in the depth, which is at most 32.
    width
        The most children of one indicator, at least 1; as many as there may be leaves where nothing is given.

    Raises
    ------
    OptionError
        For other numbers.

    Examples
    --------
    >>> from hypothesis import find
    >>> from fuzzyeval.testing import hierarchies
    >>> [child.id for child in find(hierarchies(), lambda root: len(root.children) == 2).children]
    ['a', 'b']
    """
    whole(leaves, "leaves", low=1)
    whole(depth, "depth", low=1, high=MAX_DEPTH)
    most = leaves if width is None else whole(width, "width", low=1)
    names = letters()
    widths = st.sampled_from([*range(min(3, most) + 1), *([most] if most > 3 else [])])

    def grow(name: str, levels: int, budget: int) -> tuple[Indicator, int]:
        count = draw(widths)  # of the lowest too, so that no tree is simpler for being deep
        children: list[Indicator] = []
        for _ in range(min(count, budget) if levels > 1 else 0):
            child, budget = grow(next(names), 1 if count > 3 else levels - 1, budget)
            children.append(child)
            if budget < 1:
                break
        return Indicator(id=name, children=children), budget - (not children)

    return grow("all", depth, leaves)[0]


def letters() -> Iterator[str]:
    """Yield a, b, …, z, aa, ab and so on."""
    for length in count(1):
        yield from map("".join, product(ascii_lowercase, repeat=length))


def parents(root: Indicator) -> list[Indicator]:
    """Return the indicators with children, in reading order."""
    return [indicator for _, indicator, _ in root.walk() if indicator.children]


def with_twin(root: Indicator, leaf: str) -> Indicator:
    """Return a tree with a leaf ``twin`` beside one of its leaves."""
    children: list[Indicator] = []
    for child in root.children:
        children.append(with_twin(child, leaf))
        if child.id == leaf:
            children.append(child.model_copy(update={"id": "twin"}))
    return _gathering(root, children)


def without(root: Indicator, leaf: str) -> Indicator | None:
    """Return a tree without a leaf and those that gather nothing then; None where nothing is left."""
    if not root.children:
        return None if root.id == leaf else root
    left = [found for child in root.children if (found := without(child, leaf)) is not None]
    return _gathering(root, left) if left else None


def mirrored(root: Indicator) -> Indicator:
    """Return a tree with all siblings in the opposite order."""
    return _gathering(root, [mirrored(child) for child in root.children[::-1]])


def telling(root: Indicator, told: Mapping[str, Mapping[str, Any]]) -> Indicator:
    """Return a tree in which more is told of some of its indicators, by id."""
    below = _gathering(root, [telling(child, told) for child in root.children])
    return below.model_copy(update=told[root.id]) if root.id in told else below


def _gathering(parent: Indicator, children: list[Indicator]) -> Indicator:
    """Return an indicator with whatever else is declared of it, and other children."""
    return parent.model_copy(update={"children": children}) if children else parent
