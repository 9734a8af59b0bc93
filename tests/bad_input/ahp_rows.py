"""Judgements in pairs: how they are weighed, completed and held against each other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

import fuzzyeval as fe
from bad_input.rows import Row
from fuzzyeval.errors import ArrayError, FuzzyEvalError, OptionError, WeightsError

__all__ = ["ROWS"]

_NAN = float("nan")


def _row(
    given: Callable[[], object], place: str, value: str, said: str, error: type[FuzzyEvalError] = ArrayError
) -> Row:
    return Row(lambda _: given(), place, value, said, error)


def _any(value: object) -> Any:
    """Return a value of another type than is asked for, past the type checker."""
    return value


_WEIGHING = (
    _row(
        lambda: fe.ahp.consistency(np.ones((16, 16)), random_index="saaty_1980"),
        "random_index",
        "saaty_1980",
        "random_index: saaty_1980 is tabulated to order 15, not for 16; choose alonso_lamata",
        OptionError,
    ),
    _row(
        lambda: fe.ahp.consistency([[1]], random_index=_any("saaty_1982")),
        "random_index",
        "'saaty_1982'",
        "random_index: 'saaty_1982' is not one of alonso_lamata, saaty_1980, saaty_2005; did you mean 'saaty_1980'?",
        OptionError,
    ),
)

_COMPLETING = (
    _row(
        lambda: fe.ahp.complete([[1]], method=_any("least_square")),
        "method",
        "'least_square'",
        "method: 'least_square' is not one of least_lambda, least_squares; did you mean 'least_squares'?",
        OptionError,
    ),
    _row(
        lambda: fe.ahp.complete([[1, 2, _NAN], [_NAN, 1, _NAN], [_NAN, _NAN, 1]], method="least_squares"),
        "comparisons",
        "{2}",
        "comparisons: the judgements do not connect {0, 1} and {2}; add a comparison between the parts, or their weights "
        "are undetermined",
        WeightsError,
    ),
)

_CONTRADICTING = (
    _row(
        lambda: fe.ahp.koczkodaj([[1, _NAN], [_NAN, 1]]),
        "comparisons[0, 1]",
        "nan",
        "comparisons[0, 1]: nan is a gap; fill it with fuzzyeval.ahp.complete",
    ),
    _row(
        lambda: fe.ahp.contradictions(np.ones((2, 3, 3))),
        "comparisons",
        "(2, 3, 3)",
        "comparisons: shape (2, 3, 3); give one matrix, (n, n), at a time",
    ),
    _row(
        lambda: fe.ahp.contradictions([[1, 3], [3, 1]]),
        "comparisons[0, 1]",
        "3",
        "comparisons[0, 1]: 3 is not the reciprocal of its mirror image (within 2 %); give a[j, i] = 1 / a[i, j]",
    ),
)

ROWS = (*_WEIGHING, *_COMPLETING, *_CONTRADICTING)
"""What is wrong with judgements in pairs, or with the options beside them."""
