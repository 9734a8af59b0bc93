"""The judgements of several experts, as they are declared: by expert, as a long table, or in a file beside the study."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, ValidationInfo, WithJsonSchema

from fuzzyeval.errors import StudyError
from fuzzyeval.model.beside import beside
from fuzzyeval.model.judgement import JUDGEMENTS_SCHEMA, Declared, declared, plain
from fuzzyeval.model.values import FrozenMapping

__all__ = ["MAX_EXPERTS", "Panel", "panel_of"]

MAX_EXPERTS = 1_000
"""How many experts a panel may have: each is left out once, which takes the others every time."""


def panel_of(value: object, info: ValidationInfo) -> FrozenMapping[str, Declared]:
    """Return the judgements of each expert; an expert who judged nothing stays, with none."""
    by_expert = value if isinstance(value, Mapping) and _is_by_expert(value) else _told(value, info)
    if not by_expert:
        raise StudyError("no expert has judged; give judgements by expert, or a table with a row a judgement")
    if len(by_expert) > MAX_EXPERTS:
        raise StudyError(
            "{count:,} experts; a panel has at most {most:,}, so bring them together in parts first",
            count=len(by_expert),
            most=MAX_EXPERTS,
        )
    found: dict[str, Declared] = {}
    for name, judgements in by_expert.items():
        expert = name.strip() if isinstance(name, str) else ""
        if not expert or expert in found:
            raise StudyError("{name!r} is no name of an expert, or the second of that name; name each once", name=name)
        found[expert] = declared({} if judgements is None else judgements, who=expert)
    return FrozenMapping(found)


def _is_by_expert(value: Mapping[Any, Any]) -> bool:
    """Return whether judgements are told by expert, of whom some may have none, and not as the columns of a table."""
    told = [each for each in value.values() if each is not None]
    return all(isinstance(each, Mapping) for each in told)


def _told(value: object, info: ValidationInfo) -> Mapping[Any, Any]:
    """Return the judgements in a table, or in a file that a study's own file names."""
    from fuzzyeval.panels import reading  # noqa: PLC0415  (loaded for panels only)

    if value is None or isinstance(value, (bool, int, float)):
        raise StudyError(
            "{value!r} is no judgements of experts; give them by expert, a table with a row a judgement, or a file beside "
            "the study",
            value=value,
        )
    return reading.read(value if not isinstance(value, (str, Path)) else beside(str(value), info))


def _plain(value: FrozenMapping[str, Declared]) -> dict[str, Any]:
    return {expert: plain(judgements) for expert, judgements in value.items()}


_ROW = {
    "type": "object",
    "properties": {name: {"type": "string"} for name in ("expert", "parent", "a", "b")} | {"value": {}},
    "required": ["expert", "parent", "a", "b", "value"],
}

Panel = Annotated[
    Mapping[str, Mapping[str, Any]],
    PlainValidator(panel_of),
    PlainSerializer(_plain, return_type=dict[str, Any]),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "object", "additionalProperties": JUDGEMENTS_SCHEMA},
                {"type": "array", "items": _ROW},
                {"type": "string"},
            ]
        }
    ),
]
"""Judgements by expert; read from a table of expert, parent, a, b, value, or from a file beside the study's."""
