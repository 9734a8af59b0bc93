"""What the shares of the population make of the cells of a tally, and what is said where they cannot be had."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pytest

from fuzzyeval.aliases import FloatArray, Key
from fuzzyeval.errors import AnswersError, FuzzyEvalError, StudyError
from fuzzyeval.survey.tallies.stratifying import factors_of

CELLS: list[Key] = [("north", "f"), ("north", "m"), ("south", "f"), ("south", "m")]
BY = ("region", "sex")
SHARES = {"region": {"north": 0.5, "south": 0.5}, "sex": {"f": 0.6, "m": 0.4}}


def factors(
    by: Sequence[str], objects: Sequence[Key], totals: Sequence[float], shares: Mapping[str, Mapping[str, float]]
) -> FloatArray:
    """Return the factors of cells with these sums of weights."""
    return factors_of(by, objects, np.array(totals, dtype=float), shares)


def refusal(*given: Any) -> str:
    """Return what is said of shares that cannot be had."""
    with pytest.raises(FuzzyEvalError) as caught:
        factors(*given)
    return str(caught.value)


def test_the_weights_have_the_shares_of_every_column_and_their_sum() -> None:
    weights = np.array([30.0, 10, 5, 15])
    raked = weights * factors(BY, CELLS, weights.tolist(), SHARES)
    assert raked[:2].sum() == pytest.approx(30)
    assert raked[2:].sum() == pytest.approx(30)
    assert raked[::2].sum() == pytest.approx(36)
    assert raked[1::2].sum() == pytest.approx(24)


def test_without_shares_nothing_is_changed() -> None:
    assert factors(BY, CELLS, [1, 2, 3, 4], {}).tolist() == [1, 1, 1, 1]
    assert factors((), [()], [7], {}).tolist() == [1]


def test_one_column_has_wanted_over_reached() -> None:
    assert factors(("sex",), ["f", "m"], [8, 2], {"sex": {"m": 0.5, "f": 0.5}}).tolist() == [0.625, 2.5]


def test_other_columns_tell_cells_apart_and_do_not_count() -> None:
    cells: list[Key] = [("a", "f"), ("a", "m"), ("b", "f"), ("b", "m"), (None, "m")]
    found = factors(("branch", "sex"), cells, [4, 1, 4, 0.5, 0.5], {"sex": {"f": 0.5, "m": 0.5}})
    assert found.tolist() == [0.625, 2.5, 0.625, 2.5, 2.5]


@pytest.mark.parametrize("value", ["1", "1.0", " 1 "])
def test_values_are_compared_as_keys_of_objects_are(value: str) -> None:
    assert factors(("age",), ["1", "2"], [8, 2], {"age": {"2.0": 0.5, value: 0.5}}).tolist() == [0.625, 2.5]


def test_shares_are_divided_by_their_sum() -> None:
    assert factors(("sex",), ["f", "m"], [8, 2], {"sex": {"f": 0.50004, "m": 0.50004}}) == pytest.approx([0.625, 2.5])


def test_a_share_of_0_leaves_a_value_out_whether_or_not_there_is_one() -> None:
    assert factors(("sex",), ["f", "m", "x"], [4, 4, 2], {"sex": {"f": 0.5, "m": 0.5, "x": 0}}).tolist() == [
        1.25,
        1.25,
        0,
    ]
    assert factors(("sex",), ["f", "m"], [5, 5], {"sex": {"f": 0.5, "m": 0.5, "x": 0}}).tolist() == [1, 1]


def test_a_cell_that_weighs_nothing_needs_no_share() -> None:
    """All its rows were dropped, or have the weight 0."""
    assert factors(("sex",), ["f", "m", "x", None], [8, 2, 0, 0], {"sex": {"f": 0.5, "m": 0.5}}).tolist() == [
        0.625,
        2.5,
        1,
        1,
    ]


def test_a_value_without_a_share_is_named_with_its_part_of_the_sample() -> None:
    assert refusal(("sex",), ["f", "m", "x"], [5, 3, 2], {"sex": {"f": 0.5, "m": 0.5}}) == (
        "survey/shares/sex: 0.2 of the sample has 'x', which has no share; give it one, or correct the answers"
    )


def test_the_blank_one_is_named_as_such() -> None:
    assert refusal(("sex",), ["f", "m", None], [5, 3, 2], {"sex": {"f": 0.5, "m": 0.5}}) == (
        "survey/shares/sex: 0.2 of the sample is (blank), which has no share; fill it in, or leave those rows out"
    )


def test_a_share_of_what_nobody_has_is_named() -> None:
    assert refusal(("sex",), ["f", "m"], [5, 3], {"sex": {"f": 0.5, "m": 0.25, "x": 0.25}}) == (
        "survey/shares/sex: no part of the sample has 'x', which should have a share of 0.25; share it among values that "
        "there are"
    )
    assert "no part of the sample has 'x'" in refusal(("sex",), ["f", "x"], [5, 0], {"sex": {"f": 0.5, "x": 0.5}})


def test_a_sample_that_weighs_nothing_has_no_part_of_anything() -> None:
    assert refusal(("sex",), ["f"], [0], {"sex": {"f": 1}}).startswith(
        "survey/shares/sex: no part of the sample has 'f'"
    )
    assert refusal(("sex",), [], [], {"sex": {"f": 1}}).startswith("survey/shares/sex: no part of the sample has 'f'")


def test_all_that_does_not_fit_is_told_together() -> None:
    cells: list[Key] = [("north", "f"), ("west", "m"), (None, "x")]
    told = refusal(BY, cells, [1, 1, 2], {"region": {"north": 0.5, "east": 0.5}, "sex": {"f": 0.5, "m": 0.5}})
    assert [line.strip().split(";")[0] for line in told.splitlines()] == [
        "survey/shares/region: no part of the sample has 'east', which should have a share of 0.5",
        "survey/shares/region: 0.25 of the sample has 'west', which has no share",
        "survey/shares/region: 0.5 of the sample is (blank), which has no share",
        "survey/shares/sex: 0.5 of the sample has 'x', which has no share",
    ]


def test_margins_that_cannot_be_had_together_are_named_with_the_share_that_was_reached() -> None:
    cells: list[Key] = [("north", "f"), ("south", "m")]
    assert refusal(BY, cells, [5, 5], SHARES) == (
        "survey/shares/region: 'north' should have 0.5 of the sample and stays at 0.6, though the columns were brought to "
        "their shares in turn, up to 10,000 times, as some of their values never or hardly ever go together; merge values, "
        "or give shares of fewer columns"
    )


def test_the_column_that_is_named_is_one_of_those_that_contradict_each_other() -> None:
    cells: list[Key] = [("n", "f", "1"), ("n", "m", "2"), ("s", "f", "1"), ("s", "m", "2")]
    shares = {"region": {"n": 0.5, "s": 0.5}, "sex": {"f": 0.6, "m": 0.4}, "age": {"1": 0.5, "2": 0.5}}
    told = refusal(("region", "sex", "age"), cells, [1, 1, 1, 1], shares)
    assert told.startswith("survey/shares/sex: 'f' should have 0.6 of the sample and stays at 0.5")


def test_a_value_that_is_given_two_shares_is_refused() -> None:
    with pytest.raises(StudyError) as caught:
        factors(("age",), ["1", "2"], [8, 2], {"age": {"1": 0.5, "2": 0.25, "1.0": 0.25}})
    assert str(caught.value) == "survey/shares/age: '1' and '1.0' are one value; give it one share"


def test_answers_that_do_not_fit_are_answers_that_cannot_be_read() -> None:
    for cells, totals in ((["f"], [1]), (["f", "m", "x"], [1, 1, 1])):
        with pytest.raises(AnswersError):
            factors(("sex",), cells, totals, {"sex": {"f": 0.5, "m": 0.5}})


def test_a_message_about_many_values_stays_short() -> None:
    objects = [f"value {number} {'x' * 1000}" for number in range(1000)]
    told = refusal(("region",), objects, [1] * 1000, {"region": {"north": 1}})
    assert len(told) < 10_000
    assert told.endswith("and 971 more")
