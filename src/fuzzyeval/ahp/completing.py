"""Judgements that were not made, filled from those that were."""

from __future__ import annotations

import warnings
from typing import get_args

import numpy as np
from numpy.typing import ArrayLike

from fuzzyeval import checks
from fuzzyeval.aliases import BoolArray, CompletionMethod, FloatArray
from fuzzyeval.core.pairwise.completing import least_lambda, least_squares
from fuzzyeval.errors import CompletionWarning, WeightsError
from fuzzyeval.wording import message

__all__ = ["bounded", "complete", "tell_of_fillings"]


def complete(comparisons: ArrayLike, *, method: CompletionMethod = "least_lambda") -> FloatArray:
    """Return judgement matrices whose gaps (NaN) are filled so that they contradict the judgements least.

    A judgement given on one side of the diagonal fills the other. What was given stays as it is.

    Parameters
    ----------
    comparisons
        Positive reciprocal matrices, (..., n, n), with NaN where nothing was judged.
    method
        ``least_lambda``, so that λmax is least, or ``least_squares`` of the logarithms. Where judgements hardly
        contradict each other the two hardly differ.

    Raises
    ------
    ArrayError
        For a value that is not a judgement, naming the place.
    OptionError
        For an unknown method.
    WeightsError
        Where the judgements do not connect all indicators, naming the parts.

    Warns
    -----
    CompletionWarning
        Where the least λmax was not found, as judgements contradict each other by orders of magnitude: least squares is
        taken there.

    Notes
    -----
    Bozóki, Fülöp and Rónyai (2010). λmax is convex in the logarithms of the gaps; its least value is found by Newton's
    method, started from least squares.

    Examples
    --------
    >>> import numpy as np, fuzzyeval as fe
    >>> fe.ahp.complete([[1, 2, np.nan], [np.nan, 1, 3], [np.nan, np.nan, 1]])[0].round(6).tolist()
    [1.0, 2.0, 6.0]
    """
    chosen = checks.choice(method, get_args(CompletionMethod), "method")
    array = checks.connected(checks.comparisons(comparisons, gaps=True))
    if chosen == "least_squares":
        return bounded(least_squares(array))
    filled, converged = least_lambda(array)
    filled = bounded(filled)
    if not converged.all():
        _tell_of_least_squares(converged)
    return filled


def bounded(filled: FloatArray) -> FloatArray:
    """Return what was filled, or refuse values that are no judgements."""
    if not ((filled >= 1 / checks.JUDGEMENT_LIMIT) & (filled <= checks.JUDGEMENT_LIMIT)).all():
        raise WeightsError(
            "comparisons: what the judgements imply for a gap is beyond 1e-12 to 1e12; judge less extremely"
        )
    return filled


def _tell_of_least_squares(converged: np.ndarray) -> None:
    """Warn, naming the first matrix and how many there are."""
    place = tuple(int(axis) for axis in np.argwhere(~np.atleast_1d(converged))[0]) if converged.ndim else ()
    said = message(
        "{name}{at}: the filling of least λmax was not found, and least squares is taken, in {count} of {all} matrices; "
        "revisit judgements that contradict each other by orders of magnitude",
        name="comparisons",
        at=f"[{', '.join(map(str, place))}]" if place else "",
        count=int((~converged).sum()),
        all=converged.size,
    )
    warnings.warn(str(said), CompletionWarning, stacklevel=3)


def tell_of_fillings(converged: BoolArray) -> None:
    """Warn, saying how many of the fillings that were tried are not the best."""
    if not converged.all():
        said = message(
            "comparisons: the filling of least λmax was not found, and least squares is taken, in {count} of {all} fillings; "
            "revisit judgements that contradict each other by orders of magnitude",
            count=int((~converged).sum()),
            all=converged.size,
        )
        warnings.warn(str(said), CompletionWarning, stacklevel=4)
