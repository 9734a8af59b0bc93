"""``init``, ``templates``, ``schema``, ``--version`` and ``--help``: how one starts."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import fuzzyeval as fe
from cli.running import run
from fuzzyeval.model import documents, templates

COMMANDS = ("evaluate", "check", "init", "schema", "templates")


@pytest.mark.usefixtures("folder")
def test_a_new_study_is_the_template_and_can_be_read() -> None:
    result = run("init", "new.yaml")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "new.yaml\n", "")
    assert Path("new.yaml").read_text(encoding="utf-8") == templates.text(templates.NAMES[0])
    assert fe.Study.load("new.yaml") == fe.Study.template()
    assert run("check", "new.yaml").exit_code == 0


@pytest.mark.parametrize("name", templates.NAMES)
def test_every_template_can_be_printed_in_either_language(name: str) -> None:
    for language in ("en", "zh"):
        result = run("init", "--template", name, "--lang", language, "-")
        assert result.exit_code == 0
        found = fe.Study.from_yaml(result.stdout)
        assert found == fe.Study.template(name).model_copy(update={"language": language})
    assert fe.Study.from_yaml(run("init", "--template", name, "-").stdout) == fe.Study.template(name)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["study.yaml"], "FILE: study.yaml is there already; give another name, or remove it first"),
        (["link.yaml"], "FILE: link.yaml is there already"),
        (["folder.yaml"], "FILE: folder.yaml is there already"),
        (["new.json"], "FILE: new.json does not end in .yaml or .yml"),
        (["nowhere/new.yaml"], "nowhere/new.yaml: cannot be written (No such file or directory)"),
        (["x" * 300 + ".yaml"], "cannot be written (File name too long)"),
        (["--template", "service", "new.yaml"], "template: 'service' is not one of"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)
def test_what_cannot_be_started_is_refused(folder: Path, arguments: list[str], message: str) -> None:
    (folder / "link.yaml").symlink_to("target.yaml")
    (folder / "folder.yaml").mkdir()
    before = (folder / "study.yaml").read_bytes()
    result = run("init", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert (folder / "study.yaml").read_bytes() == before
    assert not {"new.yaml", "new.json", "target.yaml"} & {path.name for path in folder.iterdir()}


def test_templates_are_listed_with_what_they_are() -> None:
    result = run("templates")
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == list(templates.NAMES)
    assert "service_satisfaction: Service satisfaction; 19 indicators, 13 leaves, 5 grades\n" in result.stdout
    assert "19 个指标" in run("templates", "--lang", "zh").stdout


def test_the_schema_accepts_a_study_and_refuses_a_slip() -> None:
    schema = json.loads(run("schema").stdout)
    text = run("init", "-").stdout
    jsonschema.validate(documents.parse_yaml(text, "text"), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(documents.parse_yaml(text.replace("grades: 5", "grade: 5"), "text"), schema)


def test_the_version_is_the_librarys() -> None:
    assert run("--version").stdout == f"fuzzyeval {fe.__version__}\n"


@pytest.mark.parametrize("command", [[], *([command] for command in COMMANDS)], ids=" ".join)
def test_help_fits_eighty_columns_and_explains_every_option(command: list[str]) -> None:
    result = run(*command, "--help", width=80)
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert "..." not in result.stdout.split("\n", 1)[1]  # nothing is cut short
    options = [line.split() for line in result.stdout.splitlines() if line.startswith("  --")]
    assert options
    for option in options:  # on its own line, or on the next where it is long
        assert len(option) > 1, option
    for name in COMMANDS if not command else ():
        assert f"  {name} " in result.stdout


def test_without_a_command_it_helps() -> None:
    result = run()
    assert result.exit_code == 2
    assert "evaluate" in result.output


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_version_and_help_come_without_loading_what_computes(option: str) -> None:
    look = (
        f"import sys; sys.argv = ['fuzzyeval', {option!r}]\n"
        "from fuzzyeval.__main__ import main\n"
        "try:\n    main()\n"
        "except SystemExit:\n"
        "    print(sorted({'numpy', 'narwhals', 'pydantic', 'ruamel', 'rich.progress'} & set(sys.modules)))\n"
    )
    found = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)  # noqa: S603
    assert found.stdout.splitlines()[-1] == "[]"
