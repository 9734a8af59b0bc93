"""Stated importance and an outcome, by example: declared, counted in every container, stored, and what is said of them."""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import pytest

import fuzzyeval as fe
from fuzzyeval.errors import AnswersError

Container: TypeAlias = Callable[[Mapping[str, Sequence[Any]]], Any]
FOLDER = os.environ.get("FUZZYEVAL_DATA")

DECLARED = """
grades: 5
root: {id: desk, children: [{id: speed}, {id: care}]}
importance: {columns: {speed: how_speed, care: how_care}, scale: [1, 3], dont_know: [0]}
outcome: {column: recommend, scale: [0, 10], dont_know: [99]}
"""
STUDY = fe.Study.from_yaml(DECLARED)
COLUMNS: dict[str, list[Any]] = {
    "speed": [5, 4, 4, 1, 2],
    "care": [5, 5, 3, 2, None],
    "how_speed": [3, 3, 2, 0, 7],
    "how_care": [1, None, 2, 3, 3],
    "recommend": [10, 8, 99, 2, 1],
    "branch": ["north", "north", "south", "south", "south"],
}
ROWS = [dict(zip(COLUMNS, row, strict=True)) for row in zip(*COLUMNS.values(), strict=True)]


def with_survey(**survey: Any) -> fe.Study:
    """Return the study under a survey."""
    return STUDY.model_copy(update={"survey": fe.Survey(**survey)})


def test_every_container_gives_the_ratings_and_the_outcome(container: Container) -> None:
    tally = fe.tally(STUDY, container(COLUMNS), by="branch", detail="moments")
    assert tally.importance is not None
    assert tally.outcome is not None
    assert tally.importance.counts.tolist() == [[[0, 0, 2], [1, 0, 0]], [[0, 1, 0], [0, 1, 2]]]
    assert tally.importance.dont_know.tolist() == [[0, 0], [1, 0]]
    assert tally.importance.missing.tolist() == [[0, 1], [0, 0]]
    assert tally.importance.refusals() == {"speed": {"7": 1}}
    assert tally.outcome.counts[:, 0].nonzero()[1].tolist() == [8, 10, 1, 2]
    assert tally.outcome.dont_know.tolist() == [[0], [1]]
    pooled = tally.pooled().outcome_moments
    assert pooled.means.tolist() == [[200 / 3, 80.0, 20 / 3]], (
        "three answered both and the outcome: 5 5 10, 4 5 8, 1 2 2"
    )
    assert pooled.covariances[0, 0, 2] == pytest.approx((100 * 10 + 80 * 8 + 20 * 2 - 3 * 200 / 3 * 20 / 3) / 2)


def test_in_python_and_in_yaml_the_same_is_declared() -> None:
    root = fe.Indicator(id="desk", children=[fe.Indicator(id="speed"), fe.Indicator(id="care")])
    study = fe.Study(
        grades=5,
        root=root,
        importance=fe.Importance(columns={"speed": "how_speed", "care": "how_care"}, scale=(1, 3), dont_know=(0,)),
        outcome=fe.Outcome(column="recommend", scale=(0, 10), dont_know=(99,)),
    )
    assert study == STUDY
    assert hash(study) == hash(STUDY)


def test_what_is_declared_is_saved_and_what_is_not_is_left_out(tmp_path: Path) -> None:
    STUDY.save(tmp_path / "study.yaml")
    assert fe.Study.load(tmp_path / "study.yaml") == STUDY
    assert fe.Study.model_validate_json(STUDY.model_dump_json()) == STUDY
    assert STUDY.model_dump(mode="json")["outcome"] == {"column": "recommend", "scale": [0, 10], "dont_know": [99]}
    plain = STUDY.model_copy(update={"importance": None, "outcome": None})
    assert not {"importance", "outcome"} & set(plain.to_document())
    assert fe.Outcome(column="q1").model_dump() == {"column": "q1"}


def test_the_json_schema_has_both() -> None:
    schema = fe.Study.model_json_schema()
    assert {"importance", "outcome"} <= set(schema["properties"])
    assert schema["$defs"]["Importance"]["required"] == ["columns", "scale"]
    assert schema["$defs"]["Outcome"]["required"] == ["column"]


def test_an_outcome_without_a_scale_is_answered_as_the_leaves_are() -> None:
    study = STUDY.model_copy(update={"outcome": fe.Outcome(column="overall")})
    tally = fe.tally(
        study, [{**row, "overall": said} for row, said in zip(ROWS, [5, "satisfied", 9, None, 1], strict=True)]
    )
    assert tally.outcome is not None
    assert tally.outcome.scale == study.grades
    assert tally.outcome.counts.tolist() == [[[1, 1, 0, 0, 1]]]
    assert tally.outcome.refusals() == {"outcome": {"9": 1}}


def test_dont_know_of_the_survey_is_not_that_of_the_ratings() -> None:
    rows = [{**row, "speed": 7} for row in ROWS]
    tally = fe.tally(with_survey(dont_know=(7,)), rows)
    assert tally.importance is not None
    assert tally.dont_know.tolist() == [[5, 0]]
    assert tally.importance.dont_know.tolist() == [[1, 0]]
    assert tally.importance.refusals() == {"speed": {"7": 1}}


def test_a_study_of_one_leaf_may_have_both() -> None:
    study = fe.Study.from_yaml(
        "{grades: 5, root: {id: speed}, importance: {columns: {speed: how_speed}, scale: [1, 3]}, "
        "outcome: {column: recommend, scale: [0, 10]}}"
    )
    tally = fe.tally(study, ROWS, detail="moments")
    assert tally.importance is not None
    assert tally.importance.counts.tolist() == [[[0, 1, 2]]]
    assert tally.outcome_moments.count.tolist() == [[[4, 4], [4, 4]]]


def test_two_leaves_may_share_a_column_of_ratings() -> None:
    shared = fe.Importance(columns={"speed": "how_speed", "care": "how_speed"}, scale=(1, 3))
    tally = fe.tally(STUDY.model_copy(update={"importance": shared}), ROWS)
    assert tally.importance is not None
    assert tally.importance.counts[0].tolist() == [[0, 1, 2], [0, 1, 2]]


def test_a_tally_without_them_is_graded_by_a_study_that_declares_them() -> None:
    plain = fe.tally(STUDY.model_copy(update={"importance": None, "outcome": None}), ROWS)
    assert plain.importance is None
    assert plain.outcome is None
    evaluation = fe.evaluate(STUDY, plain)
    assert evaluation.membership == fe.evaluate(STUDY, ROWS).membership
    assert evaluation.tally == plain
    counted = fe.Tally.from_counts(STUDY, [[1, 2, 3, 4, 5]] * 2)
    assert (counted.importance, counted.outcome) == (None, None)


def test_an_evaluation_keeps_what_stands_beside_its_tally() -> None:
    evaluation = fe.evaluate(STUDY, ROWS)
    back = fe.Evaluation.model_validate_json(evaluation.model_dump_json())
    assert back == evaluation
    assert back.tally is not None
    assert back.tally.importance is not None
    assert back.tally.importance.refusals() == {"speed": {"7": 1}}


def test_long_answers_whose_outcome_differs_are_refused() -> None:
    study = with_survey(respondent="who", long=fe.LongLayout(indicator="question", answer="value"))
    rows = [
        {"who": "ann", "question": question, "value": 3, "recommend": said}
        for question, said in (("speed", 9), ("care", 9), ("how_speed", 9), ("how_care", 8))
    ]
    with pytest.raises(AnswersError, match="recommend: differs between answers of 'ann'"):
        fe.tally(study, rows)
    mended = [{**row, "recommend": 9} for row in rows]
    tally = fe.tally(study, mended)
    assert tally.importance is not None
    assert tally.importance.counts.tolist() == [[[0, 0, 1], [0, 0, 1]]]
    with pytest.raises(AnswersError, match="no row answers these leaves"):
        fe.tally(study, mended[:3])


def test_a_tally_says_that_they_are_there() -> None:
    said = repr(fe.tally(STUDY, ROWS, detail="moments"))
    assert said.endswith("moments, importance, outcome>")
    assert "importance" not in repr(fe.tally(STUDY.model_copy(update={"importance": None}), ROWS))


def test_other_ratings_make_another_tally() -> None:
    mine, its = fe.tally(STUDY, ROWS), fe.tally(STUDY, [{**row, "how_care": 2} for row in ROWS])
    assert mine != its
    assert hash(mine) == hash(its), "of the same answers"
    assert mine != fe.tally(STUDY, [{**row, "recommend": 5} for row in ROWS])
    assert mine == fe.tally(STUDY, COLUMNS)


@pytest.mark.skipif(FOLDER is None, reason="FUZZYEVAL_DATA names no folder with the whole ABC survey")
def test_the_ratings_of_the_abc_survey_are_counted_as_its_rows_say() -> None:
    """266 companies, 48 items, each answered from 1 to 5 with 0 for don't know, and rated from 1 to 3 (Kenett & Salini 2011)."""
    path = Path(str(FOLDER)) / "abc_acss_full.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    items = [name.removeprefix("qi") for name in rows[0] if name.startswith("qi")]
    assert (len(rows), len(items)) == (266, 48)
    study = fe.Study(
        grades=5,
        root=fe.Indicator(id="abc", children=[fe.Indicator(id=f"q{item}") for item in items]),
        survey=fe.Survey(dont_know=(0,)),
        importance=fe.Importance(columns={f"q{item}": f"qi{item}" for item in items}, scale=(1, 3)),
        outcome=fe.Outcome(column="q1"),
    )
    tally = fe.tally(study, path, detail="moments")
    assert tally.importance is not None
    assert tally.outcome is not None
    for leaf, item in enumerate(items):
        said = Counter(row[f"qi{item}"] for row in rows)
        assert tally.importance.counts[0, leaf].tolist() == [said["1.0"], said["2.0"], said["3.0"]]
        assert tally.importance.missing[0, leaf] == said[""]
    assert tally.importance.refusals() == tally.outcome.refusals() == {}
    overall = Counter(row["q1"] for row in rows)
    assert tally.outcome.counts[0, 0].tolist() == [overall[f"{code}.0"] for code in (5, 4, 3, 2, 1)]
    asked = [*(f"q{item}" for item in items), "q1"]
    complete = [row for row in rows if all(row[name] not in ("", "0.0") for name in asked)]
    assert tally.outcome_moments.count[0, 0, 0] == len(complete)


def test_a_running_tally_of_before_goes_on_without_what_was_not_asked_then() -> None:
    """``alone`` leaves the ratings and the outcome out, and nothing else."""
    leaves = [fe.Indicator(id="a"), fe.Indicator(id="b")]
    before = fe.Study(grades=3, root=fe.Indicator(id="all", children=leaves))
    since = before.model_copy(
        update={
            "importance": fe.Importance(columns={"a": "i", "b": "j"}, scale=(1, 3)),
            "outcome": fe.Outcome(column="o", scale=(1, 3)),
        }
    )
    rows = [{"a": 3, "b": 1, "i": 2, "j": 3, "o": 1}, {"a": 1, "b": 2, "i": 1, "j": None, "o": 3}]
    for detail in ("counts", "moments", "joint"):
        asked, plain = fe.tally(since, rows, detail=detail), fe.tally(before, rows, detail=detail)
        assert asked.alone() == plain
        assert plain + asked.alone() == fe.tally(before, rows * 2, detail=detail)
        assert plain.alone() == plain
