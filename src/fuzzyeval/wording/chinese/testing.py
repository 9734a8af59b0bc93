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
}
