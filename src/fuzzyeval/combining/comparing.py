"""What uniting several weight vectors did to them: who got what, how far they agree, what moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike

from fuzzyeval import checks
from fuzzyeval.aliases import FloatArray, IntArray, Negative, Rule
from fuzzyeval.combining.uniting import found, names
from fuzzyeval.errors import ArrayError
from fuzzyeval.sealed import Sealed

__all__ = ["Combination", "Move", "RankAgreement", "combination"]

_LEVEL = 1e-12
"""Weights that differ by less, relatively, have one rank."""


@dataclass(frozen=True, slots=True)
class RankAgreement:
    """How far weight vectors put the indicators in one order: Spearman's ρ, of mid-ranks where weights are equal.

    1 is the same order, −1 the reverse; None where all weights of one are equal.

    Attributes
    ----------
    inputs
        Of the inputs with each other; of more than two, the least of any two, None where one pair has none.
    results
        Of each input with the result.
    method
        ``spearman``.
    """

    inputs: float | None
    results: tuple[float | None, ...]
    method: str = "spearman"


@dataclass(frozen=True, slots=True)
class Move:
    """An indicator that judgement and result weigh differently.

    Attributes
    ----------
    position
        Which, from 0.
    before, after
        Its weight by the first vector, judgement, and in the result.
    """

    position: int
    before: float
    after: float


@dataclass(frozen=True, slots=True, eq=False)
class Combination(Sealed):
    """What weight vectors were united to, and what that did to them.

    Attributes
    ----------
    weights
        The result, (m,), summing to 1.
    rule
        By which they were united.
    coefficients
        The share that each vector got, summing to 1; None under the multiplicative and the geometric rule, which have none.
    solved
        What the system of game theory solves to, before it is divided by its sum or projected; None under another rule.
    projected
        Whether a solved coefficient was negative, and the nearest that are not were taken.
    rank_agreement
        How far the vectors put the indicators in one order, with each other and with the result.
    distance
        Half the sum of the absolute differences between the vectors, 0 to 1; of more than two, the largest of any two.
    distances
        The same from each vector to the result.
    moved
        The indicators that judgement and the result weigh differently, those that moved most first.
    """

    weights: FloatArray
    rule: Rule
    coefficients: tuple[float, ...] | None
    solved: tuple[float, ...] | None
    projected: bool
    rank_agreement: RankAgreement
    distance: float
    distances: tuple[float, ...]
    moved: tuple[Move, ...]


def combination(
    subjective: ArrayLike,
    objective: ArrayLike,
    *further: ArrayLike,
    rule: Rule = "multiplicative",
    alpha: float | None = None,
    floor: float | None = None,
    negative: Negative | None = None,
) -> Combination:
    """Return what two or more weight vectors are united to, and what that does to them.

    Parameters
    ----------
    subjective, objective, further
        Weights, (m,) each, summing to 1 within 1e-4; judgement first.
    rule, alpha, floor, negative
        As in :func:`combine`. Of k vectors the geometric rule takes the k-th root, least deviation their mean, game theory
        solves Σₖ αₖ wᵢ·wₖ = wᵢ·wᵢ for all i; vectors that are equal, to 14 digits, share alike, and where one follows from
        the others without contradiction, as among four that are equally uneven, α is the least of many that give the same
        weights, or, where some of it is negative, one of which nothing is, if there is any. Projected are the coefficients
        over their sum, or as solved where that is not positive, onto the nearest that are at least 0 and sum to 1. The
        floor is that of all vectors but the first. The linear rule unites two.

    Raises
    ------
    ArrayError, OptionError, WeightsError
        As :func:`combine` does; for a stack of vectors; under game theory where one vector follows from the others and the
        equations contradict each other, or so nearly that they settle nothing.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> found = fe.combination([0.4, 0.3, 0.2, 0.1], [0.25, 0.2, 0.3, 0.25], rule="game_theory")
    >>> [round(share, 4) for share in found.coefficients]
    [0.8238, 0.1762]
    >>> found.moved[0].position, round(found.moved[0].before, 3), round(found.moved[0].after, 3)
    (0, 0.4, 0.374)
    """
    given = (subjective, objective, *further)
    vectors = [_vector(one, name) for one, name in zip(given, names(len(given)), strict=True)]
    united = found(vectors, rule=rule, alpha=alpha, floor=floor, negative=negative)
    solved = None if united.solved is None else tuple(united.solved.tolist())
    return Combination(
        weights=united.weights,
        rule=rule,
        coefficients=None if united.coefficients is None else tuple(united.coefficients.tolist()),
        solved=solved,
        projected=solved is not None and min(solved) < 0,
        rank_agreement=_agreement(vectors, united.weights),
        distance=max(_distance(*pair) for pair in combinations(vectors, 2)),
        distances=tuple(_distance(vector, united.weights) for vector in vectors),
        moved=_moved(vectors[0], united.weights),
    )


def _vector(given: ArrayLike, name: str) -> FloatArray:
    vector = checks.unit_vector(given, name)
    if vector.ndim != 1:
        raise ArrayError("{name}: shape {shape!r}; give one vector of weights", name=name, shape=vector.shape)
    return vector


def _agreement(vectors: Sequence[FloatArray], result: FloatArray) -> RankAgreement:
    ranks = [_ranks(vector) for vector in vectors]
    pairs = [_spearman(*pair) for pair in combinations(ranks, 2)]
    known = [value for value in pairs if value is not None]
    reached = _ranks(result)
    return RankAgreement(
        min(known) if len(known) == len(pairs) else None, tuple(_spearman(each, reached) for each in ranks)
    )


def _ranks(weights: FloatArray) -> FloatArray:
    """Return ranks from their mean; weights that are level share the middle of theirs."""
    order = np.argsort(weights, kind="stable")
    rising = weights[order]
    group: IntArray = np.concatenate([[0], np.cumsum(np.diff(rising) > _LEVEL * rising[1:])])
    sizes = np.bincount(group)
    middle = np.cumsum(sizes) - (sizes + 1) / 2
    ranks = np.empty(len(weights))
    ranks[order] = middle[group] - (len(weights) - 1) / 2
    return ranks


def _spearman(left: FloatArray, right: FloatArray) -> float | None:
    size = float(np.sqrt((left @ left) * (right @ right)))
    return float(np.clip(left @ right / size, -1.0, 1.0)) if size > 0 else None


def _distance(left: FloatArray, right: FloatArray) -> float:
    return float(np.abs(left - right).sum() / 2)


def _moved(before: FloatArray, after: FloatArray) -> tuple[Move, ...]:
    change = np.abs(after - before)
    order = np.argsort(-change.round(12), kind="stable").tolist()  # of equals the first
    return tuple(
        Move(at, float(before[at]), float(after[at]))
        for at in order
        if change[at] > _LEVEL * max(before[at], after[at])
    )
