"""Results as sheets: one object as its tree of indicators, many as a line each."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from fuzzyeval.display.sheet import Column, Gap, Name, Sheet
from fuzzyeval.evaluation.node import Node
from fuzzyeval.model.study import Study
from fuzzyeval.remarks import Remark
from fuzzyeval.survey import coding
from fuzzyeval.wording import message

if TYPE_CHECKING:
    from fuzzyeval.evaluation.many import Evaluations, Ranked
    from fuzzyeval.evaluation.results import Evaluation

__all__ = ["MOST_INDICATORS", "MOST_OBJECTS", "MOST_REMARKED", "digits", "sheet_of_many", "sheet_of_one"]

MOST_INDICATORS = 100
"""How many indicators a sheet of one object shows."""

MOST_OBJECTS = 20
"""How many objects a sheet shows one by one; of more, the best ten and the worst five."""

MOST_REMARKED = 100
"""Of how many objects the remarks of each are counted."""

_BEST, _WORST = 10, 5

_OF_NODES = (
    Column("indicator", "name"),
    Column("weight", "number", digits=3),
    Column("global weight", "number", digits=3),
    Column("score", "number"),
    Column("grade"),
    Column("membership", "bars"),
)
_OF_OBJECTS = (
    Column("object", "name"),
    Column("rank", "number"),
    Column("respondents", "number", missing="a given relation"),
    Column("score", "number"),
    Column("grade"),
    Column("membership", "bars"),
)


def sheet_of_one(evaluation: Evaluation) -> Sheet:
    """Return the tree of indicators of one object, with weights, scores, grades and memberships."""
    study, nodes = evaluation.study, list(islice(evaluation.values(), MOST_INDICATORS))
    said = message(
        "{object}{grade}, score {score}{answers}",
        object=f"{coding.shown(evaluation.object)}: " if evaluation.object != () else "",
        grade=evaluation.grade,
        score=f"{evaluation.score:z.{digits(study)}f}",
        answers=message("")
        if evaluation.tally is None
        else message(", {rows:,} respondents", rows=int(evaluation.tally.respondents[0])),
    )
    left = len(evaluation) - len(nodes)
    return Sheet(
        study.title,
        _scored(study, _OF_NODES),
        (
            *(_node_row(study, node) for node in nodes),
            *([Gap(message("… {count} more …", count=left).text(study.language))] if left else []),
        ),
        subtitle=said.text(study.language),
        legend=_legend(study),
        notes=tuple(_told(study, remark) for remark in evaluation.remarks),
        language=study.language,
    )


def sheet_of_many(evaluations: Evaluations, *, most: int = MOST_OBJECTS, remarks: bool = False) -> Sheet:
    """Return a line an object, in natural order; of more than ``most`` the best and the worst.

    The remarks on single objects are counted, or with ``remarks`` told.
    """
    study, places = evaluations.study, evaluations.ranking()
    at = {key: position for position, key in enumerate(evaluations)}
    whole = len(places) <= most
    shown = sorted(places, key=lambda place: at[place.object]) if whole else [*places[:_BEST], *places[-_WORST:]]
    rows = [_object_row(evaluations, place, at[place.object]) for place in shown]
    singles = _of_singles(evaluations) if remarks else _on_singles(evaluations)
    gap = Gap(message("… {count} more …", count=len(places) - len(shown)).text(study.language))
    return Sheet(
        study.title,
        _scored(study, _OF_OBJECTS),
        tuple(rows) if whole else (*rows[:_BEST], gap, *rows[_BEST:]),
        subtitle=_of_how_many(evaluations, places),
        legend=_legend(study),
        notes=(*(_told(study, remark) for remark in evaluations.remarks), *singles),
        language=study.language,
    )


def digits(study: Study) -> int:
    """Return how many digits after the point a score is shown with: a thousandth of the scale's range can be seen."""
    return max(1, 2 - math.floor(math.log10(max(study.grades.scores) - min(study.grades.scores))))


def _scored(study: Study, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    return tuple(replace(column, digits=digits(study)) if column.title == "score" else column for column in columns)


def _node_row(
    study: Study, node: Node
) -> tuple[Name, float, float, float | None, str | None, tuple[float, ...] | None]:
    name = Name(node.label, node.level - 1)
    return name, node.weight, node.global_weight, node.score, node.grade, _best_first(study, node.degrees)


def _object_row(
    evaluations: Evaluations, place: Ranked, at: int
) -> tuple[Name, int, int | None, float, str, tuple[float, ...] | None]:
    rows = None if evaluations.tally is None else int(evaluations.tally.respondents[at])
    degrees = _best_first(evaluations.study, tuple(evaluations.graded.root[:, at].tolist()))
    return Name(coding.shown(place.object)), place.rank, rows, place.score, place.grade, degrees


def _of_how_many(evaluations: Evaluations, places: Sequence[Ranked]) -> str:
    """Return how many objects there are, and how many of each grade."""
    study = evaluations.study
    count = Counter(place.grade for place in places)
    grades = ", ".join(f"{label} {count[label]}" for label in _legend(study) if count[label])
    by = evaluations.basis.relation.by
    return message("{objects:,} objects by {by}: {grades}", objects=len(places), by=by, grades=grades).text(
        study.language
    )


def _of_singles(evaluations: Evaluations) -> Iterator[str]:
    """Yield the remarks on single objects."""
    shared = len(evaluations.remarks)
    for key, one in evaluations.items():
        yield from (f"{coding.shown(key)}, {_told(one.study, remark)}" for remark in one.remarks[shared:])


def _told(study: Study, remark: Remark) -> str:
    """Return a remark with its place as the tree shows it."""
    ids = study.outline.ids
    return f"{study.label(ids.index(remark.place)) if remark.place in ids else remark.place}: {remark.text}"


def _on_singles(evaluations: Evaluations) -> list[str]:
    """Return a word about remarks on single objects, where there are any among the first hundred."""
    shared = len(evaluations.remarks)
    own = sum(len(one.remarks) - shared for one in islice(evaluations.values(), MOST_REMARKED))
    language = evaluations.study.language
    if not own:
        return []
    if len(evaluations) > MOST_REMARKED:
        return [message("there are remarks on single objects").text(language)]
    return [message("{count} remarks on single objects", count=own).text(language)]


def _legend(study: Study) -> tuple[str, ...]:
    return study.grade_labels if study.grades.best_first else study.grade_labels[::-1]


def _best_first(study: Study, degrees: tuple[float, ...] | None) -> tuple[float, ...] | None:
    return degrees if degrees is None or study.grades.best_first else degrees[::-1]
