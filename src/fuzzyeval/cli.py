"""The command line: ``fuzzyeval evaluate STUDY ANSWERS [--by COLUMN]...``."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from typing import Annotated

from fuzzyeval.errors import FuzzyEvalError, FuzzyEvalWarning, MissingExtraError
from fuzzyeval.evaluation import Evaluation, Evaluations, evaluate
from fuzzyeval.model.study import Study
from fuzzyeval.survey.coding import shown

try:
    import typer
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table
except ImportError as error:
    raise MissingExtraError("the command line needs typer and rich; install fuzzyeval[cli]") from error

__all__ = ["app", "evaluate_command"]

app = typer.Typer(add_completion=False, no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def _commands() -> None:
    """Fuzzy comprehensive evaluation of customer satisfaction."""


@app.command("evaluate")
def evaluate_command(
    study: Annotated[Path, typer.Argument(help="The study, YAML or JSON.")],
    answers: Annotated[Path, typer.Argument(help="The answers, CSV or Parquet: a row a respondent, a column a leaf.")],
    by: Annotated[list[str] | None, typer.Option(help="A column that tells objects apart; may be repeated.")] = None,
    remarks: Annotated[bool, typer.Option("--remarks", help="Show what there is to say of each object.")] = False,
) -> None:
    """Grade answers: a line an object, with the number of answers, the score, the grade and the memberships."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FuzzyEvalWarning)  # what they say is printed with the other remarks
            declared = Study.load(study)
            result: Evaluation | Evaluations = evaluate(declared, answers, by=by) if by else evaluate(declared, answers)
    except FuzzyEvalError as error:
        Console(stderr=True, highlight=False, soft_wrap=True).print(str(error), style="red", markup=False)
        raise typer.Exit(2) from None
    _show(result, remarks=remarks)


def _show(result: Evaluation | Evaluations, *, remarks: bool) -> None:
    """Print the table and the remarks: as wide as the terminal, or where there is none as wide as the table is."""
    table = _table(result)
    console = Console(highlight=False, soft_wrap=not sys.stdout.isatty())
    if not console.is_terminal:
        console.width = console.measure(table, options=console.options.update(max_width=10_000)).maximum
    with console.capture() as shown_text:
        console.print(table)
    typer.echo("\n".join(line.rstrip() for line in shown_text.get().splitlines()))
    for said in result.remarks:
        console.print(f"• {said}", markup=False)
    if isinstance(result, Evaluations):
        shared = len(result.remarks)
        own = [(shown(key), said) for key, one in result.items() for said in one.remarks[shared:]]
        if own and not remarks:
            console.print(f"• {len(own)} remarks on single objects: --remarks shows them", markup=False)
        for name, said in own if remarks else []:
            console.print(f"• {name}: {said}", markup=False)


def _table(result: Evaluation | Evaluations) -> Table:
    study = result.study
    tally = result.tally
    many = isinstance(result, Evaluations)
    table = Table(
        title=escape(study.name or study.label(0)), title_justify="left", box=SIMPLE_HEAD, collapse_padding=True
    )
    table.add_column(escape(", ".join(result.basis.relation.by)) if many else "")
    for name in ("answers", "score"):
        table.add_column(name, justify="right")
    table.add_column("grade", no_wrap=True)
    for label in study.grade_labels:
        table.add_column(escape(label), justify="right", overflow="fold", min_width=5)
    evaluations = list(result.values()) if isinstance(result, Evaluations) else [result]
    for at, one in enumerate(evaluations):
        degrees = [f"{degree:.3f}" for degree in one.membership.values()]
        rows = "" if tally is None else str(int(tally.rows[at]))
        table.add_row(escape(shown(one.object) or "all"), rows, f"{one.score:.1f}", escape(one.grade), *degrees)
    return table
