"""A tally as a table: where the answers to each leaf went, all objects together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from fuzzyeval.aliases import FloatArray, IntArray
from fuzzyeval.display.sheet import Column, Name, Sheet
from fuzzyeval.remarks import remark
from fuzzyeval.survey.tallies.tallying import Tally
from fuzzyeval.wording import Message, message

__all__ = ["sheet"]


def sheet(tally: Tally, *, labels: Sequence[str] | None = None, beside: bool = True) -> Sheet:
    """Return where the answers to each leaf went, and how they are shared among the grades.

    Parameters
    ----------
    tally
        Of answers, of ratings of importance, or of an outcome.
    labels
        What its leaves are called; by default as in the tally.
    beside
        Whether to say in notes what stands beside it.
    """
    pooled = tally.pooled()
    figures: list[tuple[Column, IntArray]] = [
        (Column("counted", "number"), pooled.answered),
        (Column("missing", "number"), pooled.planes[:, -3]),
        (Column("refused", "number"), pooled.planes[:, -2]),
    ]
    if pooled.dont_know.any():
        figures.append((Column("don't know", "number"), pooled.planes[:, -1]))
    if pooled.dropped.any():
        figures.append((Column("dropped", "number"), np.broadcast_to(pooled.dropped, pooled.answered.shape)))
    language, best_first = tally.language, tally.scale.best_first
    names = tuple(labels or _names(tally))
    return Sheet(
        _title(tally, int(pooled.respondents.sum())).text(language),
        (Column("leaf", "name"), *(column for column, _ in figures), Column("share of the answers", "bars")),
        tuple(
            (
                Name(name),
                *(int(array[row, 0]) for _, array in figures),
                _shares(pooled.shares[row, :, 0], reverse=not best_first),
            )
            for row, name in enumerate(names)
        ),
        subtitle=message("{objects:,} objects by {by}", objects=len(tally.objects), by=tally.by).text(language)
        if tally.by
        else "",
        legend=tally.scale.labels(language)[:: 1 if best_first else -1],
        notes=(*_notes(tally, pooled, names), *(_beside(tally) if beside else ())),
        language=language,
    )


def _names(tally: Tally) -> tuple[str, ...]:
    """Return what the leaves are called; that of an outcome is no name of the analyst's."""
    return (message("outcome").text(tally.language),) if tally.role == "outcome" else tally.leaves


def _title(tally: Tally, rows: int) -> Message:
    if tally.role == "importance":
        return message("Ratings of importance by {rows:,} respondents", rows=rows)
    if tally.role == "outcome":
        return message("Answers of {rows:,} respondents to the outcome", rows=rows)
    return message("Answers of {rows:,} respondents", rows=rows)


def _notes(tally: Tally, pooled: Tally, names: Sequence[str]) -> Iterator[str]:
    """Yield the refused texts by leaf, and what weights cost."""
    for name, texts in zip(names, tally.offending, strict=True):
        if texts:
            yield f"{name}: " + ", ".join(f"{text!r} × {count}" for text, count in texts)
    if tally.weighted and pooled.design_effect[0] >= 1.005:  # otherwise it is written as 1.00
        size, effect = float(pooled.effective_size[0]), float(pooled.design_effect[0])
        yield remark("weighted", "", tally.language, size=size, effect=effect).text


def _beside(tally: Tally) -> Iterator[str]:
    """Yield a note on where the ratings of importance went, and one on the outcome, where there are any."""
    if tally.importance is not None:
        yield message(
            "importance: {counted:,} ratings counted, {missing:,} missing, {refused:,} refused{unknown}",
            **_went(tally.importance),
        ).text(tally.language)
    if tally.outcome is not None:
        yield message(
            "outcome: {counted:,} answers counted, {missing:,} missing, {refused:,} refused{unknown}",
            **_went(tally.outcome),
        ).text(tally.language)


def _went(tally: Tally) -> dict[str, object]:
    """Return where all answers went."""
    unknown = int(tally.dont_know.sum())
    return {
        "counted": int(tally.answered.sum()),
        "missing": int(tally.missing.sum()),
        "refused": int(tally.refused.sum()),
        "unknown": message(", {count:,} don't know", count=unknown) if unknown else message(""),
    }


def _shares(counts: FloatArray | IntArray, *, reverse: bool) -> tuple[float, ...] | None:
    """Return which share of the answers each grade has, the best first; None where there are none."""
    total = float(counts.sum())
    return tuple(((counts[::-1] if reverse else counts) / total).tolist()) if total else None
