"""Files that a study names: looked for in the folder of its own file, and nowhere else."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationInfo

from fuzzyeval.errors import StudyError

__all__ = ["beside"]


def beside(file: str, info: ValidationInfo) -> Path:
    """Return a path in the folder of the study's own file."""
    folder = (info.context or {}).get("folder")
    if folder is None:
        raise StudyError(
            "{file!r} is a file, which is looked for beside the file of a study; load the study from its file, or give "
            "what is in it",
            file=file,
        )
    steps = Path(file).parts
    if not steps or Path(file).is_absolute() or ".." in steps:
        raise StudyError(
            "{file!r} is not in the folder of the study; name a file, a folder or a pattern inside it", file=file
        )
    return Path(folder, file)
