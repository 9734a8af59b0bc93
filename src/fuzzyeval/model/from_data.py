"""Weights from data, as an analyst declares them: which method, and over what."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias, get_args

from pydantic import BeforeValidator, Discriminator

from fuzzyeval.aliases import CorrelationMethod, DerivationMethod, Detail, DispersionMethod, Over
from fuzzyeval.model.values import Declared, Shorthand

__all__ = [
    "DATA_METHODS",
    "RATIO_METHODS",
    "Correlation",
    "Derived",
    "Dispersion",
    "Entropy",
    "FromData",
    "Objective",
    "Stated",
    "VoteEntropy",
    "by_name",
    "detail_of",
]

RATIO_METHODS = ("entropy", "variation", "gini")
"""The methods that divide by a mean score, for which no score may be negative."""


class Entropy(Declared):
    """Weights from the data: the more the answers to a leaf differ, the more it weighs.

    Parameters
    ----------
    over
        ``respondents``: how all answers differ; ``objects``: how the objects' mean scores differ (two at least).
    """

    method: Literal["entropy"] = "entropy"
    over: Over = "respondents"


class Dispersion(Declared):
    """Weights from how the answers to a leaf differ, measured otherwise than by entropy; the counts alone are needed.

    All leaves are answered on one scale, so that scores are taken as they are. Where that scale begins matters to
    ``variation`` and ``gini``, as it does to entropy, and not to ``standard_deviation``.

    Parameters
    ----------
    method
        ``standard_deviation``; ``variation``, that over the mean; ``gini``, the mean distance of two answers over twice the mean.
    over
        ``respondents``: how all answers differ; ``objects``: how the objects' mean scores differ (two at least).

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> leaves = [fe.Indicator(id="attitude"), fe.Indicator(id="speed")]
    >>> root = fe.Indicator(id="process", children=leaves)
    >>> study = fe.Study(grades=5, root=root, weighting=fe.Dispersion(method="gini"))
    >>> answers = [{"attitude": 4, "speed": 1}, {"attitude": 5, "speed": 5}]
    >>> round(fe.weigh(study, fe.tally(study, answers))["speed"].weight, 3)
    0.857
    """

    method: DispersionMethod
    over: Over = "respondents"


class Correlation(Declared):
    """Weights from how the answers to the leaves go together.

    Over respondents it needs a tally of detail ``moments``, and rests on those who answered every leaf; over objects the counts
    are enough, and it rests on the objects in which every leaf was answered.

    Parameters
    ----------
    method
        ``critic``: how much a leaf differs times how little it goes with the others; ``principal_components``: how much it
        goes with what all have in common.
    over
        ``respondents``: of all answers; ``objects``: of the objects' mean scores (two at least).

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> leaves = [fe.Indicator(id=name) for name in ("attitude", "speed", "price")]
    >>> study = fe.Study(grades=5, root=fe.Indicator(id="all", children=leaves), weighting=fe.Correlation(method="critic"))
    >>> answers = [dict(zip(("attitude", "speed", "price"), row)) for row in ((1, 1, 5), (3, 2, 4), (4, 5, 4), (5, 4, 5))]
    >>> weights = fe.weigh(study, fe.tally(study, answers))
    >>> [round(weights[leaf.id].weight, 2) for leaf in leaves]
    [0.35, 0.42, 0.23]
    """

    method: CorrelationMethod
    over: Over = "respondents"


class VoteEntropy(Declared):
    """Weights from how sure the respondents are together: the more their answers agree on a grade, the more a leaf weighs.

    The opposite of entropy over respondents: a leaf on which all agree weighs most, one whose answers are spread
    evenly over the grades nothing.
    """

    method: Literal["vote_entropy"] = "vote_entropy"


class Stated(Declared):
    """Weights in proportion to the mean ratings of importance that respondents gave, which the study's ``importance`` names."""

    method: Literal["stated"] = "stated"


class Derived(Declared):
    """Weights from how much the scores of a leaf go with an outcome, which the study's ``outcome`` names.

    Rests on the respondents who answered every leaf and the outcome, and needs a tally of detail ``moments``.

    Parameters
    ----------
    derivation
        ``correlation`` with the outcome; ``regression``, standardised coefficients; ``relative``, Johnson's (2000)
        relative weights, which are never negative.
    """

    method: Literal["derived"] = "derived"
    derivation: DerivationMethod = "correlation"


FromData: TypeAlias = Entropy | Dispersion | Correlation | VoteEntropy | Stated | Derived

DATA_METHODS = (
    "entropy",
    *get_args(DispersionMethod),
    *get_args(CorrelationMethod),
    *("vote_entropy", "stated", "derived"),
)
"""The names of the methods that ask the data."""


def by_name(value: Any) -> Any:
    """Take a name alone for the way of that name."""
    return {"method": value} if isinstance(value, str) else value


Objective = Annotated[FromData, Discriminator("method"), BeforeValidator(by_name), Shorthand(DATA_METHODS)]
"""Weights that need answers."""


def detail_of(way: FromData) -> Detail:
    """Return the detail of the tally that a method needs."""
    together = isinstance(way, Correlation) and way.over == "respondents"
    return "moments" if together or isinstance(way, Derived) else "counts"
