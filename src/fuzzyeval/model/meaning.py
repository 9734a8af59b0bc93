"""What the answers to one leaf mean: which texts and which numbers are which grade, or don't know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from fuzzyeval.model.scale import GradeScale, number_in
from fuzzyeval.model.span import Code, Span, span_of
from fuzzyeval.model.values import FrozenMapping

__all__ = ["DONT_KNOW", "Clash", "Meaning", "Own", "clashes", "meaning"]

DONT_KNOW = -1
"""What an answer means that is no grade, and not missing either."""

Own: TypeAlias = Mapping[str, tuple[Code, ...]]
"""A leaf's own answers, by a grade's label or code."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What is meant by texts and by numbers: the position of a grade, or don't know.

    Attributes
    ----------
    texts
        By text that says no number, trimmed.
    spans
        By numbers: spans that hold none in common, in order.
    """

    texts: FrozenMapping[str, int]
    spans: tuple[tuple[Span, int], ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Two declared answers that share a text or a number and mean different things.

    Attributes
    ----------
    first, second
        The answers.
    means, other
        What they mean: positions of grades; that of the second may be don't know.
    """

    first: Code
    second: Code
    means: int
    other: int


@dataclass(frozen=True, slots=True)
class _Claim:
    answer: Code
    means: int
    span: Span | None


def meaning(scale: GradeScale, own: Own | None = None, dont_know: tuple[Code, ...] = ()) -> Meaning:
    """Return what answers mean on a scale, where a leaf may have its own in place of the scale's codes.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> meaning(fe.GradeScale(3), {"satisfied": ("8..10",), "neutral": ("5..<8",)}, ("n/a",)).spans[0]
    (Span(low=5, high=8, open=True), 1)
    """
    claims = _claims(scale, own, dont_know)
    texts = {str(claim.answer).strip(): claim.means for claim in claims if claim.span is None}
    return Meaning(FrozenMapping(texts), tuple(_merged(claims)))


def clashes(scale: GradeScale, own: Own | None = None, dont_know: tuple[Code, ...] = ()) -> list[Clash]:
    """Return the answers that would mean two things."""
    claims = _claims(scale, own, dont_know)
    return [*_of_texts(claims), *_of_numbers(claims)]


def _claims(scale: GradeScale, own: Own | None, dont_know: tuple[Code, ...]) -> list[_Claim]:
    """Return everything that is declared as an answer, with what it means."""
    claims = [_Claim(text, at, _point(text)) for at, grade in enumerate(scale) for text in grade.texts()]
    if own is None:
        coded = [(grade.answer, at) for at, grade in enumerate(scale) if grade.answer is not None]
        claims += [_Claim(code, at, _point(code)) for code, at in coded]  # dots in a scale's code make no range
    for name, answers in (own or {}).items():
        at = scale.called(name)
        claims += [_Claim(answer, at, span_of(answer)) for answer in answers if at is not None]
    return claims + [_Claim(answer, DONT_KNOW, span_of(answer)) for answer in dont_know]


def _point(code: Code) -> Span | None:
    number = number_in(code) if isinstance(code, str) else code
    return None if number is None else Span(number, number)


def _of_texts(claims: list[_Claim]) -> Iterator[Clash]:
    """Yield the texts that mean two things."""
    owners: dict[str, _Claim] = {}
    for claim in claims:
        if claim.span is None:
            owner = owners.setdefault(str(claim.answer).strip(), claim)
            if owner.means != claim.means:
                yield Clash(owner.answer, claim.answer, owner.means, claim.means)


def _of_numbers(claims: list[_Claim]) -> Iterator[Clash]:
    """Yield the numbers that mean two things; what a float cannot tell apart is one number."""
    furthest: tuple[Span, _Claim] | None = None  # of those before, the one that may hold more than the rest
    for span, claim in _in_order(claims):
        if furthest is not None:
            before, owner = furthest
            apart = float(before.high) - float(span.low)
            if owner.means != claim.means and (apart > 0 or (apart == 0 and not before.open)):
                grade, other = (claim, owner) if owner.means == DONT_KNOW else (owner, claim)
                yield Clash(grade.answer, other.answer, grade.means, other.means)
        if furthest is None or _end(span) > _end(furthest[0]):
            furthest = span, claim


def _in_order(claims: list[_Claim]) -> list[tuple[Span, _Claim]]:
    numbered = [(claim.span, claim) for claim in claims if claim.span is not None]
    return sorted(numbered, key=lambda pair: (pair[0].low, _end(pair[0])))


def _end(span: Span) -> tuple[float, bool]:
    return span.high, not span.open


def _merged(claims: list[_Claim]) -> Iterator[tuple[Span, int]]:
    """Yield spans that hold no number in common, with what they mean; those that did meant the same."""
    last: tuple[Span, int] | None = None
    for span, claim in _in_order(claims):
        if last is not None and (span.low < last[0].high or (span.low == last[0].high and not last[0].open)):
            furthest = max(last[0], span, key=_end)
            last = Span(last[0].low, furthest.high, furthest.open), claim.means
        else:
            if last is not None:
                yield last
            last = span, claim.means
    if last is not None:
        yield last
