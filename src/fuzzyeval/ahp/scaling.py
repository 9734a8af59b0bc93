"""Judgements of 1 to 9, read on another scale."""

from __future__ import annotations

from typing import get_args

from numpy.typing import ArrayLike

from fuzzyeval import checks
from fuzzyeval.ahp.matrices import within_nine
from fuzzyeval.aliases import FloatArray, JudgementScale
from fuzzyeval.core.pairwise import scaling

__all__ = ["on_scale"]


def on_scale(comparisons: ArrayLike, scale: JudgementScale = "balanced") -> FloatArray:
    """Return judgements that were given as 1 to 9 and their reciprocals, as they are meant on another scale.

    Parameters
    ----------
    comparisons
        Positive reciprocal matrices, (..., n, n), within 1/9 to 9, with NaN where nothing was judged.
    scale
        What x from 1 to 9 means: ``saaty`` x, ``balanced`` (9 + x)/(11 − x), ``power`` x² or ``logarithmic`` log₂(x + 1);
        1/x means the reciprocal of that.

    Returns
    -------
    FloatArray
        New matrices, (..., n, n).

    Raises
    ------
    ArrayError
        For anything but such matrices, naming the place.
    OptionError
        For an unknown scale.

    Notes
    -----
    The balanced scale spreads the weights of two indicators evenly over 0.1 to 0.9 (Salo and Hämäläinen 1997); the power
    scale is attributed to Harker and Vargas (1987), the logarithmic one to Ishizaka, Balkenborg and Kaplan (2011). CR is
    read against random judgements on Saaty's scale, whichever is used.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.ahp.on_scale([[1, 3], [1/3, 1]], "balanced").tolist()
    [[1.0, 1.5], [0.6666666666666666, 1.0]]
    """
    checks.choice(scale, get_args(JudgementScale), "scale")
    return scaling.on_scale(within_nine(checks.comparisons(comparisons, gaps=True)), scale)
