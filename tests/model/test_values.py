"""Small values: frozen mappings, labels, strict scalars."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

import fuzzyeval as fe
from fuzzyeval.model.values import FrozenMapping


def test_a_frozen_mapping_is_a_mapping_that_keeps_its_order() -> None:
    mapping = FrozenMapping({"b": 1, "a": 2})
    assert list(mapping.items()) == [("b", 1), ("a", 2)]
    assert mapping == {"a": 2, "b": 1} == dict(mapping)
    assert len(mapping) == 2
    assert mapping.get("c") is None
    assert repr(mapping) == "{'b': 1, 'a': 2}"
    with pytest.raises(KeyError):
        mapping["c"]


def test_a_frozen_mapping_does_not_change() -> None:
    source = {"a": 1}
    mapping = FrozenMapping(source)
    source["a"] = 2
    assert mapping["a"] == 1
    with pytest.raises(TypeError):
        mapping["a"] = 2  # type: ignore[index]
    with pytest.raises(AttributeError, match="does not change"):
        mapping.other = 1
    assert not hasattr(mapping, "__dict__")


def test_a_frozen_mapping_is_hashed_by_what_it_holds() -> None:
    one, other = FrozenMapping({"a": 1, "b": 2}), FrozenMapping({"b": 2, "a": 1})
    assert one == other
    assert hash(one) == hash(other)
    assert len({one, other, FrozenMapping({"a": 2})}) == 2


def test_a_frozen_mapping_survives_copying_and_pickling() -> None:
    mapping = FrozenMapping({"a": FrozenMapping({"b": 1})})
    assert pickle.loads(pickle.dumps(mapping)) == mapping  # noqa: S301  (our own bytes)
    assert copy.copy(mapping) is mapping
    assert copy.deepcopy(mapping) is mapping


@pytest.mark.parametrize(
    "label", ["", "  ", {}, {"en": ""}, {"en": "good", "zh": " "}, 5, None, ["good"], {"en": 5}, True]
)
def test_what_is_no_label_is_refused_with_the_value(label: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        fe.Grade(label=label, score=1)
    assert f"{label!r} is not a label; give a text, or texts by language such as {{en: ..., zh: ...}}" in str(
        caught.value
    )


def test_labels_by_language_cannot_be_changed_from_outside() -> None:
    texts = {"en": "good", "zh": "好"}
    grade = fe.Grade(label=texts, score=1)
    texts["en"] = "bad"
    assert grade.texts() == ("good", "好")
    with pytest.raises(TypeError):
        grade.label["en"] = "bad"  # type: ignore[index]
    assert grade.model_dump() == {"label": {"en": "good", "zh": "好"}, "score": 1.0, "answer": None}


@pytest.mark.parametrize("score", ["80", True, None, float("nan"), float("inf"), 10**400, [80], b"80"])
def test_a_score_is_a_finite_number_neither_text_nor_truth(score: Any) -> None:
    with pytest.raises(ValidationError, match="score"):
        fe.Grade(label="good", score=score)


@pytest.mark.parametrize("name", [5, True, None, b"x", ["x"]])
def test_text_is_text(name: Any) -> None:
    with pytest.raises(ValidationError, match="name"):
        fe.Study(name=name, grades=fe.GradeScale(5), root=fe.Indicator(id="all"))


DECLARED: list[BaseModel] = [
    fe.Grade(label={"en": "good"}, score=1, answer=1),
    fe.GradeScale(5),
    fe.Indicator(id="all", children=(fe.Indicator(id="a", column="q"), fe.Indicator(id="b")), operator="min_max"),
    fe.Indicator(id="a", answers={"satisfied": ["5..7", 4, "ok"], 3: "..<5"}, reversed=True, dont_know=(9, "n/a")),
    fe.LongLayout(indicator="question", answer="value"),
    fe.Survey(),
    fe.Survey(
        respondent="customer",
        duplicates="first",
        order_by="day",
        shares={"region": {"north": 0.5, "south": 0.5}},
        long=fe.LongLayout(indicator="question", answer="value"),
        dont_know=(9, "n/a", "97.."),
    ),
    fe.Equal(),
    fe.Manual(weights={"all": {"a": 0.5, "b": 0.5}}),
    fe.AHP(judgements={"all": {"a/b": "1/3"}}),
    fe.AHP(judgements={"all": [[1, 3], [None, 1]]}),
    fe.Entropy(over="objects"),
    fe.Combined(subjective=fe.Manual(weights={"all": {"a": 1, "b": 0}}), objective=fe.Entropy(), rule="linear"),
    fe.MaximumMembership(),
    fe.WeightedAverage(cuts=(90, 70, 50, 30)),
    fe.Confidence(threshold=0.6),
    fe.datasets.load_abc().study,
    fe.Study.template(),
]


@pytest.mark.parametrize("declared", DECLARED, ids=lambda declared: type(declared).__name__)
def test_what_is_declared_is_frozen_hashable_and_survives_copying_and_pickling(declared: BaseModel) -> None:
    for again in (
        pickle.loads(pickle.dumps(declared)),  # noqa: S301  (our own bytes)
        copy.copy(declared),
        copy.deepcopy(declared),
        declared.model_copy(),
        declared.model_copy(deep=True),
    ):
        assert again == declared
        assert hash(again) == hash(declared)
    for name in type(declared).model_fields:
        with pytest.raises(ValidationError, match="frozen"):
            setattr(declared, name, None)


@pytest.mark.parametrize("declared", DECLARED, ids=lambda declared: type(declared).__name__)
def test_what_is_declared_goes_through_json_and_back_equal(declared: BaseModel) -> None:
    assert type(declared).model_validate_json(declared.model_dump_json(by_alias=True)) == declared
    assert type(declared).model_validate(declared.model_dump(mode="json", by_alias=True)) == declared
    assert type(declared).model_validate(declared) == declared


@pytest.mark.parametrize(
    ("declared", "field", "wrong"),
    [
        (fe.Grade(label="good", score=1), "score", "much"),
        (fe.Indicator(id="a"), "id", "a/b"),
        (fe.Indicator(id="a"), "answers", {"good": "7..5"}),
        (fe.Survey(), "duplicates", "all"),
        (fe.LongLayout(indicator="a", answer="b"), "answer", 5),
        (fe.AHP(judgements={"all": {"a/b": 3}}), "priorities", "eigen"),
        (fe.AHP(judgements={"all": {"a/b": 3}}), "judgements", {"all": {"a/b": 0}}),
        (fe.Manual(weights={"all": {"a": 1}}), "weights", {"all": {"a": "1"}}),
        (fe.Confidence(), "threshold", 2),
        (fe.Entropy(), "over", "leaves"),
        (fe.datasets.load_abc().study, "grades", 6),
        (fe.datasets.load_abc().study, "nonsense", 6),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseModel) else None,
)
def test_a_copy_with_an_update_is_validated_anew(declared: BaseModel, field: str, wrong: Any) -> None:
    with pytest.raises(ValidationError, match=field):
        declared.model_copy(update={field: wrong})


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (fe.Grade, {"label": "good", "score": 1}),
        (fe.Indicator, {"id": "a"}),
        (fe.Survey, {}),
        (fe.LongLayout, {"indicator": "question", "answer": "value"}),
        (fe.Equal, {}),
        (fe.Entropy, {}),
        (fe.Confidence, {}),
        (fe.Study, {"grades": 5, "root": {"id": "a"}}),
    ],
)
def test_an_unknown_field_is_refused(model: type[BaseModel], fields: dict[str, Any]) -> None:
    model.model_validate(fields)
    with pytest.raises(ValidationError, match="colour"):
        model.model_validate({**fields, "colour": "red"})
