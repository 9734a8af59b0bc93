"""What answers mean, whatever is declared: by value, by text and by column alike, and as a naive reading has it."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import fuzzyeval as fe
from fuzzyeval.survey.coding import MOST_INTEGERS, Coding, codings
from fuzzyeval.testing import grade_scales as scales

pytestmark = pytest.mark.slow

DTYPES = (
    np.int8,
    np.int16,
    np.int64,
    np.uint8,
    np.uint32,
    np.uint64,
    np.float16,
    np.float32,
    np.float64,
    np.longdouble,
)
LARGE = 2**53
ENDS = st.one_of(
    st.integers(-12, 12),
    st.integers(-48, 48).map(lambda quarters: quarters / 4),
    st.sampled_from(
        [-LARGE - 1, -LARGE, LARGE, LARGE + 1, LARGE + 2, 2**62, 2**64 - 1, 1e18, -1e299, 1e299, 10**60, 0.1]
    ),
)


@st.composite
def readers(draw: st.DrawFn, *, apart: bool = False) -> Coding:
    """Readings of ranges, points and texts of a leaf's own that have nothing in common, some of which mean don't know."""
    scale = draw(scales())
    ends = sorted(draw(st.lists(ENDS, max_size=9, unique_by=float if apart else lambda end: end)))
    written: list[float | str] = [f"..<{ends[0]!r}", f"{ends[-1]!r}.."] if ends else []
    for low, high in pairwise(ends):
        written.append(draw(st.sampled_from([f"{low!r}..<{high!r}", f" {low!r} .. < {high!r} ", low, repr(low)])))
    written += draw(st.lists(st.sampled_from(["A", "n/a", "don't", "５分"]), max_size=3, unique=True))
    own: dict[str, tuple[Any, ...]] = {}
    unknown: tuple[Any, ...] = ()
    for answer in written:
        grade = draw(st.one_of(st.sampled_from(scale.labels()), st.sampled_from(["unknown", "nothing"])))
        if grade == "unknown":
            unknown += (answer,)
        elif grade != "nothing":
            own[grade] = (*own.get(grade, ()), answer)
    return Coding(scale, own or {scale.labels()[0]: ("Z",)}, draw(st.booleans()), unknown)


PLAIN = scales().map(Coding)
READERS = st.one_of(PLAIN, readers())
NUMBERS = st.one_of(
    ENDS,
    ENDS.map(lambda end: end + 1),
    ENDS.map(lambda end: math.nextafter(end, math.inf)),
    ENDS.map(lambda end: math.nextafter(end, -math.inf)),
    st.floats(),
    st.integers(),
)


def naive(reader: Coding, number: float) -> int:
    """Return the position of a number by going through all that is declared, in exact fractions."""
    declared = [(answer, reader.unknown) for answer in reader.dont_know]
    last = len(reader.scale) - 1
    for at, grade in enumerate(reader.scale):
        place = last - at if reader.reversed else at
        codes = [grade.answer] if reader.own is None else reader.own.get(grade.texts()[0], ())
        declared += [(code, place) for code in codes if code is not None]
    if not math.isfinite(number):
        return reader.refused
    return next((place for answer, place in declared if naively_holds(answer, Fraction(number))), reader.refused)


def naively_holds(answer: float | str, number: Fraction) -> bool:
    """Return whether an answer, as it is written, holds a number."""
    low, dots, high = str(answer).replace(" ", "").partition("..")
    if not dots:
        return read(low) == number
    above, below = read(low), read(high.removeprefix("<"))
    if below is not None and (number > below or (high.startswith("<") and number == below)):
        return False
    return above is None or number >= above


def read(text: str) -> Fraction | None:
    """Return the number that a text says: an integer exactly, others as floats."""
    try:
        return Fraction(int(text)) if text.lstrip("-").isdecimal() and text.isascii() else Fraction(float(text))
    except ValueError:
        return None


@given(READERS, st.lists(NUMBERS, max_size=20), st.sampled_from(DTYPES))
@example(Coding(fe.GradeScale(5)), [], np.int8)
def test_a_column_means_what_its_values_mean_one_by_one(reader: Coding, numbers: list[Any], kind: type[Any]) -> None:
    with np.errstate(all="ignore"):
        fitting = [number for number in numbers if fits(number, kind)]
        column = np.array([kind(number) for number in fitting], dtype=kind)
    found = reader.of_numbers(column)
    assert found.dtype == np.int64
    assert (
        found.tolist()
        == [reader.of_value(value) for value in column]
        == [reader.of_value(value.item()) for value in column]
    )


def fits(number: float, kind: type[Any]) -> bool:
    """Return whether a number is within what an array of a kind holds."""
    if not issubclass(kind, np.integer):
        return abs(number) < 2**1023 if isinstance(number, int) else True
    return math.isfinite(number) and np.iinfo(kind).min <= number <= np.iinfo(kind).max


@given(READERS, NUMBERS.filter(math.isfinite))
def test_a_number_means_what_a_naive_reading_says(reader: Coding, number: float) -> None:
    assert reader.of_value(number) == naive(reader, number)


@given(READERS, NUMBERS.filter(lambda number: not math.isnan(number)), st.sampled_from(["{!r}", " {!r}\n", "{!r} \t"]))
def test_a_number_means_the_same_written_out(reader: Coding, number: float, way: str) -> None:
    assert reader.of_value(way.format(number)) == reader.of_value(number)


@given(READERS, st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E)))
@example(Coding(fe.GradeScale(5)), "-5.0e0")
@example(Coding(fe.GradeScale(5)), "very satisfied")
def test_full_width_text_means_what_it_means_in_ascii(reader: Coding, text: str) -> None:
    wide = "".join("\u3000" if character == " " else chr(ord(character) + 0xFEE0) for character in text)
    assert reader.of_text(wide) == reader.of_text(text)


@given(
    READERS,
    st.one_of(NUMBERS, st.none(), st.text(max_size=3), st.sampled_from(["A", "n/a", "don't", "grade 1", "grade 2"])),
)
def test_reversing_turns_grades_round_and_nothing_else_and_twice_changes_nothing(
    reader: Coding, answer: object
) -> None:
    turned = Coding(reader.scale, reader.own, not reader.reversed, reader.dont_know)
    again = Coding(turned.scale, turned.own, not turned.reversed, turned.dont_know)
    position = reader.of_value(answer)
    is_grade = position < len(reader.scale)
    assert turned.of_value(answer) == (len(reader.scale) - 1 - position if is_grade else position)
    assert again.of_value(answer) == position


@given(scales(), st.booleans(), st.lists(NUMBERS, max_size=20), st.sampled_from([str, int, float, "list"]))
def test_a_leafs_own_answers_that_repeat_the_scales_codes_change_nothing(
    scale: fe.GradeScale, is_reversed: bool, answers: list[Any], way: Any
) -> None:
    own = {
        grade.texts()[0]: [f"{grade.answer}..{grade.answer}", grade.answer] if way == "list" else way(grade.answer)
        for grade in scale
    }
    plain, declared = (
        fe.Study(grades=scale, root=fe.Indicator(id="leaf", answers=given, reversed=is_reversed))
        for given in (None, own)
    )
    (one,), (other,) = codings(plain), codings(declared)
    for answer in (*answers, *(grade.answer for grade in scale), *scale.labels()):
        assert one.of_value(answer) == other.of_value(answer)
    assert (one.integers is None) is (other.integers is None)
    if one.integers is not None and other.integers is not None:
        assert one.integers[0] == other.integers[0]
        assert one.integers[1].tolist() == other.integers[1].tolist()


@given(READERS, st.lists(st.one_of(st.integers(), NUMBERS.filter(math.isfinite).map(math.floor)), max_size=20))
def test_the_table_of_integers_agrees_with_every_integer(reader: Coding, numbers: list[int]) -> None:
    if reader.integers is None:
        return
    low, positions = reader.integers
    assert 1 <= len(positions) <= MOST_INTEGERS
    assert not positions.flags.writeable
    for number in (*numbers, *range(low - 2, low + len(positions) + 2)):
        inside = 0 <= number - low < len(positions)
        assert reader.of_value(number) == (positions[number - low] if inside else reader.refused)
    assert reader.refused not in (positions[0], positions[-1])


PARTS = st.integers(-8, 8).map(lambda quarters: quarters / 4)
RANGES = st.one_of(
    PARTS,
    PARTS.map(repr),
    st.tuples(PARTS, st.integers(0, 8)).map(lambda span: f"{span[0]}..{span[0] + span[1] / 4}"),
    st.tuples(PARTS, st.integers(1, 8)).map(lambda span: f"{span[0]}..<{span[0] + span[1] / 4}"),
    *(PARTS.map(way.format) for way in ("..{}", "..<{}", "{}..")),
    st.sampled_from(["a", " a ", "b"]),
)


@given(
    st.lists(RANGES, max_size=4),
    st.lists(RANGES, max_size=4),
    st.lists(RANGES, max_size=4),
    st.sampled_from(["leaf", "all"]),
)
def test_answers_are_refused_exactly_where_one_would_mean_two_things(
    good: list[Any], bad: list[Any], unknown: list[Any], where: str
) -> None:
    scale = fe.GradeScale([fe.Grade(label="good", score=2), fe.Grade(label="bad", score=1)])
    own = {label: given for label, given in (("good", good), ("bad", bad)) if given}
    tried = [
        Fraction(eighths, 8) for eighths in range(-40, 41)
    ]  # the ends, what lies between them, and what lies beyond
    meant = [
        {*(number for number in tried for one in given if naively_holds(one, number)), *map(str.strip, texts(given))}
        for given in (good, bad, unknown)
    ]
    in_two = bool(meant[0] & meant[1] or meant[0] & meant[2] or meant[1] & meant[2])
    leaf = fe.Indicator(id="leaf", answers=own or None, dont_know=unknown if where == "leaf" else None)
    told = refusal(scale, leaf, unknown if where == "all" else [])
    assert (told is not None) is in_two, told
    assert told is None or "leaf: " in told


def refusal(scale: fe.GradeScale, leaf: fe.Indicator, unknown: list[Any]) -> str | None:
    """Return why there is no study of one leaf; None where there is one."""
    try:
        fe.Study(grades=scale, root=leaf, survey=fe.Survey(dont_know=unknown))
    except ValueError as error:
        return str(error)
    return None


def texts(answers: list[Any]) -> list[str]:
    """Return the answers that are words."""
    return [answer for answer in answers if isinstance(answer, str) and answer.strip() in "ab"]


@given(readers(apart=True))
def test_what_has_nothing_in_common_is_a_study_that_is_saved_and_read_back_equal(reader: Coding) -> None:
    leaf = fe.Indicator(id="leaf", answers=reader.own, reversed=reader.reversed, dont_know=reader.dont_know)
    study = fe.Study(grades=reader.scale, root=leaf)
    assert codings(study) == (reader,)
    for again in (
        fe.Study.from_yaml(study.to_yaml()),
        fe.Study.model_validate_json(study.model_dump_json(by_alias=True)),
    ):
        assert again == study
        assert codings(again) == (reader,)
