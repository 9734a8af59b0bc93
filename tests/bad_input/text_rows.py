"""Texts and files that are no study: not YAML, not JSON, not text, not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import fuzzyeval as fe
from bad_input.rows import FOLDER, GRADES, ROOT, STUDY, Row, read

__all__ = ["ROWS"]

_JSON = '"grades": 5, "root": {"id": "service", "children": [{"id": "speed"}, {"id": "care"}]}'
_ENDS = "a study's file ends in .yaml, .yml or .json"


def _yaml(text: str, place: str, value: str, said: str) -> Row:
    return read(text, place, value, f"text, {said}")


def _json(text: str, place: str, value: str, said: str) -> Row:
    return Row(lambda _: fe.Study.from_json(text), place, value, f"text{said}")


def _file(name: str, content: bytes, place: str, value: str, said: str) -> Row:
    def given(folder: Path) -> object:
        (folder / name).write_bytes(content)
        return fe.Study.load(folder / name)

    return Row(given, place, value, f"{FOLDER}/{name}{said}")


def _folder(folder: Path) -> object:
    (folder / "a.yaml").mkdir()
    return fe.Study.load(folder / "a.yaml")


def _call(given: Callable[[], object], place: str, value: str, said: str) -> Row:
    return Row(lambda _: given(), place, value, said)


def _any(value: object) -> Any:
    """Return a value of another type than is asked for, past the type checker."""
    return value


_YAML = (
    _yaml(STUDY + "name: a\nname: b", "line 4", "'name'", "line 4: key 'name' occurs twice; keep one"),
    _yaml("a: &one 1\nb: *one", "line 2", "*one", "line 2: alias *one; write the value out"),
    _yaml("a: {b: 1}\nc:\n  <<: {d: 1}", "line 3", "", "line 3: a merge key; write the values out"),
    _yaml("a: !mine 5", "line 1", "!mine", "line 1: tag !mine; write plain values"),
    _yaml(
        "!!python/object/apply:os.system ['true']",
        "line 1",
        "tag:yaml.org,2002:python/object/apply:os.system",
        "line 1: tag tag:yaml.org,2002:python/object/apply:os.system; write plain values",
    ),
    _yaml("a: 1\n---\nb: 2", "line 2", "", "line 2: a second document starts here; keep one"),
    _yaml("? [a, b]\n: 1", "line 1", "", "line 1: a key that is no word; give text"),
    _yaml("a:\n" + "[" * 101, "line 2", "100", "line 2: nested deeper than 100 levels; flatten it"),
    _yaml(
        STUDY + "name: a: b",
        "line 3",
        "",
        "line 3: not YAML (mapping values are not allowed here); mend the line",
    ),
    _yaml(
        STUDY + "name: @home",
        "line 3",
        "'@'",
        "line 3: not YAML (found character '@' that cannot start any token); mend the line",
    ),
    _yaml(
        STUDY + "name:\n\tcounter",
        "line 4",
        "",
        "line 4: not YAML (found character '\\t' that cannot start any token); mend the line",
    ),
    read(
        "just words",
        "text",
        "'just words'",
        "text: 'just words' is no mapping; give fields and their values",
    ),
    read("- a\n- b", "text", "['a', 'b']", "text: ['a', 'b'] is no mapping; give fields and their values"),
    read(GRADES, "root", "", "text: root: this field is missing; give it a value"),
    read(ROOT, "grades", "", "text: grades: this field is missing; give it a value"),
    read(
        "a" * 1_000_001,
        "text",
        "1,000,001",
        "text: 1,000,001 characters; a document has at most 1,000,000, so split it up",
    ),
)

_JSONS = (
    _json("{" + _JSON + ', "name": "a", "name": "b"}', "text", "'name'", ": key 'name' occurs twice; keep one"),
    _json('{"grades": NaN}', "text", "NaN", ": NaN is not a number; give a finite one"),
    _json('{"grades": -Infinity}', "text", "-Infinity", ": -Infinity is not a number; give a finite one"),
    _json("[" * 101 + "]" * 101, "text", "100", ": nested deeper than 100 levels; flatten it"),
    _json("", "line 1", "", ", line 1: not JSON (Expecting value); mend the line"),
    _json('{\n"grades": 5\n"root": {}}', "line 3", "", ", line 3: not JSON (Expecting ',' delimiter); mend the line"),
    _json(
        "{'grades': 5}",
        "line 1",
        "",
        ", line 1: not JSON (Expecting property name enclosed in double quotes); mend the line",
    ),
    _json("5", "text", "5", ": 5 is no mapping; give fields and their values"),
    _json(
        "{" + _JSON + ', "operator": true}',
        "operator",
        "True",
        ": operator: True is not one of min_max, product_max, min_sum, weighted_average, M(∧,∨), M(·,∨), M(∧,⊕), M(·,+)",
    ),
    _json(
        "{" + _JSON + ', "strict": "false"}',
        "strict",
        "'false'",
        ": strict: 'false' is neither true nor false; give one of them",
    ),
)

_FILES = (
    _file("study.txt", b"", "study.txt", ".txt", f": {_ENDS}"),
    _file("study", b"", "study", "", f": {_ENDS}"),
    _file(
        "study.yaml",
        "name: 服务\n".encode("gbk"),
        "study.yaml",
        "byte 6",
        ": not UTF-8 at byte 6; save the file as UTF-8",
    ),
    _file("study.yml", b"a: 1\na: 2", "study.yml, line 2", "'a'", ", line 2: key 'a' occurs twice; keep one"),
    _file(
        "study.json",
        b"{\"grades\": 5,\n'root': 1}",
        "study.json, line 2",
        "",
        ", line 2: not JSON (Expecting property name enclosed in double quotes); mend the line",
    ),
    Row(
        lambda folder: fe.Study.load(folder / "gone.yaml"),
        f"{FOLDER}/gone.yaml",
        "No such file or directory",
        f"{FOLDER}/gone.yaml: cannot be read (No such file or directory); give the path of a file",
    ),
    Row(
        _folder,
        f"{FOLDER}/a.yaml",
        "Is a directory",
        f"{FOLDER}/a.yaml: cannot be read (Is a directory); give the path of a file",
    ),
    Row(
        lambda folder: fe.Study.from_yaml(STUDY).save(folder / "study.toml"),
        f"{FOLDER}/study.toml",
        ".toml",
        f"{FOLDER}/study.toml: {_ENDS}",
    ),
    Row(
        lambda folder: fe.Study.from_yaml(STUDY).save(folder / "none" / "study.yaml"),
        f"{FOLDER}/none/study.yaml",
        "No such file or directory",
        f"{FOLDER}/none/study.yaml: cannot be written (No such file or directory); give a path in a folder that is there",
    ),
)

_TYPES = (
    _call(
        lambda: fe.Study.load(_any(None)),
        "path",
        "NoneType",
        "path: NoneType is no path; give that of a YAML or JSON file",
    ),
    _call(
        lambda: fe.Study.load(_any(["a.yaml"])),
        "path",
        "list",
        "path: list is no path; give that of a YAML or JSON file",
    ),
    _call(lambda: fe.Study.from_yaml(_any(b"grades: 5")), "text", "bytes", "text: bytes is no text; give YAML or JSON"),
    _call(lambda: fe.Study.from_json(_any({"grades": 5})), "text", "dict", "text: dict is no text; give YAML or JSON"),
    _call(
        lambda: fe.Study.from_yaml(_any(Path("a.yaml"))),
        "text",
        "PosixPath",
        "text: PosixPath is no text; give YAML or JSON",
    ),
)

ROWS = (*_YAML, *_JSONS, *_FILES, *_TYPES)
"""What is no study at all."""
