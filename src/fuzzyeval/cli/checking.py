"""Checking a study and answers to it: all that is wrong is told together, each thing once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

import numpy as np

from fuzzyeval import checks
from fuzzyeval.cli import progress, reading
from fuzzyeval.cli.progress import Say
from fuzzyeval.cli.refusing import refuse
from fuzzyeval.display import sheet_of
from fuzzyeval.display.sheet import Sheet
from fuzzyeval.errors import AnswersError, FuzzyEvalError, told_in
from fuzzyeval.evaluation import Evaluation, Evaluations, evaluate
from fuzzyeval.model.study import Study
from fuzzyeval.remarks import Remark
from fuzzyeval.sources.source import Source
from fuzzyeval.survey.coding import shown
from fuzzyeval.survey.tallies.showing import sheet
from fuzzyeval.survey.tallies.tallying import Tally
from fuzzyeval.weights import Weights, tell, weigh
from fuzzyeval.wording import message, template_in

__all__ = ["Checked", "checked"]

T = TypeVar("T")
_ON_ANSWERS = ("few_answers", "reweighed")


@dataclass(frozen=True, slots=True)
class Checked:
    """What is shown of a study, and of answers to it, in which nothing is wrong.

    Attributes
    ----------
    sheets
        The study, and where the answers went.
    verdict
        A line that says so.
    """

    sheets: tuple[Sheet, ...]
    verdict: str


def checked(path: Path, answers: str | None, by: Sequence[str] | None, lang: str | None) -> Checked:
    """Return what is to be shown, or tell all that is wrong and exit."""
    problems = _Problems()
    study = problems.of(lambda: reading.study(path, lang))
    language = study.language if study else problems.found[0].language
    source = problems.of(lambda: reading.source_of(answers, language)) if answers is not None else None
    with progress.watching(language) as say:
        result = _result(study, source, tuple(by or ()), problems, say)
    if study is None or problems.found:
        refuse(problems.found, lang)
    sheets = [sheet_of(study)]
    if result is not None and result.tally is not None:
        sheets += _sheets_of_answers(result, result.tally)
    doubtful = _judged(study) or any(one.notes for one in sheets[1:])
    verdict = template_in("nothing is wrong, but mind the remarks" if doubtful else "nothing is wrong", language)
    return Checked(tuple(sheets), verdict + "\n")


@dataclass(frozen=True, slots=True)
class _Problems:
    """Refusals, kept rather than raised."""

    found: list[FuzzyEvalError] = field(default_factory=list)

    def of(self, step: Callable[[], T]) -> T | None:
        """Return what a step gives; where it is refused, keep why."""
        try:
            return step()
        except FuzzyEvalError as error:
            self.keep(error)
            return None

    def keep(self, error: FuzzyEvalError) -> None:
        if all(error.said != known.said for known in self.found):
            self.found.append(error)


def _result(
    study: Study | None, source: Source | None, by: tuple[str, ...], problems: _Problems, say: Say
) -> Evaluation | Evaluations | None:
    """Return what the answers come to, where nothing is wrong with them; without a study, see whether they can be read."""
    if study is None:
        if source is not None:
            problems.of(lambda: _read(source, ()))
        return None
    problems.of(lambda: _hold(study))
    if source is None:
        return None
    there = tuple(_there(source, by, study.language, problems))
    tally = problems.of(lambda: reading.tally(study, source, there, say))
    if tally is None:  # perhaps for want of columns, so that nothing was read
        columns = (column for its in (study, *study.companions) if its is not None for column in its.columns)
        problems.of(lambda: _read(source, (*columns, *there), study.language))
        return None
    return _graded(study, tally, problems)


def _graded(study: Study, tally: Tally, problems: _Problems) -> Evaluation | Evaluations | None:
    """Return what a tally comes to, where it can be graded."""
    lenient = study.model_copy(update={"strict": False})  # what strictness refuses is kept already
    unanswered = list(_unanswered(study, tally))
    for error in unanswered:
        problems.keep(error)
    if unanswered:
        problems.of(lambda: weigh(lenient, tally))
        return None
    return problems.of(lambda: evaluate(lenient, tally, by=tally.by) if tally.by else evaluate(lenient, tally))


def _there(source: Source, by: Sequence[str], language: str, problems: _Problems) -> Iterator[str]:
    """Yield the columns that tell objects apart and are there."""
    for column in by:
        if column in source.columns:
            yield column
        else:
            error = AnswersError(
                "by: no column is called {column!r}{hint}; there are {columns}",
                column=column,
                hint=checks.suggestion(column, source.columns),
                columns=source.columns[:10],
            )
            error.language = language
            problems.keep(error)


def _read(source: Source, wanted: Sequence[str], language: str = "en") -> None:
    """Read all that there is of some columns, and drop it."""
    with told_in(language):
        for _ in source.read([column for column in wanted if column in source.columns]):
            pass


def _hold(study: Study) -> None:
    """Refuse judgements that contradict each other, where the study is strict."""
    with told_in(study.language):
        tell(study, Weights((), (), (), (), remarks=_judged(study), language=study.language), stacklevel=1)


def _judged(study: Study) -> tuple[Remark, ...]:
    """Return what a careful reader should know of the judgements."""
    return tuple(said for node in study.outline.gathering[::-1] for said in study.judged(node).remarks)


def _unanswered(study: Study, tally: Tally) -> Iterator[AnswersError]:
    """Yield, for every leaf that has no valid answer in some object, where that is refused."""
    if study.missing != "refuse" or not tally.rows.sum():
        return
    for leaf, lacking in zip(study.leaf_ids, tally.given == 0, strict=True):
        objects = [tally.objects[at] for at in np.flatnonzero(lacking).tolist()]
        if objects:
            error = AnswersError(
                "{leaf}: no valid answer{inside}{more}; collect some, or let the study say missing: reweigh",
                leaf=leaf,
                inside=message("") if objects[0] == () else message(" in {object}", object=shown(objects[0])),
                more=message(", and {count} more like it", count=len(objects) - 1) if len(objects) > 1 else message(""),
            )
            error.language = study.language
            yield error


def _sheets_of_answers(result: Evaluation | Evaluations, tally: Tally) -> Iterator[Sheet]:
    """Yield where the answers went, with the labels of the study and what is to be said of the answers; then what is beside."""
    study, known = result.study, _judged(result.study)
    ids, labels = study.outline.ids, tuple(study.label(leaf) for leaf in study.outline.leaves)
    told = sheet(tally, labels=labels, beside=False)
    remarks = [*result.weights.remarks, *(said for said in result.remarks if said.code in _ON_ANSWERS)]
    named = (
        f"{study.label(ids.index(said.place)) if said.place in ids else said.place}: {said.text}"
        for said in remarks
        if said not in known
    )
    yield replace(told, notes=(*told.notes, *named))
    if tally.importance is not None:
        yield sheet(tally.importance, labels=labels)
    if tally.outcome is not None:
        yield sheet(tally.outcome)
