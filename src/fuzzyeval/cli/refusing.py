"""What is refused: one message on standard error, and a status, never a traceback."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import typer
from rich.console import Console

from fuzzyeval.errors import FuzzyEvalError, FuzzyEvalWarning, StrictError, told_in

__all__ = ["REFUSED", "STRICT", "refusals", "tell"]

REFUSED = 2
"""The status where something given is refused."""

STRICT = 3
"""The status where a strict study refuses its own judgements."""


@contextmanager
def refusals(lang: str | None) -> Iterator[None]:
    """Tell an error of ours on standard error, in the language asked for, and exit with its status."""
    try:
        with warnings.catch_warnings(), told_in(lang) if lang else nullcontext():
            warnings.simplefilter("ignore", FuzzyEvalWarning)  # what they say is shown with the other remarks
            yield
    except FuzzyEvalError as error:
        tell(str(error))
        raise typer.Exit(STRICT if isinstance(error, StrictError) else REFUSED) from None


def tell(text: str) -> None:
    """Print a message on standard error."""
    Console(stderr=True, highlight=False, soft_wrap=True, emoji=False).print(text, style="red", markup=False)
