"""What the test kit says, in Chinese."""

from __future__ import annotations

__all__ = ["TESTING"]

TESTING: dict[str, str] = {
    "the test kit needs Hypothesis; install fuzzyeval[testing]": "测试工具需要 Hypothesis；安装 fuzzyeval[testing]",
    "{name}: a law draws examples of its own, so it cannot be tried inside of a test under @given; call it outside": (
        "{name}: 定律会自行生成样例，不能在 @given 的测试内部检验；请在外部调用"
    ),
    "settings: {value!r} is not Hypothesis' settings; give settings(max_examples=1000), or leave it out": (
        "settings: {value!r} 不是 Hypothesis 的 settings；请给出 settings(max_examples=1000)，或省略"
    ),
    "settings: no example is tried by these; leave phases as they are": (
        "settings: 按此设置不会尝试任何例子；请保持 phases 不变"
    ),
    "{name}: {value!r} is not a whole number of at least {low}; give {low} or more": (
        "{name}: {value!r} 不是不小于 {low} 的整数；请给出 {low} 或更大的整数"
    ),
    "{name}: {value} is more than {high}; give {high} or less": "{name}: {value} 大于 {high}；请给出 {high} 或更小的数",
    "least: {least} is more than most, {most}; lower it, or raise most": (
        "least: {least} 大于 most（{most}）；请减小 least，或增大 most"
    ),
    "{name}: {value!r} does not name at least {low}, all different; give a list of texts": (
        "{name}: {value!r} 没有列出至少 {low} 个互不相同的名称；请给出名称列表"
    ),
    "root: {value!r} is not a hierarchy; give an Indicator, or a mapping as fuzzyeval.Study takes it, or draw one "
    "first: draw(hierarchies())": (
        "root: {value!r} 不是指标体系；请给出 Indicator 或 fuzzyeval.Study 所接受的映射，或先用 draw(hierarchies()) 生成一个"
    ),
    "study: {value!r} is not a Study; make one with fuzzyeval.Study, or draw one first: draw(studies())": (
        "study: {value!r} 不是 Study；请用 fuzzyeval.Study 创建，或先用 draw(studies()) 生成一个"
    ),
    "by: column {column!r} answers a leaf of the study; name another": (
        "by: 列 {column!r} 用于回答研究的末级指标；请指定另一列"
    ),
    "frame_from: {value!r} is no function; give one from rows to a frame": (
        "frame_from: {value!r} 不是函数；请给出由行得到数据框的函数"
    ),
    "method: {value!r} is neither a function nor a name; give a function that returns weights, or a name": (
        "method: {value!r} 既不是函数也不是名称；请给出返回权重的函数，或一个名称"
    ),
    "functions: {value!r} holds none; give a list of them, one for each grade": (
        "functions: {value!r} 中没有函数；请给出函数的列表，每个等级一个"
    ),
    "functions: {value!r}, of grade {grade}, is no function; give one from measurements to degrees": (
        "functions: {value!r}（等级 {grade}）不是函数；请给出由测量值得到隶属度的函数"
    ),
    "low: {low!r} is not below high, {high!r}; give low < high": (
        "low: {low!r} 不小于 high 的值 {high!r}；请使 low < high"
    ),
}
