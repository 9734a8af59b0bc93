"""What a law is, what becomes of it, and what is believed and no law."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar
from unittest import SkipTest

import hypothesis
from hypothesis import strategies as st

from fuzzyeval.checks import choice
from fuzzyeval.errors import OptionError
from fuzzyeval.testing.sourcing import CHINESE
from fuzzyeval.testing.trying import BrokenLawError, Trials, need, quiet

__all__ = ["Belief", "Condition", "Law", "Laws", "Outcome", "Words", "belief", "law"]


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence in English and in Chinese."""

    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Condition:
    """What a law presupposes of what it is tried on.

    Parameters
    ----------
    words
        The condition, in a sentence.
    lacking
        Why something does not meet it; None where it does. Looked at on a few fixed numbers, the law is tried on many.
    """

    words: Words
    lacking: Callable[[Any], str | None] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one law.

    Attributes
    ----------
    law
        The law.
    kind
        Whether it held, failed on a counterexample, or does not apply.
    text
        The counterexample, or why it does not apply; where it held, how much was refused, if anything.
    case
        The counterexample by name, as it was before anything was done with it: to go on with.
    """

    law: Law
    kind: Literal["held", "failed", "not applicable"]
    text: str = ""
    case: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Law:
    """A law: in words, as a formula, and as something to try.

    Parameters
    ----------
    name
        One word for it, joined by underscores.
    statement
        What holds, in a sentence of English and of Chinese.
    formula
        The same in symbols.
    source
        Where it comes from, in English and in Chinese.
    conditions
        What must be so for it to apply.

    Examples
    --------
    >>> from fuzzyeval.testing import laws
    >>> law = laws.operator.named("order_of_indicators")
    >>> print(law, "-", law.statement.en)
    order_of_indicators - The order of the indicators does not matter.
    >>> law.check("min_max")
    """

    name: str
    statement: Words
    formula: str
    source: Words
    conditions: tuple[Condition, ...] = ()
    _holds: Callable[..., None] = field(kw_only=True, repr=False)
    _given: Callable[[Any], st.SearchStrategy[dict[str, Any]]] = field(kw_only=True, repr=False)

    def __str__(self) -> str:
        return self.name

    def reason(self, subject: Any) -> str | None:
        """Return why it does not apply; None where it does."""
        for condition in self.conditions:
            with suppress(Exception):  # what breaks down is tried, and fails with its error
                why = condition.lacking(subject)
                if why is not None:
                    return why
        return None

    def check(self, subject: Any, *, settings: hypothesis.settings | None = None) -> None:
        """Try it, as one test.

        Raises
        ------
        BrokenLawError
            Where it does not hold, with a counterexample.
        unittest.SkipTest
            Where it does not apply, with the reason: pytest and unittest count the test as skipped.
        OptionError
            Inside of a test under ``@given``.
        """
        outcome = self.outcome(subject, settings=settings)
        if outcome.kind == "not applicable":
            raise SkipTest(f"{self.name}: {outcome.text}")
        if outcome.kind == "failed":
            raise BrokenLawError(f"{self.name}: {self.statement.en}\n{outcome.text}")

    def outcome(self, subject: Any, *, settings: hypothesis.settings | None = None) -> Outcome:
        """Return what becomes of it, whatever that is.

        Raises
        ------
        OptionError
            Inside of a test under ``@given``.
        """
        if hypothesis.currently_in_test_context():
            raise OptionError(
                "{name}: a law draws examples of its own, so it cannot be tried inside of a test under @given; call it "
                "outside",
                name=self.name,
            )
        reason = self.reason(subject)
        if reason is not None:
            return Outcome(self, "not applicable", reason)
        trials = Trials(self._holds, subject)
        failed = trials.run(self._given(subject), quiet(settings))
        return Outcome(self, "held", trials.refusals()) if failed is None else Outcome(self, "failed", *failed)


Told = TypeVar("Told", bound="Law | Belief")


class Laws(tuple[Told, ...]):
    """Laws of one kind, or beliefs: a tuple that also knows them by name.

    Examples
    --------
    >>> from fuzzyeval.testing import laws
    >>> laws.operator.named("below_the_cap").formula
    'b ≤ cap'
    """

    __slots__ = ()

    def named(self, name: str) -> Told:
        """Return the one of that name.

        Raises
        ------
        OptionError
            Where there is none.
        """
        choice(name, (told.name for told in self), "law")
        return next(told for told in self if told.name == name)


def law(
    en: str,
    zh: str,
    *,
    formula: str,
    source: str,
    given: st.SearchStrategy[dict[str, Any]] | Callable[[Any], st.SearchStrategy[dict[str, Any]]],
    needs: Iterable[Condition] = (),
) -> Callable[[Callable[..., None]], Law]:
    """Turn a function of a subject and an example, which raises where the law does not hold, into a law of its name."""
    drawn = (lambda _: given) if isinstance(given, st.SearchStrategy) else given

    def made(holds: Callable[..., None]) -> Law:
        name = holds.__name__.strip("_")
        return Law(name, Words(en, zh), formula, _in_both(source), tuple(needs), _holds=holds, _given=drawn)

    return made


@dataclass(frozen=True, slots=True)
class Belief:
    """What is commonly believed and false, with a counterexample that shows it."""

    name: str
    statement: Words
    formula: str
    source: Words
    counterexample: Words
    _refuted: Callable[[], tuple[float, float]] = field(kw_only=True, repr=False)

    def __str__(self) -> str:
        return self.name

    def refute(self) -> None:
        """Show that it is false; raises BrokenLawError where the counterexample is none any more, or has other figures."""
        figures = " → ".join(f"{round(figure, 4):g}" for figure in self._refuted())
        for told in (self.counterexample.en, self.counterexample.zh):
            need(told.endswith(figures), f"{told}: but it is {figures}")


def belief(
    en: str, zh: str, *, formula: str, source: str, counterexample: str
) -> Callable[[Callable[[], tuple[float, float]]], Belief]:
    """Turn a function that shows a counterexample, and returns its two figures, into a belief of its name."""

    def made(refuted: Callable[[], tuple[float, float]]) -> Belief:
        told = _in_both(source), _in_both(counterexample)
        return Belief(refuted.__name__.strip("_"), Words(en, zh), formula, *told, _refuted=refuted)

    return made


def _in_both(text: str) -> Words:
    return Words(text, CHINESE.get(text, text))
