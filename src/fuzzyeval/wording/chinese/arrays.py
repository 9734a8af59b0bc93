"""The Chinese of what array functions and operators refuse."""

from __future__ import annotations

__all__ = ["ARRAYS"]

ARRAYS: dict[str, str] = {
    # checks
    "{name}: {value!r} is not one of {known}{hint}": "{name}: {value!r} 不在可选范围内；可选 {known}{hint}",
    "; did you mean {near!r}?": "；是不是 {near!r}？",
    "{name}: {value!r} is not a number from {low:g} to {high:g}": "{name}: {value!r} 不是 {low:g} 至 {high:g} 之间的数",
    "{name}: {value!r} is not an array of numbers; give integers or floats": (
        "{name}: {value!r} 不是数值数组；改用整数或浮点数"
    ),
    "{name}: rows of unequal length; give a rectangular array": "{name}: 各行长度不一；应为矩形数组",
    "{name}: shape {shape!r}; give at least {ndim} dimension(s), none of them empty": (
        "{name}: 形状为 {shape!r}；至少要有 {ndim} 维，且各维都不为空"
    ),
    "{name}: shape {shape!r}; judgement matrices are square": "{name}: 形状为 {shape!r}；判断矩阵应为方阵",
    "{name}: the judgements do not connect {groups}; add a comparison between the parts, or their weights are "
    "undetermined": "{name}: 判断没有把 {groups} 联系起来；在各部分之间补上比较，否则权重无法确定",
    "sum of {name}": "{name} 之和",
    "is not finite; give a finite number": "不是有限数；改为有限数",
    "is a gap; fill it with fuzzyeval.ahp.complete": "是空缺；用 fuzzyeval.ahp.complete 补全",
    "is not a positive judgement from 1e-12 to 1e12; equal importance is 1": (
        "不是 1e-12 至 1e12 之间的正数判断；同等重要为 1"
    ),
    "is on the diagonal; an indicator equals itself, 1": "位于对角线上；指标与自身同等重要，应为 1",
    "is not the reciprocal of its mirror image (within 2 %); give a[j, i] = 1 / a[i, j]": (
        "与对称位置的判断不互为倒数（容许误差 2 %）；应有 a[j, i] = 1 / a[i, j]"
    ),
    "is not in [0, 1]; divide counts by their number": "不在 [0, 1] 内；把计数除以总数",
    "is not in [0, 1]; divide them by their sum": "不在 [0, 1] 内；把各权重除以它们之和",
    "is negative; weights are at least 0": "为负；权重不得小于 0",
    "is not 1; divide the weights by their sum": "不等于 1；把各权重除以它们之和",
    # ahp, objective, membership
    "comparisons: what the judgements imply for a gap is beyond 1e-12 to 1e12; judge less extremely": (
        "comparisons: 由判断推出的空缺值超出 1e-12 至 1e12；判断不要这么极端"
    ),
    "{names}: {found!r} are not in order, or span nothing; give {order} with {first} < {last}": (
        "{names}: {found!r} 次序不对，或跨度为零；应有 {order}，且 {first} < {last}"
    ),
    # composition
    "relation: shape {shape!r} for {count} weights; give a row an indicator, a column a grade": (
        "relation: 形状为 {shape!r}，而权重有 {count} 个；每个指标一行，每个等级一列"
    ),
    "relation: leading shape {shape!r} does not fit that of the weights, {wanted!r}": (
        "relation: 前几维的形状 {shape!r} 与权重的 {wanted!r} 不匹配"
    ),
    "operator {symbol}: returned a degree that is negative or not finite; mend its weigh or gather": (
        "operator {symbol}: 得出的隶属度为负或不是有限数；修正它的 weigh 或 gather"
    ),
    "operator {symbol!r}: the symbol is no text; write it as in 'M(∧,∨)'": (
        "operator {symbol!r}: 算子符号不是文本；写成 'M(∧,∨)' 这样"
    ),
    "operator {symbol}: {step!r} is not called as f(left, right, out=...)": (
        "operator {symbol}: {step!r} 不能以 f(left, right, out=...) 的方式调用"
    ),
    "operator {symbol}: {step!r} returns nothing; return out": "operator {symbol}: {step!r} 没有返回值；请返回 out",
    "operator {symbol}: cap {cap!r} is not a positive number; None is no limit": (
        "operator {symbol}: cap {cap!r} 不是正数；None 表示不设上限"
    ),
}
"""Chinese templates by their English ones."""
