"""The Chinese of questionnaires, and of what tables of judgements and filled-in questionnaires are refused for."""

from __future__ import annotations

__all__ = ["QUESTIONNAIRES"]

QUESTIONNAIRES: dict[str, str] = {
    # what a questionnaire asks
    "equally": "同样重要",
    "What matters more for {parent}: {first}, or {second}?": "对于“{parent}”，哪个更重要：{first}，还是{second}？",
    "What matters more? {title}": "哪个更重要？{title}",
    "Every line compares two things. First choose which of them matters more; choose “equally” if neither does. Then choose "
    "how much more it matters, from 2 to 9; “equally” needs no number. Leave a line blank if you cannot judge it. There are "
    "no wrong answers: what counts is your own experience.": (
        "每一行比较两个项目。先选出哪个更重要；如果两者一样重要，就选“同样重要”。再从 2 到 9 中选出重要多少；选了“同样重要”就不用"
        "填数字。无法判断的行请留空。答案没有对错，请按您自己的经验判断"
    ),
    "How much more:  1 = equally  ·  3 = moderately  ·  5 = strongly  ·  7 = very strongly  ·  9 = extremely  (2, 4, 6 and 8 "
    "lie between)": (
        "重要多少：1 = 同样重要  ·  3 = 稍微重要  ·  5 = 明显重要  ·  7 = 强烈重要  ·  9 = 极端重要"
        "（2、4、6、8 介于其间）"
    ),
    "Your name": "您的姓名",
    "No.": "序号",
    "Question": "问题",
    "Which matters more?": "哪个更重要？",
    "How much more? (2 to 9)": "重要多少？（2 到 9）",
    "Remarks (if you like)": "备注（可不填）",
    "Which of the two matters more?": "两者之中哪个更重要？",
    "Choose one of the two, or that both matter equally": "选两者之一，或选“同样重要”",
    "How much more does it matter?": "重要多少？",
    "3 moderately, 5 strongly, 7 very strongly, 9 extremely; 2, 4, 6 and 8 lie between. Blank for “equally”": (
        "3 稍微重要，5 明显重要，7 强烈重要，9 极端重要；2、4、6、8 介于其间。选了“同样重要”就留空"
    ),
    # writing one
    "study: no indicator has two children, so there is nothing to compare; give it more": (
        "study: 没有指标有两个下级指标，无从比较；补上下级指标"
    ),
    "{path}: a questionnaire needs openpyxl; install fuzzyeval[excel]": (
        "{path}: 问卷需要 openpyxl；安装 fuzzyeval[excel]"
    ),
    "path: {path!r} does not end in .xlsx; give the path of a workbook": (
        "path: {path!r} 不以 .xlsx 结尾；给出工作簿的路径"
    ),
    "experts: {experts!r} is not a list of names; name at least one expert": (
        "experts: {experts!r} 不是姓名列表；至少写一位专家"
    ),
    "experts: {name!r} is not a name; give text in one line, of at most {most} characters": (
        "experts: {name!r} 不是姓名；给出一行文本，最多 {most} 个字符"
    ),
    "experts: {name!r} is named twice; tell them apart": "experts: {name!r} 出现了两次；请加以区分",
    # reading them
    "{path}: a questionnaire is a workbook of its own kind; save it as .xlsx": (
        "{path}: 问卷须是 .xlsx 工作簿；另存为 .xlsx"
    ),
    "{path}: no sheet of it is a questionnaire of fuzzyeval.ahp.write_questionnaire; give one that was written so, or read a "
    "table of judgements with fuzzyeval.ahp.read_judgements": (
        "{path}: 没有一张工作表是 fuzzyeval.ahp.write_questionnaire 写出的问卷；给出这样的问卷，或用 "
        "fuzzyeval.ahp.read_judgements 读取判断表"
    ),
    "{path}: unpacks to more than {most:,} bytes; keep the sheets of the questionnaire only": (
        "{path}: 解压后超过 {most:,} 字节；只保留问卷的工作表"
    ),
    "{place}: cells that cannot be read\n  {problems}": "{place}: 有无法读取的单元格\n  {problems}",
    "{sheet}: hidden cells of the questionnaire are gone ({lost}); write it anew, and copy the answers": (
        "{sheet}: 问卷的隐藏单元格不见了（{lost}）；重新写出问卷，再抄入答案"
    ),
    "{cell}: no name stands here; write who answered this sheet": "{cell}: 这里没有姓名；写上是谁填的这张表",
    "{cell}: {expert!r} has answered in {other} too; keep one of the two sheets, or name the experts apart": (
        "{cell}: {expert!r} 在 {other} 也有答案；两张表只保留一张，或用姓名区分两位专家"
    ),
    "{cell}: {value!r} answers no question; put it beside its question, or leave it out": (
        "{cell}: {value!r} 没有对应的问题；写到对应的问题旁边，或删去"
    ),
    "{cell}: {seen!r} is not what was asked in this row, {asked!r}; write the question as it was": (
        "{cell}: {seen!r} 不是这一行原来的问题 {asked!r}；把问题改回原样"
    ),
    "{cell}: {value!r} is a formula; write the answer itself": "{cell}: {value!r} 是公式；直接写出答案",
    "{cell}: blank, though {value!r} says how much more; choose which of the two matters more": (
        "{cell}: 空白，但旁边填了重要多少（{value!r}）；选出两者中哪个更重要"
    ),
    "{cell}: {value!r} is none of the choices; choose {first!r}, {second!r} or {equally!r}": (
        "{cell}: {value!r} 不在选项之中；从 {first!r}、{second!r}、{equally!r} 中选一个"
    ),
    "{cell}: {value!r}, though {equally!r} is chosen; leave it blank, or choose which of the two matters more": (
        "{cell}: 填了 {value!r}，却选了 {equally!r}；把它留空，或选出两者中哪个更重要"
    ),
    "{cell}: blank; choose how much more it matters, from 2 to 9": "{cell}: 空白；从 2 到 9 中选出重要多少",
    "{cell}: {value!r} is not a whole number from 2 to 9; choose one, or {equally!r} beside it": (
        "{cell}: {value!r} 不是 2 到 9 的整数；改选一个，或在旁边选 {equally!r}"
    ),
    "{cell}: the same is answered in {first}; keep one of the two answers": (
        "{cell}: 同一个问题在 {first} 已有答案；两个答案只保留一个"
    ),
    # tables of judgements
    "{place}: rows that are no judgements\n  {problems}": "{place}: 有不是判断的行\n  {problems}",
    "{place}: no rows; give a row for each judgement": "{place}: 没有数据行；每个判断一行",
    "{place}: no column is called {column!r}{hint}; name the columns {columns}": (
        "{place}: 没有名为 {column!r} 的列{hint}；列名应为 {columns}"
    ),
    "{place}: more than {most:,} rows; give the judgements of one panel": (
        "{place}: 超过 {most:,} 行；一次只给一组专家的判断"
    ),
    "data row {row}": "第 {row} 行数据",
    "{place}, data row {row}": "{place}，第 {row} 行数据",
    "{where}: nothing in {columns}; fill the row, or leave it out": "{where}: {columns} 空白；补全这一行，或删去",
    "{where}: {name!r} is no id of an indicator, since it has a '/'; give the ids of the two that were compared": (
        "{where}: {name!r} 含有 '/'，不是指标的 id；给出所比较的两个指标的 id"
    ),
    "{where}: {name!r} is compared with itself; name two indicators": (
        "{where}: {name!r} 与自身比较；写出两个不同的指标"
    ),
    "{where}: {expert!r} judged {a}/{b} of {parent!r} in data row {first} already; keep one of the two": (
        "{where}: {expert!r} 已在第 {first} 行数据中判断过 {parent!r} 的 {a}/{b}；两者只保留一个"
    ),
    "{where}: {value!r} is a date, which spreadsheets make of 1/3; write the fraction into a cell that is formatted as text": (
        "{where}: {value!r} 是日期，电子表格会把 1/3 变成日期；先把单元格设为文本格式，再写分数"
    ),
    "{where}: {value!r} is not a positive number or fraction from 1e-6 to 1e6; give how much more important {a!r} is than "
    "{b!r}, 1/9 to 9": ("{where}: {value!r} 不是 1e-6 到 1e6 之间的正数或分数；给出 {a!r} 比 {b!r} 重要多少，1/9 到 9"),
    "path: {path} is there already and may hold answers; give another name, or remove it first": (
        "path: {path} 已经存在，其中可能有回答；换一个名称，或先删除它"
    ),
}
"""Chinese templates by their English ones."""
