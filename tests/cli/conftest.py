"""A folder with a study and answers to it, in which the commands run."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.running import ANSWERS, STUDY


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with ``study.yaml`` and ``answers.csv``."""
    (tmp_path / "study.yaml").write_text(STUDY, encoding="utf-8")
    (tmp_path / "answers.csv").write_text(ANSWERS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
