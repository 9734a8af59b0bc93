"""How a grade is read off, declared."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

import fuzzyeval as fe

LEAF = fe.Indicator(id="all")


def study(principle: Any, grades: Any = 5) -> fe.Study:
    """Return a study with this principle."""
    return fe.Study(grades=grades, root=LEAF, principle=principle)


@pytest.mark.parametrize(
    ("plain", "declared"),
    [
        ("maximum_membership", fe.MaximumMembership()),
        ("weighted_average", fe.WeightedAverage()),
        ("confidence", fe.Confidence()),
        ({"method": "maximum_membership"}, fe.MaximumMembership()),
        ({"method": "weighted_average", "cuts": [90, 70, 50, 30]}, fe.WeightedAverage(cuts=(90, 70, 50, 30))),
        ({"method": "confidence", "threshold": 0.6}, fe.Confidence(threshold=0.6)),
        ({"method": "confidence", "from": "worse"}, fe.Confidence.model_validate({"from": "worse"})),
    ],
    ids=str,
)
def test_a_name_or_plain_values_say_what_the_models_say(plain: Any, declared: Any) -> None:
    made = study(plain)
    assert made.principle == declared
    assert study(declared) == made
    assert fe.Study.from_yaml(made.to_yaml()) == made
    assert fe.Study.model_validate_json(made.model_dump_json(by_alias=True)) == made


def test_without_a_word_it_is_maximum_membership() -> None:
    assert fe.Study(grades=fe.GradeScale(5), root=LEAF).principle == fe.MaximumMembership()


@pytest.mark.parametrize(
    ("principle", "message"),
    [
        ("maximum", "principle: 'maximum' is not one of maximum_membership, weighted_average, confidence"),
        ({"method": "maximum"}, "principle"),
        ({}, "principle"),
        (None, "principle"),
        (5, "principle"),
        ({"method": "confidence", "threshold": 0}, "threshold"),
        ({"method": "confidence", "threshold": 1.1}, "threshold"),
        ({"method": "confidence", "threshold": "0.7"}, "threshold"),
        ({"method": "confidence", "threshold": True}, "threshold"),
        ({"method": "confidence", "from": "above"}, "from"),
        ({"method": "confidence", "cuts": [1]}, "cuts"),
        ({"method": "weighted_average", "cuts": "90"}, "cuts"),
        ({"method": "weighted_average", "cuts": [float("nan"), 70, 50, 30]}, "cuts"),
    ],
    ids=repr,
)
def test_what_is_no_principle_is_refused_at_its_place(principle: Any, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        study(principle)


@pytest.mark.parametrize(
    "cuts",
    [
        [],
        [90, 70, 50],
        [90, 70, 50, 30, 10],
        [30, 50, 70, 90],
        [100, 70, 50, 30],
        [90, 70, 50, 20],
        [90, 90, 50, 30],
        [70, 90, 50, 30],
    ],
    ids=str,
)
def test_cuts_that_do_not_part_the_scores_are_refused_with_the_remedy(cuts: list[float]) -> None:
    with pytest.raises(
        ValidationError, match=r"principle: cuts \[.*\] do not part the scores \[100.0, .*\]; give 4, one between"
    ):
        study({"method": "weighted_average", "cuts": cuts})


def test_cuts_are_in_the_order_of_the_grades() -> None:
    turned = fe.GradeScale(list(fe.GradeScale(5))[::-1])
    assert study({"method": "weighted_average", "cuts": [30, 50, 70, 90]}, turned).principle == fe.WeightedAverage(
        cuts=(30, 50, 70, 90)
    )
    with pytest.raises(ValidationError, match="do not part the scores"):
        study({"method": "weighted_average", "cuts": [90, 70, 50, 30]}, turned)


def test_two_grades_are_parted_by_one_cut() -> None:
    two = fe.GradeScale([fe.Grade(label="pass", score=1, answer=1), fe.Grade(label="fail", score=0, answer=0)])
    strict = study({"method": "weighted_average", "cuts": [0.9]}, two)
    assert fe.evaluate(strict, [{"all": 1}] * 9 + [{"all": 0}]).grade == "fail"
    assert fe.evaluate(strict, [{"all": 1}] * 10 + [{"all": 0}]).grade == "pass"
