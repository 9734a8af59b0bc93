"""What holds on every engine; the tests of an engine import these and give the fixture ``engine``.

What is expected is counted by the library from plain rows, and beside it stands by hand how many answers count, are missing
and are refused, and which.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

import fuzzyeval as fe
from engines.holding import Engine, rows
from fuzzyeval.errors import AnswersError

__all__ = [
    "test_a_column_that_is_not_there_is_named",
    "test_a_frame_without_rows_has_no_answers_and_no_objects",
    "test_a_leaf_that_nobody_answers_is_refused_by_name",
    "test_the_evaluation_is_that_of_the_rows",
    "test_the_tally_is_that_of_the_rows",
    "test_what_can_be_no_answer_is_no_answer",
]

NAN = float("nan")
TEXT = pa.string()


def study(*leaves: str) -> fe.Study:
    """Return a study of these leaves on the ready-made scale, 5 (very satisfied) to 1."""
    children = [fe.Indicator(id=leaf) for leaf in leaves]
    return fe.Study(grades=fe.GradeScale(5), root=fe.Indicator(id="all", children=children))


@dataclass(frozen=True)
class Case:
    """A table of answers, what tells its objects apart, and what comes of it.

    ``went`` has, by leaf, how many answers count, are missing and are refused.
    """

    table: Any
    went: Mapping[str, tuple[int, int, int]]
    refusals: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    by: str | Sequence[str] | None = None
    objects: tuple[Any, ...] = ((),)

    @property
    def study(self) -> fe.Study:
        return study(*self.went)


CASES = {
    "codes": Case(pa.table({"a": [5, 4, 4, 1], "b": [1, 2, 3, 9]}), {"a": (4, 0, 0), "b": (3, 0, 1)}, {"b": {"9": 1}}),
    "codes with gaps": Case(
        pa.table({"a": [5, None, 4, -1, 7, 7], "key": ["n", "n", "s", "s", "s", "n"]}),
        {"a": (2, 1, 3)},
        {"a": {"-1": 1, "7": 2}},
        by="key",
        objects=("n", "s"),
    ),
    "labels": Case(
        pa.table({"a": ["satisfied", "very satisfied", None, " neutral ", "good", "Satisfied"]}),
        {"a": (3, 1, 2)},
        {"a": {"Satisfied": 1, "good": 1}},
    ),
    "labels in two languages": Case(
        pa.table(
            {"a": ["满意", "非常满意", "satisfied", "很好", " 一般"], "分公司": ["北京", "上海", "北京", None, "上海"]}
        ),
        {"a": (4, 0, 1)},
        {"a": {"很好": 1}},
        by="分公司",
        objects=("上海", "北京", None),
    ),
    "floats, not a number and nothing": Case(
        pa.table({"a": [5.0, NAN, None, 4.0, 2.5, 2.5], "key": ["s", "n", "n", None, "s", "s"]}),
        {"a": (2, 2, 2)},
        {"a": {"2.5": 2}},
        by="key",
        objects=("n", "s", None),
    ),
    "categories": Case(
        pa.table(
            {
                "a": pa.array(["5", "satisfied", None, "?", "5"]).dictionary_encode(),
                "key": pa.array(["n", "s", "n", None, "s"]).dictionary_encode(),
            }
        ),
        {"a": (3, 1, 1)},
        {"a": {"?": 1}},
        by="key",
        objects=("n", "s", None),
    ),
    "keys of which some are nothing or blank": Case(
        pa.table({"a": [5, 4, 3, 2, 1], "key": ["n", None, "", "  ", " n"]}),
        {"a": (5, 0, 0)},
        by="key",
        objects=("n", None),
    ),
    "numbers as text": Case(
        pa.table({"a": ["5", "5.0", " 5 ", "N/A", "", None, "NaN", "+4", "05", "4e0", "1_0"]}),
        {"a": (6, 2, 3)},
        {"a": {"1_0": 1, "N/A": 1, "NaN": 1}},
    ),
    "full-width digits": Case(pa.table({"a": ["５", "４．０", "　3　", "９"]}), {"a": (3, 0, 1)}, {"a": {"９": 1}}),
    "truth values": Case(
        pa.table({"a": [True, False, None, True], "b": [1, 2, 3, 4], "key": [True, None, False, True]}),
        {"a": (0, 1, 3), "b": (4, 0, 0)},
        {"a": {"False": 1, "True": 2}},
        by="key",
        objects=("False", "True", None),
    ),
    "decimals": Case(
        pa.table({"a": pa.array([*map(Decimal, ("5.00", "4.00", "2.50")), None]), "b": [1, 1, 1, 1]}),
        {"a": (2, 1, 1), "b": (4, 0, 0)},
        {"a": {"2.50": 1}},
    ),
    "objects told apart by two columns": Case(
        pa.table(
            {
                "a": [5, 4, 3, 2, 1, 1],
                "land": ["x", "x", "y", None, "y", "x"],
                "year": [2020, 2021, 2020, 2020, None, 2021],
            }
        ),
        {"a": (6, 0, 0)},
        by=["land", "year"],
        objects=(("x", "2020"), ("x", "2021"), ("y", "2020"), ("y", None), (None, "2020")),
    ),
    "keys of integers": Case(
        pa.table({"a": [5, 4, 3, 2], "key": [10, 2, None, 2]}), {"a": (4, 0, 0)}, by="key", objects=("2", "10", None)
    ),
    "keys of floats": Case(
        pa.table({"a": [5, 4, 3, 2, 1], "key": [1.0, 1.5, None, NAN, 1.0]}),
        {"a": (5, 0, 0)},
        by="key",
        objects=("1", "1.5", None),
    ),
    "keys of numbers as text": Case(
        pa.table({"a": [5, 4, 3, 2], "key": ["1", "1.0", " 1", "01"]}), {"a": (4, 0, 0)}, by="key", objects=("01", "1")
    ),
    "keys of days": Case(
        pa.table({"a": [5, 4, 3], "key": [date(2024, 2, 1), None, date(2024, 1, 31)]}),
        {"a": (3, 0, 0)},
        by="key",
        objects=("2024-01-31", "2024-02-01", None),
    ),
    "a leaf that is all missing": Case(
        pa.table({"a": pa.nulls(3, pa.int64()), "b": [5, 4, 3], "key": pa.nulls(3, TEXT)}),
        {"a": (0, 3, 0), "b": (3, 0, 0)},
        by="key",
        objects=(None,),
    ),
    "a leaf without even a type": Case(pa.table({"a": pa.nulls(2), "b": [5, 4]}), {"a": (0, 2, 0), "b": (2, 0, 0)}),
    "a leaf that tells the objects apart too": Case(
        pa.table({"a": [5, None, 5, 9]}), {"a": (2, 1, 1)}, {"a": {"9": 1}}, by="a", objects=("5", "9", None)
    ),
    "more refused texts than are kept": Case(
        pa.table({"a": [*range(100, 130), 5]}), {"a": (1, 0, 30)}, {"a": {str(code): 1 for code in range(100, 120)}}
    ),
    "columns that nobody asks for": Case(
        pa.table({"comment": [["so", "so"], [], None], "a": [5, 4, 3], "on": [date(2024, 1, 1)] * 3}), {"a": (3, 0, 0)}
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_tally_is_that_of_the_rows(engine: Engine, name: str, tmp_path: Path) -> None:
    case = CASES[name]
    tally = fe.tally(case.study, engine(case.table, tmp_path), by=case.by, detail="counts")
    assert tally == fe.tally(case.study, rows(case.table), by=case.by, detail="counts")
    assert tally.objects == case.objects
    assert tally.refusals() == case.refusals
    pooled = tally.pooled()
    planes = np.vstack([pooled.answered[:, 0], pooled.missing[0], pooled.refused[0]])
    assert dict(zip(tally.leaves, map(tuple, planes.T.tolist()), strict=True)) == case.went
    assert pooled.rows.tolist() == [len(case.table)]


@pytest.mark.parametrize("by", [None, "key"])
def test_the_evaluation_is_that_of_the_rows(engine: Engine, by: str | None, tmp_path: Path) -> None:
    table = pa.table(
        {
            "a": [5, 4, None, 2, 1, 5],
            "b": ["4", "满意", "N/A", None, "2", "5.0"],
            "c": [1.0, 2.0, NAN, 5.0, None, 4.0],
            "key": ["n", "s", "n", "s", "n", None],
        }
    )
    leaves = study("a", "b", "c")
    graded = fe.evaluate(leaves, engine(table, tmp_path), by=by)
    wanted = fe.evaluate(leaves, rows(table), by=by)
    assert graded == wanted
    assert graded.model_dump_json() == wanted.model_dump_json()


@pytest.mark.parametrize(("by", "objects"), [(None, ((),)), ("key", ()), (["key", "b"], ())])
def test_a_frame_without_rows_has_no_answers_and_no_objects(
    engine: Engine, by: str | None, objects: tuple[Any, ...], tmp_path: Path
) -> None:
    table = pa.table({"a": pa.array([], pa.int64()), "b": pa.array([], TEXT), "key": pa.array([], TEXT)})
    tally = fe.tally(study("a", "b"), engine(table, tmp_path), by=by, detail="counts")
    assert tally.objects == objects
    assert tally.planes.shape == (2, 8, len(objects))
    assert not tally.planes.any()
    assert not tally.rows.any()


@pytest.mark.parametrize(
    ("leaves", "by", "said"),
    [
        (["a", "speed"], None, r"no column answers these leaves.*\n +speed"),
        (["a", "b"], "branhc", r"by: no column is called 'branhc'; did you mean 'branch'\?"),
    ],
)
def test_a_column_that_is_not_there_is_named(
    engine: Engine, leaves: list[str], by: str | None, said: str, tmp_path: Path
) -> None:
    table = pa.table({"a": [5, 4], "b": [1, 2], "branch": ["x", "y"]})
    with pytest.raises(AnswersError, match=said):
        fe.tally(study(*leaves), engine(table, tmp_path), by=by)


@pytest.mark.parametrize("gaps", [pa.nulls(2, pa.int64()), pa.nulls(2, TEXT), pa.array([NAN, None])])
def test_a_leaf_that_nobody_answers_is_refused_by_name(engine: Engine, gaps: Any, tmp_path: Path) -> None:
    table = pa.table({"a": [5, 4], "b": gaps})
    with pytest.raises(AnswersError, match=r"\bb\b"):
        fe.evaluate(study("a", "b"), engine(table, tmp_path))


@pytest.mark.parametrize(
    "wrong",
    [
        pa.array([[5], [4, 3]]),
        pa.array([date(2024, 1, 1), date(2024, 1, 2)]),
        pa.array([{"code": 5}, {"code": 4}]),
    ],
    ids=["lists", "days", "records"],
)
def test_what_can_be_no_answer_is_no_answer(engine: Engine, wrong: Any, tmp_path: Path) -> None:
    """It is refused, value by value or as a column: never counted, never missing, and by name."""
    table = pa.table({"a": [5, 4], "b": wrong})
    with pytest.raises(AnswersError, match=r"\bb\b"):
        fe.evaluate(study("a", "b"), engine(table, tmp_path))
