"""How far the weights of the whole hierarchy would move without each expert of a panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from fuzzyeval.aliases import FloatArray
from fuzzyeval.errors import WeightsError
from fuzzyeval.model.indicator import Outline
from fuzzyeval.weights.vectors import Split

__all__ = ["pulls"]


def pulls(
    nodes: Outline, splits: Sequence[Split], united: Callable[[Split, Sequence[float]], Sequence[float]]
) -> tuple[tuple[str, float | None], ...]:
    """Return each expert with half the sum of all changes of the leaves' global weights, were this expert not there.

    Parameters
    ----------
    nodes
        The hierarchy.
    splits
        How each parent's weight is split, with what its experts say.
    united
        From a split, and what judgement would say of it, to its weights.

    Returns
    -------
    tuple[tuple[str, float | None], ...]
        None for an expert without whom some weights would not be determined.
    """
    names = tuple(dict.fromkeys(expert.name for split in splits for expert in split.experts))
    if not names:
        return ()
    at = {node: position for position, node in enumerate(nodes.ids)}
    local = np.ones((len(names) + 1, len(at)))
    for split in splits:
        children = [at[child] for child in split.children]
        local[:, children] = split.weights
        for expert in split.experts:
            if not expert.left_out:
                local[1 + names.index(expert.name), children] = _without(split, expert.without, united)
    for node, parent in enumerate(nodes.parents[1:], start=1):
        local[:, node] *= local[:, parent]
    leaves = local[:, list(nodes.leaves)]
    moved = np.abs(leaves[1:] - leaves[0]).sum(axis=1) / 2
    return tuple((name, None if np.isnan(far) else float(far)) for name, far in zip(names, moved, strict=True))


def _without(
    split: Split, judged: Sequence[float] | None, united: Callable[[Split, Sequence[float]], Sequence[float]]
) -> Sequence[float] | FloatArray:
    """Return what a split would be, NaN where that is not determined."""
    if judged is None:
        return np.full(len(split.children), np.nan)
    try:
        return united(split, judged)
    except WeightsError:
        return np.full(len(split.children), np.nan)
