"""How the answers were gathered: who gave each, how much a row counts for, and what means that somebody does not know."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from fuzzyeval.model.answers import DontKnow
from fuzzyeval.model.values import Declared, Text, WeightTable

__all__ = ["Duplicates", "LongLayout", "Survey"]

Duplicates: TypeAlias = Literal["keep", "refuse", "first", "last"]
"""All rows of a respondent count, a second one is an error, or only the first or the last one counts."""


class LongLayout(Declared):
    """Answers with a row each, in place of a row a respondent.

    Parameters
    ----------
    indicator
        The column that says which leaf is answered.
    answer
        The column that says what was answered.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.LongLayout(indicator="question", answer="value").answer
    'value'
    """

    indicator: Text
    answer: Text


class Survey(Declared):
    """How the answers were gathered; what is left out is not so.

    Parameters
    ----------
    respondent
        The column that says who answered.
    duplicates
        What happens where a respondent has several rows: ``keep`` them all, ``refuse`` them, or count the ``first`` or
        the ``last`` by ``order_by`` alone.
    order_by
        The column that puts a respondent's rows in order.
    frequency_weight
        The column that says for how many respondents a row stands.
    sample_weight
        The column of design weights, by which the sample is made to count as what it was drawn from.
    shares
        What the sample is weighted to: ``{column: {value: share}}``, known shares of each value in the population.
    long
        The columns of answers that have a row each.
    dont_know
        The answers, as codes, texts or ranges, that mean "don't know" at every leaf that does not say otherwise.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> survey = fe.Survey(respondent="customer", duplicates="last", order_by="day", dont_know=(9, "n/a"))
    >>> survey.columns
    ('customer', 'day')
    """

    respondent: Text | None = None
    duplicates: Duplicates = "keep"
    order_by: Text | None = None
    frequency_weight: Text | None = None
    sample_weight: Text | None = None
    shares: WeightTable = Field(default={})
    long: LongLayout | None = None
    dont_know: DontKnow = ()

    @model_serializer(mode="wrap")
    def _terse(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out what is not declared."""
        said = {name: value for name, value in handler(self).items() if value not in (None, {}, [], ())}
        return {name: value for name, value in said.items() if (name, value) != ("duplicates", "keep")}

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it names, beside those of the long layout, each once."""
        return tuple(dict.fromkeys(column for role, column in self.roles() if not role.startswith("long")))

    def roles(self) -> tuple[tuple[str, str], ...]:
        """Return every column that it names, after its role there, such as ``respondent`` or ``long.answer``."""
        fields = ("respondent", "order_by", "frequency_weight", "sample_weight")
        named = [(field, getattr(self, field)) for field in fields]
        named += [(f"shares.{column}", column) for column in self.shares]
        if self.long is not None:
            named += [("long.indicator", self.long.indicator), ("long.answer", self.long.answer)]
        return tuple((role, column) for role, column in named if column is not None)
