"""The fewest judgements to change so that a matrix becomes consistent enough; nothing is changed."""

from __future__ import annotations

from dataclasses import dataclass

from numpy.typing import ArrayLike

from fuzzyeval import checks
from fuzzyeval.ahp.matrices import one_matrix, ratio_of, shown, whole, with_judgements
from fuzzyeval.aliases import FloatArray, RandomIndex
from fuzzyeval.core.pairwise import indices
from fuzzyeval.core.pairwise.changing import Found, greedy, smallest
from fuzzyeval.core.pairwise.repairing import scale_of
from fuzzyeval.wording import message

__all__ = ["Change", "LeastChanges", "least_changes"]

_EXACT_ORDER = 9
_EXACT_CHANGES = 3


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
        return f"[{self.first}, {self.second}]: {shown(self.given)} → {shown(self.proposed)}"


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
        Whether it is proven that fewer changes on the scale will not do; otherwise each change was the best after those
        before it, and fewer may do.
    ask_again
        Whether n − 1 changes were not enough, so that the judgements should be made anew.
    """

    changes: tuple[Change, ...]
    given_ratio: float
    ratio: float
    exact: bool
    ask_again: bool

    @property
    def judgements(self) -> dict[tuple[int, int], float]:
        """What :func:`fuzzyeval.ahp.repaired` takes to make the changes."""
        return {(one.first, one.second): one.proposed for one in self.changes}

    def __str__(self) -> str:
        if self.ask_again:
            return message("no small set of changes will do; ask the expert again").text()
        return "\n".join([*map(str, self.changes), f"CR {self.given_ratio:.3f} → {self.ratio:.3f}"])


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
        For anything but one positive reciprocal square matrix, naming the place.
    OptionError
        For a ``limit`` or ``below`` that is no such number, or a random index that is unknown or not tabulated so far.

    Notes
    -----
    Up to three changes of up to nine indicators are searched to the end: λmax is convex in the logarithms of the
    judgements (Bozóki, Fülöp and Rónyai 2010), which bounds from below what a set of changes can reach. Beyond that the
    best single change is made again and again. Of several smallest sets one is returned, of low CR. Where n − 1 changes
    are not enough, little is left of what the expert said: none are proposed.

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
    array = one_matrix(comparisons)
    name = checks.random_index(random_index, len(array))
    now = ratio_of(array, name)
    if now < below:
        return LeastChanges((), now, now, exact=True, ask_again=False)
    found, exact = _found(array, limit, below, name)
    if found is None:
        return LeastChanges((), now, now, exact=exact, ask_again=True)
    rows, columns, values = (part.tolist() for part in found)
    proposed = scale_of(limit)[values].tolist()
    places = sorted(zip(rows, columns, proposed, strict=True))
    changes = tuple(Change(i, j, array[i, j].item(), value) for i, j, value in places)
    after = ratio_of(with_judgements(array, places), name)
    return LeastChanges(changes, now, after, exact=exact, ask_again=False)


def _found(array: FloatArray, limit: int, below: float, random_index: RandomIndex) -> tuple[Found | None, bool]:
    """Return the changes, None where there are none up to n − 1, and whether that is proven."""
    order = len(array)
    eigenvalue = order + below * indices.random_index(order, random_index) * (order - 1)
    searched = min(_EXACT_CHANGES if order <= _EXACT_ORDER else 1, order - 1)
    for size in range(1, searched + 1):
        found = smallest(array, size, limit, eigenvalue)
        if found is not None:
            return found, True
    if searched == order - 1:
        return None, True
    return greedy(array, limit, eigenvalue, order - 1), False
