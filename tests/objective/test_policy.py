"""What every method makes of directions, limits, zeros, constant columns, one row and one column."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import fuzzyeval as fe
from fuzzyeval.aliases import FloatArray
from fuzzyeval.errors import ArrayError, OptionError, WeightsError

Method = Callable[..., FloatArray]


def derived(scores: Any, **options: Any) -> FloatArray:
    """Return importance derived from an outcome that rises with the rows."""
    shape = np.shape(scores)
    return fe.objective.derived(scores, np.broadcast_to(np.arange(shape[-2]), shape[:-1]), **options)


RATIOS: list[Method] = [fe.objective.entropy, fe.objective.variation, fe.objective.gini]
INTERVALS: list[Method] = [
    *(fe.objective.standard_deviation, fe.objective.critic, fe.objective.principal_components, derived),
]
OBJECTS: list[Method] = [fe.objective.merec, fe.objective.cilos, fe.objective.idocriw]
ALL = pytest.mark.parametrize("method", [*RATIOS, *INTERVALS, *OBJECTS])
TABLE = [[1.0, 5.0, 4.0], [2.0, 6.5, 3.0], [4.0, 6.0, 9.0]]


@ALL
@pytest.mark.parametrize(
    ("directions", "message"),
    [
        (["benefit", "costs", "cost"], r"directions\[1\]: 'costs' is not one of benefit, cost; did you mean 'cost'\?"),
        (["benefit", "min", "cost"], r"directions\[1\]: 'min' is not one of benefit, cost$"),
        (["benefit", None, "cost"], r"directions\[1\]: None is not one of benefit, cost"),
        ([1, -1, 1], r"directions\[0\]: 1 is not one of benefit, cost"),
        (["benefit", "cost"], "directions: 2 for 3 columns; give one a column"),
        ("cost", "directions: 'cost' is not a list; give benefit or cost for each column"),
        (7, "directions: 7 is not a list"),
    ],
)
def test_directions_are_checked_whether_they_matter_or_not(method: Method, directions: Any, message: str) -> None:
    with pytest.raises(OptionError, match=message):
        method(TABLE, directions=directions)


@pytest.mark.parametrize(
    "method",
    [*RATIOS, fe.objective.standard_deviation, fe.objective.principal_components],
)
def test_dispersion_has_no_direction(method: Method) -> None:
    assert method(TABLE, directions=["cost", "benefit", "cost"]).tolist() == method(TABLE).tolist()


@pytest.mark.parametrize("method", [fe.objective.critic, *OBJECTS])
def test_a_cost_is_another_thing_than_a_benefit(method: Method) -> None:
    assert method(TABLE, directions=["cost", "benefit", "benefit"]) != pytest.approx(method(TABLE), abs=1e-3)


@ALL
@pytest.mark.parametrize(
    ("scores", "place"), [([[1, 2], [np.nan, 3]], r"\[1, 0\]: nan"), ([[1, 2], [2, np.inf]], r"\[1, 1\]: inf")]
)
def test_what_is_missing_or_infinite_is_refused_with_its_row_and_column(
    method: Method, scores: Any, place: str
) -> None:
    with pytest.raises(ArrayError, match=rf"scores{place} is not finite; give a finite number"):
        method(scores)


@ALL
def test_one_row_says_nothing(method: Method) -> None:
    with pytest.raises(ArrayError, match="scores: one row does not vary"):
        method([[1, 2, 3]])


@ALL
def test_one_column_that_varies_weighs_1(method: Method) -> None:
    assert method([[1], [2], [4]]).tolist() == [1]


@pytest.mark.parametrize("method", [*RATIOS, *INTERVALS[:3]])
@pytest.mark.parametrize("constant", [5, 0.1, 1 / 3, 1e-9, 1e12])
def test_a_constant_column_weighs_exactly_0_and_leaves_the_others_alone(method: Method, constant: float) -> None:
    found = method([[*row[:2], constant, row[2]] for row in TABLE])
    assert found[2] == 0
    assert found[[0, 1, 3]] == pytest.approx(method(TABLE))


@pytest.mark.parametrize("how", ["correlation", "regression", "relative"])
def test_a_constant_column_goes_with_no_outcome(how: str) -> None:
    scores, outcome = np.array([[1, 2], [2, 5], [3, 2], [4, 5], [6, 3]]), [1, 3, 3, 5, 5]
    with_it = np.insert(scores, 1, 1 / 3, axis=1)
    method: Any = how
    found = fe.objective.derived(with_it, outcome, method=method)
    assert found[1] == 0
    assert found[[0, 2]] == pytest.approx(fe.objective.derived(scores, outcome, method=method))


def test_merec_gives_a_constant_column_0() -> None:
    assert fe.objective.merec([[1, 3], [2, 3]]).tolist() == [1, 0]


@pytest.mark.parametrize("method", [*RATIOS, *INTERVALS[:3], fe.objective.merec])
@pytest.mark.parametrize("scores", [[[1, 2], [1, 2]], [[0.1, 0.3]] * 1000, np.ones((2, 3, 2))])
def test_where_nothing_varies_there_are_no_weights(method: Method, scores: Any) -> None:
    with pytest.raises(WeightsError, match=r"scores(\[0\])?: no column varies, so .+ prefers none; weigh by judgement"):
        method(scores)


def test_the_table_of_a_stack_that_is_wrong_is_named() -> None:
    with pytest.raises(WeightsError, match=r"scores\[1\]: no column varies"):
        fe.objective.gini([TABLE, np.ones((3, 3)).tolist()])


@pytest.mark.parametrize("method", RATIOS)
def test_ratios_refuse_what_is_negative_or_has_no_sum(method: Method) -> None:
    with pytest.raises(ArrayError, match=r"scores\[0, 1\]: -1 is negative; shift or rescale the column"):
        method([[1, -1], [2, 2]])
    with pytest.raises(ArrayError, match=r"sum of scores, column\[1\]: 0 has nothing to share out"):
        method([[1, 0], [2, 0]])
    assert method([[0, 1], [1, 1]]).tolist() == [1, 0]


@pytest.mark.parametrize("method", INTERVALS[:3])
def test_differences_may_be_of_any_sign(method: Method) -> None:
    shifted = np.array(TABLE) - [100, 5, 4]
    assert method(shifted) == pytest.approx(method(TABLE))
    assert method([[1, 0], [2, 0]]).tolist() == [1, 0]


@pytest.mark.parametrize("method", OBJECTS)
@pytest.mark.parametrize("value", [0, -3])
def test_objects_are_divided_by_each_other_so_all_is_above_0(method: Method, value: float) -> None:
    with pytest.raises(ArrayError, match=rf"scores\[1, 0\]: {value} is not above 0; shift or rescale the column"):
        method([[1, 2], [value, 2]])


@ALL
@pytest.mark.parametrize("power", [1020, 1000, -1000])
@pytest.mark.parametrize("column", [None, 0])
def test_numbers_at_the_ends_of_what_a_float_holds_are_weighed_as_others_are(
    method: Method, power: int, column: int | None
) -> None:
    """Every method is free of a column's scale; a warning that a number overflowed would be an error here."""
    scores = np.array(TABLE)
    stretched = scores.copy()
    stretched[:, column] = np.ldexp(scores[:, column], power)
    assert method(stretched) == pytest.approx(method(scores), rel=1e-9)


@pytest.mark.parametrize("method", INTERVALS)
def test_differences_too_large_for_a_float_are_taken_all_the_same(method: Method) -> None:
    """The first column runs from -1.1e308 to 1.1e308."""
    scores = np.array([[-1.0, 5.0, 4.0], [0.25, 6.5, 3.0], [1.0, 6.0, 9.0]])
    assert method(scores * [2.0**1023, 1, 1]) == pytest.approx(method(scores), rel=1e-9)


def test_what_is_lost_between_the_smallest_and_the_largest_number_is_all_of_it() -> None:
    """Of a best score of 1e308 nothing is left at 1e-308, and the other way round for a cost."""
    scores = [[1e308, 1e-308], [1e-308, 1e308]]
    for directions in (["benefit", "benefit"], ["cost", "cost"]):
        given: Any = directions
        assert fe.objective.cilos(scores, directions=given) == pytest.approx([0.5, 0.5])
        assert fe.objective.merec(scores, directions=given) == pytest.approx([0.5, 0.5])


@ALL
def test_a_number_too_large_for_a_float_is_infinite(method: Method) -> None:
    with pytest.raises(ArrayError, match=r"scores\[0, 1\]: inf is not finite; give a finite number"):
        method(np.array([[1, np.longdouble("1e400")], [2, 3]]))


@pytest.mark.parametrize("method", [fe.objective.standard_deviation, fe.objective.critic])
@pytest.mark.parametrize(
    ("limits", "error", "message"),
    [
        ((-1.7e308, 1e308), OptionError, r"limits: from -1\.7e\+308 to 1e\+308 is farther than numbers reach; divide"),
        ((1, 8), ArrayError, r"scores\[2, 2\]: 9 is outside of the limits; give those of the whole scale"),
        ((9, 1), OptionError, "limits: 9 is not below 1"),
        ((1, 9, 5), OptionError, r"limits: \(1, 9, 5\) is not a pair"),
        (5, OptionError, "limits: 5 is not a pair"),
        ((1, [9, 9]), OptionError, r"limits\[1\]: shape \(2,\) for 3 columns; give a number, or one a column"),
        ((np.nan, 9), ArrayError, r"limits\[0\]: nan is not finite"),
    ],
)
def test_limits_are_those_of_the_scale(method: Method, limits: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        method(TABLE, limits=limits)


def test_one_extreme_answer_hardly_moves_weights_by_declared_limits() -> None:
    draw = np.random.default_rng(2)
    answers = draw.integers(2, 5, (1000, 3)).astype(float)
    extreme = answers.copy()
    extreme[0, 0] = 5 * 2 - 1
    for method in (fe.objective.critic, fe.objective.standard_deviation):
        observed = abs(method(extreme) - method(answers)).max()
        declared = abs(method(extreme, limits=(0, 10)) - method(answers, limits=(0, 10))).max()
        assert observed > 0.1
        assert declared < 0.02


@ALL
def test_a_stack_is_weighed_one_by_one(method: Method) -> None:
    stack = np.random.default_rng(1).uniform(1, 9, (2, 3, 6, 3))
    if method is derived:
        stack += 3 * np.arange(6)[:, None]  # all go with the outcome
    weights = method(stack)
    assert weights.shape == (2, 3, 3)
    assert weights[1, 2] == pytest.approx(method(stack[1, 2]), rel=1e-12)


@ALL
def test_the_scores_are_left_as_they_are(method: Method) -> None:
    given = np.array(TABLE)
    given.flags.writeable = False
    method(given)
    assert given.tolist() == TABLE
