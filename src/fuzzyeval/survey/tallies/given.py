"""Counts that were made elsewhere, checked and made into a tally."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import numpy as np

from fuzzyeval import checks
from fuzzyeval.aliases import IntArray, Key, Plain
from fuzzyeval.errors import TallyError, told_in
from fuzzyeval.model.scale import NUMERIC
from fuzzyeval.model.study import Study, required
from fuzzyeval.sources import frames
from fuzzyeval.sources.source import values
from fuzzyeval.survey import coding
from fuzzyeval.survey.keys import by_columns, joined
from fuzzyeval.survey.tallies.figures import Running
from fuzzyeval.survey.tallies.tallying import Tally
from fuzzyeval.wording import message

__all__ = ["of_counts", "of_frame"]

_OTHERS = ("missing", "refused", "dont_know")
_MOST = 2**53


def of_counts(
    study: Study, counts: Any, *, objects: Sequence[Any] | None, by: str | Sequence[str] | None, missing: Any
) -> Tally:
    """Return the tally of an array of counts, (m, n) or (k, m, n)."""
    with told_in(required(study).language):
        columns = by_columns(by)
        if not isinstance(objects, list | tuple | None):
            raise TallyError("objects: {kind} is no list of keys; give one", kind=type(objects).__name__)
        m, n = len(study.leaf_ids), len(study.grades)
        array = _whole(counts, "counts")
        if array.ndim == 2 and objects is None:
            array = array[None]
        if array.shape[1:] != (m, n) or (objects is not None and len(objects) != len(array)):
            raise TallyError(
                "counts: of shape {shape}, where the study has {leaves} leaves and {grades} grades; give (m, n), or "
                "(k, m, n) with the keys of the k objects",
                shape=" × ".join(map(str, array.shape)),
                leaves=m,
                grades=n,
            )
        if (objects is None) != (not columns) or (objects is None and len(array) != 1):
            raise TallyError("objects, by: give the keys of the objects and the columns they are of, or neither")
        keys = [()] if objects is None else [_key(key, columns) for key in objects]
        gaps = _whole(missing, "missing")
        try:
            gaps = np.broadcast_to(gaps, array.shape[:2])
        except ValueError as error:
            raise TallyError("missing: give a number, or one a leaf, or one an object and leaf") from error
        others = np.zeros((*array.shape[:2], 2), dtype=np.int64)
        return _made(study, columns, keys, np.concatenate((array, gaps[..., None], others), axis=-1))


def of_frame(study: Study, table: Any, *, by: str | Sequence[str] | None) -> Tally:
    """Return the tally of a table with a row an object and leaf."""
    with told_in(required(study).language):
        columns = by_columns(by)
        source = frames.opened(table)
        for column in (*columns, "leaf"):
            if column not in source.columns:
                raise TallyError(
                    "table: no column is called {column!r}{hint}; there are {columns}",
                    column=column,
                    hint=checks.suggestion(column, source.columns),
                    columns=source.columns[:10],
                )
        figures = [column for column in source.columns if column not in (*columns, "leaf")]
        place = _places(study, figures)
        found: dict[Key, dict[str, IntArray]] = {}
        for batch in source.read(source.columns):
            held = {name: values(column) for name, column in batch.items()}
            for at in range(len(held["leaf"])):
                row = {name: column[at] for name, column in held.items()}
                _take(study, found, joined([coding.key_text(row[column]) for column in columns]), row, place)
        return _made(study, columns, list(found), _stacked(study, found))


def _take(study: Study, found: dict[Key, dict[str, IntArray]], key: Key, row: Plain, place: Mapping[str, int]) -> None:
    """Take in a row of a table."""
    leaf = coding.key_text(row["leaf"]) or ""
    at = leaf if key == () else f"{coding.shown(key)}/{leaf}"
    if leaf not in study.leaf_ids:
        raise TallyError(
            "tally: no leaf is called {leaf!r}{hint}; tally by this study",
            leaf=leaf,
            hint=checks.suggestion(leaf, study.leaf_ids),
        )
    leaves = found.setdefault(key, {})
    if leaf in leaves:
        raise TallyError("{place}: two rows; give one a leaf of each object", place=at)
    figures = np.zeros(len(study.grades) + 3, dtype=np.int64)
    for name, where in place.items():
        figures[where] = _count(row[name], f"{at}, {name}")
    leaves[leaf] = figures


def _places(study: Study, columns: Sequence[str]) -> dict[str, int]:
    """Return which figure each column has: every grade once, by label or code."""
    grades = {text: at for at, grade in enumerate(study.grades) for text in grade.answers()}
    place = {name: grades[name] for name in columns if name in grades}
    place |= {
        name: len(study.grades) + _OTHERS.index(name) for name in columns if name in _OTHERS and name not in grades
    }
    for name in columns:
        if name not in place:
            raise TallyError(
                "table: column {name!r} is no grade of the study{hint}; leave it out, or name it in by",
                name=name,
                hint=checks.suggestion(name, [*grades, *_OTHERS]),
            )
    for at, label in enumerate(study.grade_labels):
        if sum(where == at for where in place.values()) != 1:
            raise TallyError(
                "table: grade {label!r} is missing or occurs twice; give each grade one column", label=label
            )
    return place


def _stacked(study: Study, found: Mapping[Key, Mapping[str, IntArray]]) -> IntArray:
    """Return the figures (k, m, n + 3) of all objects."""
    for key, leaves in found.items():
        for leaf in study.leaf_ids:
            if leaf not in leaves:
                place = leaf if key == () else f"{coding.shown(key)}/{leaf}"
                raise TallyError("{place}: no row; give one for every leaf of every object", place=place)
    rows = [[leaves[leaf] for leaf in study.leaf_ids] for leaves in found.values()]
    return np.array(rows, dtype=np.int64).reshape(len(found), len(study.leaf_ids), len(study.grades) + 3)


def _made(study: Study, by: tuple[str, ...], keys: Sequence[Key], figures: IntArray) -> Tally:
    """Return the tally of figures (k, m, n + 3), of which all leaves of an object must have the same rows."""
    if study.survey.shares or study.survey.sample_weight is not None:
        raise TallyError("survey: counts made elsewhere have no design weights; leave sample_weight and shares out")
    if len(set(keys)) < len(keys):
        raise TallyError("objects: two of them have one name; give each its own, or add their counts up")
    rows = figures.sum(axis=-1)
    for at, leaf in np.argwhere(rows != rows[:, :1])[:1].tolist():
        inside = message("") if keys[at] == () else message(" in {object}", object=coding.shown(keys[at]))
        raise TallyError(
            "{leaf}: {its:,} answers and gaps{inside}, where {other} has {mine:,}; count what is missing too",
            leaf=study.leaf_ids[leaf],
            its=int(rows[at, leaf]),
            inside=inside,
            other=study.leaf_ids[0],
            mine=int(rows[at, 0]),
        )
    running = Running()
    first = rows[:, 0] if rows.shape[1] else np.zeros(len(keys), dtype=np.int64)
    planes = np.ascontiguousarray(np.moveaxis(figures, 0, -1))
    running.add(keys, [first.copy(), np.zeros(len(keys), dtype=np.int64), planes, *[None] * 6])
    objects, made = running.result()
    return Tally(study.leaf_ids, study.grades, by, objects, made, ((),) * len(study.leaf_ids), study.language)


def _whole(given: Any, place: str) -> IntArray:
    """Return an array of counts."""
    try:
        flat = np.asarray(given, dtype=object)
    except ValueError as error:
        raise TallyError("{place}: rows of unequal length; give a count a leaf and grade", place=place) from error
    counts = [_count(value, place) for value in flat.ravel().tolist()]
    return np.array(counts, dtype=np.int64).reshape(flat.shape)


def _count(value: object, place: str) -> int:
    """Return a value as a count: a whole number from 0."""
    if isinstance(value, str) and NUMERIC.fullmatch(value.strip()):
        value = float(value.strip())
    if (
        isinstance(value, bool)
        or not isinstance(value, (int, float, Decimal, np.integer, np.floating))
        or (isinstance(value, Decimal) and not value.is_finite())
        or not 0 <= value < _MOST
        or value != int(value)
    ):
        raise TallyError("{place}: {value!r} is no count; give a whole number from 0", place=place, value=value)
    return int(value)


def _key(key: object, by: Sequence[str]) -> Key:
    parts = key if isinstance(key, tuple) else (key,)
    if len(parts) != len(by):
        raise TallyError(
            "objects: {key!r} does not name one value a column of {by}; give a tuple", key=key, by=tuple(by)
        )
    return joined([coding.key_text(part) for part in parts])
