"""The Chinese of what is said of claimed and effective importance."""

from __future__ import annotations

__all__ = ["INSIGHT"]

INSIGHT: dict[str, str] = {
    # what is refused
    "result: {kind} is no evaluation; give what fuzzyeval.evaluate returns": (
        "result: {kind} 不是评价结果；应为 fuzzyeval.evaluate 返回的结果"
    ),
    "{root}: it is the only indicator, so that there is nothing to compare; give it children": (
        "{root}: 只有这一个指标，无从比较；给它设下级指标"
    ),
    "tally: many objects are compared by their scores, not by answers; leave it out": (
        "tally: 多个评价对象按得分比较，不看单份回答；去掉它"
    ),
    "reading: the score is the plain mean of the leaves' scores, which responds to no weight; read it as fuzzy or index, or "
    "evaluate many objects": (
        "reading: 得分是各末级指标得分的简单平均，不随权重变化；改用 fuzzy 或 index，或对多个评价对象作评价"
    ),
    "operator: under {symbol} a single respondent's score is no weighted mean of answers; use weighted_average, or evaluate "
    "many objects": (
        "operator: 在 {symbol} 下，单个受访者的得分不是回答的加权平均；改用 weighted_average，或对多个评价对象作评价"
    ),
    "confidence: over the respondents of one object there are no intervals; leave it out, or evaluate many objects": (
        "confidence: 按单个评价对象的受访者来看没有区间；去掉它，或对多个评价对象作评价"
    ),
    "tally: a relation says nothing of single respondents; give tally={call}": (
        "tally: 模糊关系矩阵不含单个受访者的信息；给出 tally={call}"
    ),
    "tally: it carries {detail}, and not which answers went together; give tally={call}": (
        "tally: 其中只有 {detail}，没有哪些回答同时出现；给出 tally={call}"
    ),
    "tally: {kind} is no Tally; give {call}": "tally: {kind} 不是 Tally；给出 {call}",
    "tally: it has no object {key!r}; tally the answers that were evaluated": (
        "tally: 其中没有评价对象 {key!r}；应对所评价的回答计数"
    ),
    "tally: it counts {given:,} answers that were not evaluated, or not all of the {evaluated:,} that were; tally the same "
    "answers": "tally: 其中计入 {given:,} 个回答，与所评价的 {evaluated:,} 个不同；应对同样的回答计数",
    "{leaf}: nobody answered it, so that nothing can respond to it; collect answers, or leave it out of the study": (
        "{leaf}: 没有人回答它，无从响应；收集回答，或从研究中去掉它"
    ),
    "{first}, {second}: nobody answered both, so that they cannot be compared; collect such answers, or leave one out of the "
    "study": "{first}, {second}: 没有人同时回答两者，无从比较；收集这样的回答，或从研究中去掉其中一个",
    "{leaf}: none of its grades was given together with answers to each other leaf; collect more complete answers": (
        "{leaf}: 它的每个等级都有某个其他末级指标无人同时回答；收集更完整的回答"
    ),
    "{node}: the answers have such gaps that the variance of its score comes out below 0; collect more complete answers": (
        "{node}: 回答缺失较多，以致其得分的方差算得小于 0；收集更完整的回答"
    ),
    "{root}: no two respondents differ in their score, so that it responds to nothing; collect more answers": (
        "{root}: 所有受访者的得分都相同，得分对任何指标都没有响应；收集更多回答"
    ),
    "{node}: {count:.3g} respondents are too few for a figure that is corrected for {groups} groups of them; collect more "
    "answers": "{node}: 只有 {count:.3g} 个受访者，不足以按 {groups} 个组作校正；收集更多回答",
    "objects: {count} are too few, since an interval of r² needs {fewest}; give more, or evaluate "
    "fuzzyeval.tally(study, answers, detail='joint') as one, over its respondents": (
        "objects: 只有 {count} 个，r² 的区间需要 {fewest} 个；给出更多，或把 fuzzyeval.tally(study, answers, detail='joint') "
        "作为一个评价对象来评价，按受访者来看"
    ),
    "{node}: {count} of {all} objects have answers to it, and an interval of r² needs {fewest}; collect answers, or leave it "
    "out of the study": (
        "{node}: {all} 个评价对象中只有 {count} 个有回答，r² 的区间需要 {fewest} 个；收集回答，或从研究中去掉它"
    ),
    "{root}: all {count} objects have the same score, so that it responds to nothing; give objects that differ": (
        "{root}: {count} 个评价对象的得分都相同，得分对任何指标都没有响应；给出有差别的评价对象"
    ),
    # what is remarked
    "no two scores differ here, so nothing can respond to it: its effective importance is 0": (
        "这里的得分没有差别，无从响应：其实际重要性为 0"
    ),
    "corrected for chance, its effective importance came out below 0, and is given as 0": (
        "扣除偶然因素后，其实际重要性算得小于 0，按 0 给出"
    ),
    "its effective importance came out above 1, since the answers have gaps, and is given as 1": (
        "因回答有缺失，其实际重要性算得大于 1，按 1 给出"
    ),
    "the answers have gaps: what is said of two leaves rests on those who answered both, {least:,.0f} at the least": (
        "回答有缺失：两个末级指标之间的数值依据同时回答两者的受访者，最少的一对有 {least:,.0f} 个"
    ),
    "the figures rest on {least:,.0f} respondents at the least, and of fewer than {few} they say little; ask more people, or "
    "take them as a hint": (
        "数值最少处只依据 {least:,.0f} 个受访者，不足 {few} 个时说明不了多少；增加受访者，或只作参考"
    ),
    "grades of which nobody answered some other leaf are left out, {part:.1%} of the answers here": (
        "有些等级没有人同时回答某个其他末级指标，已剔除，占这里回答的 {part:.1%}"
    ),
    "{count} of {all} objects have answers here, and are what is told of": (
        "{all} 个评价对象中有 {count} 个在这里有回答，数值只依据它们"
    ),
    # what is shown
    "Claimed and effective importance: {title}": "名义重要性与实际重要性：{title}",
    "over {count:,} respondents": "依据 {count:,} 个受访者",
    "over {count:,} objects, with intervals of {level:g} %": "依据 {count:,} 个评价对象，区间的置信水平为 {level:g} %",
    "Weights that come closest to what is claimed": "最接近名义重要性的权重",
    "{remaining:.3f} of all importance is still elsewhere, {before:.3f} under the weights as they are": (
        "仍有 {remaining:.3f} 的重要性不在其位，按现有权重为 {before:.3f}"
    ),
    "claimed": "名义",
    "effective": "实际",
    "share": "占比",
    "from": "下限",
    "to": "上限",
    "achieved": "达到",
    "only leaves share": "只有末级指标有占比",
    "nothing varies": "没有差别",
}
"""Chinese templates by their English ones."""
