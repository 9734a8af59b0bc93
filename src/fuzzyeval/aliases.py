"""Names for the types that travel between the rooms: arrays, keys and the words of an option."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "BoolArray",
    "Detail",
    "FloatArray",
    "GradeArray",
    "IntArray",
    "Key",
    "MissingPolicy",
    "Normalise",
    "OperatorName",
    "Over",
    "Plain",
    "PrincipleName",
    "PriorityMethod",
    "ReadingName",
    "RowPolicy",
    "Rule",
]

FloatArray: TypeAlias = NDArray[np.float64]
IntArray: TypeAlias = NDArray[np.int64]
BoolArray: TypeAlias = NDArray[np.bool_]
GradeArray: TypeAlias = NDArray[np.int8]
"""Positions on a grade scale, which has at most 100 grades."""

Key: TypeAlias = str | tuple[str | None, ...] | None
"""What names an object: one text a grouping column, None where the column was blank, () where there is none.

One column gives the text itself, several give a tuple.
"""

Detail: TypeAlias = Literal["counts", "moments", "joint"]
"""What a tally carries: counts of grades, also co-moments of the leaves' scores, also how often answers went together."""

OperatorName: TypeAlias = Literal["min_max", "product_max", "min_sum", "weighted_average"]
"""``min_max`` M(∧,∨), ``product_max`` M(·,∨), ``min_sum`` M(∧,⊕) or ``weighted_average`` M(·,+)."""

Normalise: TypeAlias = Literal["none", "final", "every_level"]
"""``none`` leaves B as composed, ``final`` divides the root's B by its sum, ``every_level`` every composed B."""

PrincipleName: TypeAlias = Literal["maximum_membership", "weighted_average", "confidence"]
"""How a grade is read off B: the largest degree, the mean score, or the cumulated degrees."""

ReadingName: TypeAlias = Literal["fuzzy", "score", "index"]
"""What the score is: Σv·b/Σb, the unweighted mean of the leaves' scores, or 100·Σw·x̄/best score."""

MissingPolicy: TypeAlias = Literal["refuse", "reweigh"]
"""A leaf without a valid answer in an object is an error, or hands its weight to its siblings."""

RowPolicy: TypeAlias = Literal["unit", "as_given", "normalise"]
"""Rows of a given relation must sum to 1, are taken as they are, or are divided by their sums."""

PriorityMethod: TypeAlias = Literal["eigenvector", "geometric_mean"]
"""Priorities by Saaty's principal right eigenvector, or by the geometric means of the rows."""

Rule: TypeAlias = Literal["multiplicative", "linear", "geometric"]
"""``multiplicative`` w ∝ a·b, ``linear`` α·a + (1 − α)·b or ``geometric`` w ∝ √(a·b)."""

Over: TypeAlias = Literal["respondents", "objects"]
"""Entropy of the answers of all respondents, or of the objects' mean scores."""

Plain: TypeAlias = dict[str, Any]
"""A row of a table, or an object of JSON."""
