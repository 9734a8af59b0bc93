"""The limits that the reference states are those of the code, and beyond each it is said what the reference says."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

import fuzzyeval as fe
from bad_input.rows import GRADES, ROOT, STUDY
from fuzzyeval.errors import FuzzyEvalError
from fuzzyeval.sources import streams
from fuzzyeval.survey.rows import summing

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "limits.md"
ROWS = re.findall(
    r"^\| .+ \| ([\d,]+) \| `(fuzzyeval\.[\w.]+)` \|(?: `(.+)` \|)?$",
    PAGE.read_text(encoding="utf-8"),
    flags=re.MULTILINE,
)
SERVICE = fe.Study.from_yaml(STUDY)


def constant(name: str) -> Any:
    """Return the value of a constant by its full name."""
    module, _, last = name.rpartition(".")
    return getattr(import_module(module), last)


def grades(count: int) -> str:
    """Return a study with so many grades."""
    return f"{ROOT}grades: [{', '.join(f'{{label: g{score}, score: {score}}}' for score in range(count))}]"


def levels(count: int) -> str:
    """Return a study with so many levels."""
    return (
        f"{GRADES}root: {''.join(f'{{id: a{at}, children: [' for at in range(count - 1))}{{id: z}}{']}' * (count - 1)}"
    )


def judged(value: int) -> str:
    """Return a study with a judgement."""
    pairs = f"{{speed/care: {value}, care/price: 1}}"
    return f"{STUDY}weighting: {{method: ahp, judgements: {{service: {pairs}}}}}"


def valued(count: int) -> str:
    """Return a document of so many values, which is no study."""
    return f"[{','.join('5' * count)}]"


def compared(children: int) -> str:
    """Return a study that judges so many children of one parent, each beside the next."""
    names = [f"c{at}" for at in range(children)]
    tree = ", ".join(f"{{id: {name}}}" for name in names)
    pairs = ", ".join(f"{one}/{other}: 1" for one, other in pairwise(names))
    return f"grades: 5\nroot: {{id: r, children: [{tree}]}}\nweighting: {{method: ahp, judgements: {{r: {{{pairs}}}}}}}"


def unknown(count: int) -> str:
    """Return a study in which so many answers mean that somebody does not know."""
    return f"{STUDY}survey: {{dont_know: [{', '.join(f'u{at}' for at in range(count))}]}}"


def counted(text: str) -> fe.Tally:
    """Return the tally of answers in CSV."""
    return fe.tally(SERVICE, io.StringIO(text))


def nested(depth: int) -> fe.Study:
    """Read a document that nests so deep."""
    return fe.Study.from_json("[" * depth + "]" * depth)


def wide(columns: int) -> fe.Tally:
    """Count answers in so many columns."""
    names = ["speed", "care", "price", *(f"c{at}" for at in range(columns - 3))]
    return counted(",".join(names) + "\n" + ",".join("5" * columns))


def quoted(characters: int) -> fe.Tally:
    """Count answers of which a record has so many characters, of fields that run over two lines each."""
    field = '"' + "x" * 99_996 + '\n",'
    whole, rest = divmod(characters - len('5,4,3,""\n'), len(field))
    names = ",".join(["speed", "care", "price", *(f"c{at}" for at in range(whole + 1))])
    return counted(f'{names}\n5,4,3,{field * whole}"{"x" * rest}"\n')


def piped(size: int) -> fe.Tally:
    """Count what a stream gives, which is allowed no more than a few bytes here."""
    head = b"speed,care,price\n"
    return fe.tally(SERVICE, io.BytesIO(head + b"\n" * (size - len(head))))


def panel(experts: int) -> str:
    """Return a study that so many experts judge."""
    judged = ", ".join(f'"expert {at}": {{"r": {{"a/b": 2}}}}' for at in range(experts))
    tree = '{"id": "r", "children": [{"id": "a"}, {"id": "b"}]}'
    return f'{{"grades": 5, "root": {tree}, "weighting": {{"method": "ahp", "panel": {{{judged}}}}}}}'


def unjudged(rows: int) -> object:
    """Read a table of judgements with so many rows, all but the first of them blank."""
    row = {"expert": "Ann", "parent": "service", "a": "speed", "b": "care", "value": "2"}
    return fe.ahp.read_judgements({name: [value, *[""] * (rows - 1)] for name, value in row.items()})


def called(characters: int) -> object:
    """Write a questionnaire for an expert with such a name."""
    with TemporaryDirectory() as folder:
        return fe.ahp.write_questionnaire(SERVICE, Path(folder, "panel.xlsx"), experts=["x" * characters])


BEYOND: dict[str, Callable[[int], object]] = {
    "fuzzyeval.model.documents.MAX_CHARACTERS": lambda size: fe.Study.from_yaml(STUDY.ljust(size)),
    "fuzzyeval.model.documents.MAX_VALUES": lambda count: fe.Study.from_json(valued(count)),
    "fuzzyeval.model.documents.MAX_NESTING": nested,
    "fuzzyeval.model.scale.MAX_GRADES": lambda count: fe.Study.from_yaml(grades(count)),
    "fuzzyeval.model.indicator.MAX_DEPTH": lambda count: fe.Study.from_yaml(levels(count)),
    "fuzzyeval.model.comparing.MAX_COMPARED": lambda count: fe.Study.from_yaml(compared(count)),
    "fuzzyeval.model.answers.MAX_DONT_KNOW": lambda count: fe.Study.from_yaml(unknown(count)),
    "fuzzyeval.panels.judged.JUDGEMENT_LIMIT": lambda value: fe.Study.from_yaml(judged(value)),
    "fuzzyeval.model.panel.MAX_EXPERTS": lambda count: fe.Study.from_json(panel(count)),
    "fuzzyeval.panels.tables.MOST_ROWS": unjudged,
    "fuzzyeval.questionnaire.writing.LONGEST_NAME": called,
    "fuzzyeval.checks.JUDGEMENT_LIMIT": lambda value: fe.ahp.priorities([[1.0, value], [1 / value, 1.0]]),
    "fuzzyeval.sources.encoding.LONGEST_LINE": lambda size: counted(f"{'speed,care,price,'.ljust(size)}\n5,4,3,2\n"),
    "fuzzyeval.sources.csvfile.LONGEST_RECORD": lambda size: quoted(size + 2**17),  # counted in blocks of 2**16
    "fuzzyeval.sources.csvfile.MOST_COLUMNS": wide,
    "fuzzyeval.survey.rows.summing.MAX_FIGURES": lambda count: summing.refuse_too_many("joint", 1, 1, count),
}
SAID = {name: said for _, name, said in ROWS if said}


@pytest.mark.parametrize(("figure", "name"), [row[:2] for row in ROWS], ids=[row[1] for row in ROWS])
def test_a_stated_limit_is_that_of_the_code(figure: str, name: str) -> None:
    assert int(figure.replace(",", "")) == constant(name)


def test_the_page_states_the_limits_that_there_are() -> None:
    assert len(ROWS) == 22
    assert set(SAID) == {*BEYOND, "fuzzyeval.sources.streams.LARGEST_STREAM"}


@pytest.mark.parametrize("name", BEYOND)
def test_beyond_a_limit_it_is_said_what_the_page_says(name: str) -> None:
    most = int(constant(name))
    with pytest.raises(FuzzyEvalError) as caught:
        BEYOND[name](most + 1)
    assert SAID[name] in str(caught.value)


@pytest.mark.parametrize("name", BEYOND)
def test_at_a_limit_nothing_is_said_of_it(name: str) -> None:
    most = int(constant(name))
    try:
        BEYOND[name](most if "RECORD" not in name else most - 2**18)
    except FuzzyEvalError as error:
        said = str(error)
    else:
        said = ""
    assert SAID[name] not in said
    assert said == "" or name.endswith(("NESTING", "VALUES", "LONGEST_LINE"))


def test_beyond_the_limit_of_a_stream_it_is_said_what_the_page_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "LARGEST_STREAM", 1_000)
    assert piped(1_000).rows.tolist() == [0]
    with pytest.raises(FuzzyEvalError) as caught:
        piped(1_001)
    assert SAID["fuzzyeval.sources.streams.LARGEST_STREAM"].replace("4,294,967,296", "1,000") in str(caught.value)
