"""Whether the parts of a study hold together: what pydantic cannot see field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from fuzzyeval import checks
from fuzzyeval.aliases import ReadingName
from fuzzyeval.model.from_data import RATIO_METHODS, Derived, Stated
from fuzzyeval.model.importance import Importance, Outcome, importance_problems
from fuzzyeval.model.indicator import Outline
from fuzzyeval.model.judging import parents_named
from fuzzyeval.model.meaning import DONT_KNOW, Clash, clashes
from fuzzyeval.model.principle import Principle, WeightedAverage
from fuzzyeval.model.scale import GradeScale, primary
from fuzzyeval.model.survey import Survey
from fuzzyeval.model.weighting import Baseline, Weighting, called, data_of
from fuzzyeval.wording import Message, message
from fuzzyeval.wording.messages import MOST_TOLD

if TYPE_CHECKING:
    from fuzzyeval.model.study import Study

TOLD = ("en", "zh")
"""The languages of messages, which will do for labels too."""

_CLASHES_TOLD = 5

SHARE_TOLERANCE = 1e-6
"""How far the shares of a column may be from summing to 1."""

__all__ = [
    "SHARE_TOLERANCE",
    "TOLD",
    "answer_problems",
    "column_problems",
    "cut_problems",
    "data_problems",
    "language_problems",
    "problems_of",
    "score_problems",
    "survey_problems",
    "weighting_problems",
]


def problems_of(study: Study, judging: Sequence[Message]) -> list[Message]:
    """Return all that does not hold together in a study whose hierarchy does, with what cannot be judged in its place."""
    nodes, grades, survey = study.outline, study.grades, study.survey
    ways = [study.weighting_of(node) for node in nodes.gathering]
    return [
        *language_problems(study.language, nodes, grades),
        *weighting_problems(nodes, study.weighting),
        *judging,
        *score_problems(grades, study.readings, ways),
        *data_problems(ways, study.importance, study.outcome),
        *cut_problems(grades, study.principle),
        *survey_problems(survey),
        *column_problems(nodes, survey),
        *answer_problems(nodes, grades, survey, study.language),
        *importance_problems(nodes, grades, survey, study.importance, study.outcome),
    ]


def language_problems(language: str, nodes: Outline, scale: GradeScale) -> Iterator[Message]:
    """Yield a word about a language in which no label is, where there are labels in several."""
    labels = [*(indicator.label for indicator in nodes.indicators), *(grade.label for grade in scale)]
    spoken = sorted({name for label in labels if isinstance(label, Mapping) for name in label})
    if spoken and not {language, primary(language)} & {*spoken, *TOLD}:
        yield message(
            "language: no label is in {language!r}; choose from {spoken}{hint}",
            language=language,
            spoken=spoken,
            hint=checks.suggestion(language, spoken),
        )


def weighting_problems(nodes: Outline, weighting: Weighting) -> Iterator[Message]:
    """Yield the judgements and weights that are declared for no one."""
    gathered = [nodes.ids[node] for node in nodes.gathering]
    known = set(gathered)
    for at, named in enumerate(name for name in parents_named(weighting) if name not in known):
        yield message(
            "weighting: {named!r} is not an indicator with children{hint}",
            named=named,
            hint=checks.suggestion(named, gathered if at < MOST_TOLD else ()),
        )
    for indicator in nodes.indicators:
        own = indicator.weighting
        if own is None or isinstance(own, Baseline):  # a baseline is that of a whole hierarchy
            continue
        for name in parents_named(own):
            if name != indicator.id:
                yield message(
                    "{id}: its own weighting is about {name!r}; say it where {name!r} is declared",
                    id=indicator.id,
                    name=name,
                )


def score_problems(scale: GradeScale, readings: Sequence[ReadingName], ways: Sequence[Weighting]) -> Iterator[Message]:
    """Yield what the scores are asked for and cannot give."""
    lowest = min(scale.scores)
    if "index" in readings and lowest <= 0:
        yield message(
            "reading: the index needs positive scores, and the lowest is {lowest:g}; shift the scores", lowest=lowest
        )
    asked = dict.fromkeys(way.method for way in map(data_of, ways) if way is not None and way.method in RATIO_METHODS)
    if lowest < 0 and asked:
        yield message(
            "grades: {method} needs scores of at least 0, and the lowest is {lowest:g}; shift the scores",
            method=called(next(iter(asked))),
            lowest=lowest,
        )


def data_problems(
    ways: Sequence[Weighting], importance: Importance | None, outcome: Outcome | None
) -> Iterator[Message]:
    """Yield what weights from data need to be told, and are not."""
    asked = {type(data_of(way)) for way in ways}
    if Stated in asked and importance is None:
        yield message("weighting: stated needs ratings; name their columns and their scale under importance")
    if Stated in asked and importance is not None and importance.scale[0] < 0:
        yield message(
            "importance/scale: stated needs ratings of at least 0, and the lowest is {lowest}; shift the scale",
            lowest=importance.scale[0],
        )
    if Derived in asked and outcome is None:
        yield message("weighting: derived needs an outcome; name its column under outcome")


def cut_problems(scale: GradeScale, principle: Principle) -> Iterator[Message]:
    """Yield a word about cuts that do not part the scores."""
    if not isinstance(principle, WeightedAverage) or principle.cuts is None:
        return
    cuts, scores = principle.cuts, scale.scores
    fit = len(cuts) == len(scores) - 1 and all(
        min(pair) < cut < max(pair) for cut, pair in zip(cuts, pairwise(scores), strict=True)
    )
    if not fit:
        yield message(
            "principle: cuts {cuts!r} do not part the scores {scores!r}; "
            "give {count}, one between each two neighbours, in their order",
            cuts=list(cuts),
            scores=list(scores),
            count=len(scores) - 1,
        )


def answer_problems(nodes: Outline, scale: GradeScale, survey: Survey, language: str) -> Iterator[Message]:
    """Yield what the leaves' own answers, and those that mean don't know, would mean twice or not at all.

    Of answers that mean two things, the first few of each leaf are told. Messages that nobody will see are left empty.
    """
    labels = scale.labels(language)
    for at, (leaf, fault) in enumerate(_answer_faults(nodes, scale, survey)):
        if at >= MOST_TOLD:
            yield Message("")
        else:
            yield _ambiguity(leaf, fault, labels) if isinstance(fault, Clash) else _misnaming(leaf, fault, labels)


def _answer_faults(
    nodes: Outline, scale: GradeScale, survey: Survey
) -> Iterator[tuple[str, Clash | tuple[str, str | None]]]:
    """Yield, by leaf, the answers that clash, and the names that are no grade's or, after another name, one grade's."""
    known: dict[object, list[Clash]] = {}
    for leaf in (nodes.indicators[at] for at in nodes.leaves):
        unknown = leaf.unknown(survey.dont_know)
        if leaf.answers is None and not unknown:
            continue  # the scale has been looked at already
        named: dict[int, str] = {}
        for name in leaf.answers or ():
            at = scale.called(name)
            if at is None or named.setdefault(at, name) != name:
                yield leaf.id, (name, None if at is None else named[at])
        alike = (leaf.answers, unknown)
        if alike not in known:
            known[alike] = clashes(scale, leaf.answers, unknown)
        yield from ((leaf.id, clash) for clash in known[alike][:_CLASHES_TOLD])


def _misnaming(leaf: str, fault: tuple[str, str | None], labels: Sequence[str]) -> Message:
    """Return what is said of a name in a leaf's own answers that is no grade's, or a second one of a grade."""
    name, first = fault
    if first is None:
        return message(
            "{leaf}: no grade is called {name!r}; give answers for {labels}{hint}",
            leaf=leaf,
            name=name,
            labels=labels,
            hint=checks.suggestion(name, labels),
        )
    return message(
        "{leaf}: {first!r} and {name!r} are one grade; list its answers once", leaf=leaf, first=first, name=name
    )


def _ambiguity(leaf: str, clash: Clash, labels: Sequence[str]) -> Message:
    """Return what is said of two answers that share a text or a number and mean different things."""
    label = labels[clash.means]
    if clash.other == DONT_KNOW:
        return message(
            "{leaf}: {unknown!r} means don't know, and {answer!r} means {label!r}; leave one out, or give the leaf its own "
            "dont_know",
            leaf=leaf,
            unknown=clash.second,
            answer=clash.first,
            label=label,
        )
    return message(
        "{leaf}: {first!r} means {label!r}, and {second!r} means {other!r}; give each answer to one grade",
        leaf=leaf,
        first=clash.first,
        label=label,
        second=clash.second,
        other=labels[clash.other],
    )


def survey_problems(survey: Survey) -> Iterator[Message]:
    """Yield what a survey asks for and lacks."""
    chosen = survey.duplicates in ("first", "last")
    if survey.duplicates != "keep" and survey.respondent is None:
        yield message(
            "survey: duplicates {duplicates!r} needs to know who answered; name the column as respondent",
            duplicates=survey.duplicates,
        )
    if chosen and survey.order_by is None:
        yield message(
            "survey: duplicates {duplicates!r} needs an order; name the column as order_by",
            duplicates=survey.duplicates,
        )
    if survey.order_by is not None and not chosen and survey.long is None:
        yield message(
            "survey: order_by {column!r} orders nothing where duplicates is {duplicates!r}; "
            "choose first or last, or leave it out",
            column=survey.order_by,
            duplicates=survey.duplicates,
        )
    if survey.long is not None and survey.respondent is None:
        yield message("survey: long needs to know whose answers belong together; name the column as respondent")
    for column, shares in survey.shares.items():
        yield from _share_problems(column, shares)


def _share_problems(column: str, shares: Mapping[str, float]) -> Iterator[Message]:
    """Yield why the shares of a column are none."""
    if not shares:
        yield message("survey/shares/{column}: no shares are given; give one to each value", column=column)
        return
    negative = [value for value, share in shares.items() if share < 0]
    for value in negative:
        yield message(
            "survey/shares/{column}: share {share:g} of {value!r} is negative; give at least 0",
            column=column,
            share=shares[value],
            value=value,
        )
    total = sum(shares.values())
    if not negative and abs(total - 1) > SHARE_TOLERANCE:
        yield message(
            "survey/shares/{column}: the shares sum to {total:.10g}, not to 1; divide them by their sum",
            column=column,
            total=total,
        )


def column_problems(nodes: Outline, survey: Survey) -> Iterator[Message]:
    """Yield the columns that would have two roles."""
    roles: dict[str, str] = {}
    for role, column in survey.roles():
        if column in roles:
            yield message(
                "survey: column {column!r} is both {first} and {role}; name a column for each",
                column=column,
                first=roles[column],
                role=role,
            )
        roles.setdefault(column, role)
    for leaf in (nodes.indicators[at] for at in nodes.leaves):
        column = leaf.column or leaf.id
        if column in roles:
            yield message(
                "{leaf}: column {column!r} is {role} of the survey; name another column for one of them",
                leaf=leaf.id,
                column=column,
                role=roles[column],
            )
