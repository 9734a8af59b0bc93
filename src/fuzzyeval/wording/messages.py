"""A message: a template and what fills it, so that it can be told in the language of who reads it."""

from __future__ import annotations

import reprlib
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from numbers import Integral
from pathlib import Path
from string import Formatter
from typing import Any, TypeAlias

from fuzzyeval.wording.chinese import CHINESE

__all__ = [
    "LONGEST_TEXT",
    "LONGEST_VALUE",
    "MOST_TOLD",
    "Message",
    "Shown",
    "brief",
    "fields",
    "message",
    "template_in",
    "together",
]

Shown: TypeAlias = "str | Message | tuple[Message, ...]"
"""What stands in a field: text, or messages to be told in the same language."""

LONGEST_VALUE = 80
"""How much of a value a message shows."""

LONGEST_TEXT = 2_000
"""How much of a place, or of a list of names, a message shows."""

MOST_TOLD = 30
"""How many messages a message holds; of more, it says how many."""


class _Brief(reprlib.Repr):
    """Shows values within a line, whatever they are."""

    def __init__(self) -> None:
        super().__init__()
        self.maxstring = self.maxother = LONGEST_VALUE
        self.maxlist = self.maxtuple = 20

    def repr_instance(self, x: Any, level: int) -> str:  # noqa: ARG002  (reprlib's way)
        try:
            text = repr(x)
        except Exception:  # noqa: BLE001  (whatever a stranger's repr raises)
            return f"<{type(x).__name__}>"
        return _cut(text, LONGEST_VALUE)

    def repr_int(self, x: int, level: int) -> str:  # noqa: ARG002
        return str(x) if x.bit_length() <= 256 else f"<integer of {x.bit_length()} bits>"


def brief(value: object) -> str:
    """Return a value as Python would show it, cut to a line."""
    try:
        text = _Brief().repr(value)
    except Exception:  # noqa: BLE001  (a class that is merely named like one of Python's)
        text = f"<{type(value).__name__}>"
    return _cut(text.replace("\n", " "), LONGEST_VALUE)


@dataclass(frozen=True, slots=True)
class Message:
    """A template, and what stands in each of its fields; nothing else of the values is kept.

    Attributes
    ----------
    template
        The English text with ``{fields}``, also the key of its translations.
    shown
        Of each field, as it is written in the template, what stands there.
    """

    template: str
    shown: tuple[tuple[str, Shown], ...] = ()

    def text(self, language: str = "en") -> str:
        """Return the message in a language: English, or Chinese for ``zh`` and its variants."""
        if not self.shown:
            return template_in(self.template, language)
        shown = {field: _told(value, language) for field, value in self.shown}
        parts = _parsed(template_in(self.template, language))
        return "".join(text + (shown[field] if field is not None else "") for text, field in parts)

    def parts(self) -> tuple[Message, ...]:
        """Return the messages that were put together, or the one that there is."""
        return next((value for _, value in self.shown if isinstance(value, tuple)), (self,))

    def __str__(self) -> str:
        return self.text()


def message(template: str, /, **values: object) -> Message:
    """Return a message with its fields filled; a template without values is taken as it stands."""
    if not values:
        return Message(template)
    return Message(
        template, tuple((field, _shown(field, values)) for _, field in _parsed(template) if field is not None)
    )


def together(messages: Sequence[Message]) -> Message:
    """Return several messages as one, a line each."""
    return messages[0] if len(messages) == 1 else message("{problems}", problems=tuple(messages))


def template_in(template: str, language: str) -> str:
    """Return the template in a language; in English where there is no other."""
    return CHINESE.get(template, template) if language.casefold().startswith("zh") else template


def fields(template: str) -> tuple[str, ...]:
    """Return the fields of a template, as they are written."""
    return tuple(field for _, field in _parsed(template) if field is not None)


def _parsed(template: str) -> list[tuple[str, str | None]]:
    """Return the texts of a template, each with the field that follows it."""
    return [
        (text, None if name is None else name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else ""))
        for text, name, spec, conversion in Formatter().parse(template)
    ]


def _shown(field: str, values: dict[str, Any]) -> Shown:
    """Return what stands in a field such as ``value!r`` or ``total:g``."""
    name, _, spec = field.partition(":")
    name, _, conversion = name.partition("!")
    value = values[name]
    if isinstance(value, Message):
        return value
    if isinstance(value, tuple | list) and not conversion:
        if any(isinstance(part, Message) for part in value):
            return tuple(part if isinstance(part, Message) else message("{part}", part=part) for part in value)
        return _cut(", ".join(map(_plain, value)), LONGEST_TEXT)
    return brief(value) if conversion else _formatted(value, spec)


def _bounded(messages: Sequence[Message]) -> tuple[Message, ...]:
    """Return messages, of which no more are told than a person reads."""
    left = len(messages) - MOST_TOLD
    return tuple(messages) if left <= 0 else (*messages[:MOST_TOLD], message("and {count:,} more", count=left))


def _formatted(value: object, spec: str) -> str:
    if not spec:
        return _plain(value)
    try:
        return _cut(format(value, spec), LONGEST_VALUE)
    except Exception:  # noqa: BLE001  (whatever a stranger's format raises)
        return brief(value)


def _plain(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | float | Path | Fraction | Integral):
        return brief(value)
    if isinstance(value, Integral):
        return brief(int(value))
    try:
        return _cut(str(value), LONGEST_TEXT)
    except Exception:  # noqa: BLE001  (a fraction of more digits than Python writes, a stranger's text)
        return brief(value)


def _told(value: Shown, language: str) -> str:
    if isinstance(value, Message):
        return value.text(language)
    return "\n  ".join(part.text(language) for part in _bounded(value)) if isinstance(value, tuple) else value


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 3]}..."
