"""The catalogue: whatever the source says has its Chinese, with the same fields, at the same place, and nothing is left over."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from string import Formatter

import pytest

from fuzzyeval.display import sheet
from fuzzyeval.model import principle, weighting
from fuzzyeval.model.from_data import DATA_METHODS
from fuzzyeval.wording import chinese as catalogue
from fuzzyeval.wording.chinese import CHINESE
from wording import source

MODULES = source.modules()
SAID = source.said(MODULES)
HEADINGS = {*source.headings(MODULES), *sheet.PHRASES}
TEMPLATES = {one.template for one in SAID if one.template is not None}

METHODS = {
    *(
        str(model.model_fields["method"].default).replace("_", " ")
        for model in (
            *(weighting.Equal, weighting.Manual, weighting.AHP, weighting.Combined, weighting.Baseline),
            *(principle.MaximumMembership, principle.WeightedAverage, principle.Confidence),
        )
    ),
    *(weighting.called(method).template for method in DATA_METHODS),
}
LOOKED_UP = {"_PROPER.get(method, method.replace('_', ' '))", "study.principle.method.replace('_', ' ')"}
"""What is told without being written out there: the names of the methods."""

HAN = re.compile(r"[\u4e00-\u9fff]")
WORD = re.compile(r"[A-Za-z]+")
JOINING = {"of", "line", "row", "points"}
"""Words that stand in places and are translated."""

SAME = {"CR"}
"""Headings that are the same in both languages."""


def pieces(template: str) -> list[str]:
    """Return the fields of a template, as they are written, in order of their names."""
    if "{" not in template:
        return []
    parsed = Formatter().parse(template)
    return sorted(f"{name}!{conversion}:{spec}" for _, name, spec, conversion in parsed if name is not None)


def bare(template: str) -> str:
    """Return a template's own words, its fields left out."""
    return re.sub(r"(?<!\{)\{[^{} ]+\}", "", template)


def place(template: str) -> str:
    """Return the place that a message begins with, such as ``{parent}: ``; nothing where it begins with a sentence."""
    before, found, _ = template.partition(": ")
    parts = [{*WORD.findall(part)} - JOINING for part in re.split(", |/", bare(before))]
    one_clause = not re.search("[;；，：]", bare(before))
    return before + found if found and one_clause and all(len(words) <= 1 for words in parts) else ""


def test_whatever_is_said_has_its_chinese() -> None:
    missing = {
        f"{one.place}: {one.template!r}"
        for one in SAID
        if one.template and WORD.search(bare(one.template)) and one.template not in CHINESE
    }
    assert not missing, "no Chinese; add it to the catalogue in fuzzyeval/wording/chinese:\n" + "\n".join(
        sorted(missing)
    )


def test_every_heading_has_its_chinese() -> None:
    missing = sorted(HEADINGS - set(CHINESE))
    assert not missing, "no Chinese; add it to fuzzyeval/wording/chinese/tables.py"


def test_the_names_of_methods_have_their_chinese() -> None:
    assert METHODS - set(CHINESE) == set()


def test_what_is_said_is_written_out_where_it_is_said() -> None:
    wrong = [f"{one.place}: {one.code}" for one in SAID if one.template is None and one.code not in LOOKED_UP]
    assert not wrong, "write one literal template, and give the values by name:\n" + "\n".join(wrong)


def test_a_message_is_given_exactly_the_values_that_it_asks_for() -> None:
    asked, given = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for one in SAID:
        if one.template is not None and one.values is not None:
            asked[one.place] |= {piece.partition("!")[0] for piece in pieces(one.template)}
            given[one.place] |= one.values
    assert given == asked


def test_texts_without_fields_have_no_braces() -> None:
    assert [text for text in (*TEMPLATES, *CHINESE.values()) if not pieces(text) and re.search("[{}]", text)] == []


def test_the_chinese_has_the_same_fields() -> None:
    assert {english: chinese for english, chinese in CHINESE.items() if pieces(english) != pieces(chinese)} == {}


def test_the_chinese_begins_with_the_same_place() -> None:
    for english, chinese in CHINESE.items():
        there = place(english)
        here, colon, _ = chinese.partition(": ")
        if there:
            assert (pieces(here), colon) == (pieces(there), ": "), english
            assert {*WORD.findall(bare(here))} == {*WORD.findall(bare(there))} - JOINING, english
        else:
            assert place(chinese) == "", english


def test_words_of_the_format_stay_as_they_are() -> None:
    """Whatever Latin word stands in the Chinese stands in the English too."""
    new = {
        chinese: sorted(words)
        for english, chinese in CHINESE.items()
        if (words := {*WORD.findall(bare(chinese))} - {*WORD.findall(bare(english))})
    }
    assert new == {}


def test_the_chinese_is_chinese() -> None:
    plain = [chinese for english, chinese in CHINESE.items() if WORD.search(bare(english)) and not HAN.search(chinese)]
    assert set(plain) <= SAME


def test_the_chinese_has_its_own_punctuation() -> None:
    """After the place there are no half-width marks but those in code, which stand in the English too."""
    for english, chinese in CHINESE.items():
        text = re.sub(r"\{\{.*\}\}", "", bare(chinese.removeprefix(place(chinese))))
        for mark in re.findall(r"\S*[,;:?!](?= |$)", text):
            assert mark in bare(english), f"{english!r} is told with {mark!r}"
        assert not re.search(r"[\u4e00-\u9fff][()]", text), english
        assert not re.search(r"[，。；：、（）！？“”] ", chinese), f"a blank after a full-width mark: {chinese!r}"
        assert not chinese.endswith("。"), "a message is no sentence in English either"


def test_no_method_stands_right_behind_chinese_as_some_have_latin_names() -> None:
    assert [chinese for chinese in CHINESE.values() if re.search(r"[\u4e00-\u9fff]\{method\}", chinese)] == []
    assert CHINESE["CRITIC"] == "CRITIC 法"


def test_no_translation_is_left_over() -> None:
    used = TEMPLATES | METHODS | HEADINGS
    assert sorted(set(CHINESE) - used) == []


def test_no_text_is_translated_twice() -> None:
    rooms = [getattr(catalogue, name) for name in vars(catalogue) if name.isupper() and name != "CHINESE"]
    assert sum(map(len, rooms)) == len(CHINESE)


def found_in(folder: Path, code: str) -> list[source.Said]:
    """Return what is said in a package that consists of this code."""
    (folder / "room.py").write_text(code, encoding="utf-8")
    return source.said(source.modules(folder))


@pytest.mark.parametrize(
    "given",
    [
        'f"{leaf}: no answer"',
        '"%s: no answer" % leaf',
        '"{}: no answer".format(leaf)',
        'leaf + ": no answer"',
        "text",
        "str(error)",
        '"one" if leaf else f"{leaf}"',
    ],
)
@pytest.mark.parametrize("door", ["AnswersError", "errors.StudyError", "message", "Message"])
def test_a_text_that_is_put_together_is_seen(tmp_path: Path, door: str, given: str) -> None:
    found = found_in(tmp_path, f"def refuse(leaf, error):\n    raise {door}({given})\n")
    assert any(one.template is None and one.place == "room.py:2" for one in found)


def test_a_template_is_seen_where_it_is_handed_on(tmp_path: Path) -> None:
    code = """
def refuse(place, why="by default"):
    raise ArrayError("{place} {why}", place=place, why=_said(why))

class Reader:
    def _wrong(self, line, template, **values):
        return message(template, line=line, **values)

    def read(self):
        raise StudyError(self._wrong(1, "a wrong line"))

def _said(text):
    return message(text)

def check(value):
    refuse("here", "is wrong" if value else why_not)
    refuse("there", why="is missing")
    raise StudyError(TEXTS["key"])

TEXTS = {"key": "of a table"}
"""
    found = found_in(tmp_path, code)
    assert {one.template for one in found} - {None} == {
        *("{place} {why}", "by default", "a wrong line", "is wrong", "is missing", "of a table"),
    }
    assert [(one.place, one.code) for one in found if one.template is None] == [("room.py:16", "why_not")]
    assert [one.values for one in found if one.template == "{place} {why}"] == [frozenset({"place", "why"})]
