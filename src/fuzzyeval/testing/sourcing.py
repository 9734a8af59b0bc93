"""Where laws come from and what refutes beliefs, in Chinese, by the English; a citation alone is the same in both."""

from __future__ import annotations

__all__ = ["CHINESE"]

CHINESE = {
    # operators
    "by definition of M(⊗, ⊕)": "由 M(⊗, ⊕) 的定义",
    "monotony of ⊗ and ⊕, as of any t-norm and t-conorm": "⊗ 与 ⊕ 的单调性，任何 t-模与 t-余模均如此",
    "⊕ is commutative and associative, as any t-conorm": "⊕ 满足交换律与结合律，任何 t-余模均如此",
    "Xie and Liu (2013), for the four models; Zadeh (1973), for max-min": (
        "四种模型见谢季坚、刘承平 (2013)；取大取小合成见 Zadeh (1973)"
    ),
    "of the four models by substitution; asked of any other": "四种模型代入即得；对其他算子亦作此要求",
    "from the conditions, by substitution": "由条件代入即得",
    "of M(·,+) by linearity; false of the other three, see the beliefs": "M(·,+) 由线性性成立；其余三种不成立，见下文的误解",
    # weights
    "by definition of weights": "由权重的定义",
    "a column has no name in the method": "方法不区分各列的名称",
    "a row has no name in the method": "方法不区分各行的名称",
    "replication invariance, as of Theil's index": "复制不变性，与泰尔指数相同",
    "scale invariance of entropy (Hwang and Yoon 1981)": "熵的尺度不变性 (Hwang and Yoon 1981)",
    "Hwang and Yoon (1981), of entropy": "就熵权而言，见 Hwang and Yoon (1981)",
    "a method is a function": "方法是一个函数",
    "a rule is a function": "规则是一个函数",
    "of the eigenvector by wᵢ = Σₖ aᵢₖwₖ/λ, of geometric means by definition": "特征向量法由 wᵢ = Σₖ aᵢₖwₖ/λ，几何平均法由定义",
    "of geometric means; false of the eigenvector (Csató and Petróczy 2021), see the beliefs": (
        "几何平均法的性质；特征向量法不具备 (Csató and Petróczy 2021)，见下文的误解"
    ),
    "an indicator has no name in the rule": "规则不区分各指标的名称",
    "by definition of the rule": "由规则的定义",
    "by definition of the rule; the multiplicative one sharpens instead": "由规则的定义；乘法规则则会加大差距",
    "of the multiplicative rule; in game theory equal weights get no share": "乘法规则的性质；博弈论规则中等权向量所占份额为零",
    "of linear rules, by convexity": "线性规则的性质，由凸性",
    # membership functions
    "Zadeh (1965), by definition of a fuzzy set": "Zadeh (1965)，由模糊集合的定义",
    "by definition of a function": "由函数的定义",
    "Zadeh (1965), convex fuzzy sets": "Zadeh (1965)，凸模糊集合",
    "Dubois and Prade (1980), normal fuzzy sets": "Dubois and Prade (1980)，正规模糊集合",
    "the first function is of the lowest measurements": "第一个函数对应最低的测量值",
    "without it, no grade can be read off": "否则无法得出等级",
    "Ruspini (1969), a fuzzy partition": "Ruspini (1969)，模糊划分",
    "by dominance; so that a better measurement never scores less": "由占优关系；测量值更好时得分不应更低",
    "a function has no other effect": "函数没有其他作用",
    # evaluations
    "by definition": "由定义",
    "the frequency method of fuzzy statistics": "模糊统计的频率法",
    "by definition of local and global weights": "由局部权重与全局权重的定义",
    "levels fold into one, as M(·,+) is linear": "M(·,+) 是线性的，各级可并为一级",
    "a hierarchy is a set of sets": "指标体系是集合的集合",
    "the higher score is the better grade, whichever end is listed first": "无论从哪一端排列，得分高者为较好的等级",
    "shares, and Theil's index, are replication invariant": "比例与泰尔指数具有复制不变性",
    "scale invariance of Theil's index": "泰尔指数的尺度不变性",
    "no object knows of another": "各评价对象互不影响",
    "by definition of missing: reweigh": "由 missing: reweigh 的定义",
    "by definition: the divergence of a branch is the sum of those of its leaves": (
        "由定义：分支的差异系数为其全部末级指标的差异系数之和"
    ),
    "no indicator knows what is above or beside it": "指标与其上级及同级的其他分支无关",
    "by definition of the principle": "由判定原则的定义",
    "by definition of normalise": "由 normalise 的定义",
    "so that a tie flatters nobody": "并列时不抬高任何人",
    # tallies
    "by definition: counted + missing + refused + don't know + dropped = rows": (
        "由定义：有效 + 缺失 + 拒收 + 不清楚 + 剔除 = 行数"
    ),
    "the engine is no part of the method": "引擎不是方法的一部分",
    "counts are a monoid under addition": "计数在加法下构成幺半群",
    "counts know no order": "计数与次序无关",
    "the unbiased estimator of a sample": "样本的无偏估计",
    # beliefs
    "of the four, true of M(·,+) alone": "四种算子中只有 M(·,+) 如此",
    "each of the two has the divergence of the one, so that together they weigh more": "两者各有原指标的差异系数，合起来权重更大",
    "only the value that minimises λmax is sure not to raise it, see fuzzyeval.ahp.repairs": (
        "只有使 λmax 最小的值才一定不会使它升高，见 fuzzyeval.ahp.repairs"
    ),
    "w = (½, ½), R = ((½, ¼, ¼), (⅓, ⅓, ⅓)), row 1 to (½, ½, 0), v = (3, 2, 1): 2.1429 → 2.125": (
        "w = (½, ½)，R = ((½, ¼, ¼), (⅓, ⅓, ⅓))，第 1 行改为 (½, ½, 0)，v = (3, 2, 1)：2.1429 → 2.125"
    ),
    "w = (¼, ¾), R = ((½, ½, 0), (0, 0, 1)), row 1 to (1, 0, 0), v = (3, 2, 1): 1.6 → 1.5": (
        "w = (¼, ¾)，R = ((½, ½, 0), (0, 0, 1))，第 1 行改为 (1, 0, 0)，v = (3, 2, 1)：1.6 → 1.5"
    ),
    "answers to a 3, 1 and to b 3, 2, scores 100, 66.67, 33.33; a split into a, twin: the score 68.8879 → 67.8559": (
        "对 a 的回答为 3、1，对 b 的回答为 3、2，等级得分为 100、66.67、33.33；把 a 拆成 a 与 twin 后，得分 68.8879 → 67.8559"
    ),
    "a leaf on which answers come to agree loses its weight": "回答趋于一致的末级指标会失去权重",
    "scores 100 to 20; a answered 5 and 4, b 2 and 1; a by all with 5: the score 35.9081 → 30": (
        "等级得分为 100 至 20；对 a 的回答为 5、4，对 b 的回答为 2、1；a 改为全部 5：得分 35.9081 → 30"
    ),
    "true of geometric means; of the eigenvector see Csató and Petróczy (2021)": (
        "几何平均法如此；特征向量法见 Csató and Petróczy (2021)"
    ),
    "order 5, above the diagonal ½, 1/7, 1/9, 9; 1/7, ⅓, 1/9; 9, 7; 8; a₁₂ from ½ to 1: w₁ 0.1102 → 0.1093": (
        "5 阶矩阵，对角线以上为 ½、1/7、1/9、9；1/7、⅓、1/9；9、7；8；a₁₂ 由 ½ 改为 1：w₁ 0.1102 → 0.1093"
    ),
    "M(∧,⊕), w = (½, ½), r = (½, ½): 0.5 → 1": "M(∧,⊕)，w = (½, ½)，r = (½, ½)：0.5 → 1",
    "order 4, all 1 but a₂₄ = 2 and a₃₄ = ½; a₁₄ from 1 to w₁/w₄ = 0.944: CR 0.0701 → 0.0703": (
        "4 阶矩阵，除 a₂₄ = 2、a₃₄ = ½ 外均为 1；a₁₄ 由 1 改为 w₁/w₄ = 0.944：CR 0.0701 → 0.0703"
    ),
}
