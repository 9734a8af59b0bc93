"""The Chinese of what data cannot say of the weights."""

from __future__ import annotations

__all__ = ["EVIDENCE"]

EVIDENCE: dict[str, str] = {
    "weighting: {method} needs data; give weigh a tally of the answers": (
        "weighting: {method}需要数据；把回答的计数传给 weigh"
    ),
    "weighting: no leaf varies over {over}, so {method} prefers none; weigh by judgement or equally": (
        "weighting: 以 {over} 计算，各末级指标都没有差异，{method}分不出轻重；改用判断赋权或等权"
    ),
    "weighting: {method} over objects needs two objects at least; tally the answers by a column that tells objects "
    "apart, or weigh over respondents": (
        "weighting: {method}以 objects 计算时至少要有两个评价对象；用能区分评价对象的列来计数，或改以 respondents 计算"
    ),
    "{leaf}: its mean score is 0, so {method} is not defined; shift the scores of the grades": (
        "{leaf}: 平均得分为 0，{method}没有定义；平移等级的分值"
    ),
    "weighting: the answers to every leaf are spread evenly over the grades, so vote entropy prefers none; weigh by "
    "judgement or equally": (
        "weighting: 每个末级指标的回答都均匀分布在各等级上，投票熵法分不出轻重；改用判断赋权或等权"
    ),
    "weighting: stated needs ratings of importance, and none were counted with these answers; tally the answers again by "
    "this study": "weighting: stated 需要重要性评分，而这些回答没有计数任何评分；按这个研究重新计数回答",
    "{leaf}: nobody rated its importance; collect ratings of it, or weigh otherwise": (
        "{leaf}: 没有人评价它的重要性；请收集评分，或改变赋权方法"
    ),
    "weighting: all ratings of importance are 0, so that nothing matters; weigh otherwise": (
        "weighting: 重要性评分全为 0，没有一项重要；改变赋权方法"
    ),
    "weighting: derived needs an outcome, and none was counted with these answers; tally the answers again by this study": (
        "weighting: derived 需要结果变量，而这些回答没有计数任何结果；按这个研究重新计数回答"
    ),
    "weighting: no leaf goes with the outcome, so derived prefers none; weigh otherwise": (
        "weighting: 没有末级指标与结果变量相关，推导重要性分不出轻重；改变赋权方法"
    ),
    "outcome: it falls as every leaf rises, and that is no weight; say reversed: true of the outcome, if it runs the "
    "other way": "outcome: 每个末级指标升高时它都下降，不能作权重；如果结果变量方向相反，在 outcome 中写 reversed: true",
    "{leaf}: its coefficient beside the other leaves is {value:.4g}, which is no weight; use relative, or correlation": (
        "{leaf}: 与其他末级指标并列时系数为 {value:.4g}，不能作权重；改用 relative 或 correlation"
    ),
    "{leaf}: goes against the outcome, r = {value:.4g}, which is no weight; say reversed: true if its answers run the "
    "other way, or leave the leaf out": (
        "{leaf}: 与结果变量反向，r = {value:.4g}，不能作权重；如果它的回答方向相反，写 reversed: true，或去掉这个末级指标"
    ),
    "weighting: derived compares those who answered every leaf and the outcome, and there are {count}, with {refused} "
    "answer(s) to the outcome off its scale; mend the scale of the outcome, or collect complete answers": (
        "weighting: derived 比较回答了所有末级指标和结果变量的人，而这样的人有 {count} 个，另有 {refused} 个对结果变量的回答"
        "超出量表；改正结果变量的量表，或收集完整的回答"
    ),
    "weighting: {method} over objects compares those in which every leaf was answered, and there are {count}; give more "
    "objects, or weigh otherwise": (
        "weighting: {method}以 objects 计算时，比较的是每个末级指标都有回答的评价对象，而这样的对象有 {count} 个；增加评价对象，"
        "或改变赋权方法"
    ),
    "weighting: answers to some leaves follow from those to others, so that their shares of the outcome are not "
    "determined; use correlation, or collect more answers": (
        "weighting: 有些末级指标的回答可由其他指标推出，各自对结果的贡献无法确定；改用 correlation 推导，或增加受访者"
    ),
    "weighting: {method} over respondents asks what each of them answered, which a relation does not hold; give "
    "answers, or weigh over objects": (
        "weighting: {method}以 respondents 计算时要知道每个人的回答，而关系矩阵中没有；给出回答，或改以 objects 计算"
    ),
    "weighting: {method} needs to know how answers go together, and the tally carries counts only; tally the answers with "
    "detail={detail!r}": (
        "weighting: {method}要知道各项回答如何共同变化，而计数中只有频数；用 detail={detail!r} 计数回答"
    ),
    "weighting: {method} compares those who answered every leaf, and there are {count}; collect complete "
    "answers, or weigh otherwise": (
        "weighting: {method}比较回答了所有末级指标的人，而这样的人有 {count} 个；收集完整的回答，或改变赋权方法"
    ),
    "weighting: all leaves that vary say the same but for their scales, so CRITIC prefers none; weigh by "
    "standard_deviation": ("weighting: 有差异的末级指标除尺度外完全一致，CRITIC 法分不出轻重；改用 standard_deviation"),
    "weighting: a second principal component explains as much as the first, so that no leaf goes with the others most; "
    "weigh otherwise": "weighting: 第二主成分与第一主成分解释得一样多，看不出哪个末级指标与其他指标最一致；改变赋权方法",
    # remarks
    "the data give no leaf of this branch any weight, by {method}; inside it judgement decides": (
        "该分支没有一个末级指标从数据得到权重（{method}）；分支内部由判断决定"
    ),
    "the data give no weight here, by {method}": "数据没有给这里权重（{method}）",
    "{method} rests on those who answered every leaf, {part}": "{method}只依据回答了所有末级指标的人，{part}",
    "{method} rests on those who answered every leaf and the outcome, {part}": (
        "{method}只依据回答了所有末级指标和结果变量的人，{part}"
    ),
    "{count:,} respondents, {share:.1%} of all": "共 {count:,} 名受访者，占全部的 {share:.1%}",
    "{share:.1%} of the weight of all respondents": "占全部受访者权重的 {share:.1%}",
    "{method} rests on the {count} of {all} objects in which every leaf was answered": (
        "{method}只依据 {all} 个评价对象中每个末级指标都有回答的 {count} 个"
    ),
    "the leaves together explain {share:.0%} of the variance of the outcome": (
        "各末级指标合起来解释了结果变量方差的 {share:.0%}"
    ),
    "goes against the outcome, r = {value:.2f}, which its weight does not show": (
        "与结果变量反向，r = {value:.2f}，权重中看不出来"
    ),
    "only {counted} of {rows} respondents rated its importance": "{rows} 名受访者中只有 {counted} 名评价了它的重要性",
    "{refused} rating(s) of its importance off the scale or not understood are not counted{example}": (
        "有 {refused} 个重要性评分超出量表或无法理解，未计入{example}"
    ),
    "{refused} answer(s) to the outcome off its scale or not understood are not counted{example}": (
        "有 {refused} 个对结果变量的回答超出量表或无法理解，未计入{example}"
    ),
    "game theory gives {side} no part here, as it does to weights that are all the same": (
        "博弈论组合赋权没有给{side}份额；对各项相同的权重总是如此"
    ),
    "the data": "数据",
}
