"""A line on standard error that says how far the work has come, where somebody watches and waits."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING, TypeAlias

from fuzzyeval.cli.console import is_lively
from fuzzyeval.wording import Message, message

if TYPE_CHECKING:
    from rich.progress import Progress

__all__ = ["PATIENCE", "Say", "watching"]

PATIENCE = 0.5
"""The seconds that work may take before a word is said of it."""

Say: TypeAlias = Callable[[Message], None]
"""Takes what is being done."""


@contextmanager
def watching(language: str) -> Iterator[Say]:
    """Yield what shows a line on a terminal while long work lasts; elsewhere it shows nothing."""
    if not is_lively(sys.stderr):
        yield lambda _: None
        return
    line = _line()
    task = line.add_task(message("reading the answers").text(language), total=None)
    with _late(line):
        yield lambda said: line.update(task, description=said.text(language))


def _line() -> Progress:
    """Return a line that is not shown yet; what draws it is loaded only where somebody will see it."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        TimeElapsedColumn(),
        console=Console(stderr=True, emoji=False),
        refresh_per_second=4,  # each time is taken from the counting
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )


@contextmanager
def _late(line: Progress) -> Iterator[None]:
    """Show a line once patience ends, and take it away."""
    timer = Timer(PATIENCE, line.start)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        if line.live.is_started:
            line.stop()
