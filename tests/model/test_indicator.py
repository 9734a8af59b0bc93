"""The indicator hierarchy, as a tree and laid out flat."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

import fuzzyeval as fe
from fuzzyeval.model.indicator import MAX_DEPTH, outline

TREE = fe.Indicator(
    id="all",
    children=[
        fe.Indicator(id="left", children=[fe.Indicator(id="a"), fe.Indicator(id="b", column="q2")]),
        fe.Indicator(id="c"),
        fe.Indicator(id="right", children=[fe.Indicator(id="deep", children=[fe.Indicator(id="d")])]),
    ],
)


def chain(levels: int) -> fe.Indicator:
    """Return a hierarchy of so many levels, each with one child."""
    node = fe.Indicator(id=f"level {levels}")
    for level in range(levels - 1, 0, -1):
        node = fe.Indicator(id=f"level {level}", children=[node])
    return node


@pytest.mark.parametrize("name", ["", " ", " a", "a ", "a/b", "/", "a,b", "\ta", "a\n"])
def test_an_id_is_text_without_slash_comma_and_outer_blanks(name: str) -> None:
    with pytest.raises(ValidationError) as caught:
        fe.Indicator(id=name)
    assert f"{name!r} is not an id; give text without '/', ',' and outer blanks" in str(caught.value)


@pytest.mark.parametrize("name", [5, None, True, ["a"], b"a"])
def test_an_id_is_text(name: Any) -> None:
    with pytest.raises(ValidationError, match="id"):
        fe.Indicator(id=name)


@pytest.mark.parametrize("name", ["a b", "质量", "5", "no", "a-b_c.d", "a:b", "😀"])
def test_any_other_text_is_an_id(name: str) -> None:
    study = fe.Study(grades=fe.GradeScale(3), root=fe.Indicator(id=name))
    assert fe.Study.from_yaml(study.to_yaml()) == study
    assert fe.evaluate(study, [{name: 3}])[name].score == 100


@pytest.mark.parametrize(
    ("root", "message"),
    [
        (
            fe.Indicator(id="all", children=[fe.Indicator(id="a"), fe.Indicator(id="a")]),
            "a: two indicators have this id; make ids unique in the tree",
        ),
        (fe.Indicator(id="all", children=[fe.Indicator(id="all")]), "all: two indicators have this id"),
        (
            fe.Indicator(id="all", column="q", children=[fe.Indicator(id="a")]),
            "all: only leaves have a column; leave out column 'q'",
        ),
        (chain(MAX_DEPTH + 1), "level 33: level 33; a hierarchy has at most 32 levels"),
    ],
)
def test_a_tree_that_is_none_is_refused_with_the_place(root: fe.Indicator, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        fe.Study(grades=fe.GradeScale(3), root=root)


def test_the_deepest_hierarchy_is_graded_saved_and_loaded() -> None:
    study = fe.Study(grades=fe.GradeScale(3), root=chain(MAX_DEPTH))
    assert fe.Study.from_yaml(study.to_yaml()) == study
    assert fe.Study.model_validate_json(study.model_dump_json(by_alias=True)) == study
    found = fe.evaluate(study, [{"level 32": 3}])
    assert (found.score, found["level 32"].level, len(found)) == (100, 32, 32)


def test_it_is_laid_out_in_reading_order() -> None:
    flat = outline(TREE)
    assert list(flat.ids) == ["all", "left", "a", "b", "c", "right", "deep", "d"]
    assert flat.parents == (-1, 0, 1, 1, 0, 0, 5, 6)
    assert flat.depths == (1, 2, 3, 3, 2, 2, 3, 4)
    assert flat.children == ((1, 4, 5), (2, 3), (), (), (), (6,), (7,), ())
    assert [flat.ids[leaf] for leaf in flat.leaves] == list(flat.leaf_ids) == ["a", "b", "c", "d"]


def test_parents_are_gathered_after_their_own_children() -> None:
    flat = outline(TREE)
    assert set(flat.gathering) == {0, 1, 5, 6}
    for parent in flat.gathering:
        for child in flat.children[parent]:
            assert child not in flat.gathering or flat.gathering.index(child) < flat.gathering.index(parent)


def test_under_each_node_are_the_leaves_below_it() -> None:
    flat = outline(TREE)
    below = {node: flat.leaf_ids[slice(*span)] for node, span in zip(flat.ids, flat.under, strict=True)}
    assert below == {
        "all": ("a", "b", "c", "d"),
        "left": ("a", "b"),
        "right": ("d",),
        "deep": ("d",),
        **{leaf: (leaf,) for leaf in "abcd"},
    }


def test_a_leaf_alone_is_a_hierarchy() -> None:
    flat = outline(fe.Indicator(id="all"))
    assert (flat.leaves, flat.gathering, flat.under) == ((0,), (), ((0, 1),))


def test_a_leafs_column_is_its_id_unless_told() -> None:
    assert fe.Study(grades=fe.GradeScale(3), root=TREE).columns == ("a", "q2", "c", "d")


def test_what_is_not_declared_is_not_saved() -> None:
    assert fe.Indicator(id="a").model_dump() == {"id": "a"}
    assert fe.Indicator(id="a", label="A", column="q").model_dump() == {"id": "a", "label": "A", "column": "q"}
    assert TREE.model_dump()["children"][1] == {"id": "c"}


@pytest.mark.parametrize("operator", ["maxmin", "", 5, [], {}, True, {"symbol": "x"}], ids=repr)
def test_an_unknown_operator_is_refused(operator: Any) -> None:
    with pytest.raises(ValidationError, match="operator"):
        fe.Indicator(id="a", operator=operator)
    with pytest.raises(ValidationError, match="operator"):
        fe.Study(grades=fe.GradeScale(3), root=fe.Indicator(id="a"), operator=operator)


def test_an_operator_may_be_given_by_its_symbol_and_is_kept_by_its_name() -> None:
    for symbol, name in {
        "M(∧,∨)": "min_max",
        "M(·,∨)": "product_max",
        "M(∧,⊕)": "min_sum",
        "M(·,+)": "weighted_average",
    }.items():
        assert fe.Indicator(id="a", operator=symbol) == fe.Indicator(id="a", operator=name)
        assert fe.Indicator(id="a", operator=symbol).model_dump() == {"id": "a", "operator": name}


def test_children_given_as_a_list_cannot_be_changed_from_outside() -> None:
    children = [fe.Indicator(id="a"), fe.Indicator(id="b")]
    root = fe.Indicator(id="all", children=children)
    children.pop()
    assert isinstance(root.children, tuple)
    assert len(root.children) == 2
