"""Bad input: one message on standard error, nothing on standard output, status 2, and never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import Result

from cli.running import ANSWERS, STUDY, run, run_apart

EVALUATE = ("evaluate", "study.yaml", "answers.csv")


def holds(result: Result, message: str) -> None:
    """Hold a result to be a refusal with a message."""
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stderr.endswith("\n")


@pytest.mark.parametrize("command", ["evaluate", "check"])
@pytest.mark.parametrize(
    ("study", "answers", "message"),
    [
        ("nowhere.yaml", "answers.csv", "nowhere.yaml: cannot be read (No such file or directory)"),
        ("study.yaml", "nowhere.csv", "nowhere.csv: no such file; check the path"),
        ("folder.yaml", "answers.csv", "folder.yaml: cannot be read (Is a directory)"),
        ("study.yaml", "folder.csv", "folder.csv: there is nothing, and no .csv, .parquet or Excel file"),
        ("answers.csv", "answers.csv", "answers.csv: a study's file ends in .yaml, .yml or .json"),
        ("study.yaml", "study.yaml", "study.yaml: answers are read from .csv, .parquet, .xlsx"),
        ("binary.yaml", "answers.csv", "binary.yaml: not UTF-8 at byte 0"),
        ("study.yaml", "binary.csv", "binary.csv, line 1: not UTF-8 at byte 0"),
        ("study.yaml", "binary.parquet", "binary.parquet: not a Parquet file"),
        ("empty.yaml", "answers.csv", "empty.yaml: None is no mapping"),
        ("empty.json", "answers.csv", "empty.json, line 1: not JSON"),
        ("study.yaml", "empty.csv", "empty.csv: empty; the first line names the columns"),
        ("study.yaml", "header.csv", "answers: no rows"),
        ("wrong.yaml", "answers.csv", "root.id: 'a/b' is not an id"),
        ("markup.yaml", "answers.csv", "[red]x[/red]"),
        ("study.yaml", "short.csv", "short.csv, line 3: 1 fields for 2 columns; mend the line"),
        ("study.yaml", "other.csv", "no column answers these leaves; add the columns"),
        ("-", "-", "STUDY, ANSWERS: both are -, and standard input is one"),
        ("x" * 300 + ".yaml", "answers.csv", "cannot be read (File name too long)"),
        ("study.yaml", "x" * 300 + ".csv", "cannot be read (File name too long)"),
        ("", "answers.csv", "a study's file ends in .yaml, .yml or .json"),
        ("study.yaml", "", "no such file; check the path"),
    ],
    ids=lambda text: text[:30],
)
def test_what_is_wrong_with_a_file_is_said(folder: Path, command: str, study: str, answers: str, message: str) -> None:
    for name, text in {
        "wrong.yaml": "grades: 3\nroot: {id: a/b}\n",
        "markup.yaml": "grades: 3\nroot: {id: '[red]x[/red]'}\n",
        "short.csv": "care,speed\n3,1\n3\n",
        "other.csv": "price\n3\n",
        "header.csv": "care,speed\n",
        "empty.csv": "",
        "empty.yaml": "",
        "empty.json": "",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name in ("binary.yaml", "binary.csv", "binary.parquet"):
        (folder / name).write_bytes(b"\xff\x80\x01" * 100)
    for name in ("folder.yaml", "folder.csv"):
        (folder / name).mkdir()
    holds(run(command, study, answers), message)


@pytest.mark.parametrize(
    ("arguments", "given", "message"),
    [
        (["-", "answers.csv"], b"", "None is no mapping"),
        (["-", "answers.csv"], b"\xff\xfe", "<stdin>: not UTF-8 at byte 0"),
        (["-", "answers.csv"], b"{", "not JSON"),
        (["-", "answers.csv"], b" \n {", "not JSON"),
        (["-", "answers.csv"], b"grades: [", "not YAML"),
        (["-", "answers.csv"], b"x" * 5_000_000, "<stdin>: 4,000,001 characters; a document has at most 1,000,000"),
        (["study.yaml", "-"], b"", ": empty; the first line names the columns"),
        (["study.yaml", "-"], b"\xff\xfe", ": UTF-16"),
        (["study.yaml", "-"], b"care,speed\n1\n", ", line 2: 1 fields for 2 columns"),
        (["study.yaml", "-"], b"PK\x03\x04\xff", ": a spreadsheet's workbook, not a CSV"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_is_wrong_with_standard_input_is_said(arguments: list[str], given: bytes, message: str) -> None:
    holds(run("evaluate", *arguments, given=given), message)


@pytest.mark.usefixtures("folder")
def test_as_a_program_it_names_standard_input() -> None:
    found = run_apart("evaluate", "study.yaml", "-", given=b"care,speed\n1\n")
    assert (found.returncode, found.stdout) == (2, b"")
    assert found.stderr == b"<stdin>, line 2: 1 fields for 2 columns; mend the line\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--by", "brunch"], "by: no column is called 'brunch'; did you mean 'branch'?"),
        (["--by", "year", "--by", "year"], "does not name columns"),
        (["--by", ""], "by: no column is called ''"),
        (["--by", "score", "--format", "csv"], "by: a column of the table is called 'score' too"),
    ],
)
def test_what_is_wrong_with_a_column_is_said(folder: Path, arguments: list[str], message: str) -> None:
    first, *rest = ANSWERS.splitlines()
    lines = (f"{first},score", *(f"{line},x" for line in rest))
    (folder / "answers.csv").write_text("\n".join(lines), encoding="utf-8")
    holds(run(*EVALUATE, *arguments), message)


@pytest.mark.parametrize(
    "arguments",
    [
        ["grade"],
        ["evaluate"],
        ["evaluate", "study.yaml"],
        [*EVALUATE, "more.csv"],
        [*EVALUATE, "--colour"],
        [*EVALUATE, "--format", "xml"],
        [*EVALUATE, "--lang", "de"],
        [*EVALUATE, "--by"],
        ["check"],
        ["init"],
        ["schema", "study.yaml"],
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("folder")
def test_what_is_no_command_is_a_usage_error(arguments: list[str]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr or "Usage: " in result.stderr
    assert "Traceback" not in result.stderr


def is_chinese(text: str) -> bool:
    """Return whether a text has Chinese characters."""
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def test_a_message_is_in_the_language_asked_for_or_in_the_studys(folder: Path) -> None:
    (folder / "zh.yaml").write_text(STUDY + "language: zh\n", encoding="utf-8")
    for study, lang in (("study.yaml", ["--lang", "zh"]), ("zh.yaml", [])):
        for arguments in (["nowhere.csv"], ["answers.csv", "--by", "brunch"]):
            result = run("evaluate", study, *arguments, *lang)
            assert result.exit_code == 2
            assert is_chinese(result.stderr)
    assert is_chinese(run("evaluate", "nowhere.yaml", "answers.csv", "--lang", "zh").stderr)
    assert is_chinese(run(*EVALUATE, "--out", "nowhere/out.csv", "--lang", "zh").stderr)
    assert run("evaluate", "zh.yaml", "nowhere.csv", "--lang", "en").stderr == (
        "nowhere.csv: no such file; check the path\n"
    )


def test_half_a_character_in_a_study_does_not_break_what_is_printed(folder: Path) -> None:
    broken = {"grades": 3, "root": {"id": "care", "label": "\ud800"}}
    (folder / "half.json").write_text(json.dumps(broken), encoding="utf-8")
    (folder / "care.csv").write_text("care\n3\n2\n", encoding="utf-8")
    for form in ("table", "json", "csv"):
        result = run("evaluate", "half.json", "care.csv", "--format", form)
        assert result.exit_code in (0, 2)
        assert result.exception is None or isinstance(result.exception, SystemExit)


@pytest.mark.parametrize("streams", ["<&-", "2>&-"])
@pytest.mark.usefixtures("folder")
def test_streams_that_are_closed_do_no_harm(streams: str) -> None:
    assert _shell(f"fuzzyeval evaluate study.yaml answers.csv --format csv {streams}") == (
        0,
        run(*EVALUATE, "--format", "csv").stdout,
        "",
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("fuzzyeval evaluate - answers.csv <&-", "-: nothing is piped into standard input"),
        ("fuzzyeval evaluate study.yaml - <&-", "-: nothing is piped into standard input"),
        ("fuzzyeval evaluate - answers.csv 0>written", "<stdin>: cannot be read (Bad file descriptor)"),
        ("fuzzyeval evaluate study.yaml - 0>written", "<stdin>: cannot be read"),
        ("fuzzyeval evaluate study.yaml answers.csv >&-", "standard output: cannot be written (closed)"),
        ("fuzzyeval schema >/dev/full", "standard output: cannot be written (No space left on device)"),
        ("fuzzyeval evaluate study.yaml answers.csv >/dev/full", "standard output: cannot be written (No space left"),
        ("fuzzyeval evaluate study.yaml answers.csv --out /dev/full", "/dev/full: cannot be written (No space left"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_streams_that_cannot_be_used_are_refused(line: str, message: str) -> None:
    status, written, said = _shell(line)
    assert (status, written) == (2, "")
    assert said.startswith(message)
    assert len(said.splitlines()) == 1


def _shell(line: str) -> tuple[int, str, str]:
    """Run a line of the shell; return the status, and what was written to standard output and error."""
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    env.pop("COLUMNS", None)
    found = subprocess.run(["/bin/sh", "-c", line], capture_output=True, env=env, check=False)  # noqa: S603
    return found.returncode, found.stdout.decode(), found.stderr.decode()


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gbk"])
@pytest.mark.usefixtures("folder")
def test_a_terminal_without_some_characters_shows_question_marks_and_programs_get_utf8(encoding: str) -> None:
    env = {"PYTHONIOENCODING": encoding}
    table = run_apart(*EVALUATE, "--lang", "zh", env=env)
    assert (table.returncode, table.stderr) == (0, b"")
    wanted = run(*EVALUATE, "--lang", "zh").stdout
    assert table.stdout.decode(encoding) == wanted.encode(encoding, "replace").decode(encoding)
    data = run_apart(*EVALUATE, "--lang", "zh", "--format", "csv", env=env)
    assert (data.returncode, data.stderr) == (0, b"")
    assert data.stdout.decode("utf-8") == run(*EVALUATE, "--lang", "zh", "--format", "csv").stdout
    refused = run_apart("evaluate", "study.yaml", "nowhere.csv", "--lang", "zh", env=env)
    assert refused.returncode == 2
    assert b"Traceback" not in refused.stderr


def test_a_file_of_a_kind_that_is_not_written_is_refused_unless_the_format_is_said(folder: Path) -> None:
    holds(
        run(*EVALUATE, "--out", folder / "result.xlsx"),
        "result.xlsx does not end in .csv, .json or .txt; let it, or give",
    )
    assert not (folder / "result.xlsx").exists()
    assert run(*EVALUATE, "--out", folder / "result.xlsx", "--format", "csv").exit_code == 0
