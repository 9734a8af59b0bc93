"""What the table of bad inputs is made of: how a thing is given, what refuses it, and what must be said, word for word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fuzzyeval as fe
from fuzzyeval.errors import FuzzyEvalError, StudyError

__all__ = ["ANSWERS", "FOLDER", "GRADES", "OPERATORS", "ROOT", "STUDY", "Row", "read", "study"]

FOLDER = "{folder}"
"""Stands in a message for the folder that a row's files are in."""

GRADES = "grades: 5\n"
ROOT = "root: {id: service, children: [{id: speed}, {id: care}, {id: price}]}\n"
STUDY = GRADES + ROOT
"""A study to which one bad line is added, or of which one is replaced."""

OPERATORS = "min_max, product_max, min_sum, weighted_average, M(∧,∨), M(·,∨), M(∧,⊕), M(·,+)"

ANSWERS: list[dict[str, Any]] = [
    {"speed": 5, "care": 4, "price": 3, "branch": "north"},
    {"speed": 4, "care": 4, "price": 2, "branch": "south"},
]


@dataclass(frozen=True, slots=True)
class Row:
    """A bad input.

    Attributes
    ----------
    given
        Gives it, in a folder of its own.
    place, value
        What the message must say of where the fault is, and of what was given there; no value where nothing was given.
    said
        The whole message.
    error
        Who refuses it.
    """

    given: Callable[[Path], object]
    place: str
    value: str
    said: str
    error: type[FuzzyEvalError] = StudyError

    def __str__(self) -> str:
        return self.said.partition("\n")[0][:70]


def read(text: str, place: str, value: str, said: str) -> Row:
    """Return the row of a study in YAML."""
    return Row(lambda _: fe.Study.from_yaml(text), place, value, said)


def study(line: str, place: str, value: str, said: str) -> Row:
    """Return the row of the study with a line more."""
    return read(STUDY + line, place, value, f"text: {said}")
