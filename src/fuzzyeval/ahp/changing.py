"""The fewest judgements to change so that a matrix becomes consistent enough; nothing is changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb

import numpy as np
from numpy.typing import ArrayLike

from fuzzyeval import checks
from fuzzyeval.ahp.matrices import one_matrix, pair_text, ratio_of, shown, texts, whole, with_judgements
from fuzzyeval.aliases import FloatArray, RandomIndex
from fuzzyeval.core.pairwise import indices
from fuzzyeval.core.pairwise.changing import Found, greedy, smallest
from fuzzyeval.core.pairwise.repairing import scale_of
from fuzzyeval.wording import message

__all__ = ["Change", "LeastChanges", "least_changes"]

_MOST_SETS = 8_000  # of a size, searched to the end: all three changes of nine indicators are 7,140


@dataclass(frozen=True, slots=True)
class Change:
    """One judgement that would change.

    Attributes
    ----------
    first, second
        The positions of the two indicators; both values are of the first against the second.
    given
        The judgement as it is.
    proposed
        The value on the scale that it would become.
    """

    first: int
    second: int
    given: float
    proposed: float

    def __str__(self) -> str:
        return _line(self, None)


@dataclass(frozen=True, slots=True)
class LeastChanges:
    """The fewest changes that bring CR under a limit; ``str`` shows them.

    Attributes
    ----------
    changes
        What would change, by position; nothing where CR is under the limit already, or the expert must be asked again.
    given_ratio
        CR as it is.
    ratio
        CR after all the changes.
    exact
        Whether it is proven that fewer changes on the scale will not do, and of ``ask_again`` that none up to n − 1 will;
        otherwise each change was sought after those before it, and there may be fewer.
    ask_again
        Whether no set of up to n − 1 changes was found, so that the judgements should be made anew.
    order
        How many indicators there are.
    """

    changes: tuple[Change, ...]
    given_ratio: float
    ratio: float
    exact: bool
    ask_again: bool
    order: int

    @property
    def judgements(self) -> dict[tuple[int, int], float]:
        """What :func:`fuzzyeval.ahp.repaired` takes to make the changes."""
        return {(one.first, one.second): one.proposed for one in self.changes}

    def lines(self, names: Sequence[str] | None = None) -> tuple[str, ...]:
        """Return a line for each change, such as ``[0, 2]: 1/4 → 5``, and one for what they do together.

        With the names of the indicators, in the order of the matrix, it is ``speed/price: 1/4 → 5``. Where nothing would
        change there are none.

        Raises
        ------
        OptionError
            For names that are not as many texts as there are indicators.
        """
        called = texts(names, self.order)
        if not self.changes:
            return ()
        return (*(_line(one, called) for one in self.changes), f"CR {self.given_ratio:.3f} → {self.ratio:.3f}")

    def __str__(self) -> str:
        if self.ask_again:
            return message("no small set of changes was found; ask the expert again").text()
        if not self.changes:
            return message("no change is needed, CR {ratio:.3f}", ratio=self.ratio).text()
        return "\n".join(self.lines())


def least_changes(
    comparisons: ArrayLike,
    *,
    limit: int = 9,
    below: float = 0.1,
    random_index: RandomIndex = "alonso_lamata",
) -> LeastChanges:
    """Return a smallest set of changes on the scale that brings CR of one matrix under a limit.

    Parameters
    ----------
    comparisons
        One positive reciprocal matrix, (n, n), without gaps.
    limit
        The top of the scale 1/limit, …, 1/2, 1, 2, …, limit, on which the new values lie.
    below
        The limit that CR must stay under.
    random_index
        What CR divides by.

    Raises
    ------
    ArrayError
        For anything but one positive reciprocal square matrix, naming the place; also for a gap, since what fills it is
        no judgement that the expert could change.
    OptionError
        For a ``limit`` or ``below`` that is no such number, or a random index that is unknown or not tabulated so far.

    Notes
    -----
    Sets of changes are searched to the end, the smaller first, while there are at most 8,000 of a size: up to three changes
    of nine indicators, four of seven, and all of six. λmax is convex in the logarithms of the judgements (Bozóki, Fülöp
    and Rónyai 2010), which bounds from below what a set of changes can reach. Beyond that one change is added at a time,
    the best after those before it, and all so far are sought anew together. Of several smallest sets one is returned, of
    low CR. Where n − 1 changes are not enough, little is left of what the expert said: none are proposed.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> judged = [[1, 2, 1/4, 3], [1/2, 1, 2, 1], [4, 1/2, 1, 1/2], [1/3, 1, 2, 1]]
    >>> found = fe.ahp.least_changes(judged)
    >>> print(found)
    [0, 2]: 1/4 → 5
    CR 0.489 → 0.006
    >>> fe.ahp.consistency(fe.ahp.repaired(judged, found.judgements)).acceptable
    True
    """
    limit = whole(limit, "limit", low=2, high=99)
    below = checks.number(below, "below", low=1e-6, high=1e6)
    array = one_matrix(comparisons, gaps=True)
    checks.refuse_where(
        np.isnan(array),
        array,
        "comparisons",
        "is a gap; add what the expert says there, or use fuzzyeval.ahp.repairs, which takes gaps",
    )
    name = checks.random_index(random_index, len(array))
    now = ratio_of(array, name)
    if now < below:
        return LeastChanges((), now, now, exact=True, ask_again=False, order=len(array))
    found, exact = _found(array, limit, below, name)
    if found is None:
        return LeastChanges((), now, now, exact=exact, ask_again=True, order=len(array))
    rows, columns, values = (part.tolist() for part in found)
    proposed = scale_of(limit)[values].tolist()
    places = sorted(zip(rows, columns, proposed, strict=True))
    changes = tuple(Change(i, j, array[i, j].item(), value) for i, j, value in places)
    after = ratio_of(with_judgements(array, places), name)
    return LeastChanges(changes, now, after, exact=exact, ask_again=False, order=len(array))


def _line(one: Change, names: Sequence[str] | None) -> str:
    return f"{pair_text(one.first, one.second, names)}: {shown(one.given)} → {shown(one.proposed)}"


def _found(array: FloatArray, limit: int, below: float, random_index: RandomIndex) -> tuple[Found | None, bool]:
    """Return the changes, None where none were found up to n − 1, and whether fewer are proven not to do."""
    order = len(array)
    eigenvalue = order + below * indices.random_index(order, random_index) * (order - 1)
    pairs, searched = order * (order - 1) // 2, 0
    while searched < order - 1 and comb(pairs, searched + 1) <= _MOST_SETS:
        searched += 1
        found = smallest(array, searched, limit, eigenvalue)
        if found is not None:
            return found, True
    if searched == order - 1:
        return None, True
    found = greedy(array, limit, eigenvalue, order - 1)
    return found, found is not None and len(found[0]) == searched + 1
