"""The grade scale: what a customer may answer, what it is called and what it scores."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from math import isfinite
from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator, ConfigDict, RootModel, model_validator

from fuzzyeval.errors import StudyError
from fuzzyeval.halfwidth import narrow
from fuzzyeval.model.values import Declared, Label, Number, Shorthand

__all__ = [
    "MAX_GRADES",
    "NUMERIC",
    "Answer",
    "Grade",
    "GradeScale",
    "Grades",
    "number_in",
    "primary",
    "text_in",
]

NUMERIC = re.compile(r"[+-]?(\d{1,400}(\.\d{0,400})?|\.\d{1,400})([eE][+-]?\d{1,3})?", re.ASCII)
"""Text that is read as a number."""

MAX_GRADES = 100
"""How many grades a scale may have."""


def _answer(value: object) -> object:
    said = value.strip() if isinstance(value, str) else isinstance(value, (int, float)) and -1e300 < value < 1e300
    if not said or isinstance(value, bool):
        raise StudyError("{value!r} is not an answer code; give a number or a text", value=value)
    return value


Answer = Annotated[int | float | str, BeforeValidator(_answer)]

_DEGREES = {
    3: (("satisfied", "满意"), ("neutral", "一般"), ("dissatisfied", "不满意")),
    4: (
        *(("very satisfied", "非常满意"), ("satisfied", "满意")),
        *(("dissatisfied", "不满意"), ("very dissatisfied", "非常不满意")),
    ),
    5: (
        *(("very satisfied", "非常满意"), ("satisfied", "满意"), ("neutral", "一般")),
        *(("dissatisfied", "不满意"), ("very dissatisfied", "非常不满意")),
    ),
    7: (
        *(
            ("very satisfied", "非常满意"),
            ("satisfied", "满意"),
            ("somewhat satisfied", "比较满意"),
            ("neutral", "一般"),
        ),
        *(("somewhat dissatisfied", "比较不满意"), ("dissatisfied", "不满意"), ("very dissatisfied", "非常不满意")),
    ),
    10: tuple((f"{points} of 10", f"{points}分") for points in range(10, 0, -1)),
}


class Grade(Declared):
    """One grade of the scale.

    Parameters
    ----------
    label
        What it is called: a text, or texts by language.
    score
        What it scores, in the units of the result.
    answer
        What the questionnaire codes it as; the label where nothing is given.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.Grade(label={"en": "satisfied", "zh": "满意"}, score=80, answer=4).score
    80.0
    """

    label: Label
    score: Number
    answer: Answer | None = None

    def texts(self) -> tuple[str, ...]:
        """Return the label in every language."""
        return (self.label,) if isinstance(self.label, str) else tuple(self.label.values())

    def answers(self) -> tuple[str, ...]:
        """Return every text that stands for this grade: the code and the labels, trimmed, each once."""
        coded = () if self.answer is None else (str(self.answer),)
        return tuple(dict.fromkeys(text.strip() for text in (*coded, *self.texts())))


def _ready_made(value: object) -> object:
    """Turn a number of points into the ready-made scale."""
    if isinstance(value, int) and not isinstance(value, bool):
        if value not in _DEGREES:
            raise StudyError(
                "{value} points: ready-made scales have {points}; or list the grades",
                value=value,
                points=tuple(_DEGREES),
            )
        return tuple(
            Grade(label={"en": english, "zh": chinese}, score=round(100 * points / value, 2), answer=points)
            for points, (english, chinese) in zip(range(value, 0, -1), _DEGREES[value], strict=True)
        )
    return value


Grades = Annotated[
    tuple[Grade, ...],
    BeforeValidator(_ready_made),
    Shorthand(tuple(_DEGREES)),
]


class GradeScale(RootModel[Grades]):
    """The grades in order, best or worst first, with strictly monotonic scores.

    ``GradeScale(5)`` is the ready-made scale of five points, in English and Chinese; there are 3, 4, 5, 7 and 10.

    Parameters
    ----------
    root
        The grades, or the number of points of a ready-made scale.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> scale = fe.GradeScale(3)
    >>> scale.labels("en"), scale.labels("zh"), scale.scores
    (('satisfied', 'neutral', 'dissatisfied'), ('满意', '一般', '不满意'), (100.0, 66.67, 33.33))
    """

    model_config = ConfigDict(frozen=True)

    if TYPE_CHECKING:  # pydantic would call it with a mapping's keys

        def __init__(self, root: Sequence[Grade] | int) -> None: ...

    @model_validator(mode="after")
    def _holds_together(self) -> GradeScale:
        if not 2 <= len(self.root) <= MAX_GRADES:
            raise StudyError("{count} grades; a scale has 2 to {most}", count=len(self.root), most=MAX_GRADES)
        scores = self.scores
        steps = {(left < right) - (left > right) for left, right in pairwise(scores)}
        if len(steps) != 1 or 0 in steps:
            raise StudyError(
                "scores {scores!r} are not strictly monotonic; list the grades from best to worst or back",
                scores=list(scores),
            )
        owners: dict[str | float, str] = {}
        for grade in self.root:
            for meaning in _meanings(grade):
                owner = owners.setdefault(meaning, grade.texts()[0])
                if owner != grade.texts()[0]:
                    raise StudyError(
                        "answer {meaning!r} stands for both {owner!r} and {label!r}; make codes and labels unique",
                        meaning=meaning,
                        owner=owner,
                        label=grade.texts()[0],
                    )
        if len({grade.texts()[0] for grade in self.root}) < len(self.root):
            raise StudyError("two grades have the same label; make the labels unique")
        return self

    def __len__(self) -> int:
        return len(self.root)

    def __iter__(self) -> Iterator[Grade]:  # type: ignore[override]  # pydantic iterates over fields; a scale over grades
        return iter(self.root)

    def __getitem__(self, position: int) -> Grade:
        return self.root[position]

    @cached_property
    def scores(self) -> tuple[float, ...]:
        """The scores, in the order of the grades."""
        return tuple(grade.score for grade in self.root)

    @property
    def best_first(self) -> bool:
        """Whether the grades are listed from the best to the worst."""
        return self.scores[0] > self.scores[-1]

    @cached_property
    def _called(self) -> dict[str | float, int]:
        return {meaning: at for at, grade in enumerate(self.root) for meaning in _meanings(grade)}

    def called(self, name: str) -> int | None:
        """Return the position of the grade with a label in any language, or a code; None where there is none."""
        number = number_in(name)
        return self._called.get(name.strip() if number is None else float(number))

    def labels(self, language: str = "en") -> tuple[str, ...]:
        """Return the labels in a language, or in the first that a grade has."""
        return tuple(text_in(grade.label, language) for grade in self.root)


def number_in(text: str) -> int | float | None:
    """Return the finite number that a text says, exactly where it is whole; None where it says none."""
    text = narrow(text).strip()
    if not NUMERIC.fullmatch(text) or not isfinite(number := float(text)):
        return None
    return int(text) if text.lstrip("+-").isdigit() else number


def text_in(label: str | Mapping[str, str], language: str) -> str:
    """Return a label's text in a language, in the same without its country, or in the first it has."""
    if isinstance(label, str):
        return label
    return label.get(language) or label.get(primary(language)) or next(iter(label.values()))


def primary(language: str) -> str:
    """Return a language without its script or country: ``zh`` of ``zh-CN``."""
    return language.replace("_", "-").partition("-")[0].casefold()


def _meanings(grade: Grade) -> tuple[str | float, ...]:
    """Return what would be recognised as this grade: texts, and numbers for numeric texts."""
    numbers = [(text, number_in(text)) for text in grade.answers()]
    return tuple(text if number is None else float(number) for text, number in numbers)
