"""Whole studies on two levels as published: every node's membership, grade and score."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

import fuzzyeval as fe
from fuzzyeval.aliases import FloatArray

Printed = Callable[[str], Any]
Judged = Callable[[str], FloatArray]
Rows = Sequence[Sequence[float]]

MANAGEMENT: dict[str, Rows] = {
    "持证上岗": [[0.1, 0.4, 0.3, 0.2, 0], [0.5, 0.3, 0.2, 0, 0]],
    "组织赋能": [[0.2, 0.3, 0.2, 0.1, 0.2], [0, 0.2, 0.3, 0.3, 0.2], [0.2, 0.2, 0.3, 0.2, 0.1]],
    "合规管理": [[0.5, 0.3, 0.2, 0, 0], [0.1, 0.3, 0.3, 0.2, 0.1], [0.1, 0.1, 0.4, 0.2, 0.2], [0, 0.1, 0.3, 0.3, 0.3]],
    "员工赋能": [[0.2, 0.3, 0.4, 0.1, 0], [0.1, 0.3, 0.5, 0.1, 0], [0.2, 0.5, 0.3, 0, 0]],
    "绩效管理": [
        *([0.3, 0.3, 0.3, 0.1, 0], [0.1, 0.3, 0.3, 0.2, 0.1]),
        *([0.1, 0.1, 0.5, 0.2, 0.1], [0.2, 0.3, 0.3, 0.1, 0.1]),
    ],
}
MANAGEMENT_JUDGEMENTS = {
    "root": "7 5 7 5 | 2 3 3 | 2 3 | 3",
    "持证上岗": "5",
    "组织赋能": "2 5 | 2",
    "合规管理": "5 6 8 | 2 7 | 4",
    "员工赋能": "3 4 | 1",
    "绩效管理": "4 5 5 | 2 4 | 2",
}


def evaluated(
    branches: Mapping[str, Rows], scores: Mapping[str, float], weighting: Any, **options: Any
) -> fe.Evaluation:
    """Return the evaluation of a root with these branches; the leaves of branch X are X1, X2 and so on."""
    leaves = {f"{branch}{at}": row for branch, rows in branches.items() for at, row in enumerate(rows, start=1)}
    study = fe.Study(
        grades=fe.GradeScale([fe.Grade(label=label, score=score) for label, score in scores.items()]),
        root=fe.Indicator(
            id="root",
            children=tuple(
                fe.Indicator(id=branch, children=tuple(fe.Indicator(id=f"{branch}{at + 1}") for at in range(len(rows))))
                for branch, rows in branches.items()
            ),
        ),
        weighting=weighting,
        **options,
    )
    return fe.evaluate(study, fe.Relation.from_rows(leaves, list(scores)))


def manual(root: Mapping[str, float], **branches: Sequence[float]) -> fe.Manual:
    """Return weights of the branches, and of the leaves of each."""
    inner = {branch: {f"{branch}{at}": w for at, w in enumerate(local, start=1)} for branch, local in branches.items()}
    return fe.Manual(weights={"root": dict(root), **inner})


def degrees(evaluation: fe.Evaluation, node: str = "root") -> list[float]:
    return list(evaluation[node].degrees or ())


def test_product_quality_by_min_max_normalised_at_every_level(printed: Printed) -> None:
    """吴刚, 张敬信 (2017), 数学建模与数学实验, in sfvsfv/Mathematical-modeling (模糊综合评价原理案例讲解与Matlab实现).

    Several rows of the printed relation do not sum to 1; they are used as they are.
    """
    branches: dict[str, Rows] = {
        "U1": [[0.36, 0.24, 0.13, 0.27], [0.2, 0.32, 0.25, 0.23], [0.4, 0.22, 0.26, 0.12]],
        "U2": [[0.3, 0.28, 0.24, 0.18], [0.26, 0.36, 0.12, 0.2], [0.22, 0.42, 0.16, 0.1], [0.38, 0.24, 0.08, 0.2]],
        "U3": [[0.34, 0.25, 0.3, 0.11], [0.4, 0.28, 0.3, 0.18]],
    }
    weighting = manual(
        {"U1": 0.2, "U2": 0.35, "U3": 0.45}, U1=[0.3, 0.42, 0.28], U2=[0.3, 0.42, 0.2, 0.08], U3=[0.35, 0.65]
    )
    evaluation = evaluated(
        branches,
        {"一级": 4, "二级": 3, "三级": 2, "废品": 1},
        weighting,
        operator="min_max",
        normalise="every_level",
        rows="as_given",
    )
    assert degrees(evaluation, "U1") == printed("0.2609 0.2783 0.2261 0.2348")
    assert degrees(evaluation, "U2") == printed("0.2727 0.3273 0.2182 0.1818")
    assert degrees(evaluation, "U3") == printed("0.3448 0.2414 0.2586 0.1552")
    assert degrees(evaluation) == printed("0.3050 0.2894 0.2287 0.1769")
    assert evaluation.grade == "一级"
    assert "rows_as_given" in {said.code for said in evaluation.remarks}


def test_enterprise_management_from_judgements(judged: Judged, printed: Printed) -> None:
    """datawhalechina/intro-mathmodel, chapter 7, example 7.4: AHP weights, five branches, score printed as 69.76.

    The source does not name its way to the weights. Means of the normalised columns, rounded to three digits, give its
    score; eigenvectors give 69.82 and geometric means 69.79.
    """
    scores = {"优秀": 100, "良好": 80, "一般": 60, "较差": 40, "非常差": 20}
    matrices = {parent: judged(upper) for parent, upper in MANAGEMENT_JUDGEMENTS.items()}
    rounded = {parent: (matrix / matrix.sum(axis=0)).mean(axis=1).round(3) for parent, matrix in matrices.items()}
    published = fe.compose(rounded["root"], [fe.compose(rounded[branch], MANAGEMENT[branch]) for branch in MANAGEMENT])
    assert published @ list(scores.values()) == printed("69.76")

    for priorities, score in (("eigenvector", "69.82"), ("geometric_mean", "69.79")):
        judgements = {parent: matrix.tolist() for parent, matrix in matrices.items()}
        evaluation = evaluated(MANAGEMENT, scores, fe.AHP(judgements=judgements, priorities=priorities))
        assert evaluation.score == printed(score)
        assert evaluation.score != printed("69.76")
        assert evaluation.grade == "良好"


def test_electronic_product_prints_a_wrong_score() -> None:
    """ashuiGordon/Mathematical-Modeling-Guide, src/chapter03/fuzzy-evaluation.md: performance, looks and service.

    The grade is right. The score is printed as about 78.33, but B is (0.4315, 0.329, 0.1745, 0.065), and
    90 · 0.4315 + 75 · 0.329 + 60 · 0.1745 + 40 · 0.065 = 38.835 + 24.675 + 10.47 + 2.6 = 76.58.
    """
    branches: dict[str, Rows] = {
        "性能": [[0.5, 0.3, 0.15, 0.05], [0.4, 0.35, 0.2, 0.05], [0.3, 0.4, 0.2, 0.1]],
        "外观": [[0.6, 0.25, 0.1, 0.05], [0.45, 0.35, 0.15, 0.05]],
        "服务": [[0.35, 0.3, 0.25, 0.1], [0.5, 0.3, 0.15, 0.05], [0.4, 0.4, 0.15, 0.05]],
    }
    top = {"性能": 0.5, "外观": 0.2, "服务": 0.3}
    weighting = manual(top, 性能=[0.4, 0.3, 0.3], 外观=[0.55, 0.45], 服务=[0.5, 0.25, 0.25])
    evaluation = evaluated(branches, {"优": 90, "良": 75, "中": 60, "差": 40}, weighting)
    assert degrees(evaluation, "性能") == pytest.approx([0.41, 0.345, 0.18, 0.065])
    assert degrees(evaluation, "外观") == pytest.approx([0.5325, 0.295, 0.1225, 0.05])
    assert degrees(evaluation, "服务") == pytest.approx([0.4, 0.325, 0.2, 0.075])
    assert degrees(evaluation) == pytest.approx([0.4315, 0.329, 0.1745, 0.065])
    assert evaluation.grade == "优"
    assert evaluation.score == pytest.approx(76.58)
    assert evaluation.score != pytest.approx(78.33, abs=0.01)


def test_fleet_network_prints_a_wrong_membership(printed: Printed) -> None:
    """A public worked example on a fleet's information network, judged by ten experts; author not recorded.

    It says M(·,∨) and computes M(·,+). The branches are right. The printed B (0.624, 0.2, 0.113, 0.053, 0.01) does not
    follow from its weights (0.3, 0.36, 0.34): the first degree is 0.3 · 0.715 + 0.36 · 0.58 + 0.34 · 0.57 = 0.6171.
    """
    branches: dict[str, Rows] = {
        "U1": [[0.8, 0.2, 0, 0, 0], [0.7, 0.2, 0.1, 0, 0], [0.6, 0.2, 0.1, 0.1, 0]],
        "U2": [*([0.8, 0.2, 0, 0, 0], [0.4, 0.2, 0.2, 0.2, 0]), *([[0.6, 0.2, 0.1, 0.1, 0]] * 2)],
        "U3": [*([[0.6, 0.2, 0.2, 0, 0]] * 2), [0.5, 0.2, 0.1, 0.1, 0.1]],
    }
    weighting = manual(
        {"U1": 0.3, "U2": 0.36, "U3": 0.34}, U1=[0.4, 0.35, 0.25], U2=[0.2, 0.3, 0.2, 0.3], U3=[0.35, 0.35, 0.3]
    )
    evaluation = evaluated(branches, {"1": 5, "2": 4, "3": 3, "4": 2, "5": 1}, weighting, normalise="final")
    assert degrees(evaluation, "U1") == printed("0.72 0.20 0.06 0.03 0.00")
    assert degrees(evaluation, "U2") == printed("0.58 0.20 0.11 0.11 0.00")
    assert degrees(evaluation, "U3") == printed("0.57 0.20 0.17 0.03 0.03")
    assert degrees(evaluation) == pytest.approx([0.6171, 0.2, 0.1154, 0.0573, 0.0102])
    for wrong in ("0.624 0.200 0.113 0.053 0.010", "0.62 0.20 0.11 0.05 0.01"):
        assert degrees(evaluation) != printed(wrong)


def test_jiangsu_universities_second_level() -> None:
    """Scientific Programming 2022, 9343954, tables 4 and 5: memberships and scores of twelve indicators.

    The paper does not print the grades' scores, nor the weights of the three indicators of material resources. One set
    of each, 1, 0.8, 0.6, 0.2 and 1/7, 2/7, 4/7, fits its twelve scores and one membership. What goes in is rounded to
    five digits, so what comes out is met within one unit of the fifth.
    """
    second_level = {
        "Funding": ([0.55868, 0.38409, 0.05722, 0], 0.90029),
        "Faculty": ([0.55331, 0.3967, 0.04999, 0], 0.90066),
        "Discipline": ([0.55177, 0.31196, 0.13627, 0], 0.8831),
        "Student": ([0.43526, 0.24893, 0.29168, 0.02412], 0.81424),
        "Teaching output": ([0.48448, 0.27071, 0.2448, 0], 0.84794),
        "SR input": ([0.67188, 0.30647, 0.02165, 0], 0.93004),
        "SR output": ([0.61794, 0.28172, 0.10034, 0], 0.90352),
        "SR efficiency": ([0.69824, 0.23007, 0.07168, 0], 0.92531),
        "Service": ([0.54224, 0.3421, 0.1122, 0.00346], 0.88393),
        "Social ranking": ([0.60795, 0.24813, 0.12994, 0.01398], 0.88722),
        "International": ([0.48614, 0.30613, 0.19792, 0.00981], 0.85176),
    }
    material = [[0.42105, 0.31579, 0.21053, 0.05263], [0.36842, 0.42105, 0.21053, 0], [0.68421, 0.21053, 0.10526, 0]]
    branches: dict[str, Rows] = {"Material": material, **{name: [row] for name, (row, _) in second_level.items()}}
    weighting = manual(dict.fromkeys(branches, 1 / 12), Material=[1 / 7, 2 / 7, 4 / 7])
    evaluation = evaluated(branches, {"1": 1, "2": 0.8, "3": 0.6, "4": 0.2}, weighting)
    assert degrees(evaluation, "Material") == pytest.approx([0.55639, 0.28571, 0.15038, 0.00752], rel=0, abs=1e-5)
    assert evaluation["Material"].score == pytest.approx(0.87669, rel=0, abs=1e-5)
    for name, (_, score) in second_level.items():
        assert evaluation[name].score == pytest.approx(score, rel=0, abs=1e-5)
