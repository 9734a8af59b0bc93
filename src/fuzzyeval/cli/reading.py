"""What comes in: a study and answers, from files or from standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from fuzzyeval.cli.console import is_terminal
from fuzzyeval.cli.progress import Say
from fuzzyeval.errors import OptionError, StudyError, told_in
from fuzzyeval.model import documents, templates
from fuzzyeval.model.study import Study
from fuzzyeval.sources import frames
from fuzzyeval.sources.source import Batch, Source
from fuzzyeval.survey import counting
from fuzzyeval.survey.tallies.tallying import Tally
from fuzzyeval.wording import message

__all__ = ["STDIN", "refuse_one_stream_for_two", "source_of", "spoken", "study", "tally", "template"]

STDIN = Path("-")
_PLACE = "<stdin>"


def study(path: Path, lang: str | None) -> Study:
    """Return the study in a file, or on standard input: JSON where it begins with a brace, otherwise YAML."""
    if path != STDIN:
        return spoken(Study.load(path), lang)
    text = _piped_text()
    return spoken(Study.from_json(text) if text.lstrip().startswith("{") else Study.from_yaml(text), lang)


def spoken(declared: Study, lang: str | None) -> Study:
    """Return a study that speaks a language: its own where none is asked for."""
    return declared if lang is None else declared.model_copy(update={"language": str(lang)})


def template(name: str, lang: str | None) -> str:
    """Return the YAML of a template that speaks a language."""
    first = "fuzzyeval: 1\n"
    return templates.text(name).replace(first, first if lang is None else f"{first}language: {lang}\n", 1)


def source_of(answers: str, language: str) -> Source:
    """Return the answers in a file, or the CSV on standard input; what is wrong with them is told in a language."""
    with told_in(language):
        if answers != str(STDIN):
            return frames.opened(answers)
        _refuse_no_pipe()
        return frames.opened(sys.stdin.buffer)


def tally(declared: Study, source: Source, by: Sequence[str] | None, say: Say) -> Tally:
    """Return the tally of answers, with what the study's weights need, and say how far it has come."""

    def told(wanted: tuple[str, ...]) -> Iterator[Batch]:
        rows = 0
        for batch in source.batches(wanted):
            say(message("counting the answers of {rows:,} respondents", rows=rows + _length(batch)))
            yield batch
            rows += _length(batch)

    with told_in(declared.language):
        return counting.tally_of_source(declared, replace(source, batches=told), by=by, detail=declared.detail)


def refuse_one_stream_for_two(study_at: Path, answers: str | None) -> None:
    """Refuse to read both from standard input."""
    if study_at == STDIN and answers == str(STDIN):
        raise OptionError("STUDY, ANSWERS: both are -, and standard input is one; give the path of one of them")


def _length(batch: Batch) -> int:
    return len(next(iter(batch.values())))


def _piped_text() -> str:
    _refuse_no_pipe()
    try:
        data = sys.stdin.buffer.read(4 * documents.MAX_CHARACTERS + 1)  # no more than could be a study
    except OSError as error:
        raise StudyError(
            "{place}: cannot be read ({reason}); give a file that can",
            place=_PLACE,
            reason=error.strerror or str(error),
        ) from error
    return documents.decoded(data, _PLACE)


def _refuse_no_pipe() -> None:
    if sys.stdin is None or is_terminal(sys.stdin):
        raise OptionError("-: nothing is piped into standard input; pipe a file into it, or give a path")
