"""Composition on arrays: weights and a relation into a membership vector."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from fuzzyeval import checks
from fuzzyeval.aliases import FloatArray, OperatorName
from fuzzyeval.core.composition import OPERATORS, Operator
from fuzzyeval.core.composition import compose as _compose
from fuzzyeval.errors import ArrayError, OptionError

__all__ = ["Operator", "compose", "operator_named", "trusted"]

_BY_SYMBOL = {operator.symbol: operator for operator in OPERATORS.values()}


def operator_named(operator: object) -> Operator:
    """Return the operator of that name or symbol, or the operator itself.

    Raises
    ------
    OptionError
        For an unknown name or symbol.
    """
    if isinstance(operator, Operator):
        return operator
    if isinstance(operator, str) and operator in _BY_SYMBOL:
        return _BY_SYMBOL[operator]
    return OPERATORS[checks.choice(operator, [*OPERATORS, *_BY_SYMBOL], "operator")]


def compose(
    weights: ArrayLike, relation: ArrayLike, *, operator: OperatorName | str | Operator = "weighted_average"
) -> FloatArray:
    """Return the membership vector B = w ∘ R.

    Parameters
    ----------
    weights
        Weights in [0, 1], (..., m); they need not sum to 1.
    relation
        Degrees in [0, 1], (..., m, n): a row an indicator, a column a grade. Leading axes broadcast.
    operator
        A name, a symbol such as ``M(∧,∨)``, or an :class:`Operator` of your own.

    Returns
    -------
    FloatArray
        Degrees, (..., n), not normalised.

    Raises
    ------
    ArrayError
        For values outside [0, 1], or shapes that do not fit.
    OptionError
        For an unknown operator, or one of your own that returns what is no degree.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> relation = [[0.2, 0.5, 0.2, 0.1], [0.7, 0.2, 0.1, 0], [0, 0.4, 0.5, 0.1], [0.2, 0.3, 0.5, 0]]
    >>> fe.compose([0.1, 0.2, 0.3, 0.4], relation, operator="min_max").tolist()
    [0.2, 0.3, 0.4, 0.1]
    """
    chosen = operator_named(operator)
    vector = checks.degrees(weights, "weights", "is not in [0, 1]; divide them by their sum")
    matrix = checks.degrees(relation, "relation")
    if matrix.ndim < 2 or matrix.shape[-2] != vector.shape[-1]:
        raise ArrayError(
            "relation: shape {shape!r} for {count} weights; give a row an indicator, a column a grade",
            shape=matrix.shape,
            count=vector.shape[-1],
        )
    try:
        np.broadcast_shapes(vector.shape[:-1], matrix.shape[:-2])
    except ValueError as error:
        raise ArrayError(
            "relation: leading shape {shape!r} does not fit that of the weights, {wanted!r}",
            shape=matrix.shape[:-2],
            wanted=vector.shape[:-1],
        ) from error
    return trusted(_compose(vector, matrix, chosen), chosen)


def trusted(degrees: FloatArray, operator: Operator) -> FloatArray:
    """Return what an operator made, or refuse it where a user's own functions made no degree of it."""
    if operator not in OPERATORS.values() and not (np.isfinite(degrees) & (degrees >= 0)).all():
        raise OptionError(
            "operator {symbol}: returned a degree that is negative or not finite; mend its weigh or gather",
            symbol=operator.symbol,
        )
    return degrees
