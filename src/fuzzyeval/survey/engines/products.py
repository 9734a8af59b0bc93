"""Co-moments of answers that an engine holds: sums of products of integer scores, computed there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations_with_replacement
from typing import Any

import narwhals as nw
import numpy as np

from fuzzyeval.aliases import IntArray
from fuzzyeval.model.study import Study
from fuzzyeval.survey.engines.asking import collected
from fuzzyeval.survey.rows.columns import objects
from fuzzyeval.survey.tallies.comoments import integer_scores
from fuzzyeval.survey.tallies.figures import Exact

__all__ = ["fit", "moments"]

_BLOCK = 100  # sums in one query: of more, Spark no longer compiles the stages
_ONE, _TIMES = "fuzzyeval_1", "fuzzyeval_times"


def fit(study: Study, rows: int) -> bool:
    """Return whether the products of so many respondents' scores are integers that every engine holds."""
    return max(score**2 for score in integer_scores(study.grades)[0]) * max(rows, 1) < 2**63


def moments(
    study: Study,
    frame: nw.LazyFrame[Any],
    by: Sequence[str],
    place: Mapping[Any, int],
    meanings: Sequence[Mapping[Any, int]],
) -> Exact:
    """Return the upper triangles of Σ(1, x)(1, x)ᵀ over complete rows, one an object.

    Parameters
    ----------
    place
        At which position each object stands.
    meanings
        Of each leaf, the grade that each of its distinct answers stands for.
    """
    weighted = study.survey.sample_weight is not None
    scored = _scored(study, frame, by, meanings)
    names = [_ONE, *(f"fuzzyeval_x{leaf}" for leaf in range(len(meanings)))]
    pairs = list(combinations_with_replacement(names, 2))
    keys = [f"fuzzyeval_by_{at}" for at in range(len(by))]
    found = np.zeros((len(pairs), len(place)), dtype=np.float64 if weighted else np.int64)
    for start in range(0, len(pairs), _BLOCK):
        block = {
            f"fuzzyeval_p{at}": nw.col(one) * nw.col(other) * nw.col(_TIMES)
            for at, (one, other) in enumerate(pairs[start : start + _BLOCK])
        }
        products = scored.select(*keys, **block)
        sums = [nw.col(name).sum() for name in block]
        result = collected(products.group_by(*keys).agg(*sums) if keys else products.select(*sums))
        at = _places(result, keys, place)
        for row, name in enumerate(block, start):
            values = [0 if value is None else value for value in result.get_column(name).to_list()]
            np.add.at(found[row], at, np.array(values, dtype=object).astype(found.dtype))
    return found


def _scored(
    study: Study, frame: nw.LazyFrame[Any], by: Sequence[str], meanings: Sequence[Mapping[Any, int]]
) -> nw.LazyFrame[Any]:
    """Return the complete rows: their keys, a 1, the integer score of every leaf, and how often each counts."""
    survey, schema = study.survey, frame.collect_schema()
    scores, _ = integer_scores(study.grades, shifted=survey.sample_weight is not None)
    kind = nw.Float64 if survey.sample_weight is not None else nw.Int64
    times = nw.lit(1).cast(kind)
    for name in (survey.frequency_weight, survey.sample_weight):
        times = times if name is None else times * nw.col(name).cast(kind)
    columns, complete = [], []
    for leaf, (column, meaning) in enumerate(zip(study.columns, meanings, strict=True)):
        answer = nw.col(column).cast(nw.String) if schema[column] in (nw.Categorical, nw.Enum) else nw.col(column)
        known = [raw for raw, at in meaning.items() if at < len(scores)]
        complete.append(answer.is_in(known))
        score = nw.lit(0).cast(kind)
        for grade, value in enumerate(scores):
            same = [raw for raw, at in meaning.items() if at == grade]
            score = nw.when(answer.is_in(same)).then(nw.lit(value).cast(kind)).otherwise(score) if same else score
        columns.append(score.alias(f"fuzzyeval_x{leaf}"))
    keys = [nw.col(column).alias(f"fuzzyeval_by_{at}") for at, column in enumerate(by)]
    return frame.filter(*complete).select(*keys, nw.lit(1).cast(kind).alias(_ONE), times.alias(_TIMES), *columns)


def _places(result: nw.DataFrame[Any], keys: Sequence[str], place: Mapping[Any, int]) -> IntArray:
    """Return where the rows of a result belong; several may belong to one object."""
    named, of_row = objects([result.get_column(key) for key in keys], len(result))
    return np.array([place[key] for key in named], dtype=np.int64)[of_row]
