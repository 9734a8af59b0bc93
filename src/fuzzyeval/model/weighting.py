"""How the weights are found: equal, manual, by judgement (AHP), from data (entropy), or judgement and data combined."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Field

from fuzzyeval.aliases import Over, PriorityMethod, Rule
from fuzzyeval.model.judgement import Judgements
from fuzzyeval.model.values import Declared, Number, Shorthand, WeightTable

__all__ = ["AHP", "Combined", "Entropy", "Equal", "Manual", "Subjective", "Weighting"]


class Equal(Declared):
    """All children of a parent weigh the same."""

    method: Literal["equal"] = "equal"


class Manual(Declared):
    """Weights as given.

    Parameters
    ----------
    weights
        ``{parent: {child: weight}}``; a parent's weights sum to 1 within 1e-4.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.Manual(weights={"satisfaction": {"quality": 0.6, "process": 0.4}}).method
    'manual'
    """

    method: Literal["manual"] = "manual"
    weights: WeightTable


class AHP(Declared):
    """Weights from pairwise judgements, by the analytic hierarchy process.

    Parameters
    ----------
    judgements
        By parent, either pairs ``{"a/b": 3}``, how much more important a is than b, or a matrix in the order of the
        children. Gaps are completed by logarithmic least squares if what is there connects all children.
    priorities
        ``eigenvector`` or ``geometric_mean``.
    random_index
        ``alonso_lamata``: Alonso and Lamata (2006).

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.AHP(judgements={"quality": {"function/reliability": "1/2", "function/safety": 2}}).priorities
    'eigenvector'
    """

    method: Literal["ahp"] = "ahp"
    judgements: Judgements
    priorities: PriorityMethod = "eigenvector"
    random_index: Literal["alonso_lamata"] = "alonso_lamata"


class Entropy(Declared):
    """Weights from the data: the more the answers to a leaf differ, the more it weighs.

    Parameters
    ----------
    over
        ``respondents``: how all answers differ; ``objects``: how the objects' mean scores differ (two at least).
    """

    method: Literal["entropy"] = "entropy"
    over: Over = "respondents"


def _by_name(value: object) -> object:
    """Take the name alone for a way that needs nothing else."""
    return {"method": value} if value in ("equal", "entropy") else value


Subjective = Annotated[Equal | Manual | AHP, Discriminator("method"), BeforeValidator(_by_name), Shorthand(("equal",))]
"""Weights that need no answers."""


class Combined(Declared):
    """Judgement and data united.

    Parameters
    ----------
    subjective, objective
        Judgement (equal, manual or AHP) and data (entropy).
    rule
        ``multiplicative``, ``linear`` or ``geometric``; applied to the local weights of each parent.
    alpha
        The share of judgement in the linear rule, 0 to 1.
    """

    method: Literal["combined"] = "combined"
    subjective: Subjective
    objective: Entropy = Entropy()
    rule: Rule = "multiplicative"
    alpha: Annotated[Number, Field(ge=0, le=1)] = 0.5


Weighting = Annotated[
    Equal | Manual | AHP | Entropy | Combined,
    Discriminator("method"),
    BeforeValidator(_by_name),
    Shorthand(("equal", "entropy")),
]
"""Any way to find weights."""
