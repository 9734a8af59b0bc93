"""No text takes the library more than a moment and a few hundred megabytes, or says more than a page."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bad_input.attacks import ATTACKS

LONGEST = 10_000
"""What a message may have, in characters."""


@pytest.fixture(scope="module")
def ended() -> dict[str, dict[str, Any]]:
    """Return how each attack ended, in a process that may take little."""
    script = Path(__file__).with_name("confined.py")
    run = subprocess.run(  # noqa: S603  (this very interpreter, and our own script)
        [sys.executable, "-W", "error", str(script), *ATTACKS],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
    )
    return {found["name"]: found for found in map(json.loads, run.stdout.splitlines())}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused_in_our_words_within_bounds(name: str, ended: dict[str, dict[str, Any]]) -> None:
    beginning = ATTACKS[name][1]
    found = ended[name]
    assert found["error"] == ("fuzzyeval.errors.StudyError" if beginning else "")
    assert found["said"].startswith(beginning)
    assert found["length"] <= LONGEST
