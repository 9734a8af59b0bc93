"""One object's result: the public surface, equality, and that nothing in it can be changed."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import fuzzyeval as fe
from fuzzyeval.errors import OptionError, TallyError, UnknownKeyError

STUDY = fe.Study(
    name="Counter",
    grades=fe.GradeScale(3),
    root=fe.Indicator(
        id="process",
        label={"en": "Service process", "zh": "服务过程"},
        children=[fe.Indicator(id="care"), fe.Indicator(id="speed", label="Speed"), fe.Indicator(id="price")],
    ),
    weighting=fe.Manual(weights={"process": {"care": 0.5, "speed": 0.25, "price": 0.25}}),
    missing="reweigh",
)
ANSWERS: list[dict[str, Any]] = [
    {"branch": "north", "care": 3, "speed": 3, "price": 1},
    {"branch": "north", "care": 2, "speed": 3, "price": 1},
    {"branch": "south", "care": 1, "speed": "?", "price": 2},
]
EVALUATION = fe.evaluate(STUDY, ANSWERS[:2])
BRANCHES = fe.evaluate(STUDY, ANSWERS, by="branch")
RESULTS: list[Any] = [EVALUATION, BRANCHES, BRANCHES["north"], BRANCHES["south"]]
MEMBERSHIP = {"satisfied": 0.5, "neutral": 0.25, "dissatisfied": 0.25}  # ½·(½, ½, 0) + ¼·(1, 0, 0) + ¼·(0, 0, 1)


def test_it_says_grade_score_and_membership() -> None:
    assert EVALUATION.grade == "satisfied"
    assert EVALUATION.membership == MEMBERSHIP
    assert EVALUATION.score == pytest.approx(0.5 * 100 + 0.25 * 66.67 + 0.25 * 33.33)
    assert EVALUATION.readings == {"fuzzy": EVALUATION.score}
    assert EVALUATION.object == ()
    assert EVALUATION.root == EVALUATION["process"]
    assert 0 < EVALUATION.validity < 1


def test_every_indicator_is_a_node() -> None:
    assert list(EVALUATION) == ["process", "care", "speed", "price"]
    assert len(EVALUATION) == 4
    node = EVALUATION["speed"]
    assert (node.id, node.label, node.level, node.weight, node.global_weight) == ("speed", "Speed", 2, 0.25, 0.25)
    assert (node.grade, node.score) == ("satisfied", 100.0)
    assert node.membership == {"satisfied": 1, "neutral": 0, "dissatisfied": 0}
    assert (EVALUATION.root.label, EVALUATION.root.level, EVALUATION.root.weight) == ("Service process", 1, 1)
    assert EVALUATION["care"].label == "care", "the id where there is no label"


def test_the_language_chooses_the_labels() -> None:
    chinese = fe.evaluate(STUDY.model_copy(update={"language": "zh"}), ANSWERS[:2])
    assert chinese.grade == "满意"
    assert list(chinese.membership) == ["满意", "一般", "不满意"]
    assert chinese.root.label == "服务过程"
    assert chinese["speed"].label == "Speed", "the first there is"
    assert chinese.score == EVALUATION.score


def test_it_carries_what_it_rests_on() -> None:
    assert EVALUATION.study == STUDY
    assert EVALUATION.weights["care"].weight == 0.5
    assert EVALUATION.tally == fe.tally(STUDY, ANSWERS[:2], detail="counts")
    assert EVALUATION.relation.degrees[0].tolist() == [[0.5, 0.5, 0], [1, 0, 0], [0, 0, 1]]
    from_relation = fe.evaluate(STUDY, EVALUATION.relation)
    assert from_relation.tally is None
    assert from_relation.membership == MEMBERSHIP


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("sped", "no indicator is called 'sped'; did you mean 'speed'?"),
        ("nothing like it", "no indicator is called 'nothing like it'"),
        (1, "no indicator is called 1"),
        (None, "no indicator is called None"),
    ],
)
def test_an_unknown_indicator_is_a_key_error_with_its_like(name: Any, message: str) -> None:
    with pytest.raises(UnknownKeyError) as caught:
        EVALUATION[name]
    assert str(caught.value) == message
    assert isinstance(caught.value, KeyError)
    assert isinstance(caught.value, ValueError)
    assert name not in EVALUATION
    assert EVALUATION.get(name) is None


def test_its_rows_need_no_dataframe_library() -> None:
    table = EVALUATION.to_rows()
    assert table[0] == {
        "id": "process",
        "label": "Service process",
        "level": 1,
        "weight": 1.0,
        "global_weight": 1.0,
        "grade": "satisfied",
        "score": EVALUATION.score,
        "membership_satisfied": 0.5,
        "membership_neutral": 0.25,
        "membership_dissatisfied": 0.25,
    }
    assert [row["id"] for row in table] == list(EVALUATION)
    assert all(type(value) in (str, int, float) for row in table for value in row.values())
    gap = BRANCHES["south"].to_rows()[2]
    assert (gap["id"], gap["grade"], gap["score"], gap["membership_neutral"]) == ("speed", None, None, None)


@pytest.mark.parametrize(
    ("backend", "kind"), [("polars", pl.DataFrame), ("pandas", pd.DataFrame), ("pyarrow", pa.Table)]
)
def test_a_frame_of_any_library_holds_the_rows(backend: str, kind: type[Any]) -> None:
    frame = BRANCHES["south"].to_frame(backend=backend)
    assert isinstance(frame, kind)
    columns = (
        frame.to_dict("list")
        if backend == "pandas"
        else frame.to_pydict()
        if backend == "pyarrow"
        else frame.to_dict(as_series=False)
    )
    assert list(columns) == list(BRANCHES["south"].to_rows()[0])
    assert columns["id"] == ["process", "care", "speed", "price"]
    assert columns["score"][1] == pytest.approx(33.33)
    assert columns["score"][2] is None or np.isnan(columns["score"][2])
    assert columns["weight"] == pytest.approx([1, 2 / 3, 0, 1 / 3])


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        (pd.DataFrame, pd.DataFrame),
        (pl.DataFrame, pl.DataFrame),
        (pa.Table.from_pylist, pa.Table),
        (list, pl.DataFrame),
    ],
)
def test_without_a_wish_the_frame_is_of_the_answers_library(answers: Callable[..., Any], kind: type[Any]) -> None:
    assert isinstance(fe.evaluate(STUDY, answers(ANSWERS[:2])).to_frame(), kind)
    assert isinstance(fe.evaluate(STUDY, answers(ANSWERS[:2]), by="branch").to_frame(), kind)


def test_an_unknown_library_is_refused() -> None:
    with pytest.raises(OptionError, match="backend: 'duckdb' is not one of polars, pandas, pyarrow"):
        EVALUATION.to_frame(backend="duckdb")


def test_it_is_compared_by_value_whatever_container_the_answers_came_in() -> None:
    again = fe.evaluate(STUDY, pd.DataFrame(ANSWERS[:2]))
    assert again == EVALUATION
    assert hash(again) == hash(EVALUATION)
    assert len({again, EVALUATION, BRANCHES, fe.evaluate(STUDY, pl.DataFrame(ANSWERS[:2]))}) == 2
    for other in (fe.evaluate(STUDY, ANSWERS[:1]), BRANCHES["north"], BRANCHES, 1):
        assert other != EVALUATION
    assert fe.evaluate(STUDY.model_copy(update={"name": "Desk"}), ANSWERS[:2]) != EVALUATION


def _is_not_carried(thing: Any, name: str) -> bool:
    """Return whether a tally says that it does not carry this."""
    try:
        getattr(thing, name)
    except TallyError:
        return True
    return False


def _arrays(thing: Any, path: str = "", seen: set[int] | None = None) -> Iterator[tuple[str, np.ndarray[Any, Any]]]:
    """Yield every array that can be reached by attributes, keys and positions."""
    seen = set() if seen is None else seen
    if id(thing) in seen or isinstance(thing, (str, int, float, type(None))) or callable(thing):
        return
    seen.add(id(thing))
    if isinstance(thing, np.ndarray):
        yield path, thing
    elif isinstance(thing, (list, tuple, set)):
        for at, part in enumerate(thing):
            yield from _arrays(part, f"{path}[{at}]", seen)
    elif type(thing).__module__.startswith("fuzzyeval") and not type(thing).__module__.startswith("fuzzyeval.model"):
        for name in dir(thing):
            if not name.startswith("__") and not _is_not_carried(thing, name):
                yield from _arrays(getattr(thing, name), f"{path}.{name}", seen)


def _pickled(kept: Any) -> Any:
    return pickle.loads(pickle.dumps(kept))  # noqa: S301  (our own bytes)


@pytest.mark.parametrize("result", RESULTS, ids=["one", "many", "one of many", "one with a gap"])
@pytest.mark.parametrize(
    "again", [lambda kept: kept, copy.copy, copy.deepcopy, _pickled], ids=["made", "copied", "deeply copied", "pickled"]
)
def test_no_array_that_can_be_reached_can_be_written_to(result: Any, again: Callable[[Any], Any]) -> None:
    found = dict(_arrays(again(result)))
    assert found, "there are arrays"
    assert [path for path, array in found.items() if array.flags.writeable] == []


@pytest.mark.parametrize("result", RESULTS, ids=["one", "many", "one of many", "one with a gap"])
@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, _pickled], ids=["copied", "deeply copied", "pickled"])
def test_copies_are_equal(result: Any, again: Callable[[Any], Any]) -> None:
    assert again(result) == result
    assert hash(again(result)) == hash(result)


def test_what_is_handed_out_is_a_copy() -> None:
    EVALUATION.membership.clear()
    EVALUATION.readings.clear()
    EVALUATION.to_rows()[0].clear()
    (EVALUATION["care"].membership or {}).clear()
    assert EVALUATION.membership == MEMBERSHIP
    assert EVALUATION["care"].membership == {"satisfied": 0.5, "neutral": 0.5, "dissatisfied": 0}
    for thing, name in ((EVALUATION, "basis"), (EVALUATION["care"], "weight"), (EVALUATION.weights, "local")):
        with pytest.raises(AttributeError):
            setattr(thing, name, None)
    with pytest.raises(TypeError):
        EVALUATION["care"] = EVALUATION["speed"]  # type: ignore[index]


def test_no_figure_is_nan() -> None:
    for result in (EVALUATION, *BRANCHES.values()):
        for row in result.to_rows():
            assert not [name for name, value in row.items() if isinstance(value, float) and np.isnan(value)]


def test_it_says_in_a_line_what_it_found() -> None:
    assert repr(EVALUATION).startswith(f"<Evaluation: 'satisfied', score {EVALUATION.score:.2f}, 4 indicators")
    assert repr(BRANCHES["south"]).startswith("<Evaluation of south: ")
    assert repr(EVALUATION["care"]).startswith("Node(id='care'")


def test_a_study_of_one_leaf_is_graded() -> None:
    lone = fe.Study(grades=fe.GradeScale(3), root=fe.Indicator(id="all"), weighting=fe.Entropy())
    found = fe.evaluate(lone, [{"all": 3}, {"all": 3}])
    assert (found.grade, found.score, found.validity) == ("satisfied", 100, 1)
    assert found.weights.splits == ()
    assert found.remarks == ()
