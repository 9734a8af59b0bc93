"""Answers that have a row each, brought together into a row a respondent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from fuzzyeval import checks
from fuzzyeval.errors import AnswersError
from fuzzyeval.model.survey import LongLayout
from fuzzyeval.sources.source import Batch, values
from fuzzyeval.survey import coding
from fuzzyeval.survey.asked import Asked
from fuzzyeval.survey.rows import respondents
from fuzzyeval.wording import message

__all__ = ["differing", "long_columns", "refuse_misnamed", "repeated", "widened"]


def long_columns(asked: Asked, by: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the columns that say whose answer it is, and those that must be the same in all of that row's answers."""
    survey = asked.survey
    grouping = (column for column in by if column not in survey.shares)
    whose = dict.fromkeys((*grouping, survey.respondent or "", *((survey.order_by,) if survey.order_by else ())))
    same = dict.fromkeys((survey.frequency_weight, survey.sample_weight, *survey.shares, asked.outcome_column))
    return tuple(whose), tuple(column for column in same if column is not None and column not in whose)


def widened(asked: Asked, layout: LongLayout, batch: Batch, by: Sequence[str]) -> dict[str, list[Any]]:
    """Return a row a respondent of all answers, in columns as the study calls them.

    Raises
    ------
    AnswersError
        Where an answer is given twice, or what weighs a respondent differs from answer to answer.
    """
    whose, same = long_columns(asked, by)
    respondents.named(batch[asked.survey.respondent or ""], asked.survey.respondent or "")
    columns = {name: values(batch[name]) for name in (*whose, *same)}
    texts = {name: [respondents.name_of(value) for value in columns[name]] for name in columns}
    rows: dict[tuple[str | None, ...], int] = {}
    wide: dict[str, list[Any]] = {name: [] for name in columns}
    names = [coding.key_text(value) for value in values(batch[layout.indicator])]
    refuse_misnamed(asked, layout, Counter(names))
    answers: dict[str, dict[int, Any]] = {column: {} for column in asked.long_names}
    for at, (name, answer) in enumerate(zip(names, values(batch[layout.answer]), strict=True)):
        key = tuple(texts[column][at] for column in whose)
        row = rows.setdefault(key, len(rows))
        if row == len(wide[whose[0]]):
            for column, found in columns.items():
                wide[column].append(found[at])
        for column in same:
            if respondents.name_of(wide[column][row]) != texts[column][at]:
                raise differing(
                    column, asked.survey.respondent or "", coding.as_text(columns[asked.survey.respondent or ""][at])
                )
        if name in answers:
            if row in answers[name]:
                raise repeated(layout, name, coding.as_text(columns[asked.survey.respondent or ""][at]))
            answers[name][row] = answer
    return {**wide, **{column: [found.get(row) for row in range(len(rows))] for column, found in answers.items()}}


def refuse_misnamed(asked: Asked, layout: LongLayout, names: Mapping[str | None, int]) -> None:
    """Refuse answers, counted by what they answer, that name no leaf where one was meant, and leaves that have none.

    Raises
    ------
    AnswersError
        For leaves without an answer, for answers that do not say what they answer, and for names that are nearly a leaf's.
    """
    _refuse_no_answers(asked, layout, names)
    if names.get(None):
        raise AnswersError(
            "{column}: {rows:,} row(s) do not say which leaf they answer; fill the column, or leave them out",
            column=layout.indicator,
            rows=names[None],
        )
    for name, rows in sorted((name, rows) for name, rows in names.items() if name and name not in asked.long_names):
        hint = checks.suggestion(name, asked.long_names)
        if hint.text("en"):
            raise AnswersError(
                "{column}: {rows:,} row(s) answer {name!r}, which is no leaf{hint}; mend the name, or leave them out",
                column=layout.indicator,
                rows=rows,
                name=name,
                hint=hint,
            )


def _refuse_no_answers(asked: Asked, layout: LongLayout, names: Collection[str | None]) -> None:
    """Refuse answers among which those to a leaf are missing altogether."""
    absent = [column for column in asked.long_names if column not in names]
    if absent:
        raise AnswersError(
            "{column}: no row answers these leaves; add the answers, or name in the study what stands in this column\n  {leaves}",
            column=layout.indicator,
            leaves=[
                message(
                    "{leaf}{hint}", leaf=column, hint=checks.suggestion(column, sorted(name for name in names if name))
                )
                for column in absent
            ],
        )


def repeated(layout: LongLayout, leaf: str, respondent: str) -> AnswersError:
    """Return the refusal of an answer that is given twice."""
    return AnswersError(
        "{column}: {respondent!r} answers {leaf!r} more than once; keep one answer, or let order_by name the column that tells "
        "the occasions apart",
        column=layout.indicator,
        respondent=respondent,
        leaf=leaf,
    )


def differing(column: str, name: str, respondent: str) -> AnswersError:
    """Return the refusal of a weight that differs from answer to answer."""
    return AnswersError(
        "{column}: differs between answers of {respondent!r} ({name}); give each respondent one",
        column=column,
        respondent=respondent,
        name=name,
    )
