"""Weights frozen from a baseline: those of every parent, out of a stored evaluation."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

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
    if not isinstance(value, Mapping) or not value or not all(isinstance(each, Mapping) for each in value.values()):
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


def _shares(parent: object, weights: Mapping[Any, Any]) -> FrozenMapping[str, float]:
    """Return the weights of one parent, which are no others than an evaluation has: at least 0, and summing to 1."""
    for child, weight in weights.items():
        if isinstance(weight, bool) or not isinstance(weight, int | float) or not 0 <= weight <= 1:
            raise StudyError(
                "{parent}/{child}: {weight!r} is no weight from 0 to 1; use the weights of the baseline as they are",
                parent=parent,
                child=child,
                weight=weight,
            )
    total = sum(weights.values())
    if not abs(total - 1.0) <= 1e-9:
        raise StudyError(
            "{parent}: the weights of the baseline sum to {total:.10g}, not to 1; leave them as they are",
            parent=parent,
            total=total,
        )
    return FrozenMapping({_name(child): float(weight) for child, weight in weights.items()})


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
