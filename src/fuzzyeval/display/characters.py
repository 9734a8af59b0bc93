"""Characters in a terminal: which are harmless, how wide they are, where a line may end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from unicodedata import category, east_asian_width

__all__ = ["cut", "harmless", "pieces", "span", "wrapped"]

_JOINER = "\u200d"
_JOINERS = ("\u200c", _JOINER)  # written in Persian, and in emoji of several parts
_REPLACED = "�"
_OPENING = "（《〈「『【〔“‘([" + _JOINER
_CLOSING = "），。、；：！？》〉」』】〕”’…,.;:!?)]%"


def harmless(text: str) -> str:
    """Return a text in one line, in which no character moves the cursor, hides, or turns the direction of others.

    Line breaks and other white space become spaces; control and format characters become �.
    """
    return text if text.isprintable() else "".join(map(_harmless, text))


def span(text: str) -> int:
    """Return how many columns of a terminal a harmless text takes: wide characters two, combining ones none."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def cut(text: str, width: int) -> str:
    """Return a text of at most so many columns, at least one; where something is left out, it ends in …."""
    return text if span(text) <= width else f"{_parts(text, width - 1)[0].rstrip()}…"


def wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines of at most so many columns, at least two.

    A line ends at a space or beside a wide character; a longer word is broken. Punctuation stays with what it closes or opens.
    """
    lines = [""]
    for piece in pieces(text):
        word = piece.rstrip()
        if span(lines[-1]) + span(word) <= width:
            lines[-1] += piece
        else:
            lines += _parts(word, width)
            lines[-1] += piece[len(word) :]
    return [line.rstrip() for line in lines if line.strip()] or [""]


def pieces(text: str) -> Iterator[str]:
    """Yield the pieces of a text after which a line may end, each with the space that follows it."""
    piece = ""
    for before, after in pairwise(f" {text}"):
        if piece and _may_end(before, after):
            yield piece
            piece = ""
        piece += after
    yield piece


def _harmless(character: str) -> str:
    if character.isspace():
        return " "
    return _REPLACED if category(character) in {"Cc", "Cf", "Cs"} and character not in _JOINERS else character


def _columns(character: str) -> int:
    if category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _parts(text: str, width: int) -> list[str]:
    """Return a text broken into parts of at most so many columns, wherever that falls; a wide character is never broken."""
    parts, room = [""], width
    for character in text:
        room -= _columns(character)
        if room < 0:
            parts.append("")
            room = width - _columns(character)
        parts[-1] += character
    return parts


def _may_end(before: str, after: str) -> bool:
    """Return whether a line may end between two characters."""
    if after == " " or after in _CLOSING or before in _OPENING or not _columns(after):
        return False
    return before == " " or _columns(before) == 2 or _columns(after) == 2
