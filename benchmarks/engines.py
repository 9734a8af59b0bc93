"""How long counting takes in every engine, and how much memory: beside a bare count, or beside reading the columns once.

10,000,000 rows × 20 leaves × 1,000 objects, seeded, kept in ``build/``. Each engine has a process of its own and counts in
turns with what it is compared to; the fastest of three rounds counts. Memory is the peak of the first count: of what is at
hand, above the answers themselves; of files, that of the process and its children::

    make benchmarks
    python benchmarks/engines.py --heavy     # Spark, Dask and Ibis too, in the environment of make heavy
    python benchmarks/engines.py --gaps      # one answer in a hundred is missing
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

import fuzzyeval as fe

LEAVES = [f"leaf{number}" for number in range(20)]
GRADES, CHUNK, ROUNDS = 5, 262_144, 3
MISSING = GRADES + 1
BUILD = Path(__file__).parents[1] / "build"


@dataclass(frozen=True)
class Engine:
    """Who holds the answers, at hand or in a file; how many times as long as the other counting may take; how many MB."""

    hold: Callable[[Path], Any]
    times: float | None = None
    memory: float | None = None
    file: bool = False


def main() -> None:
    asked = _asked()
    if asked.one:
        print(json.dumps(measured(ENGINES[asked.one], answers(asked.rows, asked.objects, gaps=asked.gaps))))
        return
    held = answers(asked.rows, asked.objects, gaps=asked.gaps)
    print(
        f"{asked.rows:,} rows × {len(LEAVES)} leaves × {asked.objects:,} objects; Parquet of {held.stat().st_size / 1e6:.0f} MB"
    )
    print(f"\n{'':<30}{'seconds':>8}{'times':>8}{'wanted':>8}{'':>6}{'MB':>8}{'wanted':>8}")
    for file, title in ((False, "at hand, times a bare count"), (True, "in a file, times reading it once")):
        print(title)
        for name, engine in ENGINES.items():
            if engine.file == file and (asked.heavy or name not in HEAVY):
                row(name, engine, apart("--one", name, *sys.argv[1:]))
    print("1,000,000 rows of 100,000 objects")
    for name in ("NumPy", "polars"):
        many = apart("--one", name, "--rows", "1000000", "--objects", "100000")
        row(name, Engine(ENGINES[name].hold, memory=200), many)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How long counting takes in every engine, and how much memory.")
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--objects", type=int, default=1_000)
    parser.add_argument("--gaps", action="store_true", help="one answer in a hundred is missing")
    parser.add_argument("--heavy", action="store_true", help="Spark, Dask and Ibis too")
    parser.add_argument("--one", choices=ENGINES, help="this engine alone, as JSON")
    return parser.parse_args()


def apart(*arguments: str) -> dict[str, float]:
    """Return what this program says of one engine, in a process of its own."""
    command = [sys.executable, __file__, *arguments]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603  (this program)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def row(name: str, engine: Engine, found: dict[str, float]) -> None:
    print(
        f"  {name:<28}{found['seconds']:8.2f}{found['times']:8.1f}{_wanted(found['times'], engine.times)}"
        f"{found['memory']:8.0f}{_wanted(found['memory'], engine.memory)}".rstrip()
    )


def _wanted(found: float, most: float | None) -> str:
    return f"{'':14}" if most is None else f"{f'≤ {most:g}':>8}{'ok' if found <= most else 'OVER':>6}"


def measured(engine: Engine, path: Path) -> dict[str, float]:
    """Return the seconds of the fastest count, how many times as long as the other work that is, and the peak in MB."""
    study = fe.Study(grades=GRADES, root=fe.Indicator(id="all", children=[fe.Indicator(id=leaf) for leaf in LEAVES]))
    held = engine.hold(path)

    def counted() -> fe.Tally:
        return fe.tally(study, held, by="object", detail="counts")

    start = resident()
    forget_peak()
    tally = counted()
    memory = peak() - (0 if engine.file else start)
    objects, leaves = arrays(path)
    bare = bare_count(objects, leaves)
    if not np.array_equal(tally.counts.transpose(1, 0, 2)[..., ::-1], bare[..., 1:MISSING]):
        raise AssertionError("the counts are wrong")

    def other() -> object:
        return pl.read_parquet(path) if engine.file else bare_count(objects, leaves)

    mine, its = in_turns(counted, other)
    return {"seconds": mine, "times": mine / its, "memory": memory / 1e6}


def in_turns(*work: Callable[[], object]) -> list[float]:
    """Return the shortest time of each work, done in turns so that what disturbs one disturbs all."""
    shortest = [float("inf")] * len(work)
    for _ in range(ROUNDS):
        for at, call in enumerate(work):
            start = time.perf_counter()
            call()
            shortest[at] = min(shortest[at], time.perf_counter() - start)
    return shortest


def bare_count(objects: np.ndarray, leaves: list[np.ndarray]) -> np.ndarray:
    """Return how often each code occurs, (leaf, object, code): no more than adding, and counting in a bin each."""
    width, most = MISSING + 1, int(objects.max()) + 1
    counts = np.zeros((len(leaves), most * width), dtype=np.int64)
    for start in range(0, len(objects), CHUNK):
        part = slice(start, start + CHUNK)
        base = objects[part] * width
        for leaf, codes in enumerate(leaves):
            counts[leaf] += np.bincount(base + codes[part], minlength=most * width)
    return counts.reshape(len(leaves), most, width)


def answers(rows: int, objects: int, *, gaps: bool) -> Path:
    """Return a Parquet file of seeded answers, written where there is none yet."""
    path = BUILD / f"answers-{rows}-{objects}{'-gaps' if gaps else ''}.parquet"
    if not path.exists():
        BUILD.mkdir(exist_ok=True)
        parts = _parts(rows, objects, 0.01 if gaps else 0)
        first = next(parts)
        with pq.ParquetWriter(path.with_suffix(".part"), first.schema) as writer:
            writer.write_table(first)
            for part in parts:
                writer.write_table(part)
        path.with_suffix(".part").rename(path)
    return path


def _parts(rows: int, objects: int, missing: float) -> Iterator[Any]:
    random = np.random.default_rng(7)
    for start in range(0, rows, CHUNK):
        size = min(CHUNK, rows - start)
        columns = {"object": np.concatenate([np.arange(objects), random.integers(0, objects, CHUNK)])[:size]}
        codes = {leaf: random.integers(1, MISSING, size) for leaf in LEAVES}
        yield pa.table(
            columns | {leaf: pa.array(code, mask=random.random(size) < missing) for leaf, code in codes.items()}
        )


def arrays(path: Path) -> tuple[np.ndarray, list[np.ndarray]]:
    """Return the objects and the codes of a file, what is missing as a code of its own."""
    frame = pl.read_parquet(path).fill_null(MISSING)
    return frame["object"].to_numpy(), [frame[leaf].to_numpy() for leaf in LEAVES]


def forget_peak() -> None:
    """Let the peak of memory be counted from now on."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def resident() -> int:
    """Return how many bytes of memory this process has now."""
    return _bytes("self", "VmRSS")


def peak() -> int:
    """Return how many bytes of memory this process and its children had at most."""
    children = Path("/proc/self/task").glob("*/children")
    return _bytes("self", "VmHWM") + sum(
        _bytes(child, "VmHWM") for file in children for child in file.read_text(encoding="ascii").split()
    )


def _bytes(process: str, kind: str) -> int:
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return next(1024 * int(line.split()[1]) for line in status if line.startswith(kind))


def _numpy(path: Path) -> dict[str, np.ndarray]:
    frame = pl.read_parquet(path)
    return {name: frame[name].to_numpy() for name in frame.columns}


def _pandas(path: Path, **types: Any) -> Any:
    import pandas as pd  # noqa: PLC0415  (a library a process)

    return pd.read_parquet(path, **types)


def _duckdb(path: Path) -> Any:
    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE answers AS SELECT * FROM '{path}'")  # noqa: S608  (our own path)
    return connection.table("answers")


def _spark(path: Path) -> Any:
    from pyspark.sql import SparkSession  # noqa: PLC0415

    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.log.level": "ERROR",
        "spark.sql.shuffle.partitions": "2",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    return SparkSession.builder.master("local[2]").config(map=settings).getOrCreate().read.parquet(str(path))


def _dask(path: Path) -> Any:
    import dask.dataframe as dd  # noqa: PLC0415

    return dd.read_parquet(path)


def _ibis(path: Path) -> Any:
    import ibis  # noqa: PLC0415

    return ibis.duckdb.connect().read_parquet(path)


HEAVY = {
    "Spark, local[2]": Engine(_spark, file=True),
    "Dask": Engine(_dask, file=True),
    "Ibis, on DuckDB": Engine(_ibis, file=True),
}
ENGINES = {
    "NumPy": Engine(_numpy, times=1.5),
    "polars": Engine(pl.read_parquet, times=4),
    "polars, lazy": Engine(lambda path: pl.read_parquet(path).lazy()),
    "pyarrow": Engine(pq.read_table, times=6),
    "pandas": Engine(_pandas, times=5),
    "pandas, nullable": Engine(lambda path: _pandas(path, dtype_backend="numpy_nullable")),
    "pandas, Arrow": Engine(lambda path: _pandas(path, dtype_backend="pyarrow")),
    "DuckDB": Engine(_duckdb),
    "a path": Engine(lambda path: path, times=4, memory=1_000, file=True),
    "polars, lazy, from a file": Engine(pl.scan_parquet, file=True),
    "DuckDB, from a file": Engine(lambda path: duckdb.connect().read_parquet(str(path)), file=True),
    **HEAVY,
}

if __name__ == "__main__":
    main()
