"""What is said of judgements in pairs: their completion and their consistency."""

from __future__ import annotations

__all__ = ["COMPARING"]

COMPARING = {
    "random_index: {name} is tabulated to order {most}, not for {order}; choose alonso_lamata": (
        "random_index: {name} 只列到 {most} 阶，没有 {order} 阶；改选 alonso_lamata"
    ),
    "{name}{at}: the filling of least λmax was not found, and least squares is taken, in {count} of {all} matrices; "
    "revisit judgements that contradict each other by orders of magnitude": (
        "{name}{at}: {all} 个矩阵中有 {count} 个没有找到使 λmax 最小的补全，改用最小二乘；重新考虑相互矛盾达数量级之差的判断"
    ),
}
