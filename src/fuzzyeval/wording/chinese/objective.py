"""The Chinese of what is refused of data that weights are made from."""

from __future__ import annotations

__all__ = ["OBJECTIVE"]

OBJECTIVE: dict[str, str] = {
    # the policy
    "{name}: one row does not vary; give a row for each of at least two alternatives": (
        "{name}: 只有一行，谈不上差异；至少给两个方案，每个方案一行"
    ),
    "is negative; shift or rescale the column to start at 0 or above": "为负；平移或缩放该列，使其不小于 0",
    "sum of {name}, column": "{name} 的列和",
    "has nothing to share out; leave the column out": "无从计算比重；去掉该列",
    "is not above 0; shift or rescale the column to start above 0": "不大于 0；平移或缩放该列，使其大于 0",
    "directions: {value!r} is not a list; give benefit or cost for each column": (
        "directions: {value!r} 不是列表；为每一列给出 benefit 或 cost"
    ),
    "directions: {count} for {columns} columns; give one a column": (
        "directions: 有 {columns} 列，却给了 {count} 个方向；每列给一个"
    ),
    "limits: {value!r} is not a pair; give the lowest and the highest score": (
        "limits: {value!r} 不是一对数；给出最低分和最高分"
    ),
    "limits: {low!r} is not below {high!r}; give the lowest and the highest score": (
        "limits: {low!r} 不小于 {high!r}；依次给出最低分和最高分"
    ),
    "limits: from {low!r} to {high!r} is farther than numbers reach; divide scores and limits by some number": (
        "limits: 从 {low!r} 到 {high!r} 的距离超出数值范围；把得分和 limits 同除以某个数"
    ),
    "is outside of the limits; give those of the whole scale": "超出 limits 的范围；给出整个量表的最低分和最高分",
    "{name}: shape {shape!r} for {columns} columns; give a number, or one a column": (
        "{name}: 有 {columns} 列，而形状为 {shape!r}；给一个数，或每列一个"
    ),
    "scores{at}: no column varies, so {method} prefers none; weigh by judgement or equally": (
        "scores{at}: 各列都没有差异，{method} 分不出轻重；改用判断赋权或等权"
    ),
    # correlations
    "scores{at}: all columns that vary say the same but for their scales, so CRITIC prefers none; weigh by the standard "
    "deviation": "scores{at}: 有差异的各列除量纲外完全一致，CRITIC 分不出轻重；改用标准差赋权",
    "scores{at}: a second component explains as much as the first, so that no column goes with the others most; weigh "
    "otherwise": "scores{at}: 第二主成分与第一主成分解释的方差相同，看不出哪一列与其他列最一致；改用其他赋权方法",
    # tables of objects
    "scores{at}: row {row} is the best by every column, so that nothing is ever lost; leave the row out, or weigh otherwise": (
        "scores{at}: 第 {row} 行在每一列都最优，因而没有任何损失；去掉该行，或改用其他赋权方法"
    ),
    "scores{at}: column {column} is best in row {first} and in row {second}, {value:.12g}, so that what it loses is not "
    "determined; leave the column out, or weigh otherwise": (
        "scores{at}: 第 {column} 列在第 {first} 行和第 {second} 行同为最优（{value:.12g}），"
        "其损失无法确定；去掉该列，或改用其他赋权方法"
    ),
    # importance
    "is negative; shift the ratings to start at 0 or above": "为负；平移评分，使其不小于 0",
    "ratings{at}: all are 0, so that nothing matters; weigh otherwise": (
        "ratings{at}: 评分全为 0，什么都不重要；改用其他赋权方法"
    ),
    "scores{at}: no column goes with the outcome; weigh otherwise": (
        "scores{at}: 没有一列与结果变量相关；改用其他赋权方法"
    ),
    "outcome: shape {shape!r} for scores of {wanted!r}; give one for each row": (
        "outcome: 得分的形状为 {wanted!r}，结果变量的形状却是 {shape!r}；每行给一个"
    ),
    "scores{at}: columns follow from one another, so that their shares are not determined; leave one out, or give more "
    "rows": "scores{at}: 有的列可由其他列推出，各自的份额无法确定；去掉一列，或增加行数",
    "scores{at}: column {column} goes against the outcome, {value:.4g}, which is no weight; give it the direction cost, "
    "leave it out, or use relative": (
        "scores{at}: 第 {column} 列与结果变量方向相反（{value:.4g}），不能作为权重；"
        "把它的方向设为 cost，去掉该列，或改用 relative"
    ),
    "scores{at}: column {column} has the coefficient {value:.4g} beside the other columns, which is no weight; use relative, "
    "or correlation": (
        "scores{at}: 第 {column} 列与其他列一起回归时系数为 {value:.4g}，不能作为权重；改用 relative 或 correlation"
    ),
    "relation: one grade is no choice; give at least two columns": "relation: 只有一个等级，谈不上选择；至少给两列",
    "relation{at}: every row is spread evenly over the grades, so that none is surer than another; weigh otherwise": (
        "relation{at}: 每一行在各等级上都均匀分布，看不出哪一行更确定；改用其他赋权方法"
    ),
}
"""Chinese templates by their English ones."""
