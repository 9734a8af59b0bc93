"""What weights keep: those from scores, from judgements, and from both united."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from hypothesis import assume
from hypothesis import strategies as st

from fuzzyeval.aliases import FloatArray
from fuzzyeval.testing.law import Condition, Law, Words, law
from fuzzyeval.testing.trying import Refused, agree, need

__all__ = ["WEIGHTING", "asked", "meets", "need_weights"]

_TABLE = np.array([[1.0, 5.0, 2.0], [4.0, 3.0, 9.0], [2.0, 8.0, 3.0], [7.0, 1.0, 4.0]])
_MOST = 4
_ROWS = st.lists(st.lists(st.integers(1, 20), min_size=_MOST, max_size=_MOST), min_size=2, max_size=6)


@st.composite
def _tables(draw: st.DrawFn, *, ordered: bool = False) -> dict[str, Any]:
    """Positive scores, with ties and constant columns, of which one column at least varies."""
    columns = draw(st.integers(1, _MOST))
    table = np.array(draw(_ROWS), dtype=float)[
        :, :columns
    ].copy()  # so that rows and columns go one by one as it shrinks
    assume((np.ptp(table, axis=0) > 0).any())
    if not ordered:
        return {"scores": table}
    return {
        "scores": table,
        "rows": draw(st.permutations(range(len(table)))),
        "columns": draw(st.permutations(range(columns))),
    }


def asked(method: Callable[..., Any], *given: Any) -> FloatArray:
    """Return the weights; what a method refuses, by a ValueError, is no example."""
    try:
        found = method(*given)
    except ValueError as error:
        raise Refused(f"{type(error).__name__}: {error}") from error
    return np.asarray(found, dtype=float)


def need_weights(found: FloatArray, count: int) -> None:
    """Raise for what are no weights of so many indicators."""
    need(found.shape == (count,), f"shape {found.shape}, but ({count},) is wanted")
    need(np.isfinite(found).all() and (found >= 0).all() and abs(found.sum() - 1) <= 1e-9, f"weights {found.tolist()}")


def meets(en: str, zh: str, tried: Callable[[Any], str | None]) -> Condition:
    """Return the condition that a method does not break something on fixed figures, which may refuse them."""

    def lacking(method: Any) -> str | None:
        try:
            return tried(method)
        except ValueError as error:
            return f"it refuses the figures that this is looked at on: {error}"

    return Condition(Words(en, zh), lacking)


def _unitless(method: Any) -> str | None:
    before, after = method(_TABLE), method(_TABLE * [3.0, 1.0, 1.0])
    same = np.allclose(before, after, rtol=1e-6)
    return None if same else f"of {_TABLE.tolist()}, three times the first column gives {np.round(after, 4).tolist()}"


def _spread(method: Any) -> str | None:
    before, after = method(_TABLE), method(np.column_stack([_TABLE, np.full(len(_TABLE), 3.0)]))
    if after[-1] > 1e-9:
        return f"a column of equal scores weighs {after[-1]:.4g}"
    same = np.allclose(after[:-1], before, rtol=1e-6)
    return None if same else f"beside a column of equal scores the others weigh {np.round(after[:-1], 4).tolist()}"


def _repeated(method: Any) -> str | None:
    before, after = method(_TABLE), method(np.vstack([_TABLE, _TABLE]))
    same = np.allclose(before, after, rtol=1e-6)
    return None if same else f"{_TABLE.tolist()} twice gives {np.round(after, 4).tolist()}"


@law(
    "Weights are at least 0 and sum to 1, one for each column.",
    "权重不小于 0，其和为 1，每列一个。",
    formula="wⱼ ≥ 0, Σw = 1",
    source="by definition of weights",
    given=_tables(),
)
def _weights_are_weights(method: Any, scores: FloatArray) -> None:
    need_weights(asked(method, scores), scores.shape[1])


@law(
    "The order of the columns does not matter.",
    "各列的次序不影响权重。",
    formula="w(X P) = w(X) P",
    source="a column has no name in the method",
    given=_tables(ordered=True),
)
def _order_of_columns(method: Any, scores: FloatArray, rows: Sequence[int], columns: Sequence[int]) -> None:
    del rows
    at = list(columns)
    agree(asked(method, scores[:, at]), asked(method, scores)[at], "in this order", rel=1e-6)


@law(
    "The order of the rows does not matter.",
    "各行的次序不影响权重。",
    formula="w(P X) = w(X)",
    source="a row has no name in the method",
    given=_tables(ordered=True),
)
def _order_of_rows(method: Any, scores: FloatArray, rows: Sequence[int], columns: Sequence[int]) -> None:
    del columns
    agree(asked(method, scores[list(rows)]), asked(method, scores), "in this order", rel=1e-6)


@law(
    "All rows twice change no weight.",
    "所有行各重复一次，权重不变。",
    formula="w(X; X) = w(X)",
    source="replication invariance, as of Theil's index",
    given=_tables(),
    needs=[meets("it is so of one table", "对一个固定的表成立", _repeated)],
)
def _rows_twice(method: Any, scores: FloatArray) -> None:
    agree(asked(method, np.vstack([scores, scores])), asked(method, scores), "twice", rel=1e-6)


@law(
    "The unit of a column does not matter.",
    "某一列的计量单位不影响权重。",
    formula="w(x₁, …, c·xⱼ, …) = w(X), c > 0",
    source="scale invariance of entropy (Hwang and Yoon 1981)",
    given=_tables(),
    needs=[meets("it is so of one table", "对一个固定的表成立", _unitless)],
)
def _unit_of_a_column(method: Any, scores: FloatArray) -> None:
    for factor in (1e-6, 0.1, 3.0, 1e9):
        scaled = scores * np.where(np.arange(scores.shape[1]) == 0, factor, 1.0)
        agree(asked(method, scaled), asked(method, scores), f"{factor:g} times the first column", rel=1e-6)


@law(
    "A column that does not vary weighs nothing, and leaves the others as they are.",
    "没有差异的列权重为零，且不影响其他列。",
    formula="xᵢⱼ = c ∀i: wⱼ = 0",
    source="Hwang and Yoon (1981), of entropy",
    given=_tables(),
    needs=[meets("it is so of one table", "对一个固定的表成立", _spread)],
)
def _constant_column_weighs_nothing(method: Any, scores: FloatArray) -> None:
    for constant in (1.0, 1 / 3, 1e9):
        found = asked(method, np.column_stack([scores, np.full(len(scores), constant)]))
        agree(found, [*asked(method, scores), 0.0], f"with a column of {constant:g}")


@law(
    "The scores that are weighed stay as they are.",
    "用于赋权的得分保持不变。",
    formula="X after = X before",
    source="a method is a function",
    given=_tables(),
)
def _scores_left_alone(method: Any, scores: FloatArray) -> None:
    mine = scores.copy()
    asked(method, mine)
    agree(mine, scores, "the scores afterwards", rel=0, abs=0)


WEIGHTING: tuple[Law, ...] = (
    _weights_are_weights,
    _order_of_columns,
    _order_of_rows,
    _rows_twice,
    _unit_of_a_column,
    _constant_column_weighs_nothing,
    _scores_left_alone,
)
