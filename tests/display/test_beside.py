"""What results say of ratings of importance and of an outcome, and that notes call indicators as their table does."""

from __future__ import annotations

import copy
from typing import Any

import pytest

import fuzzyeval as fe
from fuzzyeval.display import sheet_of

LEAVES = [fe.Indicator(id="speed", label="Speed"), fe.Indicator(id="care", label={"en": "Care", "zh": "服务"})]
ROOT = fe.Indicator(id="desk", label="The desk", children=LEAVES)
RATED = fe.Importance(columns={"speed": "how_speed", "care": "how_care"}, scale=(1, 3), dont_know=(0,))
STUDY = fe.Study(
    grades=5, root=ROOT, importance=RATED, outcome=fe.Outcome(column="recommend", scale=(0, 10), dont_know=(99,))
)
ROWS: list[dict[str, Any]] = [
    {"speed": 5, "care": 5, "how_speed": 3, "how_care": 1, "recommend": 10, "branch": "north"},
    {"speed": 4, "care": 3, "how_speed": 7, "how_care": None, "recommend": 99, "branch": "north"},
    {"speed": 1, "care": 2, "how_speed": 0, "how_care": 2, "recommend": 11, "branch": "south"},
]


def in_chinese(study: fe.Study) -> fe.Study:
    """Return the study in Chinese."""
    return study.model_copy(update={"language": "zh"})


def companions(tally: fe.Tally) -> tuple[fe.Tally, fe.Tally]:
    """Return the tally of the ratings and that of the outcome."""
    assert tally.importance is not None
    assert tally.outcome is not None
    return tally.importance, tally.outcome


@pytest.mark.parametrize("by", [None, "branch"])
def test_every_table_is_headed_by_what_it_is_of(by: str | None) -> None:
    tally = fe.tally(STUDY, ROWS, by=by)
    ratings, outcome = companions(tally)
    assert str(tally).startswith("Answers of 3 respondents\n")
    assert str(ratings).startswith("Ratings of importance by 3 respondents\n")
    assert str(outcome).startswith("Answers of 3 respondents to the outcome\n")
    ratings, outcome = companions(fe.tally(in_chinese(STUDY), ROWS, by=by))
    assert str(ratings).startswith("3 位受访者的重要性评分\n")
    assert str(outcome).startswith("3 位受访者对结果变量的回答\n")
    assert "\n结果变量" in str(outcome)


def test_a_heading_stays_whatever_becomes_of_the_tally() -> None:
    tally = fe.tally(STUDY, ROWS, by="branch")
    there_and_back = fe.Tally.model_validate_json(tally.model_dump_json())
    arrow = fe.Tally.from_arrow(tally.to_arrow())
    for changed in (
        tally.pooled(),
        tally.only(0),
        tally + tally,
        there_and_back,
        arrow,
        copy.deepcopy(tally),
    ):
        assert [its.role for its in (changed, *companions(changed))] == ["", "importance", "outcome"]
    for alone in companions(tally):
        assert fe.Tally.model_validate_json(alone.model_dump_json()).role == alone.role


def test_a_tally_says_what_stands_beside_it() -> None:
    tally = fe.tally(STUDY, ROWS)
    notes = (
        "importance: 3 ratings counted, 1 missing, 1 refused, 1 don't know",
        "outcome: 1 answers counted, 0 missing, 1 refused, 1 don't know",
    )
    assert sheet_of(tally).notes == notes
    assert all(f"• {note}" in str(tally) for note in notes)
    assert "importance: 3 ratings counted" in tally._repr_html_()
    assert "importance: 评分有效 3 个，缺失 1 个，拒收 1 个，不清楚 1 个" in str(fe.tally(in_chinese(STUDY), ROWS))
    plain = STUDY.model_copy(update={"importance": None, "outcome": None})
    assert sheet_of(fe.tally(plain, ROWS)).notes == ()
    known = fe.tally(STUDY, [{**ROWS[0], "how_care": 2}])
    assert sheet_of(known).notes[0] == "importance: 2 ratings counted, 0 missing, 0 refused"


def test_a_study_says_by_what_importance_is_known() -> None:
    said = sheet_of(STUDY).subtitle
    assert said.endswith("; importance rated from 1 to 3; outcome in column 'recommend'")
    chinese = sheet_of(in_chinese(STUDY)).subtitle
    assert chinese.endswith("; 重要性评分从 1 到 3; 结果变量在列 'recommend' 中")
    assert "importance" not in sheet_of(STUDY.model_copy(update={"importance": None})).subtitle
    assert "outcome" not in sheet_of(STUDY.model_copy(update={"outcome": None})).subtitle


def test_notes_on_weights_call_indicators_as_the_table_does() -> None:
    study = STUDY.model_copy(update={"weighting": fe.Entropy()})
    weights = fe.weigh(study, fe.tally(study, [{**row, "care": 3} for row in ROWS]))
    assert [said.place for said in weights.remarks] == ["care"]
    assert [note.split(": ")[0] for note in sheet_of(weights).notes] == ["Care"]


def test_notes_on_effective_importance_call_the_root_as_other_tables_do() -> None:
    plain = fe.Study(name="A survey", grades=5, root=ROOT)
    answers = [{"speed": s, "care": c} for s, c in ((5, 5), (4, 3), (1, 2), (2, 2), (1, None), (5, 4), (4, 5), (3, 3))]
    found = fe.effective_importance(fe.evaluate(plain, fe.tally(plain, answers, detail="joint")))
    assert {said.place for said in found.remarks} == {"desk", "speed"}
    assert {note.split(": ")[0] for note in sheet_of(found).notes} == {"The desk", "Speed"}
