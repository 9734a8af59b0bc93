"""The fuzzy relation matrix R, 模糊关系矩阵: a row a leaf, a column a grade, from a tally or made elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from fuzzyeval import checks
from fuzzyeval.aliases import FloatArray, Key
from fuzzyeval.errors import RelationError
from fuzzyeval.model.scale import NUMERIC
from fuzzyeval.model.study import Study
from fuzzyeval.ordering import natural
from fuzzyeval.remarks import Remark, remark
from fuzzyeval.sealed import Sealed, sealed
from fuzzyeval.sources import frames
from fuzzyeval.survey import coding
from fuzzyeval.survey.keys import by_columns, joined
from fuzzyeval.survey.tallies.tallying import Tally
from fuzzyeval.wording import Message, message

__all__ = ["Relation", "of_study", "of_tally"]

_UNIT = 1e-4


@dataclass(frozen=True, slots=True, eq=False)
class Relation(Sealed):
    """R of one object or many: to which degree each leaf belongs to each grade.

    Attributes
    ----------
    leaves
        The ids of the m leaves.
    grades
        The labels of the n grades.
    planes
        The degrees, laid out (leaf, grade, object), each in [0, 1].
    by
        The columns that told the objects apart.
    objects
        The keys of the k objects.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> relation = fe.Relation.from_rows({"colour": [0.2, 0.5, 0.3], "cut": [0.7, 0.2, 0.1]}, ["good", "fair", "poor"])
    >>> relation.degrees[0].tolist()
    [[0.2, 0.5, 0.3], [0.7, 0.2, 0.1]]
    """

    leaves: tuple[str, ...]
    grades: tuple[str, ...]
    planes: FloatArray
    by: tuple[str, ...] = ()
    objects: tuple[Key, ...] = ((),)

    @property
    def degrees(self) -> FloatArray:
        """The degrees by object, (k, m, n)."""
        return self.planes.transpose(2, 0, 1)

    @classmethod
    def from_rows(cls, rows: Mapping[str, ArrayLike], grades: Sequence[str]) -> Relation:
        """Return the relation of one object.

        Parameters
        ----------
        rows
            The degrees of each leaf, by id, one a grade.
        grades
            The labels of the grades.

        Raises
        ------
        RelationError
            For rows of another length than the grades, or a degree outside [0, 1], naming the leaf and the grade.
        """
        named: object = grades
        if not hasattr(rows, "items") or isinstance(named, str) or not isinstance(named, Sequence):
            raise RelationError("relation: give a mapping of leaf to degrees, and a list of the grades' labels")
        labels = tuple(grades)
        degrees = [checks.floats(row, str(leaf), ndim=1) for leaf, row in rows.items()]
        for leaf, row in zip(rows, degrees, strict=True):
            if row.shape != (len(labels),):
                raise RelationError(
                    "{leaf}: {count} degrees for {wanted} grades; give one a grade",
                    leaf=leaf,
                    count=len(row),
                    wanted=len(labels),
                )
        if not degrees:
            raise RelationError("relation: no rows; give a row a leaf")
        return _checked(tuple(map(str, rows)), labels, np.array(degrees)[:, :, None], (), ((),))

    @classmethod
    def from_frame(cls, table: Any, *, by: str | Sequence[str] | None = None) -> Relation:
        """Return the relation in a table: the first column the leaf's id, the others the grades' labels.

        Parameters
        ----------
        table
            A pandas, polars or pyarrow frame, a list of mappings, or the path of a CSV or Parquet file.
        by
            The column, or columns, that tell objects apart; each object has a row for every leaf.

        Raises
        ------
        RelationError
            For a degree that is missing, no number or outside [0, 1], for leaves that occur twice or not at all, naming
            object, leaf and grade.
        """
        grouping = by_columns(by)
        source = frames.opened(table)
        for column in grouping:
            if column not in source.columns:
                raise RelationError(
                    "by: no column is called {column!r}{hint}",
                    column=column,
                    hint=checks.suggestion(column, source.columns),
                )
        names = [name for name in source.columns if name not in grouping]
        if len(names) < 3:
            raise RelationError(
                "relation: columns {names!r}; give the leaf's id first, then two grades or more", names=names
            )
        found: dict[Key, dict[str, list[float]]] = {}
        number = 0
        for batch in source.read([*names, *grouping]):
            columns = {name: list(column) for name, column in batch.items()}
            for at, leaf in enumerate(map(coding.key_text, columns[names[0]])):
                number += 1
                if leaf is None:
                    raise RelationError(
                        "relation, row {number}: no leaf id in column {name!r}; give one", number=number, name=names[0]
                    )
                key = joined([coding.key_text(columns[column][at]) for column in grouping])
                rows = found.setdefault(key, {})
                if leaf in rows:
                    raise RelationError("{place}: two rows for one leaf; keep one", place=_place(key, leaf))
                rows[leaf] = [_degree(columns[name][at], key, leaf, name) for name in names[1:]]
        return _stacked(found, tuple(names[1:]), grouping)

    def only(self, at: int) -> Relation:
        """Return the relation of the object at a position."""
        kept = self.planes[..., at : at + 1].copy()
        return Relation(self.leaves, self.grades, kept, self.by, (self.objects[at],))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Relation):
            return NotImplemented
        named = (self.leaves, self.grades, self.by, self.objects) == (
            other.leaves,
            other.grades,
            other.by,
            other.objects,
        )
        return named and np.array_equal(self.planes, other.planes)

    def __hash__(self) -> int:
        return hash((self.leaves, self.grades, self.by, self.objects))

    def __repr__(self) -> str:
        return f"<Relation: {len(self.objects)} object(s), {len(self.leaves)} leaves, {len(self.grades)} grades>"


def of_tally(study: Study, tally: Tally) -> Relation:
    """Return the shares of the answers; a leaf without a valid answer has a row of zeros, to be refused or skipped."""
    planes = np.empty((len(tally.leaves), len(tally.scale), len(tally.objects)))
    given = tally.given
    np.divide(tally.shares, np.where(given > 0, given, 1)[:, None], out=planes)
    return Relation(tally.leaves, study.grade_labels, sealed(planes), tally.by, tally.objects)


def of_study(study: Study, relation: Relation) -> tuple[Relation, tuple[Remark, ...]]:
    """Return a given relation with its leaves and grades in the study's order and its rows as the study wants them.

    Raises
    ------
    RelationError
        Where leaves or grades are not the study's, or rows do not sum to 1 and the study does not say what then.
    """
    _checked(relation.leaves, relation.grades, relation.planes, relation.by, relation.objects)
    rows = _matched(relation.leaves, {leaf: leaf for leaf in study.leaf_ids}, message("leaf"))
    known = {text: grade.texts()[0] for grade in study.grades for text in grade.texts()}
    columns = _matched(relation.grades, known, message("grade"))
    order = [columns.index(grade.texts()[0]) for grade in study.grades]
    planes = relation.planes[np.ix_([rows.index(leaf) for leaf in study.leaf_ids], order)]
    total = reduce(np.add, planes.swapaxes(0, 1))  # in the same order for one object as for many
    off = ~(np.abs(total - 1.0) <= _UNIT)
    said: tuple[Remark, ...] = ()
    if off.any():
        leaf, at = (int(axis) for axis in np.argwhere(off)[0])
        place = _place(relation.objects[at], study.leaf_ids[leaf])
        if study.rows == "unit":
            raise RelationError(
                "{place}: the degrees sum to {total:g}, not to 1; mend the row, or let the study say rows: "
                "as_given or rows: normalise",
                place=place,
                total=total[leaf, at],
            )
        code = "rows_as_given" if study.rows == "as_given" else "rows_divided"
        said = (remark(code, study.root.id, study.language, rows=int(off.sum()), all=off.size),)
        if study.rows == "normalise":
            if (total == 0).any():
                leaf, at = (int(axis) for axis in np.argwhere(total == 0)[0])
                empty = _place(relation.objects[at], study.leaf_ids[leaf])
                raise RelationError(
                    "{empty}: all degrees are 0, so the row cannot be divided by its sum; mend the row", empty=empty
                )
            planes = planes / total[:, None]
    return Relation(study.leaf_ids, study.grade_labels, planes, relation.by, relation.objects), said


def _stacked(found: Mapping[Key, Mapping[str, list[float]]], grades: tuple[str, ...], by: tuple[str, ...]) -> Relation:
    leaves = tuple(dict.fromkeys(leaf for rows in found.values() for leaf in rows))
    objects = tuple(sorted(found, key=natural))
    if not leaves:
        raise RelationError("relation: no rows; give a row a leaf")
    for key in objects:
        absent = [leaf for leaf in leaves if leaf not in found[key]]
        if absent:
            raise RelationError(
                "{place}: no row; give one for every leaf of every object", place=_place(key, absent[0])
            )
    planes = np.array([[found[key][leaf] for key in objects] for leaf in leaves]).transpose(0, 2, 1)
    return _checked(leaves, grades, np.ascontiguousarray(planes), by, objects)


def _checked(
    leaves: tuple[str, ...], grades: tuple[str, ...], planes: Any, by: tuple[str, ...], objects: tuple[Key, ...]
) -> Relation:
    if (
        not isinstance(planes, np.ndarray)
        or planes.shape != (len(leaves), len(grades), len(objects))
        or not planes.size
    ):
        raise RelationError(
            "relation: planes of shape {shape!r}; give one degree a leaf, grade and object", shape=np.shape(planes)
        )
    if not (planes.min() >= 0 and planes.max() <= 1):
        outside = ~((planes >= 0) & (planes <= 1))
        row, column, at = (int(axis) for axis in np.argwhere(outside)[0])
        raise RelationError(
            "{place}, {grade}: degree {degree:.12g} is not in [0, 1]; divide counts by their number",
            place=_place(objects[at], leaves[row]),
            grade=grades[column],
            degree=planes[row, column, at],
        )
    return Relation(leaves, grades, planes, by, objects)


def _degree(value: object, key: Key, leaf: str, grade: str) -> float:
    if isinstance(value, str) and NUMERIC.fullmatch(value.strip()):
        return float(value.strip())
    number = isinstance(value, (int, float, Decimal, np.integer, np.floating)) and not isinstance(value, bool)
    too_large = isinstance(value, int) and abs(value) > 2**53  # it may be more than a float holds
    if not number or too_large or value != value:  # noqa: PLR0124  (NaN)
        raise RelationError(
            "{place}, {grade}: {value!r} is not a degree; give a number from 0 to 1",
            place=_place(key, leaf),
            grade=grade,
            value=value,
        )
    return float(value)  # type: ignore[arg-type]  # a number, as was seen


def _matched(given: Sequence[str], known: Mapping[str, str], what: Message) -> list[str]:
    """Return what the given names stand for, each known thing once."""
    for name in given:
        if name not in known:
            raise RelationError(
                "relation: {name!r} is no {what} of the study{hint}",
                name=name,
                what=what,
                hint=checks.suggestion(name, known),
            )
    found = [known[name] for name in given]
    absent = [name for name in dict.fromkeys(known.values()) if name not in found]
    if absent or len(set(found)) < len(found):
        raise RelationError(
            "relation: {what} {found} is missing or occurs twice; give each {what} once",
            what=what,
            found=tuple(absent or found),
        )
    return found


def _place(key: Key, leaf: str) -> str:
    return leaf if key == () else f"{coding.shown(key)}/{leaf}"
