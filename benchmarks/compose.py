"""How long composing and evaluating take, as ratios to reading the relation once.

100,000 objects × 20 leaves × 5 grades on two levels (5 branches of 4 leaves), one BLAS thread::

    make benchmarks
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

import numpy as np

import fuzzyeval as fe
from fuzzyeval import relation as relations
from fuzzyeval.core import objective
from fuzzyeval.core.composition import OPERATORS, Gathering, compose_tree
from fuzzyeval.evaluation import grading
from fuzzyeval.survey.tallies.figures import Figures
from fuzzyeval.weights import weigh

OBJECTS, BRANCHES, LEAVES, GRADES = 100_000, 5, 4, 5
REPEATS = 7


def main() -> None:
    study = _study()
    tally = _tally(study)
    relation = relations.of_tally(study, tally).planes
    once = seconds(relation.sum)
    print(
        f"numpy {np.__version__}, Python {sys.version.split()[0]}"
        f"\nreading {relation.nbytes / 1e6:.0f} MB once: {once * 1e3:.1f} ms"
    )
    print("\nevery node's membership from the relation            × reading once   wanted")
    local = np.array(fe.weigh(study, tally).local)
    for name, operator in OPERATORS.items():
        wanted = 4 if name == "weighted_average" else 6
        row(f"  core, planes, {name}", seconds(partial(_compose, study, local, relation, operator)) / once, wanted)
    print("\npublic compose, object-major, one level")
    flat = np.ascontiguousarray(relation.transpose(2, 0, 1))
    weights = np.full(flat.shape[1], 1 / flat.shape[1])
    for name in OPERATORS:
        wanted = 6 if name == "weighted_average" else 24
        row(f"  fe.compose, {name}", seconds(partial(fe.compose, weights, flat, operator=name)) / once, wanted)
    print("\nfor comparison, one level")
    part = flat[:2000]
    scale = OBJECTS / len(part)
    row("  loop over objects, min_max", scale * seconds(lambda: _loop(weights, part)) / once)
    row("  whole-array broadcast, min_max", seconds(lambda: np.minimum(weights[:, None], flat).max(axis=1)) / once)
    _end_to_end(study, tally, once)
    _one_object(study, tally)


def _end_to_end(study: fe.Study, tally: fe.Tally, once: float) -> None:
    print("\nfrom a tally: where the time of evaluate goes")
    weights = fe.weigh(study, tally)
    local = np.array(weights.local)
    planes = relations.of_tally(study, tally).planes
    whole = seconds(lambda: fe.evaluate(study, tally, by="object"))
    steps = {
        "weigh": seconds(lambda: weigh(study, tally)),
        "relation (division)": seconds(lambda: relations.of_tally(study, tally)),
        "compose": seconds(lambda: _compose(study, local, planes, OPERATORS["weighted_average"])),
    }
    graded = seconds(lambda: grading.grade(study, weights, planes, None, tally.objects))
    steps["scores and grades"] = graded - steps["compose"]
    steps["the rest"] = whole - sum(steps.values())
    for name, took in steps.items():
        row(f"  {name}", took / once)
    row("  fe.evaluate(study, tally, by=...)", whole / once, 20)


def _one_object(study: fe.Study, tally: fe.Tally) -> None:
    pooled = tally.pooled()
    counts = pooled.planes[:, :GRADES, 0].astype(float)
    scores = np.array(study.grades.scores)
    local = np.array(fe.weigh(study, pooled).global_weights)[list(study.outline.leaves)]

    def bare() -> float:
        objective.theil_of_counts(counts, scores)
        membership = local @ (counts / counts.sum(axis=1, keepdims=True))
        return float(scores[int(membership.argmax())] + membership @ scores)

    took, arithmetic = seconds(lambda: fe.evaluate(study, pooled), number=200), seconds(bare, number=200)
    print(
        f"\none object from a tally: {took * 1e6:.0f} µs, "
        f"{took / arithmetic:.1f} × its bare arithmetic of {arithmetic * 1e6:.0f} µs"
    )


def seconds(work: Callable[[], object], *, number: int = 1) -> float:
    """Return the median time of one call."""
    work()
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        for _ in range(number):
            work()
        times.append((time.perf_counter() - start) / number)
    return statistics.median(times)


def row(name: str, ratio: float, wanted: float | None = None) -> None:
    print(f"{name:<52}{ratio:>10.1f}" + (f"          ≤ {wanted:g}" if wanted else ""))


def _study() -> fe.Study:
    branches = [
        fe.Indicator(id=f"b{b}", children=[fe.Indicator(id=f"b{b}l{leaf}") for leaf in range(LEAVES)])
        for b in range(BRANCHES)
    ]
    return fe.Study(
        grades=fe.GradeScale(GRADES), root=fe.Indicator(id="root", children=branches), weighting=fe.Entropy()
    )


def _tally(study: fe.Study) -> fe.Tally:
    random = np.random.default_rng(7)
    leaves = len(study.leaf_ids)
    planes = np.zeros((leaves, GRADES + 3, OBJECTS), dtype=np.int64)
    planes[:, :GRADES] = random.integers(1, 40, (leaves, GRADES, OBJECTS))
    rows = planes.sum(axis=1).max(axis=0)
    planes[:, GRADES] = rows - planes.sum(axis=1)
    objects = tuple(f"o{at}" for at in range(OBJECTS))
    figures = Figures(rows, np.zeros(OBJECTS, dtype=np.int64), planes)
    return fe.Tally(study.leaf_ids, study.grades, ("object",), objects, figures, ((),) * leaves)


def _compose(study: fe.Study, local: np.ndarray, planes: np.ndarray, operator: fe.Operator) -> np.ndarray:
    nodes = study.outline
    gatherings = [Gathering(node, nodes.children[node], operator) for node in nodes.gathering]
    return compose_tree(gatherings, local, planes, nodes.leaves, divide=[False] * len(gatherings))


def _loop(weights: np.ndarray, relation: np.ndarray) -> list[np.ndarray]:
    return [np.minimum(weights[:, None], matrix).max(axis=0) for matrix in relation]


if __name__ == "__main__":
    main()
