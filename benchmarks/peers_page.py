"""Write docs/explanation/peers.md from what benchmarks/peers.py and benchmarks/peers_objective.py asked and recorded.

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
RECORDS = ("peers_ahp.json", "peers_objective.json")
ASKED, ASKED_OF_DATA = (
    dict[str, Any](tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8")))
    for name in ("peers.toml", "peers_objective.toml")
)

SHOWN = "found.priorities.round(4).tolist(), round(found.ratio, 4)"


def code(case: dict[str, Any]) -> str:
    """Return the lines with which fuzzyeval is given a case."""
    if case.get("tree"):
        return f"{case['judgements'].strip()}\n"
    given = "fe.ahp.complete(judgements)" if case.get("gaps") else "judgements"
    return f">>> judgements = {case['judgements']}\n>>> found = fe.ahp.consistency({given})\n>>> {case.get('shown', SHOWN)}\n"


def code_of_data(case: dict[str, Any]) -> str:
    """Return the lines with which fuzzyeval is given scores."""
    first = ">>> import pandas as pd\n" if case.get("framed") else ""
    scores = f"pd.DataFrame({case['scores']}, columns=['speed', 'care'])" if first else case["scores"]
    further = f", directions={case['directions']}" if "directions" in case else ""
    return f"{first}>>> scores = {scores}\n>>> fe.objective.{case['method']}(scores{further}).round(4).tolist()\n"


def example(lines_of_code: str) -> str:
    """Return lines of code with what comes of them now, up to a refusal."""
    names: dict[str, Any] = {"fe": fe, "np": np}
    lines: list[str] = []
    statements = DocTestParser().get_examples(lines_of_code)
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


def page(judged: dict[str, Any], weighed: dict[str, Any]) -> str:
    """Return the page: what peers said as recorded, and what fuzzyeval says now."""
    return "\n\n".join([*of_judgements(judged), *of_data(weighed), wrapped(ASKED["close"])]) + "\n"


def of_data(document: dict[str, Any]) -> list[str]:
    """Return the half that is about weights from data."""
    cases, outcomes = ASKED_OF_DATA["cases"], document["outcomes"]
    failed = sum("error" in figure for figure in document["figures"])
    told = {"figures": len(document["figures"]) - failed, "failed": failed, "inputs": len(document["inputs"])}
    return [
        wrapped(ASKED_OF_DATA["top"]),
        called(ASKED_OF_DATA, document),
        overview(cases, document),
        *(section(case, outcomes[case["name"]], code_of_data(case), "###") for case in cases),
        wrapped(ASKED_OF_DATA["end"].format(**told)),
    ]


def called(asked: dict[str, Any], document: dict[str, Any]) -> str:
    rows = [f"| {peer} | {version} | {asked['called'][peer]} |" for peer, version in document["versions"].items()]
    return "\n".join(["| package | version | called |", "|---|---|---|", *rows])


def overview(cases: list[dict[str, Any]], document: dict[str, Any]) -> str:
    versions, outcomes = document["versions"], document["outcomes"]
    rows = [
        f"| {case['name']} | {' | '.join(bold(outcomes[case['name']][peer]['verdict']) for peer in versions)} |"
        for case in cases
    ]
    return "\n".join([f"| | {' | '.join(versions)} |", "|---" * (len(versions) + 1) + "|", *rows])


def of_judgements(document: dict[str, Any]) -> list[str]:
    """Return the half that is about judgements."""
    outcomes = document["outcomes"]
    figures = {"figures": len(document["figures"]), "completions": len(document["completions"])}
    dated = {"date": document["recorded"], "python": document["python"], "numpy": document["numpy"]}
    return [
        wrapped(ASKED["top"].format(**dated)),
        called(ASKED, document),
        wrapped(ASKED["legend"]),
        overview(ASKED["cases"], document),
        "The examples begin with",
        "```python\n>>> import numpy as np\n>>> import fuzzyeval as fe\n\n```",
        *(section(case, outcomes[case["name"]], code(case), "##") for case in ASKED["cases"]),
        wrapped(ASKED["end"].format(**figures, matrices=len(ASKED["matrices"]))),
    ]


def bold(word: str) -> str:
    return f"**{word}**" if word in ("wrong", "NaN", "hangs") else word


def section(case: dict[str, Any], outcomes: dict[str, dict[str, str]], lines: str, level: str) -> str:
    right = [peer for peer, one in outcomes.items() if one["verdict"] == "right"]
    rest = [(peer, one) for peer, one in outcomes.items() if one["verdict"] not in ("right", "–")]
    rows = [f"| {peer} | {bold(one['verdict'])} | {one['said']} |" for peer, one in rest]
    parts = [f"{level} {case['name']}", wrapped(case["why"]), f"```python\n{example(lines)}\n\n```"]
    parts += [f"Right: {', '.join(right)}."] if right else []
    parts += ["\n".join(["| package | | what it gave |", "|---|---|---|", *rows])] if rows else []
    return "\n\n".join(parts)


def wrapped(text: str) -> str:
    """Return paragraphs in lines of 120 characters; a list stays as it is."""
    fill = partial(textwrap.fill, width=120, break_on_hyphens=False, break_long_words=False)
    return "\n\n".join(part if part.startswith("- ") else fill(part) for part in text.strip().split("\n\n"))


def main() -> None:
    records = [(PROJECT / "tests" / "published" / name).read_text(encoding="utf-8") for name in RECORDS]
    PAGE.write_text(page(*map(json.loads, records)), encoding="utf-8")


if __name__ == "__main__":
    main()
