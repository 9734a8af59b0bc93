"""Judgements that were not made, filled from those that were."""

from __future__ import annotations

from numpy.typing import ArrayLike

from fuzzyeval import checks
from fuzzyeval.aliases import FloatArray
from fuzzyeval.core.pairwise.completing import least_squares
from fuzzyeval.errors import WeightsError

__all__ = ["complete"]


def complete(comparisons: ArrayLike) -> FloatArray:
    """Return judgement matrices whose gaps (NaN) are filled by logarithmic least squares.

    A judgement given on one side of the diagonal fills the other. What was given stays as it is.

    Parameters
    ----------
    comparisons
        Positive reciprocal matrices, (..., n, n), with NaN where nothing was judged.

    Raises
    ------
    ArrayError
        For a value that is not a judgement, naming the place.
    WeightsError
        Where the judgements do not connect all indicators, naming the parts.

    Notes
    -----
    Bozóki, Fülöp and Rónyai (2010).

    Examples
    --------
    >>> import numpy as np, fuzzyeval as fe
    >>> fe.ahp.complete([[1, 2, np.nan], [np.nan, 1, 3], [np.nan, np.nan, 1]])[0].round(6).tolist()
    [1.0, 2.0, 6.0]
    """
    filled = least_squares(checks.connected(checks.comparisons(comparisons, gaps=True)))
    if not ((filled >= 1 / checks.JUDGEMENT_LIMIT) & (filled <= checks.JUDGEMENT_LIMIT)).all():
        raise WeightsError(
            "comparisons: what the judgements imply for a gap is beyond 1e-12 to 1e12; judge less extremely"
        )
    return filled
