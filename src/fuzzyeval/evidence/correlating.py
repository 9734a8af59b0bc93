"""How the answers to the leaves go together, and with an outcome, over those who answered all of them."""

from __future__ import annotations

from typing import Any

import numpy as np

from fuzzyeval.aliases import DerivationMethod, FloatArray
from fuzzyeval.core import objective
from fuzzyeval.errors import WeightsError
from fuzzyeval.evidence.parts import Parts, means, refuse_nothing
from fuzzyeval.model.from_data import Dispersion
from fuzzyeval.model.study import Study
from fuzzyeval.model.weighting import called
from fuzzyeval.relation import Relation
from fuzzyeval.remarks import Remark, remark
from fuzzyeval.survey.tallies.comoments import Moments
from fuzzyeval.survey.tallies.tallying import Tally

__all__ = ["derived", "together"]

_LEAD = 1e-9  # of the first eigenvalue over the second, as a share of the first
_DEPENDENT = 1e-10  # the smallest eigenvalue of correlations that still tell leaves apart
_ROUNDING = 1e-14  # a correlation that may as well be 0


def together(study: Study, data: Tally | Relation, way: Dispersion) -> Parts:
    """Return what CRITIC or the first principal component find in each leaf.

    Over respondents it rests on those who answered every leaf; over objects on those in which every leaf was answered.
    """
    if way.over == "objects":
        found, given = means(study, data, way.method)
        there = given.all(axis=0)
        _refuse_few(int(there.sum()), way.method)
        return Parts(_of_values(found[:, there].T, way))
    moments, share = _complete(data, way.method)
    between, deviations = _correlations(moments)
    if way.method == "critic":
        parts = _told_apart(objective.critic_of(*_sums(moments), unit=moments.denominator), deviations, way)
    else:
        parts = _first(between, deviations, way)
    return Parts(parts, _told(study, "complete_rows", way.method, share))


def derived(study: Study, data: Tally | Relation, derivation: DerivationMethod) -> Parts:
    """Return how much each leaf goes with the outcome, over those who answered every leaf and the outcome.

    Raises
    ------
    WeightsError
        Where no outcome was counted, nothing goes with it, a leaf goes against it, or leaves follow from one another.
    """
    if isinstance(data, Relation) or data.outcome is None:
        raise WeightsError(
            "weighting: derived needs an outcome, and none was counted; let the study say outcome:, and tally the answers by it"
        )
    moments, share = _complete(data, "derived", outcome=True)
    between, deviations = objective.correlations_of(moments.count[0, 0, 0], moments.sums[0, :, 0], moments.products[0])
    with_outcome = np.where(np.abs(between[:-1, -1]) > _ROUNDING, between[:-1, -1], 0.0)
    if not with_outcome.any():
        raise WeightsError("weighting: no leaf goes with the outcome, so derived prefers none; weigh otherwise")
    varies = deviations[:-1] > 0
    parts = np.zeros(len(varies))
    parts[varies] = _related(between[:-1, :-1][np.ix_(varies, varies)], with_outcome[varies], derivation)
    against = parts < 0
    if against.any():
        at = int(np.argmax(against))
        raise WeightsError(
            "{leaf}: goes against the outcome, {value:.4g}, which is no weight; say reversed: true if its answers run the other "
            "way, or derive by relative",
            leaf=study.leaf_ids[at],
            value=float(parts[at]),
        )
    said = _told(study, "complete_with_outcome", "derived", share)
    refused = int(data.outcome.refused.sum())
    if refused:
        said = (*said, remark("refused_outcomes", study.root.id, study.language, refused=refused))
    return Parts(parts, said)


def _related(between: FloatArray, with_outcome: FloatArray, derivation: DerivationMethod) -> FloatArray:
    """Return correlations with an outcome, or what regression or relative weights make of them."""
    if derivation == "correlation":
        return with_outcome
    least = np.linalg.eigvalsh(between)[0]
    if not least > _DEPENDENT:
        raise WeightsError(
            "weighting: answers to some leaves follow from those to others, so that their shares of the outcome are not "
            "determined; use correlation, or collect more answers"
        )
    if derivation == "relative":
        return objective.relative_weights(between, with_outcome)
    slopes = objective.slopes(between, with_outcome)
    return np.where(np.abs(slopes) > _ROUNDING * np.abs(slopes).max() / least, slopes, 0.0)


def _sums(moments: Moments) -> tuple[Any, Any, Any]:
    """Return n, Σx and Σxxᵀ of the one object there is."""
    return moments.count[0, 0, 0], np.diagonal(moments.sums[0]), moments.products[0]


def _correlations(moments: Moments) -> tuple[FloatArray, FloatArray]:
    return objective.correlations_of(*_sums(moments), unit=moments.denominator)


def _complete(data: Tally | Relation, method: str, *, outcome: bool = False) -> tuple[Moments, float]:
    """Return the co-moments of all objects' complete rows, and the share of the respondents they are of."""
    if isinstance(data, Relation):
        raise WeightsError(
            "weighting: {method} over respondents asks what each of them answered, which a relation does not hold; give "
            "answers, or weigh over objects",
            method=called(method),
        )
    if data.detail == "counts":
        raise WeightsError(
            "weighting: {method} needs to know how answers go together, and the tally carries counts only; tally the answers "
            "with detail={detail!r}",
            method=called(method),
            detail="moments",
        )
    pooled = data.pooled()
    moments = pooled.outcome_moments if outcome else pooled.moments
    complete, unit = float(moments.count[0, 0, 0]), float(moments.unit[0])
    _refuse_few(round(complete / unit) if unit > 0 else 0, method)
    return moments, complete / float(pooled.weight_sums[0][0])


def _told(study: Study, code: str, method: str, share: float) -> tuple[Remark, ...]:
    """Say on which part of the respondents a method rests, where that is not all of them."""
    return (remark(code, study.root.id, study.language, method=called(method), share=share),) if share < 1 else ()


def _refuse_few(count: int, method: str) -> None:
    if count < 2:
        raise WeightsError(
            "weighting: {method} compares those who answered every leaf, and there are {count}; collect complete "
            "answers, or weigh otherwise",
            method=called(method),
            count=count,
        )


def _of_values(values: FloatArray, way: Dispersion) -> FloatArray:
    """Return what is found in mean scores, (k, m), all on one scale."""
    ones = np.ones(values.shape[1])
    deviations = objective.standard_deviation(values, ones)
    if way.method == "critic":
        return _told_apart(objective.critic(values, ones, ones), deviations, way)
    between, _ = objective.correlations(values, values[:, 0])
    return _first(between, deviations, way)


def _told_apart(parts: FloatArray, deviations: FloatArray, way: Dispersion) -> FloatArray:
    if not parts.any() and deviations.any():
        raise WeightsError(
            "weighting: all leaves that vary say the same but for their scales, so CRITIC prefers none; weigh by "
            "standard_deviation"
        )
    return refuse_nothing(parts, way.method, way.over)


def _first(between: FloatArray, deviations: FloatArray, way: Dispersion) -> FloatArray:
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
