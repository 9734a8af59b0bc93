"""The same answers in every container that the survey's door takes."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

Columns: TypeAlias = Mapping[str, Sequence[Any]]
Container: TypeAlias = Callable[[Columns], Any]


def _written(value: object) -> object:
    """Return a number as a person writes it in a file."""
    return f"{value:g}" if isinstance(value, float) else value


def _csv(columns: Columns, folder: Path) -> Path:
    path = folder / "answers.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(columns)
        writer.writerows([_written(value) for value in row] for row in zip(*columns.values(), strict=True))
    return path


def _parquet(columns: Columns, folder: Path) -> Path:
    path = folder / "answers.parquet"
    pl.DataFrame(columns).write_parquet(path)
    return path


CONTAINERS: dict[str, Callable[[Columns, Path], Any]] = {
    "pandas": lambda columns, _: pd.DataFrame(columns),
    "pandas objects": lambda columns, _: pd.DataFrame(columns, dtype=object),
    "pandas nullable": lambda columns, _: pd.DataFrame(columns).convert_dtypes(dtype_backend="numpy_nullable"),
    "pandas arrow": lambda columns, _: pd.DataFrame(columns).convert_dtypes(dtype_backend="pyarrow"),
    "pandas categorical": lambda columns, _: pd.DataFrame(columns, dtype="category"),
    "polars": lambda columns, _: pl.DataFrame(columns),
    "pyarrow": lambda columns, _: pa.table(columns),
    "mappings": lambda columns, _: [
        dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)
    ],
    "csv": _csv,
    "parquet": _parquet,
}


@pytest.fixture(params=CONTAINERS)
def container(request: pytest.FixtureRequest, tmp_path: Path) -> Container:
    """Put columns, each of numbers or of texts, with None for a gap, into one kind of container."""
    build = CONTAINERS[request.param]
    return lambda columns: build(columns, tmp_path)
