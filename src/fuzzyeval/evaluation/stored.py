"""Results as JSON and back: what they rest on is stored with them, so that reading them computes them anew."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import Field, ValidationError

from fuzzyeval.aliases import Key, Plain
from fuzzyeval.errors import FuzzyEvalError, StudyError, TallyError
from fuzzyeval.evaluation.basis import Basis
from fuzzyeval.evaluation.grading import Graded
from fuzzyeval.model import documents, explaining
from fuzzyeval.model.study import Study
from fuzzyeval.model.values import Declared, Number
from fuzzyeval.relation import Relation, of_tally
from fuzzyeval.remarks import Remark
from fuzzyeval.survey.coding import shown
from fuzzyeval.survey.keys import joined, parts_of
from fuzzyeval.survey.tallies import storing
from fuzzyeval.survey.tallies.storing import TallyDocument
from fuzzyeval.survey.tallies.tallying import Tally
from fuzzyeval.weights import Weights, asks_over_objects, completed, found, rebuilt

__all__ = [
    "Document",
    "KeyParts",
    "RelationDocument",
    "dump",
    "graded",
    "load",
    "refuse_disagreement",
]

_AGREE = 1e-9

KeyParts = tuple[str | None, ...]


class RelationDocument(Declared):
    """A relation, as stored."""

    leaves: tuple[str, ...]
    grades: tuple[str, ...]
    by: tuple[str, ...]
    objects: tuple[KeyParts, ...]
    planes: tuple[tuple[tuple[Annotated[Number, Field(ge=0, le=1)], ...], ...], ...]


class Document(Declared):
    """One evaluation, or many, as stored."""

    format_version: Annotated[Literal[1], Field(alias="fuzzyeval_result")] = 1
    study: Study
    weights: Weights
    tally: TallyDocument | None
    relation: RelationDocument | None
    remarks: tuple[Remark, ...]
    results: tuple[dict[str, Any], ...]


def dump(basis: Basis, results: Sequence[Plain]) -> str:
    """Return results as JSON, with what they rest on."""
    document = {
        "fuzzyeval_result": 1,
        "study": basis.study.to_document(),
        "weights": asdict(basis.weights),
        "tally": None if basis.tally is None else storing.document(basis.tally),
        "relation": _relation_document(basis.relation) if basis.tally is None else None,
        "remarks": [asdict(said) for said in basis.remarks],
        "results": results,
    }
    return json.dumps(document, ensure_ascii=False, allow_nan=False)


def load(text: str) -> tuple[Basis, tuple[Plain, ...]]:
    """Return what stored results rest on, and the results as they stand in the text.

    Weights from data are found anew where all the answers they came from are stored, which they are not with one object
    of many; and where objects were pooled, how they differed is lost.
    """
    try:
        document = Document.model_validate(documents.parse_json(text, "evaluation", limit=None))
    except ValidationError as error:
        raise explaining.refusal(explaining.problems_of(error), "evaluation") from None
    basis = _basis(document)
    pooled = () in basis.relation.objects
    whole = pooled or len(basis.relation.objects) > 1
    if whole and not (pooled and asks_over_objects(basis.study)):
        anew = found(basis.study, basis.tally or basis.relation)
        if not _agree(asdict(completed(basis.weights, anew)), asdict(anew)):
            raise StudyError("weights: they are not what the stored study makes of the stored answers")
    return basis, document.results


def graded(basis: Basis) -> Graded:
    """Return what a stored basis comes to, or say that it does not add up."""
    try:
        return basis.graded()
    except FuzzyEvalError as error:
        raise StudyError("evaluation: what is stored does not add up: {problem}", problem=error.said) from error


def refuse_disagreement(stored: Sequence[Plain], found: Sequence[Plain]) -> None:
    """Refuse stored results that are not what their study, weights and answers give."""
    if len(stored) != len(found):
        raise StudyError(
            "results: {count} for {objects} objects; store one an object", count=len(stored), objects=len(found)
        )
    for its, mine in zip(stored, found, strict=True):
        if not _agree(its, {**mine, "remarks": _known(its, mine)}):
            name = shown(joined(tuple(mine["object"].values()))) or "the object"
            raise StudyError(
                "results of {name}: they are not what the stored study and answers give; evaluate again rather "
                "than edit",
                name=name,
            )


def _known(stored: Plain, found: Plain) -> list[Plain]:
    """Return those of the remarks found whose kind is stored: others were not made yet when a result was stored."""
    kept = stored.get("remarks")
    codes = [said.get("code") for said in kept if isinstance(said, dict)] if isinstance(kept, list | tuple) else []
    return [said for said in found["remarks"] if said["code"] in codes]


def _relation_document(relation: Relation) -> Plain:
    return {
        "leaves": relation.leaves,
        "grades": relation.grades,
        "by": relation.by,
        "objects": [parts_of(key) for key in relation.objects],
        "planes": relation.planes.tolist(),
    }


def _basis(document: Document) -> Basis:
    study, anew = document.study, rebuilt(document.study, document.weights)
    weights = completed(document.weights, anew)
    if not _agree(asdict(weights), asdict(anew)):
        raise StudyError("weights: they are not what the stored study makes of the stored data's side")
    if document.tally is not None and document.relation is None:
        if document.remarks:
            raise StudyError("remarks: answers that were tallied have none of their own")
        tally = _tally(study, document.tally)
        return Basis(study, weights, of_tally(study, tally), tally)
    if document.relation is not None and document.tally is None:
        return Basis(study, weights, _relation(study, document.relation), None, document.remarks)
    raise StudyError("tally, relation: one of the two is stored, and only one")


def _tally(study: Study, stored: TallyDocument) -> Tally:
    if stored.leaves != study.leaf_ids or stored.grades != study.grades:
        raise StudyError("tally: its leaves, grades or objects are not those of the study")
    try:
        return replace(storing.of_document(stored), language=study.language)
    except TallyError as error:
        raise StudyError(error.said) from error


def _relation(study: Study, stored: RelationDocument) -> Relation:
    planes = _array(stored.planes, np.float64)
    shape = (len(study.leaf_ids), len(study.grades), len(stored.objects))
    if stored.leaves != study.leaf_ids or stored.grades != study.grade_labels or planes.shape != shape:
        raise StudyError("relation: its leaves, grades or objects are not those of the study")
    return Relation(stored.leaves, stored.grades, planes, stored.by, _keys(stored.by, stored.objects))


def _array(values: Any, kind: type[Any]) -> Any:
    try:
        return np.array(values, dtype=kind)
    except ValueError as error:
        raise StudyError("tally, relation: rows of unequal length; store one figure a grade and object") from error


def _keys(by: tuple[str, ...], parts: tuple[KeyParts, ...]) -> tuple[Key, ...]:
    try:
        return storing.keys_of(by, parts)
    except TallyError as error:
        raise StudyError(error.said) from error


def _agree(stored: Any, found: Any) -> bool:
    """Return whether stored and found values are the same, numbers within a relative 1e-9."""
    if isinstance(found, float) and isinstance(stored, (int, float)) and not isinstance(stored, bool):
        return abs(stored - found) <= _AGREE * max(1.0, abs(found))
    if isinstance(found, dict):
        return (
            isinstance(stored, dict)
            and stored.keys() == found.keys()
            and all(_agree(stored[k], found[k]) for k in found)
        )
    if isinstance(found, list | tuple):
        return isinstance(stored, list | tuple) and len(stored) == len(found) and all(map(_agree, stored, found))
    return bool(stored == found)
