"""The study as a whole: what holds together, loading and saving, the JSON schema, the template."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pytest
from pydantic import ValidationError

import fuzzyeval as fe
from fuzzyeval.errors import OptionError, StudyError
from fuzzyeval.model import documents, templates

YAML = """
fuzzyeval: 1
name: Service satisfaction
grades:
  - {label: very satisfied, score: 100, answer: 5}
  - {label: satisfied, score: 80, answer: 4}
  - {label: neutral, score: 60, answer: 3}
  - {label: dissatisfied, score: 40, answer: 2}
  - {label: very dissatisfied, score: 20, answer: 1}
root:
  id: satisfaction
  children:
    - id: quality
      label: {en: Product quality, zh: 产品质量}
      children: [{id: function}, {id: reliability}, {id: safety}]
    - id: process
      children: [{id: attitude}, {id: response}, {id: resolution}]
weighting:
  method: combined
  rule: multiplicative
  subjective:
    method: ahp
    judgements:
      satisfaction: {quality/process: 2}
      quality: {function/reliability: 1/2, function/safety: 2}
      process: {attitude/response: 1, attitude/resolution: 1/2, response/resolution: 1/2}
  objective: {method: entropy, over: respondents}
operator: weighted_average
normalise: none
principle: maximum_membership
reading: fuzzy
"""
STUDY = fe.Study.from_yaml(YAML)
ALL = fe.Study(
    name="no: 1/2 #",
    language="zh",
    grades=fe.GradeScale(4),
    root=fe.Indicator(
        id="all",
        label={"en": "All", "zh": "全部"},
        children=[
            fe.Indicator(
                id="a",
                column="第一",
                answers={4: "9..10", "不满意": ["1..<9", "so-so"]},
                reversed=True,
                dont_know=["?", -1],
            ),
            fe.Indicator(
                id="b",
                operator="M(∧,∨)",
                weighting=fe.AHP(judgements={"b": [[1, None], ["1/3", 1]]}),
                children=[fe.Indicator(id="012"), fe.Indicator(id="no")],
            ),
        ],
    ),
    weighting=fe.Manual(weights={"all": {"a": 0.25, "b": 0.75}}),
    operator="min_sum",
    normalise="final",
    principle=fe.Confidence(threshold=0.6, from_="worse"),
    reading=("index", "fuzzy"),
    missing="reweigh",
    rows="normalise",
    strict=True,
    survey=fe.Survey(
        respondent="编号",
        duplicates="last",
        order_by="day",
        frequency_weight="people",
        sample_weight="design",
        shares={"region": {"north": 0.25, "south": 0.75}},
        long=fe.LongLayout(indicator="question", answer="value"),
        dont_know=(9, "n/a"),
    ),
)
STUDIES = {"design": STUDY, "all": ALL, "template": fe.Study.template(), "abc": fe.datasets.load_abc().study}


def test_a_study_in_yaml_is_the_study_in_python() -> None:
    labels = ("very satisfied", "satisfied", "neutral", "dissatisfied", "very dissatisfied")
    leaves = {"quality": ("function", "reliability", "safety"), "process": ("attitude", "response", "resolution")}
    built = fe.Study(
        name="Service satisfaction",
        grades=fe.GradeScale(
            [
                fe.Grade(label=label, score=20 * code, answer=code)
                for label, code in zip(labels, range(5, 0, -1), strict=True)
            ]
        ),
        root=fe.Indicator(
            id="satisfaction",
            children=[
                fe.Indicator(
                    id=branch,
                    label={"en": "Product quality", "zh": "产品质量"} if branch == "quality" else None,
                    children=[fe.Indicator(id=leaf) for leaf in below],
                )
                for branch, below in leaves.items()
            ],
        ),
        weighting=fe.Combined(
            subjective=fe.AHP(
                judgements={
                    "satisfaction": {"quality/process": 2},
                    "quality": {"function/reliability": "1/2", "function/safety": 2},
                    "process": {"attitude/response": 1, "attitude/resolution": 0.5, "response/resolution": "0.5"},
                }
            ),
            objective=fe.Entropy(),
        ),
    )
    assert built == STUDY
    assert hash(built) == hash(STUDY)


@pytest.mark.parametrize("name", STUDIES)
@pytest.mark.parametrize("suffix", [".yaml", ".yml", ".json", ".YAML"])
def test_a_study_is_saved_and_loaded_equal(tmp_path: Path, name: str, suffix: str) -> None:
    study, path = STUDIES[name], tmp_path / f"study{suffix}"
    study.save(path)
    assert fe.Study.load(path) == study
    study.save(str(path))
    assert fe.Study.load(str(path)) == study
    assert fe.Study.from_yaml(study.to_yaml()) == study
    assert fe.Study.model_validate(study.to_document()) == study


def test_a_study_is_not_saved_to_another_kind_of_file_or_to_nowhere(tmp_path: Path) -> None:
    with pytest.raises(StudyError, match=r"study\.toml: a study's file ends in \.yaml, \.yml or \.json"):
        STUDY.save(tmp_path / "study.toml")
    with pytest.raises(StudyError, match=r"study\.yaml"):
        STUDY.save(tmp_path / "nowhere" / "study.yaml")


def _plain_files() -> dict[str, Any]:
    return {
        "design": documents.parse_yaml(YAML, "design"),
        **{name: documents.parse_yaml(templates.text(name), name) for name in templates.NAMES},
        **{f"saved {name}": study.to_document() for name, study in STUDIES.items()},
        "shorthands": {
            "grades": 7,
            "root": {"id": "a"},
            "operator": "M(·,∨)",
            "principle": "confidence",
            "reading": ["score"],
        },
    }


@pytest.mark.parametrize("name", _plain_files())
def test_the_json_schema_accepts_what_is_a_study(name: str) -> None:
    schema = fe.Study.model_json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    document = _plain_files()[name]
    jsonschema.validate(json.loads(json.dumps(document)), schema)
    fe.Study.model_validate(document)


@pytest.mark.parametrize(
    "broken",
    [
        {"grades": "many"},
        {"grades": 6},
        {"grades": [{"label": "good"}]},
        {"grades": [{"label": "good", "score": "high"}, {"label": "bad", "score": 1}]},
        {"grades": [{"label": 5, "score": 1}, {"label": "bad", "score": 1}]},
        {"root": {"children": []}},
        {"root": {"id": 5}},
        {"root": {"id": "a", "colour": "red"}},
        {"root": {"id": "a", "answers": {}}},
        {"root": {"id": "a", "answers": {"satisfied": []}}},
        {"root": {"id": "a", "answers": {"satisfied": [True]}}},
        {"root": {"id": "a", "answers": [5]}},
        {"root": {"id": "a", "reversed": "yes"}},
        {"root": {"id": "a", "dont_know": 9}},
        {"survey": {"colour": "red"}},
        {"survey": {"duplicates": "all"}},
        {"survey": {"respondent": 5}},
        {"survey": {"long": {"indicator": "q"}}},
        {"survey": {"shares": {"region": {"north": "half"}}}},
        {"survey": {"dont_know": 9}},
        {"colour": "red"},
        {"fuzzyeval": 2},
        {"operator": "maxmin"},
        {"normalise": "sometimes"},
        {"principle": {"method": "confidence", "threshold": 2}},
        {"principle": "magic"},
        {"reading": "fuzy"},
        {"weighting": {"method": "ahp", "judgements": {"a": {"b/c": 0}}}},
        {"weighting": {"method": "ahp", "judgements": {"a": {"b/c": "x"}}}},
        {"weighting": {"method": "manual", "weights": {"a": {"b": "1"}}}},
        {"missing": "drop"},
        {"strict": "no"},
    ],
    ids=str,
)
def test_the_json_schema_refuses_what_is_no_study(broken: dict[str, Any]) -> None:
    document = {"grades": 5, "root": {"id": "a"}, **broken}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, fe.Study.model_json_schema())
    with pytest.raises(ValidationError):
        fe.Study.model_validate(document)


def test_a_users_own_operator_evaluates_but_is_not_saved(tmp_path: Path) -> None:
    mine = fe.Operator("M(mine)", np.multiply, np.maximum)
    below = fe.Indicator(id="quality", operator=mine, children=STUDY.root.children[0].children)
    answers = [dict.fromkeys(STUDY.leaf_ids, code) | {"safety": 6 - code} for code in (5, 3, 4)]
    for update in (
        {"operator": mine},
        {"root": STUDY.root.model_copy(update={"children": (below, STUDY.root.children[1])})},
    ):
        own = STUDY.model_copy(update={**update, "weighting": fe.Equal()})
        assert fe.evaluate(own, answers).grade in own.grade_labels
        assert hash(own) == hash(own.model_copy())
        for save in (
            own.to_yaml,
            own.to_document,
            lambda own=own: own.save(tmp_path / "mine.yaml"),
            fe.evaluate(own, answers).model_dump_json,
        ):
            with pytest.raises(StudyError, match=r"operator M\(mine\) is your own and cannot be saved"):
                save()
        with pytest.raises(ValueError, match=r"operator M\(mine\) is your own and cannot be saved"):
            own.model_dump_json()
    assert not (tmp_path / "mine.yaml").exists()


def test_an_own_operator_that_is_a_built_in_one_is_kept_by_name() -> None:
    assert STUDY.model_copy(update={"operator": fe.Operator("M(∧,∨)", np.minimum, np.maximum)}).operator == "min_max"


def test_a_copy_is_validated_anew() -> None:
    assert STUDY.model_copy(update={"name": "Other"}).name == "Other"
    assert STUDY.model_copy(update={"grades": 7, "reading": ["score", "fuzzy"]}).readings == ("score", "fuzzy")
    assert STUDY.model_copy(update={}) == STUDY
    for update, message in (
        ({"name": 5}, "name"),
        ({"nonsense": 5}, "nonsense"),
        (
            {"root": fe.Indicator(id="satisfaction", children=[fe.Indicator(id="a"), fe.Indicator(id="b")])},
            "quality/process",
        ),
        ({"reading": []}, "reading"),
    ):
        with pytest.raises(ValidationError, match=message):
            STUDY.model_copy(update=update)


@pytest.mark.parametrize(
    ("update", "message"),
    [
        ({"reading": ["fuzzy", "fuzzy"]}, r"reading.*\['fuzzy', 'fuzzy'\] is not a list of different readings"),
        ({"reading": "fuzy"}, "reading.*fuzy"),
        ({"reading": 5}, "reading"),
        ({"normalise": "all"}, "normalise"),
        ({"missing": "ignore"}, "missing"),
        ({"rows": "any"}, "rows"),
        ({"strict": "no"}, "strict"),
        ({"strict": 0}, "strict"),
        ({"fuzzyeval": 2}, "fuzzyeval"),
        ({"fuzzyeval": True}, "fuzzyeval"),
        ({"fuzzyeval": "1"}, "fuzzyeval"),
        ({"language": 5}, "language"),
        ({"root": None}, "root"),
        ({"root": {"id": "a", "children": [5]}}, "children"),
        ({"root": {"id": "a", "children": {"id": "b"}}}, "children"),
        (
            {"grades": [{"label": "a", "score": 0}, {"label": "b", "score": -1}], "reading": "index"},
            "reading: the index needs positive scores, and the lowest is -1",
        ),
    ],
    ids=str,
)
def test_what_is_no_study_is_refused_at_its_place(update: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=r"(?s)" + message):
        fe.Study.model_validate({"grades": 5, "root": {"id": "all"}, **update})


def test_the_template_has_the_five_dimensions_in_two_languages() -> None:
    study = fe.Study.template("service_satisfaction")
    assert {branch.id: [leaf.id for leaf in branch.children] for branch in study.root.children} == {
        "quality": ["function", "performance", "reliability", "safety"],
        "process": ["attitude", "response", "resolution"],
        "price": ["fairness"],
        "image": ["reputation", "brand"],
        "relationship": ["care", "communication", "personalisation"],
    }
    for _, indicator, _ in study.root.walk():
        assert set(indicator.label or ()) == {"en", "zh"}
    assert fe.evaluate(study, [dict.fromkeys(study.leaf_ids, "非常满意")]).score == 100
    assert study.model_copy(update={"language": "zh"}).label(0) == "顾客满意度"


def test_an_unknown_template_is_refused() -> None:
    with pytest.raises(OptionError, match="template: 'service' is not one of service_satisfaction"):
        fe.Study.template("service")


def test_it_says_its_leaves_columns_and_labels() -> None:
    assert (
        STUDY.leaf_ids == STUDY.columns == ("function", "reliability", "safety", "attitude", "response", "resolution")
    )
    assert ALL.leaf_ids == ("a", "012", "no")
    assert ALL.columns == ("第一", "012", "no")
    assert ALL.grade_labels == ("非常满意", "满意", "不满意", "非常不满意")
    assert [ALL.label(node) for node in range(5)] == ["全部", "a", "b", "012", "no"]
    assert ALL.readings == ("index", "fuzzy")
    assert STUDY.readings == ("fuzzy",)
