"""A type checker infers what the public names promise, and refuses what they do not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mypy import api

HERE = Path(__file__).parent
SETTINGS = HERE.parents[1] / "pyproject.toml"
MARK = re.compile(r"  # type: ignore\[([\w,-]+)\]")


def checked(file: Path) -> list[str]:
    """Return what mypy says of a file, strictly, an error a line."""
    said, failure, _ = api.run(
        ["--config-file", str(SETTINGS), "--no-error-summary", "--hide-error-context", str(file)]
    )
    assert not failure
    return [line for line in said.splitlines() if ": error: " in line]


@pytest.fixture(autouse=True)
def at_the_root_of_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the checker find its settings' paths, and what it has checked before."""
    monkeypatch.chdir(SETTINGS.parent)


def test_what_is_inferred_is_what_is_promised() -> None:
    assert checked(HERE / "inferred.py") == []


def test_every_marked_line_is_refused_and_no_other(tmp_path: Path) -> None:
    marked = (HERE / "refused.py").read_text(encoding="utf-8").splitlines()
    bare = tmp_path / "bare.py"
    bare.write_text("\n".join(MARK.sub("", line) for line in marked) + "\n", encoding="utf-8")
    found: dict[int, set[str]] = {}
    for line in checked(bare):
        place, code = re.search(r"\.py:(\d+)", line), re.search(r"\[([\w-]+)\]$", line)
        assert place is not None, line
        assert code is not None, line
        found.setdefault(int(place[1]), set()).add(code[1])
    wanted = {at: set(mark[1].split(",")) for at, line in enumerate(marked, start=1) if (mark := MARK.search(line))}
    assert found == wanted
