"""How a grade is read off a membership vector, declared."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, ConfigDict, Discriminator, Field

from fuzzyeval import checks
from fuzzyeval.aliases import PrincipleName
from fuzzyeval.model.values import Declared, Number, Shorthand

__all__ = ["Confidence", "MaximumMembership", "Principle", "WeightedAverage"]


class MaximumMembership(Declared):
    """The grade with the largest degree; of several as large, the worst."""

    method: Literal["maximum_membership"] = "maximum_membership"


class WeightedAverage(Declared):
    """The grade that the mean score Σvb/Σb points to.

    Parameters
    ----------
    cuts
        The scores that part neighbouring grades, in the order of the grades. A score on a cut belongs to the worse
        grade. Where no cuts are given the grade whose score is nearest is taken, of two as near the worse.
    """

    method: Literal["weighted_average"] = "weighted_average"
    cuts: tuple[Number, ...] | None = None


class Confidence(Declared):
    """The first grade, from one end of the scale, at which the cumulated shares reach a threshold.

    Parameters
    ----------
    threshold
        The share λ to be reached, above 0 and at most 1; 0.5 to 0.7 is usual.
    from_
        The end to start from, ``from`` in YAML and JSON: from ``better``, at least λ are at the grade or above it; from
        ``worse``, at or below it.
    """

    method: Literal["confidence"] = "confidence"
    threshold: Annotated[Number, Field(gt=0, le=1)] = 0.7
    from_: Annotated[Literal["better", "worse"], Field(alias="from")] = "better"

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True, serialize_by_alias=True)


def _by_name(value: object) -> object:
    if isinstance(value, str):
        return {"method": checks.choice(value, get_args(PrincipleName), "principle")}
    return value


Principle = Annotated[
    MaximumMembership | WeightedAverage | Confidence,
    Discriminator("method"),
    BeforeValidator(_by_name),
    Shorthand(get_args(PrincipleName)),
]
"""A principle; its name will do."""
