"""How far the scores of single respondents respond to each indicator, from answers that went together."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from fuzzyeval.aliases import FloatArray
from fuzzyeval.core import responding as core
from fuzzyeval.core.composition import OPERATORS
from fuzzyeval.errors import StudyError, TallyError, WeightsError
from fuzzyeval.evaluation import Evaluation
from fuzzyeval.insight.found import Found, averages, composites
from fuzzyeval.model.study import Study
from fuzzyeval.remarks import Remark, remark
from fuzzyeval.survey.coding import shown
from fuzzyeval.survey.tallies import matching
from fuzzyeval.survey.tallies.tallying import Tally

__all__ = ["of_respondents"]

_ROUNDING = 1e-9
_OF_A_LINE = 2  # what a straight line fits: its height and its slope

_FEW = 30
"""Of fewer respondents a figure says little, as with objects: r² of 30 has an interval from 0.03 to 0.53 about 0.25."""


def of_respondents(evaluation: Evaluation, tally: Tally | None) -> Found:
    """Return what one object's respondents say.

    Raises
    ------
    StudyError
        Where a respondent's score is no weighted mean of the leaves' scores.
    TallyError
        Where answers that went together are not at hand, or are not those evaluated.
    WeightsError
        Where too few answers went together, or nothing varies.
    """
    study = evaluation.study
    _refuse_other_scores(study)
    answers = _together(evaluation, tally)
    joint = answers.joint[0].astype(np.float64)
    totals, squares = answers.weight_sums
    alike = totals[0] / squares[0] if squares[0] > 0 else 0.0
    counts = joint.sum(axis=(1, 3)) * alike  # as if all weighed the same, after Kish
    _refuse_gaps(study, joint, counts)
    pairs = core.pairs(joint, np.array(study.grades.scores))
    sums = composites(study, evaluation.graded.local[:, 0])
    variances = _variances(study, pairs.covariances, sums)
    ratios = _ratios(study, pairs, sums, variances)
    least, groups = _sizes(study, joint, counts, variances)
    raw = core.adjusted(ratios, least, groups)
    below, above = (raw < -_ROUNDING).tolist(), (ratios > 1.0 + _ROUNDING).tolist()
    return Found(
        effective=np.clip(raw, 0.0, 1.0).tolist(),
        clipped=[low or high for low, high in zip(below, above, strict=True)],
        intervals=[None] * len(below),
        claimed=evaluation.graded.shares[:, 0].tolist(),
        count=int(answers.respondents[0]),
        remarks=(*_on_answers(study, answers, joint, counts), *_on_nodes(study, variances, below, above)),
        spreads=pairs.spreads,
    )


def _refuse_other_scores(study: Study) -> None:
    if study.readings[0] == "score":
        raise StudyError(
            "reading: the score is the plain mean of the leaves' scores, which responds to no weight; read it as fuzzy or index, "
            "or evaluate many objects"
        )
    if not averages(study):
        symbol = next(one.symbol for one in study.operators if one != OPERATORS["weighted_average"])
        raise StudyError(
            "operator: under {symbol} a single respondent's score is no weighted mean of answers; use weighted_average, or "
            "evaluate many objects",
            symbol=symbol,
        )


def _together(evaluation: Evaluation, tally: Tally | None) -> Tally:
    """Return the tally of the object's answers that carries which went together."""
    have = evaluation.tally if tally is None else _given(evaluation, tally)
    if have is None:
        raise TallyError(
            "tally: a relation says nothing of single respondents; give tally={call}", call=_call(evaluation)
        )
    if have.detail != "joint":
        raise TallyError(
            "tally: it carries {detail}, and not which answers went together; give tally={call}",
            detail=have.detail,
            call=_call(evaluation),
        )
    return have


def _given(evaluation: Evaluation, tally: Tally) -> Tally:
    """Return the part of a tally that counts what was evaluated, or refuse other answers."""
    if not isinstance(tally, Tally):
        raise TallyError("tally: {kind} is no Tally; give {call}", kind=type(tally).__name__, call=_call(evaluation))
    found = matching.matched(evaluation.study, tally).rolled_up(evaluation.relation.by)
    if evaluation.object not in found.objects:
        raise TallyError(
            "tally: it has no object {key!r}; tally the answers that were evaluated", key=shown(evaluation.object)
        )
    found = found.only(found.objects.index(evaluation.object))
    its, mine = evaluation.tally, found
    if its is not None and not np.array_equal(its.planes, mine.planes):
        raise TallyError(
            "tally: it counts {given:,} answers that were not evaluated, or not all of the {evaluated:,} that were; tally the "
            "same answers",
            given=int(mine.answered.sum()),
            evaluated=int(its.answered.sum()),
        )
    return found


def _call(evaluation: Evaluation) -> str:
    """Return how the answers that were evaluated are tallied with what is needed here."""
    columns = evaluation.relation.by
    by = f"by={(columns[0] if len(columns) == 1 else list(columns))!r}, " if columns else ""
    return f"fuzzyeval.tally(study, answers, {by}detail='joint')"


def _refuse_gaps(study: Study, joint: FloatArray, counts: FloatArray) -> None:
    """Refuse where leaves cannot be compared, as nobody answered both."""
    for leaf, count in zip(study.leaf_ids, np.diagonal(counts).tolist(), strict=True):
        if not count > 0:
            raise WeightsError(
                "{leaf}: nobody answered it, so that nothing can respond to it; collect answers, or leave it out of the study",
                leaf=leaf,
            )
    apart = np.argwhere(~(counts > 0))
    if len(apart):
        first, second = (study.leaf_ids[at] for at in apart[0].tolist())
        raise WeightsError(
            "{first}, {second}: nobody answered both, so that they cannot be compared; collect such answers, or leave one out "
            "of the study",
            first=first,
            second=second,
        )
    lost = np.flatnonzero(~core.comparable(joint).any(axis=1))
    if len(lost):
        raise WeightsError(
            "{leaf}: none of its grades was given together with answers to each other leaf; collect more complete answers",
            leaf=study.leaf_ids[int(lost[0])],
        )


def _variances(study: Study, covariances: FloatArray, sums: FloatArray) -> list[float]:
    """Return the variance of each node's score, (N,); 0 where it does not vary, but not of the root."""
    found = [core.variance(covariances, weights) for weights in sums]
    for node, value in zip(study.outline.ids, found, strict=True):
        if value < 0:
            raise WeightsError(
                "{node}: the answers have such gaps that the variance of its score comes out below 0; collect more complete "
                "answers",
                node=node,
            )
    if not found[0] > 0:
        raise WeightsError(
            "{root}: no two respondents differ in their score, so that it responds to nothing; collect more answers",
            root=study.outline.ids[0],
        )
    return found


def _ratios(study: Study, pairs: core.Pairs, sums: FloatArray, variances: list[float]) -> FloatArray:
    """Return η² of the leaves, and of a branch with one leaf, and r² of the others, (N,)."""
    of_leaves = core.explained(pairs.spreads, sums[0]) / variances[0]
    below = np.square(sums @ pairs.covariances @ sums[0])
    own = np.array(variances)
    of_branches = np.where(own > 0, below / np.where(own > 0, own, 1.0) / variances[0], 0.0)
    return np.array(
        [
            of_leaves[first] if last - first == 1 else of_branches[node]
            for node, (first, last) in enumerate(study.outline.under)
        ]
    )


def _sizes(
    study: Study, joint: FloatArray, counts: FloatArray, variances: list[float]
) -> tuple[FloatArray, FloatArray]:
    """Return how many respondents each node can be compared over, the fewest of any pair, and what was fitted, (N,) each."""
    given = (np.einsum("jgjg->jg", joint) > 0) & core.comparable(joint)
    sizes = [
        (
            float(counts[first:last].min()),
            int(given[first].sum()) if last - first == 1 else _OF_A_LINE if varies > 0 else 1,
        )
        for (first, last), varies in zip(study.outline.under, variances, strict=True)
    ]
    for node, (least, groups) in zip(study.outline.ids, sizes, strict=True):
        if not least > groups:
            raise WeightsError(
                "{node}: {count:.3g} respondents are too few for a figure that is corrected for {groups} groups of them; collect "
                "more answers",
                node=node,
                count=least,
                groups=groups,
            )
    least, groups = np.array(sizes).T
    return least, groups


def _on_answers(study: Study, answers: Tally, joint: FloatArray, counts: FloatArray) -> Iterator[Remark]:
    """Say what the figures rest on."""
    root, language = study.root.id, study.language
    if answers.weighted and answers.design_effect[0] >= 1.005:  # otherwise it is written as 1.00
        size, effect = float(answers.effective_size[0]), float(answers.design_effect[0])
        yield remark("weighted", root, language, size=size, effect=effect)
    if (answers.answered[:, 0] < answers.respondents[0]).any():
        yield remark("in_pairs", root, language, least=float(counts.min()))
    if counts.min() < _FEW:
        yield remark("few_respondents", root, language, least=float(counts.min()), few=_FEW)
    own = np.einsum("jgjg->jg", joint)
    lost = np.where(core.comparable(joint), 0.0, own).sum(axis=1) / own.sum(axis=1)
    for leaf, part in zip(study.leaf_ids, lost.tolist(), strict=True):
        if part > 0:
            yield remark("grades_left_out", leaf, language, part=part)


def _on_nodes(study: Study, variances: list[float], below: list[bool], above: list[bool]) -> Iterator[Remark]:
    """Say what cannot respond, and what was cut."""
    for at, node in enumerate(study.outline.ids[1:], start=1):
        if not variances[at] > 0:
            yield remark("cannot_respond", node, study.language)
        elif below[at]:
            yield remark("below_zero", node, study.language)
        elif above[at]:
            yield remark("above_one", node, study.language)
