"""Untrusted values into arrays and words that the mathematics may trust, or an error with place, value and remedy."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice
from typing import Any, cast, get_args

import numpy as np

from fuzzyeval.aliases import BoolArray, FloatArray, RandomIndex
from fuzzyeval.core.pairwise.chunking import chunks
from fuzzyeval.core.pairwise.completing import components
from fuzzyeval.core.pairwise.indices import LARGEST_TABULATED
from fuzzyeval.errors import ArrayError, OptionError, WeightsError
from fuzzyeval.wording import Message, message

__all__ = [
    "JUDGEMENT_LIMIT",
    "RECIPROCITY",
    "choice",
    "comparisons",
    "connected",
    "degrees",
    "floats",
    "number",
    "parts",
    "parts_text",
    "random_index",
    "refuse_where",
    "suggestion",
    "unit_vector",
]

RECIPROCITY = 0.02 + 1e-12  # 2 and 0.49 are 2 % apart, though not in binary
"""How far aᵢⱼ·aⱼᵢ may lie from 1: printed matrices round."""

JUDGEMENT_LIMIT = 1e12
"""The largest judgement, and the inverse of the smallest: what follows from a chain of nines may be large."""


_LONGEST_WORD = 60  # comparing is quadratic in the length of words
_MOST_WORDS = 1_000


def suggestion(word: object, known: Iterable[object]) -> Message:
    """Return '; did you mean …?' where a known word is near, otherwise nothing; long words and lists are not compared."""
    said = str(word)[: _LONGEST_WORD + 1]
    words = [other for other in islice(known, _MOST_WORDS) if isinstance(other, str) and len(other) <= _LONGEST_WORD]
    near = get_close_matches(said, words, n=1, cutoff=0.6) if len(said) <= _LONGEST_WORD else []
    return message("; did you mean {near!r}?", near=near[0]) if near else Message("")


def choice(value: object, known: Iterable[str], name: str) -> str:
    """Return a word that is among the known ones."""
    known = list(known)
    if isinstance(value, str) and value in known:
        return value
    hint = suggestion(value if isinstance(value, str) else "", known)
    raise OptionError(
        "{name}: {value!r} is not one of {known}{hint}", name=name, value=value, known=tuple(known), hint=hint
    )


def number(value: object, name: str, *, low: float, high: float) -> float:
    """Return a finite number within [low, high]."""
    plain = value.item() if isinstance(value, np.generic) else value
    if isinstance(plain, bool) or not isinstance(plain, (int, float)) or not low <= plain <= high:
        raise OptionError(
            "{name}: {value!r} is not a number from {low:g} to {high:g}", name=name, value=value, low=low, high=high
        )
    return float(plain)


def random_index(value: object, order: int) -> RandomIndex:
    """Return the name of a random index that is known for so many indicators."""
    name = choice(value, get_args(RandomIndex), "random_index")
    if name != "alonso_lamata" and order > LARGEST_TABULATED:
        raise OptionError(
            "random_index: {name} is tabulated to order {most}, not for {order}; choose alonso_lamata",
            name=name,
            most=LARGEST_TABULATED,
            order=order,
        )
    return cast("RandomIndex", name)


def floats(value: object, name: str, *, ndim: int, gaps: bool = False) -> FloatArray:
    """Return an array of finite float64 with at least ``ndim`` axes, none of them empty; NaN only where gaps are allowed."""
    array = _numbers(value, name, ndim)
    if np.isfinite(array.min()) and np.isfinite(array.max()):  # no array of truths for what is mostly sound
        return array
    if gaps:
        refuse_where(np.isinf(array), array, name, "is not finite; give a finite number")
    else:
        refuse_where(~np.isfinite(array), array, name, "is not finite; give a finite number")
    return array


def _numbers(value: object, name: str, ndim: int) -> FloatArray:
    """Return an array of float64, whatever its values; an array that is one already is not copied."""
    if isinstance(value, np.ma.MaskedArray):
        value = np.ma.filled(value.astype(np.float64), np.nan)  # what is masked is missing, not what lies beneath
    if isinstance(value, (list, tuple)) and _holds_truth(value):
        raise ArrayError(
            "{name}: {value!r} is not an array of numbers; give integers or floats", name=name, value=value
        )
    try:
        raw = np.asarray(value)
    except ValueError as error:
        raise ArrayError("{name}: rows of unequal length; give a rectangular array", name=name) from error
    if raw.dtype.kind not in "iuf":
        raise ArrayError(
            "{name}: {value!r} is not an array of numbers; give integers or floats", name=name, value=value
        )
    if raw.ndim < ndim or 0 in raw.shape:
        raise ArrayError(
            "{name}: shape {shape!r}; give at least {ndim} dimension(s), none of them empty",
            name=name,
            shape=raw.shape,
            ndim=ndim,
        )
    with np.errstate(over="ignore"):  # what is too long for a float is infinite, and refused as that
        return np.asarray(raw, dtype=np.float64)


def comparisons(value: object, name: str = "comparisons", *, gaps: bool = False) -> FloatArray:
    """Return positive reciprocal matrices, (..., n, n), with NaN only where gaps are allowed.

    Reciprocal within 2 % is accepted; each pair is then replaced by its geometric compromise √(aᵢⱼ/aⱼᵢ). What needs no
    mending is not copied.
    """
    array = _numbers(value, name, 2)
    square = array.shape[-1] == array.shape[-2]
    if square and all(map(_sound, chunks(array))):
        return array
    array = floats(array, name, ndim=2, gaps=True)
    if not square:
        raise ArrayError("{name}: shape {shape!r}; judgement matrices are square", name=name, shape=array.shape)
    gap = np.isnan(array)
    diagonal = np.eye(array.shape[-1], dtype=bool)
    array = np.where(diagonal & gap, 1.0, array)
    gap = np.isnan(array)
    if not gaps:
        refuse_where(gap, array, name, "is a gap; fill it with fuzzyeval.ahp.complete")
    outside = ~gap & ~((array >= 1 / JUDGEMENT_LIMIT) & (array <= JUDGEMENT_LIMIT))
    refuse_where(outside, array, name, "is not a positive judgement from 1e-12 to 1e12; equal importance is 1")
    refuse_where(
        diagonal & (np.abs(array - 1.0) > 1e-12), array, name, "is on the diagonal; an indicator equals itself, 1"
    )
    other = np.swapaxes(array, -1, -2)
    array = np.where(gap, 1.0 / other, array)
    other = np.where(np.swapaxes(gap, -1, -2), 1.0 / array, other)
    product = array * other
    refuse_where(
        ~np.isnan(product) & ~(np.abs(product - 1.0) <= RECIPROCITY),
        array,
        name,
        "is not the reciprocal of its mirror image (within 2 %); give a[j, i] = 1 / a[i, j]",
    )
    exact = np.abs(product - 1.0) <= 1e-12
    return np.where(exact, array, np.sqrt(array / other))


def _sound(matrices: FloatArray) -> bool:
    """Return whether matrices, (k, n, n), are complete, within the limits and exactly reciprocal, with 1 on the diagonal."""
    if not (matrices.min() >= 1 / JUDGEMENT_LIMIT and matrices.max() <= JUDGEMENT_LIMIT):
        return False
    product = matrices * np.swapaxes(matrices, -1, -2)
    product -= 1.0
    return bool(np.abs(product, out=product).max() <= 1e-12)


def connected(array: FloatArray, name: str = "comparisons") -> FloatArray:
    """Return incomplete comparisons whose judgements connect all indicators, directly or through others."""
    reached = components(~np.isnan(array))
    apart = ~reached.all(axis=(-2, -1))
    if apart.any():
        first = reached.reshape(-1, *reached.shape[-2:])[int(np.argmax(apart.ravel()))]
        raise WeightsError(
            "{name}: the judgements do not connect {groups}; add a comparison between the parts, or their "
            "weights are undetermined",
            name=name,
            groups=parts_text(parts(first)),
        )
    return array


def parts(reached: BoolArray) -> tuple[tuple[int, ...], ...]:
    """Return the groups of positions that reach one another, (n, n), each in order."""
    return tuple(sorted({tuple(np.flatnonzero(row).tolist()) for row in reached}))


def parts_text(groups: Iterable[Iterable[object]]) -> str:
    """Return groups as '{a, b} and {c}'."""
    return " and ".join("{" + ", ".join(str(member) for member in group) + "}" for group in groups)


def degrees(value: object, name: str, remedy: str = "is not in [0, 1]; divide counts by their number") -> FloatArray:
    """Return numbers in [0, 1], (..., m, n) or (..., m)."""
    array = _numbers(value, name, 1)
    if not (array.min() >= 0 and array.max() <= 1):
        refuse_where(~np.isfinite(array), array, name, "is not finite; give a finite number")
        refuse_where(~((array >= 0) & (array <= 1)), array, name, remedy)
    return array


def unit_vector(value: object, name: str) -> FloatArray:
    """Return weights, (..., m), that are not negative and sum to 1 within 1e-4; they are divided by their sum."""
    array = floats(value, name, ndim=1)
    refuse_where(array < 0, array, name, "is negative; weights are at least 0")
    with np.errstate(over="ignore"):  # an infinite sum is not 1 either
        total = array.sum(axis=-1, keepdims=True)
    refuse_where(
        ~(np.abs(total - 1.0) <= 1e-4),
        total,
        message("sum of {name}", name=name),
        "is not 1; divide the weights by their sum",
    )
    return np.asarray(array / total)


def refuse_where(wrong: BoolArray, array: FloatArray, name: str | Message, why: str) -> None:
    """Raise an error that names the first place where ``wrong`` holds, and the value there."""
    if wrong.any():
        place = tuple(int(axis) for axis in np.argwhere(wrong)[0])
        at = f"[{', '.join(map(str, place))}]" if place else ""
        raise ArrayError("{name}{at}: {value:.12g} {why}", name=name, at=at, value=array[place], why=message(why))


def _holds_truth(value: list[Any] | tuple[Any, ...], depth: int = 64) -> bool:
    """Return whether True or False stands among the numbers of a nested list, which NumPy would turn into 1 and 0."""
    if any(isinstance(item, (bool, np.bool_)) for item in value):
        return True
    return any(isinstance(item, (list, tuple)) and depth and _holds_truth(item, depth - 1) for item in value)
