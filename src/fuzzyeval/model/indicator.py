"""The indicator hierarchy, declared as a tree and laid out flat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    PlainSerializer,
    SerializerFunctionWrapHandler,
    Strict,
    WithJsonSchema,
    field_validator,
    model_serializer,
)

from fuzzyeval.composition import Operator, operator_named
from fuzzyeval.core.composition import OPERATORS
from fuzzyeval.errors import StudyError
from fuzzyeval.model.answers import DontKnow, OwnAnswers
from fuzzyeval.model.span import Code
from fuzzyeval.model.values import Declared, Label, Text
from fuzzyeval.model.weighting import Weighting
from fuzzyeval.wording import Message, message

__all__ = ["MAX_DEPTH", "Indicator", "OperatorChoice", "Outline", "outline", "problems"]

MAX_DEPTH = 32
"""How many levels a hierarchy may have, the root included."""


def _operator(value: object) -> object:
    """Turn symbols into names; keep a user's own operator as it is."""
    if value is None or (isinstance(value, Operator) and value not in OPERATORS.values()):
        return value
    named = operator_named(value)
    return next(name for name, operator in OPERATORS.items() if operator == named)


def _saved(value: str | Operator | None) -> str | None:
    if isinstance(value, Operator):
        raise StudyError(
            "operator {symbol} is your own and cannot be saved; build the study in Python instead", symbol=value.symbol
        )
    return value


OperatorChoice = Annotated[
    str | Operator,
    BeforeValidator(_operator),
    PlainSerializer(_saved, return_type=str | None),
    WithJsonSchema({"enum": [*OPERATORS, *(operator.symbol for operator in OPERATORS.values())]}),
]
"""An operator by name or symbol, kept by name, or a user's own."""


class Indicator(Declared):
    """An indicator: a leaf is observed, the others gather their children.

    Parameters
    ----------
    id
        Text without ``/`` and ``,``, unique in the tree.
    label
        What it is called: a text, or texts by language. The id where nothing is given.
    children
        The indicators that it gathers.
    column
        Of a leaf: the column that answers it. The id where nothing is given.
    answers
        Of a leaf: its own answers by grade, in place of the codes of the scale: numbers, texts, and ranges ``a..b``,
        ``a..<b`` (b not among them), ``..b``, ``..<b`` and ``a..``. The labels of the grades are answers too.
    reversed
        Of a leaf: whether it is asked the other way round, so that the best answer is the worst grade.
    dont_know
        Of a leaf: its own answers that mean "don't know", in place of the survey's.
    weighting
        How its children are weighed, where that differs from the study's way.
    operator
        By which operator its children are gathered, where that differs from the study's.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> speed = fe.Indicator(id="speed", label={"en": "Response speed", "zh": "响应速度"}, column="q7")
    >>> fe.Indicator(id="process", children=[speed, fe.Indicator(id="attitude")]).children[0].column
    'q7'
    """

    id: Text
    label: Label | None = None
    children: Annotated[Sequence[Indicator], AfterValidator(tuple)] = ()
    column: Text | None = None
    answers: OwnAnswers | None = None
    reversed: Annotated[bool, Strict()] = False
    dont_know: DontKnow | None = None
    weighting: Weighting | None = None
    operator: OperatorChoice | None = None

    @field_validator("id")
    @classmethod
    def _plain_id(cls, value: str) -> str:
        if not value.strip() or value != value.strip() or any(mark in value for mark in "/,"):
            raise StudyError("{value!r} is not an id; give text without '/', ',' and outer blanks", value=value)
        return value

    @model_serializer(mode="wrap")
    def _terse(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out what is not declared."""
        said = {name: value for name, value in handler(self).items() if value is not None and value is not False}
        return {name: value for name, value in said.items() if name != "children" or value}

    def answering(self) -> tuple[str, ...]:
        """Return the fields that are declared here of how a leaf is answered, beside its column."""
        declared = {
            "answers": self.answers is not None,
            "reversed": self.reversed,
            "dont_know": self.dont_know is not None,
        }
        return tuple(field for field, is_declared in declared.items() if is_declared)

    def unknown(self, default: tuple[Code, ...]) -> tuple[Code, ...]:
        """Return the answers of a leaf that mean "don't know": its own, or those of the survey."""
        return default if self.dont_know is None else self.dont_know

    def walk(self) -> Iterator[tuple[int, Indicator, int]]:
        """Yield each indicator of the tree in reading order: its parent's position (−1 for the root), itself, its depth."""
        stack: list[tuple[int, Indicator, int]] = [(-1, self, 1)]
        position = 0
        while stack:
            parent, indicator, depth = stack.pop()
            yield parent, indicator, depth
            stack.extend((position, child, depth + 1) for child in reversed(indicator.children))
            position += 1


@dataclass(frozen=True, slots=True)
class Outline:
    """The hierarchy laid out flat, in reading order: each parent before its children, the root first.

    Attributes
    ----------
    indicators, ids
        The N nodes, and what they are called.
    parents
        Of each node, its parent's position; −1 for the root.
    depths
        Of each node, its level; 1 for the root.
    children
        Of each node, its children's positions.
    leaves, leaf_ids
        The positions of the m leaves, and what they are called.
    gathering
        The positions of the nodes with children, in an order in which each comes after its own children.
    ranks
        Of each node, its place among the leaves, or among those in gathering.
    under
        Of each node, the ranks among the leaves of those below it, as (first, last + 1).
    """

    indicators: tuple[Indicator, ...]
    ids: tuple[str, ...]
    parents: tuple[int, ...]
    depths: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    leaves: tuple[int, ...]
    leaf_ids: tuple[str, ...]
    gathering: tuple[int, ...]
    ranks: tuple[int, ...]
    under: tuple[tuple[int, int], ...]


def outline(root: Indicator) -> Outline:
    """Lay a tree out flat."""
    walked = list(root.walk())
    children: list[list[int]] = [[] for _ in walked]
    for position, (parent, _, _) in enumerate(walked[1:], start=1):
        children[parent].append(position)
    leaves = [position for position, below in enumerate(children) if not below]
    gathering = [position for position in reversed(range(len(walked))) if children[position]]
    rank = {position: at for kind in (leaves, gathering) for at, position in enumerate(kind)}
    under: list[tuple[int, int]] = [(rank[position], rank[position] + 1) for position in range(len(walked))]
    for position in gathering:
        under[position] = (under[children[position][0]][0], under[children[position][-1]][1])
    return Outline(
        indicators=tuple(indicator for _, indicator, _ in walked),
        ids=tuple(indicator.id for _, indicator, _ in walked),
        parents=tuple(parent for parent, _, _ in walked),
        depths=tuple(depth for _, _, depth in walked),
        children=tuple(map(tuple, children)),
        leaves=tuple(leaves),
        leaf_ids=tuple(walked[leaf][1].id for leaf in leaves),
        gathering=tuple(gathering),
        ranks=tuple(rank[position] for position in range(len(walked))),
        under=tuple(under),
    )


def problems(root: Indicator) -> list[Message]:
    """Return what is wrong with a tree: ids that occur twice, columns of parents, too many levels."""
    found: list[Message] = []
    seen: set[str] = set()
    for _, indicator, depth in root.walk():
        name = indicator.id
        if depth > MAX_DEPTH:
            return [
                message(
                    "{id}: level {depth}; a hierarchy has at most {most} levels", id=name, depth=depth, most=MAX_DEPTH
                )
            ]
        if name in seen:
            found.append(message("{id}: two indicators have this id; make ids unique in the tree", id=name))
        if indicator.column is not None and indicator.children:
            wrong = indicator.column
            found.append(message("{id}: only leaves have a column; leave out column {column!r}", id=name, column=wrong))
        if indicator.children and (own := indicator.answering()):
            found.append(message("{id}: only leaves are answered; leave out {own}", id=name, own=own))
        if not indicator.children and (indicator.weighting is not None or indicator.operator is not None):
            found.append(message("{id}: a leaf gathers nothing; leave out its weighting and operator", id=name))
        seen.add(name)
    return found
