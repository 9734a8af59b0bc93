"""The page on the command line shows what a shell shows."""

from __future__ import annotations

import os
import re
import subprocess
from doctest import ELLIPSIS, OutputChecker
from pathlib import Path

from cli.running import PROGRAM

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "use-the-command-line.md"
MARK = "-- next --"


def blocks() -> list[str]:
    """Return what is shown in the page."""
    return re.findall(r"^```console\n(.*?)^```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)


def steps(block: str) -> list[tuple[str, str]]:
    """Return the commands of a block, each with what is printed after it."""
    found = re.findall(r"^\$ (.*\n(?:> ?.*\n)*)((?:(?!\$ ).*\n)*)", block, flags=re.MULTILINE)
    return [(re.sub(r"^> ?", "", command, flags=re.MULTILINE), printed) for command, printed in found]


def script(commands: list[str]) -> str:
    """Return a shell script that marks the end of each command, and keeps its status for the next."""
    return "".join(f"{command}\nstatus=$?; echo '{MARK}'; (exit $status)\n" for command in commands)


def in_a_shell(commands: list[str], folder: Path) -> list[str]:
    """Return what each command prints."""
    path = f"{PROGRAM.parent}:{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "COLUMNS": "80", "LC_ALL": "C.UTF-8"}
    printed = subprocess.run(  # noqa: S603  (the page's own commands)
        ["/bin/sh", "-c", f"exec 2>&1\n{script(commands)}"], cwd=folder, env=env, capture_output=True, check=False
    )
    return printed.stdout.decode("utf-8").split(f"{MARK}\n")[:-1]


def test_a_shell_prints_what_the_page_shows(tmp_path: Path) -> None:
    for block in blocks():
        pairs = steps(block)
        assert pairs, block
        for (command, shown), printed in zip(
            pairs, in_a_shell([command for command, _ in pairs], tmp_path), strict=True
        ):
            assert OutputChecker().check_output(shown, printed, ELLIPSIS), f"$ {command}{printed}"
