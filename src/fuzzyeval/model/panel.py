"""The judgements of several experts, as they are declared: by expert, as a long table, or in a file beside the study."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import PlainSerializer, PlainValidator, ValidationInfo, WithJsonSchema

from fuzzyeval.errors import StudyError
from fuzzyeval.model.judgement import JUDGEMENTS_SCHEMA, Declared, declared, plain
from fuzzyeval.model.values import FrozenMapping

__all__ = ["Panel", "panel_of"]


def panel_of(value: object, info: ValidationInfo) -> FrozenMapping[str, Declared]:
    """Return the judgements of each expert; an expert who judged nothing stays, with none."""
    by_expert = value if isinstance(value, Mapping) and _is_by_expert(value) else _told(value, info)
    if not by_expert:
        raise StudyError("no expert has judged; give judgements by expert, or a table with a row a judgement")
    found: dict[str, Declared] = {}
    for name, judgements in by_expert.items():
        expert = name.strip() if isinstance(name, str) else ""
        if not expert or expert in found:
            raise StudyError("{name!r} is no name of an expert, or the second of that name; name each once", name=name)
        found[expert] = declared(judgements, who=expert)
    return FrozenMapping(found)


def _is_by_expert(value: Mapping[Any, Any]) -> bool:
    """Return whether judgements are told by expert, and not as the columns of a table."""
    return all(isinstance(each, Mapping) for each in value.values())


def _told(value: object, info: ValidationInfo) -> Mapping[Any, Any]:
    """Return the judgements in a table, or in a file that a study's own file names."""
    from fuzzyeval.panels import reading  # noqa: PLC0415  (loaded for panels only)

    if not isinstance(value, (str, Path)):
        return reading.read(value)
    folder = (info.context or {}).get("folder")
    if folder is None:
        raise StudyError(
            "{file!r} is a file, which is looked for beside the file of a study; use Study.load, or give what "
            "fuzzyeval.ahp.read_judgements or read_questionnaire returns",
            file=str(value),
        )
    return reading.read(folder / value)


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
