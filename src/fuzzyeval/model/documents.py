"""The YAML and JSON doors: text into plain values, strictly, and plain values into text.

YAML is read from its events: a word is a word (``no``, ``1/2``, ``2020-01-01``, ``012``), only JSON's numbers are numbers,
and what could surprise is refused: keys that occur twice, aliases, tags, several documents.
"""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails
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

from fuzzyeval.checks import suggestion
from fuzzyeval.errors import StudyError

__all__ = ["MAX_CHARACTERS", "MAX_NESTING", "explained", "parse_json", "parse_yaml", "read", "write", "write_yaml"]

MAX_CHARACTERS = 1_000_000
"""How long a document may be."""

MAX_NESTING = 100
"""How deep a document may nest."""

_CHOICES = {"weighting", "subjective", "objective", "principle"}  # fields whose models are told apart by their method

_FIELDS = (
    *("fuzzyeval", "name", "language", "grades", "root", "weighting", "operator", "normalise", "principle", "reading"),
    *("missing", "rows", "strict", "id", "label", "children", "column", "score", "answer", "method", "weights"),
    *(
        "judgements",
        "priorities",
        "random_index",
        "over",
        "subjective",
        "objective",
        "rule",
        "alpha",
        "cuts",
        "threshold",
    ),
)  # what a document may say, for the near misses

_INTEGER = re.compile(r"-?(0|[1-9]\d{0,99})", re.ASCII)
_FLOAT = re.compile(r"[-+]?(\d{1,100}(\.\d{0,100})?|\.\d{1,100})([eE][-+]?\d{1,3})?", re.ASCII)
_PADDED = re.compile(r"[-+]?0\d", re.ASCII)
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


def read(path: Path) -> object:
    """Return what a YAML or JSON file says.

    Raises
    ------
    StudyError
        For a file that is not there, of another kind, or not well formed.
    """
    parse = _parser(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise StudyError(f"{path}: not UTF-8 at byte {error.start}; save the file as UTF-8") from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise StudyError(f"{path}: cannot be read ({why}); give the path of a file") from error
    return parse(text, str(path))


def write(path: Path, document: dict[str, Any]) -> None:
    """Write plain values to a YAML or JSON file."""
    as_yaml = _parser(path) is parse_yaml
    text = (
        write_yaml(document) if as_yaml else json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    )
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise StudyError(
            f"{path}: cannot be written ({error.strerror or error}); give a path in a folder that is there"
        ) from error


def write_yaml(document: dict[str, Any]) -> str:
    """Return plain values as YAML."""
    writer = YAML(typ="safe", pure=True)
    writer.default_flow_style = False
    writer.allow_unicode = True
    writer.sort_base_mapping_type_on_output = False  # type: ignore[assignment]  # declared None, read as a truth value
    writer.width = 100
    stream = io.StringIO()
    writer.dump(document, stream)
    return stream.getvalue()


def parse_json(text: str, source: str, *, limit: int | None = MAX_CHARACTERS) -> object:
    """Return what a JSON text says, refusing keys that occur twice, NaN and infinity."""
    _refuse_long(text, source, limit)
    try:
        document = json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise StudyError(f"{source}, line {error.lineno}: not JSON ({error.msg})") from error
    except RecursionError as error:
        raise StudyError(f"{source}: nested deeper than {MAX_NESTING}; flatten it") from error
    except ValueError as error:
        raise StudyError(f"{source}: {error}") from error
    _refuse_deep(document, source)
    return document


def parse_yaml(text: str, source: str) -> object:
    """Return what a YAML text says."""
    _refuse_long(text, source)
    try:
        return _Builder(source).build(text)
    except MarkedYAMLError as error:
        line = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise StudyError(f"{source}{line}: not YAML ({error.problem or error.context})") from error
    except YAMLError as error:
        raise StudyError(f"{source}: not YAML ({str(error).splitlines()[0]})") from error


def explained(error: ValidationError, source: str) -> str:
    """Return every problem of a document on a line of its own, with its place."""
    lines = []
    for problem in error.errors(include_url=False):
        place, said = _place(problem["loc"]), _said(problem)
        lines.append(said if not place or said.startswith(f"{place}:") else f"{place}: {said}")
    return f"{source}: " + ("\n  " if len(lines) > 1 else "") + "\n  ".join(lines)


def _said(problem: ErrorDetails) -> str:
    """Return what is wrong at a place: in our own words, which name the value themselves, or in pydantic's."""
    kind, given, context = problem["type"], problem["input"], problem.get("ctx", {})
    said = problem["msg"] if kind == "missing" else f"{problem['msg']} (got {_brief(given)})"
    if kind == "value_error":
        said = problem["msg"].removeprefix("Value error, ")
    elif kind == "extra_forbidden":
        field = str(problem["loc"][-1])
        said = f"no field is called {field!r} here{suggestion(field, [known for known in _FIELDS if known != field])}"
    elif kind == "union_tag_invalid":
        known = [word.strip("' ") for word in str(context["expected_tags"]).split(",")]
        said = f"method: {context['tag']!r} is not one of {', '.join(known)}{suggestion(str(context['tag']), known)}"
    elif kind == "union_tag_not_found":
        said = f"{_brief(given)} does not say its method; give method: and a name"
    elif kind.startswith(("model_type", "model_attributes", "dict_type")):
        said = f"{_brief(given)} is no mapping; give fields and their values"
    elif kind in ("tuple_type", "list_type"):
        said = f"{_brief(given)} is no list; give one"
    return said


def _brief(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _place(steps: tuple[int | str, ...]) -> str:
    """Return a place such as root.children[0].id, without the names of the alternatives that were tried."""
    place, before = "", ""
    for step in steps:
        if isinstance(step, int):
            place += f"[{step}]"
        elif not (before in _CHOICES and not place.endswith("]")):
            place += f".{step}"
        before = "" if before in _CHOICES else str(step)
    return place.lstrip(".")


def _parser(path: Path) -> Any:
    parsers = {".yaml": parse_yaml, ".yml": parse_yaml, ".json": parse_json}
    if path.suffix.lower() not in parsers:
        raise StudyError(f"{path}: a study's file ends in .yaml, .yml or .json")
    return parsers[path.suffix.lower()]


def _refuse_long(text: str, source: str, limit: int | None = MAX_CHARACTERS) -> None:
    if limit is not None and len(text) > limit:
        raise StudyError(f"{source}: {len(text):,} characters; a document has at most {limit:,}")


def _refuse_deep(document: object, source: str) -> None:
    """Refuse nesting that the layers behind might follow by recursion."""
    level = [document]
    for _ in range(MAX_NESTING):
        held = [inner for value in level for inner in _held(value)]
        level = [inner for inner in held if isinstance(inner, dict | list)]
    if level:
        raise StudyError(f"{source}: nested deeper than {MAX_NESTING}; flatten it")


def _held(value: object) -> list[Any]:
    return list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise StudyError(f"key {key!r} occurs twice; keep one")
        found[key] = value
    return found


def _refuse_constant(word: str) -> None:
    raise StudyError(f"{word} is not a number; give a finite one")


class _Builder:
    """Builds plain values from YAML events, without recursion."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.stack: list[dict[str, Any] | list[Any]] = []
        self.keys: list[str | None] = []
        self.result: object = None
        self.documents = 0

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
            raise self._refusal(event, f"alias *{event.anchor}; write the value out")
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._open(event)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self.stack.pop()
            self.keys.pop()
        elif isinstance(event, ScalarEvent):
            self._place(event, self._scalar(event))

    def _open(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        if event.ctag is not None and str(event.ctag) not in ("None", "!"):
            raise self._refusal(event, f"tag {event.ctag}; write plain values")
        opened: dict[str, Any] | list[Any] = {} if isinstance(event, MappingStartEvent) else []
        self._place(event, opened)
        self.stack.append(opened)
        self.keys.append(None)
        if len(self.stack) > MAX_NESTING:
            raise self._refusal(event, f"nested deeper than {MAX_NESTING}; flatten it")

    def _place(self, event: Event, value: Any) -> None:
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
            raise self._refusal(event, f"key {key!r} occurs twice; keep one")
        if key == "<<" and event.style is None:
            raise self._refusal(event, "a merge key; write the values out")
        container[key] = None
        return key

    def _scalar(self, event: ScalarEvent) -> Any:
        if event.ctag is not None and str(event.ctag) not in ("None", "!"):
            raise self._refusal(event, f"tag {event.ctag}; write plain values")
        text = str(event.value)
        if event.style is not None:
            return text
        if text.lower() in _WORDS and text in (text.lower(), text.title(), text.upper()):
            return _WORDS[text.lower()]
        if _INTEGER.fullmatch(text):
            return int(text)
        return float(text) if _FLOAT.fullmatch(text) and not _PADDED.match(text) else text

    def _refusal(self, event: Event, why: str) -> StudyError:
        return StudyError(f"{self.source}, line {event.start_mark.line + 1}: {why}")
