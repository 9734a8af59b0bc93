"""Characters in a terminal: harmless, measured, cut and wrapped."""

from __future__ import annotations

from itertools import pairwise
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from display.sheets import PLAIN, TEXTS, columns_taken
from fuzzyeval.display.characters import cut, harmless, pieces, span, wrapped

WIDTHS = st.integers(2, 30)


@given(TEXTS)
def test_no_character_of_a_harmless_text_moves_the_cursor_or_turns_the_direction(text: str) -> None:
    assert not {category(character) for character in harmless(text) if character not in "\u200c\u200d"} & {
        "Cc",
        "Cf",
        "Cs",
    }
    assert len(harmless(text).splitlines()) <= 1
    assert harmless(text).encode("utf-8").decode("utf-8") == harmless(harmless(text))


@given(PLAIN)
def test_a_text_without_control_characters_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


def test_white_space_becomes_a_space_and_what_hides_becomes_visible() -> None:
    assert harmless("a\nb\tc\u2028d\u3000e") == "a b c d e"
    assert harmless("\x1b[31mred\u202e\ud800\x00") == "�[31mred���"


def test_the_joiners_of_persian_and_of_emoji_are_kept() -> None:
    assert harmless("می\u200cخواهم 👩\u200d👧") == "می\u200cخواهم 👩\u200d👧"


@given(PLAIN)
def test_wide_characters_take_two_columns_and_combining_ones_none(text: str) -> None:
    assert span(text) == columns_taken(text)
    assert span("满意 e\u0301!") == 2 + 2 + 1 + 1 + 1


@given(PLAIN, st.integers(1, 30))
def test_a_cut_text_fits_and_says_that_something_is_left_out(text: str, width: int) -> None:
    short = cut(text, width)
    assert span(short) <= width
    assert (short == text) == (columns_taken(text) <= width)
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


def test_a_cut_never_halves_a_wide_character_nor_parts_a_letter_from_its_accent() -> None:
    assert cut("产品质量", 6) == "产品…"  # 2 + 2 + 1 columns; half of the third character has no place
    assert cut("e\u0301e\u0301e\u0301e\u0301", 3) == "e\u0301e\u0301…"


@given(TEXTS.map(harmless), WIDTHS)
def test_wrapped_lines_fit_and_lose_nothing_but_spaces(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(span(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.lists(st.text("abc", min_size=1, max_size=5), min_size=1), st.integers(5, 20))
def test_short_words_are_never_broken_and_fill_the_line(words: list[str], width: int) -> None:
    lines = [line.split() for line in wrapped(" ".join(words), width)]
    assert [word for line in lines for word in line] == words
    for line, following in pairwise(lines):
        assert len(" ".join([*line, following[0]])) > width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("你好，世界", 4, ["你", "好，", "世界"]),  # the comma stays with what it closes
        ("他说（对）", 6, ["他说", "（对）"]),  # the bracket with what it opens
        ("权重 0.33 低", 8, ["权重", "0.33 低"]),  # a line ends at a space
        ("CR为0.12", 4, ["CR为", "0.12"]),  # or beside a wide character, but not within a figure
        ("的CR为高", 4, ["的CR", "为高"]),  # before one too
        ("中👩\u200d👧", 4, ["中", "👩\u200d👧"]),  # what is joined stays together
        ("abcdefg", 3, ["abc", "def", "g"]),  # a longer word is broken
        ("", 5, [""]),
    ],
)
def test_chinese_is_wrapped_between_characters(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


@given(PLAIN)
def test_the_pieces_of_a_text_are_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text
