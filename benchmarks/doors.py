"""How long the ways in take: importing, the command line's start, and being told what is wrong, as ratios.

Whole processes are timed in turns, the fastest of each counts::

    make benchmarks
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import fuzzyeval as fe

ROUNDS = 15
CALLS = 2_000

WITHOUT_US = """
import numpy, narwhals
from pydantic import BaseModel
class Model(BaseModel):
    field: int
"""
PROGRAM = Path(sys.executable).with_name("fuzzyeval")

STUDY = "grades: 5\nroot: {id: process, children: [{id: attitude}, {id: speed}]}\n"
WRONG = "grades: 5\nroot: {id: process, children: [{id: attitude}, {id: speed, lable: x}]}\nreading: fuzy\n"


def main() -> None:
    base, package, names, version, helped = processes(
        [sys.executable, "-c", WITHOUT_US],
        [sys.executable, "-c", "import fuzzyeval"],
        [sys.executable, "-c", "from fuzzyeval import Study"],
        [str(PROGRAM), "--version"],
        [str(PROGRAM), "evaluate", "--help"],
    )
    print(f"\nnumpy, narwhals and a pydantic model of one field: {base * 1e3:.0f} ms, a whole process")
    row("  import fuzzyeval", package / base)
    row("  from fuzzyeval import Study", names / base, 1.3)
    row("  fuzzyeval --version", version / base)
    row("  fuzzyeval evaluate --help", helped / base)
    study = fe.Study.from_yaml(STUDY)
    answers = [{"attitude": 5, "speed": 4}, {"attitude": 4, "speed": 2}]
    graded = seconds(partial(fe.evaluate, study, answers))
    print(f"\ngrading two answers: {graded * 1e6:.0f} µs")
    row("  told that a column is missing", seconds(told(partial(fe.evaluate, study, [{"attitude": 5}]))) / graded)
    row(
        "  told that no answer is valid",
        seconds(told(partial(fe.evaluate, study, [{"attitude": 9, "speed": 4}]))) / graded,
    )
    read = seconds(partial(fe.Study.from_yaml, STUDY))
    print(f"\nreading a study: {read * 1e6:.0f} µs")
    row("  told what is wrong with it", seconds(told(partial(fe.Study.from_yaml, WRONG))) / read)


def processes(*commands: Sequence[str]) -> list[float]:
    """Return the shortest time of each command, run in turns so that what disturbs one disturbs all."""
    times: list[list[float]] = [[] for _ in commands]
    for _ in range(ROUNDS):
        for command, taken in zip(commands, times, strict=True):
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)  # noqa: S603  (our own commands)
            taken.append(time.perf_counter() - start)
    return [min(taken) for taken in times]


def told(call: Callable[[], object]) -> Callable[[], object]:
    """Return a call that is refused, and reads why."""

    def refused() -> str:
        try:
            call()
        except fe.FuzzyEvalError as error:
            return str(error)
        raise AssertionError("it was not refused")

    return refused


def seconds(call: Callable[[], object]) -> float:
    """Return the time of one call, the shortest of several rounds."""
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        for _ in range(CALLS // 5):
            call()
        best = min(best, (time.perf_counter() - start) / (CALLS // 5))
    return best


def row(name: str, ratio: float, wanted: float | None = None) -> None:
    print(f"{name:<50} {ratio:12.2f}" + ("" if wanted is None else f"   {wanted:>6g}"))


if __name__ == "__main__":
    main()
