"""The main job: from a study and its answers to a grade, for one object or for many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, overload

from fuzzyeval import relation as relations
from fuzzyeval.errors import AnswersError, RelationError, told_in
from fuzzyeval.evaluation.basis import Basis
from fuzzyeval.evaluation.many import Evaluations
from fuzzyeval.evaluation.results import Evaluation
from fuzzyeval.model.study import Study, required
from fuzzyeval.relation import Relation
from fuzzyeval.sources import frames
from fuzzyeval.survey import counting
from fuzzyeval.survey.keys import by_columns
from fuzzyeval.survey.tallies import matching
from fuzzyeval.survey.tallies.tallying import Tally
from fuzzyeval.weights import found, tell
from fuzzyeval.wording import message

__all__ = ["evaluate"]


@overload
def evaluate(study: Study, answers: Any, *, by: None = None) -> Evaluation: ...
@overload
def evaluate(study: Study, answers: Any, *, by: str | Sequence[str]) -> Evaluations: ...
def evaluate(study: Study, answers: Any, *, by: str | Sequence[str] | None = None) -> Evaluation | Evaluations:
    """Grade what customers answered.

    Parameters
    ----------
    study
        The hierarchy, the grades, the weighting, the operator, and how the grade is read off.
    answers
        A row a respondent, a column a leaf: whatever :func:`fuzzyeval.tally` takes, such as a frame of any library, the path
        of CSV, Parquet or Excel files, a list of mappings, or an open CSV; or a :class:`Tally` of them, or a
        :class:`Relation` made elsewhere.
    by
        The column, or columns, that tell objects apart; without it all answers are one object.

    Returns
    -------
    Evaluation or Evaluations
        One object, or with ``by`` a mapping of each object's key to its evaluation. Weights are found once for all.

    Raises
    ------
    AnswersError
        For answers that cannot be read, and for leaves without a valid answer, unless the study reweighs.
    TallyError, RelationError
        Where a tally or relation is not the study's, or not by these columns.
    WeightsError
        Where judgement and data do not determine the weights.
    StrictError
        Where the study is strict and judgements are inconsistent.

    Warns
    -----
    InconsistencyWarning
        Where judgements have a consistency ratio of 0.1 or more and the study is not strict.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> leaves = [fe.Indicator(id="attitude"), fe.Indicator(id="speed")]
    >>> study = fe.Study(grades=fe.GradeScale(5), root=fe.Indicator(id="process", children=leaves))
    >>> answers = [{"attitude": 5, "speed": 4}, {"attitude": 4, "speed": 4}, {"attitude": 4, "speed": 2}]
    >>> evaluation = fe.evaluate(study, answers)
    >>> evaluation.grade, round(evaluation.score, 2)
    ('satisfied', 76.67)
    """
    with told_in(required(study).language):
        columns = by_columns(by)
        if isinstance(answers, Relation):
            basis = _of_relation(study, answers, columns, pooled=by is None)
        else:
            basis = _of_answers(study, answers, columns, pooled=by is None)
        tell(study, basis.weights, stacklevel=3)
        return Evaluation(basis, basis.graded()) if by is None else Evaluations(basis, basis.graded())


def _of_answers(study: Study, answers: Any, by: tuple[str, ...], *, pooled: bool) -> Basis:
    backend = None
    if isinstance(answers, Tally):
        tally = matching.matched(study, answers)
    else:
        source = frames.opened(answers)
        tally, backend = counting.tally_of_source(study, source, by=by, detail=study.detail), source.backend
    grouped = tally.rolled_up(by)
    if not grouped.rows.sum():
        raise AnswersError("answers: no rows; give a row for each respondent")
    weights = found(study, tally if pooled else grouped)
    return Basis(study, weights, relations.of_tally(study, grouped), grouped, backend=backend)


def _of_relation(study: Study, relation: Relation, by: tuple[str, ...], *, pooled: bool) -> Basis:
    if by != relation.by or (pooled and len(relation.objects) > 1):
        raise RelationError(
            "by: the relation is by {its}, not by {asked}; name the same columns",
            its=relation.by or message("no column"),
            asked=by or message("no column"),
        )
    matched, said = relations.of_study(study, relation)
    return Basis(study, found(study, matched), matched, None, said)
