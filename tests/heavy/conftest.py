"""What the heavy engines need: one Spark for all tests, where there is Java; ``make test-heavy`` installs the rest."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from typing import Any

import pytest

pytest.register_assert_rewrite("engines.bodies")

JAVA = shutil.which("java") or os.environ.get("JAVA_HOME")


_THEIRS = (
    "ignore:unclosed <socket:ResourceWarning",  # Spark leaves them to the collector of garbage
    "ignore::pytest.PytestUnraisableExceptionWarning",  # so does the rest of Spark
    "ignore:Dask support is moving out of Narwhals:FutureWarning",
    "ignore:fetch_arrow_table:DeprecationWarning",  # Ibis 12 on DuckDB 2
)


def pytest_configure(config: pytest.Config) -> None:
    """Let the engines warn of each other."""
    for said in _THEIRS:
        config.addinivalue_line("filterwarnings", said)


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """Return a Spark of two threads on this machine."""
    if not JAVA:
        pytest.skip("Spark needs Java, and there is none on this machine")
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.log.level": "ERROR",
        "spark.sql.shuffle.partitions": "2",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    session = SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
    yield session
    session.stop()
