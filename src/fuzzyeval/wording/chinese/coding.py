"""The Chinese of what surveys, and the answers that a study declares, are refused for."""

from __future__ import annotations

__all__ = ["CODING"]

CODING: dict[str, str] = {
    # a leaf's own answers
    "{answer!r} is no range; write a..b, a..<b, ..b, ..<b or a.., with numbers": (
        "{answer!r} 不是区间；写成 a..b、a..<b、..b、..<b 或 a..，两端用数"
    ),
    "{answer!r} holds no number; give the smaller end first": "{answer!r} 中没有数；先写较小的一端",
    "no answers are given; list them by grade, or leave out answers": "没有给出回答；按等级列出，或去掉 answers",
    "no answer is given; list some, or leave out the grade": "没有给出回答；列出回答，或去掉这个等级",
    "{count:,} answers mean don't know; give at most {most}": "有 {count:,} 个回答表示不清楚；最多给 {most} 个",
    "grade {name!r} is given twice; keep one": "等级 {name!r} 写了两次；保留一个",
    "{id}: only leaves are answered; leave out {own}": "{id}: 只有末级指标才有回答；去掉 {own}",
    "{leaf}: no grade is called {name!r}; give answers for {labels}{hint}": (
        "{leaf}: 没有名为 {name!r} 的等级；为这些等级给出回答：{labels}{hint}"
    ),
    "{leaf}: {first!r} and {name!r} are one grade; list its answers once": (
        "{leaf}: {first!r} 与 {name!r} 是同一等级；它的回答只列一次"
    ),
    "{leaf}: {unknown!r} means don't know, and {answer!r} means {label!r}; leave one out, or give the leaf its own dont_know": (
        "{leaf}: {unknown!r} 表示不清楚，{answer!r} 表示 {label!r}，两者相冲突；去掉其中一个"
    ),
    "{leaf}: {first!r} means {label!r}, and {second!r} means {other!r}; give each answer to one grade": (
        "{leaf}: {first!r} 表示 {label!r}，{second!r} 表示 {other!r}，两者相冲突；每个回答只归一个等级"
    ),
    # the survey
    "survey: duplicates {duplicates!r} needs to know who answered; name the column as respondent": (
        "survey: duplicates 为 {duplicates!r} 时须知道是谁答的；用 respondent 写明这一列"
    ),
    "survey: duplicates {duplicates!r} needs an order; name the column as order_by": (
        "survey: duplicates 为 {duplicates!r} 时须有先后次序；用 order_by 写明这一列"
    ),
    "survey: order_by {column!r} orders nothing where duplicates is {duplicates!r}; choose first or last, or leave it out": (
        "survey: duplicates 为 {duplicates!r} 时 order_by {column!r} 不起作用；选 first 或 last，或去掉它"
    ),
    "survey: long needs to know whose answers belong together; name the column as respondent": (
        "survey: 用 long 时须知道哪些回答属于同一人；用 respondent 写明这一列"
    ),
    "survey: column {column!r} is both {first} and {role}; name a column for each": (
        "survey: {column!r} 列既是 {first} 又是 {role}；各用一列"
    ),
    "{leaf}: column {column!r} is {role} of the survey; name another column for one of them": (
        "{leaf}: {column!r} 列已是 survey 的 {role}；其中之一改用别的列"
    ),
    "survey/shares/{column}: no shares are given; give one to each value": (
        "survey/shares/{column}: 没有给出比例；为每个取值给出比例"
    ),
    "survey/shares/{column}: share {share:g} of {value!r} is negative; give at least 0": (
        "survey/shares/{column}: {value!r} 的比例 {share:g} 为负；不得小于 0"
    ),
    "survey/shares/{column}: the shares sum to {total:.10g}, not to 1; divide them by their sum": (
        "survey/shares/{column}: 比例之和为 {total:.10g}，不是 1；把各比例除以它们之和"
    ),
}
"""Chinese templates by their English ones."""
