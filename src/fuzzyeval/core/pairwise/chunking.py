"""Many small matrices, some at a time: as many as stay in the processor's cache."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from fuzzyeval.aliases import FloatArray

__all__ = ["by_chunk", "chunks"]

_AT_ONCE = 2**16  # numbers


def chunks(matrices: FloatArray) -> Iterator[FloatArray]:
    """Yield matrices, (..., n, n), some at a time, (k, n, n)."""
    order = matrices.shape[-1]
    flat = matrices.reshape(-1, order, order)
    step = max(1, _AT_ONCE // order**2)
    return (flat[start : start + step] for start in range(0, len(flat), step))


def by_chunk(work: Callable[[FloatArray], FloatArray], matrices: FloatArray) -> FloatArray:
    """Return what work, (k, n, n) -> (k, ...), says of all matrices, (..., n, n) -> (..., ...)."""
    found = np.concatenate([work(part) for part in chunks(matrices)])
    return found.reshape((*matrices.shape[:-2], *found.shape[1:]))
