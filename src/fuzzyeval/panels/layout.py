"""Where things stand on a sheet of the questionnaire: what writes it and what reads it agree on this."""

from __future__ import annotations

import json

__all__ = [
    "ANSWERED",
    "ASKED",
    "HEADINGS",
    "HOW_MUCH",
    "KEYS",
    "NAME",
    "QUESTION",
    "STRONGEST",
    "WHICH",
    "ids_of",
    "ids_text",
]

NAME = "fuzzyeval:expert"
"""Stands, hidden, in the row in which the expert's name is."""

QUESTION, WHICH, HOW_MUCH = "fuzzyeval:question", "fuzzyeval:which", "fuzzyeval:how_much"
"""Stand, in a hidden row, above the columns that people see."""

ASKED = ("fuzzyeval:ids", "fuzzyeval:asked", "fuzzyeval:first", "fuzzyeval:second", "fuzzyeval:equally")
"""Stand there above hidden columns: the ids of the parent and the two, the question as it was asked, the three choices."""

ANSWERED = (WHICH, HOW_MUCH)
"""The columns that are filled in."""

HEADINGS = "fuzzyeval:headings"
"""Stands, hidden, in the row of the headings that people see."""

KEYS = (QUESTION, *ANSWERED, *ASKED)
"""All columns that are read, wherever they were moved."""

STRONGEST = 9
"""The strongest judgement that can be chosen; the weakest is 2."""


def ids_text(parent: str, a: str, b: str) -> str:
    r"""Return three ids as one text that every spreadsheet keeps: ASCII, and without what Excel takes for an escape.

    Examples
    --------
    >>> ids_text("质量", "a_x0041_", "b")
    '["\\u8d28\\u91cf", "a\\u005fx0041_", "b"]'
    >>> ids_of(ids_text("质量", "a_x0041_", "b"))
    ('质量', 'a_x0041_', 'b')
    """
    return json.dumps([parent, a, b]).replace("_x", r"\u005fx")


def ids_of(text: object) -> tuple[str, str, str] | None:
    """Return the three ids in a text; None where it holds none."""
    try:
        ids = json.loads(text) if isinstance(text, str) else None
    except (ValueError, RecursionError):
        return None
    whole = isinstance(ids, list) and len(ids) == 3 and all(isinstance(each, str) and each for each in ids)
    return (ids[0], ids[1], ids[2]) if isinstance(ids, list) and whole else None
