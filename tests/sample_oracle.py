"""A sample once more, naively: loops over plain rows, exact fractions, nothing of the library's.

An answer is a code or a label, as a number or as text; blank text, None and NaN are missing. What is counted of an object is
a :class:`Part`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, TypeAlias

__all__ = ["Part", "Plan", "Sums", "counted", "effective_size", "raked", "rank", "replaced", "spelt"]

Row: TypeAlias = Mapping[str, Any]
Key: TypeAlias = "tuple[str | None, ...]"
Table: TypeAlias = "list[list[Fraction]]"

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]*)?")


@dataclass(frozen=True)
class Plan:
    """What is asked, and how the answers were gathered; columns by name, None where there is none.

    ``codes``, ``labels`` and ``scores`` are those of the grades, in order.
    """

    leaves: tuple[str, ...]
    codes: tuple[int, ...]
    labels: tuple[str, ...]
    scores: tuple[Fraction, ...]
    dont_know: tuple[Any, ...] = ()
    respondent: str | None = None
    duplicates: str = "keep"
    order_by: str | None = None
    frequency: str | None = None
    weight: str | None = None

    def position(self, answer: Any) -> int:
        """Return 0 to n − 1 for the grades, n for missing, n + 1 for refused, n + 2 for don't know."""
        text = spelt(answer)
        if text is None:
            return len(self.codes)
        if text in [spelt(known) for known in self.dont_know]:
            return len(self.codes) + 2
        for at, (code, label) in enumerate(zip(self.codes, self.labels, strict=True)):
            if text in (str(code), label):
                return at
        return len(self.codes) + 1

    def times(self, row: Row) -> int:
        """Return how many respondents a row stands for."""
        return 1 if self.frequency is None else int(row[self.frequency])

    def weighs(self, row: Row) -> Fraction:
        """Return the design weight of one of the respondents that a row stands for."""
        return Fraction(1) if self.weight is None else Fraction(row[self.weight])


@dataclass
class Sums:
    """Of two leaves: Σ1, Σx of the first and Σxy, each row as often as it weighs."""

    count: Table
    sums: Table
    products: Table

    def means(self) -> list[float]:
        """Return the mean score of each leaf, rounded once."""
        return [float(self.sums[leaf][leaf] / self.count[leaf][leaf]) for leaf in range(len(self.count))]

    def covariances(self, unit: Fraction = Fraction(1)) -> list[list[float]]:
        """Return the covariances by n − 1, or by what respondents weigh less what one does, rounded once."""
        leaves = range(len(self.count))
        return [[float(self._covariance(a, b, unit)) for b in leaves] for a in leaves]

    def _covariance(self, a: int, b: int, unit: Fraction) -> Fraction:
        count = self.count[a][b]
        return (self.products[a][b] - self.sums[a][b] * self.sums[b][a] / count) / (count - unit)


@dataclass
class Part:
    """What is counted of the rows of one object."""

    plan: Plan
    rows: list[Row] = field(default_factory=list)
    further: list[Row] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many rows there are, kept or not."""
        return sum(map(self.plan.times, [*self.rows, *self.further]))

    @property
    def dropped(self) -> int:
        """How many rows were left out."""
        return sum(map(self.plan.times, self.further))

    @property
    def planes(self) -> list[list[int]]:
        """How often each grade was given, then missing, refused and don't know, by leaf."""
        return self._by_position(self.plan.times)

    @property
    def weighted(self) -> list[list[Fraction]]:
        """What the answers of each grade weigh, by leaf."""
        found = self._by_position(lambda row: self.plan.times(row) * self.plan.weighs(row))
        return [row[: len(self.plan.codes)] for row in found]

    @property
    def weights(self) -> list[Fraction]:
        """The design weight of every respondent."""
        return [self.plan.weighs(row) for row in self.rows for _ in range(self.plan.times(row))]

    @property
    def refusals(self) -> dict[str, dict[str, int]]:
        """The refused texts and how often each occurs, by leaf."""
        found: dict[str, dict[str, int]] = {}
        for leaf in self.plan.leaves:
            for row in self.rows:
                if self.plan.position(row[leaf]) == len(self.plan.codes) + 1 and self.plan.times(row):
                    texts = found.setdefault(leaf, {})
                    text = str(spelt(row[leaf]))
                    texts[text] = texts.get(text, 0) + self.plan.times(row)
        return found

    @property
    def joint(self) -> list[Any]:
        """How much weighs that two answers were given together, (m, n, m, n)."""
        n, leaves = len(self.plan.codes), range(len(self.plan.leaves))
        found = [[[[Fraction(0) for _ in range(n)] for _ in leaves] for _ in range(n)] for _ in leaves]
        for row in self.rows:
            at = [self.plan.position(row[leaf]) for leaf in self.plan.leaves]
            for a in leaves:
                for b in leaves:
                    if at[a] < n and at[b] < n:
                        found[a][at[a]][b][at[b]] += self.plan.times(row) * self.plan.weighs(row)
        return found

    def listwise(self) -> Sums:
        """Return the moments over the rows that answer every leaf."""
        return self._sums([row for row in self.rows if None not in self._scores(row)])

    def pairwise(self) -> Sums:
        """Return the moments of two leaves over the rows that answer both."""
        return self._sums(self.rows)

    def _sums(self, rows: Sequence[Row]) -> Sums:
        leaves = range(len(self.plan.leaves))
        count, sums, products = ([[Fraction(0) for _ in leaves] for _ in leaves] for _ in range(3))
        for row in rows:
            scores, often = self._scores(row), self.plan.times(row) * self.plan.weighs(row)
            for a in leaves:
                for b in leaves:
                    x, y = scores[a], scores[b]
                    if x is not None and y is not None:
                        count[a][b] += often
                        sums[a][b] += often * x
                        products[a][b] += often * x * y
        return Sums(count, sums, products)

    def _scores(self, row: Row) -> list[Fraction | None]:
        at = [self.plan.position(row[leaf]) for leaf in self.plan.leaves]
        return [self.plan.scores[place] if place < len(self.plan.scores) else None for place in at]

    def _by_position(self, weigh: Callable[[Row], Any]) -> list[list[Any]]:
        found: list[list[Any]] = [[0] * (len(self.plan.codes) + 3) for _ in self.plan.leaves]
        for row in self.rows:
            for leaf, name in enumerate(self.plan.leaves):
                found[leaf][self.plan.position(row[name])] += weigh(row)
        return found


def counted(plan: Plan, rows: Sequence[Row], by: Sequence[str] = ()) -> dict[Key, Part]:
    """Return what is counted of each object; the respondents' further rows belong to the object that they name.

    A row that stands for nobody is not there.
    """
    rows = [row for row in rows if plan.times(row)]
    found: dict[Key, Part] = {} if by else {(): Part(plan)}
    kept = {id(row) for row in _kept(plan, rows)}
    for row in rows:
        part = found.setdefault(tuple(spelt(row[column]) for column in by), Part(plan))
        (part.rows if id(row) in kept else part.further).append(row)
    return found


def raked(plan: Plan, rows: Sequence[Row], shares: Mapping[str, Mapping[str, float]], sweeps: int = 500) -> list[float]:
    """Return the design weight of every row, brought to the shares column by column, over and over."""
    weights = [float(plan.weighs(row) * plan.times(row)) for row in rows]
    total = sum(weights)
    for _ in range(sweeps):
        for column, known in shares.items():
            for value, share in known.items():
                mine = [at for at, row in enumerate(rows) if spelt(row[column]) == value]
                have = sum(weights[at] for at in mine)
                for at in mine:
                    weights[at] *= share * total / have if have else 0
    return [weight / (plan.times(row) or 1) for weight, row in zip(weights, rows, strict=True)]


def effective_size(weights: Sequence[Fraction]) -> Fraction:
    """Return how many respondents of equal weight would tell as much, by Kish."""
    squares = sum((weight**2 for weight in weights), start=Fraction(0))
    return sum(weights, start=Fraction(0)) ** 2 / squares if squares else Fraction(0)


def spelt(value: Any) -> str | None:
    """Return what an answer or a name says, None where it says nothing."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip() or None


def _kept(plan: Plan, rows: Sequence[Row]) -> list[Row]:
    """Return the rows that count: of each respondent all, or the one at an end of the order."""
    if plan.duplicates not in ("first", "last"):
        return list(rows)
    pick: Callable[..., Row] = min if plan.duplicates == "first" else max
    of_each: dict[str | None, list[Row]] = {}
    for row in rows:
        of_each.setdefault(spelt(row[plan.respondent or ""]), []).append(row)
    return [pick(mine, key=lambda row: rank(row[plan.order_by or ""])) for mine in of_each.values()]


def rank(value: Any) -> Any:
    """Return what an ordering value is compared by: text that is a number by its size."""
    return Fraction(value.strip()) if isinstance(value, str) and NUMBER.fullmatch(value.strip()) else value


def replaced(plan: Plan, **fields: Any) -> Plan:
    """Return a plan that says something else."""
    return replace(plan, **fields)
