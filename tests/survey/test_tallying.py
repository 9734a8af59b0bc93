"""The tally: accounts, sums, parts, and what does not add."""

from __future__ import annotations

import copy
import pickle
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest

import fuzzyeval as fe
from fuzzyeval.errors import AnswersError, OptionError, TallyError
from fuzzyeval.survey.tallies import matching

STUDY = fe.Study(
    grades=fe.GradeScale(3), root=fe.Indicator(id="all", children=[fe.Indicator(id="a"), fe.Indicator(id="b")])
)
ROWS: list[dict[str, Any]] = [
    {"a": 3, "b": "N/A", "land": "x", "year": 2020},
    {"a": 2, "b": 1, "land": "x", "year": 2021},
    {"a": None, "b": "?", "land": "y", "year": 2020},
    {"a": 9, "b": 2, "land": None, "year": 2020},
    {"a": 3, "b": 3, "land": "y", "year": None},
]


def tally(rows: list[dict[str, Any]] = ROWS, by: Any = ("land", "year")) -> fe.Tally:
    """Return the tally of rows, of which there may be none."""
    return fe.tally(STUDY, pd.DataFrame(rows, columns=list(ROWS[0]), dtype=object), by=by, detail="counts")


def test_the_accounts_say_where_every_answer_went() -> None:
    accounts = tally(by="land").accounts()
    assert [list(row.values()) for row in accounts] == [
        ["x", "a", 2, 2, 0, 0, 0, 0],
        ["x", "b", 2, 1, 0, 1, 0, 0],
        ["y", "a", 2, 1, 1, 0, 0, 0],
        ["y", "b", 2, 1, 0, 1, 0, 0],
        [None, "a", 1, 0, 0, 1, 0, 0],
        [None, "b", 1, 1, 0, 0, 0, 0],
    ]
    assert list(accounts[0]) == ["land", "leaf", "rows", "counted", "missing", "refused", "dont_know", "dropped"]
    assert [list(row.values()) for row in tally(by=None).accounts()] == [
        ["a", 5, 3, 1, 1, 0, 0],
        ["b", 5, 3, 0, 2, 0, 0],
    ]


@pytest.mark.parametrize("name", ["leaf", "rows", "counted", "missing", "refused", "dont_know", "dropped"])
def test_no_account_hides_the_object_behind_a_figure_of_the_same_name(name: str) -> None:
    try:
        told = fe.tally(STUDY, [{"a": 3, "b": 3, name: "north"}], by=name).accounts()
    except AnswersError as error:
        assert name in str(error)  # noqa: PT017  (to refuse is as good)
    else:
        assert all("north" in row.values() for row in told)


@pytest.mark.parametrize("by", [None, "land", ["land", "year"]])
@pytest.mark.parametrize("cut", range(len(ROWS) + 1))
def test_the_tallies_of_parts_add_up_to_that_of_the_whole_in_either_order(by: Any, cut: int) -> None:
    first, second, whole = tally(ROWS[:cut], by), tally(ROWS[cut:], by), tally(by=by)
    assert first + second == second + first == whole
    assert hash(first + second) == hash(whole)


def test_a_sum_leaves_its_parts_alone() -> None:
    first, second = tally(ROWS[:2]), tally(ROWS[2:])
    before = copy.deepcopy((first, second))
    assert sum([second], start=first) == tally()
    assert (first, second) == before


def test_what_is_no_tally_does_not_add() -> None:
    with pytest.raises(TypeError):
        tally() + 1  # type: ignore[operator]
    assert tally() != 1


@pytest.mark.parametrize(
    ("other", "named"),
    [
        (fe.tally(STUDY.model_copy(update={"grades": 4}), ROWS, by=["land", "year"]), "grades"),
        (fe.tally(STUDY, ROWS, by="land"), "columns"),
        (fe.tally(STUDY, ROWS, by=["year", "land"]), "columns"),
        (fe.tally(STUDY, ROWS), "columns"),
        (
            fe.tally(STUDY.model_copy(update={"root": fe.Indicator(id="a")}), ROWS, by=["land", "year"]),
            "leaves",
        ),
        (
            fe.tally(
                STUDY.model_copy(
                    update={"grades": [grade.model_copy(update={"answer": None}) for grade in STUDY.grades]}
                ),
                ROWS,
                by=["land", "year"],
            ),
            "grades",
        ),
    ],
    ids=["other grades", "fewer columns", "other order", "no columns", "other leaves", "other codes"],
)
def test_tallies_that_mean_different_things_do_not_add(other: fe.Tally, named: str) -> None:
    with pytest.raises(
        TallyError,
        match=f"tallies of different {named} do not add: .*; tally both by one study"
        if named != "columns"
        else "by: a tally by land, year and one by .* do not add; tally both by the same columns",
    ):
        tally() + other


@pytest.mark.parametrize("by", [[], "land", "year", ["year", "land"], ["land", "year"]])
def test_rolled_up_it_is_the_tally_by_those_columns(by: Any) -> None:
    assert tally().rolled_up(by) == tally(by=by)


def test_pooled_it_is_the_tally_of_one_object() -> None:
    assert tally().pooled() == tally(by="land").pooled() == tally(by=None) == tally(by=None).pooled()
    assert tally().pooled().objects == ((),)


@pytest.mark.parametrize(
    ("by", "message"),
    [
        ("city", "by: the tally is by land, year, not by 'city'; tally the answers by it"),
        (["land", "city"], "by: the tally is by land, year, not by 'city'"),
    ],
)
def test_a_tally_is_not_rolled_up_to_columns_it_has_not(by: Any, message: str) -> None:
    with pytest.raises(TallyError, match=message):
        tally().rolled_up(by)
    with pytest.raises(TallyError, match="is by no column, not by 'land'"):
        tally(by=None).rolled_up("land")
    with pytest.raises(OptionError, match="does not name columns"):
        tally().rolled_up(["land", "land"])


def test_the_tally_of_one_object_is_its_own_answers() -> None:
    whole = tally(by="land")
    for at, key in enumerate(whole.objects):
        part = whole.only(at)
        alone = tally([row for row in ROWS if row["land"] == key], by="land")
        assert part.objects == (key,)
        assert part.accounts() == alone.accounts()
        assert part.counts.tolist() == alone.counts.tolist()
    assert whole.only(0).refusals() == {}, "'?' and 'N/A' were refused in two objects: whose is whose is not known"
    assert whole.only(2).refusals() == {"a": {"9": 1}}, "the only refusal of this leaf is known to be here"


def test_the_offending_values_are_the_twenty_smallest_distinct_texts_of_a_leaf() -> None:
    odd = [f"odd {n:02}" for n in range(25)]
    rows = [{"a": text, "b": 1} for text in odd + odd[:3]]
    wanted = {text: 1 + (text in odd[:3]) for text in odd[:20]}
    assert fe.tally(STUDY, rows[::-1]).refusals() == {"a": wanted}
    assert (fe.tally(STUDY, rows[14:]) + fe.tally(STUDY, rows[:14])).refusals() == {"a": wanted}


def test_it_is_compared_by_value() -> None:
    assert tally() == tally(ROWS[::-1])
    assert hash(tally()) == hash(tally(ROWS[::-1]))
    assert tally() != tally(ROWS[1:])
    assert tally(ROWS[:1], by=None) != tally([ROWS[0] | {"b": "?"}], by=None), "other offending values"
    assert len({tally(), tally(), tally(by="land")}) == 2


def _pickled(kept: fe.Tally) -> fe.Tally:
    return pickle.loads(pickle.dumps(kept))  # type: ignore[no-any-return]  # noqa: S301  (our own bytes)


@pytest.mark.parametrize("there_and_back", [copy.copy, copy.deepcopy, _pickled])
def test_it_survives_copying_and_pickling_and_stays_read_only(there_and_back: Any) -> None:
    found = there_and_back(tally())
    assert found == tally()
    assert not found.rows.flags.writeable
    assert not found.planes.flags.writeable


def test_none_of_its_arrays_can_be_written_to() -> None:
    whole = tally()
    for array in (whole.rows, whole.planes, whole.counts, whole.missing, whole.refused, whole.answered):
        assert not array.flags.writeable
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0
    with pytest.raises(AttributeError):
        whole.leaves = ()  # type: ignore[misc]


def test_its_views_are_object_major() -> None:
    whole = tally()
    assert whole.counts.shape == (len(whole.objects), 2, 3)
    assert whole.missing.shape == whole.refused.shape == (len(whole.objects), 2)
    assert (whole.counts.sum(axis=-1) + whole.missing + whole.refused == whole.rows[:, None]).all()
    assert all(np.issubdtype(array.dtype, np.integer) for array in (whole.counts, whole.rows, whole.missing))


def test_leaves_in_another_order_are_the_same_answers() -> None:
    turned = tally().arranged(["b", "a"])
    assert turned.leaves == ("b", "a")
    assert turned.arranged(["a", "b"]) == tally()
    assert matching.matched(STUDY, turned) == tally()
    assert turned.refusals() == tally().refusals()


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"root": fe.Indicator(id="all", children=[fe.Indicator(id="a")])}, "its leaf 'b' is not in the study"),
        (
            {"root": fe.Indicator(id="all", children=[fe.Indicator(id=leaf) for leaf in ("a", "b", "care")])},
            "no leaf is called 'care'",
        ),
        ({"grades": 4}, "its grades are not those of the study"),
    ],
)
def test_a_tally_of_another_study_is_refused(changed: dict[str, Any], message: str) -> None:
    with pytest.raises(TallyError, match=f"tally: {message}.*; tally by this study"):
        fe.evaluate(STUDY.model_copy(update=changed), tally(by=None))


def test_it_says_in_a_line_what_it_holds() -> None:
    assert repr(tally(by=None)) == "<Tally: 1 object(s), 2 leaves, 5 rows, 6 counted, 1 missing, 3 refused>"
    assert repr(tally(by="land")).startswith("<Tally by land: 3 object(s), 2 leaves")


def test_sum_adds_tallies_up() -> None:
    parts = [tally(ROWS[at : at + 2]) for at in range(0, len(ROWS), 2)]
    assert sum(parts) == tally()
    assert sum([tally(by=None), tally(by=None)]) == tally(ROWS + ROWS, by=None)


def test_sums_of_squares_beyond_64_bits_are_pooled_and_added_exactly() -> None:
    """Of four branches each sum fits into 64 bits, and that of all four does not: 4 · 2²⁰ · (2·10⁶)² > 2⁶³."""
    study = fe.Study.model_validate(
        {
            "grades": [{"label": "good", "score": 2_000_000, "answer": 1}, {"label": "bad", "score": 1, "answer": 0}],
            "root": {"id": "x"},
            "survey": {"frequency_weight": "times"},
        }
    )
    rows = [{"x": code, "branch": str(branch), "times": 2**20} for branch in range(4) for code in (1, 0)]
    whole = fe.tally(study, rows, detail="moments")
    assert fe.tally(study, rows, by="branch", detail="moments").pooled() == whole
    assert sum(fe.tally(study, rows[at : at + 2], detail="moments") for at in range(0, 8, 2)) == whole
    count, mean = 8 * 2**20, Fraction(2_000_001, 2)
    expected = sum(Fraction(4 * 2**20) * (value - mean) ** 2 for value in (2_000_000, 1)) / (count - 1)
    assert whole.moments.covariances.tolist() == [[[float(expected)]]]
