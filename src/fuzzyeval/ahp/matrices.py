"""What the functions on judgements share: their checks, the consistency ratio, and judgements as people write them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from fuzzyeval import checks
from fuzzyeval.aliases import FloatArray, RandomIndex
from fuzzyeval.core.pairwise import indices
from fuzzyeval.core.pairwise.priorities import eigenvector, lambda_max
from fuzzyeval.errors import ArrayError, OptionError
from fuzzyeval.sealed import sealed

__all__ = [
    "one_matrix",
    "pair_text",
    "panel_weights",
    "plain",
    "ratio_of",
    "shown",
    "texts",
    "whole",
    "with_judgements",
    "within_nine",
]


def one_matrix(value: ArrayLike, *, gaps: bool = False) -> FloatArray:
    """Return one matrix of judgements, (n, n), checked."""
    array = checks.comparisons(value, gaps=gaps)
    if array.ndim != 2:
        raise ArrayError(
            "{name}: shape {shape!r}; give one matrix, (n, n), at a time", name="comparisons", shape=array.shape
        )
    return array


def pair_text(first: int, second: int, names: Sequence[str] | None) -> str:
    """Return what two indicators are called: by their names as in a study, or by their positions."""
    return f"[{first}, {second}]" if names is None else f"{names[first]}/{names[second]}"


def panel_weights(value: ArrayLike) -> FloatArray:
    """Return weights of several experts, (..., e, n), checked."""
    array = checks.unit_vector(value, "priorities")
    if array.ndim < 2:
        raise ArrayError("priorities: shape {shape!r}; give a row for each expert, (..., e, n)", shape=array.shape)
    return array


def plain(figure: Any) -> Any:
    """Return a Python number of one matrix or panel, a read-only array of a stack."""
    return figure.item() if np.ndim(figure) == 0 else sealed(np.asarray(figure))


def ratio_of(matrix: FloatArray, random_index: RandomIndex) -> float:
    """Return CR of one complete matrix."""
    eigenvalue = lambda_max(matrix, eigenvector(matrix))
    return indices.consistency(eigenvalue, len(matrix), random_index)[1].item()


def shown(judgement: float) -> str:
    """Return a judgement as an expert writes it: 3, 1/3, or 2.45 off the scale."""
    inverse = 1.0 / judgement
    if judgement < 1 and abs(inverse - round(inverse)) <= 1e-9 * inverse:
        return f"1/{round(inverse)}"
    return f"{judgement:.3g}" if judgement < 1000 else f"{judgement:g}"


def texts(names: object, order: int) -> tuple[str, ...] | None:
    """Return a name for each indicator, checked; None where there are none."""
    if names is None:
        return None
    if isinstance(names, Collection) and not isinstance(names, (str, bytes, Mapping, AbstractSet)):
        found = tuple(names)
        if len(found) == order and all(isinstance(name, str) for name in found):
            return found
    raise OptionError(
        "names: {value!r} does not name {order} indicators; give a list with a text for each, in the order of the matrix",
        value=names,
        order=order,
    )


def with_judgements(matrix: FloatArray, judgements: Iterable[tuple[int, int, float]]) -> FloatArray:
    """Return a copy with these judgements, and their reciprocals in the mirror images."""
    changed = matrix.copy()
    for first, second, value in judgements:
        changed[first, second], changed[second, first] = value, 1.0 / value
    return changed


def whole(value: object, name: str, *, low: int, high: int) -> int:
    """Return a whole number within [low, high]."""
    plain = value.item() if isinstance(value, np.generic) else value
    if isinstance(plain, bool) or not isinstance(plain, int) or not low <= plain <= high:
        raise OptionError(
            "{name}: {value!r} is not a whole number from {low} to {high}", name=name, value=value, low=low, high=high
        )
    return plain


def within_nine(array: FloatArray) -> FloatArray:
    """Return judgements within 1/9 to 9, or NaN; what printed reciprocals such as 0.11 have moved beyond is 9 again."""
    slack = np.sqrt(1.0 + checks.RECIPROCITY)
    beyond = ~np.isnan(array) & ~((array >= 1 / (9 * slack)) & (array <= 9 * slack))
    checks.refuse_where(beyond, array, "comparisons", "is beyond 1/9 to 9; judge on the scale of 1 to 9")
    return np.clip(array, 1 / 9, 9)
