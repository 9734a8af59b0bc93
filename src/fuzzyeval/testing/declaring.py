"""What a study may say beside its hierarchy and its scale: of single parents, of single leaves, and how grades are read."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from fuzzyeval.core.composition import OPERATORS
from fuzzyeval.model.indicator import Indicator
from fuzzyeval.model.principle import Confidence, MaximumMembership, WeightedAverage
from fuzzyeval.model.scale import GradeScale
from fuzzyeval.testing.judging import weightings
from fuzzyeval.testing.trees import telling

__all__ = ["cut", "declared", "operators", "principles"]

_GATHERING = {"operator", "weighting"}
"""What an indicator with children may have of its own."""


@cache  # making a strategy takes as long as drawing from it
def operators() -> st.SearchStrategy[str]:
    """Operators by name, M(·,+) before the others."""
    return st.sampled_from(["weighted_average", *sorted(OPERATORS.keys() - {"weighted_average"})])


@st.composite
def principles(draw: st.DrawFn, scale: GradeScale) -> MaximumMembership | WeightedAverage | Confidence:
    """Ways to read a grade off, cuts and confidence from the worse end among them."""
    plain = (
        MaximumMembership(),
        WeightedAverage(),
        Confidence(threshold=0.7),
        Confidence(threshold=0.55, from_="worse"),
        None,
    )
    chosen = draw(st.sampled_from(plain))
    return draw(cut(scale)) if chosen is None else chosen


@st.composite
def cut(draw: st.DrawFn, scale: GradeScale) -> WeightedAverage:
    """Cuts of the weighted average, at a half or a quarter of the way from one score to the next."""
    part = st.sampled_from([0.5, 0.25, 0.75])
    return WeightedAverage(cuts=tuple(low + (high - low) * draw(part) for low, high in pairwise(scale.scores)))


@st.composite
def declared(draw: st.DrawFn, root: Indicator, scale: GradeScale, own: set[str]) -> Indicator:
    """Hierarchies in which up to two leaves are reversed or have more of their own, and up to two other indicators have.

    Parameters
    ----------
    own
        Which of ``operator``, ``weighting`` and ``answers`` some indicators have of their own.
    """
    walked = [indicator for _, indicator, _ in root.walk()]
    parents = draw(_few([indicator for indicator in walked if indicator.children and own & _GATHERING]))
    answers = {grade.texts()[0]: 10 * at for at, grade in enumerate(scale, start=1)}
    ways: list[dict[str, Any]] = [{"reversed": True}, {"answers": answers}, {"reversed": True, "answers": answers}]
    asked = st.sampled_from(ways if "answers" in own else ways[:1])
    told: dict[str, dict[str, Any]] = {}
    for parent in parents:
        field = draw(st.sampled_from(sorted(own & _GATHERING)))
        way = draw(operators() if field == "operator" else weightings(_alone(parent)))
        told.setdefault(parent.id, {})[field] = way
    leaves = draw(_few([indicator for indicator in walked if not indicator.children]))
    told.update({leaf.id: draw(asked) for leaf in leaves})
    return telling(root, told) if told else root


def _few(among: list[Indicator]) -> st.SearchStrategy[list[Indicator]]:
    """Return a strategy for up to two of some indicators: as many draws in a large tree as in a small one, to shrink well."""
    if not among:
        return st.just([])
    return st.lists(st.sampled_from(among), max_size=2)


def _alone(parent: Indicator) -> Indicator:
    """Return a parent whose children are leaves."""
    return Indicator(id=parent.id, children=[Indicator(id=child.id) for child in parent.children])
