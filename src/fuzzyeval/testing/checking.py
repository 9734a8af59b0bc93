"""Something of your own, held to all the laws of its kind in one go."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal, TypeAlias, get_args

import numpy as np
from hypothesis import settings as Settings  # noqa: N812  (the parameter is called settings)

from fuzzyeval import ahp, combining, objective
from fuzzyeval.aliases import Negative, Plain, PriorityMethod, Rule
from fuzzyeval.checks import choice, number
from fuzzyeval.composition import Operator, operator_named
from fuzzyeval.errors import OptionError
from fuzzyeval.testing import laws
from fuzzyeval.testing.law import Law
from fuzzyeval.testing.laws.belonging import Memberships
from fuzzyeval.testing.report import Report

__all__ = ["Method", "WeightsOf", "check_engine", "check_membership", "check_operator", "check_weighting"]

Method: TypeAlias = Callable[..., Any]
"""A function that returns weights."""

WeightsOf: TypeAlias = Literal["scores", "comparisons", "vectors"]
"""Weights from (k, m) scores, from (n, n) judgements, or of two weight vectors united."""

_LARGEST = sys.float_info.max
_OF_SCORES = (
    *("entropy", "standard_deviation", "variation", "gini", "critic", "principal_components"),
    *("merec", "cilos", "idocriw"),
)


def check_operator(operator: Operator | str, *, settings: Settings | None = None) -> Report:
    """Hold an operator to the laws of M(⊗, ⊕).

    Parameters
    ----------
    operator
        One of your own, or a name or symbol.
    settings
        Hypothesis' settings, such as ``settings(max_examples=1000)`` or, for the same examples every time,
        ``settings(derandomize=True)``. Without, the profile in force decides how many examples are tried, and whether they are
        the same every time, as Hypothesis' own profile for CI makes them. Of a deadline only one that differs from Hypothesis'
        own default counts, else none is kept, since machines differ. No example database is kept.

    Raises
    ------
    OptionError
        For an unknown operator, and inside of a test under ``@given``.

    Examples
    --------
    >>> import numpy as np
    >>> import fuzzyeval as fe
    >>> from hypothesis import settings
    >>> from fuzzyeval.testing import check_operator
    >>> def mean(left, right, out):
    ...     return np.divide(left + right, 2, out=out)
    >>> report = check_operator(fe.Operator("M(·,mean)", np.multiply, mean), settings=settings(derandomize=True))
    >>> report.ok, sorted(report.failed)
    (False, ['all_weight_on_one', 'no_weight_no_say', 'order_of_indicators', 'twin_indicator'])
    >>> report.not_applicable["better_grade_better_score"]
    '0 ⊕ 0.25 = 0.125, not 0.25'
    """
    chosen = operator_named(operator)
    return _report(f"operator {chosen.symbol}", laws.operator, chosen, settings)


def check_weighting(method: Method | str, *, of: WeightsOf = "scores", settings: Settings | None = None) -> Report:
    """Hold a way to find weights to the laws of its kind.

    What it refuses by a ValueError (but for NumPy's LinAlgError) is no example; the report tells how much that was, and a law
    fails of which hardly anything was left to try.

    Parameters
    ----------
    method
        A function from (k, m) scores to (m,) weights, or the name of one in :mod:`fuzzyeval.objective`; see ``of``.
    of
        ``comparisons``: a function from (n, n) judgements to (n,), or ``eigenvector`` or ``geometric_mean``; ``vectors``: one
        from two weight vectors, (m,) and (m,), to one, or a rule of :func:`fuzzyeval.combine`.
    settings
        As for :func:`check_operator`.

    Raises
    ------
    OptionError
        For an unknown name or kind, for what is neither a name nor callable, and inside of a test under ``@given``.

    Examples
    --------
    >>> from fuzzyeval.testing import check_weighting
    >>> print(check_weighting(lambda scores: scores.mean(axis=0)).failed["weights_are_weights"])
      scores = [[1.0], [2.0]]
      weights [1.5]
    """
    kinds: dict[str, tuple[tuple[Law, ...], Callable[[str], Method]]] = {
        "scores": (laws.weighting, _of_scores),
        "comparisons": (laws.judgement, _of_comparisons),
        "vectors": (laws.union, _of_vectors),
    }
    held_to, named = kinds[choice(of, kinds, "of")]
    chosen = method if callable(method) else named(_name(method))
    return _report(f"weights of {of} by {_called(method)}", held_to, chosen, settings)


def check_membership(
    functions: Sequence[Callable[[Any], Any]], *, low: float, high: float, settings: Settings | None = None
) -> Report:
    """Hold the membership functions of a scale's grades to their laws.

    Parameters
    ----------
    functions
        From measurements of any shape to degrees, one a grade, from the lowest measurements to the highest.
    low, high
        Measurements between which all that is of interest lies.
    settings
        As for :func:`check_operator`.

    Raises
    ------
    OptionError
        For no functions, what is no function, and ends that are not finite or not low < high; inside of a test under ``@given``.

    Examples
    --------
    >>> from functools import partial
    >>> from fuzzyeval import membership
    >>> from fuzzyeval.testing import check_membership
    >>> shapes = [
    ...     partial(membership.falling, a=60, b=70),
    ...     partial(membership.triangular, a=60, b=70, c=80),
    ...     partial(membership.rising, a=70, b=80),
    ... ]
    >>> check_membership(shapes, low=50, high=90).ok
    True
    """
    subject = Memberships(_functions(functions), *_ends(low, high))
    return _report(f"{len(subject.functions)} membership functions", laws.membership, subject, settings)


def check_engine(frame_from: Callable[[list[Plain]], Any], *, settings: Settings | None = None) -> Report:
    """Hold whatever makes a frame of rows to the laws of tallies: any frame gives the tally of the rows.

    Parameters
    ----------
    frame_from
        From rows, mappings of the same names to numbers, texts or None, to a frame that :func:`fuzzyeval.tally` takes. A column
        has numbers only, or texts only.
    settings
        As for :func:`check_operator`.

    Raises
    ------
    OptionError
        For what is no function, and inside of a test under ``@given``.

    Examples
    --------
    >>> from hypothesis import settings
    >>> from fuzzyeval.testing import check_engine
    >>> columns = lambda rows: {name: [row[name] for row in rows] for name in rows[0]}
    >>> check_engine(columns, settings=settings(max_examples=5)).ok
    True
    """
    if not callable(frame_from):
        raise OptionError("frame_from: {value!r} is no function; give one from rows to a frame", value=frame_from)
    return _report(f"engine {_called(frame_from)}", laws.tally, frame_from, settings)


def _report(subject: str, held_to: Sequence[Law], chosen: Any, settings: Settings | None) -> Report:
    return Report(subject, tuple(law.outcome(chosen, settings=settings) for law in held_to))


def _called(method: Any) -> str:
    return method if isinstance(method, str) else getattr(method, "__name__", type(method).__name__)


def _name(method: object) -> str:
    if not isinstance(method, str):
        raise OptionError(
            "method: {value!r} is neither a function nor a name; give a function that returns weights, or a name",
            value=method,
        )
    return method


def _functions(given: object) -> tuple[Callable[[Any], Any], ...]:
    functions = tuple(given) if isinstance(given, Iterable) else ()
    if not functions:
        raise OptionError("functions: {value!r} holds none; give a list of them, one for each grade", value=given)
    for grade, function in enumerate(functions, 1):
        if not callable(function):
            raise OptionError(
                "functions: {value!r}, of grade {grade}, is no function; give one from measurements to degrees",
                value=function,
                grade=grade,
            )
    return functions


def _ends(low: object, high: object) -> tuple[float, float]:
    first, last = (number(end, name, low=-_LARGEST, high=_LARGEST) for end, name in ((low, "low"), (high, "high")))
    if not first < last:
        raise OptionError("low: {low!r} is not below high, {high!r}; give low < high", low=low, high=high)
    return first, last


def _of_scores(name: str) -> Method:
    method: Method = getattr(objective, choice(name, _OF_SCORES, "method"))
    return method


def _of_comparisons(name: str) -> Method:
    chosen: Any = choice(name, get_args(PriorityMethod), "method")
    return lambda judged: np.asarray(ahp.priorities(judged, method=chosen))


def _of_vectors(name: str) -> Method:
    chosen: Any = choice(name, get_args(Rule), "method")
    negative: Negative | None = "project" if chosen == "game_theory" else None
    return lambda first, second: combining.combine(first, second, rule=chosen, negative=negative)
