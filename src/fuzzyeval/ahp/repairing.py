"""Judgements that fit the others least, and the values that would fit; nothing is changed unless asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from fuzzyeval import checks
from fuzzyeval.ahp.completing import bounded, tell_of_fillings
from fuzzyeval.ahp.matrices import one_matrix, pair_text, ratio_of, shown, texts, whole, with_judgements
from fuzzyeval.ahp.weighing import ACCEPTABLE_RATIO
from fuzzyeval.aliases import FloatArray, IntArray, RandomIndex
from fuzzyeval.core.pairwise import indices
from fuzzyeval.core.pairwise.completing import least_lambda
from fuzzyeval.core.pairwise.repairing import (
    Sets,
    implied,
    implied_beside_gaps,
    rounded,
    rounded_beside_gaps,
    scale_of,
)
from fuzzyeval.errors import OptionError
from fuzzyeval.wording import message

__all__ = ["Repair", "Repairs", "repaired", "repairs"]

_ROUNDING = 1e-9  # CR must fall by more, so that rounding alone offers nothing


@dataclass(frozen=True, slots=True)
class Repair:
    """One judgement, what the others imply, and the value on the scale that would fit better.

    Attributes
    ----------
    first, second
        The positions of the two indicators; all values are of the first against the second.
    given
        The judgement as it is.
    implied
        What the others imply: the value that minimises λmax with the others fixed, and the gaps free.
    distance
        How far it is from that, the absolute value of ln(given/implied).
    proposed
        A value on the scale with which CR falls; None where there is none.
    ratio
        CR with the value proposed, CR as it is where there is none.
    """

    first: int
    second: int
    given: float
    implied: float
    distance: float
    proposed: float | None
    ratio: float


@dataclass(frozen=True, slots=True)
class Repairs:
    """The judgements of one matrix that are furthest from what the others imply; ``str`` shows what is proposed.

    Attributes
    ----------
    ratio
        CR as it is.
    judgements
        The furthest first.
    order
        How many indicators there are.
    """

    ratio: float
    judgements: tuple[Repair, ...]
    order: int

    def changes(self, names: Sequence[str] | None = None) -> tuple[str, ...]:
        """Return a line for each value proposed, such as ``[0, 2]: 1/3 → 2, CR 0.212 → 0.081``; each stands alone.

        With the names of the indicators, in the order of the matrix, it is ``speed/price: 1/3 → 2, CR 0.212 → 0.081``.

        Raises
        ------
        OptionError
            For names that are not as many texts as there are indicators.
        """
        called = texts(names, self.order)
        return tuple(
            f"{pair_text(one.first, one.second, called)}: {shown(one.given)} → {shown(one.proposed)}, "
            f"CR {self.ratio:.3f} → {one.ratio:.3f}"
            for one in self.judgements
            if one.proposed is not None
        )

    def __str__(self) -> str:
        if changes := self.changes():
            return "\n".join(changes)
        if self.ratio < ACCEPTABLE_RATIO:
            return message("nothing to revisit, CR {ratio:.3f}", ratio=self.ratio).text()
        return message("none of these judgements, changed alone, lowers CR {ratio:.3f}", ratio=self.ratio).text()


def repairs(
    comparisons: ArrayLike, *, top: int = 3, limit: int = 9, random_index: RandomIndex = "alonso_lamata"
) -> Repairs:
    """Return the judgements of one matrix that fit the others least, and for each the value that would fit.

    Nothing is changed: each proposal is a question to the expert, and says what CR would be if it alone were accepted.

    Parameters
    ----------
    comparisons
        One positive reciprocal matrix, (n, n), with NaN where nothing was judged. Only judgements that were made are
        looked at. One without which the others do not connect all indicators cannot be checked, and is left out.
    top
        How many judgements, at most.
    limit
        The top of the scale 1/limit, …, 1/2, 1, 2, …, limit, on which values are proposed.
    random_index
        What CR divides by.

    Raises
    ------
    ArrayError
        For anything but one positive reciprocal square matrix, naming the place.
    OptionError
        For a ``top`` or ``limit`` that is no such number, or a random index that is unknown or not tabulated so far.
    WeightsError
        Where the judgements do not connect all indicators, naming the parts.

    Warns
    -----
    CompletionWarning
        Where the least λmax was not found, as judgements contradict each other by orders of magnitude: gaps are filled by
        least squares there.

    Notes
    -----
    What the others imply is the value that minimises λmax with them fixed; λmax is convex in its logarithm (Bozóki,
    Fülöp and Rónyai 2010). It is brought to the nearer end of the scale and rounded to the neighbour on it with the lower
    λmax. Setting a judgement to wᵢ/wⱼ instead, as is often advised, raises CR in several cases of a hundred. Two
    indicators cannot contradict each other, and have no such judgements. Gaps are filled by least λmax, as
    :func:`fuzzyeval.ahp.complete` does, and anew for each value that is tried; CR is that of the filled matrix.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> judged = [[1, 2, 1/4, 3], [1/2, 1, 2, 1], [4, 1/2, 1, 1/2], [1/3, 1, 2, 1]]
    >>> found = fe.ahp.repairs(judged, top=2)
    >>> print(found)
    [0, 2]: 1/4 → 5, CR 0.489 → 0.006
    [0, 3]: 3 → 1/2, CR 0.489 → 0.304
    >>> round(found.judgements[0].implied, 2)
    4.9
    """
    top = whole(top, "top", low=1, high=1_000_000)
    limit = whole(limit, "limit", low=2, high=99)
    array = one_matrix(comparisons, gaps=True)
    name = checks.random_index(random_index, len(array))
    if np.isnan(array).any():
        return _beside_gaps(checks.connected(array), top, limit, name)
    now = ratio_of(array, name)
    if len(array) < 3:
        return Repairs(now, (), len(array))
    rows, columns, logs = implied(array)
    furthest = _furthest(array[rows, columns], logs, top)
    cells = Sets.anywhere(array, rows[furthest, None], columns[furthest, None], limit)
    scale = scale_of(limit)
    found, _ = rounded(cells, logs[furthest, None], np.log(scale))
    proposed = scale[found[:, 0]].tolist()
    return Repairs(
        now,
        tuple(
            _repair(array, now, cell, logs[at], value, ratio_of(with_judgements(array, [(*cell, value)]), name))
            for at, value in zip(furthest.tolist(), proposed, strict=True)
            for cell in [(int(rows[at]), int(columns[at]))]
        ),
        len(array),
    )


def repaired(comparisons: ArrayLike, judgements: Mapping[tuple[int, int], float]) -> FloatArray:
    """Return a matrix in which some judgements, and their mirror images, are replaced.

    Parameters
    ----------
    comparisons
        One positive reciprocal matrix, (n, n), with NaN where nothing was judged.
    judgements
        By the positions of two indicators, how much more important the first is than the second.

    Returns
    -------
    FloatArray
        A new matrix, (n, n).

    Raises
    ------
    ArrayError
        For anything but one such matrix.
    OptionError
        For a place that is not two different positions or is given from both sides, or a value that is no judgement.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.ahp.repaired([[1, 2, 1/4], [1/2, 1, 2], [4, 1/2, 1]], {(0, 2): 4})[0].tolist()
    [1.0, 2.0, 4.0]
    """
    array = one_matrix(comparisons, gaps=True)
    return with_judgements(array, _judgements(judgements, len(array)))


def _beside_gaps(array: FloatArray, top: int, limit: int, random_index: RandomIndex) -> Repairs:
    """Return what is said of the judgements beside which there are gaps."""
    filled, converged = least_lambda(array)
    now = ratio_of(bounded(filled), random_index)
    rows, columns, logs, freed = implied_beside_gaps(array)
    furthest = _furthest(array[rows, columns], logs, top)
    rows, columns, logs = rows[furthest], columns[furthest], logs[furthest]
    scale = scale_of(limit)
    found, eigenvalues, tried = rounded_beside_gaps(array, rows, columns, logs, np.log(scale))
    tell_of_fillings(np.concatenate([converged[None], freed, tried]))
    ratios = indices.consistency(eigenvalues, len(array), random_index)[1]
    looked_at = zip(rows.tolist(), columns.tolist(), logs, scale[found].tolist(), ratios.tolist(), strict=True)
    return Repairs(
        now,
        tuple(_repair(array, now, (i, j), log, value, after) for i, j, log, value, after in looked_at),
        len(array),
    )


def _furthest(given: FloatArray, logs: FloatArray, top: int) -> IntArray:
    """Return the positions of the judgements that are furthest from what is implied; of equals the first."""
    distances = np.abs(np.log(given) - logs)
    return np.argsort(-distances.round(9), kind="stable")[:top]


def _repair(array: FloatArray, ratio: float, cell: tuple[int, int], log: float, value: float, after: float) -> Repair:
    """Return what is said of one judgement; the value is proposed if CR falls."""
    given, implied = array[cell].item(), np.exp(log).item()
    distance = abs(np.log(given / implied)).item()
    another = abs(np.log(given / value)) > _ROUNDING
    falls = another and after < ratio - _ROUNDING * max(ratio, _ROUNDING)
    return Repair(*cell, given, implied, distance, value if falls else None, after if falls else ratio)


def _judgements(given: object, order: int) -> list[tuple[int, int, float]]:
    """Return judgements by position, checked."""
    if not isinstance(given, Mapping):
        raise OptionError("judgements: {value!r} is not a mapping; give {{(0, 2): 3}}", value=given)
    found: list[tuple[int, int, float]] = []
    seen: set[frozenset[int]] = set()
    for place, value in given.items():
        pair = _pair(place, order)
        if frozenset(pair) in seen:
            raise OptionError("judgements: {place!r} is given from both sides; give it once", place=place)
        seen.add(frozenset(pair))
        found.append((*pair, _judgement(value, place)))
    return found


def _pair(place: object, order: int) -> tuple[int, int]:
    """Return two different positions."""
    if isinstance(place, tuple) and len(place) == 2:
        first, second = (one.item() if isinstance(one, np.generic) else one for one in place)
        whole_ = all(isinstance(one, int) and not isinstance(one, bool) and 0 <= one < order for one in (first, second))
        if whole_ and first != second:
            return first, second
    raise OptionError(
        "judgements: {place!r} is not a place off the diagonal; give two positions from 0 to {last}",
        place=place,
        last=order - 1,
    )


def _judgement(value: object, place: object) -> float:
    """Return a positive judgement."""
    plain = value.item() if isinstance(value, np.generic) else value
    limit = checks.JUDGEMENT_LIMIT
    if isinstance(plain, bool) or not isinstance(plain, (int, float)) or not 1 / limit <= plain <= limit:
        raise OptionError(
            "judgements[{place!r}]: {value!r} is not a positive judgement from 1e-12 to 1e12; give a number such as 3 or 1/3",
            place=place,
            value=value,
        )
    return float(plain)
