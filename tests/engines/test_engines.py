"""The engines that need no more than this process: pandas, polars, pyarrow, DuckDB, files and what Python holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest

import fuzzyeval as fe
from engines.bodies import *  # noqa: F403  (the tests)
from engines.bodies import study
from engines.holding import ENGINES, Engine


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    """Return one engine after the other."""
    return ENGINES[request.param]


MIXED: dict[str, Sequence[Any]] = {
    "a": [5, "5", 4.0, None, True, "satisfied", float("nan"), Decimal(3), "N/A", [5], np.int8(2), pd.NA],
    "key": [1, "1", 1.0, None, True, "x", float("nan"), Decimal(1), "", b"x", np.int64(1), pd.NaT],
}


@pytest.mark.parametrize(
    "hold",
    [
        lambda columns: pd.DataFrame(columns, dtype=object),
        lambda columns: {name: np.array([*values, None], dtype=object)[:-1] for name, values in columns.items()},
        lambda columns: columns,
    ],
    ids=["pandas", "arrays", "lists"],
)
@pytest.mark.parametrize("by", [None, "key"])
def test_a_column_of_mixed_values_is_read_value_by_value(hold: Callable[[Any], Any], by: str | None) -> None:
    tally = fe.tally(study("a"), hold(MIXED), by=by, detail="counts")
    rows = [{"a": answer, "key": key} for answer, key in zip(MIXED["a"], MIXED["key"], strict=True)]
    assert tally == fe.tally(study("a"), rows, by=by, detail="counts")
    assert tally.pooled().counts.tolist() == [[[2, 2, 1, 1, 0]]]
    assert tally.pooled().missing.tolist() == [[3]]
    assert tally.refusals() == {"a": {"True": 1, "N/A": 1, "[5]": 1}}
    if by:
        assert tally.objects == ("1", "b'x'", "True", "x", None)
