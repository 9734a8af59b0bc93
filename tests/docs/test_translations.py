"""Pages in Chinese carry the code of the English ones to the letter, section by section, and lead to the same places."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
TRANSLATED = sorted((DOCS / "zh").rglob("*.md"))

_FENCED = re.compile(r"^( *)```.*?^\1```$", flags=re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)#\s]+)")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")

every = pytest.mark.parametrize("chinese", TRANSLATED, ids=lambda page: str(page.relative_to(DOCS)))


def _english(chinese: Path) -> Path:
    return DOCS / chinese.relative_to(DOCS / "zh")


def _blocks(page: Path) -> list[str]:
    return [found[0] for found in _FENCED.finditer(page.read_text(encoding="utf-8"))]


def _prose(page: Path) -> str:
    return _FENCED.sub("```", page.read_text(encoding="utf-8"))


def _shape(page: Path) -> list[str]:
    """Return the level of every heading and the place of every block, in order."""
    return re.findall(r"^#+(?= )|^```$", _prose(page), flags=re.MULTILINE)


def _targets(page: Path) -> set[Path]:
    links = _LINK.findall(page.read_text(encoding="utf-8"))
    return {(page.parent / link).resolve() for link in links if "://" not in link}


def test_the_tutorial_is_there_in_chinese() -> None:
    assert DOCS / "zh" / "tutorial" / "first-evaluation.md" in TRANSLATED


@every
def test_chinese_pages_carry_the_same_code(chinese: Path) -> None:
    assert _blocks(chinese)
    assert _blocks(chinese) == _blocks(_english(chinese))


@every
def test_chinese_pages_have_the_same_sections(chinese: Path) -> None:
    assert _shape(chinese) == _shape(_english(chinese))


@every
def test_chinese_pages_lead_where_the_english_ones_do(chinese: Path) -> None:
    english = _english(chinese)
    assert chinese in _targets(english)
    assert english in _targets(chinese)
    assert _targets(english) - {chinese} <= _targets(chinese)


@every
def test_no_paragraph_of_a_chinese_page_is_left_in_english(chinese: Path) -> None:
    paragraphs = [part.strip() for part in _prose(chinese).split("\n\n")]
    told = [part for part in paragraphs if part and part != "```"]
    assert len(told) > 5
    assert [part for part in told if not _CHINESE.search(part)] == []


@every
def test_lines_of_chinese_end_where_a_space_does_no_harm(chinese: Path) -> None:
    """A browser shows a line's end as a space, which has no place between two Chinese characters."""
    lines = _prose(chinese).splitlines()
    joined = [line for line, after in pairwise(lines) if line and after and after != "```"]
    assert [line for line in joined if _CHINESE.match(line[-1])] == []
