"""Weights and judgements: by whole parts and on Saaty's scale, such as people write them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Literal, TypeAlias

import numpy as np
from hypothesis import strategies as st

from fuzzyeval import ahp
from fuzzyeval.aliases import FloatArray
from fuzzyeval.checks import choice
from fuzzyeval.model.indicator import Indicator
from fuzzyeval.panels.judged import JudgementsByExpert
from fuzzyeval.testing.limits import at_most, tree_in, whole
from fuzzyeval.testing.trees import hierarchies, parents

__all__ = [
    "WRITTEN",
    "ComparisonsKind",
    "comparisons",
    "judgements",
    "panels",
    "weight_vectors",
]

ComparisonsKind: TypeAlias = Literal["any", "consistent", "nearly_consistent", "incomplete", "contradictory"]
"""Whatever may be said from 1/9 to 9; what follows from weights; that rounded, 0 < CR < 0.1; with gaps; with a circle."""

_PARTS = (*range(1, 10), 0)
_SAATY = (*range(1, 10), *(1 / n for n in range(2, 10)))
WRITTEN = (*range(1, 10), *(f"1/{n}" for n in range(2, 10)))


@st.composite
def weight_vectors(draw: st.DrawFn, length: int | None = None, *, least: int = 0) -> list[float]:
    """Weights of whole parts, divided by their sum.

    Parameters
    ----------
    length
        How many weights, at least one; one to seven where nothing is given.
    least
        The smallest part, 0 to 9; never are all of them 0.

    Raises
    ------
    OptionError
        For other numbers.

    Examples
    --------
    >>> from hypothesis import find
    >>> from fuzzyeval.testing import weight_vectors
    >>> find(weight_vectors(), lambda weights: 0 < min(weights) < max(weights))
    [0.3333333333333333, 0.6666666666666666]
    """
    whole(least, "least", low=0, high=max(_PARTS))
    size = draw(st.integers(1, 7)) if length is None else whole(length, "length", low=1)
    parts = draw(_parts(size, least))
    return [part / sum(parts) for part in parts]


@cache  # making a strategy takes as long as drawing from it
def _parts(size: int, least: int) -> st.SearchStrategy[list[int]]:
    part = st.sampled_from([part for part in _PARTS if part >= least])
    return st.lists(part, min_size=size, max_size=size).filter(any)


@st.composite
def comparisons(
    draw: st.DrawFn, *, kind: ComparisonsKind = "any", least: int | None = None, most: int = 9
) -> FloatArray:
    """Judgement matrices, (n, n), reciprocal; gaps are NaN.

    Parameters
    ----------
    kind
        ``consistent`` (aᵢⱼ = wᵢ/wⱼ), ``nearly_consistent`` (that on Saaty's scale, 0 < CR < 0.1), ``incomplete`` (gaps, and
        what is judged connects all), ``contradictory`` (three preferences run in a circle), or ``any``.
    least, most
        The orders. The smallest is 1, or 3 where a kind needs three indicators.

    Raises
    ------
    OptionError
        For an unknown kind, an order that it does not have, and a least that is more than the most.

    Examples
    --------
    >>> from hypothesis import find
    >>> from fuzzyeval.testing import comparisons
    >>> find(comparisons(kind="contradictory"), lambda matrix: True).tolist()
    [[1.0, 2.0, 0.5], [0.5, 1.0, 2.0], [2.0, 0.5, 1.0]]
    """
    drawn: dict[str, Callable[[int], st.SearchStrategy[FloatArray]]] = {
        "any": _judged,
        "consistent": _consistent,
        "nearly_consistent": _nearly,
        "incomplete": _incomplete,
        "contradictory": _circular,
    }
    made = drawn[choice(kind, drawn, "kind")]
    low = 1 if kind in ("any", "consistent") else 3
    smallest = low if least is None else whole(least, "least", low=low)
    at_most(smallest, whole(most, "most", low=low))
    return draw(made(draw(st.integers(smallest, most))))


def _judged(order: int, values: st.SearchStrategy[float] | None = None) -> st.SearchStrategy[FloatArray]:
    """Judgements above the diagonal, their inverses below it."""
    above = np.triu_indices(order, 1)
    cells = st.sampled_from(_SAATY) if values is None else values
    return st.lists(cells, min_size=len(above[0]), max_size=len(above[0])).map(lambda said: _reciprocal(order, said))


def _reciprocal(order: int, said: list[float]) -> FloatArray:
    matrix = np.ones((order, order))
    matrix[np.triu_indices(order, 1)] = said
    matrix.T[np.triu_indices(order, 1)] = 1 / np.array(said)
    return matrix


def _consistent(order: int, most: int = 50) -> st.SearchStrategy[FloatArray]:
    parts = st.lists(st.integers(1, most), min_size=order, max_size=order)
    return parts.map(lambda given: np.array(given)[:, None] / np.array(given)[None, :])


def _nearly(order: int) -> st.SearchStrategy[FloatArray]:
    """Return what follows from weights, on Saaty's scale."""
    scale = np.array(_SAATY)

    def rounded(matrix: FloatArray) -> FloatArray:
        said = matrix[np.triu_indices(order, 1)]
        nearest = np.abs(np.log(said)[:, None] - np.log(scale)).argmin(axis=1)
        return _reciprocal(order, scale[nearest].tolist())

    return _consistent(order, 9).map(rounded).filter(lambda matrix: 1e-9 < float(ahp.consistency(matrix).ratio) < 0.1)


@st.composite
def _incomplete(draw: st.DrawFn, order: int) -> FloatArray:
    matrix, kept = draw(_judged(order)), draw(_connected(order))
    others = [(i, j) for j in range(1, order) for i in range(j) if (i, j) not in kept]
    for i, j in draw(st.lists(st.sampled_from(others), min_size=1, unique=True)):
        matrix[i, j] = matrix[j, i] = np.nan
    return matrix


@st.composite
def _connected(draw: st.DrawFn, order: int) -> set[tuple[int, int]]:
    """Pairs that connect all: a chain, a star, or any other tree."""
    return {(at - 1 - draw(st.integers(0, at - 1)), at) for at in range(1, order)}


@st.composite
def _circular(draw: st.DrawFn, order: int) -> FloatArray:
    """Judgements in which three indicators, wherever they stand, are preferred to one another in a circle."""
    matrix = draw(_judged(order))
    more = st.sampled_from(range(2, 10))
    at = draw(st.permutations(range(order)))
    for i, j in ((at[0], at[1]), (at[1], at[2]), (at[2], at[0])):
        matrix[i, j] = draw(more)
        matrix[j, i] = 1 / matrix[i, j]
    return matrix


@st.composite
def judgements(draw: st.DrawFn, root: Indicator) -> dict[str, dict[str, int | str]]:
    """Judgements on Saaty's scale by parent, sometimes with gaps, always connected."""
    values = st.sampled_from(WRITTEN)
    given: dict[str, dict[str, int | str]] = {}
    for parent in parents(root):
        names = [child.id for child in parent.children]
        kept = draw(_connected(len(names)))
        given[parent.id] = {
            f"{names[i]}/{names[j]}": draw(values)
            for j in range(1, len(names))
            for i in range(j)
            if (i, j) in kept or draw(st.booleans())
        }
    return {parent: pairs for parent, pairs in given.items() if pairs}


@st.composite
def panels(
    draw: st.DrawFn, root: Indicator | Mapping[str, Any] | None = None, *, least: int = 1, most: int = 5
) -> JudgementsByExpert:
    """Judgements of several experts, as ``AHP(panel=...)`` takes them; gaps occur, and what is judged connects all.

    Parameters
    ----------
    root
        The hierarchy that they judge, as :class:`fuzzyeval.Study` takes it; any where nothing is given.
    least, most
        How many experts, at least one.

    Raises
    ------
    OptionError
        For what is no hierarchy, other numbers, and a least that is more than the most.

    Examples
    --------
    >>> from hypothesis import find
    >>> from fuzzyeval.testing import panels
    >>> find(panels(), lambda panel: len(panel) == 2 and all(panel.values()))
    {'expert 1': {'all': {'a/b': 1}}, 'expert 2': {'all': {'a/b': 1}}}
    """
    at_most(whole(least, "least", low=1), whole(most, "most", low=1))
    tree = draw(hierarchies()) if root is None else tree_in(root)
    count = draw(st.integers(least, most))
    return {f"expert {number}": draw(judgements(tree)) for number in range(1, count + 1)}
