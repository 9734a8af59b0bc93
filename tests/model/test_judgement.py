"""Judgements as people give them: exact fractions, matrices and pairs, and what contradicts itself."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

import fuzzyeval as fe
from fuzzyeval.wording.messages import brief


def study(judgements: Any, children: str = "ab", **further: Any) -> fe.Study:
    """Return a study of these children under one root, judged."""
    root = fe.Indicator(id="all", children=[fe.Indicator(id=child) for child in children])
    return fe.Study(grades=fe.GradeScale(3), root=root, weighting=fe.AHP(judgements={"all": judgements}, **further))


def local(judgements: Any, children: str = "ab") -> list[float]:
    """Return the weights of the children."""
    return list(fe.weigh(study(judgements, children)).local[1:])


@pytest.mark.parametrize(
    ("judgement", "value"),
    [
        *(
            (3, 3),
            (1, 1),
            (9, 9),
            (1.5, 1.5),
            (0.25, 0.25),
            (Fraction(1, 3), 1 / 3),
            (np.float64(2), 2),
            (np.int64(2), 2),
        ),
        *(("3", 3), ("1/3", 1 / 3), (" 1 / 3 ", 1 / 3), ("1.5", 1.5), ("0.5/2", 0.25), ("2.5/1", 2.5)),
        *(
            (1 / 3, 1 / 3),
            (1 / 7, 1 / 7),
            (2 / 3, 2 / 3),
            (1 / 9, 1 / 9),
            (np.sqrt(2), np.sqrt(2)),
            (np.pi / 1e3, np.pi / 1e3),
        ),
        *((1e6, 1e6), (1e-6, 1e-6)),
    ],
    ids=repr,
)
def test_a_judgement_says_how_much_more_the_first_matters(judgement: Any, value: float) -> None:
    assert local({"a/b": judgement}) == pytest.approx([value / (1 + value), 1 / (1 + value)], rel=1e-12)


@pytest.mark.parametrize(
    "judgement",
    [
        *(
            0,
            -1,
            0.0,
            -0.5,
            float("nan"),
            float("inf"),
            1e7,
            1e-7,
            2_000_000,
            True,
            None,
            [1],
            {"a": 1},
            1 + 0j,
            Fraction(-1, 3),
        ),
        *(
            "",
            "0",
            "-1",
            "1/0",
            "0/1",
            "0/0",
            "a",
            "1/2/3",
            "1e3",
            "½",
            "③",
            "1,5",
            "+3",
            "1/-3",
            "9" * 400,
            "1e999999999",
            "nan",
        ),
    ],
    ids=repr,
)
def test_what_is_no_judgement_is_refused_with_place_value_and_remedy(judgement: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        study({"a/b": judgement})
    said = str(caught.value)
    assert f"a/b: judgement {brief(judgement)} is not " in said
    assert "give how much more important the first is, 1/9 to 9" in said


@pytest.mark.parametrize("pair", ["a", "", "/", "a/", "/b", "a/b/c", "a/a", " / b", 5, None, ("a", "b")], ids=repr)
def test_what_compares_no_two_indicators_is_refused(pair: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        study({pair: 2})
    assert f"all: {pair!r} does not compare two indicators; write a/b" in str(caught.value)


def test_a_pair_that_names_no_child_is_refused_with_its_like() -> None:
    with pytest.raises(
        ValidationError, match=r"all: judgement 'a/speet' names 'speet', which is not one of a, speed; did you"
    ):
        fe.Study(
            grades=fe.GradeScale(3),
            root=fe.Indicator(id="all", children=[fe.Indicator(id="a"), fe.Indicator(id="speed")]),
            weighting=fe.AHP(judgements={"all": {"a/speet": 2}}),
        )


def test_fractions_are_exact() -> None:
    weighting = fe.AHP(judgements={"all": {"a/b": "1/3", "a/c": "0.1", "b/c": "2.5/7.5"}})
    assert weighting.judgements is not None
    kept = weighting.judgements["all"]
    assert kept == {"a/b": Fraction(1, 3), "a/c": Fraction(1, 10), "b/c": Fraction(1, 3)}
    assert weighting.model_dump(mode="json")["judgements"] == {"all": {"a/b": "1/3", "a/c": "1/10", "b/c": "1/3"}}
    assert fe.AHP.model_validate(weighting.model_dump(mode="json")) == weighting


def test_either_side_may_be_judged_and_both_if_they_agree() -> None:
    assert local({"b/a": "1/3"}) == local({"a/b": 3}) == local({"a/b": 3, "b/a": "1/3"}) == pytest.approx([0.75, 0.25])
    with pytest.raises(
        ValidationError, match="all: b/a is 3, but a/b is 3; one must be the reciprocal of the other; give either"
    ):
        study({"a/b": 3, "b/a": 3})


@pytest.mark.parametrize(
    ("mirror", "accepted"), [(0.333, True), (0.34, True), (0.3395, True), (0.341, False), (0.326, False)]
)
def test_mirror_images_within_2_percent_are_taken_as_their_compromise_and_that_is_said(
    mirror: float, accepted: bool
) -> None:
    if not accepted:
        with pytest.raises(ValidationError, match=r"all: b/a is .*, but a/b is 3; one must be the reciprocal"):
            study({"a/b": 3, "b/a": mirror})
        return
    compromise = np.sqrt(3 / mirror)
    assert local({"a/b": 3, "b/a": mirror}) == pytest.approx([compromise / (1 + compromise), 1 / (1 + compromise)])
    assert [said.code for said in fe.weigh(study({"a/b": 3, "b/a": mirror})).remarks] == ["nearly_reciprocal"]


def test_one_pair_written_twice_is_refused() -> None:
    with pytest.raises(ValidationError, match=r"a/b.*twice"):
        study({"a/b": 3, "a / b": 5})


@pytest.mark.parametrize(
    "matrix",
    [
        [[1, 2, 4], ["1/2", 1, 2], ["1/4", "1/2", 1]],
        [[1, 2, 4], [None, 1, 2], [None, None, 1]],
        ((None, 2, None), (None, None, 2), ("1/4", None, None)),
        [[1.0, 2.0, 4.0], [0.5, 1.0, 2.0], [0.25, 0.5, 1.0]],
        [[1, 2, 4], [0.5, 1, 2.01], [0.25, 0.5, 1]],
    ],
)
def test_a_matrix_is_in_the_order_of_the_children(matrix: Any) -> None:
    assert local(matrix, "abc") == pytest.approx([4 / 7, 2 / 7, 1 / 7], abs=1e-3)


def test_a_matrix_may_be_an_array() -> None:
    assert local(np.array([[1, 3], [1 / 3, 1]])) == pytest.approx([0.75, 0.25])


@pytest.mark.parametrize(
    ("matrix", "message"),
    [
        ([[1, 2], [2, 1]], "all: b/a is 2, but a/b is 2; one must be the reciprocal of the other"),
        ([[1, 2], [0.5]], "all: a judgement matrix is a list of 2 rows of 2 numbers each"),
        ([[1, 2, 3], [0.5, 1, 2]], "all: a judgement matrix is a list of 2 rows of 2 numbers each"),
        ([1, 2], "all: a judgement matrix is a list of 2 rows"),
        ([[1, 1, 1]] * 3, "all: a 3×3 matrix for 2 children; give 2 rows"),
        ([[2, 2], [0.5, 1]], "all.*2"),
        ([[1, 0], [None, 1]], r"all\[0, 1\]: judgement 0 is not positive"),
        ([[1, -2], [-0.5, 1]], r"all\[0, 1\]: judgement -2 is not a positive number"),
        ([[1, "x"], [None, 1]], r"all\[0, 1\]: judgement 'x' is not a positive number"),
        ([], r"all: \[\] is neither pairs such as \{speed/care: 2\} nor a matrix"),
        ("a/b", "all: 'a/b' is neither pairs"),
        (5, "all: 5 is neither pairs"),
        (None, "all: None is neither pairs"),
    ],
)
def test_a_matrix_that_is_none_is_refused_with_the_cell(matrix: Any, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        study(matrix)


@pytest.mark.parametrize(
    ("judgements", "parts"),
    [
        ({"a/b": 2, "c/d": 3}, "{a, b} and {c, d}"),
        ({"a/b": 2, "b/c": 3}, "{a, b, c} and {d}"),
        ({}, "{a} and {b} and {c} and {d}"),
        ([[1, None, 2, None], [None, 1, None, 2], [None] * 4, [None] * 4], "{a, c} and {b, d}"),
    ],
)
def test_judgements_that_do_not_connect_are_refused_with_the_parts(judgements: Any, parts: str) -> None:
    with pytest.raises(ValidationError) as caught:
        study(judgements, "abcd")
    assert f"all: the judgements do not connect {parts}; add a comparison between the parts" in str(caught.value)


def test_gaps_are_completed_so_that_a_tree_of_judgements_is_consistent() -> None:
    split = fe.weigh(study({"a/b": 2, "c/b": "1/3", "c/d": 4}, "abcd")).splits[0]
    shares = np.array([2, 1, 1 / 3, 1 / 12])  # b = 1, and the others along the judgements
    assert split.weights == pytest.approx(shares / shares.sum())
    assert split.consistency_ratio == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("length", [7, 8, 9, 12])
def test_a_chain_of_nines_of_any_length_is_weighed(length: int) -> None:
    names = "abcdefghijkl"[:length]
    shares = np.array([9.0**-at for at in range(length)])
    assert local({f"{a}/{b}": 9 for a, b in pairwise(names)}, names) == pytest.approx(shares / shares.sum(), rel=1e-6)


@pytest.mark.parametrize("judgements", ["x", 5, [["all", {"a/b": 2}]], True], ids=repr)
def test_judgements_are_by_parent(judgements: Any) -> None:
    with pytest.raises(ValidationError, match="is not a mapping; give judgements by parent"):
        fe.AHP(judgements=judgements)


def test_judgements_cannot_be_changed_from_outside() -> None:
    pairs: dict[str, Any] = {"a/b": 3}
    judgements: dict[str, Any] = {"all": pairs}
    weighting = fe.AHP(judgements=judgements)
    pairs["a/b"] = 9
    judgements.clear()
    assert weighting == fe.AHP(judgements={"all": {"a/b": 3}})
    assert weighting.judgements is not None
    for mapping in (weighting.judgements, weighting.judgements["all"]):
        with pytest.raises(TypeError):
            mapping["a/b"] = 1  # type: ignore[index]


def test_a_gap_in_a_matrix_is_null_or_not_a_number() -> None:
    by_null, by_nan = (
        fe.AHP(judgements={"all": [[1, 2, gap], [0.5, 1, 3], [gap, 1 / 3, 1]]}) for gap in (None, float("nan"))
    )
    assert by_null == by_nan


@pytest.mark.parametrize(
    "value", [1 / 3, 2 / 7, 1e-6, 123456.789012345, "0." + "3" * 30, "1" * 15 + "." + "7" * 30 + "/" + "9" * 14]
)
def test_a_judgement_of_many_digits_is_stored_and_read_again(value: Any) -> None:
    way = fe.AHP(judgements={"all": {"a/b": value}})
    assert fe.AHP.model_validate_json(way.model_dump_json()) == way
    assert way.model_copy(update={"priorities": "geometric_mean"}).judgements == way.judgements


def test_full_width_judgements_are_read() -> None:
    assert fe.AHP(judgements={"all": {"a/b": "１／３"}}) == fe.AHP(judgements={"all": {"a/b": "1/3"}})
