"""Rows out of an engine, some at a time, for what cannot be counted by GROUP BY: which answers go together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import narwhals as nw

from fuzzyeval.sources.source import Batch

__all__ = ["batches"]

_ROWS = 262_144


def batches(frame: nw.LazyFrame[Any], wanted: Sequence[str]) -> Iterator[Batch]:
    """Yield the wanted columns of a lazy frame, some rows at a time, none held longer than that."""
    names = [
        name for name in frame.collect_schema().names() if name in wanted
    ]  # in another order, polars holds twice as much
    native = frame.select(*names).to_native()
    engine = frame.implementation
    if engine.is_pyspark() or engine.is_pyspark_connect():
        found = _of_rows(native.toLocalIterator(), names)
    else:
        found = map(_columns, _frames(native, str(engine)))
    empty = True
    for batch in found:
        empty = False
        yield batch
    if empty:
        yield {name: [] for name in names}


def _columns(part: Any) -> Batch:
    frame: nw.DataFrame[Any] = nw.from_native(part, eager_only=True)
    return {name: frame.get_column(name) for name in frame.columns}


def _frames(native: Any, engine: str) -> Iterator[Any]:
    """Yield eager frames."""
    if engine == "polars":
        yield from native.collect_batches(chunk_size=_ROWS, maintain_order=False)
    elif engine == "duckdb":
        import pyarrow as pa  # noqa: PLC0415  (what DuckDB hands its rows over in)

        reader = native.to_arrow_reader if hasattr(native, "to_arrow_reader") else native.fetch_arrow_reader
        yield from (pa.Table.from_batches([batch]) for batch in reader(_ROWS))
    elif engine == "ibis":
        import pyarrow as pa  # noqa: PLC0415

        yield from (pa.Table.from_batches([batch]) for batch in native.to_pyarrow_batches(chunk_size=_ROWS))
    elif engine == "dask":
        yield from (part.compute() for part in native.partitions)
    else:
        yield nw.from_native(native).lazy().collect().to_native()


def _of_rows(rows: Iterator[Any], names: Sequence[str]) -> Iterator[Batch]:
    """Yield columns of Python values from rows that come one by one."""
    while block := list(islice(rows, _ROWS)):
        yield dict(zip(names, map(list, zip(*block, strict=True)), strict=True))
