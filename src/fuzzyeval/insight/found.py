"""What was found of every node, before it has names."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fuzzyeval.aliases import FloatArray
from fuzzyeval.core.composition import OPERATORS
from fuzzyeval.model.study import Study
from fuzzyeval.remarks import Remark

__all__ = ["Found", "averages", "composites"]


@dataclass(frozen=True, slots=True)
class Found:
    """Effective importance of the nodes of the outline, in its order; the root's says nothing.

    Attributes
    ----------
    effective, clipped
        One a node.
    intervals
        The ends of each; None where there is none.
    claimed
        The global weights.
    count
        How many respondents or objects there are.
    remarks
        What is to be said.
    spreads
        What the closest weights are found from, (m, n, m), if they can be.
    """

    effective: list[float]
    clipped: list[bool]
    intervals: list[tuple[float, float] | None]
    claimed: list[float]
    count: int
    remarks: tuple[Remark, ...]
    spreads: FloatArray | None


def averages(study: Study) -> bool:
    """Return whether every node gathers its children by the weighted average, and the score is that of the root."""
    return study.readings[0] != "score" and all(it == OPERATORS["weighted_average"] for it in study.operators)


def composites(study: Study, local: FloatArray) -> FloatArray:
    """Return each node's score as weights of the leaves' scores, (N, m), from the local weights, (N,)."""
    nodes = study.outline
    found = np.zeros((len(nodes.ids), len(nodes.leaves)))
    found[list(nodes.leaves), range(len(nodes.leaves))] = 1.0
    for node in nodes.gathering:
        children = list(nodes.children[node])
        found[node] = local[children] @ found[children]
    return found
