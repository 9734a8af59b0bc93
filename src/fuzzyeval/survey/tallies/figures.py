"""What a tally counts, as arrays with the objects along the last axis, and how such arrays are added up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeAlias

import numpy as np

from fuzzyeval.aliases import FloatArray, IntArray, Key
from fuzzyeval.ordering import natural
from fuzzyeval.sealed import sealed

__all__ = ["Exact", "Figures", "Running"]

Exact: TypeAlias = np.ndarray[Any, Any]
"""Integers that are exact: int64, or Python's own where they are larger; floats where answers have design weights."""


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """The figures of k objects.

    Attributes
    ----------
    rows, dropped
        How many rows each has, and how many of them were left out as a respondent's further ones, (k,).
    planes
        How often each grade was given, then missing, refused, don't know, (m, n + 3, k).
    totals, squares, weighted
        Where answers have design weights: Σw and Σw² of the rows that are kept, (k,), and Σw of each grade, (m, n, k).
    moments
        Of the rows without a gap, the upper triangle of Σ(1, x)(1, x)ᵀ, x the scores as integers, ((m + 1)(m + 2)/2, k).
    joint
        How often two answers went together, the upper triangle over leaves and grades, (mn(mn + 1)/2, k).
    outcome_moments
        Of the rows without a gap that have an outcome too, the upper triangle of Σ(1, x, y)(1, x, y)ᵀ, y the outcome's score,
        ((m + 2)(m + 3)/2, k).
    """

    rows: IntArray
    dropped: IntArray
    planes: IntArray
    totals: FloatArray | None = None
    squares: FloatArray | None = None
    weighted: FloatArray | None = None
    moments: Exact | None = None
    joint: Exact | None = None
    outcome_moments: Exact | None = None

    def __post_init__(self) -> None:
        for field in fields(self):
            array = getattr(self, field.name)
            if array is not None:  # whoever made it has handed it over
                object.__setattr__(self, field.name, sealed(array))

    def __reduce__(self) -> tuple[Any, ...]:
        return Figures, self.arrays()

    def mapped(self, change: Callable[[Exact], Exact]) -> Figures:
        """Return the figures with every array changed."""
        return Figures(*(None if array is None else change(array) for array in self.arrays()))  # type: ignore[arg-type]

    def arrays(self) -> tuple[Exact | None, ...]:
        """Return the arrays, None for those that are not carried."""
        return tuple(getattr(self, field.name) for field in fields(self))

    def same(self, other: Figures) -> bool:
        """Return whether the figures are equal."""
        pairs = zip(self.arrays(), other.arrays(), strict=True)
        return all((a is None) == (b is None) and (a is None or np.array_equal(a, b)) for a, b in pairs)  # type: ignore[arg-type]

    def grouped(self, to: IntArray, count: int) -> Figures:
        """Return the figures of ``count`` objects, each the sum of those that go to it, (k,)."""
        order = np.argsort(to, kind="stable")
        starts = np.searchsorted(to[order], np.arange(count))

        def added(array: Exact) -> Exact:
            if not len(to):
                return np.zeros((*array.shape[:-1], count), dtype=array.dtype)
            return _narrow(np.add.reduceat(_roomy(array, len(to))[..., order], starts, axis=-1))

        return self.mapped(added)


class Running:
    """Figures of objects that are met one after the other, added up in place."""

    def __init__(self) -> None:
        self._place: dict[Key, int] = {}
        self._arrays: list[Exact | None] = []

    def __len__(self) -> int:
        return len(self._place)

    def add(self, keys: Sequence[Key], arrays: Sequence[Exact | None]) -> None:
        """Add the figures of some objects, each of which occurs once, in the order of :class:`Figures`.

        Arrays that can be written to are taken over.
        """
        at = np.array([self._place.setdefault(key, len(self._place)) for key in keys], dtype=np.intp)
        if not self._arrays:
            self._arrays = [None if array is None else _own(array) for array in arrays]
            return
        for which, array in enumerate(arrays):
            mine = self._arrays[which]
            if mine is not None and array is not None:
                self._arrays[which] = None  # so that no more than one is held twice
                self._arrays[which] = _sum(mine, _roomy(array, 2), at, len(self._place))

    def result(self) -> tuple[tuple[Key, ...], Figures]:
        """Return the objects in natural order, and their figures; nothing is to be added afterwards."""
        keys = list(self._place)
        order = np.array(sorted(range(len(keys)), key=lambda at: natural(keys[at])), dtype=np.intp)
        return tuple(keys[at] for at in order.tolist()), Figures(*(_sorted(array, order) for array in self._arrays))  # type: ignore[arg-type]


def _sum(mine: Exact, array: Exact, at: IntArray, size: int) -> Exact:
    """Return figures of so many objects, to which others were added in place where that could be."""
    mine = _roomy(mine, 2)
    mine = _grown(mine.astype(object) if object in (mine.dtype, array.dtype) else mine, size)
    mine[..., at] += array
    return mine


def _own(array: Exact) -> Exact:
    """Return an array that may be written to."""
    return array if array.flags.writeable else array.copy()


def _grown(array: Exact, size: int) -> Exact:
    """Return an array with room for as many objects at least."""
    if array.shape[-1] >= size:
        return array
    larger = np.zeros((*array.shape[:-1], max(size, array.shape[-1] * 5 // 4)), dtype=array.dtype)
    larger[..., : array.shape[-1]] = array
    return larger


def _sorted(array: Exact | None, order: IntArray) -> Exact | None:
    """Return an array with its objects in order, row by row, since two copies of all would take twice the memory."""
    if array is None:
        return None
    array = _narrow(array)
    rows = array.reshape(int(np.prod(array.shape[:-1])), array.shape[-1])
    if not np.array_equal(order, np.arange(len(order))):
        for row in rows:
            row[: len(order)] = row[order]
    return np.ascontiguousarray(array[..., : len(order)])


def _narrow(array: Exact) -> Exact:
    """Return Python's integers as int64 where it holds them."""
    small = array.dtype == object and (not array.size or max(array.max(), -array.min()) < 2**62)
    return array.astype(np.int64) if small else array


def _roomy(array: Exact, terms: int) -> Exact:
    """Return integers in a type that holds the sum of so many like them."""
    if array.dtype == np.int64 and array.size and max(int(array.max()), -int(array.min())) > 2**62 // terms:
        return array.astype(object)
    return array
