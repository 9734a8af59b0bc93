"""Give other packages the same judgements: what each returns, for docs/explanation/peers.md and tests/published.

In an environment of its own, with every version pinned (``make peers``)::

    python -m venv build/peers
    build/peers/bin/pip install --no-deps -r benchmarks/peers.txt --editable .
    build/peers/bin/python benchmarks/peers.py
    build/peers/bin/python benchmarks/peers_page.py

Asks what stands in benchmarks/peers.toml and writes tests/published/peers_ahp.json; the other writes the page from both,
and needs no peer.
"""

from __future__ import annotations

import contextlib
import io
import json
import math
import multiprocessing
import platform
import textwrap
import tomllib
import traceback
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction
from functools import partial
from importlib import import_module, metadata
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

from fuzzyeval.aliases import FloatArray

Answer: TypeAlias = tuple[Any, Any]
"""Weights and consistency ratio, as a peer returns them."""
Table: TypeAlias = dict[int, float]
"""A random index by order."""

PROJECT = Path(__file__).parents[1]
RECORD = PROJECT / "tests" / "published" / "peers_ahp.json"
ASKED = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))

PATIENCE = 10  # seconds
WEIGHTS_WITHIN = 1e-3
RATIO_WITHIN = 0.12  # so far do published random indices lie around Alonso and Lamata's
ROUNDED = 5e-4  # AhpAnpLib gives CR to three decimals


@dataclass(frozen=True)
class Case:
    """One input, as benchmarks/peers.toml describes it."""

    name: str
    judgements: str
    why: str
    right: str = ""
    as_gap: str = ""
    ignored: str = ""
    shown: str = ""
    gaps: bool = False
    tree: bool = False


CASES = tuple(Case(**case) for case in ASKED["cases"])


def _table(*figures: float) -> Table:
    return dict(enumerate(figures, start=3))


ALONSO_LAMATA = _table(0.5247, 0.8816, 1.1086, 1.2479, 1.3417, 1.4057) | {16: (1.7699 * 16 - 4.3513) / 15}
DONEGAN_DODD = _table(0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171)
SAATY_1980 = _table(0.58, 0.90, 1.12, 1.24, 1.32, 1.41)
SAATY_2005 = _table(0.52, 0.89, 1.11, 1.25, 1.35, 1.40)
SAATY_MIXED = SAATY_2005 | {5: 1.12}  # as AhpAnpLib and pyanp have it
TUMMALA_LING = _table(0.5799, 0.8921, 1.1159, 1.2358, 1.3322, 1.3952)


def ahpy(matrix: Any, *, gaps: bool = False, **settings: Any) -> Answer:
    names = [chr(ord("a") + i) for i in range(len(matrix))]
    if any(matrix[i][i] != 1 for i in range(len(matrix))):
        raise NotImplementedError
    pairs: dict[Any, float] = {"a": 1.0} if len(names) == 1 else {}  # alone, it is a measured value
    for i, j in sorted(np.ndindex(len(names), len(names)), key=lambda cell: cell[0] > cell[1]):
        if i != j and not (gaps and math.isnan(matrix[i][j])):
            pairs[names[i], names[j]] = matrix[i][j]
    found = import_module("ahpy").Compare("all", pairs, **settings)
    return [found.local_weights[name] for name in names], found.consistency_ratio


def ahpy_tree() -> Answer:
    library = import_module("ahpy")
    root, branch = library.Compare("all", {("x", "y"): 3}), library.Compare("x", {("p", "q"): 1})
    root.add_children([branch])
    return [weight for _, weight in sorted(root.target_weights.items())], root.consistency_ratio


def ahp_anp_lib(matrix: Any, *, gaps: bool = False) -> Answer:
    library = import_module("AhpAnpLib.calcs_AHPLib")
    return library.priorityVector(zeros(matrix, gaps=gaps)), library.calcInconsistency(zeros(matrix, gaps=gaps))


def ana_hie_pro(matrix: Any, *, gaps: bool = False) -> Answer:
    complete(gaps=gaps)
    found = import_module("anahiepro.pairwise").PairwiseComparisonMatrix(len(matrix), np.asarray(matrix).tolist())
    return found.calculate_priority_vector(), found.calculate_consistency_ratio()


def ana_hie_pro_scaled(matrix: Any) -> Answer:
    weights, ratio = ana_hie_pro(matrix)
    return weights / weights.sum(), ratio


def crispyn(matrix: Any, *, gaps: bool = False) -> Answer:
    complete(gaps=gaps)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        weights = import_module("crispyn.weighting_methods").AHP_WEIGHTING()(np.array(matrix, dtype=float))
    return weights, float(printed.getvalue().split(":")[1].split()[0])


def pyanp(matrix: Any, *, gaps: bool = False, **settings: Any) -> Answer:
    library = import_module("pyanp.priority")
    array = zeros(matrix, gaps=gaps)
    return library.pri_eigen(array, use_harker=True, **settings), library.incon_std(array, **settings)


def pydecision(matrix: Any, *, gaps: bool = False) -> Answer:
    complete(gaps=gaps)
    found: Answer = import_module("pyDecision.algorithm.ahp").ahp_method(np.array(matrix, dtype=float), wd="max_eigen")
    return found


def pymcdm(matrix: Any, *, gaps: bool = False) -> Answer:
    complete(gaps=gaps)
    found = import_module("pymcdm.weights.subjective").AHP(matrix=np.array(matrix, dtype=float))
    return found(), found.get_cr()


def zeros(matrix: Any, *, gaps: bool) -> FloatArray:
    """Return a matrix as the packages want it that write a gap as 0."""
    array = np.array(matrix, dtype=float)
    return np.nan_to_num(array, nan=0.0) if gaps else array


def complete(*, gaps: bool) -> None:
    """Leave where there are gaps: the package takes none."""
    if gaps:
        raise NotImplementedError


PEERS: dict[str, tuple[Callable[..., Answer], str]] = {
    "AHPy": (ahpy, "ahpy"),
    "AhpAnpLib": (ahp_anp_lib, "AhpAnpLib"),
    "AnaHiePro": (ana_hie_pro, "anahiepro"),
    "crispyn": (crispyn, "crispyn"),
    "pyanp": (pyanp, "pyanp"),
    "pyDecision": (pydecision, "pyDecision"),
    "pymcdm": (pymcdm, "pymcdm"),
}
"""How a peer is called, and the folder that its own files are in."""

EXACT: dict[str, Any] = {"precision": 10, "tolerance": 1e-9}
FIGURES: tuple[tuple[str, str, Callable[..., Answer], Table, float, float], ...] = (
    ("AHPy", "donegan_dodd", partial(ahpy, **EXACT), DONEGAN_DODD, 1e-9, 1e-9),
    ("AHPy", "saaty_2005", partial(ahpy, random_index="saaty", **EXACT), SAATY_2005, 1e-9, 1e-9),
    ("AhpAnpLib", "saaty_mixed", ahp_anp_lib, SAATY_MIXED, 1e-8, ROUNDED * 1.001),
    ("AnaHiePro", "saaty_1980", ana_hie_pro_scaled, SAATY_1980, 1e-9, 1e-9),
    ("crispyn", "saaty_1980", crispyn, SAATY_1980, 1e-9, 1e-9),
    ("pyanp", "saaty_mixed", partial(pyanp, error=1e-12), SAATY_MIXED, 1e-9, 1e-9),
    ("pyDecision", "saaty_1980", pydecision, SAATY_1980, 1e-9, 1e-9),
    ("pymcdm", "tummala_ling", pymcdm, TUMMALA_LING, 1e-9, 1e-9),
)
"""Peer, random index, the call, that index by order, and how exactly the peer gives weights and CR."""


def record() -> dict[str, Any]:
    """Ask every peer everything, and return what each said."""
    outcomes = {case.name: {peer: outcome(case, peer) for peer in PEERS} for case in CASES}
    figures = [figure for name, upper in ASKED["matrices"].items() for figure in on_one_matrix(name, upper)]
    filled = {name: ahpy(matrix_of(upper), gaps=True, **EXACT) for name, upper in ASKED["incomplete"].items()}
    return {
        "recorded": datetime.now(UTC).date().isoformat(),
        "python": platform.python_version(),
        "numpy": metadata.version("numpy"),
        "versions": {peer: metadata.version(peer) for peer in PEERS},
        "outcomes": outcomes,
        "matrices": ASKED["matrices"],
        "incomplete": ASKED["incomplete"],
        "figures": figures,
        "completions": [
            {
                "input": name,
                "peer": "AHPy",
                "weights": weights,
                "ratio": ratio,
                "random_index": DONEGAN_DODD[len(weights)],
            }
            for name, (weights, ratio) in filled.items()
        ],
    }


def outcome(case: Case, peer: str) -> dict[str, str]:
    call, package = PEERS[peer]
    if not case.tree:
        call = partial(call, evaluated(case.judgements), gaps=case.gaps)
    elif peer == "AHPy":
        call = ahpy_tree
    found = {"not offered": True} if case.tree and peer != "AHPy" else asked(call, package)
    return {"verdict": verdict(case, peer, found), "said": said(found)}


def on_one_matrix(name: str, upper: str) -> Iterator[dict[str, Any]]:
    """Yield the figures of every peer on a published matrix; one that is not right there would end it."""
    matrix = matrix_of(upper)
    for peer, index, call, table, weights_within, ratio_within in FIGURES:
        weights, ratio = call(matrix)
        found = {"weights": [round(float(weight), 12) for weight in weights], "ratio": round(float(ratio), 12)}
        if not agrees(found, repr(matrix)):
            raise AssertionError(f"{peer} on {name}: {said(found)}")
        within = {"weights_within": weights_within, "ratio_within": ratio_within}
        yield {"input": name, "peer": peer, "index": index, "random_index": table[len(matrix)], **found, **within}


def asked(call: Callable[[], Answer], package: str) -> dict[str, Any]:
    """Return what a call gives within our patience, in a process of its own: weights and ratio, or how it failed."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=answered, args=(theirs, call, package), daemon=True)
    process.start()
    found: dict[str, Any] = ours.recv() if ours.poll(PATIENCE) else {"hangs": True}
    process.kill()
    process.join()
    return found


def answered(pipe: Any, call: Callable[[], Answer], package: str) -> None:
    """Send what a call gives; ``meant`` is an error that the package itself raises for what it was given."""
    warnings.simplefilter("ignore")
    found: dict[str, Any] = {"not offered": True}
    try:
        weights, ratio = call()
        found = {"weights": np.asarray(weights, dtype=float).ravel().tolist(), "ratio": float(np.real(ratio))}
    except NotImplementedError:
        pass
    except Exception as error:  # noqa: BLE001  (whatever it is, it is what we came for)
        own = f"/{package}/" in traceback.extract_tb(error.__traceback__)[-1].filename
        text = f"{type(error).__name__}: {' '.join(str(error).split())}".removesuffix(": ")
        found = {"error": text, "meant": own and isinstance(error, (TypeError, ValueError))}
    pipe.send(found)


def verdict(case: Case, peer: str, found: dict[str, Any]) -> str:
    """Return one word for what a peer gave."""
    if "hangs" in found or "not offered" in found:
        return "hangs" if "hangs" in found else "–"
    right = case.as_gap if case.as_gap and peer in ("AhpAnpLib", "pyanp") else case.right
    if "error" in found:
        return ("no answer" if right else "refuses") if found["meant"] else "fails"
    if not np.isfinite([*found["weights"], found["ratio"]]).all():
        return "NaN"
    if case.tree and sum(found["weights"]) < 1 - WEIGHTS_WITHIN:
        return "partial"
    scaled = found | {"weights": list(np.divide(found["weights"], sum(found["weights"])))}
    fitting = {"right": (right, found), "unscaled": (right, scaled), "ignores": (case.ignored, found)}
    return next((word for word, (matrix, given) in fitting.items() if matrix and agrees(given, matrix)), "wrong")


def agrees(found: dict[str, Any], matrix: str) -> bool:
    """Return whether weights and CR are those of a complete matrix, by NumPy's eigenvalues."""
    array = np.array(evaluated(matrix), dtype=float)
    order = len(array)
    values, vectors = np.linalg.eig(array)
    first = int(np.argmax(values.real))
    weights = np.abs(vectors[:, first].real)
    ratio = (values[first].real - order) / (order - 1) / ALONSO_LAMATA[order] if order > 2 else 0.0
    alike = len(found["weights"]) == order and np.allclose(found["weights"], weights / weights.sum(), 0, WEIGHTS_WITHIN)
    return bool(alike and abs(found["ratio"] - ratio) <= RATIO_WITHIN * ratio + ROUNDED)


def evaluated(expression: str) -> Any:
    """Return the matrix for which an expression of benchmarks/peers.toml stands."""
    return eval(expression, {"np": np})  # noqa: S307  (our own)


def matrix_of(upper: str) -> list[list[float]]:
    """Return the matrix with this upper triangle; ``?`` is a gap, NaN."""
    order = upper.count("|") + 2
    matrix = np.eye(order)
    above = np.triu_indices(order, 1)
    matrix[above] = [math.nan if one == "?" else float(Fraction(one)) for one in upper.replace("|", " ").split()]
    matrix.T[above] = 1.0 / matrix[above]
    return [[float(value) for value in row] for row in matrix]


def said(found: dict[str, Any]) -> str:
    """Return what a peer gave in a few words."""
    if "error" in found:
        return f"`{textwrap.shorten(found['error'], 120, placeholder=' …')}`"
    if "weights" not in found:
        return f"nothing in {PATIENCE} seconds" if "hangs" in found else ""
    weights = " ".join(f"{weight:.4f}" for weight in found["weights"][:4])
    return f"{weights}{' …' if len(found['weights']) > 4 else ''}, CR {round(found['ratio'], 9) + 0.0:.4g}"


def main() -> None:
    for call, _ in PEERS.values():
        call(evaluated(CASES[0].judgements))  # imported here, and not in every process
    text = json.dumps(record(), indent=1, ensure_ascii=False, allow_nan=False)
    RECORD.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
