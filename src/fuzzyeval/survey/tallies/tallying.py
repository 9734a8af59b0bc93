"""The tally: counts of answers that add up, roll up and are stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from fuzzyeval.errors import TallyError, told_in
from fuzzyeval.model.study import Study
from fuzzyeval.ordering import natural
from fuzzyeval.survey.keys import by_columns, joined, parts_of
from fuzzyeval.survey.tallies.adding import beside, summed
from fuzzyeval.survey.tallies.counted import Counted
from fuzzyeval.survey.tallies.matching import refuse_unlike
from fuzzyeval.survey.tallies.triangles import rearranged
from fuzzyeval.wording import message

if TYPE_CHECKING:
    from fuzzyeval.display.sheet import Sheet

__all__ = ["Tally"]


@dataclass(frozen=True, eq=False, repr=False)
class Tally(Counted):
    """Counts of answers per object, leaf and grade, with all others accounted for; made by :func:`fuzzyeval.tally`.

    For every object and leaf, counted + missing + refused + don't know + dropped = rows. Tallies of the same leaves and
    grades add, exactly unless answers have design weights.
    """

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
        objects = sorted(set(keys), key=natural) or ([()] if columns == () else [])
        place = {key: at for at, key in enumerate(objects)}
        to = np.array([place[key] for key in keys], dtype=np.intp)
        figures = self.figures.grouped(to, len(objects))
        rolled = replace(self, by=columns, objects=tuple(objects), figures=figures)
        return beside(rolled, lambda tally: tally.rolled_up(columns))

    def only(self, at: int) -> Tally:
        """Return the tally of the object at a position."""
        figures = self.figures.mapped(lambda array: array[..., at : at + 1].copy())
        all_here = figures.planes[:, -2, 0] == self.refused_by_leaf  # otherwise nobody knows whose the texts are
        offending = tuple(texts if here else () for texts, here in zip(self.offending, all_here.tolist(), strict=True))
        one = replace(self, objects=(self.objects[at],), figures=figures, offending=offending)
        return beside(one, lambda tally: tally.only(at))

    def alone(self) -> Tally:
        """Return the tally without ratings of importance and an outcome, to be added to others that have none."""
        return replace(self, importance=None, outcome=None, figures=replace(self.figures, outcome_moments=None))

    def arranged(self, leaves: Sequence[str]) -> Tally:
        """Return the tally with its leaves in another order."""
        if tuple(leaves) == self.leaves:
            return self
        at = np.array([self.leaves.index(leaf) for leaf in leaves], dtype=np.intp)
        n, have = len(self.scale), self.figures
        ended = np.concatenate(([0], at + 1, [len(at) + 1]))
        figures = replace(
            have,
            planes=have.planes[at],
            weighted=None if have.weighted is None else have.weighted[at],
            moments=None if have.moments is None else rearranged(have.moments, np.concatenate(([0], at + 1))),
            joint=None if have.joint is None else rearranged(have.joint, (at[:, None] * n + np.arange(n)).ravel()),
            outcome_moments=None if have.outcome_moments is None else rearranged(have.outcome_moments, ended),
        )
        offending = tuple(self.offending[row] for row in at)
        rated = None if self.importance is None else self.importance.arranged(leaves)
        return replace(self, leaves=tuple(leaves), figures=figures, offending=offending, importance=rated)

    def model_dump_json(self) -> str:
        """Return the tally as JSON, which :meth:`model_validate_json` reads back, equal."""
        from fuzzyeval.survey.tallies import storing  # noqa: PLC0415  (loaded when a tally is stored)

        return storing.to_json(self)

    @classmethod
    def model_validate_json(cls, text: str) -> Tally:
        """Return the tally in a JSON text.

        Raises
        ------
        TallyError
            For what is no tally, or does not add up.
        """
        from fuzzyeval.survey.tallies import storing  # noqa: PLC0415

        return storing.from_json(text)

    def to_arrow(self) -> Any:
        """Return the tally as an Arrow table, a row an object, which :meth:`from_arrow` reads back, equal.

        Raises
        ------
        MissingExtraError
            Where pyarrow is not installed.
        """
        from fuzzyeval.survey.tallies import files  # noqa: PLC0415

        return files.to_arrow(self)

    @classmethod
    def from_arrow(cls, table: Any) -> Tally:
        """Return the tally in an Arrow table that :meth:`to_arrow` made.

        Raises
        ------
        TallyError
            For another table, and for what does not add up.
        """
        from fuzzyeval.survey.tallies import files  # noqa: PLC0415

        return files.from_arrow(table)

    def save(self, path: str | Path) -> None:
        """Write the tally to a JSON or Parquet file, which :meth:`load` reads back, equal.

        Raises
        ------
        TallyError
            For another kind of file.
        MissingExtraError
            For Parquet where pyarrow is not installed.
        """
        from fuzzyeval.survey.tallies import files  # noqa: PLC0415

        files.save(self, Path(path))

    @classmethod
    def load(cls, path: str | Path) -> Tally:
        """Return the tally in a JSON or Parquet file.

        Raises
        ------
        TallyError
            Where the file cannot be read, or what is in it does not add up.
        """
        from fuzzyeval.survey.tallies import files  # noqa: PLC0415

        return files.load(Path(path))

    @classmethod
    def from_counts(
        cls,
        study: Study,
        counts: Any,
        *,
        objects: Sequence[Any] | None = None,
        by: str | Sequence[str] | None = None,
        missing: Any = 0,
    ) -> Tally:
        """Return the tally of counts that were made elsewhere.

        Parameters
        ----------
        study
            Whose leaves and grades are counted, in its order.
        counts
            How often each grade was given: (m, n), or (k, m, n) for k objects.
        objects
            The keys of the k objects: a text each, or a tuple where several columns tell them apart.
        by
            The column, or columns, that the keys are of.
        missing
            How many answers are missing: a number, or (m,) or (k, m).

        Raises
        ------
        TallyError
            For what is no count, for another shape, and for leaves of one object whose answers and gaps do not sum to the same
            rows.

        Examples
        --------
        >>> import fuzzyeval as fe
        >>> leaves = [fe.Indicator(id="attitude"), fe.Indicator(id="speed")]
        >>> study = fe.Study(grades=fe.GradeScale(3), root=fe.Indicator(id="process", children=leaves))
        >>> fe.Tally.from_counts(study, [[5, 3, 2], [4, 4, 1]], missing=[0, 1])
        <Tally: 1 object(s), 2 leaves, 10 rows, 19 counted, 1 missing, 0 refused>
        """
        from fuzzyeval.survey.tallies import given  # noqa: PLC0415

        return given.of_counts(study, counts, objects=objects, by=by, missing=missing)

    @classmethod
    def from_frame(cls, study: Study, table: Any, *, by: str | Sequence[str] | None = None) -> Tally:
        """Return the tally in a table of counts that were made elsewhere: a row an object and leaf, a column a grade.

        Parameters
        ----------
        study
            Whose leaves and grades are counted.
        table
            Anything that :func:`fuzzyeval.tally` takes: the columns ``by``, ``leaf``, a column a grade, called by its label or
            code, and perhaps ``missing``, ``refused`` and ``dont_know``.
        by
            The column, or columns, that tell objects apart.

        Raises
        ------
        TallyError
            For what is no count, for rows or columns that are missing or occur twice, and for leaves of one object whose
            figures do not sum to the same rows.

        Examples
        --------
        >>> import fuzzyeval as fe
        >>> leaves = [fe.Indicator(id="attitude"), fe.Indicator(id="speed")]
        >>> study = fe.Study(grades=fe.GradeScale(3), root=fe.Indicator(id="process", children=leaves))
        >>> rows = [
        ...     {"leaf": "attitude", "satisfied": 5, "neutral": 3, "dissatisfied": 2, "missing": 0},
        ...     {"leaf": "speed", "satisfied": 4, "neutral": 4, "dissatisfied": 1, "missing": 1},
        ... ]
        >>> fe.Tally.from_frame(study, rows).counts.tolist()
        [[[5, 3, 2], [4, 4, 1]]]
        """
        from fuzzyeval.survey.tallies import given  # noqa: PLC0415

        return given.of_frame(study, table, by=by)

    def _sheet(self) -> Sheet:
        from fuzzyeval.survey.tallies import showing  # noqa: PLC0415  (loaded when somebody looks)

        return showing.sheet(self)

    def __add__(self, other: Tally) -> Tally:
        """Return the tally of the answers of both."""
        if not isinstance(other, Tally):
            return NotImplemented
        with told_in(self.language):
            refuse_unlike(self, other)
            return summed([self, other])

    def __radd__(self, other: object) -> Tally:
        """Return the tally itself, so that ``sum`` adds tallies up."""
        return self if other == 0 else NotImplemented
