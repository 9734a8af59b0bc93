"""Lazy frames made ready to be counted: answers brought together, respondents who occur twice parted, weights looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn

import narwhals as nw

from fuzzyeval.errors import AnswersError
from fuzzyeval.model.study import Study
from fuzzyeval.model.survey import Survey
from fuzzyeval.sources.failing import reading
from fuzzyeval.sources.source import Batch, Source
from fuzzyeval.survey import coding
from fuzzyeval.survey.asked import Asked
from fuzzyeval.survey.engines import pivoting
from fuzzyeval.survey.engines.asking import blank, collected, number_of, trimmed
from fuzzyeval.survey.rows.respondents import refuse_several, refuse_unnamed
from fuzzyeval.survey.rows.row_weights import (
    LEAST,
    MOST,
    MOST_RESPONDENTS,
    refuse_design,
    refuse_frequency,
    refuse_many,
)

__all__ = ["EACH", "SQUARE", "WEIGHT", "parted", "weighed", "weights", "whole"]

EACH, WEIGHT, SQUARE = "fuzzyeval_rows", "fuzzyeval_w", "fuzzyeval_ww"
_WHO, _TIMES = "fuzzyeval_who", "fuzzyeval_times"


def weights(survey: Survey) -> dict[str, nw.Expr]:
    """Return, by name, what is to be summed beside the number of rows."""
    found: dict[str, nw.Expr] = {}
    each = None if survey.frequency_weight is None else nw.col(survey.frequency_weight).cast(nw.Int64)
    if each is not None:
        found[EACH] = each.alias(EACH)
    if survey.sample_weight is not None:
        weight = nw.col(survey.sample_weight).cast(nw.Float64)
        times = weight if each is None else weight * each.cast(nw.Float64)
        found |= {WEIGHT: times.alias(WEIGHT), SQUARE: (times * weight).alias(SQUARE)}
    return found


def weighed(study: Study, frame: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
    """Return the rows that stand for somebody, or refuse weights that are none, by a value and how many there are."""
    each, design = study.survey.frequency_weight, study.survey.sample_weight
    if each is not None:
        weight = _number(frame, each)
        _refuse_where(frame, each, ~((weight >= 0) & (weight < MOST_RESPONDENTS) & (weight % 1 == 0)), refuse_frequency)
        total = collected(frame.select(weight.alias(EACH)).select(nw.col(EACH).sum())).get_column(EACH).to_list()[0]
        refuse_many(each, float(total or 0))
    if design is not None:
        weight = _number(frame, design)
        there = (weight == 0) | ((weight >= LEAST) & (weight <= MOST))
        _refuse_where(frame, design, ~there, refuse_design)
    return frame if each is None else frame.filter(nw.col(each) > 0)


def _number(frame: nw.LazyFrame[Any], name: str) -> nw.Expr:
    kind = frame.collect_schema()[name]
    if not kind.is_numeric():
        raise AnswersError(
            "{column}: its values are {kind}, not numbers; give weights as numbers", column=name, kind=str(kind)
        )
    return nw.col(name).cast(nw.Float64)


def _refuse_where(
    frame: nw.LazyFrame[Any], name: str, wrong: nw.Expr, refuse: Callable[[str, object, int], NoReturn]
) -> None:
    """Refuse rows whose weight is null or wrong."""
    found = collected(frame.filter(nw.col(name).is_null() | wrong).select(nw.len().alias(EACH), nw.col(name).min()))
    rows = int(found.get_column(EACH).to_list()[0] or 0)
    if rows:
        refuse(name, found.get_column(name).to_list()[0], rows)


def whole(asked: Asked, source: Source, wanted: Sequence[str], by: Sequence[str]) -> Mapping[str, nw.LazyFrame[Any]]:
    """Return the frames of a source; where the survey asks for the whole sample, as one, with a row a respondent."""
    survey, frames = asked.survey, source.frames
    if survey.long is None and survey.duplicates == "keep":
        return frames
    with reading(source.place):
        one = _one(list(frames.values()), wanted)
        return {source.place: one if survey.long is None else pivoting.widened(asked, survey.long, one, by)}


def _one(frames: Sequence[nw.LazyFrame[Any]], wanted: Sequence[str]) -> nw.LazyFrame[Any]:
    """Return several frames as one; a column of several types as floats, or as texts, in which the meaning is the same."""
    if len(frames) == 1:
        return frames[0]
    schemas = [frame.collect_schema() for frame in frames]
    columns = []
    for name in wanted:
        kinds = {schema[name] for schema in schemas}
        whole = all(kind.is_integer() for kind in kinds)
        common = nw.Int64() if whole else nw.Float64() if all(kind.is_numeric() for kind in kinds) else nw.String()
        columns.append(nw.col(name) if len(kinds) == 1 else nw.col(name).cast(common))
    return nw.concat([frame.select(*columns) for frame in frames])


def parted(study: Study, frame: nw.LazyFrame[Any], wanted: Sequence[str]) -> tuple[nw.LazyFrame[Any], Batch | None]:
    """Return the rows of respondents who occur once, for the engine, and the rows of the others, which come back."""
    survey = study.survey
    if survey.duplicates == "keep" or survey.respondent is None:
        return frame, None
    schema = frame.collect_schema()
    who = nw.col(survey.respondent)
    named = frame.with_columns(trimmed(who, schema[survey.respondent]).alias(_WHO))
    rows = number_of(named.filter(blank(_WHO, schema[survey.respondent])))
    if rows:
        refuse_unnamed(survey.respondent, rows)
    several = named.group_by(_WHO).agg(nw.len().alias(_TIMES)).filter(nw.col(_TIMES) > 1).select(_WHO)
    if survey.duplicates == "refuse":
        found = collected(several.select(nw.len().alias(_TIMES), nw.col(_WHO).min()))
        respondents = int(found.get_column(_TIMES).to_list()[0] or 0)
        if respondents:
            refuse_several(survey.respondent, coding.as_text(found.get_column(_WHO).to_list()[0]), respondents)
        return frame, None
    few = collected(named.join(several, on=_WHO, how="semi").select(*wanted))
    once = named.join(several, on=_WHO, how="anti")
    return once, {name: few.get_column(name) for name in wanted}
