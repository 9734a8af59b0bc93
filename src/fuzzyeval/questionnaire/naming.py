"""What the sheets of a workbook are called: by the experts, as far as a spreadsheet allows."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fuzzyeval.questionnaire.asking import shown

__all__ = ["LONGEST_TITLE", "sheet_titles"]

LONGEST_TITLE = 31
"""The characters that the name of a sheet may have, as UTF-16 counts them."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_RESERVED = "history"  # Excel keeps it for itself


def sheet_titles(names: Iterable[str]) -> list[str]:
    """Return a name of a sheet for each name of an expert, all different, whatever the case.

    Examples
    --------
    >>> sheet_titles(["Ann", "ann", "R&D: Bo/Cy", "'"])
    ['Ann', 'ann (2)', 'R&D_ Bo_Cy', '_']
    """
    titles: list[str] = []
    taken = {_RESERVED}
    for name in names:
        plain = re.sub("^'|'$", "_", _FORBIDDEN.sub("_", shown(name)))
        title, times = _cut(plain, LONGEST_TITLE), 1
        while title.casefold() in taken:
            times += 1
            title = _cut(plain, LONGEST_TITLE - len(f" ({times})")) + f" ({times})"
        taken.add(title.casefold())
        titles.append(title)
    return titles


def _cut(text: str, longest: int) -> str:
    """Return the first characters of a text, as many as fit, no apostrophe at the end."""
    while len(text.encode("utf-16-le", "replace")) // 2 > longest:
        text = text[:-1]
    return re.sub("'$", "_", text.rstrip())
