"""What is asked of the answers in one pass: the study, and those by which importance and an outcome are tallied."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from fuzzyeval.aliases import Detail
from fuzzyeval.model.study import Study
from fuzzyeval.model.survey import Survey
from fuzzyeval.survey import coding

__all__ = ["Asked", "asked_of"]


@dataclass(frozen=True)
class Asked:
    """The studies that rows are counted for.

    Attributes
    ----------
    study
        The one whose leaves are answered.
    ratings, outcome
        Those of the ratings of its leaves' importance and of its outcome, which has one leaf; None where there is none.
    detail
        How much the tally of the first carries; the others carry counts.
    """

    study: Study
    ratings: Study | None
    outcome: Study | None
    detail: Detail

    @property
    def survey(self) -> Survey:
        """How the answers were gathered."""
        return self.study.survey

    @cached_property
    def studies(self) -> tuple[Study, ...]:
        """All of them, the first first."""
        return tuple(study for study in (self.study, self.ratings, self.outcome) if study is not None)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns that answer a leaf of any of them, each once."""
        return tuple(dict.fromkeys(column for study in self.studies for column in study.columns))

    @cached_property
    def long_names(self) -> tuple[str, ...]:
        """What answers with a row each may answer: the leaves, and the importance of them."""
        studies = (self.study, *(() if self.ratings is None else (self.ratings,)))
        return tuple(dict.fromkeys(column for study in studies for column in study.columns))

    @property
    def outcome_column(self) -> str | None:
        """The column of the outcome."""
        return None if self.outcome is None else self.outcome.columns[0]

    @cached_property
    def readers(self) -> tuple[tuple[coding.Coding, ...], ...]:
        """How the answers to each leaf are read, by study."""
        return tuple(map(coding.codings, self.studies))

    @property
    def with_outcome(self) -> bool:
        """Whether it is summed how the leaves go together with the outcome."""
        return self.outcome is not None and self.detail != "counts"


def asked_of(study: Study, detail: Detail) -> Asked:
    """Return what is asked by a study."""
    return Asked(study, *study.companions, detail)
