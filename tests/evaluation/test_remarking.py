"""What a careful reader should know: every kind of remark, where it is said and where it is not."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import pytest

import fuzzyeval as fe
from fuzzyeval.core.pairwise import completing
from fuzzyeval.remarks import TEXTS

LABELS = ("good", "fair", "bad")
SCALE = fe.GradeScale(
    [fe.Grade(label=label, score=score, answer=score) for label, score in zip(LABELS, (3, 2, 1), strict=True)]
)
FLAT = fe.Indicator(id="all", children=[fe.Indicator(id=leaf) for leaf in "abc"])
NESTED = fe.Indicator(
    id="all",
    children=[
        fe.Indicator(id="left", children=[fe.Indicator(id="a"), fe.Indicator(id="b")]),
        fe.Indicator(id="right", children=[fe.Indicator(id="c"), fe.Indicator(id="d")]),
    ],
)
HALVES = {"a": 0, "b": 0.5, "c": 0.5}
CLEAR = {leaf: [0.9, 0.1, 0] for leaf in "abc"}


def study(root: fe.Indicator = FLAT, **further: Any) -> fe.Study:
    """Return a study of three grades."""
    return fe.Study(grades=SCALE, root=root, **further)


def graded(study: fe.Study, data: Any) -> fe.Evaluation:
    """Return the evaluation of rows by leaf, of degrees or of answers."""
    relation = isinstance(data, dict) and isinstance(next(iter(data.values())), list)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", fe.InconsistencyWarning)
        return fe.evaluate(study, fe.Relation.from_rows(data, LABELS) if relation else data)


def said(evaluation: fe.Evaluation) -> list[tuple[str, str]]:
    """Return the kind and the place of every remark."""
    return [(remark.code, remark.place) for remark in evaluation.remarks]


def answers(**columns: str) -> list[dict[str, Any]]:
    """Return answers, a column a leaf and a letter an answer; a dot is a gap."""
    return [
        {
            leaf: None if letter == "." else int(letter) if letter.isdigit() else letter
            for leaf, letter in zip(columns, row, strict=True)
        }
        for row in zip(*columns.values(), strict=True)
    ]


def responding(weighting: Any = None, **columns: str) -> fe.EffectiveImportance:
    """Return the effective importance over respondents, a column a leaf and a letter an answer."""
    asked = study(weighting=weighting or fe.Equal())
    return fe.effective_importance(fe.evaluate(asked, fe.tally(asked, answers(**columns), detail="joint")))


def ahp(**pairs: Any) -> fe.AHP:
    """Return judgements of three leaves, ``a_b=3`` for a/b."""
    return fe.AHP(judgements={"all": {name.replace("_", "/"): value for name, value in pairs.items()}})


def combined(subjective: Any, **further: Any) -> fe.Combined:
    """Return judgement and entropy united."""
    return fe.Combined(subjective=subjective, objective=fe.Entropy(), **further)


def by_branch(rows: list[dict[str, Any]]) -> fe.Tally:
    """Return the tally of rows of which the first two are of one branch and the others of another."""
    return fe.tally(study(), [dict(row, branch="ab"[at > 1]) for at, row in enumerate(rows)], by="branch")


def panel(**experts: dict[str, Any]) -> fe.AHP:
    """Return the judgements of several experts, of whom one may be left out."""
    return fe.AHP(panel={name: {"all": pairs} if pairs else {} for name, pairs in experts.items()}, leave_out_above=0.5)


def unconverged() -> fe.Evaluation:
    """Return a result of judgements whose gaps were not found in the steps there are, which here are none."""
    with patch.object(completing, "_CAP", 0):
        given = ahp(a_b=2, b_c=3, c_d=4, d_a=5)
        four = fe.Indicator(id="all", children=[fe.Indicator(id=leaf) for leaf in "abcd"])
        return graded(study(four, weighting=given), {leaf: [0.9, 0.1, 0] for leaf in "abcd"})


def rated(ratings: str) -> fe.Evaluation:
    """Return a result whose weights are what was stated, of which one leaf has these ratings."""
    importance = fe.Importance(columns={"a": "i", "b": "j", "c": "k"}, scale=(1, 3))
    columns = answers(a="312", b="322", c="313", i=ratings, j="322", k="132")
    return graded(study(weighting=fe.Stated(), importance=importance), columns)


GENTLE = fe.Manual(weights={"all": {"a": 0.36, "b": 0.33, "c": 0.31}})
FIRM, TORN = {"a/b": 9, "a/c": 9, "b/c": 1}, {"b/a": 9, "b/c": 9, "c/a": 1}
EXAMPLES: dict[str, Callable[[], tuple[fe.Evaluation | fe.EffectiveImportance, str]]] = {
    "inconsistent": lambda: (graded(study(weighting=ahp(a_b=9, b_c=9, c_a=9)), CLEAR), "all"),
    "tree_of_judgements": lambda: (graded(study(weighting=ahp(a_b=2, b_c=2)), CLEAR), "all"),
    "judgements_completed": lambda: (graded(study(weighting=ahp(a_b=2, b_c=2)), CLEAR), "all"),
    "completion_not_found": lambda: (unconverged(), "all"),
    "other_scale": lambda: (
        graded(study(weighting=fe.AHP(judgements={"all": {"a/b": 2, "b/c": 2, "a/c": 4}}, scale="power")), CLEAR),
        "all",
    ),
    "experts_completed": lambda: (
        graded(
            study(weighting=fe.AHP(panel={"Ann": {"all": {"a/b": 2, "b/c": 2}}, "Bo": {"all": FIRM}}, aggregate="aip")),
            CLEAR,
        ),
        "all",
    ),
    "experts_silent": lambda: (graded(study(weighting=panel(Ann=FIRM, Bo={})), CLEAR), "all"),
    "experts_inconsistent": lambda: (
        graded(study(weighting=panel(Ann=FIRM, Bo={"a/b": 5, "b/c": 5, "a/c": 5})), CLEAR),
        "all",
    ),
    "experts_left_out": lambda: (
        graded(study(weighting=panel(Ann=FIRM, Bo={"a/b": 9, "b/c": 9, "c/a": 9})), CLEAR),
        "all",
    ),
    "little_consensus": lambda: (graded(study(weighting=panel(Ann=FIRM, Bo=TORN)), CLEAR), "all"),
    "nearly_reciprocal": lambda: (graded(study(weighting=ahp(a_b=3, b_a=0.333, b_c=1, a_c=3)), CLEAR), "all"),
    "weights_divided": lambda: (
        graded(study(weighting=fe.Manual(weights={"all": {"a": 0.33333, "b": 0.33333, "c": 0.33333}})), CLEAR),
        "all",
    ),
    "does_not_vary": lambda: (graded(study(weighting=fe.Entropy()), answers(a="33", b="32", c="31")), "a"),
    "objects_alike": lambda: (
        graded(study(weighting=fe.Entropy(over="objects")), by_branch(answers(a="3122", b="3322", c="3211"))),
        "a",
    ),
    "branch_does_not_vary": lambda: (
        graded(study(NESTED, weighting=fe.Entropy()), answers(a="33", b="22", c="32", d="31")),
        "left",
    ),
    "nothing_found": lambda: (
        graded(study(weighting=fe.VoteEntropy()), answers(a="321", b="332", c="331")),
        "a",
    ),
    "complete_rows": lambda: (
        graded(study(weighting=fe.Correlation(method="critic")), answers(a="3121", b="3321", c="313.")),
        "all",
    ),
    "complete_with_outcome": lambda: (
        graded(
            study(weighting=fe.Derived(), outcome=fe.Outcome(column="o", scale=(1, 3))),
            answers(a="312", b="322", c="313", o="31."),
        ),
        "all",
    ),
    "branch_without_weight": lambda: (
        graded(study(NESTED, weighting=fe.VoteEntropy()), answers(a="321", b="213", c="331", d="332")),
        "left",
    ),
    "complete_objects": lambda: (
        graded(
            study(weighting={"method": "critic", "over": "objects"}, missing="reweigh"),
            fe.tally(
                study(),
                [dict(row, branch=row["a"]) for row in answers(a="312", b="321", c="13.")],
                by="branch",
            ),
        ),
        "all",
    ),
    "explained": lambda: (
        graded(
            study(weighting=fe.Derived(), outcome=fe.Outcome(column="o", scale=(1, 3))),
            answers(a="3121", b="3221", c="3132", o="3112"),
        ),
        "all",
    ),
    "against_outcome": lambda: (
        graded(
            study(weighting=fe.Derived(derivation="relative"), outcome=fe.Outcome(column="o", scale=(1, 3))),
            answers(a="31212", b="32211", c="11323", o="31211"),
        ),
        "c",
    ),
    "few_ratings": lambda: (rated("3.."), "a"),
    "refused_ratings": lambda: (rated("3?1"), "a"),
    "refused_outcomes": lambda: (
        graded(
            study(weighting=fe.Derived(), outcome=fe.Outcome(column="o", scale=(1, 3))),
            answers(a="312", b="322", c="313", o="31?"),
        ),
        "all",
    ),
    "vetoed": lambda: (graded(study(weighting=combined(fe.Equal())), answers(a="33", b="32", c="31")), "a"),
    "projected": lambda: (
        graded(
            study(weighting=combined(GENTLE, rule="game_theory", negative="project")), answers(a="31", b="32", c="23")
        ),
        "all",
    ),
    "no_part": lambda: (
        graded(study(weighting=combined(fe.Equal(), rule="game_theory")), answers(a="31", b="32", c="33")),
        "all",
    ),
    "rows_as_given": lambda: (graded(study(rows="as_given"), {leaf: [0.9, 0, 0] for leaf in "abc"}), "all"),
    "rows_divided": lambda: (graded(study(rows="normalise"), {leaf: [0.9, 0, 0] for leaf in "abc"}), "all"),
    "refused_answers": lambda: (graded(study(), answers(a="3?", b="33", c="33")), "a"),
    "few_answers": lambda: (graded(study(), answers(a="3..", b="333", c="333")), "a"),
    "dropped_rows": lambda: (
        graded(
            study(survey=fe.Survey(respondent="who", duplicates="last", order_by="day")),
            answers(a="33", b="33", c="33", who="xx", day="12"),
        ),
        "all",
    ),
    "weighted": lambda: (
        graded(study(survey=fe.Survey(sample_weight="w")), answers(a="33", b="33", c="33", w="12")),
        "all",
    ),
    "not_shares": lambda: (graded(study(operator="min_max"), CLEAR), "all"),
    "reweighed": lambda: (graded(study(missing="reweigh"), answers(a="..", b="33", c="33")), "a"),
    "tie": lambda: (graded(study(), answers(a="32", b="33", c="33")), "a"),
    "weak_maximum": lambda: (graded(study(), {leaf: [0.4, 0.3, 0.3] for leaf in "abc"}), "all"),
    "minority": lambda: (graded(study(), {leaf: [0.4, 0.3, 0.3] for leaf in "abc"}), "all"),
    "weights_decide": lambda: (
        graded(study(operator="min_max"), {"a": [0.5, 0.5, 0], "b": [0.5, 0, 0.5], "c": [0, 0.5, 0.5]}),
        "all",
    ),
    "saturated": lambda: (
        graded(study(operator="min_sum", rows="as_given"), {"a": [1, 1, 0], "b": [1, 1, 0], "c": [0.5, 0.5, 0]}),
        "all",
    ),
    "cannot_respond": lambda: (responding(a="3333", b="3212", c="2313"), "a"),
    "below_zero": lambda: (responding(fe.Manual(weights={"all": HALVES}), a="3311", b="3131", c="3131"), "a"),
    "above_one": lambda: (responding(a="1.3311", b="131113", c="13.31."), "c"),
    "few_respondents": lambda: (responding(a="31313", b="32133", c="23131"), "all"),
    "in_pairs": lambda: (responding(a="31313", b="3213.", c="23131"), "all"),
    "grades_left_out": lambda: (responding(a="31312", b="3212.", c="23131"), "a"),
    "some_objects": lambda: (
        fe.effective_importance(
            fe.evaluate(
                study(missing="reweigh"),
                [
                    {**row, "branch": at}
                    for at, row in enumerate(answers(a=f"{'13' * 15}.", b="321" * 10 + "1", c="2" * 31))
                ],
                by="branch",
            )
        ),
        "a",
    ),
    "readings_agree": lambda: (graded(study(reading=["fuzzy", "index"]), CLEAR), "all"),
}


def test_there_is_an_example_of_every_remark() -> None:
    assert set(EXAMPLES) == set(TEXTS)


@pytest.mark.parametrize("code", TEXTS)
def test_every_remark_is_said_at_its_place_in_plain_words(code: str) -> None:
    evaluation, place = EXAMPLES[code]()
    found = [remark for remark in evaluation.remarks if remark.code == code]
    assert [remark.place for remark in found] == [place]
    assert "{" not in found[0].text
    assert str(found[0]) == f"{place}: {found[0].text}"
    assert "nan" not in found[0].text


def test_where_there_is_nothing_to_say_nothing_is_said() -> None:
    assert graded(study(), CLEAR).remarks == ()
    assert (
        graded(
            study(operator="min_max", normalise="final", weighting=ahp(a_b=1, b_c=1, a_c=1)),
            {leaf: [0.2, 0.8, 0] for leaf in "abc"},
        ).remarks
        == ()
    )


def test_refused_answers_are_counted_with_an_example() -> None:
    found = graded(study(), answers(a="3?x?9", b="33333", c="33333"))
    assert [remark.text for remark in found.remarks if remark.code == "refused_answers"] == [
        "4 answer(s) off the scale or not understood are not counted, such as '9'"
    ]


def test_refused_answers_of_one_object_show_an_example_only_if_it_is_known_to_be_theirs() -> None:
    rows = [dict(row, branch=branch) for row, branch in zip(answers(a="3?3!", b="33?3", c="3333"), "nnss", strict=True)]
    found = fe.evaluate(study(), rows, by="branch")
    told = {key: [str(remark) for remark in found[key].remarks] for key in found}
    assert told["n"] == ["a: 1 answer(s) off the scale or not understood are not counted"]
    assert told["s"] == [
        "a: 1 answer(s) off the scale or not understood are not counted",
        "b: 1 answer(s) off the scale or not understood are not counted, such as '?'",
    ]


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("principle", "row", "text"),
    [
        ("maximum_membership", [0.5, 0.5, 0], "good and fair are level; the worse grade is taken"),
        ("maximum_membership", [0.4, 0.2, 0.4], "good and bad are level; the worse grade is taken"),
        ("weighted_average", [0.5, 0.5, 0], "good and fair are level; the worse grade is taken"),
        ({"method": "weighted_average", "cuts": [2.5, 1.5]}, [0, 0.5, 0.5], "fair and bad are level; the worse"),
        ("maximum_membership", [0.5, 0.4, 0.1], None),
        ("weighted_average", [0.6, 0.4, 0], None),
        ({"method": "confidence", "threshold": 0.5}, [0.5, 0.5, 0], None),
    ],
)
def test_a_tie_names_both_grades_the_better_first(
    principle: Any, row: list[float], text: str | None, turned: bool
) -> None:
    scale = fe.GradeScale(list(SCALE)[::-1]) if turned else SCALE
    if turned and isinstance(principle, dict) and "cuts" in principle:
        principle = {**principle, "cuts": principle["cuts"][::-1]}
    lone = fe.Study(grades=scale, root=fe.Indicator(id="leaf"), principle=principle)
    found = fe.evaluate(lone, fe.Relation.from_rows({"leaf": row}, LABELS))
    ties = [remark.text for remark in found.remarks if remark.code == "tie"]
    assert [tie.startswith(text or "") for tie in ties] == ([] if text is None else [True])


def test_doubts_are_about_maximum_membership_alone() -> None:
    row = {leaf: [0.4, 0.3, 0.3] for leaf in "abc"}
    assert said(graded(study(), row)) == [("weak_maximum", "all"), ("minority", "all")]
    for principle in ("weighted_average", "confidence"):
        assert said(graded(study(principle=principle), row)) == []


def test_weights_decide_also_where_b_is_divided_by_its_sum() -> None:
    rows = {"a": [0.5, 0.5, 0], "b": [0.5, 0, 0.5], "c": [0, 0.5, 0.5]}
    plain = graded(study(operator="min_max"), rows)
    divided = graded(study(operator="min_max", normalise="final"), rows)
    assert plain.grade == divided.grade, "every degree is ⅓, whatever the answers"
    assert ("weights_decide", "all") in said(plain)
    assert ("weights_decide", "all") in said(divided)


@pytest.mark.parametrize(
    ("readings", "weighting", "agreeing"),
    [
        (["fuzzy", "index"], fe.Manual(weights={"all": {"a": 0.5, "b": 0.25, "c": 0.25}}), "fuzzy, index"),
        (["score", "fuzzy"], fe.Manual(weights={"all": {"a": 0.5, "b": 0.25, "c": 0.25}}), None),
        (["score", "fuzzy"], fe.Equal(), "score, fuzzy"),
        (["fuzzy", "score", "index"], fe.Equal(), "fuzzy, score, index"),
    ],
)
def test_readings_are_said_to_agree_exactly_where_they_do(readings: Any, weighting: Any, agreeing: str | None) -> None:
    hundred = fe.GradeScale(
        [fe.Grade(label=label, score=score) for label, score in zip(LABELS, (100, 60, 20), strict=True)]
    )
    asked = fe.Study(grades=hundred, root=FLAT, reading=readings, weighting=weighting)
    found = graded(asked, {"a": [1, 0, 0], "b": [0, 1, 0], "c": [0, 0.25, 0.75]})
    told = [remark.text.split(" agree")[0] for remark in found.remarks if remark.code == "readings_agree"]
    assert told == ([] if agreeing is None else [agreeing])
    alike = {name for name, score in found.readings.items() if abs(score - found.readings["fuzzy"]) < 1e-9}
    assert alike == (set(agreeing.split(", ")) if agreeing else {"fuzzy"})


def test_readings_that_a_gap_has_parted_are_not_said_to_agree() -> None:
    asked = study(NESTED, reading=["fuzzy", "score"], missing="reweigh")
    found = graded(asked, answers(a="..", b="33", c="11", d="12"))
    assert found.readings["fuzzy"] == pytest.approx(0.5 * 3 + 0.25 * 1 + 0.25 * 1.5)
    assert found.readings["score"] == pytest.approx((3 + 1 + 1.5) / 3)
    assert "readings_agree" not in {code for code, _ in said(found)}


def test_what_is_wholly_missing_did_not_hand_its_weight_to_siblings_that_are_missing_too() -> None:
    found = graded(study(NESTED, missing="reweigh"), answers(a="..", b="..", c="33", d="33"))
    assert ("reweighed", "left") in said(found)
    siblings = [remark for remark in found.remarks if remark.place in ("a", "b")]
    assert all("went to its siblings" not in remark.text for remark in siblings)
