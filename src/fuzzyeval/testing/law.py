"""What a law is, and trying it on many examples until it holds or a plain counterexample is found."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Literal
from unittest import SkipTest

import hypothesis
import numpy as np
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from hypothesis.errors import HypothesisException

from fuzzyeval.errors import FuzzyEvalWarning, OptionError
from fuzzyeval.model.study import Study
from fuzzyeval.testing.sourcing import CHINESE

__all__ = ["Belief", "BrokenLawError", "Condition", "Law", "Outcome", "Words", "agree", "belief", "law", "need"]

_TOO_MUCH = 600


class BrokenLawError(AssertionError):
    """A law that does not hold, with the plainest counterexample found."""


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
    """What became of one law: it held, failed on a counterexample, or does not apply, for a reason."""

    law: Law
    kind: Literal["held", "failed", "not applicable"]
    text: str = ""


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
    >>> law = next(law for law in laws.operator if law.name == "order_of_indicators")
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
        counterexample = self._counterexample(subject, _quiet(settings))
        return Outcome(self, "held") if counterexample is None else Outcome(self, "failed", counterexample)

    def _counterexample(self, subject: Any, settings: hypothesis.settings) -> str | None:
        """Return the last example that failed, which is the plainest, as text."""
        failed: list[str] = []

        def trial(case: dict[str, Any]) -> None:
            try:
                self._holds(subject, **case)
            except HypothesisException:
                raise
            except Exception as error:
                failed.append(_told(case, error))
                raise

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", FuzzyEvalWarning)  # studies that contradict themselves are drawn too
                settings(given(case=self._given(subject))(trial))()
        except HypothesisException as error:
            return failed[-1] if failed else f"{type(error).__name__}: {error}"
        except Exception:
            if not failed:
                raise
            return failed[-1]
        return None


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
    _refuted: Callable[[], None] = field(kw_only=True, repr=False)

    def __str__(self) -> str:
        return self.name

    def refute(self) -> None:
        """Show that it is false; raises BrokenLawError where the counterexample is none any more."""
        self._refuted()


def belief(
    en: str, zh: str, *, formula: str, source: str, counterexample: str
) -> Callable[[Callable[[], None]], Belief]:
    """Turn a function that shows a counterexample into a belief of its name."""

    def made(refuted: Callable[[], None]) -> Belief:
        told = _in_both(source), _in_both(counterexample)
        return Belief(refuted.__name__.strip("_"), Words(en, zh), formula, *told, _refuted=refuted)

    return made


def _in_both(text: str) -> Words:
    return Words(text, CHINESE.get(text, text))


def need(held: Any, text: str) -> None:
    """Raise where something does not hold."""
    if not held:
        raise BrokenLawError(text)


def agree(found: Any, wanted: Any, what: str, *, rel: float = 1e-9, abs: float = 1e-9) -> None:  # noqa: A002  (as NumPy and pytest)
    """Raise where figures differ by more than a relative and an absolute error."""
    one, other = np.asarray(found, dtype=float), np.asarray(wanted, dtype=float)
    if one.shape != other.shape:
        raise BrokenLawError(f"{what}: shape {one.shape}, but {other.shape} is wanted")
    if not np.allclose(one, other, rtol=rel, atol=abs):
        raise BrokenLawError(f"{what}: {_plain(one)}, but {_plain(other)} is wanted")


def _quiet(chosen: hypothesis.settings | None) -> hypothesis.settings:
    """Return settings that leave no example database behind, and report one failure, the plainest."""
    base = hypothesis.settings() if chosen is None else chosen
    usual = hypothesis.settings.get_profile(
        "default"
    ).deadline  # nobody's choice, and too short where machines are busy
    slow = {HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.large_base_example}
    return hypothesis.settings(
        base,
        database=None,
        deadline=None if chosen is None or base.deadline == usual else base.deadline,
        report_multiple_bugs=False,
        print_blob=False,
        suppress_health_check={*base.suppress_health_check, *slow},
        phases=[phase for phase in base.phases if phase is not hypothesis.Phase.explain],
    )


def _told(case: Mapping[str, Any], error: Exception) -> str:
    lines = [f"  {name} = {_plain(value)}" for name, value in case.items()]
    said = str(error) if isinstance(error, BrokenLawError) else f"{type(error).__name__}: {error}"
    return "\n".join([*lines, f"  {said}"])


def _plain(value: Any) -> str:
    """Return a value as a person would write it, cut where it is very long."""
    text = repr(value)
    if isinstance(value, (np.ndarray, np.generic)):
        text = repr(value.tolist())
    if isinstance(value, Study):
        with suppress(ValueError):  # of operators that cannot be saved
            text = value.model_dump_json()
    return text if len(text) <= _TOO_MUCH else f"{text[:_TOO_MUCH]}…"
