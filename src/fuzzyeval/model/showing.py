"""A study as a sheet: the hierarchy, and what judgement alone says about the weights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from fuzzyeval.display.sheet import Column, Name, Sheet
from fuzzyeval.model.from_data import FromData
from fuzzyeval.model.judging import subjective_part
from fuzzyeval.model.weighting import AHP, called
from fuzzyeval.wording import Message, message

if TYPE_CHECKING:
    from fuzzyeval.model.study import Study

__all__ = ["sheet", "size"]

_COLUMNS = (
    Column("indicator", "name"),
    Column("column", missing="no column of its own"),
    Column("judgement", "number", digits=3, missing="not asked"),
    Column("CR", "number", digits=3, missing="no judgements"),
)


def size(study: Study) -> Message:
    """Return how large a study is."""
    return message(
        "{indicators} indicators, {leaves} leaves, {grades} grades",
        indicators=len(study.outline.indicators),
        leaves=len(study.leaf_ids),
        grades=len(study.grades),
    )


def sheet(study: Study) -> Sheet:
    """Return the hierarchy, with the judged weights, their consistency and how the grade is read."""
    nodes = study.outline.gathering[::-1]
    said = message(
        "{size}; {weighting}, {operator}, {principle}",
        size=size(study),
        weighting=_each(_way(study, node).text(study.language) for node in nodes),
        operator=_each(operator.symbol for operator in study.operators[::-1]),
        principle=message(study.principle.method.replace("_", " ")),
    )
    grades = ", ".join(
        f"{label} {score:g}" for label, score in zip(study.grade_labels, study.grades.scores, strict=True)
    )
    remarks = [str(remark) for node in study.outline.gathering[::-1] for remark in study.judged(node).remarks]
    return Sheet(
        study.title,
        _COLUMNS,
        tuple(_row(study, node) for node in range(len(study.outline.indicators))),
        subtitle="; ".join([said.text(study.language), grades, *_beside(study)]),
        notes=tuple(remarks),
        language=study.language,
    )


def _beside(study: Study) -> Iterator[str]:
    """Yield a word on the ratings of importance and on the outcome, where there are any."""
    if study.importance is not None:
        low, high = study.importance.scale
        yield message("importance rated from {low} to {high}", low=low, high=high).text(study.language)
    if study.outcome is not None:
        yield message("outcome in column {column!r}", column=study.outcome.column).text(study.language)


def _way(study: Study, node: int) -> Message:
    """Return how a parent is weighed, and by how many."""
    way = study.weighting_of(node)
    judged = subjective_part(way)
    experts = len(judged.experts) if isinstance(judged, AHP) else 0
    method = called(way.method)
    return method if not experts else message("{method} of {count} experts", method=method, count=experts)


def _each(values: Iterable[str]) -> tuple[str, ...]:
    """Return each value once, in order."""
    return tuple(dict.fromkeys(values))


def _row(study: Study, node: int) -> tuple[Name, str | None, float | None, float | None]:
    nodes, parent = study.outline, study.outline.parents[node]
    gathers = bool(nodes.children[node])
    siblings = nodes.children[parent] if parent >= 0 else ()
    asked = len(siblings) > 1 and not isinstance(study.weighting_of(parent), FromData)
    return (
        Name(study.label(node), nodes.depths[node] - 1),
        None if gathers else study.columns[nodes.ranks[node]],
        study.judged(parent).weights[siblings.index(node)] if asked else None,
        study.judged(node).ratio if gathers else None,
    )
