"""One table of answers in every engine that runs in the test's own process.

The table is Arrow's, so that a column has a type even where no row has a value; ``rows`` of it are what a Python program
would have at hand, and all the others must be counted like.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, TypeAlias

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl import Workbook

__all__ = ["ENGINES", "Engine", "duckdb_table", "nullable", "rows", "spelt_out"]

Engine: TypeAlias = Callable[[Any, Path], Any]
"""Puts an Arrow table into an engine; the folder is for its files."""

_OPEN: list[duckdb.DuckDBPyConnection] = []
"""The connections in use: before DuckDB 1.4 a relation does not hold its own."""

_NULLABLE = {
    pa.int64(): pd.Int64Dtype(),
    pa.float64(): pd.Float64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
    pa.string(): pd.StringDtype(),
}


def rows(table: Any, _: Path | None = None) -> list[dict[str, Any]]:
    """Return a mapping a row."""
    return list(table.to_pylist())


def spelt_out(table: Any) -> Any:
    """Return a table with its categories as plain text, for what knows no categories."""
    for at, field in enumerate(table.schema):
        if pa.types.is_dictionary(field.type):
            table = table.set_column(at, field.name, table.column(at).cast(field.type.value_type))
    return table


def nullable(table: Any) -> Any:
    """Return a pandas frame of pandas' own types with gaps."""
    return table.to_pandas(types_mapper=_NULLABLE.get)


def _arrays(table: Any, _: Path) -> dict[str, np.ndarray[Any, Any]]:
    return {name: column.to_numpy() for name, column in zip(table.column_names, spelt_out(table).columns, strict=True)}


def _objects(table: Any, _: Path) -> pd.DataFrame:
    return pd.DataFrame(rows(table), columns=table.column_names, dtype=object)


def _categories(table: Any, _: Path) -> Any:
    frame = table.to_pandas()
    nested = [name for name in table.column_names if pa.types.is_nested(table.schema.field(name).type)]
    return frame.astype({name: "category" for name in table.column_names if name not in nested})


def duckdb_table(connection: duckdb.DuckDBPyConnection, table: Any) -> duckdb.DuckDBPyRelation:
    """Return a table of a connection with the rows of another."""
    _OPEN.append(connection)
    connection.register("given", table)
    connection.execute("CREATE TABLE answers AS SELECT * FROM given")
    connection.unregister("given")
    return connection.table("answers")


def _written(value: object) -> object:
    """Return a value as a person writes it in a file: a number without needless digits, nothing for a gap."""
    if isinstance(value, float):
        return None if np.isnan(value) else f"{value:g}"
    return value


def _csv(table: Any, folder: Path) -> Path:
    path = folder / "answers.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(table.column_names)
        writer.writerows([_written(value) for value in row.values()] for row in rows(table))
    return path


def _parquet(table: Any, folder: Path) -> Path:
    path = folder / "answers.parquet"
    pq.write_table(table, path)
    return path


def _excel(table: Any, folder: Path) -> Path:
    path = folder / "answers.xlsx"
    book = Workbook()
    book.active.append(["number", *table.column_names])  # for a row of nothing is no row in a sheet
    for number, row in enumerate(rows(table)):
        values = (
            str(value) if isinstance(value, (bool, Decimal, bytes, dict, list)) else value for value in row.values()
        )
        book.active.append([number, *map(_written, values)])
    book.save(path)
    return path


def _parts(table: Any, folder: Path, write: Callable[[Any, Path], Path]) -> str:
    """Return the pattern of two files that together hold a table."""
    half, parent = len(table) // 2, Path(mkdtemp(dir=folder))
    for name, part in (("first", table.slice(0, half)), ("second", table.slice(half))):
        (parent / name).mkdir()
        written = write(part, parent / name)
    return str(parent / "*" / written.name)


ENGINES: dict[str, Engine] = {
    "arrays": _arrays,
    "pandas": lambda table, _: table.to_pandas(),
    "pandas objects": _objects,
    "pandas nullable": lambda table, _: nullable(table),
    "pandas arrow": lambda table, _: table.to_pandas(types_mapper=pd.ArrowDtype),
    "pandas categories": _categories,
    "polars": lambda table, _: pl.from_arrow(table),
    "polars lazy": lambda table, _: pl.LazyFrame(pl.from_arrow(table)),
    "pyarrow": lambda table, _: table,
    "duckdb": lambda table, _: duckdb_table(duckdb.connect(), table),
    "duckdb, the connection all share": lambda table, _: duckdb.from_arrow(table),
    "CSV": _csv,
    "Parquet": _parquet,
    "Excel": _excel,
    "CSV files": partial(_parts, write=_csv),
    "Parquet files": partial(_parts, write=_parquet),
}
"""The engines, by name."""
