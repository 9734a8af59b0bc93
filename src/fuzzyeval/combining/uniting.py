"""Judgement and data into one weight vector, by five rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast, get_args

import numpy as np
from numpy.typing import ArrayLike

from fuzzyeval import checks
from fuzzyeval.aliases import FloatArray, Negative, Rule
from fuzzyeval.core import combining as core
from fuzzyeval.core.combining import United
from fuzzyeval.errors import ArrayError, OptionError, WeightsError

__all__ = ["combine", "found"]


def combine(
    subjective: ArrayLike,
    objective: ArrayLike,
    *,
    rule: Rule = "multiplicative",
    alpha: float = 0.5,
    floor: float = 0.0,
    negative: Negative = "refuse",
) -> FloatArray:
    """Return weights that unite judgement a and data b.

    Parameters
    ----------
    subjective, objective
        Weights a and b, (..., m), each summing to 1 within 1e-4.
    rule
        ``multiplicative`` wᵢ ∝ aᵢbᵢ, whose neutral element is the uniform vector; ``linear`` αa + (1 − α)b;
        ``geometric`` wᵢ ∝ √(aᵢbᵢ), which some software calls game theory; ``game_theory`` α₁a + α₂b, where each α brings
        the sum as near to its own vector as it alone can: a·a α₁ + a·b α₂ = a·a and a·b α₁ + b·b α₂ = b·b, so
        α₁ ∝ b·b(a·a − a·b) and α₂ ∝ a·a(b·b − a·b), divided by their sum (attributed to Chen Jialiang 2003); or
        ``least_deviation`` αa + (1 − α)b with the least squared distances from a and b together. These are
        (1 − α)²|a − b|² and α²|a − b|², least at α = ½ whatever a and b, so it is always their mean.
    alpha
        The share of judgement in the linear rule, 0 to 1.
    floor
        φ of the multiplicative rule, 0 to 1: b is taken as (1 − φ)b + φ/m, so that data of no weight veto no judgement.
    negative
        What happens where the system of game theory solves to a negative coefficient, as it does where a·a < a·b, so that
        the two lean the same way and a is flatter: ``refuse``; or ``project``, so that the other one gets all, the nearest
        point of the simplex. The more uneven of the two gets the larger share, and a uniform one 0; those with no
        indicator in common get half each.

    Returns
    -------
    FloatArray
        Weights, (..., m), summing to 1.

    Raises
    ------
    ArrayError
        For vectors that are no weights, or of unequal length.
    OptionError
        For an unknown rule, an alpha or a floor outside [0, 1], or a floor of another rule than the multiplicative.
    WeightsError
        Where no indicator has weight in both vectors, under the multiplicative and the geometric rule, or a coefficient
        of game theory is negative and not to be projected.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.combine([0.4, 0.3, 0.2, 0.1], [0.25, 0.2, 0.3, 0.25]).round(4).tolist()
    [0.4082, 0.2449, 0.2449, 0.102]
    >>> fe.combine([0.4, 0.3, 0.2, 0.1], [0.25, 0.2, 0.3, 0.25], rule="game_theory").round(4).tolist()
    [0.3736, 0.2824, 0.2176, 0.1264]
    """
    left = checks.unit_vector(subjective, "subjective")
    right = checks.unit_vector(objective, "objective")
    return found([left, right], rule=rule, alpha=alpha, floor=floor, negative=negative).weights


def found(
    vectors: Sequence[FloatArray],
    *,
    rule: Rule,
    alpha: float,
    floor: float,
    negative: Negative,
) -> United:
    """Return what a rule makes of vectors that are weights, (..., m), or say why it makes nothing of them.

    Raises
    ------
    ArrayError, OptionError, WeightsError
        As :func:`combine` does.
    """
    chosen = cast(Rule, checks.choice(rule, get_args(Rule), "rule"))
    mend = checks.choice(negative, get_args(Negative), "negative")
    share = checks.number(alpha, "alpha", low=0.0, high=1.0)
    least = checks.number(floor, "floor", low=0.0, high=1.0)
    _refuse_unfit(chosen, least, len(vectors))
    stack = _stacked(vectors)
    united = core.united(stack, rule=chosen, alpha=share, floor=least)
    if united.solved is not None:
        _refuse_unsolved(united.solved, cast(Negative, mend))
    elif not (np.abs(united.weights.sum(axis=-1) - 1.0) <= 1e-9).all():
        raise _disjoint(len(vectors), chosen)
    return united


def _refuse_unfit(rule: Rule, floor: float, count: int) -> None:
    """Refuse options that the rule has no use for, and more vectors than it unites."""
    if floor and rule != "multiplicative":
        raise OptionError(
            "floor: only the multiplicative rule has one, not {rule}; leave it out, or change the rule", rule=rule
        )
    if rule == "linear" and count > 2:
        raise OptionError(
            "rule: linear unites two vectors, and {count} are given; use least_deviation, which gives each the same",
            count=count,
        )


def _stacked(vectors: Sequence[FloatArray]) -> FloatArray:
    """Return vectors, (..., m) each, as one array, (..., k, m)."""
    first = vectors[0]
    for name, vector in zip(_names(len(vectors)), vectors, strict=True):
        if vector.shape[-1] != first.shape[-1]:
            raise ArrayError(
                "{name}: {count} weights for {wanted} subjective ones; give as many",
                name=name,
                count=vector.shape[-1],
                wanted=first.shape[-1],
            )
    try:
        alike = np.broadcast_arrays(*vectors)
    except ValueError as error:
        raise ArrayError(
            "objective: shape {shape!r} does not fit that of the subjective ones, {wanted!r}",
            shape=vectors[1].shape,
            wanted=first.shape,
        ) from error
    return np.stack(alike, axis=-2)


def _names(count: int) -> list[str]:
    return ["subjective", "objective", *(f"further[{at}]" for at in range(count - 2))]


def _refuse_unsolved(solved: FloatArray, negative: Negative) -> None:
    rows = solved.reshape(-1, solved.shape[-1])
    names = ", ".join(_names(rows.shape[-1]))
    if np.isnan(rows).any():
        raise WeightsError(
            "{names}: the vectors are linearly dependent, or nearly, so game theory has no coefficients; leave one out",
            names=names,
        )
    wrong = (rows < 0).any(axis=-1)
    if wrong.any() and negative == "refuse":
        values = ", ".join(f"{value:.4g}" for value in rows[int(np.argmax(wrong))])
        raise WeightsError(
            "{names}: game theory solves to the coefficients {values}, and a share is not negative; choose another rule, "
            "or negative='project'",
            names=names,
            values=values,
        )


def _disjoint(count: int, rule: Rule) -> WeightsError:
    if count == 2:
        return WeightsError(
            "subjective, objective: no indicator has weight in both, so the {rule} rule gives none; use the linear rule",
            rule=rule,
        )
    return WeightsError(
        "{names}: no indicator has weight in all of them, so the {rule} rule gives none; use least_deviation",
        names=", ".join(_names(count)),
        rule=rule,
    )
