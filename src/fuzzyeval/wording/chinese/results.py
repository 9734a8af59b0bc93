"""The Chinese of what is said of weights and results: refusals, and remarks."""

from __future__ import annotations

__all__ = ["RESULTS"]

RESULTS: dict[str, str] = {
    # weights
    "data: {kind} is neither a tally nor a relation; give tally(study, answers)": (
        "data: {kind} 既不是计数也不是关系矩阵；给出 tally(study, answers)"
    ),
    "{parent}: judgement gives weight only where the data give none, so the {rule} rule gives none; use the "
    "linear rule, or the multiplicative one with a floor, or judge again": (
        "{parent}: 判断只给了数据没有给权重的指标权重，{rule} 规则得不出权重；改用 linear 规则，或给 multiplicative "
        "规则一个 floor，或重新判断"
    ),
    "{text}; the study is strict, so mend them or let it say strict: false": (
        "{text}；该研究要求严格，改正判断，或写 strict: false"
    ),
    "weights: no indicator is called {node!r}{hint}": "weights: 没有名为 {node!r} 的指标{hint}",
    # grading
    "{leaf}: no valid answer{inside}{more}; collect some, or let the study say missing: reweigh": (
        "{leaf}: 没有有效回答{inside}{more}；收集一些，或在研究中写 missing: reweigh"
    ),
    "{root}: no valid answer at all{inside}; leave it out": "{root}: 一个有效回答也没有{inside}；收集回答，或去掉该评价对象",
    " in {object}": "（评价对象 {object}）",
    ", and {count} more like it": "，另有 {count} 处也是如此",
    "{node}: what has answers{inside} weighs nothing, so it cannot take over the weight of what is missing; "
    "collect answers, or weigh otherwise": (
        "{node}: 有回答的下级指标权重为 0{inside}，无法承接缺失指标的权重；收集回答，或改变赋权方法"
    ),
    "{node}: every degree is 0{inside}, so no grade can be read off; use another operator, or mend the relation": (
        "{node}: 隶属度全为 0{inside}，得不出等级；换一个算子，或改正关系矩阵"
    ),
    "no indicator is called {node!r}{hint}": "没有名为 {node!r} 的指标{hint}",
    "no object is called {key!r}{hint}": "没有名为 {key!r} 的评价对象{hint}",
    "; the key of the blank object is None": "；空白评价对象的键是 None",
    # what is stored
    "evaluation: {count} objects are stored; read them with Evaluations.model_validate_json": (
        "evaluation: 存有 {count} 个评价对象；用 Evaluations.model_validate_json 读取"
    ),
    "evaluation: what is stored does not add up: {problem}": "evaluation: 所存内容前后不符：{problem}",
    "results: {count} for {objects} objects; store one an object": (
        "results: {objects} 个评价对象却有 {count} 个结果；每个评价对象存一个"
    ),
    "results of {name}: they are not what the stored study and answers give; evaluate again rather than edit": (
        "results, {name}: 与所存的研究和回答得出的不符；重新评价，不要手工修改"
    ),
    "weights: they are not what the stored study makes of the stored answers": (
        "weights: 与所存研究由所存回答得出的权重不符"
    ),
    "weights: they are not what the stored study makes of the stored data's side": (
        "weights: 与所存研究由所存客观权重得出的权重不符"
    ),
    "weights: the data's side of a split is no weights of the study's indicators": (
        "weights: 有一处客观权重不是该研究各指标的权重"
    ),
    "weights: a split is missing; store one for every indicator with children": (
        "weights: 少了一处权重分配；每个有下级的指标都要存一处"
    ),
    "tally, relation: one of the two is stored, and only one": "tally, relation: 两者须存其一，且只存其一",
    "tally, relation: rows of unequal length; store one figure a grade and object": (
        "tally, relation: 各行长度不一；每个等级和评价对象存一个数"
    ),
    "tally: its leaves, grades or objects are not those of the study": "tally: 末级指标、等级或评价对象与研究不符",
    "tally: more texts are named as refused than answers were": "tally: 列出的拒收文本比拒收的回答还多",
    "relation: its leaves, grades or objects are not those of the study": (
        "relation: 末级指标、等级或评价对象与研究不符"
    ),
    "objects: {keys!r} are not different keys, in order, of the columns {by!r}": (
        "objects: {keys!r} 不是列 {by!r} 的互不相同、依次排列的键"
    ),
    "remarks: answers that were tallied have none of their own": "remarks: 已计数的回答不应另有说明",
    # remarks on judgements and weights
    "the judgements contradict each other: CR {ratio:.3f} is 0.1 or more; revisit them": (
        "判断相互矛盾：CR 为 {ratio:.3f}，达到或超过 0.1；应重新斟酌"
    ),
    "the judgements only just connect the indicators, so CR is 0 by construction and says nothing": (
        "判断刚好够把各指标联系起来，CR 必然为 0，说明不了什么"
    ),
    "{missing} of {all} comparisons were not judged and are filled {how}; CR is the lower for it, so that less "
    "than 0.1 says little": "{all} 个两两比较中有 {missing} 个没有判断，已{how}补全；CR 因此偏低，低于 0.1 也说明不了什么",
    "judgements are read on the {scale} scale, and CR with them; its limit of 0.1 is that of 1 to 9": (
        "判断按 {scale} 标度解读，CR 也随之而变；0.1 的界限是对 1 到 9 标度而言的"
    ),
    "{count} of {all} experts left comparisons out, which are filled by what follows from the others; their CR is the "
    "lower for it: {names}": (
        "{all} 位专家中有 {count} 位留有未判断的比较，已由其余判断推出补全；他们的 CR 因此偏低：{names}"
    ),
    ", below 0 before it was clipped": "，截断之前低于 0",
    "so that λmax is least": "按 λmax 最小",
    "by logarithmic least squares": "用对数最小二乘法",
    "the gaps that make λmax least were not found in the steps there are": "在限定步数内没有找到使 λmax 最小的补全值",
    "{names} judged nothing here, {count} of {all} experts": "{all} 位专家中有 {count} 位在此没有判断：{names}",
    "{count} of {all} experts contradict themselves, CR 0.1 or more: {names}; ask them again": (
        "{all} 位专家中有 {count} 位判断自相矛盾，CR 达到或超过 0.1：{names}；请他们重新判断"
    ),
    "{count} of {all} experts are left out, their CR is above {limit:g}: {names}": (
        "{all} 位专家中有 {count} 位的 CR 高于 {limit:g}，未计入：{names}"
    ),
    "the experts hardly agree: consensus {consensus:.2f} of 1{below}; talk about it before the weights are used": (
        "专家意见很不一致：共识度为 {consensus:.2f}（满分 1{below}）；先讨论再使用这些权重"
    ),
    "judgements and their mirror images differ by up to {gap:.2g}; each pair is taken as its compromise": (
        "判断与对称位置的判断最多相差 {gap:.2g}；每一对都取折中值"
    ),
    "the weights given sum to {total:.6g} and are divided by it": "给定的权重之和为 {total:.6g}，已除以该和",
    "no two answers differ here, so the data give no weight": "所有回答都相同，数据不给它权重",
    "no two objects differ in their mean score here, so the data give no weight": (
        "各评价对象的平均得分都相同，数据不给它权重"
    ),
    "no leaf of this branch varies: the data weight of the branch is 0, inside it judgement decides": (
        "这一分支的末级指标都没有差异：分支的客观权重为 0，分支内部由判断决定"
    ),
    "judged at {subjective:.3g}, but the data give no weight, so the {rule} rule takes all its weight away": (
        "判断给它的权重为 {subjective:.3g}，但数据不给它权重，{rule} 规则因而使它失去全部权重"
    ),
    # remarks on the relation and on answers
    "{rows} of {all} rows do not sum to 1 and are used as given": "{all} 行中有 {rows} 行之和不为 1，照原样使用",
    "{rows} of {all} rows did not sum to 1 and were divided by their sums": (
        "{all} 行中有 {rows} 行之和不为 1，已各自除以其和"
    ),
    "{refused} answer(s) off the scale or not understood are not counted{example}": (
        "{refused} 个回答超出量表或无法识别，没有计入{example}"
    ),
    ", such as {text!r}": "，例如 {text!r}",
    "only {counted} of {rows} respondents gave a valid answer": "{rows} 位受访者中只有 {counted} 位给出有效回答",
    "no valid answer: its weight went to its siblings": "没有有效回答：它的权重已分给同级指标",
    # remarks on the conclusion
    "{first} and {second} are level; the worse grade is taken": "{first} 与 {second} 不相上下；取较差的等级",
    "the degrees sum to {total:.2f}, not to 1: shares are the degrees divided by that": (
        "隶属度之和为 {total:.2f}，不是 1：占比是隶属度除以该和"
    ),
    "the largest degree barely leads (validity {validity:.2f} of 1): do not rely on the grade alone": (
        "最大隶属度领先甚微（有效度 {validity:.2f}，最高为 1）：不要只看等级"
    ),
    "the largest share is {share:.2f}: no grade holds half of the membership": (
        "最大占比为 {share:.2f}：没有一个等级占到一半"
    ),
    "under {symbol} every degree is a weight: small changes of the answers change nothing": (
        "在 {symbol} 下，每个隶属度都只是某个权重：回答的小变化不改变结果"
    ),
    "under {symbol} {count} degrees have reached 1 and can no longer be told apart": (
        "在 {symbol} 下，有 {count} 个隶属度已达到 1，彼此无法区分"
    ),
    "{readings} agree by construction: under M(·,+) the fuzzy score is the weighted mean of scores{how}": (
        "{readings} 必然一致：在 M(·,+) 下，fuzzy 得分就是各得分的加权平均{how}"
    ),
    ", and the index is that × 100/{best:g}": "，index 就是它 × 100/{best:g}",
}
"""Chinese templates by their English ones."""
