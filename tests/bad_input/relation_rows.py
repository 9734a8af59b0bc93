"""Relations made elsewhere: rows, tables, and whether they are the study's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

import fuzzyeval as fe
from bad_input.rows import FOLDER, STUDY, Row
from fuzzyeval.errors import AnswersError, ArrayError, FuzzyEvalError, OptionError, RelationError, WeightsError

__all__ = ["ROWS"]

_SERVICE = fe.Study.from_yaml(STUDY)
_GRADES = _SERVICE.grade_labels
_FIFTHS = [0.2] * 5
_FULL = {"speed": _FIFTHS, "care": _FIFTHS, "price": _FIFTHS}
_TABLE = [{"leaf": leaf, **dict.fromkeys(_GRADES, 0.2)} for leaf in _FULL]
_NEITHER = "relation: give a mapping of leaf to degrees, and a list of the grades' labels"
_DEGREE = "is not a degree; give a number from 0 to 1"


def _row(
    given: Callable[[], object], place: str, value: str, said: str, error: type[FuzzyEvalError] = RelationError
) -> Row:
    return Row(lambda _: given(), place, value, said, error)


def _rows(rows: Any, place: str, value: str, said: str, error: type[FuzzyEvalError] = RelationError) -> Row:
    return _row(lambda: fe.Relation.from_rows(rows, _GRADES), place, value, said, error)


def _table(cells: Mapping[str, Any], place: str, value: str, said: str) -> Row:
    """Return the row of a table whose second row is another."""
    table = [_TABLE[0], {**_TABLE[1], **cells}, _TABLE[2]]
    return _row(lambda: fe.Relation.from_frame(table), place, value, said)


def _graded(
    rows: Any, place: str, value: str, said: str, line: str = "", error: type[FuzzyEvalError] = RelationError
) -> Row:
    """Return the row of a relation that is none of the study's, to which a line is added."""
    study = fe.Study.from_yaml(STUDY + line)
    return _row(lambda: fe.evaluate(study, fe.Relation.from_rows(rows, _GRADES)), place, value, said, error)


_MADE = (
    _rows([_FIFTHS], "relation", "", _NEITHER),
    _row(lambda: fe.Relation.from_rows(_FULL, "abcde"), "relation", "", _NEITHER),
    _rows({}, "relation", "no rows", "relation: no rows; give a row a leaf"),
    _rows({"speed": [0.5, 0.5]}, "speed", "2 degrees", "speed: 2 degrees for 5 grades; give one a grade"),
    _rows(
        {"speed": [1, 0, 0, 0, 0], "care": [12, 5, 3, 0, 0]},
        "care, very satisfied",
        "12",
        "care, very satisfied: degree 12 is not in [0, 1]; divide counts by their number",
    ),
    _rows(
        {"speed": [0.6, 0.5, -0.1, 0, 0]},
        "speed, neutral",
        "-0.1",
        "speed, neutral: degree -0.1 is not in [0, 1]; divide counts by their number",
    ),
    _rows(
        {"speed": [0.5, 0.5, float("nan"), 0, 0]},
        "speed[2]",
        "nan",
        "speed[2]: nan is not finite; give a finite number",
        ArrayError,
    ),
    _rows(
        {"speed": ["a", "b"]},
        "speed",
        "['a', 'b']",
        "speed: ['a', 'b'] is not an array of numbers; give integers or floats",
        ArrayError,
    ),
)

_READ = (
    _table({"neutral": "20%"}, "care, neutral", "'20%'", f"care, neutral: '20%' {_DEGREE}"),
    _table({"neutral": None}, "care, neutral", "None", f"care, neutral: None {_DEGREE}"),
    _table({"neutral": True}, "care, neutral", "True", f"care, neutral: True {_DEGREE}"),
    _table({"neutral": [0.2]}, "care, neutral", "[0.2]", f"care, neutral: [0.2] {_DEGREE}"),
    _table({"neutral": 1j}, "care, neutral", "1j", f"care, neutral: 1j {_DEGREE}"),
    _table(
        {"neutral": 1.2},
        "care, neutral",
        "1.2",
        "care, neutral: degree 1.2 is not in [0, 1]; divide counts by their number",
    ),
    _table(
        {"neutral": "1e999"},
        "care, neutral",
        "inf",
        "care, neutral: degree inf is not in [0, 1]; divide counts by their number",
    ),
    _table({"leaf": "speed"}, "speed", "two rows", "speed: two rows for one leaf; keep one"),
    _table({"leaf": None}, "row 2", "'leaf'", "relation, row 2: no leaf id in column 'leaf'; give one"),
    _row(
        lambda: fe.Relation.from_frame([{"leaf": "speed", "good": 1}]),
        "relation",
        "['leaf', 'good']",
        "relation: columns ['leaf', 'good']; give the leaf's id first, then two grades or more",
    ),
    _row(
        lambda: fe.Relation.from_frame(pd.DataFrame(_TABLE)[:0]),
        "relation",
        "no rows",
        "relation: no rows; give a row a leaf",
    ),
    _row(
        lambda: fe.Relation.from_frame([{**row, "branch": "north"} for row in _TABLE], by="brnch"),
        "by",
        "'brnch'",
        "by: no column is called 'brnch'; did you mean 'branch'?",
    ),
    _row(
        lambda: fe.Relation.from_frame(
            [{**row, "branch": branch} for row in _TABLE for branch in "xy"][:-1], by="branch"
        ),
        "y/price",
        "no row",
        "y/price: no row; give one for every leaf of every object",
    ),
    _row(
        lambda: fe.Relation.from_frame(_TABLE, by=5),  # type: ignore[arg-type]  # no column's name
        "by",
        "5",
        "by: 5 does not name columns; give one name, or several different ones",
        OptionError,
    ),
)


def _broken(folder: Path) -> object:
    (folder / "relation.csv").write_text("leaf,good,bad\nspeed,0.5,0.5\ncare,0.5\n", encoding="utf-8")
    return fe.Relation.from_frame(folder / "relation.csv")


_BROKEN = Row(
    _broken,
    f"{FOLDER}/relation.csv, line 3",
    "2 fields",
    f"{FOLDER}/relation.csv, line 3: 2 fields for 3 columns; mend the line",
    AnswersError,
)

_MATCHED = (
    _graded(
        {"speed": _FIFTHS, "care": _FIFTHS, "prise": _FIFTHS},
        "relation",
        "'prise'",
        "relation: 'prise' is no leaf of the study; did you mean 'price'?",
    ),
    _row(
        lambda: fe.evaluate(_SERVICE, fe.Relation.from_rows(_FULL, [*_GRADES[:3], "disatisfied", _GRADES[4]])),
        "relation",
        "'disatisfied'",
        "relation: 'disatisfied' is no grade of the study; did you mean 'dissatisfied'?",
    ),
    _graded(
        {**_FULL, "care": [0.5, 0.5, 0.5, 0, 0]},
        "care",
        "1.5",
        "care: the degrees sum to 1.5, not to 1; mend the row, or let the study say rows: as_given or rows: normalise",
    ),
    _graded(
        {**_FULL, "care": [0] * 5},
        "care",
        "0",
        "care: all degrees are 0, so the row cannot be divided by its sum; mend the row",
        "rows: normalise",
    ),
    _graded(
        {leaf: [0] * 5 for leaf in _FULL},
        "speed",
        "0",
        "speed: every degree is 0, so no grade can be read off; use another operator, or mend the relation",
        "rows: as_given",
        WeightsError,
    ),
    _row(
        lambda: fe.evaluate(_SERVICE, fe.Relation.from_rows(_FULL, _GRADES), by="branch"),
        "by",
        "branch",
        "by: the relation is by no column, not by branch; name the same columns",
    ),
    _row(
        lambda: fe.evaluate(_SERVICE, fe.Relation.from_frame([{**row, "branch": "x"} for row in _TABLE], by="branch")),
        "by",
        "branch",
        "by: the relation is by branch, not by no column; name the same columns",
    ),
)

ROWS = (*_MADE, *_READ, _BROKEN, *_MATCHED)
"""What is wrong with a relation."""
