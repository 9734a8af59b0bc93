"""What other packages give where they are right, as benchmarks/peers.py recorded it, to the precision that each gives.

R's ahpsurvey was not run; its vignette's figures are held in test_ahp.py, test_saaty_2004_city_criteria.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest

import fuzzyeval as fe
from fuzzyeval.aliases import FloatArray, RandomIndex

RECORDED: dict[str, Any] = json.loads(Path(__file__).with_name("peers_ahp.json").read_text(encoding="utf-8"))
FIGURES: list[dict[str, Any]] = RECORDED["figures"]
COMPLETIONS: list[dict[str, Any]] = RECORDED["completions"]

Judged = Callable[[str], FloatArray]


def _named(figure: dict[str, Any]) -> str:
    return f"{figure['peer']}-{figure.get('index', 'completed')}-{figure['input']}"


def test_every_peer_has_figures_of_every_matrix() -> None:
    assert {(one["peer"], one["input"]) for one in FIGURES} == {
        (peer, name) for peer in RECORDED["versions"] for name in RECORDED["matrices"]
    }


@pytest.mark.parametrize("figure", FIGURES, ids=_named)
def test_peers_agree(judged: Judged, figure: dict[str, Any]) -> None:
    found = fe.ahp.consistency(judged(RECORDED["matrices"][figure["input"]]))
    within = figure["ratio_within"]
    assert found.priorities.tolist() == pytest.approx(figure["weights"], rel=0, abs=figure["weights_within"])
    assert found.index / figure["random_index"] == pytest.approx(figure["ratio"], rel=0, abs=within)


@pytest.mark.parametrize("figure", [one for one in FIGURES if one["index"] in get_args(RandomIndex)], ids=_named)
def test_ratios_agree_by_the_random_index_of_that_name(judged: Judged, figure: dict[str, Any]) -> None:
    found = fe.ahp.consistency(judged(RECORDED["matrices"][figure["input"]]), random_index=figure["index"])
    assert found.ratio == pytest.approx(figure["ratio"], rel=0, abs=figure["ratio_within"])


@pytest.mark.parametrize("figure", COMPLETIONS, ids=_named)
def test_ahpy_completes_to_the_same_weights(judged: Judged, figure: dict[str, Any]) -> None:
    """Its optimiser ends within 1e-5 of a gap's value, where λmax is flat, so that CR is far more exact."""
    upper: str = RECORDED["incomplete"][figure["input"]]
    matrix = judged(upper.replace("?", "-1"))
    matrix[matrix < 0] = np.nan
    found = fe.ahp.consistency(fe.ahp.complete(matrix))
    assert found.priorities.tolist() == pytest.approx(figure["weights"], rel=0, abs=1e-5)
    assert found.index / figure["random_index"] == pytest.approx(figure["ratio"], rel=0, abs=1e-8)
