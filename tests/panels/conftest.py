"""The same judgements in every container that a table of them may come in, and questionnaires to fill in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow as pa
import pytest

from engines.holding import ENGINES, rows

Columns: TypeAlias = Mapping[str, Sequence[Any]]
Container: TypeAlias = Callable[[Columns], Any]
CONTAINERS = {"mappings": rows, **ENGINES}


@pytest.fixture(params=CONTAINERS)
def container(request: pytest.FixtureRequest, tmp_path: Path) -> Container:
    """Put columns, each of numbers or of texts, with None for a gap, into one kind of container."""
    build = CONTAINERS[request.param]
    return lambda columns: build(pa.table(columns), tmp_path)
