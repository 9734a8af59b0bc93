"""In a terminal: its width, colours, the line that tells progress, Ctrl-C, and a reader that has had enough."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from cli.running import ABC, PROGRAM, run, run_apart, run_in_terminal, shown
from display.sheets import columns_taken
from fuzzyeval.cli.progress import PATIENCE

EVALUATE = ("evaluate", ABC / "study.yaml", ABC / "answers.csv")


def _hook(folder: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    """Let programs run a line of Python after each batch of answers that is counted."""
    (folder / "sitecustomize.py").write_text(
        "import pathlib, time\n"
        "from fuzzyeval.sources import csvfile\n"
        "batches = csvfile.CsvFile.batches\n"
        "def hooked(self, wanted):\n"
        "    for batch in batches(self, wanted):\n"
        "        yield batch\n"
        f"        {line}\n"
        "csvfile.CsvFile.batches = hooked\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(folder))


@pytest.fixture
def _slow(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let counting take longer than anybody's patience, whatever the machine."""
    _hook(folder, monkeypatch, f"time.sleep({2 * PATIENCE})")


def plain(sent: str) -> list[str]:
    """Return the lines of what was sent to a terminal, of which nothing moves the cursor."""
    assert "\x1b" not in sent
    return sent.replace("\r\n", "\n").splitlines()


@pytest.mark.parametrize("width", [80, 120])
def test_a_table_is_as_the_terminal_is_wide(width: int) -> None:
    seen = run_in_terminal(*EVALUATE, "--lang", "zh", width=width)
    lines = plain(seen.sent)
    assert seen.status == 0
    assert max(map(columns_taken, lines)) <= width
    assert lines == run(*EVALUATE, "--lang", "zh", width=width).stdout.splitlines()
    assert any(line.endswith("0.055") for line in lines) == (width == 120)  # figures where there is room, else bars


@pytest.mark.usefixtures("folder")
def test_quick_work_says_nothing_of_its_progress() -> None:
    seen = run_in_terminal("evaluate", "study.yaml", "answers.csv", piped=True)
    assert (seen.status, seen.sent) == (0, "")
    assert seen.piped == run("evaluate", "study.yaml", "answers.csv").stdout


@pytest.mark.parametrize(("lang", "said"), [("en", "counting the answers of 4 respondents"), ("zh", "4 位受访者")])
@pytest.mark.usefixtures("folder", "_slow")
def test_long_work_shows_a_line_that_goes_when_it_is_done(lang: str, said: str) -> None:
    seen = run_in_terminal("evaluate", "study.yaml", "answers.csv", "--lang", lang, piped=True)
    assert seen.status == 0
    assert said in seen.sent
    assert not any(line.strip() for line in shown(seen.sent))
    assert seen.sent.count("\x1b[?25l") == seen.sent.count("\x1b[?25h") == 1  # the cursor is back
    assert seen.piped == run("evaluate", "study.yaml", "answers.csv", "--lang", lang).stdout


@pytest.mark.usefixtures("folder", "_slow")
def test_after_long_work_the_table_stands_where_the_line_was() -> None:
    seen = run_in_terminal("evaluate", "study.yaml", "answers.csv")
    wanted = run("evaluate", "study.yaml", "answers.csv", width=80).stdout.splitlines()
    assert [line.rstrip() for line in shown(seen.sent)][: len(wanted)] == wanted


@pytest.mark.usefixtures("folder", "_slow")
def test_a_refusal_after_long_work_stands_alone() -> None:
    Path("study.yaml").write_text("grades: 3\nroot: {id: care}\n", encoding="utf-8")
    Path("answers.csv").write_text("care,branch\n,a\n", encoding="utf-8")
    seen = run_in_terminal("evaluate", "study.yaml", "answers.csv", env={"NO_COLOR": "1"})
    assert seen.status == 2
    assert "care: no valid answer" in "".join(shown(seen.sent))
    assert "respondents" not in "".join(shown(seen.sent))


@pytest.mark.usefixtures("folder", "_slow")
def test_elsewhere_long_work_says_nothing_of_its_progress() -> None:
    piped = run_apart("evaluate", "study.yaml", "answers.csv")
    assert (piped.returncode, piped.stderr) == (0, b"")
    dumb = run_in_terminal("evaluate", "study.yaml", "answers.csv", piped=True, env={"TERM": "dumb"})
    assert (dumb.status, dumb.sent) == (0, "")


@pytest.mark.parametrize(
    ("env", "red"), [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)]
)
@pytest.mark.usefixtures("folder")
def test_a_refusal_is_red_where_colours_are_wanted(env: dict[str, str], red: bool) -> None:
    seen = run_in_terminal("evaluate", "study.yaml", "nowhere.csv", env=env)
    assert seen.status == 2
    assert "nowhere.csv: no such file" in seen.sent
    assert seen.sent.startswith("\x1b[31m") == seen.sent.rstrip("\r\n").endswith("\x1b[0m") == red
    assert ("\x1b" in seen.sent) == red


@pytest.mark.usefixtures("folder")
def test_what_is_refused_cannot_move_the_cursor() -> None:
    seen = run_in_terminal("evaluate", "study.yaml", "\x1b[31m\u202ered\x07.csv", env={"NO_COLOR": "1"})
    assert plain(seen.sent) == [
        "�[31m�red�.csv: matches no file; in . there is answers.csv, study.yaml; check the pattern"
    ]


@pytest.mark.usefixtures("folder")
def test_where_there_is_no_terminal_nothing_is_coloured() -> None:
    assert b"\x1b" not in run_apart("evaluate", "study.yaml", "nowhere.csv", env={"FORCE_COLOR": "1"}).stderr


@pytest.mark.parametrize("arguments", [["evaluate", "-", "answers.csv"], ["check", "study.yaml", "-"]], ids=" ".join)
@pytest.mark.usefixtures("folder")
def test_a_terminal_is_not_waited_for(arguments: list[str]) -> None:
    seen = run_in_terminal(*arguments, env={"NO_COLOR": "1"})
    assert seen.status == 2
    assert plain(seen.sent) == ["-: nothing is piped into standard input; pipe a file into it, or give a path"]


@pytest.mark.parametrize(("form", "unbuffered"), [("table", ""), ("csv", ""), ("json", ""), ("csv", "1")])
@pytest.mark.usefixtures("folder")
def test_a_reader_that_has_had_enough_is_no_error(form: str, unbuffered: str) -> None:
    dice = random.Random(3)  # noqa: S311
    rows = "".join(f"{dice.randint(1, 3)},{dice.randint(1, 3)},{'x' * 90}{at}\n" for at in range(900))
    Path("many.csv").write_text(f"care,speed,branch\n{rows}", encoding="utf-8")
    with subprocess.Popen(  # noqa: S603
        [PROGRAM, "evaluate", "study.yaml", "many.csv", "--by", "branch", "--format", form],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        pipesize=4096,
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        assert program.stdout.read(1)
        program.stdout.close()
        assert program.stderr.read() == b""
    assert program.returncode in (0, 1)


def test_ctrl_c_ends_it_in_silence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _hook(folder, monkeypatch, "pathlib.Path('begun').touch(); time.sleep(60)")
    with subprocess.Popen(  # noqa: S603
        [PROGRAM, "evaluate", "study.yaml", "answers.csv"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        while not (folder / "begun").exists():
            assert program.poll() is None
            time.sleep(0.05)
        program.send_signal(signal.SIGINT)
        assert program.communicate() == (b"", b"")
    assert program.returncode == 128 + signal.SIGINT
