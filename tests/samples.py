"""What the laws of samples are tried on: answers with weights, respondents who occur twice, gaps, in every engine at hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

import duckdb
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import strategies as st

import fuzzyeval as fe
import sample_oracle
from engines.holding import ENGINES

__all__ = [
    "DETAILS",
    "HELD",
    "LONG",
    "UNITS",
    "Sample",
    "agree",
    "counted_alike",
    "in_engine",
    "plain",
    "sampled",
    "samples",
    "scales",
]

DETAILS: tuple[Any, ...] = ("counts", "moments", "joint")
GROUPS = ("north", "branch 2", "branch 10", None, " ")
UNITS = (1.0, 10.0, 0.1, 100 / 7, 33.333333333)
EXACT = (1.0, 10.0, 0.5)  # of which sums of products with quarters are exact in floats
UNKNOWN = 8
LONG = fe.LongLayout(indicator="question", answer="value")

_IN_PROCESS = ("arrays", "pandas", "polars", "polars lazy", "pyarrow")
HELD = ("mappings", *_IN_PROCESS, "duckdb")
"""The containers and engines that take no file."""

Held: TypeAlias = Callable[[Any], Any]


def in_engine(name: str, table: Any, connection: duckdb.DuckDBPyConnection) -> Any:
    """Return an Arrow table in a container or engine."""
    if name == "mappings":
        return table.to_pylist()
    return connection.from_arrow(table) if name == "duckdb" else ENGINES[name](table, Path())


@dataclass(frozen=True)
class Sample:
    """Answers with a row a respondent, and a study of them; the plan is what the oracle goes by."""

    study: fe.Study
    plan: sample_oracle.Plan
    table: Any

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows at hand."""
        return list(self.table.to_pylist())

    @property
    def options(self) -> dict[str, Any]:
        """What the survey declares."""
        return self.study.survey.model_dump(exclude_defaults=True)

    def tally(self, by: Any = None, detail: Any = "joint", rows: Any = None) -> fe.Tally:
        """Return the tally of the rows at hand, or of others."""
        return fe.tally(self.study, self.table if rows is None else rows, by=by, detail=detail)

    def counted(self, by: Sequence[str] = ()) -> dict[Any, sample_oracle.Part]:
        """Return what the oracle counts."""
        return sample_oracle.counted(self.plan, self.rows, by)

    def declaring(self, **options: Any) -> Sample:
        """Return the same answers under a survey that says more, or, of None, less."""
        survey = {name: value for name, value in {**self.options, **options}.items() if value is not None}
        return sampled(self.study.grades, self.plan.leaves, survey, self.table)

    def of(self, rows: Sequence[Mapping[str, Any]]) -> Sample:
        """Return the sample of other rows."""
        return replace(self, table=pa.Table.from_pylist([dict(row) for row in rows], schema=self.table.schema))

    def parts(self, of_part: Sequence[int], count: int) -> list[Sample]:
        """Return the samples of the rows that go to each part, some perhaps without any."""
        at = np.array(of_part, dtype=int)
        return [replace(self, table=self.table.filter(pa.array(at == part))) for part in range(count)]

    def long(self, *, drop: Sequence[bool]) -> Any:
        """Return the table with a row an answer; gaps that are dropped have none, unless a respondent or leaf had no other."""
        rows, fall = self.rows, iter(drop)
        whose = [name for name in self.table.column_names if name not in self.plan.leaves]
        texts = any(pa.types.is_string(self.table.schema.field(leaf).type) for leaf in self.plan.leaves)
        made: list[dict[str, Any]] = []
        for at, row in enumerate(rows):
            for leaf in self.plan.leaves:
                said = sample_oracle.spelt(row[leaf])
                needed = leaf == self.plan.leaves[0] or at == 0
                if said is None and next(fall, False) and not needed:
                    continue
                value = said if texts or said is None else float(said)
                made.append({**{name: row[name] for name in whose}, LONG.indicator: leaf, LONG.answer: value})
        schema = pa.schema([self.table.schema.field(name) for name in whose])
        schema = schema.append(pa.field(LONG.indicator, pa.string()))
        return pa.Table.from_pylist(
            made, schema=schema.append(pa.field(LONG.answer, pa.string() if texts else pa.float64()))
        )


@st.composite
def scales(draw: st.DrawFn, units: Sequence[float] = UNITS) -> fe.GradeScale:
    """Two to four grades, best or worst first, with scores that may be of many digits."""
    count, unit = draw(st.integers(2, 4)), draw(st.sampled_from(units))
    grades = [fe.Grade(label=f"grade {code}", score=code * unit, answer=code) for code in range(1, count + 1)]
    return fe.GradeScale(grades[::-1] if draw(st.booleans()) else grades)


def _cells(grades: int, kind: str) -> st.SearchStrategy[Any]:
    codes = list(range(1, grades + 1))
    if kind == "codes":
        return st.sampled_from([*codes, *codes, None, 99, UNKNOWN])
    if kind == "floats":
        return st.sampled_from([*map(float, codes * 2), None, float("nan"), 2.5, float(UNKNOWN)])
    return st.sampled_from(
        [*map(str, codes), f" {codes[0]} ", *(f"grade {code}" for code in codes), None, "", " ", "N/A", "?", "8"]
    )


_TYPES = {"codes": pa.int64(), "floats": pa.float64(), "texts": pa.string()}
_START = date(2024, 2, 27)
_WHENS: dict[str, tuple[Any, Callable[[int], Any]]] = {
    "integers": (pa.int64(), lambda at: at - 3),
    "floats": (pa.float64(), lambda at: at / 8 - 1),
    "days": (pa.date32(), lambda at: _START + timedelta(days=at)),
    "moments": (pa.timestamp("us"), lambda at: datetime.combine(_START, time(23, 59)) + timedelta(minutes=at)),
    "days as text": (pa.string(), lambda at: (_START + timedelta(days=at)).isoformat()),
    "numbers as text": (pa.string(), lambda at: f" {at}" if at % 2 else str(at)),
}
"""Columns that order a respondent's rows: the type, and the value at a place, one after the other."""


@st.composite
def samples(
    draw: st.DrawFn,
    *,
    most: int = 8,
    least: int = 1,
    duplicates: Sequence[str] = ("keep", "first", "last"),
    frequency: Sequence[bool] = (False, True),
    weight: Sequence[bool] = (False, True),
    least_times: int = 0,
    distinct: bool = False,
    units: Sequence[float] = (),
) -> Sample:
    """Samples of few rows, with every combination of what a survey declares.

    Design weights are quarters, and the scores under them, unless units are given, so short that sums are exact in any order.
    Under ``distinct``, nobody is there twice where all rows are kept.
    """
    weighted = draw(st.sampled_from(list(weight)))
    scale = draw(scales(units or (EXACT if weighted else UNITS)))
    leaves = tuple("abc"[: draw(st.integers(1, 3))])
    length, asked = draw(st.integers(least, most)), draw(st.sampled_from(list(duplicates)))
    kinds = [draw(st.sampled_from(list(_TYPES))) for _ in leaves]

    def column(cell: st.SearchStrategy[Any]) -> list[Any]:
        return draw(st.lists(cell, min_size=length, max_size=length))

    names = (
        [f"p{at}" for at in range(length)]
        if distinct and asked == "keep"
        else column(st.sampled_from(["p0", "p1", " p2"]))
    )
    kind = draw(st.sampled_from(list(_WHENS)))
    places = draw(st.permutations(range(length + 3)))[:length]
    columns = {
        **{
            leaf: pa.array(column(_cells(len(scale), kind)), _TYPES[kind])
            for leaf, kind in zip(leaves, kinds, strict=True)
        },
        "who": pa.array(names, pa.string()),
        "when": pa.array([_WHENS[kind][1](place) for place in places], _WHENS[kind][0]),
        "times": pa.array(column(st.integers(least_times, 3)), pa.int64()),
        "weight": pa.array(column(st.integers(1, 12).map(lambda quarters: quarters / 4)), pa.float64()),
        "branch": pa.array(column(st.sampled_from(GROUPS)), pa.string()),
        "land": pa.array(column(st.sampled_from(("x", "y"))), pa.string()),
    }
    survey: dict[str, Any] = {"dont_know": [UNKNOWN]} if draw(st.booleans()) else {}
    if asked != "keep":
        survey |= {"respondent": "who", "duplicates": asked, **({} if asked == "refuse" else {"order_by": "when"})}
    if draw(st.sampled_from(list(frequency))):
        survey["frequency_weight"] = "times"
    if weighted:
        survey["sample_weight"] = "weight"
    return sampled(scale, leaves, survey, pa.table(columns))


def sampled(scale: fe.GradeScale, leaves: Sequence[str], survey: Mapping[str, Any], table: Any) -> Sample:
    """Return the sample of a table, and what the oracle goes by."""
    children = [fe.Indicator(id=leaf) for leaf in leaves]
    study = fe.Study(grades=scale, root=fe.Indicator(id="all", children=children), survey=fe.Survey(**survey))
    plan = sample_oracle.Plan(
        tuple(leaves),
        tuple(int(str(grade.answer)) for grade in scale),
        tuple(grade.texts()[0] for grade in scale),
        tuple(Fraction(repr(grade.score)) for grade in scale),
        tuple(survey.get("dont_know", ())),
        survey.get("respondent"),
        survey.get("duplicates", "keep"),
        survey.get("order_by"),
        survey.get("frequency_weight"),
        survey.get("sample_weight"),
    )
    return Sample(study, plan, table)


def agree(tally: fe.Tally, parts: Mapping[Any, sample_oracle.Part], *, exact: bool = True) -> None:
    """Assert that a tally has counted what the oracle has: exactly, or with sums of weighted scores to 1e-9."""
    assert {_parts(key) for key in tally.objects} == set(parts)
    for at, key in enumerate(tally.objects):
        part = parts[_parts(key)]
        assert (tally.rows[at], tally.dropped[at]) == (part.total, part.dropped)
        assert tally.planes[..., at].tolist() == part.planes
        assert tally.shares[..., at].tolist() == part.weighted
        if tally.detail != "counts":
            _sums_agree(tally.moments, at, part.listwise(), exact=exact)
        if tally.detail == "joint":
            assert tally.joint[at].tolist() == part.joint
            _sums_agree(tally.pairwise, at, part.pairwise(), exact=exact)


def _sums_agree(moments: Any, at: int, wanted: sample_oracle.Sums, *, exact: bool) -> None:
    for name, table in plain_sums(moments, at).items():
        expected = [figure for row in getattr(wanted, name) for figure in row]
        if exact:
            assert table == expected
        else:
            assert list(map(float, table)) == pytest.approx(list(map(float, expected)), rel=1e-9)


def plain_sums(moments: Any, at: int) -> dict[str, list[Fraction]]:
    """Return the sums of one object as fractions, of the scores as the scale has them."""
    least, by = moments.least, moments.denominator
    count, sums, products = (
        [list(map(Fraction, row)) for row in array[at].tolist()]
        for array in (moments.count, moments.sums, moments.products)
    )
    pairs = [(a, b) for a in range(len(count)) for b in range(len(count))]
    return {
        "count": [count[a][b] for a, b in pairs],
        "sums": [(sums[a][b] + least * count[a][b]) / by for a, b in pairs],
        "products": [
            (products[a][b] + least * (sums[a][b] + sums[b][a]) + least**2 * count[a][b]) / by**2 for a, b in pairs
        ],
    }


def plain(tally: fe.Tally) -> list[Any]:
    """Return all that a tally carries, as arrays of floats, whether its answers have design weights or not."""
    found: list[Any] = [tally.rows, tally.dropped, tally.planes, *tally.weight_sums, tally.shares]
    carried = [] if tally.detail == "counts" else [tally.moments]
    if tally.detail == "joint":
        found.append(tally.joint)
        carried.append(tally.pairwise)
    for moments in carried:
        found += [list(plain_sums(moments, at).values()) for at in range(len(tally.objects))]
    return [np.asarray(figures, dtype=float) for figures in found]


def counted_alike(one: fe.Tally, other: fe.Tally) -> bool:
    """Return whether two tallies are equal but for the rules by which their answers were read."""
    return replace(one, rules="", whole="") == replace(other, rules="", whole="")


def _parts(key: Any) -> tuple[str | None, ...]:
    return key if isinstance(key, tuple) else (key,)
