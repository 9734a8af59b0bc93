"""What weights from data keep, whatever the data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import fuzzyeval as fe
from fuzzyeval.aliases import FloatArray
from fuzzyeval.errors import WeightsError
from fuzzyeval.testing import Law, laws
from held import held_to, lacking, shared

Method = Callable[..., FloatArray]
RATIOS: list[Method] = [fe.objective.entropy, fe.objective.variation, fe.objective.gini]
SPREADS: list[Method] = [*RATIOS, fe.objective.standard_deviation, fe.objective.critic]
OBJECTS: list[Method] = [fe.objective.merec, fe.objective.cilos, fe.objective.idocriw]
ALL: list[Method] = [*SPREADS, fe.objective.principal_components, *OBJECTS]


@st.composite
def tables(draw: st.DrawFn) -> Any:
    """Positive scores, with ties and constant columns, of which one column at least varies."""
    rows, columns = draw(st.integers(2, 8)), draw(st.integers(1, 5))
    cells = draw(st.lists(st.integers(1, 20), min_size=rows * columns, max_size=rows * columns))
    table = np.array(cells, dtype=float).reshape(rows, columns)
    assume((np.ptp(table, axis=0) > 0).any())
    return table


def weighed(method: Method, table: Any, **options: Any) -> FloatArray:
    """Return the weights, for tables that the method can weigh."""
    try:
        return method(table, **options)
    except WeightsError:
        assume(False)
        raise


SUBJECTS = {method.__name__: method for method in ALL}


@pytest.mark.parametrize(("law", "method"), held_to(laws.weighting, SUBJECTS))
def test_weights_from_scores_keep_their_laws(law: Law, method: Method) -> None:
    law.check(method, settings=shared(law, SUBJECTS))


def test_a_law_is_left_out_for_what_it_does_not_apply_to_alone() -> None:
    """CILOS and IDOCRIW refuse ties; MEREC weighs what its columns do together."""
    assert lacking(laws.weighting, SUBJECTS) == {
        "rows_twice": {"cilos", "idocriw"},
        "constant_column_weighs_nothing": {"merec", "cilos", "idocriw"},
    }


@pytest.mark.parametrize("method", ALL)
@given(data=st.data(), table=tables())
def test_nothing_leaves_the_simplex_in_whatever_direction_more_is_better(
    method: Method, data: st.DataObject, table: Any
) -> None:
    words = st.sampled_from(["benefit", "cost"])
    columns = table.shape[1]
    directions = data.draw(st.lists(words, min_size=columns, max_size=columns))
    weights = weighed(method, table, directions=directions)
    assert weights.shape == (columns,)
    assert (weights >= 0).all()
    assert weights.sum() == pytest.approx(1)


@pytest.mark.parametrize("method", [fe.objective.standard_deviation, fe.objective.critic])
@given(table=tables())
def test_limits_wider_for_all_change_no_weight(method: Method, table: Any) -> None:
    assert weighed(method, table, limits=(0, 20)) == pytest.approx(method(table, limits=(-50, 70)), rel=1e-9)


@given(tables())
def test_turning_every_column_round_leaves_critic_as_it_is(table: Any) -> None:
    turned = weighed(fe.objective.critic, table, directions=["cost"] * table.shape[1])
    assert turned == pytest.approx(fe.objective.critic(table))


@given(tables(), st.integers(0, 2**32 - 1))
def test_relative_weights_are_weights_and_add_up_to_r_squared(table: Any, seed: int) -> None:
    outcome = np.random.default_rng(seed).uniform(0, 1, len(table))
    weights = weighed(lambda scores: fe.objective.derived(scores, outcome, method="relative"), table)
    assert (weights >= 0).all()
    assert weights.sum() == pytest.approx(1)
    twice = fe.objective.derived(np.vstack([table, table]), np.tile(outcome, 2), method="relative")
    assert twice == pytest.approx(weights, rel=1e-6, abs=1e-9)


@given(tables())
def test_a_column_that_is_its_own_outcome_goes_with_it_most(table: Any) -> None:
    assume(np.ptp(table[:, 0]) > 0)
    try:
        weights = fe.objective.derived(table, table[:, 0])
    except WeightsError as error:
        assert "goes against the outcome" in str(error)  # noqa: PT017
    else:
        assert weights[0] == pytest.approx(weights.max())


@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=1, max_size=6))
def test_votes_are_as_sure_in_whatever_order_the_grades_stand(votes: list[list[int]]) -> None:
    counts = np.array(votes, dtype=float)
    assume((counts.sum(axis=1) > 0).all() and (np.ptp(counts, axis=1) > 0).any())
    relation = counts / counts.sum(axis=1, keepdims=True)
    weights = fe.objective.vote_entropy(relation)
    assert weights.sum() == pytest.approx(1)
    assert fe.objective.vote_entropy(relation[:, ::-1]) == pytest.approx(weights, abs=1e-9)
