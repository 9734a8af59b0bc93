"""The commands: what each takes, and what it does in a handful of lines."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import fuzzyeval
from fuzzyeval.cli import checking, reading, writing
from fuzzyeval.cli.refusing import refusals
from fuzzyeval.evaluation import evaluate
from fuzzyeval.model import templates
from fuzzyeval.model.study import Study
from fuzzyeval.wording import template_in

__all__ = ["Format", "Lang", "app"]

app = typer.Typer(add_completion=False, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)


class Format(StrEnum):
    """How a result is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class Lang(StrEnum):
    """The languages of headings, remarks and messages."""

    EN = "en"
    ZH = "zh"


_Study = Annotated[Path, typer.Argument(help="The study, YAML or JSON; - reads standard input.")]
_By = Annotated[list[str] | None, typer.Option(help="A column that tells objects apart; may be repeated.")]
_Lang = Annotated[
    Lang | None, typer.Option(help="The language of labels, remarks and messages; the study's by default.")
]


def _version(*, asked: bool) -> None:
    if asked:
        typer.echo(f"fuzzyeval {fuzzyeval.__version__}")
        raise typer.Exit


@app.callback()
def _commands(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=lambda asked: _version(asked=asked), is_eager=True, help="Show the version."
        ),
    ] = False,
) -> None:
    """Fuzzy comprehensive evaluation of customer satisfaction.

    The exit status is 0 where all went well, 2 where something given is refused, and 3 where a strict study refuses its
    own judgements.
    """


@app.command("evaluate")
def _evaluate(
    study: _Study,
    answers: Annotated[
        Path, typer.Argument(help="The answers, CSV or Parquet: a row a respondent, a column a leaf; - reads CSV.")
    ],
    *,
    by: _By = None,
    format_: Annotated[
        Format | None, typer.Option("--format", help="How to write the result; by the ending of --out, else a table.")
    ] = None,
    lang: _Lang = None,
    out: Annotated[Path | None, typer.Option(help="The file to write to, instead of standard output.")] = None,
    nodes: Annotated[bool, typer.Option("--nodes", help="With --by and CSV: a row an object and indicator.")] = False,
    remarks: Annotated[bool, typer.Option("--remarks", help="With --by: show the remarks on single objects.")] = False,
) -> None:
    """Grade answers: the tree of indicators, or with --by a line an object."""
    with refusals(lang):
        reading.refuse_one_stream_for_two(study, answers)
        writing.refuse_unwritable(out, nodes=nodes, by=by)
        declared = reading.study(study, lang)
        tally = reading.tally(declared, answers, by, lang)
        result = evaluate(declared, tally, by=by) if by else evaluate(declared, tally)
        writing.write(result, format_ or writing.format_of(out), out, nodes=nodes, remarks=remarks)


@app.command("check")
def _check(
    study: _Study,
    answers: Annotated[Path | None, typer.Argument(help="Answers to it, CSV or Parquet; - reads CSV.")] = None,
    *,
    by: _By = None,
    lang: _Lang = None,
) -> None:
    """Say all that is wrong with a study, and with answers to it."""
    with refusals(lang):
        reading.refuse_one_stream_for_two(study, answers)
        sheets = checking.checked(study, answers, by, lang)
        writing.echo_sheets(sheets)
        typer.echo("\n" + template_in("nothing is wrong", sheets[0].language))


@app.command("init")
def _init(
    file: Annotated[Path, typer.Argument(help="The file to write; - writes to standard output.")],
    *,
    template: Annotated[str, typer.Option(help="The template to start from.")] = templates.NAMES[0],
    lang: _Lang = None,
) -> None:
    """Write a study to start from, with comments that say what to change."""
    with refusals(lang):
        writing.write_new(templates.text(template), file)


@app.command("schema")
def _schema() -> None:
    """Print the JSON Schema of a study, for editors that know it."""
    typer.echo(json.dumps(Study.model_json_schema(by_alias=True), ensure_ascii=False, indent=2))


@app.command("templates")
def _templates(*, lang: _Lang = None) -> None:
    """List the templates that a study can start from."""
    for name in templates.NAMES:
        study = Study.template(name)
        typer.echo(f"{name}: {repr(study if lang is None else reading.spoken(study, lang))[1:-1]}")
