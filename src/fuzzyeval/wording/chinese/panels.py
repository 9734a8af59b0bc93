"""The Chinese of what repairs, panels, scales and fuzzy judgements refuse, and of what they say."""

from __future__ import annotations

__all__ = ["PANELS"]

PANELS: dict[str, str] = {
    # one matrix
    "{name}: shape {shape!r}; give one matrix, (n, n), at a time": "{name}: 形状为 {shape!r}；每次给一个 (n, n) 矩阵",
    "{name}: {value!r} is not a whole number from {low} to {high}": "{name}: {value!r} 不是 {low} 至 {high} 之间的整数",
    "is beyond 1/9 to 9; judge on the scale of 1 to 9": "超出 1/9 至 9；请按 1 至 9 标度判断",
    # repairs
    "judgements: {value!r} is not a mapping; give {{(0, 2): 3}}": "judgements: {value!r} 不是映射；写成 {{(0, 2): 3}} 这样",
    "judgements: {place!r} is given from both sides; give it once": "judgements: {place!r} 从两边各给了一次；只给一次",
    "judgements: {place!r} is not a place off the diagonal; give two positions from 0 to {last}": (
        "judgements: {place!r} 不是对角线以外的位置；给出 0 至 {last} 之间的两个不同位置"
    ),
    "judgements[{place!r}]: {value!r} is not a positive judgement from 1e-12 to 1e12; give a number such as 3 or 1/3": (
        "judgements[{place!r}]: {value!r} 不是 1e-12 至 1e12 之间的正数判断；给出 3 或 1/3 这样的数"
    ),
    "no small set of changes was found; ask the expert again": "少量改动无济于事；请专家重新判断",
    "no change is needed, CR {ratio:.3f}": "无需改动，CR {ratio:.3f}",
    "nothing to revisit, CR {ratio:.3f}": "没有需要重新考虑的判断，CR {ratio:.3f}",
    "none of these judgements, changed alone, lowers CR {ratio:.3f}": "单独改动其中任何一个判断，都不能降低 CR {ratio:.3f}",
    "is a gap; add what the expert says there, or use fuzzyeval.ahp.repairs, which takes gaps": (
        "是空缺；填上专家对此的判断，或使用接受空缺的 fuzzyeval.ahp.repairs"
    ),
    "names: {value!r} does not name {order} indicators; give a list with a text for each, in the order of the matrix": (
        "names: {value!r} 不是 {order} 个指标的名称；按矩阵的顺序给出列表，每个指标一个文本"
    ),
    "comparisons: the filling of least λmax was not found, and least squares is taken, in {count} of {all} fillings; revisit "
    "judgements that contradict each other by orders of magnitude": (
        "comparisons: 在 {all} 次补全中有 {count} 次未找到使 λmax 最小的补全，改用最小二乘；请重新考虑彼此相差几个数量级的判断"
    ),
    # panels
    "comparisons: shape {shape!r}; give a matrix for each expert, (..., e, n, n)": (
        "comparisons: 形状为 {shape!r}；每位专家给一个矩阵，即 (..., e, n, n)"
    ),
    "comparisons: shape {shape!r}; give the matrices of one panel, (e, n, n)": (
        "comparisons: 形状为 {shape!r}；给出一个专家组的矩阵，即 (e, n, n)"
    ),
    "priorities: shape {shape!r}; give a row for each expert, (..., e, n)": (
        "priorities: 形状为 {shape!r}；每位专家一行，即 (..., e, n)"
    ),
    "makes the geometric mean 0, whatever the others say; use the arithmetic mean": (
        "使几何平均为 0，其他人的意见不再起作用；改用算术平均"
    ),
    "priorities: one expert has nobody to agree with; give at least two rows": (
        "priorities: 只有一位专家，谈不上一致；至少给两行"
    ),
    "experts: shape {shape!r} for {count} experts; give one importance each": (
        "experts: 形状为 {shape!r}，而专家有 {count} 位；每位给一个权数"
    ),
    "is negative; give 0 or more": "为负；应为 0 或更大",
    "experts: nobody has any importance; give one of them more than 0": "experts: 专家的权数全为 0；至少给一位大于 0 的权数",
    "experts: nobody in group {label!r} has any importance; leave the group out": (
        "experts: {label!r} 组的专家权数全为 0；去掉该组"
    ),
    "group_importances: there are no groups; give groups, the group of each expert": (
        "group_importances: 没有分组；用 groups 给出每位专家的组别"
    ),
    "groups: {groups!r} for {count} experts; give a group for each": "groups: {groups!r}，而专家有 {count} 位；每位给一个组别",
    "groups[{place}]: {label!r} is not a name; give text or a number": "groups[{place}]: {label!r} 不是组名；改用文本或数",
    "group_importances: {given!r} are not those of the groups {labels!r}; give one for each": (
        "group_importances: {given!r} 与各组 {labels!r} 不对应；每组给一个"
    ),
    "group_importances: no group has any importance; give one of them more than 0": (
        "group_importances: 各组的权数全为 0；至少给一组大于 0 的权数"
    ),
    # fuzzy judgements
    "judgements: shape {shape!r}; give square matrices of triangles, (..., n, n, 3)": (
        "judgements: 形状为 {shape!r}；应为三角模糊数的方阵，即 (..., n, n, 3)"
    ),
    "is less than the corner before it; give l ≤ m ≤ u": "小于它前面的一个角；应有 l ≤ m ≤ u",
    "is not the reciprocal of its mirror image (within 2 %); give (1/u, 1/m, 1/l)": (
        "与对称位置的判断不互为倒数（容许误差 2 %）；应为 (1/u, 1/m, 1/l)"
    ),
}
