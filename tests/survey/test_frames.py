"""The doors: frames, lists of mappings, CSV and Parquet files, and back into a frame."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import fuzzyeval as fe
from fuzzyeval.errors import AnswersError, MissingExtraError, OptionError
from fuzzyeval.survey import frames

STUDY = fe.Study(
    grades=fe.GradeScale(5), root=fe.Indicator(id="all", children=[fe.Indicator(id="a"), fe.Indicator(id="b")])
)
Write = Callable[[str | bytes], Path]


@pytest.fixture
def csv(tmp_path: Path) -> Write:
    """Write a CSV file as it stands and return its path."""

    def write(content: str | bytes) -> Path:
        path = tmp_path / "answers.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def figures(answers: Any) -> list[list[int]]:
    """Return rows, counted, missing and refused of every leaf."""
    return [
        [row[name] for name in ("rows", "counted", "missing", "refused")] for row in fe.tally(STUDY, answers).accounts()
    ]


@pytest.mark.parametrize(
    "content",
    [
        "a,b\n5,4\n4,3\n",
        "\ufeffa,b\n5,4\n4,3\n",
        "a,b\r\n5,4\r\n4,3\r\n",
        "a,b\n\n5,4\n\n\n4,3",
        ' a , b \n"5",4\n4, 3 \n',
        "b,a,c\n4,5,x\n3,4,\n",
        "a,b,c,c\n5,4,1,2\n4,3,1,2\n",
        'a,b,c\n5,4,"one\ntwo"\n4,3,"a ""word"""\n',
    ],
    ids=["plain", "byte order mark", "CRLF", "blank lines", "blanks", "other columns", "doubled, not read", "quotes"],
)
def test_a_csv_file_is_read_as_it_stands(csv: Write, content: str) -> None:
    path = csv(content)
    assert fe.tally(STUDY, path) == fe.tally(STUDY, str(path)) == fe.tally(STUDY, [{"a": 5, "b": 4}, {"a": 4, "b": 3}])


def test_a_word_for_no_answer_in_a_csv_file_is_refused_not_lost(csv: Write) -> None:
    tally = fe.tally(STUDY, csv("a,b\n5,N/A\n4,NA\n3,null\n2,nan\n1,\n"))
    assert tally.refusals() == {"b": {"N/A": 1, "NA": 1, "nan": 1, "null": 1}}
    assert tally.missing.tolist() == [[0, 1]]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a,b\n5,4\n5\n", r"answers\.csv, line 3: 1 fields for 2 columns; mend the line"),
        ("a,b\n5,4\n\n5,4,3\n", r"answers\.csv, line 4: 3 fields for 2 columns; mend the line"),
        ('a,b,c\n5,4,"one\ntwo"\n5,4\n', r"answers\.csv, line 4: 2 fields for 3 columns"),
        ("a,b\n5,4\n   \n", r"answers\.csv, line 3: 1 fields for 2 columns"),
        ("a,b,a\n5,4,3\n", r"answers\.csv: two columns are called 'a'; rename one"),
        ("", r"answers\.csv: empty; the first line names the columns"),
        ("\ufeff", r"answers\.csv: empty"),
        ('a,b\n5,"4\n', r"answers\.csv.*: not CSV"),
        ('a,b\n5,"4"x\n', r"answers\.csv.*: not CSV"),
        ("a,b\n5," + "x" * 200_000 + "\n", r"answers\.csv.*: not CSV"),
        ("a,b\n5,é\n".encode("latin-1"), r"answers\.csv: not UTF-8 at byte 6; save the file as UTF-8"),
        ("a,b\n5,4\n".encode("utf-16"), r"answers\.csv: not UTF-8 at byte 0; save the file as UTF-8"),
        ("a;b\n5;4\n", "its columns are not parted by commas; save it as comma-separated CSV"),
    ],
    ids=[
        *(
            "short line",
            "long line",
            "after a line of two lines",
            "line of blanks",
            "doubled column",
            "empty",
            "mark alone",
        ),
        *("open quote", "text after a quote", "endless field", "Latin-1", "UTF-16", "semicolons"),
    ],
)
def test_a_csv_file_that_is_wrong_is_refused_with_the_place(csv: Write, content: str | bytes, message: str) -> None:
    with pytest.raises(AnswersError, match=message):
        fe.tally(STUDY, csv(content))


def test_the_byte_that_is_not_utf_8_is_counted_from_the_start_of_the_file(csv: Write) -> None:
    before = b"a,b\n" + b"5,4\n" * 50_000
    with pytest.raises(AnswersError, match=rf"not UTF-8 at byte {len(before)};"):
        fe.tally(STUDY, csv(before + b"\xe9,4\n"))


def test_a_csv_file_with_a_header_alone_has_no_rows(csv: Write) -> None:
    assert figures(csv("a,b\n")) == [[0, 0, 0, 0]] * 2
    with pytest.raises(AnswersError, match="answers: no rows; give a row for each respondent"):
        fe.evaluate(STUDY, csv("a,b\n"))


@pytest.mark.parametrize("name", ["answers.xlsx", "answers", "answers.csv.gz", ""])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(AnswersError, match=r"answers are read from \.csv and \.parquet files, or from a frame"):
        fe.tally(STUDY, tmp_path / name)


@pytest.mark.parametrize("name", ["answers.csv", "answers.parquet", "ANSWERS.CSV"])
def test_a_file_that_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(AnswersError, match="no such file; check the path"):
        fe.tally(STUDY, str(tmp_path / name))


@pytest.mark.parametrize("engine", ["polars", "pyarrow"])
def test_a_parquet_file_is_read_by_whichever_engine_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    path = tmp_path / "answers.parquet"
    pl.DataFrame({"a": [5, None], "b": ["x", "5"]}).write_parquet(path)
    monkeypatch.setattr(frames, "find_spec", lambda name: object() if name == engine else None)
    assert figures(path) == [[2, 1, 1, 0], [2, 1, 0, 1]]
    assert frames.opened(path).backend == engine


def test_a_parquet_file_without_an_engine_names_the_extras(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "answers.parquet"
    pl.DataFrame({"a": [5], "b": [4]}).write_parquet(path)
    monkeypatch.setattr(frames, "find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=r"Parquet needs polars or pyarrow; install fuzzyeval\[polars\]"):
        fe.tally(STUDY, path)


def _damaged(whole: bytes) -> bytes:
    return whole[:100] + bytes(len(whole) // 2) + whole[100 + len(whole) // 2 :]


@pytest.mark.parametrize("damage", [lambda _: b"", lambda _: b"PAR1 not", lambda whole: whole[:50], _damaged])
def test_a_parquet_file_that_is_damaged_is_refused(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "answers.parquet"
    pl.DataFrame({"a": range(50_000), "b": range(50_000)}).write_parquet(path, compression="zstd")
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(AnswersError, match=r"answers\.parquet: .*Parquet"):
        fe.tally(STUDY, path)


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
    [None, 5, {"a": [5], "b": [4]}, pd.Series([5]), pl.Series([5]), object(), (row for row in [{"a": 5, "b": 4}])],
    ids=lambda value: type(value).__name__,
)
def test_what_is_no_table_is_refused_by_its_type(answers: Any) -> None:
    with pytest.raises(
        AnswersError, match=f"answers: {type(answers).__name__} is not understood; give a pandas, polars"
    ):
        fe.tally(STUDY, answers)


def test_a_lazy_frame_is_to_be_collected_first() -> None:
    with pytest.raises(AnswersError, match="LazyFrame is lazy; collect it into a frame first"):
        fe.tally(STUDY, pl.LazyFrame({"a": [5], "b": [4]}))


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
