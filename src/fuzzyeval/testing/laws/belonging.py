"""What membership functions keep, of the grades of one scale together."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import Any

import numpy as np
from hypothesis import strategies as st

from fuzzyeval.aliases import FloatArray
from fuzzyeval.testing.law import Condition, Law, Words, law
from fuzzyeval.testing.trying import agree, need

__all__ = ["MEMBERSHIP", "Memberships"]

_STEPS = 32
_CLOSER = 6
"""How often a peak is looked for between the two steps beside it."""

_NEARLY = 1e-6
_IN_FULL = 0.99  # shapes that are divided by their sum hardly reach 1


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
        """Return the degrees, (grades, ...), of a copy for each function, which may write into it."""
        return np.array([np.asarray(function(copy(x)), dtype=float) for function in self.functions])

    @property
    def grid(self) -> FloatArray:
        """Measurements from end to end, in even steps."""
        return _even(self.low, self.high, _STEPS)


def _even(low: float, high: float, steps: int) -> FloatArray:
    share = np.arange(steps + 1) / steps
    even: FloatArray = np.clip(low * (1 - share) + high * share, low, high)  # no difference, which may be too large
    return even


def _measured(shapes: Memberships) -> st.SearchStrategy[dict[str, Any]]:
    grid = shapes.grid.tolist()
    cell = st.one_of(st.sampled_from(grid), st.floats(grid[0], grid[-1]))
    return st.lists(cell, min_size=1, max_size=6).map(lambda drawn: {"x": np.array(sorted(drawn))})


def _peaks(shapes: Memberships) -> list[tuple[float, float]]:
    """Return the first measurement of the highest degree, and that degree, of each grade."""
    numbered = enumerate(shapes.functions, start=1)
    return [_peak(function, shapes.low, shapes.high, grade) for grade, function in numbered]


def _peak(function: Callable[[Any], Any], low: float, high: float, grade: int) -> tuple[float, float]:
    at, degrees, steps = np.array([low]), np.zeros(1), _STEPS**2
    for _ in range(_CLOSER):
        at = _even(low, high, steps)
        degrees = np.asarray(function(at.copy()), dtype=float)
        finite = np.isfinite(degrees)
        need(finite.all(), f"grade {grade} is not finite at {at[~finite][:1].tolist()}")
        best = int(degrees.argmax())
        low, high, steps = at[max(best - 1, 0)], at[min(best + 1, steps)], _STEPS
    return float(at[degrees.argmax()]), float(degrees.max())


def _partition(shapes: Memberships) -> str | None:
    total = shapes(shapes.grid).sum(axis=0)
    off = np.abs(total - 1) > 1e-9
    return f"at {shapes.grid[off][0]:g} the degrees sum to {total[off][0]:g}" if off.any() else None


_SHARING = Condition(
    Words(
        "the degrees sum to 1 at 33 measurements in even steps from low to high",
        "从 low 到 high 等距的 33 个测量值处，隶属度之和均为 1",
    ),
    _partition,
)


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
    alone = np.array([shapes(value) for value in x]).reshape(len(x), -1).T
    agree(shapes(x), alone, "together")
    agree(shapes(x[:, None]), alone[..., None], "as a column")
    even = shapes.grid[:: _STEPS // len(x)][: len(x)]
    rows = np.array([x, even])
    wanted = np.stack([alone, np.array([shapes(value) for value in even]).reshape(len(x), -1).T], axis=1)
    agree(shapes(rows), wanted, f"of the rows {rows.tolist()}")
    agree(shapes(rows.T), wanted.transpose(0, 2, 1), f"of the columns {rows.tolist()}")


@law(
    "Degrees rise to a peak and fall from it.",
    "隶属度先升后降。",
    formula="x ≤ y ≤ z: μ(y) ≥ min(μ(x), μ(z))",
    source="Zadeh (1965), convex fuzzy sets",
    given=_measured,
)
def _rise_and_fall(shapes: Memberships, x: FloatArray) -> None:
    at = np.sort(np.concatenate([shapes.grid, x]))
    for grade, degrees in enumerate(shapes(at), 1):
        need(np.isfinite(degrees).all(), f"grade {grade} is not finite at {at[~np.isfinite(degrees)][:1].tolist()}")
        before, after = np.maximum.accumulate(degrees), np.maximum.accumulate(degrees[::-1])[::-1]
        low = degrees < np.minimum(before, after) - 1e-9
        need(not low.any(), f"grade {grade} dips at {at[low][:1].tolist()}")


@law(
    "Every grade has a measurement that belongs to it in full, to within 1 %.",
    "每个等级都有完全属于它的测量值，误差不超过 1%。",
    formula="max μ_g(x) ≥ 0.99",
    source="Dubois and Prade (1980), normal fuzzy sets",
    given=st.just({}),
)
def _full_somewhere(shapes: Memberships) -> None:
    for grade, (at, highest) in enumerate(_peaks(shapes), 1):
        need(
            highest > 0,
            f"grade {grade}: no measurement found that belongs to it; give a low and a high that are closer",
        )
        need(highest >= _IN_FULL, f"grade {grade} is highest at {at:g}, and {highest:g} there")


@law(
    "The grades peak in their order.",
    "各等级的峰值按等级的次序排列。",
    formula="g < h: argmax μ_g ≤ argmax μ_h",
    source="the first function is of the lowest measurements",
    given=st.just({}),
)
def _peaks_in_order(shapes: Memberships) -> None:
    at = np.array([peak for peak, _ in _peaks(shapes)])
    slack = _NEARLY * (shapes.high - shapes.low)
    need((at[1:] >= at[:-1] - slack).all(), f"the grades peak at {at.tolist()}")


@law(
    "Every measurement belongs to some grade.",
    "每个测量值至少属于一个等级。",
    formula="Σ_g μ_g(x) > 0",
    source="without it, no grade can be read off",
    given=_measured,
)
def _nothing_belongs_nowhere(shapes: Memberships, x: FloatArray) -> None:
    total = shapes(x).sum(axis=0)
    need((total > 0).all(), f"the degrees sum to {total.tolist()}")


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
    formula="x′ = x",
    source="a function has no other effect",
    given=_measured,
)
def _measurements_left_alone(shapes: Memberships, x: FloatArray) -> None:
    for grade, function in enumerate(shapes.functions, 1):
        mine = x.copy()
        function(mine)
        agree(mine, x, f"the measurements after grade {grade}", rel=0, abs=0)


MEMBERSHIP: tuple[Law, ...] = (
    _degrees_within_bounds,
    _each_measurement_by_itself,
    _rise_and_fall,
    _full_somewhere,
    _peaks_in_order,
    _nothing_belongs_nowhere,
    _degrees_sum_to_one,
    _higher_is_in_no_lower_grade,
    _measurements_left_alone,
)
