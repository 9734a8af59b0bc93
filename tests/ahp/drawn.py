"""Judgements drawn at random, and their consistency ratio by other means than the library's."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np

from fuzzyeval.aliases import FloatArray

SCALE = [*(1 / top for top in range(9, 1, -1)), *range(1, 10)]


def pair(judgement: float) -> FloatArray:
    """Return the matrix of two indicators of which the first is this much more important."""
    return np.array([[1, judgement], [1 / judgement, 1]])


def random_matrix(order: int, seed: int) -> FloatArray:
    """Return judgements drawn from Saaty's scale."""
    matrix = np.eye(order)
    for at, value in zip(
        combinations(range(order), 2), np.random.default_rng(seed).choice(SCALE, order**2), strict=False
    ):
        matrix[at], matrix[at[::-1]] = value, 1 / value
    return matrix


def noisy_matrix(order: int, seed: int, noise: float) -> FloatArray:
    """Return judgements on Saaty's scale that follow weights, more or less."""
    draw = np.random.default_rng(seed)
    logs = draw.normal(0, 0.8, order)
    matrix = np.eye(order)
    for i, j in combinations(range(order), 2):
        meant = logs[i] - logs[j] + draw.normal(0, noise)
        value = min(SCALE, key=lambda one: abs(np.log(one) - meant))
        matrix[i, j], matrix[j, i] = value, 1 / value
    return matrix


def ratio(matrix: Any) -> float:
    """Return CR by the eigenvalues of numpy, Alonso and Lamata's index."""
    order = len(matrix)
    index = {3: 0.5247, 4: 0.8816, 5: 1.1086, 6: 1.2479, 7: 1.3417, 8: 1.4057, 9: 1.4499}[order]
    return float((max(np.linalg.eigvals(matrix).real) - order) / (order - 1) / index)


def changed(matrix: FloatArray, judgements: dict[tuple[int, int], float]) -> FloatArray:
    """Return a copy with judgements and their mirror images."""
    copy = matrix.copy()
    for (i, j), value in judgements.items():
        copy[i, j], copy[j, i] = value, 1 / value
    return copy
