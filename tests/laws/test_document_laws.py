"""Whatever text is read, a study or a result comes of it, or an error of ours that is a page at most."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fuzzyeval as fe
from fuzzyeval.errors import FuzzyEvalError, StudyError

pytestmark = pytest.mark.slow

T = TypeVar("T")
LONGEST = 20_000
"""What a message may have, in characters, of texts as short as these."""

BY_AHP = """fuzzyeval: 1
name: Hotline
language: zh
grades:
  - {label: {en: good, zh: 好}, score: 100, answer: A}
  - {label: {en: fair, zh: 中}, score: 60, answer: B}
  - {label: {en: poor, zh: 差}, score: 20, answer: 3}
root:
  id: hotline
  label: {en: Hotline, zh: 热线}
  children:
    - {id: waiting, column: q1}
    - id: talk
      operator: M(∧,⊕)
      weighting: {method: manual, weights: {talk: {clear: 0.5, kind: 0.3, solved: 0.2}}}
      children: [{id: clear, column: q2}, {id: kind, column: q3}, {id: solved, column: q4}]
weighting:
  method: combined
  rule: linear
  alpha: 0.6
  subjective:
    method: ahp
    priorities: geometric_mean
    random_index: alonso_lamata
    judgements:
      hotline: [[1, 1/3], [3, 1]]
  objective: {method: entropy, over: respondents}
operator: weighted_average
normalise: final
principle: {method: confidence, threshold: 0.6, from: worse}
reading: [fuzzy, index]
missing: reweigh
rows: normalise
strict: true
"""
BY_PAIRS = """grades: 5
root: {id: service, children: [{id: speed}, {id: care}, {id: price}]}
weighting: {method: ahp, judgements: {service: {speed/care: 1/3, care/price: 5}}}
principle: {method: weighted_average, cuts: [90, 70, 50, 30]}
"""
BY_SURVEY = """grades: 5
root:
  id: service
  children:
    - {id: speed, answers: {very satisfied: 9..10, 4: [7..<9, fine], 不满意: ..<3}, dont_know: [99, n/a]}
    - {id: care, reversed: true, dont_know: []}
    - {id: price, column: q3}
survey:
  respondent: card
  duplicates: last
  order_by: day
  frequency_weight: people
  sample_weight: design
  shares: {region: {north: 0.25, south: 0.75}, age: {18-39: 1}}
  long: {indicator: question, answer: value}
  dont_know: [9, 97..98, ？]
"""
STUDIES = [fe.Study.from_yaml(BY_AHP), fe.Study.from_yaml(BY_PAIRS)]
READ = [*STUDIES, fe.Study.from_yaml(BY_SURVEY)]
ANSWERS: list[dict[str, Any]] = [
    {"q1": "A", "q2": "B", "q3": "A", "q4": "C", "speed": 5, "care": 4, "price": 1, "branch": "x"},
    {"q1": 3, "q2": "A", "q3": "B", "q4": "B", "speed": 3, "care": None, "price": 2, "branch": "y"},
]
GIVEN = fe.Relation.from_rows(dict.fromkeys(STUDIES[1].leaf_ids, [0.2] * 5), STUDIES[1].grade_labels)
RESULTS = [
    *(fe.evaluate(study, ANSWERS).model_dump_json() for study in STUDIES),
    fe.evaluate(STUDIES[0], ANSWERS, by="branch").model_dump_json(),
    fe.evaluate(STUDIES[1], ANSWERS[:1], by=["branch", "speed"]).model_dump_json(),
    fe.evaluate(STUDIES[1], GIVEN).model_dump_json(),
]
TABLE = "leaf,good,fair,poor\nspeed,0.2,0.5,0.3\ncare,1,0,0\nprice,.25,.25,.5\n"


def read_or_refused(door: Callable[[str], T], text: str) -> T | None:
    """Return what a door makes of a text, or nothing where it refuses it in our words."""
    try:
        return door(text)
    except FuzzyEvalError as error:
        said = str(error)
    assert 0 < len(said) <= LONGEST
    return None


def of_yaml(text: str) -> None:
    """Read a study in YAML, and where it is one, write it and read it again."""
    study = read_or_refused(fe.Study.from_yaml, text)
    assert study is None or fe.Study.from_yaml(study.to_yaml()) == study


def of_json(text: str) -> None:
    """Read a study in JSON, and where it is one, write it and read it again."""
    study = read_or_refused(fe.Study.from_json, text)
    assert study is None or fe.Study.from_json(json.dumps(study.to_document())) == study


def of_results(text: str) -> None:
    """Read one result and many, and where they are such, write them and read them again."""
    one = read_or_refused(fe.Evaluation.model_validate_json, text)
    assert one is None or fe.Evaluation.model_validate_json(one.model_dump_json()) == one
    many = read_or_refused(fe.Evaluations.model_validate_json, text)
    assert many is None or fe.Evaluations.model_validate_json(many.model_dump_json()) == many


def of_table(content: bytes) -> None:
    """Read a relation in CSV, and where it is one, see that its degrees are."""
    relation = read_or_refused(lambda _: fe.Relation.from_frame(io.BytesIO(content)), "")
    if relation is not None:
        assert relation.degrees.min() >= 0
        assert relation.degrees.max() <= 1
        assert relation.degrees.shape == (len(relation.objects), len(relation.leaves), len(relation.grades))


ANY = st.one_of(
    st.text(),
    st.text(st.sampled_from("ab:-[]{},&*!|>'\"%@`#?~ \n\t01./\\\r\x85\ufeff质")),
    st.binary().map(lambda content: content.decode("utf-8", "replace")),
    st.binary().map(lambda content: content.decode("latin-1")),
)


@st.composite
def altered(draw: st.DrawFn, text: str) -> str:
    """Return a text of which some characters or lines were inserted, removed, doubled or exchanged."""
    parts: list[str] = text.splitlines(keepends=True) if draw(st.booleans()) else list(text)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(parts) - 1)))
        other = draw(st.integers(0, max(0, len(parts) - 1)))
        how = draw(st.sampled_from(["insert", "remove", "double", "exchange", "cut"]))
        if how == "insert" or not parts:
            parts.insert(at, draw(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(parts or [""]))))
        elif how == "remove":
            del parts[at]
        elif how == "double":
            parts.insert(other, parts[at])
        elif how == "exchange":
            parts[at], parts[other] = parts[other], parts[at]
        else:
            parts = parts[: max(at, 1)]
    return "".join(parts)


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**40), 10**40),
    st.integers(-3, 9),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=8),
    st.sampled_from(["equal", "ahp", "1/3", "a/b", "speed", "zh", "<<", "method"]),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner, max_size=3)),
    max_leaves=6,
)


def holders(value: Any) -> list[Any]:
    """Return every mapping and list in a document."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    found = [value] if isinstance(value, dict | list) and value else []
    return [*found, *(held for part in inner for held in holders(part))]


@st.composite
def misfitted(draw: st.DrawFn, text: str) -> str:
    """Return a JSON text in which some values were replaced by others of any kind, removed, or called otherwise."""
    document = json.loads(text)
    for _ in range(draw(st.integers(1, 4))):
        holder = draw(st.sampled_from(holders(document)))
        place = draw(st.sampled_from(list(holder) if isinstance(holder, dict) else range(len(holder))))
        how = draw(st.sampled_from(["replace", "replace", "remove", "rename", "elsewhere"]))
        if how == "remove":
            del holder[place]
        elif how == "rename" and isinstance(holder, dict):
            holder[draw(st.text(max_size=6))] = holder.pop(place)
        elif how == "elsewhere":
            other = draw(st.sampled_from(holders(json.loads(text))))
            holder[place] = draw(st.sampled_from(list(other.values()) if isinstance(other, dict) else other))
        else:
            holder[place] = draw(VALUES)
        if not holders(document):
            break
    return json.dumps(document)


@given(ANY)
def test_any_text_is_read_as_yaml_or_refused(text: str) -> None:
    of_yaml(text)


@given(ANY)
def test_any_text_is_read_as_json_or_refused(text: str) -> None:
    of_json(text)
    of_results(text)


@given(st.sampled_from([BY_AHP, BY_PAIRS, BY_SURVEY]).flatmap(altered))
def test_a_study_with_slips_of_the_pen_is_read_or_refused(text: str) -> None:
    of_yaml(text)


@given(st.sampled_from([json.dumps(study.to_document(), ensure_ascii=False) for study in READ]).flatmap(altered))
def test_a_study_in_json_with_slips_of_the_pen_is_read_or_refused(text: str) -> None:
    of_json(text)


@given(st.sampled_from([json.dumps(study.to_document()) for study in READ]).flatmap(misfitted))
def test_a_study_with_values_of_another_kind_is_read_or_refused(text: str) -> None:
    of_json(text)


@given(st.sampled_from(RESULTS).flatmap(altered))
def test_a_result_with_slips_of_the_pen_is_read_or_refused(text: str) -> None:
    of_results(text)


@given(st.sampled_from(RESULTS).flatmap(misfitted))
def test_a_result_with_values_of_another_kind_is_read_or_refused(text: str) -> None:
    of_results(text)


@given(st.one_of(st.binary(), ANY.map(str.encode), altered(TABLE).map(str.encode)))
def test_any_table_is_read_as_a_relation_or_refused(content: bytes) -> None:
    of_table(content)


@given(VALUES)
def test_any_value_is_refused_where_a_study_is_asked_for(value: object) -> None:
    text = json.dumps(value)
    for door in (fe.Study.from_json, fe.Study.from_yaml, fe.Evaluation.model_validate_json):
        try:
            door(text)
        except StudyError:
            continue
        raise AssertionError("nothing of this is a study")
