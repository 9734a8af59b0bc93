"""Judgement and data into one vector: what is united and what is refused."""

from __future__ import annotations

import math
from typing import Any, get_args

import numpy as np
import pytest

import fuzzyeval as fe
from fuzzyeval.aliases import Rule
from fuzzyeval.errors import ArrayError, OptionError, WeightsError

A, B = [0.5, 0.3, 0.2], [0.2, 0.2, 0.6]


@pytest.mark.parametrize(
    ("rule", "further", "parts"),
    [
        ("multiplicative", {}, [0.1, 0.06, 0.12]),
        ("geometric", {}, [math.sqrt(0.1), math.sqrt(0.06), math.sqrt(0.12)]),
        ("linear", {}, [0.35, 0.25, 0.4]),
        ("linear", {"alpha": 1}, A),
        ("linear", {"alpha": 0.0}, B),
        ("linear", {"alpha": np.float64(0.25)}, [0.275, 0.225, 0.5]),
        ("least_deviation", {}, [0.35, 0.25, 0.4]),
        ("multiplicative", {"floor": 0.3}, [0.5 * 0.24, 0.3 * 0.24, 0.2 * 0.52]),
        ("game_theory", {}, [0.5 * 0.044 + 0.2 * 0.0608, 0.3 * 0.044 + 0.2 * 0.0608, 0.2 * 0.044 + 0.6 * 0.0608]),
    ],
)
def test_each_rule_is_what_it_says(rule: Any, further: dict[str, Any], parts: list[float]) -> None:
    assert fe.combine(A, B, rule=rule, **further) == pytest.approx(np.array(parts) / sum(parts), rel=1e-14)


def test_the_uniform_vector_changes_nothing_in_a_product_and_one_weight_is_1() -> None:
    assert fe.combine(A, [1 / 3] * 3) == pytest.approx(A)
    assert fe.combine([1], [1]).tolist() == [1]
    for rule in ("multiplicative", "geometric"):
        assert fe.combine(A, [1, 0, 0], rule=rule).tolist() == [1, 0, 0]


def test_stacks_broadcast() -> None:
    found = fe.combine([A, B], B)
    assert found.shape == (2, 3)
    assert found[0] == pytest.approx(fe.combine(A, B))
    assert found[1] == pytest.approx(fe.combine(B, B))


def test_small_weights_in_common_are_enough() -> None:
    assert fe.combine([1e-200, 1], [1, 1e-200]) == pytest.approx([0.5, 0.5])
    assert fe.combine([1, 1e-200], [0, 1]) == pytest.approx([0, 1])


@pytest.mark.parametrize("rule", ["multiplicative", "geometric"])
def test_disjoint_supports_are_refused_where_a_product_is_taken(rule: Any) -> None:
    remedy = "give it a floor, or use the linear rule" if rule == "multiplicative" else "use the linear rule"
    said = f"no indicator has weight in both, so the {rule} rule gives none; {remedy}$"
    with pytest.raises(WeightsError, match=f"^subjective, objective: {said}"):
        fe.combine([1, 0], [0, 1], rule=rule)
    with pytest.raises(WeightsError, match=rf"^subjective\[1\], objective: {said}"):
        fe.combine([[0.5, 0.5], [1.0, 0.0]], [0, 1], rule=rule)
    assert fe.combine([1, 0], [0, 1], rule="linear").tolist() == [0.5, 0.5]


def test_the_vectors_of_a_stack_that_do_not_unite_are_named_each_by_its_own_place() -> None:
    """Of stacks that were broadcast, a vector that stands for many has one place, or none."""
    first: Any = [[[[1, 0]], [[0.5, 0.5]]], [[[0.5, 0.5]], [[0.5, 0.5]]]]  # (2, 2, 1, 2)
    second: Any = [[1, 0], [0.5, 0.5], [0, 1]]
    with pytest.raises(WeightsError, match=r"^subjective\[0, 0, 0\], objective\[2\]: no indicator has weight in both"):
        fe.combine(first, second)
    with pytest.raises(
        WeightsError, match=r"^subjective\[1\], objective\[1\]: game theory solves to the coeff.* 1\.156, -"
    ):
        fe.combine([A, CLOSE], [B, FLAT], rule="game_theory")
    with pytest.raises(WeightsError, match=r"^subjective, objective\[0, 2\]: game theory solves to the coefficients"):
        fe.combine(CLOSE, np.array([[CLOSE, B, FLAT]]), rule="game_theory")


@pytest.mark.parametrize(
    ("subjective", "objective", "message"),
    [
        ([0.5, 0.6], [0.5, 0.5], r"sum of subjective\[0\]: 1\.1 is not 1; divide the weights by their sum"),
        ([0.5, 0.5], [0.5, 0.4], r"sum of objective\[0\]: 0\.9 is not 1"),
        ([1.5, -0.5], [0.5, 0.5], r"subjective\[1\]: -0\.5 is negative"),
        ([math.nan, 1], [0.5, 0.5], r"subjective\[0\]: nan is not finite"),
        ([0.5, 0.5], [1 / 3] * 3, "objective: 3 weights for 2 subjective ones; give as many"),
        ([[0.5, 0.5]] * 2, [[0.5, 0.5]] * 3, "objective: .*shape"),
        ([], [], "subjective: shape"),
        (1.0, 1.0, "subjective: shape"),
        (["a"], [1], "subjective: .* is not an array of numbers"),
        ([True, False], [0.5, 0.5], "subjective: .*; give integers or floats"),
        ([1e308] * 3, [1 / 3] * 3, r"sum of subjective\[0\]: inf is not 1"),
        (np.array([np.longdouble("1e400"), 1]), [0.5, 0.5], r"subjective\[0\]: inf is not finite"),
        ([0.5, 0.5], None, "objective: None is not an array of numbers"),
        ([[0.5], [0.2, 0.3]], [1], "subjective: rows of unequal length"),
    ],
)
def test_what_are_no_weights_is_refused_with_the_place(subjective: Any, objective: Any, message: str) -> None:
    with pytest.raises(ArrayError, match=message):
        fe.combine(subjective, objective)


@pytest.mark.parametrize("rule", ["product", "game", "", None, 5, ["linear"]])
def test_an_unknown_rule_is_refused(rule: Any) -> None:
    with pytest.raises(
        OptionError, match=r"rule: .* is not one of multiplicative, linear, geometric, game_theory, least_deviation"
    ):
        fe.combine(A, B, rule=rule)


@pytest.mark.parametrize("alpha", [-0.1, 1.1, math.nan, math.inf, True, "0.5", [0.5]])
def test_a_share_of_judgement_outside_0_to_1_is_refused(alpha: Any) -> None:
    with pytest.raises(OptionError, match=r"alpha: .* is not a number from 0 to 1"):
        fe.combine(A, B, rule="linear", alpha=alpha)


CLOSE, FLAT = [0.9, 0.05, 0.05], [0.4, 0.3, 0.3]
B_FIVE = [0.1, 0.1, 0.2, 0.3, 0.3]


def test_game_theory_is_solved_and_not_the_geometric_mean() -> None:
    found = fe.combine(A, B, rule="game_theory")
    assert found != pytest.approx(fe.combine(A, B, rule="geometric"), abs=1e-3)
    inner = np.array([A, B]) @ np.array([A, B]).T
    assert inner.tolist() == [pytest.approx([0.38, 0.28]), pytest.approx([0.28, 0.44])]
    solved = np.linalg.solve(inner, np.diag(inner))
    assert found == pytest.approx(solved @ np.array([A, B]) / solved.sum())


def test_a_flatter_vector_has_a_negative_coefficient_that_is_refused_or_projected_and_said() -> None:
    with pytest.raises(
        WeightsError,
        match=r"subjective, objective: game theory solves to the coefficients 1\.\d+, -\d.*, and a share is not negative",
    ):
        fe.combine(CLOSE, FLAT, rule="game_theory")
    assert fe.combine(CLOSE, FLAT, rule="game_theory", negative="project") == pytest.approx(CLOSE)
    found = fe.combination(CLOSE, FLAT, rule="game_theory", negative="project")
    assert found.projected
    assert found.coefficients == (1.0, 0.0)
    assert found.solved is not None
    assert found.solved[1] < 0 < found.solved[0]
    assert not fe.combination(A, B, rule="game_theory", negative="project").projected


def test_where_solved_coefficients_sum_to_less_than_0_their_signs_are_not_turned_around() -> None:
    """Divided by their sum they would be 14 for the flatter vector and -13 for the other."""
    sharp, blunt = [0.97, 0.01, 0.01, 0.01], [0.85, 0.05, 0.05, 0.05]
    found = fe.combination(blunt, sharp, rule="game_theory", negative="project")
    assert found.solved is not None
    assert sum(found.solved) < 0
    assert found.coefficients == (0.0, 1.0)


def test_rounding_is_no_negative_coefficient() -> None:
    """A uniform vector has a coefficient of exactly 0, and vectors that differ by rounding share alike."""
    for size in range(2, 60):
        peaked = np.arange(1.0, size + 1) / (size * (size + 1) / 2)
        assert fe.combination([1 / size] * size, peaked, rule="game_theory").coefficients == (0.0, 1.0)
        again = peaked * 3 / (peaked * 3).sum()
        assert fe.combination(peaked, again, rule="game_theory").coefficients == (0.5, 0.5)


def test_a_stack_is_solved_row_by_row_and_one_bad_row_is_refused() -> None:
    stack = fe.combine([A, CLOSE], [B, FLAT], rule="game_theory", negative="project")
    assert stack[0] == pytest.approx(fe.combine(A, B, rule="game_theory"))
    assert stack[1] == pytest.approx(CLOSE)
    with pytest.raises(WeightsError, match="a share is not negative"):
        fe.combine([A, CLOSE], [B, FLAT], rule="game_theory")


def test_a_floor_keeps_the_data_from_vetoing() -> None:
    assert fe.combine(A, [0.5, 0.5, 0])[2] == 0
    assert fe.combine(A, [0.5, 0.5, 0], floor=0.1)[2] == pytest.approx(0.2 / 30 / (0.8 * (0.45 + 1 / 30) + 0.2 / 30))
    assert fe.combine([1, 0], [0, 1], floor=0.1).tolist() == [1, 0]


OPTIONS: dict[str, tuple[str, Any]] = {
    "alpha": ("linear", 0.5),
    "floor": ("multiplicative", 0.0),
    "negative": ("game_theory", "refuse"),
}


@pytest.mark.parametrize("rule", get_args(Rule))
@pytest.mark.parametrize("option", OPTIONS)
def test_an_option_of_another_rule_is_refused_even_where_it_is_what_holds_anyway(rule: Any, option: str) -> None:
    owner, value = OPTIONS[option]
    plain = fe.combine(A, B, rule=rule)
    assert fe.combine(A, B, rule=rule, **{option: None}).tolist() == plain.tolist()
    if rule == owner:
        assert fe.combine(A, B, rule=rule, **{option: value}).tolist() == plain.tolist()
        return
    for unite in (fe.combine, fe.combination):
        with pytest.raises(
            OptionError,
            match=f"^{option}: only the {owner} rule has one, not {rule}; leave it out, or change the rule$",
        ):
            unite(A, B, rule=rule, **{option: value})


@pytest.mark.parametrize("floor", [-0.1, 1.1, math.nan, True, "0.5"])
def test_a_floor_outside_0_to_1_is_refused(floor: Any) -> None:
    with pytest.raises(OptionError, match=r"floor: .* is not a number from 0 to 1"):
        fe.combine(A, B, floor=floor)


@pytest.mark.parametrize("negative", ["abs", "", True])
def test_what_else_might_be_done_with_a_negative_coefficient_is_refused(negative: Any) -> None:
    with pytest.raises(OptionError, match=r"negative: .* is not one of refuse, project"):
        fe.combine(A, B, rule="game_theory", negative=negative)


def test_a_combination_says_who_got_what_and_what_moved() -> None:
    found = fe.combination(A, B, rule="linear", alpha=0.25)
    assert found.weights == pytest.approx([0.275, 0.225, 0.5])
    assert (found.rule, found.coefficients, found.solved, found.projected) == ("linear", (0.25, 0.75), None, False)
    assert found.distance == pytest.approx(0.4)
    assert found.distances == pytest.approx((0.3, 0.1))
    assert [move.position for move in found.moved] == [2, 0, 1]
    assert found.moved[0].before == pytest.approx(0.2)
    assert found.moved[0].after == pytest.approx(0.5)
    assert found.rank_agreement.method == "spearman"
    assert found.rank_agreement.inputs == pytest.approx(-math.sqrt(0.75))
    assert list(found.rank_agreement.results) == pytest.approx([-0.5, math.sqrt(0.75)])


def test_a_product_has_no_coefficients_and_a_uniform_vector_no_rank_agreement() -> None:
    found = fe.combination(A, [1 / 3] * 3)
    assert (found.coefficients, found.moved) == (None, ())
    assert found.rank_agreement.inputs is None
    assert found.rank_agreement.results == (1.0, None)


def test_a_combination_does_not_change() -> None:
    found = fe.combination(A, B)
    with pytest.raises(ValueError, match="read-only"):
        found.weights[0] = 1
    with pytest.raises(AttributeError):
        found.rule = "linear"  # type: ignore[misc]


def test_several_vectors_are_united_where_the_rule_allows() -> None:
    third = [0.1, 0.6, 0.3]
    product = np.array(A) * B * third
    assert fe.combination(A, B, third).weights == pytest.approx(product / product.sum())
    root = product ** (1 / 3)
    assert fe.combination(A, B, third, rule="geometric").weights == pytest.approx(root / root.sum())
    mean = fe.combination(A, B, third, rule="least_deviation")
    assert mean.weights == pytest.approx(np.mean([A, B, third], axis=0))
    assert mean.coefficients == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    floored = np.array(A) * (0.8 * np.array(B) + 0.2 / 3) * (0.8 * np.array(third) + 0.2 / 3)
    assert fe.combination(A, B, third, floor=0.2).weights == pytest.approx(floored / floored.sum())
    with pytest.raises(OptionError, match="rule: linear unites two vectors, and 3 are given; use least_deviation"):
        fe.combination(A, B, third, rule="linear")


def test_vectors_that_contradict_each_other_in_game_theory_are_refused() -> None:
    middle = np.mean([A, B], axis=0)
    for rest in ((middle,), ([0.1, 0.6, 0.3], [0.3, 0.3, 0.4])):
        with pytest.raises(
            WeightsError,
            match=r"further\[0\].*: one vector follows from the others, or nearly, and .* contradict each other .*; leave one",
        ):
            fe.combination(A, B, *rest, rule="game_theory")
    assert fe.combination(A, A, A, rule="game_theory").coefficients == pytest.approx((1 / 3, 1 / 3, 1 / 3))


def test_of_many_coefficients_those_that_are_shares_are_taken() -> None:
    """Over 12; w·w is 62 of each, and 31/48 of the last two sums to 31/72 of each indicator, as do all other solutions.

    The least of these, (62, -41, …), has a negative one.
    """
    rows = np.array([[1, 5, 6], [1, 6, 5], [2, 3, 7], [6, 5, 1]]) / 12
    shares = np.array([0, 0, 31, 31]) / 48
    assert rows @ rows.T @ shares == pytest.approx(np.diag(rows @ rows.T))
    found = fe.combination(*rows, rule="game_theory")
    assert not found.projected
    assert found.solved == pytest.approx(shares)
    assert found.weights == pytest.approx([1 / 3] * 3)


def test_vectors_that_are_equally_uneven_get_half_each() -> None:
    """As much as those with no indicator in common, or those that are equal."""
    for first, second in (([0.5, 0.3, 0.2], [0.2, 0.3, 0.5]), ([0.3, 0.7, 0], [0, 0, 1]), (A, A)):
        found = fe.combination(first, second, rule="game_theory")
        assert found.coefficients == pytest.approx((0.5, 0.5))


def test_equal_is_the_same_of_two_vectors_and_of_several() -> None:
    """To 14 digits: two that differ less share alike, as they do beside a third; two that differ more do not."""
    base = np.array([0.4, 0.25, 0.2, 0.1, 0.05])
    tilt = np.array([1, -1, 1, -1, 0]) * [0.05, 0.05, 0.1, 0.1, 0]  # sums to 0
    near, apart = base + 1e-14 * tilt, base + 1e-9 * tilt
    assert near.tolist() != base.tolist()
    assert fe.combination(base, near, rule="game_theory").coefficients == (0.5, 0.5)
    two = fe.combination(base, B_FIVE, rule="game_theory", negative="project")
    three = fe.combination(base, near, B_FIVE, rule="game_theory", negative="project")
    assert two.solved is not None
    assert three.solved == pytest.approx((two.solved[0] / 2, two.solved[0] / 2, two.solved[1]))
    assert fe.combination(base, apart, rule="game_theory", negative="project").coefficients != (0.5, 0.5)
    with pytest.raises(WeightsError, match="one vector follows from the others, or nearly"):
        fe.combination(base, apart, B_FIVE, rule="game_theory")


def test_several_vectors_that_do_not_fit_are_named() -> None:
    with pytest.raises(ArrayError, match=r"further\[0\]: 2 weights for 3 subjective ones; give as many"):
        fe.combination(A, B, [0.5, 0.5])
    with pytest.raises(ArrayError, match=r"sum of further\[1\]\[0\]: 1\.1 is not 1"):
        fe.combination(A, B, A, [0.5, 0.3, 0.3])
    with pytest.raises(ArrayError, match=r"objective: shape \(1, 3\); give one vector of weights"):
        fe.combination(A, [B])
    with pytest.raises(
        WeightsError,
        match=r"further\[0\]: no indicator has weight in all of them, .*; give it a floor, or use least_deviation",
    ):
        fe.combination(A, [1, 0, 0], [0, 1, 0])


@pytest.mark.parametrize("rule", ["geometric", "multiplicative"])
def test_any_number_of_vectors_have_a_product(rule: Any) -> None:
    found = fe.combination(*[np.full(500, 1 / 500)] * 300, rule=rule)
    assert found.weights == pytest.approx(np.full(500, 1 / 500))
