"""Stored results that were edited or are none, keys that no result has, and options of results."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import numpy as np

import fuzzyeval as fe
from bad_input.rows import ANSWERS, STUDY, Row
from fuzzyeval.errors import FuzzyEvalError, OptionError, StudyError, UnknownKeyError

__all__ = ["ROWS"]

_SERVICE = fe.Study.from_yaml(STUDY)
_ONE = fe.evaluate(_SERVICE, ANSWERS)
_MANY = fe.evaluate(_SERVICE, ANSWERS, by="branch")
_OWN = fe.Study(
    grades=fe.GradeScale(5),
    root=fe.Indicator(id="service", children=[fe.Indicator(id="speed")]),
    operator=fe.Operator("mine", np.multiply, np.add),
)
_EDITED = "they are not what the stored study and answers give; evaluate again rather than edit"


def _row(given: Callable[[], object], place: str, value: str, said: str, error: type[FuzzyEvalError]) -> Row:
    return Row(lambda _: given(), place, value, said, error)


def _text(text: str, place: str, value: str, said: str) -> Row:
    return _row(lambda: fe.Evaluation.model_validate_json(text), place, value, said, StudyError)


def _edited(steps: tuple[str | int, ...], to: Any, place: str, value: str, said: str) -> Row:
    """Return the row of a stored evaluation of which one value was edited."""
    document = json.loads(_ONE.model_dump_json())
    holder = document
    for step in steps[:-1]:
        holder = holder[step]
    holder[steps[-1]] = to
    return _text(json.dumps(document), place, value, said)


_STORED = (
    _text("", "line 1", "", "evaluation, line 1: not JSON (Expecting value); mend the line"),
    _text("[]", "evaluation", "[]", "evaluation: [] is no mapping; give fields and their values"),
    _text('{"a": 1, "a": 2}', "evaluation", "'a'", "evaluation: key 'a' occurs twice; keep one"),
    _text('{"a": NaN}', "evaluation", "NaN", "evaluation: NaN is not a number; give a finite one"),
    _text("[" * 100_000, "evaluation", "100", "evaluation: nested deeper than 100 levels; flatten it"),
    _text(
        _MANY.model_dump_json(),
        "evaluation",
        "2",
        "evaluation: 2 objects are stored; read them with Evaluations.model_validate_json",
    ),
    _edited(("study",), "x", "study", "'x'", "evaluation: study: 'x' is no mapping; give fields and their values"),
    _edited(
        ("study", "grades"),
        6,
        "study.grades",
        "6",
        "evaluation: study.grades: 6 points: ready-made scales have 3, 4, 5, 7, 10; or list the grades",
    ),
    _edited(("study", "operator"), "min_max", "results of the object", "", f"results of the object: {_EDITED}"),
    _edited(("results", 0, "grade"), "neutral", "results of the object", "", f"results of the object: {_EDITED}"),
    _edited(("results", 0, "score"), 99, "results of the object", "", f"results of the object: {_EDITED}"),
    _edited(
        ("results", 0, "nodes", 1, "weight"), 0.5, "results of the object", "", f"results of the object: {_EDITED}"
    ),
    _edited(("results",), [], "results", "0", "results: 0 for 1 objects; store one an object"),
    _edited(
        ("results",), [5], "results[0]", "5", "evaluation: results[0]: 5 is no mapping; give fields and their values"
    ),
    _edited(
        ("tally", "figures", "rows"),
        [-2],
        "tally/figures/rows",
        "-2",
        "tally/figures/rows: -2 is no count; store the whole tally",
    ),
    _edited(
        ("tally", "figures", "rows"),
        [2.5],
        "tally/figures/rows",
        "",
        "tally/figures/rows: figures that are no finite numbers of the right kind; store the whole tally",
    ),
    _edited(
        ("tally", "figures", "rows"),
        [True],
        "tally/figures/rows",
        "",
        "tally/figures/rows: figures that are no finite numbers of the right kind; store the whole tally",
    ),
    _edited(
        ("tally", "figures", "planes", 1, 0),
        ["x"],
        "tally/figures/planes",
        "",
        "tally/figures/planes: figures that are no finite numbers of the right kind; store the whole tally",
    ),
    _edited(
        ("tally", "figures", "planes", 0),
        [[1], [1, 2]],
        "tally/figures/planes",
        "",
        "tally/figures/planes: rows of unequal length; store the whole tally",
    ),
    _edited(
        ("weights", "splits"),
        [],
        "weights",
        "",
        "weights: a split is missing; store one for every indicator with children",
    ),
)

_KEYS = (
    _row(
        lambda: _ONE["spead"],
        "indicator",
        "'spead'",
        "no indicator is called 'spead'; did you mean 'speed'?",
        UnknownKeyError,
    ),
    _row(
        lambda: _ONE["Speed"],
        "indicator",
        "'Speed'",
        "no indicator is called 'Speed'; did you mean 'speed'?",
        UnknownKeyError,
    ),
    _row(
        lambda: fe.weigh(_SERVICE)["cares"],
        "weights",
        "'cares'",
        "weights: no indicator is called 'cares'; did you mean 'care'?",
        UnknownKeyError,
    ),
    _row(
        lambda: _MANY["nort"], "object", "'nort'", "no object is called 'nort'; did you mean 'north'?", UnknownKeyError
    ),
    _row(
        lambda: fe.evaluate(_SERVICE, [{**row, "branch": at} for at, row in enumerate(ANSWERS, 1)], by="branch")[1],  # type: ignore[index]  # a number
        "object",
        "1",
        "no object is called 1; did you mean '1'?",
        UnknownKeyError,
    ),
    _row(
        lambda: fe.evaluate(_SERVICE, [*ANSWERS, {**ANSWERS[0], "branch": " "}], by="branch")["(blank)"],
        "object",
        "'(blank)'",
        "no object is called '(blank)'; the key of the blank object is None",
        UnknownKeyError,
    ),
)

_OPTIONS = (
    _row(
        lambda: _ONE.to_frame(backend="panda"),
        "backend",
        "'panda'",
        "backend: 'panda' is not one of polars, pandas, pyarrow; did you mean 'pandas'?",
        OptionError,
    ),
    _row(
        lambda: _MANY.to_frame(backend="duckdb"),
        "backend",
        "'duckdb'",
        "backend: 'duckdb' is not one of polars, pandas, pyarrow",
        OptionError,
    ),
    _row(
        lambda: fe.Study.template("service-satisfaction"),
        "template",
        "'service-satisfaction'",
        "template: 'service-satisfaction' is not one of service_satisfaction; did you mean 'service_satisfaction'?",
        OptionError,
    ),
    _row(
        lambda: fe.Study.template(None),  # type: ignore[arg-type]  # no name
        "template",
        "None",
        "template: None is not one of service_satisfaction",
        OptionError,
    ),
    _row(
        _OWN.to_yaml,
        "operator mine",
        "mine",
        "operator mine is your own and cannot be saved; name a built-in one",
        StudyError,
    ),
    _row(
        lambda: fe.evaluate(_OWN, [{"speed": 5}]).model_dump_json(),
        "operator mine",
        "mine",
        "operator mine is your own and cannot be saved; name a built-in one",
        StudyError,
    ),
)

ROWS = (*_STORED, *_KEYS, *_OPTIONS)
"""What is wrong with a stored result, with a key, or with an option of a result."""
