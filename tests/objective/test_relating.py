"""What correlations with an outcome say of columns, and where they settle nothing: by hand."""

from __future__ import annotations

import numpy as np
import pytest

from fuzzyeval.aliases import DerivationMethod
from fuzzyeval.core import objective


def test_each_method_shares_out_what_it_says() -> None:
    """Of r = 0.6 between the columns, and 0.8 and 0.7 with the outcome."""
    between, with_outcome = np.array([[1, 0.6], [0.6, 1]]), np.array([0.8, 0.7])
    assert objective.related(between, with_outcome, "correlation").tolist() == [0.8, 0.7]
    slopes = [(0.8 - 0.6 * 0.7) / 0.64, (0.7 - 0.6 * 0.8) / 0.64]
    assert objective.related(between, with_outcome, "regression") == pytest.approx(slopes)
    explained = np.dot(slopes, with_outcome)
    assert objective.related(between, with_outcome, "relative").sum() == pytest.approx(explained)


def test_stacks_are_taken_one_by_one() -> None:
    between = np.array([[[1, 0.6], [0.6, 1]], [[1, 0], [0, 1]], [[1, 1 - 1e-12], [1 - 1e-12, 1]]])
    assert objective.dependent(between).tolist() == [False, False, True]
    with_outcome = np.array([[0.8, 0.7], [0.3, -0.2]])
    methods: tuple[DerivationMethod, ...] = ("regression", "relative")
    for method in methods:
        found = objective.related(between[:2], with_outcome, method)
        for at in range(2):
            assert found[at] == pytest.approx(objective.related(between[at], with_outcome[at], method))


def test_what_rounding_leaves_is_0() -> None:
    """The second column goes with the outcome by way of the first alone: its slope is (0.48 − 0.6 · 0.8)/0.64."""
    between = np.array([[1, 0.6], [0.6, 1]])
    assert 0.48 - 0.6 * 0.8 == 0
    found = objective.related(between, np.array([0.8, 0.48 + 1e-16]), "regression")
    assert found == pytest.approx([0.8, 0])
    assert found[1] == 0
    assert objective.beyond_rounding(np.array([1e-15, -1e-15, 1e-12])).tolist() == [0, 0, 1e-12]
