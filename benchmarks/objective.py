"""How long entropy weights take, as ratios to reading the scores once.

1,000,000 rows × 20 columns, that differ much, hardly, and some of each, one BLAS thread; in turns, the fastest of several
rounds. Beside pymcdm and scikit-criteria where they are installed, and the other methods on fewer rows::

    make benchmarks
"""

from __future__ import annotations

import sys
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

import numpy as np

import fuzzyeval as fe
from fuzzyeval.aliases import FloatArray

ROWS, COLUMNS, ROUNDS = 1_000_000, 20, 5
FEWER = 100_000


@dataclass(frozen=True)
class Row:
    """What is timed, and at most how many times as long as reading once it may take."""

    name: str
    work: Callable[[], object]
    times: float | None = None


def main() -> None:
    print(f"numpy {np.__version__}, Python {sys.version.split()[0]}")
    varied = np.random.default_rng(7).uniform(1, 5, (ROWS, COLUMNS))
    hardly = 3 + 1e-8 * varied
    mixed = np.where(np.arange(COLUMNS) % 2, varied, hardly)
    headed(f"entropy, {ROWS:,} × {COLUMNS}")
    for name, scores, times in (("varied", varied, 18), ("hardly varied", hardly, 18), ("mixed", mixed, 35)):
        told(Row(f"fe.objective.entropy, {name}", lambda: fe.objective.entropy(scores), times), scores)  # noqa: B023
    for row in peers(varied):
        told(row, varied, rounds=1)
    print(f"  {'held beside the scores, of their size':<42}{held(mixed):9.3f}{'':10}{'≤ 0.1':>10}")
    fewer = varied[:FEWER]
    headed(f"other methods, {FEWER:,} × {COLUMNS}")
    for name in ("variation", "standard_deviation", "gini", "critic", "principal_components", "merec", "cilos"):
        told(Row(f"fe.objective.{name}", lambda: getattr(fe.objective, name)(fewer)), fewer)  # noqa: B023


def peers(scores: FloatArray) -> list[Row]:
    """Return the same by other packages."""
    rows = []
    if find_spec("pymcdm"):
        pymcdm = import_module("pymcdm.weights")
        rows.append(Row("pymcdm", lambda: pymcdm.entropy_weights(scores)))
    if find_spec("skcriteria"):
        skcriteria = import_module("skcriteria.preprocessing.weighters")
        rows.append(Row("scikit-criteria", lambda: skcriteria.entropy_weights(scores)))
    return rows


def headed(title: str) -> None:
    print(f"\n{title:<44}{'ms':>9}{'times':>10}{'wanted':>10}")


def told(row: Row, scores: FloatArray, rounds: int = ROUNDS) -> None:
    mine, once = in_turns(row.work, scores.sum, rounds=rounds)
    wanted = "" if row.times is None else f"{f'≤ {row.times:g}':>10}{'ok' if mine <= row.times * once else 'OVER':>6}"
    print(f"  {row.name:<42}{mine * 1e3:9.1f}{mine / once:10.1f}{wanted}".rstrip())


def in_turns(*work: Callable[[], object], rounds: int) -> list[float]:
    """Return the shortest time of each work, done in turns so that what disturbs one disturbs all."""
    shortest = [float("inf")] * len(work)
    for _ in range(rounds):
        for at, call in enumerate(work):
            start = time.perf_counter()
            call()
            shortest[at] = min(shortest[at], time.perf_counter() - start)
    return shortest


def held(scores: FloatArray) -> float:
    """Return how much memory entropy takes at most, as a share of that of the scores."""
    tracemalloc.start()
    fe.objective.entropy(scores)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / scores.nbytes


if __name__ == "__main__":
    main()
