"""Hierarchies and grade scales, such as a person would declare them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, product
from string import ascii_lowercase

import numpy as np
from hypothesis import strategies as st

from fuzzyeval.model.indicator import Indicator
from fuzzyeval.model.scale import Grade, GradeScale

__all__ = ["grade_scales", "hierarchies", "letters", "mirrored", "parents", "with_twin", "without"]


@st.composite
def grade_scales(draw: st.DrawFn, *, least: int = 2, most: int = 6) -> GradeScale:
    """Grades coded 1 to n, best or worst first, with strictly monotonic positive scores.

    Parameters
    ----------
    least, most
        How many grades.

    Examples
    --------
    >>> from hypothesis import find
    >>> from fuzzyeval.testing import grade_scales
    >>> find(grade_scales(), lambda scale: True).scores
    (1.0, 2.0)
    """
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
        The most that there are, the root included in the depth.
    width
        The most children of one indicator; as many as there may be leaves where nothing is given.

    Examples
    --------
    >>> from hypothesis import find
    >>> from fuzzyeval.testing import hierarchies
    >>> [child.id for child in find(hierarchies(), lambda root: len(root.children) == 2).children]
    ['a', 'b']
    """
    names = letters()
    most = leaves if width is None else width
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
            children.append(Indicator(id="twin"))
    return Indicator(id=root.id, children=tuple(children))


def without(root: Indicator, leaf: str) -> Indicator | None:
    """Return a tree without a leaf and those that gather nothing then; None where nothing is left."""
    if not root.children:
        return None if root.id == leaf else root
    left = tuple(found for child in root.children if (found := without(child, leaf)) is not None)
    return Indicator(id=root.id, children=left) if left else None


def mirrored(root: Indicator) -> Indicator:
    """Return a tree with all siblings in the opposite order."""
    return Indicator(id=root.id, children=tuple(mirrored(child) for child in root.children[::-1]))
