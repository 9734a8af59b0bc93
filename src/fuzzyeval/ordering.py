"""The order in which people expect names: numbers within them as numbers, the blank one last."""

from __future__ import annotations

import re
from typing import Any

from fuzzyeval.aliases import Key

__all__ = ["natural"]


def natural(key: Key) -> tuple[Any, ...]:
    """Return what names, or the keys of objects, are sorted by."""
    parts = key if isinstance(key, tuple) else (key,)
    return tuple((part is None, _runs(part or ""), part or "") for part in parts)


def _runs(text: str) -> tuple[tuple[int, int, str], ...]:
    runs = re.findall(r"[0-9]+|[^0-9]+", text)
    return tuple((0, int(run), "") if run.isdecimal() and run.isascii() else (1, 0, run.casefold()) for run in runs)
