"""Every bad input is refused by whom it should be, with the whole message that it must give."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from bad_input import (
    ahp_rows,
    answer_rows,
    array_rows,
    combining_rows,
    evidence_rows,
    importance_rows,
    insight_rows,
    judged_rows,
    objective_rows,
    panel_rows,
    relation_rows,
    result_rows,
    study_rows,
    survey_rows,
    tally_rows,
    text_rows,
    tree_rows,
    weighting_rows,
)
from bad_input.chinese_rows import ROWS as CHINESE
from bad_input.model_rows import ROWS as BUILT
from bad_input.model_rows import Built
from bad_input.rows import FOLDER, Row
from fuzzyeval.errors import FuzzyEvalError

TABLES = (
    *(study_rows, survey_rows, tree_rows, weighting_rows, combining_rows, objective_rows, text_rows, evidence_rows),
    *(answer_rows, tally_rows, relation_rows, array_rows, ahp_rows, judged_rows, result_rows, panel_rows, insight_rows),
    importance_rows,
)
ROWS: tuple[Row, ...] = tuple(row for table in TABLES for row in table.ROWS)

REMEDIES = (
    *("add", "check", "choose", "collect", "compare", "divide", "evaluate", "fill", "flatten", "give", "keep", "leave"),
    *(
        "count",
        "judge",
        "let",
        "list",
        "load",
        "make",
        "mend",
        "name",
        "rename",
        "revisit",
        "save",
        "say",
        "shift",
        "store",
        "tally",
        "tell",
        "use",
    ),
    *("weigh", "write", "put", "read", "close", "did you mean", "or list"),
)
"""How a remedy begins, after a semicolon."""

REMEDIED = re.compile(rf"; ({'|'.join(REMEDIES)})\b")

CHOICES = ("is not one of", "is not a number from", "is not a whole number from")
"""A message that lists what may be chosen says with that what to do."""

FACTS = (
    "a hierarchy has at most 32 levels",
    "a scale has 2 to 100",
    "a study's file ends in .yaml, .yml or .json",
    "a document has at most 1,000,000, so split it up",
    "an indicator equals itself, 1",
    "equal importance is 1",
    "is not an indicator with children",
    "is not called as f(left, right, out=...)",
    "judgement matrices are square",
    "a judgement matrix is a list of 3 rows of 3 numbers each",
    "weights are at least 0",
    "None is no limit",
    "the first line names the columns",
    "the key of the blank object is None",
    "there are speed, care, price, branch",
    "give a mapping of leaf to degrees, and a list of the grades' labels",
    "neither pairs such as {speed/care: 2} nor a matrix",
)
"""What stands in place of a remedy where saying how it should be is one."""


def test_the_table_is_long_and_repeats_itself_little() -> None:
    assert len(ROWS) + len(BUILT) >= 250
    assert len(CHINESE) >= 30
    assert len({(row.said, row.error) for row in ROWS}) > 0.9 * len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_bad_input_is_refused_word_for_word(row: Row, tmp_path: Path) -> None:
    with pytest.raises(row.error) as caught:
        row.given(tmp_path)
    assert type(caught.value) is row.error
    assert str(caught.value) == row.said.replace(FOLDER, str(tmp_path))
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  (of our own making)
    assert (type(copy), str(copy), copy.said) == (row.error, str(caught.value), caught.value.said)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_message_names_the_place_the_value_and_the_remedy(row: Row) -> None:
    assert row.place in row.said
    assert row.value in row.said
    assert REMEDIED.search(row.said) or any(said in row.said for said in (*CHOICES, *FACTS))


def test_every_excuse_for_a_message_without_a_remedy_is_needed() -> None:
    bare = [row.said for row in ROWS if not REMEDIED.search(row.said)]
    assert [fact for fact in FACTS if not any(fact in said for said in bare)] == []


@pytest.mark.parametrize("row", CHINESE, ids=str)
def test_a_study_in_chinese_is_refused_in_chinese(row: Row, tmp_path: Path) -> None:
    with pytest.raises(row.error) as caught:
        row.given(tmp_path)
    assert str(caught.value) == row.said
    assert caught.value.said.text("zh-CN") == row.said
    assert row.place in row.said
    assert row.value in row.said
    assert row.value in caught.value.said.text("en")


@pytest.mark.parametrize("row", BUILT, ids=str)
def test_a_model_built_by_hand_is_refused_by_pydantic_in_our_words(row: Built) -> None:
    with pytest.raises(ValidationError) as caught:
        row.given()
    (problem,) = caught.value.errors()
    assert problem["loc"] == row.place
    assert problem["msg"].removeprefix("Value error, ") == row.said
    assert isinstance(problem["ctx"]["error"], FuzzyEvalError)
