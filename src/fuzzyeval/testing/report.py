"""What became of the laws that something was held to."""

from __future__ import annotations

from dataclasses import dataclass

from fuzzyeval.testing.law import Outcome
from fuzzyeval.testing.trying import BrokenLawError

__all__ = ["Report"]


@dataclass(frozen=True, slots=True)
class Report:
    """Which laws hold, which fail on which counterexample, and which do not apply and why.

    Prints as a line a law; ``report.raise_if_failed()`` is a test of all of them. Mind what does not apply: a law that a
    change has put out of reach fails no test, unless the names of ``report.not_applicable`` are those that you know of.

    Parameters
    ----------
    subject
        What was held to the laws.
    outcomes
        What became of each.

    Examples
    --------
    >>> from fuzzyeval.testing import check_operator
    >>> report = check_operator("weighted_average")
    >>> report.ok, len(report.failed), "twin_indicator" in report.not_applicable
    (True, 0, True)
    """

    subject: str
    outcomes: tuple[Outcome, ...]

    @property
    def ok(self) -> bool:
        """Whether no law failed."""
        return not self.failed

    @property
    def held(self) -> tuple[str, ...]:
        """The names of the laws that hold."""
        return tuple(outcome.law.name for outcome in self.outcomes if outcome.kind == "held")

    @property
    def failed(self) -> dict[str, str]:
        """The counterexamples by the name of the law."""
        return {outcome.law.name: outcome.text for outcome in self.outcomes if outcome.kind == "failed"}

    @property
    def not_applicable(self) -> dict[str, str]:
        """The reasons by the name of the law."""
        return {outcome.law.name: outcome.text for outcome in self.outcomes if outcome.kind == "not applicable"}

    def raise_if_failed(self) -> None:
        """Raise BrokenLawError with the whole report, where a law failed."""
        if not self.ok:
            raise BrokenLawError(str(self))

    def __str__(self) -> str:
        of = f"{len(self.held)} held, {len(self.failed)} failed, {len(self.not_applicable)} not applicable"
        return "\n".join([f"{self.subject}: {of}", *map(_line, self.outcomes)])


def _line(outcome: Outcome) -> str:
    statement = outcome.law.statement.en
    if outcome.kind == "held":
        return f"held     {outcome.law}: {statement}" + (f"\n  {outcome.text}" if outcome.text else "")
    if outcome.kind == "failed":
        return f"FAILED   {outcome.law}: {statement}\n{outcome.text}"
    return f"(not)    {outcome.law}: {outcome.text}"
