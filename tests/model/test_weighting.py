"""How weights are declared, for a study and for one indicator."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

import fuzzyeval as fe

PAIR = fe.Indicator(id="all", children=[fe.Indicator(id="a"), fe.Indicator(id="b")])
NESTED = fe.Indicator(id="all", children=[fe.Indicator(id="left", children=PAIR.children), fe.Indicator(id="right")])


def study(weighting: Any, root: fe.Indicator = PAIR, **further: Any) -> fe.Study:
    """Return a study with this weighting."""
    return fe.Study(grades=fe.GradeScale(3), root=root, weighting=weighting, **further)


@pytest.mark.parametrize(
    ("plain", "declared"),
    [
        ({"method": "equal"}, fe.Equal()),
        ({"method": "manual", "weights": {"all": {"a": 1, "b": 0}}}, fe.Manual(weights={"all": {"a": 1, "b": 0}})),
        ({"method": "ahp", "judgements": {"all": {"a/b": "1/2"}}}, fe.AHP(judgements={"all": {"a/b": "1/2"}})),
        ({"method": "entropy"}, fe.Entropy(over="respondents")),
        (
            {
                "method": "combined",
                "subjective": {"method": "equal"},
                "objective": {"method": "entropy", "over": "objects"},
            },
            fe.Combined(subjective=fe.Equal(), objective=fe.Entropy(over="objects"), rule="multiplicative", alpha=0.5),
        ),
        (
            {"method": "combined", "subjective": {"method": "equal"}},
            fe.Combined(subjective=fe.Equal(), objective=fe.Entropy()),
        ),
    ],
    ids=lambda value: value["method"] if isinstance(value, dict) else "",
)
def test_plain_values_say_what_the_models_say(plain: Any, declared: Any) -> None:
    assert study(plain) == study(declared)
    assert study(plain).to_document()["weighting"]["method"] == plain["method"]
    assert fe.Study.from_yaml(study(plain).to_yaml()) == study(plain)


@pytest.mark.parametrize(
    ("weighting", "message"),
    [
        ({"method": "magic"}, "magic"),
        ({"method": None}, "method"),
        ({"method": []}, "method"),
        ({}, "method"),
        ("equals", "weighting"),
        (None, "weighting"),
        (5, "weighting"),
        ({"method": "equal", "weights": {}}, "weights"),
        ({"method": "entropy", "over": "leaves"}, "over"),
        ({"method": "ahp"}, "judgements"),
        ({"method": "ahp", "judgements": {"all": {"a/b": 2}}, "priorities": "magic"}, "priorities"),
        ({"method": "ahp", "judgements": {"all": {"a/b": 2}}, "random_index": "saaty"}, "random_index"),
        ({"method": "manual"}, "weights"),
        ({"method": "combined"}, "subjective"),
        ({"method": "combined", "subjective": {"method": "entropy"}}, "subjective"),
        ({"method": "combined", "subjective": {"method": "equal"}, "objective": {"method": "equal"}}, "objective"),
        ({"method": "combined", "subjective": {"method": "equal"}, "rule": "product"}, "rule"),
        ({"method": "combined", "subjective": {"method": "equal"}, "alpha": 1.5}, "alpha"),
        ({"method": "combined", "subjective": {"method": "equal"}, "alpha": "0.5"}, "alpha"),
    ],
    ids=repr,
)
def test_an_unknown_way_to_weigh_is_refused_at_its_place(weighting: Any, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        study(weighting)


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ({}, r"all: no weights are given; add \{all: \{a: \.\.\., b: \.\.\.\}\}"),
        ({"all": {"a": 1}}, "all: no weight is given for 'b'; give one, 0 if it is not to count"),
        ({"all": {"a": 0.5, "b": 0.4, "c": 0.1}}, "all: 'c' is not one of a, b"),
        ({"all": {"a": 1.5, "b": -0.5}}, r"all/b: weight -0\.5 is negative; weights are at least 0"),
        ({"all": {"a": 0.5, "b": 0.6}}, r"all: the weights sum to 1\.1, not to 1; divide them by their sum"),
        ({"all": {"a": 0, "b": 0}}, "all: the weights sum to 0, not to 1"),
        ({"all": {"a": 0.5, "b": 0.4998}}, r"all: the weights sum to 0\.9998, not to 1"),
        ({"all": {"a": "0.5", "b": 0.5}}, "weights"),
        ({"all": {"a": True, "b": 0}}, "weights"),
        ({"all": {"a": float("nan"), "b": 0.5}}, "weights"),
        ({"all": 0.5}, "weights"),
        ([["all", {"a": 1}]], "weights"),
        (
            {"all": {"a": 0.5, "b": 0.5}, "al": {}},
            "weighting: 'al' is not an indicator with children; did you mean 'all'?",
        ),
        ({"all": {"a": 0.5, "b": 0.5}, "a": {"x": 1}}, "weighting: 'a' is not an indicator with children"),
    ],
)
def test_manual_weights_that_are_none_are_refused_with_the_parent(weights: Any, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        study({"method": "manual", "weights": weights})


def test_an_only_child_needs_neither_weight_nor_judgement() -> None:
    lone = fe.Indicator(id="all", children=[fe.Indicator(id="left", children=PAIR.children)])
    for weighting in (fe.Manual(weights={"left": {"a": 0.5, "b": 0.5}}), fe.AHP(judgements={"left": {"a/b": 1}})):
        assert list(fe.weigh(study(weighting, lone)).local) == pytest.approx([1, 1, 0.5, 0.5])


def test_every_parent_without_judgements_is_named_at_once() -> None:
    with pytest.raises(ValidationError) as caught:
        study(fe.AHP(judgements={"al": {"left/right": 2}}), NESTED)
    said = str(caught.value)
    assert "weighting: 'al' is not an indicator with children; did you mean 'all'?" in said
    assert "all: no judgements are given; compare left, right with one another" in said
    assert "left: no judgements are given; compare a, b with one another" in said


def _own(weighting: Any) -> fe.Indicator:
    left = fe.Indicator(id="left", children=PAIR.children, weighting=weighting)
    return fe.Indicator(id="all", children=[left, fe.Indicator(id="right")])


def test_an_own_weighting_overrides_the_studys_for_its_children_only() -> None:
    mixed = study(
        fe.AHP(judgements={"all": {"left/right": 3}}), _own(fe.Manual(weights={"left": {"a": 0.1, "b": 0.9}}))
    )
    assert list(fe.weigh(mixed).local) == pytest.approx([1, 0.75, 0.1, 0.9, 0.25])
    assert fe.Study.from_yaml(mixed.to_yaml()) == mixed


def test_an_own_weighting_about_others_is_refused() -> None:
    with pytest.raises(ValidationError, match="left: its own weighting is about 'all'"):
        study(fe.Equal(), _own(fe.AHP(judgements={"all": {"left/right": 2}, "left": {"a/b": 2}})))


def test_an_own_weighting_of_a_leaf_is_refused() -> None:
    leaf = fe.Indicator(id="a", weighting=fe.Entropy())
    with pytest.raises(ValidationError, match="a: "):
        study(fe.Equal(), fe.Indicator(id="all", children=[leaf, fe.Indicator(id="b")]))


def test_an_own_operator_of_a_leaf_is_refused() -> None:
    leaf = fe.Indicator(id="a", operator="min_max")
    with pytest.raises(ValidationError, match="a: "):
        study(fe.Equal(), fe.Indicator(id="all", children=[leaf, fe.Indicator(id="b")]))


def test_entropy_needs_scores_of_at_least_0() -> None:
    below = fe.GradeScale([fe.Grade(label="good", score=1), fe.Grade(label="bad", score=-1)])
    for weighting in (fe.Entropy(), fe.Combined(subjective=fe.Equal(), objective=fe.Entropy())):
        with pytest.raises(
            ValidationError, match="grades: entropy needs scores of at least 0, and the lowest is -1; shift"
        ):
            fe.Study(grades=below, root=PAIR, weighting=weighting)
    assert fe.Study(grades=below, root=PAIR).weighting == fe.Equal()


@pytest.mark.parametrize("method", ["eigenvector", "geometric_mean"])
def test_priorities_are_found_by_the_method_asked_for(method: Any) -> None:
    three = fe.Indicator(id="all", children=[fe.Indicator(id=child) for child in "abc"])
    matrix: list[list[float]] = [[1, 3, 5], [1 / 3, 1, 4], [1 / 5, 1 / 4, 1]]
    found = fe.weigh(
        study(fe.AHP(judgements={"all": [[1, 3, 5], [None, 1, 4], [None, None, 1]]}, priorities=method), three)
    )
    assert list(found.local[1:]) == pytest.approx(fe.ahp.priorities(matrix, method=method).tolist())


@pytest.mark.parametrize(("name", "way"), [("equal", fe.Equal()), ("entropy", fe.Entropy())])
def test_a_way_that_needs_nothing_else_may_be_named_alone(name: Any, way: Any) -> None:
    study = fe.Study.from_yaml(f"grades: 5\nroot: {{id: all, children: [{{id: a}}, {{id: b}}]}}\nweighting: {name}")
    assert study.weighting == way
