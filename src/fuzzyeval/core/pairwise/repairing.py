"""The value of a judgement that minimises λmax with the others fixed, bounded to the scale and rounded on it.

λmax is convex in the logarithms of the judgements (Bozóki, Fülöp and Rónyai 2010), and so is ln λmax (Kingman 1961).
A *set* is s cells above the diagonal that are free to change; m sets are looked at together: their rows and columns are
(m, s), the logarithms of their values (m, s), the matrices that result (m, n, n).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from fuzzyeval.aliases import BoolArray, FloatArray, IntArray
from fuzzyeval.core.pairwise.completing import components, least_lambda
from fuzzyeval.core.pairwise.priorities import eigenvector, lambda_max

__all__ = [
    "Sets",
    "filled",
    "implied",
    "implied_beside_gaps",
    "perron",
    "rounded",
    "rounded_beside_gaps",
    "scale_of",
    "step",
]

_SQUARINGS = 50
_CONVERGED = 1e-13
_ROUNDS = 200
_SETTLED = 1e-12
_CHUNK = 1 << 21  # numbers in the matrices of one chunk


@dataclass(frozen=True, slots=True)
class Sets:
    """Sets of cells in one matrix, with the box on the scale in which their values may lie.

    Attributes
    ----------
    matrix
        The judgements, (n, n).
    rows, columns
        The cells, (m, s), i < j.
    low, high
        The first and last position on the scale that each may take, (m, s).
    """

    matrix: FloatArray
    rows: IntArray
    columns: IntArray
    low: IntArray
    high: IntArray

    @classmethod
    def anywhere(cls, matrix: FloatArray, rows: IntArray, columns: IntArray, limit: int) -> Sets:
        """Return sets whose values may lie anywhere on the scale."""
        low = np.zeros_like(rows)
        return cls(matrix, rows, columns, low, low + 2 * limit - 2)

    def take(self, chosen: IntArray | BoolArray | slice) -> Sets:
        """Return some of the sets."""
        return Sets(self.matrix, self.rows[chosen], self.columns[chosen], self.low[chosen], self.high[chosen])

    def __len__(self) -> int:
        return len(self.rows)


def scale_of(limit: int) -> FloatArray:
    """Return 1/limit … 1/2, 1, 2 … limit, (2·limit − 1,)."""
    upper = np.arange(1.0, limit + 1)
    return np.concatenate([1.0 / upper[:0:-1], upper])


def perron(stack: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return λmax, (m,), and the right and left eigenvectors, (m, n) each, by repeated squaring.

    The powers of a positive matrix tend to x yᵀ, which is both at once. The geometric means are divided out first.
    """
    means = np.exp(np.log(stack).mean(axis=-1))
    balanced = stack * means[:, None, :] / means[:, :, None]
    power = balanced
    for squarings in range(_SQUARINGS):
        power = power @ power
        power /= power.max(axis=(-2, -1), keepdims=True)
        if squarings < 4:
            continue
        right, left = power.sum(axis=-1), power.sum(axis=-2)
        growth = (balanced @ right[..., None])[..., 0] / right
        if (np.ptp(growth, axis=-1) <= _CONVERGED * growth.max(axis=-1)).all():
            break
    return growth.mean(axis=-1), right * means, left / means


def filled(sets: Sets, logs: FloatArray) -> FloatArray:
    """Return the matrices with these values in the cells, and their reciprocals in the mirror images, (m, n, n)."""
    stack = np.repeat(sets.matrix[None], len(sets), axis=0)
    at = np.arange(len(sets))[:, None]
    stack[at, sets.rows, sets.columns] = np.exp(logs)
    stack[at, sets.columns, sets.rows] = np.exp(-logs)
    return stack


def step(sets: Sets, logs: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return ln λmax, (m,), its slopes in the cells, and the next values ½ ln(xᵢyⱼ/(xⱼyᵢ)), (m, s) each.

    The slope of λmax in ln aᵢⱼ is (yᵢaᵢⱼxⱼ − yⱼaⱼᵢxᵢ)/(yᵀx); where it vanishes, the next value is this one.
    """
    value, right, left = perron(filled(sets, logs))
    at = np.arange(len(sets))[:, None]
    forth = left[at, sets.rows] * right[at, sets.columns]
    back = left[at, sets.columns] * right[at, sets.rows]
    slope = (forth * np.exp(logs) - back * np.exp(-logs)) / ((left * right).sum(axis=-1) * value)[:, None]
    return np.log(value), slope, 0.5 * np.log(back / forth)


def implied(comparisons: FloatArray) -> tuple[IntArray, IntArray, FloatArray]:
    """Return the cells i < j and the logarithms of the values that minimise λmax with the others fixed, (p,) each.

    Were the judgements consistent, a step would lead 1 − 2/n of the way; half of that lengthening never swings.
    """
    rows, columns = np.triu_indices(len(comparisons), 1)
    cells = Sets.anywhere(comparisons, rows[:, None], columns[:, None], 1)
    part = max(1, _CHUNK // comparisons.size)
    logs = np.concatenate([_implied(cells.take(chunk)) for chunk in _chunks(len(rows), part)])
    return rows, columns, logs


def _implied(cells: Sets) -> FloatArray:
    """Return the logarithms that minimise λmax, (m,), each with the other cells fixed."""
    logs = np.log(cells.matrix[cells.rows, cells.columns])
    for _ in range(_ROUNDS):
        moved = (step(cells, logs)[2] - logs) / (1.0 - 1.0 / len(cells.matrix))
        logs = logs + moved
        if np.abs(moved).max() <= _SETTLED:
            break
    return logs[:, 0]


def rounded(sets: Sets, logs: FloatArray, scale: FloatArray) -> tuple[IntArray, FloatArray]:
    """Return the positions of the neighbours on the scale with the lowest λmax, (m, s), and that λmax, (m,)."""
    below, above = _neighbours(logs, scale, sets.low, sets.high)
    best, least = above, np.full(len(sets), np.inf)
    part = max(1, _CHUNK // sets.matrix.size)
    for ups in product((False, True), repeat=logs.shape[1]):
        tried = np.where(ups, above, below)
        value = np.concatenate(
            [perron(filled(sets.take(chunk), scale[tried[chunk]]))[0] for chunk in _chunks(len(sets), part)]
        )
        better = value < least
        best = np.where(better[:, None], tried, best)
        least = np.where(better, value, least)
    return best, least


def implied_beside_gaps(comparisons: FloatArray) -> tuple[IntArray, IntArray, FloatArray, BoolArray]:
    """Return judgements i < j, the logarithms that minimise λmax with them and all gaps free, and where that is found.

    Judgements without which the others do not connect all indicators are left out: nothing is implied for them. (p,) each.
    """
    rows, columns = np.nonzero(np.triu(~np.isnan(comparisons), 1))
    checked, logs, found = [np.empty(0, dtype=int)], [np.empty(0)], [np.empty(0, dtype=bool)]
    for chunk in _chunks(len(rows), max(1, _CHUNK // comparisons.size)):
        stack = _with_values(comparisons, rows[chunk], columns[chunk], np.full(len(chunk), np.nan))
        tied = components(~np.isnan(stack)).all(axis=(-2, -1))
        if tied.any():
            completed, converged = least_lambda(stack[tied])
            cells = chunk[tied]
            checked.append(cells)
            logs.append(np.log(completed[np.arange(len(cells)), rows[cells], columns[cells]]))
            found.append(converged)
    cells = np.concatenate(checked)
    return rows[cells], columns[cells], np.concatenate(logs), np.concatenate(found)


def rounded_beside_gaps(
    comparisons: FloatArray, rows: IntArray, columns: IntArray, logs: FloatArray, scale: FloatArray
) -> tuple[IntArray, FloatArray, BoolArray]:
    """Return the positions of the neighbours on the scale with the lowest λmax, that λmax, and where it is found, (p,) each.

    The gaps are filled anew for each value. λmax is convex in the logarithm of the judgement then, too.
    """
    last = np.full(len(logs), len(scale) - 1)
    both = _neighbours(logs, scale, np.zeros_like(last), last)
    value, found = np.empty((2, len(logs))), np.ones((2, len(logs)), dtype=bool)
    for chunk in _chunks(len(logs), max(1, _CHUNK // comparisons.size)):
        for at, tried in enumerate(both):
            stack = _with_values(comparisons, rows[chunk], columns[chunk], np.exp(scale[tried[chunk]]))
            completed, found[at, chunk] = least_lambda(stack)
            value[at, chunk] = lambda_max(completed, eigenvector(completed))
    above = value[1] < value[0]
    return np.where(above, both[1], both[0]), value.min(axis=0), np.asarray(found.all(axis=0))


def _neighbours(logs: FloatArray, scale: FloatArray, low: IntArray, high: IntArray) -> tuple[IntArray, IntArray]:
    """Return the positions on the scale next below and next above, the same where a value is on it or beyond its end."""
    above = np.clip(np.searchsorted(scale, logs - 1e-9), low, high)
    below = np.clip(above - (scale[above] > logs + 1e-9), low, high)
    return below, above


def _with_values(comparisons: FloatArray, rows: IntArray, columns: IntArray, values: FloatArray) -> FloatArray:
    """Return the matrices with one value each, and its reciprocal in the mirror image, (p, n, n)."""
    stack = np.repeat(comparisons[None], len(rows), axis=0)
    at = np.arange(len(rows))
    stack[at, rows, columns] = values
    stack[at, columns, rows] = 1.0 / values
    return stack


def _chunks(count: int, size: int) -> list[IntArray]:
    """Return the positions 0 … count − 1, at most ``size`` at a time."""
    return [np.arange(start, min(start + size, count)) for start in range(0, count, size)]
