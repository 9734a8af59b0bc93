"""What a study may say beside its hierarchy and its scale: how weights are found, how grades are read, and the like."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from fuzzyeval.aliases import Rule
from fuzzyeval.core.composition import OPERATORS
from fuzzyeval.model.from_data import Entropy
from fuzzyeval.model.indicator import Indicator
from fuzzyeval.model.principle import Confidence, MaximumMembership, WeightedAverage
from fuzzyeval.model.scale import GradeScale
from fuzzyeval.model.weighting import AHP, Combined, Equal, Manual
from fuzzyeval.testing.judging import judgements, weight_vectors
from fuzzyeval.testing.trees import parents, telling

__all__ = ["cut", "declared", "judged_ways", "manual", "operators", "principles", "weightings"]

_GATHERING = {"operator", "weighting"}
"""What an indicator with children may have of its own."""


@cache  # making a strategy takes as long as drawing from it
def operators() -> st.SearchStrategy[str]:
    """Operators by name, M(·,+) before the others."""
    return st.sampled_from(["weighted_average", *sorted(OPERATORS.keys() - {"weighted_average"})])


@st.composite
def manual(draw: st.DrawFn, root: Indicator, *, least: int = 0) -> Manual:
    """Weights given for every parent."""
    given = {}
    for parent in parents(root):
        vector = draw(weight_vectors(len(parent.children), least=least))
        given[parent.id] = {child.id: weight for child, weight in zip(parent.children, vector, strict=True)}
    return Manual(weights=given)


def judged_ways(root: Indicator) -> st.SearchStrategy[Equal | Manual | AHP]:
    """Ways to find weights that ask no answers, and leave none without a weight."""
    judged = judgements(root).map(lambda said: AHP(judgements=said))
    return st.one_of(st.just(Equal()), manual(root, least=1), judged)


@st.composite
def weightings(draw: st.DrawFn, root: Indicator) -> Equal | Manual | AHP | Entropy | Combined:
    """Equal and given weights, judgements, entropy over respondents, and judgement united with that by every rule."""
    judged, data = draw(judged_ways(root)), Entropy()
    united: dict[str, Any] = {"subjective": judged, "objective": data}
    rules: tuple[Rule, ...] = ("multiplicative", "geometric", "least_deviation")
    return draw(
        st.sampled_from(
            [
                *(judged, judged, judged),  # so that what is united is no more than half
                *(data, data),
                *(Combined(**united, rule=rule) for rule in rules),
                Combined(**united, rule="linear", alpha=0.25),
                Combined(**united, floor=0.1),
                Combined(**united, rule="game_theory", negative="project"),
            ]
        )
    )


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
    gathering = draw(_few([indicator for indicator in walked if indicator.children and own & _GATHERING]))
    answers = {grade.texts()[0]: 10 * at for at, grade in enumerate(scale, start=1)}
    ways: list[dict[str, Any]] = [{"reversed": True}, {"answers": answers}, {"reversed": True, "answers": answers}]
    asked = st.sampled_from(ways if "answers" in own else ways[:1])
    told: dict[str, dict[str, Any]] = {}
    for parent in gathering:
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
