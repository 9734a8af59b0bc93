"""The pages carry what they promise: the same code in two languages, links that lead somewhere, an entry for every name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import fuzzyeval as fe
from fuzzyeval import testing

PROJECT = Path(__file__).parents[1]
DOCS = PROJECT / "docs"
PAGES = [*PROJECT.glob("*.md"), *DOCS.glob("**/*.md"), *PROJECT.glob("tests/**/*.md")]
PLAIN = [page for part in ("tutorial", "how-to", "explanation", "zh") for page in DOCS.glob(f"{part}/**/*.md")]
MODULES = ("ahp", "datasets", "errors", "membership", "objective")


def _blocks(page: str) -> list[str]:
    return re.findall(r"```.*?```", (PROJECT / page).read_text(encoding="utf-8"), flags=re.DOTALL)


def test_the_chinese_readme_carries_the_same_code() -> None:
    assert _blocks("README.zh-CN.md") == _blocks("README.md")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(PROJECT)))
def test_links_lead_to_files(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


def _entries() -> list[str]:
    """Return the names that the reference documents, one after the other."""
    texts = [page.read_text(encoding="utf-8") for page in sorted(DOCS.glob("reference/*.md"))]
    return [name for text in texts for name in re.findall(r"^\.\. auto(?!module)\w+:: ([\w.]+)", text, re.MULTILINE)]


def _public_names() -> set[str]:
    """Return every name that may be imported, where it is shortest: ``fuzzyeval.Study``, ``fuzzyeval.ahp.complete``."""
    top = {name for name in fe.__all__ if name not in ("__version__", *MODULES)}
    names = {f"fuzzyeval.{name}" for name in top}
    for module in MODULES:
        names |= {f"fuzzyeval.{module}.{name}" for name in getattr(fe, module).__all__ if name not in top}
    return names | {f"fuzzyeval.testing.{name}" for name in testing.__all__ if name != "laws"}


def test_every_public_name_has_an_entry_in_the_reference() -> None:
    assert _public_names() - set(_entries()) == set()


def test_no_name_has_two_entries_in_the_reference() -> None:
    assert [name for name, times in Counter(_entries()).items() if times > 1] == []


@pytest.mark.parametrize("entry", _entries())
def test_an_entry_is_of_something_there(entry: str) -> None:
    module, _, name = entry.rpartition(".")
    assert hasattr(import_module(module), name)


def _contents(page: Path) -> Iterator[Path]:
    """Yield what the tables of contents of a page lead to."""
    for lines in re.findall(r"^```\{toctree\}\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE):
        for line in lines.splitlines():
            named = re.fullmatch(r"(?:.* <)?([^:<>]+?)>?", line)
            yield from page.parent.glob(f"{named[1]}.md") if named else ()


def test_every_page_is_reached_from_the_index() -> None:
    reached: set[Path] = set()
    ahead = {DOCS / "index.md"}
    while ahead:
        reached |= ahead
        ahead = {found for page in ahead for found in _contents(page)} - reached
    assert set(DOCS.glob("**/*.md")) - reached == set()


@pytest.mark.parametrize("page", PLAIN, ids=lambda page: str(page.relative_to(DOCS)))
def test_pages_are_plain_markdown_but_for_a_hidden_table_of_contents(page: Path) -> None:
    special = re.findall(r"^```\{.*?^```|\{[\w:]+\}`", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert [part for part in special if not part.startswith("```{toctree}\n:hidden:\n")] == []
