"""Answers that cannot be read or graded: mappings, frames, files, columns that tell objects apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa

import fuzzyeval as fe
from bad_input.rows import ANSWERS, FOLDER, GRADES, STUDY, Row
from fuzzyeval.errors import (
    AnswersError,
    FuzzyEvalError,
    OptionError,
    StudyError,
    WeightsError,
)

__all__ = ["ROWS"]

_SERVICE = fe.Study.from_yaml(STUDY)
_FRAME = pd.DataFrame(ANSWERS)
_NOT_UNDERSTOOD = (
    "is not understood; give a frame of pandas, polars, pyarrow, DuckDB, PySpark, Dask or Ibis, a mapping of columns, a list "
    "of mappings, the path of a CSV, Parquet or Excel file, or an open CSV (a matrix comes in by Relation.from_rows)"
)
_COLUMNS = "answers: no column answers these leaves; add the columns, or name them in the study"
_BY = "give one name, or several different ones"


def _answers(answers: Any, place: str, value: str, said: str) -> Row:
    return Row(lambda _: fe.evaluate(_SERVICE, answers), place, value, said, AnswersError)


def _with(line: str, answers: Any, place: str, said: str, error: type[FuzzyEvalError], **options: Any) -> Row:
    """Return the row of answers to the study with a line more."""
    return Row(lambda _: fe.evaluate(fe.Study.from_yaml(STUDY + line), answers, **options), place, "", said, error)


def _by(by: Any, value: str, said: str, error: type[FuzzyEvalError] = OptionError) -> Row:
    return Row(lambda _: fe.evaluate(_SERVICE, ANSWERS, by=by), "by", value, said, error)


def _file(name: str, content: bytes, place: str, value: str, said: str) -> Row:
    def given(folder: Path) -> object:
        (folder / name).write_bytes(content)
        return fe.evaluate(_SERVICE, folder / name)

    return Row(given, place, value, said, AnswersError)


def _call(given: Callable[[], object], place: str, value: str, said: str, error: type[FuzzyEvalError]) -> Row:
    return Row(lambda _: given(), place, value, said, error)


_KINDS = (
    _answers(None, "answers", "NoneType", f"answers: NoneType {_NOT_UNDERSTOOD}"),
    _answers(5, "answers", "int", f"answers: int {_NOT_UNDERSTOOD}"),
    _answers(
        {"speed": [5], "care": [5, 4], "price": [3]},
        "answers",
        "'care'",
        "answers: column 'care' has 2 values and 'speed' 1; give every column one a respondent",
    ),
    _answers(
        {"speed": 5, "care": [5], "price": [3]},
        "answers",
        "int",
        "answers: column 'speed' is int, not a list of values or an array of one dimension; give a value a respondent",
    ),
    _answers(np.array([[5, 4, 3]]), "answers", "ndarray", f"answers: ndarray {_NOT_UNDERSTOOD}"),
    _answers(pd.Series([5]), "answers", "Series", f"answers: Series {_NOT_UNDERSTOOD}"),
    _answers(pd.DataFrame, "answers", "type", f"answers: type {_NOT_UNDERSTOOD}"),
    _answers(b"speed,care,price", "answers", "bytes", f"answers: bytes {_NOT_UNDERSTOOD}"),
    _answers(
        pl.LazyFrame(ANSWERS).drop("price"),
        "answers",
        "price",
        "answers: no column answers these leaves; add the columns, or name them in the study\n  price",
    ),
    _answers(
        [ANSWERS[0], [5, 4, 3]],
        "answers[1]",
        "list",
        "answers[1]: list is not a mapping; give {column: answer} a respondent (a matrix comes in by Relation.from_rows)",
    ),
    _answers(
        [{10**5000: 5}],
        "answers",
        "int",
        "answers: a column is called by a value of int that cannot be written; name it by a text",
    ),
    _answers([{1: 5, "1": 4}], "answers", "'1'", "answers: two columns are called '1'; rename one"),
)

_MISSING = (
    _answers([{"speed": 5, "care": 4}], "answers", "price", f"{_COLUMNS}\n  price"),
    _answers(
        [{"speeed": 5, "care": 4, "prise": 2}],
        "answers",
        "price",
        f"{_COLUMNS}\n  speed; did you mean 'speeed'?\n  price; did you mean 'prise'?",
    ),
    _answers(_FRAME.rename(columns={"care": "cares"}), "answers", "care", f"{_COLUMNS}\n  care; did you mean 'cares'?"),
    _answers(pl.DataFrame(ANSWERS).drop("price"), "answers", "price", f"{_COLUMNS}\n  price"),
    _answers(pa.table({"speed": [5], "price": [5]}), "answers", "care", f"{_COLUMNS}\n  care"),
    _call(
        lambda: fe.evaluate(
            fe.Study.from_yaml(f"{GRADES}root: {{id: r, children: [{{id: a, column: q1}}]}}"), [{"q01": 5}]
        ),
        "answers",
        "'q1'",
        f"{_COLUMNS}\n  a (column 'q1'); did you mean 'q01'?",
        AnswersError,
    ),
    _answers(
        _FRAME[["speed", "care", "price", "speed"]],
        "answers",
        "'speed'",
        "answers: two columns are called 'speed'; rename one",
    ),
    _answers(
        pa.Table.from_arrays([pa.array([5])] * 4, names=["speed", "care", "price", "care"]),
        "answers",
        "'care'",
        "answers: two columns are called 'care'; rename one",
    ),
    _answers(_FRAME[:0], "answers", "no rows", "answers: no rows; give a row for each respondent"),
    _answers(
        [{"speed": 5, "care": 4, "price": None}],
        "price",
        "",
        "price: no valid answer; collect some, or let the study say missing: reweigh",
    ),
    _answers(
        [{"speed": 5, "care": "often", "price": True}],
        "care",
        "",
        "care: no valid answer, and 1 more like it; collect some, or let the study say missing: reweigh",
    ),
    _with(
        "missing: reweigh",
        [{"speed": None, "care": "", "price": float("nan")}],
        "service",
        "service: no valid answer at all; leave it out",
        AnswersError,
    ),
    _with(
        "missing: reweigh",
        [*ANSWERS, {"branch": "west"}],
        "service",
        "service: no valid answer at all in west; leave it out",
        AnswersError,
        by="branch",
    ),
    _with(
        "missing: reweigh\nweighting: {method: manual, weights: {service: {speed: 0, care: 1, price: 0}}}",
        [{"speed": 5, "care": None, "price": 4}],
        "service",
        "service: what has answers weighs nothing, so it cannot take over the weight of what is missing; "
        "collect answers, or weigh otherwise",
        WeightsError,
    ),
)

_FILES = (
    _answers(
        "answers.xls",
        "answers.xls",
        "no such file",
        "answers.xls: no such file; check the path",
    ),
    Row(
        lambda folder: fe.evaluate(_SERVICE, folder / "gone.csv"),
        f"{FOLDER}/gone.csv",
        "no such file",
        f"{FOLDER}/gone.csv: no such file; check the path",
        AnswersError,
    ),
    _file("a.csv", b"", f"{FOLDER}/a.csv", "empty", f"{FOLDER}/a.csv: empty; the first line names the columns"),
    _file("b.csv", b"speed,care\n5,4\n", "answers", "price", f"{_COLUMNS}\n  price"),
    _file(
        "c.csv",
        b"speed,care,price\n5,4,3\n5,4\n",
        f"{FOLDER}/c.csv, line 3",
        "2 fields",
        f"{FOLDER}/c.csv, line 3: 2 fields for 3 columns; mend the line",
    ),
    _file(
        "d.csv",
        b"speed,care,price,speed\n5,4,3,2\n",
        f"{FOLDER}/d.csv",
        "'speed'",
        f"{FOLDER}/d.csv: two columns are called 'speed'; rename one",
    ),
    _file(
        "e.csv",
        b'speed,care,price\n5,4,3\n5,"4,3\n',
        f"{FOLDER}/e.csv, line 3",
        "a quote",
        f"{FOLDER}/e.csv, line 3: a quote is opened and not closed; close it",
    ),
    _file(
        "f.csv",
        "speed,care,price\n5,4,3\n".encode("utf-16"),
        f"{FOLDER}/f.csv",
        "UTF-16",
        f"{FOLDER}/f.csv: UTF-16, which spreadsheets call Unicode text; save the file as CSV UTF-8",
    ),
    _file(
        "g.parquet",
        b"speed,care,price\n5,4,3\n",
        f"{FOLDER}/g.parquet",
        "PAR1",
        f"{FOLDER}/g.parquet: not a Parquet file, or one cut short: it does not end with PAR1; write it anew",
    ),
)

_OBJECTS = (
    _by(5, "5", f"by: 5 does not name columns; {_BY}"),
    _by([5], "[5]", f"by: [5] does not name columns; {_BY}"),
    _by(["branch", "branch"], "['branch', 'branch']", f"by: ['branch', 'branch'] does not name columns; {_BY}"),
    _by({"branch"}, "{'branch'}", f"by: {{'branch'}} does not name columns; {_BY}"),
    _by("region", "'region'", "by: no column is called 'region'; there are speed, care, price, branch", AnswersError),
    _call(
        lambda: fe.evaluate(_SERVICE, [{**row, "score": 1} for row in ANSWERS], by="score").to_frame(),
        "by",
        "'score'",
        "by: a column of the table is called 'score' too; rename the one of the answers",
        AnswersError,
    ),
    _call(
        lambda: fe.tally(_SERVICE, [{**row, "leaf": 1} for row in ANSWERS], by="leaf").accounts(),
        "by",
        "'leaf'",
        "by: a column of the table is called 'leaf' too; rename the one of the answers",
        AnswersError,
    ),
)

_NO_STUDY = "make one with fuzzyeval.Study or Study.load(path)"
_WRONG: tuple[Any, ...] = ("study.yaml", None, {"grades": 5}, ANSWERS)
_STUDIES = tuple(
    _call(
        lambda wrong=wrong: fe.evaluate(wrong, ANSWERS),  # type: ignore[misc]  # no type can be inferred
        "study",
        type(wrong).__name__,
        f"study: {type(wrong).__name__} is no Study; {_NO_STUDY}",
        StudyError,
    )
    for wrong in _WRONG
)

ROWS = (*_KINDS, *_MISSING, *_FILES, *_OBJECTS, *_STUDIES)
"""What is wrong with answers."""
