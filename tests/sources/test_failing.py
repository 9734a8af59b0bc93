"""What other libraries raise becomes a refusal; what is meant to end the program does not."""

from __future__ import annotations

import pytest

from fuzzyeval.errors import AnswersError, TallyError
from fuzzyeval.sources.failing import reading, refusing


class PanicException(BaseException):
    """What a Rust library raises when it gives up."""


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (ValueError("bad page"), "ValueError: bad page"),
        (OSError(5, "input/output error"), "OSError: [Errno 5] input/output error"),
        (RuntimeError("\n  the first line\nthe second\n"), "RuntimeError: the first line"),
        (PanicException("called `unwrap`"), "PanicException: called `unwrap`"),
        (KeyError(), "KeyError"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else "",
)
def test_what_a_library_raises_becomes_a_refusal(error: BaseException, reason: str) -> None:
    with pytest.raises(AnswersError) as caught, reading("day.parquet"):
        raise error
    assert str(caught.value) == (
        f"day.parquet: the answers cannot be read ({reason}); mend them where they are, and read again"
    )
    assert caught.value.__cause__ is error


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(1), GeneratorExit(), TallyError("ours")])
def test_our_own_refusals_and_what_ends_the_program_pass(error: BaseException) -> None:
    with pytest.raises(type(error)) as caught, refusing("{place}: {reason}", "here"):
        raise error
    assert caught.value is error
