# ruff: noqa: INP001  (pytest loads it)
"""What the tests of these pages need."""

from __future__ import annotations

import warnings
from importlib import import_module

import pytest


@pytest.fixture(autouse=True)
def _test_client(request: pytest.FixtureRequest) -> None:
    """Import FastAPI's test client first, for the page that uses it: what its parts deprecate in one another is theirs."""
    if request.path.name == "embed-in-a-service.md":
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            warnings.filterwarnings("ignore", message="Using .httpx. with .starlette.testclient.")
            import_module("fastapi.testclient")
