"""Tallies added up, and weighted to known shares, each with those that stand beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from fuzzyeval.aliases import FloatArray
from fuzzyeval.errors import TallyError
from fuzzyeval.survey import coding
from fuzzyeval.survey.tallies import comoments
from fuzzyeval.survey.tallies.contradictions import MOST
from fuzzyeval.survey.tallies.figures import Exact, Running
from fuzzyeval.survey.tallies.stratifying import factors_of

if TYPE_CHECKING:
    from fuzzyeval.model.scale import GradeScale
    from fuzzyeval.survey.tallies.tallying import Tally

__all__ = ["beside", "stratified", "summed"]


def beside(tally: Tally, change: Callable[[Tally], Tally]) -> Tally:
    """Return the tally with those of its importance and its outcome changed."""
    if tally.importance is None and tally.outcome is None:
        return tally
    importance = None if tally.importance is None else change(tally.importance)
    return replace(tally, importance=importance, outcome=None if tally.outcome is None else change(tally.outcome))


def summed(parts: Sequence[Tally]) -> Tally:
    """Return the tally of the answers of all parts, of which there is one at least; their leaves and grades are the same.

    Raises
    ------
    TallyError
        For more rows than are counted exactly.
    """
    rows = sum(sum(part.rows.tolist()) for part in parts)
    if rows >= MOST:
        raise TallyError(
            "tallies: together they are of {rows:,} rows, and only fewer than 2**53 are counted exactly; keep them apart",
            rows=rows,
        )
    running = Running()
    offending = parts[0].offending
    for part in parts:
        running.add(part.objects, part.figures.arrays())
    for part in parts[1:]:
        offending = tuple(coding.merged(mine, its) for mine, its in zip(offending, part.offending, strict=True))
    objects, figures = running.result()
    rated = [part.importance for part in parts if part.importance is not None]
    ended = [part.outcome for part in parts if part.outcome is not None]
    return replace(
        parts[0],
        objects=objects,
        figures=figures,
        offending=offending,
        importance=summed(rated) if rated else None,
        outcome=summed(ended) if ended else None,
    )


def stratified(tally: Tally, shares: Mapping[str, Mapping[str, float]]) -> Tally:
    """Return the tally with its design weights multiplied so that its strata have known shares, column by column.

    Raises
    ------
    AnswersError
        Where the shares cannot be had.
    """
    if not shares:
        return tally
    return _multiplied(tally, factors_of(tally.by, tally.objects, tally.weight_sums[0], shares))


def _multiplied(tally: Tally, factors: FloatArray) -> Tally:
    """Return the tally with the design weights of each object multiplied."""
    totals, squares = tally.weight_sums
    have = tally.figures
    ended = None if tally.outcome is None else tally.outcome.scale
    figures = replace(
        have,
        totals=totals * factors,
        squares=squares * factors * factors,
        weighted=tally.shares * factors,
        moments=None if have.moments is None else _moments(tally, have.moments) * factors,
        joint=None if have.joint is None else have.joint * factors,
        outcome_moments=None
        if have.outcome_moments is None
        else _moments(tally, have.outcome_moments, ended) * factors,
    )
    return beside(replace(tally, figures=figures, whole="shares"), lambda its: _multiplied(its, factors))


def _moments(tally: Tally, triangles: Exact, outcome: GradeScale | None = None) -> Exact:
    """Return co-moments as they are summed where answers have design weights."""
    return triangles if tally.weighted else comoments.in_floats(triangles, tally.scale, outcome)
