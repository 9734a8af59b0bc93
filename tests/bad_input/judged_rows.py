"""What is wrong with repairs, panels, scales and fuzzy judgements: fe.ahp on what was judged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

import fuzzyeval as fe
from bad_input.rows import Row
from fuzzyeval.errors import ArrayError, FuzzyEvalError, OptionError, WeightsError

__all__ = ["ROWS"]

_NAN = float("nan")
_ONES = np.ones((3, 3))
_PANEL = np.ones((2, 3, 3))
_NINE = "is beyond 1/9 to 9; judge on the scale of 1 to 9"
_TEN = np.array([[1, 10], [0.1, 1]])


def _row(
    given: Callable[[], object], place: str, value: str, said: str, error: type[FuzzyEvalError] = ArrayError
) -> Row:
    return Row(lambda _: given(), place, value, said, error)


def _option(given: Callable[[], object], place: str, value: str, said: str) -> Row:
    return _row(given, place, value, said, OptionError)


def _any(value: object) -> Any:
    """Return a value of another type than is asked for, past the type checker."""
    return value


def _triangles(first: Any, second: Any) -> Any:
    return np.array([[[1, 1, 1], first], [second, [1, 1, 1]]], dtype=float)


_REPAIRS = (
    _row(
        lambda: fe.ahp.repairs(_PANEL),
        "comparisons",
        "(2, 3, 3)",
        "comparisons: shape (2, 3, 3); give one matrix, (n, n), at a time",
    ),
    _option(lambda: fe.ahp.repairs(_ONES, top=0), "top", "0", "top: 0 is not a whole number from 1 to 1000000"),
    _option(
        lambda: fe.ahp.repairs(_ONES, limit=_any(9.0)), "limit", "9.0", "limit: 9.0 is not a whole number from 2 to 99"
    ),
    _option(
        lambda: fe.ahp.least_changes(_ONES, below=0),
        "below",
        "0",
        "below: 0 is not a number from 1e-06 to 1e+06",
    ),
    _row(
        lambda: fe.ahp.repairs([[1, 2, _NAN], [1 / 2, 1, _NAN], [_NAN, _NAN, 1]]),
        "comparisons",
        "{0, 1} and {2}",
        "comparisons: the judgements do not connect {0, 1} and {2}; add a comparison between the parts, or their weights are "
        "undetermined",
        WeightsError,
    ),
    _row(
        lambda: fe.ahp.least_changes([[1, 2, _NAN], [1 / 2, 1, 3], [_NAN, 1 / 3, 1]]),
        "comparisons[0, 2]",
        "nan",
        "comparisons[0, 2]: nan is a gap; add what the expert says there, or use fuzzyeval.ahp.repairs, which takes gaps",
    ),
    _option(
        lambda: fe.ahp.repairs(_ONES).changes(["speed", "price"]),
        "names",
        "['speed', 'price']",
        "names: ['speed', 'price'] does not name 3 indicators; give a list with a text for each, in the order of the matrix",
    ),
    _option(
        lambda: fe.ahp.least_changes(_ONES).lines("abc"),
        "names",
        "'abc'",
        "names: 'abc' does not name 3 indicators; give a list with a text for each, in the order of the matrix",
    ),
    _option(
        lambda: fe.ahp.repaired(_ONES, _any([3])),
        "judgements",
        "[3]",
        "judgements: [3] is not a mapping; give {(0, 2): 3}",
    ),
    _option(
        lambda: fe.ahp.repaired(_ONES, {(1, 1): 3}),
        "judgements",
        "(1, 1)",
        "judgements: (1, 1) is not a place off the diagonal; give two positions from 0 to 2",
    ),
    _option(
        lambda: fe.ahp.repaired(_ONES, {(0, 1): 3, (1, 0): 3}),
        "judgements",
        "(1, 0)",
        "judgements: (1, 0) is given from both sides; give it once",
    ),
    _option(
        lambda: fe.ahp.repaired(_ONES, {(0, 1): -3}),
        "judgements[(0, 1)]",
        "-3",
        "judgements[(0, 1)]: -3 is not a positive judgement from 1e-12 to 1e12; give a number such as 3 or 1/3",
    ),
)

_PANELS = (
    _row(
        lambda: fe.ahp.pool(_ONES),
        "comparisons",
        "(3, 3)",
        "comparisons: shape (3, 3); give a matrix for each expert, (..., e, n, n)",
    ),
    _row(
        lambda: fe.ahp.pool(_PANEL, experts=[1, 2, 3]),
        "experts",
        "(3,)",
        "experts: shape (3,) for 2 experts; give one importance each",
    ),
    _row(
        lambda: fe.ahp.pool(_PANEL, experts=[1, -2]), "experts[1]", "-2", "experts[1]: -2 is negative; give 0 or more"
    ),
    _row(
        lambda: fe.ahp.pool(_PANEL, experts=[0, 0]),
        "experts",
        "",
        "experts: nobody has any importance; give one of them more than 0",
        WeightsError,
    ),
    _row(
        lambda: fe.ahp.pool(_PANEL, experts=[0, 1], groups=["a", "b"]),
        "experts",
        "'a'",
        "experts: nobody in group 'a' has any importance; leave the group out",
        WeightsError,
    ),
    _option(
        lambda: fe.ahp.pool(_PANEL, group_importances={"a": 1}),
        "group_importances",
        "",
        "group_importances: there are no groups; give groups, the group of each expert",
    ),
    _option(
        lambda: fe.ahp.pool(_PANEL, groups=["a"]),
        "groups",
        "['a']",
        "groups: ['a'] for 2 experts; give a group for each",
    ),
    _option(
        lambda: fe.ahp.pool(_PANEL, groups=["a", _any([])]),
        "groups[1]",
        "[]",
        "groups[1]: [] is not a name; give text or a number",
    ),
    _option(
        lambda: fe.ahp.pool(_PANEL, groups=["a", "b"], group_importances={"a": 1}),
        "group_importances",
        "{'a': 1}",
        "group_importances: {'a': 1} are not those of the groups ['a', 'b']; give one for each",
    ),
    _row(
        lambda: fe.ahp.pool(_PANEL, groups=["a", "b"], group_importances={"a": 0, "b": 0}),
        "group_importances",
        "",
        "group_importances: no group has any importance; give one of them more than 0",
        WeightsError,
    ),
    _row(
        lambda: fe.ahp.pool_priorities([1, 0]),
        "priorities",
        "(2,)",
        "priorities: shape (2,); give a row for each expert, (..., e, n)",
    ),
    _row(
        lambda: fe.ahp.pool_priorities([[1, 0], [0, 1]]),
        "priorities[0, 1]",
        "0",
        "priorities[0, 1]: 0 makes the geometric mean 0, whatever the others say; use the arithmetic mean",
    ),
    _row(
        lambda: fe.ahp.consensus([[1, 0]]),
        "priorities",
        "one expert",
        "priorities: one expert has nobody to agree with; give at least two rows",
    ),
    _row(
        lambda: fe.ahp.divided(_ONES),
        "comparisons",
        "(3, 3)",
        "comparisons: shape (3, 3); give the matrices of one panel, (e, n, n)",
    ),
)

_SCALES = (
    _row(lambda: fe.ahp.on_scale(_TEN), "comparisons[0, 1]", "10", f"comparisons[0, 1]: 10 {_NINE}"),
    _row(lambda: fe.ahp.fuzzify(_TEN), "comparisons[0, 1]", "10", f"comparisons[0, 1]: 10 {_NINE}"),
    _option(
        lambda: fe.ahp.on_scale([[1]], _any("balance")),
        "scale",
        "'balance'",
        "scale: 'balance' is not one of saaty, balanced, power, logarithmic; did you mean 'balanced'?",
    ),
    _option(lambda: fe.ahp.fuzzify([[1]], spread=_NAN), "spread", "nan", "spread: nan is not a number from 0 to 8"),
    _row(
        lambda: fe.ahp.fuzzy_priorities(np.ones((2, 3, 3))),
        "judgements",
        "(2, 3, 3)",
        "judgements: shape (2, 3, 3); give square matrices of triangles, (..., n, n, 3)",
    ),
    _row(
        lambda: fe.ahp.fuzzy_priorities(_triangles([3, 2, 4], [1 / 4, 1 / 2, 1 / 3])),
        "judgements[0, 1, 1]",
        "2",
        "judgements[0, 1, 1]: 2 is less than the corner before it; give l ≤ m ≤ u",
    ),
    _row(
        lambda: fe.ahp.fuzzy_priorities(_triangles([2, 3, 4], [2, 3, 4])),
        "judgements[0, 1, 0]",
        "2",
        "judgements[0, 1, 0]: 2 is not the reciprocal of its mirror image (within 2 %); give (1/u, 1/m, 1/l)",
    ),
)

ROWS = (*_REPAIRS, *_PANELS, *_SCALES)
"""What is wrong with an array of judgements, or with the options beside it."""
