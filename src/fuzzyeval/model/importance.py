"""What the answers say of importance: ratings of each leaf, and an outcome that the leaves should explain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainSerializer,
    SerializerFunctionWrapHandler,
    Strict,
    model_serializer,
    model_validator,
)

from fuzzyeval import checks
from fuzzyeval.errors import StudyError
from fuzzyeval.model.answers import DontKnow
from fuzzyeval.model.indicator import Indicator, Outline
from fuzzyeval.model.meaning import clashes
from fuzzyeval.model.scale import MAX_GRADES, Grade, GradeScale
from fuzzyeval.model.span import Code
from fuzzyeval.model.survey import Survey
from fuzzyeval.model.values import Declared, FrozenMapping, Text
from fuzzyeval.wording import Message, message
from fuzzyeval.wording.messages import MOST_TOLD

if TYPE_CHECKING:
    from fuzzyeval.model.study import Study

__all__ = ["OUTCOME", "Bounds", "Importance", "Outcome", "importance_problems", "outcome_study", "rating_study"]

OUTCOME = "outcome"
"""What the one leaf of an outcome is called."""

_FURTHEST = 1_000_000

_Whole = Annotated[int, Strict(), Field(ge=-_FURTHEST, le=_FURTHEST)]


def _two(value: object) -> object:
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise StudyError("{value!r} is no scale; give the lowest and the highest, two whole numbers", value=value)
    return value


def _graded(bounds: tuple[int, int]) -> tuple[int, int]:
    low, high = bounds
    if low >= high:
        raise StudyError("{low} is not below {high}; give the lowest, then the highest", low=low, high=high)
    if high - low >= MAX_GRADES:
        raise StudyError(
            "{low} to {high} are {count:,} grades; give a scale of at most {most}",
            low=low,
            high=high,
            count=high - low + 1,
            most=MAX_GRADES,
        )
    return bounds


Bounds: TypeAlias = Annotated[tuple[_Whole, _Whole], BeforeValidator(_two), AfterValidator(_graded)]
"""The lowest and the highest of the whole numbers that are a scale."""

_Columns = Annotated[
    Mapping[Text, Text], AfterValidator(FrozenMapping), PlainSerializer(dict, return_type=dict[str, str])
]


def _numbered(bounds: tuple[int, int]) -> GradeScale:
    """Return the scale of whole numbers, from the lowest: each is its own label, score and answer."""
    low, high = bounds
    return GradeScale([Grade(label=str(number), score=number, answer=number) for number in range(low, high + 1)])


def _refuse_unclear(scale: GradeScale, dont_know: tuple[Code, ...]) -> None:
    """Refuse answers that mean don't know and are ratings too."""
    found = clashes(scale, None, dont_know)
    if found:
        raise StudyError(
            "dont_know: {unknown!r} means don't know, and {answer} is on the scale; leave one out",
            unknown=found[0].second,
            answer=found[0].first,
        )


class Importance(Declared):
    """Stated importance: a column of ratings for each leaf, in which respondents said how much it matters to them.

    Parameters
    ----------
    columns
        The column of ratings of every leaf: ``{leaf: column}``.
    scale
        The lowest and the highest rating; ratings are whole numbers, and each counts as its number.
    dont_know
        The answers, as codes, texts or ranges, that mean "don't know" in these columns.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.Importance(columns={"attitude": "q11", "speed": "q12"}, scale=(1, 3), dont_know=(0,)).grades.scores
    (1.0, 2.0, 3.0)
    """

    columns: _Columns
    scale: Bounds
    dont_know: DontKnow = ()

    @model_validator(mode="after")
    def _holds_together(self) -> Importance:
        _refuse_unclear(self.grades, self.dont_know)
        return self

    @model_serializer(mode="wrap")
    def _terse(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out what is not declared."""
        return {name: value for name, value in handler(self).items() if value not in (None, [], ())}

    @cached_property
    def grades(self) -> GradeScale:
        """The ratings as a grade scale, from the lowest: labels, scores and answers are their numbers."""
        return _numbered(self.scale)


class Outcome(Declared):
    """What the leaves should explain: overall satisfaction, loyalty, or the like.

    Parameters
    ----------
    column
        The column that answers it.
    scale
        Its lowest and its highest answer, whole numbers that each count as their number; left out, it is answered as the
        study's leaves are, by the codes and labels of the grades.
    reversed
        Whether it runs the other way: the highest answer is the worst, as of complaints.
    dont_know
        The answers, as codes, texts or ranges, that mean "don't know" in this column.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> len(fe.Outcome(column="recommend", scale=(0, 10), dont_know=(99,)).graded(fe.GradeScale(5)))
    11
    """

    column: Text
    scale: Bounds | None = None
    reversed: Annotated[bool, Strict()] = False
    dont_know: DontKnow = ()

    @model_validator(mode="after")
    def _holds_together(self) -> Outcome:
        if self.scale is not None:
            _refuse_unclear(_numbered(self.scale), self.dont_know)
        return self

    @model_serializer(mode="wrap")
    def _terse(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out what is not declared."""
        return {name: value for name, value in handler(self).items() if value not in (None, [], (), False)}

    def graded(self, grades: GradeScale) -> GradeScale:
        """Return the scale that it is answered on: its own, or that of the study."""
        return grades if self.scale is None else _numbered(self.scale)


def rating_study(study: Study) -> Study | None:
    """Return the study whose leaves are answered by the ratings of a study's leaves; None where there are none."""
    if study.importance is None:
        return None
    columns, root = study.importance.columns, study.root
    leaves = [Indicator(id=leaf, column=columns[leaf]) for leaf in study.leaf_ids]
    tree = Indicator(id=root.id, children=leaves) if root.children else leaves[0]
    return _beside(study, tree, study.importance.grades, study.importance.dont_know)


def outcome_study(study: Study) -> Study | None:
    """Return the study of one leaf, answered by the outcome of a study; None where there is none."""
    if study.outcome is None:
        return None
    leaf = Indicator(id=OUTCOME, column=study.outcome.column, reversed=study.outcome.reversed)
    return _beside(study, leaf, study.outcome.graded(study.grades), study.outcome.dont_know)


def _beside(study: Study, root: Indicator, grades: GradeScale, dont_know: tuple[Code, ...]) -> Study:
    """Return a study of other columns, whose answers are gathered in the same way and of which other ones mean don't know."""
    survey = study.survey.model_copy(update={"dont_know": dont_know})
    return type(study)(root=root, grades=grades, survey=survey, language=study.language)


def importance_problems(
    nodes: Outline, scale: GradeScale, survey: Survey, importance: Importance | None, outcome: Outcome | None
) -> Iterator[Message]:
    """Yield what the ratings of importance and the outcome would mean twice or not at all."""
    roles = {column: message("{role} of the survey", role=role) for role, column in survey.roles()}
    for leaf in (nodes.indicators[at] for at in nodes.leaves):
        roles.setdefault(leaf.column or leaf.id, message("the answer to {leaf}", leaf=leaf.id))
    if importance is not None:
        yield from _rating_problems(nodes, importance, roles)
        for name, column in importance.columns.items():
            roles.setdefault(column, message("the importance of {leaf}", leaf=name))
    if outcome is None:
        return
    if outcome.column in roles:
        yield _doubled("outcome", outcome.column, roles)
    clash = clashes(scale, None, outcome.dont_know)[:1] if outcome.scale is None else ()
    for found in clash:
        yield message(
            "outcome/dont_know: {unknown!r} means don't know, and {answer!r} is a grade's; leave one out, or give the outcome "
            "its own scale",
            unknown=found.second,
            answer=found.first,
        )


def _rating_problems(nodes: Outline, importance: Importance, roles: Mapping[str, Message]) -> Iterator[Message]:
    """Yield the leaves without a column of ratings, the columns of others, and those that have a role already."""
    known = set(nodes.leaf_ids)
    wrong = [name for name in importance.columns if name not in known]
    for at, name in enumerate(wrong):
        yield message(
            "importance/columns: no leaf is called {leaf!r}{hint}; name the column of each leaf",
            leaf=name,
            hint=checks.suggestion(name, nodes.leaf_ids if at < MOST_TOLD else ()),
        )
    for leaf in nodes.leaf_ids:
        if leaf not in importance.columns:
            yield message(
                "importance/columns: leaf {leaf!r} has none; name the column in which its importance was rated",
                leaf=leaf,
            )
    for name, column in importance.columns.items():
        if name in known and column in roles:
            yield _doubled(f"importance/columns/{name}", column, roles)


def _doubled(place: str, column: str, roles: Mapping[str, Message]) -> Message:
    return message(
        "{place}: column {column!r} is {role} already; name another column for one of them",
        place=place,
        column=column,
        role=roles[column],
    )
