"""Any split into batches, any order, any engine, wide or long: one tally, and no row lost in it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import fuzzyeval as fe
from held import tried
from samples import DETAILS, HELD, LONG, Sample, agree, counted_alike, in_engine, samples

pytestmark = pytest.mark.slow

EXAMPLES = tried(3, among=len(HELD))
LAZY = ("polars lazy", "duckdb")


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """One for all examples, since opening takes longer than asking."""
    with duckdb.connect() as opened:
        yield opened


@pytest.mark.parametrize("engine", HELD)
@EXAMPLES
@given(samples(), st.sampled_from([(), ("branch",), ("branch", "times")]))
def test_no_row_is_lost(engine: str, connection: duckdb.DuckDBPyConnection, sample: Sample, by: Any) -> None:
    """Whatever the survey declares: counted + missing + refused + don't know + dropped = rows, by object and leaf."""
    tally = sample.tally(by, "counts", in_engine(engine, sample.table, connection))
    agree(tally, sample.counted(by))
    for account in tally.accounts():
        parts = ("counted", "missing", "refused", "dont_know", "dropped")
        assert sum(account[part] for part in parts) == account["rows"]
    everybody = sample.counted()[()]
    assert sum(int(rows) for rows in tally.rows) == everybody.total
    assert tally.refusals() == everybody.refusals


@pytest.mark.parametrize("engine", HELD)
@EXAMPLES
@given(samples(least=0), st.sampled_from([None, "branch", ["times", "branch"]]), st.sampled_from(DETAILS))
def test_any_engine_gives_the_tally_of_the_rows(
    engine: str, connection: duckdb.DuckDBPyConnection, sample: Sample, by: Any, detail: Any
) -> None:
    table = sample.table
    assume(len(table) or engine != "mappings")  # no rows name no columns
    assert sample.tally(by, detail, in_engine(engine, table, connection)) == sample.tally(by, detail)


@given(samples(), st.sampled_from(DETAILS), st.data())
def test_any_order_of_rows_and_columns_gives_one_tally(sample: Sample, detail: Any, data: st.DataObject) -> None:
    at = data.draw(st.permutations(range(len(sample.table))))
    columns = data.draw(st.permutations(sample.table.column_names))
    other = sample.table.take(pa.array(at, pa.int64())).select(columns)
    assert sample.tally("branch", detail, other) == sample.tally("branch", detail)
    assert sample.tally("branch", detail, other.to_pylist()) == sample.tally("branch", detail)


@pytest.mark.parametrize("engine", LAZY)
@EXAMPLES
@given(samples(), st.sampled_from(DETAILS), st.data())
def test_any_order_of_rows_in_an_engine_gives_one_tally(
    engine: str, connection: duckdb.DuckDBPyConnection, sample: Sample, detail: Any, data: st.DataObject
) -> None:
    other = sample.table.take(pa.array(data.draw(st.permutations(range(len(sample.table)))), pa.int64()))
    assert sample.tally("branch", detail, in_engine(engine, other, connection)) == sample.tally("branch", detail)


@given(samples(), st.sampled_from(DETAILS), st.data())
def test_rows_that_lie_in_pieces_give_one_tally(sample: Sample, detail: Any, data: st.DataObject) -> None:
    """As they do in a table that was put together, whose columns are chunked."""
    of_part = data.draw(st.lists(st.integers(0, 2), min_size=len(sample.rows), max_size=len(sample.rows)))
    pieces = pa.concat_tables(part.table for part in sample.parts(sorted(of_part), 3))
    frame = pl.from_arrow(pieces, rechunk=False)
    assert isinstance(frame, pl.DataFrame)
    for held in (pieces, frame, frame.lazy()):
        assert sample.tally("branch", detail, held) == sample.tally("branch", detail)


@pytest.mark.parametrize("engine", ["mappings", "pyarrow", *LAZY])
@EXAMPLES
@given(samples(duplicates=("keep",)), st.sampled_from(DETAILS), st.data())
def test_the_days_of_any_engine_add_up_to_the_whole(
    engine: str, connection: duckdb.DuckDBPyConnection, sample: Sample, detail: Any, data: st.DataObject
) -> None:
    """A running tally that is fed batch by batch, in any order, is that of one pass."""
    of_part = data.draw(st.lists(st.integers(0, 3), min_size=len(sample.rows), max_size=len(sample.rows)))
    days = [part for part in sample.parts(of_part, 4) if len(part.table)]
    tallies = [day.tally("branch", detail, in_engine(engine, day.table, connection)) for day in days]
    whole = sample.tally("branch", detail)
    assert sum(data.draw(st.permutations(tallies))) == whole
    running = tallies[0]
    for tally in tallies[1:]:
        running += tally
    assert running == whole


@pytest.mark.parametrize("engine", HELD)
@EXAMPLES
@given(samples(distinct=True), st.sampled_from([None, "branch"]), st.data())
def test_long_answers_give_the_tally_of_the_wide_ones(
    engine: str, connection: duckdb.DuckDBPyConnection, sample: Sample, by: Any, data: st.DataObject
) -> None:
    """Whether gaps have a row or none, with weights, and where a respondent answered on several occasions."""
    table = sample.long(drop=data.draw(st.lists(st.booleans(), min_size=24, max_size=24)))
    long = sample.declaring(long=LONG, respondent="who")
    detail = data.draw(st.sampled_from(DETAILS))
    assert counted_alike(long.tally(by, detail, in_engine(engine, table, connection)), sample.tally(by, detail))


@given(samples(distinct=True), st.data())
def test_any_order_of_long_answers_gives_one_tally(sample: Sample, data: st.DataObject) -> None:
    table = sample.long(drop=())
    other = table.take(pa.array(data.draw(st.permutations(range(len(table)))), pa.int64()))
    long = sample.declaring(long=LONG, respondent="who")
    assert long.tally("branch", rows=other) == long.tally("branch", rows=table)
    assert counted_alike(long.tally("branch", rows=other), sample.tally("branch"))


@pytest.mark.parametrize("engine", LAZY)
@EXAMPLES
@given(samples(most=12), st.sampled_from(DETAILS), st.integers(1, 3))
def test_what_comes_a_few_rows_or_leaves_at_a_time_gives_one_tally(
    engine: str, connection: duckdb.DuckDBPyConnection, sample: Sample, detail: Any, few: int
) -> None:
    expected = sample.tally("branch", detail)
    with pytest.MonkeyPatch.context() as patched:
        for module in [module for name, module in sys.modules.items() if name.startswith("fuzzyeval.survey.")]:
            for limit in {"_CHUNK", "_ROWS", "_CELLS", "_BLOCK"} & set(vars(module)):
                patched.setattr(module, limit, few)
        assert sample.tally("branch", detail) == expected
        assert sample.tally("branch", detail, in_engine(engine, sample.table, connection)) == expected


@EXAMPLES
@given(samples(least=3), st.sampled_from([None, "branch"]))
def test_any_engine_gives_the_evaluation_of_the_rows(
    connection: duckdb.DuckDBPyConnection, sample: Sample, by: Any
) -> None:
    def graded(engine: str) -> Any:
        try:
            return fe.evaluate(sample.study, in_engine(engine, sample.table, connection), by=by).model_dump_json()
        except fe.FuzzyEvalError as error:  # an object or a leaf without answers
            return str(error)

    expected = graded("mappings")
    assert [graded(engine) for engine in ("pandas", *LAZY)] == [expected] * 3
