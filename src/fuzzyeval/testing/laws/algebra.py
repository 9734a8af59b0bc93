"""What the laws of an operator presuppose of its ⊗ and ⊕, looked at on a small grid."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

import numpy as np

from fuzzyeval.composition import Operator, operator_named
from fuzzyeval.testing.law import Condition, Words

__all__ = [
    "ADDITIVE",
    "CAPPED",
    "GATHERS",
    "IDEMPOTENT",
    "LINEAR",
    "NEUTRAL",
    "NOTHING",
    "PARTED",
    "SYMBOL",
    "UNCAPPED",
    "WEIGHS",
    "WRITTEN",
]

_GRID = (0.0, 0.25, 0.5, 1.0)


def _weigh(operator: Operator, weight: float, degree: float) -> float:
    return float(np.asarray(_made(operator.weigh, np.float64(weight), np.array([degree])))[0])


def _gather(operator: Operator, left: float, right: float) -> float:
    return float(np.asarray(_made(operator.gather, np.array([left]), np.array([right])))[0])


def _made(step: Callable[..., Any], left: Any, right: Any) -> Any:
    return step(left, right, out=np.empty(1))


_Sides = Callable[..., tuple[str, float, float]]


def _equation(en: str, zh: str, sides: _Sides, unknowns: int) -> Condition:
    """Return the condition that two sides of an equation are equal on a grid."""

    def lacking(given: Any) -> str | None:
        operator = operator_named(given)
        for values in product(_GRID, repeat=unknowns):
            text, found, wanted = sides(operator, *values)
            if abs(found - wanted) > 1e-9:
                return f"{text} = {found:g}, not {wanted:g}"
        return None

    return Condition(Words(en, zh), lacking)


NEUTRAL = _equation(
    "1 ⊗ r = r",
    "1 ⊗ r = r（1 是 ⊗ 的单位元）",
    lambda op, r: (f"1 ⊗ {r:g}", _weigh(op, 1.0, r), r),
    1,
)
NOTHING = _equation(
    "0 ⊗ r = 0",
    "0 ⊗ r = 0",
    lambda op, r: (f"0 ⊗ {r:g}", _weigh(op, 0.0, r), 0.0),
    1,
)
IDEMPOTENT = _equation(
    "r ⊕ r = r",
    "r ⊕ r = r（⊕ 幂等）",
    lambda op, r: (f"{r:g} ⊕ {r:g}", _gather(op, r, r), r),
    1,
)
ADDITIVE = _equation(
    "(v ⊗ r) ⊕ (w ⊗ r) = (v + w) ⊗ r wherever v + w ≤ 1",
    "当 v + w ≤ 1 时，(v ⊗ r) ⊕ (w ⊗ r) = (v + w) ⊗ r",
    lambda op, v, w, r: (
        f"({v:g} ⊗ {r:g}) ⊕ ({min(w, 1 - v):g} ⊗ {r:g})",
        _gather(op, _weigh(op, v, r), _weigh(op, min(w, 1 - v), r)),
        _weigh(op, v + min(w, 1 - v), r),
    ),
    3,
)
LINEAR = _equation(
    "a ⊕ b = a + b wherever that is at most 1",
    "当 a + b ≤ 1 时，a ⊕ b = a + b",
    lambda op, a, b: (f"{a:g} ⊕ {min(b, 1 - a):g}", _gather(op, a, min(b, 1 - a)), a + min(b, 1 - a)),
    2,
)
PARTED = _equation(
    "w ⊗ (r + s) = (w ⊗ r) + (w ⊗ s) wherever r + s ≤ 1",
    "当 r + s ≤ 1 时，w ⊗ (r + s) = (w ⊗ r) + (w ⊗ s)",
    lambda op, w, r, s: (
        f"({w:g} ⊗ {r:g}) + ({w:g} ⊗ {min(s, 1 - r):g})",
        _weigh(op, w, r) + _weigh(op, w, min(s, 1 - r)),
        _weigh(op, w, r + min(s, 1 - r)),
    ),
    3,
)
UNCAPPED = Condition(
    Words("no cap is below 1", "上限不小于 1"),
    lambda given: (
        None if (operator_named(given).cap or 1) >= 1 else f"its cap is {operator_named(given).cap}, which is below 1"
    ),
)
CAPPED = Condition(
    Words("it has a cap", "算子设有上限"),
    lambda given: None if operator_named(given).cap is not None else f"{operator_named(given).symbol} has no cap",
)

WRITTEN = re.compile(r"M\(([∧·]),\s*([∨+⊕])\)")
WEIGHS: dict[str, Callable[[float, float], float]] = {"∧": min, "·": lambda w, r: w * r}
GATHERS: dict[str, Callable[[Sequence[float]], float]] = {"∨": max, "+": sum, "⊕": lambda terms: min(1.0, sum(terms))}
SYMBOL = Condition(
    Words(
        "its symbol is M(⊗,⊕) with ∧ or · for ⊗, and ∨, + or ⊕ for ⊕",
        "记号为 M(⊗,⊕)，其中 ⊗ 写作 ∧ 或 ·，⊕ 写作 ∨、+ 或 ⊕",
    ),
    lambda given: (
        None
        if WRITTEN.fullmatch(operator_named(given).symbol)
        else f"{operator_named(given).symbol} is none of the symbols that say what they do"
    ),
)
