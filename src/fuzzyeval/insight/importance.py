"""What each indicator's weight claims, and how far the score in fact responds to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from fuzzyeval import checks
from fuzzyeval.aliases import FloatArray, Over, Plain
from fuzzyeval.display import Displayed
from fuzzyeval.display.sheet import Column, Name, Sheet
from fuzzyeval.errors import UnknownKeyError, told_in
from fuzzyeval.insight.closest import ClosestWeights, nearest
from fuzzyeval.remarks import Remark
from fuzzyeval.sealed import Sealed
from fuzzyeval.sources import frames
from fuzzyeval.wording import Message, message

__all__ = ["EffectiveImportance", "NodeImportance", "Spreads"]


@dataclass(frozen=True, slots=True)
class NodeImportance:
    """What one indicator's weight claims, and how far the score responds to it.

    Attributes
    ----------
    id, label, parent, level
        The indicator, what it is called in the study's language, the id of its parent, and its level, 2 below the root.
    claimed
        Its global weight.
    effective
        How much of the variance of the score goes with it, 0 to 1: ε² over respondents (r², adjusted, of a branch), r² over
        objects. These do not sum to 1.
    share
        Of a leaf, its part of the effective importance of all leaves; None of a branch, and where all is 0.
    low, high
        The ends of the interval over objects; None over respondents, and where nothing varies.
    clipped
        Whether the estimate lay below 0, or above 1, and was cut.
    """

    id: str
    label: str
    parent: str
    level: int
    claimed: float
    effective: float
    share: float | None
    low: float | None = None
    high: float | None = None
    clipped: bool = False

    def to_row(self) -> Plain:
        """Return the indicator as a row of a table."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True, eq=False)
class Spreads(Sealed):
    """What the closest weights are found from: √p_g (E[x_l | x_j = g] − x̄_l), (m, n, m), by leaf j, grade g and leaf l."""

    values: FloatArray


@dataclass(frozen=True, slots=True, repr=False)
class EffectiveImportance(Displayed, Mapping[str, NodeImportance]):
    """Claimed and effective importance of every indicator but the root, by id; made by :func:`fuzzyeval.effective_importance`.

    Attributes
    ----------
    nodes
        The indicators in reading order.
    over
        ``respondents`` or ``objects``.
    count
        How many of them there are.
    confidence
        Of the intervals over objects; None over respondents.
    remarks
        What a careful reader should know.
    title
        What the study is called.
    language
        The study's language.
    root
        What the root is called in it.
    """

    nodes: tuple[NodeImportance, ...]
    over: Over
    count: int
    confidence: float | None
    remarks: tuple[Remark, ...]
    title: str
    language: str
    leaves: tuple[str, ...] = field(repr=False)
    spreads: Spreads | None = field(repr=False, compare=False)
    root: str = field(default="", repr=False)
    backend: str | None = field(default=None, repr=False, compare=False)

    def __getitem__(self, node: str) -> NodeImportance:
        for one in self.nodes:
            if one.id == node:
                return one
        with told_in(self.language):
            raise UnknownKeyError(
                "no indicator is called {node!r}{hint}", node=node, hint=checks.suggestion(node, list(self))
            )

    def __iter__(self) -> Iterator[str]:
        return (node.id for node in self.nodes)

    def __len__(self) -> int:
        return len(self.nodes)

    def closest(self) -> ClosestWeights | None:
        """Return the leaves' weights under which the shares of effective importance come closest to what is claimed.

        The shares are those of the leaves: of what a leaf explains of the variance of the score, by its own mean of the score
        at each grade (over respondents), or by a straight line (over objects), without correction. The least squared
        differences from the claimed weights are sought on the simplex, from several places, always the same; that nothing
        comes closer is not proven.

        Returns
        -------
        ClosestWeights or None
            None over objects, where the score is no weighted mean of the leaves' scores, or fewer than thirty objects have
            a score of every leaf.

        Notes
        -----
        Becker, W., Saisana, M., Paruolo, P. and Vandecasteele, I. (2017). Weights and importance in composite indicators:
        closing the gap. *Ecological Indicators* 80, 12–22.

        Examples
        --------
        >>> import fuzzyeval as fe
        >>> leaves = [fe.Indicator(id="attitude"), fe.Indicator(id="speed")]
        >>> way = fe.Manual(weights={"process": {"attitude": 0.8, "speed": 0.2}})
        >>> study = fe.Study(grades=5, root=fe.Indicator(id="process", children=leaves), weighting=way)
        >>> answers = [{"attitude": a, "speed": s} for a in (1, 5) for s in (1, 5)]
        >>> found = fe.effective_importance(fe.evaluate(study, fe.tally(study, answers, detail="joint")))
        >>> [round(weight, 4) for weight in found.closest().weights]
        [0.6667, 0.3333]
        """
        if self.spreads is None:
            return None
        leaves = [self[leaf] for leaf in self.leaves]
        claimed = np.array([leaf.claimed for leaf in leaves])
        labels = tuple(leaf.label for leaf in leaves)
        return nearest(self.leaves, labels, claimed / claimed.sum(), self.spreads.values, self.language)

    def to_rows(self) -> list[Plain]:
        """Return a row an indicator."""
        return [node.to_row() for node in self.nodes]

    def to_frame(self, *, backend: str | None = None) -> Any:
        """Return the rows as a dataframe.

        Parameters
        ----------
        backend
            ``polars``, ``pandas`` or ``pyarrow``; by default the library of the answers, else the first installed.

        Raises
        ------
        OptionError
            For an unknown library.
        MissingExtraError
            Where that library, or every one of them, is not installed.
        """
        return frames.to_native(self.to_rows(), backend or self.backend)

    def __repr__(self) -> str:
        return (
            f"<EffectiveImportance: {len(self)} indicators, over {self.count} {self.over}, {len(self.remarks)} remarks>"
        )

    def _sheet(self) -> Sheet:
        called = {self.nodes[0].parent: self.root, **{node.id: node.label for node in self.nodes}}
        ends = self.over == "objects"
        return Sheet(
            message("Claimed and effective importance: {title}", title=self.title).text(self.language),
            (*_COLUMNS, *_ENDS) if ends else _COLUMNS,
            tuple(
                (
                    Name(node.label, node.level - 2),
                    *(node.claimed, node.effective, node.share),
                    *((node.low, node.high) if ends else ()),
                )
                for node in self.nodes
            ),
            subtitle=self._over().text(self.language),
            notes=tuple(f"{called.get(said.place, said.place)}: {said.text}" for said in self.remarks),
            language=self.language,
        )

    def _over(self) -> Message:
        if self.confidence is None:
            return message("over {count:,} respondents", count=self.count)
        level = self.confidence * 100
        return message("over {count:,} objects, with intervals of {level:g} %", count=self.count, level=level)


_COLUMNS = (
    Column("indicator", "name"),
    Column("claimed", "number", digits=3),
    Column("effective", "number", digits=3),
    Column("share", "number", digits=3, missing="only leaves share"),
)
_ENDS = (
    Column("from", "number", digits=3, missing="nothing varies"),
    Column("to", "number", digits=3, missing="nothing varies"),
)
