"""No answer is lost, and tallies add up, whatever holds the rows."""

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
from fuzzyeval.testing import Law, laws
from fuzzyeval.testing.answering import GROUPS
from held import FEW, held_to, lacking

pytestmark = pytest.mark.slow

ENGINES = {
    "rows": list,
    "pandas": pd.DataFrame,
    "polars": lambda rows: pl.DataFrame(rows, infer_schema_length=None),
    "polars lazy": lambda rows: pl.LazyFrame(rows, infer_schema_length=None),
    "pyarrow": pa.Table.from_pylist,
}


@pytest.mark.parametrize(("law", "frame_from"), held_to(laws.tally, ENGINES))
def test_tallies_of_any_frame_keep_their_laws(law: Law, frame_from: Any) -> None:
    law.check(frame_from, settings=FEW)


def test_no_law_is_left_out_for_any_frame() -> None:
    assert lacking(laws.tally, ENGINES) == {}


@st.composite
def surveys(draw: st.DrawFn) -> tuple[fe.Study, list[dict[str, Any]]]:
    """A study and answers to it, in groups, with gaps and answers off the scale."""
    study = draw(strategies.studies(weighting=fe.Equal()))
    rows = draw(strategies.answers(study))
    return study, [{**row, "branch": draw(st.sampled_from(GROUPS))} for row in rows]


@given(surveys(), st.integers(1, 5))
def test_counting_a_few_rows_at_a_time_is_counting_at_once(
    survey: tuple[fe.Study, list[dict[str, Any]]], rows: int
) -> None:
    study, answers = survey
    expected = fe.tally(study, answers, by="branch")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(columns, "_CHUNK", rows)
        assert fe.tally(study, answers, by="branch") == expected
