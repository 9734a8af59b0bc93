"""Membership functions: from a measurement to the degree to which it belongs to a grade.

All are piecewise linear; ``rising`` and ``falling`` are the half shapes for the two ends of a scale.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from fuzzyeval import checks
from fuzzyeval.aliases import FloatArray
from fuzzyeval.core import membership as core
from fuzzyeval.errors import OptionError

__all__ = ["falling", "rising", "trapezoidal", "triangular"]


def triangular(x: ArrayLike, a: float, b: float, c: float) -> FloatArray:
    """Return the degrees of a triangle: 0 up to a, 1 at b, 0 from c on, a ≤ b ≤ c.

    Parameters
    ----------
    x
        Finite measurements of any shape, in the units of a, b and c.

    Raises
    ------
    ArrayError
        For measurements that are no finite numbers: leave missing ones out.
    OptionError
        For corners that are not in order, or all at one point.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.membership.triangular([60, 70, 75, 90], 60, 70, 80).tolist()
    [0.0, 1.0, 0.5, 0.0]
    """
    low, peak, high = _ordered(a=a, b=b, c=c)
    return core.trapezoid(checks.floats(x, "x", ndim=0), low, peak, peak, high)


def trapezoidal(x: ArrayLike, a: float, b: float, c: float, d: float) -> FloatArray:
    """Return the degrees of a trapezoid: 0 up to a, 1 from b to c, 0 from d on, a ≤ b ≤ c ≤ d.

    Where a = b or c = d the side is a step, and the corner itself has degree 1.

    Parameters
    ----------
    x
        Finite measurements of any shape, in the units of a, b, c and d.

    Raises
    ------
    ArrayError
        For measurements that are no finite numbers: leave missing ones out.
    OptionError
        For corners that are not in order, or all at one point.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.membership.trapezoidal([65, 70, 80, 95], 65, 75, 85, 95).tolist()
    [0.0, 0.5, 1.0, 0.0]
    """
    return core.trapezoid(checks.floats(x, "x", ndim=0), *_ordered(a=a, b=b, c=c, d=d))


def rising(x: ArrayLike, a: float, b: float) -> FloatArray:
    """Return the degrees of a rising half trapezoid: 0 up to a, 1 from b on, a < b.

    Raises
    ------
    ArrayError
        For measurements that are no finite numbers: leave missing ones out.
    OptionError
        For corners that are not in order.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.membership.rising([350, 475, 600, 700], 350, 600).tolist()
    [0.0, 0.5, 1.0, 1.0]
    """
    low, high = _ordered(a=a, b=b)
    return core.trapezoid(checks.floats(x, "x", ndim=0), low, high, np.inf, np.inf)


def falling(x: ArrayLike, a: float, b: float) -> FloatArray:
    """Return the degrees of a falling half trapezoid: 1 up to a, 0 from b on, a < b.

    Raises
    ------
    ArrayError
        For measurements that are no finite numbers: leave missing ones out.
    OptionError
        For corners that are not in order.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.membership.falling([0.05, 0.07, 0.15], 0.05, 0.15).round(2).tolist()
    [1.0, 0.8, 0.0]
    """
    low, high = _ordered(a=a, b=b)
    return core.trapezoid(checks.floats(x, "x", ndim=0), -np.inf, -np.inf, low, high)


def _ordered(**corners: float) -> list[float]:
    """Return corners that are finite, in order, and not all at one point."""
    found = [checks.number(corner, name, low=-1e300, high=1e300) for name, corner in corners.items()]
    if found != sorted(found) or found[0] == found[-1]:
        names = list(corners)
        raise OptionError(
            "{names}: {found!r} are not in order, or span nothing; give {order} with {first} < {last}",
            names=tuple(names),
            found=found,
            order=" ≤ ".join(names),
            first=names[0],
            last=names[-1],
        )
    return found
