"""Checking a study and answers to it: all that is wrong, told together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fuzzyeval.cli import reading
from fuzzyeval.display import Sheet, sheet_of
from fuzzyeval.errors import FuzzyEvalError, StrictError
from fuzzyeval.evaluation import evaluate
from fuzzyeval.model.study import Study
from fuzzyeval.survey.tallying import Tally
from fuzzyeval.wording import together

__all__ = ["checked"]


def checked(path: Path, answers: Path | None, by: Sequence[str] | None, lang: str | None) -> list[Sheet]:
    """Return the study and what its answers come to as sheets.

    Raises
    ------
    FuzzyEvalError
        Where anything is refused, with all that is.
    """
    found: list[FuzzyEvalError] = []
    study = _study(path, lang, found)
    tally = _tally(study, answers, by, lang, found) if answers is not None else None
    if study is not None and tally is not None:
        try:
            evaluate(study, tally, by=by) if by else evaluate(study, tally)
        except FuzzyEvalError as error:
            found.append(error)
    if found:
        _refuse(found)
    return [sheet_of(part) for part in (study, tally) if part is not None]


def _study(path: Path, lang: str | None, found: list[FuzzyEvalError]) -> Study | None:
    try:
        return reading.study(path, lang)
    except FuzzyEvalError as error:
        found.append(error)
        return None


def _tally(
    study: Study | None, answers: Path, by: Sequence[str] | None, lang: str | None, found: list[FuzzyEvalError]
) -> Tally | None:
    """Return the tally of the answers; without a study, see at least whether they can be read."""
    try:
        if study is not None:
            return reading.tally(study, answers, by, lang)
        source = reading.source_of(answers)
        for _ in source.read(source.columns):
            pass
    except FuzzyEvalError as error:
        found.append(error)
    return None


def _refuse(found: Sequence[FuzzyEvalError]) -> None:
    """Raise what was found, as one error in the language of the first."""
    kind = StrictError if all(isinstance(error, StrictError) for error in found) else FuzzyEvalError
    refusal = kind(together([error.said for error in found]))
    refusal.language = found[0].language
    raise refusal
