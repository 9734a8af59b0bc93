"""Stored figures that no answers have, refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from fuzzyeval.errors import TallyError
from fuzzyeval.survey.tallies.figures import Exact
from fuzzyeval.survey.tallies.triangles import unpacked

if TYPE_CHECKING:
    from fuzzyeval.survey.tallies.storing import StoredAlone

__all__ = ["FLOATS", "LONG", "MOST", "kind", "refuse_contradictions", "refuse_outcome"]

FLOATS = ("totals", "squares", "weighted")
"""The figures that are no integers."""

LONG = ("moments", "outcome_moments")
"""Those that may be negative, and longer than int64."""

MOST = 2**53
"""No count is as large."""


def kind(name: str, beside: Mapping[str, Exact]) -> type[np.generic]:
    """Return the type of an array's figures: floats also of co-moments, where answers have design weights."""
    floats = name in FLOATS or ("weighted" in beside and name in (*LONG, "joint"))
    return np.float64 if floats else np.int64


def refuse_contradictions(stored: StoredAlone, arrays: Mapping[str, Exact]) -> None:
    """Refuse figures that no answers have.

    Raises
    ------
    TallyError
        For the first contradiction.
    """
    for name, array in arrays.items():
        if not array.size:
            continue
        wanted = np.dtype(kind(name, arrays)).kind
        long = name in LONG and array.dtype == object and all(type(figure) is int for figure in array.ravel())
        if (array.dtype.kind != wanted and not long) or (wanted == "f" and not np.isfinite(array).all()):
            raise TallyError(
                "tally/figures/{name}: figures that are no finite numbers of the right kind; store the whole tally",
                name=name,
            )
        if (
            name not in LONG
            and array.size
            and not 0 <= array.min() <= array.max() < (1e300 if array.dtype.kind == "f" else MOST)
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


def _refuse_unlike(stored: StoredAlone, arrays: Mapping[str, Exact]) -> None:
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


def refuse_outcome(arrays: Mapping[str, Exact], *, declared: bool) -> None:
    """Refuse co-moments with an outcome that is not there, the lack of them where it is, and more rows than they can be of.

    Raises
    ------
    TallyError
        For any of these.
    """
    carried = "outcome_moments" in arrays
    if carried != (declared and "moments" in arrays):
        raise TallyError("tally/figures: some figures lack what belongs to them; store the whole tally")
    if carried and (arrays["outcome_moments"][0] > arrays["moments"][0] * (1 + 1e-9)).any():
        raise TallyError("tally/figures/outcome_moments: of more rows than answer every leaf; store the whole tally")
