"""Studies, what respondents answer to them, and what is counted of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import cycle, islice
from typing import Any, Literal, TypeAlias

import numpy as np
from hypothesis import strategies as st

from fuzzyeval.aliases import Detail, Plain
from fuzzyeval.checks import choice
from fuzzyeval.core.composition import OPERATORS
from fuzzyeval.model.indicator import Indicator
from fuzzyeval.model.scale import Grade
from fuzzyeval.model.study import Study
from fuzzyeval.relation import Relation
from fuzzyeval.sources.frames import to_native
from fuzzyeval.survey.asked import Asked, asked_of
from fuzzyeval.survey.counting import tally
from fuzzyeval.survey.tallies.tallying import Tally
from fuzzyeval.testing.judging import weight_vectors, weightings
from fuzzyeval.testing.surveying import cells, in_long_layout, surveyed
from fuzzyeval.testing.trees import grade_scales, hierarchies, letters

__all__ = ["GROUPS", "Backend", "RelationKind", "answers", "answers_in", "relations", "studies", "tallies"]

RelationKind: TypeAlias = Literal["unit", "sub_normal", "crisp", "flat"]
"""Rows that sum to 1; to less; of one grade only; with the same degree in all grades."""

Backend: TypeAlias = Literal["rows", "pandas", "polars", "pyarrow"]
"""A mapping a row, or a frame of one of these libraries."""

GROUPS = ("north", "south", "branch 2", "branch 10", None, " ")
"""Names of objects, of which two stand for the blank."""

_TURNS: tuple[Callable[[int], int], ...] = (lambda _: 0, lambda at: at % 2, lambda _: -1)
"""Which grade a sure respondent gives to the leaf at a position: all the first, the first and the second, all the last."""

_PRINCIPLES = (
    "maximum_membership",
    "weighted_average",
    {"method": "confidence", "threshold": 0.7},
    {"method": "confidence", "threshold": 0.55, "from": "worse"},
)


@st.composite
def studies(draw: st.DrawFn, /, *, root: Indicator | None = None, **fixed: Any) -> Study:
    """Studies with every way to weigh, operator, normalisation and principle, unless fixed.

    Parameters
    ----------
    root
        The hierarchy; any of :func:`hierarchies` where nothing is given.
    **fixed
        Fields of :class:`fuzzyeval.Study` as they are to be.

    Examples
    --------
    >>> from hypothesis import find
    >>> from fuzzyeval.testing import studies
    >>> find(studies(), lambda study: True).leaf_ids
    ('all',)
    """
    tree = draw(hierarchies()) if root is None else root
    chosen = {
        "weighting": None if "weighting" in fixed else draw(weightings(tree)),
        "operator": draw(st.sampled_from(["weighted_average", *sorted(OPERATORS.keys() - {"weighted_average"})])),
        "normalise": draw(st.sampled_from(["none", "final", "every_level"])),
        "principle": draw(st.sampled_from(_PRINCIPLES)),
        **fixed,
    }
    return Study.model_validate({"grades": draw(grade_scales()), "root": tree, **chosen})


@st.composite
def relations(
    draw: st.DrawFn,
    leaves: Sequence[str] | None = None,
    grades: Sequence[str] | None = None,
    *,
    kind: RelationKind = "unit",
) -> Relation:
    """Relations of one object, of small whole parts.

    Parameters
    ----------
    leaves, grades
        Their names, such as ``study.leaf_ids`` and ``study.grade_labels``; one to six leaves and two to six grades where
        nothing is given.
    kind
        Rows sum to 1 (``unit``), to more than 0 and less than 1 (``sub_normal``), are of one grade (``crisp``), or of all grades
        alike (``flat``).

    Raises
    ------
    OptionError
        For an unknown kind.

    Examples
    --------
    >>> from hypothesis import find
    >>> from fuzzyeval.testing import relations
    >>> find(relations(), lambda relation: True).degrees.tolist()
    [[[0.5, 0.5]]]
    """
    names = leaves if leaves is not None else [name for name, _ in zip(letters(), range(draw(st.integers(1, 6))))]  # noqa: B905
    labels = grades if grades is not None else [f"grade {code + 1}" for code in range(draw(st.integers(2, 6)))]
    count = len(labels)
    rows: dict[str, st.SearchStrategy[list[float]]] = {
        "unit": weight_vectors(count),
        "sub_normal": weight_vectors(count + 1, least=1).map(lambda parts: parts[:-1]),
        "crisp": st.sampled_from(np.eye(count).tolist()),
        "flat": st.just([1 / count] * count),
    }
    drawn = rows[choice(kind, rows, "kind")]
    return Relation.from_rows({name: draw(drawn) for name in names}, labels)


@st.composite
def answers(
    draw: st.DrawFn,
    study: Study,
    *,
    backend: Backend = "rows",
    by: Sequence[str] = (),
    missing: bool = True,
    refused: bool = False,
) -> Any:
    """Respondents' answers: every leaf has one at least, and something varies; objects may be (blank).

    Ratings of importance, an outcome and the columns of a survey are among them, where the study has them.

    Parameters
    ----------
    study
        Whose leaves are answered.
    backend
        What holds them: a list of mappings, or a frame of a library that is installed.
    by
        Columns that name objects, such as ``["branch"]``.
    missing, refused
        Whether there are gaps and answers that mean don't know, and answers off the scale.

    Raises
    ------
    OptionError
        For a library that is not known.

    Examples
    --------
    >>> from hypothesis import find
    >>> import fuzzyeval as fe
    >>> from fuzzyeval.testing import answers
    >>> leaves = [fe.Indicator(id="a"), fe.Indicator(id="b")]
    >>> study = fe.Study(grades=fe.GradeScale(3), root=fe.Indicator(id="all", children=leaves))
    >>> find(answers(study), lambda rows: True)
    [{'a': 3, 'b': 3}, {'a': 3, 'b': 2}, {'a': 1, 'b': 1}]
    """
    choice(backend, ("rows", "pandas", "polars", "pyarrow"), "backend")
    survey, asked = study.survey, asked_of(study, "counts")
    said = _said_by_column(asked)
    odd = _odd_by_column(asked, missing=missing, refused=refused)
    row = st.fixed_dictionaries({column: st.sampled_from([*said[column], *odd[column]]) for column in said})
    first = [
        {column: codes[turn(at)] for at, (column, codes) in enumerate(said.items())}
        for turn in islice(cycle(_TURNS), max(len(_TURNS), len(cells(survey))))
    ]
    answered = [*first, *draw(st.lists(row, max_size=12))]
    named = [{**row, **{name: draw(st.sampled_from(GROUPS)) for name in by}} for row in answered]
    rows = draw(surveyed(survey, named, sure=len(first)))
    if survey.long is not None:
        rows = in_long_layout(rows, survey.long, asked.long_names)
    return answers_in(rows, backend)


def answers_in(rows: list[Plain], backend: Backend) -> Any:
    """Return rows as they are, or as a frame, each column of which holds integers, floats, or texts where they mix."""
    if backend == "rows":
        return rows
    typed = {name: _typed([row[name] for row in rows]) for name in rows[0]}
    return to_native([{name: column[at] for name, column in typed.items()} for at in range(len(rows))], backend)


def _typed(column: list[Any]) -> list[Any]:
    kinds = {type(value) for value in column if value is not None}
    one = next((kind for kind in (int, float) if kinds <= {int, kind}), str)
    return [None if value is None else one(value) for value in column]


def _said_by_column(asked: Asked) -> dict[str, list[int | float | str]]:
    """Return what may be answered in each column, from the first grade to the last."""
    return {
        str(leaf.column or leaf.id): [_said(grade, own=leaf.answers is not None) for grade in study.grades]
        for study in asked.studies
        for _, leaf, _ in study.root.walk()
        if not leaf.children
    }


def _said(grade: Grade, *, own: bool) -> int | float | str:
    return grade.answer if grade.answer is not None and not own else grade.texts()[0]


def _odd_by_column(asked: Asked, *, missing: bool, refused: bool) -> dict[str, list[Any]]:
    """Return what is no grade in each column: gaps, what means don't know, and what is off the scale."""
    odd: dict[str, list[Any]] = {}
    for study, readers in zip(asked.studies, asked.readers, strict=True):
        for column, reader in zip(study.columns, readers, strict=True):
            off = [value for value in (99, "N/A") if reader.of_value(value) == reader.refused]
            unknown = [answer for answer in reader.dont_know if ".." not in str(answer)]  # a range is no answer
            odd[column] = [*((None, "", *unknown) if missing else ()), *(off if refused else ())]
    return odd


@st.composite
def tallies(draw: st.DrawFn, study: Study | None = None, *, by: str | None = None, detail: Detail = "counts") -> Tally:
    """Tallies of a study in which every leaf has answers; counts may be 0, or huge.

    Parameters
    ----------
    study
        What is counted; any of :func:`studies` where nothing is given.
    by
        The column that tells up to three objects apart.
    detail
        What they carry; more than counts is counted from a few rows.

    Examples
    --------
    >>> from hypothesis import find
    >>> from fuzzyeval.testing import tallies
    >>> find(tallies(), lambda tally: True).counts.tolist()
    [[[1, 1]]]
    """
    counted = draw(studies()) if study is None else study
    if detail != "counts":
        return tally(counted, draw(answers(counted, by=[by] if by else [])), by=by, detail=detail)
    keys: list[list[str | None]] = [["north"], ["north", "south"], ["north", "south", None]]
    names = draw(st.sampled_from(keys)) if by else None
    cell = st.sampled_from([1, 2, 3, 5, 8, 0, 10**6, 10**12])
    row = st.lists(cell, min_size=len(counted.grades), max_size=len(counted.grades)).filter(any)
    rows = st.lists(row, min_size=len(counted.leaf_ids), max_size=len(counted.leaf_ids))
    counts = np.array([draw(rows) for _ in names or [None]])
    answered = counts.sum(axis=-1)
    missing = answered.max(axis=-1, keepdims=True) - answered
    return Tally.from_counts(
        counted, counts if by else counts[0], objects=names, by=by, missing=missing if by else missing[0]
    )
