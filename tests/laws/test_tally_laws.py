"""No answer is lost, and tallies add up."""

from __future__ import annotations

from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import fuzzyeval as fe
import strategies
from fuzzyeval.survey.rows import columns

GROUPS = ("north", "south", "branch 2", "branch 10", None, " ")


@st.composite
def surveys(draw: st.DrawFn) -> tuple[fe.Study, list[dict[str, Any]]]:
    """A study and answers to it, in groups, with gaps and answers off the scale."""
    study = draw(strategies.studies(weighting=fe.Equal()))
    rows = draw(strategies.answers(study))
    return study, [{**row, "branch": draw(st.sampled_from(GROUPS))} for row in rows]


@given(surveys())
def test_counted_missing_and_refused_are_all_rows(survey: tuple[fe.Study, list[dict[str, Any]]]) -> None:
    study, rows = survey
    tally = fe.tally(study, rows, by="branch")
    assert int(tally.rows.sum()) == len(rows)
    for account in tally.accounts():
        assert account["counted"] + account["missing"] + account["refused"] == account["rows"]
        mine = [row[account["leaf"]] for row in rows if _name(row["branch"]) == account["branch"]]
        assert account["rows"] == len(mine)
        assert account["missing"] == sum(answer in (None, "") for answer in mine)
        assert account["refused"] == sum(answer in (99, "N/A") for answer in mine)


@given(surveys(), st.data())
def test_the_tally_of_parts_added_is_the_tally_of_the_whole(
    survey: tuple[fe.Study, list[dict[str, Any]]], data: st.DataObject
) -> None:
    study, rows = survey
    of_part = [data.draw(st.integers(0, 2)) for _ in rows]
    parts = [
        fe.tally(
            study, [row for row, at in zip(rows, of_part, strict=True) if at == part] or [_empty(rows)], by="branch"
        )
        for part in range(3)
    ]
    whole = fe.tally(study, [*rows, *([_empty(rows)] * sum(part not in of_part for part in range(3)))], by="branch")
    assert parts[0] + parts[1] + parts[2] == whole
    assert parts[2] + (parts[1] + parts[0]) == whole


@given(surveys(), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_does_not_matter(
    survey: tuple[fe.Study, list[dict[str, Any]]], random: Any
) -> None:
    study, rows = survey
    shuffled = random.sample(rows, len(rows))
    columns = random.sample(list(rows[0]), len(rows[0]))
    assert fe.tally(study, [{name: row[name] for name in columns} for row in shuffled], by="branch") == fe.tally(
        study, rows, by="branch"
    )


@given(surveys())
def test_pooling_the_objects_is_tallying_without_them(survey: tuple[fe.Study, list[dict[str, Any]]]) -> None:
    study, rows = survey
    assert fe.tally(study, rows, by="branch").pooled() == fe.tally(study, rows)


@given(surveys())
def test_pandas_polars_and_pyarrow_give_identical_tallies(survey: tuple[fe.Study, list[dict[str, Any]]]) -> None:
    study, rows = survey
    expected = fe.tally(study, rows, by="branch")
    numbers = [{name: _number(value) if name != "branch" else value for name, value in row.items()} for row in rows]
    as_numbers = fe.tally(study, numbers, by="branch")
    texts = [{name: None if value is None else str(value) for name, value in row.items()} for row in rows]
    for table, same in ((texts, expected), (numbers, as_numbers)):
        assert fe.tally(study, pd.DataFrame(table), by="branch") == same
        assert fe.tally(study, pl.DataFrame(table, infer_schema_length=None), by="branch") == same
        assert fe.tally(study, pa.Table.from_pylist(table), by="branch") == same


def _number(value: Any) -> Any:
    return value if isinstance(value, int) else None


def _name(value: str | None) -> str | None:
    return (value or "").strip() or None


def _empty(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return dict.fromkeys(rows[0])


@given(surveys(), st.integers(1, 5))
def test_counting_a_few_rows_at_a_time_is_counting_at_once(
    survey: tuple[fe.Study, list[dict[str, Any]]], rows: int
) -> None:
    study, answers = survey
    expected = fe.tally(study, answers, by="branch")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(columns, "_CHUNK", rows)
        assert fe.tally(study, answers, by="branch") == expected
