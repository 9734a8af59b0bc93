"""Weights as a method under test gives them: asked for, looked at on fixed figures, and asked for once more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from fuzzyeval.aliases import FloatArray
from fuzzyeval.testing.law import Condition, Words
from fuzzyeval.testing.trying import BrokenLawError, Refused, agree, need

__all__ = [
    "asked",
    "asked_again",
    "fixed",
    "meets",
    "need_left_alone",
    "need_the_same_again",
    "need_weights",
    "shown",
    "written",
]


def fixed(*figures: Any) -> FloatArray:
    """Return figures that nobody can write into."""
    found = np.array(figures, dtype=float)
    found.setflags(write=False)
    return found


def written(*given: FloatArray) -> str:
    """Return figures as they are printed, such as (1, 5; 4, 3) and (0.5, 0.5)."""
    rows = (["; ".join(", ".join(f"{cell:.6g}" for cell in row) for row in np.atleast_2d(one))] for one in given)
    return " and ".join(f"({row})" for (row,) in rows)


def shown(weights: FloatArray) -> str:
    """Return weights with four digits."""
    return written(np.round(weights, 4))


def asked(method: Callable[..., Any], *given: FloatArray) -> FloatArray:
    """Return the weights of copies of what is given, one for each indicator; what a method refuses is no example."""
    return _answer(method, *(one.copy() for one in given))


def asked_again(method: Callable[..., Any], *given: FloatArray) -> FloatArray:
    """Return the weights of what differs in no way that counts from what was weighed, so that it may not be refused."""
    try:
        return asked(method, *given)
    except Refused as refused:
        raise BrokenLawError(f"what was weighed is refused in this form, {written(*given)}: {refused}") from refused


def _answer(method: Callable[..., Any], *given: FloatArray) -> FloatArray:
    count = given[0].shape[-1]
    try:
        found = method(*given)
    except np.linalg.LinAlgError:  # a ValueError too, of NumPy's, but a breakdown
        raise
    except ValueError as error:
        raise Refused(f"{type(error).__name__}: {error}") from error
    weights = np.array(found, dtype=float)  # a copy, since a method may fill the same array again and again
    need(weights.shape == (count,), f"shape {weights.shape}, but ({count},) is wanted")
    need(np.isfinite(weights).all(), f"weights {weights.tolist()} are not finite")
    return weights


def need_weights(found: FloatArray) -> None:
    """Raise for what are no weights."""
    need((found >= 0).all() and abs(found.sum() - 1) <= 1e-9, f"weights {found.tolist()}")


def need_left_alone(method: Callable[..., Any], *given: FloatArray) -> None:
    """Raise where a method changes what it is given."""
    mine = [one.copy() for one in given]
    _answer(method, *mine)
    for found, before in zip(mine, given, strict=True):
        agree(found, before, "what was given, afterwards", rel=0, abs=0)


def need_the_same_again(method: Callable[..., Any], *given: FloatArray) -> None:
    """Raise where two calls differ, between which the figures were weighed in another order."""
    before = asked(method, *given)
    asked_again(method, *map(np.flip, given))
    again = asked_again(method, *given)
    same = np.allclose(before, again, rtol=1e-9, atol=1e-9)
    need(same, f"two calls with the same figures differ: {before.tolist()}, then {again.tolist()}")


def meets(en: str, zh: str, tried: Callable[[Callable[..., FloatArray]], str | None]) -> Condition:
    """Return the condition that something is so of a method on fixed figures; what breaks down there is tried on many."""

    def lacking(method: Any) -> str | None:
        def weights(*given: FloatArray) -> FloatArray:
            try:
                return asked(method, *given)
            except Refused as refused:
                raise Refused(f"it refuses figures that are plainly valid, {written(*given)}: {refused}") from refused

        try:
            return tried(weights)
        except Refused as refused:
            return str(refused)

    return Condition(Words(en, zh), lacking)
