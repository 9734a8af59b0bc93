"""The Chinese of what people see: headings, titles, words in place of figures, and the command line."""

from __future__ import annotations

__all__ = ["TABLES"]

TABLES: dict[str, str] = {
    # headings
    "indicator": "指标",
    "leaf": "末级指标",
    "object": "评价对象",
    "column": "列",
    "respondents": "受访者数",
    "counted": "有效",
    "missing": "缺失",
    "refused": "拒收",
    "don't know": "不清楚",
    "dropped": "剔除",
    "share of the answers": "回答占比",
    "weight": "权重",
    "global weight": "全局权重",
    "judgement": "主观权重",
    "data": "客观权重",
    "CR": "CR",
    "rank": "名次",
    "score": "得分",
    "grade": "等级",
    "membership": "隶属度",
    "remarks": "说明",
    "grades": "评价等级",
    # titles
    "Weights": "权重",
    "Answers of {rows:,} respondents": "{rows:,} 位受访者的回答",
    "Ratings of importance by {rows:,} respondents": "{rows:,} 位受访者的重要性评分",
    "Answers of {rows:,} respondents to the outcome": "{rows:,} 位受访者对结果变量的回答",
    "outcome": "结果变量",
    "importance: {counted:,} ratings counted, {missing:,} missing, {refused:,} refused{unknown}": (
        "importance: 评分有效 {counted:,} 个，缺失 {missing:,} 个，拒收 {refused:,} 个{unknown}"
    ),
    "outcome: {counted:,} answers counted, {missing:,} missing, {refused:,} refused{unknown}": (
        "outcome: 回答有效 {counted:,} 个，缺失 {missing:,} 个，拒收 {refused:,} 个{unknown}"
    ),
    ", {count:,} don't know": "，不清楚 {count:,} 个",
    "importance rated from {low} to {high}": "重要性评分从 {low} 到 {high}",
    "outcome in column {column!r}": "结果变量在列 {column!r} 中",
    "{objects:,} objects by {by}": "{objects:,} 个评价对象，按 {by} 区分",
    "{objects:,} objects by {by}: {grades}": "{objects:,} 个评价对象，按 {by} 区分：{grades}",
    "{object}{grade}, score {score}{answers}": "{object}{grade}，得分 {score}{answers}",
    ", {rows:,} respondents": "，{rows:,} 位受访者",
    "{indicators} indicators, {leaves} leaves, {grades} grades": (
        "{indicators} 个指标，{leaves} 个末级指标，{grades} 个等级"
    ),
    "{size}; {weighting}, {operator}, {principle}": "{size}；{weighting}，{operator}，{principle}",
    # methods
    "equal": "等权",
    "manual": "给定权重",
    "ahp": "层次分析法",
    "entropy": "熵权法",
    "standard deviation": "标准差法",
    "variation": "变异系数法",
    "Gini": "基尼系数法",
    "CRITIC": "CRITIC 法",
    "principal components": "主成分法",
    "vote entropy": "投票熵法",
    "stated": "自述重要性",
    "derived": "推导重要性",
    "combined": "组合赋权",
    "maximum membership": "最大隶属度原则",
    "weighted average": "加权平均原则",
    "confidence": "置信度准则",
    # words in place of figures
    "no answer": "没有回答",
    "no column of its own": "没有自己的列",
    "a given relation": "给定的关系矩阵",
    "no judgements": "没有判断",
    "consensus": "共识度",
    "{method} of {count} experts": "{method}（{count} 位专家）",
    "without one of the {count} experts the weights of the leaves would move by: {told}{more}": (
        "{count} 位专家中若少了某一位，末级指标的权重会变动：{told}{more}"
    ),
    "fewer than two experts": "专家不足两位",
    "not asked": "未采用",
    "bars, left to right:": "条形从左到右：",
    "… {count} more …": "… 另有 {count} 个 …",
    # notes
    "{count} remarks on single objects": "另有 {count} 条针对单个评价对象的说明",
    "there are remarks on single objects": "另有针对单个评价对象的说明",
    "{note}; --remarks shows them": "{note}；用 --remarks 显示",
    # the command line
    "the command line needs typer and rich; install fuzzyeval[cli]": "命令行需要 typer 和 rich；安装 fuzzyeval[cli]",
    "--out: {out} does not end in .csv, .json or .txt; let it, or give --format": (
        "--out: {out} 不以 .csv、.json 或 .txt 结尾；改用其中之一，或给出 --format"
    ),
    "nothing is wrong": "没有问题",
    "nothing is wrong, but mind the remarks": "没有问题，但请留意说明",
    "STUDY, ANSWERS: both are -, and standard input is one; give the path of one of them": (
        "STUDY, ANSWERS: 两者都是 -，而标准输入只有一个；请为其中一个给出路径"
    ),
    "{out}: cannot be written ({why}); give a file in a folder that is there": (
        "{out}: 无法写入（{why}）；给出文件，其文件夹须已存在"
    ),
    "FILE: {file} does not end in .yaml or .yml; templates are YAML": (
        "FILE: {file} 不以 .yaml 或 .yml 结尾；模板是 YAML"
    ),
    "FILE: {file} is there already; give another name, or remove it first": (
        "FILE: {file} 已经存在；换一个名称，或先删除它"
    ),
    "counting the answers of {rows:,} respondents": "正在计数 {rows:,} 位受访者的回答",
    "reading the answers": "正在读取回答",
    "grading": "正在评价",
    "-: nothing is piped into standard input; pipe a file into it, or give a path": (
        "-: 标准输入没有内容；用管道传入文件，或给出路径"
    ),
    "standard output: cannot be written ({why}); write to a file with --out": (
        "标准输出：无法写入（{why}）；用 --out 写入文件"
    ),
    "--nodes: a table by objects has a line an object; add --format csv, or leave it out": (
        "--nodes: 按评价对象的表格每个评价对象一行；加上 --format csv，或去掉它"
    ),
    "--remarks: CSV has no place for them; ask for a table or JSON, or leave it out": (
        "--remarks: CSV 中没有说明的位置；改用表格或 JSON，或去掉它"
    ),
    "--out: {out} is read from; give another name": "--out: {out} 是要读取的文件；换一个名称",
}
"""Chinese templates by their English ones."""
