"""The YAML and JSON doors: words stay words, numbers are JSON's, and what could surprise is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import fuzzyeval as fe
from fuzzyeval.errors import StudyError
from fuzzyeval.model import documents, writing


def yaml(text: str) -> Any:
    """Return what a YAML text says."""
    return documents.parse_yaml(text, "text")


@pytest.mark.parametrize(
    "word",
    [
        *("1/2", "no", "yes", "on", "off", "y", "012", "00", "1_000", "2020-01-01", "12:30:45", "0x1F", "0o14", "0b1"),
        *(".inf", "-.inf", ".nan", "nan", "tRue", "nULL", "1.2.3", "1e", "e5", "--1", "5 %", "a:b", "½", "9" * 101),
    ],
)
def test_a_word_is_a_word(word: str) -> None:
    assert yaml(f"a: {word}") == {"a": word}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("5", 5), ("-5", -5), ("0", 0), ("5.0", 5.0), (".6", 0.6), ("1.", 1.0), ("1e3", 1000.0), ("-2.5E-1", -0.25)),
        *(("true", True), ("False", False), ("TRUE", True), ("null", None), ("~", None), ("", None), ("Null", None)),
        *(("'5'", "5"), ('"true"', "true"), ("'~'", "~"), ('""', ""), ("'1/2'", "1/2"), ('"\\u8d28"', "质")),
        *(
            ("|\n  one\n  two", "one\ntwo"),
            ("[1, a]", [1, "a"]),
            ("{b: 1/2}", {"b": "1/2"}),
            ("12345678901234567890", 12345678901234567890),
        ),
    ],
)
def test_numbers_truths_and_nothing_are_jsons(text: str, value: object) -> None:
    found = yaml(f"a: {text}")["a"]
    assert found == value
    assert type(found) is type(value)


def test_keys_are_words() -> None:
    assert yaml("1: a\n1.0: b\nnull: c\ntrue: d\nno: e\n2020-01-01: f\n") == {
        "1": "a",
        "1.0": "b",
        "null": "c",
        "true": "d",
        "no": "e",
        "2020-01-01": "f",
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\nb: 2\na: 3", "text, line 3: key 'a' occurs twice; keep one"),
        ("{a: 1, a: 1}", "text, line 1: key 'a' occurs twice"),
        ("x:\n  'a': 1\n  \"a\": 2", "text, line 3: key 'a' occurs twice"),
        ("a: &one 1\nb: *one", r"text, line 2: alias \*one; write the value out"),
        ("a: &one {c: 1}\nb:\n  <<: *one", "text, line 3: a merge key; write the values out"),
        ("a: !!str 5", "text, line 1: tag .*; write plain values"),
        ("a: !mine 5", "text, line 1: tag !mine; write plain values"),
        ("!!python/object/apply:os.system ['true']", "text, line 1: tag .*python.*; write plain values"),
        ("a: !!set {b}", "text, line 1: tag"),
        ("a: !!binary aGk=", "text, line 1: tag"),
        ("---\na: 1\n---\nb: 2", "text, line 3: a second document starts here; keep one"),
        ("? [a]\n: 1", "text, line 1: a key that is no word; give text"),
        ("? {a: 1}\n: 1", "text, line 1: a key that is no word"),
        ("a: b: c", "text, line 1: not YAML"),
        ("a:\n  - [1", "text, line 2: not YAML"),
        ("a:\n\t b: 1", "text, line 2: not YAML"),
        ("a: \x01", "text.*: not YAML"),
        ("a: @b", "text, line 1: not YAML"),
        ("[" * 101 + "]" * 101, "text, line 1: nested deeper than 100 levels; flatten it"),
        ("\n".join(" " * at + "a:" for at in range(150)), "text, line 101: nested deeper than 100"),
        ("[" * 100_000, "nested deeper than 100"),
        ("a" * 1_000_001, "text: 1,000,001 characters; a document has at most 1,000,000"),
    ],
)
def test_what_could_surprise_in_yaml_is_refused_with_the_line(text: str, message: str) -> None:
    with pytest.raises(StudyError, match=message):
        yaml(text)


def test_a_forgotten_blank_after_a_colon_is_caught_where_the_pair_is_read() -> None:
    assert yaml("{a/b:2}") == {"a/b:2": None}
    text = (
        "{grades: 3, root: {id: r, children: [{id: a}, {id: b}]}, weighting: {method: ahp, judgements: {r: {a/b:2}}}}"
    )
    with pytest.raises(StudyError, match="a/b:2"):
        fe.Study.from_yaml(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"a": 1, "b": {"c": 1, "c": 2}}', "text: key 'c' occurs twice; keep one"),
        ('{"a": NaN}', "text: NaN is not a number; give a finite one"),
        ('{"a": Infinity}', "text: Infinity is not a number"),
        ('{"a": -Infinity}', "text: -Infinity is not a number"),
        ('{"a": 1' + "0" * 5000 + "}", "text: .*digits"),
        ("[" * 100_000, "text: nested deeper than 100 levels; flatten it"),
        ("[" * 101 + "]" * 101, "text: nested deeper than 100 levels; flatten it"),
        ('{"a": 1\n "b": 2}', "text, line 2: not JSON"),
        ("", "text, line 1: not JSON"),
        ("{'a': 1}", "text, line 1: not JSON"),
        ('{"a": 1} x', "text, line 1: not JSON"),
        ('"' + "a" * 1_000_001, "text: 1,000,002 characters; a document has at most 1,000,000"),
    ],
)
def test_what_could_surprise_in_json_is_refused(text: str, message: str) -> None:
    with pytest.raises(StudyError, match=message):
        documents.parse_json(text, "text")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("study.txt", b"", r"study\.txt: a study's file ends in \.yaml, \.yml or \.json"),
        ("study", b"", r"a study's file ends in"),
        ("study.yaml", None, r"study\.yaml: cannot be read \(No such file or directory\); give the path of a file"),
        ("study.json", None, r"study\.json: cannot be read"),
        ("study.yaml", "name: é".encode("latin-1"), r"study\.yaml: not UTF-8 at byte 6; save the file as UTF-8"),
        ("study.json", '{"name": "é"}'.encode("utf-16"), r"study\.json: not UTF-8 at byte 0"),
        ("study.yaml", b"a: 1\na: 2", r"study\.yaml, line 2: key 'a' occurs twice"),
        ("study.json", b'{\n"a": 1,}', r"study\.json, line \d: not JSON"),
        ("study.yaml", b"", r"study\.yaml: .*"),
        ("study.yaml", b"just words", r"study\.yaml: .*"),
        ("study.yml", b"[1, 2]", r"study\.yml: .*"),
        ("study.json", b"5", r"study\.json: .*"),
        ("study.yaml", b"grades: 5", r"study\.yaml: root: this field is missing"),
        (
            "study.yaml",
            b"{fuzzyeval: 2, grades: 5, root: {id: a}}",
            r"study\.yaml: fuzzyeval: 2 is not one of 1",
        ),
        ("study.yaml", b"{grades: 5, root: {id: a}, strict: no}", r"study\.yaml: strict: .*'no'"),
    ],
)
def test_a_file_that_is_no_study_is_refused_by_its_path(
    tmp_path: Path, name: str, content: bytes | None, message: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    for given in (path, str(path)):
        with pytest.raises(StudyError, match=message):
            fe.Study.load(given)


def test_a_folder_is_no_study(tmp_path: Path) -> None:
    (tmp_path / "study.yaml").mkdir()
    with pytest.raises(StudyError, match=r"study\.yaml: cannot be read \(Is a directory\)"):
        fe.Study.load(tmp_path / "study.yaml")


def test_a_byte_order_mark_is_no_part_of_a_study(tmp_path: Path) -> None:
    for name, text in (
        ("study.yaml", "grades: 3\nroot: {id: a}"),
        ("study.json", '{"grades": 3, "root": {"id": "a"}}'),
    ):
        (tmp_path / name).write_text("\ufeff" + text, encoding="utf-8")
        assert fe.Study.load(tmp_path / name).leaf_ids == ("a",)


def test_every_problem_is_named_at_once_with_its_place() -> None:
    with pytest.raises(StudyError) as caught:
        fe.Study.from_yaml(
            "name: 5\ncolour: red\n"
            "grades: [{label: good, score: high}, {label: '', score: 1}]\n"
            "root: {id: a/b, children: [{id: c}, {label: d}]}\n"
            "weighting: {method: combined, subjective: {method: ahp, judgements: {r: {a/b: 0}}}, rule: sum}\n"
            "reading: [fuzzy, fuzy]\n"
        )
    lines = str(caught.value).splitlines()
    assert lines[0] == f"text: {len(lines) - 1} problems"
    places = [line.strip().split(": ")[0] for line in lines[1:]]
    for place in (
        *("name", "colour", "grades[0].score", "grades[1].label", "root.id", "root.children[1].id"),
        *("weighting.subjective.judgements", "weighting.rule", "reading"),
    ):
        assert any(found.startswith(place) for found in places), (place, places)


def test_places_are_those_of_the_document_without_the_names_of_alternatives() -> None:
    with pytest.raises(StudyError) as caught:
        fe.Study.from_yaml(
            "grades: 5\nroot: {id: a}\nprinciple: {method: confidence, threshold: 2}\nweighting: {method: manual, weights: 5}"
        )
    said = str(caught.value)
    assert "principle.threshold: " in said
    assert "principle.threshold: 2 is above 1; give at most that" in said
    assert "weighting.weights: " in said


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    document = {
        "words": [
            "no",
            "1/2",
            "012",
            "~",
            "",
            "null",
            "true",
            "5",
            "1e3",
            "2020-01-01",
            "- a",
            "a: b",
            "#",
            "é 质 😀",
            "<<",
        ],
        "numbers": [1, -2.5, 0.1, 1e-7, 1e300, None, True],
        "": {"<<": 1},
    }
    assert yaml(writing.write_yaml(document)) == document
    for name in ("a.yaml", "a.yml", "a.json"):
        writing.write(tmp_path / name, document)
        assert documents.parse(documents.read(tmp_path / name), tmp_path / name) == document
    assert "é 质" in (tmp_path / "a.json").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == document
    with pytest.raises(StudyError, match=r"ends in \.yaml, \.yml or \.json"):
        writing.write(tmp_path / "a.txt", document)


def test_a_file_that_cannot_be_written_anew_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "keep.json"
    study = fe.Study(grades=fe.GradeScale(5), root=fe.Indicator(id="a"))
    study.save(path)
    before = path.read_bytes()
    with pytest.raises(StudyError, match="holds half a character; write it whole"):
        study.model_copy(update={"name": "\ud800"}).save(path)  # half a character, which no encoding writes
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_more_problems_than_a_person_reads_are_counted_exactly() -> None:
    children = [{"id": f"c{at // 2}"} for at in range(8000)]
    with pytest.raises(StudyError) as caught:
        fe.Study.from_document({"grades": 5, "root": {"id": "r", "children": children}})
    said = str(caught.value).splitlines()
    assert said[0] == "document: 4000 problems"
    assert said[-1].strip() == f"and {4000 - (len(said) - 2):,} more"


def test_a_language_said_in_a_name_is_not_the_language_of_the_study() -> None:
    text = '{"name": "x, language: zh", "language": "en", "grades": 6, "root": {"id": "a"}}'
    with pytest.raises(StudyError, match="6 points: ready-made scales have"):
        fe.Study.from_json(text)


@pytest.mark.parametrize("text", ['{"name": "\\ud800"}', '{"judgements": {"\\ud800": null}}', 'name: "\\ud800"'])
def test_half_a_character_is_refused_at_the_door(text: str) -> None:
    read = fe.Study.from_json if text.startswith("{") else fe.Study.from_yaml
    with pytest.raises(StudyError, match=r"text: '\\ud800' holds half a character; write it whole"):
        read(text)


@pytest.mark.parametrize("read", [fe.Study.from_json, fe.Study.from_yaml])
def test_more_values_than_a_study_has_are_refused_before_they_are_looked_at(read: Callable[[str], fe.Study]) -> None:
    with pytest.raises(StudyError, match="text: more than 100,000 values; leave out what is not needed"):
        read(f'{{"root": {{"id": "a"}}, "grades": [{",".join("5" * 250_000)}]}}')
