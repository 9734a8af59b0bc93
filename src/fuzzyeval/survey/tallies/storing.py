"""Tallies as JSON, there and back, equal; what is read is checked, not trusted."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import Field, ValidationError

from fuzzyeval.aliases import Key, Plain
from fuzzyeval.errors import StudyError, TallyError
from fuzzyeval.model import documents, explaining
from fuzzyeval.model.scale import GradeScale
from fuzzyeval.model.values import Declared
from fuzzyeval.ordering import natural
from fuzzyeval.survey.keys import joined, parts_of
from fuzzyeval.survey.tallies.figures import Exact, Figures
from fuzzyeval.survey.tallies.tallying import Tally
from fuzzyeval.survey.tallies.triangles import unpacked

__all__ = [
    "NAMES",
    "Count",
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

_FLOATS = ("totals", "squares", "weighted")
_MOST = 2**53

Count = Annotated[int, Field(strict=True, ge=0, lt=_MOST)]


class TallyDocument(Declared):
    """A tally, as stored: what the figures are of, and the figures, with the objects along their last axis."""

    format_version: Annotated[Literal[1], Field(alias="fuzzyeval_tally")] = 1
    leaves: tuple[str, ...]
    grades: GradeScale
    by: tuple[str, ...]
    objects: tuple[tuple[str | None, ...], ...]
    offending: tuple[tuple[tuple[str, Count], ...], ...]
    language: str
    whole: Literal["", "long", "refuse", "first", "last", "shares"] = ""
    rules: str = ""
    figures: Mapping[str, list[Any]]


def document(tally: Tally) -> Plain:
    """Return a tally as plain values."""
    figures = zip(NAMES, tally.figures.arrays(), strict=True)
    return {**header(tally), "figures": {name: array.tolist() for name, array in figures if array is not None}}


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
    arrays = {name: _array(name, values) for name, values in stored.figures.items()}
    for name in ("moments", "joint"):
        if "weighted" in arrays and name in arrays and arrays[name].dtype.kind == "i":
            arrays[name] = arrays[name].astype(np.float64)  # sums that were written without a point
    return understood(stored, arrays)


def understood(stored: TallyDocument, arrays: Mapping[str, Exact]) -> Tally:
    """Return the tally of a document and its figures.

    Raises
    ------
    TallyError
        Where its figures are not those of its leaves, grades and objects, or do not add up.
    """
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
    _refuse_contradictions(stored, arrays)
    keys = keys_of(stored.by, stored.objects)
    arrays = {name: array if array.size else array.astype(_kind(name, arrays)) for name, array in arrays.items()}
    named = stored.leaves, stored.grades, stored.by, keys
    return Tally(*named, Figures(**arrays), stored.offending, stored.language, stored.whole, stored.rules)


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
    }


def validated(plain: object) -> TallyDocument:
    """Return plain values as a document, or say what in them is none."""
    try:
        return TallyDocument.model_validate(plain)
    except ValidationError as error:
        raise TallyError(explaining.refusal(explaining.problems_of(error), "tally").said) from None


def shapes_of(stored: TallyDocument, objects: int) -> dict[str, tuple[int, ...]]:
    """Return the shape of every array."""
    m, n = len(stored.leaves), len(stored.grades)
    one = dict.fromkeys(("rows", "dropped", "totals", "squares"), (objects,))
    return {
        **one,
        "planes": (m, n + 3, objects),
        "weighted": (m, n, objects),
        "moments": ((m + 1) * (m + 2) // 2, objects),
        "joint": (m * n * (m * n + 1) // 2, objects),
    }


def _array(name: str, values: list[Any]) -> Exact:
    """Return stored figures as an array: of integers, or of floats where they may be."""
    try:
        array = np.array(values, dtype=object if name == "moments" else None)
    except (ValueError, OverflowError) as error:
        raise TallyError("tally/figures/{name}: rows of unequal length; store the whole tally", name=name) from error
    if array.dtype == object and all(type(figure) is int and abs(figure) < 2**62 for figure in array.ravel()):
        array = array.astype(np.int64)
    if array.dtype == object and all(type(figure) is float for figure in array.ravel()):
        array = array.astype(np.float64)
    return array.astype(np.float64) if name in _FLOATS and array.dtype.kind == "i" else array


def _kind(name: str, beside: Mapping[str, Exact]) -> type[np.generic]:
    """Return the type of an array's figures: floats also of co-moments, where answers have design weights."""
    floats = name in _FLOATS or ("weighted" in beside and name in ("moments", "joint"))
    return np.float64 if floats else np.int64


def _refuse_contradictions(stored: TallyDocument, arrays: Mapping[str, Exact]) -> None:
    """Refuse figures that no answers have."""
    for name, array in arrays.items():
        if not array.size:
            continue
        kind = np.dtype(_kind(name, arrays)).kind
        long = name == "moments" and array.dtype == object and all(type(figure) is int for figure in array.ravel())
        if (array.dtype.kind != kind and not long) or (kind == "f" and not np.isfinite(array).all()):
            raise TallyError(
                "tally/figures/{name}: figures that are no finite numbers of the right kind; store the whole tally",
                name=name,
            )
        if (
            name != "moments"
            and array.size
            and not 0 <= array.min() <= array.max() < (1e300 if array.dtype.kind == "f" else _MOST)
        ):
            raise TallyError(
                "tally/figures/{name}: {value} is no count; store the whole tally", name=name, value=array.min()
            )
    if not (arrays["planes"].sum(axis=1) + arrays["dropped"] == arrays["rows"]).all():
        raise TallyError("tally: counted, missing, refused, don't know and dropped do not add up to the rows")
    refused = arrays["planes"][:, -2].sum(axis=-1).tolist()
    told = [sum(count for _, count in texts) for texts in stored.offending]
    if len(told) != len(refused) or any(some > all_of_them for some, all_of_them in zip(told, refused, strict=True)):
        raise TallyError("tally: more texts are named as refused than answers were")
    if len({name in arrays for name in ("totals", "squares", "weighted")}) > 1 or (
        "joint" in arrays and "moments" not in arrays
    ):
        raise TallyError("tally/figures: some figures lack what belongs to them; store the whole tally")
    _refuse_unlike(stored, arrays)


def _refuse_unlike(stored: TallyDocument, arrays: Mapping[str, Exact]) -> None:
    """Refuse figures that are not of the same answers: every answer goes with itself."""
    n = len(stored.grades)
    given = arrays.get("weighted", arrays["planes"][:, :n]).reshape(len(stored.leaves) * n, arrays["rows"].shape[0])
    if "joint" in arrays:
        together = unpacked(arrays["joint"])
        alone = together[np.arange(len(together)), np.arange(len(together))]
        if not np.allclose(alone.astype(np.float64), given, rtol=1e-9, atol=0):
            raise TallyError("tally/figures/joint: not of the answers that are counted; store the whole tally")
    if "moments" in arrays and (arrays["moments"][0] > arrays.get("totals", arrays["rows"]) * (1 + 1e-9)).any():
        raise TallyError("tally/figures/moments: of more rows than there are; store the whole tally")


def keys_of(by: Sequence[str], parts: Sequence[tuple[str | None, ...]]) -> tuple[Key, ...]:
    """Return the keys of stored objects, which are different and in order."""
    keys = [joined(key) for key in parts]
    if len(set(keys)) < len(keys) or keys != sorted(keys, key=natural) or any(len(key) != len(by) for key in parts):
        raise TallyError(
            "objects: {keys!r} are not different keys, in order, of the columns {by!r}", keys=keys, by=list(by)
        )
    return tuple(keys)
