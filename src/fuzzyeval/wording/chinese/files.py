"""The Chinese of what files, folders and patterns of answers are refused for."""

from __future__ import annotations

__all__ = ["FILES"]

FILES: dict[str, str] = {
    # paths
    "{path}: answers are read from .csv, .parquet, .xlsx, .xlsm, .xls, .xlsb and .ods files, from a folder of one kind of "
    "them, or from a frame": (
        "{path}: 回答只能从 .csv、.parquet、.xlsx、.xlsm、.xls、.xlsb 和 .ods 文件、只含其中一类文件的文件夹或数据框读取"
    ),
    "{path}: no such file, as it is an address; open it with your engine, such as polars, DuckDB or Spark, and give the "
    "frame": "{path}: 没有这个文件，这是一个网址；用 polars、DuckDB 或 Spark 等引擎打开它，再给出数据框",
    "{path}: matches no file; in {folder} there is {found}; check the pattern": (
        "{path}: 没有匹配的文件；{folder} 的内容：{found}；检查通配符"
    ),
    "nothing": "空",
    "{path}: {one} and {other} are the same; give a pattern that matches only one of them": (
        "{path}: {one} 与 {other} 是同一个；改用只匹配其中一个的通配符"
    ),
    "{path}: several kinds of files, {found}; give a pattern that matches one kind, such as {pattern}": (
        "{path}: 有几类文件：{found}；改用只匹配一类文件的通配符，例如 {pattern}"
    ),
    "{path}: there is {found}, and no .csv, .parquet or Excel file; check the path": (
        "{path}: 没有 .csv、.parquet 或 Excel 文件，只有：{found}；检查路径"
    ),
    # several files
    "{path}: no column is called {column!r}, as in other files; add it, or read the files that have it": (
        "{path}: 没有其他文件中那样名为 {column!r} 的列；补上这一列，或只读取有它的文件"
    ),
    # engines
    "{place}: the answers cannot be read ({reason}); mend them where they are, and read again": (
        "{place}: 无法读取回答（{reason}）；在原处改正，再重新读取"
    ),
    # Parquet
    "{path}: Parquet needs polars; install fuzzyeval[polars]": "{path}: 读取 Parquet 需要 polars；安装 fuzzyeval[polars]",
    "{path}: not a Parquet file, or one cut short: it does not end with PAR1; write it anew": (
        "{path}: 不是 Parquet 文件，或文件不完整：结尾不是 PAR1；重新生成"
    ),
    "{place}: not a Parquet file that polars can read ({reason}); write it anew": (
        "{place}: 不是 polars 能读的 Parquet 文件（{reason}）；重新生成"
    ),
    # Excel
    "{path}: Excel needs fastexcel and pyarrow; install fuzzyeval[excel]": (
        "{path}: 读取 Excel 需要 fastexcel 和 pyarrow；安装 fuzzyeval[excel]"
    ),
    "{place}: not a workbook that can be read ({reason}); save it anew": (
        "{place}: 不是能读取的工作簿（{reason}）；重新保存"
    ),
    "{path}: asks for a password; save it without one": "{path}: 有密码保护；另存为没有密码的文件",
    "{path}: nothing is on its sheets; let the first row name the columns": ("{path}: 工作表是空的；第一行应写列名"),
    "{path}: cells with errors, such as #N/A, which cannot be told from blanks in .ods; mend them, or save it as .xlsx": (
        "{path}: 有错误值（如 #N/A）的单元格，在 .ods 中无法与空白区分；改正它们，或另存为 .xlsx"
    ),
}
"""Chinese templates by their English ones."""
