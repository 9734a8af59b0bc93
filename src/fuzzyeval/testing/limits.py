"""Checks of what strategies are given: numbers, names, hierarchies and studies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fuzzyeval.errors import OptionError
from fuzzyeval.model.indicator import Indicator
from fuzzyeval.model.study import Study
from fuzzyeval.survey.keys import by_columns

__all__ = ["at_most", "columns_of", "names", "study_in", "tree_in", "whole"]


def whole(value: object, name: str, *, low: int, high: int | None = None) -> int:
    """Return a whole number of at least ``low`` and, where there is one, at most ``high``."""
    if not isinstance(value, int) or isinstance(value, bool) or value < low:
        raise OptionError(
            "{name}: {value!r} is not a whole number of at least {low}; give {low} or more",
            name=name,
            value=value,
            low=low,
        )
    if high is not None and value > high:
        raise OptionError("{name}: {value} is more than {high}; give {high} or less", name=name, value=value, high=high)
    return value


def at_most(least: int, most: int) -> None:
    """Refuse a least number that is more than the most."""
    if least > most:
        raise OptionError("least: {least} is more than most, {most}; lower it, or raise most", least=least, most=most)


def names(value: Any, name: str, *, low: int) -> tuple[str, ...]:
    """Return names, of which a text alone is one; at least so many, all different."""
    given = (value,) if isinstance(value, str) else tuple(value) if isinstance(value, Sequence) else ()
    plain = all(isinstance(each, str) and each.strip() for each in given)
    if not plain or len(set(given)) < len(given) or len(given) < low:
        raise OptionError(
            "{name}: {value!r} does not name at least {low}, all different; give a list of texts",
            name=name,
            value=value,
            low=low,
        )
    return given


def tree_in(value: Any) -> Indicator:
    """Return a hierarchy, given as :class:`fuzzyeval.Study` takes it."""
    if isinstance(value, Mapping):
        return Indicator.model_validate(value)
    if not isinstance(value, Indicator):
        raise OptionError(
            "root: {value!r} is not a hierarchy; give an Indicator, or a mapping as fuzzyeval.Study takes it, or draw one "
            "first: draw(hierarchies())",
            value=value,
        )
    return value


def study_in(value: object) -> Study:
    """Return a study, and not what draws one."""
    if not isinstance(value, Study):
        raise OptionError(
            "study: {value!r} is not a Study; make one with fuzzyeval.Study, or draw one first: draw(studies())",
            value=value,
        )
    return value


def columns_of(study: Study, by: str | Sequence[str] | None) -> tuple[str, ...]:
    """Return the columns that name objects, none of which answers a leaf."""
    columns = by_columns(by)
    for column in columns:
        if column in study.columns:
            raise OptionError("by: column {column!r} answers a leaf of the study; name another", column=column)
    return columns
