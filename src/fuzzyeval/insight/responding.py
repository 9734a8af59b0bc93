"""Claimed and effective importance, of one object over its respondents or of many over themselves."""

from __future__ import annotations

from fuzzyeval import checks
from fuzzyeval.errors import OptionError, StudyError, told_in
from fuzzyeval.evaluation import Evaluation, Evaluations
from fuzzyeval.insight.found import Found
from fuzzyeval.insight.importance import EffectiveImportance, NodeImportance, Spreads
from fuzzyeval.insight.objects import of_objects
from fuzzyeval.insight.respondents import of_respondents
from fuzzyeval.model.study import Study
from fuzzyeval.survey.tallies.tallying import Tally

__all__ = ["effective_importance"]

_USUAL = 0.95


def effective_importance(
    result: Evaluation | Evaluations, *, tally: Tally | None = None, confidence: float | None = None
) -> EffectiveImportance:
    """Return what each weight claims, and how far the score in fact responds to the indicator.

    Over the respondents of one object: ε² of a leaf, the correlation ratio of a respondent's score Σ W s(x) on the answer,
    corrected so that it is 0 on average where nothing goes with it; r², adjusted, of a branch of several leaves, since the tally
    counts pairs of answers, and a branch's score is made of many. Over many objects: r² of each node's score with the root's.

    Parameters
    ----------
    result
        One object, over whose respondents is told; it must have the weighted average everywhere and a score that is read as
        ``fuzzy`` or ``index``. Or many, of which there are thirty at least, whatever the operator.
    tally
        The same answers, tallied with ``detail="joint"``, where those evaluated were not; of one object only.
    confidence
        Of the intervals over objects, by Fisher's z, 0.5 to 0.9999; 0.95 where it is left out. Over respondents there are none.

    Returns
    -------
    EffectiveImportance
        A row an indicator, and the weights that would come closest to what is claimed.

    Raises
    ------
    StudyError
        For a score that is no weighted mean of the leaves', of one object; for a study of one indicator.
    TallyError
        Where answers that went together are not at hand, or are not those evaluated.
    WeightsError
        For too few objects or respondents, for leaves that nobody answered together, and where nothing varies.
    OptionError
        For a confidence outside its range or beside one object, and a tally beside many.

    Notes
    -----
    Gaps: every figure of two leaves is over the respondents who answered both, each figure is corrected by the fewest of its
    pairs, and a grade of which nobody answered some other leaf is left out; all that is remarked. With design weights the
    answers count by their weights, and n is Kish's effective size, in proportion.

    The importance of a term of a weighted mean: Paruolo, P., Saisana, M. and Saltelli, A. (2013). Ratings and rankings: voodoo
    or science? *Journal of the Royal Statistical Society A* 176(3), 609–634. The correction: Kelley, T. L. (1935). An unbiased
    correlation ratio measure. *Proceedings of the National Academy of Sciences* 21(9), 554–559.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> abc = fe.datasets.load_abc()
    >>> evaluation = fe.evaluate(abc.study, fe.tally(abc.study, abc.answers, detail="joint"))
    >>> found = fe.effective_importance(evaluation)
    >>> {leaf: (round(found[leaf].claimed, 2), round(found[leaf].effective, 2)) for leaf in ("equipment", "terms")}
    {'equipment': (0.16, 0.4), 'terms': (0.09, 0.39)}
    """
    study = _study_of(result)
    with told_in(study.language):
        if not study.root.children:
            raise StudyError(
                "{root}: it is the only indicator, so that there is nothing to compare; give it children",
                root=study.root.id,
            )
        if isinstance(result, Evaluation):
            if confidence is not None:
                raise OptionError(
                    "confidence: over the respondents of one object there are no intervals; leave it out, or evaluate many "
                    "objects"
                )
            return _named(result, of_respondents(result, tally), None)
        if tally is not None:
            raise OptionError("tally: many objects are compared by their scores, not by answers; leave it out")
        level = checks.number(_USUAL if confidence is None else confidence, "confidence", low=0.5, high=0.9999)
        return _named(result, of_objects(result, level), level)


def _study_of(result: object) -> Study:
    if not isinstance(result, Evaluation | Evaluations):
        raise StudyError(
            "result: {kind} is no evaluation; give what fuzzyeval.evaluate returns", kind=type(result).__name__
        )
    return result.study


def _named(result: Evaluation | Evaluations, found: Found, confidence: float | None) -> EffectiveImportance:
    study = result.study
    nodes = study.outline
    total = sum(found.effective[leaf] for leaf in nodes.leaves)
    rows = []
    for at in range(1, len(nodes.ids)):
        low, high = found.intervals[at] or (None, None)
        rows.append(
            NodeImportance(
                id=nodes.ids[at],
                label=study.label(at),
                parent=nodes.ids[nodes.parents[at]],
                level=nodes.depths[at],
                claimed=found.claimed[at],
                effective=found.effective[at],
                share=found.effective[at] / total if total > 0 and not nodes.children[at] else None,
                low=low,
                high=high,
                clipped=found.clipped[at],
            )
        )
    return EffectiveImportance(
        nodes=tuple(rows),
        over="respondents" if confidence is None else "objects",
        count=found.count,
        confidence=confidence,
        remarks=found.remarks,
        title=study.title,
        language=study.language,
        leaves=nodes.leaf_ids,
        spreads=None if found.spreads is None else Spreads(found.spreads),
        root=study.label(0),
        backend=result.basis.backend,
    )
