"""Weights frozen from a baseline: those of every parent, out of a stored evaluation."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import numpy as np
from pydantic import PlainSerializer, PlainValidator, ValidationInfo, WithJsonSchema

from fuzzyeval.errors import StudyError
from fuzzyeval.model import documents
from fuzzyeval.model.beside import beside
from fuzzyeval.model.values import FrozenMapping

__all__ = ["Frozen", "frozen"]


def frozen(value: object, info: ValidationInfo) -> FrozenMapping[str, FrozenMapping[str, float]]:
    """Return the weights of the children by parent, given so, or as a stored evaluation, its text or the name of its file.

    An evaluation is not computed anew: its weights are taken as they stand.
    """
    if isinstance(value, str) and value.lstrip().startswith("{"):
        value = _stored(documents.parse_json(value, "baseline", limit=None), "baseline")
    elif isinstance(value, str | Path):
        value = _stored(_read(value, info), str(value))
    elif isinstance(value, Mapping) and not isinstance(value.get("fuzzyeval_result", {}), Mapping):
        value = _stored(value, "baseline")
    if not isinstance(value, Mapping) or not value:
        raise StudyError(
            "{value!r} is no baseline; give a stored evaluation, or weights such as {{quality: {{speed: 0.6, care: 0.4}}}}",
            value=value,
        )
    return FrozenMapping({_name(parent): _shares(parent, weights) for parent, weights in value.items()})


def _read(value: str | Path, info: ValidationInfo) -> object:
    """Return what a file beside the study's holds; a stored result carries its answers, and may be longer than a study."""
    path = beside(str(value), info)
    return documents.parse_json(documents.text_in(path, limit=None), str(path), limit=None)


def _stored(document: object, source: str) -> dict[Any, dict[Any, Any]]:
    """Return the local weights in a stored evaluation."""
    try:
        held: Any = document  # whatever it is not is refused
        version, splits = held["fuzzyeval_result"], held["weights"]["splits"]
        found = {split["parent"]: dict(zip(list(split["children"]), split["weights"], strict=True)) for split in splits}
    except (KeyError, TypeError, ValueError):
        version, splits, found = None, (), {}
    if version != 1 or not found or len(found) < len(splits):
        raise StudyError(
            "{source}: no weights of an evaluation are in it; give what Evaluation.model_dump_json has written",
            source=source,
        )
    return found


def _name(value: object) -> str:
    if not isinstance(value, str):
        raise StudyError("{name!r} is no id of an indicator; give text", name=value)
    return value


def _shares(parent: object, weights: object) -> FrozenMapping[str, float]:
    """Return the weights of one parent, which are no others than an evaluation has: at least 0, and summing to 1."""
    name = _name(parent)
    if not isinstance(weights, Mapping) or not weights:
        raise StudyError(
            "{parent}: {weights!r} is not the weights of its children; give each by its name, such as {{speed: 0.6, care: 0.4}}",
            parent=name,
            weights=weights,
        )
    shares = {_name(child): _share(name, child, weight) for child, weight in weights.items()}
    total = math.fsum(shares.values())
    if not abs(total - 1.0) <= 1e-9:
        raise StudyError(
            "{parent}: the weights of the baseline sum to {total:.12g}, not to 1 within 1e-9; write them with all their digits, "
            "or divide each by their sum",
            parent=name,
            total=total,
        )
    return FrozenMapping(shares)


def _share(parent: str, child: object, weight: object) -> float:
    number = weight.item() if isinstance(weight, np.generic) else weight
    if isinstance(number, bool) or not isinstance(number, int | float):
        raise StudyError(
            "{parent}/{child}: {weight!r} is not a number; give the share of {parent} that it had, from 0 to 1",
            parent=parent,
            child=child,
            weight=weight,
        )
    if not 0 <= number <= 1:
        raise StudyError(
            "{parent}/{child}: {weight!r} is no weight from 0 to 1; give the share of {parent} that it had",
            parent=parent,
            child=child,
            weight=number,
        )
    return float(number)


def _plain(value: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    return {parent: dict(weights) for parent, weights in value.items()}


Frozen = Annotated[
    Mapping[str, Mapping[str, float]],
    PlainValidator(frozen),
    PlainSerializer(_plain, return_type=dict[str, dict[str, float]]),
    WithJsonSchema(
        {
            "anyOf": [
                {
                    "type": "object",
                    "additionalProperties": {"type": "object", "additionalProperties": {"type": "number"}},
                },
                {"type": "string"},
            ]
        }
    ),
]
"""Weights of the children by parent; read from a stored evaluation too, or from its file beside the study's."""
