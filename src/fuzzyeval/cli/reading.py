"""What comes in: a study and answers, from files or from standard input, with progress where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from fuzzyeval.errors import OptionError
from fuzzyeval.model import documents
from fuzzyeval.model.study import Study
from fuzzyeval.survey import counting, frames
from fuzzyeval.survey.tallying import Tally
from fuzzyeval.wording import template_in

__all__ = ["STDIN", "refuse_one_stream_for_two", "source_of", "spoken", "study", "tally"]

STDIN = Path("-")


def study(path: Path, lang: str | None) -> Study:
    """Return the study in a file, or on standard input: JSON where it begins with a brace, otherwise YAML."""
    if path == STDIN:
        text = documents.decoded(sys.stdin.buffer.read(4 * documents.MAX_CHARACTERS + 1), "stdin")
        found = Study.from_json(text) if text.lstrip().startswith("{") else Study.from_yaml(text)
    else:
        found = Study.load(path)
    return found if lang is None else spoken(found, lang)


def spoken(declared: Study, lang: str) -> Study:
    """Return a study that speaks a language."""
    return declared.model_copy(update={"language": str(lang)})


def tally(declared: Study, answers: Path, by: Sequence[str] | None, lang: str | None) -> Tally:
    """Return the tally of the answers in a file, or on standard input."""
    source = source_of(answers)
    if not sys.stderr.isatty():
        return counting.tally_of_source(declared, source, by=by)
    text = template_in("counting the answers of {rows} respondents", lang or declared.language)
    columns = SpinnerColumn(), TextColumn("{task.fields[said]}"), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None, said=text.format(rows=0))

        def watched(wanted: tuple[str, ...]) -> Iterator[Any]:
            rows = 0
            for batch in source.batches(wanted):
                yield batch
                rows += len(next(iter(batch.values())))
                progress.update(task, said=text.format(rows=f"{rows:,}"))

        return counting.tally_of_source(declared, replace(source, batches=watched), by=by)


def refuse_one_stream_for_two(study_at: Path, answers: Path | None) -> None:
    """Refuse to read both from standard input."""
    if study_at == STDIN == answers:
        raise OptionError("STUDY, ANSWERS: both are -, and standard input is one; give the path of one of them")


def source_of(answers: Path) -> frames.Source:
    """Return the answers in a file, or the CSV on standard input."""
    if answers != STDIN:
        return frames.opened(answers)
    if sys.stdin.isatty():
        raise OptionError("answers: - reads standard input, and nothing is piped into it; pipe a CSV, or give a path")
    return frames.opened(sys.stdin.buffer)
