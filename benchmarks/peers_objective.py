"""Give other packages the same scores: the weights that each returns, for tests/published.

In an environment of its own, with pymcdm, objective-weighting and scikit-criteria::

    python benchmarks/peers_objective.py

Writes tests/published/peers_objective.json: figures where a peer is right, and what each said of the traps.
"""

from __future__ import annotations

import json
import platform
import warnings
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

import numpy as np

RECORD = Path(__file__).parents[1] / "tests" / "published" / "peers_objective.json"

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
TRAPS: dict[str, Any] = {
    "all constant": [[5, 7], [5, 7], [5, 7]],
    "one row": [[1, 2, 3]],
    "one zero": [[0, 1], [2, 3], [4, 4]],
    "a column of zeros": [[0, 1], [0, 3], [0, 4]],
    "one negative": [[1, 2, -3], [4, 5, 6], [7, 8, 10]],
    "a missing value": [[1, 2], [float("nan"), 3], [4, 4]],
    "hardly any spread": (3 + 1e-8 * np.array([[0, 1, 0], [1, -1, 0.5], [2, 3, 1], [0.5, 0, 2]])).tolist(),
}

Weigher = Callable[[Any, Any], Any]


def unit(scores: Any) -> Any:
    """Return columns from 0 to 1: what a peer that does not scale must be given."""
    array = np.array(scores, dtype=float)
    return (array - array.min(axis=0)) / np.ptp(array, axis=0)


def calls() -> dict[str, dict[str, Weigher]]:
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


def asked(call: Weigher, scores: Any, types: Any) -> dict[str, Any]:
    """Return weights, NaN as text, or the error."""
    try:
        found = np.asarray(call(np.array(scores, dtype=float), types), dtype=float).tolist()
    except Exception as error:  # noqa: BLE001  (whatever it is, it is what we came for)
        return {"error": f"{type(error).__name__}: {' '.join(str(error).split())[:100]}"}
    return {"weights": [round(weight, 12) if np.isfinite(weight) else "NaN" for weight in found]}


def main() -> None:
    warnings.simplefilter("ignore")
    peers = calls()
    figures = [
        {"input": name, "peer": peer, "method": method, **asked(call, given["scores"], types)}
        for name, given in INPUTS.items()
        for types in [np.array([1 if one == "benefit" else -1 for one in given["directions"]])]
        for peer, methods in peers.items()
        for method, call in methods.items()
    ]
    traps = {
        name: {peer: asked(peers[peer]["entropy"], scores, None) for peer in peers} for name, scores in TRAPS.items()
    }
    record = {
        "recorded": datetime.now(UTC).date().isoformat(),
        "python": platform.python_version(),
        "numpy": metadata.version("numpy"),
        "versions": {peer: metadata.version(peer) for peer in peers},
        "inputs": INPUTS,
        "figures": figures,
        "entropy of traps": traps,
    }
    RECORD.write_text(json.dumps(record, indent=1, ensure_ascii=False, allow_nan=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
