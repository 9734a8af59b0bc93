"""From weights and R to memberships, scores and grades: operators, normalising, principles, gaps and readings."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import fuzzyeval as fe
from fuzzyeval.errors import AnswersError, OptionError, WeightsError

FOUR = fe.GradeScale(
    [fe.Grade(label=label, score=score) for label, score in zip("ABCD", (100, 70, 40, 10), strict=True)]
)
TURNED = fe.GradeScale(list(FOUR)[::-1])
LEAF = fe.Indicator(id="leaf")
TREE = fe.Indicator(
    id="shop",
    children=[
        fe.Indicator(id="service", children=[fe.Indicator(id="care"), fe.Indicator(id="speed")]),
        fe.Indicator(id="price"),
    ],
)
WEIGHTS = fe.Manual(weights={"shop": {"service": 0.75, "price": 0.25}, "service": {"care": 0.5, "speed": 0.5}})
ROWS: dict[str, list[float]] = {"care": [0.5, 0.5, 0, 0], "speed": [0, 0.25, 0.75, 0], "price": [0.25, 0, 0, 0.75]}


def study(root: fe.Indicator = TREE, grades: fe.GradeScale = FOUR, **further: Any) -> fe.Study:
    """Return a study of four grades."""
    if root is TREE:
        further.setdefault("weighting", WEIGHTS)
    return fe.Study(grades=grades, root=root, **further)


def one(membership: list[float], grades: fe.GradeScale = FOUR, **further: Any) -> fe.Evaluation:
    """Return the evaluation of one leaf with this membership, best grade first."""
    relation = fe.Relation.from_rows({"leaf": membership}, list("ABCD"))
    return fe.evaluate(study(LEAF, grades, rows="as_given", **further), relation)


def degrees(node: fe.Node) -> list[float]:
    """Return the degrees of a node that has answers."""
    return list(node.degrees or ())


@pytest.mark.parametrize(
    ("operator", "service", "shop"),
    [  # worked by hand, level by level
        ("min_max", [0.5, 0.5, 0.5, 0], [0.5, 0.5, 0.5, 0.25]),
        ("product_max", [0.25, 0.25, 0.375, 0], [0.1875, 0.1875, 0.28125, 0.1875]),
        ("min_sum", [0.5, 0.75, 0.5, 0], [0.75, 0.75, 0.5, 0.25]),
        ("weighted_average", [0.25, 0.375, 0.375, 0], [0.25, 0.28125, 0.28125, 0.1875]),
    ],
)
def test_each_operator_gathers_level_by_level(operator: str, service: list[float], shop: list[float]) -> None:
    found = fe.evaluate(study(operator=operator), fe.Relation.from_rows(ROWS, list("ABCD")))
    assert degrees(found["service"]) == service
    assert degrees(found["shop"]) == shop
    score = np.dot(shop, FOUR.scores) / sum(shop)
    assert found.score == pytest.approx(score)
    symbol = {"min_max": "M(∧,∨)", "product_max": "M(·,∨)", "min_sum": "M(∧,⊕)", "weighted_average": "M(·,+)"}[operator]
    assert fe.evaluate(study(operator=symbol), fe.Relation.from_rows(ROWS, list("ABCD"))) == found


def test_a_node_may_have_an_operator_of_its_own() -> None:
    service = fe.Indicator(id="service", operator="M(∧,∨)", children=TREE.children[0].children)
    mixed = study(fe.Indicator(id="shop", children=[service, TREE.children[1]]), weighting=WEIGHTS)
    found = fe.evaluate(mixed, fe.Relation.from_rows(ROWS, list("ABCD")))
    assert degrees(found["service"]) == [0.5, 0.5, 0.5, 0]
    assert degrees(found["shop"]) == [0.4375, 0.375, 0.375, 0.1875]


def test_a_sum_is_capped_at_1() -> None:
    heavy = fe.Manual(weights={"shop": {"service": 1, "price": 0}, "service": {"care": 0.5, "speed": 0.5}})
    rows: dict[str, list[float]] = {"care": [1, 1, 0, 0], "speed": [1, 0.75, 0, 0], "price": [0, 0, 0, 1]}
    found = fe.evaluate(
        study(operator="min_sum", rows="as_given", weighting=heavy), fe.Relation.from_rows(rows, list("ABCD"))
    )
    assert degrees(found["service"]) == [1, 1, 0, 0]


@pytest.mark.parametrize(
    ("normalise", "service", "shop"),
    [
        ("none", [0.5, 0.5, 0.5, 0], [0.5, 0.5, 0.5, 0.25]),
        ("final", [0.5, 0.5, 0.5, 0], [2 / 7, 2 / 7, 2 / 7, 1 / 7]),
        ("every_level", [1 / 3, 1 / 3, 1 / 3, 0], [4 / 15, 4 / 15, 4 / 15, 1 / 5]),  # ⅓, ⅓, ⅓, ¼ over 1¼
    ],
)
def test_normalising_divides_by_the_sum_where_it_says(normalise: str, service: list[float], shop: list[float]) -> None:
    found = fe.evaluate(study(operator="min_max", normalise=normalise), fe.Relation.from_rows(ROWS, list("ABCD")))
    assert degrees(found["service"]) == pytest.approx(service)
    assert degrees(found["shop"]) == pytest.approx(shop)
    assert degrees(found["care"]) == [0.5, 0.5, 0, 0], "what is observed stays as it is"


@pytest.mark.parametrize("grades", [FOUR, TURNED], ids=["best first", "worst first"])
@pytest.mark.parametrize(
    ("principle", "membership", "grade"),
    [
        ("maximum_membership", [0.1, 0.6, 0.3, 0], "B"),
        ("maximum_membership", [0.4, 0.4, 0.2, 0], "B"),
        ("maximum_membership", [0.4, 0.2, 0.4, 0], "C"),
        ("maximum_membership", [0.25, 0.25, 0.25, 0.25], "D"),
        ("maximum_membership", [0.4, 0.4 * (1 - 1e-13), 0.2, 0], "B"),
        ("maximum_membership", [0.4, 0.4 * (1 - 1e-11), 0.2, 0], "A"),
        ("weighted_average", [0.5, 0, 0, 0.5], "C"),  # 55, as near to 70 as to 40
        ("weighted_average", [1, 1, 0, 0], "B"),  # 85, as near to 100 as to 70
        ("weighted_average", [0.6, 0.4, 0, 0], "A"),  # 88
        ("weighted_average", [0, 0, 0.1, 0.9], "D"),  # 13
        ({"method": "weighted_average", "cuts": [90, 60, 20]}, [0.6, 0.4, 0, 0], "B"),  # 88
        ({"method": "weighted_average", "cuts": [85, 55, 20]}, [0.5, 0.5, 0, 0], "B"),  # 85, on a cut
        ({"method": "weighted_average", "cuts": [85, 55, 20]}, [0.5, 0, 0, 0.5], "C"),  # 55, on a cut
        ({"method": "weighted_average", "cuts": [85, 55, 20]}, [1, 0, 0, 0], "A"),
        ({"method": "weighted_average", "cuts": [85, 55, 20]}, [0, 0, 0, 1], "D"),
        ({"method": "confidence", "threshold": 0.7}, [0.4, 0.3, 0.2, 0.1], "B"),
        ({"method": "confidence", "threshold": 0.7, "from": "worse"}, [0.4, 0.3, 0.2, 0.1], "A"),
        ({"method": "confidence", "threshold": 0.6, "from": "worse"}, [0.4, 0.3, 0.2, 0.1], "B"),
        ({"method": "confidence", "threshold": 0.3, "from": "worse"}, [0.4, 0.3, 0.2, 0.1], "C"),
        ({"method": "confidence", "threshold": 1}, [0.4, 0.3, 0.3, 0], "C"),
        ({"method": "confidence", "threshold": 1}, [0.1, 0.2, 0.3, 0.4], "D"),
        ({"method": "confidence", "threshold": 1, "from": "worse"}, [0, 0.2, 0.4, 0.4], "B"),
        ({"method": "confidence", "threshold": 0.7}, [0.2, 0.15, 0.1, 0.05], "B"),  # of shares: Σb = 0.5
    ],
)
def test_the_grade_is_read_off_alike_whichever_end_is_listed_first(
    principle: Any, membership: list[float], grade: str, grades: fe.GradeScale
) -> None:
    if grades is TURNED and isinstance(principle, dict) and "cuts" in principle:
        principle = {**principle, "cuts": principle["cuts"][::-1]}  # in the order of the grades
    assert one(membership, grades, principle=principle).grade == grade


@pytest.mark.parametrize("normalise", ["none", "final", "every_level"])
def test_the_score_is_the_mean_score_whatever_is_normalised(normalise: str) -> None:
    assert one([0.2, 0.15, 0.1, 0.05], normalise=normalise).score == pytest.approx(70)


@pytest.mark.parametrize(
    ("membership", "validity"),
    [
        ([1, 0, 0, 0], 1.0),
        ([0, 0, 0.3, 0], 1.0),
        ([0.25, 0.25, 0.25, 0.25], 0.0),
        ([0.5, 0.5, 0, 0], (1 / 3) / (1 / 3 + 1)),  # β′ = (4·½ − 1)/3, γ′ = 2·½
        ([0.7, 0.2, 0.1, 0], 0.6 / (0.6 + 0.4)),
    ],
)
def test_validity_is_finite_and_runs_from_flat_to_unanimous(membership: list[float], validity: float) -> None:
    assert one(membership).validity == pytest.approx(validity)


def test_a_membership_of_nothing_has_no_grade() -> None:
    with pytest.raises(
        WeightsError, match="leaf: every degree is 0, so no grade can be read off; use another operator"
    ):
        one([0, 0, 0, 0])
    rows = [{"branch": "north", "leaf": "leaf", **dict(zip("ABCD", degrees, strict=True))} for degrees in [[0] * 4]]
    relation = fe.Relation.from_frame(rows, by="branch")
    with pytest.raises(WeightsError, match="leaf: every degree is 0 in north"):
        fe.evaluate(study(LEAF, rows="as_given"), relation, by="branch")


def test_a_users_own_operator_is_trusted_only_with_degrees() -> None:
    def minus(weight: Any, degrees: Any, out: Any) -> Any:
        return np.subtract(degrees, weight, out=out)

    mine = fe.Operator("M(−,+)", minus, np.add)
    with pytest.raises(
        OptionError, match=r"operator M\(−,\+\): returned a degree that is negative or not finite; mend"
    ):
        fe.evaluate(study(operator=mine), fe.Relation.from_rows(ROWS, list("ABCD")))
    sums = fe.Operator("M(×,Σ)", np.multiply, np.add)
    assert fe.evaluate(study(operator=sums), fe.Relation.from_rows(ROWS, list("ABCD"))).membership == (
        fe.evaluate(study(), fe.Relation.from_rows(ROWS, list("ABCD"))).membership
    )


ANSWERS: list[dict[str, Any]] = [
    {"branch": "north", "care": "A", "speed": "B", "price": "C"},
    {"branch": "north", "care": "B", "speed": "B", "price": "D"},
    {"branch": "south", "care": None, "speed": "A", "price": "C"},
    {"branch": "south", "care": "?", "speed": "B", "price": "B"},
]


def test_a_leaf_without_a_valid_answer_is_refused_with_leaf_and_object() -> None:
    with pytest.raises(AnswersError, match=r"care: no valid answer in south; collect some, or .* missing: reweigh"):
        fe.evaluate(study(), ANSWERS, by="branch")
    with pytest.raises(AnswersError, match="care: no valid answer, and 1 more like it; collect some"):
        fe.evaluate(study(), [{"care": None, "speed": "", "price": "A"}])
    assert fe.evaluate(study(), ANSWERS).grade == "B", "over all the answers nothing is missing"


def test_reweighed_its_weight_goes_to_its_siblings() -> None:
    found = fe.evaluate(study(missing="reweigh"), ANSWERS, by="branch")
    south, north = found["south"], found["north"]
    assert [south[name].weight for name in ("care", "speed", "service", "price")] == [0, 1, 0.75, 0.25]
    assert [south[name].global_weight for name in ("care", "speed")] == [0, 0.75]
    assert (south["care"].grade, south["care"].score, south["care"].membership) == (None, None, None)
    assert degrees(south["service"]) == degrees(south["speed"]) == [0.5, 0.5, 0, 0]
    assert south.membership == {"A": 0.375, "B": 0.5, "C": 0.125, "D": 0}
    assert north["care"].weight == 0.5
    assert found.weights["care"].weight == 0.5, "the weights found for all stay as they are"


def test_a_branch_wholly_missing_passes_its_missingness_upward() -> None:
    answers: list[dict[str, Any]] = [{"care": None, "speed": "x", "price": "A"}]
    found = fe.evaluate(study(missing="reweigh"), answers)
    assert [found[name].weight for name in ("service", "care", "speed", "price")] == [0, 0, 0, 1]
    assert found["service"].grade is None
    assert found.membership == {"A": 1, "B": 0, "C": 0, "D": 0}


def test_an_object_wholly_missing_is_refused_by_name_even_reweighed() -> None:
    answers = [{"branch": "north", **dict.fromkeys(("care", "speed", "price"), "A")}, {"branch": "empty"}]
    with pytest.raises(AnswersError, match="shop: no valid answer at all in empty; leave it out"):
        fe.evaluate(study(missing="reweigh"), answers, by="branch")


def test_what_weighs_nothing_cannot_take_over() -> None:
    vain = fe.Manual(weights={"shop": {"service": 1, "price": 0}, "service": {"care": 0.5, "speed": 0.5}})
    with pytest.raises(WeightsError, match="shop: what has answers weighs nothing, so it cannot take over the weight"):
        fe.evaluate(study(missing="reweigh", weighting=vain), [{"care": None, "speed": "", "price": "A"}])


def test_what_is_missing_is_skipped_not_weighted_0() -> None:
    def either(weight: Any, degrees: Any, out: Any) -> Any:
        return np.maximum(weight, degrees, out=out)  # 0 is not neutral: max(0, b) = b

    mine = study(missing="reweigh", operator=fe.Operator("M(∨,∧)", either, np.minimum))
    found = fe.evaluate(mine, [{"care": None, "speed": "B", "price": "C"}])
    assert degrees(found["service"]) == [1, 1, 1, 1], "max(1, ·) of speed alone"


@pytest.mark.parametrize("operator", ["min_max", "product_max", "min_sum", "weighted_average"])
def test_what_one_object_lacks_changes_no_digit_of_another(operator: str) -> None:
    kids = [f"k{number}" for number in range(7)]
    root = fe.Indicator(id="all", children=[fe.Indicator(id=kid) for kid in kids])
    whole = study(
        root,
        missing="reweigh",
        operator=operator,
        weighting=fe.AHP(judgements={"all": {f"k0/{kid}": at for at, kid in enumerate(kids[1:], start=2)}}),
    )
    full = [{"branch": "full", **{kid: "ABCD"[(at * step) % 4] for at, kid in enumerate(kids)}} for step in (1, 3, 2)]
    gappy = [{"branch": "gappy", **row, "k0": None} for row in [dict.fromkeys(kids, "B")]]
    alone = fe.evaluate(whole, full, by="branch")["full"]
    beside = fe.evaluate(whole, full + gappy, by="branch")["full"]
    assert list(beside.values()) == list(alone.values())


def test_readings_are_side_by_side_and_the_first_is_the_score() -> None:
    scores = {"care": (100 + 70) / 2, "speed": 70.0, "price": (40 + 10) / 2}
    fuzzy = 0.375 * scores["care"] + 0.375 * scores["speed"] + 0.25 * scores["price"]
    found = fe.evaluate(study(reading=["index", "score", "fuzzy"]), ANSWERS[:2])
    assert list(found.readings) == ["index", "score", "fuzzy"]
    assert found.readings["fuzzy"] == pytest.approx(fuzzy)
    assert found.readings["index"] == pytest.approx(fuzzy), "100·Σw·x̄/best score, and the best score is 100"
    assert found.readings["score"] == pytest.approx(sum(scores.values()) / 3)
    assert found.score == found.readings["index"]
    assert fe.evaluate(study(reading="score"), ANSWERS[:2])["service"].score == pytest.approx((85 + 70) / 2)


def test_the_index_is_a_share_of_the_best_score() -> None:
    small = fe.GradeScale(
        [fe.Grade(label=label, score=score) for label, score in zip("ABCD", (4, 3, 2, 1), strict=True)]
    )
    found = fe.evaluate(study(grades=small, reading=["index", "score"]), ANSWERS[:2])
    mean = 0.375 * 3.5 + 0.375 * 3 + 0.25 * 1.5
    assert found.readings["index"] == pytest.approx(100 * mean / 4)
    assert found.readings["score"] == pytest.approx((3.5 + 3 + 1.5) / 3)


def test_the_mean_of_the_leaves_is_of_those_that_are_there() -> None:
    found = fe.evaluate(study(reading=["score", "fuzzy"], missing="reweigh"), ANSWERS[2:])
    assert found.readings["score"] == pytest.approx((85 + 55) / 2)
    assert found.readings["fuzzy"] == pytest.approx(0.75 * 85 + 0.25 * 55)


@pytest.mark.parametrize("gap", range(3))
def test_an_object_with_a_gap_among_many_siblings_is_the_same_alone_and_beside_others(gap: int) -> None:
    kids = [f"k{number:02}" for number in range(23)]
    manual = fe.Manual(weights={"all": {kid: (at + 1) / 276 for at, kid in enumerate(kids)}})
    whole = study(
        fe.Indicator(id="all", children=[fe.Indicator(id=kid) for kid in kids]), missing="reweigh", weighting=manual
    )
    rows = [
        {"branch": branch, **{kid: "ABCD"[(at * step) % 4] for at, kid in enumerate(kids)}, kids[gap]: None}
        for branch, step in (("a", 1), ("b", 3), ("c", 2))
    ]
    beside = fe.evaluate(whole, rows, by="branch")
    for row in rows:
        alone = fe.evaluate(whole, [row], by="branch")[row["branch"]]
        assert list(alone.values()) == list(beside[row["branch"]].values())
