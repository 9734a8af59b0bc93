"""The terminal: whether there is one, how wide it is, and what is printed on it."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from contextlib import suppress
from typing import BinaryIO, TextIO

import typer

from fuzzyeval.display.characters import harmless
from fuzzyeval.errors import OptionError

__all__ = ["echo", "echo_exactly", "is_lively", "is_terminal", "tell", "width"]


def is_terminal(stream: TextIO | None) -> bool:
    """Return whether somebody watches a standard stream; one that was closed is None."""
    return stream is not None and stream.isatty()


def is_lively(stream: TextIO | None) -> bool:
    """Return whether a standard stream is a terminal on which a line can be taken back."""
    return is_terminal(stream) and os.environ.get("TERM") != "dumb"


def width() -> int | None:
    """Return how wide the terminal is, or COLUMNS says; None where the output goes elsewhere."""
    return shutil.get_terminal_size().columns if is_terminal(sys.stdout) or "COLUMNS" in os.environ else None


def echo(text: str) -> None:
    """Print a text for people: what the terminal's encoding lacks is shown as question marks."""
    _print(text.encode(getattr(sys.stdout, "encoding", None) or "utf-8", "replace"))


def echo_exactly(text: str) -> None:
    """Print a text for programs, in UTF-8 whatever the terminal's encoding."""
    try:
        _print(text.encode())
    except UnicodeEncodeError as error:  # JSON can say half a character
        raise _unwritable(error.reason) from error


def tell(text: str) -> None:
    """Print a message on standard error, red where it is a terminal that may show colours."""
    plain = "\n".join(map(harmless, text.split("\n")))
    coloured = is_lively(sys.stderr) and not os.environ.get("NO_COLOR")
    with suppress(OSError):  # the exit status still tells
        typer.echo(typer.style(plain, fg="red") if coloured else plain, err=True)


def _print(data: bytes) -> None:
    if sys.stdout is None:
        raise _unwritable("closed")
    try:
        _write(data, sys.stdout.buffer)
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise  # nobody reads on, as with head: typer ends in silence
        _forget_output()
        raise _unwritable(error.strerror or str(error)) from error


def _write(data: bytes, stream: BinaryIO) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[stream.write(rest) or 0 :]  # one that Python does not buffer may take a part
    stream.flush()


def _forget_output() -> None:
    """Let what could not be written go, or Python would try once more on its way out."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _unwritable(why: str) -> OptionError:
    return OptionError("standard output: cannot be written ({why}); write to a file with --out", why=why)
