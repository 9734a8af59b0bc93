"""How the answers to the leaves go with an outcome."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn

import numpy as np

from fuzzyeval.aliases import DerivationMethod, FloatArray
from fuzzyeval.core import objective
from fuzzyeval.errors import WeightsError
from fuzzyeval.evidence import complete
from fuzzyeval.evidence.parts import Parts
from fuzzyeval.model.study import Study
from fuzzyeval.relation import Relation
from fuzzyeval.remarks import Remark, remark
from fuzzyeval.survey.tallies.tallying import Tally

__all__ = ["derived"]


def derived(study: Study, data: Tally | Relation, derivation: DerivationMethod) -> Parts:
    """Return how much each leaf goes with the outcome, over those who answered every leaf and the outcome.

    Raises
    ------
    WeightsError
        Where no outcome was counted, nothing goes with it, a leaf goes against it, or leaves follow from one another.
    """
    if isinstance(data, Relation) or data.outcome is None:
        raise WeightsError(
            "weighting: derived needs an outcome, and none was counted with these answers; tally the answers again by this study"
        )
    tally = complete.carried(data, "derived")
    moments = tally.outcome_moments
    _refuse_few(complete.number(tally, moments), data.outcome)
    correlations, deviations = complete.correlations(moments)
    among = correlations[:-1, :-1]
    with_outcome = objective.beyond_rounding(correlations[:-1, -1])
    if not with_outcome.any():
        raise WeightsError("weighting: no leaf goes with the outcome, so derived prefers none; weigh otherwise")
    parts = _related(among, with_outcome, derivation) * (deviations[:-1] > 0)
    if (parts < 0).any():
        _refuse_negative(study, parts, with_outcome, derivation)
    said = (*_explained(study, among, with_outcome), *_against(study, with_outcome, parts))
    return Parts(parts, (*complete.told(study, tally, moments, "complete_with_outcome", "derived"), *said))


def _related(between: FloatArray, with_outcome: FloatArray, derivation: DerivationMethod) -> FloatArray:
    """Return correlations with an outcome, or what regression or relative weights make of them."""
    if derivation != "correlation" and objective.dependent(between):
        raise WeightsError(
            "weighting: answers to some leaves follow from those to others, so that their shares of the outcome are not "
            "determined; use correlation, or collect more answers"
        )
    return objective.related(between, with_outcome, derivation)


def _refuse_few(count: int, outcome: Tally) -> None:
    if count < 2:
        raise WeightsError(
            "weighting: derived compares those who answered every leaf and the outcome, and there are {count}, with {refused} "
            "answer(s) to the outcome off its scale; mend the scale of the outcome, or collect complete answers",
            count=count,
            refused=int(outcome.refused.sum()),
        )


def _refuse_negative(
    study: Study, parts: FloatArray, with_outcome: FloatArray, derivation: DerivationMethod
) -> NoReturn:
    """Refuse what is no weight, by its leaf; where no leaf goes with the outcome, it is that which runs the other way."""
    if (with_outcome <= 0).all():
        raise WeightsError(
            "outcome: it falls as every leaf rises, and that is no weight; say reversed: true of the outcome, if it runs the "
            "other way"
        )
    at = int(np.argmax(parts < 0))
    if derivation == "regression":
        raise WeightsError(
            "{leaf}: its coefficient beside the other leaves is {value:.4g}, which is no weight; use relative, or correlation",
            leaf=study.leaf_ids[at],
            value=float(parts[at]),
        )
    raise WeightsError(
        "{leaf}: goes against the outcome, r = {value:.4g}, which is no weight; say reversed: true if its answers run the "
        "other way, or leave the leaf out",
        leaf=study.leaf_ids[at],
        value=float(parts[at]),
    )


def _explained(study: Study, between: FloatArray, with_outcome: FloatArray) -> Iterator[Remark]:
    """Say how much of the outcome the leaves explain together, where that is determined."""
    if not objective.dependent(between):
        share = float(np.clip(with_outcome @ objective.slopes(between, with_outcome), 0.0, 1.0))
        yield remark("explained", study.root.id, study.language, share=share)


def _against(study: Study, with_outcome: FloatArray, parts: FloatArray) -> Iterator[Remark]:
    """Say which leaves go against the outcome and have a weight all the same, as of squares."""
    for leaf, value, part in zip(study.leaf_ids, with_outcome.tolist(), parts.tolist(), strict=True):
        if value < 0 < part:
            yield remark("against_outcome", leaf, study.language, value=value)
