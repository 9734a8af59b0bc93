"""How the answers to the leaves go together, over those who answered all of them."""

from __future__ import annotations

import numpy as np

from fuzzyeval.aliases import BoolArray, FloatArray
from fuzzyeval.core import objective
from fuzzyeval.errors import WeightsError
from fuzzyeval.evidence import complete
from fuzzyeval.evidence.parts import Parts, means, refuse_nothing
from fuzzyeval.model.from_data import Correlation
from fuzzyeval.model.study import Study
from fuzzyeval.model.weighting import called
from fuzzyeval.relation import Relation
from fuzzyeval.remarks import Remark, remark
from fuzzyeval.survey.tallies.tallying import Tally

__all__ = ["together"]

_LEAD = 1e-9  # of the first eigenvalue over the second, as a share of the first


def together(study: Study, data: Tally | Relation, way: Correlation) -> Parts:
    """Return what CRITIC or the first principal component find in each leaf.

    Over respondents it rests on those who answered every leaf; over objects on those in which every leaf was answered.
    """
    if way.over == "objects":
        found = means(study, data, way.method)
        there = np.asarray(found.given.all(axis=0))
        return Parts(_of_values(found.deviations[:, there].T, way), _told(study, there, way.method))
    tally = complete.carried(data, way.method)
    moments = tally.moments
    _refuse_few(complete.number(tally, moments), way.method)
    between, deviations = complete.correlations(moments)
    if way.method == "critic":
        parts = _told_apart(objective.critic_of(*complete.sums(moments), unit=moments.denominator), deviations, way)
    else:
        parts = _first(between, deviations, way)
    return Parts(parts, complete.told(study, tally, moments, "complete_rows", way.method))


def _told(study: Study, there: BoolArray, method: str) -> tuple[Remark, ...]:
    """Say in how many objects every leaf was answered, where it was not in all; at least in two."""
    count = int(there.sum())
    if count < 2:
        raise WeightsError(
            "weighting: {method} over objects compares those in which every leaf was answered, and there are {count}; give more "
            "objects, or weigh otherwise",
            method=called(method),
            count=count,
        )
    if count == len(there):
        return ()
    said = remark("complete_objects", study.root.id, study.language, method=called(method), count=count, all=len(there))
    return (said,)


def _refuse_few(count: int, method: str) -> None:
    if count < 2:
        raise WeightsError(
            "weighting: {method} compares those who answered every leaf, and there are {count}; collect complete "
            "answers, or weigh otherwise",
            method=called(method),
            count=count,
        )


def _of_values(values: FloatArray, way: Correlation) -> FloatArray:
    """Return what is found in mean scores about their levels, (k, m), all on one scale."""
    ones = np.ones(values.shape[1])
    deviations = objective.standard_deviation(values, ones)
    if way.method == "critic":
        return _told_apart(objective.critic(values, ones, ones), deviations, way)
    between, _ = objective.correlations(values, values[:, 0])
    return _first(between, deviations, way)


def _told_apart(parts: FloatArray, deviations: FloatArray, way: Correlation) -> FloatArray:
    if not parts.any() and deviations.any():
        raise WeightsError(
            "weighting: all leaves that vary say the same but for their scales, so CRITIC prefers none; weigh by "
            "standard_deviation"
        )
    return refuse_nothing(parts, way.method, way.over)


def _first(between: FloatArray, deviations: FloatArray, way: Correlation) -> FloatArray:
    """Return the squared loadings of the leaves that vary on the first principal component."""
    varies = deviations > 0
    refuse_nothing(deviations, way.method, way.over)
    loadings, lead = objective.first_component_of(between, varies)
    if not lead > _LEAD:
        raise WeightsError(
            "weighting: a second principal component explains as much as the first, so that no leaf goes with the others most; "
            "weigh otherwise"
        )
    return np.asarray(loadings * varies)
