"""A questionnaire that is filled in by what is seen on it, and read back, gives the judgements exactly."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fuzzyeval as fe
from fuzzyeval.panels.layout import ids_of, ids_text
from fuzzyeval.questionnaire.asking import Question, equally, questions
from fuzzyeval.testing import hierarchies
from held import tried
from questionnaires import edited, fill_row, question_rows

pytestmark = pytest.mark.slow

TEXTS = st.text(min_size=1, max_size=12).filter(str.strip)
NAMES = TEXTS.map(str.strip).filter(lambda name: name.isprintable())
IDS = TEXTS.filter(lambda text: text == text.strip() and not set(text) & set("/,"))

Judged = dict[str, dict[str, dict[str, int | str]]]


@st.composite
def studies(draw: st.DrawFn) -> fe.Study:
    """Studies whose ids and labels are any text, labels also the same or none."""
    shape = draw(
        hierarchies(leaves=6, depth=3).filter(lambda root: any(len(each.children) > 1 for _, each, _ in root.walk()))
    )
    count = sum(1 for _ in shape.walk())
    ids = iter(draw(st.lists(IDS, min_size=count, max_size=count, unique=True)))
    labels = st.none() | TEXTS | st.sampled_from(["Speed", "speed", "equally", "=1+1", "同样重要", "3"])

    def named(node: fe.Indicator) -> fe.Indicator:
        return fe.Indicator(id=next(ids), label=draw(labels), children=[named(child) for child in node.children])

    return fe.Study(grades=5, root=named(shape))


def answered(
    question: Question, lang: str, better: int, strength: int
) -> tuple[tuple[object, object], tuple[str, int]]:
    """Return what an expert fills in, and what is then judged."""
    if strength == 1:
        return ((equally(lang), None), (f"{question.a}/{question.b}", 1))
    label, pair = ((question.first, (question.a, question.b)), (question.second, (question.b, question.a)))[better]
    return ((label, strength), ("/".join(pair), strength))


@tried(40)
@given(studies(), st.lists(NAMES, min_size=1, max_size=3, unique=True), st.sampled_from(["en", "zh"]), st.data())
def test_what_is_filled_in_is_read_back(study: fe.Study, experts: list[str], lang: str, data: st.DataObject) -> None:
    asked = questions(study, lang)
    judged: Judged = {}
    with TemporaryDirectory() as folder:
        path = fe.ahp.write_questionnaire(study, Path(folder) / "panel.xlsx", experts=experts, lang=lang)
        with edited(path) as book:
            for expert, sheet in zip(experts, book, strict=True):
                by_row = question_rows(sheet)
                assert len(by_row) == len(asked)
                judged[expert] = {}
                for question, row in zip(asked, by_row, strict=True):
                    if data.draw(st.booleans(), label="judged"):
                        filled, (pair, strength) = answered(
                            question, lang, data.draw(st.integers(0, 1)), data.draw(st.integers(1, 9))
                        )
                        fill_row(sheet, row, filled)
                        judged[expert].setdefault(question.parent, {})[pair] = strength
        assert fe.ahp.read_questionnaire(path) == judged


@given(TEXTS, TEXTS, TEXTS | st.just("a_x0041_"))
def test_ids_are_kept_in_a_text_that_every_spreadsheet_keeps(parent: str, a: str, b: str) -> None:
    text = ids_text(parent, a, b)
    assert text.isascii()
    assert text.isprintable()
    assert text[0] == "["
    assert "_x" not in text
    assert ids_of(text) == (parent, a, b)
