"""Weights from data on the command line: each method finds what it needs, and ratings and outcomes are accounted for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import fuzzyeval as fe
from cli.running import run
from fuzzyeval.model.from_data import DATA_METHODS

DECLARED = """\
fuzzyeval: 1
grades: 5
root: {id: desk, children: [{id: speed, label: Speed}, {id: care, label: Care}, {id: price, label: Price}]}
importance: {columns: {speed: i_speed, care: i_care, price: i_price}, scale: [1, 3], dont_know: [0]}
outcome: {column: recommend, scale: [0, 10], dont_know: [99]}
"""
ANSWERS = """\
speed,care,price,i_speed,i_care,i_price,recommend,branch
5,4,3,3,1,2,9,north
4,4,5,3,2,1,8,north
3,2,2,2,0,3,4,south
1,2,3,1,3,,2,south
2,1,1,2,2,2,99,north
4,5,3,1,3,3,7,south
"""
WAYS = (
    *(f"weighting: {name}\n" for name in DATA_METHODS),
    *(f"weighting: {{method: combined, subjective: equal, objective: {name}}}\n" for name in DATA_METHODS),
    "weighting: {method: derived, derivation: relative}\n",
    "weighting: {method: gini, over: objects}\n",
)
BY = ("--by", "branch")


@pytest.fixture
def rated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with a study that declares ratings and an outcome, and answers to it."""
    (tmp_path / "rated.yaml").write_text(DECLARED, encoding="utf-8")
    (tmp_path / "rated.csv").write_text(ANSWERS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("by", [(), BY], ids=["as one", "by branch"])
@pytest.mark.parametrize("way", WAYS)
def test_every_method_that_asks_the_data_gets_what_it_needs(rated: Path, way: str, by: tuple[str, ...]) -> None:
    if "objects" in way and not by:
        by = BY  # of one object it says nothing
    (rated / "weighed.yaml").write_text(DECLARED + way, encoding="utf-8")
    study = fe.Study.load(rated / "weighed.yaml")
    wanted = fe.weigh(study, fe.tally(study, "rated.csv", by="branch" if by else None))
    graded = run("evaluate", "weighed.yaml", "rated.csv", *by, "--format", "json")
    assert (graded.exit_code, graded.stderr) == (0, "")
    read = (fe.Evaluations if by else fe.Evaluation).model_validate_json(graded.stdout)
    assert read.weights.global_weights == pytest.approx(wanted.global_weights, abs=1e-12)
    assert json.loads(graded.stdout)
    checked = run("check", "weighed.yaml", "rated.csv", *by)
    assert (checked.exit_code, checked.stderr) == (0, "")
    assert "nothing is wrong" in checked.stdout


@pytest.mark.usefixtures("rated")
def test_check_says_where_the_ratings_and_the_outcome_went() -> None:
    result = run("check", "rated.yaml", "rated.csv", *BY)
    assert (result.exit_code, result.stderr) == (0, "")
    before, ratings = result.stdout.split("Ratings of importance by 6 respondents")
    ratings, outcome = ratings.split("Answers of 6 respondents to the outcome")
    assert "Answers of 6 respondents\n" in before
    rows = [line.split()[:5] for line in ratings.splitlines()]
    assert ["Speed", "6", "0", "0", "0"] in rows
    assert ["Care", "5", "0", "0", "1"] in rows
    assert ["Price", "5", "1", "0", "0"] in rows
    assert ["outcome", "5", "0", "0", "1"] in [line.split()[:5] for line in outcome.splitlines()]
    assert result.stdout.endswith("\nnothing is wrong\n")
    assert "ratings counted" not in result.stdout, "the tables say it"


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        ("5,4,3,3,1,2,9,north", "5,4,3,7,1,2,9,north", "Speed: '7' × 1"),
        ("5,4,3,3,1,2,9,north", "5,4,3,3,1,2,11,north", "outcome: '11' × 1"),
    ],
)
def test_refused_ratings_and_outcomes_are_to_be_minded(rated: Path, good: str, bad: str, told: str) -> None:
    (rated / "rated.csv").write_text(ANSWERS.replace(good, bad), encoding="utf-8")
    result = run("check", "rated.yaml", "rated.csv")
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"• {told}\n" in result.stdout
    assert result.stdout.endswith("\nnothing is wrong, but mind the remarks\n")


def test_all_columns_that_are_not_there_are_told_at_once(rated: Path) -> None:
    given = ANSWERS.replace("care,price,", "cares,price,", 1).replace("i_price,recommend", "i_prices,end", 1)
    (rated / "rated.csv").write_text(given, encoding="utf-8")
    (rated / "rated.yaml").write_text(DECLARED + "survey: {respondent: who}\n", encoding="utf-8")
    lines = [
        "answers: columns that the study names are not there; add them, or mend the study",
        "  care; did you mean 'cares'?",
        "  importance: price (column 'i_price'); did you mean 'i_prices'?",
        "  outcome: 'recommend'",
        "  survey: 'who'",
    ]
    for command in ("check", "evaluate"):
        result = run(command, "rated.yaml", "rated.csv")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.splitlines() == lines
    chinese = run("check", "rated.yaml", "rated.csv", "--lang", "zh").stderr
    assert chinese.startswith("answers: 缺少研究中写明的列")


def test_answers_that_cannot_be_read_are_told_beside_columns_that_are_not_there(rated: Path) -> None:
    (rated / "rated.csv").write_text("speed,care,price,i_speed\n1,2,3\n", encoding="utf-8")
    result = run("check", "rated.yaml", "rated.csv")
    assert result.exit_code == 2
    assert "  importance: care (column 'i_care')" in result.stderr
    assert "line 2: 3 fields for 4 columns" in result.stderr
    (rated / "rated.csv").write_text("speed,care,i_care,i_care\n1,2,3,3\n", encoding="utf-8")
    assert "two columns are called 'i_care'; rename one" in run("check", "rated.yaml", "rated.csv").stderr


def test_notes_of_check_call_leaves_as_the_table_does(rated: Path) -> None:
    text = ANSWERS.replace("5,4,3,3,1,2,9,north", "often,,3,3,1,2,9,north").replace("4,4,5", ",,5")
    text = text.replace("3,2,2,2,0", "3,,2,2,0").replace("1,2,3,1", "1,,3,1")
    (rated / "rated.csv").write_text(text, encoding="utf-8")
    (rated / "rated.yaml").write_text(DECLARED, encoding="utf-8")
    told = run("check", "rated.yaml", "rated.csv").stdout
    assert "• Speed: 'often' × 1" in told
    assert "• Care: only 2 of 6 respondents gave a valid answer" in told
    assert "care:" not in told
