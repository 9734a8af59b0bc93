"""Tallies as JSON, there and back, equal; what is read is checked, not trusted."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import Field, ValidationError

from fuzzyeval.aliases import Key, Plain
from fuzzyeval.errors import StudyError, TallyError
from fuzzyeval.model import documents, explaining
from fuzzyeval.model.importance import OUTCOME
from fuzzyeval.model.scale import GradeScale
from fuzzyeval.model.values import Declared
from fuzzyeval.ordering import natural
from fuzzyeval.survey.keys import joined, parts_of
from fuzzyeval.survey.tallies.contradictions import FLOATS, LONG, MOST, kind, refuse_contradictions, refuse_outcome
from fuzzyeval.survey.tallies.counted import Role
from fuzzyeval.survey.tallies.figures import Exact, Figures
from fuzzyeval.survey.tallies.tallying import Tally

__all__ = [
    "NAMES",
    "Count",
    "StoredAlone",
    "TallyDocument",
    "document",
    "from_json",
    "header",
    "keys_of",
    "of_document",
    "parsed",
    "read",
    "shapes_of",
    "to_json",
    "understood",
    "validated",
]

NAMES = tuple(field.name for field in fields(Figures))
"""What the arrays of a tally are called."""

Count = Annotated[int, Field(strict=True, ge=0, lt=MOST)]


class StoredAlone(Declared):
    """A tally by itself, as stored: what the figures are of, and the figures, with the objects along their last axis."""

    format_version: Annotated[Literal[1], Field(alias="fuzzyeval_tally")] = 1
    leaves: tuple[str, ...]
    grades: GradeScale
    by: tuple[str, ...]
    objects: tuple[tuple[str | None, ...], ...]
    offending: tuple[tuple[tuple[str, Count], ...], ...]
    language: str
    whole: Literal["", "long", "refuse", "first", "last", "shares"] = ""
    rules: str = ""
    role: Role = ""
    figures: Mapping[str, list[Any]]


class TallyDocument(StoredAlone):
    """A tally and those that stand beside it, as stored."""

    importance: StoredAlone | None = None
    outcome: StoredAlone | None = None


def document(tally: Tally) -> Plain:
    """Return a tally as plain values."""
    figures = zip(NAMES, tally.figures.arrays(), strict=True)
    return {**header(tally), "figures": {name: array.tolist() for name, array in figures if array is not None}}


def _documents(tally: Tally) -> Plain:
    """Return the tallies beside a tally as plain values, by name."""
    beside = (("importance", tally.importance), ("outcome", tally.outcome))
    return {name: document(its) for name, its in beside if its is not None}


def to_json(tally: Tally) -> str:
    """Return a tally as JSON."""
    return json.dumps(document(tally), ensure_ascii=False, allow_nan=False)


def from_json(text: str) -> Tally:
    """Return the tally in a JSON text.

    Raises
    ------
    TallyError
        For what is no tally, or does not add up.
    """
    return read(parsed(text, "tally"))


def parsed(text: str, source: str) -> object:
    """Return what a JSON text says."""
    try:
        return documents.parse_json(text, source, limit=None)
    except StudyError as error:
        raise TallyError(error.said) from error


def read(plain: object) -> Tally:
    """Return the tally in plain values."""
    stored = validated(plain)
    return of_document(stored)


def of_document(stored: TallyDocument) -> Tally:
    """Return the tally of a document."""
    return understood(stored, _arrays(stored))


def _arrays(stored: StoredAlone) -> dict[str, Exact]:
    """Return the figures of a document as arrays."""
    arrays = {name: _array(name, values) for name, values in stored.figures.items()}
    for name in (*LONG, "joint"):
        if "weighted" in arrays and name in arrays and arrays[name].dtype.kind == "i":
            arrays[name] = arrays[name].astype(np.float64)  # sums that were written without a point
    return arrays


def understood(stored: TallyDocument, arrays: Mapping[str, Exact]) -> Tally:
    """Return the tally of a document and its figures.

    Raises
    ------
    TallyError
        Where its figures are not those of its leaves, grades and objects, or do not add up, or where what stands beside it is
        not of the same objects and rows.
    """
    tally = _alone(stored, arrays)
    refuse_outcome(arrays, declared=stored.outcome is not None)
    importance = None if stored.importance is None else _beside(tally, "importance", stored.importance)
    outcome = None if stored.outcome is None else _beside(tally, "outcome", stored.outcome)
    return replace(tally, importance=importance, outcome=outcome)


def _beside(tally: Tally, name: Literal["importance", "outcome"], stored: StoredAlone) -> Tally:
    """Return the tally that stands beside another."""
    try:
        its = _alone(stored, _arrays(stored))
    except TallyError as error:
        raise TallyError("{source}: {problem}", source=f"tally/{name}", problem=error.said) from error
    leaves = tally.leaves if name == "importance" else (OUTCOME,)
    mine = (leaves, tally.by, tally.objects, tally.whole, tally.weighted, "counts")
    same = (its.leaves, its.by, its.objects, its.whole, its.weighted, its.detail) == mine
    if not same or not all(np.array_equal(getattr(its, each), getattr(tally, each)) for each in ("rows", "dropped")):
        raise TallyError("tally/{name}: not of the same leaves, objects and rows; store the whole tally", name=name)
    return replace(its, role=name)


def _alone(stored: StoredAlone, arrays: Mapping[str, Exact]) -> Tally:
    """Return the tally of a document and its figures, without those that stand beside it."""
    for name in ("leaves", "by"):
        names = getattr(stored, name)
        if len(set(names)) < len(names):
            raise TallyError("tally/{name}: one name occurs twice; store the whole tally", name=name)
    shapes = shapes_of(stored, len(stored.objects))
    for name in ("rows", "dropped", "planes"):
        if name not in arrays:
            raise TallyError("tally/figures: {name} is missing; store the whole tally", name=name)
    for name, array in arrays.items():
        if name not in shapes or array.shape != shapes[name]:
            raise TallyError(
                "tally/figures/{name}: of shape {shape}, where its leaves, grades and objects make {wanted}; store the "
                "whole tally",
                name=name,
                shape=" × ".join(map(str, array.shape)),
                wanted=" × ".join(map(str, shapes.get(name, ()))),
            )
    refuse_contradictions(stored, arrays)
    keys = keys_of(stored.by, stored.objects)
    arrays = {name: array if array.size else array.astype(kind(name, arrays)) for name, array in arrays.items()}
    named = stored.leaves, stored.grades, stored.by, keys
    made = Tally(*named, Figures(**arrays), stored.offending, stored.language, stored.whole, stored.rules)
    return replace(made, role=stored.role)


def header(tally: Tally) -> Plain:
    """Return what the figures of a tally are of, as plain values."""
    return {
        "fuzzyeval_tally": 1,
        "leaves": tally.leaves,
        "grades": tally.scale.model_dump(mode="json", exclude_none=True),
        "by": tally.by,
        "objects": [parts_of(key) for key in tally.objects],
        "offending": tally.offending,
        "language": tally.language,
        "whole": tally.whole,
        "rules": tally.rules,
        "figures": {},
        **({"role": tally.role} if tally.role else {}),
        **_documents(tally),
    }


def validated(plain: object) -> TallyDocument:
    """Return plain values as a document, or say what in them is none."""
    try:
        return TallyDocument.model_validate(plain)
    except ValidationError as error:
        raise TallyError(explaining.refusal(explaining.problems_of(error), "tally").said) from None


def shapes_of(stored: StoredAlone, objects: int) -> dict[str, tuple[int, ...]]:
    """Return the shape of every array."""
    m, n = len(stored.leaves), len(stored.grades)
    one = dict.fromkeys(("rows", "dropped", "totals", "squares"), (objects,))
    return {
        **one,
        "planes": (m, n + 3, objects),
        "weighted": (m, n, objects),
        "moments": ((m + 1) * (m + 2) // 2, objects),
        "joint": (m * n * (m * n + 1) // 2, objects),
        "outcome_moments": ((m + 2) * (m + 3) // 2, objects),
    }


def _array(name: str, values: list[Any]) -> Exact:
    """Return stored figures as an array: of integers, or of floats where they may be."""
    try:
        array = np.array(values, dtype=object if name in LONG else None)
    except (ValueError, OverflowError) as error:
        raise TallyError("tally/figures/{name}: rows of unequal length; store the whole tally", name=name) from error
    if array.dtype == object and all(type(figure) is int and abs(figure) < 2**62 for figure in array.ravel()):
        array = array.astype(np.int64)
    if array.dtype == object and all(type(figure) is float for figure in array.ravel()):
        array = array.astype(np.float64)
    return array.astype(np.float64) if name in FLOATS and array.dtype.kind == "i" else array


def keys_of(by: Sequence[str], parts: Sequence[tuple[str | None, ...]]) -> tuple[Key, ...]:
    """Return the keys of stored objects, which are different and in order."""
    keys = [joined(key) for key in parts]
    if len(set(keys)) < len(keys) or keys != sorted(keys, key=natural) or any(len(key) != len(by) for key in parts):
        raise TallyError(
            "objects: {keys!r} are not different keys, in order, of the columns {by!r}", keys=keys, by=list(by)
        )
    return tuple(keys)
