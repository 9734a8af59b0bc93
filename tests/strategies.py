"""What only the library's own tests try: the rest is :mod:`fuzzyeval.testing`."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st

import fuzzyeval as fe
from fuzzyeval import testing
from fuzzyeval.aliases import FloatArray
from fuzzyeval.testing.declaring import manual
from fuzzyeval.testing.judging import judgements
from fuzzyeval.testing.trees import parents

__all__ = [
    "OPERATORS",
    "answers",
    "consistent",
    "judgements",
    "manual",
    "parents",
    "reciprocal",
    "studies",
    "weight_vectors",
]

OPERATORS = ("min_max", "product_max", "min_sum", "weighted_average")
studies, weight_vectors = testing.studies, testing.weight_vectors


def answers(study: fe.Study, *, gaps: bool = True) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Respondents' answers, with gaps and answers off the scale."""
    return testing.answers(study, missing=gaps, refused=gaps)


def consistent(low: int = 1, high: int = 9) -> st.SearchStrategy[tuple[FloatArray, FloatArray]]:
    """Weights, and the judgements aᵢⱼ = wᵢ/wⱼ that follow from them."""
    drawn = testing.comparisons(kind="consistent", least=low, most=high)
    return drawn.map(lambda matrix: (matrix[:, 0] / np.sum(matrix[:, 0]), matrix))


def reciprocal(low: int = 1, high: int = 9) -> st.SearchStrategy[FloatArray]:
    """Judgements on Saaty's scale, however contradictory."""
    return testing.comparisons(least=low, most=high)
