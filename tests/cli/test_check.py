"""``fuzzyeval check``: all problems at once, each with its place; or the study, and where the answers went."""

from __future__ import annotations

from pathlib import Path

import pytest

import fuzzyeval as fe
from cli.running import ABC, STUDY, run

TWISTED = STUDY.replace(
    "{method: manual, weights: {process: {care: 0.75, speed: 0.25}}}",
    "{method: ahp, judgements: {process: {care/speed: 9, speed/price: 9, price/care: 9}}}",
).replace("{id: speed}]", "{id: speed}, {id: price}]")
STRICT = TWISTED + "strict: true\n"
REFUSING = STUDY.replace("missing: reweigh\n", "")


@pytest.mark.usefixtures("folder")
def test_where_nothing_is_wrong_the_study_is_shown_and_where_every_answer_went() -> None:
    result = run("check", ABC / "study.yaml", ABC / "answers.csv")
    study = fe.Study.load(ABC / "study.yaml")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.endswith("\nnothing is wrong\n")
    rows = {tuple(line.split()) for line in result.stdout.splitlines()}
    for leaf, account in zip(study.outline.leaves, fe.tally(study, ABC / "answers.csv").accounts(), strict=True):
        figures = (str(account["counted"]), str(account["missing"]), str(account["refused"]))
        label = tuple(study.label(leaf).split())
        assert any(row[: len(label) + 3] == (*label, *figures) for row in rows), study.label(leaf)


@pytest.mark.usefixtures("folder")
def test_a_study_may_be_checked_alone() -> None:
    result = run("check", "study.yaml")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Counter service" in result.stdout
    assert result.stdout.endswith("\nnothing is wrong\n")
    assert "respondents" not in result.stdout


def test_problems_of_the_study_and_of_the_file_are_told_together(folder: Path) -> None:
    (folder / "wrong.yaml").write_text("grades: 3\nroot: {id: a/b}\nrows: all\n", encoding="utf-8")
    (folder / "broken.csv").write_text("care,speed\n3\n1,2\n1,2,3\n", encoding="utf-8")
    result = run("check", "wrong.yaml", "broken.csv")
    assert (result.exit_code, result.stdout) == (2, "")
    for said in (
        "root.id: 'a/b' is not an id",
        "rows: 'all' is",
        "broken.csv: broken records",
        "line 2: 1 fields for 2 columns",
        "line 4: 3 fields for 2 columns",
    ):
        assert said in result.stderr


def test_problems_of_a_study_alone_are_told(folder: Path) -> None:
    (folder / "wrong.yaml").write_text("grades: 3\nroot: {id: a/b}\nrows: all\n", encoding="utf-8")
    result = run("check", "wrong.yaml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("wrong.yaml: 2 problems\n")


def test_problems_of_several_kinds_in_the_answers_are_told_together(folder: Path) -> None:
    (folder / "broken.csv").write_text("care,sped,branch\n3,1,a\n1,2\n", encoding="utf-8")
    result = run("check", "study.yaml", "broken.csv", "--by", "brunch", "--by", "yr")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines() == [
        "by: no column is called 'brunch'; did you mean 'branch'?; there are care, sped, branch",
        "by: no column is called 'yr'; there are care, sped, branch",
        "answers: no column answers these leaves; add the columns, or name them in the study",
        "  speed; did you mean 'sped'?",
        "broken.csv, line 3: 2 fields for 3 columns; mend the line",
    ]


def test_every_leaf_without_a_valid_answer_is_named(folder: Path) -> None:
    (folder / "refusing.yaml").write_text(REFUSING, encoding="utf-8")
    (folder / "gaps.csv").write_text("care,speed,branch\n,9,a\n3,N/A,b\n,1,c\n,2,d\n", encoding="utf-8")
    result = run("check", "refusing.yaml", "gaps.csv", "--by", "branch")
    assert (result.exit_code, result.stdout) == (2, "")
    remedy = "; collect some, or let the study say missing: reweigh"
    assert result.stderr.splitlines() == [
        f"care: no valid answer in a, and 2 more like it{remedy}",
        f"speed: no valid answer in a, and 1 more like it{remedy}",
    ]
    (folder / "gaps.csv").write_text("care,speed\n,9\n,N/A\n", encoding="utf-8")
    pooled = run("check", "refusing.yaml", "gaps.csv")
    assert pooled.stderr.splitlines() == [f"care: no valid answer{remedy}", f"speed: no valid answer{remedy}"]


def test_what_the_data_cannot_weigh_is_told_beside_leaves_without_an_answer(folder: Path) -> None:
    entropy = REFUSING.replace("{method: manual, weights: {process: {care: 0.75, speed: 0.25}}}", "entropy")
    (folder / "entropy.yaml").write_text(entropy, encoding="utf-8")
    (folder / "alike.csv").write_text("care,speed\n3,\n3,\n", encoding="utf-8")
    result = run("check", "entropy.yaml", "alike.csv")
    assert result.exit_code == 2
    assert "speed: no valid answer" in result.stderr
    assert "weighting: no leaf varies over respondents" in result.stderr


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ("care,speed\n", "answers: no rows; give a row for each respondent"),
        ("care,speed\n,\n", "process: no valid answer at all; leave it out"),
        ("care,care,speed\n1,2,3\n", "two columns are called 'care'; rename one"),
        ("", "empty; the first line names the columns"),
    ],
)
def test_what_is_wrong_with_the_answers_is_told_once(folder: Path, answers: str, said: str) -> None:
    (folder / "wrong.csv").write_text(answers, encoding="utf-8")
    (folder / "refusing.yaml").write_text(REFUSING, encoding="utf-8")
    for study in ("study.yaml", "refusing.yaml") if "at all" not in said else ("study.yaml",):
        result = run("check", study, "wrong.csv")
        assert (result.exit_code, result.stdout) == (2, "")
        assert said in result.stderr
        assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("answers", [[], ["three.csv"]], ids=["alone", "with answers"])
def test_inconsistent_judgements_are_remarked_and_a_strict_study_refuses_them_with_a_status_of_their_own(
    folder: Path, answers: list[str]
) -> None:
    (folder / "twisted.yaml").write_text(TWISTED, encoding="utf-8")
    (folder / "strict.yaml").write_text(STRICT, encoding="utf-8")
    (folder / "three.csv").write_text("care,speed,price\n3,2,1\n", encoding="utf-8")
    remarked = run("check", "twisted.yaml", *answers)
    assert (remarked.exit_code, remarked.stderr) == (0, "")
    assert remarked.stdout.count("process: the judgements contradict each other") == 1
    assert remarked.stdout.endswith("\nnothing is wrong, but mind the remarks\n")
    refused = run("check", "strict.yaml", *answers)
    assert (refused.exit_code, refused.stdout) == (3, "")
    assert refused.stderr.count("the study is strict, so mend them") == 1


def test_the_judgements_within_a_combined_weighting_are_held_too(folder: Path) -> None:
    judged = "{method: ahp, judgements: {process: {care/speed: 9, speed/price: 9, price/care: 9}}}"
    combined = STRICT.replace(judged, f"{{method: combined, subjective: {judged}}}")
    assert combined != STRICT
    (folder / "strict.yaml").write_text(combined, encoding="utf-8")
    assert run("check", "strict.yaml").exit_code == 3  # the answers are not needed to see it


def test_a_strict_refusal_beside_another_problem_has_the_status_of_any_problem(folder: Path) -> None:
    (folder / "strict.yaml").write_text(STRICT, encoding="utf-8")
    result = run("check", "strict.yaml", "answers.csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "the study is strict" in result.stderr
    assert "no column answers these leaves" in result.stderr
    evaluated = run("evaluate", "strict.yaml", "three.csv")
    assert evaluated.exit_code == 2  # there is no such file
    (folder / "three.csv").write_text("care,speed,price\n3,2,1\n", encoding="utf-8")
    assert run("evaluate", "strict.yaml", "three.csv").exit_code == 3


def test_a_strict_refusal_hides_nothing_that_comes_after_it(folder: Path) -> None:
    (folder / "strict.yaml").write_text(STRICT, encoding="utf-8")
    (folder / "none.csv").write_text("care,speed,price,branch\n3,2,1,a\n,,,b\n", encoding="utf-8")
    result = run("check", "strict.yaml", "none.csv", "--by", "branch")
    assert result.exit_code == 2
    assert "the study is strict" in result.stderr
    assert "process: no valid answer at all in b" in result.stderr


def test_refused_answers_and_data_that_say_nothing_are_remarked(folder: Path) -> None:
    manual = "{method: manual, weights: {process: {care: 0.75, speed: 0.25}}}"
    (folder / "combined.yaml").write_text(
        STUDY.replace(manual, f"{{method: combined, subjective: {manual}}}"), encoding="utf-8"
    )
    (folder / "odd.csv").write_text("care,speed\n3,2\n1,2\n2,2\n2,often\n", encoding="utf-8")
    result = run("check", "combined.yaml", "odd.csv")
    assert (result.exit_code, result.stderr) == (0, "")
    found = fe.evaluate(fe.Study.load("combined.yaml"), "odd.csv")
    vetoed = next(said for said in found.remarks if said.code == "vetoed")
    assert f"• {vetoed}" in result.stdout
    assert "• speed: 'often' × 1" in result.stdout
    assert result.stdout.endswith("\nnothing is wrong, but mind the remarks\n")


@pytest.mark.usefixtures("folder")
def test_either_may_come_from_standard_input() -> None:
    wanted = run("check", "study.yaml", "answers.csv")
    assert wanted.exit_code == 0
    assert run("check", "-", "answers.csv", given=STUDY).stdout == wanted.stdout
    answers = Path("answers.csv").read_text(encoding="utf-8")
    assert run("check", "study.yaml", "-", given=answers).stdout == wanted.stdout


@pytest.mark.usefixtures("folder")
def test_problems_of_answers_on_standard_input_are_told_together_too() -> None:
    result = run("check", "study.yaml", "-", given="care,sped\n1,2\n3\n")
    assert result.exit_code == 2
    assert "no column answers these leaves" in result.stderr
    assert "line 3: 1 fields for 2 columns" in result.stderr


def test_it_speaks_the_language_asked_for_and_otherwise_the_studys(folder: Path) -> None:
    asked = run("check", ABC / "study.yaml", ABC / "answers.csv", "--by", "country", "--lang", "zh")
    for text in ("顾客满意度", "主观权重", "266 位受访者的回答", "6 个评价对象", "耗材供应", "没有问题"):
        assert text in asked.stdout
    for text in ("Answers of", "objects by", "nothing is wrong", "supplies"):
        assert text not in asked.stdout
    (folder / "own.yaml").write_text(REFUSING + "language: zh\n", encoding="utf-8")
    (folder / "broken.csv").write_text("care,sped\n3\n", encoding="utf-8")
    (folder / "gaps.csv").write_text("care,speed,branch\n3,,a\n", encoding="utf-8")
    for arguments in (["broken.csv", "--by", "branch"], ["gaps.csv", "--by", "brunch"], ["nowhere.csv"]):
        own = run("check", "own.yaml", *arguments)
        assert (own.exit_code, own.stdout) == (2, "")
        for english in ("column", "line 2", "did you mean", "valid", "no such"):
            assert english not in own.stderr
        assert own.stderr == run("check", "own.yaml", *arguments, "--lang", "zh").stderr
    assert "line 2" in run("check", "own.yaml", "broken.csv", "--lang", "en").stderr
