"""What uniting weight vectors keeps, by every rule, and where it says that it cannot."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise, permutations
from typing import Any, get_args

import mpmath
import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from scipy import optimize  # type: ignore[import-untyped]

import fuzzyeval as fe
import strategies
from fuzzyeval.aliases import Rule
from fuzzyeval.core import combining as core
from fuzzyeval.errors import WeightsError
from fuzzyeval.testing import Law, laws
from held import held_to, lacking, shared, tried

RULES = get_args(Rule)
PRODUCTS = ("multiplicative", "geometric")
THIRD = tried(50, among=3)  # each draws several vectors, and most solve for their shares
SEVERAL = tuple(rule for rule in RULES if rule != "linear")


@st.composite
def vectors(draw: st.DrawFn, low: int = 2, high: int = 2) -> Any:
    """Weight vectors of one length with an indicator in common."""
    size = draw(st.integers(1, 7))
    count = draw(st.integers(low, high))
    rows = np.array([draw(strategies.weight_vectors(size)) for _ in range(count)])
    assume(rows.prod(axis=0).sum() > 0)
    return rows


def united(rows: Any, rule: str, **further: Any) -> fe.Combination:
    """Return what a rule makes of vectors, projected where need be; no example where they contradict each other."""
    chosen: Any = rule
    if rule == "game_theory":
        further["negative"] = "project"
    try:
        return fe.combination(*rows, rule=chosen, **further)
    except WeightsError as error:
        if "follows from the others" in str(error):
            assume(False)
        raise


def by(rule: Any) -> Callable[[Any, Any], Any]:
    negative: Any = "project" if rule == "game_theory" else None
    return lambda first, second: fe.combine(first, second, rule=rule, negative=negative)


SUBJECTS = {rule: by(rule) for rule in RULES}


@pytest.mark.parametrize(("law", "rule"), held_to(laws.union, SUBJECTS))
def test_two_vectors_united_keep_their_laws(law: Law, rule: Any) -> None:
    law.check(rule, settings=shared(law, SUBJECTS))


def test_a_law_is_left_out_for_what_it_does_not_apply_to_alone() -> None:
    """The multiplicative rule sharpens what both say; game theory gives equal weights no share at all."""
    assert lacking(laws.union, SUBJECTS) == {
        "agreement_is_kept": {"multiplicative"},
        "equal_weights_change_nothing": {"linear", "geometric", "least_deviation"},
        "between_the_two": set(PRODUCTS),
    }


@THIRD
@given(vectors(), st.sampled_from(RULES), st.floats(0, 1), st.floats(0, 1))
def test_nothing_leaves_the_simplex(rows: Any, rule: Any, alpha: float, floor: float) -> None:
    found = united(rows, rule, **{"linear": {"alpha": alpha}, "multiplicative": {"floor": floor}}.get(rule, {}))
    assert (found.weights >= 0).all()
    assert found.weights.sum() == pytest.approx(1, abs=1e-12)
    if found.coefficients is not None:
        assert min(found.coefficients) >= 0
        assert math.fsum(found.coefficients) == pytest.approx(1, abs=1e-12)
        assert found.weights == pytest.approx(np.array(found.coefficients) @ rows, abs=1e-12)


@THIRD
@given(vectors(3, 5), st.sampled_from(SEVERAL))
def test_nothing_leaves_the_simplex_of_several_vectors_either(rows: Any, rule: Any) -> None:
    found = united(rows, rule)
    assert (found.weights >= 0).all()
    assert found.weights.sum() == pytest.approx(1, abs=1e-9)


@THIRD
@given(vectors(1, 1), st.sampled_from(RULES), st.integers(2, 4))
def test_every_rule_but_the_multiplicative_returns_what_its_inputs_agree_on(row: Any, rule: Any, count: int) -> None:
    rows = np.repeat(row, 2 if rule == "linear" else count, axis=0)
    found = united(rows, rule).weights
    if rule == "multiplicative":
        assert found == pytest.approx(rows[0] ** len(rows) / (rows[0] ** len(rows)).sum())
    else:
        assert found == pytest.approx(rows[0], rel=1e-12)


@THIRD
@given(vectors(1, 3))
def test_the_uniform_vector_is_neutral_to_the_multiplicative_rule_alone_or_among_others(rows: Any) -> None:
    uniform = np.full(rows.shape[1], 1 / rows.shape[1])
    without = rows[0] if len(rows) == 1 else fe.combination(*rows).weights
    for at in range(len(rows) + 1):
        assert fe.combination(*np.insert(rows, at, uniform, axis=0)).weights == pytest.approx(without)


@THIRD
@given(vectors(2, 4), st.sampled_from(SEVERAL))
def test_the_rules_are_symmetric(rows: Any, rule: Any) -> None:
    first = united(rows, rule)
    for order in list(permutations(range(len(rows))))[:6]:
        other = united(rows[list(order)], rule)
        assert other.weights == pytest.approx(first.weights, abs=1e-6 if rule == "game_theory" else 1e-12)
        assert other.distance == pytest.approx(first.distance)


@THIRD
@given(vectors(), st.floats(0, 1))
def test_the_linear_rule_turned_around_has_the_rest_as_its_share(rows: Any, alpha: float) -> None:
    there = fe.combine(*rows, rule="linear", alpha=alpha)
    assert fe.combine(*rows[::-1], rule="linear", alpha=1 - alpha) == pytest.approx(there, abs=1e-15)


@THIRD
@given(vectors(), st.floats(1e-6, 1))
def test_a_floor_leaves_no_judgement_without_weight_and_1_leaves_judgement_alone(rows: Any, floor: float) -> None:
    found = fe.combine(*rows, floor=floor)
    assert ((found > 0) == (rows[0] > 0)).all()
    assert fe.combine(*rows, floor=1) == pytest.approx(rows[0])
    assert fe.combine(*rows, floor=0) == pytest.approx(fe.combine(*rows))


@THIRD
@given(vectors(2, 4))
def test_the_coefficients_of_game_theory_solve_their_system(rows: Any) -> None:
    solved = np.array(united(rows, "game_theory").solved)
    inner = rows @ rows.T
    assert inner @ solved == pytest.approx(np.diag(inner), abs=1e-6)


def on_a_circle(arcs: list[int], radius: float) -> Any:
    """Return vectors on a circle about the uniform vector of three indicators, so far apart, in parts of its round."""
    turns = 2 * math.pi * np.cumsum(arcs) / sum(arcs)
    across, along = np.array([1, -1, 0]) / math.sqrt(2), np.array([1, 1, -2]) / math.sqrt(6)
    return 1 / 3 + radius * (np.outer(np.cos(turns), across) + np.outer(np.sin(turns), along))


@THIRD
@given(st.lists(st.integers(1, 8), min_size=3, max_size=6), st.floats(0.01, 0.4))
@example([1, 1, 1, 1], 0.2)
def test_vectors_that_are_equally_uneven_are_solved_however_many_there_are(arcs: list[int], radius: float) -> None:
    """The uniform vector is as near to each of them as to the others.

    Of four or more at least one follows from the others, and no equation contradicts another. By hand: the sum of the
    coefficients is 1 + 3r², and where none is negative the result is uniform.
    """
    rows = on_a_circle(arcs, radius)
    found = fe.combination(*rows, rule="game_theory", negative="project")
    assert found.solved is not None
    assert rows @ rows.T @ found.solved == pytest.approx((rows * rows).sum(axis=1), abs=1e-9)
    assert sum(found.solved) == pytest.approx(1 + 3 * radius**2)
    if not found.projected:
        assert found.weights == pytest.approx([1 / 3] * 3)


@THIRD
@given(st.lists(st.integers(1, 8), min_size=3, max_size=7), st.floats(0.01, 0.4), st.permutations(range(7)))
@example([2, 1, 2, 3], 0.2, [3, 1, 0, 2, 4, 5, 6])
def test_of_many_coefficients_some_are_negative_only_where_there_are_no_others(
    arcs: list[int], radius: float, mixed: list[int]
) -> None:
    """On that circle the sum has to be uniform, which it can be of shares alone if no half of the circle is empty."""
    assume(2 * max(arcs) != sum(arcs))
    rows = on_a_circle(arcs, radius)
    found = fe.combination(*rows, rule="game_theory", negative="project")
    assert found.projected == (2 * max(arcs) > sum(arcs))
    order = [at for at in mixed if at < len(rows)]
    again = fe.combination(*rows[order], rule="game_theory", negative="project")
    assert found.solved is not None
    assert again.solved == pytest.approx(np.array(found.solved)[order], abs=1e-9)


@THIRD
@given(vectors(2, 4))
def test_coefficients_that_are_not_negative_are_only_divided_by_their_sum(rows: Any) -> None:
    found = united(rows, "game_theory")
    solved = np.array(found.solved)
    assert found.projected == (solved.min() < 0)
    if not found.projected:
        assert np.array(found.coefficients) == pytest.approx(solved / solved.sum())


@THIRD
@given(vectors())
@example(np.array([[0.97, 0.01, 0.01, 0.01], [0.85, 0.05, 0.05, 0.05]]))
def test_of_two_vectors_game_theory_refuses_the_flatter_or_gives_all_to_the_other(rows: Any) -> None:
    """Also where the solved coefficients sum to less than 0, so that dividing by the sum would turn their signs."""
    first, second = rows
    mine, other = float(first @ (first - second)), float(second @ (second - first))
    assume(abs(mine) > 1e-12)
    assume(abs(other) > 1e-12)
    if min(mine, other) > 0:
        assert not united(rows, "game_theory").projected
        return
    with pytest.raises(WeightsError, match="a share is not negative"):
        fe.combine(first, second, rule="game_theory")
    found = united(rows, "game_theory")
    assert found.coefficients == ((0.0, 1.0) if mine < 0 else (1.0, 0.0))
    assert found.weights == pytest.approx(second if mine < 0 else first)


@THIRD
@given(vectors())
def test_game_theory_gives_the_more_uneven_vector_the_larger_share(rows: Any) -> None:
    found = united(rows, "game_theory").coefficients
    sizes = (rows**2).sum(axis=1)
    assume(abs(sizes[0] - sizes[1]) > 1e-9)
    assert found is not None
    assert (found[0] > found[1]) == (sizes[0] > sizes[1])


@THIRD
@given(vectors(1, 1))
def test_game_theory_gives_a_uniform_vector_nothing(row: Any) -> None:
    uniform = np.full(row.shape[1], 1 / row.shape[1])
    assume(np.ptp(row[0]) > 1e-9)
    found = fe.combination(uniform, row[0], rule="game_theory")
    assert found.coefficients == (0.0, 1.0)
    assert not found.projected


@THIRD
@given(vectors(), st.integers(1, 3), st.integers(1, 3))
def test_equal_vectors_share_alike_what_one_of_them_would_get(rows: Any, first: int, second: int) -> None:
    assume(np.abs(rows[0] - rows[1]).max() > 1e-3)
    two = np.array(united(rows, "game_theory").solved)
    more = united(np.repeat(rows, [first, second], axis=0), "game_theory")
    assert np.array(more.solved) == pytest.approx(np.repeat(two / [first, second], [first, second]), rel=1e-6, abs=1e-9)


@THIRD
@given(st.lists(st.floats(-3, 3), min_size=1, max_size=5))
def test_a_projection_is_the_nearest_point_of_the_simplex(point: list[float]) -> None:
    """Against a minimiser that knows nothing of how it is found."""
    given = np.array(point)
    found = core.onto_simplex(given)
    assert found.min() >= 0
    assert found.sum() == pytest.approx(1)
    nearest = optimize.minimize(
        lambda x: ((x - given) ** 2).sum(),
        np.full(len(given), 1 / len(given)),
        jac=lambda x: 2 * (x - given),
        bounds=[(0, None)] * len(given),
        constraints={"type": "eq", "fun": lambda x: x.sum() - 1, "jac": np.ones_like},
        method="SLSQP",
        options={"ftol": 1e-14, "maxiter": 500},
    )
    assert found == pytest.approx(nearest.x, abs=1e-5)
    assert ((found - given) ** 2).sum() <= nearest.fun + 1e-9


@THIRD
@given(vectors(3, 4))
def test_what_is_projected_is_the_nearest_to_what_was_solved(rows: Any) -> None:
    found = united(rows, "game_theory")
    solved = np.array(found.solved)
    aim = solved / solved.sum() if solved.sum() > 0 else solved
    chosen = np.array(found.coefficients)
    for corner in np.eye(len(aim)):
        for step in (0.5, 1e-2, 1e-4):
            other = (1 - step) * chosen + step * corner
            assert ((chosen - aim) ** 2).sum() <= ((other - aim) ** 2).sum() + 1e-9 * (1 + (aim**2).sum())


@THIRD
@given(vectors(2, 5))
def test_the_least_deviation_is_that_of_the_mean_so_alpha_is_one_half(rows: Any) -> None:
    """Whatever the two vectors, no other α has a smaller sum of squared distances."""
    found = united(rows, "least_deviation")
    assert found.coefficients == pytest.approx([1 / len(rows)] * len(rows))

    def total(weights: Any) -> float:
        return float(((weights - rows) ** 2).sum())

    for step in (0.5, 1e-1, 1e-3):
        for row in rows:
            assert total(found.weights) <= total((1 - step) * found.weights + step * row) + 1e-15


@THIRD
@given(vectors(2, 4), st.sampled_from(SEVERAL))
def test_what_is_said_of_a_combination_is_so(rows: Any, rule: Any) -> None:
    found = united(rows, rule)
    halves = [np.abs(row - found.weights).sum() / 2 for row in rows]
    assert found.distances == pytest.approx(halves)
    assert found.distance == pytest.approx(max(np.abs(a - b).sum() / 2 for a in rows for b in rows))
    change = [abs(move.after - move.before) for move in found.moved]
    assert all(more >= less - 2e-12 for more, less in pairwise(change))
    for move in found.moved:
        assert (move.before, move.after) == pytest.approx((rows[0][move.position], found.weights[move.position]))
    still = set(range(rows.shape[1])) - {move.position for move in found.moved}
    assert all(found.weights[at] == pytest.approx(rows[0][at], rel=1e-11, abs=1e-14) for at in still)


@THIRD
@given(vectors())
def test_rank_agreement_is_spearmans_rho(rows: Any) -> None:
    """Against Pearson's r of ranks counted one by one; there is none where all weights of one are equal."""
    found = fe.combination(*rows, rule="linear").rank_agreement.inputs
    ranks = [[sum(b < a - 1e-12 for b in row) + sum(abs(b - a) <= 1e-12 for b in row) / 2 for a in row] for row in rows]
    if any(np.ptp(row) == 0 for row in ranks):
        assert found is None
    else:
        assert found == pytest.approx(np.corrcoef(ranks)[0, 1])


HARD: dict[str, Callable[[Any], Any]] = {
    "500 leaves": lambda rng: rng.dirichlet(np.ones(500), size=2),
    "500 leaves of weights down to 1e-12": lambda rng: _shares(10.0 ** rng.uniform(-12, 0, size=(2, 500))),
    "nearly equal": lambda rng: _shares(
        np.outer([1, 1], rng.uniform(1, 2, 50)) * (1 + 1e-5 * rng.uniform(-1, 1, (2, 50)))
    ),
    "nearly disjoint": lambda _: _shares(np.array([[1.0] * 250 + [1e-12] * 250, [1e-12] * 250 + [1.0] * 250])),
    "one leaf holds nearly all": lambda _: _shares(np.array([[1.0] + [1e-12] * 9, [1.0, 1e-3, *[1e-12] * 8]])),
    "two leaves": lambda rng: _shares(rng.uniform(0, 1, (2, 2))),
}


def _shares(parts: Any) -> Any:
    return parts / parts.sum(axis=1, keepdims=True)


def _by_60_digits(rows: Any, rule: str) -> list[Any]:
    """The rules as they are written, in 60 digits."""
    exact = [[mpmath.mpf(float(value)) for value in row] for row in rows]
    first, second = ([value / total for value in row] for row in exact for total in [mpmath.fsum(row)])
    if rule in PRODUCTS:
        parts = [a * b if rule == "multiplicative" else mpmath.sqrt(a * b) for a, b in zip(first, second, strict=True)]
        whole = mpmath.fsum(parts)
        return [part / whole for part in parts]
    share = mpmath.mpf("0.5")
    if rule == "linear":
        share = mpmath.mpf(0.3)
    if rule == "game_theory":
        inner = [[mpmath.fdot(a, b) for b in (first, second)] for a in (first, second)]
        one, other = inner[1][1] * (inner[0][0] - inner[0][1]), inner[0][0] * (inner[1][1] - inner[0][1])
        share = mpmath.mpf(one > 0) if min(one, other) < 0 else one / (one + other)
    return [share * a + (1 - share) * b for a, b in zip(first, second, strict=True)]


def _worst(found: Sequence[float], exact: Sequence[Any]) -> float:
    return max(float(abs(value - true) / true) for value, true in zip(found, exact, strict=True))


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("kind", HARD)
def test_the_weights_are_accurate_on_hard_inputs(kind: str, rule: Any) -> None:
    """Every weight within a relative 1e-12, by nearly equal vectors in game theory 1e-9, against 60 digits."""
    for seed in range(3):
        rows = HARD[kind](np.random.default_rng(seed))
        options: dict[str, dict[str, Any]] = {"linear": {"alpha": 0.3}, "game_theory": {"negative": "project"}}
        further = options.get(rule, {})
        found = fe.combine(*rows, rule=rule, **further)
        with mpmath.workdps(60):
            exact = _by_60_digits(rows, rule)
        assert _worst(found.tolist(), exact) < (1e-9 if (kind, rule) == ("nearly equal", "game_theory") else 1e-12)
