"""Tallies as Arrow tables and in files, JSON or Parquet."""

from __future__ import annotations

import io
import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from fuzzyeval.errors import MissingExtraError, StudyError, TallyError
from fuzzyeval.model import documents, writing
from fuzzyeval.survey.keys import parts_of, told_apart
from fuzzyeval.survey.tallies import storing
from fuzzyeval.survey.tallies.figures import Exact
from fuzzyeval.survey.tallies.tallying import Tally

__all__ = ["from_arrow", "load", "save", "to_arrow"]

_HEADER = b"fuzzyeval_tally"


def to_arrow(tally: Tally) -> Any:
    """Return a tally as an Arrow table: a row an object, its key in text columns, its figures in lists of fixed size."""
    pa = _pyarrow()
    told_apart(tally.by, storing.NAMES)
    columns: dict[str, Any] = {
        name: pa.array([parts_of(key)[at] for key in tally.objects], pa.string()) for at, name in enumerate(tally.by)
    }
    for name, array in zip(storing.NAMES, tally.figures.arrays(), strict=True):
        if array is not None:
            flat = np.moveaxis(array, -1, 0).ravel()
            values = pa.array([str(figure) for figure in flat] if array.dtype == object else flat)
            columns[name] = pa.FixedSizeListArray.from_arrays(values, array.size // max(1, array.shape[-1]) or 1)
    header = json.dumps({**storing.header(tally), "objects": []}, ensure_ascii=False)
    return pa.table(columns).replace_schema_metadata({_HEADER: header.encode()})


def from_arrow(table: Any) -> Tally:
    """Return the tally in an Arrow table that :func:`to_arrow` made.

    Raises
    ------
    TallyError
        For another table, and for what does not add up.
    """
    metadata = getattr(getattr(table, "schema", None), "metadata", None) or {}
    if _HEADER not in metadata:
        raise TallyError("table: {kind} is no stored tally; give what to_arrow or save made", kind=type(table).__name__)
    stored = storing.validated(storing.parsed(metadata[_HEADER].decode(errors="replace"), "tally"))
    for name in (*stored.by, *storing.NAMES):
        if table.column_names.count(name) > 1:
            raise TallyError("table: two columns are called {column!r}; give the whole table", column=name)
    absent = [name for name in stored.by if name not in table.column_names]
    if absent:
        raise TallyError("table: column {column!r} is missing; give the whole table", column=absent[0])
    parts = [table.column(name).to_pylist() for name in stored.by]
    objects = tuple(zip(*parts, strict=True)) if parts else ((),) * table.num_rows
    shapes = storing.shapes_of(stored, table.num_rows)
    arrays = {name: _unlisted(table, name, shapes[name]) for name in storing.NAMES if name in table.column_names}
    return storing.understood(storing.validated({**stored.model_dump(by_alias=True), "objects": objects}), arrays)


def _unlisted(table: Any, name: str, shape: tuple[int, ...]) -> Exact:
    """Return a column of lists as an array with the objects along its last axis."""
    try:
        flat = np.array([value for chunk in table.column(name).chunks for value in chunk.flatten().to_pylist()])
        if flat.dtype.kind == "U":
            flat = np.array([int(text) for text in flat.tolist()], dtype=object)
        return np.moveaxis(flat.reshape(shape[-1], *shape[:-1]), 0, -1)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise TallyError(
            "table: column {column!r} holds no lists of figures; give the whole table", column=name
        ) from error


def _pyarrow() -> Any:
    if not find_spec("pyarrow"):
        raise MissingExtraError(
            "tally: Arrow and Parquet need pyarrow; install fuzzyeval[pyarrow], or store it as JSON"
        )
    import pyarrow as pa  # noqa: PLC0415  (optional)

    return pa


def save(tally: Tally, path: Path) -> None:
    """Write a tally to a JSON or Parquet file."""
    try:
        _save(tally, path)
    except StudyError as error:
        raise TallyError(error.said) from error


def _save(tally: Tally, path: Path) -> None:
    if _is_parquet(path):
        _pyarrow()
        import pyarrow.parquet as pq  # noqa: PLC0415  (optional)

        buffer = io.BytesIO()
        pq.write_table(to_arrow(tally), buffer)
        writing.write_whole(path, buffer.getvalue)
    else:
        writing.write_whole(path, lambda: storing.to_json(tally).encode())


def load(path: Path) -> Tally:
    """Return the tally in a JSON or Parquet file."""
    as_parquet = _is_parquet(path)
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise TallyError(
            "{path}: cannot be read ({why}); give the path of a stored tally", path=str(path), why=why
        ) from error
    if not as_parquet:
        try:
            return storing.read(storing.parsed(documents.decoded(data, str(path)), str(path)))
        except StudyError as error:  # bytes that are no text
            raise TallyError(error.said) from error
    pa = _pyarrow()
    import pyarrow.parquet as pq  # noqa: PLC0415  (optional)

    try:
        table = pq.read_table(io.BytesIO(data))
    except (pa.ArrowException, OSError, ValueError) as error:
        raise TallyError(
            "{path}: not a whole Parquet file ({kind}); store the tally anew", path=str(path), kind=type(error).__name__
        ) from error
    return from_arrow(table)


def _is_parquet(path: Path) -> bool:
    kind = path.suffix.lower()
    if kind not in (".json", ".parquet"):
        raise TallyError("{path}: tallies are stored as .json or .parquet; name the file so", path=str(path))
    return kind == ".parquet"
