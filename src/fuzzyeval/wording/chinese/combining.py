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
    "{names}: no indicator has weight in both, so the {rule} rule gives none; {remedy}": (
        "{names}: 没有一个指标在两者中都有权重，{rule} 规则得不出权重；{remedy}"
    ),
    "{names}: no indicator has weight in all of them, so the {rule} rule gives none; {remedy}": (
        "{names}: 没有一个指标在各向量中都有权重，{rule} 规则得不出权重；{remedy}"
    ),
    "use the linear rule": "改用 linear 规则",
    "use least_deviation": "改用 least_deviation",
    "give it a floor, or {otherwise}": "设定 floor，或{otherwise}",
    "{names}: one vector follows from the others, or nearly, and the equations of game theory contradict each other or "
    "leave its coefficients open; leave one out": (
        "{names}: 有一个向量可由其他向量推出（或几乎如此），博弈论组合的方程相互矛盾或定不出系数；去掉其中一个"
    ),
    "{names}: game theory solves to the coefficients {values}, and a share is not negative; choose another rule, or "
    "negative='project'": "{names}: 博弈论组合解得的系数为 {values}，而份额不能为负；改用别的规则，或设 negative='project'",
    "{name}: only the {owner} rule has one, not {rule}; leave it out, or change the rule": (
        "{name}: 只有 {owner} 规则才有，{rule} 没有；去掉它，或改用别的规则"
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
    "{parent}: {weights!r} is not the weights of its children; give each by its name, such as {{speed: 0.6, care: 0.4}}": (
        "{parent}: {weights!r} 不是其下级的权重；按名称逐个给出，例如 {{speed: 0.6, care: 0.4}}"
    ),
    "{parent}/{child}: {weight!r} is not a number; give the share of {parent} that it had, from 0 to 1": (
        "{parent}/{child}: {weight!r} 不是数；给出它原来在 {parent} 中所占的份额，从 0 到 1"
    ),
    "{parent}/{child}: {weight!r} is no weight from 0 to 1; give the share of {parent} that it had": (
        "{parent}/{child}: {weight!r} 不是 0 至 1 之间的权重；给出它原来在 {parent} 中所占的份额"
    ),
    "{parent}: the weights of the baseline sum to {total:.12g}, not to 1 within 1e-9; write them with all their digits, or "
    "divide each by their sum": (
        "{parent}: 基准的权重之和为 {total:.12g}，与 1 之差应在 1e-9 以内；写出全部数位，或各除以它们的和"
    ),
    "{parent}: the baseline has no such indicator with children; use the baseline of this hierarchy, or weigh anew": (
        "{parent}: 基准中没有这个带下级的指标；取用同一层次结构的基准，或重新赋权"
    ),
    "{parent}: the baseline splits it among {known}, the study among {children}; use the baseline of this hierarchy, or weigh "
    "anew": "{parent}: 基准把它分给 {known}，研究分给 {children}；取用同一层次结构的基准，或重新赋权",
}
"""Chinese templates by their English ones."""
