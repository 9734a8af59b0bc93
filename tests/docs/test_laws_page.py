"""The page of laws, in English and in Chinese, is what the laws that are run say of themselves."""

from __future__ import annotations

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from fuzzyeval.testing import Law, laws

SCRIPT = Path(__file__).parents[2] / "docs/reference/make_laws.py"
TOLD: list[Any] = [told for name in laws.__all__ for told in getattr(laws, name)]

in_both = pytest.mark.parametrize("language", ["en", "zh"])


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """Return the script that writes the pages."""
    spec = spec_from_file_location("make_laws", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@in_both
def test_the_page_is_as_its_script_writes_it_now(script: ModuleType, language: str) -> None:
    assert script.PAGES[language].read_text(encoding="utf-8") == script.page(language), (
        "run docs/reference/make_laws.py"
    )


@in_both
def test_every_law_and_belief_stands_there_once_with_all_that_it_says(script: ModuleType, language: str) -> None:
    """Whatever collection it is in: one that is new is not forgotten."""
    text = script.PAGES[language].read_text(encoding="utf-8")
    sections = dict(re.findall(r"^### `(\w+)`\n(.*?)(?=^#|\Z)", text, flags=re.DOTALL | re.MULTILINE))
    assert sorted(sections) == sorted(told.name for told in TOLD)
    for told in TOLD:
        further = [condition.words for condition in told.conditions] if isinstance(told, Law) else [told.counterexample]
        words = [getattr(each, language) for each in (told.statement, told.source, *further)]
        assert [part for part in (f"`{told.formula}`", *words) if part not in sections[told.name]] == []
