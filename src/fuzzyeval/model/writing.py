"""Plain values into YAML and JSON, and files that are whole or as they were."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from fuzzyeval.errors import StudyError
from fuzzyeval.model import documents

__all__ = ["write", "write_whole", "write_yaml"]


def write(path: Path, document: dict[str, Any]) -> None:
    """Write plain values to a YAML or JSON file."""
    documents.refuse_unfit(document, str(path))
    as_yaml = documents.is_yaml(path)
    text = (
        write_yaml(document) if as_yaml else json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    )
    documents.refuse_long(text, str(path))
    write_whole(path, text.encode)  # half a character cannot be encoded


def write_whole(path: Path, made: Callable[[], bytes]) -> None:
    """Write a file; what was there stays until the new one is whole.

    Raises
    ------
    StudyError
        Where it cannot be written.
    """
    beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        data = made()
        try:
            beside.write_bytes(data)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise StudyError(
            "{path}: cannot be written ({why}); give a path in a folder that is there",
            path=path,
            why=getattr(error, "strerror", None) or str(error),
        ) from error


def write_yaml(document: dict[str, Any]) -> str:
    """Return plain values as YAML."""
    writer = YAML(typ="safe", pure=True)
    writer.default_flow_style = False
    writer.allow_unicode = True
    writer.sort_base_mapping_type_on_output = False  # type: ignore[assignment]  # declared None, read as a truth value
    writer.width = 100
    stream = io.StringIO()
    writer.dump(document, stream)
    return stream.getvalue()
