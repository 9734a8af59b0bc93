"""What every result has in common for the eye: a table in a notebook, and the same table as text."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fuzzyeval.display.sheet import Sheet

__all__ = ["Displayed", "sheet_of"]


class Displayed(ABC):
    """Something that shows itself as a :class:`~fuzzyeval.display.sheet.Sheet`; the first base of its heirs.

    ``str`` gives the sheet as text, and a notebook shows it as HTML. ``repr`` is the heir's own, in one line.
    """

    __slots__ = ()

    @abstractmethod
    def _sheet(self) -> Sheet:
        """Return what is to be shown."""

    def _repr_html_(self) -> str:
        from fuzzyeval.display.html import to_html  # noqa: PLC0415  (loaded when somebody looks)

        return to_html(self._sheet())

    def __str__(self) -> str:
        from fuzzyeval.display.text import to_text  # noqa: PLC0415

        return to_text(self._sheet())


def sheet_of(shown: Displayed) -> Sheet:
    """Return the sheet that something shows itself as."""
    return shown._sheet()  # noqa: SLF001  (hidden from analysts, not from what shows it)
