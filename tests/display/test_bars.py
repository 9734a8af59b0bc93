"""Bars: their widths, their blocks, their words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuzzyeval.display.bars import MOST_BLOCKS, blocks, described, gathered, shares

DEGREES = st.lists(st.floats(0, 1), max_size=100)


@given(DEGREES)
def test_the_widths_sum_to_the_whole_and_none_is_further_off_than_rounding(degrees: list[float]) -> None:
    widths, total = shares(degrees), sum(degrees)
    assert sum(widths) == pytest.approx(100 if total else 0, abs=1e-9)
    assert all(width >= 0 for width in widths)
    for width, degree in zip(widths, degrees, strict=True):
        assert width == pytest.approx(100 * degree / (total or 1), abs=0.01 + 1e-9)


def test_degrees_that_do_not_sum_to_one_are_shown_as_shares() -> None:
    assert shares((0.4, 0.4)) == (50, 50)
    assert shares((0.2, 0.0, 0.6)) == (25, 0, 75)
    assert shares((0.0, 0.0)) == (0, 0)
    assert shares(()) == ()


@given(DEGREES)
def test_gathering_keeps_the_sum_and_needs_few_blocks(degrees: list[float]) -> None:
    heights = gathered(degrees)
    assert len(heights) <= MOST_BLOCKS
    assert sum(heights) == pytest.approx(sum(degrees))
    if len(degrees) <= MOST_BLOCKS:
        assert heights == tuple(degrees)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=MOST_BLOCKS))
def test_a_higher_degree_never_has_a_lower_block_and_only_nothing_has_none(degrees: list[float]) -> None:
    drawn = blocks(degrees, highest=max(degrees))
    order = "·▁▂▃▄▅▆▇█"
    by_degree = [order.index(block) for _, block in sorted(zip(degrees, drawn, strict=True), key=lambda pair: pair[0])]
    assert by_degree == sorted(by_degree)
    assert all((block == "·") == (degree == 0) for degree, block in zip(degrees, drawn, strict=True))
    assert max(degrees) == 0 or drawn[degrees.index(max(degrees))] == "█"


def test_a_block_is_eighths_of_the_highest() -> None:
    eighths = [eighth / 8 for eighth in range(9)]
    assert blocks(eighths) == "·▁▂▃▄▅▆▇█"
    assert blocks([half / 2 for half in eighths], highest=0.5) == "·▁▂▃▄▅▆▇█"
    assert blocks([1e-9]) == "▁", "a little is not nothing"


def test_neighbours_are_gathered_where_there_are_more_grades_than_blocks() -> None:
    hundred = [0.01] * 100
    assert gathered(hundred) == pytest.approx([0.05] * 20)
    assert all(left == pytest.approx(right) for left, right in pairwise(gathered(hundred)))


def test_the_words_name_every_grade_with_its_degree() -> None:
    assert described((0.17, 0.4, 1 / 3), ("good", "fair", "poor")) == "good 0.17, fair 0.40, poor 0.33"
