"""A panel as one matrix or one vector of weights, how far it agrees, and what divides it."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

import fuzzyeval as fe
from ahp.drawn import pair, random_matrix
from fuzzyeval.errors import ArrayError, OptionError, WeightsError

GAP = math.nan
PANEL = np.stack([random_matrix(4, seed) for seed in range(5)])
WEIGHTS = fe.ahp.priorities(PANEL)


def pooled_one_by_one(panel: Any, importances: list[float]) -> list[list[float]]:
    """Return the weighted geometric means of those who judged, in plain Python; NaN where nobody did."""
    order = len(panel[0])
    result = [[1.0] * order for _ in range(order)]
    for i in range(order):
        for j in range(order):
            judged = [(w, one[i][j]) for w, one in zip(importances, panel, strict=True) if one[i][j] == one[i][j] and w]
            total = sum(w for w, _ in judged)
            result[i][j] = math.prod(a ** (w / total) for w, a in judged) if judged else GAP
    return result


def test_pooled_judgements_are_the_weighted_geometric_means() -> None:
    importances = [1.0, 2.0, 0.0, 0.5, 3.0]
    expected = pooled_one_by_one(PANEL.tolist(), importances)
    assert fe.ahp.pool(PANEL, experts=importances) == pytest.approx(np.array(expected))
    assert fe.ahp.pool(PANEL) == pytest.approx(np.array(pooled_one_by_one(PANEL.tolist(), [1.0] * 5)))


def test_what_an_expert_did_not_judge_is_left_to_those_who_did() -> None:
    panel = PANEL.copy()
    for expert, i, j in [(0, 0, 1), (1, 0, 1), (2, 0, 1), (0, 1, 3), *((e, 2, 3) for e in range(5))]:
        panel[expert, i, j] = panel[expert, j, i] = GAP
    found = fe.ahp.pool(panel, experts=[1, 2, 3, 4, 0])
    assert found == pytest.approx(np.array(pooled_one_by_one(panel.tolist(), [1, 2, 3, 4, 0])), nan_ok=True)
    assert np.isnan(found[2, 3])
    assert np.isnan(found[3, 2])
    assert found[0, 1] == pytest.approx(panel[3, 0, 1])  # the other who judged has no importance
    assert np.isnan(fe.ahp.pool(np.stack([pair(GAP), pair(2)]), experts=[1, 0])[0, 1])


def test_pooled_judgements_are_exactly_reciprocal() -> None:
    found = fe.ahp.pool(PANEL, experts=[0.1, 0.2, 0.3, 0.7, 0.9])
    above = np.triu_indices(4, 1)
    assert (found.T[above] == 1 / found[above]).all()
    assert (np.diag(found) == 1).all()


def test_panels_may_be_stacked() -> None:
    stack = np.stack([PANEL, PANEL[::-1] ** 0.5])
    found = fe.ahp.pool(stack, experts=[1, 2, 3, 4, 5], groups=["a", "b", "a", "b", "c"])
    for at in range(2):
        assert found[at] == pytest.approx(fe.ahp.pool(stack[at], experts=[1, 2, 3, 4, 5], groups=[0, 1, 0, 1, 2]))
    both = fe.ahp.pool_priorities(np.stack([WEIGHTS, WEIGHTS[::-1]]))
    assert both[0] == pytest.approx(both[1])
    assert fe.ahp.consensus(np.stack([WEIGHTS, WEIGHTS[:1].repeat(5, axis=0)])).index[1] == pytest.approx(1)


def test_pooling_changes_nothing_of_what_it_was_given() -> None:
    panel = PANEL.copy()
    alone = fe.ahp.pool(panel[:1])
    alone[0, 1] = 99
    assert (panel == PANEL).all()


def test_groups_are_pooled_first_and_weighted_a_second_time() -> None:
    groups = ["shop", "shop", "shop", "office", "office"]
    experts = [1.0, 2.0, 1.0, 1.0, 3.0]
    shop, office = fe.ahp.pool(PANEL[:3], experts=experts[:3]), fe.ahp.pool(PANEL[3:], experts=experts[3:])
    found = fe.ahp.pool(PANEL, experts=experts, groups=groups, group_importances={"office": 3, "shop": 1})
    assert found == pytest.approx(fe.ahp.pool([shop, office], experts=[1, 3]))
    alike = fe.ahp.pool(PANEL, experts=experts, groups=groups)
    assert alike == pytest.approx(fe.ahp.pool([shop, office]))
    for method in ("geometric", "arithmetic"):
        options: Any = {"method": method}
        parts = [
            fe.ahp.pool_priorities(WEIGHTS[:3], experts=experts[:3], **options),
            fe.ahp.pool_priorities(WEIGHTS[3:], experts=experts[3:], **options),
        ]
        twice = fe.ahp.pool_priorities(
            WEIGHTS, experts=experts, groups=groups, group_importances={"office": 3, "shop": 1}, **options
        )
        assert twice == pytest.approx(fe.ahp.pool_priorities(parts, experts=[1, 3], **options))


def test_a_gap_in_a_group_is_filled_by_the_others_of_the_group() -> None:
    panel = np.stack([pair(4), pair(GAP), pair(1)])
    assert fe.ahp.pool(panel, groups=["a", "a", "b"])[0, 1] == pytest.approx(2)  # √(4 · 1), not ∛
    assert fe.ahp.pool(panel, groups=["a", "b", "c"])[0, 1] == pytest.approx(2)
    assert fe.ahp.pool(panel, groups=["b", "a", "b"], group_importances={"a": 9, "b": 1})[0, 1] == pytest.approx(2)


def test_pooled_priorities_are_the_means() -> None:
    importances = np.array([1, 2, 0, 1, 4]) / 8
    assert fe.ahp.pool_priorities(WEIGHTS, experts=importances, method="arithmetic") == pytest.approx(
        importances @ WEIGHTS
    )
    products = [
        math.prod(w**s for w, s in zip(column, importances.tolist(), strict=True)) for column in WEIGHTS.T.tolist()
    ]
    assert fe.ahp.pool_priorities(WEIGHTS, experts=importances) == pytest.approx(np.array(products) / sum(products))


def test_tiny_weights_do_not_vanish_from_the_geometric_mean() -> None:
    tiny = [1 - 1e-300, 1e-300]
    assert fe.ahp.pool_priorities([tiny, tiny]).tolist() == pytest.approx(tiny)


def consensus_one_by_one(priorities: list[list[float]], top: float) -> float:
    """Return Goepel's S* in plain Python."""

    def entropy(shares: list[float]) -> float:
        return -sum(p * math.log(p) for p in shares if p > 0)

    count, order = len(priorities), len(priorities[0])
    mean = [sum(row[i] for row in priorities) / count for i in range(order)]
    between = entropy(mean) - sum(map(entropy, priorities)) / count
    extreme = [part / (order + top - 1) for part in (top, *[1] * (order - 1))]
    most = math.exp(math.log(order) - entropy(extreme))
    return (math.exp(-between) - 1 / most) / (1 - 1 / most)


@pytest.mark.parametrize("top", [3, 9, 81])
def test_consensus_is_goepels(top: float) -> None:
    found = fe.ahp.consensus(WEIGHTS, top=top)
    plain = consensus_one_by_one(WEIGHTS.tolist(), top)
    assert found.index == pytest.approx(max(plain, 0))
    assert found.clipped is (plain < 0)


def test_consensus_of_opposites_is_clipped_and_says_so() -> None:
    found = fe.ahp.consensus([[1, 0, 0], [0, 1, 0], [0, 0, 1]])
    assert (found.index, found.clipped) == (0.0, True)
    assert consensus_one_by_one([[1, 0, 0], [0, 1, 0], [0, 0, 1]], 9) < -0.1
    assert fe.ahp.consensus([[0.9, 0.1], [0.1, 0.9]]).index == pytest.approx(0, abs=1e-9)
    assert fe.ahp.consensus([[0.9, 0.1], [0.1, 0.9]]).clipped is False


@pytest.mark.parametrize("top", [3, 9])
@pytest.mark.parametrize("order", [2, 3, 5, 9])
def test_consensus_is_0_where_as_many_experts_as_indicators_each_put_another_first(order: int, top: float) -> None:
    weights = (1 + (top - 1) * np.eye(order)) / (order + top - 1)
    found = fe.ahp.consensus(weights, top=top)
    assert found.index == pytest.approx(0, abs=1e-12)
    assert found.clipped is False


@pytest.mark.parametrize(("order", "mean"), [(3, 0.59), (5, 0.76), (9, 0.87)])
def test_consensus_of_random_judgements_is_far_above_0(order: int, mean: float) -> None:
    draw = np.random.default_rng(order)
    upper = np.triu(draw.choice([*(1 / x for x in range(9, 1, -1)), *range(1, 10)], (10_000, 5, order, order)), 1)
    lower = np.tril(1 / np.where(upper > 0, upper, np.inf).swapaxes(-1, -2), -1)
    found = fe.ahp.consensus(fe.ahp.priorities(upper + np.eye(order) + lower))
    assert found.index.mean() == pytest.approx(mean, abs=0.006)


def test_on_one_indicator_all_agree() -> None:
    found = fe.ahp.consensus([[1], [1]])
    assert (found.index, found.clipped) == (1.0, False)


def test_what_divides_a_panel_most_comes_first() -> None:
    first = [[1, 2, 4, 1], [1 / 2, 1, 2, 3], [1 / 4, 1 / 2, 1, GAP], [1, 1 / 3, GAP, 1]]
    second = [[1, 1 / 2, 4, GAP], [2, 1, 3, 6], [1 / 4, 1 / 3, 1, 5], [GAP, 1 / 6, 1 / 5, 1]]
    panel = np.array([first, second])
    found = fe.ahp.divided(panel, top=9)
    assert [(one.first, one.second, one.judged) for one in found] == [(0, 1, 2), (1, 3, 2), (1, 2, 2)]
    assert [one.spread for one in found] == pytest.approx([2, math.sqrt(2), math.sqrt(1.5)])
    assert [(one.lowest, one.highest) for one in found] == [(0.5, 2), (3, 6), (2, 3)]
    assert [str(one) for one in found[:2]] == ["[0, 1]: 1/2 … 2, × 2.00", "[1, 3]: 3 … 6, × 1.41"]
    assert fe.ahp.divided(panel, top=1) == found[:1]


def test_the_spread_is_the_geometric_standard_deviation() -> None:
    for one in fe.ahp.divided(PANEL, top=6):
        logs = np.log(PANEL[:, one.first, one.second])
        assert one.spread == pytest.approx(np.exp(logs.std()))
        assert one.lowest == pytest.approx(np.exp(logs.min()))
        assert one.highest == pytest.approx(np.exp(logs.max()))
        assert one.judged == 5


def test_nothing_divides_those_who_judge_alike() -> None:
    assert fe.ahp.divided(np.repeat(PANEL[:1], 3, axis=0)) == ()
    assert fe.ahp.divided(PANEL[:1]) == ()
    assert fe.ahp.divided([[[1]], [[1]]]) == ()


@pytest.mark.parametrize(
    ("options", "error", "said"),
    [
        ({"experts": [1, 2]}, ArrayError, r"experts: shape \(2,\) for 5 experts"),
        ({"experts": [[1], [1], [1], [1], [1]]}, ArrayError, "experts: shape"),
        ({"experts": [1, 1, -1, 1, 1]}, ArrayError, r"experts\[2\]: -1 is negative"),
        ({"experts": [1, 1, GAP, 1, 1]}, ArrayError, r"experts\[2\]: nan is not finite"),
        ({"experts": [0] * 5}, WeightsError, "nobody has any importance"),
        ({"experts": "abcde"}, ArrayError, "experts: 'abcde' is not an array"),
        ({"groups": ["a"]}, OptionError, "groups: .* for 5 experts"),
        ({"groups": "aabbb"}, OptionError, "groups: 'aabbb' for 5 experts"),
        ({"groups": [[], 1, 1, 1, 1]}, OptionError, r"groups\[0\]: \[\] is not a name"),
        ({"groups": [GAP, 1, 1, 1, 1]}, OptionError, r"groups\[0\]: nan is not a name"),
        ({"group_importances": {"a": 1}}, OptionError, "there are no groups"),
        ({"groups": [*"aabbb"], "group_importances": {"a": 1}}, OptionError, "are not those of the groups"),
        ({"groups": [*"aabbb"], "group_importances": [1, 2]}, OptionError, "are not those of the groups"),
        ({"groups": [*"aabbb"], "group_importances": {"a": 1, "b": -1}}, OptionError, "-1 is not a number"),
        ({"groups": [*"aabbb"], "group_importances": {"a": 0, "b": 0}}, WeightsError, "no group has any importance"),
        ({"groups": [*"aabbb"], "experts": [0, 0, 1, 1, 1]}, WeightsError, "nobody in group 'a'"),
    ],
)
def test_importances_and_groups_that_do_not_fit_are_refused(options: Any, error: Any, said: str) -> None:
    with pytest.raises(error, match=said):
        fe.ahp.pool(PANEL, **options)
    with pytest.raises(error, match=said):
        fe.ahp.pool_priorities(WEIGHTS, **options)


def test_what_is_no_panel_is_refused() -> None:
    refused: list[tuple[Any, str]] = [
        (lambda: fe.ahp.pool(PANEL[0]), "give a matrix for each expert"),
        (lambda: fe.ahp.divided(PANEL[0]), "give the matrices of one panel"),
        (lambda: fe.ahp.divided(PANEL[None]), "give the matrices of one panel"),
        (lambda: fe.ahp.pool_priorities([0.5, 0.5]), "give a row for each expert"),
        (lambda: fe.ahp.pool_priorities([[1.0, 0.0], [0.5, 0.5]]), r"priorities\[0, 1\]: 0 makes the geometric mean 0"),
        (lambda: fe.ahp.consensus([0.5, 0.5]), "give a row for each expert"),
        (lambda: fe.ahp.consensus([[0.5, 0.5]]), "one expert has nobody to agree with"),
        (lambda: fe.ahp.consensus([[0.5, 0.6], [0.5, 0.5]]), "sum of priorities"),
    ]
    for call, said in refused:
        with pytest.raises(ArrayError, match=said):
            call()
    assert fe.ahp.pool_priorities([[1.0, 0.0], [0.5, 0.5]], method="arithmetic").tolist() == [0.75, 0.25]
    wrong: Any = "mean"
    with pytest.raises(OptionError, match="method: 'mean' is not one of geometric, arithmetic"):
        fe.ahp.pool_priorities(WEIGHTS, method=wrong)
    for top in (1, 0, GAP):
        with pytest.raises(OptionError, match=r"top: .* is not a number"):
            fe.ahp.consensus(WEIGHTS, top=top)
