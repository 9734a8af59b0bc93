"""Names in the order in which people expect them."""

from __future__ import annotations

import random

import pytest

from fuzzyeval.ordering import natural


def test_objects_sort_naturally_with_the_blank_one_last() -> None:
    ordered = [
        "2",
        "10",
        "branch",
        "Branch 1",
        "branch 2",
        "branch 10",
        "branch 10a",
        "x2y3",
        "x2y10",
        "x10y1",
        "é",
        None,
    ]
    shuffled = ordered.copy()
    random.Random(5).shuffle(shuffled)  # noqa: S311  (an order, not a secret)
    assert sorted(shuffled, key=natural) == ordered
    pairs = [("a", "2"), ("a", "10"), ("a", None), ("b", "1"), (None, "1"), (None, None)]
    assert sorted(pairs[3:] + pairs[:3], key=natural) == pairs


@pytest.mark.parametrize("name", ["²", "٣", "1²", "a" * 500 + "1"])
def test_any_text_can_be_sorted(name: str) -> None:
    assert sorted([name, "1", "a"], key=natural).count(name) == 1
