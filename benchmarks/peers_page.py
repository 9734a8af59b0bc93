"""Write docs/explanation/peers.md from benchmarks/peers.toml and what benchmarks/peers.py recorded.

What fuzzyeval does is not recorded: it is run here, and again as a test of the page::

    python benchmarks/peers_page.py
"""

from __future__ import annotations

import json
import textwrap
import tomllib
from doctest import DocTestParser
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

import fuzzyeval as fe

PROJECT = Path(__file__).parents[1]
PAGE = PROJECT / "docs" / "explanation" / "peers.md"
RECORD = PROJECT / "tests" / "published" / "peers_ahp.json"
ASKED: dict[str, Any] = tomllib.loads(Path(__file__).with_name("peers.toml").read_text(encoding="utf-8"))

SHOWN = "found.priorities.round(4).tolist(), round(found.ratio, 4)"


def code(case: dict[str, Any]) -> str:
    """Return the lines with which fuzzyeval is given a case."""
    if case.get("tree"):
        return f"{case['judgements'].strip()}\n"
    given = "fe.ahp.complete(judgements)" if case.get("gaps") else "judgements"
    return f">>> judgements = {case['judgements']}\n>>> found = fe.ahp.consistency({given})\n>>> {case.get('shown', SHOWN)}\n"


def example(case: dict[str, Any]) -> str:
    """Return those lines with what comes of them now, up to a refusal."""
    names: dict[str, Any] = {"fe": fe, "np": np}
    lines: list[str] = []
    statements = DocTestParser().get_examples(code(case))
    for statement in statements:
        first, *rest = statement.source.splitlines()
        lines += [f">>> {first}", *(f"... {line}" for line in rest)]
        try:
            if statement is statements[-1]:
                lines.append(repr(eval(statement.source, names)))  # noqa: S307  (our own)
            else:
                exec(statement.source, names)  # noqa: S102
        except fe.FuzzyEvalError as error:
            named = f"{type(error).__module__}.{type(error).__name__}"
            return "\n".join([*lines, "Traceback (most recent call last):", "...", f"{named}: {error}"])
    return "\n".join(lines)


def page(document: dict[str, Any]) -> str:
    """Return the page: what peers said as recorded, and what fuzzyeval says now."""
    versions, outcomes = document["versions"], document["outcomes"]
    figures = {"figures": len(document["figures"]), "completions": len(document["completions"])}
    called = [f"| {peer} | {version} | {ASKED['called'][peer]} |" for peer, version in versions.items()]
    rows = [
        f"| {case['name']} | {' | '.join(bold(outcomes[case['name']][peer]['verdict']) for peer in versions)} |"
        for case in ASKED["cases"]
    ]
    dated = {"date": document["recorded"], "python": document["python"], "numpy": document["numpy"]}
    parts = [
        wrapped(ASKED["top"].format(**dated)),
        "\n".join(["| package | version | called |", "|---|---|---|", *called]),
        wrapped(ASKED["legend"]),
        "\n".join([f"| | {' | '.join(versions)} |", "|---" * (len(versions) + 1) + "|", *rows]),
        "The examples begin with",
        "```python\n>>> import numpy as np\n>>> import fuzzyeval as fe\n\n```",
        *(section(case, outcomes[case["name"]]) for case in ASKED["cases"]),
        wrapped(ASKED["end"].format(**figures, matrices=len(ASKED["matrices"]))),
    ]
    return "\n\n".join(parts) + "\n"


def bold(word: str) -> str:
    return f"**{word}**" if word in ("wrong", "NaN", "hangs") else word


def section(case: dict[str, Any], outcomes: dict[str, dict[str, str]]) -> str:
    right = [peer for peer, one in outcomes.items() if one["verdict"] == "right"]
    rest = [(peer, one) for peer, one in outcomes.items() if one["verdict"] not in ("right", "–")]
    rows = [f"| {peer} | {bold(one['verdict'])} | {one['said']} |" for peer, one in rest]
    parts = [f"## {case['name']}", wrapped(case["why"]), f"```python\n{example(case)}\n\n```"]
    parts += [f"Right: {', '.join(right)}."] if right else []
    parts += ["\n".join(["| package | | what it gave |", "|---|---|---|", *rows])] if rows else []
    return "\n\n".join(parts)


def wrapped(text: str) -> str:
    """Return paragraphs in lines of 120 characters; a list stays as it is."""
    fill = partial(textwrap.fill, width=120, break_on_hyphens=False, break_long_words=False)
    return "\n\n".join(part if part.startswith("- ") else fill(part) for part in text.strip().split("\n\n"))


def main() -> None:
    PAGE.write_text(page(json.loads(RECORD.read_text(encoding="utf-8"))), encoding="utf-8")


if __name__ == "__main__":
    main()
