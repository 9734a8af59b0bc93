"""Tallies as JSON and as Arrow tables, there and back, equal; what is read is checked, not trusted."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import Field, ValidationError

from fuzzyeval.aliases import Key, Plain
from fuzzyeval.errors import MissingExtraError, StudyError, TallyError
from fuzzyeval.model import documents, explaining
from fuzzyeval.model.scale import GradeScale
from fuzzyeval.model.values import Declared
from fuzzyeval.survey.coding import natural
from fuzzyeval.survey.keys import joined, parts_of, told_apart
from fuzzyeval.survey.tallies.figures import Exact, Figures
from fuzzyeval.survey.tallies.tallying import Tally
from fuzzyeval.survey.tallies.triangles import unpacked

__all__ = [
    "Count",
    "TallyDocument",
    "document",
    "from_arrow",
    "from_json",
    "load",
    "of_document",
    "read",
    "save",
    "to_arrow",
    "to_json",
    "understood",
]

_NAMES = tuple(field.name for field in fields(Figures))
_FLOATS = ("totals", "squares", "weighted")
_HEADER = b"fuzzyeval_tally"
_MOST = 2**53

Count = Annotated[int, Field(strict=True, ge=0, lt=_MOST)]


class TallyDocument(Declared):
    """A tally, as stored: what the figures are of, and the figures, with the objects along their last axis."""

    format_version: Annotated[Literal[1], Field(alias="fuzzyeval_tally")] = 1
    leaves: tuple[str, ...]
    grades: GradeScale
    by: tuple[str, ...]
    objects: tuple[tuple[str | None, ...], ...]
    offending: tuple[tuple[tuple[str, Count], ...], ...]
    language: str
    whole: Literal["", "long", "refuse", "first", "last", "shares"] = ""
    rules: str = ""
    figures: Mapping[str, list[Any]]


def document(tally: Tally) -> Plain:
    """Return a tally as plain values."""
    figures = zip(_NAMES, tally.figures.arrays(), strict=True)
    return {**_header(tally), "figures": {name: array.tolist() for name, array in figures if array is not None}}


def to_json(tally: Tally) -> str:
    """Return a tally as JSON."""
    return json.dumps(document(tally), ensure_ascii=False, allow_nan=False)


def from_json(text: str) -> Tally:
    """Return the tally in a JSON text.

    Raises
    ------
    TallyError
        For what is no tally, or does not add up.
    """
    return read(_parsed(text, "tally"))


def _parsed(text: str, source: str) -> object:
    try:
        return documents.parse_json(text, source, limit=None)
    except StudyError as error:
        raise TallyError(error.said) from error


def read(plain: object) -> Tally:
    """Return the tally in plain values."""
    stored = _validated(plain)
    return of_document(stored)


def of_document(stored: TallyDocument) -> Tally:
    """Return the tally of a document."""
    arrays = {name: _array(name, values) for name, values in stored.figures.items()}
    for name in ("moments", "joint"):
        if "weighted" in arrays and name in arrays and arrays[name].dtype.kind == "i":
            arrays[name] = arrays[name].astype(np.float64)  # sums that were written without a point
    return understood(stored, arrays)


def understood(stored: TallyDocument, arrays: Mapping[str, Exact]) -> Tally:
    """Return the tally of a document and its figures.

    Raises
    ------
    TallyError
        Where its figures are not those of its leaves, grades and objects, or do not add up.
    """
    for name in ("leaves", "by"):
        names = getattr(stored, name)
        if len(set(names)) < len(names):
            raise TallyError("tally/{name}: one name occurs twice; store the whole tally", name=name)
    shapes = _shapes(stored, len(stored.objects))
    for name in ("rows", "dropped", "planes"):
        if name not in arrays:
            raise TallyError("tally/figures: {name} is missing; store the whole tally", name=name)
    for name, array in arrays.items():
        if name not in shapes or array.shape != shapes[name]:
            raise TallyError(
                "tally/figures/{name}: of shape {shape}, where its leaves, grades and objects make {wanted}; store the "
                "whole tally",
                name=name,
                shape=" × ".join(map(str, array.shape)),
                wanted=" × ".join(map(str, shapes.get(name, ()))),
            )
    _refuse_contradictions(stored, arrays)
    keys = _keys(stored.by, stored.objects)
    arrays = {name: array if array.size else array.astype(_kind(name, arrays)) for name, array in arrays.items()}
    named = stored.leaves, stored.grades, stored.by, keys
    return Tally(*named, Figures(**arrays), stored.offending, stored.language, stored.whole, stored.rules)


def to_arrow(tally: Tally) -> Any:
    """Return a tally as an Arrow table: a row an object, its key in text columns, its figures in lists of fixed size."""
    pa = _pyarrow()
    told_apart(tally.by, _NAMES)
    columns: dict[str, Any] = {
        name: pa.array([parts_of(key)[at] for key in tally.objects], pa.string()) for at, name in enumerate(tally.by)
    }
    for name, array in zip(_NAMES, tally.figures.arrays(), strict=True):
        if array is not None:
            flat = np.moveaxis(array, -1, 0).ravel()
            values = pa.array([str(figure) for figure in flat] if array.dtype == object else flat)
            columns[name] = pa.FixedSizeListArray.from_arrays(values, array.size // max(1, array.shape[-1]) or 1)
    header = json.dumps({**_header(tally), "objects": []}, ensure_ascii=False)
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
    stored = _validated(_parsed(metadata[_HEADER].decode(), "tally"))
    absent = [name for name in stored.by if name not in table.column_names]
    if absent:
        raise TallyError("table: column {column!r} is missing; give the whole table", column=absent[0])
    parts = [table.column(name).to_pylist() for name in stored.by]
    objects = tuple(zip(*parts, strict=True)) if parts else ((),) * table.num_rows
    shapes = _shapes(stored, table.num_rows)
    arrays = {name: _unlisted(table, name, shapes[name]) for name in _NAMES if name in table.column_names}
    return understood(_validated({**stored.model_dump(by_alias=True), "objects": objects}), arrays)


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


def _header(tally: Tally) -> Plain:
    return {
        "fuzzyeval_tally": 1,
        "leaves": tally.leaves,
        "grades": tally.scale.model_dump(mode="json", exclude_none=True),
        "by": tally.by,
        "objects": [parts_of(key) for key in tally.objects],
        "offending": tally.offending,
        "language": tally.language,
        "whole": tally.whole,
        "rules": tally.rules,
        "figures": {},
    }


def _validated(plain: object) -> TallyDocument:
    try:
        return TallyDocument.model_validate(plain)
    except ValidationError as error:
        raise TallyError(explaining.refusal(explaining.problems_of(error), "tally").said) from None


def _shapes(stored: TallyDocument, objects: int) -> dict[str, tuple[int, ...]]:
    """Return the shape of every array."""
    m, n = len(stored.leaves), len(stored.grades)
    one = dict.fromkeys(("rows", "dropped", "totals", "squares"), (objects,))
    return {
        **one,
        "planes": (m, n + 3, objects),
        "weighted": (m, n, objects),
        "moments": ((m + 1) * (m + 2) // 2, objects),
        "joint": (m * n * (m * n + 1) // 2, objects),
    }


def _array(name: str, values: list[Any]) -> Exact:
    """Return stored figures as an array: of integers, or of floats where they may be."""
    try:
        array = np.array(values, dtype=object if name == "moments" else None)
    except (ValueError, OverflowError) as error:
        raise TallyError("tally/figures/{name}: rows of unequal length; store the whole tally", name=name) from error
    if array.dtype == object and all(type(figure) is int and abs(figure) < 2**62 for figure in array.ravel()):
        array = array.astype(np.int64)
    if array.dtype == object and all(type(figure) is float for figure in array.ravel()):
        array = array.astype(np.float64)
    return array.astype(np.float64) if name in _FLOATS and array.dtype.kind == "i" else array


def _kind(name: str, beside: Mapping[str, Exact]) -> type[np.generic]:
    """Return the type of an array's figures: floats also of co-moments, where answers have design weights."""
    floats = name in _FLOATS or ("weighted" in beside and name in ("moments", "joint"))
    return np.float64 if floats else np.int64


def _refuse_contradictions(stored: TallyDocument, arrays: Mapping[str, Exact]) -> None:
    """Refuse figures that no answers have."""
    for name, array in arrays.items():
        if not array.size:
            continue
        kind = np.dtype(_kind(name, arrays)).kind
        long = name == "moments" and array.dtype == object and all(type(figure) is int for figure in array.ravel())
        if (array.dtype.kind != kind and not long) or (kind == "f" and not np.isfinite(array).all()):
            raise TallyError(
                "tally/figures/{name}: figures that are no finite numbers of the right kind; store the whole tally",
                name=name,
            )
        if (
            name != "moments"
            and array.size
            and not 0 <= array.min() <= array.max() < (1e300 if array.dtype.kind == "f" else _MOST)
        ):
            raise TallyError(
                "tally/figures/{name}: {value} is no count; store the whole tally", name=name, value=array.min()
            )
    if not (arrays["planes"].sum(axis=1) + arrays["dropped"] == arrays["rows"]).all():
        raise TallyError("tally: counted, missing, refused, don't know and dropped do not add up to the rows")
    refused = arrays["planes"][:, -2].sum(axis=-1).tolist()
    told = [sum(count for _, count in texts) for texts in stored.offending]
    if len(told) != len(refused) or any(some > all_of_them for some, all_of_them in zip(told, refused, strict=True)):
        raise TallyError("tally: more texts are named as refused than answers were")
    if len({name in arrays for name in ("totals", "squares", "weighted")}) > 1 or (
        "joint" in arrays and "moments" not in arrays
    ):
        raise TallyError("tally/figures: some figures lack what belongs to them; store the whole tally")
    _refuse_unlike(stored, arrays)


def _refuse_unlike(stored: TallyDocument, arrays: Mapping[str, Exact]) -> None:
    """Refuse figures that are not of the same answers: every answer goes with itself."""
    n = len(stored.grades)
    given = arrays.get("weighted", arrays["planes"][:, :n]).reshape(len(stored.leaves) * n, arrays["rows"].shape[0])
    if "joint" in arrays:
        together = unpacked(arrays["joint"])
        alone = together[np.arange(len(together)), np.arange(len(together))]
        if not np.allclose(alone.astype(np.float64), given, rtol=1e-9, atol=0):
            raise TallyError("tally/figures/joint: not of the answers that are counted; store the whole tally")
    if "moments" in arrays and (arrays["moments"][0] > arrays.get("totals", arrays["rows"]) * (1 + 1e-9)).any():
        raise TallyError("tally/figures/moments: of more rows than there are; store the whole tally")


def _keys(by: Sequence[str], parts: Sequence[tuple[str | None, ...]]) -> tuple[Key, ...]:
    keys = [joined(key) for key in parts]
    if len(set(keys)) < len(keys) or keys != sorted(keys, key=natural) or any(len(key) != len(by) for key in parts):
        raise TallyError(
            "objects: {keys!r} are not different keys, in order, of the columns {by!r}", keys=keys, by=list(by)
        )
    return tuple(keys)


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
        documents.write_whole(path, buffer.getvalue)
    else:
        documents.write_whole(path, lambda: to_json(tally).encode())


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
            return read(_parsed(documents.decoded(data, str(path)), str(path)))
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
