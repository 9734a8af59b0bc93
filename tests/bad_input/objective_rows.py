"""Data that weights are made from, and the options beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import fuzzyeval as fe
from bad_input.rows import Row
from fuzzyeval.errors import ArrayError, FuzzyEvalError, OptionError, WeightsError

__all__ = ["ROWS"]

_NAN = float("nan")
_TABLE = [[1, 5], [3, 4], [2, 2]]


def _row(
    given: Callable[[], object], place: str, value: str, said: str, error: type[FuzzyEvalError] = ArrayError
) -> Row:
    return Row(lambda _: given(), place, value, said, error)


def _any(value: object) -> Any:
    """Return a value of another type than is asked for, past the type checker."""
    return value


_POLICY = (
    _row(
        lambda: fe.objective.critic([[1.0, 2.0], [3.0, _NAN]]),
        "scores[1, 1]",
        "nan",
        "scores[1, 1]: nan is not finite; give a finite number",
    ),
    _row(
        lambda: fe.objective.gini([[1, 2], [3, -4]]),
        "scores[1, 1]",
        "-4",
        "scores[1, 1]: -4 is negative; shift or rescale the column to start at 0 or above",
    ),
    _row(
        lambda: fe.objective.merec([[1, 2], [3, 0]]),
        "scores[1, 1]",
        "0",
        "scores[1, 1]: 0 is not above 0; shift or rescale the column to start above 0",
    ),
    _row(
        lambda: fe.objective.merec(_TABLE, directions=_any(["cost", "benifit"])),
        "directions[1]",
        "'benifit'",
        "directions[1]: 'benifit' is not one of benefit, cost; did you mean 'benefit'?",
        OptionError,
    ),
    _row(
        lambda: fe.objective.critic(_TABLE, directions=_any("cost")),
        "directions",
        "'cost'",
        "directions: 'cost' is not a list; give benefit or cost for each column",
        OptionError,
    ),
    _row(
        lambda: fe.objective.critic(_TABLE, directions=["cost"]),
        "directions",
        "1",
        "directions: 1 for 2 columns; give one a column",
        OptionError,
    ),
    _row(
        lambda: fe.objective.critic(_TABLE, limits=_any(5)),
        "limits",
        "5",
        "limits: 5 is not a pair; give the lowest and the highest score",
        OptionError,
    ),
    _row(
        lambda: fe.objective.critic(_TABLE, limits=(5, 1)),
        "limits",
        "5",
        "limits: 5 is not below 1; give the lowest and the highest score",
        OptionError,
    ),
    _row(
        lambda: fe.objective.critic(_TABLE, limits=(-1.5e308, 1.5e308)),
        "limits",
        "-1.5e+308",
        "limits: from -1.5e+308 to 1.5e+308 is farther than numbers reach; divide scores and limits by some number",
        OptionError,
    ),
    _row(
        lambda: fe.objective.critic(_TABLE, limits=([0, 0, 0], 9)),
        "limits[0]",
        "(3,)",
        "limits[0]: shape (3,) for 2 columns; give a number, or one a column",
        OptionError,
    ),
    _row(
        lambda: fe.objective.standard_deviation(_TABLE, limits=(1, 4)),
        "scores[0, 1]",
        "5",
        "scores[0, 1]: 5 is outside of the limits; give those of the whole scale",
    ),
    _row(
        lambda: fe.objective.standard_deviation([_TABLE, [[1, 1]] * 3]),
        "scores[1]",
        "",
        "scores[1]: no column varies, so the standard deviation prefers none; weigh by judgement or equally",
        WeightsError,
    ),
)

_METHODS = (
    _row(
        lambda: fe.objective.critic([[1, 10], [2, 20]]),
        "scores",
        "",
        "scores: all columns that vary say the same but for their scales, so CRITIC prefers none; weigh by the standard "
        "deviation",
        WeightsError,
    ),
    _row(
        lambda: fe.objective.principal_components([[1, 1], [1, 2], [2, 1], [2, 2]]),
        "scores",
        "",
        "scores: a second component explains as much as the first, so that no column goes with the others most; weigh "
        "otherwise",
        WeightsError,
    ),
    _row(
        lambda: fe.objective.cilos([[1, 5], [3, 5]]),
        "column 1",
        "5",
        "scores: column 1 is best in row 0 and in row 1, 5, so that what it loses is not determined; leave the column "
        "out, or weigh otherwise",
        WeightsError,
    ),
    _row(
        lambda: fe.objective.idocriw([[1, 5], [3, 7]]),
        "row 1",
        "",
        "scores: row 1 is the best by every column, so that nothing is ever lost; leave the row out, or weigh otherwise",
        WeightsError,
    ),
)

_IMPORTANCE = (
    _row(
        lambda: fe.objective.stated([[5, -1]]),
        "ratings[0, 1]",
        "-1",
        "ratings[0, 1]: -1 is negative; shift the ratings to start at 0 or above",
    ),
    _row(
        lambda: fe.objective.stated([[0, 0]]),
        "ratings",
        "0",
        "ratings: all are 0, so that nothing matters; weigh otherwise",
        WeightsError,
    ),
    _row(
        lambda: fe.objective.derived(_TABLE, [1, 2]),
        "outcome",
        "(2,)",
        "outcome: shape (2,) for scores of (3, 2); give one for each row",
    ),
    _row(
        lambda: fe.objective.derived(_TABLE, [1, 2, 3], method=_any("relativ")),
        "method",
        "'relativ'",
        "method: 'relativ' is not one of correlation, regression, relative; did you mean 'relative'?",
        OptionError,
    ),
    _row(
        lambda: fe.objective.derived(_TABLE, [2, 2, 2]),
        "scores",
        "",
        "scores: no column goes with the outcome; weigh otherwise",
        WeightsError,
    ),
    _row(
        lambda: fe.objective.derived(_TABLE, [1, 3, 2]),
        "column 1",
        "-0.3273",
        "scores: column 1 goes against the outcome, -0.3273, which is no weight; give it the direction cost, leave it out, "
        "or use relative",
        WeightsError,
    ),
    _row(
        lambda: fe.objective.derived([[1, 1], [2, 1], [3, 3], [4, 3]], [2, 5, 6, 9], method="regression"),
        "column 1",
        "-0.4",
        "scores: column 1 has the coefficient -0.4 beside the other columns, which is no weight; use relative, or "
        "correlation",
        WeightsError,
    ),
    _row(
        lambda: fe.objective.derived([[1, 2], [2, 4], [3, 6]], [1, 3, 2], method="relative"),
        "scores",
        "",
        "scores: columns follow from one another, so that their shares are not determined; leave one out, or give more "
        "rows",
        WeightsError,
    ),
    _row(
        lambda: fe.objective.vote_entropy([[1], [1]]),
        "relation",
        "one grade",
        "relation: one grade is no choice; give at least two columns",
    ),
    _row(
        lambda: fe.objective.vote_entropy([[0.5, 0.5], [0.5, 0.5]]),
        "relation",
        "",
        "relation: every row is spread evenly over the grades, so that none is surer than another; weigh otherwise",
        WeightsError,
    ),
)

ROWS = (*_POLICY, *_METHODS, *_IMPORTANCE)
"""What is wrong with data that weights are made from."""
