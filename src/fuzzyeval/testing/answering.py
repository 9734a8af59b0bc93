"""Studies, what respondents answer to them, and what is counted of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypeAlias

import numpy as np
from hypothesis import strategies as st

from fuzzyeval.aliases import Detail, Plain
from fuzzyeval.checks import choice
from fuzzyeval.core.composition import OPERATORS
from fuzzyeval.errors import OptionError
from fuzzyeval.model.indicator import Indicator
from fuzzyeval.model.scale import Grade
from fuzzyeval.model.study import Study
from fuzzyeval.relation import Relation
from fuzzyeval.sources.frames import to_native
from fuzzyeval.survey.counting import tally
from fuzzyeval.survey.tallies.tallying import Tally
from fuzzyeval.testing.judging import weight_vectors, weightings
from fuzzyeval.testing.trees import grade_scales, hierarchies, letters

__all__ = ["GROUPS", "Backend", "RelationKind", "answers", "answers_in", "relations", "studies", "tallies"]

RelationKind: TypeAlias = Literal["unit", "sub_normal", "crisp", "flat"]
"""Rows that sum to 1; to less; of one grade only; with the same degree in all grades."""

Backend: TypeAlias = Literal["rows", "pandas", "polars", "pyarrow"]
"""A mapping a row, or a frame of one of these libraries."""

GROUPS = ("north", "south", "branch 2", "branch 10", None, " ")
"""Names of objects, of which two stand for the blank."""

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

    Parameters
    ----------
    study
        Whose leaves are answered, without a row an answer and without known shares of the population.
    backend
        What holds them: a list of mappings, or a frame of a library that is installed.
    by
        Columns that name objects, such as ``["branch"]``.
    missing, refused
        Whether there are gaps, and answers off the scale.

    Raises
    ------
    OptionError
        For a library that is not known, and for studies whose answers have more columns than these.

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
    if study.survey.model_dump(exclude_defaults=True):
        raise OptionError(
            "answers: the study has a survey; draw answers to study.root alone, and add its columns yourself"
        )
    codes = {leaf: [_said(grade, own=leaf.answers is not None) for grade in study.grades] for leaf in _leaves(study)}
    odd = [*((None, "") if missing else ()), *((99, "N/A") if refused else ())]
    further = draw(
        st.lists(
            st.fixed_dictionaries(
                {str(leaf.column or leaf.id): st.sampled_from([*said, *odd]) for leaf, said in codes.items()}
            ),
            max_size=12,
        )
    )
    turns = (lambda _: 0, lambda at: at % 2, lambda _: -1)
    first = [
        {str(leaf.column or leaf.id): said[turn(at)] for at, (leaf, said) in enumerate(codes.items())} for turn in turns
    ]
    rows = [{**row, **{name: draw(st.sampled_from(GROUPS)) for name in by}} for row in (*first, *further)]
    return answers_in(rows, backend)


def answers_in(rows: list[Plain], backend: Backend) -> Any:
    """Return rows as they are, or as a frame, whose columns are texts where they are not numbers throughout."""
    if backend == "rows":
        return rows
    whole = {name: all(isinstance(row[name], (int, float, type(None))) for row in rows) for name in rows[0]}
    typed = [
        {name: value if whole[name] or value is None else str(value) for name, value in row.items()} for row in rows
    ]
    return to_native(typed, backend)


def _leaves(study: Study) -> list[Indicator]:
    return [indicator for _, indicator, _ in study.root.walk() if not indicator.children]


def _said(grade: Grade, *, own: bool) -> int | float | str:
    return grade.answer if grade.answer is not None and not own else grade.texts()[0]


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
