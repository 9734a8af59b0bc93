"""Running tallies once more, naively: batches of rows, and the rows of each tally counted anew; nothing of the library's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import pyarrow as pa
from hypothesis import strategies as st

import sample_oracle
from sample_oracle import Part, Plan

__all__ = ["BATCHES", "BRANCHES", "LANDS", "LEAVES", "UNKNOWN", "Line", "Model", "table"]

LEAVES = ("a", "b", "c")
UNKNOWN = 8
BRANCHES = ("branch 2", "branch 10", "north", None)
"""The names of branches, in natural order, the blank one last."""

LANDS = ("x", "y")
ANSWERS = (1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 3, 4, None, UNKNOWN, 99, "2", " 3 ", "grade 1", "", "N/A", "?")
"""Of two grades, 3 and 4 are off the scale; without a "don't know", so is 8."""

ROWS = st.fixed_dictionaries(
    {
        **{leaf: st.sampled_from(ANSWERS) for leaf in LEAVES},
        "branch": st.sampled_from(("north", " branch 2", "branch 10", None, " ")),
        "land": st.sampled_from(LANDS),
        "times": st.sampled_from((1, 0, 2, 3, 2**30 + 1)),
        "weight": st.integers(1, 12).map(lambda quarters: quarters / 4),
        "who": st.sampled_from(("p0", "p1")),
    }
)
BATCHES = st.one_of(st.lists(ROWS, max_size=1), *[st.lists(ROWS, min_size=2, max_size=5)] * 3)
_TYPES = {"branch": pa.string(), "land": pa.string(), "times": pa.int64(), "weight": pa.float64(), "who": pa.string()}
_TOLD = 20
_ORDER: Mapping[str, Sequence[str | None]] = {"branch": BRANCHES, "land": LANDS}


@dataclass(frozen=True)
class Line:
    """A row of a tally: whether it counts, and the leaves whose refused texts nobody knows any more."""

    row: Mapping[str, Any]
    kept: bool = True
    untold: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Model:
    """What a tally is of: its plan with the leaves in the tally's order, its columns, its detail, and its lines."""

    plan: Plan
    by: tuple[str, ...]
    detail: str
    lines: tuple[Line, ...]

    @classmethod
    def of_rows(cls, plan: Plan, by: Sequence[str], detail: str, rows: Sequence[Mapping[str, Any]]) -> Model:
        """Return the model of a batch of rows; those that stand for nobody are not there."""
        whole = sample_oracle.counted(plan, rows)[()]
        lines = [Line(row) for row in whole.rows] + [Line(row, kept=False) for row in whole.further]
        return cls(plan, tuple(by), detail, tuple(lines))

    def key(self, line: Line) -> tuple[str | None, ...]:
        """Return the object that a line belongs to."""
        return tuple(sample_oracle.spelt(line.row[column]) for column in self.by)

    @property
    def objects(self) -> list[tuple[str | None, ...]]:
        """The objects, in order; one where nothing tells them apart."""
        keys = {self.key(line) for line in self.lines} if self.by else {()}
        return sorted(keys, key=lambda key: [_ORDER[name].index(part) for name, part in zip(self.by, key, strict=True)])

    def parts(self) -> dict[tuple[str | None, ...], Part]:
        """Return what is counted of each object."""
        found = {key: Part(self.plan) for key in self.objects}
        for line in self.lines:
            part = found[self.key(line)]
            (part.rows if line.kept else part.further).append(line.row)
        return found

    def weights(self, key: tuple[str | None, ...]) -> tuple[Fraction, Fraction]:
        """Return Σw and Σw² of the rows of an object that count."""
        mine = [line.row for line in self.lines if line.kept and self.key(line) == key]
        pairs = [(self.plan.times(row), self.plan.weighs(row)) for row in mine]
        return (
            sum((times * weight for times, weight in pairs), Fraction(0)),
            sum((times * weight**2 for times, weight in pairs), Fraction(0)),
        )

    def accounts(self) -> list[dict[str, Any]]:
        """Return where every answer went, by object and leaf."""
        found = []
        for key, part in self.parts().items():
            for leaf, figures in zip(self.plan.leaves, part.planes, strict=True):
                missing, refused, unknown = figures[-3:]
                said = {"leaf": leaf, "rows": part.total, "counted": sum(figures[:-3])}
                told = {"missing": missing, "refused": refused, "dont_know": unknown, "dropped": part.dropped}
                found.append({**dict(zip(self.by, key, strict=True)), **said, **told})
        return found

    def refuses(self, line: Line, leaf: str) -> bool:
        """Return whether a line's answer to a leaf counts as refused."""
        return line.kept and self.plan.position(line.row[leaf]) == len(self.plan.codes) + 1

    def refusals(self) -> dict[str, dict[str, int]]:
        """Return, by leaf, the smallest of the refused texts that are known, with their counts."""
        found = {}
        for leaf in self.plan.leaves:
            texts: Counter[str] = Counter()
            for line in self.lines:
                if leaf not in line.untold and self.refuses(line, leaf):
                    texts[str(sample_oracle.spelt(line.row[leaf]))] += self.plan.times(line.row)
            if texts:
                found[leaf] = dict(sorted(texts.items())[:_TOLD])
        return found

    def membership(self) -> list[Fraction] | None:
        """Return the mean over the leaves of the shares of each grade, of all rows; None where a leaf has no answer."""
        rows = replace(self, by=()).parts()[()].weighted
        if not all(map(sum, rows)):
            return None
        return [sum((row[at] / sum(row) for row in rows), Fraction(0)) / len(rows) for at in range(len(rows[0]))]

    def unlike(self, other: Model) -> list[str]:
        """Return words of the reasons why the two do not add."""
        mine, its = self.plan, other.plan
        once = mine.duplicates != "keep" or its.duplicates != "keep"
        reasons = {
            "different leaves": mine.leaves != its.leaves,
            "different grades": mine.codes != its.codes,
            "by: ": self.by != other.by,
            "survey.duplicates": once,
            "detail: ": self.detail != other.detail,
            "design weights": mine.weight != its.weight,
            "different rules": mine.dont_know != its.dont_know,
        }
        return [reason for reason, holds in reasons.items() if holds]

    def plus(self, other: Model) -> Model:
        """Return the model of the lines of both."""
        return replace(self, lines=self.lines + other.lines)

    def only(self, at: int) -> Model:
        """Return the model of one object; texts that others' answers may have had are not known to be its own."""
        key = self.objects[at]
        others = [line for line in self.lines if self.key(line) != key]
        lost = frozenset(leaf for leaf in self.plan.leaves if any(self.refuses(line, leaf) for line in others))
        mine = [line for line in self.lines if self.key(line) == key]
        return replace(self, lines=tuple(replace(line, untold=line.untold | lost) for line in mine))

    def by_columns(self, by: Sequence[str]) -> Model:
        """Return the model of the same lines, told apart by other columns."""
        return replace(self, by=tuple(by))

    def arranged(self, leaves: Sequence[str]) -> Model:
        """Return the model with its leaves in another order."""
        return replace(self, plan=replace(self.plan, leaves=tuple(leaves)))


def table(rows: Sequence[Mapping[str, Any]]) -> Any:
    """Return rows as an Arrow table, the answers to a leaf as texts where one of them is."""
    columns: dict[str, Any] = {name: pa.array([row[name] for row in rows], kind) for name, kind in _TYPES.items()}
    for leaf in LEAVES:
        given = [row[leaf] for row in rows]
        texts = any(isinstance(value, str) for value in given)
        said = [None if value is None else str(value) for value in given] if texts else given
        columns[leaf] = pa.array(said, pa.string() if texts else pa.int64())
    return pa.table({**columns, "when": pa.array([row["when"] for row in rows], pa.int64())})
