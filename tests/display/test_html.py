"""A sheet as HTML: nothing gets out of its place, everybody can read it, nothing on the page clashes."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.sheets import HOSTILE, PLAIN, degrees, sheets
from fuzzyeval.display.bars import described
from fuzzyeval.display.html import to_html
from fuzzyeval.display.sheet import Column, Gap, Name, Sheet
from fuzzyeval.display.style import style
from fuzzyeval.wording.chinese import CHINESE

NAME, WEIGHT, GRADE = Column("indicator", "name"), Column("weight", "number", digits=3), Column("grade")
BARS = Column("membership", "bars")
TAGS = {"div", "style", "table", "caption", "b", "thead", "tbody", "tr", "th", "td", "span", "i", "ul", "li", "bdi"}
ATTRIBUTES = {"class", "lang", "scope", "style", "colspan", "role", "aria-label", "title"}
Attributes = dict[str, str | None]


class Page(HTMLParser):
    """What a browser makes of a fragment: its elements with their attributes, and the text directly and anywhere in them."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.source = source
        self.elements: list[tuple[str, Attributes]] = []
        self.texts: list[str] = []
        self._open: list[int] = []
        self.feed(source)
        self.close()
        assert not self._open, "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), "no attribute twice"
        self._open.append(len(self.elements))
        self.elements.append((tag, dict(attrs)))
        self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self._open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        for at in self._open:
            self.texts[at] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def all(self, tag: str, **wanted: str) -> list[tuple[Attributes, str]]:
        """Return the attributes and the text of the elements with a tag and a class."""
        return [
            (attributes, text)
            for (name, attributes), text in zip(self.elements, self.texts, strict=True)
            if name == tag and all(value in (attributes.get(key) or "").split() for key, value in wanted.items())
        ]

    def said(self, tag: str, **wanted: str) -> list[str]:
        """Return the texts of these elements."""
        return [text for _, text in self.all(tag, **wanted)]


def widths(page: Page) -> list[float]:
    """Return the widths of all slices."""
    return [float((attributes["style"] or "").removeprefix("flex:")) for attributes, _ in page.all("i")]


SHEET = Sheet(
    "The counter",
    (NAME, WEIGHT, GRADE, BARS),
    ((Name("service"), 1.0, "good", (0.25, 0.75)), Gap("… 88 more …"), (Name("speed", 1), None, None, None)),
    subtitle="266 answers",
    legend=("very good", "poor"),
    notes=("one remark", "another"),
)


@given(sheets())
def test_no_text_becomes_an_element_or_an_attribute(sheet: Sheet) -> None:
    page = Page(to_html(sheet))
    assert {tag for tag, _ in page.elements} <= TAGS
    assert {name for _, attributes in page.elements for name in attributes} <= ATTRIBUTES
    for attributes in (attributes for _, attributes in page.elements):
        assert re.fullmatch(r"(--fe-level:\d+|flex:[\d.]+)?", attributes.get("style") or "")
        assert re.fullmatch(r"fuzzyeval|(fe-[a-z0-9-]+ ?)*", attributes.get("class") or "")


@given(sheets(texts=PLAIN, grades=12))
def test_every_text_comes_back_as_it_was(sheet: Sheet) -> None:
    page = Page(to_html(sheet))
    rows = [row for row in sheet.rows if isinstance(row, tuple)]
    assert page.said("b") == [title for title in [sheet.title] if title]
    assert page.said("div", **{"class": "fe-quiet"}) == [subtitle for subtitle in [sheet.subtitle] if subtitle]
    assert page.said("th", scope="row") == [cell.text for row in rows for cell in row if isinstance(cell, Name)]
    assert page.said("td", **{"class": "fe-gap"}) == [row.text for row in sheet.rows if isinstance(row, Gap)]
    texts = [cell for row in rows for column, cell in zip(sheet.columns, row, strict=True) if column.kind == "text"]
    assert page.said("td", **{"class": "fe-text"}) == ["–" if text is None else text for text in texts]
    assert page.said("li")[-len(sheet.notes) :] == list(sheet.notes) or not sheet.notes
    bars = [cell for row in rows for cell in row if isinstance(cell, tuple)]
    told = [attributes["aria-label"] for attributes, _ in page.all("span", **{"class": "fe-bar"})]
    assert told == [described(degrees, sheet.legend) for degrees in bars]
    assert page.said("bdi") == [label for label in sheet.legend if sheet.has_bars]


@given(sheets(texts=PLAIN))
def test_every_figure_is_there(sheet: Sheet) -> None:
    page = Page(to_html(sheet))
    figures = [
        f"{cell:.{column.digits}f}" if isinstance(cell, float | int) else "–"
        for row in sheet.rows
        if isinstance(row, tuple)
        for column, cell in zip(sheet.columns, row, strict=True)
        if column.kind == "number"
    ]
    assert page.said("td", **{"class": "fe-number"}) == figures


@given(st.integers(1, 30).flatmap(degrees))
def test_the_slices_of_a_bar_fill_it(membership: tuple[float, ...]) -> None:
    legend = tuple(str(at) for at in range(len(membership)))
    page = Page(to_html(replace(SHEET, columns=(BARS,), rows=((membership,),), legend=legend)))
    bar = page.source.partition('class="fe-bar')[2].partition("</span></td>")[0]
    total = sum(map(float, re.findall(r"flex:([\d.]+)", bar)))
    assert total == pytest.approx(100 if any(membership) else 0, abs=1e-6)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_harmless_in_every_place(text: str) -> None:
    row = (Name(text, level=1), text, (0.5, 0.5))
    headed = (Column(text, "name"), Column(text, missing=text), BARS)
    sheet = Sheet(text, headed, (row, Gap(text), (Name(text), None, None)), text, (text, text), (text,), language=text)
    page = Page(to_html(sheet))
    assert [tag for tag, _ in page.elements if tag not in TAGS] == []
    assert {name for _, attributes in page.elements for name in attributes} <= ATTRIBUTES
    assert to_html(sheet).encode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e\u2066-\u2069]", to_html(sheet))
    seen = [said for said in page.said("th", scope="row") if said]
    assert len(set(seen)) <= 1, "the same in every row"


def test_the_table_is_one_with_headings_for_columns_and_rows() -> None:
    page = Page(to_html(SHEET))
    assert page.said("th", scope="col") == ["indicator", "weight", "grade", "membership"]
    assert page.said("th", scope="row") == ["service", "speed"]
    assert page.said("caption") == ["The counter266 answers"]
    assert [attributes["colspan"] for attributes, _ in page.all("td", **{"class": "fe-gap"})] == ["4"]
    assert page.all("div", **{"class": "fuzzyeval"})[0][0]["lang"] == "en"
    assert len(page.all("table")) == 1


def test_the_tree_is_indented_and_its_root_stands_out() -> None:
    page = Page(to_html(SHEET))
    assert [attributes.get("style") for attributes, _ in page.all("th", scope="row")] == [None, "--fe-level:1"]
    assert [text for text in page.said("tr", **{"class": "fe-root"}) if "service" in text]
    assert len(page.all("tr", **{"class": "fe-root"})) == 1
    flat = Page(to_html(Sheet("", (NAME,), ((Name("one"),), (Name("two"),)))))
    assert flat.all("tr", **{"class": "fe-root"}) == []


def test_a_bar_is_told_in_words_and_each_slice_by_its_grade() -> None:
    page = Page(to_html(SHEET))
    [(bar, plain)] = page.all("span", **{"class": "fe-bar"})
    assert bar == {"class": "fe-bar", "role": "img", "aria-label": "very good 0.25, poor 0.75"}
    assert plain == "▃█", "drawn in characters where a site takes styles away"
    slices = [attributes for attributes, _ in page.all("i") if "style" in attributes]
    assert [(one["title"], one["style"]) for one in slices] == [("very good 0.25", "flex:25"), ("poor 0.75", "flex:75")]


def test_what_is_missing_is_a_dash_that_says_why() -> None:
    page = Page(to_html(SHEET))
    said = [
        (attributes["aria-label"], attributes.get("title"), text) for attributes, text in page.all("span", role="img")
    ]
    assert said[1:] == [("no answer", "no answer", "–")] * 3
    other = Page(to_html(Sheet("", (replace(WEIGHT, missing="not judged"),), ((None,),))))
    assert [attributes["title"] for attributes, _ in other.all("span", role="img")] == ["not judged"]


def test_one_grade_with_all_is_a_bar_of_one_slice() -> None:
    page = Page(to_html(Sheet("", (BARS,), (((0.0, 1.0, 0.0),),), legend=("good", "fair", "poor"))))
    slices = [attributes for attributes, _ in page.all("i") if "style" in attributes]
    assert [(one["class"], one["style"]) for one in slices] == [("fe-3-1", "flex:100")]


def test_the_legend_names_every_grade_beside_its_colour() -> None:
    page = Page(to_html(SHEET))
    assert page.said("bdi") == ["very good", "poor"]
    swatches = [attributes["class"] for attributes, _ in page.all("i") if "style" not in attributes]
    assert swatches == ["fe-2-0", "fe-2-1"]
    assert Page(to_html(replace(SHEET, columns=(NAME,), rows=()))).all("ul", **{"class": "fe-legend"}) == []


def test_of_a_hundred_grades_the_legend_is_a_strip_with_both_ends() -> None:
    labels = tuple(f"{100 - at} points" for at in range(100))
    page = Page(to_html(Sheet("", (BARS,), ((tuple([0.01] * 100),),), legend=labels)))
    assert page.said("bdi") == ["100 points", "1 points"]
    assert len(page.all("span", **{"class": "fe-many"})) == 2, "the bar and the strip"
    strip = page.all("span", **{"class": "fe-bar"})[1][0]
    assert strip["aria-label"] == ", ".join(labels)
    assert [attributes["title"] for attributes, _ in page.all("i")][100:] == list(labels)
    assert widths(page) == [1.0] * 200


def test_nothing_comes_from_outside_and_no_id_can_clash() -> None:
    source = to_html(SHEET)
    assert not re.search(r"\bid=|<script|url\(|@import|https?:|javascript:|expression\(", source)


def rules(css: str) -> list[str]:
    """Return the selectors of a style, those within a condition too."""
    flat = re.sub(r"@media[^{]*\{(.*?\})\s*\}", r"\1", css, flags=re.DOTALL)
    return [one.strip() for selectors in re.findall(r"([^{}]+)\{", flat) for one in selectors.split(",")]


@pytest.mark.parametrize("grades", [0, 5, 100])
def test_the_style_touches_nothing_else_on_the_page(grades: int) -> None:
    selectors = rules(style(grades))
    assert len(selectors) > 30 + grades
    assert all(".fuzzyeval" in selector for selector in selectors)
    assert "<" not in style(grades)


def test_sheets_with_other_grades_on_one_page_keep_their_colours() -> None:
    named = [set(re.findall(r"\.(fe-\d+-\d+)", style(grades))) for grades in (3, 5, 10)]
    assert [len(names) for names in named] == [3, 5, 10]
    assert not named[0] & named[1] | named[1] & named[2]


@pytest.mark.parametrize(
    ("page", "scheme"),
    [
        ('[data-jp-theme-light="false"]', "dark"),
        (".vscode-dark", "dark"),
        ('[data-theme="dark"]', "dark"),
        ('[data-jp-theme-light="true"]', "light"),
        (".vscode-light", "light"),
        ('[data-theme="light"]', "light"),
    ],
)
def test_notebooks_and_sites_that_switch_are_followed(page: str, scheme: str) -> None:
    rule = next(line for line in style(5).splitlines() if line.startswith("[") and f"{page} " in line)
    assert f"color-scheme: {scheme} }}" in rule


def test_a_site_that_follows_the_reader_is_followed() -> None:
    assert re.search(
        r"@media \(prefers-color-scheme: dark\) \{ \[data-theme=\"auto\"\] [^}]*color-scheme: dark", style(5)
    )


def test_every_colour_has_one_for_older_browsers_and_one_for_each_ground() -> None:
    colour = "#[0-9a-f]{6}"
    painted = re.findall(rf"background: ({colour}); background: light-dark\(({colour}), ({colour})\)", style(5))
    assert len(painted) == 5
    assert all(older == light != dark for older, light, dark in painted)


@pytest.mark.parametrize(
    ("sheet", "tags"),
    [
        (Sheet(""), ["div", "style"]),
        (Sheet("A title"), ["div", "style", "div", "div", "b"]),
        (Sheet("", notes=("so",)), ["div", "style", "ul", "li"]),
        (Sheet("", (NAME,)), ["div", "style", "div", "table", "thead", "tr", "th", "tbody"]),
    ],
)
def test_what_is_empty_takes_no_room(sheet: Sheet, tags: list[str]) -> None:
    assert [tag for tag, _ in Page(to_html(sheet)).elements] == tags


def test_headings_and_alternative_texts_are_told_in_the_language_of_the_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    for english, chinese in {
        "weight": "权重",
        "no answer": "无有效答案",
        "grades": "评价等级",
        "remarks": "说明",
    }.items():
        monkeypatch.setitem(CHINESE, english, chinese)
    page = Page(to_html(replace(SHEET, language="zh-CN")))
    assert page.all("div", **{"class": "fuzzyeval"})[0][0]["lang"] == "zh-CN"
    assert page.said("th", scope="col")[1] == "权重"
    assert [attributes["aria-label"] for attributes, _ in page.all("ul")] == ["评价等级", "说明"]
    assert {attributes["aria-label"] for attributes, _ in page.all("span", role="img")} >= {"无有效答案"}
