"""The Chinese of what shares of the population are refused for."""

from __future__ import annotations

__all__ = ["RAKING"]

RAKING: dict[str, str] = {
    "survey/shares/{column}: {part:.6g} of the sample has {value!r}, which has no share; give it one, or correct the "
    "answers": "survey/shares/{column}: 样本的 {part:.6g} 取值为 {value!r}，但没有给出它的总体比例；给出比例，或改正回答",
    "survey/shares/{column}: {part:.6g} of the sample is (blank), which has no share; fill it in, or leave those rows "
    "out": "survey/shares/{column}: 样本的 {part:.6g} 为空白 (blank)，没有总体比例；补上取值，或去掉这些行",
    "survey/shares/{column}: no part of the sample has {value!r}, which should have a share of {share:.6g}; share it "
    "among values that there are": (
        "survey/shares/{column}: 样本中没有取值为 {value!r} 的部分，它却应占 {share:.6g}；把这一比例分给样本中有的取值"
    ),
    "survey/shares/{column}: {other!r} and {value!r} are one value; give it one share": (
        "survey/shares/{column}: {other!r} 与 {value!r} 是同一取值；只给一个比例"
    ),
    "survey/shares/{column}: {value!r} should have {wanted:.10g} of the sample and stays at {reached:.10g}, though the "
    "columns were brought to their shares in turn, up to {sweeps:,} times, as some of their values never or hardly "
    "ever go together; merge values, or give shares of fewer columns": (
        "survey/shares/{column}: {value!r} 应占样本的 {wanted:.10g}，却停在 {reached:.10g}：各列已轮流调整到应有的比例，最多 "
        "{sweeps:,} 轮，但有些取值从不或极少同时出现；合并取值，或少给几列的比例"
    ),
}
"""Chinese templates by their English ones."""
