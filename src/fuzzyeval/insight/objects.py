"""How far the scores of many objects respond to each indicator, whatever the operator."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np

from fuzzyeval.aliases import BoolArray, FloatArray
from fuzzyeval.core import responding as core
from fuzzyeval.errors import WeightsError
from fuzzyeval.evaluation import Evaluations
from fuzzyeval.evaluation.grading import reading_scores
from fuzzyeval.insight.found import Found, averages
from fuzzyeval.remarks import Remark, remark

__all__ = ["FEWEST", "of_objects"]

FEWEST = 30
"""Of fewer objects r² says next to nothing: at 30 the interval of an r² of 0.25 goes from 0.03 to 0.53."""

_ALIKE = 1e-12


def of_objects(evaluations: Evaluations, confidence: float) -> Found:
    """Return what many objects say.

    Raises
    ------
    WeightsError
        For fewer than thirty objects that have a score of a node, and where all have the same score.
    """
    study, graded = evaluations.study, evaluations.graded
    ids = study.outline.ids
    scores = reading_scores(study, graded, study.readings[0])
    there = np.ones(scores.shape, dtype=bool) if graded.present is None else graded.present
    _refuse_few(ids, there)
    if not _vary(scores[0]):
        raise WeightsError(
            "{root}: all {count} objects have the same score, so that it responds to nothing; give objects that differ",
            root=ids[0],
            count=scores.shape[1],
        )
    alive = [_vary(row[has]) and _vary(scores[0][has]) for row, has in zip(scores, there, strict=True)]
    found = [
        float(core.correlations(row[has], scores[0][has])) if varies else None
        for row, has, varies in zip(scores, there, alive, strict=True)
    ]
    said: list[Remark] = []
    for node, has, varies in zip(ids[1:], there[1:], alive[1:], strict=True):
        if not has.all():
            said.append(remark("some_objects", node, study.language, count=int(has.sum()), all=len(has)))
        if not varies:
            said.append(remark("cannot_respond", node, study.language))
    return Found(
        effective=[0.0 if r is None else r * r for r in found],
        clipped=[False] * len(found),
        intervals=[
            None if r is None else _interval(r, int(has.sum()), confidence) for r, has in zip(found, there, strict=True)
        ],
        claimed=list(evaluations.weights.global_weights),
        count=scores.shape[1],
        remarks=tuple(said),
        spreads=_spreads(evaluations, there),
    )


def _refuse_few(ids: tuple[str, ...], there: BoolArray) -> None:
    counts = there.sum(axis=1)
    if counts[0] < FEWEST:
        raise WeightsError(
            "objects: {count} are too few, since an interval of r² needs {fewest}; give more, or evaluate "
            "fuzzyeval.tally(study, answers, detail='joint') as one, over its respondents",
            count=int(counts[0]),
            fewest=FEWEST,
        )
    for node, count in zip(ids, counts.tolist(), strict=True):
        if count < FEWEST:
            raise WeightsError(
                "{node}: {count} of {all} objects have answers to it, and an interval of r² needs {fewest}; collect answers, or "
                "leave it out of the study",
                node=node,
                count=count,
                all=there.shape[1],
                fewest=FEWEST,
            )


def _vary(values: FloatArray) -> bool:
    """Return whether values differ by more than rounding."""
    return bool(np.ptp(values) > _ALIKE * np.abs(values).max())


def _interval(correlation: float, count: int, confidence: float) -> tuple[float, float]:
    quantile = NormalDist().inv_cdf((1 + confidence) / 2)
    low, high = core.fisher_interval(np.array(correlation), np.array(float(count)), quantile)
    return float(low), float(high)


def _spreads(evaluations: Evaluations, there: BoolArray) -> FloatArray | None:
    """Return what the closest weights are found from, where scores are weighted means of thirty complete objects."""
    study, graded = evaluations.study, evaluations.graded
    leaves = list(study.outline.leaves)
    whole = there[leaves].all(axis=0)
    shares = graded.relation.sum(axis=1)[:, whole]
    if whole.sum() < FEWEST or not averages(study) or not np.allclose(shares, 1.0, rtol=0, atol=1e-12):
        return None
    scores = graded.scores[leaves][:, whole]
    varies = np.array([_vary(row) for row in scores])
    off = (scores - scores.mean(axis=1, keepdims=True)) * varies[:, None]
    spreads = core.projections(off @ off.T / off.shape[1])
    claimed = np.array(evaluations.weights.global_weights)[leaves]
    return spreads if core.explained(spreads, claimed).sum() > 0 else None
