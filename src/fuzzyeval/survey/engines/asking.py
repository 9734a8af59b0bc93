"""Questions to an engine that holds answers."""

from __future__ import annotations

from typing import Any

import narwhals as nw

__all__ = ["blank", "collected", "filled", "number_of", "trimmed"]

_BLANKS = "".join(chr(at) for at in range(0x3001) if chr(at).isspace())


def collected(frame: nw.LazyFrame[Any]) -> nw.DataFrame[Any]:
    """Return what an engine computes; polars as a stream, so that it need not hold all."""
    return frame.collect(engine="streaming") if frame.implementation.is_polars() else frame.collect()


def number_of(frame: nw.LazyFrame[Any]) -> int:
    """Return how many rows there are."""
    return int(collected(frame.select(nw.len().alias("fuzzyeval_rows"))).get_column("fuzzyeval_rows").to_list()[0] or 0)


def trimmed(column: nw.Expr, kind: Any) -> nw.Expr:
    """Return a column without outer blanks, where it is text: those that Python knows, since engines know fewer."""
    if kind in (nw.Categorical, nw.Enum):
        return column.cast(nw.String).str.strip_chars(_BLANKS)
    return column.str.strip_chars(_BLANKS) if kind == nw.String else column


def filled(column: nw.Expr, kind: Any) -> nw.Expr:
    """Return a trimmed column with null for every blank: empty text, and NaN."""
    if kind in (nw.Categorical, nw.Enum, nw.String):
        return nw.when(column != "").then(column)
    return nw.when(~column.is_nan()).then(column) if kind.is_float() else column


def blank(column: str, kind: Any) -> nw.Expr:
    """Return where a trimmed column is blank."""
    null = nw.col(column).is_null()
    if kind in (nw.Categorical, nw.Enum, nw.String):
        return null | (nw.col(column) == "")
    return null | nw.col(column).is_nan() if kind.is_float() else null
