"""How the tests run the command line: in this process, as a program of its own, and in a terminal."""

from __future__ import annotations

import fcntl
import os
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner, Result

from fuzzyeval import datasets
from fuzzyeval.cli.app import app

__all__ = ["ABC", "ANSWERS", "PROGRAM", "STUDY", "Seen", "run", "run_apart", "run_in_terminal", "shown"]

PROGRAM = Path(sys.executable).with_name("fuzzyeval")
ABC = Path(datasets.__file__).parent / "abc"

STUDY = """\
fuzzyeval: 1
name: Counter service
grades: 3
root: {id: process, children: [{id: care}, {id: speed}]}
weighting: {method: manual, weights: {process: {care: 0.75, speed: 0.25}}}
missing: reweigh
"""
ANSWERS = "care,speed,branch,year\n3,2,branch 10,1\n3,3,branch 2,2\n1,2,branch 10,2\n2,N/A,,1\n"


def run(*arguments: str | Path, given: str | bytes | None = None, width: int | None = None) -> Result:
    """Run the command in this process, with something piped into it."""
    env = {"COLUMNS": None if width is None else str(width), "NO_COLOR": None}
    return CliRunner().invoke(app, list(map(str, arguments)), input=given, env=env)


def run_apart(
    *arguments: str | Path, given: bytes = b"", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the program by itself, with something piped into it."""
    return subprocess.run(  # noqa: S603  (our own program)
        [PROGRAM, *arguments], input=given, capture_output=True, env={**os.environ, **(env or {})}, check=False
    )


@dataclass(frozen=True)
class Seen:
    """What a program in a terminal did.

    Attributes
    ----------
    status
        Its exit status.
    sent
        All that it sent to the terminal, with what moves the cursor.
    piped
        What it wrote to standard output, where that was not the terminal.
    """

    status: int
    sent: str
    piped: str


def run_in_terminal(
    *arguments: str | Path, width: int = 80, piped: bool = False, env: Mapping[str, str | None] | None = None
) -> Seen:
    """Run the program in a terminal of some width; standard output may be piped, and standard error still be seen."""
    wanted: dict[str, str | None] = {**os.environ, "TERM": "xterm", "COLUMNS": None, "NO_COLOR": None, **(env or {})}
    with _terminal(width) as (inside, outside):
        program = subprocess.Popen(  # noqa: S603
            [PROGRAM, *arguments],
            stdin=inside,
            stdout=subprocess.PIPE if piped else inside,
            stderr=inside,
            env={name: value for name, value in wanted.items() if value is not None},
            start_new_session=True,
        )
        os.close(inside)
        sent = b"".join(_read(outside))
        said = program.communicate()[0]
    return Seen(program.returncode, sent.decode(), (said or b"").decode())


@contextmanager
def _terminal(width: int) -> Iterator[tuple[int, int]]:
    outside, inside = os.openpty()
    fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    try:
        yield inside, outside
    finally:
        os.close(outside)


def _read(terminal: int) -> Iterator[bytes]:
    """Yield what is sent to a terminal until nobody holds it any more."""
    while True:
        try:
            part = os.read(terminal, 65_536)
        except OSError:  # Linux tells the end so
            return
        if not part:
            return
        yield part


def shown(sent: str) -> Sequence[str]:
    """Return the lines that are left on a screen, after what was sent has moved the cursor and erased."""
    screen, row, column = [""], 0, 0
    for kind, text in _tokens(sent):
        if kind == "text":
            line = screen[row].ljust(column)
            screen[row] = line[:column] + text + line[column + len(text) :]
            column += len(text)
        elif text == "\r":
            column = 0
        elif text == "\n":
            row += 1
            screen += [""] * (row + 1 - len(screen))
        elif text.endswith("A"):
            row = max(row - int(text[2:-1] or 1), 0)
        elif text.endswith("K"):
            screen[row] = "" if text == "\x1b[2K" else screen[row][:column]
    return screen


def _tokens(sent: str) -> Iterator[tuple[str, str]]:
    """Yield text, and what is none: line ends and escape sequences."""
    for found in re.finditer(r"(?P<move>\x1b\[[?0-9;]*[A-Za-z]|[\r\n])|(?P<text>[^\x1b\r\n]+)", sent):
        yield ("text", found["text"]) if found["text"] is not None else ("move", found["move"])
