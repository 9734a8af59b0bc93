"""Bad inputs of studies whose language is Chinese, with what must be said of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import fuzzyeval as fe
from bad_input.rows import ANSWERS, GRADES, OPERATORS, ROOT, STUDY, Row
from fuzzyeval.errors import (
    AnswersError,
    FuzzyEvalError,
    OptionError,
    RelationError,
    StrictError,
    TallyError,
    UnknownKeyError,
    WeightsError,
)

__all__ = ["ROWS"]

_ZH = "language: zh\n"
_SERVICE = fe.Study.from_yaml(_ZH + STUDY)
_FIFTHS = [0.2] * 5


def _study(line: str, place: str, value: str, said: str, base: str = STUDY) -> Row:
    return Row(lambda _: fe.Study.from_yaml(_ZH + base + line), place, value, f"text{said}")


def _weights(given: str, place: str, value: str, said: str) -> Row:
    return _study(f"weighting: {{method: manual, weights: {given}}}", place, value, f": {said}")


def _judged(given: str, place: str, value: str, said: str) -> Row:
    return _study(f"weighting: {{method: ahp, judgements: {{service: {given}}}}}", place, value, f": {said}")


def _call(given: Callable[[], object], place: str, value: str, said: str, error: type[FuzzyEvalError]) -> Row:
    return Row(lambda _: given(), place, value, said, error)


def _graded(
    answers: Any, place: str, value: str, said: str, error: type[FuzzyEvalError], line: str = "", **options: Any
) -> Row:
    study = fe.Study.from_yaml(_ZH + STUDY + line)
    return _call(lambda: fe.evaluate(study, answers, **options), place, value, said, error)


_STUDIES = (
    _study("gradez: 5", "gradez", "'gradez'", ": gradez: 这里没有名为 'gradez' 的字段；是不是 'grades'？"),
    _study("name: 5", "name", "5", ": name: 5 不是文本；加上引号"),
    _study("strict: no", "strict", "'no'", ": strict: 'no' 既不是 true 也不是 false；写其中之一"),
    _study("missing: drop", "missing", "'drop'", ": missing: 'drop' 不在可选范围内；可选 refuse, reweigh"),
    _study(
        "operator: min-max",
        "operator",
        "'min-max'",
        f": operator: 'min-max' 不在可选范围内；可选 {OPERATORS}；是不是 'min_max'？",
    ),
    _study(
        "principle: {method: confidence, threshold: 1.5}",
        "principle.threshold",
        "1.5",
        ": principle.threshold: 1.5 大于 1；不得大于这个数",
    ),
    _study(
        "principle: {threshold: 0.5}",
        "principle",
        "{'threshold': 0.5}",
        ": principle: {'threshold': 0.5} 没有写明方法；写 method: 和方法的名称",
    ),
    _study("weighting: 5", "weighting", "5", ": weighting: 5 不是映射；写字段和它们的值"),
    _study(
        "weighting: {method: ahp}",
        "judgements, panel",
        "",
        ": weighting: judgements, panel: 两者应恰有其一；给出 judgements，或给出专家组 panel 的判断",
    ),
    _study("name: a\nname: b", "第 5 行", "'name'", ", 第 5 行: 键 'name' 出现了两次；保留一个"),
    _study("name: *b", "第 4 行", "*b", ", 第 4 行: 用了别名 *b；把值写全"),
    _study("grades: 6", "grades", "6", ": grades: 6 级: 现成的量表只有 3, 4, 5, 7, 10 级；或自行列出等级", ROOT),
    _study(
        "grades: [{label: good, score: 2, answer: A}, {label: bad, score: 1, answer: A}]",
        "grades",
        "'A'",
        ": grades: 回答 'A' 既代表 'good' 又代表 'bad'；代码和名称不得重复",
        ROOT,
    ),
    _study(
        "grades: [{label: 好, score: 1}, {label: 中, score: 3}, {label: 差, score: 2}]",
        "grades",
        "[1.0, 3.0, 2.0]",
        ": grades: 分值 [1.0, 3.0, 2.0] 不是严格单调的；按从优到劣或从劣到优的次序列出等级",
        ROOT,
    ),
    _study(
        "root: {id: a/b}",
        "root.id",
        "'a/b'",
        ": root.id: 'a/b' 不能作 id；改用不含 '/' 和 ','、首尾没有空白的文本",
        GRADES,
    ),
    _study(
        "root: {id: 服务, children: [{id: 态度}, {id: 态度}]}",
        "态度",
        "态度",
        ": 态度: 两个指标用了同一个 id；整个指标体系中 id 不得重复",
        GRADES,
    ),
    _study(
        "root: {id: 服务, column: q1, children: [{id: 态度}]}",
        "服务",
        "'q1'",
        ": 服务: 只有末级指标才有列；去掉 column 'q1'",
        GRADES,
    ),
)

_WEIGHED = (
    _weights(
        "{service: {speed: 50, care: 30, price: 20}}",
        "service",
        "100",
        "service: 权重之和为 100，不是 1；把各权重除以它们之和",
    ),
    _weights(
        "{service: {speed: 0.5, care: 0.3}}",
        "service",
        "'price'",
        "service: 没有给出 'price' 的权重；补上，不计入的写 0",
    ),
    _weights(
        "{service: {speed: 0.5, care: 0.3, prize: 0.2}}",
        "service",
        "'prize'",
        "service: 'prize' 不是它的下级指标；下级指标有 speed, care, price；是不是 'price'？",
    ),
    _weights(
        "{service: {speed: -0.5, care: 0.8, price: 0.7}}",
        "service/speed",
        "-0.5",
        "service/speed: 权重 -0.5 为负；权重不得小于 0",
    ),
    _judged(
        "{speed/care: 3, care/price: 0}",
        "care/price",
        "0",
        "weighting.judgements: care/price: 判断 0 不是正数，或超出 1e-6 至 1e6；写前者比后者重要多少，1/9 至 9",
    ),
    _judged(
        "{speed/care: 3, care/price: 很重要}",
        "care/price",
        "'很重要'",
        "weighting.judgements: care/price: 判断 '很重要' 不是正数或正分数；写前者比后者重要多少，1/9 至 9",
    ),
    _judged("{speed: 3}", "service", "'speed'", "weighting.judgements: service: 'speed' 不是两个指标的比较；写成 a/b"),
    _judged(
        "{speed/care: 3, care/speed: 3, care/price: 1}",
        "service",
        "care/speed",
        "service: care/speed 为 3，speed/care 却为 3；两者应互为倒数，只写一个即可",
    ),
    _judged("[[1, 2], [1/2, 1]]", "service", "2×2", "service: 下级指标有 3 个，矩阵却是 2×2；应有 3 行"),
)

_NO_COLUMN = "answers: 以下末级指标没有对应的列；补上这些列，或在研究中写明列名"
_ANSWERS = (
    _graded(
        5,
        "answers",
        "int",
        "answers: 无法读取 int；请给出 pandas、polars、pyarrow、DuckDB、PySpark、Dask 或 Ibis 的数据框、由各列组成的字典、"
        "由字典组成的列表、CSV、Parquet 或 Excel 文件的路径，或已打开的 CSV（矩阵请用 Relation.from_rows）",
        AnswersError,
    ),
    _graded(
        [{"speed": 5, "cares": 4, "price": 1}],
        "answers",
        "care",
        f"{_NO_COLUMN}\n  care；是不是 'cares'？",
        AnswersError,
    ),
    _graded(
        [{"speed": 5, "care": 4, "price": None}],
        "price",
        "",
        "price: 没有有效回答；收集一些，或在研究中写 missing: reweigh",
        AnswersError,
    ),
    _graded(
        ANSWERS,
        "by",
        "'region'",
        "by: 没有名为 'region' 的列；现有 speed, care, price, branch",
        AnswersError,
        by="region",
    ),
    _graded(ANSWERS, "by", "5", "by: 5 不是列名；给一个列名，或几个不同的列名", OptionError, by=5),
    _graded("gone.csv", "gone.csv", "gone.csv", "gone.csv: 没有这个文件；检查路径", AnswersError),
    _graded(
        [ANSWERS[0], ANSWERS[0]],
        "weighting",
        "respondents",
        "weighting: 以 respondents 计算，各末级指标都没有差异，熵权法分不出轻重；改用判断赋权或等权",
        WeightsError,
        "weighting: entropy",
    ),
    _graded(
        ANSWERS,
        "service",
        "6.776",
        "service: 判断相互矛盾：CR 为 6.776，达到或超过 0.1；应重新斟酌；该研究要求严格，改正判断，或写 strict: false",
        StrictError,
        "strict: true\nweighting: {method: ahp, judgements: {service: {speed/care: 9, care/price: 9, price/speed: 9}}}",
    ),
    _graded(
        fe.tally(_SERVICE, ANSWERS),
        "by",
        "'branch'",
        "by: 计数的分组列（无）中没有 'branch'；按它重新计数",
        TallyError,
        by="branch",
    ),
    _graded(
        fe.Relation.from_rows({"speed": _FIFTHS, "care": _FIFTHS, "prise": _FIFTHS}, _SERVICE.grade_labels),
        "relation",
        "'prise'",
        "relation: 'prise' 不是该研究的末级指标；是不是 'price'？",
        RelationError,
    ),
    _graded(
        fe.Relation.from_rows({"speed": _FIFTHS, "care": _FIFTHS, "price": [0.5] * 5}, _SERVICE.grade_labels),
        "price",
        "2.5",
        "price: 隶属度之和为 2.5，不是 1；改正这一行，或在研究中写 rows: as_given 或 rows: normalise",
        RelationError,
    ),
)

_RESULTS = (
    _call(
        lambda: fe.evaluate(_SERVICE, ANSWERS)["spead"],
        "指标",
        "'spead'",
        "没有名为 'spead' 的指标；是不是 'speed'？",
        UnknownKeyError,
    ),
    _call(
        lambda: fe.evaluate(_SERVICE, ANSWERS, by="branch")["nort"],
        "评价对象",
        "'nort'",
        "没有名为 'nort' 的评价对象；是不是 'north'？",
        UnknownKeyError,
    ),
    _call(
        lambda: fe.weigh(fe.Study.from_yaml(f"{_ZH}{STUDY}weighting: entropy")),
        "weighting",
        "",
        "weighting: 熵权法需要数据；把回答的计数传给 weigh",
        WeightsError,
    ),
)

ROWS = (*_STUDIES, *_WEIGHED, *_ANSWERS, *_RESULTS)
"""What is refused in Chinese."""
