"""The Chinese of what answers, tallies and given relations are refused for."""

from __future__ import annotations

__all__ = ["ANSWERS"]

ANSWERS: dict[str, str] = {
    # frames, files and streams
    "answers[{at}]: {kind} is not a mapping; give {{column: answer}} a respondent (a matrix comes in by "
    "Relation.from_rows)": (
        "answers[{at}]: {kind} 不是映射；每位受访者给一个 {{列: 回答}}（矩阵用 Relation.from_rows 传入）"
    ),
    "answers: a column is called by a value of {kind} that cannot be written; name it by a text": (
        "answers: 有一列的列名是 {kind} 类型、无法写出的值；改用文本作列名"
    ),
    "answers: no rows; give a row for each respondent": "answers: 没有数据行；每位受访者一行",
    "{source}: two columns are called {name!r}; rename one": "{source}: 有两列都叫 {name!r}；给其中一列改名",
    "{path}: no such file; check the path": "{path}: 没有这个文件；检查路径",
    "{path}: not a file; give the path of a file, or an open stream": "{path}: 不是文件；给出文件的路径，或打开的流",
    "{place}: cannot be read ({reason}); give a file that can": "{place}: 无法读取（{reason}）；换一个能读的文件",
    "{place}: cannot be read ({reason}); give a stream that can": "{place}: 无法读取（{reason}）；换一个能读的流",
    "{place}: read() gives {kind}, neither text nor bytes; give an open file, such as the .file of an upload": (
        "{place}: read() 返回 {kind}，既不是文本也不是字节；给出打开的文件，例如上传对象的 .file"
    ),
    "{place}: more than {most:,} bytes; save them and give the path": (
        "{place}: 超过 {most:,} 字节；存为文件，再给出路径"
    ),
    "{place}: changed while it was read; read it again": "{place}: 读取时内容变了；重新读取",
    "backend: {wanted} is not installed; install fuzzyeval[{extra}], or use to_rows": (
        "backend: 没有安装 {wanted}；安装 fuzzyeval[{extra}]，或改用 to_rows"
    ),
    # encodings
    "{place}, line {line}: not UTF-8 at byte {at} ({byte}), nor surely Chinese in GBK; save the file as UTF-8": (
        "{place}, 第 {line} 行: 第 {at} 字节（{byte}）处不是 UTF-8，也不是 GBK 编码的中文；把文件存为 UTF-8"
    ),
    "{place}: not {encoding}, though opened as such; open it in binary, and its encoding is found": (
        "{place}: 内容与打开时指定的编码 {encoding} 不符；以二进制方式打开，编码会自动识别"
    ),
    "{place}: UTF-16, which spreadsheets call Unicode text; save the file as CSV UTF-8": (
        "{place}: 是 UTF-16，电子表格称之为“Unicode 文本”；另存为 CSV UTF-8"
    ),
    "{place}: a spreadsheet's workbook, not a CSV; save the sheet as CSV UTF-8": (
        "{place}: 是电子表格的工作簿，不是 CSV；把工作表另存为 CSV UTF-8"
    ),
    "{place}: Parquet, not CSV; give the path of a file that ends in .parquet": (
        "{place}: 是 Parquet，不是 CSV；给出以 .parquet 结尾的文件的路径"
    ),
    "{place}: half a character, {half!r}, stands in the text; give the bytes as they were": (
        "{place}: 文本中有半个字符 {half!r}；给出原来的字节"
    ),
    # CSV
    "{place}: broken records\n  {problems}": "{place}: 有损坏的记录\n  {problems}",
    "and {count:,} more": "另有 {count:,} 处",
    "{place}: empty; the first line names the columns": "{place}: 是空的；第一行应写列名",
    "{place}: {found:,} columns, more than {most:,}; keep those that the study asks for": (
        "{place}: 有 {found:,} 列，超过 {most:,} 列；只保留研究用到的列"
    ),
    "{place}, line {line}: longer than {most:,} bytes; end every row with a line break": (
        "{place}, 第 {line} 行: 超过 {most:,} 字节；每条记录末尾换行"
    ),
    "line {line}: {found} fields for {columns} columns; mend the line": (
        "第 {line} 行: 应有 {columns} 个字段，实有 {found} 个；改正这一行"
    ),
    "line {line}: {found} fields for {columns} columns, as a quote runs on to line {end}; mend the line": (
        "第 {line} 行: 应有 {columns} 个字段，实有 {found} 个，引号一直延续到第 {end} 行；改正这一行"
    ),
    "line {line}: text after a closing quote; double a quote that belongs to the text": (
        "第 {line} 行: 闭合引号之后还有文本；属于文本的引号要写两个"
    ),
    "line {line}: a quote is opened and not closed; close it": "第 {line} 行: 引号没有闭合；补上闭合引号",
    "line {line}: a quote is not closed within {most:,} characters; close it": (
        "第 {line} 行: 引号在 {most:,} 个字符内没有闭合；补上闭合引号"
    ),
    "line {line}: a record of more than {most:,} characters; close its quotes": (
        "第 {line} 行: 一条记录超过 {most:,} 个字符；补上闭合引号"
    ),
    "line {line}: a field of more than {most:,} characters; shorten it": (
        "第 {line} 行: 一个字段超过 {most:,} 个字符；缩短它"
    ),
    "line {line}: a NUL among the text; save the file anew as CSV UTF-8": (
        "第 {line} 行: 文本中有 NUL 字符；把文件另存为 CSV UTF-8"
    ),
    # tallies
    "answers: no column answers these leaves; add the columns, or name them in the study\n  {leaves}": (
        "answers: 以下末级指标没有对应的列；补上这些列，或在研究中写明列名\n  {leaves}"
    ),
    "answers: columns that the study names are not there; add them, or mend the study\n  {columns}": (
        "answers: 缺少研究中写明的列；补上这些列，或改正研究\n  {columns}"
    ),
    "{leaf} (column {column!r}){hint}": "{leaf}（列 {column!r}）{hint}",
    "by: {by!r} does not name columns; give one name, or several different ones": (
        "by: {by!r} 不是列名；给一个列名，或几个不同的列名"
    ),
    "by: no column is called {column!r}{hint}; there are {columns}": (
        "by: 没有名为 {column!r} 的列；现有 {columns}{hint}"
    ),
    "by: a column of the table is called {column!r} too; rename the one of the answers": (
        "by: 结果表中也有名为 {column!r} 的列；给回答中的那一列改名"
    ),
    "by: the tally is by {its}, not by {column!r}; tally the answers by it": (
        "by: 计数的分组列（{its}）中没有 {column!r}；按它重新计数"
    ),
    "by: a tally by {mine} and one by {its} do not add; tally both by the same columns": (
        "by: 分组列不同的计数（{mine} 与 {its}）不能相加；两者都按相同的列计数"
    ),
    "no column": "无",
    "tally: no leaf is called {leaf!r}{hint}; tally by this study": (
        "tally: 没有名为 {leaf!r} 的末级指标；按该研究重新计数{hint}"
    ),
    "tally: its leaf {extra!r} is not in the study; tally by this study": (
        "tally: 研究中没有末级指标 {extra!r}；按该研究重新计数"
    ),
    "tally: its grades are not those of the study; tally by this study": "tally: 等级与研究不同；按该研究重新计数",
    "tallies of different leaves do not add: {mine} and {its}; tally both by one study": (
        "末级指标不同的计数不能相加：{mine} 与 {its}；两者都按同一研究计数"
    ),
    "tallies of different grades do not add: {mine} and {its}; tally both by one study": (
        "等级不同的计数不能相加：{mine} 与 {its}；两者都按同一研究计数"
    ),
    # relations
    "relation: give a mapping of leaf to degrees, and a list of the grades' labels": (
        "relation: 给出从末级指标到隶属度的映射，以及等级名称的列表"
    ),
    "relation: no rows; give a row a leaf": "relation: 没有数据行；每个末级指标一行",
    "relation: planes of shape {shape!r}; give one degree a leaf, grade and object": (
        "relation: planes 的形状为 {shape!r}；每个末级指标、等级和评价对象给一个隶属度"
    ),
    "relation: columns {names!r}; give the leaf's id first, then two grades or more": (
        "relation: 列为 {names!r}；第一列写末级指标的 id，其后至少两个等级"
    ),
    "relation, row {number}: no leaf id in column {name!r}; give one": (
        "relation, 第 {number} 行: 列 {name!r} 中没有末级指标的 id；补上"
    ),
    "by: no column is called {column!r}{hint}": "by: 没有名为 {column!r} 的列{hint}",
    "by: the relation is by {its}, not by {asked}; name the same columns": (
        "by: 关系矩阵的分组列（{its}）与给出的（{asked}）不同；给出相同的列"
    ),
    "{leaf}: {count} degrees for {wanted} grades; give one a grade": (
        "{leaf}: {wanted} 个等级却有 {count} 个隶属度；每个等级给一个"
    ),
    "{place}, {grade}: degree {degree:.12g} is not in [0, 1]; divide counts by their number": (
        "{place}, {grade}: 隶属度 {degree:.12g} 不在 [0, 1] 内；把计数除以总数"
    ),
    "{place}, {grade}: {value!r} is not a degree; give a number from 0 to 1": (
        "{place}, {grade}: {value!r} 不是隶属度；写 0 至 1 之间的数"
    ),
    "{place}: two rows for one leaf; keep one": "{place}: 同一末级指标有两行；保留一行",
    "{place}: no row; give one for every leaf of every object": (
        "{place}: 没有对应的行；每个评价对象的每个末级指标都要有一行"
    ),
    "{place}: the degrees sum to {total:g}, not to 1; mend the row, or let the study say rows: as_given or rows: "
    "normalise": "{place}: 隶属度之和为 {total:g}，不是 1；改正这一行，或在研究中写 rows: as_given 或 rows: normalise",
    "{empty}: all degrees are 0, so the row cannot be divided by its sum; mend the row": (
        "{empty}: 隶属度全为 0，这一行无法除以它的和；改正这一行"
    ),
    "relation: {name!r} is no {what} of the study{hint}": "relation: {name!r} 不是该研究的{what}{hint}",
    "relation: {what} {found} is missing or occurs twice; give each {what} once": (
        "relation: {what} {found} 缺失或重复；每个{what}给一次"
    ),
}
"""Chinese templates by their English ones."""
