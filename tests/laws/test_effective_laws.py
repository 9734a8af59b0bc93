"""What a weight claims and what the score responds to: what holds whatever the answers are."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import fuzzyeval as fe
from fuzzyeval.core import responding as core
from fuzzyeval.insight.closest import nearest
from held import tried
from insight import responding_oracle as oracle

pytestmark = pytest.mark.slow

NESTED = fe.Indicator(
    id="all",
    children=[
        fe.Indicator(id="left", children=[fe.Indicator(id="a"), fe.Indicator(id="b")]),
        fe.Indicator(id="right", children=[fe.Indicator(id="c")]),
        fe.Indicator(id="d"),
    ],
)
LEAVES = "abcd"
SCORES = (0, 10, 25, 70)


def flat(leaves: str) -> fe.Indicator:
    """Return a root with leaves."""
    return fe.Indicator(id="all", children=[fe.Indicator(id=leaf) for leaf in leaves])


def even(parts: Sequence[int]) -> list[Fraction]:
    """Return parts of their sum."""
    return [Fraction(part, sum(parts)) for part in parts]


def asked(root: fe.Indicator, local: Any, rows: Any, scores: Sequence[float] = SCORES) -> fe.EffectiveImportance:
    """Return effective importance over respondents, whose answers are positions on the scale, from 0."""
    study = oracle.study_of(root, scores, local)
    answers = [{leaf: None if at is None else at + 1 for leaf, at in row.items()} for row in rows]
    return fe.effective_importance(fe.evaluate(study, fe.tally(study, answers, detail="joint")))


def leaf_values(found: fe.EffectiveImportance) -> list[float]:
    """Return the effective importance of the leaves."""
    return [found[leaf].effective for leaf in found.leaves]


@st.composite
def complete(draw: st.DrawFn, leaves: str = LEAVES, most: int = 14) -> list[dict[str, int]]:
    """Rows without a gap, more than there are grades."""
    cell = st.integers(0, len(SCORES) - 1)
    return draw(st.lists(st.fixed_dictionaries(dict.fromkeys(leaves, cell)), min_size=6, max_size=most))


@st.composite
def locals_of(draw: st.DrawFn) -> dict[str, dict[str, Fraction]]:
    """Weights of the nested hierarchy, some of which may be 0."""
    some = st.lists(st.integers(0, 5), min_size=2, max_size=2).filter(any)
    left, top = even(draw(some)), even([*draw(some), 1])
    return {
        "left": dict(zip("ab", left, strict=True)),
        "right": {"c": Fraction(1)},
        "all": dict(zip(("left", "right", "d"), top, strict=True)),
    }


def varied(rows: Any, local: Any) -> bool:
    """Return whether the scores of the respondents differ."""
    weights = oracle.under(NESTED, local)["all"]
    scored = [{leaf: SCORES[at] for leaf, at in row.items()} for row in rows]
    return len({oracle.score(row, weights) for row in scored}) > 1


@given(complete(), locals_of())
def test_it_is_that_of_respondents_written_out(rows: Any, local: Any) -> None:
    assume(varied(rows, local))
    found, under = asked(NESTED, local, rows), oracle.under(NESTED, local)
    scored = [{leaf: SCORES[at] for leaf, at in row.items()} for row in rows]
    for leaf in LEAVES:
        wanted = oracle.leaf_figure(scored, leaf, under["all"])
        assert found[leaf].effective == pytest.approx(float(wanted), abs=1e-9)
        assert found[leaf].claimed == pytest.approx(float(under["all"][leaf]))
    wanted = oracle.branch_figure(scored, under["left"], under["all"])
    assert found["left"].effective == pytest.approx(float(wanted), abs=1e-9)
    assert found["right"].effective == found["c"].effective


@given(complete(), locals_of())
def test_it_lies_between_0_and_1_and_the_shares_of_leaves_sum_to_1(rows: Any, local: Any) -> None:
    assume(varied(rows, local))
    found = asked(NESTED, local, rows)
    assert all(0 <= node.effective <= 1 for node in found.values())
    assert [node.share for node in found.values() if node.id in ("left", "right")] == [None, None]
    shares = [share for leaf in LEAVES if (share := found[leaf].share) is not None]
    assert shares == [] or sum(shares) == pytest.approx(1)
    assert bool(shares) == any(leaf_values(found))


@given(complete(), locals_of(), st.permutations(LEAVES))
def test_permuting_leaves_permutes(rows: Any, local: Any, order: list[str]) -> None:
    assume(varied(rows, local))
    weights = oracle.under(NESTED, local)["all"]
    straight = asked(flat(LEAVES), {"all": {leaf: weights[leaf] for leaf in LEAVES}}, rows)
    mixed = asked(flat("".join(order)), {"all": {leaf: weights[leaf] for leaf in order}}, rows)
    for leaf in LEAVES:
        assert mixed[leaf].effective == pytest.approx(straight[leaf].effective, abs=1e-12)


@given(complete(), locals_of(), st.integers(1, 1000), st.integers(-500, 500))
def test_stretching_and_shifting_the_scores_changes_nothing(rows: Any, local: Any, stretch: int, shift: int) -> None:
    assume(varied(rows, local))
    plain = asked(NESTED, local, rows)
    moved = asked(NESTED, local, rows, [stretch * score + shift for score in SCORES])
    for node in plain:
        assert moved[node].effective == pytest.approx(plain[node].effective, abs=1e-9)


@given(complete(), locals_of(), st.integers(2, 50))
def test_all_respondents_again_leave_the_ratio_and_move_the_corrected_one_by_their_number(
    rows: Any, local: Any, times: int
) -> None:
    assume(varied(rows, local))
    again = asked(NESTED, local, rows * times)
    scored = [{leaf: SCORES[at] for leaf, at in row.items()} for row in rows]
    weights, n = oracle.under(NESTED, local)["all"], len(rows) * times
    for leaf in LEAVES:
        given = len({row[leaf] for row in rows})
        wanted = 1 - (1 - oracle.ratio(scored, leaf, weights)) * Fraction(n - 1, n - given)
        assert again[leaf].effective == pytest.approx(max(0.0, float(wanted)), abs=1e-9)


@given(complete(), st.lists(st.booleans(), min_size=14, max_size=14), locals_of())
def test_with_gaps_it_is_still_between_0_and_1_or_it_is_refused(rows: Any, blank: list[bool], local: Any) -> None:
    holed = [
        {leaf: None if gone and at % len(LEAVES) == place else value for place, (leaf, value) in enumerate(row.items())}
        for at, (row, gone) in enumerate(zip(rows, blank, strict=False))
    ]
    try:
        found = asked(NESTED, local, holed)
    except fe.FuzzyEvalError:
        return
    assert all(0 <= node.effective <= 1 for node in found.values())
    some = any(None in row.values() for row in holed)
    assert ("in_pairs" in {said.code for said in found.remarks}) == some
    clipped = {said.place for said in found.remarks if said.code in ("below_zero", "above_one")}
    assert clipped == {node.id for node in found.values() if node.clipped}


@tried(25)
@given(st.lists(st.integers(1, 9), min_size=2, max_size=4))
def test_of_leaves_of_equal_variance_that_do_not_correlate_the_squares_of_the_weights_share(parts: list[int]) -> None:
    weights = even(parts)
    leaves = LEAVES[: len(parts)]
    rows = [dict(zip(leaves, row, strict=True)) for row in product((0, 1), repeat=len(parts))] * 1000
    found = asked(flat(leaves), {"all": dict(zip(leaves, weights, strict=True))}, rows, (0, 10))
    total = sum(weight**2 for weight in weights)
    near = 2 / len(rows)  # the correction
    for leaf, weight in zip(leaves, weights, strict=True):
        assert found[leaf].effective == pytest.approx(float(weight**2 / total), abs=near)
        assert found[leaf].share == pytest.approx(float(weight**2 / total), abs=near * len(leaves))


@given(complete("a"), st.integers(1, 4), st.data())
def test_leaves_that_agree_all_have_1(rows: Any, count: int, data: st.DataObject) -> None:
    assume(len({row["a"] for row in rows}) > 1)
    leaves = LEAVES[:count]
    weights = even(data.draw(st.lists(st.integers(1, 9), min_size=count, max_size=count)))
    found = asked(
        flat(leaves),
        {"all": dict(zip(leaves, weights, strict=True))},
        [dict.fromkeys(leaves, row["a"]) for row in rows],
    )
    assert leaf_values(found) == pytest.approx([1] * count)
    assert not any(node.clipped for node in found.values())


@tried(20, among=8)  # each looks for the closest weights from fifteen places
@given(complete(), locals_of(), st.sampled_from(LEAVES))
def test_a_leaf_that_does_not_vary_has_no_part_and_is_named(rows: Any, local: Any, still: str) -> None:
    rows = [{**row, still: 2} for row in rows]
    assume(varied(rows, local))
    found = asked(NESTED, local, rows)
    assert found[still].effective == 0
    assert not found[still].clipped
    assert still in {said.place for said in found.remarks if said.code == "cannot_respond"}
    closest = found.closest()
    assert closest is not None
    at = closest.leaves.index(still)
    assert closest.achieved[at] == 0
    assert closest.weights[at] == pytest.approx(found[still].claimed)


@tried(20, among=8)  # each looks for the closest weights from fifteen places
@given(complete(), locals_of())
def test_the_closest_weights_lie_on_the_simplex_and_are_no_worse_than_the_claimed(rows: Any, local: Any) -> None:
    assume(varied(rows, local))
    found = asked(NESTED, local, rows)
    closest = found.closest()
    assert closest is not None
    assert min(closest.weights) >= 0
    assert sum(closest.weights) == pytest.approx(1, abs=1e-12)
    assert sum(closest.achieved) == pytest.approx(1, abs=1e-12)
    scored = [{leaf: SCORES[at] for leaf, at in row.items()} for row in rows]
    claimed = oracle.under(NESTED, local)["all"]
    ratios = [oracle.ratio(scored, leaf, claimed) for leaf in LEAVES]
    before = [float(ratio / sum(ratios)) for ratio in ratios]
    assert closest.before == pytest.approx(apart(before, closest.claimed) / 2, abs=1e-9)
    assert closest.remaining == pytest.approx(apart(closest.achieved, closest.claimed) / 2, abs=1e-12)
    assert closest.remaining <= closest.before
    assert squares(closest.achieved, closest.claimed) <= squares(before, closest.claimed) + 1e-12


def test_weights_that_are_closer_by_squares_alone_are_not_taken() -> None:
    """By squares the closest weights leave 0.1212 elsewhere, and those that there are 0.1151."""
    values = [
        [4, 4, 0, 3, 1, 1, 1, 0, 0, 4, 4, 2],
        [4, 3, 0, 3, 3, 1, 1, 0, 1, 4, 0, 2],
        [3, 1, 3, 0, 3, 0, 1, 0, 3, 3, 4, 2],
    ]
    spreads, claimed = core.projections(np.cov(values, bias=True)), np.array([0.0, 0.2, 0.8])
    aim, wanted = claimed.tolist(), core.shares_of(spreads, claimed).tolist()
    by_squares = core.shares_of(spreads, core.closest(spreads, claimed)).tolist()
    assert squares(by_squares, aim) < squares(wanted, aim)
    assert apart(by_squares, aim) > apart(wanted, aim)
    found = nearest(("a", "b", "c"), ("a", "b", "c"), claimed, spreads, "en")
    assert list(found.weights) == aim
    assert list(found.achieved) == wanted
    assert found.remaining == found.before == pytest.approx(apart(wanted, aim) / 2)


def apart(left: Sequence[float], right: Sequence[float]) -> float:
    """Return the sum of the absolute differences."""
    return sum(abs(a - b) for a, b in zip(left, right, strict=True))


def squares(left: Sequence[float], right: Sequence[float]) -> float:
    """Return the sum of the squared differences."""
    return sum((a - b) ** 2 for a, b in zip(left, right, strict=True))


@tried(20, among=8)  # each looks for the closest weights from fifteen places
@given(complete(), locals_of())
def test_the_shares_under_the_closest_weights_are_those_of_respondents_written_out(rows: Any, local: Any) -> None:
    assume(varied(rows, local))
    closest = asked(NESTED, local, rows).closest()
    assert closest is not None
    weights = {leaf: Fraction(weight) for leaf, weight in zip(closest.leaves, closest.weights, strict=True)}
    scored = [{leaf: SCORES[at] for leaf, at in row.items()} for row in rows]
    ratios = [oracle.ratio(scored, leaf, weights) for leaf in LEAVES]
    assert list(closest.achieved) == pytest.approx([float(ratio / sum(ratios)) for ratio in ratios], abs=1e-9)


@tried(20, among=8)  # each looks for the closest weights from fifteen places
@given(st.lists(st.integers(1, 9), min_size=2, max_size=4))
def test_where_claims_can_be_kept_the_closest_weights_keep_them(parts: list[int]) -> None:
    claimed = even(parts)
    leaves = LEAVES[: len(parts)]
    rows = [dict(zip(leaves, row, strict=True)) for row in product((0, 1), repeat=len(parts))] * 2
    closest = asked(flat(leaves), {"all": dict(zip(leaves, claimed, strict=True))}, rows, (0, 10)).closest()
    assert closest is not None
    roots = [float(weight) ** 0.5 for weight in claimed]
    assert list(closest.weights) == pytest.approx([root / sum(roots) for root in roots], abs=1e-7)
    assert closest.remaining == pytest.approx(0, abs=1e-7)


@given(st.integers(0, 10**6), st.integers(2, 6))
def test_a_line_on_each_leaf_explains_its_squared_covariance(seed: int, leaves: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(leaves, 40))
    covariances = np.cov(scores, bias=True)
    weights = np.random.default_rng(seed + 1).dirichlet(np.ones(leaves))
    explained = core.explained(core.projections(covariances), weights)
    wanted = np.corrcoef(scores, weights @ scores)[-1, :-1] ** 2 * core.variance(covariances, weights)
    assert explained == pytest.approx(wanted)
