"""What is wrong with one study is told at once, a line each, and nothing else is."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fuzzyeval as fe
from bad_input.faults import FIELDS, STUDY, TREE, WHOLE, Fault, planted
from fuzzyeval.errors import StudyError
from fuzzyeval.model import writing


def told(faults: Sequence[Fault]) -> list[str]:
    """Return the lines that tell what is wrong with the study in which faults are planted."""
    text = json.dumps(planted(faults))
    with pytest.raises(StudyError) as from_json:
        fe.Study.from_json(text)
    with pytest.raises(StudyError) as from_yaml:
        fe.Study.from_yaml(writing.write_yaml(planted(faults)))
    assert str(from_json.value) == str(from_yaml.value)
    head, *lines = str(from_json.value).split("\n  ")
    if not lines:
        return [head.removeprefix("text: ")]
    assert head == f"text: {len(lines)} problems"
    return lines


def each_told_once(faults: Sequence[Fault], lines: Sequence[str]) -> bool:
    """Return whether there is one line for every fault, and no other."""
    beginnings = [beginning for *_, beginning in faults]
    met = [[beginning for beginning in beginnings if line.startswith(beginning)] for line in lines]
    return len(lines) == len(faults) and all(len(found) == 1 for found in met)


def test_the_study_is_valid_without_faults() -> None:
    assert len(fe.Study.from_json(json.dumps(STUDY)).leaf_ids) == 7


@pytest.mark.parametrize("fault", [*FIELDS, *TREE, *WHOLE], ids=lambda fault: fault[-1])
def test_one_fault_is_told_alone(fault: Fault) -> None:
    assert each_told_once([fault], told([fault]))


@given(st.lists(st.sampled_from(FIELDS), min_size=1, max_size=8, unique_by=str), st.data())
def test_fields_and_what_does_not_hold_together_are_told_at_once(faults: list[Fault], data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from([TREE, WHOLE]))
    further = data.draw(st.lists(st.sampled_from(kind), max_size=3, unique_by=lambda fault: fault[0][:4]))
    asked = [fault for fault in further if fault[0] not in {field[0] for field in faults}]
    assert each_told_once([*faults, *asked], told([*faults, *asked]))


@given(st.lists(st.sampled_from(WHOLE), min_size=2, max_size=7, unique_by=lambda fault: fault[0][:4]))
def test_parts_that_do_not_hold_together_are_told_at_once(faults: list[Fault]) -> None:
    assert each_told_once(faults, told(faults))


@given(
    st.lists(st.sampled_from(range(3)), min_size=1, max_size=3, unique=True),
    st.lists(st.sampled_from(FIELDS), max_size=3, unique_by=str),
)
def test_every_wrong_grade_is_told(at: list[int], faults: list[Fault]) -> None:
    wrong: list[Fault] = [
        (("grades", position, "score"), "high", f"grades[{position}].score: 'high'") for position in at
    ]
    assert each_told_once([*wrong, *faults], told([*wrong, *faults]))


@given(st.lists(st.sampled_from(["staff", "place", "service"]), min_size=2, max_size=3, unique=True))
def test_the_judgements_of_every_parent_are_looked_at(parents: list[str]) -> None:
    children = {"service": "staff/price", "staff": "care/speed", "place": "light/space"}
    whole = {
        "service": {"staff/place": 2, "place/price": 2},
        "staff": {"care/skill": 3, "skill/speed": 1},
        "place": {"light/noise": 1, "noise/space": 1},
    }
    document = planted([])
    judgements = {parent: {children[parent]: 2} if parent in parents else pairs for parent, pairs in whole.items()}
    document["weighting"] = {"method": "ahp", "judgements": judgements}
    with pytest.raises(StudyError) as caught:
        fe.Study.from_json(json.dumps(document))
    _, *lines = str(caught.value).split("\n  ")
    assert sorted(line.partition(":")[0] for line in lines) == sorted(parents)
    assert all("do not connect" in line for line in lines)


def test_six_faults_of_six_kinds_are_told_in_chinese_too() -> None:
    faults = [FIELDS[0], FIELDS[1], FIELDS[7], FIELDS[10], WHOLE[0], WHOLE[4]]
    english = told(faults)
    with pytest.raises(StudyError) as caught:
        fe.Study.from_json(json.dumps({**planted(faults), "language": "zh"}))
    chinese = str(caught.value)
    assert caught.value.said.text("en") == "\n  ".join([f"text: {len(faults)} problems", *english])
    for *_, beginning in faults:
        assert beginning.partition(":")[0] in chinese
