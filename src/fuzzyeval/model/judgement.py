"""Judgements as people give them, ``a/b: 3`` or a matrix, into exact fractions and into comparisons."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Annotated, Any, TypeAlias

import numpy as np
from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from fuzzyeval import checks
from fuzzyeval.aliases import FloatArray
from fuzzyeval.errors import StudyError
from fuzzyeval.halfwidth import narrow
from fuzzyeval.model.values import FrozenMapping
from fuzzyeval.panels.judged import FRACTION, JUDGEMENT_LIMIT, LONGEST_TERM

__all__ = [
    "JUDGEMENTS_SCHEMA",
    "Declared",
    "Judgements",
    "Pairs",
    "Rows",
    "comparison_matrix",
    "declared",
    "plain",
]

Pairs: TypeAlias = FrozenMapping[str, Fraction]
Rows: TypeAlias = tuple[tuple[Fraction | None, ...], ...]
Declared: TypeAlias = FrozenMapping[str, Pairs | Rows]


def _judgement(value: object, place: str) -> Fraction:
    """Return a positive fraction, exactly as written."""
    found = (
        value
        if isinstance(value, Fraction)
        else _fraction(narrow(value) if isinstance(value, str) else _written(value))
    )
    if found is None or max(found.numerator, found.denominator) >= LONGEST_TERM:
        raise StudyError(
            "{place}: judgement {value!r} is not a positive number or fraction; "
            "give how much more important the first is, 1/9 to 9",
            place=place,
            value=value,
        )
    if not 1 <= max(found, 1 / found if found > 0 else 0) <= JUDGEMENT_LIMIT:
        raise StudyError(
            "{place}: judgement {value!r} is not positive, or beyond 1e-6 to 1e6; "
            "give how much more important the first is, 1/9 to 9",
            place=place,
            value=value,
        )
    return found


def _fraction(written: str) -> Fraction | None:
    """Return the fraction that a text writes, 0 where there is a 0 below the bar; None for what is none."""
    match = FRACTION.fullmatch(written)
    if match is None:
        return None
    above, below = Fraction(match[1]), Fraction(match[2] or 1)
    return above / below if below else Fraction(0)


def _written(value: object) -> str:
    """Return a number as it is written, or nothing that matches."""
    if isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)):
        return ""
    if isinstance(value, (float, np.floating)):
        return np.format_float_positional(value, trim="-")[:80]
    return str(value)[:80]


def _pairs(value: Mapping[Any, Any], parent: str, who: str) -> Pairs:
    found: dict[str, Fraction] = {}
    for name, number in value.items():
        pair = _pair(name, parent)
        if pair in found:
            raise StudyError("{parent}: {pair!r} is judged twice; keep one", parent=parent, pair=pair)
        found[pair] = _judgement(number, f"{parent}, {pair}" if who else pair)
    return FrozenMapping(found)


def _pair(name: object, parent: str) -> str:
    sides = [side.strip() for side in name.split("/")] if isinstance(name, str) else []
    if len(sides) != 2 or not all(sides) or sides[0] == sides[1]:
        raise StudyError("{parent}: {name!r} does not compare two indicators; write a/b", parent=parent, name=name)
    return "/".join(sides)


def _rows(value: Sequence[Any], parent: str) -> Rows:
    if not all(isinstance(row, (list, tuple)) and len(row) == len(value) for row in value):
        raise StudyError(
            "{parent}: a judgement matrix is a list of {count} rows of {count} numbers each",
            parent=parent,
            count=len(value),
        )
    return tuple(
        tuple(None if _is_gap(cell) else _judgement(cell, f"{parent}[{i}, {j}]") for j, cell in enumerate(row))
        for i, row in enumerate(value)
    )


def _is_gap(cell: object) -> bool:
    """Return whether a cell of a matrix says that nothing was judged: null, or NaN as in ``fuzzyeval.ahp.complete``."""
    return cell is None or (isinstance(cell, float) and math.isnan(cell))


def declared(value: object, *, who: str = "") -> Declared:
    """Return judgements by parent, as exact fractions; ``who`` judged, where there are several.

    Raises
    ------
    StudyError
        For what is no judgement, with its place.
    """
    if not isinstance(value, Mapping):
        raise StudyError(
            "{value!r} is not a mapping; give judgements by parent, such as {{quality: {{speed/care: 2}}}}", value=value
        )
    found: dict[str, Pairs | Rows] = {}
    for parent, written in value.items():
        given = written.tolist() if isinstance(written, np.ndarray) else written
        place = f"{who}, {parent}" if who else str(parent)
        if isinstance(given, Mapping):
            found[str(parent)] = _pairs(given, place, who)
        elif isinstance(given, (list, tuple)) and given:
            found[str(parent)] = _rows(given, place)
        else:
            raise StudyError(
                "{parent}: {given!r} is neither pairs such as {{speed/care: 2}} nor a matrix",
                parent=place,
                given=given,
            )
    return FrozenMapping(found)


def plain(value: Declared) -> dict[str, Any]:
    """Return judgements as they stand in YAML and JSON."""
    return {
        parent: [[None if cell is None else _number(cell) for cell in row] for row in given]
        if isinstance(given, tuple)
        else {name: _number(number) for name, number in given.items()}
        for parent, given in value.items()
    }


def _number(value: Fraction) -> int | str:
    return value.numerator if value.denominator == 1 else str(value)


_NUMBER_SCHEMA = {"anyOf": [{"type": "number", "exclusiveMinimum": 0}, {"type": "string", "pattern": FRACTION.pattern}]}
_CELL_SCHEMA = {"anyOf": [*_NUMBER_SCHEMA["anyOf"], {"type": "null"}]}
JUDGEMENTS_SCHEMA = {
    "type": "object",
    "additionalProperties": {
        "anyOf": [
            {"type": "object", "additionalProperties": _NUMBER_SCHEMA},
            {"type": "array", "minItems": 1, "items": {"type": "array", "items": _CELL_SCHEMA}},
        ]
    },
}

Judgements = Annotated[
    Mapping[str, Mapping[str, int | float | str | Fraction] | Sequence[Sequence[int | float | str | Fraction | None]]],
    PlainValidator(declared),
    PlainSerializer(plain, return_type=dict[str, Any]),
    WithJsonSchema(JUDGEMENTS_SCHEMA),
]
"""Judgements by parent: pairs ``{"a/b": 3}``, or a matrix in the order of the children, None where not judged."""


def comparison_matrix(parent: str, children: Sequence[str], given: Any) -> tuple[FloatArray, float]:
    """Return the comparisons of a parent's children, NaN where not judged, and how far mirror images disagree.

    Raises
    ------
    StudyError
        For judgements about indicators that are not children here, or that contradict their mirror image.
    """
    order = len(children)
    matrix = np.full((order, order), np.nan)
    np.fill_diagonal(matrix, 1.0)
    if isinstance(given, tuple):
        if len(given) != order:
            raise StudyError(
                "{parent}: a {count}×{count} matrix for {order} children; give {order} rows",
                parent=parent,
                count=len(given),
                order=order,
            )
        cells = [(i, j, cell) for i, row in enumerate(given) for j, cell in enumerate(row) if cell is not None]
    else:
        at = {child: position for position, child in enumerate(children)}
        cells = [(*_positions(name, at, parent), number) for name, number in given.items()]
    gap = 0.0
    for i, j, number in cells:
        if i == j and number != 1:
            raise StudyError(
                "{parent}[{i}, {j}]: {number} is on the diagonal; an indicator equals itself, 1",
                parent=parent,
                i=i,
                j=j,
                number=number,
            )
        mirrored = matrix[j, i]
        matrix[i, j] = float(number)
        if not np.isnan(mirrored):
            product = float(number) * mirrored
            gap = max(gap, abs(product - 1.0))
            if not abs(product - 1.0) <= checks.RECIPROCITY:
                raise StudyError(
                    "{parent}: {first}/{second} is {number}, but {second}/{first} is {mirrored:g}; one must be the "
                    "reciprocal of the other; give either",
                    parent=parent,
                    first=children[i],
                    second=children[j],
                    number=number,
                    mirrored=mirrored,
                )
    mirror = np.where(np.isnan(matrix), 1.0 / matrix.T, matrix)
    return np.where(np.isnan(matrix.T), mirror, np.sqrt(mirror / np.where(np.isnan(matrix.T), 1.0, matrix.T))), gap


def _positions(name: str, at: Mapping[str, int], parent: str) -> tuple[int, int]:
    sides = name.split("/")
    for side in sides:
        if side not in at:
            raise StudyError(
                "{parent}: judgement {name!r} names {side!r}, which is not one of {children}{hint}",
                parent=parent,
                name=name,
                side=side,
                children=tuple(at),
                hint=checks.suggestion(side, at),
            )
    return at[sides[0]], at[sides[1]]
