"""Answers that have a row each in an engine, brought together there into a row a respondent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import narwhals as nw

from fuzzyeval.model.survey import LongLayout
from fuzzyeval.survey import coding
from fuzzyeval.survey.asked import Asked
from fuzzyeval.survey.engines.asking import blank, collected, filled, number_of, trimmed
from fuzzyeval.survey.rows.long import differing, long_columns, refuse_misnamed, repeated
from fuzzyeval.survey.rows.respondents import refuse_unnamed

__all__ = ["widened"]

_TIMES = "fuzzyeval_times"


def widened(asked: Asked, layout: LongLayout, frame: nw.LazyFrame[Any], by: Sequence[str]) -> nw.LazyFrame[Any]:
    """Return a row a respondent, by one GROUP BY: of each leaf the largest, which is the only, answer.

    Raises
    ------
    AnswersError
        Where an answer is given twice, a leaf has none, or what weighs a respondent differs from answer to answer.
    """
    schema = frame.collect_schema()
    whose, same = long_columns(asked, by)
    ready = frame.with_columns(
        *(filled(trimmed(nw.col(name), schema[name]), schema[name]).alias(name) for name in (*whose, *same)),
        trimmed(nw.col(layout.indicator), schema[layout.indicator]).alias(layout.indicator),
        trimmed(nw.col(layout.answer), schema[layout.answer]).alias(layout.answer),
    )
    respondent = asked.survey.respondent or ""
    unnamed = number_of(ready.filter(blank(respondent, schema[respondent])))
    if unnamed:
        refuse_unnamed(respondent, unnamed)
    named = _named(asked, layout, ready)
    answering = {column: nw.col(layout.indicator).is_in(named[column]) for column in asked.long_names}
    _refuse_repeated(asked, layout, ready, whose)
    _refuse_differing(asked, ready, whose, same)
    answers = [nw.when(where).then(nw.col(layout.answer)).alias(column) for column, where in answering.items()]
    wide = ready.select(*whose, *same, *answers).group_by(*whose, *same)
    return wide.agg(*(nw.col(column).max() for column in answering))


def _named(asked: Asked, layout: LongLayout, ready: nw.LazyFrame[Any]) -> dict[str, list[Any]]:
    """Return, by leaf, the values that name it, or refuse names that are nearly a leaf's."""
    found = collected(ready.group_by(layout.indicator).agg(nw.len().alias(_TIMES)))
    names: Counter[str | None] = Counter()
    named: dict[str, list[Any]] = {column: [] for column in asked.long_names}
    for value, rows in zip(*(found.get_column(name).to_list() for name in (layout.indicator, _TIMES)), strict=True):
        name = coding.key_text(value)
        names[name] += int(rows)
        if name in named:
            named[name].append(value)
    refuse_misnamed(asked, layout, names)
    return named


def _refuse_repeated(asked: Asked, layout: LongLayout, ready: nw.LazyFrame[Any], whose: Sequence[str]) -> None:
    times = ready.group_by(*whose, layout.indicator).agg(nw.len().alias(_TIMES)).filter(nw.col(_TIMES) > 1)
    found = collected(times.select(*whose, layout.indicator).head(1000))
    for at, value in enumerate(found.get_column(layout.indicator).to_list()):
        leaf = coding.key_text(value)
        if leaf in asked.long_names:
            who = found.get_column(asked.survey.respondent or "").to_list()[at]
            raise repeated(layout, leaf or "", coding.as_text(who))


def _refuse_differing(asked: Asked, ready: nw.LazyFrame[Any], whose: Sequence[str], same: Sequence[str]) -> None:
    if not same:
        return
    each = ready.group_by(*whose, *same).agg(nw.len().alias(_TIMES)).select(*whose)
    several = each.group_by(*whose).agg(nw.len().alias(_TIMES)).filter(nw.col(_TIMES) > 1)
    found = collected(several.head(1)).get_column(asked.survey.respondent or "").to_list()
    if found:
        raise differing(", ".join(same), asked.survey.respondent or "", coding.as_text(found[0]))
