# ruff: noqa: INP001  (a script, no package)
"""Draw ``abc.svg``, the ABC survey by country, from its evaluation: ``python docs/pictures/make.py``.

The picture in the repository is what this draws:

>>> drawn(graded()) == PICTURE.read_text(encoding="utf-8")
True
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

import fuzzyeval as fe

PICTURE = Path(__file__).with_name("abc.svg")

WIDTH, TOP, ROW, BAR = 1000, 168, 52, 32
LEFT, RIGHT, GAP = 178, 742, 1.5  # the bars' ends, and the gap between two grades
FILLS = ("#b8501a", "#eba565", "#cbc8c0", "#85bccb", "#1c6a85")  # from the worst grade to the best
INKS = ("#ffffff", "#2b1a08", "#2b2b28", "#0b2a33", "#ffffff")
CHINESE = {
    "Benelux": "比荷卢",
    "France": "法国",
    "Germany": "德国",
    "Israel": "以色列",
    "Italy": "意大利",
    "UK": "英国",
}

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
    'role="img" aria-labelledby="title desc">'
)
STYLE = """
    text { font-family: "Helvetica Neue", Helvetica, Arial, "Noto Sans", "DejaVu Sans", "PingFang SC", "Microsoft YaHei",
           "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif; font-size: 15px; fill: #23262b }
    .card { fill: #fbfaf8; stroke: #dcd8d0 }
    .title { font-size: 22px; font-weight: 700 }
    .quiet { font-size: 13px; fill: #63676e }
    .share { font-size: 13px; font-weight: 600; text-anchor: middle }
    .score { font-size: 20px; font-weight: 700; text-anchor: end }
    .right { text-anchor: end }
    .rule { stroke: #dcd8d0 }
    .sure { fill: #23262b; stroke: #23262b; stroke-width: 1.6 }
    .open { fill: none; stroke: #63676e; stroke-width: 1.6 }
    @media (prefers-color-scheme: dark) {
      text { fill: #e9e7e2 }
      .card { fill: #1b1e23; stroke: #3a3e45 }
      .quiet { fill: #a6aab2 }
      .rule { stroke: #3a3e45 }
      .sure { fill: #e9e7e2; stroke: #e9e7e2 }
      .open { stroke: #a6aab2 }
    }"""


def graded() -> fe.Evaluations:
    """Return the ABC survey, graded by country."""
    abc = fe.datasets.load_abc()
    return fe.evaluate(abc.study, abc.answers, by="country")


def drawn(countries: fe.Evaluations) -> str:
    """Return the picture as SVG: a row a country, the best first."""
    rows = countries.ranking()
    height = TOP + ROW * len(rows) + 96
    body = [*_head(countries), *_legend(countries.study.grades)]
    centre, _ = _scale(countries)
    body.append(f'<line class="rule" x1="{centre:.1f}" x2="{centre:.1f}" y1="{TOP + 4}" y2="{TOP + ROW * len(rows)}"/>')
    for at, ranked in enumerate(rows):
        body += _row(countries[ranked.object], TOP + ROW * at, _scale(countries))
    body += _foot(TOP + ROW * len(rows))
    return "\n".join(
        [
            SVG.format(width=WIDTH, height=height),
            '  <title id="title">ABC customer satisfaction survey by country · ABC 顾客满意度调查（按国家）</title>',
            f'  <desc id="desc">{escape(_described(countries))}</desc>',
            f"  <style>{STYLE}\n  </style>",
            f'  <rect class="card" x="0.5" y="0.5" width="{WIDTH - 1}" height="{height - 1}" rx="14"/>',
            *(f"  {line}" for line in body),
            "</svg>\n",
        ]
    )


def _described(countries: fe.Evaluations) -> str:
    """Return the alternative text: what the picture says, in words."""
    told = "; ".join(
        f"{ranked.object} {ranked.score:.1f}, {ranked.grade}, memberships from best to worst "
        + " ".join(f"{degree:.2f}" for degree in countries[ranked.object].membership.values())
        for ranked in countries.ranking()
    )
    return f"Stacked bars of the membership in five grades, a country a bar, with score and grade: {told}."


def _head(countries: fe.Evaluations) -> Iterator[str]:
    rows = 0 if countries.tally is None else int(countries.tally.rows.sum())
    yield _text(32, 46, "Satisfaction by country · 各国顾客满意度", "title")
    said = f"ABC survey: {rows} companies rate six dimensions of service; AHP × entropy weights, operator M(·,+)"
    yield _text(32, 70, f"{said} · 层次分析×熵权，加权平均型", "quiet")
    for x, english, chinese, kind in (
        (32, "country", "国家", "quiet"),
        (156, "n", "样本", "quiet right"),
        (816, "score", "得分", "quiet right"),
        (860, "grade", "等级", "quiet"),
    ):
        yield _text(x, TOP - 32, english, kind)
        yield _text(x, TOP - 15, chinese, kind)
    yield f'<line class="rule" x1="32" x2="{WIDTH - 32}" y1="{TOP - 4}" y2="{TOP - 4}"/>'


def _legend(scale: fe.GradeScale) -> Iterator[str]:
    """Draw the grades, the worst at the left as in the bars."""
    step = (RIGHT - LEFT) / len(scale)
    worst_first = list(reversed(tuple(zip(scale.labels("en"), scale.labels("zh"), strict=True))))
    for at, (english, chinese) in enumerate(worst_first):
        x = LEFT + step * at
        yield f'<rect x="{x:.1f}" y="{TOP - 64}" width="{step - GAP:.1f}" height="8" fill="{FILLS[at]}"/>'
        yield _text(x, TOP - 32, english, "quiet")
        yield _text(x, TOP - 15, chinese, "quiet")


def _scale(countries: fe.Evaluations) -> tuple[float, float]:
    """Return where the middle of the neutral grade stands, and how wide a membership of 1 is."""
    below, above = 0.0, 0.0
    for one in countries.values():
        best, good, middle, poor, worst = one.membership.values()
        below, above = max(below, worst + poor + middle / 2), max(above, middle / 2 + good + best)
    unit = (RIGHT - LEFT) / (below + above)
    return LEFT + below * unit, unit


def _row(one: fe.Evaluation, top: float, scale: tuple[float, float]) -> Iterator[str]:
    centre, unit = scale
    middle = top + ROW / 2
    degrees = tuple(one.membership.values())[::-1]
    x = centre - unit * (sum(degrees[:2]) + degrees[2] / 2)
    country = str(one.object)
    yield _text(32, middle - 2, country)
    yield _text(32, middle + 16, CHINESE[country], "quiet")
    yield _text(156, middle + 5, "" if one.tally is None else str(int(one.tally.rows[0])), "right")
    for degree, fill, ink in zip(degrees, FILLS, INKS, strict=True):
        width = degree * unit
        yield (
            f'<rect x="{x:.1f}" y="{middle - BAR / 2:.1f}" width="{max(width - GAP, 0.5):.1f}" height="{BAR}" '
            f'fill="{fill}"/>'
        )
        if degree >= 0.05:
            label = _text(x + (width - GAP) / 2, middle + 5, f"{100 * degree:.0f}", "share")
            yield label.replace("<text ", f'<text style="fill:{ink}" ')
        x += width
    half = "minority" not in {said.code for said in one.remarks}
    chinese = dict(zip(one.study.grades.labels("en"), one.study.grades.labels("zh"), strict=True))[one.grade]
    yield _text(816, middle + 7, f"{one.score:.1f}", "score")
    yield f'<circle class="{"sure" if half else "open"}" cx="842" cy="{middle:.1f}" r="5"/>'
    yield _text(860, middle - 2, one.grade)
    yield _text(860, middle + 16, chinese, "quiet")


def _foot(top: float) -> Iterator[str]:
    yield f'<line class="rule" x1="32" x2="{WIDTH - 32}" y1="{top + 6}" y2="{top + 6}"/>'
    for x, kind, english, chinese in (
        (32, "sure", "one grade holds half of the membership", "某一等级的隶属度过半"),
        (
            352,
            "open",
            "none does: read the bar and the score, not the grade alone",
            "均未过半：宜看条形与得分，不宜只看等级",
        ),
    ):
        yield f'<circle class="{kind}" cx="{x + 6}" cy="{top + 26}" r="5"/>'
        yield _text(x + 20, top + 31, english, "quiet")
        yield _text(x + 20, top + 50, chinese, "quiet")
    yield _text(32, top + 76, "Bars: membership, %, centred on neutral · 条形：隶属度（%），以“一般”居中", "quiet")
    yield _text(WIDTH - 32, top + 76, "Kenett & Salini (2011), mistat", "quiet right")


def _text(x: float, y: float, words: str, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{named}>{escape(words)}</text>'


if __name__ == "__main__":
    PICTURE.write_text(drawn(graded()), encoding="utf-8")
