"""Studies, what respondents answer to them, and what is counted of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import cycle, islice
from typing import Any, Literal, TypeAlias, get_args

import numpy as np
from hypothesis import strategies as st

from fuzzyeval.aliases import Detail, Plain
from fuzzyeval.checks import choice
from fuzzyeval.model.indicator import Indicator
from fuzzyeval.model.scale import GradeScale
from fuzzyeval.model.study import Study
from fuzzyeval.relation import Relation
from fuzzyeval.sources.frames import to_native
from fuzzyeval.survey.asked import asked_of
from fuzzyeval.survey.counting import tally
from fuzzyeval.survey.keys import joined
from fuzzyeval.survey.tallies.tallying import Tally
from fuzzyeval.testing.declaring import declared, operators, principles, weightings
from fuzzyeval.testing.judging import weight_vectors
from fuzzyeval.testing.limits import columns_of, names, study_in, tree_in
from fuzzyeval.testing.saying import odd_by_column, said_by_column
from fuzzyeval.testing.surveying import cells, in_long_layout, surveyed
from fuzzyeval.testing.trees import grade_scales, hierarchies, letters

__all__ = ["GROUPS", "Backend", "RelationKind", "answers", "answers_in", "relations", "studies", "tallies"]

RelationKind: TypeAlias = Literal["unit", "sub_normal", "crisp", "flat"]
"""Rows that sum to 1; to less; of one grade only; with the same degree in all grades."""

Backend: TypeAlias = Literal["rows", "pandas", "polars", "pyarrow"]
"""A mapping a row, or a frame of one of these libraries."""

GROUPS = ("north", "south", "branch 2", "branch 10", None, " ")
"""Names of objects, of which two stand for the blank."""

_ANSWERED = ("grades", "survey")
"""What, where it is fixed, may leave no room for answers of a leaf's own."""

_FIELDS = tuple(name for name in Study.model_fields if name not in ("root", "format_version"))

_OBJECTS: tuple[list[str | None], ...] = (["north"], ["north", "south"], ["north", "south", None])

_TURNS: tuple[Callable[[int], int], ...] = (lambda _: 0, lambda at: at % 2, lambda _: -1)
"""Which grade a sure respondent gives to the leaf at a position: all the best, the best and the next, all the worst."""


def studies(*, root: Indicator | Mapping[str, Any] | None = None, **fixed: Any) -> st.SearchStrategy[Study]:
    """Studies with every operator, normalisation and principle, and weights by whatever answers alone can tell.

    These are equal and given weights, judgements, entropy over respondents, and judgement united with that by every rule;
    entropy over objects, and what asks for ratings or an outcome, only where it is fixed. The principle is maximum
    membership, the weighted average, with cuts and without, or confidence from either end. Some parents have an
    operator and a weighting of their own, some leaves are reversed, and some have answers of their own.

    Parameters
    ----------
    root
        The hierarchy, as :class:`fuzzyeval.Study` takes it, in which nothing is changed then; any of :func:`hierarchies` where
        nothing is given.
    **fixed
        Fields of :class:`fuzzyeval.Study` as they are to be: an operator, or a weighting, is that of every parent then, and
        where grades or the survey are fixed no leaf has answers of its own.

    Raises
    ------
    OptionError
        For what is no hierarchy, and no field of a study.

    Examples
    --------
    >>> from hypothesis import find
    >>> from fuzzyeval.testing import studies
    >>> find(studies(), lambda study: True).leaf_ids
    ('all',)
    """
    for name in fixed:
        choice(name, _FIELDS, "fixed")
    return _studies(None if root is None else tree_in(root), fixed)


@st.composite
def _studies(draw: st.DrawFn, root: Indicator | None, fixed: Mapping[str, Any]) -> Study:
    tree = draw(hierarchies()) if root is None else root
    scale = GradeScale.model_validate(fixed["grades"]) if "grades" in fixed else draw(grade_scales())
    chosen = {
        "weighting": None if "weighting" in fixed else draw(weightings(tree)),
        "operator": None if "operator" in fixed else draw(operators()),
        "normalise": draw(st.sampled_from(["none", "final", "every_level"])),
        "principle": None if "principle" in fixed else draw(principles(scale)),
        **fixed,
    }
    if root is None:
        own = {"operator", "weighting"} - fixed.keys() | ({"answers"} if fixed.keys().isdisjoint(_ANSWERED) else set())
        tree = draw(declared(tree, scale, own))
    return Study.model_validate({"grades": scale, "root": tree, **chosen})


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
        For an unknown kind, no leaf, fewer than two grades, and names that occur twice.

    Examples
    --------
    >>> from hypothesis import find
    >>> from fuzzyeval.testing import relations
    >>> find(relations(), lambda relation: True).degrees.tolist()
    [[[0.5, 0.5]]]
    """
    letter = letters()
    rows_of = (
        [next(letter) for _ in range(draw(st.integers(1, 6)))] if leaves is None else names(leaves, "leaves", low=1)
    )
    labels = _numbered(draw(st.integers(2, 6))) if grades is None else names(grades, "grades", low=2)
    count = len(labels)
    rows: dict[str, st.SearchStrategy[list[float]]] = {
        "unit": weight_vectors(count),
        "sub_normal": weight_vectors(count + 1, least=1).map(lambda parts: parts[:-1]),
        "crisp": st.sampled_from(np.eye(count).tolist()),
        "flat": st.just([1 / count] * count),
    }
    drawn = rows[choice(kind, rows, "kind")]
    return Relation.from_rows({name: draw(drawn) for name in rows_of}, labels)


def _numbered(count: int) -> list[str]:
    return [f"grade {code}" for code in range(1, count + 1)]


@st.composite
def answers(
    draw: st.DrawFn,
    study: Study,
    *,
    backend: Backend = "rows",
    by: str | Sequence[str] = (),
    missing: bool = True,
    refused: bool = False,
) -> Any:
    """Respondents' answers: every leaf has a valid one in all objects together, and something varies.

    Ratings of importance, an outcome and the columns of a survey are among them, where the study has them. One object by itself,
    which may be (blank), can lack a leaf's answers, unless none are missing or refused: let the study reweigh. And leaves can
    go against an outcome, which weights derived from it refuse.

    Parameters
    ----------
    study
        Whose leaves are answered.
    backend
        What holds them: a list of mappings, or a frame of a library that is installed.
    by
        The column, or columns, that name objects.
    missing, refused
        Whether there are gaps and answers that mean don't know, and answers off the scale.

    Raises
    ------
    OptionError
        For what is no study, a library that is not known, and columns that answer a leaf.

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
    choice(backend, get_args(Backend), "backend")
    columns = columns_of(study_in(study), by)
    survey, asked = study.survey, asked_of(study, "counts")
    said = said_by_column(asked)
    odd = odd_by_column(asked, missing=missing, refused=refused)
    row = st.fixed_dictionaries({column: st.sampled_from([*said[column], *odd[column]]) for column in said})
    first = [
        {column: codes[turn(at)] for at, (column, codes) in enumerate(said.items())}
        for turn in islice(cycle(_TURNS), max(len(_TURNS), len(cells(survey))))
    ]
    answered = [*first, *draw(st.lists(row, max_size=12))]
    named = [{**row, **{name: draw(st.sampled_from(GROUPS)) for name in columns}} for row in answered]
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


@st.composite
def tallies(
    draw: st.DrawFn,
    study: Study | None = None,
    *,
    by: str | Sequence[str] | None = None,
    detail: Detail = "counts",
) -> Tally:
    """Tallies of a study in which every leaf has answers; counts may be 0, or huge.

    Parameters
    ----------
    study
        What is counted; any of :func:`studies` where nothing is given.
    by
        The column, or columns, that tell up to three objects apart.
    detail
        What they carry; more than counts is counted from a few rows.

    Raises
    ------
    OptionError
        For what is no study, an unknown detail, and columns that answer a leaf.

    Examples
    --------
    >>> from hypothesis import find
    >>> from fuzzyeval.testing import tallies
    >>> find(tallies(), lambda tally: True).counts.tolist()
    [[[1, 1]]]
    """
    counted = draw(studies()) if study is None else study_in(study)
    columns = columns_of(counted, by)
    if choice(detail, get_args(Detail), "detail") != "counts":
        return tally(counted, draw(answers(counted, by=columns)), by=columns or None, detail=detail)
    objects = draw(st.sampled_from(_OBJECTS)) if columns else [None]
    cell = st.sampled_from([1, 2, 3, 5, 8, 0, 10**6, 10**12])
    row = st.lists(cell, min_size=len(counted.grades), max_size=len(counted.grades)).filter(any)
    rows = st.lists(row, min_size=len(counted.leaf_ids), max_size=len(counted.leaf_ids))
    counts = np.array([draw(rows) for _ in objects])
    answered = counts.sum(axis=-1)
    missing = answered.max(axis=-1, keepdims=True) - answered
    if not columns:
        return Tally.from_counts(counted, counts[0], missing=missing[0])
    keys = [joined([name] * len(columns)) for name in objects]
    return Tally.from_counts(counted, counts, objects=keys, by=columns, missing=missing)
