"""Judgement and data into one weight vector, by five rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast, get_args

import numpy as np
from numpy.typing import ArrayLike

from fuzzyeval import checks
from fuzzyeval.aliases import BoolArray, FloatArray, Negative, Rule
from fuzzyeval.core import combining as core
from fuzzyeval.core.combining import United
from fuzzyeval.errors import ArrayError, OptionError, WeightsError
from fuzzyeval.wording import Message, message

__all__ = ["combine", "found", "names"]

_RULE_OF = {"alpha": "linear", "floor": "multiplicative", "negative": "game_theory"}
"""Which rule alone takes an option."""


def combine(
    subjective: ArrayLike,
    objective: ArrayLike,
    *,
    rule: Rule = "multiplicative",
    alpha: float | None = None,
    floor: float | None = None,
    negative: Negative | None = None,
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
        The share of judgement, 0 to 1, in the linear rule, and only there; None is 0.5.
    floor
        φ of the multiplicative rule, and only of that, 0 to 1: b is taken as (1 − φ)b + φ/m, so that data of no weight veto
        no judgement. None is 0.
    negative
        What happens, under game theory only, where its system solves to a negative coefficient, as it does where
        a·a < a·b, so that the two lean the same way and a is flatter: ``refuse``, which None is too; or ``project``, so
        that the other one gets all, the nearest point of the simplex. The more uneven of the two gets the larger share,
        and a uniform one 0; those with no indicator in common, and those that are equal, get half each.

    Returns
    -------
    FloatArray
        Weights, (..., m), summing to 1.

    Raises
    ------
    ArrayError
        For vectors that are no weights, or of unequal length.
    OptionError
        For an unknown rule, an alpha or a floor outside [0, 1], or an option that the rule has no use for.
    WeightsError
        Where no indicator has weight in both vectors, under the multiplicative and the geometric rule, or a coefficient
        of game theory is negative and not to be projected; of stacks the first such place is named.

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
    alpha: float | None,
    floor: float | None,
    negative: Negative | None,
) -> United:
    """Return what a rule makes of vectors that are weights, (..., m), or say why it makes nothing of them.

    Raises
    ------
    ArrayError, OptionError, WeightsError
        As :func:`combine` does.
    """
    chosen = cast(Rule, checks.choice(rule, get_args(Rule), "rule"))
    share = 0.5 if alpha is None else checks.number(alpha, "alpha", low=0.0, high=1.0)
    least = 0.0 if floor is None else checks.number(floor, "floor", low=0.0, high=1.0)
    mend = "refuse" if negative is None else checks.choice(negative, get_args(Negative), "negative")
    _refuse_unfit(chosen, {"alpha": alpha, "floor": floor, "negative": negative}, len(vectors))
    united = core.united(_stacked(vectors), rule=chosen, alpha=share, floor=least)
    if united.solved is not None:
        _refuse_unsolved(united.solved, cast(Negative, mend), vectors)
    else:
        _refuse_disjoint(united.weights, chosen, vectors)
    return united


def names(count: int) -> list[str]:
    """Return what so many vectors are called."""
    return ["subjective", "objective", *(f"further[{at}]" for at in range(count - 2))]


def _named(vectors: Sequence[FloatArray], place: Sequence[int]) -> str:
    """Return what the vectors are called, each with where in it a place of their stack is."""
    called = zip(names(len(vectors)), vectors, strict=True)
    return ", ".join(f"{name}{_at(vector.shape[:-1], place)}" for name, vector in called)


def _at(stack: tuple[int, ...], place: Sequence[int]) -> str:
    """Return a place of a stack where it is in one of those that were broadcast to it, as ``[2]``."""
    own = zip(place[len(place) - len(stack) :], stack, strict=True)
    return f"[{', '.join(str(at if size > 1 else 0) for at, size in own)}]" if stack else ""


def _refuse_unfit(rule: Rule, options: Mapping[str, object], count: int) -> None:
    """Refuse options that the rule has no use for, and more vectors than it unites."""
    for name, value in options.items():
        if value is not None and rule != _RULE_OF[name]:
            raise OptionError(
                "{name}: only the {owner} rule has one, not {rule}; leave it out, or change the rule",
                name=name,
                owner=_RULE_OF[name],
                rule=rule,
            )
    if rule == "linear" and count > 2:
        raise OptionError(
            "rule: linear unites two vectors, and {count} are given; use least_deviation, which gives each the same",
            count=count,
        )


def _stacked(vectors: Sequence[FloatArray]) -> FloatArray:
    """Return vectors, (..., m) each, as one array, (..., k, m)."""
    first = vectors[0]
    for name, vector in zip(names(len(vectors)), vectors, strict=True):
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


def _refuse_unsolved(solved: FloatArray, negative: Negative, vectors: Sequence[FloatArray]) -> None:
    undetermined, wrong = np.isnan(solved).any(axis=-1), (solved < 0).any(axis=-1)
    if undetermined.any():
        raise WeightsError(
            "{names}: one vector follows from the others, or nearly, and the equations of game theory contradict each other or "
            "leave its coefficients open; leave one out",
            names=_named(vectors, _first(undetermined)),
        )
    if wrong.any() and negative == "refuse":
        place = _first(wrong)
        raise WeightsError(
            "{names}: game theory solves to the coefficients {values}, and a share is not negative; choose another rule, "
            "or negative='project'",
            names=_named(vectors, place),
            values=", ".join(f"{value:.4g}" for value in solved[place]),
        )


def _refuse_disjoint(weights: FloatArray, rule: Rule, vectors: Sequence[FloatArray]) -> None:
    nothing = ~(np.abs(weights.sum(axis=-1) - 1.0) <= 1e-9)
    if not nothing.any():
        return
    called = _named(vectors, _first(nothing))
    if len(vectors) > 2:
        raise WeightsError(
            "{names}: no indicator has weight in all of them, so the {rule} rule gives none; {remedy}",
            names=called,
            rule=rule,
            remedy=_remedy(rule, message("use least_deviation")),
        )
    raise WeightsError(
        "{names}: no indicator has weight in both, so the {rule} rule gives none; {remedy}",
        names=called,
        rule=rule,
        remedy=_remedy(rule, message("use the linear rule")),
    )


def _remedy(rule: Rule, otherwise: Message) -> Message:
    return message("give it a floor, or {otherwise}", otherwise=otherwise) if rule == "multiplicative" else otherwise


def _first(wrong: BoolArray | np.bool_) -> tuple[int, ...]:
    return tuple(np.argwhere(wrong)[0].tolist())
