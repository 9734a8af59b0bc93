"""The commands: what each takes. What they do is loaded when one is called, so that help and version come at once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import fuzzyeval

__all__ = ["Format", "Lang", "app"]

app = typer.Typer(add_completion=False, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)


class Format(StrEnum):
    """How a result is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class Lang(StrEnum):
    """The languages of labels, headings, remarks and messages."""

    EN = "en"
    ZH = "zh"


_Study = Annotated[Path, typer.Argument(metavar="STUDY", help="YAML or JSON; - reads standard input.")]
_By = Annotated[
    list[str] | None,
    typer.Option(metavar="COLUMN", help="A column that tells objects apart; give it again for a second column."),
]
_Lang = Annotated[
    Lang | None,
    typer.Option(metavar="en|zh", help="The language of labels, headings and messages; by default the study's own."),
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
            "--version", callback=lambda asked: _version(asked=asked), is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """Fuzzy comprehensive evaluation of customer satisfaction.

    Exit status: 0 where all went well, 2 where something given is refused, 3 where a strict study refuses its own
    judgements.
    """


@app.command("evaluate")
def _evaluate(
    study: _Study,
    answers: Annotated[
        str,
        typer.Argument(
            metavar="ANSWERS",
            help="CSV, Parquet or Excel, a row a respondent, a column a leaf; a folder of them, or a quoted pattern such as "
            "'day*.csv'; - reads CSV from standard input.",
        ),
    ],
    *,
    by: _By = None,
    format_: Annotated[
        Format | None,
        typer.Option(
            "--format",
            metavar="table|json|csv",
            help="How to write the result; by default as FILE ends, otherwise a table.",
        ),
    ] = None,
    lang: _Lang = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write to FILE, which is replaced, instead of to standard output."),
    ] = None,
    nodes: Annotated[
        bool, typer.Option("--nodes", help="In CSV with --by: a row an object and indicator, not a row an object.")
    ] = False,
    remarks: Annotated[
        bool, typer.Option("--remarks", help="In a table with --by: show the remarks on single objects.")
    ] = False,
) -> None:
    """Grade the answers to a study.

    Without --by all answers are one object, shown as the tree of indicators. With it there is a line an object; of more
    than 1,000 the best and the worst.
    """
    from fuzzyeval.cli import commands  # noqa: PLC0415  (as the docstring of this module says)

    commands.evaluate(study, answers, by, lang, commands.Output(format_, out, nodes=nodes, remarks=remarks))


@app.command("check")
def _check(
    study: _Study,
    answers: Annotated[
        str | None,
        typer.Argument(
            metavar="ANSWERS",
            help="CSV, Parquet or Excel, a folder, or a quoted pattern; - reads CSV from standard input. May be "
            "left out.",
        ),
    ] = None,
    *,
    by: _By = None,
    lang: _Lang = None,
) -> None:
    """Tell all that is wrong with a study and answers.

    Where nothing is wrong, show the study, and where the answers went.
    """
    from fuzzyeval.cli import commands  # noqa: PLC0415

    commands.check(study, answers, by, lang)


@app.command("init")
def _init(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A new file that ends in .yaml or .yml; - writes to standard output.")
    ],
    *,
    template: Annotated[
        str | None, typer.Option(metavar="NAME", help="What to start from, one of `fuzzyeval templates`.")
    ] = None,
    lang: Annotated[Lang | None, typer.Option(metavar="en|zh", help="The language the study is to speak.")] = None,
) -> None:
    """Write a study to start from."""
    from fuzzyeval.cli import commands  # noqa: PLC0415

    commands.init(file, template, lang)


@app.command("schema")
def _schema() -> None:
    """Print the JSON Schema of a study."""
    from fuzzyeval.cli import commands  # noqa: PLC0415

    commands.schema()


@app.command("templates")
def _templates(*, lang: _Lang = None) -> None:
    """List the templates that init can start from."""
    from fuzzyeval.cli import commands  # noqa: PLC0415

    commands.list_templates(lang)
