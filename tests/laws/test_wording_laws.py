"""Messages hold whatever they are given: they never fail, never grow without bound, and take no value for a template."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuzzyeval.errors import FuzzyEvalError
from fuzzyeval.wording import Message, message
from fuzzyeval.wording.chinese import CHINESE
from fuzzyeval.wording.messages import LONGEST_TEXT, LONGEST_VALUE, fields

LANGUAGES = ("en", "zh")


class Unwilling:
    """A value that fails whenever it is looked at."""

    def __repr__(self) -> str:
        raise RuntimeError("no")

    def __bool__(self) -> bool:
        raise RuntimeError("no")

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("no")

    __hash__ = None  # type: ignore[assignment]


class Talkative:
    """A value with much to say."""

    def __repr__(self) -> str:
        return "{value}\n" * 1_000


class Misformatted:
    """A value that fails where it is formatted."""

    def __format__(self, spec: str) -> str:
        raise RuntimeError(spec)


class Mute(str):
    """A text that fails where it is written."""

    __slots__ = ()

    def __str__(self) -> str:
        raise RuntimeError("no")


def endless() -> list[Any]:
    """Return a list that holds itself."""
    found: list[Any] = [1]
    found.append(found)
    return found


NAMESAKES = [type(name, (), {}) for name in ("int", "str", "list", "dict", "tuple", "set", "array", "deque")]
"""Strangers that are named like what Python has."""

HOSTILE: list[Any] = [
    *(namesake() for namesake in NAMESAKES),
    *(Misformatted(), Mute("text"), Fraction(10**5_000, 3), 10**4_000),
    *(Unwilling(), [Unwilling()], {"key": Unwilling()}, Talkative(), [Talkative()] * 30, endless(), (endless(),)),
    *("a" * 1_000_000, ["a" * 5_000] * 10, b"\xff" * 10_000, {at: at for at in range(1_000)}),
    *(10**400, -(10**400), 10**10_000, [10**10_000], float("nan"), float("inf"), 1e-320, 2**63),
    *(Decimal("sNaN"), Decimal("1E+1000000"), 1j, None, True, ..., object, len),
    *(np.float64("nan"), np.float16(1), np.int8(-3), np.bool_(True), np.longdouble("1e400"), np.datetime64("NaT", "s")),
    *(np.zeros((50, 50)), np.array([Unwilling()]), np.array(["text"]), range(10**9), Path("folder") / "file"),
    *("", " ", "\n", "\0", "\ud800", "{", "}", "{}", "{value}", "{value!r}", "{0}", "%s", "%(value)s", "100 %", "（）"),
    *((), [], [[]], datetime(2026, 1, 1, tzinfo=UTC), set(range(1_000)), frozenset("ab"), Exception("text")),
]
PLAIN = st.one_of(
    *(st.text(), st.integers(-(10**40), 10**40), st.floats(), st.booleans(), st.none(), st.binary(), st.decimals()),
    *(st.fractions(), st.complex_numbers(), st.lists(st.text()), st.tuples(st.integers(), st.text()), st.datetimes()),
    *(st.dictionaries(st.text(), st.integers()), st.characters(categories=["Cs", "Cc", "Sm"])),
)
VALUES = st.one_of(PLAIN, st.sampled_from(HOSTILE), st.recursive(PLAIN, st.lists, max_leaves=5))
WITH_FIELDS = sorted(template for template in CHINESE if "{" in template)


def most(template: str) -> int:
    """Return how long a message may be: its own words, and for each field what is shown of a place or of a value."""
    return len(template) + sum(LONGEST_VALUE if "!" in field else LONGEST_TEXT for field in fields(template))


def values_for(template: str, draw: st.DataObject) -> dict[str, Any]:
    """Return a value, whatever it is, for each field of a template."""
    names = sorted({field.partition(":")[0].partition("!")[0] for field in fields(template)})
    return {name: draw.draw(VALUES, label=name) for name in names}


@given(st.sampled_from(WITH_FIELDS), st.data())
def test_every_message_can_be_told_of_any_values_and_has_a_bound(template: str, draw: st.DataObject) -> None:
    error = FuzzyEvalError(template, **values_for(template, draw))
    for language, wording in zip(LANGUAGES, (template, CHINESE[template]), strict=True):
        told = error.said.text(language)
        assert type(told) is str
        assert len(told) <= most(wording)
        assert all(shown in told for _, shown in error.said.shown if isinstance(shown, str))


@pytest.mark.parametrize("template", ["{value}", "{value!r}", "{value:g}", "{value:.12g}", "{value:,}"])
@pytest.mark.parametrize("at", range(len(HOSTILE)))
def test_no_value_is_too_strange_to_be_told(template: str, at: int) -> None:
    told = message(template, value=HOSTILE[at]).text()
    assert len(told) <= most(template)


@given(st.text(max_size=30), st.text(max_size=7), st.integers(), st.floats(allow_nan=False))
def test_values_are_told_as_they_are(name: str, value: str, count: int, number: float) -> None:
    said = message("{name}: {value!r} of {count}, {number:.3g}", name=name, value=value, count=count, number=number)
    assert said.text() == said.text("zh") == f"{name}: {value!r} of {count}, {number:.3g}"


@given(st.text("{}!:%r0va", max_size=40))
def test_braces_in_a_value_are_never_read_as_a_template(value: str) -> None:
    inner = message("; did you mean {near!r}?", near=value)
    outer = message("{place}: {problem}{hint}", place=value, problem=[value, value], hint=inner)
    assert outer.text() == f"{value}: {value}, {value}; did you mean {value!r}?"
    assert outer.text("zh") == f"{value}: {value}, {value}" + CHINESE["; did you mean {near!r}?"].format(near=value)


@given(st.text(min_size=1, max_size=5), st.integers(-5, 5))
def test_what_is_cut_shows_that_it_is(unit: str, more: int) -> None:
    value = (unit * LONGEST_TEXT)[: LONGEST_TEXT + more]
    shown = message("{value}", value=value).text()
    assert shown == (value if len(value) <= LONGEST_TEXT else value[: LONGEST_TEXT - 3] + "...")
    assert len(message("{value!r}", value=value).text()) <= LONGEST_VALUE


@given(st.sampled_from(WITH_FIELDS), st.data())
def test_a_message_is_the_same_after_a_journey(template: str, draw: st.DataObject) -> None:
    said = message(template, **values_for(template, draw))
    back: Message = pickle.loads(pickle.dumps(said))  # noqa: S301  (our own)
    assert (back, hash(back)) == (said, hash(said))
    assert [back.text(language) for language in LANGUAGES] == [said.text(language) for language in LANGUAGES]


@given(st.recursive(st.text(), st.lists, max_leaves=20), st.lists(st.floats()))
def test_numbers_and_lists_within_messages_are_brief(nested: Any, numbers: list[float]) -> None:
    assert len(message("{nested!r}", nested=nested).text()) <= LONGEST_VALUE
    assert len(message("{numbers}", numbers=numbers).text()) <= LONGEST_TEXT
    assert len(message("{array!r}", array=np.array(numbers)).text()) <= LONGEST_VALUE


def test_truth_values_are_told_as_python_writes_them() -> None:
    assert message("{value} and {value!r}", value=True).text() == "True and True"
