"""Operators of a user's own: what they must be, and that nothing depends on whether they write to ``out``."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import fuzzyeval as fe
from fuzzyeval.errors import OptionError

WEIGHTS, ROWS = [0.5, 0.25, 0.25], [[0.2, 0.8], [0.4, 0.6], [1.0, 0.0]]


def product(left: Any, right: Any, out: Any) -> Any:  # noqa: ARG001  (it makes an array of its own)
    return left * right


def plus(left: Any, right: Any, out: Any) -> Any:  # noqa: ARG001
    return left + right


def test_functions_that_return_arrays_of_their_own_count_as_those_that_write_to_out() -> None:
    mine = fe.Operator("M(mine)", product, plus)
    assert fe.compose(WEIGHTS, ROWS, operator=mine) == pytest.approx(fe.compose(WEIGHTS, ROWS))
    leaves = [fe.Indicator(id=leaf) for leaf in "abc"]
    manual = fe.Manual(weights={"all": dict(zip("abc", WEIGHTS, strict=True))})
    grades = fe.GradeScale([fe.Grade(label="good", score=2), fe.Grade(label="bad", score=1)])
    study = fe.Study(grades=grades, root=fe.Indicator(id="all", children=leaves), weighting=manual, missing="reweigh")
    answers = [{"a": "good", "b": "bad", "c": "good"}, {"a": "bad", "b": "bad", "c": "good"}]
    for given in (answers, [{**row, "b": None} for row in answers]):
        own = fe.evaluate(study.model_copy(update={"operator": mine}), given)
        assert own.membership == pytest.approx(fe.evaluate(study, given).membership)


@pytest.mark.parametrize(
    ("symbol", "weigh", "gather", "cap", "message"),
    [
        (5, np.minimum, np.maximum, None, "operator 5: the symbol is no text"),
        ("M", "min", np.maximum, None, "operator M: 'min' is not called as f"),
        (
            "M",
            np.minimum,
            lambda left, right: left + right,
            None,
            r"operator M: .* is not called as f\(left, right, out=",
        ),
        ("M", np.minimum, np.add, 0, "operator M: cap 0 is not a positive number; None is no limit"),
        ("M", np.minimum, np.add, "1", "operator M: cap '1' is not a positive number"),
    ],
)
def test_what_is_no_operator_is_refused_when_it_is_made(
    symbol: Any, weigh: Any, gather: Any, cap: Any, message: str
) -> None:
    with pytest.raises(OptionError, match=message):
        fe.Operator(symbol, weigh, gather, cap)
