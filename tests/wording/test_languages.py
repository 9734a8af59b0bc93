"""A study's own language, end to end: what is refused, warned of and remarked is told in it, and in no other."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

import fuzzyeval as fe
from evaluation import test_remarking as remarking
from fuzzyeval.errors import FuzzyEvalError
from fuzzyeval.remarks import TEXTS

HAN = re.compile(r"[\u4e00-\u9fff]")
WORD = re.compile(r"[A-Za-z]{2,}")

TREE = """
root:
  id: service
  children:
    - {id: quality, children: [{id: function}, {id: safety}]}
    - {id: process, children: [{id: speed}, {id: care}]}
"""
ROWS = [{"function": 5, "safety": 4, "speed": 3, "care": 4}, {"function": 4, "safety": 4, "speed": 5, "care": 3}]
CONTRADICTORY = "{method: ahp, judgements: {all: {a/b: 9, b/c: 9, c/a: 9}}}"


def text(language: str, *further: str, tree: str = TREE) -> str:
    """Return a study in YAML that says its language."""
    return "\n".join([f"language: {language}", "grades: 5", tree, *further])


def study(language: str, *further: str, **tree: str) -> fe.Study:
    """Return a study that speaks a language."""
    return fe.Study.from_yaml(text(language, *further, **tree))


def flat(language: str, *further: str) -> fe.Study:
    """Return a study of three leaves."""
    return study(language, *further, tree="root: {id: all, children: [{id: a}, {id: b}, {id: c}]}")


REFUSED: dict[str, Callable[[str], Any]] = {
    "one problem": lambda lang: study(lang, "operator: min_mx"),
    "several problems": lambda lang: study(lang, "operator: min_mx", "missing: drop", "normalize: final", "strict: 1"),
    "problems that fields have with one another": lambda lang: study(
        lang, "weighting: {method: ahp, judgements: {service: {quality/proces: 2}, process: {speed/care: 1}}}"
    ),
    "broken YAML": lambda lang: study(lang, "name: [", "rows: }"),
    "a key twice": lambda lang: study(lang, "strict: true", "strict: true"),
    "broken JSON": lambda lang: fe.Study.from_json(f'{{"language": "{lang}",\n "grades": 5,\n "root": }}'),
    "no column for a leaf": lambda lang: fe.tally(study(lang), [{"function": 5, "safty": 5, "speed": 5, "care": 5}]),
    "no such grouping": lambda lang: fe.tally(study(lang), ROWS, by="brnch"),
    "no rows": lambda lang: fe.evaluate(study(lang), pd.DataFrame(ROWS)[:0]),
    "another grouping": lambda lang: fe.evaluate(study(lang), fe.tally(study(lang), ROWS), by="branch"),
    "no valid answer": lambda lang: fe.evaluate(
        study(lang), [{**row, "speed": None, "branch": "s"} for row in ROWS], by="branch"
    ),
    "no such file": lambda lang: fe.evaluate(study(lang), "answers.csv"),
    "no such indicator": lambda lang: fe.evaluate(study(lang), ROWS)["qualty"],
    "no such object": lambda lang: fe.evaluate(study(lang), [{**row, "branch": "s"} for row in ROWS], by="branch")["t"],
    "no data to weigh": lambda lang: fe.weigh(study(lang, "weighting: entropy")),
    "nothing varies": lambda lang: fe.evaluate(flat(lang, "weighting: entropy"), [{"a": 5, "b": 5, "c": 5}]),
    "another study's tally": lambda lang: fe.evaluate(study(lang), fe.tally(flat(lang), [{"a": 5, "b": 5, "c": 5}])),
    "a strict study": lambda lang: fe.weigh(flat(lang, "strict: true", f"weighting: {CONTRADICTORY}")),
    "rows that are no shares": lambda lang: fe.evaluate(
        flat(lang), fe.Relation.from_rows({leaf: [0.5, 0, 0, 0, 0] for leaf in "abc"}, fe.GradeScale(5).labels())
    ),
}
TERMS = {
    *("text", "line", "root", "CR", "YAML", "JSON", "ahp", "strict", "true", "false", "missing", "reweigh", "weigh"),
    *("weighting", "operator", "normalize", "normalise", "answers", "by", "tally", "rows", "as", "given", "csv"),
    *("service", "quality", "process", "function", "safety", "speed", "care", "branch", "all"),
    *("proces", "qualty", "safty", "brnch", "min", "mx", "max", "drop", "refuse"),
    *("product", "sum", "weighted", "average", "respondents", "fuzzyeval", "Value"),
}
"""What stays as it is: words of the format, names that the study or the caller gave."""
FOREIGN = re.compile(r"（[^（）]*）")
"""Reasons that other libraries give, in brackets."""


def refusal(make: Callable[[str], Any], language: str) -> FuzzyEvalError:
    """Return what is refused."""
    with pytest.raises(FuzzyEvalError) as caught:
        make(language)
    return caught.value


@pytest.mark.parametrize("what", REFUSED)
def test_a_chinese_study_is_refused_in_chinese(what: str) -> None:
    error = refusal(REFUSED[what], "zh")
    assert (error.language, str(error)) == ("zh", error.said.text("zh"))
    for line in str(error).splitlines():
        assert HAN.search(line), line
        assert {*WORD.findall(FOREIGN.sub("", line))} <= TERMS, line


@pytest.mark.parametrize("what", REFUSED)
def test_an_english_study_is_refused_in_english(what: str) -> None:
    error = refusal(REFUSED[what], "en")
    assert (error.language, str(error)) == ("en", error.said.text("en"))
    assert not HAN.search(str(error))
    assert error.said.template == refusal(REFUSED[what], "zh").said.template


def test_several_problems_are_told_a_line_each_with_their_places() -> None:
    lines = str(refusal(REFUSED["several problems"], "zh")).splitlines()
    english = str(refusal(REFUSED["several problems"], "en")).splitlines()
    assert len(lines) == len(english) == 5
    assert [line.split(": ")[0] for line in lines] == [line.split(": ")[0] for line in english]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_inconsistent_judgements_are_warned_of_in_the_study_s_language(language: str) -> None:
    asked = flat(language, f"weighting: {CONTRADICTORY}")
    with pytest.warns(fe.InconsistencyWarning) as caught:
        weights = fe.weigh(asked)
    told = [str(warning.message) for warning in caught]
    assert told == ["; ".join(str(said) for said in weights.remarks if said.code == "inconsistent")]
    assert told[0].startswith("all: ")
    assert bool(HAN.search(told[0])) == (language == "zh")


@pytest.mark.parametrize("language", ["zh", "zh-CN", "en", "fr"])
@pytest.mark.parametrize("code", TEXTS)
def test_every_remark_is_told_in_the_study_s_language(
    monkeypatch: pytest.MonkeyPatch, code: str, language: str
) -> None:
    def spoken(root: fe.Indicator = remarking.FLAT, **further: Any) -> fe.Study:
        return fe.Study(grades=remarking.SCALE, root=root, language=language, **further)

    monkeypatch.setattr(remarking, "study", spoken)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", fe.InconsistencyWarning)
        evaluation, _ = remarking.EXAMPLES[code]()
    told = [said.text for said in evaluation.remarks]
    assert code in {said.code for said in evaluation.remarks}
    for said in told:
        if language.startswith("zh"):
            assert HAN.search(said)
            assert {*WORD.findall(said)} <= {
                "CR",
                "max",
                "Ann",
                "Bo",
                "power",
                "fuzzy",
                "index",
                "multiplicative",
                *("game", "theory"),
                "CRITIC",
                *remarking.LABELS,
            }
        else:
            assert not HAN.search(said)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_shown_of_a_study_is_in_its_language(language: str) -> None:
    asked = study(language, "weighting: {method: combined, subjective: equal, rule: linear}", "name: '2026'")
    tally = fe.tally(asked, [{**row, "branch": at % 2} for at, row in enumerate(ROWS * 2)], by="branch")
    objects = fe.evaluate(asked, tally, by="branch")
    for shown in (asked, fe.weigh(asked, tally.pooled()), fe.evaluate(asked, tally), objects, objects["1"]):
        told = str(shown)
        if language == "zh":
            assert {*WORD.findall(told)} <= {
                *["service", "quality", "process", "function", "safety", "speed", "care", "branch", "CR"]
            }
        assert bool(HAN.search(told)) == (language == "zh")


def test_array_functions_have_no_study_and_are_refused_in_english() -> None:
    arrays: list[Callable[[], Any]] = [
        lambda: fe.compose([0.5, 0.6], [[2, 0], [0, 1]]),
        lambda: fe.ahp.priorities([[1, 2], [3, 1]]),
        lambda: fe.objective.entropy([[1, -1], [1, 2]]),
        lambda: fe.combine([1, 0], [0, 1]),
        lambda: fe.membership.triangular([1], 3, 2, 1),
    ]
    for call in arrays:
        with pytest.raises(FuzzyEvalError) as caught:
            call()
        assert caught.value.language == "en"
        assert not HAN.search(str(caught.value))
        assert HAN.search(caught.value.said.text("zh"))
