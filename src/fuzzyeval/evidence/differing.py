"""How the answers to each leaf differ: entropy, standard deviation, variation and Gini, and how sure the votes are."""

from __future__ import annotations

import numpy as np

from fuzzyeval.aliases import FloatArray
from fuzzyeval.core import objective
from fuzzyeval.errors import WeightsError
from fuzzyeval.evidence.parts import Parts, means, planes, refuse_nothing, refuse_zero_mean
from fuzzyeval.model.from_data import RATIO_METHODS, Dispersion, Entropy
from fuzzyeval.model.study import Study
from fuzzyeval.relation import Relation
from fuzzyeval.survey.tallies.tallying import Tally

__all__ = ["certainties", "spreads"]

_LEVEL = 1e-24
"""What rounding makes of the certainty of design weights that sum to the same for every grade."""

_OF_COUNTS = {
    "entropy": objective.theil_of_counts,
    "standard_deviation": objective.deviation_of_counts,
    "variation": objective.variation_of_counts,
    "gini": objective.gini_of_counts,
}
_ABOUT = {
    "entropy": objective.theil_about,
    "variation": objective.variation_about,
    "gini": objective.gini_about,
}


def spreads(study: Study, data: Tally | Relation, way: Entropy | Dispersion) -> Parts:
    """Return how each leaf varies, over respondents or over objects; some leaf does.

    Entropy is Theil's index, not divided by ln N, so that counting everybody twice changes nothing.
    """
    spread = _over_respondents if way.over == "respondents" else _over_objects
    return Parts(refuse_nothing(spread(study, data, way.method), way.method, way.over))


def certainties(data: Tally | Relation) -> Parts:
    """Return how far the answers to each leaf are from being spread evenly over the grades; some are."""
    counts = planes(data).sum(axis=-1)
    given = counts.sum(axis=-1) > 0
    found = np.zeros(len(counts))
    found[given] = objective.certainty_of_counts(counts[given])
    if isinstance(data, Tally) and data.weighted:
        found[found < _LEVEL] = 0.0
    if not found.sum() > 0:
        raise WeightsError(
            "weighting: the answers to every leaf are spread evenly over the grades, so vote entropy prefers none; weigh by "
            "judgement or equally"
        )
    return Parts(found)


def _over_respondents(study: Study, data: Tally | Relation, method: str) -> FloatArray:
    scores = np.array(study.grades.scores)
    counts = planes(data).sum(axis=-1).astype(np.float64)
    given = counts.sum(axis=-1) > 0
    if method in RATIO_METHODS:
        refuse_zero_mean(study, given & ~(counts @ scores > 0), method)
    spread = np.zeros(len(counts))
    spread[given] = _OF_COUNTS[method](counts[given], scores)
    return spread


def _over_objects(study: Study, data: Tally | Relation, method: str) -> FloatArray:
    levels, deviations, given = means(study, data, method)
    if method in RATIO_METHODS:
        values = (levels[:, None] + deviations) * given
        refuse_zero_mean(study, given.any(axis=-1) & ~(values.sum(axis=-1) > 0), method)
    leaves = zip(levels, deviations, given, strict=True)
    return np.array([_of_leaf(row[there][:, None], level, method) for level, row, there in leaves])


def _of_leaf(deviations: FloatArray, level: float, method: str) -> float:
    """Return how one leaf's mean scores vary, (k, 1), about a level."""
    if len(deviations) < 2 or np.ptp(deviations) == 0:
        return 0.0
    if method == "standard_deviation":  # all leaves are on one scale, so that its range is no matter
        return float(objective.standard_deviation(deviations, np.ones(1))[0])
    return float(_ABOUT[method](deviations, np.array([level]))[0])
