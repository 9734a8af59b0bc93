# ruff: noqa: INP001  (a script, no package)
"""Write ``laws.md``, in English and in Chinese, from the laws that are run: ``python docs/reference/make_laws.py``.

A test holds the pages in the repository to what this writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, TypeAlias

from fuzzyeval.testing import Belief, Law, Words, laws

__all__ = ["PAGES", "page"]

Language: TypeAlias = Literal["en", "zh"]

DOCS = Path(__file__).parents[1]
PAGES: dict[Language, Path] = {"en": DOCS / "reference" / "laws.md", "zh": DOCS / "zh" / "reference" / "laws.md"}

HEAD = {
    "en": """# The laws

**English** · [简体中文](../zh/reference/laws.md)

What the method keeps, and what is commonly believed of it and false. This page is made from the laws that the tests run, in
`fuzzyeval.testing.laws`; change them, not the page. To hold something of your own to them, see
[how to write your own operator](../how-to/write-your-own-operator.md), and
[how to test your service](../how-to/test-your-service.md); the functions are in [Tests of your own](testing.md).

Each law has a name, by which it can be run:
""",
    "zh": """# 定律

[English](../../reference/laws.md) · **简体中文**

本页列出该方法遵守的定律，以及常见而不成立的误解。
本页由测试所运行的定律（`fuzzyeval.testing.laws`）生成；要改动，请改定律，不要改本页。
要用它们检验你自己的东西，见[如何编写自己的算子](../../how-to/write-your-own-operator.md)
与[如何测试你的服务](../../how-to/test-your-service.md)；各函数见[你自己的测试](../../reference/testing.md)。

每条定律有一个名称，可以按名称运行：
""",
}
EXAMPLE = """```python
>>> from fuzzyeval.testing import laws
>>> laws.operator.named("each_grade_by_itself").check("min_max")

```
"""
WHERE = {
    "en": """Where a law says "where", it applies only to what meets that. Whether something does is seen on a few fixed figures;
what meets it there is then tried on many. r ⪯ r′ says that r′ is at least as good, however one looks at it: of every
grade, as much membership or more is in that one or a better.
""",
    "zh": """标有“条件”的定律，只适用于满足该条件的对象。是否满足，先用少量固定的数值来看；满足的，再用大量的例子检验。
r ⪯ r′ 表示 r′ 在占优意义下不差于 r：对每个等级，属于该等级或更好等级的隶属度都不减少。
""",
}
LEADS = {
    "operator": (
        Words("Operators", "合成算子"),
        Words(
            "of an operator M(⊗,⊕), which composes weights w and the rows of a relation R, one of each an indicator, to "
            "b = w ∘ R: `check_operator`.",
            "合成算子 M(⊗,⊕) 把各指标的权重 w 与模糊关系矩阵 R 的各行合成为 b = w ∘ R。用 `check_operator` 检验。",
        ),
    ),
    "weighting": (
        Words("Weights from scores", "由得分求权重"),
        Words(
            "of a method that makes weights w, one a column, of scores X, an object or respondent a row: `check_weighting`.",
            "由得分 X（每行一个对象或受访者，每列一个指标）求权重 w 的方法。用 `check_weighting` 检验。",
        ),
    ),
    "judgement": (
        Words("Weights from judgements", "由判断求权重"),
        Words(
            'of a method that makes weights w of a comparison matrix A: `check_weighting(..., of="comparisons")`.',
            '由判断矩阵 A 求权重 w 的方法。用 `check_weighting(..., of="comparisons")` 检验。',
        ),
    ),
    "union": (
        Words("Two weight vectors united", "组合两个权重向量"),
        Words(
            'of a rule that makes one weight vector of two, a and b: `check_weighting(..., of="vectors")`.',
            '把两个权重向量 a 与 b 合为一个的规则。用 `check_weighting(..., of="vectors")` 检验。',
        ),
    ),
    "membership": (
        Words("Membership functions", "隶属函数"),
        Words(
            "of the functions μ of a scale's grades together, from the lowest measurements to the highest: `check_membership`.",
            "同一组评价等级的各隶属函数 μ，按测量值从低到高排列。用 `check_membership` 检验。",
        ),
    ),
    "evaluation": (
        Words("Evaluations", "评价"),
        Words(
            "of the whole job, from answers to grades, by `fe.evaluate` or by what a service has made of it: "
            "`law.check(evaluate)` for each. Of nodes n, among them the root 0, parents p and leaves l: w is the local weight, W "
            "the global one, d the divergence, b the membership; v are the grades' scores, c cuts, λ the threshold; f is the "
            "whole job.",
            "从回答到等级的整个过程，由 `fe.evaluate` 完成，或由服务在其上封装的函数完成。逐条用 `law.check(evaluate)` 检验。"
            "节点记为 n（根为 0，上级为 p，末级为 l）：w 为局部权重，W 为全局权重，d 为差异系数，b 为隶属度；"
            "v 为各等级得分，c 为分界值，λ 为置信度，f 为整个过程。",
        ),
    ),
    "tally": (
        Words("Tallies", "计数"),
        Words(
            "of what is counted of rows, whatever frame holds them: `check_engine`.",
            "对各行回答的计数，无论由何种数据框承载。用 `check_engine` 检验。",
        ),
    ),
}
BELIEFS = (
    Words("Believed, and false", "常见的误解"),
    Words(
        "What one would like to be true, each with a counterexample that the tests run: `belief.refute()`.",
        "人们希望成立而实际不成立的说法，各附一个由测试运行的反例。用 `belief.refute()` 重现。",
    ),
)
COLON = Words(": ", "：")
LABELS = {
    "formula": Words("Formula: ", "公式："),
    "where": Words("Where: ", "条件："),
    "source": Words("Source: ", "来源："),
    "believed": Words("Believed: ", "误以为："),
    "counterexample": Words("Counterexample: ", "反例："),
    "why": Words("Why: ", "原因："),
    "end": Words("", "。"),
}


def page(language: Language) -> str:
    """Return the page in a language."""
    return "\n".join(_blocks(language))


def _blocks(language: Language) -> Iterator[str]:
    yield from (HEAD[language], EXAMPLE, WHERE[language])
    for name, (title, lead) in LEADS.items():
        yield f"## {_said(title, language)}\n\n`laws.{name}`{_said(COLON, language)}{_said(lead, language)}\n"
        yield from (_law(law, language) for law in getattr(laws, name))
    title, lead = BELIEFS
    yield f"## {_said(title, language)}\n\n{_said(lead, language)}\n"
    yield from (_belief(belief, language) for belief in laws.beliefs)


def _law(law: Law, language: Language) -> str:
    conditions = [_line("where", _said(condition.words, language), language) for condition in law.conditions]
    lines = [_line("formula", f"`{law.formula}`", language), *conditions]
    return _entry(law, _said(law.statement, language), [*lines, _line("source", _said(law.source, language), language)])


def _belief(belief: Belief, language: Language) -> str:
    lines = [
        _line("formula", f"`{belief.formula}`", language),
        _line("counterexample", _said(belief.counterexample, language), language),
        _line("why", _said(belief.source, language), language),
    ]
    return _entry(belief, _said(LABELS["believed"], language) + _said(belief.statement, language), lines)


def _entry(law: Law | Belief, statement: str, lines: list[str]) -> str:
    """Return a section; in Chinese too, the name stands beside its words."""
    return "\n".join([f"### `{law.name}`", statement, "", *lines, ""])


def _line(label: str, text: str, language: Language) -> str:
    return f"- {_said(LABELS[label], language)}{text}{_said(LABELS['end'], language)}"


def _said(words: Words, language: Language) -> str:
    return words.zh if language == "zh" else words.en


if __name__ == "__main__":
    for language, path in PAGES.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(page(language), encoding="utf-8")
