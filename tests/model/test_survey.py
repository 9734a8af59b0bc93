"""How answers were gathered, and what a leaf says of its own answers: what holds together, and how it is saved."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

import fuzzyeval as fe
from fuzzyeval.errors import StudyError
from fuzzyeval.model.answers import MAX_DONT_KNOW

WHOLE = fe.Survey(
    respondent="customer",
    duplicates="last",
    order_by="day",
    frequency_weight="people",
    sample_weight="design",
    shares={"region": {"north": 0.25, "south": 0.75}, "age": {"18-39": 1, "40-": 0}},
    long=fe.LongLayout(indicator="question", answer="value"),
    dont_know=(9, "n/a", "97..99"),
)

_RANGE = "is no range; write a..b, a..<b, ..b, ..<b or a.., with numbers"
_GRADES = "very satisfied, satisfied, neutral, dissatisfied, very dissatisfied"


def study(survey: Any = None, **leaf: Any) -> fe.Study:
    """Return a study of two leaves, of the first of which something is said."""
    leaves = [{"id": "speed", **leaf}, {"id": "care"}]
    document: dict[str, Any] = {"grades": 5, "root": {"id": "service", "children": leaves}}
    return fe.Study.from_document(document if survey is None else {**document, "survey": survey})


def test_it_names_its_columns_once_each_in_order() -> None:
    assert fe.Survey().columns == ()
    assert WHOLE.columns == ("customer", "day", "people", "design", "region", "age")
    assert WHOLE.roles()[-2:] == (("long.indicator", "question"), ("long.answer", "value"))


def test_what_is_not_declared_is_not_saved() -> None:
    assert fe.Survey().model_dump() == {}
    assert fe.Survey(respondent="keep", sample_weight="").model_dump() == {"respondent": "keep", "sample_weight": ""}
    assert "survey" not in study().to_document()
    assert "survey" not in json.loads(study().model_dump_json())
    assert study({}) == study()
    assert study({"respondent": "id"}).to_document()["survey"] == {"respondent": "id"}


def test_a_study_with_everything_in_its_survey_is_saved_and_read_back_equal() -> None:
    whole = study().model_copy(update={"survey": WHOLE})
    assert fe.Study.from_yaml(whole.to_yaml()) == whole
    assert fe.Study.from_json(json.dumps(whole.to_document())) == whole
    assert fe.Study.from_document(whole.to_document()).survey == WHOLE
    assert hash(fe.Study.from_yaml(whole.to_yaml())) == hash(whole)


def test_shares_cannot_be_changed_from_outside() -> None:
    given = {"region": {"north": 0.5, "south": 0.5}}
    survey = fe.Survey(shares=given)
    given["region"]["north"] = 0.6
    assert survey.shares == {"region": {"north": 0.5, "south": 0.5}}
    with pytest.raises(TypeError):
        survey.shares["region"]["north"] = 0.6  # type: ignore[index]


@pytest.mark.parametrize(
    "survey",
    [
        {"respondent": "customer"},
        {"respondent": "customer", "duplicates": "refuse"},
        {"respondent": "customer", "duplicates": "first", "order_by": "day"},
        {"respondent": "customer", "long": {"indicator": "question", "answer": "value"}},
        {"respondent": "customer", "order_by": "day", "long": {"indicator": "question", "answer": "value"}},
        {"frequency_weight": "people", "sample_weight": "design"},
        {"shares": {"region": {"north": 1}}},
        {"shares": {"region": {"north": 0, "south": 1.0000009}}},
        {"dont_know": []},
        {"dont_know": [9, "9", 9.0, "N/A", "6.."]},
    ],
    ids=str,
)
def test_a_survey_that_holds_together_is_taken(survey: dict[str, Any]) -> None:
    made = study(survey)
    assert fe.Study.from_yaml(made.to_yaml()) == made


@pytest.mark.parametrize(
    ("survey", "said"),
    [
        (
            {"duplicates": "refuse"},
            "survey: duplicates 'refuse' needs to know who answered; name the column as respondent",
        ),
        (
            {"duplicates": "last", "order_by": "day"},
            "survey: duplicates 'last' needs to know who answered; name the column as respondent",
        ),
        (
            {"respondent": "id", "duplicates": "first"},
            "survey: duplicates 'first' needs an order; name the column as order_by",
        ),
        (
            {"respondent": "id", "duplicates": "refuse", "order_by": "day"},
            "survey: order_by 'day' orders nothing where duplicates is 'refuse'; choose first or last, or leave it out",
        ),
        (
            {"long": {"indicator": "question", "answer": "value"}},
            "survey: long needs to know whose answers belong together; name the column as respondent",
        ),
        (
            {"frequency_weight": "w", "sample_weight": "w"},
            "survey: column 'w' is both frequency_weight and sample_weight; name a column for each",
        ),
        (
            {"respondent": "id", "long": {"indicator": "question", "answer": "id"}},
            "survey: column 'id' is both respondent and long.answer; name a column for each",
        ),
        (
            {"sample_weight": "region", "shares": {"region": {"north": 1}}},
            "survey: column 'region' is both sample_weight and shares.region; name a column for each",
        ),
        (
            {"shares": {"speed": {"north": 1}}},
            "speed: column 'speed' is shares.speed of the survey; name another column for one of them",
        ),
        (
            {"respondent": "id", "long": {"indicator": "speed", "answer": "value"}},
            "speed: column 'speed' is long.indicator of the survey; name another column for one of them",
        ),
        ({"shares": {"region": {}}}, "survey/shares/region: no shares are given; give one to each value"),
        (
            {"shares": {"region": {"north": -0.5, "south": 0.5}}},
            "survey/shares/region: share -0.5 of 'north' is negative; give at least 0",
        ),
        (
            {"shares": {"region": {"north": 0.5, "south": 0.500002}}},
            "survey/shares/region: the shares sum to 1.000002, not to 1; divide them by their sum",
        ),
        (
            {"shares": {"region": {"north": 50, "south": 50}}},
            "survey/shares/region: the shares sum to 100, not to 1; divide them by their sum",
        ),
    ],
)
def test_a_survey_that_does_not_hold_together_is_refused(survey: dict[str, Any], said: str) -> None:
    with pytest.raises(StudyError) as caught:
        study(survey)
    assert str(caught.value) == f"document: {said}"


def test_all_that_is_wrong_with_a_survey_is_told_together() -> None:
    with pytest.raises(StudyError) as caught:
        study({"duplicates": "last", "shares": {"care": {"a": 1}, "age": {}}, "dont_know": [5]}, answers={"bad": 5})
    assert str(caught.value).splitlines() == [
        "document: 6 problems",
        "  survey: duplicates 'last' needs to know who answered; name the column as respondent",
        "  survey: duplicates 'last' needs an order; name the column as order_by",
        "  survey/shares/age: no shares are given; give one to each value",
        "  care: column 'care' is shares.care of the survey; name another column for one of them",
        f"  speed: no grade is called 'bad'; give answers for {_GRADES}",
        "  care: 5 means don't know, and 5 means 'very satisfied'; leave one out, or give the leaf its own dont_know",
    ]


@pytest.mark.parametrize(
    ("survey", "leaf", "said"),
    [
        ({"respondant": "id", "duplicates": "refuse"}, {}, "survey.respondant: no field is called 'respondant' here"),
        ({"respondent": 5, "duplicates": "last", "order_by": "day"}, {}, "survey.respondent: 5 is not text"),
        (
            {"respondent": "id", "duplicates": "latest", "order_by": "day"},
            {},
            "survey.duplicates: 'latest' is not one of",
        ),
        (
            {"respondent": "id", "order_by": "day", "long": {"indicator": "q"}},
            {},
            "survey.long.answer: this field is missing",
        ),
        ({"respondent": "id", "long": []}, {}, "survey.long: [] is no mapping"),
        (
            {"shares": {"region": {"north": "half", "south": 0.5}}},
            {},
            "survey.shares.region.north: 'half' is not a number",
        ),
        ({"shares": {"region": 1}, "frequency_weight": "region"}, {}, "survey.shares.region: 1 is no mapping"),
        ({"frequency_weight": 5, "duplicates": "keep"}, {}, "survey.frequency_weight: 5 is not text"),
        (
            {"dont_know": [5]},
            {"answers": {"satisfied": "2..1"}, "dont_know": [6]},
            "root.children[0].answers.satisfied[0]: '2..1'",
        ),
        ([], {}, "survey: [] is no mapping"),
    ],
    ids=str,
)
def test_what_hangs_on_a_field_that_is_wrong_is_not_told_of_it_and_the_rest_is(
    survey: Any, leaf: dict[str, Any], said: str
) -> None:
    with pytest.raises(StudyError) as caught:
        study(survey, **leaf)
    assert str(caught.value).startswith(f"document: {said}")
    root = {"id": "service", "children": [{"id": "speed", **leaf}, {"id": "care"}]}
    document = {"grades": 5, "language": "fr", "survey": survey, "root": root}
    with pytest.raises(StudyError) as caught:
        fe.Study.from_document(document)
    head, first, second = str(caught.value).splitlines()
    assert head == "document: 2 problems"
    assert first.startswith(f"  {said}")
    assert second == "  language: no label is in 'fr'; choose from en, zh"


def test_answers_are_not_held_against_grades_that_are_wrong() -> None:
    document = {
        "grades": [{"label": "good", "score": "high", "answer": "A"}, {"label": "bad", "score": 1, "answer": "B"}],
        "root": {"id": "all", "children": [{"id": "a", "answers": {"good": 5}}, {"id": "b", "dont_know": [4]}]},
        "survey": {"dont_know": [5], "duplicates": "refuse"},
    }
    with pytest.raises(StudyError) as caught:
        fe.Study.from_document(document)
    assert str(caught.value).splitlines() == [
        "document: 2 problems",
        "  grades[0].score: 'high' is not a number; give one, without quotes",
        "  survey: duplicates 'refuse' needs to know who answered; name the column as respondent",
    ]


def test_the_answers_of_other_leaves_are_looked_at_though_one_leafs_are_wrong() -> None:
    leaves = [
        {"id": "a", "answers": {"satisfied": "2..1"}},
        {"id": "b", "answers": {"good": 1}},
        {"id": "c", "dont_know": [1]},
    ]
    with pytest.raises(StudyError) as caught:
        fe.Study.from_document({"grades": 5, "root": {"id": "all", "children": leaves}})
    assert str(caught.value).splitlines() == [
        "document: 2 problems",
        "  root.children[0].answers.satisfied[0]: '2..1' holds no number; give the smaller end first",
        f"  b: no grade is called 'good'; give answers for {_GRADES}",
    ]


def test_leaves_with_the_same_answers_and_other_ones_that_mean_dont_know_are_told_apart() -> None:
    own = {"satisfied": "1..5"}
    leaves = [{"id": "a", "answers": own}, {"id": "b", "answers": own, "dont_know": [5]}, {"id": "c", "answers": own}]
    with pytest.raises(StudyError) as caught:
        fe.Study.from_document({"grades": 3, "root": {"id": "all", "children": leaves}})
    assert (
        str(caught.value)
        == "document: b: 5 means don't know, and '1..5' means 'satisfied'; leave one out, or give the leaf its own dont_know"
    )


@pytest.mark.parametrize(
    "answers",
    [
        {"satisfied": 4, "neutral": [3, "so-so"]},
        {5: "9..10", 4: ["7..<9"], 3.0: "5..6", "2": [3, 4], "1": "..2"},
        {"非常满意": 1, " neutral ": "2"},
        {"very satisfied": "satisfied with everything"},
        {"satisfied": ["satisfied", "满意", 4, "4.0", 4.0, "3.5..4.5", "4.."]},
        {"neutral": ["1..2", "2..3", "3..<4"], "satisfied": "4..5"},
        {"neutral": "wait..."},
    ],
    ids=str,
)
def test_a_leafs_own_answers_are_taken_and_saved(answers: dict[Any, Any]) -> None:
    made = study(answers=answers, reversed=True, dont_know=["?"])
    assert fe.Study.from_yaml(made.to_yaml()) == made
    saved = made.to_document()["root"]["children"][0]
    assert saved["reversed"] is True
    assert saved["dont_know"] == ["?"]
    assert list(saved["answers"]) == [str(name) for name in answers]


def test_a_leafs_own_answers_are_kept_by_grade_and_cannot_be_changed_from_outside() -> None:
    given: dict[Any, Any] = {5: [9, 10], "neutral": "5..8"}
    leaf = fe.Indicator(id="a", answers=given)
    given[5].append(11)
    assert leaf.answers == {"5": (9, 10), "neutral": ("5..8",)}
    assert leaf.model_dump() == {"id": "a", "answers": {"5": [9, 10], "neutral": "5..8"}}
    with pytest.raises(TypeError):
        leaf.answers["5"] = (1,)  # type: ignore[index]


def test_no_answers_that_mean_dont_know_is_not_the_same_as_nothing_said() -> None:
    made = study({"dont_know": [9]}, dont_know=[])
    assert made.to_document()["root"]["children"][0] == {"id": "speed", "dont_know": []}
    assert fe.Study.from_yaml(made.to_yaml()) == made != study({"dont_know": [9]})
    assert [leaf.unknown(made.survey.dont_know) for leaf in made.root.children] == [(), (9,)]


@pytest.mark.parametrize(
    ("leaf", "said"),
    [
        ({"answers": 5}, "root.children[0].answers: 5 is no mapping; give fields and their values"),
        ({"answers": {}}, "root.children[0].answers: no answers are given; list them by grade, or leave out answers"),
        (
            {"answers": {"satisfied": []}},
            "root.children[0].answers.satisfied: no answer is given; list some, or leave out the grade",
        ),
        (
            {"answers": {"satisfied": None}},
            "root.children[0].answers.satisfied[0]: None is not an answer code; give a number or a text",
        ),
        (
            {"answers": {"satisfied": [4, True]}},
            "root.children[0].answers.satisfied[1]: True is not an answer code; give a number or a text",
        ),
        ({"answers": {"satisfied": "4..x"}}, f"root.children[0].answers.satisfied[0]: '4..x' {_RANGE}"),
        (
            {"answers": {"satisfied": ["1", "7..5"]}},
            "root.children[0].answers.satisfied[1]: '7..5' holds no number; give the smaller end first",
        ),
        ({"answers": {4: 1, "4": 2}}, "root.children[0].answers: grade '4' is given twice; keep one"),
        (
            {"answers": {f"grade {at}": at for at in range(101)}},
            "root.children[0].answers: 101 grades; a scale has 2 to 100",
        ),
        ({"answers": {"good": 4}}, f"speed: no grade is called 'good'; give answers for {_GRADES}"),
        (
            {"answers": {"satisfed": 4}},
            f"speed: no grade is called 'satisfed'; give answers for {_GRADES}; did you mean 'satisfied'?",
        ),
        ({"answers": {6: 4}}, f"speed: no grade is called '6'; give answers for {_GRADES}"),
        (
            {"answers": {"满意": 4, "satisfied": 5}},
            "speed: '满意' and 'satisfied' are one grade; list its answers once",
        ),
        ({"answers": {"4": 4, "4.0": 5}}, "speed: '4' and '4.0' are one grade; list its answers once"),
        (
            {"answers": {"satisfied": 4, "neutral": "4"}},
            "speed: 4 means 'satisfied', and '4' means 'neutral'; give each answer to one grade",
        ),
        (
            {"answers": {"satisfied": "1..5", "neutral": "5..9"}},
            "speed: '1..5' means 'satisfied', and '5..9' means 'neutral'; give each answer to one grade",
        ),
        (
            {"answers": {"satisfied": ["1..9", 2], "neutral": "5..<6"}},
            "speed: '1..9' means 'satisfied', and '5..<6' means 'neutral'; give each answer to one grade",
        ),
        (
            {"answers": {"satisfied": "neutral"}},
            "speed: 'neutral' means 'neutral', and 'neutral' means 'satisfied'; give each answer to one grade",
        ),
        (
            {"answers": {"satisfied": "A", "neutral": " A "}},
            "speed: 'A' means 'satisfied', and ' A ' means 'neutral'; give each answer to one grade",
        ),
        (
            {"dont_know": [5]},
            "speed: 5 means don't know, and 5 means 'very satisfied'; leave one out, or give the leaf its own dont_know",
        ),
        (
            {"dont_know": ["５"]},
            "speed: '５' means don't know, and 5 means 'very satisfied'; leave one out, or give the leaf its own dont_know",
        ),
        (
            {"dont_know": ["满意"]},
            "speed: '满意' means don't know, and '满意' means 'satisfied'; leave one out, or give the leaf its own dont_know",
        ),
        (
            {"answers": {"satisfied": "6..10"}, "dont_know": [9]},
            "speed: 9 means don't know, and '6..10' means 'satisfied'; leave one out, or give the leaf its own dont_know",
        ),
        (
            {"answers": {"satisfied": 9}, "dont_know": ["6.."]},
            "speed: '6..' means don't know, and 9 means 'satisfied'; leave one out, or give the leaf its own dont_know",
        ),
        ({"dont_know": 9}, "root.children[0].dont_know: 9 is no list; give one"),
        ({"dont_know": [" "]}, "root.children[0].dont_know[0]: ' ' is not an answer code; give a number or a text"),
        ({"dont_know": ["9..1"]}, "root.children[0].dont_know[0]: '9..1' holds no number; give the smaller end first"),
        ({"reversed": "yes"}, "root.children[0].reversed: 'yes' is neither true nor false; give one of them"),
        ({"reversed": 1}, "root.children[0].reversed: 1 is neither true nor false; give one of them"),
        (
            {"children": [{"id": "a"}], "answers": {"satisfied": 4}, "reversed": True, "dont_know": []},
            "speed: only leaves are answered; leave out answers, reversed, dont_know",
        ),
    ],
    ids=str,
)
def test_answers_that_do_not_hold_together_are_refused_with_the_leaf(leaf: dict[str, Any], said: str) -> None:
    with pytest.raises(StudyError) as caught:
        study(**leaf)
    assert str(caught.value) == f"document: {said}"


def test_a_leafs_own_codes_take_the_place_of_the_scales() -> None:
    made = study({"dont_know": [7]}, answers={"satisfied": 1}, dont_know=[5])
    assert made.root.children[0].unknown(made.survey.dont_know) == (5,)


def test_a_list_of_too_many_answers_that_mean_dont_know_is_refused() -> None:
    assert len(study({"dont_know": list(range(100, 100 + MAX_DONT_KNOW))}).survey.dont_know) == MAX_DONT_KNOW
    with pytest.raises(StudyError, match=r"survey.dont_know: 101 answers mean don't know; give at most 100"):
        study({"dont_know": list(range(100, 101 + MAX_DONT_KNOW))})


def test_of_a_leaf_with_many_answers_that_mean_two_things_a_few_are_told() -> None:
    with pytest.raises(StudyError) as caught:
        study(dont_know=[1, 2, 3, 4, 5, "neutral", "满意"])
    assert len(str(caught.value).splitlines()) == 1 + 5


WRONG: tuple[dict[str, Any], ...] = (
    {"duplicates": "all"},
    {"respondent": 5},
    {"shares": {"a": {"b": True}}},
    {"long": {}},
    {"colour": 1},
    {"dont_know": "9"},
)


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_a_survey_built_by_hand_is_refused_by_pydantic(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match=next(iter(wrong))):
        fe.Survey.model_validate(wrong)
