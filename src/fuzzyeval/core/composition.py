"""The composition operators M(⊗, ⊕), and folding them over indicators and over a hierarchy.

Arrays are laid out in planes, (indicator, grade, object): the same step for all objects is then one pass over contiguous
memory, and each object's figures do not depend on which others are computed with it.

Sources: Zadeh (1973) for the max-min composition; the four models M(∧,∨), M(·,∨), M(∧,⊕), M(·,+) as they are taught,
for example by Xie and Liu (2013).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from fuzzyeval.aliases import BoolArray, FloatArray
from fuzzyeval.errors import OptionError

__all__ = ["OPERATORS", "Gathering", "Operator", "compose", "compose_tree"]

_CHUNK = 8192  # objects at a time: a few planes of 5 grades then stay in the second-level cache


@dataclass(frozen=True, slots=True)
class Operator:
    """M(⊗, ⊕): ⊗ weighs an indicator's degrees, ⊕ folds the indicators together, one after the other.

    Parameters
    ----------
    symbol
        How the operator is written, such as ``M(∧,∨)``.
    weigh
        ⊗: called as ``weigh(weight, degrees, out=array)``, elementwise, like :data:`numpy.minimum`.
    gather
        ⊕: called as ``gather(left, right, out=left)``, elementwise, like :data:`numpy.maximum`.
    cap
        The largest degree that may come out; None for no limit.

    Examples
    --------
    >>> import numpy as np
    >>> import fuzzyeval as fe
    >>> def probabilistic(left, right, out):
    ...     return np.subtract(left + right, left * right, out=out)
    >>> either = fe.Operator("M(·,+̂)", weigh=np.multiply, gather=probabilistic)
    >>> fe.compose([0.5, 0.5], [[0.2, 0.8], [0.4, 0.6]], operator=either).round(2).tolist()
    [0.28, 0.58]
    """

    symbol: str
    weigh: Callable[..., Any]
    gather: Callable[..., Any]
    cap: float | None = None

    def __post_init__(self) -> None:
        symbol: object = self.symbol
        if not isinstance(symbol, str):
            raise OptionError("operator {symbol!r}: the symbol is no text; write it as in 'M(∧,∨)'", symbol=symbol)
        for step in (self.weigh, self.gather):
            try:
                made = step(np.float64(0.5), np.array([0.5]), out=np.empty(1))
            except TypeError as error:
                raise OptionError(
                    "operator {symbol}: {step!r} is not called as f(left, right, out=...)", symbol=symbol, step=step
                ) from error
            if made is None:
                raise OptionError("operator {symbol}: {step!r} returns nothing; return out", symbol=symbol, step=step)
        cap: object = self.cap
        if cap is not None and not (isinstance(cap, (int, float)) and cap > 0):
            raise OptionError(
                "operator {symbol}: cap {cap!r} is not a positive number; None is no limit", symbol=symbol, cap=cap
            )


OPERATORS: dict[str, Operator] = {
    "min_max": Operator("M(∧,∨)", np.minimum, np.maximum),
    "product_max": Operator("M(·,∨)", np.multiply, np.maximum),
    "min_sum": Operator("M(∧,⊕)", np.minimum, np.add, cap=1.0),
    "weighted_average": Operator("M(·,+)", np.multiply, np.add),
}


@dataclass(frozen=True, slots=True)
class Gathering:
    """One parent of a hierarchy: which planes it gathers, with which weights, by which operator."""

    parent: int
    children: tuple[int, ...]
    operator: Operator


def compose(weights: FloatArray, relation: FloatArray, operator: Operator) -> FloatArray:
    """Return B = w ∘ R of object-major arrays, (..., m) and (..., m, n) -> (..., n)."""
    if operator.weigh is np.multiply and operator.gather is np.add:  # M(·,+) is the matrix product
        composed = np.matmul(weights[..., None, :], relation)[..., 0, :]
        return np.asarray(composed if operator.cap is None else np.minimum(composed, operator.cap))
    lead = np.broadcast_shapes(weights.shape[:-1], relation.shape[:-2])
    flat_weights = np.broadcast_to(weights, (*lead, weights.shape[-1])).reshape(-1, weights.shape[-1])
    flat = np.broadcast_to(relation, (*lead, *relation.shape[-2:])).reshape(-1, *relation.shape[-2:])
    composed = np.empty((len(flat), flat.shape[-1]))
    for part in _chunks(len(flat), 1024):  # transposing fewer at a time keeps both sides in cache
        planes = np.ascontiguousarray(flat[part].transpose(1, 2, 0))
        out = np.empty(planes.shape[1:])
        _fold(operator, np.ascontiguousarray(flat_weights[part].T), list(planes), out)
        composed[part] = out.T
    return composed.reshape(*lead, flat.shape[-1])


def compose_tree(
    gatherings: Sequence[Gathering],
    weights: FloatArray,
    planes: FloatArray,
    nodes: Sequence[int],
    *,
    divide: Sequence[bool],
    present: BoolArray | None = None,
) -> FloatArray:
    """Compose every parent of every object, children before parents, and return their planes (p, n, k).

    Parameters
    ----------
    gatherings
        The p parents, each after its own children.
    weights
        A weight a node, (N,), or a node and object, (N, k).
    planes
        The relation, (m, n, k).
    nodes
        The node that each plane of the relation belongs to, (m,).
    divide
        Of each parent, whether its B is divided by its sum.
    present
        Of each node and object, whether there is anything to gather, (N, k); what is absent is skipped.
    """
    composed = np.empty((len(gatherings), *planes.shape[1:]))
    for part in _chunks(planes.shape[-1], _CHUNK):
        at = {node: planes[row, :, part] for row, node in enumerate(nodes)}
        here = None if present is None or present[:, part].all() else present[:, part]
        for row, (gathering, divided) in enumerate(zip(gatherings, divide, strict=True)):
            children = list(gathering.children)
            local = weights[children] if weights.ndim == 1 else weights[children, part]
            out = composed[row, :, part]
            there = None if here is None else here[children]
            _fold(gathering.operator, local, [at[child] for child in children], out, there)
            if divided:
                _divide(out)
            at[gathering.parent] = out
    return composed


def _fold(
    operator: Operator,
    weights: FloatArray,
    planes: Sequence[FloatArray],
    out: FloatArray,
    present: BoolArray | None = None,
) -> None:
    """Write ⊕ᵢ(wᵢ ⊗ planeᵢ), capped, to ``out`` (n, k); weights are (m,) or (m, k), presence is (m, k)."""
    if present is not None:
        _fold_present(operator, weights, planes, out, present)
    else:
        _into(out, operator.weigh, weights[0], planes[0])
        term = np.empty_like(out)
        for weight, plane in zip(weights[1:], planes[1:], strict=True):
            _into(term, operator.weigh, weight, plane)
            _into(out, operator.gather, out, term)
    if operator.cap is not None:
        np.minimum(out, operator.cap, out=out)


def _fold_present(
    operator: Operator,
    weights: FloatArray,
    planes: Sequence[FloatArray],
    out: FloatArray,
    present: BoolArray,
) -> None:
    """Fold, object by object, only what is present: a user's ⊗ need not have 0 as its neutral element."""
    out[:] = 0.0
    started = np.zeros(out.shape[-1], dtype=bool)
    term, both = np.empty_like(out), np.empty_like(out)
    for weight, plane, there in zip(weights, planes, present, strict=True):
        _into(term, operator.weigh, weight, plane)
        _into(both, operator.gather, out, term)
        np.copyto(out, term, where=there & ~started)
        np.copyto(out, both, where=there & started)
        started |= there


def _into(out: FloatArray, step: Callable[..., Any], left: Any, right: Any) -> None:
    """Write what a step makes to ``out``, also where a user's function makes an array of its own instead."""
    made = step(left, right, out=out)
    if made is not out:
        np.copyto(out, made)


def _divide(planes: FloatArray) -> None:
    """Divide each object's degrees by their sum, where there is one."""
    total = planes[0].copy()
    for plane in planes[1:]:  # in the same order for one object as for many: the same last digit
        total += plane
    np.divide(planes, total, out=planes, where=total > 0)


def _chunks(length: int, size: int) -> Iterator[slice]:
    return (slice(start, min(start + size, length)) for start in range(0, length, size))
