"""Names for the types that travel between the rooms: arrays, keys and the words of an option."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "Aggregate",
    "BoolArray",
    "CompletionMethod",
    "CorrelationMethod",
    "DerivationMethod",
    "Detail",
    "Direction",
    "DispersionMethod",
    "FloatArray",
    "GradeArray",
    "IntArray",
    "JudgementScale",
    "Key",
    "MissingPolicy",
    "Negative",
    "Normalise",
    "OperatorName",
    "Over",
    "Plain",
    "PoolingMethod",
    "PrincipleName",
    "PriorityMethod",
    "RandomIndex",
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

RandomIndex: TypeAlias = Literal["alonso_lamata", "saaty_1980", "saaty_2005"]
"""The mean inconsistency of random judgements after Alonso and Lamata (2006), of any order, or Saaty, to order 15."""

CompletionMethod: TypeAlias = Literal["least_lambda", "least_squares"]
"""Gaps in judgements filled so that λmax is least, or by least squares of the logarithms."""

Aggregate: TypeAlias = Literal["aij", "aip", "aip_arithmetic"]
"""A panel as one: by its judgements (geometric mean), or by its members' weights (geometric or arithmetic mean)."""

JudgementScale: TypeAlias = Literal["saaty", "balanced", "power", "logarithmic"]
"""What judgements of 1 to 9 mean: x itself, (9 + x)/(11 − x), x², or log₂(x + 1)."""

PoolingMethod: TypeAlias = Literal["geometric", "arithmetic"]
"""Priorities of several experts pooled by their geometric or their arithmetic mean."""

Rule: TypeAlias = Literal["multiplicative", "linear", "geometric", "game_theory", "least_deviation"]
"""``multiplicative`` w ∝ a·b, ``linear`` α·a + (1 − α)·b, ``geometric`` w ∝ √(a·b), ``game_theory`` or ``least_deviation``.

The last two are linear, with an α of their own: the solution of a system, or one half.
"""

Negative: TypeAlias = Literal["refuse", "project"]
"""What happens to a negative coefficient of game theory: an error, or the nearest coefficients that are not negative."""

Over: TypeAlias = Literal["respondents", "objects"]
"""Entropy of the answers of all respondents, or of the objects' mean scores."""

Direction: TypeAlias = Literal["benefit", "cost"]
"""More is better, or less is."""

DispersionMethod: TypeAlias = Literal["standard_deviation", "variation", "gini"]
"""How the answers to a leaf differ: their standard deviation, that over the mean, or the mean distance of two."""

CorrelationMethod: TypeAlias = Literal["critic", "principal_components"]
"""How leaves go together: each one's standard deviation times its conflict with the others, or its part in what is common."""

DerivationMethod: TypeAlias = Literal["correlation", "regression", "relative"]
"""Importance by correlation with an outcome, by regression of it, or by each column's share of R² (Johnson 2000)."""

Plain: TypeAlias = dict[str, Any]
"""A row of a table, or an object of JSON."""
