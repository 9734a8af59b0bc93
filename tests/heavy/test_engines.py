"""The engines that take a while to install or to start: Spark, Dask, Ibis."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dask.dataframe as dd
import duckdb
import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from engines.bodies import *  # noqa: F403  (the tests)
from engines.holding import Engine, duckdb_table, nullable, spelt_out

_SPARK = {
    pa.int64(): "bigint",
    pa.float64(): "double",
    pa.string(): "string",
    pa.bool_(): "boolean",
    pa.date32(): "date",
    pa.binary(): "binary",
    pa.null(): "void",
}


def _ddl(kind: Any) -> str:
    """Return what Spark calls a type."""
    if pa.types.is_list(kind):
        return f"array<{_ddl(kind.value_type)}>"
    if pa.types.is_struct(kind):
        return f"struct<{','.join(f'{field.name}:{_ddl(field.type)}' for field in kind)}>"
    return _SPARK.get(kind) or f"decimal({kind.precision},{kind.scale})"


def _spark(table: Any, session: Any) -> Any:
    table = spelt_out(table)
    names = ", ".join(f"`{field.name}` {_ddl(field.type)}" for field in table.schema)
    return session.createDataFrame([tuple(row.values()) for row in table.to_pylist()], names)


def _spark_parquet(table: Any, folder: Path, session: Any) -> Any:
    pq.write_table(table, folder / "answers.parquet")
    return session.read.parquet(str(folder / "answers.parquet"))


def _ibis(table: Any, _: Path) -> Any:
    connection = duckdb.connect()
    duckdb_table(connection, table)
    return ibis.duckdb.from_connection(connection).table("answers")


def _dask(frame: Any) -> Any:
    return dd.from_pandas(frame, npartitions=2)


ENGINES: dict[str, Engine] = {
    "dask": lambda table, _: _dask(table.to_pandas()),
    "dask nullable": lambda table, _: _dask(nullable(table)),
    "ibis": _ibis,
}


@pytest.fixture(params=["spark", "spark, from Parquet", *ENGINES])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Return one engine after the other."""
    if not request.param.startswith("spark"):
        return ENGINES[request.param]
    session = request.getfixturevalue("spark")
    if request.param == "spark":
        return lambda table, _: _spark(table, session)
    return lambda table, folder: _spark_parquet(table, folder, session)
