"""The columns that tell objects apart, and the keys that they give."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from fuzzyeval.aliases import Key
from fuzzyeval.errors import AnswersError, OptionError

__all__ = ["by_columns", "joined", "parts_of", "told_apart"]


def by_columns(by: str | Sequence[str] | None) -> tuple[str, ...]:
    """Return the grouping columns as a tuple."""
    if not isinstance(by, Sequence | None):
        raise OptionError("by: {by!r} does not name columns; give one name, or several different ones", by=by)
    columns = () if by is None else (by,) if isinstance(by, str) else tuple(by)
    if not all(isinstance(column, str) for column in columns) or len(set(columns)) < len(columns):
        raise OptionError("by: {by!r} does not name columns; give one name, or several different ones", by=by)
    return columns


def told_apart(by: Sequence[str], fixed: Collection[str]) -> None:
    """Refuse a table in which a grouping column and a figure have one name."""
    for column in by:
        if column in fixed:
            raise AnswersError(
                "by: a column of the table is called {column!r} too; rename the one of the answers", column=column
            )


def parts_of(key: Key) -> tuple[str | None, ...]:
    """Return the part of an object's key that each grouping column gave."""
    return key if isinstance(key, tuple) else (key,)


def joined(parts: Sequence[str | None]) -> Key:
    """Return the key of an object: the part itself where there is one column, otherwise the tuple."""
    return parts[0] if len(parts) == 1 else tuple(parts)
