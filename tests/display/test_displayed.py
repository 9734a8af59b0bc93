"""What shows itself: as text, as HTML, whatever its class is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest
from pydantic import BaseModel, ConfigDict

from fuzzyeval.display import Displayed, sheet_of
from fuzzyeval.display.html import to_html
from fuzzyeval.display.sheet import Column, Name, Sheet
from fuzzyeval.display.text import to_text

SHEET = Sheet("A title", (Column("indicator", "name"),), ((Name("tea"),),))


class Plain(Displayed):
    def _sheet(self) -> Sheet:
        return SHEET


@dataclass(frozen=True, slots=True)
class Slotted(Displayed):
    name: str = "slotted"

    def _sheet(self) -> Sheet:
        return SHEET


class Mapped(Displayed, Mapping[str, int]):
    def _sheet(self) -> Sheet:
        return SHEET

    def __getitem__(self, key: str) -> int:
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


class Modelled(Displayed, BaseModel):
    model_config = ConfigDict(frozen=True)
    name: str = "modelled"

    def _sheet(self) -> Sheet:
        return SHEET


@pytest.mark.parametrize("made", [Plain(), Slotted(), Mapped(), Modelled()], ids=lambda made: type(made).__name__)
def test_any_class_shows_itself_as_text_and_as_html(made: Displayed) -> None:
    assert sheet_of(made) is SHEET
    assert str(made) == f"{made}" == to_text(SHEET)
    assert made._repr_html_() == to_html(SHEET)
    assert "A title" not in repr(made)


def test_it_adds_nothing_to_what_it_is_mixed_into() -> None:
    assert not hasattr(Slotted(), "__dict__")
    assert Slotted() == Slotted()
    assert repr(Slotted()) == "Slotted(name='slotted')"
    assert repr(Modelled()) == "Modelled(name='modelled')"
    assert Modelled().model_dump() == {"name": "modelled"}
    assert Modelled.model_validate_json('{"name": "x"}') == Modelled(name="x")


def test_what_has_no_sheet_cannot_be_made() -> None:
    class Bare(Displayed):
        pass

    with pytest.raises(TypeError, match="abstract"):
        Bare()  # type: ignore[abstract]
