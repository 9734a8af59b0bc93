"""The Chinese of what is said where weight vectors are united, and of weights frozen from a baseline."""

from __future__ import annotations

__all__ = ["COMBINING"]

COMBINING: dict[str, str] = {
    # on arrays
    "{name}: {count} weights for {wanted} subjective ones; give as many": (
        "{name}: 权重有 {count} 个，主观权重有 {wanted} 个；个数应相同"
    ),
    "objective: shape {shape!r} does not fit that of the subjective ones, {wanted!r}": (
        "objective: 形状 {shape!r} 与主观权重的形状 {wanted!r} 不匹配"
    ),
    "{name}: shape {shape!r}; give one vector of weights": "{name}: 形状为 {shape!r}；应为一个权重向量",
    "subjective, objective: no indicator has weight in both, so the {rule} rule gives none; use the linear rule": (
        "subjective, objective: 没有一个指标在两者中都有权重，{rule} 规则得不出权重；改用 linear 规则"
    ),
    "{names}: no indicator has weight in all of them, so the {rule} rule gives none; use least_deviation": (
        "{names}: 没有一个指标在各向量中都有权重，{rule} 规则得不出权重；改用 least_deviation"
    ),
    "{names}: the vectors are linearly dependent, or nearly, so game theory has no coefficients; leave one out": (
        "{names}: 各向量线性相关或近乎相关，博弈论组合没有系数；去掉其中一个"
    ),
    "{names}: game theory solves to the coefficients {values}, and a share is not negative; choose another rule, or "
    "negative='project'": "{names}: 博弈论组合解得的系数为 {values}，而份额不能为负；改用别的规则，或设 negative='project'",
    "floor: only the multiplicative rule has one, not {rule}; leave it out, or change the rule": (
        "floor: 只有 multiplicative 规则才有，{rule} 没有；去掉它，或改用别的规则"
    ),
    "rule: linear unites two vectors, and {count} are given; use least_deviation, which gives each the same": (
        "rule: linear 只组合两个向量，这里有 {count} 个；改用 least_deviation，各向量份额相同"
    ),
    # in a study
    "{parent}: game theory solves to coefficients of {judgement:.3g} for judgement and {data:.3g} for the data, and a share is "
    "not negative; choose another rule, or negative: project": (
        "{parent}: 博弈论组合解得的系数，主观为 {judgement:.3g}，客观为 {data:.3g}，而份额不能为负；改用别的规则，"
        "或设 negative: project"
    ),
    "game theory solves to coefficients of {judgement:.3g} for judgement and {data:.3g} for the data; none can be "
    "negative, so the one above 0 gets all": (
        "博弈论组合解得的系数，主观为 {judgement:.3g}，客观为 {data:.3g}；系数不能为负，全部份额归大于 0 的一方"
    ),
    # a baseline
    "baseline": "基准权重",
    "{value!r} is no baseline; give a stored evaluation, or weights such as {{quality: {{speed: 0.6, care: 0.4}}}}": (
        "{value!r} 不是基准；给出存储的评价结果，或 {{quality: {{speed: 0.6, care: 0.4}}}} 这样的权重"
    ),
    "{source}: no weights of an evaluation are in it; give what Evaluation.model_dump_json has written": (
        "{source}: 其中没有评价的权重；应为 Evaluation.model_dump_json 写出的内容"
    ),
    "{name!r} is no id of an indicator; give text": "{name!r} 不是指标的 id；应为文本",
    "{parent}/{child}: {weight!r} is no weight from 0 to 1; use the weights of the baseline as they are": (
        "{parent}/{child}: {weight!r} 不是 0 至 1 之间的权重；基准的权重应原样取用"
    ),
    "{parent}: the weights of the baseline sum to {total:.10g}, not to 1; leave them as they are": (
        "{parent}: 基准的权重之和为 {total:.10g}，不等于 1；应原样取用"
    ),
    "{parent}: the baseline has no such indicator with children; use the baseline of this hierarchy, or weigh anew": (
        "{parent}: 基准中没有这个带下级的指标；取用同一层次结构的基准，或重新赋权"
    ),
    "{parent}: the baseline splits it among {known}, the study among {children}; use the baseline of this hierarchy, or weigh "
    "anew": "{parent}: 基准把它分给 {known}，研究分给 {children}；取用同一层次结构的基准，或重新赋权",
}
"""Chinese templates by their English ones."""
