"""Trying something on many examples, until it holds or a plain counterexample is found."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from contextlib import suppress
from copy import deepcopy
from typing import Any
from unittest import SkipTest

import hypothesis
import numpy as np
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from hypothesis.errors import HypothesisException

from fuzzyeval.errors import FuzzyEvalWarning, OptionError
from fuzzyeval.model.study import Study

__all__ = ["BrokenLawError", "Refused", "Trials", "agree", "need", "quiet"]

_TOO_MUCH = 600
_ENOUGH = 20
_MOST_REFUSED = 0.8  # a method that takes no ties may well refuse half of what is drawn


class BrokenLawError(AssertionError):
    """A law that does not hold, with the plainest counterexample found."""


class Refused(Exception):  # noqa: N818  (what it refuses is no error)
    """Raised in place of a method's own ValueError: what a method refuses is no example, and is counted."""


def need(held: Any, text: str) -> None:
    """Raise where something does not hold."""
    if not held:
        raise BrokenLawError(text)


def agree(found: Any, wanted: Any, what: str, *, rel: float = 1e-9, abs: float = 1e-9) -> None:  # noqa: A002  (as NumPy and pytest)
    """Raise where figures differ by more than a relative and an absolute error."""
    one, other = np.asarray(found, dtype=float), np.asarray(wanted, dtype=float)
    if one.shape != other.shape:
        raise BrokenLawError(f"{what}: shape {one.shape}, but {other.shape} is wanted")
    for figures in (one, other):
        if not np.isfinite(figures).all():
            raise BrokenLawError(f"{what}: {_plain(figures)} is not finite")
    if not np.allclose(one, other, rtol=rel, atol=abs):
        raise BrokenLawError(f"{what}: {_plain(one)}, but {_plain(other)} is wanted")


class Trials:
    """A law tried on one example after another: what it said of the last that failed, which is the plainest."""

    def __init__(self, holds: Callable[..., None], subject: Any) -> None:
        self._holds, self._subject = holds, subject
        self._failed: tuple[str, dict[str, Any]] | None = None
        self._tried = self._refused = 0
        self._why = ""

    def run(self, examples: st.SearchStrategy[dict[str, Any]], settings: hypothesis.settings) -> Any:
        """Return the text of the plainest counterexample and itself; None where there is none."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", FuzzyEvalWarning)  # studies that contradict themselves are drawn too
                settings(given(case=examples)(self._trial))()
        except SkipTest as error:
            if self._tried:
                raise
            raise OptionError("settings: no example is tried by these; leave phases as they are") from error
        except Exception as error:
            if self._failed is None and not isinstance(error, HypothesisException):
                raise
            return self._failed or (self._without_example(error), {})
        hardly = self._tried >= _ENOUGH and self._refused > _MOST_REFUSED * self._tried
        return (f"  hardly tried: {self.refusals()}", {}) if hardly else None

    def refusals(self) -> str:
        """Return how many examples were refused, and why the last one was; nothing where none was."""
        return (
            f"{self._refused} of {self._tried} examples were refused, the last by {self._why}" if self._refused else ""
        )

    def _trial(self, case: dict[str, Any]) -> None:
        self._tried += 1
        mine = deepcopy(case)  # so that what is told is what was tried, whatever becomes of it
        try:
            self._holds(self._subject, **mine)
        except Refused as refused:
            self._refused, self._why = self._refused + 1, str(refused)
            hypothesis.reject()
        except HypothesisException:
            raise
        except Exception as error:
            self._failed = _told(case, error), case
            raise

    def _without_example(self, error: Exception) -> str:
        if self._refused:
            return f"  every example was refused, the last by {self._why}"
        return f"  {type(error).__name__}: {error}"


def quiet(chosen: hypothesis.settings | None) -> hypothesis.settings:
    """Return settings that leave no example database behind, and report one failure, the plainest."""
    if not isinstance(chosen, hypothesis.settings | None):
        raise OptionError(
            "settings: {value!r} is not Hypothesis' settings; give settings(max_examples=1000), or leave it out",
            value=chosen,
        )
    base = hypothesis.settings() if chosen is None else chosen
    # That is nobody's choice, and too short where machines are busy.
    usual = hypothesis.settings.get_profile("default").deadline
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
            text = value.model_dump_json(exclude_defaults=True)
    return text if len(text) <= _TOO_MUCH else f"{text[:_TOO_MUCH]}…"
