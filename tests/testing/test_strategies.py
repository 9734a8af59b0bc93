"""What the strategies draw: what is valid, down to the corners, and as plain as a person would write it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

import fuzzyeval as fe
from fuzzyeval import testing
from fuzzyeval.core.composition import OPERATORS
from fuzzyeval.errors import MissingExtraError, OptionError
from fuzzyeval.testing.trees import letters

T = TypeVar("T")
ROOT = fe.Indicator(id="all", children=[fe.Indicator(id="a"), fe.Indicator(id="b")])
STUDY = fe.Study(grades=fe.GradeScale(3), root=ROOT)
FEW = settings(max_examples=15)


def simplest(strategy: Any, holds: Callable[[Any], bool] = lambda _: True) -> Any:
    """Return the plainest example of which something holds, the same one every time."""
    patient = settings(
        database=None,
        max_examples=1000,
        derandomize=True,
        phases=[Phase.generate, Phase.shrink],  # to explain it takes longer than to find it
        suppress_health_check=list(HealthCheck),
        deadline=None,
    )
    return find(strategy, holds, settings=patient)


def depth(root: fe.Indicator) -> int:
    return max(level for _, _, level in root.walk())


def leaves(root: fe.Indicator) -> int:
    return sum(not indicator.children for _, indicator, _ in root.walk())


def outline(root: fe.Indicator) -> Any:
    """Return a tree as names in lists."""
    return [root.id, *map(outline, root.children)] if root.children else root.id


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (lambda root: leaves(root) == 1, "all"),
        (lambda root: leaves(root) == 2, ["all", "a", "b"]),
        (lambda root: len(root.children) == 8, ["all", *"abcdefgh"]),
        (lambda root: depth(root) == 4, ["all", ["a", ["b", "c"]]]),
        (
            lambda root: depth(root) == 3 and not all(child.children for child in root.children),
            ["all", "a", ["b", "c"]],
        ),
    ],
    ids=["one leaf", "two leaves", "wide", "deep, of only children", "unequal depth"],
)
def test_hierarchies_reach_the_corners_and_shrink_to_plain_trees(wanted: Any, found: Any) -> None:
    assert outline(simplest(testing.hierarchies(), wanted)) == found


def test_hierarchies_keep_to_their_limits_and_go_down_to_the_deepest() -> None:
    assert depth(simplest(testing.hierarchies(depth=32), lambda root: depth(root) > 6)) == 7
    names = letters()
    assert [next(names) for _ in range(28)][-3:] == ["z", "aa", "ab"]


@pytest.mark.parametrize("count", [2, 6])
def test_grade_scales_shrink_to_grades_that_count_up(count: int) -> None:
    scale = simplest(testing.grade_scales(), lambda scale: len(scale) == count)
    assert [(grade.label, grade.score, grade.answer) for grade in scale] == [
        (f"grade {at}", at, at) for at in range(1, count + 1)
    ]
    assert simplest(testing.grade_scales(), lambda scale: scale.best_first).scores == (2, 1)


def test_weights_shrink_to_equal_ones_and_some_are_nothing() -> None:
    assert simplest(testing.weight_vectors()) == [1]
    assert simplest(testing.weight_vectors(4)) == [0.25] * 4
    assert simplest(testing.weight_vectors(), lambda weights: 0 in weights) in ([1, 0], [0, 1])
    assert simplest(testing.weight_vectors(3), lambda weights: max(weights) == 1) in np.eye(3).tolist()


@pytest.mark.parametrize(
    ("kind", "plainest"),
    [
        ("any", [[1]]),
        ("consistent", [[1]]),
        ("incomplete", [[1, 1, None], [1, 1, 1], [None, 1, 1]]),
        ("contradictory", [[1, 2, 1 / 2], [1 / 2, 1, 2], [2, 1 / 2, 1]]),
    ],
)
def test_judgements_shrink_to_the_fewest_of_their_kind(kind: Any, plainest: Any) -> None:
    found = simplest(testing.comparisons(kind=kind))
    assert [[None if np.isnan(cell) else cell for cell in row] for row in found.tolist()] == plainest


def test_nearly_consistent_judgements_shrink_to_three() -> None:
    found = simplest(testing.comparisons(kind="nearly_consistent"))
    assert found.shape == (3, 3)
    assert found.max() <= 3


@given(testing.comparisons(), testing.comparisons(kind="consistent"), testing.comparisons(kind="nearly_consistent"))
@FEW
def test_judgements_are_as_consistent_as_they_say(judged: Any, consistent: Any, nearly: Any) -> None:
    for matrix in (judged, consistent, nearly):
        assert matrix * matrix.T == pytest.approx(np.ones_like(matrix))
    assert fe.ahp.consistency(consistent).ratio == pytest.approx(0, abs=1e-9)
    assert 0 < fe.ahp.consistency(nearly).ratio < 0.1


@given(testing.comparisons(kind="incomplete"), testing.comparisons(kind="contradictory"))
@FEW
def test_gaps_can_be_filled_and_circles_are_found(gappy: Any, circular: Any) -> None:
    assert np.isnan(gappy).any()
    assert not np.isnan(fe.ahp.complete(gappy, method="least_squares")).any()
    assert fe.ahp.contradictions(circular).cycles


@pytest.mark.parametrize(
    ("kind", "plainest"),
    [
        ("unit", [[0.5, 0.5]]),
        ("sub_normal", [[1 / 3, 1 / 3]]),
        ("crisp", [[1, 0]]),
        ("flat", [[0.5, 0.5]]),
    ],
)
def test_relations_shrink_to_one_row_of_their_kind(kind: Any, plainest: Any) -> None:
    assert simplest(testing.relations(kind=kind)).degrees[0].tolist() == plainest


@given(testing.relations(kind="unit"), testing.relations(kind="sub_normal"), testing.relations(kind="crisp"))
@FEW
def test_rows_of_relations_sum_to_what_their_kind_says(unit: Any, less: Any, crisp: Any) -> None:
    assert unit.degrees.sum(axis=-1) == pytest.approx(1)
    assert (less.degrees.sum(axis=-1) < 1).all()
    assert (crisp.degrees.max(axis=-1) == 1).all()
    assert (crisp.degrees.sum(axis=-1) == 1).all()


def test_relations_have_the_names_that_are_asked_for() -> None:
    found = simplest(testing.relations(STUDY.leaf_ids, STUDY.grade_labels))
    assert (found.leaves, found.grades) == (STUDY.leaf_ids, STUDY.grade_labels)
    assert fe.evaluate(STUDY, found).grade == "dissatisfied", "of a tie the worse"


def test_answers_shrink_to_three_respondents_and_one_gap() -> None:
    plain = [{"a": 3, "b": 3}, {"a": 3, "b": 2}, {"a": 1, "b": 1}]
    assert simplest(testing.answers(STUDY)) == plain
    gap = simplest(testing.answers(STUDY, refused=True), lambda rows: any(row["a"] == "N/A" for row in rows))
    assert gap == [*plain, {"a": "N/A", "b": 3}]


@pytest.mark.parametrize(("backend", "kind"), [("pandas", "DataFrame"), ("polars", "DataFrame"), ("pyarrow", "Table")])
def test_answers_are_in_the_frame_that_is_asked_for(backend: Any, kind: str) -> None:
    frame = simplest(testing.answers(STUDY, backend=backend, by=["branch"]))
    assert (type(frame).__module__.partition(".")[0], type(frame).__name__) == (backend, kind)
    assert len(frame) == 3
    assert fe.tally(STUDY, frame, by="branch").counts.sum() == 6


def test_a_frame_holds_texts_where_answers_are_not_all_numbers() -> None:
    frame = simplest(
        testing.answers(STUDY, backend="pyarrow", refused=True),
        lambda table: len(table.filter(pa.compute.equal(table["a"].cast("string"), "N/A"))) > 0,
    )
    assert frame.schema.field("a").type in (pa.string(), pa.large_string())


@given(testing.answers(STUDY, missing=False), testing.answers(STUDY))
@FEW
def test_answers_are_valid_unless_asked_for_otherwise(full: Any, gappy: Any) -> None:
    assert fe.tally(STUDY, full).missing.sum() == fe.tally(STUDY, full).refused.sum() == 0
    assert fe.tally(STUDY, gappy).refused.sum() == 0


def test_answers_of_leaves_with_their_own_are_labels_where_those_are_ranges() -> None:
    root = fe.Indicator(
        id="wait", answers={"satisfied": "..10", "neutral": "11..30", "dissatisfied": "31.."}, column="q1"
    )
    rows = simplest(testing.answers(fe.Study(grades=fe.GradeScale(3), root=root)))
    assert [row["q1"] for row in rows] == ["satisfied", "satisfied", "dissatisfied"]


SURVEYS = {
    "who": {"respondent": "who"},
    "once": {"respondent": "who", "duplicates": "refuse"},
    "last": {"respondent": "who", "duplicates": "last", "order_by": "day"},
    "first": {"respondent": "who", "duplicates": "first", "order_by": "day"},
    "times": {"frequency_weight": "times"},
    "weight": {"sample_weight": "weight"},
    "shares": {"shares": {"sex": {"f": 0.5, "m": 0.5}, "age": {"young": 0.2, "middle": 0.3, "old": 0.5}}},
    "don't know": {"dont_know": [8, "?", "90..99"]},
    "long": {"respondent": "who", "long": {"indicator": "question", "answer": "said"}},
    "long, weighted": {
        "respondent": "who",
        "long": {"indicator": "question", "answer": "said"},
        "order_by": "day",
        "frequency_weight": "times",
        "sample_weight": "weight",
        "shares": {"sex": {"f": 0.4, "m": 0.6}},
    },
}


@pytest.mark.parametrize("backend", ["rows", "polars"])
@pytest.mark.parametrize("survey", SURVEYS.values(), ids=SURVEYS)
@settings(FEW, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_answers_have_what_a_survey_asks_for(data: st.DataObject, survey: dict[str, Any], backend: Any) -> None:
    study = fe.Study(
        grades=fe.GradeScale(3),
        root=ROOT,
        survey=fe.Survey.model_validate(survey),
        importance=fe.Importance(columns={"a": "how a", "b": "how b"}, scale=(0, 4)),
        outcome=fe.Outcome(column="overall"),
    )
    frame = data.draw(testing.answers(study, backend=backend, by=["branch"], refused=True))
    tally = fe.tally(study, frame)
    assert (tally.answered > 0).all()
    assert tally.importance is not None
    assert (tally.importance.answered > 0).all()
    assert fe.evaluate(study, frame).root.grade in study.grade_labels
    assert fe.tally(study, frame, by="branch").counts.shape[-2:] == (2, 3)


@pytest.mark.parametrize("weighting", ["derived", "stated"])
@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("scale", [None, (0, 10)])
def test_the_plainest_answers_let_ratings_and_an_outcome_weigh(weighting: str, turned: bool, scale: Any) -> None:
    root = fe.Indicator(id="all", children=[fe.Indicator(id="a", reversed=turned), fe.Indicator(id="b")])
    study = fe.Study.model_validate(
        {
            "grades": list(fe.GradeScale(3))[:: -1 if turned else 1],
            "root": root,
            "weighting": weighting,
            "importance": {"columns": {"a": "how a", "b": "how b"}, "scale": [0, 4]},
            "outcome": {"column": "overall", "scale": scale, "reversed": turned},
        }
    )
    found = fe.evaluate(study, simplest(testing.answers(study)))
    assert min(found[leaf].weight for leaf in study.leaf_ids) > 0


@pytest.mark.parametrize(
    ("survey", "reaches"),
    [
        ("last", lambda tally: tally.dropped.sum() > 0),
        ("who", lambda tally: tally.counts.sum() > 6),
        ("don't know", lambda tally: tally.dont_know.sum() > 0),
        ("times", lambda tally: tally.counts.sum() > tally.rows),
    ],
)
def test_answers_reach_the_corners_of_a_survey(survey: str, reaches: Callable[[fe.Tally], bool]) -> None:
    study = fe.Study(grades=fe.GradeScale(3), root=ROOT, survey=fe.Survey.model_validate(SURVEYS[survey]))
    assert simplest(testing.answers(study), lambda rows: reaches(fe.tally(study, rows)))


def test_answers_with_a_survey_shrink_to_plain_respondents() -> None:
    study = fe.Study(grades=fe.GradeScale(3), root=ROOT, survey=fe.Survey.model_validate(SURVEYS["last"]))
    assert simplest(testing.answers(study), lambda rows: fe.tally(study, rows).dropped.sum() > 0) == [
        {"a": 3, "b": 3, "who": "respondent 1", "day": 1},
        {"a": 3, "b": 2, "who": "respondent 2", "day": 2},
        {"a": 1, "b": 1, "who": "respondent 3", "day": 3},
        {"a": 3, "b": 3, "who": "respondent 4", "day": 4},
        {"a": 3, "b": 3, "who": "respondent 4", "day": 5},
    ]
    study = fe.Study(grades=fe.GradeScale(3), root=ROOT, survey=fe.Survey.model_validate(SURVEYS["long"]))
    assert simplest(testing.answers(study))[:2] == [
        {"who": "respondent 1", "question": "a", "said": 3},
        {"who": "respondent 1", "question": "b", "said": 3},
    ]


def test_a_range_that_means_don_t_know_and_a_code_on_another_scale_are_no_answers_off_it() -> None:
    root = fe.Indicator(id="wait", answers={"satisfied": "..10", "neutral": "11..30", "dissatisfied": "31..200"})
    study = fe.Study(grades=fe.GradeScale(3), root=root)
    rows = simplest(testing.answers(study, refused=True), lambda rows: fe.tally(study, rows).refused.sum() == 1)
    assert [row["wait"] for row in rows] == ["satisfied", "satisfied", "dissatisfied", "N/A"]


def test_tallies_shrink_to_one_of_each_and_reach_nothing_and_the_huge() -> None:
    assert simplest(testing.tallies(STUDY)).counts.tolist() == [[[1, 1, 1], [1, 1, 1]]]
    huge = simplest(testing.tallies(STUDY), lambda tally: tally.counts.max() == 10**12)
    assert sorted(huge.counts.ravel().tolist()) == [1] * 5 + [10**12]
    assert simplest(testing.tallies(STUDY), lambda tally: 0 in tally.counts).counts.sum() == 5
    blank = simplest(testing.tallies(STUDY, by="branch"), lambda tally: None in tally.objects)
    assert len(blank.objects) == 3
    assert simplest(testing.tallies(STUDY, detail="joint")).detail == "joint"


def test_studies_shrink_to_a_leaf_on_two_grades_graded_by_the_weighted_average() -> None:
    study = simplest(testing.studies())
    assert (study.leaf_ids, study.grade_labels) == (("all",), ("grade 1", "grade 2"))
    assert (study.operator, study.normalise, study.weighting) == ("weighted_average", "none", fe.Equal())


def test_studies_are_of_every_operator_and_as_they_are_fixed() -> None:
    fixed = testing.studies(root=ROOT, weighting=fe.Equal())
    assert all(simplest(fixed, lambda study, name=name: study.operator == name).root == ROOT for name in OPERATORS)  # type: ignore[misc]


def indicators(study: fe.Study) -> list[fe.Indicator]:
    return [indicator for _, indicator, _ in study.root.walk()]


@pytest.mark.parametrize(
    ("reached", "plainest"),
    [
        (lambda each: each.reversed, {"id": "all", "reversed": True}),
        (lambda each: each.answers, {"id": "all", "answers": {"grade 1": 10, "grade 2": 20}}),
        (
            lambda each: each.answers and each.reversed,
            {"id": "all", "answers": {"grade 1": 10, "grade 2": 20}, "reversed": True},
        ),
        (lambda each: each.operator, {"id": "all", "children": [{"id": "a"}], "operator": "weighted_average"}),
        (lambda each: each.weighting, {"id": "all", "children": [{"id": "a"}], "weighting": {"method": "equal"}}),
        (
            lambda each: each.weighting and each.weighting.method == "entropy",
            {"id": "all", "children": [{"id": "a"}], "weighting": {"method": "entropy"}},
        ),
    ],
    ids=["reversed", "own answers", "own answers, reversed", "own operator", "own weighting", "own entropy"],
)
def test_studies_reach_what_an_indicator_may_have_of_its_own(
    reached: Callable[[fe.Indicator], Any], plainest: dict[str, Any]
) -> None:
    """The tree has one leaf, or two where an older Hypothesis stops there."""
    study = simplest(testing.studies(), lambda study: any(map(reached, indicators(study))))
    (found,) = filter(reached, indicators(study))
    assert found.model_copy(update={"id": "all"}) == fe.Indicator.model_validate(plainest)
    assert leaves(study.root) <= 2
    assert (study.operator, study.normalise, study.weighting) == ("weighted_average", "none", fe.Equal())


def test_studies_reach_two_operators_in_one_tree() -> None:
    study = simplest(testing.studies(), lambda study: len({each.symbol for each in study.operators}) == 2)
    assert (outline(study.root), len(study.grades)) == (["all", ["a", "b"]], 2)


@pytest.mark.parametrize(
    ("reached", "plainest"),
    [
        (lambda way: way.method == "weighted_average", {"method": "weighted_average"}),
        (lambda way: getattr(way, "cuts", None), {"method": "weighted_average", "cuts": (1.5,)}),
        (lambda way: way.method == "confidence", {"method": "confidence"}),
        (
            lambda way: getattr(way, "from_", None) == "worse",
            {"method": "confidence", "threshold": 0.55, "from_": "worse"},
        ),
    ],
    ids=["weighted average", "cuts", "confidence", "from the worse end"],
)
def test_studies_reach_every_way_to_read_a_grade_off(reached: Callable[[Any], Any], plainest: dict[str, Any]) -> None:
    study = simplest(testing.studies(), lambda study: reached(study.principle))
    assert type(study.principle).model_validate(plainest) == study.principle
    assert (len(study.grades), study.leaf_ids) == (2, ("all",))


@pytest.mark.parametrize(
    "wanted",
    [
        lambda way: way.method == "manual",
        lambda way: way.method == "ahp",
        lambda way: way.method == "entropy" and way.over == "respondents",
        lambda way: way.method == "combined" and way.rule == "linear" and way.alpha != 0.5,
        lambda way: way.method == "combined" and way.rule == "game_theory" and way.subjective.method == "ahp",
    ],
    ids=["manual", "judgement", "entropy", "linear, not half and half", "game theory"],
)
def test_studies_reach_every_way_to_weigh(wanted: Callable[[Any], bool]) -> None:
    assert simplest(testing.studies(root=ROOT), lambda study: wanted(study.weighting)).operator == "weighted_average"


@given(testing.studies(operator="min_max", weighting="entropy", grades=5), testing.studies(root=ROOT))
@settings(max_examples=100)
def test_what_is_fixed_is_nowhere_otherwise(fixed: fe.Study, rooted: fe.Study) -> None:
    found = indicators(fixed)
    assert not any(each.operator or each.weighting or each.answers for each in found)
    assert {fixed.operator, fixed.weighting.method, fixed.grades} == {"min_max", "entropy", fe.GradeScale(5)}
    assert rooted.root == ROOT


def test_a_hierarchy_may_be_given_as_a_study_takes_it() -> None:
    given = {"id": "all", "children": [{"id": "a"}, {"id": "b"}]}
    assert simplest(testing.studies(root=given)).root == ROOT
    assert simplest(testing.panels(given)) == simplest(testing.panels(ROOT))


@given(st.data(), testing.studies())
@FEW
def test_answers_to_any_study_are_read_by_it(data: st.DataObject, study: fe.Study) -> None:
    rows = data.draw(testing.answers(study, by="branch", missing=False))
    found = fe.tally(study, rows, by="branch")
    assert found.missing.sum() == found.refused.sum() == 0
    assert (fe.tally(study, rows).counts[0] > 0).sum(axis=-1).min() > 1, "answers to every leaf differ"


def test_one_column_is_named_by_a_text_and_several_by_a_list() -> None:
    assert set(simplest(testing.answers(STUDY, by="branch"))[0]) == {"a", "b", "branch"}
    assert simplest(testing.tallies(STUDY, by=["branch"])) == simplest(testing.tallies(STUDY, by="branch"))
    both = simplest(testing.tallies(STUDY, by=["branch", "day"]), lambda tally: len(tally.objects) == 3)
    assert both.by == ("branch", "day")
    assert set(both.objects) == {("north", "north"), ("south", "south"), (None, None)}
    assert simplest(testing.tallies(STUDY, by="branch", detail="joint")).by == ("branch",)


anything: Any = testing
"""The strategies, called as only somebody who checks no types does."""


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: testing.hierarchies(leaves=0), "leaves: 0 is not a whole number of at least 1; give 1 or more"),
        (lambda: testing.hierarchies(depth=0), "depth: 0 is not a whole number of at least 1; give 1 or more"),
        (lambda: testing.hierarchies(depth=33), "depth: 33 is more than 32; give 32 or less"),
        (lambda: testing.hierarchies(width=0), "width: 0 is not a whole number of at least 1; give 1 or more"),
        (lambda: testing.hierarchies(width=True), "width: True is not a whole number of at least 1"),
        (lambda: testing.grade_scales(least=1), "least: 1 is not a whole number of at least 2; give 2 or more"),
        (lambda: testing.grade_scales(least=4, most=3), "least: 4 is more than most, 3; lower it, or raise most"),
        (lambda: testing.grade_scales(most=101), "most: 101 is more than 100; give 100 or less"),
        (lambda: testing.comparisons(kind="incomplete", least=2), "least: 2 is not a whole number of at least 3"),
        (lambda: testing.comparisons(kind="contradictory", most=2), "most: 2 is not a whole number of at least 3"),
        (lambda: testing.comparisons(least=0), "least: 0 is not a whole number of at least 1"),
        (lambda: testing.comparisons(least=4, most=3), "least: 4 is more than most, 3"),
        (lambda: testing.weight_vectors(0), "length: 0 is not a whole number of at least 1; give 1 or more"),
        (lambda: testing.weight_vectors(2, least=10), "least: 10 is more than 9; give 9 or less"),
        (lambda: testing.weight_vectors(2, least=-1), "least: -1 is not a whole number of at least 0"),
        (lambda: testing.relations(grades=["good"]), "grades: ['good'] does not name at least 2, all different"),
        (lambda: testing.relations([]), "leaves: [] does not name at least 1, all different; give a list of texts"),
        (lambda: testing.relations(["a", "a"]), "leaves: ['a', 'a'] does not name at least 1, all different"),
        (lambda: testing.panels(least=0), "least: 0 is not a whole number of at least 1"),
        (lambda: testing.panels(least=3, most=2), "least: 3 is more than most, 2"),
        (lambda: anything.panels(3), "root: 3 is not a hierarchy; give an Indicator, or a mapping as"),
        (lambda: anything.studies(root=3), "root: 3 is not a hierarchy; give an Indicator, or a mapping as"),
        (lambda: anything.studies(root=testing.hierarchies()), "or draw one first: draw(hierarchies())"),
        (lambda: testing.studies(weigthing="equal"), "fixed: 'weigthing' is not one of"),
        (lambda: anything.answers(testing.studies()), "or draw one first: draw(studies())"),
        (lambda: testing.answers(STUDY, by="a"), "by: column 'a' answers a leaf of the study; name another"),
        (lambda: anything.tallies({"grades": 3}), "study: {'grades': 3} is not a Study; make one with"),
        (lambda: testing.tallies(STUDY, by=["branch", "branch"]), "does not name columns"),
        (lambda: anything.tallies(STUDY, detail="all"), "detail: 'all' is not one of"),
    ],
)
def test_what_a_strategy_cannot_be_given_is_refused(call: Callable[[], Any], said: str) -> None:
    with pytest.raises(OptionError) as refused:
        simplest(call())
    assert said in str(refused.value)


def test_studies_look_at_what_they_are_given_before_anything_is_drawn() -> None:
    with pytest.raises(OptionError, match="is not a hierarchy"):
        testing.studies(root=3)  # type: ignore[arg-type]
    with pytest.raises(ValidationError, match="id"):
        testing.studies(root={"name": "all"})


def test_panels_shrink_to_one_expert_who_finds_all_alike() -> None:
    assert simplest(testing.panels(ROOT)) == {"expert 1": {"all": {"a/b": 1}}}
    divided = simplest(testing.panels(ROOT), lambda panel: len({str(each) for each in panel.values()}) == 2)
    assert sorted(each["all"]["a/b"] for each in divided.values()) == [1, 2]
    assert fe.weigh(STUDY.model_copy(update={"weighting": fe.AHP(panel=divided)})).local[1:] == pytest.approx(
        (0.5858, 0.4142), abs=1e-4
    )


@pytest.mark.parametrize("call", [testing.comparisons, testing.relations])
def test_an_unknown_kind_is_refused(call: Any) -> None:
    with pytest.raises(OptionError, match="kind: 'wrong' is not one of"):
        simplest(call(kind="wrong"))
    with pytest.raises(OptionError, match="backend: 'xls' is not one of"):
        simplest(testing.answers(STUDY, backend="xls"))  # type: ignore[arg-type]


def test_without_hypothesis_the_kit_says_which_extra_brings_it() -> None:
    code = "import sys; sys.modules['hypothesis'] = None\nimport fuzzyeval.testing"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603
    assert f"{MissingExtraError.__name__}: the test kit needs Hypothesis; install fuzzyeval[testing]" in done.stderr
