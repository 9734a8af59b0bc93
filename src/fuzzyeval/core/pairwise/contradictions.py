"""Where judgements contradict each other: Koczkodaj's triads (1993), and preferences that run in circles."""

from __future__ import annotations

import numpy as np

from fuzzyeval.aliases import BoolArray, FloatArray
from fuzzyeval.core.pairwise.chunking import by_chunk
from fuzzyeval.core.pairwise.completing import components

__all__ = ["cycles", "koczkodaj", "preferred", "worst_triads"]

_EQUAL = 1e-9  # beside 1: two indicators of the same importance
_NONE = 1e-12  # what rounding alone brings about in judgements that agree

_Cycle = tuple[int, ...]


def koczkodaj(comparisons: FloatArray) -> FloatArray:
    """Return the largest 1 − exp(−|ln(aᵢⱼaⱼₖ/aᵢₖ)|) of all triads, (..., n, n) -> (...); 0 below order 3."""
    return -np.expm1(-by_chunk(_largest_error, comparisons))


def worst_triads(comparisons: FloatArray, ties: float = 1e-9) -> list[tuple[int, int, int, float]]:
    """Return the triads i < j < k of the largest index, and their indices, largest first; gaps are NaN, (n, n).

    Triads whose index is within ``ties`` of the largest, relatively, are worst too. Where all agree there are none.
    """
    logs = np.log(comparisons)
    worst = np.nanmax([0.0, *(np.fmax.reduce(np.abs(_errors(logs, i)), axis=None) for i in range(len(logs) - 2))])
    index = -np.expm1(-worst)
    if not index > _NONE:
        return []
    found = []
    for i in range(len(logs) - 2):
        own = -np.expm1(-np.abs(_errors(logs, i)))
        for j, k in np.argwhere(np.triu(own >= index * (1 - ties), 1)).tolist():
            found.append((i, i + 1 + j, i + 1 + k, float(own[j, k])))
    return sorted(found, key=lambda triad: (-round(triad[3] / index, 9), triad[:3]))


def preferred(comparisons: FloatArray) -> BoolArray:
    """Return which indicator matters more than which, (n, n); gaps and equals do not."""
    return np.asarray(comparisons > 1 + _EQUAL)


def cycles(preferred: BoolArray) -> list[_Cycle]:
    """Return every cycle a > b > c > a, and longer ones for those in none of three, each from its smallest position.

    For every indicator, in order, that lies in a cycle but in none listed so far, there is one shortest cycle through
    it: of several the first, read from that indicator.
    """
    found = _of_three(preferred)
    listed = {member for cycle in found for member in cycle}
    reached = components(preferred)
    in_circles = (reached & reached.T).sum(axis=-1) > 1
    for member in np.flatnonzero(in_circles).tolist():
        if member not in listed:
            cycle = _cycle_through(preferred, member)
            listed.update(cycle)
            first = cycle.index(min(cycle))
            found.append(cycle[first:] + cycle[:first])
    return sorted(found)


def _of_three(preferred: BoolArray) -> list[_Cycle]:
    """Return every cycle a > b > c > a, each from its smallest position."""
    found: list[_Cycle] = []
    for i in range(len(preferred)):
        pairs = preferred & preferred[i][:, None] & preferred[:, i]
        pairs[: i + 1] = pairs[:, : i + 1] = False
        found += [(i, j, k) for j, k in np.argwhere(pairs).tolist()]
    return found


def _cycle_through(preferred: BoolArray, start: int) -> _Cycle:
    """Return the first of the shortest cycles through an indicator that lies in one, from that indicator."""
    paths: dict[int, _Cycle] = {start: (start,)}
    for at in (queue := [start]):
        if preferred[at, start]:
            return paths[at]
        for after in np.flatnonzero(preferred[at]).tolist():
            if after not in paths:
                paths[after] = (*paths[at], after)
                queue.append(after)
    raise AssertionError("no cycle through the indicator")


def _largest_error(comparisons: FloatArray) -> FloatArray:
    """Return the largest |ln(aᵢⱼaⱼₖ/aᵢₖ)| of each matrix, (k, n, n) -> (k,)."""
    logs = np.log(
        np.ascontiguousarray(comparisons.transpose(1, 2, 0))
    )  # matrices last, so that the work is on long rows
    worst = np.zeros(len(comparisons))
    for i in range(len(logs) - 2):
        for j in range(i + 1, len(logs) - 1):
            errors = logs[j, j + 1 :] - logs[i, j + 1 :]
            errors += logs[i, j]
            np.maximum(worst, np.abs(errors, out=errors).max(axis=0), out=worst)
    return worst


def _errors(logs: FloatArray, i: int) -> FloatArray:
    """Return ln(aᵢⱼaⱼₖ/aᵢₖ) for all j and k beyond i."""
    rest = slice(i + 1, None)
    return np.asarray(logs[i, rest, None] + logs[rest, rest] - logs[i, None, rest])
