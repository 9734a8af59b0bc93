"""Which files a path means: by name, in a folder, by a pattern; and that nothing is left out or counted twice in silence."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fuzzyeval.errors import AnswersError
from fuzzyeval.sources import paths


def plant(root: Path, *names: str) -> None:
    """Make empty files, and the folders that they are in."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"")


def met(root: Path, pattern: str = "") -> list[str]:
    """Return which files a pattern below a folder means, as they are called from there."""
    return [file.relative_to(root).as_posix() for file in paths.found(root / pattern).files]


def told(path: Path | str) -> str:
    """Return what is said of a path that is refused."""
    with pytest.raises(AnswersError) as caught:
        paths.found(path)
    return str(caught.value)


PIECES = st.sampled_from(["a", "b", "*", "?", "[ab]", "a*", "**", "*.csv", "a.csv", "?.csv", "[!a].csv"])
NAMES = st.sampled_from(["a", "b", "ab"])


@given(
    trees=st.sets(st.tuples(st.lists(NAMES, max_size=3), NAMES).map(lambda way: "/".join((*way[0], f"{way[1]}.csv")))),
    pattern=st.lists(PIECES, min_size=1, max_size=4).map("/".join),
)
def test_a_pattern_means_what_it_means_to_python_and_a_folder_all_that_is_below(trees: set[str], pattern: str) -> None:
    with TemporaryDirectory() as temporary:
        root = Path(temporary)
        plant(root, *trees)
        expected = set[str]()
        for match in glob.glob(pattern, root_dir=root, recursive=True):  # noqa: PTH207  (another way, to compare with)
            here = root / match
            if match.endswith("/") and not here.is_dir():
                continue  # a/** is a folder and what is below, but Python has it for a file called a too
            below = [here] if here.is_file() else here.rglob("*.csv")
            expected |= {file.relative_to(root).as_posix() for file in below}
        assume(expected)
        assert set(met(root, pattern)) == expected
        assert len(met(root, pattern)) == len(expected)


def test_files_come_in_natural_order(tmp_path: Path) -> None:
    plant(tmp_path, "day10.csv", "day9.csv", "Day1.csv", "b/1.csv", "a10/1.csv", "a9/1.csv")
    assert met(tmp_path) == ["a9/1.csv", "a10/1.csv", "b/1.csv", "Day1.csv", "day9.csv", "day10.csv"]
    assert met(tmp_path, "*.csv") == ["Day1.csv", "day9.csv", "day10.csv"]


def test_a_file_is_found_by_its_very_name(tmp_path: Path) -> None:
    names = ("a[1].csv", "*.csv", "?.csv", "what**ever.csv")
    plant(tmp_path, *names, "a1.csv", "b.csv")
    assert [met(tmp_path, name) for name in names] == [[name] for name in names]


def test_a_folder_before_a_pattern_is_found_by_its_very_name(tmp_path: Path) -> None:
    plant(tmp_path, "year[2026]/a.csv", "year2/b.csv")
    assert met(tmp_path, "year[2026]/*.csv") == ["year[2026]/a.csv"]
    assert met(tmp_path, "year[2]/*.csv") == ["year2/b.csv"]


def test_a_pattern_is_looked_for_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, "days/1.csv", "days/2.csv")
    monkeypatch.chdir(tmp_path)
    assert paths.found("days/*.csv") == paths.Found("CSV", (Path("days/1.csv"), Path("days/2.csv")), "days/*.csv")
    assert paths.found(Path()).files == paths.found("days/*.csv").files
    assert paths.found("*").files == paths.found("days").files


def test_what_is_hidden_or_begins_with_a_line_is_left_out_unless_the_pattern_says_so(tmp_path: Path) -> None:
    beside = ("_SUCCESS", ".part.csv.crc", "_temporary/0/part.csv", ".git/x.csv", "_b.csv", ".c.csv", "~$a.csv")
    plant(tmp_path, "a.csv", *beside)
    assert met(tmp_path) == met(tmp_path, "*") == met(tmp_path, "**/*.csv") == met(tmp_path, "[!b]*") == ["a.csv"]
    assert met(tmp_path, "_*.csv") == ["_b.csv"]
    assert met(tmp_path, ".c*") == [".c.csv"]
    assert met(tmp_path, "_temporary/**/*.csv") == ["_temporary/0/part.csv"]
    assert met(tmp_path, "_temporary") == ["_temporary/0/part.csv"]


@pytest.mark.parametrize("pattern", ["mon*", "*", "**", "*.parquet"])
def test_a_folder_that_a_pattern_matches_is_read_as_a_folder_is(tmp_path: Path, pattern: str) -> None:
    plant(tmp_path, "monday.parquet/part-0.parquet", "monday.parquet/deep/part-1.parquet", "monday.parquet/_SUCCESS")
    assert met(tmp_path, pattern) == ["monday.parquet/deep/part-1.parquet", "monday.parquet/part-0.parquet"]
    assert met(tmp_path, "monday.parquet") == met(tmp_path, pattern)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.csv", "CSV"),
        ("A.CSV", "CSV"),
        ("a.parquet", "Parquet"),
        *((f"a.{ending}", "Excel") for ending in ("xlsx", "XLSX", "xlsm", "xls", "xlsb", "ods")),
    ],
)
def test_the_kind_is_told_by_how_the_name_ends(tmp_path: Path, name: str, kind: str) -> None:
    plant(tmp_path, name)
    assert paths.found(tmp_path / name).kind == paths.found(tmp_path).kind == kind


def test_workbooks_of_several_formats_are_one_kind(tmp_path: Path) -> None:
    plant(tmp_path, "a.xlsx", "b.xls", "c.ods")
    assert met(tmp_path) == ["a.xlsx", "b.xls", "c.ods"]


def test_several_kinds_are_refused_with_what_was_found_and_what_to_give(tmp_path: Path) -> None:
    plant(tmp_path, "a.csv", "b/c.csv", "d.parquet", "README.md")
    assert told(tmp_path) == (
        f"{tmp_path}: several kinds of files, *.csv × 2, d.parquet, README.md; give a pattern that matches one kind, "
        f"such as {tmp_path}/**/*.csv"
    )
    assert "several kinds of files, a.csv, d.parquet, README.md" in told(tmp_path / "*.*")
    assert met(tmp_path, "**/*.csv") == ["a.csv", "b/c.csv"]


@pytest.mark.parametrize("other", ["a.csv.gz", "notes.txt", "Makefile", "a.feather"])
def test_a_file_of_another_kind_is_not_passed_over(tmp_path: Path, other: str) -> None:
    plant(tmp_path, "a.csv", other)
    assert other in told(tmp_path)
    (tmp_path / "a.csv").unlink()
    assert f"there is {other}, and no .csv, .parquet or Excel file; check" in told(tmp_path)
    assert f"there is {other}, and no .csv, .parquet or Excel file; check" in told(tmp_path / "*")
    assert "answers are read from .csv, .parquet, .xlsx" in told(tmp_path / other)


def test_a_folder_without_answers_is_refused(tmp_path: Path) -> None:
    assert told(tmp_path) == f"{tmp_path}: there is nothing, and no .csv, .parquet or Excel file; check the path"
    plant(tmp_path, "_SUCCESS", ".hidden.csv")
    assert "there is nothing, and no .csv, .parquet or Excel file" in told(tmp_path)


def test_a_pattern_that_matches_nothing_is_refused_with_what_there_is(tmp_path: Path) -> None:
    assert told(tmp_path / "*.csv") == (
        f"{tmp_path}/*.csv: matches no file; in {tmp_path} there is nothing; check the pattern"
    )
    plant(tmp_path, "day10.parquet", "day9.parquet")
    assert f"in {tmp_path} there is day9.parquet, day10.parquet; check" in told(tmp_path / "*.csv")
    assert f"in {tmp_path} there is day9.parquet, day10.parquet; check" in told(tmp_path / "june" / "*.csv")
    plant(tmp_path, *(f"part-{at}.parquet" for at in range(30)))
    assert "part-7.parquet; check the pattern" in told(tmp_path / "*.csv")


@pytest.mark.parametrize("name", ["answers.csv", "answers.parquet", "answers.xlsx", "\0.csv", "a.csv/b.csv"])
def test_a_file_that_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    plant(tmp_path, "a.csv")
    assert "no such file; check the path" in told(tmp_path / name)


def test_no_path_at_all_is_no_file() -> None:
    assert told("") == "'': no such file; check the path"


@pytest.mark.parametrize(
    "address",
    [
        *(
            "s3://bucket/answers.parquet",
            "s3://bucket/*.parquet",
            "https://example.org/answers.csv",
            "hf://datasets/a.csv",
        ),
        "abfss://container@account/answers",
    ],
)
def test_an_address_is_left_to_an_engine(address: str) -> None:
    for path in (address, Path(address)):
        assert "no such file, as it is an address; open it with your engine, such as polars, DuckDB" in told(path)


def test_a_folder_that_is_called_like_an_address_is_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, "s3:/bucket/a.csv")
    monkeypatch.chdir(tmp_path)
    assert paths.found("s3://bucket/a.csv").files == (Path("s3:/bucket/a.csv"),)


@pytest.mark.parametrize("name", ["x" * 5000 + ".csv", "x" * 5000 + "/*.csv", "x" * 5000])
def test_a_path_that_no_system_takes_is_refused(name: str) -> None:
    assert "cannot be read (File name too long); give a file that can" in told(name)


def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")
    for path in (tmp_path / "a.csv", tmp_path, tmp_path / "*.csv"):
        assert told(path) == f"{tmp_path / 'a.csv'}: not a file; give the path of a file, or an open stream"


def test_a_link_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to(tmp_path / "gone.csv")
    assert told(tmp_path) == f"{tmp_path / 'a.csv'}: no such file; check the path"


def test_links_are_followed(tmp_path: Path) -> None:
    plant(tmp_path, "far/a.csv", "b.csv")
    (tmp_path / "near").mkdir()
    (tmp_path / "near" / "files").symlink_to(tmp_path / "far")
    (tmp_path / "near" / "b.csv").symlink_to(tmp_path / "b.csv")
    assert met(tmp_path, "near") == met(tmp_path, "near/**/*.csv") == ["near/b.csv", "near/files/a.csv"]


def test_a_file_that_is_met_by_two_names_is_refused(tmp_path: Path) -> None:
    plant(tmp_path, "2026-10.csv")
    (tmp_path / "latest.csv").symlink_to(tmp_path / "2026-10.csv")
    assert told(tmp_path) == (
        f"{tmp_path}: {tmp_path}/2026-10.csv and {tmp_path}/latest.csv are the same; give a pattern that matches only one "
        "of them"
    )
    assert met(tmp_path, "2026*") == ["2026-10.csv"]


@pytest.mark.parametrize("pattern", ["", "**/*.csv", "*/a.csv", "*"])
def test_a_folder_that_is_met_by_two_names_is_refused(tmp_path: Path, pattern: str) -> None:
    plant(tmp_path, "2026-10/a.csv")
    (tmp_path / "latest").symlink_to(tmp_path / "2026-10")
    assert "are the same; give a pattern that matches only one" in told(tmp_path / pattern)


def test_links_in_a_ring_are_refused_at_once(tmp_path: Path) -> None:
    plant(tmp_path, "a.csv", "b/c.csv")
    for ring in ("one", "two", "b/three"):
        (tmp_path / ring).symlink_to(tmp_path)
    for pattern in ("", "**/*.csv", "**"):
        assert "are the same; give a pattern that matches only one" in told(tmp_path / pattern)
