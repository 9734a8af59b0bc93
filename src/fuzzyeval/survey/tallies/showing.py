"""A tally as a table: where the answers to each leaf went, all objects together."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from fuzzyeval.aliases import FloatArray, IntArray
from fuzzyeval.display.sheet import Column, Name, Sheet
from fuzzyeval.remarks import remark
from fuzzyeval.survey.tallies.tallying import Tally
from fuzzyeval.wording import message

__all__ = ["sheet"]


def sheet(tally: Tally) -> Sheet:
    """Return where the answers to each leaf went, and how they are shared among the grades."""
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
    return Sheet(
        message("Answers of {rows:,} respondents", rows=int(pooled.respondents.sum())).text(language),
        (Column("leaf", "name"), *(column for column, _ in figures), Column("share of the answers", "bars")),
        tuple(
            (
                Name(leaf),
                *(int(array[row, 0]) for _, array in figures),
                _shares(pooled.shares[row, :, 0], reverse=not best_first),
            )
            for row, leaf in enumerate(tally.leaves)
        ),
        subtitle=message("{objects:,} objects by {by}", objects=len(tally.objects), by=tally.by).text(language)
        if tally.by
        else "",
        legend=tally.scale.labels(language)[:: 1 if best_first else -1],
        notes=tuple(_notes(tally, pooled)),
        language=language,
    )


def _notes(tally: Tally, pooled: Tally) -> Iterator[str]:
    """Yield the refused texts by leaf, and what weights cost."""
    for leaf, texts in zip(tally.leaves, tally.offending, strict=True):
        if texts:
            yield f"{leaf}: " + ", ".join(f"{text!r} × {count}" for text, count in texts)
    if tally.weighted and pooled.design_effect[0] >= 1.005:  # otherwise it is written as 1.00
        size, effect = float(pooled.effective_size[0]), float(pooled.design_effect[0])
        yield remark("weighted", "", tally.language, size=size, effect=effect).text


def _shares(counts: FloatArray | IntArray, *, reverse: bool) -> tuple[float, ...] | None:
    """Return which share of the answers each grade has, the best first; None where there are none."""
    total = float(counts.sum())
    return tuple(((counts[::-1] if reverse else counts) / total).tolist()) if total else None
