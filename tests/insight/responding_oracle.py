"""Effective importance by the letter, over respondents written out row by row: no joint counts, no arrays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction

import fuzzyeval as fe

__all__ = ["Rows", "branch_figure", "leaf_figure", "mean", "ratio", "score", "squared", "study_of", "under"]

Rows = Sequence[Mapping[str, int]]
"""A mapping of leaf to score a respondent, without gaps."""


def mean(values: Sequence[Fraction]) -> Fraction:
    """Return the mean."""
    return sum(values, Fraction(0)) / len(values)


def score(row: Mapping[str, int], weights: Mapping[str, Fraction]) -> Fraction:
    """Return Σ w·s(x)."""
    return sum((weight * row[leaf] for leaf, weight in weights.items()), Fraction(0))


def spread(values: Sequence[Fraction]) -> Fraction:
    """Return the mean squared distance from the mean."""
    middle = mean(values)
    return mean([(value - middle) ** 2 for value in values])


def ratio(rows: Rows, leaf: str, weights: Mapping[str, Fraction]) -> Fraction:
    """Return η²: the variance of the mean scores of those who gave the same answer, over that of all scores."""
    groups = defaultdict[int, list[Fraction]](list)
    for row in rows:
        groups[row[leaf]].append(score(row, weights))
    scores = [score(row, weights) for row in rows]
    middle = mean(scores)
    between = sum((len(group) * (mean(group) - middle) ** 2 for group in groups.values()), Fraction(0))
    return between / len(rows) / spread(scores)


def leaf_figure(rows: Rows, leaf: str, weights: Mapping[str, Fraction]) -> Fraction:
    """Return ε², clipped at 0."""
    given = len({row[leaf] for row in rows})
    return max(Fraction(0), 1 - (1 - ratio(rows, leaf, weights)) * Fraction(len(rows) - 1, len(rows) - given))


def squared(left: Sequence[Fraction], right: Sequence[Fraction]) -> Fraction:
    """Return r²; 0 where one does not vary."""
    a, b = mean(left), mean(right)
    together = mean([(x - a) * (y - b) for x, y in zip(left, right, strict=True)])
    return together**2 / (spread(left) * spread(right)) if spread(left) else Fraction(0)


def branch_figure(rows: Rows, own: Mapping[str, Fraction], weights: Mapping[str, Fraction]) -> Fraction:
    """Return the adjusted r² of Σ over a branch's own weights and the score, clipped at 0."""
    r2 = squared([score(row, own) for row in rows], [score(row, weights) for row in rows])
    return max(Fraction(0), 1 - (1 - r2) * Fraction(len(rows) - 1, len(rows) - 2))


def under(root: fe.Indicator, local: Mapping[str, Mapping[str, Fraction]]) -> dict[str, dict[str, Fraction]]:
    """Return, of every indicator, its leaves with the products of the local weights on the way down to them."""
    found: dict[str, dict[str, Fraction]] = {}

    def down(node: fe.Indicator) -> dict[str, Fraction]:
        if not node.children:
            found[node.id] = {node.id: Fraction(1)}
        else:
            found[node.id] = {
                leaf: local[node.id][child.id] * weight
                for child in node.children
                for leaf, weight in down(child).items()
            }
        return found[node.id]

    down(root)
    return found


def study_of(
    root: fe.Indicator, scores: Sequence[float], local: Mapping[str, Mapping[str, Fraction]], **further: object
) -> fe.Study:
    """Return a study with given weights, whose answers are coded 1, 2, ... for these scores."""
    grades = [fe.Grade(label=f"grade {at}", score=score, answer=at) for at, score in enumerate(scores, start=1)]
    weights = {parent: {child: float(weight) for child, weight in of.items()} for parent, of in local.items()}
    return fe.Study.model_validate({"grades": grades, "root": root, "weighting": fe.Manual(weights=weights), **further})
