"""How long weighing, completing and questioning judgements take, as ratios to ``numpy.linalg.eig`` one by one.

10,000 matrices 9×9 on Saaty's scale, near to consistent and random, one BLAS thread. Each work is done in turns with the
eigenvectors, and the fastest of several rounds counts. Completion is beside that of AHPy where it is installed::

    make benchmarks
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np

import fuzzyeval as fe
from fuzzyeval.aliases import FloatArray

MATRICES, ORDER, ROUNDS = 10_000, 9, 5
EXPERTS, LEAVES = 200, 30
SCALE = np.array([*(1 / x for x in range(9, 1, -1)), *range(1, 10)])


@dataclass(frozen=True)
class Row:
    """What is timed, and at most how many times as long as all eigenvectors, or how many milliseconds, it may take."""

    name: str
    work: Callable[[], object]
    times: float | None = None
    milliseconds: float | None = None


def main() -> None:
    print(f"numpy {np.__version__}, Python {sys.version.split()[0]}; {MATRICES:,} matrices {ORDER}×{ORDER}")
    for kind, matrices in (("near to consistent", consistent(MATRICES)), ("random", random(MATRICES))):
        print(f"\n{f'{kind}, beside numpy.linalg.eig one by one':<44}{'ms':>9}{'times':>10}{'wanted':>10}")
        for row in all_of(matrices):
            told(row, *in_turns(row.work, lambda: [np.linalg.eig(one) for one in matrices]))  # noqa: B023
    gappy = with_gaps(consistent(1)[0])
    print(f"\n{'one matrix':<44}{'ms':>9}{'':>10}{'wanted':>10}")
    for row in one_of(gappy):
        told(row, *in_turns(row.work))
    if find_spec("ahpy"):
        mine, theirs = in_turns(lambda: fe.ahp.complete(gappy), lambda: by_ahpy(gappy))
        told(Row("complete, beside AHPy", lambda: None, times=1 / 50), mine, theirs)


def all_of(matrices: FloatArray) -> list[Row]:
    """Return what is done to all matrices at once."""
    return [
        Row("consistency", lambda: fe.ahp.consistency(matrices), times=0.10),
        Row("koczkodaj", lambda: fe.ahp.koczkodaj(matrices), times=0.05),
        Row("priorities, geometric_mean", lambda: fe.ahp.priorities(matrices, method="geometric_mean")),
    ]


def one_of(gappy: FloatArray) -> list[Row]:
    """Return what is done to one matrix, a third of it missing, or to one panel."""
    filled, noisy, judged = fe.ahp.complete(gappy), consistent(1, noise=1)[0], panel(EXPERTS)
    return [
        Row("complete, a third missing", lambda: fe.ahp.complete(gappy), milliseconds=4),
        Row("complete, least_squares", lambda: fe.ahp.complete(gappy, method="least_squares")),
        Row("contradictions", lambda: fe.ahp.contradictions(filled)),
        Row("repairs", lambda: fe.ahp.repairs(noisy), milliseconds=20),
        Row("least_changes", lambda: fe.ahp.least_changes(noisy)),
        Row(f"weigh, {EXPERTS} experts on {LEAVES} leaves", lambda: fe.weigh(study_of(judged))),
    ]


def panel(experts: int) -> dict[str, Any]:
    """Return the judgements of a panel of six branches with five leaves each, near to consistent, as they are declared."""
    branches = [f"b{at}" for at in range(6)]
    families = {"root": branches} | {branch: [f"{branch}l{at}" for at in range(LEAVES // 6)] for branch in branches}
    found: dict[str, Any] = {f"expert {at}": {} for at in range(experts)}
    for parent, children in families.items():
        matrices = consistent(experts, len(children))
        for name, matrix in zip(found, matrices.tolist(), strict=True):
            found[name][parent] = matrix
    return found


def study_of(judged: dict[str, Any]) -> fe.Study:
    """Return the study of a panel; what is rounded, such as 1/7, is taken as the reciprocal that it is."""
    branches = [name for name in judged["expert 0"] if name != "root"]
    children = [
        fe.Indicator(id=name, children=[fe.Indicator(id=f"{name}l{at}") for at in range(LEAVES // 6)])
        for name in branches
    ]
    return fe.Study(grades=5, root=fe.Indicator(id="root", children=children), weighting=fe.AHP(panel=judged))


def told(row: Row, mine: float, other: float | None = None) -> None:
    ratio = f"{mine / other:10.3f}" if other else f"{'':10}"
    found, most = (mine / other, row.times) if other else (mine * 1e3, row.milliseconds)
    wanted = "" if most is None else f"{f'≤ {most:g}':>10}{'ok' if found <= most else 'OVER':>6}"
    print(f"  {row.name:<42}{mine * 1e3:9.2f}{ratio}{wanted}".rstrip())


def in_turns(*work: Callable[[], object]) -> list[float]:
    """Return the shortest time of each work, done in turns so that what disturbs one disturbs all."""
    shortest = [float("inf")] * len(work)
    for _ in range(ROUNDS):
        for at, call in enumerate(work):
            start = time.perf_counter()
            call()
            shortest[at] = min(shortest[at], time.perf_counter() - start)
    return shortest


def random(count: int) -> FloatArray:
    """Return judgements drawn from Saaty's scale, (count, n, n)."""
    return reciprocal(np.random.default_rng(7).choice(SCALE, (count, ORDER, ORDER)))


def consistent(count: int, order: int = ORDER, noise: float = 0.3) -> FloatArray:
    """Return judgements near to what weights imply, on Saaty's scale, (count, n, n)."""
    draw = np.random.default_rng(7)
    logs = draw.normal(0, 0.7, (count, order))
    implied = logs[:, :, None] - logs[:, None, :] + draw.normal(0, noise, (count, order, order))
    return reciprocal(SCALE[np.abs(implied[..., None] - np.log(SCALE)).argmin(axis=-1)])


def reciprocal(judgements: FloatArray) -> FloatArray:
    """Return matrices with these judgements above the diagonal."""
    upper = np.triu(judgements, 1)
    lower = np.divide(1, upper, where=upper > 0, out=np.zeros_like(upper))
    return np.eye(judgements.shape[-1]) + upper + lower.swapaxes(-1, -2)


def with_gaps(matrix: FloatArray) -> FloatArray:
    """Return a matrix of which every third judgement is missing, none of the first row."""
    gappy = matrix.copy()
    rows, columns = np.triu_indices(ORDER, 1)
    missing = np.flatnonzero(rows > 0)[::2][: len(rows) // 3]
    gappy[rows[missing], columns[missing]] = gappy[columns[missing], rows[missing]] = np.nan
    return gappy


def by_ahpy(gappy: FloatArray) -> Any:
    ahpy = import_module("ahpy")

    pairs = {(str(i), str(j)): gappy[i, j].item() for i in range(ORDER) for j in range(i + 1, ORDER) if gappy[i, j] > 0}
    return ahpy.Compare("judgements", pairs, precision=8).target_weights


if __name__ == "__main__":
    main()
