"""What weights from scores keep, (k, m) -> (m,)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from hypothesis import assume
from hypothesis import strategies as st

from fuzzyeval.aliases import FloatArray
from fuzzyeval.testing.law import Law, law
from fuzzyeval.testing.laws.asking import (
    asked,
    asked_again,
    fixed,
    meets,
    need_left_alone,
    need_the_same_again,
    need_weights,
    shown,
    written,
)
from fuzzyeval.testing.trying import agree

__all__ = ["WEIGHTING"]

_MOST = 4
_ROWS = st.lists(st.lists(st.integers(1, 20), min_size=_MOST, max_size=_MOST), min_size=2, max_size=6)
_SCALES = st.sampled_from([(1.0, 0.0), (1.0, -1.0), (0.25, 0.0), (1.0, 1000.0)])
"""As drawn, with zeros, with quarters, and hardly varying."""


@st.composite
def _tables(draw: st.DrawFn, *, axis: int | None = None) -> dict[str, Any]:
    """Scores of at least 0, with ties and constant columns, of which one column varies; perhaps an order of an axis."""
    columns = draw(st.integers(1, _MOST))
    drawn = np.array(draw(_ROWS), dtype=float)[:, :columns]  # so that rows and columns go one by one as it shrinks
    assume((np.ptp(drawn, axis=0) > 0).any())
    step, begin = draw(_SCALES)
    table = begin + step * drawn
    table[:, ~table.any(axis=0)] = 1.0  # of nothing there are no shares
    if axis is None:
        return {"scores": table}
    return {"scores": table, "order": draw(st.permutations(range(table.shape[axis])))}


_TABLE = fixed([1, 5, 2], [4, 3, 9], [2, 8, 3], [7, 1, 4])
_TOLD = written(_TABLE)


def _unitless(weights: Callable[..., FloatArray]) -> str | None:
    before, after = weights(_TABLE), weights(_TABLE * [3.0, 1.0, 1.0])
    same = np.allclose(before, after, rtol=1e-6)
    return None if same else f"{_TOLD} weighs {shown(before)}, with three times the first column {shown(after)}"


def _spread(weights: Callable[..., FloatArray]) -> str | None:
    before, after = weights(_TABLE), weights(np.column_stack([_TABLE, np.full(len(_TABLE), 3.0)]))
    if abs(after[-1]) > 1e-9:
        return f"beside {_TOLD} a column of equal scores weighs {after[-1]:.4g}"
    same = np.allclose(after[:-1], before, rtol=1e-6)
    return None if same else f"{_TOLD} weighs {shown(before)}, beside a column of equal scores {shown(after[:-1])}"


def _repeated(weights: Callable[..., FloatArray]) -> str | None:
    before, after = weights(_TABLE), weights(np.vstack([_TABLE, _TABLE]))
    return None if np.allclose(before, after, rtol=1e-6) else f"{_TOLD} weighs {shown(before)}, twice {shown(after)}"


@law(
    "Weights are at least 0 and sum to 1, one for each column.",
    "权重不小于 0，其和为 1，每列一个。",
    formula="wⱼ ≥ 0, Σw = 1",
    source="by definition of weights",
    given=_tables(),
)
def _weights_are_weights(method: Any, scores: FloatArray) -> None:
    need_weights(asked(method, scores))


@law(
    "The order of the columns does not matter.",
    "各列的次序不影响权重。",
    formula="w(X P) = w(X) P",
    source="a column has no name in the method",
    given=_tables(axis=1),
)
def _order_of_columns(method: Any, scores: FloatArray, order: Sequence[int]) -> None:
    at = list(order)
    wanted = asked(method, scores)[at]
    agree(asked_again(method, scores[:, at]), wanted, "in this order", rel=1e-6)


@law(
    "The order of the rows does not matter.",
    "各行的次序不影响权重。",
    formula="w(P X) = w(X)",
    source="a row has no name in the method",
    given=_tables(axis=0),
)
def _order_of_rows(method: Any, scores: FloatArray, order: Sequence[int]) -> None:
    wanted = asked(method, scores)
    agree(asked_again(method, scores[list(order)]), wanted, "in this order", rel=1e-6)


@law(
    "All rows twice change no weight.",
    "所有行各重复一次，权重不变。",
    formula="w(X; X) = w(X)",
    source="replication invariance, as of Theil's index",
    given=_tables(),
    needs=[meets(f"it is so of the table {_TOLD}", f"对表 {_TOLD} 成立", _repeated)],
)
def _rows_twice(method: Any, scores: FloatArray) -> None:
    wanted = asked(method, scores)
    agree(asked_again(method, np.vstack([scores, scores])), wanted, "twice", rel=1e-6)


@law(
    "The unit of a column does not matter.",
    "某一列的计量单位不影响权重。",
    formula="w(x₁, …, c·xⱼ, …) = w(X), c > 0",
    source="scale invariance of entropy (Hwang and Yoon 1981)",
    given=_tables(),
    needs=[
        meets(
            f"it is so of the table {_TOLD} and three times its first column",
            f"对表 {_TOLD} 及其第一列的 3 倍成立",
            _unitless,
        )
    ],
)
def _unit_of_a_column(method: Any, scores: FloatArray) -> None:
    wanted = asked(method, scores)
    for factor in (1e-6, 0.1, 3.0, 1e9):
        scaled = scores * np.where(np.arange(scores.shape[1]) == 0, factor, 1.0)
        agree(asked_again(method, scaled), wanted, f"{factor:g} times the first column", rel=1e-6)


@law(
    "A column that does not vary weighs nothing, and leaves the others as they are.",
    "没有差异的列权重为零，且不影响其他列。",
    formula="w(X, (c, …, c)ᵀ) = (w(X), 0)",
    source="Hwang and Yoon (1981), of entropy",
    given=_tables(),
    needs=[meets(f"it is so of the table {_TOLD} beside a column of 3", f"对表 {_TOLD} 另加一列 3 成立", _spread)],
)
def _constant_column_weighs_nothing(method: Any, scores: FloatArray) -> None:
    wanted = [*asked(method, scores), 0.0]
    for constant in (1.0, 1 / 3, 1e9):
        found = asked_again(method, np.column_stack([scores, np.full(len(scores), constant)]))
        agree(found, wanted, f"with a column of {constant:g}")


@law(
    "The scores that are weighed stay as they are.",
    "用于赋权的得分保持不变。",
    formula="X′ = X",
    source="a method is a function",
    given=_tables(),
)
def _scores_left_alone(method: Any, scores: FloatArray) -> None:
    need_left_alone(method, scores)


@law(
    "The same scores give the same weights again.",
    "同样的得分，再次赋权结果相同。",
    formula="X = X′: w(X) = w(X′)",
    source="a method is a function",
    given=_tables(),
)
def _the_same_scores_again(method: Any, scores: FloatArray) -> None:
    need_the_same_again(method, scores)


WEIGHTING: tuple[Law, ...] = (
    _weights_are_weights,
    _order_of_columns,
    _order_of_rows,
    _rows_twice,
    _unit_of_a_column,
    _constant_column_weighs_nothing,
    _scores_left_alone,
    _the_same_scores_again,
)
