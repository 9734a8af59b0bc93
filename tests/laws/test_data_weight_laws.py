"""What weights from data, and their union with judgement, keep."""

from __future__ import annotations

from typing import Any

import mpmath
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import fuzzyeval as fe
import strategies
from fuzzyeval.core import objective

RULES = ("multiplicative", "linear", "geometric")


@st.composite
def scores(draw: st.DrawFn) -> Any:
    """Non-negative scores of which one column at least varies."""
    rows, columns = draw(st.integers(2, 8)), draw(st.integers(1, 5))
    cells = draw(st.lists(st.integers(0, 20), min_size=rows * columns, max_size=rows * columns))
    matrix = np.array(cells, dtype=float).reshape(rows, columns)
    matrix[0] += 1
    assume((np.ptp(matrix, axis=0) > 0).any())
    return matrix


@given(scores())
def test_entropy_weights_are_weights(matrix: Any) -> None:
    weights = fe.objective.entropy(matrix)
    assert (weights >= 0).all()
    assert weights.sum() == pytest.approx(1)


@given(scores())
def test_entropy_weights_are_those_of_the_textbook(matrix: Any) -> None:
    shares = matrix / matrix.sum(axis=0)
    logs = np.log(np.where(shares > 0, shares, 1.0))
    divergence = 1 + (shares * logs).sum(axis=0) / np.log(len(matrix))
    assert fe.objective.entropy(matrix) == pytest.approx(divergence / divergence.sum(), abs=1e-9)


@given(scores(), st.integers(1, 20), st.floats(1e-3, 1e3))
def test_scaling_a_column_leaves_its_weight(matrix: Any, column: int, factor: float) -> None:
    scaled = matrix.copy()
    scaled[:, column % matrix.shape[1]] *= factor
    assert fe.objective.entropy(scaled) == pytest.approx(fe.objective.entropy(matrix), abs=1e-9)


@given(scores(), st.integers(1, 9))
def test_a_constant_column_weighs_nothing(matrix: Any, value: int) -> None:
    constant = np.full((len(matrix), 1), value / 7)
    weights = fe.objective.entropy(np.hstack([matrix, constant]))
    assert weights[-1] == pytest.approx(0, abs=1e-15)
    assert weights[:-1] == pytest.approx(fe.objective.entropy(matrix))


@given(scores(), st.data())
def test_the_order_of_rows_and_columns_does_not_matter(matrix: Any, data: st.DataObject) -> None:
    rows = data.draw(st.permutations(range(matrix.shape[0])))
    columns = data.draw(st.permutations(range(matrix.shape[1])))
    shuffled = fe.objective.entropy(matrix[np.ix_(rows, columns)])
    assert shuffled == pytest.approx(fe.objective.entropy(matrix)[columns], abs=1e-9)


@pytest.mark.parametrize("spread", [1e-1, 1e-3, 1e-6, 1e-8, 1e-10, 1e-12])
def test_divergence_is_accurate_where_scores_hardly_vary(spread: float) -> None:
    """Against 60 digits; the textbook form has lost all of them at a spread of 1e-8, and the mean's rounding shows at 1e-12."""
    for seed in range(20):
        values = 3.1 * (1.0 + spread * np.random.default_rng(seed).uniform(-1, 1, size=6 + seed))
        found = float(objective.theil(values[:, None])[0])
        assert found == pytest.approx(_theil(values), rel=1e-9, abs=0)


@pytest.mark.parametrize("rare", [1, 10**3, 10**6, 10**9, 10**12])
def test_divergence_of_counts_is_accurate_where_nearly_all_agree(rare: int) -> None:
    counts, values = [10**12, rare, 0, 7], [100.0, 80.0, 60.0, 40.0]
    found = float(objective.theil_of_counts(np.array(counts, dtype=float), np.array(values)))
    with mpmath.workdps(60):
        total = mpmath.mpf(sum(counts))
        mean = sum(c * mpmath.mpf(v) for c, v in zip(counts, values, strict=True)) / total
        terms = [c * (v / mean) * mpmath.log(v / mean) for c, v in zip(counts, values, strict=True)]
        expected = float(sum(terms) / total)
    assert found == pytest.approx(expected, rel=1e-9, abs=0)


def _theil(values: Any) -> float:
    with mpmath.workdps(60):
        exact = [mpmath.mpf(float(value)) for value in values]
        mean = sum(exact) / len(exact)
        return float(sum(value / mean * mpmath.log(value / mean) for value in exact) / len(exact))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Any, Any]:
    """Two weight vectors with an indicator in common."""
    count = draw(st.integers(1, 7))
    left, right = (np.array(draw(strategies.weight_vectors(count))) for _ in range(2))
    assume((left * right).sum() > 0)
    return left, right


@given(pairs(), st.sampled_from(RULES), st.floats(0, 1))
def test_combined_weights_are_weights(pair: tuple[Any, Any], rule: Any, alpha: float) -> None:
    combined = fe.combine(*pair, rule=rule, alpha=alpha if rule == "linear" else None)
    assert (combined >= 0).all()
    assert combined.sum() == pytest.approx(1)


@given(pairs(), st.sampled_from(RULES))
def test_the_rules_are_symmetric(pair: tuple[Any, Any], rule: Any) -> None:
    assert fe.combine(*pair, rule=rule) == pytest.approx(fe.combine(*pair[::-1], rule=rule))


@given(pairs())
def test_where_judgement_and_data_agree_linear_and_geometric_rules_agree_with_them(pair: tuple[Any, Any]) -> None:
    for rule in ("linear", "geometric"):
        assert fe.combine(pair[0], pair[0], rule=rule) == pytest.approx(pair[0])


@given(pairs())
def test_the_uniform_vector_is_neutral_to_the_multiplicative_rule(pair: tuple[Any, Any]) -> None:
    uniform = np.full(len(pair[0]), 1 / len(pair[0]))
    assert fe.combine(pair[0], uniform) == pytest.approx(pair[0])
    assert fe.combine(uniform, pair[0]) == pytest.approx(pair[0])
