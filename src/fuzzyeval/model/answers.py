"""Answers as they are declared beside the scale's: a leaf's own by grade, and those that mean don't know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, WithJsonSchema

from fuzzyeval.errors import StudyError
from fuzzyeval.model.scale import MAX_GRADES, Answer
from fuzzyeval.model.span import Code, span_of
from fuzzyeval.model.values import FrozenMapping, Text

__all__ = ["MAX_DONT_KNOW", "DontKnow", "OwnAnswers"]

MAX_DONT_KNOW = 100
"""How many answers may mean don't know, where they are declared."""


def _fitting(answer: Code) -> Code:
    span_of(answer)
    return answer


def _by_text(value: object) -> object:
    """Name grades by text, and put a single answer into a list."""
    if not isinstance(value, Mapping):
        return value
    if not value:
        raise StudyError("no answers are given; list them by grade, or leave out answers")
    if len(value) > MAX_GRADES:
        raise StudyError("{count} grades; a scale has 2 to {most}", count=len(value), most=MAX_GRADES)
    named: dict[object, object] = {}
    for key, given in value.items():
        name = _grade_name(key)
        if name in named:
            raise StudyError("grade {name!r} is given twice; keep one", name=name)
        named[name] = tuple(given) if isinstance(given, list | tuple) else (given,)
    return named


def _grade_name(key: object) -> object:
    return str(key) if isinstance(key, int | float) and not isinstance(key, bool) else key


def _few(value: object) -> object:
    if isinstance(value, list | tuple) and len(value) > MAX_DONT_KNOW:  # before each of them is looked at
        raise StudyError("{count:,} answers mean don't know; give at most {most}", count=len(value), most=MAX_DONT_KNOW)
    return value


def _some(answers: tuple[Code, ...]) -> tuple[Code, ...]:
    if not answers:
        raise StudyError("no answer is given; list some, or leave out the grade")
    return answers


def _plain(value: Mapping[str, tuple[Code, ...]]) -> dict[str, Code | list[Code]]:
    return {grade: answers[0] if len(answers) == 1 else list(answers) for grade, answers in value.items()}


_Declared = Annotated[Answer, AfterValidator(_fitting)]
_ONE = {"type": ["number", "string"]}

DontKnow = Annotated[tuple[_Declared, ...], BeforeValidator(_few)]
"""The answers that mean don't know: codes, texts and ranges."""

OwnAnswers = Annotated[
    Mapping[Text, Annotated[tuple[_Declared, ...], AfterValidator(_some)]],
    BeforeValidator(_by_text),
    AfterValidator(FrozenMapping),
    PlainSerializer(_plain, return_type=dict[str, Any]),
    WithJsonSchema(
        {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {"anyOf": [_ONE, {"type": "array", "minItems": 1, "items": _ONE}]},
        }
    ),
]
"""Answers by grade: ``{satisfied: 4..5, neutral: [3, fair]}``."""
