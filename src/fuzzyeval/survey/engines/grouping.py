"""Answers that an engine holds: counted there, one GROUP BY a leaf, so that only the summary comes back.

What comes back is each distinct answer with how often it occurs, by object; what it means is decided here, by the same rules
as for rows at hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

import narwhals as nw
import numpy as np

from fuzzyeval.aliases import IntArray, Key
from fuzzyeval.errors import AnswersError
from fuzzyeval.model.study import Study
from fuzzyeval.sources import streaming
from fuzzyeval.sources.failing import reading
from fuzzyeval.sources.source import Source
from fuzzyeval.survey import coding
from fuzzyeval.survey.asked import Asked
from fuzzyeval.survey.engines import lazily, products
from fuzzyeval.survey.engines.asking import collected
from fuzzyeval.survey.engines.lazily import EACH, SQUARE, WEIGHT
from fuzzyeval.survey.rows import athand
from fuzzyeval.survey.rows.athand import Part
from fuzzyeval.survey.rows.columns import length_of, objects, positions, texts
from fuzzyeval.survey.rows.histograms import bins, sums
from fuzzyeval.survey.rows.summing import refuse_too_many

__all__ = ["parts", "refuse_different"]

_BLOCK = 32  # leaves in one query
_CELLS = 2_000_000  # rows that come back at a time
_LEAF, _ANSWER, _BY = "fuzzyeval_leaf", "fuzzyeval_answer", "fuzzyeval_by_"


def parts(asked: Asked, source: Source, wanted: Sequence[str], by: Sequence[str]) -> Iterator[tuple[int, Part]]:
    """Yield what the answers come to, after the study's place among those asked: by frame, and the rows that were looked at."""
    study = asked.study
    rows = tuple(dict.fromkeys((*asked.columns, *by, *study.survey.columns)))
    for column in wanted:
        if column.startswith("fuzzyeval_"):
            raise AnswersError("{column}: names that begin so are used inside; rename the column", column=column)
    for place, frame in lazily.whole(asked, source, wanted, by).items():
        with reading(place):
            held, few = lazily.parted(study, lazily.weighed(study, frame), rows)
            if few is not None and length_of(few):
                yield from athand.counted_rows(asked, few, by)
            yield from _held(asked, held, rows, by)


def _held(
    asked: Asked, frame: nw.LazyFrame[Any], wanted: Sequence[str], by: Sequence[str]
) -> Iterator[tuple[int, Part]]:
    """Yield what one frame comes to: from the engine what it can sum, otherwise of its rows, as they stream by.

    Polars computes in this very process, where its rows are counted in a third of the time that it takes to group them.
    """
    study, detail = asked.study, asked.detail
    if detail != "joint" and not asked.with_outcome and not frame.implementation.is_polars():
        sums = _counted(study, frame, by, keep=detail == "moments")
        if detail == "counts" or products.fit(study, sums.respondents):
            keys, arrays, offending = sums.part()
            if detail == "moments":
                refuse_too_many(detail, len(study.leaf_ids), len(study.grades), len(keys))
                place = {key: at for at, key in enumerate(keys)}
                arrays[6] = products.moments(study, frame, by, place, sums.meanings)
            yield 0, (keys, arrays, offending)
            for which, further in enumerate(asked.studies[1:], start=1):
                yield which, _counted(further, frame, by, keep=False).part()
            return
    for batch in streaming.batches(frame, wanted):
        yield from athand.counted_rows(asked, batch, by, once=True)


def _counted(study: Study, frame: nw.LazyFrame[Any], by: Sequence[str], *, keep: bool) -> _Sums:
    """Count one frame in its engine: the first leaf alone, to see how much comes back, then as many at once as are welcome."""
    sums = _Sums(study, len(by), keep=keep)
    schema = frame.collect_schema()
    leaves = sorted(range(len(study.columns)), key=lambda leaf: (str(schema[study.columns[leaf]]), leaf))
    size = _BLOCK if not by else 1
    while leaves:
        kind = schema[study.columns[leaves[0]]]
        block = [leaf for leaf in leaves[:size] if schema[study.columns[leaf]] == kind]
        queries = [_cells(study, frame, by, leaf, is_text=kind in (nw.Categorical, nw.Enum)) for leaf in block]
        found = collected(queries[0] if len(queries) == 1 else nw.concat(queries))
        for leaf in block:
            sums.add(leaf, found if len(block) == 1 else found.filter(nw.col(_LEAF) == leaf))
        leaves = leaves[len(block) :]
        size = max(1, min(_BLOCK, _CELLS * len(block) // max(1, len(found))))
    return sums


def _cells(study: Study, frame: nw.LazyFrame[Any], by: Sequence[str], leaf: int, *, is_text: bool) -> nw.LazyFrame[Any]:
    """Return how often every answer to a leaf occurs, by object."""
    answer = nw.col(study.columns[leaf])
    keys = [nw.col(column).alias(f"{_BY}{at}") for at, column in enumerate(by)]
    weights = lazily.weights(study.survey)
    selected = frame.select(*keys, (answer.cast(nw.String) if is_text else answer).alias(_ANSWER), *weights.values())
    grouped = selected.group_by(*(f"{_BY}{at}" for at in range(len(by))), _ANSWER)
    counted = grouped.agg(
        *([] if EACH in weights else [nw.len().alias(EACH)]), *(nw.col(name).sum() for name in weights)
    )
    names = [*(f"{_BY}{at}" for at in range(len(by))), _ANSWER, EACH, *(name for name in weights if name != EACH)]
    return counted.with_columns(nw.lit(leaf).alias(_LEAF)).select(*names, _LEAF)


class _Sums:
    """What has come back of one frame."""

    def __init__(self, study: Study, by: int, *, keep: bool) -> None:
        self.study, self.by, self.keep = study, by, keep
        self.readers = coding.codings(study)
        self.known: dict[Key, int] = {}
        self.planes: list[IntArray] = [np.zeros((0, 0), dtype=np.int64)] * len(self.readers)
        self.weighted: list[Any] = [None] * len(self.readers)
        self.offending: list[Counter[str]] = [Counter() for _ in self.readers]
        self.totals: tuple[Any, Any] = (None, None)
        self.meanings: list[dict[Any, int]] = [{} for _ in self.readers]

    @property
    def respondents(self) -> int:
        """How many there are."""
        return int(self.planes[0].sum())

    def add(self, leaf: int, found: nw.DataFrame[Any]) -> None:
        """Take in the answers to a leaf."""
        reader, answers = self.readers[leaf], found.get_column(_ANSWER)
        each = np.array([int(count) for count in found.get_column(EACH).to_list()], dtype=np.int64)
        of_row = self._objects([found.get_column(f"{_BY}{at}") for at in range(self.by)], len(found))
        k, at = len(self.known), positions(reader, answers)
        self.planes[leaf] = bins(at * k + of_row, each, reader.width * k).reshape(reader.width, k)
        if self.keep:
            self.meanings[leaf] = dict(zip(answers.to_list(), at.tolist(), strict=True))
        refused = np.flatnonzero(at == reader.refused)
        for text, count in zip(texts(answers, refused), each[refused].tolist(), strict=True):
            self.offending[leaf][text] += count
        if self.study.survey.sample_weight is not None:
            weight, square = (np.array(found.get_column(name).to_list(), dtype=np.float64) for name in (WEIGHT, SQUARE))
            self.weighted[leaf] = sums(at * k + of_row, weight, reader.width * k).reshape(reader.width, k)
            self.totals = sums(of_row, weight, k), sums(of_row, square, k)

    def _objects(self, columns: Sequence[nw.Series[Any]], length: int) -> IntArray:
        keys, of_row = objects(columns, length)
        place = np.array([self.known.setdefault(key, len(self.known)) for key in keys], dtype=np.int64)
        return place[of_row] if len(place) else of_row

    def part(self) -> Part:
        """Return what all leaves come to, which must agree on the rows."""
        k, rows = len(self.known), self.planes[0].sum(axis=0)
        if any(plane.shape[-1] != k or (plane.sum(axis=0) != rows).any() for plane in self.planes):
            refuse_different()
        n = len(self.study.grades)
        weighted = None if self.totals[0] is None else np.stack([plane[:n] for plane in self.weighted])
        arrays = [rows, np.zeros(k, dtype=np.int64), np.stack(self.planes), *self.totals, weighted, None, None, None]
        return tuple(self.known), arrays, self.offending


def refuse_different() -> NoReturn:
    """Refuse what an engine computes anew, and differently, whenever it is asked."""
    raise AnswersError(
        "answers: the engine gave different rows when it was asked for one leaf and for another; store what "
        "it computes, and give that"
    )
