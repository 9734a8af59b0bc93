"""Ranges of numbers, as they are written."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest

from fuzzyeval.errors import StudyError
from fuzzyeval.model.span import Code, Span, span_of


@pytest.mark.parametrize(
    ("answer", "span"),
    [
        *((5, Span(5, 5)), (4.5, Span(4.5, 4.5)), ("5", Span(5, 5)), (" 5.0 ", Span(5.0, 5.0)), ("５", Span(5, 5))),
        *(
            ("5..7", Span(5, 7)),
            ("5..<7", Span(5, 7, open=True)),
            ("..7", Span(-math.inf, 7)),
            ("5..", Span(5, math.inf)),
        ),
        *(("..<7", Span(-math.inf, 7, open=True)), (" 5 .. 7 ", Span(5, 7)), ("5 .. < 7", Span(5, 7, open=True))),
        *(("-5..-1", Span(-5, -1)), ("-5..+1", Span(-5, 1)), ("0.5..1.25", Span(0.5, 1.25)), ("5..5", Span(5, 5))),
        *(
            ("1e2..1e3", Span(100.0, 1000.0)),
            ("５．．＜７", Span(5, 7, open=True)),
            ("9007199254740993..", Span(2**53 + 1, math.inf)),
        ),
    ],
)
def test_a_number_or_a_range_is_the_numbers_that_it_holds(answer: Code, span: Span) -> None:
    assert span_of(answer) == span


@pytest.mark.parametrize(
    "text",
    [
        "good",
        "very..good",
        "wait...",
        "...",
        "....",
        "n..a",
        "5 to 7",
        "5-7",
        "5,7",
        "five..seven",
        "1e999",
        "v1",
        "⑤",
        "5²",
    ],
)
def test_other_text_is_text(text: str) -> None:
    assert span_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        *(
            "..",
            "..<",
            " .. ",
            "5..<",
            "5..x",
            "x..5",
            "5..7..9",
            "1...5",
            "5...",
            "5..<<7",
            "5..>7",
            "1e999..",
            "..1e999",
        ),
        *("5..nan", "5..inf", ".5..1", "5..7.", "5..7,5", "⑤..7"),
    ],
)
def test_what_is_meant_as_a_range_and_is_none_is_refused(text: str) -> None:
    with pytest.raises(StudyError) as caught:
        span_of(text)
    assert str(caught.value) == f"{text!r} is no range; write a..b, a..<b, ..b, ..<b or a.., with numbers"


@pytest.mark.parametrize("text", ["7..5", "5..<5", "5..4.999", "-1..-5", "7..<5", "9007199254740993..9007199254740992"])
def test_a_range_that_holds_nothing_is_refused(text: str) -> None:
    with pytest.raises(StudyError) as caught:
        span_of(text)
    assert str(caught.value) == f"{text!r} holds no number; give the smaller end first"


def test_a_span_holds_its_ends_but_for_an_open_one() -> None:
    numbers = (4.999, 5, 6.5, Decimal("6.999"), 7, Decimal(7), 7.001)
    assert [Span(5, 7).holds(number) for number in numbers] == [False, True, True, True, True, True, False]
    assert [Span(5, 7, open=True).holds(number) for number in numbers] == [False, True, True, True, False, False, False]
    assert Span(-math.inf, 5).holds(-(10**400))
    assert not Span(0.1, 0.1).holds(Decimal("0.1"))


@pytest.mark.parametrize(
    ("span", "integers", "floats"),
    [
        (Span(5, 7), (5, 7), (5.0, 7.0)),
        (Span(5, 7, open=True), (5, 6), (5.0, math.nextafter(7, 0))),
        (Span(4.5, 7.5), (5, 7), (4.5, 7.5)),
        (Span(4.5, 7.5, open=True), (5, 7), (4.5, math.nextafter(7.5, 0))),
        (Span(4.5, 4.5), None, (4.5, 4.5)),
        (Span(4.25, 4.75), None, (4.25, 4.75)),
        (Span(-math.inf, -3), (-100, -3), (-1.7976931348623157e308, -3.0)),
        (Span(3, math.inf), (3, 100), (3.0, 1.7976931348623157e308)),
        (Span(200, 300), None, (200.0, 300.0)),
        (Span(2**53 + 1, 2**53 + 1), None, None),
        (Span(2**53 + 1, 2**53 + 3), None, (2.0**53 + 2, 2.0**53 + 2)),
        (Span(0, 2**53 + 1, open=True), (0, 100), (0.0, 2.0**53)),
        (Span(0, 2**53, open=True), (0, 100), (0.0, 2.0**53 - 1)),
    ],
    ids=repr,
)
def test_a_span_knows_its_first_and_last_integer_and_float(
    span: Span, integers: tuple[int, int] | None, floats: tuple[float, float] | None
) -> None:
    assert span.integers(-100, 100) == integers
    assert span.floats() == floats
