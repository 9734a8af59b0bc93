"""``fuzzyeval evaluate``: what the library finds, as a table, as JSON and as CSV, on standard output or in a file."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from typer.testing import Result

import fuzzyeval as fe
from cli.running import ABC, ANSWERS, STUDY, run

BY = ("--by", "branch")


def lines(result: Result) -> list[list[str]]:
    """Return the cells of every line of the table, between runs of two blanks or more."""
    return [re.split(r"\s{2,}", line.strip()) for line in result.stdout.splitlines() if line.strip()]


def read_back(row: dict[str, str], wanted: dict[str, Any]) -> dict[str, Any]:
    """Return a row of CSV with its texts as what they were: numbers where numbers are wanted, None where nothing is."""
    return {
        name: None if wanted[name] is None and text == "" else type(wanted[name])(text) for name, text in row.items()
    }


@pytest.mark.usefixtures("folder")
def test_without_a_column_all_answers_are_one_object_shown_as_its_tree() -> None:
    result = run("evaluate", "study.yaml", "answers.csv")
    found = fe.evaluate(fe.Study.load("study.yaml"), "answers.csv")
    assert (result.exit_code, result.stderr) == (0, "")
    for node in found.values():
        degrees = [f"{degree:.3f}" for degree in node.degrees or ()]
        figures = [f"{node.weight:.3f}", f"{node.global_weight:.3f}", f"{node.score:.1f}", node.grade, *degrees]
        assert [node.label, *figures] in lines(result)
    for remark in found.remarks:
        assert f"• {remark}" in result.stdout


@pytest.mark.usefixtures("folder")
def test_by_a_column_there_is_a_line_an_object_in_natural_order() -> None:
    result = run("evaluate", "study.yaml", "answers.csv", *BY)
    found = fe.evaluate(fe.Study.load("study.yaml"), "answers.csv", by="branch")
    assert (result.exit_code, result.stderr) == (0, "")
    ranks = {place.object: place.rank for place in found.ranking()}
    wanted = [
        [name, str(ranks[key]), answers, f"{one.score:.1f}", one.grade, *(f"{d:.3f}" for d in one.membership.values())]
        for name, answers, (key, one) in zip(("branch 2", "branch 10", "(blank)"), "121", found.items(), strict=True)
    ]
    rows = lines(result)
    assert [row for row in rows if row[0] in ("branch 2", "branch 10", "(blank)")] == wanted
    assert "remarks on single objects; --remarks shows them" in result.stdout


@pytest.mark.usefixtures("folder")
def test_remarks_on_single_objects_are_shown_on_request() -> None:
    result = run("evaluate", "study.yaml", "answers.csv", *BY, "--remarks")
    found = fe.evaluate(fe.Study.load("study.yaml"), "answers.csv", by="branch")
    assert found["branch 10"].remarks
    for remark in found["branch 10"].remarks:
        assert f"• branch 10, {remark}" in result.stdout
    assert "--remarks" not in result.stdout


@pytest.mark.usefixtures("folder")
def test_several_columns_tell_objects_apart() -> None:
    result = run("evaluate", "study.yaml", "answers.csv", *BY, "--by", "year")
    assert [row[0] for row in lines(result) if " / " in row[0]] == [
        "branch 2 / 2",
        "branch 10 / 1",
        "branch 10 / 2",
        "(blank) / 1",
    ]


@pytest.mark.usefixtures("folder")
def test_a_study_in_json_and_answers_in_parquet_do_as_well() -> None:
    fe.Study.load("study.yaml").save("study.json")
    columns = {
        "care": [3, 3, 1, 2],
        "speed": ["2", "3", "2", "N/A"],
        "branch": ["branch 10", "branch 2", "branch 10", None],
    }
    pl.DataFrame(columns).write_parquet("answers.parquet")
    first = run("evaluate", "study.yaml", "answers.csv", *BY)
    assert run("evaluate", "study.json", "answers.parquet", *BY).stdout == first.stdout


@pytest.mark.usefixtures("folder")
def test_either_may_come_from_standard_input() -> None:
    wanted = run("evaluate", "study.yaml", "answers.csv", *BY).stdout
    as_json = fe.Study.load("study.yaml").model_dump_json(by_alias=True, exclude_none=True)
    assert wanted
    assert run("evaluate", "-", "answers.csv", *BY, given=STUDY).stdout == wanted
    assert run("evaluate", "-", "answers.csv", *BY, given="\ufeff" + STUDY).stdout == wanted
    assert run("evaluate", "-", "answers.csv", *BY, given="\n " + as_json).stdout == wanted
    assert run("evaluate", "study.yaml", "-", *BY, given=ANSWERS).stdout == wanted


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
@pytest.mark.usefixtures("folder")
def test_answers_on_standard_input_may_be_in_any_encoding_that_a_file_may(encoding: str) -> None:
    given = "care,speed,分店\n3,2,北京\n1,2,上海\n".encode(encoding)
    result = run("evaluate", "study.yaml", "-", "--by", "分店", given=given)
    assert result.exit_code == 0
    assert [row[0] for row in lines(result) if row[0] in ("上海", "北京")] == ["上海", "北京"]


@pytest.mark.parametrize("by", [(), ("--by", "country")])
def test_json_is_read_back_as_the_very_result(by: tuple[str, ...]) -> None:
    result = run("evaluate", ABC / "study.yaml", ABC / "answers.csv", *by, "--format", "json")
    study = fe.Study.load(ABC / "study.yaml")
    assert result.exit_code == 0
    if by:
        assert fe.Evaluations.model_validate_json(result.stdout) == fe.evaluate(
            study, ABC / "answers.csv", by="country"
        )
    else:
        assert fe.Evaluation.model_validate_json(result.stdout) == fe.evaluate(study, ABC / "answers.csv")


@pytest.mark.parametrize("options", [(), BY, (*BY, "--nodes")], ids=" ".join)
@pytest.mark.usefixtures("folder")
def test_csv_holds_the_figures_of_the_rows_to_the_last_digit(options: tuple[str, ...]) -> None:
    result = run("evaluate", "study.yaml", "answers.csv", *options, "--format", "csv")
    study = fe.Study.load("study.yaml")
    if options:
        wanted = fe.evaluate(study, "answers.csv", by="branch").to_rows(nodes="--nodes" in options)
    else:
        wanted = fe.evaluate(study, "answers.csv").to_rows()
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [read_back(row, want) for row, want in zip(rows, wanted, strict=True)] == wanted


@pytest.mark.usefixtures("folder")
def test_a_file_is_written_as_it_ends_and_nothing_is_printed() -> None:
    for name, form in (("out.csv", "csv"), ("OUT.JSON", "json"), ("out.txt", "table"), ("out", "table")):
        printed = run("evaluate", "study.yaml", "answers.csv", *BY, "--format", form).stdout
        result = run("evaluate", "study.yaml", "answers.csv", *BY, "--out", name)
        assert (result.exit_code, result.output) == (0, "")
        assert Path(name).read_text(encoding="utf-8-sig") == printed


@pytest.mark.usefixtures("folder")
def test_a_dash_is_standard_output() -> None:
    assert (
        run("evaluate", "study.yaml", "answers.csv", "--out", "-").stdout
        == run("evaluate", "study.yaml", "answers.csv").stdout
    )
    assert not Path("-").exists()


@pytest.mark.usefixtures("folder")
def test_a_device_may_be_written_to() -> None:
    assert run("evaluate", "study.yaml", "answers.csv", "--out", "/dev/null").exit_code == 0


@pytest.mark.usefixtures("folder")
def test_a_link_to_a_file_that_is_not_there_yet_is_written_through_and_kept() -> None:
    link = Path("link.csv")
    link.symlink_to("target.csv")
    assert run("evaluate", "study.yaml", "nowhere.csv", "--out", link).exit_code == 2
    assert (link.is_symlink(), link.exists()) == (True, False)
    assert run("evaluate", "study.yaml", "answers.csv", "--out", link).exit_code == 0
    assert (link.is_symlink(), Path("target.csv").is_file()) == (True, True)


@pytest.mark.usefixtures("folder")
def test_the_format_asked_for_goes_before_the_ending() -> None:
    run("evaluate", "study.yaml", "answers.csv", "--format", "json", "--out", "out.csv")
    found = fe.evaluate(fe.Study.load("study.yaml"), "answers.csv")
    assert fe.Evaluation.model_validate_json(Path("out.csv").read_text(encoding="utf-8")) == found


@pytest.mark.usefixtures("folder")
def test_a_csv_file_bears_a_mark_so_that_spreadsheets_read_chinese_and_no_other_output_does() -> None:
    mark = b"\xef\xbb\xbf"
    for name in ("out.csv", "out.json", "out.txt"):
        run("evaluate", "study.yaml", "answers.csv", "--lang", "zh", "--out", name)
        assert Path(name).read_bytes().startswith(mark) == (name == "out.csv")
        assert "满意" in Path(name).read_text(encoding="utf-8")
    assert not run("evaluate", "study.yaml", "answers.csv", "--format", "csv").stdout_bytes.startswith(mark)


@pytest.mark.usefixtures("folder")
def test_a_file_that_is_there_is_replaced_and_one_of_a_refused_run_stays_as_it_was() -> None:
    out = Path("out.csv")
    out.write_text("as it was", encoding="utf-8")
    assert run("evaluate", "study.yaml", "nowhere.csv", "--out", out).exit_code == 2
    assert out.read_text(encoding="utf-8") == "as it was"
    assert run("evaluate", "study.yaml", "nowhere.csv", "--out", "new.csv").exit_code == 2
    assert not Path("new.csv").exists()
    assert run("evaluate", "study.yaml", "answers.csv", "--out", out).exit_code == 0
    assert "as it was" not in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--out", "nowhere/out.csv"], "nowhere/out.csv: cannot be written (No such file or directory)"),
        (["--out", "folder"], "folder: cannot be written (Is a directory)"),
        (["--out", "x" * 300], "cannot be written (File name too long)"),
        (["--out", "answers.csv"], "--out: answers.csv is read from; give another name"),
        (["--out", "link.csv"], "--out: link.csv is read from; give another name"),
        (["--out", "study.yaml"], "--out: study.yaml is read from; give another name"),
        (["--nodes", "--by", "branch"], "--nodes: a table by objects has a line an object; add --format csv"),
        (["--remarks", "--format", "csv"], "--remarks: CSV has no place for them"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)
def test_what_cannot_be_written_is_refused_before_anything_is_read(
    folder: Path, options: list[str], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "folder").mkdir()
    (folder / "link.csv").symlink_to(folder / "answers.csv")
    monkeypatch.setattr(fe.Study, "load", lambda _: pytest.fail("the study was read"))
    result = run("evaluate", "study.yaml", "answers.csv", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert (folder / "answers.csv").read_text(encoding="utf-8") == ANSWERS


def test_a_file_that_may_not_be_written_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def forbidden(self: Path, mode: str = "r", **options: Any) -> Any:
        if "r" not in mode:
            raise PermissionError(13, "Permission denied")
        return opened(self, mode, **options)

    monkeypatch.setattr(Path, "open", forbidden)
    result = run("evaluate", "study.yaml", "answers.csv", "--out", "out.csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == ("out.csv: cannot be written (Permission denied); give a file in a folder that is there\n")
    assert not (folder / "out.csv").exists()


@pytest.mark.usefixtures("folder")
def test_it_speaks_the_language_asked_for_and_otherwise_the_studys() -> None:
    asked = run("evaluate", ABC / "study.yaml", ABC / "answers.csv", "--lang", "zh")
    own = Path("own.yaml")
    own.write_text((ABC / "study.yaml").read_text(encoding="utf-8") + "language: zh\n", encoding="utf-8")
    assert run("evaluate", own, ABC / "answers.csv").stdout == asked.stdout
    for text in ("顾客满意度", "权重", "等级", "非常满意", "最大隶属度"):
        assert text in asked.stdout
    english = run("evaluate", own, ABC / "answers.csv", "--lang", "en")
    assert english.stdout == run("evaluate", ABC / "study.yaml", ABC / "answers.csv").stdout


@pytest.mark.usefixtures("folder")
def test_an_inconsistent_judgement_is_remarked_and_not_warned_of() -> None:
    twisted = STUDY.replace(
        "{method: manual, weights: {process: {care: 0.75, speed: 0.25}}}",
        "{method: ahp, judgements: {process: {care/speed: 9, speed/price: 9, price/care: 9}}}",
    ).replace("{id: speed}]", "{id: speed}, {id: price}]")
    result = run("evaluate", "-", "three.csv", given=twisted)
    assert result.exit_code == 2  # three.csv is not there yet
    Path("three.csv").write_text("care,speed,price\n3,2,1\n", encoding="utf-8")
    result = run("evaluate", "-", "three.csv", given=twisted)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "process: the judgements contradict each other" in result.stdout


@pytest.mark.usefixtures("folder")
def test_labels_and_names_are_printed_as_they_stand() -> None:
    grades = "[{label: '[bold]good', score: 2, answer: 2}, {label: '好[/]', score: 1, answer: 1}]"
    Path("odd.yaml").write_text(f"grades: {grades}\nroot: {{id: care}}\nname: '[red]'\n", encoding="utf-8")
    Path("odd.csv").write_text("care,branch\n2,[b]x[/b]\n1,y\n", encoding="utf-8")
    result = run("evaluate", "odd.yaml", "odd.csv", *BY)
    assert result.exit_code == 0, result.output
    for text in ("[red]", "[b]x[/b]", "[bold]good", "好[/]"):
        assert text in result.stdout


@pytest.mark.usefixtures("folder")
def test_nothing_in_the_answers_moves_the_cursor() -> None:
    given = "care,speed,branch\n3,2,\x1b[31mred\x07\n1,2,\u202eback\n"
    for form in ("--by", "branch"), ("--by", "branch", "--remarks"):
        result = run("evaluate", "study.yaml", "-", *form, given=given)
        assert result.exit_code == 0
        assert not set(result.stdout) & set("\x1b\x07\u202e")
    refused = run("evaluate", "study.yaml", "\x1b[31mred.csv")
    assert refused.exit_code == 2
    assert "\x1b" not in refused.stderr
