"""Arrays, and the options of the functions that take them: compose, ahp, objective, combine, membership, Operator."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

import fuzzyeval as fe
from bad_input.rows import OPERATORS, Row
from fuzzyeval.errors import ArrayError, FuzzyEvalError, OptionError, WeightsError

__all__ = ["ROWS"]

_NAN, _INF = float("nan"), float("inf")
_NO_ARRAY = "is not an array of numbers; give integers or floats"


def _row(
    given: Callable[[], object], place: str, value: str, said: str, error: type[FuzzyEvalError] = ArrayError
) -> Row:
    return Row(lambda _: given(), place, value, said, error)


def _judged(matrix: Any, place: str, value: str, said: str) -> Row:
    return _row(lambda: fe.ahp.priorities(matrix), place, value, f"{place}: {said}")


def _any(value: object) -> Any:
    """Return a value of another type than is asked for, past the type checker."""
    return value


_AHP = (
    _judged(None, "comparisons", "None", f"None {_NO_ARRAY}"),
    _judged("1/3", "comparisons", "'1/3'", f"'1/3' {_NO_ARRAY}"),
    _judged([["1", "2"], ["1/2", "1"]], "comparisons", "'1/2'", f"[['1', '2'], ['1/2', '1']] {_NO_ARRAY}"),
    _judged([[True, True], [True, True]], "comparisons", "True", f"[[True, True], [True, True]] {_NO_ARRAY}"),
    _judged([[1, 1j], [1, 1]], "comparisons", "1j", f"[[1, 1j], [1, 1]] {_NO_ARRAY}"),
    _judged([[1, 10**400], [1, 1]], "comparisons", "1329 bits", f"[[1, <integer of 1329 bits>], [1, 1]] {_NO_ARRAY}"),
    _judged({1, 2}, "comparisons", "{1, 2}", f"{{1, 2}} {_NO_ARRAY}"),
    _judged([[1, 2], [1]], "comparisons", "", "rows of unequal length; give a rectangular array"),
    _judged([1, 2, 3], "comparisons", "(3,)", "shape (3,); give at least 2 dimension(s), none of them empty"),
    _judged([[]], "comparisons", "(1, 0)", "shape (1, 0); give at least 2 dimension(s), none of them empty"),
    _judged([[1, 2, 3], [1, 1, 1]], "comparisons", "(2, 3)", "shape (2, 3); judgement matrices are square"),
    _judged([[1, _NAN], [_NAN, 1]], "comparisons[0, 1]", "nan", "nan is a gap; fill it with fuzzyeval.ahp.complete"),
    _judged([[1, _INF], [0, 1]], "comparisons[0, 1]", "inf", "inf is not finite; give a finite number"),
    _judged(
        [[1, -3], [-1 / 3, 1]],
        "comparisons[0, 1]",
        "-3",
        "-3 is not a positive judgement from 1e-12 to 1e12; equal importance is 1",
    ),
    _judged(
        [[1, 3], [3, 1]],
        "comparisons[0, 1]",
        "3",
        "3 is not the reciprocal of its mirror image (within 2 %); give a[j, i] = 1 / a[i, j]",
    ),
    _judged([[1, 3], [1 / 3, 2]], "comparisons[1, 1]", "2", "2 is on the diagonal; an indicator equals itself, 1"),
    _judged(
        np.ma.masked_array([[1.0, 2.0], [0.5, 1.0]], mask=[[False, True], [False, False]]),
        "comparisons[0, 1]",
        "nan",
        "nan is a gap; fill it with fuzzyeval.ahp.complete",
    ),
    _judged(
        [np.ones((2, 2)), [[1, 2], [2, 1]]],
        "comparisons[1, 0, 1]",
        "2",
        "2 is not the reciprocal of its mirror image (within 2 %); give a[j, i] = 1 / a[i, j]",
    ),
    _row(
        lambda: fe.ahp.complete([[1, 2, _NAN], [_NAN, 1, _NAN], [_NAN, _NAN, 1]]),
        "comparisons",
        "{2}",
        "comparisons: the judgements do not connect {0, 1} and {2}; add a comparison between the parts, or their weights "
        "are undetermined",
        WeightsError,
    ),
    _row(
        lambda: fe.ahp.complete([[1, 1e12, _NAN], [_NAN, 1, 1e12], [_NAN, _NAN, 1]]),
        "comparisons",
        "1e12",
        "comparisons: what the judgements imply for a gap is beyond 1e-12 to 1e12; judge less extremely",
        WeightsError,
    ),
    _row(
        lambda: fe.ahp.consistency([[1]], method=_any("eigenvectors")),
        "method",
        "'eigenvectors'",
        "method: 'eigenvectors' is not one of eigenvector, geometric_mean; did you mean 'eigenvector'?",
        OptionError,
    ),
    _row(
        lambda: fe.ahp.priorities([[1]], method=_any(["eigenvector"])),
        "method",
        "['eigenvector']",
        "method: ['eigenvector'] is not one of eigenvector, geometric_mean",
        OptionError,
    ),
)

_OBJECTIVE = (
    _row(
        lambda: fe.objective.entropy([[1, 2, 3]]),
        "scores",
        "one row",
        "scores: one row does not vary; give a row for each of at least two alternatives",
    ),
    _row(
        lambda: fe.objective.entropy([[1, -2], [1, 2]]),
        "scores[0, 1]",
        "-2",
        "scores[0, 1]: -2 is negative; shift or rescale the column to start at 0 or above",
    ),
    _row(
        lambda: fe.objective.entropy([[1, 0], [2, 0]]),
        "column[1]",
        "0",
        "sum of scores, column[1]: 0 has nothing to share out; leave the column out",
    ),
    _row(
        lambda: fe.objective.entropy([[1.0, _NAN], [2.0, 3.0]]),
        "scores[0, 1]",
        "nan",
        "scores[0, 1]: nan is not finite; give a finite number",
    ),
    _row(
        lambda: fe.objective.entropy([[1, 2], [1, 2]]),
        "scores",
        "no column varies",
        "scores: no column varies, so entropy prefers none; weigh by judgement or equally",
        WeightsError,
    ),
)

_COMBINE = (
    _row(
        lambda: fe.combine([0.5, 0.6], [0.5, 0.5]),
        "sum of subjective[0]",
        "1.1",
        "sum of subjective[0]: 1.1 is not 1; divide the weights by their sum",
    ),
    _row(
        lambda: fe.combine([0.5, 0.5], [1.5, -0.5]),
        "objective[1]",
        "-0.5",
        "objective[1]: -0.5 is negative; weights are at least 0",
    ),
    _row(
        lambda: fe.combine([0.5, 0.5], [0.2, 0.3, 0.5]),
        "objective",
        "3",
        "objective: 3 weights for 2 subjective ones; give as many",
    ),
    _row(
        lambda: fe.combine([1, 0], [0, 1]),
        "subjective, objective",
        "",
        "subjective, objective: no indicator has weight in both, so the multiplicative rule gives none; give it a floor, or use "
        "the linear rule",
        WeightsError,
    ),
    _row(
        lambda: fe.combine([1], [1], rule=_any("multiplicativ")),
        "rule",
        "'multiplicativ'",
        "rule: 'multiplicativ' is not one of multiplicative, linear, geometric, game_theory, least_deviation; did you mean "
        "'multiplicative'?",
        OptionError,
    ),
    _row(lambda: fe.combine([1], [1], alpha=2), "alpha", "2", "alpha: 2 is not a number from 0 to 1", OptionError),
    _row(
        lambda: fe.combine([1], [1], alpha=_NAN), "alpha", "nan", "alpha: nan is not a number from 0 to 1", OptionError
    ),
    _row(
        lambda: fe.combine([1], [1], alpha=_any("0.5")),
        "alpha",
        "'0.5'",
        "alpha: '0.5' is not a number from 0 to 1",
        OptionError,
    ),
)

_COMPOSE = (
    _row(
        lambda: fe.compose([50, 50], [[1, 0], [0, 1]]),
        "weights[0]",
        "50",
        "weights[0]: 50 is not in [0, 1]; divide them by their sum",
    ),
    _row(
        lambda: fe.compose([0.5, 0.5], [[1, 0], [12, 3]]),
        "relation[1, 0]",
        "12",
        "relation[1, 0]: 12 is not in [0, 1]; divide counts by their number",
    ),
    _row(
        lambda: fe.compose([0.5, 0.5], [[1.0, _NAN], [0.0, 1.0]]),
        "relation[0, 1]",
        "nan",
        "relation[0, 1]: nan is not finite; give a finite number",
    ),
    _row(
        lambda: fe.compose([0.5, 0.5], [[1, 0], [0, 1], [1, 0]]),
        "relation",
        "(3, 2)",
        "relation: shape (3, 2) for 2 weights; give a row an indicator, a column a grade",
    ),
    _row(
        lambda: fe.compose([1], [[1]], operator="product-max"),
        "operator",
        "'product-max'",
        f"operator: 'product-max' is not one of {OPERATORS}; did you mean 'product_max'?",
        OptionError,
    ),
    _row(
        lambda: fe.compose([1], [[1]], operator=_any(None)),
        "operator",
        "None",
        f"operator: None is not one of {OPERATORS}",
        OptionError,
    ),
)

_OPERATOR = (
    _row(
        lambda: fe.Operator(_any(5), np.multiply, np.add),
        "operator",
        "5",
        "operator 5: the symbol is no text; write it as in 'M(∧,∨)'",
        OptionError,
    ),
    _row(
        lambda: fe.Operator("mine", _any(5), np.add),
        "operator mine",
        "5",
        "operator mine: 5 is not called as f(left, right, out=...)",
        OptionError,
    ),
    _row(
        lambda: fe.Operator("mine", np.multiply, np.add, cap=-1),
        "operator mine",
        "-1",
        "operator mine: cap -1 is not a positive number; None is no limit",
        OptionError,
    ),
    _row(
        lambda: fe.compose([0.5], [[1]], operator=fe.Operator("mine", np.subtract, np.add)),
        "operator mine",
        "",
        "operator mine: returned a degree that is negative or not finite; mend its weigh or gather",
        OptionError,
    ),
)

_MEMBERSHIP = (
    _row(
        lambda: fe.membership.triangular(1, 3, 2, 1),
        "a, b, c",
        "[3.0, 2.0, 1.0]",
        "a, b, c: [3.0, 2.0, 1.0] are not in order, or span nothing; give a ≤ b ≤ c with a < c",
        OptionError,
    ),
    _row(
        lambda: fe.membership.rising(1, 2, 2),
        "a, b",
        "[2.0, 2.0]",
        "a, b: [2.0, 2.0] are not in order, or span nothing; give a ≤ b with a < b",
        OptionError,
    ),
    _row(
        lambda: fe.membership.falling([1, _NAN], 1, 2),
        "x[1]",
        "nan",
        "x[1]: nan is not finite; give a finite number",
    ),
    _row(lambda: fe.membership.rising(_any([1, None]), 1, 2), "x", "[1, None]", f"x: [1, None] {_NO_ARRAY}"),
    _row(
        lambda: fe.membership.trapezoidal(1, _any("low"), 2, 3, 4),
        "a",
        "'low'",
        "a: 'low' is not a number from -1e+300 to 1e+300",
        OptionError,
    ),
)

ROWS = (*_AHP, *_OBJECTIVE, *_COMBINE, *_COMPOSE, *_OPERATOR, *_MEMBERSHIP)
"""What is wrong with an array, or with the options beside it."""
