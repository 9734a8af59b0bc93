"""The tally: how often each grade was given, per object and leaf, and what was missing or refused. Tallies add up."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from fuzzyeval import checks
from fuzzyeval.aliases import IntArray, Key, Plain
from fuzzyeval.display import Displayed
from fuzzyeval.display.sheet import Column, Name, Sheet
from fuzzyeval.errors import AnswersError, OptionError, TallyError
from fuzzyeval.model.scale import Grade, GradeScale
from fuzzyeval.model.study import Study
from fuzzyeval.sealed import Sealed, sealed
from fuzzyeval.survey import coding
from fuzzyeval.wording import message

__all__ = ["Tally", "by_columns", "joined", "matched", "parts_of", "summed", "told_apart"]


@dataclass(frozen=True, eq=False)
class Tally(Displayed, Sealed):
    """Counts of answers per object, leaf and grade, with the missing and the refused accounted for; made by ``tally``.

    For every object and leaf, counted + missing + refused = rows. Tallies of the same leaves and grades add exactly.

    Attributes
    ----------
    leaves
        The ids of the m leaves.
    scale
        The grade scale, with n grades.
    by
        The columns that told the objects apart.
    objects
        The keys of the k objects, in natural order; ``((),)`` where nothing told them apart.
    rows
        How many rows each object has, (k,).
    language
        The study's language.
    """

    leaves: tuple[str, ...]
    scale: GradeScale
    by: tuple[str, ...]
    objects: tuple[Key, ...]
    rows: IntArray
    planes: IntArray  # (leaf, grade, object): grades, then missing, then refused
    offending: tuple[tuple[tuple[str, int], ...], ...]
    language: str = "en"

    @property
    def counts(self) -> IntArray:
        """How often each grade was given, (k, m, n)."""
        return self.planes[:, : len(self.scale)].transpose(2, 0, 1)

    @property
    def missing(self) -> IntArray:
        """How many answers are missing, (k, m)."""
        return self.planes[:, -2].T

    @property
    def refused(self) -> IntArray:
        """How many answers were off the scale or not understood, (k, m)."""
        return self.planes[:, -1].T

    @cached_property
    def answered(self) -> IntArray:
        """How many answers count, (m, k)."""
        return sealed(np.asarray(self.rows - self.planes[:, -2] - self.planes[:, -1]))

    @cached_property
    def _refused(self) -> IntArray:
        """How many answers were refused, by leaf, (m,)."""
        return sealed(np.asarray(self.planes[:, -1].sum(axis=-1)))

    def accounts(self) -> list[Plain]:
        """Return where every answer went: a row an object and leaf, with rows = counted + missing + refused.

        Raises
        ------
        AnswersError
            Where a column that tells objects apart has the name of a column of this table.
        """
        told_apart(self.by, ("leaf", "rows", "counted", "missing", "refused"))
        return [
            {
                **dict(zip(self.by, parts_of(key), strict=True)),
                "leaf": leaf,
                "rows": int(self.rows[at]),
                "counted": int(self.answered[row, at]),
                "missing": int(self.planes[row, -2, at]),
                "refused": int(self.planes[row, -1, at]),
            }
            for at, key in enumerate(self.objects)
            for row, leaf in enumerate(self.leaves)
        ]

    def refusals(self) -> dict[str, dict[str, int]]:
        """Return, by leaf, the refused texts and how often each occurred (of many, the first twenty in order)."""
        return {leaf: dict(texts) for leaf, texts in zip(self.leaves, self.offending, strict=True) if texts}

    def pooled(self) -> Tally:
        """Return all objects as one."""
        return self if self.objects == ((),) else self.rolled_up(())

    def rolled_up(self, by: str | Sequence[str]) -> Tally:
        """Return the tally by some of its columns only.

        Raises
        ------
        TallyError
            For a column that the tally does not have.
        """
        columns = by_columns(by)
        for column in columns:
            if column not in self.by:
                raise TallyError(
                    "by: the tally is by {its}, not by {column!r}; tally the answers by it",
                    its=self.by or message("no column"),
                    column=column,
                )
        if columns == self.by:
            return self
        at = [self.by.index(column) for column in columns]
        keys = [joined([parts_of(key)[position] for position in at]) for key in self.objects]
        return _regrouped(self, columns, keys)

    def only(self, at: int) -> Tally:
        """Return the tally of the object at a position."""
        part = slice(at, at + 1)
        kept = self.planes[..., part].copy()
        all_here = kept[:, -1, 0] == self._refused  # otherwise nobody knows whose the texts are
        offending = tuple(texts if here else () for texts, here in zip(self.offending, all_here.tolist(), strict=True))
        objects, rows = (self.objects[at],), self.rows[part].copy()
        return replace(self, objects=objects, rows=rows, planes=kept, offending=offending)

    def arranged(self, leaves: Sequence[str]) -> Tally:
        """Return the tally with its leaves in another order."""
        if tuple(leaves) == self.leaves:
            return self
        at = [self.leaves.index(leaf) for leaf in leaves]
        offending = tuple(self.offending[row] for row in at)
        return replace(self, leaves=tuple(leaves), planes=self.planes[at], offending=offending)

    def __add__(self, other: Tally) -> Tally:
        """Return the tally of the answers of both."""
        if not isinstance(other, Tally):
            return NotImplemented
        if self.leaves != other.leaves:
            raise TallyError(
                "tallies of different leaves do not add: {mine} and {its}; tally both by one study",
                mine=self.leaves,
                its=other.leaves,
            )
        if self.scale != other.scale:
            raise TallyError(
                "tallies of different grades do not add: {mine} and {its}; tally both by one study",
                mine=[_grade_text(grade) for grade in self.scale],
                its=[_grade_text(grade) for grade in other.scale],
            )
        if self.by != other.by:
            raise TallyError(
                "by: a tally by {mine} and one by {its} do not add; tally both by the same columns",
                mine=self.by or message("no column"),
                its=other.by or message("no column"),
            )
        return summed([self, other])

    def __radd__(self, other: object) -> Tally:
        """Return the tally itself, so that ``sum`` adds tallies up."""
        return self if other == 0 else NotImplemented

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Tally):
            return NotImplemented
        same = (self.leaves, self.scale, self.by, self.objects, self.offending) == (
            *(other.leaves, other.scale, other.by, other.objects, other.offending),
        )
        return same and np.array_equal(self.rows, other.rows) and np.array_equal(self.planes, other.planes)

    def __hash__(self) -> int:
        return hash((self.leaves, self.scale, self.by, self.objects, self.rows.tobytes()))

    def __repr__(self) -> str:
        told = f" by {', '.join(self.by)}" if self.by else ""
        refused = int(self.planes[:, -1].sum())
        return (
            f"<Tally{told}: {len(self.objects)} object(s), {len(self.leaves)} leaves, {int(self.rows.sum())} rows, "
            f"{int(self.answered.sum())} counted, {int(self.planes[:, -2].sum())} missing, {refused} refused>"
        )

    def _sheet(self) -> Sheet:
        """Return where the answers to each leaf went, all objects together, and how they are shared among the grades."""
        pooled = self.pooled()
        return Sheet(
            message("Answers of {rows:,} respondents", rows=int(pooled.rows.sum())).text(self.language),
            (
                Column("leaf", "name"),
                *(Column(name, "number") for name in ("counted", "missing", "refused")),
                Column("share of the answers", "bars"),
            ),
            tuple(
                (
                    Name(leaf),
                    *(int(number) for number in (pooled.answered[row, 0], *pooled.planes[row, -2:, 0])),
                    _shares(pooled.planes[row, : len(self.scale), 0], reverse=not self.scale.best_first),
                )
                for row, leaf in enumerate(self.leaves)
            ),
            subtitle=message("{objects:,} objects by {by}", objects=len(self.objects), by=self.by).text(self.language)
            if self.by
            else "",
            legend=self.scale.labels(self.language)[:: 1 if self.scale.best_first else -1],
            notes=tuple(
                f"{leaf}: " + ", ".join(f"{text!r} × {count}" for text, count in texts)
                for leaf, texts in zip(self.leaves, self.offending, strict=True)
                if texts
            ),
            language=self.language,
        )


def _shares(counts: IntArray, *, reverse: bool) -> tuple[float, ...] | None:
    """Return which share of the answers each grade has, the best first; None where there are none."""
    total = int(counts.sum())
    return tuple((counts[::-1] if reverse else counts) / total) if total else None


def summed(parts: Sequence[Tally]) -> Tally:
    """Return the tally of the answers of all parts, of which there is one at least; their leaves and grades are the same."""
    first = parts[0]
    offending = first.offending
    for part in parts[1:]:
        offending = tuple(coding.merged(mine, its) for mine, its in zip(offending, part.offending, strict=True))
    if all(part.objects == first.objects for part in parts):
        rows, planes = (sum(arrays) for arrays in zip(*((part.rows, part.planes) for part in parts), strict=True))
        return replace(first, rows=rows, planes=planes, offending=offending)
    keys = [key for part in parts for key in part.objects]
    rows = np.concatenate([part.rows for part in parts])
    planes = np.concatenate([part.planes for part in parts], axis=-1)
    joint = replace(first, objects=tuple(keys), rows=rows, planes=planes, offending=offending)
    return _regrouped(joint, first.by, keys)


def _regrouped(tally: Tally, by: tuple[str, ...], keys: Sequence[Key]) -> Tally:
    """Return the tally with its objects renamed, those of the same name added, and all in natural order."""
    objects = sorted(set(keys), key=coding.natural) or ([()] if by == () else [])
    place = {key: at for at, key in enumerate(objects)}
    to = np.array([place[key] for key in keys], dtype=np.intp)
    order = np.argsort(to, kind="stable")
    if len(keys):
        starts = np.searchsorted(to[order], np.arange(len(objects)))
        rows = np.add.reduceat(tally.rows[order], starts)
        planes = np.add.reduceat(tally.planes[..., order], starts, axis=-1)
    else:
        rows = np.zeros(len(objects), dtype=np.int64)
        planes = np.zeros((*tally.planes.shape[:2], len(objects)), dtype=np.int64)
    return replace(tally, by=by, objects=tuple(objects), rows=sealed(rows), planes=sealed(planes))


def by_columns(by: str | Sequence[str] | None) -> tuple[str, ...]:
    """Return the grouping columns as a tuple."""
    if not isinstance(by, Sequence | None):
        raise OptionError("by: {by!r} does not name columns; give one name, or several different ones", by=by)
    columns = () if by is None else (by,) if isinstance(by, str) else tuple(by)
    if not all(isinstance(column, str) for column in columns) or len(set(columns)) < len(columns):
        raise OptionError("by: {by!r} does not name columns; give one name, or several different ones", by=by)
    return columns


def matched(study: Study, tally: Tally) -> Tally:
    """Return a tally with its leaves in the study's order.

    Raises
    ------
    TallyError
        Where its leaves or its grades are not the study's.
    """
    for leaf in study.leaf_ids:
        if leaf not in tally.leaves:
            raise TallyError(
                "tally: no leaf is called {leaf!r}{hint}; tally by this study",
                leaf=leaf,
                hint=checks.suggestion(leaf, tally.leaves),
            )
    if len(tally.leaves) > len(study.leaf_ids):
        extra = next(leaf for leaf in tally.leaves if leaf not in study.leaf_ids)
        raise TallyError("tally: its leaf {extra!r} is not in the study; tally by this study", extra=extra)
    if tally.scale != study.grades:
        raise TallyError("tally: its grades are not those of the study; tally by this study")
    return replace(tally.arranged(study.leaf_ids), language=study.language)


def _grade_text(grade: Grade) -> str:
    return f"{grade.texts()[0]} {grade.score:g}" + ("" if grade.answer is None else f" ({grade.answer})")


def told_apart(by: Sequence[str], fixed: Collection[str]) -> None:
    """Refuse a table in which a grouping column and a figure have one name."""
    for column in by:
        if column in fixed:
            raise AnswersError(
                "by: a column of the table is called {column!r} too; rename the one of the answers", column=column
            )


def parts_of(key: Key) -> tuple[str | None, ...]:
    """Return the part of an object's key that each grouping column gave."""
    return key if isinstance(key, tuple) else (key,)


def joined(parts: Sequence[str | None]) -> Key:
    """Return the key of an object: the part itself where there is one column, otherwise the tuple."""
    return parts[0] if len(parts) == 1 else tuple(parts)
