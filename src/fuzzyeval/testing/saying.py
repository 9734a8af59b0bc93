"""What may be answered in each column of a study, and what a leaf's answers mean."""

from __future__ import annotations

from typing import Any, TypeAlias

from fuzzyeval.aliases import Plain
from fuzzyeval.model.indicator import Indicator
from fuzzyeval.model.study import Study
from fuzzyeval.survey.asked import Asked

__all__ = ["Said", "branch_of", "meant", "odd_by_column", "said_by_column"]

Said: TypeAlias = int | float | str
"""What stands in a row."""


def said_by_column(asked: Asked) -> dict[str, list[Said]]:
    """Return what may be answered in each column, from what means the best to what means the worst."""
    said: dict[str, list[Said]] = {}
    for study in asked.studies:
        for column, answers in zip(study.columns, meant(study).values(), strict=True):
            said[column] = answers if study.grades.best_first else answers[::-1]
    return said


def odd_by_column(asked: Asked, *, missing: bool, refused: bool) -> dict[str, list[Any]]:
    """Return what is no grade in each column: gaps, what means don't know, and what is off the scale."""
    odd: dict[str, list[Any]] = {}
    for study, readers in zip(asked.studies, asked.readers, strict=True):
        for column, reader in zip(study.columns, readers, strict=True):
            off = [value for value in (99, "N/A") if reader.of_value(value) == reader.refused]
            unknown = [answer for answer in reader.dont_know if ".." not in str(answer)]  # a range is no answer
            odd[column] = [*((None, "", *unknown) if missing else ()), *(off if refused else ())]
    return odd


def meant(study: Study) -> dict[str, list[Said]]:
    """Return, of each leaf by id, the answer that means each grade: from the other end where it is reversed."""
    found = {}
    for leaf in (study.outline.indicators[at] for at in study.outline.leaves):
        answers = [_said(study, leaf, grade) for grade in range(len(study.grades))]
        found[leaf.id] = answers[::-1] if leaf.reversed else answers
    return found


def branch_of(row: Plain) -> str | None:
    """Return which object a row belongs to, by its branch; None where that is blank."""
    return (row["branch"] or "").strip() or None


def _said(study: Study, leaf: Indicator, at: int) -> Said:
    """Return what stands for a grade in the column of a leaf: its first own answer that is no range, a code, or a label."""
    grade = study.grades[at]
    own = [answers for name, answers in (leaf.answers or {}).items() if study.grades.called(name) == at]
    plain = [answer for answers in own for answer in answers if ".." not in str(answer)]
    if leaf.answers is None and grade.answer is not None:
        plain = [grade.answer]
    return plain[0] if plain else grade.texts()[0]
