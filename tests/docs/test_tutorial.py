"""The tutorial's study is one study, in a file, in a string and in code, and the command line agrees."""

from __future__ import annotations

import csv
import re
from doctest import DocTestParser
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import fuzzyeval as fe
from fuzzyeval.cli.app import app

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "tutorial" / "first-evaluation.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shown() -> dict[str, Any]:
    """Return the names that the page's examples define."""
    names: dict[str, Any] = {}
    for example in DocTestParser().get_examples(PAGE):
        if not example.source.startswith(("print(", "for ")):
            exec(example.source, names)  # noqa: S102  (the page is ours)
    return names


def test_the_file_shown_is_the_study_used(shown: dict[str, Any]) -> None:
    (text,) = re.findall(r"```yaml\n(.*?)```", PAGE, flags=re.DOTALL)
    assert fe.Study.from_yaml(text) == shown["study"]


def test_the_command_line_finds_nothing_wrong_with_it(shown: dict[str, Any], tmp_path: Path) -> None:
    shown["study"].save(tmp_path / "study.yaml")
    result = CliRunner().invoke(app, ["check", str(tmp_path / "study.yaml")])
    assert result.exit_code == 0
    assert "Repair shop" in result.stdout


def test_the_command_line_grades_the_branches_alike(shown: dict[str, Any], tmp_path: Path) -> None:
    """Through a file, gap and misprint included, the scores are those that the page compares."""
    shown["study"].save(tmp_path / "study.yaml")
    with (tmp_path / "answers.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(shown["answers"][0]))
        writer.writeheader()
        writer.writerows(shown["answers"])
    told = [
        "evaluate",
        str(tmp_path / "study.yaml"),
        str(tmp_path / "answers.csv"),
        "--by",
        "branch",
        "--format",
        "csv",
    ]
    result = CliRunner().invoke(app, told)
    assert result.exit_code == 0
    found = {row["branch"]: (float(row["score"]), row["grade"]) for row in csv.DictReader(result.stdout.splitlines())}
    assert found == {name: (branch.score, branch.grade) for name, branch in shown["branches"].items()}


def test_more_than_half_of_the_whole_hangs_on_lasting_repairs(shown: dict[str, Any]) -> None:
    """Judgements alone: 2 to 1 for the work, 4 to 1 for lasting repairs in it, so 2/3 · 4/5."""
    assert shown["weights"]["lasting"].global_weight == pytest.approx(2 / 3 * 4 / 5, abs=1e-12)
