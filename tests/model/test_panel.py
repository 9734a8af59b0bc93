"""A panel of experts in a study: what it weighs, who says what, how far they agree, and what is refused."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

import fuzzyeval as fe
from fuzzyeval.errors import StrictError, StudyError

NAMES = ("quality", "price", "care")
TREE = fe.Indicator(id="service", children=[fe.Indicator(id=name) for name in NAMES])
ANN: dict[str, Any] = {"quality/price": 3, "quality/care": 5, "price/care": 2}
BO: dict[str, Any] = {"quality/price": "1/2", "quality/care": 1, "price/care": 4}
CY: dict[str, Any] = {"quality/price": 7, "quality/care": "1/5", "price/care": 6}
THREE: dict[str, dict[str, Any]] = {"Ann": ANN, "Bo": BO, "Cy": CY}


def panel(judged: Mapping[str, Mapping[str, Any]] = THREE, **further: Any) -> fe.AHP:
    """Return a panel that judges the three indicators."""
    return fe.AHP(panel={name: {"service": pairs} for name, pairs in judged.items()}, **further)


def weighed(way: fe.AHP) -> Any:
    """Return how the root is split."""
    return fe.weigh(fe.Study(grades=5, root=TREE, weighting=way)).splits[0]


def matrix(pairs: Mapping[str, Any]) -> Any:
    """Return complete judgements as a matrix."""
    found = np.ones((3, 3))
    for name, value in pairs.items():
        i, j = map(NAMES.index, name.split("/"))
        found[i, j], found[j, i] = float(Fraction(value)), 1 / float(Fraction(value))
    return found


def geometric(values: Sequence[Any], importances: Sequence[float]) -> Any:
    """Return a weighted geometric mean, element by element."""
    total = sum(importances)
    return np.exp(sum(i * np.log(value) for i, value in zip(importances, values, strict=True)) / total)


def shares(values: Any) -> list[float]:
    return [float(value) for value in values / values.sum()]


MATRICES = [matrix(pairs) for pairs in THREE.values()]
ALONE = [fe.ahp.priorities(each) for each in MATRICES]


@pytest.mark.filterwarnings("ignore::fuzzyeval.errors.InconsistencyWarning")
@pytest.mark.parametrize("importances", [(1, 1, 1), (3, 1, 2), (1, 0.5, 10)])
def test_a_panel_is_brought_together_by_its_judgements_or_by_its_weights(importances: Sequence[float]) -> None:
    given = dict(zip(THREE, importances, strict=True))
    together = geometric(MATRICES, importances)
    assert weighed(panel(importances=given)).weights == pytest.approx(fe.ahp.priorities(together))
    assert weighed(panel(importances=given, aggregate="aij")).consistency_ratio == pytest.approx(
        fe.ahp.consistency(together).ratio
    )
    assert weighed(panel(importances=given, aggregate="aip")).weights == pytest.approx(
        shares(geometric(ALONE, importances))
    )
    mean = sum(i * each for i, each in zip(importances, ALONE, strict=True)) / sum(importances)
    assert weighed(panel(importances=given, aggregate="aip_arithmetic")).weights == pytest.approx(shares(mean))


@pytest.mark.filterwarnings("ignore::fuzzyeval.errors.InconsistencyWarning")
def test_groups_are_brought_together_first_and_then_weighed_again() -> None:
    way: dict[str, Any] = {
        "groups": {"staff": ["Ann", "Cy"], "customers": ["Bo"]},
        "importances": {"Ann": 3},
        "group_importances": {"customers": 2},
    }
    staff = geometric([MATRICES[0], MATRICES[2]], [3, 1])
    assert weighed(panel(**way)).weights == pytest.approx(fe.ahp.priorities(geometric([staff, MATRICES[1]], [1, 2])))
    inside = geometric([ALONE[0], ALONE[2]], [3, 1])
    wanted = shares(geometric([inside / inside.sum(), ALONE[1]], [1, 2]))
    found = weighed(panel(**way, aggregate="aip"))
    assert found.weights == pytest.approx(wanted)
    assert {expert.name: expert.importance for expert in found.experts} == pytest.approx(
        {"Ann": 1 / 4, "Cy": 1 / 12, "Bo": 2 / 3}
    )


@pytest.mark.filterwarnings("ignore::fuzzyeval.errors.InconsistencyWarning")
def test_what_one_of_a_group_did_not_judge_is_what_the_others_of_the_group_say() -> None:
    gap = {name: value for name, value in ANN.items() if name != "price/care"}
    way: dict[str, Any] = {"groups": {"staff": ["Ann", "Cy"], "customers": ["Bo"]}}
    staff = geometric([MATRICES[0], MATRICES[2]], [1, 1])
    staff[1, 2], staff[2, 1] = 6, 1 / 6
    found = weighed(panel({"Ann": gap, "Bo": BO, "Cy": CY}, **way))
    assert found.weights == pytest.approx(fe.ahp.priorities(geometric([staff, MATRICES[1]], [1, 1])))


@pytest.mark.filterwarnings("ignore::fuzzyeval.errors.InconsistencyWarning")
@pytest.mark.parametrize("aggregate", ["aij", "aip", "aip_arithmetic"])
@pytest.mark.parametrize("priorities", ["eigenvector", "geometric_mean"])
@pytest.mark.parametrize("groups", [None, {"staff": ["Ann", "Cy"], "customers": ["Bo"]}])
def test_how_far_the_weights_move_without_an_expert_is_what_the_others_say(
    aggregate: Any, priorities: Any, groups: Any
) -> None:
    way: dict[str, Any] = {"aggregate": aggregate, "priorities": priorities}
    found = weighed(panel(**way, groups=groups))
    for expert in found.experts:
        rest = {name: pairs for name, pairs in THREE.items() if name != expert.name}
        left = groups and {name: kept for name, of in groups.items() if (kept := [who for who in of if who in rest])}
        without = weighed(panel(rest, **way, groups=left)).weights
        moved = sum(abs(a - b) for a, b in zip(found.weights, without, strict=True)) / 2
        assert expert.moved == pytest.approx(moved, abs=1e-12)
        assert expert.weights == pytest.approx(
            weighed(panel({"only": THREE[expert.name]}, priorities=priorities)).weights
        )


def consensus(vectors: Sequence[Any], top: float = 9) -> float:
    """Return Goepel's S* as his paper has it, in plain Python."""
    count, order = len(vectors), len(vectors[0])

    def entropy(shares: Sequence[float]) -> float:
        return -math.fsum(share * math.log(share) for share in shares)

    alpha = math.fsum(entropy(list(map(float, each))) for each in vectors) / count
    gamma = entropy([math.fsum(float(each[at]) for each in vectors) / count for at in range(order)])
    least = entropy([top / (order + top - 1)] + [1 / (order + top - 1)] * (order - 1))
    c = math.exp(math.log(order) - least)
    return max(0.0, (math.exp(-(gamma - alpha)) - 1 / c) / (1 - 1 / c))


@pytest.mark.filterwarnings("ignore::fuzzyeval.errors.InconsistencyWarning")
def test_consensus_is_goepels() -> None:
    assert weighed(panel()).consensus == pytest.approx(consensus(ALONE))
    assert weighed(panel({"Ann": ANN, "Bo": ANN})).consensus == pytest.approx(1)
    assert weighed(panel({"Ann": ANN})).consensus is None
    assert weighed(fe.AHP(judgements={"service": ANN})).consensus is None


def test_experts_who_hardly_agree_are_remarked() -> None:
    apart = {"Ann": {"quality/price": 9, "quality/care": 9}, "Bo": {"price/quality": 9, "price/care": 9}}
    weights = fe.weigh(fe.Study(grades=5, root=TREE, weighting=panel(apart)))
    assert weights.splits[0].consensus == pytest.approx(consensus([[9 / 11, 1 / 11, 1 / 11], [1 / 11, 9 / 11, 1 / 11]]))
    assert ("little_consensus", "service") in [(said.code, said.place) for said in weights.remarks]


@pytest.mark.filterwarnings("ignore::fuzzyeval.errors.InconsistencyWarning")
def test_an_expert_who_contradicts_themselves_is_reported_and_left_out_only_when_asked() -> None:
    reported = fe.weigh(fe.Study(grades=5, root=TREE, weighting=panel({"Ann": ANN, "Cy": CY})))
    said = {remark.code: remark.text for remark in reported.remarks}
    assert said["experts_inconsistent"].startswith("1 of 2 experts contradict themselves, CR 0.1 or more: Cy")
    asked = fe.weigh(fe.Study(grades=5, root=TREE, weighting=panel({"Ann": ANN, "Cy": CY}, leave_out_above=0.1)))
    assert "1 of 2 experts are left out, their CR is above 0.1: Cy" in [remark.text for remark in asked.remarks]
    assert asked.splits[0].weights == pytest.approx(ALONE[0])
    ann, cy = asked.splits[0].experts
    assert (ann.left_out, ann.importance, ann.moved) == (False, 1, None)
    assert (cy.left_out, cy.importance, cy.moved) == (True, 0, None)
    assert cy.consistency_ratio == pytest.approx(fe.ahp.consistency(MATRICES[2]).ratio)


def test_a_limit_that_leaves_nobody_is_refused() -> None:
    with pytest.raises(
        ValidationError, match=r"service: the CR of every expert is above 0\.001, so that nobody is left"
    ):
        weighed(panel({"Ann": ANN, "Cy": CY}, leave_out_above=0.001))


def test_what_nobody_judged_alone_the_panel_connects_or_not() -> None:
    parts = {"Ann": {"quality/price": 3}, "Bo": {"price/care": 2}}
    found = weighed(panel(parts))
    assert found.weights == pytest.approx([6 / 9, 2 / 9, 1 / 9])
    assert [(expert.weights, expert.consistency_ratio, expert.moved) for expert in found.experts] == [
        (None, None, None)
    ] * 2
    with pytest.raises(
        ValidationError, match=r"service: the judgements of 'Ann' do not connect \{quality, price\} and \{care\}"
    ):
        weighed(panel(parts, aggregate="aip"))
    with pytest.raises(
        ValidationError, match=r"service: the judgements do not connect \{quality, price\} and \{care\}"
    ):
        weighed(panel({"Ann": {"quality/price": 3}, "Bo": {"quality/price": 2}}))


def test_an_expert_who_judged_nothing_of_a_parent_is_named() -> None:
    way = fe.AHP(panel={"Ann": {"service": ANN}, "Bo": {}, "Cy": {"service": {}}})
    weights = fe.weigh(fe.Study(grades=5, root=TREE, weighting=way))
    assert [expert.name for expert in weights.splits[0].experts] == ["Ann"]
    assert [remark.text for remark in weights.remarks] == ["Bo, Cy judged nothing here, 2 of 3 experts"]


@pytest.mark.filterwarnings("ignore::fuzzyeval.errors.InconsistencyWarning")
def test_other_scales_read_the_same_judgements_otherwise() -> None:
    read: dict[Any, Callable[[float], float]] = {
        "balanced": lambda x: (9 + x) / (11 - x),
        "power": lambda x: x**2,
        "logarithmic": lambda x: math.log2(x + 1),
    }
    for scale, meaning in read.items():
        found = np.ones((3, 3))
        for i, j in ((0, 1), (0, 2), (1, 2)):
            given = MATRICES[1][i, j]
            found[i, j] = meaning(given) if given >= 1 else 1 / meaning(1 / given)
            found[j, i] = 1 / found[i, j]
        way = fe.AHP(judgements={"service": BO}, scale=scale)
        assert weighed(way).weights == pytest.approx(fe.ahp.priorities(found))
    with pytest.raises(
        ValidationError, match=r"service \(Ann\): quality/price is 10, and the balanced scale ends at 9"
    ):
        weighed(panel({"Ann": {**ANN, "quality/price": 10}}, scale="balanced"))


CSV = """expert,parent,a,b,value
Ann,service,quality,price,3
Ann,service,price,care,2
Bo,service,care,quality,1/5
Bo,service,care,price,
"""
ROWS = {"Ann": {"service": {"quality/price": "3", "price/care": "2"}}, "Bo": {"service": {"care/quality": "1/5"}}}


def test_a_file_is_looked_for_beside_the_file_of_the_study(tmp_path: Path) -> None:
    (tmp_path / "experts.csv").write_text(CSV, encoding="utf-8")
    told = {
        "grades": 5,
        "root": {"id": "service", "children": [{"id": name} for name in NAMES]},
        "weighting": {"method": "ahp", "panel": "experts.csv"},
    }
    (tmp_path / "study.json").write_text(json.dumps({"fuzzyeval": 1, **told}), encoding="utf-8")
    study = fe.Study.load(tmp_path / "study.json")
    assert study.weighting == fe.AHP(panel=ROWS)
    study.save(tmp_path / "elsewhere.yaml")
    (tmp_path / "experts.csv").unlink()
    assert fe.Study.load(tmp_path / "elsewhere.yaml") == study
    with pytest.raises(StudyError, match=r"'experts\.csv' is a file, which is looked for beside the file of a study"):
        fe.Study.from_document(told)
    with pytest.raises(StudyError, match=r"experts\.csv"):
        fe.Study.load(tmp_path / "study.json")


def test_a_table_in_place_is_what_it_says() -> None:
    rows = [
        dict(zip(("expert", "parent", "a", "b", "value"), line.split(","), strict=True)) for line in CSV.split()[1:]
    ]
    assert fe.AHP(panel=rows) == fe.AHP(panel=ROWS)
    assert fe.AHP.model_validate_json(fe.AHP(panel=ROWS).model_dump_json()) == fe.AHP(panel=ROWS)


@pytest.mark.parametrize(
    ("further", "said"),
    [
        ({"importances": {"An": 2}}, r"importances: 'An' is not one of Ann, Bo, Cy; did you mean 'Ann'\?"),
        ({"importances": {"Ann": 0}}, "importances.Ann\\n +Input should be greater than or equal to 0.000001"),
        ({"groups": {"staff": ["Ann", "Bo"]}}, "groups: 'Cy' is in 0 groups; put every expert into one"),
        ({"groups": {"a": ["Ann", "Bo"], "b": ["Bo", "Cy"]}}, "groups: 'Bo' is in 2 groups; put every expert into one"),
        ({"group_importances": {"a": 1}}, "group_importances: there are no groups; give groups, or leave it out"),
        ({"importances": {"Ann": 1e7}}, "importances.Ann\\n +Input should be less than or equal to 1000000"),
        (
            {"groups": {"a": ["Ann", "Bo", "Cy"]}, "group_importances": {"b": 1}},
            "group_importances: 'b' is not one of a",
        ),
        ({"leave_out_above": 0}, "greater than 0"),
        ({"judgements": {"service": ANN}}, "judgements, panel: exactly one of the two"),
    ],
)
def test_what_a_panel_is_told_must_be_about_its_experts(further: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        panel(**further)


def test_only_a_panel_is_brought_together() -> None:
    with pytest.raises(ValidationError, match="aggregate: only a panel of experts has it"):
        fe.AHP(judgements={"service": ANN}, aggregate="aip")
    with pytest.raises(ValidationError, match="judgements, panel: exactly one of the two"):
        fe.AHP()
    with pytest.raises(ValidationError, match="no expert has judged"):
        fe.AHP(panel={})


@pytest.mark.filterwarnings("ignore::fuzzyeval.errors.InconsistencyWarning")
def test_a_result_keeps_what_the_experts_said() -> None:
    study = fe.Study(grades=5, root=TREE, weighting=panel())
    found = fe.evaluate(study, [{"quality": 5, "price": 4, "care": 2}])
    again = fe.Evaluation.model_validate_json(found.model_dump_json())
    assert again.weights.splits == found.weights.splits
    assert [row["expert"] for row in again.weights.expert_rows()] == ["Ann", "Bo", "Cy"]


def test_what_was_judged_is_a_matrix_for_the_functions_on_arrays() -> None:
    study = fe.Study(grades=5, root=TREE, weighting=fe.AHP(panel={"Ann": {"service": ANN}, "Bo": {}}, scale="power"))
    assert study.comparisons("service", expert="Ann") == pytest.approx(MATRICES[0])
    both = study.comparisons("service")
    assert both.shape == (2, 3, 3)
    assert both[0] == pytest.approx(MATRICES[0])
    assert np.isnan(both[1]).sum() == 6
    alone = fe.Study(grades=5, root=TREE, weighting=fe.AHP(judgements={"service": ANN}))
    assert alone.comparisons("service") == pytest.approx(MATRICES[0])


def test_what_was_not_judged_is_no_matrix() -> None:
    study = fe.Study(grades=5, root=TREE, weighting=panel())
    with pytest.raises(KeyError, match=r"no indicator with children is called 'servic'; did you mean 'service'\?"):
        study.comparisons("servic")
    with pytest.raises(KeyError, match=r"no expert is called 'An'; did you mean 'Ann'\?"):
        study.comparisons("service", expert="An")
    with pytest.raises(StudyError, match="service: its children are not compared in pairs; weigh them by ahp"):
        fe.Study(grades=5, root=TREE).comparisons("service")


@pytest.mark.filterwarnings("ignore::fuzzyeval.errors.InconsistencyWarning")
def test_how_weights_are_found_is_what_the_study_says() -> None:
    gaps: list[list[Any]] = [
        [1, 2, None, 7, 3],
        [None, 1, 4, None, 5],
        [None, None, 1, 2, "1/2"],
        [None, None, None, 1, None],
        [None] * 5,
    ]
    tree = fe.Indicator(id="service", children=[fe.Indicator(id=name) for name in "abcde"])
    nan = np.array([[np.nan if cell is None else float(Fraction(cell)) for cell in row] for row in gaps])
    completions: tuple[Any, ...] = ("least_lambda", "least_squares")
    for completion in completions:
        filled = fe.ahp.complete(nan, method=completion)
        for priorities in ("eigenvector", "geometric_mean"):
            for index in ("alonso_lamata", "saaty_1980", "saaty_2005"):
                how: dict[str, Any] = {"completion": completion, "priorities": priorities, "random_index": index}
                way = fe.AHP(judgements={"service": gaps}, **how)
                split = fe.weigh(fe.Study(grades=5, root=tree, weighting=way)).splits[0]
                wanted = fe.ahp.consistency(filled, method=priorities, random_index=index)
                assert split.weights == pytest.approx(wanted.priorities, abs=1e-12)
                assert split.consistency_ratio == pytest.approx(wanted.ratio, abs=1e-12)


@pytest.mark.parametrize("index", ["saaty_1980", "saaty_2005"])
def test_a_random_index_has_figures_for_so_many_children_and_no_more(index: Any) -> None:
    def study(children: int) -> fe.Study:
        names = [f"c{at}" for at in range(children)]
        way = fe.AHP(judgements={"all": {f"c0/{name}": 1 for name in names[1:]}}, random_index=index)
        root = fe.Indicator(id="all", children=[fe.Indicator(id=name) for name in names])
        return fe.Study(grades=5, root=root, weighting=way)

    assert fe.weigh(study(15)).splits[0].consistency_ratio == pytest.approx(0, abs=1e-9)
    with pytest.raises(ValidationError, match=f"all: 16 children to compare, and {index} has figures for 15 at most"):
        study(16)


@pytest.mark.filterwarnings("ignore::fuzzyeval.errors.InconsistencyWarning")
def test_tables_say_who_was_left_out_and_how_far_the_others_agree() -> None:
    way = panel({"Ann": ANN, "Bo": ANN, "Cy": CY}, leave_out_above=0.1)
    weights = fe.weigh(fe.Study(grades=5, root=TREE, weighting=way))
    assert [row["left_out"] for row in weights.expert_rows()] == [False, False, True]
    assert weights.splits[0].consensus == pytest.approx(1), "of those who are heard"
    assert [row["consensus"] for row in weights.to_rows()] == [None, *[weights.splits[0].consensus] * 3]


@pytest.mark.parametrize("names", [("Ann", " Ann "), ("", "Ann"), ("Ann", "  "), (5, "Ann")])
def test_experts_have_names_of_their_own(names: tuple[Any, Any]) -> None:
    with pytest.raises(ValidationError, match="is no name of an expert, or the second of that name; name each once"):
        fe.AHP(panel={name: {"service": ANN} for name in names})


BRANCHES = fe.Indicator(
    id="shop",
    children=[
        fe.Indicator(id="service", children=[fe.Indicator(id="speed"), fe.Indicator(id="care")]),
        fe.Indicator(id="goods", children=[fe.Indicator(id="price"), fe.Indicator(id="choice")]),
    ],
)
TWO_LEVELS: dict[str, dict[str, Any]] = {
    "Ann": {"shop": {"service/goods": 3}, "service": {"speed/care": 2}, "goods": {"price/choice": 5}},
    "Bo": {"shop": {"service/goods": 1}, "service": {"speed/care": 4}},
    "Cy": {"shop": {"goods/service": 2}, "goods": {"price/choice": 1}},
}


@pytest.mark.parametrize("data", [None, "multiplicative", "linear"])
def test_how_far_all_weights_move_without_an_expert_is_what_a_study_without_them_says(data: Any) -> None:
    answers = [
        dict(zip(("speed", "care", "price", "choice"), row, strict=True)) for row in ([5, 3, 1, 4], [2, 3, 5, 1])
    ]

    def weights(judged: Mapping[str, Any]) -> fe.Weights:
        way: Any = fe.AHP(panel=judged)
        way = way if data is None else fe.Combined(subjective=way, rule=data)
        study = fe.Study(grades=5, root=BRANCHES, weighting=way)
        return fe.weigh(study, fe.tally(study, answers))

    whole = weights(TWO_LEVELS)
    assert [name for name, _ in whole.pulls] == ["Ann", "Bo", "Cy"]
    for name, moved in whole.pulls:
        rest = weights({other: judged for other, judged in TWO_LEVELS.items() if other != name})
        leaves = ("speed", "care", "price", "choice")
        wanted = sum(abs(whole[leaf].global_weight - rest[leaf].global_weight) for leaf in leaves) / 2
        assert moved == pytest.approx(wanted, abs=1e-12)


def test_without_the_only_one_who_judged_a_parent_nothing_is_determined() -> None:
    judged = {name: dict(said) for name, said in TWO_LEVELS.items()}
    del judged["Cy"]["goods"]
    weights = fe.weigh(fe.Study(grades=5, root=BRANCHES, weighting=fe.AHP(panel=judged)))
    known = dict(weights.pulls)
    assert known["Ann"] is None
    assert known["Bo"] is not None
    assert "without one of the 3 experts the weights of the leaves would move by: Cy " in str(weights).replace(
        "\n  ", " "
    )


def test_a_strict_study_refuses_an_expert_who_contradicts_themselves_unless_left_out() -> None:
    way = {"panel": {"Ann": {"service": ANN}, "Bo": {"service": ANN}, "Cy": {"service": CY}}}
    for further in ({}, {"aggregate": "aip"}):
        strict = fe.Study(grades=5, root=TREE, weighting=fe.AHP(**way, **further), strict=True)
        with pytest.raises(StrictError, match=r"1 of 3 experts contradict themselves.*Cy.*the study is strict"):
            fe.weigh(strict)
        fe.weigh(fe.Study(grades=5, root=TREE, weighting=fe.AHP(**way, **further, leave_out_above=0.1), strict=True))


def test_what_several_experts_misnamed_is_told_together() -> None:
    wrong = {"Ann": {"quality/prize": 2}, "Bo": ANN, "Cy": {"care/qualty": 3}}
    with pytest.raises(ValidationError) as caught:
        weighed(panel(wrong))
    assert "service (Ann): judgement 'quality/prize' names 'prize'" in str(caught.value)
    assert "service (Cy): judgement 'care/qualty' names 'qualty'" in str(caught.value)


def test_who_only_just_connects_the_children_has_no_consistency_of_their_own() -> None:
    tree = {"quality/price": 3, "price/care": 2}
    found = weighed(panel({"Ann": tree, "Bo": ANN}, leave_out_above=0.001))
    ann, bo = found.experts
    assert (ann.consistency_ratio, ann.left_out) == (None, False)
    assert ann.weights == pytest.approx([6 / 9, 2 / 9, 1 / 9])
    assert bo.left_out


@pytest.mark.parametrize("aggregate", ["aip", "aip_arithmetic"])
def test_what_is_done_to_each_before_weights_are_brought_together_is_said(aggregate: Any) -> None:
    tree = {"quality/price": 3, "price/care": 2}
    rounded = [[1, 3, 5], [0.33, 1, 2], [0.2, 0.5, 1]]
    way = fe.AHP(panel={"Ann": {"service": tree}, "Bo": {"service": rounded}}, aggregate=aggregate, scale="power")
    said = {remark.code: remark.text for remark in fe.weigh(fe.Study(grades=5, root=TREE, weighting=way)).remarks}
    assert set(said) == {"nearly_reciprocal", "other_scale", "experts_completed"}
    assert said["experts_completed"].endswith(": Ann")
    out = fe.AHP(
        panel={"Ann": {"service": ANN}, "Bo": {"service": [[1, 3, 0.2], [0.33, 1, 4], [5, 0.25, 1]]}},
        aggregate=aggregate,
        leave_out_above=0.2,
    )
    codes = [remark.code for remark in fe.weigh(fe.Study(grades=5, root=TREE, weighting=out)).remarks]
    assert codes == ["experts_left_out"], "nothing of who is left out"


def test_contradictions_of_one_are_warned_of_where_the_whole_panel_has_no_ratio() -> None:
    judged = {"Ann": ANN, "Bo": ANN, "Cy": CY}
    for aggregate in ("aip", "aip_arithmetic"):
        with pytest.warns(fe.InconsistencyWarning, match="1 of 3 experts contradict themselves"):
            weighed(panel(judged, aggregate=aggregate))


@pytest.mark.parametrize("children", [13, 60])
@pytest.mark.parametrize("aggregate", ["aij", "aip", None])
def test_judgements_that_imply_more_than_arithmetic_holds_name_the_expert(children: int, aggregate: Any) -> None:
    names = [f"c{at}" for at in range(children)]
    chain = {f"{one}/{other}": 1_000_000 for one, other in pairwise(names)}
    back = {f"{other}/{one}": 1_000_000 for one, other in pairwise(names)}
    root = fe.Indicator(id="all", children=[fe.Indicator(id=name) for name in names])
    way = fe.AHP(panel={"Ann": {"all": chain}, "Bo": {"all": back}}, aggregate=aggregate)
    with pytest.raises(ValidationError, match=r"all \(Ann\): the judgements imply that c0/c\d+ is .*; judge less"):
        fe.Study(grades=5, root=root, weighting=way)
    with pytest.raises(ValidationError, match=r"all: the judgements imply that c0/c\d+ is .*; judge less extremely"):
        fe.Study(grades=5, root=root, weighting=fe.AHP(judgements={"all": chain}))


def test_the_consensus_of_a_panel_is_the_mean_of_its_parents_by_their_weight() -> None:
    weights = fe.weigh(fe.Study(grades=5, root=BRANCHES, weighting=fe.AHP(panel=TWO_LEVELS)))
    parts = [(weights[split.parent].global_weight, split.consensus) for split in weights.splits]
    known = [(weight, index) for weight, index in parts if index is not None]
    assert len(known) == 3
    assert weights.consensus == pytest.approx(np.average([i for _, i in known], weights=[w for w, _ in known]))
    assert fe.weigh(fe.Study(grades=5, root=BRANCHES)).consensus is None


@pytest.mark.parametrize("file", ["../experts.csv", "/etc/passwd", "", ".", "a/../../experts.csv"])
def test_a_study_reads_no_file_outside_of_its_folder(tmp_path: Path, file: str) -> None:
    (tmp_path / "experts.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "inner").mkdir()
    told = {"grades": 5, "root": {"id": "service"}, "weighting": {"method": "ahp", "panel": file}}
    (tmp_path / "inner" / "study.json").write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(
        StudyError, match="is not in the folder of the study; name a file, a folder or a pattern inside it"
    ):
        fe.Study.load(tmp_path / "inner" / "study.json")


def test_an_expert_who_has_not_answered_yet_may_stand_there_with_nothing() -> None:
    assert fe.AHP(panel={"Ann": {"service": ANN}, "Bo": None}) == fe.AHP(panel={"Ann": {"service": ANN}, "Bo": {}})
    for value in (5, True, 0.5):
        with pytest.raises(ValidationError, match="is no judgements of experts; give them by expert"):
            fe.AHP(panel=value)


def test_a_bad_judgement_names_who_made_it_and_of_what() -> None:
    with pytest.raises(
        ValidationError, match="Bo, service, a/b: judgement 'zwei' is not a positive number or fraction"
    ):
        fe.AHP(panel={"Ann": {"service": ANN}, "Bo": {"service": {"a/b": "zwei"}}})


def test_a_panel_has_so_many_experts_and_no_more() -> None:
    judged = {f"e{at}": {"service": {"quality/price": 2}} for at in range(1000)}
    assert len(fe.AHP(panel=judged).experts) == 1000
    with pytest.raises(
        ValidationError, match="1,001 experts; a panel has at most 1,000, so bring them together in parts first"
    ):
        fe.AHP(panel={**judged, "one more": {}})


def test_a_study_that_nobody_could_load_is_not_saved(tmp_path: Path) -> None:
    tree = fe.Indicator(id="all", children=[fe.Indicator(id="x" * 300 + str(at)) for at in range(8)])
    pairs = {f"{one.id}/{other.id}": 2 for one, other in pairwise(tree.children)}
    way = fe.AHP(panel={f"e{at}": {"all": pairs} for at in range(300)})
    study = fe.Study(grades=5, root=tree, weighting=way)
    for name in ("study.yaml", "study.json"):
        with pytest.raises(StudyError, match="characters; a document has at most 1,000,000, so split it up"):
            study.save(tmp_path / name)
    assert list(tmp_path.iterdir()) == []
