"""Those who answered every leaf: the co-moments of their answers, and what is said of how many they are."""

from __future__ import annotations

from typing import Any

import numpy as np

from fuzzyeval.aliases import FloatArray
from fuzzyeval.core import objective
from fuzzyeval.errors import WeightsError
from fuzzyeval.model.study import Study
from fuzzyeval.model.weighting import called
from fuzzyeval.relation import Relation
from fuzzyeval.remarks import Remark, remark
from fuzzyeval.survey.tallies.comoments import Moments
from fuzzyeval.survey.tallies.tallying import Tally
from fuzzyeval.wording import message

__all__ = ["carried", "correlations", "number", "sums", "told"]

_ROUNDING = 1e-9
_FEW = 30
"""Below as many, correlations are hardly more than chance: an r of 0.36 differs from 0 at 95 %."""


def carried(data: Tally | Relation, method: str) -> Tally:
    """Return the tally of all objects as one, which carries how answers go together.

    Raises
    ------
    WeightsError
        Where it does not, or there is none.
    """
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
    return data.pooled()


def number(tally: Tally, moments: Moments) -> int:
    """Return how many respondents some co-moments are of; of design weights, whether any: two or none."""
    count = moments.count[0, 0, 0]
    return int(count) if not tally.weighted else 2 * int(count > 0)


def told(study: Study, tally: Tally, moments: Moments, code: str, method: str) -> tuple[Remark, ...]:
    """Say on how many respondents a method rests, where that is not all of them, or few."""
    share = float(moments.count[0, 0, 0]) / float(tally.weight_sums[0][0])
    count = number(tally, moments)
    if share >= 1 - _ROUNDING and (tally.weighted or count >= _FEW):
        return ()
    if tally.weighted:
        part = message("{share:.1%} of the weight of all respondents", share=share)
    else:
        part = message("{count:,} respondents, {share:.1%} of all", count=count, share=share)
    return (remark(code, study.root.id, study.language, method=called(method), part=part),)


def sums(moments: Moments) -> tuple[Any, Any, Any]:
    """Return n, Σx and Σxxᵀ of the one object there is."""
    return moments.count[0, 0, 0], np.diagonal(moments.sums[0]), moments.products[0]


def correlations(moments: Moments) -> tuple[FloatArray, FloatArray]:
    """Return the correlations, (m, m), and the standard deviations, (m,)."""
    return objective.correlations_of(*sums(moments), unit=moments.denominator)
