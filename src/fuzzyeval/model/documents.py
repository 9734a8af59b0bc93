"""The YAML and JSON doors: text into plain values, strictly, and plain values into text.

YAML is read from its events: a word is a word (``no``, ``1/2``, ``2020-01-01``, ``012``), only JSON's numbers are numbers,
and what could surprise is refused: keys that occur twice, aliases, tags, several documents.
"""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from fuzzyeval.errors import StudyError
from fuzzyeval.wording import Message, message

__all__ = [
    "MAX_CHARACTERS",
    "MAX_NESTING",
    "MAX_VALUES",
    "decoded",
    "is_yaml",
    "language_in",
    "parse",
    "parse_json",
    "parse_yaml",
    "read",
    "refuse_long",
    "refuse_unfit",
    "text_in",
]

MAX_CHARACTERS = 1_000_000
"""How long a document may be."""

MAX_NESTING = 100
"""How deep a document may nest."""

MAX_VALUES = 100_000
"""How many values, mappings and lists a study's document may hold."""

_HALF = re.compile("[\ud800-\udfff]")  # a surrogate, which stands for nothing by itself
_LANGUAGE = re.compile(r"""(?:^|[{,])[ \t]*["']?language["']?[ \t]*:[ \t]*["']?([A-Za-z_-]{2,20})""", re.MULTILINE)
_INTEGER = re.compile(r"-?(0|[1-9]\d{0,99})", re.ASCII)
_FLOAT = re.compile(r"[-+]?(\d{1,100}(\.\d{0,100})?|\.\d{1,100})([eE][-+]?\d{1,3})?", re.ASCII)
_PADDED = re.compile(r"[-+]?0\d", re.ASCII)
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


def read(path: Path) -> str:
    """Return the text of a YAML or JSON file.

    Raises
    ------
    StudyError
        For a file that is not there, of another kind, or not well formed.
    """
    is_yaml(path)
    return text_in(path)


def text_in(path: Path, *, limit: int | None = MAX_CHARACTERS) -> str:
    """Return the text in a file, which is UTF-8 and has so many characters at most.

    Raises
    ------
    StudyError
        For a file that is not there, longer, or in another encoding.
    """
    try:
        with path.open("rb") as file:
            data = file.read(-1 if limit is None else 4 * limit + 1)  # no more is looked at than could be a document
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise StudyError("{path}: cannot be read ({why}); give the path of a file", path=path, why=why) from error
    return decoded(data, str(path), limit=limit)


def decoded(data: bytes, source: str, *, limit: int | None = MAX_CHARACTERS) -> str:
    """Return the text in bytes, which are UTF-8 with or without a mark.

    Raises
    ------
    StudyError
        For what is not UTF-8.
    """
    if limit is not None and len(data) > 4 * limit:
        raise _too_long(source, len(data), limit)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StudyError(
            "{source}: not UTF-8 at byte {start}; save the file as UTF-8", source=source, start=error.start
        ) from error


def parse(text: str, path: Path) -> object:
    """Return what the text of a YAML or JSON file says."""
    return parse_yaml(text, str(path)) if is_yaml(path) else parse_json(text, str(path))


def language_in(text: str) -> str:
    """Return the language that a study's text asks for, as far as can be seen before it is understood."""
    found = _LANGUAGE.search(text[:MAX_CHARACTERS])
    return found[1] if found else "en"


def parse_json(text: str, source: str, *, limit: int | None = MAX_CHARACTERS) -> object:
    """Return what a JSON text says, refusing keys that occur twice, NaN and infinity."""
    if not isinstance(text, str):
        raise StudyError("text: {kind} is no text; give YAML or JSON", kind=type(text).__name__)
    refuse_long(text, source, limit)
    try:
        document = json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise StudyError(
            "{source}, line {line}: not JSON ({why}); mend the line", source=source, line=error.lineno, why=error.msg
        ) from error
    except RecursionError as error:
        raise StudyError(
            "{source}: nested deeper than {most} levels; flatten it", source=source, most=MAX_NESTING
        ) from error
    except StudyError as error:
        raise StudyError("{source}: {problem}", source=source, problem=error.said) from error
    except ValueError as error:  # an integer of more digits than Python reads
        raise StudyError("{source}: not JSON ({why}); give a smaller number", source=source, why=str(error)) from error
    refuse_unfit(document, source, most=math.inf if limit is None else MAX_VALUES)
    return document


def parse_yaml(text: str, source: str) -> object:
    """Return what a YAML text says."""
    refuse_long(text, source)
    try:
        document = _Builder(source).build(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        why = error.problem or error.context or ""
        if mark is None:
            raise StudyError("{source}: not YAML ({why}); write plain YAML", source=source, why=why) from error
        raise StudyError(
            "{source}, line {line}: not YAML ({why}); mend the line", source=source, line=mark.line + 1, why=why
        ) from error
    except YAMLError as error:
        why = str(error).splitlines()[0]
        raise StudyError("{source}: not YAML ({why}); write plain YAML", source=source, why=why) from error
    refuse_unfit(document, source)
    return document


def is_yaml(path: Path) -> bool:
    """Return whether a file is YAML rather than JSON, by how its name ends.

    Raises
    ------
    StudyError
        For another ending.
    """
    kind = path.suffix.lower()
    if kind not in (".yaml", ".yml", ".json"):
        raise StudyError("{path}: a study's file ends in .yaml, .yml or .json", path=path)
    return kind != ".json"


def refuse_long(text: str, source: str, limit: int | None = MAX_CHARACTERS) -> None:
    """Refuse a text that no door would read."""
    if limit is not None and len(text) > limit:
        raise _too_long(source, len(text), limit)


def _too_long(source: str, count: int, limit: int) -> StudyError:
    return StudyError(
        "{source}: {count:,} characters; a document has at most {limit:,}, so split it up",
        source=source,
        count=count,
        limit=limit,
    )


def refuse_unfit(document: object, source: str, *, most: float = MAX_VALUES) -> None:
    """Refuse what the layers behind cannot bear: too many values, nesting that is too deep, text that nothing writes."""
    level, values = [document], 0
    for _ in range(MAX_NESTING):
        held = [inner for value in level for inner in _held(value)]
        values += len(held)
        if values > most:
            raise StudyError("{source}: {problem}", source=source, problem=_too_many())
        for text in (*held, *(key for value in level if isinstance(value, dict) for key in value)):
            if isinstance(text, str) and _HALF.search(text):
                raise StudyError("{source}: {text!r} holds half a character; write it whole", source=source, text=text)
        level = [inner for inner in held if isinstance(inner, dict | list)]
    if level:
        raise StudyError("{source}: nested deeper than {most} levels; flatten it", source=source, most=MAX_NESTING)


def _too_many() -> Message:
    return message("more than {most:,} values; leave out what is not needed", most=MAX_VALUES)


def _held(value: object) -> list[Any]:
    return list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise StudyError("key {key!r} occurs twice; keep one", key=key)
        found[key] = value
    return found


def _refuse_constant(word: str) -> None:
    raise StudyError("{word} is not a number; give a finite one", word=word)


class _Builder:
    """Builds plain values from YAML events, without recursion."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.stack: list[dict[str, Any] | list[Any]] = []
        self.keys: list[str | None] = []
        self.result: object = None
        self.documents = 0
        self.values = 0

    def build(self, text: str) -> object:
        for event in YAML(typ="safe", pure=True).parse(text):
            self._take(event)
        return self.result

    def _take(self, event: Event) -> None:
        if isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise self._refusal(event, "a second document starts here; keep one")
        elif isinstance(event, AliasEvent):
            raise self._refusal(event, "alias *{name}; write the value out", name=event.anchor)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._open(event)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self.stack.pop()
            self.keys.pop()
        elif isinstance(event, ScalarEvent):
            self._place(event, self._scalar(event))

    def _open(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        if event.ctag is not None and str(event.ctag) not in ("None", "!"):
            raise self._refusal(event, "tag {tag}; write plain values", tag=str(event.ctag))
        opened: dict[str, Any] | list[Any] = {} if isinstance(event, MappingStartEvent) else []
        self._place(event, opened)
        self.stack.append(opened)
        self.keys.append(None)
        if len(self.stack) > MAX_NESTING:
            raise self._refusal(event, "nested deeper than {most} levels; flatten it", most=MAX_NESTING)

    def _place(self, event: Event, value: Any) -> None:
        self.values += 1
        if self.values > 2 * MAX_VALUES:  # keys are placed too; no more is read than it takes to know
            raise StudyError("{source}: {problem}", source=self.source, problem=_too_many())
        if not self.stack:
            self.result = value
        elif isinstance(container := self.stack[-1], list):
            container.append(value)
        elif (key := self.keys[-1]) is None:
            self.keys[-1] = self._key(event, container)
        else:
            container[key] = value
            self.keys[-1] = None

    def _key(self, event: Event, container: dict[str, Any]) -> str:
        if not isinstance(event, ScalarEvent):
            raise self._refusal(event, "a key that is no word; give text")
        key = str(event.value)
        if key in container:
            raise self._refusal(event, "key {key!r} occurs twice; keep one", key=key)
        if key == "<<" and event.style is None:
            raise self._refusal(event, "a merge key; write the values out")
        container[key] = None
        return key

    def _scalar(self, event: ScalarEvent) -> Any:
        if event.ctag is not None and str(event.ctag) not in ("None", "!"):
            raise self._refusal(event, "tag {tag}; write plain values", tag=str(event.ctag))
        text = str(event.value)
        if event.style is not None:
            return text
        if text.lower() in _WORDS and text in (text.lower(), text.title(), text.upper()):
            return _WORDS[text.lower()]
        if _INTEGER.fullmatch(text):
            return int(text)
        return float(text) if _FLOAT.fullmatch(text) and not _PADDED.match(text) else text

    def _refusal(self, event: Event, template: str, **values: object) -> StudyError:
        return StudyError(
            "{source}, line {line}: {problem}",
            source=self.source,
            line=event.start_mark.line + 1,
            problem=message(template, **values),
        )
