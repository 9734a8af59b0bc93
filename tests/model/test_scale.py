"""Grades and scales of grades."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

import fuzzyeval as fe
from fuzzyeval.halfwidth import narrow
from fuzzyeval.model.scale import number_in


def scale(*grades: tuple[Any, float] | tuple[Any, float, Any]) -> fe.GradeScale:
    """Return a scale of (label, score) or (label, score, answer)."""
    return fe.GradeScale(
        [fe.Grade(label=label, score=score, answer=answer[0] if answer else None) for label, score, *answer in grades]
    )


@pytest.mark.parametrize("points", [3, 4, 5, 7, 10])
def test_ready_made_scales_are_in_english_and_chinese_best_first(points: int) -> None:
    ready = fe.GradeScale(points)
    assert len(ready) == points
    assert [grade.answer for grade in ready] == list(range(points, 0, -1))
    assert ready.scores[0] == 100
    assert list(ready.scores) == pytest.approx([100 * answer / points for answer in range(points, 0, -1)], abs=0.005)
    assert len({*ready.labels("en"), *ready.labels("zh")}) == 2 * points
    assert all(label.isascii() for label in ready.labels("en"))
    assert not any(label.isascii() for label in ready.labels("zh"))
    assert fe.Study(grades=points, root=fe.Indicator(id="all")).grades == ready


@pytest.mark.parametrize("points", [2, 6, 0, -5, 11, 1000])
def test_there_are_no_ready_made_scales_of_other_lengths(points: int) -> None:
    with pytest.raises(
        ValidationError, match=rf"{points} points: ready-made scales have 3, 4, 5, 7, 10; or list the grades"
    ):
        fe.GradeScale(points)


@pytest.mark.parametrize("root", [True, "5", 5.0, None, {}, {"method": "equal"}, [], "good"], ids=repr)
def test_what_is_no_scale_is_refused(root: Any) -> None:
    with pytest.raises(ValidationError):
        fe.GradeScale(root)
    with pytest.raises(ValidationError, match="grades"):
        fe.Study.model_validate({"grades": root, "root": {"id": "all"}})


def test_grades_may_be_listed_best_or_worst_first() -> None:
    best = scale(("good", 3), ("fair", 2), ("bad", 1))
    worst = scale(("bad", 1), ("fair", 2), ("good", 3))
    assert best.scores == worst.scores[::-1]
    assert best.labels() == worst.labels()[::-1]
    assert best != worst


@pytest.mark.parametrize(
    ("grades", "message"),
    [
        ([("good", 1)], "2 to 100|at least 2"),
        ([(f"g{n}", n) for n in range(101)], "2 to 100|at most 100"),
        (
            [("good", 1), ("bad", 1)],
            r"scores \[1\.0, 1\.0\] are not strictly monotonic; list the grades from best to worst",
        ),
        ([("good", 1), ("better", 3), ("fair", 2)], r"scores \[1\.0, 3\.0, 2\.0\] are not strictly monotonic"),
        ([("good", 2), ("good", 1)], "two grades have the same label; make the labels unique"),
        ([("good", 2, 5), ("bad", 1, 5)], "answer 5.0 stands for both 'good' and 'bad'; make codes and labels unique"),
        ([("good", 2, 5), ("bad", 1, "5.0")], "answer 5.0 stands for both 'good' and 'bad'"),
        ([("good", 2, 5), ("bad", 1, " 5 ")], "answer 5.0 stands for both 'good' and 'bad'"),
        ([("good", 2, 5), ("5", 1)], "answer 5.0 stands for both 'good' and '5'"),
        ([("good", 2, "bad"), ("bad", 1)], "answer 'bad' stands for both 'good' and 'bad'"),
        (
            [({"en": "good", "zh": "好"}, 2), ({"en": "fine", "zh": "好"}, 1)],
            "answer '好' stands for both 'good' and 'fine'",
        ),
        ([({"en": "a", "zh": "b"}, 2), ({"en": "b", "zh": "c"}, 1)], "answer 'b' stands for both 'a' and 'b'"),
        ([(" good", 2), ("good ", 1)], "good"),
    ],
)
def test_grades_that_make_no_scale_are_refused_with_the_reason(grades: list[Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        scale(*grades)


@pytest.mark.parametrize("answer", [True, [5], {"code": 5}, b"5", float("nan"), float("inf"), "", "  "], ids=repr)
def test_a_code_is_a_finite_number_or_a_text_that_can_be_answered(answer: Any) -> None:
    with pytest.raises(ValidationError, match="answer"):
        scale(("good", 2, answer), ("bad", 1))


def test_one_grade_may_be_called_the_same_in_two_languages_and_coded_by_its_label() -> None:
    made = scale(({"en": "OK", "de": "OK"}, 2, "OK"), ("bad", 1, 0))
    assert made[0].answers() == ("OK",)
    assert made[1].answers() == ("0", "bad")


def test_a_grade_is_labelled_in_a_language_or_in_the_first_it_has() -> None:
    mixed = scale(({"en": "good", "zh": "好"}, 2), ("bad", 1))
    assert mixed.labels("zh") == ("好", "bad")
    assert mixed.labels("en") == mixed.labels("fr") == ("good", "bad")


def test_scores_may_be_negative_or_fractional_and_are_floats() -> None:
    made = scale(("good", 1), ("fair", 0), ("bad", -1.5))
    assert made.scores == (1.0, 0.0, -1.5)
    assert all(type(score) is float for score in made.scores)


def test_a_scale_is_a_sequence_of_grades() -> None:
    made = fe.GradeScale(3)
    assert [grade.label for grade in made] == [made[0].label, made[1].label, made[2].label]
    assert made[-1].answer == 1
    with pytest.raises(IndexError):
        made[3]


def test_looking_answers_up_leaves_a_scale_as_it_was() -> None:
    used, fresh = fe.GradeScale(5), fe.GradeScale(5)
    study = fe.Study(grades=used, root=fe.Indicator(id="all"))
    fe.tally(study, [{"all": "5"}, {"all": 4}])
    assert used == fresh
    assert hash(used) == hash(fresh)


@pytest.mark.parametrize(
    ("text", "ascii_text"),
    [
        *(
            ("５", "5"),
            ("－４．５", "-4.5"),
            ("＋１ｅ３", "+1e3"),
            ("Ａ　ｂ", "A b"),
            ("！～", "!~"),
            ("5", "5"),
            ("", ""),
        ),
        *(("⑤", "⑤"), ("5²", "5²"), ("满意", "满意"), ("ｶ", "ｶ"), ("￥", "￥"), ("٣", "٣"), ("５分", "5分")),
    ],
)
def test_full_width_letters_digits_and_marks_are_made_ascii_and_nothing_else_is(text: str, ascii_text: str) -> None:
    assert narrow(text) == ascii_text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(
            ("5", 5),
            (" 5.0 ", 5.0),
            ("05", 5),
            ("-0", 0),
            (".5", 0.5),
            ("5.", 5.0),
            ("1e3", 1000.0),
            ("９", 9),
            ("＋５", 5),
        ),
        *(("9007199254740993", 2**53 + 1), ("1e300", 1e300)),
        *(
            ("1e999", None),
            ("9" * 400, None),
            ("five", None),
            ("⑤", None),
            ("", None),
            ("5 5", None),
            ("nan", None),
            ("inf", None),
        ),
    ],
)
def test_text_says_a_finite_number_or_none(text: str, number: float | None) -> None:
    assert number_in(text) == number
    assert type(number_in(text)) is type(number)


def test_a_grade_is_called_by_its_labels_and_its_code() -> None:
    scale = fe.GradeScale(
        [fe.Grade(label={"en": "good", "zh": "好"}, score=2, answer=5), fe.Grade(label="10", score=1, answer="B")]
    )
    names = ("good", " 好 ", "5", "5.0", "５", "10", "B", "10.0")
    assert [scale.called(name) for name in names] == [0, 0, 0, 0, 0, 1, 1, 1]
    assert [scale.called(name) for name in ("bad", "", "b", "6", "nan")] == [None] * 5


def test_codes_in_full_width_and_in_ascii_are_one_code() -> None:
    with pytest.raises(ValidationError, match=r"answer 5.0 stands for both 'good' and 'bad'"):
        fe.GradeScale([fe.Grade(label="good", score=2, answer=5), fe.Grade(label="bad", score=1, answer="５")])
