"""Chinese of what is said of tallies: how answers are gathered, weighed, merged and stored."""

from __future__ import annotations

__all__ = ["TALLIES"]

TALLIES: dict[str, str] = {
    # answers
    "answers: {kind} is not understood; give a frame of pandas, polars, pyarrow, DuckDB, PySpark, Dask or Ibis, a "
    "mapping of columns, a list of mappings, the path of a CSV, Parquet or Excel file, or an open CSV (a matrix "
    "comes in by Relation.from_rows)": "answers: 无法读取 {kind}；请给出 pandas、polars、pyarrow、DuckDB、PySpark、Dask 或 Ibis "
    "的数据框、由各列组成的字典、由字典组成的列表、CSV、Parquet 或 Excel 文件的路径，或已打开的 CSV"
    "（矩阵请用 Relation.from_rows）",
    "answers: column {longest!r} has {most:,} values and {shortest!r} {least:,}; give every column one a respondent": (
        "answers: 列 {longest!r} 有 {most:,} 个值，而 {shortest!r} 有 {least:,} 个；每一列都应为每位受访者给出一个值"
    ),
    "answers: column {name!r} is {kind}, not a list of values or an array of one dimension; give a value a respondent": (
        "answers: 列 {name!r} 是 {kind}，不是值的列表或一维数组；请为每位受访者给出一个值"
    ),
    "answers: the engine gave different rows when it was asked for one leaf and for another; store what "
    "it computes, and give that": "answers: 引擎对不同的末级指标给出了不同的行；请先保存它的计算结果，再给出该结果",
    "survey: no column is called so; add the columns, or mend the study\n  {columns}": (
        "survey: 没有这样的列；请补上这些列，或修改研究\n  {columns}"
    ),
    "{column!r}{hint}": "{column!r}{hint}",
    "{column}: names that begin so are used inside; rename the column": "{column}: 这样开头的列名在内部使用；请更改列名",
    # respondents
    "{column}: {rows:,} row(s) do not say who answered, so that nobody can tell whose they are; fill the column, or leave it "
    "out of the survey": "{column}: 有 {rows:,} 行没有说明受访者是谁，无从判断属于谁；请填写该列，或不在 survey 中声明它",
    "{column}: {respondents:,} respondent(s) answered more than once, such as {respondent!r}; let the survey say "
    "duplicates: first or last, or keep": "{column}: 有 {respondents:,} 位受访者多次作答，"
    "例如 {respondent!r}；请在 survey 中声明 duplicates: first、last 或 keep",
    "{column}: values of different types do not put rows in order; make them all dates, or all numbers": (
        "{column}: 不同类型的值无法排序；请统一为日期或数字"
    ),
    "{column}: {respondent!r} has {rows} rows with {value!r}, so that none of them is the {which}; tell them "
    "apart, or keep all": "{column}: {respondent!r} 有 {rows} 行都是 {value!r}，无法确定哪一行是 {which}；请加以区分，或全部保留",
    "{column}: blank in a row of a respondent who has several, so that it has no place among them; fill the column, "
    "or keep all": "{column}: 受访者有多行，而其中一行此列为空，无法排序；请填写该列，或全部保留",
    "{column}: {value!r} is neither a number nor an ISO date, so that it has no place in time; write it as 2026-11-22, or "
    "2026-11-22T09:30, or give a column of dates": "{column}: {value!r} 既不是数字也不是 ISO 日期，无法确定先后；"
    "请写成 2026-11-22 或 2026-11-22T09:30，或给出日期列",
    # answers with a row each
    "{column}: {rows:,} row(s) do not say which leaf they answer; fill the column, or leave them out": (
        "{column}: 有 {rows:,} 行没有说明回答的是哪个末级指标；请填写该列，或去掉这些行"
    ),
    "{column}: {rows:,} row(s) answer {name!r}, which is no leaf{hint}; mend the name, or leave them out": (
        "{column}: 有 {rows:,} 行回答 {name!r}，但没有这样的末级指标{hint}；请更正名称，或去掉这些行"
    ),
    "{column}: no row answers these leaves; add the answers, or name in the study what stands in this column\n  {leaves}": (
        "{column}: 没有任何一行回答以下末级指标；请补上回答，或在研究中写明此列里的名称\n  {leaves}"
    ),
    "{column}: {respondent!r} answers {leaf!r} more than once; keep one answer, or let order_by name the column that tells "
    "the occasions apart": "{column}: {respondent!r} 多次回答 {leaf!r}；请只保留一个回答，或用 order_by 声明区分各次作答的列",
    "{column}: differs between answers of {respondent!r} ({name}); give each respondent one": (
        "{column}: {respondent!r}（{name}）的各个回答中此值不同；请为每位受访者只给一个值"
    ),
    # weights of rows
    "{column}: {value!r} is no frequency weight, as is found in {rows:,} row(s); give how many respondents the row "
    "stands for, a whole number from 0, below 2**53": "{column}: {value!r} 不是频数权重，共有 {rows:,} 行如此；请给出"
    "该行代表多少位受访者，"
    "即不小于 0、小于 2**53 的整数",
    "{column}: {value!r} is no design weight, as is found in {rows:,} row(s); give 0, or a number from 1e-100 to 1e100": (
        "{column}: {value!r} 不是设计权重，共有 {rows:,} 行如此；请给出 0，或 1e-100 到 1e100 之间的数"
    ),
    "tallies: together they are of {rows:,} rows, and only fewer than 2**53 are counted exactly; keep them apart": (
        "tallies: 合计 {rows:,} 行，而只有少于 2**53 行才能精确计数；分开保存"
    ),
    "{column}: the rows stand for {respondents:.6g} respondents, and only fewer than 2**53 are counted exactly; give "
    "weights that are counts": "{column}: 各行共代表 {respondents:.6g} 位受访者，只有少于 2**53 时才能精确计数；请以计数给出权重",
    "{column}: its values are {kind}, not numbers; give weights as numbers": (
        "{column}: 该列的值是 {kind}，不是数字；请以数字给出权重"
    ),
    "the weights of the respondents make them as sure as {size:,.0f} of equal weight (design effect {effect:.2f})": (
        "按受访者的权重，其可靠程度相当于 {size:,.0f} 位等权受访者（设计效应 {effect:.2f}）"
    ),
    "{dropped:,} of {rows:,} rows are a respondent's further ones and are not counted": (
        "共 {rows:,} 行，其中 {dropped:,} 行是同一受访者的其他作答，不计入"
    ),
    # what a tally carries
    "detail: {detail} of {objects:,} objects is {figures:,} figures, more than {most:,}; tally fewer objects at once, "
    "or ask for less": "detail: {objects:,} 个评价对象的 {detail} 共 {figures:,} 个数，超过 {most:,}；请一次统计较少的评价对象，"
    "或降低 detail",
    "{detail}: the tally carries {its} only; tally the answers with detail={detail!r}": (
        "{detail}: 计数只含 {its}；请用 detail={detail!r} 重新统计"
    ),
    "moments: fewer than {fewest} respondents answered some of the leaves together; collect more answers, or tally "
    "fewer objects": "moments: 有些末级指标同时作答的受访者不足 {fewest} 位；请收集更多回答，或减少评价对象",
    # adding up
    "{reason}: the survey asks for what takes the whole sample, so that its tallies do not add; tally all answers at "
    "once, or leave it out": "{reason}: survey 的要求需要全部样本，所得计数不能相加；请一次统计全部回答，或去掉该要求",
    "detail: a tally of {mine} and one of {its} do not add; tally both with the same detail": (
        "detail: {mine} 的计数与 {its} 的计数不能相加；请用相同的 detail 统计"
    ),
    "a tally with design weights and one without do not add; tally both by one study": (
        "有设计权重与没有设计权重的计数不能相加；请用同一个研究统计"
    ),
    "tally: its answers were read by other rules (answers, reversed, dont_know, or survey); tally the answers by this study": (
        "tally: 其回答是按其他规则读取的（answers、reversed、dont_know 或 survey）；请用本研究统计回答"
    ),
    "tallies whose answers were read by different rules do not add (answers, reversed, dont_know, or survey); tally both by "
    "one study": "回答的读取规则（answers、reversed、dont_know 或 survey）不同的计数不能相加；请用同一个研究统计",
    # counts made elsewhere
    "counts: of shape {shape}, where the study has {leaves} leaves and {grades} grades; give (m, n), or "
    "(k, m, n) with the keys of the k objects": "counts: 形状为 {shape}，而研究有 {leaves} 个末级指标、{grades} 个等级；"
    "请给出 (m, n)，或 (k, m, n) 及 k 个评价对象的名称",
    "survey: counts made elsewhere have no design weights; leave sample_weight and shares out": (
        "survey: 别处得到的计数没有设计权重；请去掉 sample_weight 和 shares"
    ),
    "objects, by: give the keys of the objects and the columns they are of, or neither": (
        "objects, by: 请同时给出评价对象的名称及其所属的列，或都不给"
    ),
    "objects: {key!r} does not name one value a column of {by}; give a tuple": (
        "objects: {key!r} 没有为 {by} 的每一列给出一个值；请给出元组"
    ),
    "missing: give a number, or one a leaf, or one an object and leaf": (
        "missing: 请给出一个数，或每个末级指标一个，或每个评价对象和末级指标一个"
    ),
    "objects: {kind} is no list of keys; give one": "objects: {kind} 不是名称的列表；请给出列表",
    "objects: two of them have one name; give each its own, or add their counts up": (
        "objects: 有两个评价对象同名；请分别命名，或将其计数相加"
    ),
    "table: no column is called {column!r}{hint}; there are {columns}": "table: 没有名为 {column!r} 的列{hint}；现有 {columns}",
    "table: column {name!r} is no grade of the study{hint}; leave it out, or name it in by": (
        "table: 列 {name!r} 不是研究的等级{hint}；请去掉，或在 by 中写明"
    ),
    "table: grade {label!r} is missing or occurs twice; give each grade one column": (
        "table: 等级 {label!r} 缺失或出现两次；请为每个等级给出一列"
    ),
    "{place}: two rows; give one a leaf of each object": "{place}: 出现两行；请为每个评价对象的每个末级指标给出一行",
    "{leaf}: {its:,} answers and gaps{inside}, where {other} has {mine:,}; count what is missing too": (
        "{leaf}: {inside}回答与缺失共 {its:,} 个，而 {other} 有 {mine:,} 个；请把缺失也计入"
    ),
    "{place}: rows of unequal length; give a count a leaf and grade": "{place}: 各行长度不等；请为每个末级指标和等级给出计数",
    "{place}: {value!r} is no count; give a whole number from 0": "{place}: {value!r} 不是计数；请给出不小于 0 的整数",
    # stored tallies
    "tally/{name}: one name occurs twice; store the whole tally": "tally/{name}: 有名称出现两次；请保存完整的计数",
    "tally/figures: {name} is missing; store the whole tally": "tally/figures: 缺少 {name}；请保存完整的计数",
    "tally/figures/{name}: of shape {shape}, where its leaves, grades and objects make {wanted}; store the "
    "whole tally": "tally/figures/{name}: 形状为 {shape}，而其末级指标、等级和评价对象要求 {wanted}；请保存完整的计数",
    "tally/figures/{name}: rows of unequal length; store the whole tally": (
        "tally/figures/{name}: 各行长度不等；请保存完整的计数"
    ),
    "tally/figures/{name}: figures that are no finite numbers of the right kind; store the whole tally": (
        "tally/figures/{name}: 含有种类不对或非有限的数；请保存完整的计数"
    ),
    "tally/figures/{name}: {value} is no count; store the whole tally": (
        "tally/figures/{name}: {value} 不是计数；请保存完整的计数"
    ),
    "tally/figures: some figures lack what belongs to them; store the whole tally": (
        "tally/figures: 有些数缺少与之配套的部分；请保存完整的计数"
    ),
    "tally/figures/joint: not of the answers that are counted; store the whole tally": (
        "tally/figures/joint: 与计入的回答不符；请保存完整的计数"
    ),
    "tally/figures/moments: of more rows than there are; store the whole tally": (
        "tally/figures/moments: 行数超过实际；请保存完整的计数"
    ),
    "tally: counted, missing, refused, don't know and dropped do not add up to the rows": (
        "tally: 有效、缺失、拒收、不清楚与剔除之和不等于行数"
    ),
    "table: {kind} is no stored tally; give what to_arrow or save made": (
        "table: {kind} 不是保存的计数；请给出 to_arrow 或 save 的结果"
    ),
    "table: column {column!r} holds no lists of figures; give the whole table": (
        "table: 列 {column!r} 不是数的列表；请给出完整的表"
    ),
    "table: two columns are called {column!r}; give the whole table": "table: 有两列名为 {column!r}；请给出完整的表",
    "table: column {column!r} is missing; give the whole table": "table: 缺少列 {column!r}；请给出完整的表",
    "tally: Arrow and Parquet need pyarrow; install fuzzyeval[pyarrow], or store it as JSON": (
        "tally: Arrow 与 Parquet 需要 pyarrow；请安装 fuzzyeval[pyarrow]，或保存为 JSON"
    ),
    "{path}: cannot be read ({why}); give the path of a stored tally": "{path}: 无法读取（{why}）；请给出已保存计数的路径",
    "{path}: not a whole Parquet file ({kind}); store the tally anew": (
        "{path}: 不是完整的 Parquet 文件（{kind}）；请重新保存计数"
    ),
    "{path}: tallies are stored as .json or .parquet; name the file so": (
        "{path}: 计数保存为 .json 或 .parquet；请使用这样的文件名"
    ),
    # importance and outcome
    "importance: no column rates these leaves; add the columns, or leave importance out of the study\n  {leaves}": (
        "importance: 没有列评价这些末级指标的重要程度；请补上这些列，或在研究中去掉 importance\n  {leaves}"
    ),
    "outcome: no column is called {column!r}{hint}; add it, or leave the outcome out of the study": (
        "outcome: 没有名为 {column!r} 的列{hint}；请补上该列，或在研究中去掉 outcome"
    ),
    "outcome_moments: the tally was made without an outcome; tally the answers by a study that declares one, with "
    "detail='moments'": "outcome_moments: 计数中没有 outcome；请用声明了它的研究、以 detail='moments' 统计",
    "outcome_moments: the tally carries {its} only; tally the answers with detail='moments'": (
        "outcome_moments: 计数只含 {its}；请用 detail='moments' 重新统计"
    ),
    "{name}: a tally with it and one without do not add; tally both by one study, or add tally.alone() of the one that has "
    "it": "{name}: 有此项与没有此项的计数不能相加；请用同一个研究统计，或用有此项的那个计数的 tally.alone() 相加",
    "{name}: {problem}": "{name}: {problem}",
    "tally: its {name} was read on another scale, or by other rules; tally the answers by this study": (
        "tally: 其中的 {name} 是按另外的标度或规则读取的；请用本研究统计"
    ),
    "tally/figures/outcome_moments: of more rows than answer every leaf; store the whole tally": (
        "tally/figures/outcome_moments: 行数多于回答了所有末级指标的行；请保存完整的计数"
    ),
    "tally/{name}: not of the same leaves, objects and rows; store the whole tally": (
        "tally/{name}: 末级指标、评价对象或行数与计数不一致；请保存完整的计数"
    ),
}
