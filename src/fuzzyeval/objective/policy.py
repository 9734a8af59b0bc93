"""What the methods of weighing columns are given, checked in one place, and what they do with what is odd.

===============================  ==============================  ====================================  =======================
given                            entropy, variation, gini        standard_deviation, critic,           merec, cilos, idocriw
                                                                 principal_components, derived
===============================  ==============================  ====================================  =======================
0                                a score                         a score                               refused
a negative score                 refused                         a score                               refused
a column of zeros                refused: nothing to share out   constant                              refused
a constant column                weighs 0                        weighs 0                              0 (merec), refused
missing, infinite                refused                         refused                               refused
one row                          refused                         refused                               refused
one column that varies           weighs 1                        weighs 1                              weighs 1
nothing varies                   refused                         refused                               refused
a cost                           as it stands: dispersion has    turned round, which only critic and   turned round
                                 no direction                    derived notice
===============================  ==============================  ====================================  =======================

No value is changed in silence, none is replaced by its absolute value, and no result is NaN.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

import numpy as np
from numpy.typing import ArrayLike

from fuzzyeval import checks
from fuzzyeval.aliases import BoolArray, Direction, FloatArray
from fuzzyeval.errors import ArrayError, OptionError, WeightsError
from fuzzyeval.wording import message

__all__ = ["Directions", "Limits", "at", "costs", "interval", "positive", "ratio", "shared", "widths"]

Directions = Sequence[Direction] | None
"""Of each column whether more is better, ``benefit``, or less, ``cost``; None where more is always better."""

Limits = tuple[ArrayLike, ArrayLike] | None
"""The lowest and the highest score that can be given, each a number or one a column; None where that is not known."""


def interval(scores: ArrayLike) -> FloatArray:
    """Return scores of which only differences count, (..., k, m): finite, at least two rows."""
    array = checks.floats(scores, "scores", ndim=2)
    if array.shape[-2] < 2:
        raise ArrayError(
            "{name}: one row does not vary; give a row for each of at least two alternatives", name="scores"
        )
    return array


def ratio(scores: ArrayLike) -> FloatArray:
    """Return scores of which ratios count, (..., k, m): none negative, each column with a positive mean."""
    array = interval(scores)
    lowest = array.min()
    if lowest < 0:
        checks.refuse_where(
            array < 0, array, "scores", "is negative; shift or rescale the column to start at 0 or above"
        )
    if lowest == 0:
        largest = array.max(axis=-2)
        checks.refuse_where(
            largest == 0,
            largest,
            message("sum of {name}, column", name="scores"),
            "has nothing to share out; leave the column out",
        )
    return array


def positive(scores: ArrayLike) -> FloatArray:
    """Return scores that are divided by each other, (..., k, m): all above 0."""
    array = interval(scores)
    checks.refuse_where(array <= 0, array, "scores", "is not above 0; shift or rescale the column to start above 0")
    return array


def costs(directions: object, columns: int) -> BoolArray:
    """Return of which columns less is better, (m,)."""
    if directions is None:
        return np.zeros(columns, dtype=bool)
    listed = isinstance(directions, Sequence) or (isinstance(directions, np.ndarray) and directions.ndim == 1)
    if isinstance(directions, str) or not listed:
        raise OptionError("directions: {value!r} is not a list; give benefit or cost for each column", value=directions)
    given = list(directions)  # type: ignore[call-overload]  # a list of any kind
    if len(given) != columns:
        raise OptionError(
            "directions: {count} for {columns} columns; give one a column", count=len(given), columns=columns
        )
    known = get_args(Direction)
    return np.array([checks.choice(one, known, f"directions[{place}]") == "cost" for place, one in enumerate(given)])


def widths(limits: Any, scores: FloatArray) -> FloatArray | None:
    """Return the width of the scale of each column, (m,), that all scores lie on; None where no limits are given."""
    if limits is None:
        return None
    try:
        low, high = limits
    except (TypeError, ValueError) as error:
        raise OptionError(
            "limits: {value!r} is not a pair; give the lowest and the highest score", value=limits
        ) from error
    columns = scores.shape[-1]
    lowest, highest = _bound(low, "limits[0]", columns), _bound(high, "limits[1]", columns)
    if not (lowest < highest).all():
        raise OptionError(
            "limits: {low!r} is not below {high!r}; give the lowest and the highest score", low=low, high=high
        )
    checks.refuse_where(
        (scores < lowest) | (scores > highest),
        scores,
        "scores",
        "is outside of the limits; give those of the whole scale",
    )
    with np.errstate(over="ignore"):
        width = highest - lowest
    if not np.isfinite(width).all():
        raise OptionError(
            "limits: from {low!r} to {high!r} is farther than numbers reach; divide scores and limits by some number",
            low=low,
            high=high,
        )
    return width


def _bound(value: object, name: str, columns: int) -> FloatArray:
    bound = checks.floats(value, name, ndim=0)
    if bound.shape not in ((), (columns,)):
        raise OptionError(
            "{name}: shape {shape!r} for {columns} columns; give a number, or one a column",
            name=name,
            shape=bound.shape,
            columns=columns,
        )
    return np.broadcast_to(bound, (columns,))


def shared(parts: FloatArray, method: str) -> FloatArray:
    """Return what each column says as its share of the whole, (..., m)."""
    total = parts.sum(axis=-1, keepdims=True)
    nothing = ~(total[..., 0] > 0)
    if nothing.any():
        raise WeightsError(
            "scores{at}: no column varies, so {method} prefers none; weigh by judgement or equally",
            at=at(nothing),
            method=method,
        )
    return np.asarray(parts / total)


def at(wrong: BoolArray | np.bool_) -> str:
    """Return the place of the first table of a stack of which something holds, as ``[2]``; nothing of a single one."""
    return f"[{', '.join(map(str, np.argwhere(wrong)[0]))}]" if wrong.ndim else ""
