"""Grades a folder of Parquet files that is larger than the memory which the process may have.

One file of 250,000 rows is written, seeded, neither encoded nor compressed, and linked as often as it takes: the folder
is as large as its files say, and the disk holds one. A process whose address space is limited, as ``ulimit -v`` does, grades
them all; every object must come out as it does from the one file, with as many times its rows::

    make benchmarks
    python benchmarks/larger_than_memory.py --folder 6 --limit 2     # gigabytes
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

import fuzzyeval as fe

LEAVES = [f"leaf{number}" for number in range(20)]
OBJECTS, ROWS, GIGABYTE = 1_000, 250_000, 10**9
FEW_THREADS = {"POLARS_MAX_THREADS": "2", "OPENBLAS_NUM_THREADS": "1"}  # each reserves addresses


def main() -> None:
    asked = _asked()
    if asked.only:
        resource.setrlimit(resource.RLIMIT_AS, (int(asked.limit * GIGABYTE),) * 2)
        print(json.dumps(graded(asked.only)))
        return
    with TemporaryDirectory() as name:
        folder = Path(name)
        times = fill(folder, int(asked.folder * GIGABYTE))
        size = sum(file.stat().st_size for file in folder.iterdir())
        one = graded(str(folder / "0.parquet"))
        start = time.perf_counter()
        whole = apart(str(folder / "*.parquet"), asked.limit)
        took = time.perf_counter() - start
    if whole["rows"] != [times * rows for rows in one["rows"]] or whole["scores"] != one["scores"]:
        raise AssertionError("the objects are not graded as from the one file")
    print(
        f"{times} files of {size / GIGABYTE:.1f} GB, {sum(whole['rows']):,} rows of {OBJECTS:,} objects, graded in {took:.0f} s "
        f"within {asked.limit:g} GB of addresses, {whole['peak'] / 1e6:.0f} MB at the peak"
    )


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Grades a folder larger than the memory that the process may have.")
    parser.add_argument("--folder", type=float, default=3, help="gigabytes of files")
    parser.add_argument("--limit", type=float, default=2, help="gigabytes of addresses")
    parser.add_argument("--only", help="grade this pattern of files, limited, and say so as JSON")
    return parser.parse_args()


def fill(folder: Path, size: int) -> int:
    """Fill a folder with files of a size together; return how many there are."""
    import pyarrow as pa  # noqa: PLC0415  (it reserves addresses, which the limited process does not have)
    import pyarrow.parquet as pq  # noqa: PLC0415

    random = np.random.default_rng(7)
    columns = {"object": random.integers(0, OBJECTS, ROWS), **{leaf: random.integers(1, 6, ROWS) for leaf in LEAVES}}
    first = folder / "0.parquet"
    pq.write_table(pa.table(columns), first, compression="none", use_dictionary=False, row_group_size=262_144)
    times = -(-size // first.stat().st_size)
    for number in range(1, times):
        os.link(first, folder / f"{number}.parquet")
    return times


def apart(pattern: str, limit: float) -> dict[str, Any]:
    """Return how files are graded in a process that may have so many gigabytes of addresses."""
    command = [sys.executable, __file__, "--only", pattern, "--limit", str(limit)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=os.environ | FEW_THREADS)  # noqa: S603
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def graded(pattern: str) -> dict[str, Any]:
    """Return the rows and the score of every object in some files, and the peak of this process's memory in bytes."""
    children = [fe.Indicator(id=leaf) for leaf in LEAVES]
    study = fe.Study(grades=fe.GradeScale(5), root=fe.Indicator(id="all", children=children))
    tally = fe.tally(study, pattern, by="object", detail="counts")
    scores = [evaluation.score for evaluation in fe.evaluate(study, tally, by="object").values()]
    status = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    peak = next(1024 * int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    return {"rows": tally.rows.tolist(), "scores": scores, "peak": peak}


if __name__ == "__main__":
    main()
