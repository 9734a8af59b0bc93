"""What membership functions keep, of the grades of one scale together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from hypothesis import strategies as st

from fuzzyeval.aliases import FloatArray
from fuzzyeval.testing.law import Condition, Law, Words, law
from fuzzyeval.testing.trying import agree, need

__all__ = ["MEMBERSHIP", "Memberships"]

_STEPS = 32


@dataclass(frozen=True, slots=True)
class Memberships:
    """The membership functions of a scale's grades, and the measurements between which they matter.

    Parameters
    ----------
    functions
        From measurements of any shape to degrees, one a grade, from the lowest measurements to the highest.
    low, high
        Measurements between which all that is of interest lies.
    """

    functions: tuple[Callable[[Any], Any], ...]
    low: float
    high: float

    def __call__(self, x: Any) -> FloatArray:
        """Return the degrees, (grades, ...)."""
        return np.array([np.asarray(function(x), dtype=float) for function in self.functions])

    @property
    def grid(self) -> FloatArray:
        """Measurements from end to end, and a little beyond."""
        return self.low + (self.high - self.low) * np.arange(-2, _STEPS + 3) / _STEPS


def _measured(shapes: Memberships) -> st.SearchStrategy[dict[str, Any]]:
    span = shapes.high - shapes.low
    even = st.integers(0, _STEPS).map(lambda step: shapes.low + span * step / _STEPS)
    cell = st.one_of(even, st.floats(shapes.low - span, shapes.high + span))
    return st.lists(cell, min_size=1, max_size=6).map(lambda drawn: {"x": np.array(sorted(drawn))})


def _partition(shapes: Memberships) -> str | None:
    total = shapes(shapes.grid).sum(axis=0)
    off = np.abs(total - 1) > 1e-9
    return f"at {shapes.grid[off][0]:g} the degrees sum to {total[off][0]:g}" if off.any() else None


_SHARING = Condition(Words("neighbouring shapes share all membership", "相邻函数的隶属度之和为 1"), _partition)


@law(
    "Every degree is at least 0 and at most 1.",
    "隶属度在 0 与 1 之间。",
    formula="0 ≤ μ(x) ≤ 1",
    source="Zadeh (1965), by definition of a fuzzy set",
    given=_measured,
)
def _degrees_within_bounds(shapes: Memberships, x: FloatArray) -> None:
    found = shapes(x)
    need(np.isfinite(found).all() and (found >= 0).all() and (found <= 1 + 1e-12).all(), f"degrees {found.tolist()}")


@law(
    "A measurement has the same degree alone and among others.",
    "一个测量值单独计算与一起计算，隶属度相同。",
    formula="μ(x)ᵢ = μ(xᵢ)",
    source="by definition of a function",
    given=_measured,
)
def _each_measurement_by_itself(shapes: Memberships, x: FloatArray) -> None:
    agree(shapes(x), np.array([shapes(value) for value in x]).reshape(len(x), -1).T, "together")
    agree(shapes(x[:, None]), shapes(x)[..., None], "as a column")


@law(
    "Degrees rise to a peak and fall from it.",
    "隶属度先升后降。",
    formula="x ≤ y ≤ z: μ(y) ≥ min(μ(x), μ(z))",
    source="Zadeh (1965), convex fuzzy sets",
    given=_measured,
)
def _rise_and_fall(shapes: Memberships, x: FloatArray) -> None:
    at = np.sort(np.concatenate([shapes.grid, x]))
    for grade, degrees in enumerate(shapes(at)):
        before, after = np.maximum.accumulate(degrees), np.maximum.accumulate(degrees[::-1])[::-1]
        low = degrees < np.minimum(before, after) - 1e-9
        need(not low.any(), f"grade {grade} dips at {at[low][:1].tolist()}")


@law(
    "Every measurement belongs to some grade.",
    "每个测量值至少属于一个等级。",
    formula="Σ_g μ_g(x) > 0",
    source="without it, no grade can be read off",
    given=_measured,
)
def _nothing_belongs_nowhere(shapes: Memberships, x: FloatArray) -> None:
    within = np.clip(x, shapes.low, shapes.high)
    total = shapes(within).sum(axis=0)
    need((total > 0).all(), f"of {within.tolist()}, degrees sum to {total.tolist()}")


@law(
    "The degrees of a measurement sum to 1.",
    "一个测量值的各隶属度之和为 1。",
    formula="Σ_g μ_g(x) = 1",
    source="Ruspini (1969), a fuzzy partition",
    given=_measured,
    needs=[_SHARING],
)
def _degrees_sum_to_one(shapes: Memberships, x: FloatArray) -> None:
    agree(shapes(x).sum(axis=0), np.ones(len(x)), "the sum")


@law(
    "A higher measurement is in no lower grade.",
    "测量值越高，所属等级不会越低。",
    formula="x ≤ y: Σ_{h ≥ g} μ_h(x) ≤ Σ_{h ≥ g} μ_h(y)",
    source="by dominance; so that a better measurement never scores less",
    given=_measured,
    needs=[_SHARING],
)
def _higher_is_in_no_lower_grade(shapes: Memberships, x: FloatArray) -> None:
    at_least = np.cumsum(shapes(x)[::-1], axis=0)
    need((np.diff(at_least, axis=1) >= -1e-9).all(), f"degrees in this grade or a higher one: {at_least.tolist()}")


@law(
    "The measurements stay as they are.",
    "测量值本身保持不变。",
    formula="x after = x before",
    source="a function has no other effect",
    given=_measured,
)
def _measurements_left_alone(shapes: Memberships, x: FloatArray) -> None:
    mine = x.copy()
    shapes(mine)
    agree(mine, x, "the measurements afterwards", rel=0, abs=0)


MEMBERSHIP: tuple[Law, ...] = (
    _degrees_within_bounds,
    _each_measurement_by_itself,
    _rise_and_fall,
    _nothing_belongs_nowhere,
    _degrees_sum_to_one,
    _higher_is_in_no_lower_grade,
    _measurements_left_alone,
)
