"""How laws of the whole job, and of tallies, call what they are tried on: with copies, as ``evaluate`` is called.

With a study and rows; for some laws with a study and a :class:`fuzzyeval.Relation`, or with ``by`` and the name of a
column. It returns what :func:`fuzzyeval.evaluate` returns.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import Any

from fuzzyeval.model.indicator import Indicator
from fuzzyeval.model.scale import GradeScale
from fuzzyeval.model.study import Study
from fuzzyeval.relation import Relation
from fuzzyeval.testing.law import Condition, Law, Words, law

__all__ = ["TAKES_BY", "TAKES_RELATION", "of_evaluation", "of_tally"]

_STUDY = Study(grades=GradeScale(3), root=Indicator(id="all", children=[Indicator(id="a"), Indicator(id="b")]))
_ROWS = ({"a": 1, "b": 3, "branch": "north"}, {"a": 2, "b": 3, "branch": "south"})
_RELATION = Relation.from_rows({"a": [0.5, 0.5, 0.0], "b": [0.0, 0.25, 0.75]}, _STUDY.grade_labels)


def _rows() -> list[dict[str, Any]]:
    return [dict(row) for row in _ROWS]


def _without_relation(evaluate: Any) -> str | None:
    evaluate(_STUDY, _rows())  # what breaks down on rows is tried, and fails
    try:
        evaluate(_STUDY, _RELATION)
    except Exception as error:  # noqa: BLE001  (whatever a service says of what it does not take)
        return f"it takes no relation: {error}"
    return None


def _without_by(evaluate: Any) -> str | None:
    try:
        signature(evaluate).bind(_STUDY, _ROWS, by="branch")
    except TypeError as error:
        return f"it takes no by: {error}"
    return None


TAKES_RELATION = Condition(
    Words("it takes a relation in place of rows", "可用模糊关系矩阵代替数据行"), _without_relation
)
TAKES_BY = Condition(
    Words("it takes by, the column that tells objects apart", "可用 by 指定区分评价对象的列"), _without_by
)


def of_evaluation(en: str, zh: str, **told: Any) -> Callable[[Callable[..., None]], Law]:
    """Turn a function into a law of evaluations, which are of copies of the rows: a law goes on with what it has given."""
    return _called(
        law(en, zh, **told),
        lambda evaluate: lambda study, rows, **options: evaluate(study, _copies(rows), **options),
    )


def of_tally(en: str, zh: str, **told: Any) -> Callable[[Callable[..., None]], Law]:
    """Turn a function into a law of tallies, whose frames are made of copies of the rows."""
    return _called(law(en, zh, **told), lambda frame_from: lambda rows: frame_from(_copies(rows)))


def _called(made: Callable[[Callable[..., None]], Law], way: Callable[[Any], Any]) -> Callable[..., Law]:
    """Return what makes a law whose subject is called in some way."""

    def making(holds: Callable[..., None]) -> Law:
        @wraps(holds)
        def called(subject: Any, **case: Any) -> None:
            holds(way(subject), **case)

        return made(called)

    return making


def _copies(rows: Any) -> Any:
    return [dict(row) for row in rows] if isinstance(rows, list) else rows
