"""Give other packages the same scores: the weights that each returns, for docs/explanation/peers.md and tests/published.

In the environment of benchmarks/peers.py (``make peers``)::

    build/peers/bin/python benchmarks/peers_objective.py

Asks what stands in benchmarks/peers_objective.toml and below, and writes tests/published/peers_objective.json.
"""

from __future__ import annotations

import json
import platform
import tomllib
import traceback
import warnings
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal, localcontext
from functools import partial
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

import numpy as np

RECORD = Path(__file__).parents[1] / "tests" / "published" / "peers_objective.json"
ASKED = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
WITHIN = 1e-6

INPUTS: dict[str, dict[str, Any]] = {
    "zavadskas_podvezko_2016": {
        "scores": [[3.0, 100, 10, 7], [2.5, 80, 8, 5], [1.8, 50, 20, 11], [2.2, 70, 12, 9]],
        "directions": ["cost", "benefit", "cost", "benefit"],
    },
    "keshavarz_ghorabaee_2021": {
        "scores": [
            [450, 8000, 54, 145],
            [10, 9100, 2, 160],
            [100, 8200, 31, 153],
            [220, 9300, 1, 162],
            [5, 8400, 23, 158],
        ],
        "directions": ["benefit", "benefit", "cost", "cost"],
    },
    "tus_aytac_adali_2019": {
        "scores": [
            [5000, 3, 3, 4, 3, 2],
            [680, 5, 3, 2, 2, 1],
            [2000, 3, 2, 3, 4, 3],
            [600, 4, 3, 1, 2, 2],
            [800, 2, 4, 3, 3, 4],
        ],
        "directions": ["cost", "benefit", "benefit", "benefit", "benefit", "benefit"],
    },
}
Weigher = Callable[[Any, Any], Any]


def unit(scores: Any) -> Any:
    """Return columns from 0 to 1: what a peer that does not scale must be given."""
    array = np.array(scores, dtype=float)
    return (array - array.min(axis=0)) / np.ptp(array, axis=0)


def weighers() -> dict[str, dict[str, Weigher]]:
    """Return how each peer weighs, by method; CRITIC by what each takes for benefits."""
    pym = import_module("pymcdm.weights")
    own = import_module("objective_weighting.weighting_methods")
    skc = import_module("skcriteria.preprocessing.weighters")
    return {
        "pymcdm": {
            "entropy": lambda x, _: pym.entropy_weights(x),
            "gini": lambda x, _: pym.gini_weights(x),
            "standard_deviation": lambda x, _: pym.standard_deviation_weights(unit(x)),
            "critic": lambda x, _: pym.critic_weights(x),
            "merec": pym.merec_weights,
            "cilos": pym.cilos_weights,
            "idocriw": pym.idocriw_weights,
        },
        "objective-weighting": {
            "entropy": lambda x, _: own.entropy_weighting(x),
            "gini": lambda x, _: own.gini_weighting(x),
            "standard_deviation": lambda x, _: own.std_weighting(unit(x)),
            "variation": lambda x, _: own.coeff_var_weighting(x),
            "critic": lambda x, _: own.critic_weighting(x),
            "merec": own.merec_weighting,
            "cilos": own.cilos_weighting,
            "idocriw": own.idocriw_weighting,
        },
        "scikit-criteria": {
            "entropy": lambda x, _: skc.entropy_weights(x),
            "gini": lambda x, _: skc.gini_weights(x),
            "standard_deviation": lambda x, _: skc.std_weights(unit(x)),
            "critic with directions": skc.critic_weights,
            "merec": skc.merec_weights,
        },
    }


def packages() -> dict[str, tuple[dict[str, Weigher], str]]:
    """Return how a peer is given a case, by method, and the folder that its own files are in."""
    pym = import_module("pymcdm.weights")
    own, cri = import_module("objective_weighting.weighting_methods"), import_module("crispyn.weighting_methods")
    skc, weigh = import_module("skcriteria"), import_module("skcriteria.preprocessing.weighters")
    pyd = import_module("pyDecision.algorithm")

    def made(weigher: Any, scores: Any, directions: Any) -> Any:
        return weigher.transform(skc.mkdm(scores, directions)).weights

    return {
        "pymcdm": (_plain(pym.entropy_weights, pym.critic_weights), "pymcdm"),
        "objective-weighting": (_plain(own.entropy_weighting, own.critic_weighting), "objective_weighting"),
        "crispyn": (_plain(cri.entropy_weighting, cri.critic_weighting), "crispyn"),
        "scikit-criteria": (
            {"entropy": partial(made, weigh.EntropyWeighter()), "critic": partial(made, weigh.CRITIC())},
            "skcriteria",
        ),
        "pyDecision": ({"entropy": pyd.entropy_method, "critic": pyd.critic_method}, "pyDecision"),
    }


def _plain(entropy: Callable[[Any], Any], critic: Callable[[Any], Any]) -> dict[str, Weigher]:
    """Return functions that take no directions."""
    return {"entropy": lambda x, _: entropy(x), "critic": lambda x, _: critic(x)}


def outcome(case: dict[str, Any], peer: str, methods: dict[str, Weigher], package: str) -> dict[str, str]:
    """Return in a word and in full what a peer gave for a case."""
    slip = bool({*case.get("directions", ())} - {"benefit", "cost"})
    if slip and peer not in ("scikit-criteria", "pyDecision"):
        return {"verdict": "–", "said": ""}
    scores = np.array(evaluated(case["scores"]), dtype=float)
    words = {"benefit": "max", "cost": "min"}
    directions = [words.get(one, one) for one in case.get("directions", ["benefit"] * scores.shape[1])]
    given = import_module("pandas").DataFrame(scores, columns=["speed", "care"]) if case.get("framed") else scores
    found = asked(methods[case["method"]], given, directions, package)
    return {"verdict": verdict(case, scores, directions, found), "said": said(found)}


def asked(call: Weigher, scores: Any, types: Any, package: str = "") -> dict[str, Any]:
    """Return weights, NaN as text, or the error; ``meant`` is one that the package itself raises for what it was given."""
    try:
        found = np.asarray(call(scores, types), dtype=float).tolist()
    except Exception as error:  # noqa: BLE001  (whatever it is, it is what we came for)
        own = f"/{package}/" in traceback.extract_tb(error.__traceback__)[-1].filename
        text = f"{type(error).__name__}: {' '.join(str(error).split())[:100]}"
        return {"error": text, "meant": own and type(error) in (TypeError, ValueError)}
    return {"weights": [round(weight, 12) if np.isfinite(weight) else "NaN" for weight in found]}


def verdict(case: dict[str, Any], scores: Any, directions: Any, found: dict[str, Any]) -> str:
    """Return one word for what a peer gave."""
    if "error" in found:
        return ("no answer" if case.get("right") else "refuses") if found["meant"] else "fails"
    if "NaN" in found["weights"]:
        return "NaN"
    inverse = np.where(np.array(directions) == "min", 1 / np.where(scores == 0, 1, scores), scores)
    fitting = {"right": scores, "inverts": inverse} if case.get("right") else {}
    for word, table in fitting.items():
        if np.allclose(found["weights"], textbook(case["method"], table.tolist()), 0, WITHIN):
            return word
    return "wrong"


def textbook(method: str, scores: list[list[float]]) -> list[float]:
    """Return the weights as the formulas are written, in 60 digits; a constant column is left out of CRITIC and has 0."""
    with localcontext() as context:
        context.prec = 60
        columns = [[Decimal(score) for score in column] for column in zip(*scores, strict=True)]
        parts = [_divergence(column) for column in columns] if method == "entropy" else _information(columns)
        return [float(part / sum(parts)) for part in parts]


def _divergence(column: list[Decimal]) -> Decimal:
    shares = [score / sum(column) for score in column]
    return 1 + sum((share * share.ln() for share in shares if share), Decimal(0)) / Decimal(len(column)).ln()


def _information(columns: list[list[Decimal]]) -> list[Decimal]:
    centred = [[score - sum(column, Decimal(0)) / len(column) for score in column] for column in columns]
    sizes = [sum((part * part for part in column), Decimal(0)).sqrt() for column in centred]
    unit = [[part / size for part in column] for column, size in zip(centred, sizes, strict=True) if size]
    conflicts = [
        sum((1 - sum(map(Decimal.__mul__, one, other), Decimal(0)) for other in unit), Decimal(0)) for one in unit
    ]
    left = iter(conflicts)
    return [
        size / (max(column) - min(column)) * next(left) if size else Decimal(0)
        for column, size in zip(columns, sizes, strict=True)
    ]


def evaluated(expression: str) -> Any:
    """Return the table for which an expression of benchmarks/peers_objective.toml stands."""
    return eval(expression, {"np": np})  # noqa: S307  (our own)


def said(found: dict[str, Any]) -> str:
    """Return what a peer gave in a few words."""
    if "error" in found:
        return f"`{found['error']}`"
    return " ".join(one if one == "NaN" else f"{round(one, 4) + 0.0:.4f}" for one in found["weights"])


def figures() -> list[dict[str, Any]]:
    """Return what each peer gives for the published tables, by every method that it has and we have."""
    return [
        {
            "input": name,
            "peer": peer,
            "method": method,
            **_without(asked(call, np.array(given["scores"], float), types)),
        }
        for name, given in INPUTS.items()
        for types in [np.array([1 if one == "benefit" else -1 for one in given["directions"]])]
        for peer, methods in weighers().items()
        for method, call in methods.items()
    ]


def _without(found: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if key != "meant"}


def main() -> None:
    warnings.simplefilter("ignore")
    np.seterr(all="ignore")
    peers = packages()
    record = {
        "recorded": datetime.now(UTC).date().isoformat(),
        "python": platform.python_version(),
        "numpy": metadata.version("numpy"),
        "versions": {peer: metadata.version(peer) for peer in peers},
        "outcomes": {
            case["name"]: {peer: outcome(case, peer, *how) for peer, how in peers.items()} for case in ASKED["cases"]
        },
        "inputs": INPUTS,
        "figures": figures(),
    }
    RECORD.write_text(json.dumps(record, indent=1, ensure_ascii=False, allow_nan=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
