"""The weights whose effective importance comes closest to what was claimed, and what remains."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fuzzyeval.aliases import FloatArray, Plain
from fuzzyeval.core import responding as core
from fuzzyeval.display import Displayed
from fuzzyeval.display.sheet import Column, Name, Sheet
from fuzzyeval.wording import message

__all__ = ["ClosestWeights", "nearest"]


@dataclass(frozen=True, slots=True, repr=False)
class ClosestWeights(Displayed):
    """The leaves' weights whose shares of effective importance come closest to the claimed ones, by squared differences.

    Where by absolute differences, which ``remaining`` and ``before`` tell, these come no closer than the weights as they
    are, they are the weights as they are.

    Attributes
    ----------
    leaves, labels
        The ids of the leaves, and what they are called.
    weights
        Global weights, at least 0, summing to 1; a leaf that does not vary keeps the claimed one.
    achieved, claimed
        Of each leaf, its share of effective importance under these weights, and the one that was claimed.
    remaining
        Half the sum of the absolute differences between the two, 0 to 1.
    before
        The same of the weights as they are.
    language
        The study's language.
    """

    leaves: tuple[str, ...]
    labels: tuple[str, ...]
    weights: tuple[float, ...]
    achieved: tuple[float, ...]
    claimed: tuple[float, ...]
    remaining: float
    before: float
    language: str = "en"

    def to_rows(self) -> list[Plain]:
        """Return a row a leaf: its weight, and the shares achieved and claimed."""
        rows = zip(self.leaves, self.labels, self.claimed, self.weights, self.achieved, strict=True)
        return [dict(zip(("id", "label", "claimed", "weight", "achieved"), row, strict=True)) for row in rows]

    def __repr__(self) -> str:
        return f"<ClosestWeights: {len(self.leaves)} leaves, {self.remaining:.3f} remains of {self.before:.3f}>"

    def _sheet(self) -> Sheet:
        return Sheet(
            message("Weights that come closest to what is claimed").text(self.language),
            _COLUMNS,
            tuple((Name(label), *row) for label, *row in zip(self.labels, *self._figures(), strict=True)),
            subtitle=message(
                "{remaining:.3f} of all importance is still elsewhere, {before:.3f} under the weights as they are",
                remaining=self.remaining,
                before=self.before,
            ).text(self.language),
            language=self.language,
        )

    def _figures(self) -> tuple[tuple[float, ...], ...]:
        return self.claimed, self.weights, self.achieved


_COLUMNS = (
    Column("indicator", "name"),
    Column("claimed", "number", digits=3),
    Column("weight", "number", digits=3),
    Column("achieved", "number", digits=3),
)


def nearest(
    leaves: tuple[str, ...], labels: tuple[str, ...], claimed: FloatArray, spreads: FloatArray, language: str
) -> ClosestWeights:
    """Return the closest weights of leaves of which the spreads, (m, n, m), are known."""
    weights, present = core.closest(spreads, claimed), core.shares_of(spreads, claimed)
    achieved = core.shares_of(spreads, weights)
    if not _apart(achieved, claimed) < _apart(present, claimed):  # squares may fall where the differences rise
        weights, achieved = claimed, present
    return ClosestWeights(
        leaves,
        labels,
        tuple(weights.tolist()),
        tuple(achieved.tolist()),
        tuple(claimed.tolist()),
        _apart(achieved, claimed),
        _apart(present, claimed),
        language,
    )


def _apart(left: FloatArray, right: FloatArray) -> float:
    return float(np.abs(left - right).sum() / 2)
