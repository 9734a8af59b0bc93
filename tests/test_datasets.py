"""The small studies to learn from."""

from __future__ import annotations

import pytest

import fuzzyeval as fe

ABC = fe.datasets.load_abc()


def test_the_abc_survey_is_whole() -> None:
    assert len(ABC.answers) == 266, "companies, Kenett and Salini (2011)"
    assert len({row["country"] for row in ABC.answers}) == 6
    assert set(ABC.study.columns) <= set(ABC.answers[0])
    assert "Kenett" in ABC.source
    assert "MIT" in ABC.source


def test_it_is_graded_with_every_answer_accounted_for() -> None:
    tally = fe.tally(ABC.study, ABC.answers, by="country")
    assert int(tally.rows.sum()) == 266
    assert tally.refusals() == {}
    for row in tally.accounts():
        assert row["counted"] + row["missing"] + row["refused"] == row["rows"]
    missing = sum(row[column] == "" for row in ABC.answers for column in ABC.study.columns)
    assert int(tally.missing.sum()) == missing > 0
    assert fe.evaluate(ABC.study, ABC.answers).grade in ABC.study.grade_labels


def test_what_is_loaded_is_loaded_anew() -> None:
    other = fe.datasets.load_abc()
    assert other == ABC
    other.answers[0].clear()
    assert fe.datasets.load_abc() == ABC
    with pytest.raises(AttributeError):
        ABC.source = ""  # type: ignore[misc]
