"""The doors: frames, lists of mappings, paths and Parquet files, and back into a frame."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import fuzzyeval as fe
from fuzzyeval.errors import AnswersError, MissingExtraError, OptionError
from fuzzyeval.sources import frames

STUDY = fe.Study(
    grades=fe.GradeScale(5), root=fe.Indicator(id="all", children=[fe.Indicator(id="a"), fe.Indicator(id="b")])
)


def figures(answers: Any) -> list[list[int]]:
    """Return rows, counted, missing and refused of every leaf."""
    return [
        [row[name] for name in ("rows", "counted", "missing", "refused")] for row in fe.tally(STUDY, answers).accounts()
    ]


@pytest.mark.parametrize("name", ["answers.csv", "answers.parquet", "ANSWERS.CSV"])
def test_a_file_that_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(AnswersError, match="no such file; check the path"):
        fe.tally(STUDY, str(tmp_path / name))


def test_a_path_is_given_as_a_text_or_as_anything_that_stands_for_one(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text("a,b\n5,4\n", encoding="utf-8")

    class Named:
        def __fspath__(self) -> str:
            return str(path)

    assert figures(path) == figures(str(path)) == figures(Named()) == [[1, 1, 0, 0]] * 2


def test_a_path_that_no_system_takes_is_refused() -> None:
    with pytest.raises(AnswersError, match=r"cannot be read \(File name too long\); give a file that can"):
        fe.tally(STUDY, "x" * 5000 + ".csv")
    with pytest.raises(AnswersError, match=r"no such file; check the path"):
        fe.tally(STUDY, "\0.csv")


@pytest.mark.parametrize(
    "doubled",
    [
        pd.DataFrame([[5, 4, 3]], columns=["a", "b", "a"]),
        pd.DataFrame([[5, 4, 3]], columns=["a", "b", "b"]),
        pa.Table.from_arrays([pa.array([5])] * 3, names=["a", "b", "a"]),
    ],
)
def test_two_columns_of_one_name_are_refused_by_name(doubled: Any) -> None:
    with pytest.raises(AnswersError, match=r"two columns are called '[ab]'; rename one"):
        fe.tally(STUDY, doubled)


def test_two_columns_whose_names_are_the_same_text_are_refused() -> None:
    with pytest.raises(AnswersError, match="two columns are called '1'; rename one"):
        fe.tally(STUDY, pd.DataFrame([[5, 4]], columns=pd.Index([1, "1"], dtype=object)))


@pytest.mark.parametrize(
    "answers",
    [None, 5, pd.Series([5]), pl.Series([5]), object(), (row for row in [{"a": 5, "b": 4}])],
    ids=lambda value: type(value).__name__,
)
def test_what_is_no_table_is_refused_by_its_type(answers: Any) -> None:
    with pytest.raises(
        AnswersError, match=f"answers: {type(answers).__name__} is not understood; give a frame of pandas"
    ):
        fe.tally(STUDY, answers)


def test_columns_come_as_lists_or_arrays_of_one_length() -> None:
    assert figures({"a": [5, None], "b": np.array([4, 9])}) == [[2, 1, 1, 0], [2, 1, 0, 1]]
    assert figures({"a": np.ma.masked_array([5, 4], [False, True]), "b": (np.nan, 3)}) == [[2, 1, 1, 0]] * 2
    days = np.array(["2026-11-22", "NaT"], dtype="datetime64[ns]")
    assert fe.tally(STUDY, {"a": days, "b": [5, 5]}).refusals() == {"a": {"2026-11-22 00:00:00": 1}}
    with pytest.raises(AnswersError, match=r"column 'b' has 2 values and 'a' 1; give every column one a respondent"):
        fe.tally(STUDY, {"a": [5], "b": [4, 4]})
    for odd in ("54", np.array([[5]]), {5, 4}, pd.Series([5]).items()):
        with pytest.raises(AnswersError, match=r"column 'a' is .*, not a list of values or an array of one dimension"):
            fe.tally(STUDY, {"a": odd, "b": [4]})
    with pytest.raises(AnswersError, match="two columns are called '1'"):
        fe.tally(STUDY, {"1": [5], 1: [4]})


def test_a_row_that_is_no_mapping_is_refused_by_its_place() -> None:
    with pytest.raises(AnswersError, match=r"answers\[1\]: tuple is not a mapping; give \{column: answer\}"):
        fe.tally(STUDY, [{"a": 5, "b": 4}, (5, 4)])
    with pytest.raises(AnswersError, match=r"no column answers these leaves; .*\n  a\n  b"):
        fe.tally(STUDY, [])


@pytest.mark.parametrize(
    ("backend", "kind"), [("polars", pl.DataFrame), ("pandas", pd.DataFrame), ("pyarrow", pa.Table)]
)
def test_rows_become_a_frame_of_the_library_asked_for(backend: str, kind: type[Any]) -> None:
    frame = frames.to_native([{"a": 1, "b": "x"}, {"a": 2, "b": None}], backend)
    assert isinstance(frame, kind)
    assert fe.tally(STUDY, frame).refusals() == {"b": {"x": 1}}
    assert frames.opened(frame).backend == backend


def test_without_a_wish_the_first_library_that_is_installed_makes_the_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(frames.to_native([{"a": 1}], None), pl.DataFrame)
    monkeypatch.setattr(frames, "find_spec", lambda name: object() if name == "pyarrow" else None)
    assert isinstance(frames.to_native([{"a": 1}], None), pa.Table)
    with pytest.raises(
        MissingExtraError, match=r"backend: pandas is not installed; install fuzzyeval\[pandas\], or use"
    ):
        frames.to_native([{"a": 1}], "pandas")
    monkeypatch.setattr(frames, "find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r"backend: polars or pandas or pyarrow is not installed"):
        frames.to_native([{"a": 1}], None)
    with pytest.raises(
        OptionError, match=r"backend: 'panda' is not one of polars, pandas, pyarrow; did you mean 'pandas'\?"
    ):
        frames.to_native([{"a": 1}], "panda")


def test_names_that_are_numbers_are_the_same_in_mappings_as_in_frames() -> None:
    study = fe.Study(
        grades=fe.GradeScale(5), root=fe.Indicator(id="all", children=[fe.Indicator(id=leaf) for leaf in "12"])
    )
    rows = [{1: 3, 2: 2}, {1: 5, 2: 4}]
    assert fe.tally(study, rows) == fe.tally(study, pd.DataFrame(rows))
    with pytest.raises(AnswersError, match="two columns are called '1'"):
        fe.tally(study, [{1: 3, "1": 2, 2: 2}])


def test_a_name_that_cannot_be_written_is_refused() -> None:
    with pytest.raises(AnswersError, match="a column is called by a value of int that cannot be written; name it by"):
        fe.tally(STUDY, [{"a": 5, "b": 4, 10**5000: 3}])


def test_columns_of_what_is_no_frame_are_not_relied_on() -> None:
    with pytest.raises(AnswersError, match="answers: Odd is not understood"):
        fe.tally(STUDY, type("Odd", (), {"columns": 5})())


def test_a_hundred_thousand_names_are_told_apart_at_once() -> None:
    wide = {f"q{at}": 5 for at in range(100_000)}
    began = time.monotonic()
    assert figures([{**wide, "a": 5, "b": 4}]) == [[1, 1, 0, 0]] * 2
    with pytest.raises(AnswersError, match="two columns are called '7'"):
        fe.tally(STUDY, [dict.fromkeys([*wide, 7, "7"])])
    assert time.monotonic() - began < 30  # a tenth of a second, or minutes if each is compared with each
