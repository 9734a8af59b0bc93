"""Figures as their sources print them, and judgement matrices as their upper triangles."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from fuzzyeval.aliases import FloatArray

_SLACK = 1e-9  # a tie, such as 0.20125 printed as 0.2013, may fall on either side in floating point


@pytest.fixture
def printed() -> Callable[[str], Any]:
    """Return what equals a figure, or a list of them, within half a unit of the last decimal that the text shows."""

    def read(text: str) -> Any:
        assert all("." in figure for figure in text.split()), f"{text}: half a unit of a whole number holds nothing"
        figures = [
            pytest.approx(float(figure), rel=0, abs=0.5 * 10.0 ** -len(figure.partition(".")[2]) + _SLACK)
            for figure in text.split()
        ]
        return figures if len(figures) > 1 else figures[0]

    return read


@pytest.fixture
def judged() -> Callable[[str], FloatArray]:
    """Return the judgement matrix with this upper triangle, its rows separated by ``|``."""

    def read(upper: str) -> FloatArray:
        order = upper.count("|") + 2
        matrix = np.eye(order)
        above = np.triu_indices(order, 1)
        matrix[above] = [float(Fraction(judgement)) for judgement in upper.replace("|", " ").split()]
        matrix.T[above] = 1.0 / matrix[above]
        return matrix

    return read
