"""Weights and judgements: by whole parts and on Saaty's scale, such as people write them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Literal, TypeAlias

import numpy as np
from hypothesis import strategies as st

from fuzzyeval import ahp
from fuzzyeval.aliases import FloatArray
from fuzzyeval.checks import choice
from fuzzyeval.model.from_data import Entropy
from fuzzyeval.model.indicator import Indicator
from fuzzyeval.model.weighting import AHP, Combined, Equal, Manual
from fuzzyeval.panels.judged import JudgementsByExpert
from fuzzyeval.testing.trees import hierarchies, parents

__all__ = ["ComparisonsKind", "comparisons", "judgements", "manual", "panels", "weight_vectors", "weightings"]

ComparisonsKind: TypeAlias = Literal["any", "consistent", "nearly_consistent", "incomplete", "contradictory"]
"""Whatever may be said from 1/9 to 9; what follows from weights; that rounded, 0 < CR < 0.1; with gaps; with a circle."""

_PARTS = (*range(1, 10), 0)
_SAATY = (*range(1, 10), *(1 / n for n in range(2, 10)))
_WRITTEN = (*range(1, 10), *(f"1/{n}" for n in range(2, 10)))


@st.composite
def weight_vectors(draw: st.DrawFn, length: int | None = None, *, least: int = 0) -> list[float]:
    """Weights of whole parts, divided by their sum.

    Parameters
    ----------
    length
        How many weights; one to seven where nothing is given.
    least
        The smallest part, 0 or 1.

    Examples
    --------
    >>> from hypothesis import find
    >>> from fuzzyeval.testing import weight_vectors
    >>> find(weight_vectors(), lambda weights: 0 < min(weights) < max(weights))
    [0.3333333333333333, 0.6666666666666666]
    """
    size = draw(st.integers(1, 7)) if length is None else length
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
        For an unknown kind.

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
    order = draw(st.integers(least or (1 if kind in ("any", "consistent") else 3), most))
    return draw(drawn[choice(kind, drawn, "kind")](order))


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
    matrix = draw(_judged(order))
    others = [(i, j) for j in range(2, order) for i in range(j - 1)]  # all but a chain, which connects them
    for i, j in draw(st.lists(st.sampled_from(others), min_size=1, unique=True)):
        matrix[i, j] = matrix[j, i] = np.nan
    at = draw(st.permutations(range(order)))
    return matrix[np.ix_(at, at)]


@st.composite
def _circular(draw: st.DrawFn, order: int) -> FloatArray:
    matrix = draw(_judged(order))
    more = st.sampled_from(range(2, 10))
    for i, j in ((0, 1), (1, 2), (2, 0)):
        matrix[i, j] = draw(more)
        matrix[j, i] = 1 / matrix[i, j]
    return matrix


@st.composite
def judgements(draw: st.DrawFn, root: Indicator) -> dict[str, dict[str, int | str]]:
    """Judgements on Saaty's scale by parent, sometimes with gaps, always connected."""
    values = st.sampled_from(_WRITTEN)
    given: dict[str, dict[str, int | str]] = {}
    for parent in parents(root):
        names = [child.id for child in parent.children]
        given[parent.id] = {
            f"{names[i]}/{names[j]}": draw(values)
            for j in range(1, len(names))
            for i in range(j)
            if i == j - 1 or draw(st.booleans())
        }
    return {parent: pairs for parent, pairs in given.items() if pairs}


@st.composite
def panels(draw: st.DrawFn, root: Indicator | None = None, *, least: int = 1, most: int = 5) -> JudgementsByExpert:
    """Judgements of several experts, as ``AHP(panel=...)`` takes them; gaps occur, and what is judged connects all.

    Parameters
    ----------
    root
        The hierarchy that they judge; any where nothing is given.
    least, most
        How many experts.

    Examples
    --------
    >>> from hypothesis import find
    >>> from fuzzyeval.testing import panels
    >>> find(panels(), lambda panel: len(panel) == 2 and all(panel.values()))
    {'expert 1': {'all': {'a/b': 1}}, 'expert 2': {'all': {'a/b': 1}}}
    """
    tree = draw(hierarchies()) if root is None else root
    count = draw(st.integers(least, most))
    return {f"expert {number}": draw(judgements(tree)) for number in range(1, count + 1)}


@st.composite
def manual(draw: st.DrawFn, root: Indicator, *, least: int = 0) -> Manual:
    """Weights given for every parent."""
    given = {}
    for parent in parents(root):
        vector = draw(weight_vectors(len(parent.children), least=least))
        given[parent.id] = {child.id: weight for child, weight in zip(parent.children, vector, strict=True)}
    return Manual(weights=given)


@st.composite
def weightings(draw: st.DrawFn, root: Indicator) -> Equal | Manual | AHP | Entropy | Combined:
    """Any way to find weights that answers in which something varies cannot break."""
    judged = judgements(root).map(lambda said: AHP(judgements=said))
    subjective = draw(st.one_of(st.just(Equal()), manual(root, least=1), judged))
    data = Entropy()
    rules = ("multiplicative", "geometric", "least_deviation")
    return draw(
        st.sampled_from(
            [
                subjective,
                data,
                *(Combined(subjective=subjective, objective=data, rule=rule) for rule in rules),
                Combined(subjective=subjective, objective=data, rule="linear", alpha=0.25),
                Combined(subjective=subjective, objective=data, floor=0.1),
                Combined(subjective=subjective, objective=data, rule="game_theory", negative="project"),
            ]
        )
    )
