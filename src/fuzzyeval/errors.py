"""Everything that fuzzyeval raises or warns of, on purpose.

::

    ValueError
      FuzzyEvalError          any refusal of ours; also for a value of the wrong type
        StudyError            a study, or a stored result, that cannot be understood or does not hold together
        AnswersError          answers that cannot be read: a column, a file, a frame
        TallyError            tallies that cannot be added, rolled up or matched with a study
        RelationError         a fuzzy relation matrix that is not one
        WeightsError          weights that the given judgements or data do not determine
        ArrayError            an array argument of the wrong shape or with a value that has no meaning
        OptionError           an option that is not among the choices
        UnknownKeyError       no object or indicator of that name (also a KeyError)
        StrictError           what a strict study does not accept
        MissingExtraError     an optional dependency that is not installed
    UserWarning
      FuzzyEvalWarning        any warning of ours
        CompletionWarning     gaps in judgements that were not filled by least λmax, but by least squares
        InconsistencyWarning  judgements whose consistency ratio is 0.1 or more

A model that is built by hand from parts that do not hold together raises pydantic's ``ValidationError``, a ``ValueError`` too.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from fuzzyeval.wording import Message, message

__all__ = [
    "AnswersError",
    "ArrayError",
    "CompletionWarning",
    "FuzzyEvalError",
    "FuzzyEvalWarning",
    "InconsistencyWarning",
    "MissingExtraError",
    "OptionError",
    "RelationError",
    "StrictError",
    "StudyError",
    "TallyError",
    "UnknownKeyError",
    "WeightsError",
    "told_in",
]


class FuzzyEvalError(ValueError):
    """A refusal: the message names the place, the value and the remedy.

    Attributes
    ----------
    said
        The message, which ``said.text("zh")`` gives in Chinese and ``said.text("en")`` in English.
    language
        The language that ``str`` gives it in: the study's where there is one, otherwise English.
    """

    def __init__(self, template: str | Message = "", /, **values: object) -> None:
        self.said = template if isinstance(template, Message) else message(template, **values)
        self.language = "en"
        super().__init__(self.said)

    def __str__(self) -> str:
        return self.said.text(self.language)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.said,), {"language": self.language}


class StudyError(FuzzyEvalError):
    """A study, or a stored result, that cannot be understood or does not hold together."""


class AnswersError(FuzzyEvalError):
    """Answers that cannot be read: a column, a file, a frame."""


class TallyError(FuzzyEvalError):
    """Tallies that cannot be added, rolled up or matched with a study."""


class RelationError(FuzzyEvalError):
    """A fuzzy relation matrix that is not one."""


class WeightsError(FuzzyEvalError):
    """Weights that the given judgements or data do not determine."""


class ArrayError(FuzzyEvalError):
    """An array argument of the wrong shape, or with a value that has no meaning."""


class OptionError(FuzzyEvalError):
    """An option that is not among the choices."""


class UnknownKeyError(FuzzyEvalError, KeyError):
    """No object or indicator of that name."""


class StrictError(FuzzyEvalError):
    """What a study declared ``strict`` does not accept."""


class MissingExtraError(FuzzyEvalError):
    """An optional dependency that is not installed; the message names the extra that brings it."""


class FuzzyEvalWarning(UserWarning):
    """Something that a careful reader of the result should know."""


class CompletionWarning(FuzzyEvalWarning):
    """Gaps in judgements that were not filled by least λmax, but by least squares of the logarithms."""


class InconsistencyWarning(FuzzyEvalWarning):
    """Judgements whose consistency ratio is 0.1 or more."""


@contextmanager
def told_in(language: str) -> Iterator[None]:
    """Let errors of ours that pass be told in a language, such as the study's."""
    try:
        yield
    except FuzzyEvalError as error:
        error.language = language
        raise
