"""Post-stratification: the factor of each cell of a tally that gives its answers the shares that are known of the population."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from fuzzyeval.aliases import FloatArray, IntArray, Key
from fuzzyeval.core import raking
from fuzzyeval.errors import AnswersError, StudyError
from fuzzyeval.survey.coding import key_text, shown
from fuzzyeval.survey.keys import parts_of
from fuzzyeval.wording import Message, message, together

__all__ = ["factors_of"]


def factors_of(
    by: Sequence[str], objects: Sequence[Key], totals: FloatArray, shares: Mapping[str, Mapping[str, float]]
) -> FloatArray:
    """Return what multiplies the design weights of each cell, so that the sample has the shares of the population.

    The sum of the weights stays as it is. Cells with a value whose share is 0 have the factor 0. Cells that weigh nothing
    need no share.

    Parameters
    ----------
    by
        The columns that the cells are told apart by, among them all those of the shares.
    objects
        The keys of the k cells.
    totals
        The sums of their design weights, (k,).
    shares
        ``{column: {value: share}}``, at least 0 and not all 0. Values are compared as keys of objects are; the shares of a
        column are divided by their sum.

    Raises
    ------
    StudyError
        Where two of the values of a column are one, as ``1`` and ``1.0`` are.
    AnswersError
        For values of the answers that have no share, shares of values that no answers have (all are told at once), and
        margins that cannot be had together.

    Examples
    --------
    Of ten customers eight came from the north, where half of all customers live.

    >>> import numpy as np
    >>> factors_of(("region",), ["north", "south"], np.array([8.0, 2.0]), {"region": {"north": 0.5, "south": 0.5}})
    array([0.625, 2.5  ])
    """
    at = {column: place for place, column in enumerate(by)}
    parts = list(map(parts_of, objects))
    margins = [_margin(column, known, [part[at[column]] for part in parts]) for column, known in shares.items()]
    weights = raking.parts(totals)
    problems = [problem for margin in margins for problem in margin.problems(weights)]
    if problems:
        raise AnswersError(together(problems))
    found = raking.raked(totals, [margin.member for margin in margins], [margin.target for margin in margins])
    if found.off is not None:
        raise margins[found.off.margin].refusal(found.off)
    return found.factors


@dataclass(frozen=True, slots=True)
class _Margin:
    """One column: its values, the share of each that is known, and which of them each cell has.

    The values that are declared come first; those that have no share follow them, and have the share 0 here.
    """

    column: str
    values: tuple[str | None, ...]
    known: int
    target: FloatArray
    member: IntArray

    def problems(self, parts: FloatArray) -> list[Message]:
        """Return what stands between the sample and the shares, value by value."""
        reached = np.bincount(self.member, weights=parts, minlength=len(self.values)).tolist()
        told = [
            message(
                "survey/shares/{column}: no part of the sample has {value!r}, which should have a share of {share:.6g}; "
                "share it among values that there are",
                column=self.column,
                value=shown(self.values[at]),
                share=float(self.target[at]),
            )
            for at in range(self.known)
            if self.target[at] > 0 and not reached[at] > 0
        ]
        return told + [self._unknown(at, reached[at]) for at in range(self.known, len(self.values)) if reached[at] > 0]

    def _unknown(self, at: int, part: float) -> Message:
        if self.values[at] is None:
            return message(
                "survey/shares/{column}: {part:.6g} of the sample is (blank), which has no share; fill it in, or leave those "
                "rows out",
                column=self.column,
                part=part,
            )
        return message(
            "survey/shares/{column}: {part:.6g} of the sample has {value!r}, which has no share; give it one, or correct "
            "the answers",
            column=self.column,
            part=part,
            value=self.values[at],
        )

    def refusal(self, off: raking.Off) -> AnswersError:
        """Return what is said where a share cannot be had together with the others."""
        return AnswersError(
            "survey/shares/{column}: {value!r} should have {wanted:.10g} of the sample and stays at {reached:.10g}, though the "
            "columns were brought to their shares in turn, up to {sweeps:,} times, as some of their values never or hardly "
            "ever go together; merge values, or give shares of fewer columns",
            column=self.column,
            value=shown(self.values[off.category]),
            wanted=off.wanted,
            reached=off.reached,
            sweeps=raking.MOST_SWEEPS,
        )


def _margin(column: str, known: Mapping[str, float], had: Sequence[str | None]) -> _Margin:
    """Return the margin of one column, given the value that each cell has."""
    place = {value: at for at, value in enumerate(_texts(column, known))}
    member = np.array([place.setdefault(value, len(place)) for value in had], dtype=np.int64)
    target = np.zeros(len(place))
    target[: len(known)] = list(known.values())
    return _Margin(column, tuple(place), len(known), target / target.sum(), member)


def _texts(column: str, known: Mapping[str, float]) -> list[str | None]:
    """Return the values that shares are given of, as keys of objects are written."""
    first: dict[str | None, str] = {}
    for value in known:
        other = first.setdefault(key_text(value), value)
        if other != value:
            raise StudyError(
                "survey/shares/{column}: {other!r} and {value!r} are one value; give it one share",
                column=column,
                other=other,
                value=value,
            )
    return list(first)
