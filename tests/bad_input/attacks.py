"""Inputs made to hang a reader, to fill its memory or to slip something past it, by name."""

from __future__ import annotations

import json
import string
from collections.abc import Callable
from random import Random

import fuzzyeval as fe

__all__ = ["ATTACKS", "Attack"]

Attack = tuple[Callable[[], object], str]
"""What is done, and how what is said of it begins; nothing where there is no harm in it."""

_yaml, _json, _result = fe.Study.from_yaml, fe.Study.from_json, fe.Evaluation.model_validate_json
_HEAD = '"grades": 5, "root": {"id": "r", "children": [{"id": "a"}, {"id": "b"}]}'
_LINES = "grades: 5\nroot: {id: r, children: [{id: a}, {id: b}]}\n"
_RANDOM = Random(5)  # noqa: S311  (names, no secrets)
_NAMES = ["".join(_RANDOM.choices(string.ascii_lowercase, k=12)) for _ in range(10_000)]
_LONG = "a" * 900_000
_DEEP = "text, line 1: nested deeper than 100 levels; flatten it"
_DEEP_JSON = "text: nested deeper than 100 levels; flatten it"
_TOO_LONG = "characters; a document has at most 1,000,000, so split it up"
_BOMB = "\n".join(
    ["a0: &a0 [x, x, x, x, x, x, x, x, x]", *(f"a{i + 1}: &a{i + 1} [{', '.join([f'*a{i}'] * 9)}]" for i in range(9))]
)


def _study(fields: str) -> Callable[[], object]:
    return lambda: _json("{" + _HEAD + ", " + fields + "}")


def _judged(judgement: str) -> Callable[[], object]:
    return _study(f'"weighting": {{"method": "ahp", "judgements": {{"r": {{"a/b": {judgement}}}}}}}')


def _grade(field: str) -> Callable[[], object]:
    return lambda: _json(
        f'{{"root": {{"id": "r"}}, "grades": [{{"label": "a", {field}}}, {{"label": "b", "score": 2}}]}}'
    )


def _leaves(fields: str, count: int) -> Callable[[], object]:
    """Return the reading of a study with many leaves, in whose fields their number stands."""
    leaves = ", ".join("{" + fields % at + "}" for at in range(count))
    return lambda: _json(f'{{"grades": 5, "root": {{"id": "r", "children": [{leaves}]}}}}')


ATTACKS: dict[str, Attack] = {
    # what refers to itself, or to other places
    "alias bomb": (lambda: _yaml(_BOMB), "text, line 2: alias *a0; write the value out"),
    "alias of itself": (lambda: _yaml("a: &a [*a]"), "text, line 1: alias *a; write the value out"),
    "merge key": (lambda: _yaml("a: &a {x: 1}\nb: {<<: *a}"), "text, line 2: a merge key; write the values out"),
    "merge key of many": (
        lambda: _yaml("b: {<<: [{a: 1}, {b: 2}]}"),
        "text, line 1: a merge key; write the values out",
    ),
    "anchors without end": (lambda: _yaml("&a " * 300_000), "text, line 1: not YAML"),
    # tags
    "tag that calls": (lambda: _yaml("!!python/object/apply:os.system ['true']"), "text, line 1: tag "),
    "tag that makes": (lambda: _yaml("a: !!python/object:fuzzyeval.Study {}"), "text, line 1: tag "),
    "tag of a name": (lambda: _yaml("a: !!python/name:os.system ''"), "text, line 1: tag "),
    "tag of escapes": (lambda: _yaml("!<" + "%41" * 50_000 + "> a"), "text, line 1: tag AAA"),
    "tags without end": (lambda: _yaml("!a " * 300_000), "text, line 1: tag !a; write plain values"),
    # depth
    "depth 100,000, brackets": (lambda: _yaml("[" * 100_000), _DEEP),
    "depth 100,000, braces": (lambda: _yaml("{a: " * 100_000), _DEEP),
    "depth 100,000, dashes": (lambda: _yaml("- " * 100_000), _DEEP),
    "depth 100,000, keys": (lambda: _yaml("? " * 100_000), "text, line 1: a key that is no word; give text"),
    "depth, indented": (
        lambda: _yaml("\n".join(" " * level + "a:" for level in range(1_300))),
        "text, line 101: nested deeper than 100 levels; flatten it",
    ),
    "depth 100,000, JSON lists": (lambda: _json("[" * 100_000 + "]" * 100_000), _DEEP_JSON),
    "depth 100,000, JSON objects": (lambda: _json('{"a":' * 100_000 + "1" + "}" * 100_000), _DEEP_JSON),
    "depth 10,000,000, result": (
        lambda: _result("[" * 10_000_000),
        "evaluation: nested deeper than 100 levels; flatten it",
    ),
    # length
    "10 MB of YAML": (lambda: _yaml("a" * 10_000_000), f"text: 10,000,000 {_TOO_LONG}"),
    "10 MB of JSON": (lambda: _json('"' + "a" * 10_000_000), f"text: 10,000,001 {_TOO_LONG}"),
    "a million keys": (
        lambda: _json("{" + ",".join(f'"{key:x}":1' for key in range(1_000_000)) + "}"),
        f"text: 9,930,097 {_TOO_LONG}",
    ),
    "a million grades by number": (
        lambda: _json('{"root": {"id": "r"}, "grades": 1000000}'),
        "text: grades: 1000000 points",
    ),
    "thirty thousand grades": (
        lambda: _json(
            '{"root": {"id": "r"}, "grades": ['
            + ",".join(f'{{"label":"{at:x}","score":{at}}}' for at in range(30_000))
            + "]}"
        ),
        "text: grades: 30000 grades; a scale has 2 to 100",
    ),
    # numbers
    "10**5000 in YAML": (
        lambda: _yaml("root: {id: r}\ngrades: [{label: a, score: 1" + "0" * 5_000 + "}, {label: b, score: 1}]"),
        "text: grades[0].score: '1000",
    ),
    "10**5000 in JSON": (_grade('"score": 1' + "0" * 5_000), "text: not JSON ("),
    "10**4000 as a score": (
        _grade('"score": 1' + "0" * 4_000),
        "text: grades[0].score: <integer of 13288 bits> is not a number",
    ),
    "10**4000 as a name": (_study('"name": 1' + "0" * 4_000), "text: name: <integer of 13288 bits> is not text"),
    "10**4000 as a judgement": (
        _judged("1" + "0" * 4_000),
        "text: weighting.judgements: a/b: judgement <integer of 13288 bits>",
    ),
    "1e400 as a score": (_grade('"score": 1e400'), "text: grades[0].score: inf is not a finite number"),
    "1e400 as an answer": (_grade('"score": 1, "answer": 1e400'), "text: grades[0].answer: inf is not an answer code"),
    "1e400 as a judgement": (_judged("1e400"), "text: weighting.judgements: a/b: judgement inf"),
    "1e-400 as a judgement": (_judged("1e-400"), "text: weighting.judgements: a/b: judgement 0.0 is not positive"),
    "NaN": (_grade('"score": NaN'), "text: NaN is not a number; give a finite one"),
    "Infinity": (_grade('"score": Infinity'), "text: Infinity is not a number; give a finite one"),
    "-.inf": (
        lambda: _yaml("root: {id: r}\ngrades: [{label: a, score: -.inf}, {label: b, score: 1}]"),
        "text: grades[0].score: '-.inf' is not a number; give one, without quotes",
    ),
    ".nan": (
        lambda: _yaml("root: {id: r}\ngrades: [{label: a, score: .nan}, {label: b, score: 1}]"),
        "text: grades[0].score: '.nan' is not a number; give one, without quotes",
    ),
    "a number of 900,000 digits": (lambda: _yaml(_LINES + "strict: " + "1" * 900_000), "text: strict: '1111"),
    # characters
    "NUL in YAML": (lambda: _yaml(_LINES + 'name: "a\0b"'), "text: not YAML (unacceptable character #x0000"),
    "bell in YAML": (lambda: _yaml(_LINES + "name: \a"), "text: not YAML (unacceptable character #x0007"),
    "NUL, escaped": (lambda: _yaml(_LINES + 'name: "a\\0b"').to_yaml(), ""),
    "half a character in YAML": (
        lambda: _yaml(_LINES + "name: \ud800"),
        "text: not YAML (unacceptable character #xd800",
    ),
    "byte order mark": (lambda: _yaml("\ufeff" + _LINES), ""),
    "byte order mark, later": (
        lambda: _yaml(_LINES + "\ufeffname: a"),
        "text: \ufeffname: no field is called '\\ufeffname'",
    ),
    "right to left": (_study('"\u202eeman": 1'), "text: \u202eeman: no field is called '\\u202eeman' here"),
    # words that are long, and words that are like others
    "a key of 900,000 characters": (_study(f'"{_LONG}": 1'), "text: aaaa"),
    "a key of 900,000 characters in YAML": (lambda: _yaml(_LINES + f"? {_LONG}\n: 1"), "text: aaaa"),
    "a key of 900,000 slashes": (
        _study('"weighting": {"method": "ahp", "judgements": {"r": {"' + "/" * 900_000 + '": 1}}}'),
        "text: weighting.judgements: r: '////",
    ),
    "a method of 900,000 characters": (
        _study(f'"weighting": {{"method": "{_LONG}"}}'),
        "text: weighting: method: 'aaaa",
    ),
    "an operator of 900,000 characters": (_study(f'"operator": "{_LONG}"'), "text: operator: 'aaaa"),
    "a language of 900,000 characters": (_study(f'"language": "{_LONG}"'), "text: language: no label is in 'aaaa"),
    "an id of 900,000 characters": (lambda: _json(f'{{"grades": 5, "root": {{"id": "{_LONG}"}}}}'), ""),
    "an id of 450,000 characters twice": (
        lambda: _json(
            f'{{"grades": 5, "root": {{"id": "{_LONG[:450_000]}", "children": [{{"id": "{_LONG[:450_000]}"}}]}}}}'
        ),
        "text: aaaa",
    ),
    "a label of 900,000 blanks": (
        lambda: _json('{"grades": 5, "root": {"id": "r", "label": "' + " " * 900_000 + '"}}'),
        "text: root.label: '    ",
    ),
    # what a pattern might go back and forth over
    "a judgement of 900,000 blanks": (
        _judged('"' + " " * 900_000 + 'x"'),
        "text: weighting.judgements: a/b: judgement '   ",
    ),
    "a judgement of 900,000 digits": (
        _judged('"' + "1" * 900_000 + '/"'),
        "text: weighting.judgements: a/b: judgement '111",
    ),
    "a judgement with blanks on both sides": (
        _judged('"1' + " " * 400_000 + "/" + " " * 400_000 + 'x"'),
        "text: weighting.judgements: a/b: judgement '1  ",
    ),
    "a language that is sought": (lambda: _yaml(" \t{" * 300_000 + "language"), "text, line 1: not YAML"),
    "lines of blanks": (lambda: _yaml(_LINES + (" " * 1_000 + "\n") * 300), ""),
    "quotes": (lambda: _yaml("grades: 5\nroot: {id: " + "'" * 100_000 + "}"), ""),
    "colons": (lambda: _yaml(":" * 300_000), "text, line 1: not YAML"),
    "commas": (lambda: _yaml("[" + "," * 900_000), "text, line 1: not YAML"),
    "question marks": (lambda: _yaml("?\n" * 450_000), "text, line 2: key '' occurs twice; keep one"),
    "comments": (lambda: _yaml(_LINES + "#\n" * 100_000), ""),
    "folded lines": (lambda: _yaml(_LINES + "name: >\n" + " \n" * 50_000), ""),
    # many at once
    "10,000 languages": (
        lambda: _json(
            '{"grades": 5, "language": "xx", "root": {"id": "r", "label": '
            + json.dumps(dict.fromkeys(_NAMES, "x"))
            + "}}"
        ),
        "text: language: no label is in 'xx'; choose from ",
    ),
    "10,000 unknown fields": (_study(", ".join(f'"{name}": 1' for name in _NAMES)), "text: 10000 problems\n  "),
    "10,000 leaves with a problem each": (
        _leaves('"id": "c/%d"', 10_000),
        "text: 10000 problems\n  root.children[0].id: 'c/0' is not an id",
    ),
    "10,000 leaves that nothing is wrong with": (_leaves('"id": "c%d"', 10_000), ""),
    "a matrix of 300 rows for two": (
        _study(f'"weighting": {{"method": "ahp", "judgements": {{"r": {[[1] * 300] * 300}}}}}'),
        "text: r: a 300×300 matrix for 2 children; give 2 rows",
    ),
}
"""What an attacker, or an accident, may send."""
