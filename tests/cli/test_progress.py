"""The line that tells progress: late, in the language asked for, and gone at the end, however that comes."""

from __future__ import annotations

import io
import sys
import threading
import time
from collections.abc import Callable

import pytest

from cli.running import shown
from fuzzyeval.cli import progress
from fuzzyeval.wording import message


class Terminal(io.StringIO):
    """Standard error as a terminal, which keeps what is sent to it."""

    def isatty(self) -> bool:
        return True


def opened(monkeypatch: pytest.MonkeyPatch, *, patience: float = 0.0) -> Terminal:
    """Return what standard error is from now on."""
    made = Terminal()
    monkeypatch.setattr(sys, "stderr", made)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "PATIENCE", patience)
    return made


def in_time(holds: Callable[[], bool]) -> bool:
    """Return whether something comes to hold before long."""
    end = time.monotonic() + 20
    while not holds() and time.monotonic() < end:
        time.sleep(0.01)
    return holds()


def waited_for(terminal: Terminal, text: str) -> bool:
    """Return whether a text is shown before long."""
    return in_time(lambda: text in terminal.getvalue())


def test_what_is_done_at_once_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = opened(monkeypatch, patience=20)
    threads = threading.active_count()
    with progress.watching("en") as say:
        say(message("grading"))
    assert terminal.getvalue() == ""
    assert threading.active_count() == threads


@pytest.mark.parametrize(("language", "said"), [("en", "reading the answers"), ("zh", "正在读取回答")])
def test_what_takes_long_is_told_and_goes(language: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = opened(monkeypatch)
    with progress.watching(language) as say:
        assert waited_for(terminal, said)
        say(message("{count} of [b]{all}", count=3, all=4))
        assert waited_for(terminal, "3 of [b]4")
    assert not "".join(shown(terminal.getvalue())).strip()


def test_it_goes_when_the_work_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        with progress.watching("en"):
            assert waited_for(terminal, "reading the answers")
            raise KeyboardInterrupt

    terminal = opened(monkeypatch)
    threads = threading.active_count()
    with pytest.raises(KeyboardInterrupt):
        fail()
    assert not "".join(shown(terminal.getvalue())).strip()
    assert in_time(lambda: threading.active_count() == threads)


@pytest.mark.parametrize("stream", [None, io.StringIO()])
def test_where_nobody_watches_nothing_is_told(stream: io.StringIO | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setattr(sys, "stderr", stream)
    with progress.watching("en") as say:
        say(message("grading"))
    assert stream is None or stream.getvalue() == ""
