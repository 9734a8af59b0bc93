"""Sheets to try the laws on: any text in any place, trees, gaps, bars and what is missing."""

from __future__ import annotations

from unicodedata import category, east_asian_width

from hypothesis import strategies as st

from fuzzyeval.display.sheet import Cell, Column, Gap, Kind, Name, Sheet

HOSTILE = (
    "<script>alert(1)</script>",
    "</style><b>",
    "\" onmouseover='x'",
    "&amp;&#60;",
    "line\r\nbreak\tand\x1b[31m colour",
    "\u202eright to left",
    "\ud800",
    "产品质量，与服务。",
    "e\u0301 👩\u200d👧 ﷽",
    "word" * 40,
    "",
)
PLAIN = st.text(st.characters(categories=("L", "N", "P", "S")) | st.just(" "), max_size=30)
"""Texts that stand as they are, in any script."""

TEXTS = st.text(max_size=30) | st.sampled_from(HOSTILE)
"""Any texts, harmful ones with preference."""

KINDS: tuple[Kind, ...] = ("text", "number", "bars")
HEADINGS = st.sampled_from(("indicator", "weight", "global weight", "score", "权重", "全局权重", "<b>", ""))


def columns_taken(text: str) -> int:
    """Return how wide a terminal shows a text, character by character, after Unicode's annex 11."""
    without = sum(category(character) in {"Cf", "Me", "Mn"} for character in text)
    return len(text) - without + sum(east_asian_width(character) in {"F", "W"} for character in text)


def degrees(grades: int) -> st.SearchStrategy[tuple[float, ...]]:
    """Return membership degrees, which need not sum to 1."""
    return st.tuples(*[st.floats(0, 1) | st.sampled_from((0.0, 1.0))] * grades)


@st.composite
def sheets(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS, grades: int = 25) -> Sheet:
    """Return a sheet with a name and up to three other columns."""
    legend = tuple(draw(st.lists(texts, min_size=1, max_size=grades)))
    kinds = draw(st.lists(st.sampled_from(KINDS), max_size=3))
    columns = (
        Column(draw(HEADINGS), "name"),
        *(Column(draw(HEADINGS), kind, digits=draw(st.integers(0, 3))) for kind in kinds),
    )
    cells: dict[str, st.SearchStrategy[Cell]] = {
        "name": st.builds(Name, texts, st.integers(0, 9)),
        "text": st.none() | texts,
        "number": st.none() | st.floats(0, 1e4) | st.integers(0, 10**5),
        "bars": st.none() | degrees(len(legend)),
    }
    rows = st.tuples(*(cells[column.kind] for column in columns)) | st.builds(Gap, texts)
    return Sheet(
        title=draw(texts),
        columns=columns,
        rows=tuple(draw(st.lists(rows, max_size=5))),
        subtitle=draw(texts),
        legend=legend,
        notes=tuple(draw(st.lists(texts, max_size=3))),
        language=draw(st.sampled_from(("en", "zh", "zh-CN"))),
    )
