"""The entry of the command line, with and without the extra that it needs."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from fuzzyeval import __main__


def test_the_module_is_the_command_line() -> None:
    found = subprocess.run([sys.executable, "-m", "fuzzyeval", "--help"], capture_output=True, text=True, check=True)
    assert "evaluate" in found.stdout


def test_without_its_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    for name in [name for name in sys.modules if name.startswith("fuzzyeval.cli")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "typer", None)
    with pytest.raises(SystemExit) as said:
        __main__.main()
    assert said.value.code == 2
    assert capsys.readouterr().err == "the command line needs typer and rich; install fuzzyeval[cli]\n"


def test_with_it_it_runs(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setattr(sys, "argv", ["fuzzyeval", "--help"])
    with pytest.raises(SystemExit) as said:
        __main__.main()
    assert said.value.code == 0
    assert "evaluate" in capsys.readouterr().out
