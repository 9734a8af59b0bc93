"""What other libraries raise, turned into a refusal of ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from fuzzyeval.errors import AnswersError, FuzzyEvalError

__all__ = ["reading", "refusing"]

_LONGEST = 200
_PANIC = "PanicException"  # what a Rust library raises when it gives up; no Exception, and each library has its own


@contextmanager
def refusing(template: str, place: str) -> Iterator[None]:
    """Turn whatever a library raises into a refusal; our own pass, and so does what is meant to end the program.

    Parameters
    ----------
    template
        What is said of it, with ``{place}`` and ``{reason}``.
    place
        What is read.

    Raises
    ------
    AnswersError
        In place of what the library raises.
    """
    try:
        yield
    except (FuzzyEvalError, MemoryError):
        raise
    except BaseException as error:
        if not isinstance(error, Exception) and type(error).__name__ != _PANIC:
            raise
        raise AnswersError(template, place=place, reason=_reason(error)) from error


@contextmanager
def reading(place: str) -> Iterator[None]:
    """Turn what an engine raises while it reads or counts answers into a refusal that names them.

    Raises
    ------
    AnswersError
        In place of what the engine raises.
    """
    with refusing("{place}: the answers cannot be read ({reason}); mend them where they are, and read again", place):
        yield


def _reason(error: BaseException) -> str:
    """Return what kind of error it is and the first line that it says."""
    kind, said = type(error).__name__, str(error).strip().partition("\n")[0]
    return f"{kind}: {said}"[:_LONGEST] if said else kind
