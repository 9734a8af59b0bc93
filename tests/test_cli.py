"""The command line: a table on stdout; what is wrong on stderr, in words, with exit status 2."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner, Result

import fuzzyeval as fe
from fuzzyeval import cli

STUDY = """
fuzzyeval: 1
name: Counter service
grades: 3
root: {id: process, children: [{id: care}, {id: speed}]}
weighting: {method: manual, weights: {process: {care: 0.75, speed: 0.25}}}
missing: reweigh
"""
ANSWERS = "care,speed,branch,year\n3,2,branch 10,1\n3,3,branch 2,2\n1,2,branch 10,2\n2,N/A,,1\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a study and answers to it."""
    (tmp_path / "study.yaml").write_text(STUDY, encoding="utf-8")
    (tmp_path / "answers.csv").write_text(ANSWERS, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> Result:
    """Run the command on files of a folder."""
    named = [str(folder / word) if "." in word else word for word in arguments]
    return CliRunner().invoke(cli.app, named)


def lines(result: Result) -> list[list[str]]:
    """Return the cells of every line of the table, between runs of two blanks or more."""
    return [re.split(r"\s{2,}", line.strip()) for line in result.stdout.splitlines() if line.strip()]


def test_answers_are_graded_as_one_object(folder: Path) -> None:
    result = run(folder, "evaluate", "study.yaml", "answers.csv")
    assert result.exit_code == 0
    assert result.stderr == ""
    found = fe.evaluate(fe.Study.load(folder / "study.yaml"), folder / "answers.csv")
    assert "Counter service" in result.stdout
    wanted = ["all", "4", f"{found.score:.1f}", found.grade, *(f"{degree:.3f}" for degree in found.membership.values())]
    assert wanted in lines(result)
    for remark in found.remarks:
        assert str(remark)[:40] in result.stdout


def test_by_a_column_there_is_a_line_an_object_in_natural_order(folder: Path) -> None:
    result = run(folder, "evaluate", "study.yaml", "answers.csv", "--by", "branch")
    assert result.exit_code == 0
    found = fe.evaluate(fe.Study.load(folder / "study.yaml"), folder / "answers.csv", by="branch")
    names = ["branch 2", "branch 10", "(blank)"]
    rows = [row for row in lines(result) if row[0] in names]
    assert [row[0] for row in rows] == names
    for row, (answers, evaluation) in zip(rows, zip("121", found.values(), strict=True), strict=True):
        assert row[1:4] == [answers, f"{evaluation.score:.1f}", evaluation.grade]
        assert row[4:] == [f"{degree:.3f}" for degree in evaluation.membership.values()]


def test_several_columns_tell_objects_apart(folder: Path) -> None:
    result = run(folder, "evaluate", "study.yaml", "answers.csv", "--by", "branch", "--by", "year")
    assert result.exit_code == 0
    assert [row[0] for row in lines(result) if " / " in row[0]] == [
        "branch 2 / 2",
        "branch 10 / 1",
        "branch 10 / 2",
        "(blank) / 1",
    ]


def test_a_study_in_json_and_answers_in_parquet_do_as_well(folder: Path) -> None:
    fe.Study.load(folder / "study.yaml").save(folder / "study.json")
    pl.DataFrame({"care": [3, 3, 1, 2], "speed": ["2", "3", "2", "N/A"]}).write_parquet(folder / "answers.parquet")
    first = run(folder, "evaluate", "study.yaml", "answers.csv")
    assert run(folder, "evaluate", "study.json", "answers.parquet").stdout == first.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["study.yaml", "nowhere.csv"], "no such file; check the path"),
        (["nowhere.yaml", "answers.csv"], "cannot be read"),
        (["answers.csv", "answers.csv"], "a study's file ends in"),
        (["study.yaml", "study.yaml"], "answers are read from .csv and .parquet"),
        (["study.yaml", "answers.csv", "--by", "brunch"], "by: no column is called 'brunch'; did you mean 'branch'?"),
        (["study.yaml", "answers.csv", "--by", "year", "--by", "year"], "does not name columns"),
        (["wrong.yaml", "answers.csv"], "root.id: 'a/b' is not an id"),
        (["study.yaml", "short.csv"], "line 2: 1 fields for 2 columns; mend the line"),
        (["study.yaml", "other.csv"], "no column answers these leaves; add the columns"),
        (["study.yaml", "empty.csv"], "no rows"),
        (["markup.yaml", "answers.csv"], "[red]x[/red]"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_is_wrong_is_said_on_stderr_in_one_message(folder: Path, arguments: list[str], message: str) -> None:
    (folder / "wrong.yaml").write_text("grades: 3\nroot: {id: a/b}\n", encoding="utf-8")
    (folder / "markup.yaml").write_text("grades: 3\nroot: {id: '[red]x[/red]/'}\n", encoding="utf-8")
    (folder / "short.csv").write_text("care,speed\n3\n", encoding="utf-8")
    (folder / "other.csv").write_text("price\n3\n", encoding="utf-8")
    (folder / "empty.csv").write_text("care,speed\n", encoding="utf-8")
    result = run(folder, "evaluate", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output
    assert result.stdout == ""


@pytest.mark.parametrize("arguments", [["evaluate"], ["evaluate", "study.yaml"], ["grade"], ["evaluate", "--colour"]])
def test_what_is_no_command_is_a_usage_error(folder: Path, arguments: list[str]) -> None:
    result = run(folder, *arguments)
    assert result.exit_code == 2
    assert "Usage" in result.output
    assert "Traceback" not in result.output


def test_inconsistent_judgements_are_printed_and_a_strict_study_refuses_them(folder: Path) -> None:
    twisted = STUDY.replace(
        "{method: manual, weights: {process: {care: 0.75, speed: 0.25}}}",
        "{method: ahp, judgements: {process: {care/speed: 9, speed/price: 9, price/care: 9}}}",
    ).replace("{id: speed}]", "{id: speed}, {id: price}]")
    (folder / "twisted.yaml").write_text(twisted, encoding="utf-8")
    (folder / "strict.yaml").write_text(twisted + "strict: true\n", encoding="utf-8")
    (folder / "three.csv").write_text("care,speed,price\n3,2,1\n", encoding="utf-8")
    result = run(folder, "evaluate", "twisted.yaml", "three.csv")
    assert result.exit_code == 0
    assert "process: the judgements contradict each other" in result.stdout
    assert result.stderr == ""
    refused = run(folder, "evaluate", "strict.yaml", "three.csv")
    assert refused.exit_code == 2
    assert "the study is strict" in refused.stderr


def test_labels_and_names_are_printed_as_they_stand(folder: Path) -> None:
    grades = "[{label: '[bold]good', score: 2, answer: 2}, {label: '好[/]', score: 1, answer: 1}]"
    odd = f"grades: {grades}\nroot: {{id: care}}\nname: '[red]'\n"
    (folder / "odd.yaml").write_text(odd, encoding="utf-8")
    (folder / "odd.csv").write_text("care,branch\n2,[b]x[/b]\n1,y\n", encoding="utf-8")
    result = run(folder, "evaluate", "odd.yaml", "odd.csv", "--by", "branch")
    assert result.exit_code == 0, result.output
    for text in ("[red]", "[b]x[/b]", "[bold]good", "好[/]"):
        assert text in result.stdout


def test_as_a_program_it_speaks_and_fails_alike(folder: Path) -> None:
    program = Path(sys.executable).with_name("fuzzyeval")
    good = subprocess.run(  # noqa: S603  (our own program)
        [program, "evaluate", folder / "study.yaml", folder / "answers.csv", "--by", "branch"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (good.returncode, good.stderr) == (0, "")
    assert "branch 10" in good.stdout
    bad = subprocess.run(  # noqa: S603
        [program, "evaluate", folder / "study.yaml", folder / "nowhere.csv"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (bad.returncode, bad.stdout) == (2, "")
    assert "no such file" in bad.stderr
    assert "Traceback" not in bad.stderr
