"""The two READMEs carry the same code, and links between pages lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
PAGES = [*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md"), *PROJECT.glob("tests/**/*.md")]


def _blocks(page: str) -> list[str]:
    return re.findall(r"```.*?```", (PROJECT / page).read_text(encoding="utf-8"), flags=re.DOTALL)


def test_the_chinese_readme_carries_the_same_code() -> None:
    assert _blocks("README.zh-CN.md") == _blocks("README.md")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(PROJECT)))
def test_links_lead_to_files(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []
