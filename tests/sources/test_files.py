"""Answers in files: the same whatever they are kept in and however they are parted, and nothing half-counted."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

import openpyxl
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

import fuzzyeval as fe
from fuzzyeval.errors import AnswersError, MissingExtraError
from fuzzyeval.sources import files
from fuzzyeval.sources.source import Source
from fuzzyeval.survey.coding import as_text, key_text

Columns: TypeAlias = Mapping[str, Sequence[Any]]

STUDY = fe.Study(
    grades=fe.GradeScale(5), root=fe.Indicator(id="all", children=[fe.Indicator(id="a"), fe.Indicator(id="b")])
)
DAY: Columns = {
    "branch": ["north", "north", "south", None],
    "a": [5, 3, None, 4],
    "b": ["5", "N/A", "satisfied", " 2 "],
}


def to_csv(path: Path, columns: Columns) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))


def to_parquet(path: Path, columns: Columns) -> None:
    pl.DataFrame(columns).write_parquet(path.absolute())  # polars takes ~ for somebody's home


def to_excel(path: Path, columns: Columns) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (tuple(columns), *zip(*columns.values(), strict=True)):
        sheet.append(row)
    book.save(path)


WRITERS: dict[str, Callable[[Path, Columns], None]] = {"csv": to_csv, "parquet": to_parquet, "xlsx": to_excel}


@pytest.fixture(params=WRITERS)
def ending(request: pytest.FixtureRequest) -> str:
    """Return how the names of one kind of files end."""
    return str(request.param)


def write(path: Path, columns: Columns) -> Path:
    """Write columns to a file of the kind that its name says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    WRITERS[path.suffix[1:]](path, columns)
    return path


def read(source: Source, *wanted: str) -> dict[str, list[str | None]]:
    """Return all that stands in some columns, by default in all of them, as texts."""
    asked = wanted or source.columns
    found: dict[str, list[str | None]] = {name: [] for name in asked}
    for batch in source.read(asked):
        for name in asked:
            found[name] += map(key_text, batch[name])
    return found


def told(path: Path | str) -> str:
    """Return what is said of files that are refused when they are opened."""
    with pytest.raises(AnswersError) as caught:
        files.opened(path)
    return str(caught.value)


@given(
    rows=st.lists(st.tuples(st.sampled_from([1, 5, None, 9]), st.sampled_from(["x", "5", " ", None])), max_size=20),
    cuts=st.lists(st.integers(0, 20), max_size=4),
    ending=st.sampled_from(["csv", "parquet"]),
)
def test_answers_in_many_files_are_those_of_one_file(
    rows: list[tuple[int | None, str | None]], cuts: list[int], ending: str
) -> None:
    columns: Columns = {"a": [row[0] for row in rows], "b": [row[1] for row in rows]}
    edges = [0, *sorted(min(cut, len(rows)) for cut in cuts), len(rows)]
    with TemporaryDirectory() as temporary:
        for at, (start, end) in enumerate(pairwise(edges)):
            part = {name: values[start:end] for name, values in columns.items()}
            write(Path(temporary, f"part{at}.{ending}"), part if at % 2 else dict(reversed(list(part.items()))))
        source = files.opened(temporary)
        assert set(source.columns) == {"a", "b"}
        whole = {name: list(map(key_text, values)) for name, values in columns.items()}
        assert read(source, "a", "b") == whole


def test_a_tally_is_the_same_from_every_kind_of_file(tmp_path: Path, ending: str) -> None:
    one = fe.tally(STUDY, write(tmp_path / f"all.{ending}", DAY), by="branch", detail="counts")
    for at in range(4):
        write(tmp_path / "days" / f"day{at}.{ending}", {name: values[at : at + 1] for name, values in DAY.items()})
    rows = [dict(zip(DAY, row, strict=True)) for row in zip(*DAY.values(), strict=True)]
    expected = fe.tally(STUDY, rows, by="branch", detail="counts")
    assert expected.refusals() == {"b": {"N/A": 1}}
    for answers in (tmp_path / "days", f"{tmp_path}/days/*.{ending}", str(tmp_path / "**" / f"day?.{ending}")):
        assert fe.tally(STUDY, answers, by="branch", detail="counts") == expected
    assert one == expected


def test_one_file_in_a_folder_is_that_file(tmp_path: Path, ending: str) -> None:
    path = write(tmp_path / f"day.{ending}", DAY)
    alone, within = files.opened(path), files.opened(tmp_path)
    assert (alone.place, alone.columns, read(alone)) == (within.place, within.columns, read(within))
    assert alone.place == str(path)


def test_files_are_read_in_natural_order_and_columns_in_that_of_the_first(tmp_path: Path, ending: str) -> None:
    write(tmp_path / f"day10.{ending}", {"b": [10], "a": [1]})
    write(tmp_path / f"day9.{ending}", {"a": [2], "b": [9]})
    source = files.opened(tmp_path)
    assert source.columns == ("a", "b")
    assert source.place == str(tmp_path)
    assert read(source) == {"a": ["2", "1"], "b": ["9", "10"]}


def test_a_column_that_one_file_lacks_is_refused_with_that_file(tmp_path: Path, ending: str) -> None:
    write(tmp_path / f"day1.{ending}", {"a": [1], "b": [2], "c": [3]})
    write(tmp_path / f"day2.{ending}", {"c": [3], "b": [2], "a": [1]})
    lacking = write(tmp_path / f"day3.{ending}", {"a": [1], "d": [4]})
    source = files.opened(tmp_path)
    assert source.columns == ("a",)
    assert source.lacking == dict.fromkeys("bc", str(lacking)) | {"d": str(tmp_path / f"day1.{ending}")}
    assert read(source) == {"a": ["1"] * 3}
    with pytest.raises(AnswersError) as caught:
        read(source, "a", "b")
    assert str(caught.value) == (
        f"{lacking}: no column is called 'b', as in other files; add it, or read the files that have it"
    )
    with pytest.raises(AnswersError, match=rf"day3\.{ending}: no column is called 'b', as in other files"):
        fe.tally(STUDY, tmp_path)


def test_files_of_several_kinds_are_not_read_together(tmp_path: Path) -> None:
    for ending in WRITERS:
        write(tmp_path / f"day.{ending}", DAY)
    assert "several kinds of files, day.csv, day.parquet, day.xlsx; give a pattern" in told(tmp_path)


def test_a_file_that_is_not_there_or_of_another_kind_is_refused(tmp_path: Path) -> None:
    assert "no such file; check the path" in told(tmp_path / "day.parquet")
    assert "answers are read from .csv, .parquet" in told(tmp_path / "day.txt")
    assert "matches no file" in told(tmp_path / "*.xlsx")
    assert "it is an address; open it with your engine" in told("s3://bucket/day.parquet")


def test_two_columns_of_one_name_are_refused_with_their_file(tmp_path: Path) -> None:
    (tmp_path / "day1.csv").write_text("a,b\n5,4\n", encoding="utf-8")
    (tmp_path / "day2.csv").write_text("a,b,a\n5,4,3\n", encoding="utf-8")
    source = files.opened(tmp_path)
    assert read(source, "b") == {"b": ["4", "4"]}
    with pytest.raises(AnswersError, match=r"day2\.csv: two columns are called 'a'; rename one"):
        read(source, "a")


def test_a_broken_file_among_many_is_named(tmp_path: Path, ending: str) -> None:
    for at in range(3):
        write(tmp_path / f"day{at}.{ending}", DAY)
    (tmp_path / f"day1.{ending}").write_bytes(b"")
    assert told(tmp_path).startswith(f"{tmp_path / 'day1'}.{ending}: ")


def test_parquet_may_hold_a_column_in_another_type_in_every_file(tmp_path: Path) -> None:
    kinds: list[Any] = [pl.Int8, pl.Float64, pl.String, pl.Categorical, pl.UInt32]
    for at, kind in enumerate(kinds):
        pl.DataFrame({"a": pl.Series([5, None, 3], dtype=pl.Int64).cast(pl.String).cast(kind)}).write_parquet(
            tmp_path / f"{at}.parquet"
        )
    source = files.opened(tmp_path)
    assert read(source) == {"a": ["5", None, "3"] * 5}
    assert len(source.frames) == 5
    assert fe.tally(STUDY.model_validate({"grades": 5, "root": {"id": "a"}}), tmp_path).counts[0, 0].tolist() == [
        *(5, 0, 5, 0, 0)
    ]


def test_parquet_is_held_by_the_engine_a_frame_a_file(tmp_path: Path) -> None:
    paths = [write(tmp_path / f"day{at}.parquet", {"a": [at], "b": [None]}) for at in (9, 10)]
    source = files.opened(tmp_path)
    assert source.backend == "polars"
    assert list(source.frames) == [str(path) for path in paths]
    assert [frame.collect().to_native().to_dict(as_series=False) for frame in source.frames.values()] == [
        {"a": [9], "b": [None]},
        {"a": [10], "b": [None]},
    ]


def test_parquet_is_read_some_rows_at_a_time(tmp_path: Path) -> None:
    pl.DataFrame({"a": range(1_000_000)}).write_parquet(tmp_path / "a.parquet", row_group_size=100_000)
    sizes = [len(batch["a"]) for batch in files.opened(tmp_path).read(["a"])]
    assert sum(sizes) == 1_000_000
    assert max(sizes) <= 300_000


def test_parquet_without_rows_is_one_batch_without_rows(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", {"a": [], "b": []})
    assert [{name: len(column) for name, column in batch.items()} for batch in files.opened(path).read(["b"])] == [
        {"b": 0}
    ]


def test_nothing_may_be_asked_for(tmp_path: Path, ending: str) -> None:
    assert list(files.opened(write(tmp_path / f"a.{ending}", {"a": [5]})).read([])) == [{}]


WHOLE = 50_000


@pytest.fixture
def whole(tmp_path: Path) -> bytes:
    """Return a good Parquet file."""
    path = tmp_path / "whole.parquet"
    columns = {name: [at % 7 * at % 5 for at in range(WHOLE)] for name in "ab"}
    pl.DataFrame(columns).write_parquet(path, compression="zstd", row_group_size=10_000)
    content = path.read_bytes()
    path.unlink()
    return content


@pytest.mark.parametrize("length", [0, 1, 4, 7, 8, 11, 12, 100, 0.5, 0.9, 0.999, -9, -8, -5, -4, -1])
def test_parquet_that_is_cut_short_is_refused_when_it_is_opened(tmp_path: Path, whole: bytes, length: float) -> None:
    path = tmp_path / "cut.parquet"
    path.write_bytes(whole[: int(length * len(whole)) if 0 < length < 1 else int(length)])
    assert told(path).startswith(f"{path}: not a Parquet file")
    assert told(path).endswith("; write it anew")
    with pytest.raises(AnswersError, match=r"cut\.parquet: not a Parquet file"):
        fe.tally(STUDY, path)


@pytest.mark.parametrize("content", [b"a,b\n5,4\n" * 100, b"PAR1" + bytes(100) + b"PAR1", b"PK\x03\x04", bytes(10_000)])
def test_what_is_no_parquet_is_refused_when_it_is_opened(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "no.parquet"
    path.write_bytes(content)
    assert told(path).startswith(f"{path}: not a Parquet file")


@pytest.mark.parametrize("at", [0.1, 0.3, 0.5])
def test_parquet_that_is_damaged_within_is_opened_unread_and_refused_when_it_is_read(
    tmp_path: Path, whole: bytes, at: float
) -> None:
    write(tmp_path / "1.parquet", {"a": [5], "b": [4]})
    start = int(at * len(whole))
    (tmp_path / "2.parquet").write_bytes(whole[:start] + bytes(200) + whole[start + 200 :])
    source = files.opened(tmp_path)
    said = r"2\.parquet: the answers cannot be read \(.*\); mend them where they are, and read again"
    with pytest.raises(AnswersError, match=said):
        read(source)
    for detail in ("counts", "joint"):
        with pytest.raises(AnswersError, match=said):
            fe.tally(STUDY, tmp_path, detail=detail)


def test_parquet_with_two_columns_of_one_name_is_refused(tmp_path: Path) -> None:
    doubled = pa.Table.from_arrays([pa.array([5])] * 3, names=["a", "b", "a"])
    parquet.write_table(doubled, tmp_path / "a.parquet")
    assert "not a Parquet file that polars can read (DuplicateError: column with name 'a'" in told(tmp_path)


def test_parquet_that_has_gone_since_it_was_opened_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", {"a": [5]})
    source = files.opened(path)
    path.unlink()
    with pytest.raises(AnswersError, match=r"a\.parquet: the answers cannot be read \(FileNotFoundError: No such file"):
        read(source)


def test_parquet_without_polars_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.parquet", {"a": [5]})
    monkeypatch.setattr(files, "find_spec", lambda name: None if name == "polars" else object())
    with pytest.raises(MissingExtraError, match=r"a\.parquet: Parquet needs polars; install fuzzyeval\[polars\]"):
        files.opened(path)


@pytest.mark.parametrize("folder", ["~", "s3:", "branch=5", "a[1]", "*"])
def test_a_name_means_nothing_but_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, ending: str
) -> None:
    monkeypatch.chdir(tmp_path)
    source = files.opened(write(Path(folder, f"[x]*.{ending}"), {"a": [5]}))
    assert (source.columns, read(source)) == (("a",), {"a": ["5"]})


def test_frames_of_a_relative_path_outlive_a_change_of_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.parquet", {"a": [5]})
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path)
    (frame,) = files.opened("a.parquet").frames.values()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert frame.collect().to_native().to_dict(as_series=False) == {"a": [5]}


def test_a_text_and_a_path_are_the_same(tmp_path: Path, ending: str) -> None:
    path = write(tmp_path / f"day.{ending}", DAY)
    assert read(files.opened(path)) == read(files.opened(str(path)))


def test_excel_and_csv_are_text_and_parquet_is_typed(tmp_path: Path, ending: str) -> None:
    (batch,) = files.opened(write(tmp_path / f"a.{ending}", {"a": [5, 4]})).read(["a"])
    assert list(batch["a"]) == ([5, 4] if ending == "parquet" else ["5", "4"])
    assert list(map(as_text, batch["a"])) == ["5", "4"]
