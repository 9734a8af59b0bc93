"""Whether tallies belong together, and to a study."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fuzzyeval import checks
from fuzzyeval.errors import TallyError
from fuzzyeval.model.scale import Grade
from fuzzyeval.model.study import Study
from fuzzyeval.survey.tallies.adding import beside
from fuzzyeval.wording import message

if TYPE_CHECKING:
    from fuzzyeval.survey.tallies.tallying import Tally

__all__ = ["matched", "refuse_unlike"]


def refuse_unlike(mine: Tally, its: Tally) -> None:
    """Refuse tallies that do not add.

    Raises
    ------
    TallyError
        Where they are of different leaves, grades, columns or detail, where one took a whole sample, or where the ratings of
        importance, or the outcomes, do not add.
    """
    if mine.leaves != its.leaves:
        raise TallyError(
            "tallies of different leaves do not add: {mine} and {its}; tally both by one study",
            mine=mine.leaves,
            its=its.leaves,
        )
    if mine.scale != its.scale:
        raise TallyError(
            "tallies of different grades do not add: {mine} and {its}; tally both by one study",
            mine=[_grade_text(grade) for grade in mine.scale],
            its=[_grade_text(grade) for grade in its.scale],
        )
    if mine.by != its.by:
        raise TallyError(
            "by: a tally by {mine} and one by {its} do not add; tally both by the same columns",
            mine=mine.by or message("no column"),
            its=its.by or message("no column"),
        )
    if mine.whole or its.whole:
        raise TallyError(
            "{reason}: the survey asks for what takes the whole sample, so that its tallies do not add; tally all answers at "
            "once, or leave it out",
            reason=f"survey.{_declared(mine.whole or its.whole)}",
        )
    if mine.detail != its.detail:
        raise TallyError(
            "detail: a tally of {mine} and one of {its} do not add; tally both with the same detail",
            mine=mine.detail,
            its=its.detail,
        )
    if mine.weighted != its.weighted:
        raise TallyError("a tally with design weights and one without do not add; tally both by one study")
    if mine.rules and its.rules and mine.rules != its.rules:
        raise TallyError(
            "tallies whose answers were read by different rules do not add (answers, reversed, dont_know, or survey); tally both "
            "by one study"
        )
    for name, one, other in (
        ("importance", mine.importance, its.importance),
        ("outcome", mine.outcome, its.outcome),
    ):
        _refuse_unlike_beside(name, one, other)


def _refuse_unlike_beside(name: str, one: Tally | None, other: Tally | None) -> None:
    """Refuse tallies that stand beside others and do not add."""
    if (one is None) != (other is None):
        raise TallyError(
            "{name}: a tally with it and one without do not add; tally both by one study, or add tally.alone() of the one "
            "that has it",
            name=name,
        )
    if one is not None and other is not None:
        try:
            refuse_unlike(one, other)
        except TallyError as error:
            raise TallyError("{name}: {problem}", name=name, problem=error.said) from error


def _declared(whole: str) -> str:
    """Return what a survey declares that asks for the whole sample."""
    return whole if whole in ("long", "shares") else "duplicates"


def matched(study: Study, tally: Tally) -> Tally:
    """Return a tally with its leaves in the study's order.

    Raises
    ------
    TallyError
        Where its leaves or its grades are not the study's, or those of its importance and its outcome.
    """
    for leaf in study.leaf_ids:
        if leaf not in tally.leaves:
            raise TallyError(
                "tally: no leaf is called {leaf!r}{hint}; tally by this study",
                leaf=leaf,
                hint=checks.suggestion(leaf, tally.leaves),
            )
    if len(tally.leaves) > len(study.leaf_ids):
        extra = next(leaf for leaf in tally.leaves if leaf not in study.leaf_ids)
        raise TallyError("tally: its leaf {extra!r} is not in the study; tally by this study", extra=extra)
    if tally.scale != study.grades:
        raise TallyError("tally: its grades are not those of the study; tally by this study")
    if tally.rules not in ("", study.rules):
        raise TallyError(
            "tally: its answers were read by other rules (answers, reversed, dont_know, or survey); tally the answers by this "
            "study"
        )
    if tally.importance is not None or tally.outcome is not None:
        _refuse_otherwise_read(study, tally)
    spoken = beside(replace(tally, language=study.language), lambda its: replace(its, language=study.language))
    return spoken.arranged(study.leaf_ids)


def _refuse_otherwise_read(study: Study, tally: Tally) -> None:
    """Refuse ratings of importance, or an outcome, that were read in another way than a study declares them."""
    for name, its, mine in zip(
        ("importance", "outcome"), (tally.importance, tally.outcome), study.companions, strict=True
    ):
        if its is not None and mine is not None and (its.scale != mine.grades or its.rules not in ("", mine.rules)):
            raise TallyError(
                "tally: its {name} was read on another scale, or by other rules; tally the answers by this study",
                name=name,
            )


def _grade_text(grade: Grade) -> str:
    return f"{grade.texts()[0]} {grade.score:g}" + ("" if grade.answer is None else f" ({grade.answer})")
