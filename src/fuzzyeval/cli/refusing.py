"""What is refused: told on standard error, with a status, never a traceback."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NoReturn

import typer

from fuzzyeval.cli import console
from fuzzyeval.errors import FuzzyEvalError, FuzzyEvalWarning, StrictError

__all__ = ["REFUSED", "STRICT", "refusals", "refuse"]

REFUSED = 2
"""The status where something given is refused."""

STRICT = 3
"""The status where a strict study refuses its own judgements, and nothing else is refused."""


@contextmanager
def refusals(lang: str | None) -> Iterator[None]:
    """Tell an error of ours in the language asked for, or its own, and exit."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FuzzyEvalWarning)  # what they say is shown with the other remarks
            yield
    except FuzzyEvalError as error:
        refuse([error], lang)


def refuse(errors: Sequence[FuzzyEvalError], lang: str | None) -> NoReturn:
    """Tell errors, each from a line of its own, and exit."""
    for error in errors:
        console.tell(error.said.text(lang or error.language))
    raise typer.Exit(STRICT if all(isinstance(error, StrictError) for error in errors) else REFUSED) from None
