"""Where answers come from: columns by name, rows in batches, or frames that an engine holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import narwhals as nw
import numpy as np

from fuzzyeval.errors import AnswersError

__all__ = ["Batch", "Column", "Source", "refuse_doubled", "values"]

Column: TypeAlias = "nw.Series[Any] | np.ndarray[Any, Any] | list[Any]"
"""The values of one column: a series of any dataframe library, an array, or Python values."""

Batch: TypeAlias = Mapping[str, Column]
"""Some rows: their columns, by name."""


@dataclass(frozen=True, slots=True)
class Source:
    """Answers, wherever they are.

    Attributes
    ----------
    columns
        What the columns are called.
    batches
        Yields the wanted columns, some rows at a time.
    backend
        The dataframe library that holds them, where there is one.
    frames
        Where an engine holds the answers: its lazy frames by what errors call them, one or, of many files, several; their rows
        together are the answers.
    place
        What errors call them.
    lacking
        Of many files: columns that some have and others lack, and the first file that does.
    """

    columns: tuple[str, ...]
    batches: Callable[[tuple[str, ...]], Iterator[Batch]]
    backend: str | None = None
    frames: Mapping[str, nw.LazyFrame[Any]] = field(default_factory=dict)
    place: str = "answers"
    lacking: Mapping[str, str] = field(default_factory=dict)

    def read(self, wanted: Sequence[str]) -> Iterator[Batch]:
        """Yield batches of the wanted columns, which must be there."""
        yield from self.batches(tuple(dict.fromkeys(wanted)))


def refuse_doubled(wanted: Sequence[str], names: Sequence[str], place: str) -> None:
    """Refuse columns that are wanted and of which there are two.

    Raises
    ------
    AnswersError
        For the first of them.
    """
    counts = Counter(names)
    for name in wanted:
        if counts[name] > 1:
            raise AnswersError("{source}: two columns are called {name!r}; rename one", source=place, name=name)


def values(column: Column) -> list[Any]:
    """Return the Python values of a column."""
    return (
        column if isinstance(column, list) else column.tolist() if isinstance(column, np.ndarray) else column.to_list()
    )
