"""A smallest set of changes on the scale that brings λmax under a limit.

By branch and bound: ln λmax is convex in the logarithms of the judgements, so its tangent at any point, at its lowest
corner of a box, is below all that the box holds. Sets whose bound reaches the limit are left out; of the others the
neighbours of the minimum on the scale are tried, and where none will do, the box is split between two values of the
scale. What is left without a box has no solution: that is the proof.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import TypeAlias

import numpy as np

from fuzzyeval.aliases import FloatArray, IntArray
from fuzzyeval.core.pairwise.repairing import Sets, filled, rounded, scale_of, step

__all__ = ["Found", "greedy", "smallest"]

Found: TypeAlias = tuple[IntArray, IntArray, IntArray]
"""Rows, columns and the positions of new values on the scale, (s,) each."""

_ROUNDS = 60
_TIE = 1e-12  # relative: what is this near to the limit does not count as under it
_MARGIN = 1e-9  # of ln λmax, far above the rounding of a bound
_NODES = 8192  # boxes looked at together


def smallest(matrix: FloatArray, size: int, limit: int, eigenvalue: float) -> Found | None:
    """Return ``size`` changes after which λmax is under ``eigenvalue``, (s,) each, or None: there are none.

    Of the sets that succeed with the neighbours of their minima, the one with the lowest λmax.
    """
    scale = np.log(scale_of(limit))
    rows, columns = np.triu_indices(len(matrix), 1)
    cells = np.array(list(combinations(range(len(rows)), size)))
    waiting = [Sets.anywhere(matrix, rows[cells], columns[cells], limit)]
    while waiting:
        sets, logs = _descended(waiting.pop(), scale, float(np.log(eigenvalue)))
        if len(sets):
            values, least = rounded(sets, logs, scale)
            best = int(least.argmin())
            if least[best] < eigenvalue * (1 - _TIE):
                return sets.rows[best], sets.columns[best], values[best]
            halves = _split(sets, logs, scale)
            waiting += [halves.take(slice(at, at + _NODES)) for at in range(0, len(halves), _NODES)]
    return None


def greedy(matrix: FloatArray, limit: int, eigenvalue: float, most: int) -> Found | None:
    """Return at most ``most`` changes, or None if those were not enough.

    Each is the one that lowers λmax most after those before it; then all so far are sought anew together.
    """
    start = matrix
    scale = np.log(scale_of(limit))
    rows, columns = (cells[:, None] for cells in np.triu_indices(len(matrix), 1))
    free, done = Sets.anywhere(matrix, rows, columns, limit), []
    for _ in range(min(most, len(rows))):
        free, logs = _descended(free, scale, np.inf)
        values, least = rounded(free, logs, scale)
        best = int(least.argmin())
        chosen = free.take(np.array([best]))
        done.append((chosen.rows[0], chosen.columns[0], values[best]))
        if least[best] < eigenvalue * (1 - _TIE):
            found = [np.concatenate(part) for part in zip(*done, strict=True)]
            return found[0], found[1], found[2]
        together = _anew(start, [part[:2] for part in done], limit, eigenvalue)
        if together is not None:
            return together
        matrix = filled(chosen, scale[values[best : best + 1]])[0]
        free = replace(free.take(np.arange(len(free)) != best), matrix=matrix)
    return None


def _anew(
    matrix: FloatArray, cells: Sequence[tuple[IntArray, IntArray]], limit: int, eigenvalue: float
) -> Found | None:
    """Return new values for these judgements, sought together, or None if λmax is not under ``eigenvalue``."""
    rows, columns = (np.concatenate(part)[None] for part in zip(*cells, strict=True))
    sets, logs = _descended(Sets.anywhere(matrix, rows, columns, limit), np.log(scale_of(limit)), np.inf)
    values, least = rounded(sets, logs, np.log(scale_of(limit)))
    return (rows[0], columns[0], values[0]) if least[0] < eigenvalue * (1 - _TIE) else None


def _descended(sets: Sets, scale: FloatArray, ceiling: float) -> tuple[Sets, FloatArray]:
    """Return the sets whose least ln λmax within the box may lie under the ceiling, and about where, (m, s).

    All values of a set move at once. Were the judgements consistent, (I − BᵀB/n)⁻¹ would lead straight there, with B the
    incidence of the cells; half of that lengthening never swings, and needs no judgements that connect what is left.
    """
    first, last = scale[sets.low], scale[sets.high]
    logs = np.clip(np.log(sets.matrix[sets.rows, sets.columns]), first, last)
    lengthened = _lengthening(sets)
    for _ in range(_ROUNDS):
        value, slope, wanted = step(sets, logs)
        gap = -np.minimum(slope * (first - logs), slope * (last - logs)).sum(axis=-1)
        keep = value - gap < ceiling + _MARGIN
        freely = logs + (lengthened @ (wanted - logs)[..., None])[..., 0]
        outside = ((freely < first) | (freely > last)).any(axis=-1, keepdims=True)
        moved = np.where(outside, np.clip(wanted, first, last), freely)
        settled = (gap[keep] <= _MARGIN).all()
        sets, logs, first, last = sets.take(keep), moved[keep], first[keep], last[keep]
        lengthened = lengthened[keep]
        if settled:
            break
    return sets, logs


def _lengthening(sets: Sets) -> FloatArray:
    """Return (I − BᵀB/(2n))⁻¹, (m, s, s): cells in one row or column pull together, in a row and a column apart."""
    i, j = sets.rows, sets.columns
    alike = (i[:, :, None] == i[:, None, :]) * 1.0 + (j[:, :, None] == j[:, None, :])
    unlike = (i[:, :, None] == j[:, None, :]) * 1.0 + (j[:, :, None] == i[:, None, :])
    return np.asarray(np.linalg.inv(np.eye(i.shape[1]) - (alike - unlike) / (2 * len(sets.matrix))))


def _split(sets: Sets, logs: FloatArray, scale: FloatArray) -> Sets:
    """Return every box as two, apart in the cell whose value is furthest from the scale; boxes of one point are done."""
    open_ = sets.low < sets.high
    after = np.clip(np.searchsorted(scale, logs), sets.low + 1, sets.high)
    off = np.where(open_, np.minimum(np.abs(scale[after] - logs), np.abs(logs - scale[after - 1])), -1.0)
    which = off.argmax(axis=-1)
    some = np.flatnonzero(open_.any(axis=-1))
    sets, after, which = sets.take(some), after[some], which[some]
    cell = np.arange(sets.rows.shape[1]) == which[:, None]
    lower = replace(sets, high=np.where(cell, after - 1, sets.high))
    upper = replace(sets, low=np.where(cell, after, sets.low))
    parts = (
        np.concatenate([getattr(lower, name), getattr(upper, name)]) for name in ("rows", "columns", "low", "high")
    )
    return Sets(sets.matrix, *parts)
