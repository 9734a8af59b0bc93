"""Many objects graded together: a mapping in natural order, its ranking and its tables."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pandas as pd
import pytest

import fuzzyeval as fe
from fuzzyeval.errors import AnswersError, FuzzyEvalError, RelationError, TallyError, UnknownKeyError

STUDY = fe.Study(
    grades=fe.GradeScale(5), root=fe.Indicator(id="all", children=[fe.Indicator(id="a"), fe.Indicator(id="b")])
)
ANSWERS: list[dict[str, Any]] = [
    {"branch": branch, "year": year, "a": a, "b": b}
    for branch, year, a, b in [
        ("branch 10", 1, 5, 4),
        ("branch 2", 1, 4, 4),
        ("branch 10", 2, 5, 5),
        (None, 1, 1, 2),
        ("branch 3", 2, 4, 4),
        (" ", 1, 2, 1),
    ]
]
BRANCHES = fe.evaluate(STUDY, ANSWERS, by="branch")


def test_they_are_a_mapping_in_natural_order() -> None:
    assert list(BRANCHES) == ["branch 2", "branch 3", "branch 10", None]
    assert len(BRANCHES) == 4
    assert [key for key, evaluation in BRANCHES.items() if evaluation.object == key] == list(BRANCHES)
    assert "branch 2" in BRANCHES
    assert "branch 1" not in BRANCHES
    assert BRANCHES.get("branch 1") is None
    assert repr(BRANCHES) == "<Evaluations: 4 object(s), 3 indicators>"


def test_each_is_what_its_own_answers_give() -> None:
    for key, evaluation in BRANCHES.items():
        own = [row for row in ANSWERS if (row["branch"] or "").strip() == (key or "")]
        alone = fe.evaluate(STUDY, own)
        assert evaluation.membership == alone.membership
        assert (evaluation.grade, evaluation.score) == (alone.grade, alone.score)
        assert evaluation.tally is not None
        assert evaluation.tally.counts.tolist() == fe.tally(STUDY, own).counts.tolist()
    assert BRANCHES[None].score == 30


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("branch 1", "no object is called 'branch 1'; did you mean 'branch 10'?"),
        ("zzz", "no object is called 'zzz'"),
        (10, "no object is called 10"),
        (("branch 2",), "no object is called ('branch 2',)"),
        (5, "no object is called 5"),
    ],
)
def test_an_unknown_object_is_a_key_error_with_its_like(key: Any, message: str) -> None:
    with pytest.raises(UnknownKeyError) as caught:
        BRANCHES[key]
    assert str(caught.value).startswith(message.removesuffix("branch 10'?"))
    assert key not in BRANCHES


def test_the_blank_object_is_none_and_its_shown_name_is_not_suggested_for_itself() -> None:
    with pytest.raises(UnknownKeyError, match="no object is called") as caught:
        BRANCHES["(blank)"]
    assert "did you mean '(blank)'" not in str(caught.value)


def test_several_columns_give_tuples() -> None:
    found = fe.evaluate(STUDY, ANSWERS, by=["year", "branch"])
    assert list(found) == [("1", "branch 2"), ("1", "branch 10"), ("1", None), ("2", "branch 3"), ("2", "branch 10")]
    assert found["2", "branch 10"].score == 100
    assert found.to_rows()[0]["year"] == "1"


def test_the_ranking_is_by_score_and_equal_scores_share_a_place() -> None:
    ranking = BRANCHES.ranking()
    assert [(place.rank, place.object) for place in ranking] == [
        (1, "branch 10"),
        (2, "branch 2"),
        (2, "branch 3"),
        (4, None),
    ]
    assert [place.score for place in ranking] == [95, 80, 80, 30]
    assert [place.grade for place in ranking] == ["very satisfied", "satisfied", "satisfied", "very dissatisfied"]


@pytest.mark.parametrize("parent", [1, 2, 3])
def test_scores_that_differ_by_rounding_alone_share_a_place(parent: int) -> None:
    kids = [f"k{at}" for at in range(3 * parent)]
    nests = [
        fe.Indicator(id=f"n{at}", children=[fe.Indicator(id=kid) for kid in kids[at::parent]]) for at in range(parent)
    ]
    study = fe.Study(grades=fe.GradeScale(7), root=fe.Indicator(id="all", children=nests))
    orders = list(itertools.islice(itertools.permutations([7, 6, 4, 3, 2, 1, 5, 5, 3][: len(kids)]), 60))
    rows = [{"order": at, **dict(zip(kids, order, strict=True))} for at, order in enumerate(orders)]
    assert {place.rank for place in fe.evaluate(study, rows, by="order").ranking()} == {1}


def test_a_row_an_object() -> None:
    rows = BRANCHES.to_rows()
    assert rows[2] == {
        "branch": "branch 10",
        "answers": 2,
        "score": 95.0,
        "grade": "very satisfied",
        "membership_very satisfied": 0.75,
        "membership_satisfied": 0.25,
        "membership_neutral": 0.0,
        "membership_dissatisfied": 0.0,
        "membership_very dissatisfied": 0.0,
    }
    assert [row["branch"] for row in rows] == list(BRANCHES)
    assert all(type(value) in (str, int, float, type(None)) for row in rows for value in row.values())


def test_a_row_an_object_and_node() -> None:
    rows = BRANCHES.to_rows(nodes=True)
    assert [(row["branch"], row["id"]) for row in rows] == [
        (key, node) for key in BRANCHES for node in ("all", "a", "b")
    ]
    assert rows[6] == {"branch": "branch 10", **BRANCHES["branch 10"].to_rows()[0]}


@pytest.mark.parametrize("backend", ["polars", "pandas", "pyarrow"])
@pytest.mark.parametrize("nodes", [False, True])
def test_a_frame_of_any_library_holds_the_rows(backend: str, nodes: bool) -> None:
    frame = BRANCHES.to_frame(nodes=nodes, backend=backend)
    rows = (
        frame.to_dict("records")
        if backend == "pandas"
        else frame.to_pylist()
        if backend == "pyarrow"
        else frame.to_dicts()
    )
    for found, wanted in zip(rows, BRANCHES.to_rows(nodes=nodes), strict=True):
        assert list(found) == list(wanted)
        assert {name: value for name, value in found.items() if not pd.isna(value)} == {
            name: value for name, value in wanted.items() if value is not None
        }


@pytest.mark.parametrize(
    "name", ["answers", "score", "grade", "id", "label", "level", "weight", "membership_satisfied"]
)
@pytest.mark.parametrize("nodes", [False, True])
def test_no_table_hides_the_object_behind_a_column_of_the_same_name(name: str, nodes: bool) -> None:
    found = fe.evaluate(STUDY, [{"a": 4, "b": 4, name: "north"}], by=name)
    try:
        rows = found.to_rows(nodes=nodes)
    except AnswersError as error:
        assert repr(name) in str(error)  # noqa: PT017  (to refuse is as good)
    else:
        assert all(row[name] == "north" for row in rows)
    assert type(found).model_validate_json(found.model_dump_json()) == found


def test_they_are_compared_by_value() -> None:
    again = fe.evaluate(STUDY, pd.DataFrame(ANSWERS), by="branch")
    assert again == BRANCHES
    assert hash(again) == hash(BRANCHES)
    assert fe.evaluate(STUDY, fe.tally(STUDY, ANSWERS, by="branch"), by="branch") == BRANCHES
    for other in (fe.evaluate(STUDY, ANSWERS[1:], by="branch"), fe.evaluate(STUDY, ANSWERS, by="year"), 1):
        assert other != BRANCHES


@pytest.mark.parametrize(("by", "keys"), [("year", ["1", "2"]), (["year"], ["1", "2"]), ([], [()])])
def test_part_of_a_tallys_columns_rolls_it_up(by: Any, keys: list[Any]) -> None:
    tally = fe.tally(STUDY, ANSWERS, by=["branch", "year"])
    assert list(fe.evaluate(STUDY, tally, by=by)) == keys
    assert fe.evaluate(STUDY, tally, by=by) == fe.evaluate(STUDY, ANSWERS, by=by)


def test_without_columns_a_tally_is_pooled() -> None:
    tally = fe.tally(STUDY, ANSWERS, by="branch")
    pooled = fe.evaluate(STUDY, tally)
    assert isinstance(pooled, fe.Evaluation)
    assert pooled == fe.evaluate(STUDY, ANSWERS)


@pytest.mark.parametrize("by", ["city", ["branch", "city"]])
def test_a_column_that_a_tally_has_not_is_refused(by: Any) -> None:
    with pytest.raises(TallyError, match="by: the tally is by branch, not by 'city'; tally the answers by it"):
        fe.evaluate(STUDY, fe.tally(STUDY, ANSWERS, by="branch"), by=by)


def test_a_relation_of_many_is_graded_by_its_own_columns() -> None:
    rows = [
        {"branch": branch, "leaf": leaf, **dict(zip(STUDY.grade_labels, degrees, strict=True))}
        for branch, degrees in (("n", [1, 0, 0, 0, 0]), ("s", [0, 0, 0.5, 0.5, 0]))
        for leaf in "ab"
    ]
    relation = fe.Relation.from_frame(rows, by="branch")
    found = fe.evaluate(STUDY, relation, by="branch")
    assert [evaluation.score for evaluation in found.values()] == [100, 50]
    assert found.tally is None
    assert found.to_rows()[0]["answers"] is None
    others: list[Any] = [None, "city", []]
    for by in others:
        with pytest.raises(RelationError, match=r"by: the relation is by branch, not by .*; name the same columns"):
            fe.evaluate(STUDY, relation, by=by)


@pytest.mark.parametrize("by", [None, "branch"])
def test_no_rows_are_refused(by: Any) -> None:
    with pytest.raises(AnswersError, match="answers: no rows; give a row for each respondent"):
        fe.evaluate(STUDY, pd.DataFrame(ANSWERS)[:0], by=by)


def test_weights_are_found_once_for_all_objects() -> None:
    data = STUDY.model_copy(update={"weighting": fe.Entropy()})
    found = fe.evaluate(data, ANSWERS, by="branch")
    pooled = fe.evaluate(data, ANSWERS)
    assert found.weights == pooled.weights
    for evaluation in found.values():
        assert evaluation.weights == pooled.weights
        assert [evaluation[leaf].weight for leaf in "ab"] == [pooled[leaf].weight for leaf in "ab"]


@pytest.mark.parametrize("operator", ["min_max", "product_max", "min_sum", "weighted_average"])
def test_what_is_found_for_an_object_does_not_depend_on_the_thousands_beside_it(operator: str) -> None:
    nested = fe.Indicator(
        id="all", children=[fe.Indicator(id="c"), fe.Indicator(id="ab", children=STUDY.root.children)]
    )
    study = STUDY.model_copy(update={"root": nested, "operator": operator, "missing": "reweigh", "normalise": "final"})
    count = 20_000  # more than are worked on at a time
    draw = np.random.default_rng(4)
    codes = draw.integers(1, 6, (3, count)).astype(float)
    codes[:2][draw.random((2, count)) < 0.1] = np.nan
    answers = pd.DataFrame({"key": range(count), **dict(zip("abc", codes, strict=True))})
    found = fe.evaluate(study, answers, by="key")
    for at in (0, 8191, 8192, 16_384, count - 1, *draw.integers(0, count, 20).tolist()):
        alone = fe.evaluate(study, answers[at : at + 1], by="key")[str(at)]
        assert found[str(at)] == alone
        assert found[str(at)].remarks == alone.remarks


@pytest.mark.parametrize("study", [None, "study.yaml", {"grades": 5}])
def test_what_is_no_study_is_refused_by_its_type(study: Any) -> None:
    with pytest.raises(FuzzyEvalError, match="study"):
        fe.evaluate(study, ANSWERS)


def test_equal_scores_share_a_place_also_where_the_last_digit_differs() -> None:
    def answers(branch: str, a: list[int], b: list[int]) -> list[dict[str, Any]]:
        return [{"branch": branch, "a": x, "b": y} for x, y in zip(a, b, strict=True)]

    rows = [
        *answers("north", [5, 4, 4], [3, 1, 4]),
        *answers("south", [3, 1, 4], [5, 4, 4]),
        *answers("best", [5], [5]),
    ]
    leaves = [fe.Indicator(id="a"), fe.Indicator(id="b")]
    found = fe.evaluate(
        fe.Study(grades=fe.GradeScale(7), root=fe.Indicator(id="all", children=leaves)), rows, by="branch"
    )
    assert [(place.rank, place.object) for place in found.ranking()] == [(1, "best"), (2, "north"), (2, "south")]
    assert "north" in found
    assert "nowhere" not in found
