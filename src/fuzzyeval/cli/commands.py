"""What the commands do, each in a handful of lines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from fuzzyeval import evaluation
from fuzzyeval.cli import checking, console, progress, reading, writing
from fuzzyeval.cli.refusing import refusals
from fuzzyeval.cli.tables import fitted
from fuzzyeval.cli.writing import Output
from fuzzyeval.model import templates
from fuzzyeval.model.showing import size
from fuzzyeval.model.study import Study
from fuzzyeval.wording import message

__all__ = ["Output", "check", "evaluate", "init", "list_templates", "schema"]


def evaluate(study: Path, answers: str, by: Sequence[str] | None, lang: str | None, output: Output) -> None:
    """Grade answers and write the result."""
    with refusals(lang):
        reading.refuse_one_stream_for_two(study, answers)
        output.refuse_idle_options(by)
        output.refuse_unwritable(study, Path(answers))
        declared = reading.study(study, lang)
        with progress.watching(declared.language) as say:
            tally = reading.tally(declared, reading.source_of(answers, declared.language), by, say)
            say(message("grading"))
            graded = evaluation.evaluate(declared, tally, by=by) if by else evaluation.evaluate(declared, tally)
            text = writing.text_of(graded, output)
        writing.put(text, output)


def check(study: Path, answers: str | None, by: Sequence[str] | None, lang: str | None) -> None:
    """Tell all that is wrong, or show the study and where the answers went."""
    with refusals(lang):
        reading.refuse_one_stream_for_two(study, answers)
        checked = checking.checked(study, answers, by, lang)
        told = [fitted(sheet, width=console.width()) for sheet in checked.sheets]
        console.echo("\n".join([*told, checked.verdict]))


def init(file: Path, template: str | None, lang: str | None) -> None:
    """Write a template to a new file."""
    with refusals(lang):
        writing.put_new(reading.template(template or templates.NAMES[0], lang), file)


def schema() -> None:
    """Print the JSON Schema of a study."""
    with refusals(None):
        console.echo_exactly(json.dumps(Study.model_json_schema(by_alias=True), ensure_ascii=False, indent=2) + "\n")


def list_templates(lang: str | None) -> None:
    """Print a line a template."""
    with refusals(lang):
        for name in templates.NAMES:
            study = reading.spoken(Study.template(name), lang)
            console.echo(f"{name}: {study.title}; {size(study).text(study.language)}\n")
