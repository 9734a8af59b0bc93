"""Whether the parts of a study hold together: what pydantic cannot see field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from fuzzyeval import checks
from fuzzyeval.aliases import ReadingName
from fuzzyeval.model.indicator import Outline
from fuzzyeval.model.judging import parents_named
from fuzzyeval.model.principle import Principle, WeightedAverage
from fuzzyeval.model.scale import GradeScale, primary
from fuzzyeval.model.weighting import Combined, Entropy, Weighting
from fuzzyeval.wording import Message, message
from fuzzyeval.wording.messages import MOST_TOLD

TOLD = ("en", "zh")
"""The languages of messages, which will do for labels too."""

__all__ = ["TOLD", "cut_problems", "language_problems", "score_problems", "weighting_problems"]


def language_problems(language: str, nodes: Outline, scale: GradeScale) -> Iterator[Message]:
    """Yield a word about a language in which no label is, where there are labels in several."""
    labels = [*(indicator.label for indicator in nodes.indicators), *(grade.label for grade in scale)]
    spoken = sorted({name for label in labels if isinstance(label, Mapping) for name in label})
    if spoken and not {language, primary(language)} & {*spoken, *TOLD}:
        yield message(
            "language: no label is in {language!r}; choose from {spoken}{hint}",
            language=language,
            spoken=spoken,
            hint=checks.suggestion(language, spoken),
        )


def weighting_problems(nodes: Outline, weighting: Weighting) -> Iterator[Message]:
    """Yield the judgements and weights that are declared for no one."""
    gathered = [nodes.ids[node] for node in nodes.gathering]
    known = set(gathered)
    for at, named in enumerate(name for name in parents_named(weighting) if name not in known):
        yield message(
            "weighting: {named!r} is not an indicator with children{hint}",
            named=named,
            hint=checks.suggestion(named, gathered if at < MOST_TOLD else ()),
        )
    for indicator in nodes.indicators:
        for name in parents_named(indicator.weighting) if indicator.weighting else ():
            if name != indicator.id:
                yield message(
                    "{id}: its own weighting is about {name!r}; say it where {name!r} is declared",
                    id=indicator.id,
                    name=name,
                )


def score_problems(scale: GradeScale, readings: Sequence[ReadingName], ways: Sequence[Weighting]) -> Iterator[Message]:
    """Yield what the scores are asked for and cannot give."""
    lowest = min(scale.scores)
    if "index" in readings and lowest <= 0:
        yield message(
            "reading: the index needs positive scores, and the lowest is {lowest:g}; shift the scores", lowest=lowest
        )
    if lowest < 0 and any(isinstance(way, Entropy | Combined) for way in ways):
        yield message(
            "grades: entropy needs scores of at least 0, and the lowest is {lowest:g}; shift the scores", lowest=lowest
        )


def cut_problems(scale: GradeScale, principle: Principle) -> Iterator[Message]:
    """Yield a word about cuts that do not part the scores."""
    if not isinstance(principle, WeightedAverage) or principle.cuts is None:
        return
    cuts, scores = principle.cuts, scale.scores
    fit = len(cuts) == len(scores) - 1 and all(
        min(pair) < cut < max(pair) for cut, pair in zip(cuts, pairwise(scores), strict=True)
    )
    if not fit:
        yield message(
            "principle: cuts {cuts!r} do not part the scores {scores!r}; "
            "give {count}, one between each two neighbours, in their order",
            cuts=list(cuts),
            scores=list(scores),
            count=len(scores) - 1,
        )
