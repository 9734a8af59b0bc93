"""Weights from data, as papers print them and as other packages give them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import fuzzyeval as fe

Printed = Callable[[str], Any]

RECORDED: dict[str, Any] = json.loads(Path(__file__).with_name("peers_objective.json").read_text(encoding="utf-8"))
FIGURES: list[dict[str, Any]] = RECORDED["figures"]

TAIWAN = [
    [4550, 30, 6.74, 20, 15, 5, 85, 150, 0.87, 4.76],
    [3005, 60.86, 2.4, 35, 27, 4, 26, 200, 0.17, 4.51],
    [2040, 14.85, 1.7, 90, 25, 5, 26, 500, 0.27, 4.19],
    [3370, 99.4, 3.25, 25.3, 54, 3, 45, 222, 0.21, 3.78],
    [3920, 112.6, 4.93, 11.4, 71.7, 2, 50, 100, 0.25, 4.11],
]
XU: list[list[float]] = [[30, 30, 38, 29], [19, 54, 86, 29], [19, 15, 85, 28.9], [68, 70, 60, 29]]
ZAVADSKAS: list[list[float]] = RECORDED["inputs"]["zavadskas_podvezko_2016"]["scores"]
TUS: list[list[float]] = RECORDED["inputs"]["tus_aytac_adali_2019"]["scores"]


def test_lee_and_chang_2018(printed: Printed) -> None:
    """Lee and Chang (2018), Renewable and Sustainable Energy Reviews 92, 883-896, in objective-weighting's tests."""
    weights = "0.026 0.154 0.089 0.199 0.115 0.040 0.080 0.123 0.172 0.002"
    assert fe.objective.entropy(TAIWAN).tolist() == printed(weights)


def test_ersoy_2021(printed: Printed) -> None:
    """Ersoy (2021), LogForum 17(3), in objective-weighting's tests."""
    scores = [
        [256, 8, 41, 1.6, 1.77, 7347.16],
        [256, 8, 32, 1.0, 1.8, 6919.99],
        [256, 8, 53, 1.6, 1.9, 8400],
        [256, 8, 41, 1.0, 1.75, 6808.9],
        [512, 8, 35, 1.6, 1.7, 8479.99],
        [256, 4, 35, 1.6, 1.7, 7499.99],
    ]
    assert fe.objective.entropy(scores).tolist() == printed("0.405 0.221 0.134 0.199 0.007 0.034")


def test_shuai_2012_coefficients_of_variation(printed: Printed) -> None:
    """Shuai, Zongzhun, Yongji and Lei (2012), 24th Chinese Control and Decision Conference, 3889-3892."""
    assert fe.objective.variation(XU).tolist() == printed("0.4258 0.3610 0.2121 0.0011")


def test_jahan_and_edwards_2013_standard_deviations(printed: Printed) -> None:
    """Jahan and Edwards (2013), Materials and Design 49, 1000-1008, in pymcdm's tests: scores that are scaled already."""
    scores: list[list[float]] = [
        [0, 0, 0],
        [0.39, 0.3, 0.77],
        [0.17, 0.36, 0.8],
        [0.35, 0.29, 0.93],
        [0.3, 0.4, 0.94],
        [0.84, 0.71, 1],
        [1, 1, 0.99],
    ]
    assert fe.objective.standard_deviation(scores, limits=(0, 1)).tolist() == printed("0.35 0.31 0.34")
    assert fe.objective.standard_deviation(scores).tolist() == printed("0.35 0.31 0.34")


def test_salabun_2020_standard_deviations(printed: Printed) -> None:
    """Sałabun, Wątróbski and Shekhovtsov (2020), Symmetry 12(9), 1549: of scores from 0 to 1 as they stand."""
    scores = [
        *([0.619, 0.449, 0.447], [0.862, 0.466, 0.006], [0.458, 0.698, 0.771], [0.777, 0.631, 0.491]),
        [0.567, 0.992, 0.968],
    ]
    assert fe.objective.standard_deviation(scores, limits=(0, 1)).tolist() == printed("0.217 0.294 0.488")


def test_tus_and_aytac_adali_2019_critic(printed: Printed) -> None:
    """Tuş and Aytaç Adalı (2019), Opsearch 56(2), 528-538; the first column is a cost, which its packages do not turn."""
    assert fe.objective.critic(TUS).tolist() == printed("0.157 0.249 0.168 0.121 0.154 0.151")


def test_baczkiewicz_2021_gini(printed: Printed) -> None:
    """Bączkiewicz, Wątróbski, Kizielewicz and Sałabun (2021), 143-165: cameras, in objective-weighting's tests."""
    scores: list[list[float]] = [
        [29.4, 83, 47, 114, 12, 30, 120, 240, 170, 90, 1717.75],
        [30, 38.1, 124.7, 117, 16, 60, 60, 60, 93, 70, 2389],
        [29.28, 59.27, 41.13, 58, 16, 30, 60, 120, 170, 78, 239.99],
        [33.6, 71, 55, 159, 23.6, 60, 240, 240, 132, 140, 2099],
        [21, 59, 41, 66, 16, 24, 60, 120, 170, 70, 439],
        [35, 65, 42, 134, 12, 60, 240, 240, 145, 60, 1087],
        [47, 79, 54, 158, 19, 60, 120, 120, 360, 72, 2499],
        [28.3, 62.3, 44.9, 116, 12, 30, 60, 60, 130, 90, 999.99],
        [36.9, 28.6, 121.6, 130, 12, 60, 120, 120, 80, 80, 1099],
        [32, 59, 41, 60, 16, 30, 120, 120, 170, 60, 302.96],
        [28.4, 66.3, 48.6, 126, 12, 60, 240, 240, 132, 135, 1629],
        [29.8, 46, 113, 47, 18, 50, 50, 50, 360, 72, 2099],
        [20.2, 64, 80, 70, 8, 24, 60, 120, 166, 480, 699.99],
        [33, 60, 44, 59, 12, 30, 60, 120, 170, 90, 388],
        [29, 59, 41, 55, 16, 30, 60, 120, 170, 120, 299],
        [29, 59, 41, 182, 12, 30, 30, 60, 94, 140, 249],
        [29.8, 59.2, 41, 65, 16, 30, 60, 120, 160, 90, 219.99],
        [28.8, 62.5, 41, 70, 12, 60, 120, 120, 170, 138, 1399.99],
        [24, 40, 59, 60, 12, 10, 30, 30, 140, 78, 269.99],
        [30, 60, 45, 201, 16, 30, 30, 30, 170, 90, 199.99],
    ]
    weights = "0.0362 0.0437 0.0848 0.0984 0.0480 0.0842 0.1379 0.1125 0.0745 0.1107 0.1690"
    assert fe.objective.gini(scores).tolist() == printed(weights)


def test_keshavarz_ghorabaee_2021_merec(printed: Printed) -> None:
    """Keshavarz-Ghorabaee et al. (2021), Symmetry 13(4), 525."""
    given = RECORDED["inputs"]["keshavarz_ghorabaee_2021"]
    assert fe.objective.merec(**given).tolist() == printed("0.5752 0.0141 0.4016 0.0091")


def test_zavadskas_and_podvezko_2016_cilos_and_idocriw(printed: Printed) -> None:
    """Zavadskas and Podvezko (2016), 267-283: CILOS also of the costs that they print turned round and rounded."""
    given = RECORDED["inputs"]["zavadskas_podvezko_2016"]
    assert fe.objective.cilos(**given).tolist() == printed("0.3343 0.2199 0.1957 0.2501")
    turned = [[0.6, 100, 0.8, 7], [0.72, 80, 1, 5], [1, 50, 0.4, 11], [0.818, 70, 0.667, 9]]
    assert fe.objective.cilos(turned).tolist() == printed("0.3343 0.2199 0.1957 0.2501")
    assert fe.objective.idocriw(**given).tolist() == printed("0.1658 0.1885 0.3545 0.2911")


def _named(figure: dict[str, Any]) -> str:
    return f"{figure['peer']}-{figure['method']}-{figure['input']}"


@pytest.mark.parametrize("figure", FIGURES, ids=_named)
def test_peers_agree_where_the_weights_are_determined(figure: dict[str, Any]) -> None:
    """objective-weighting inverts a singular matrix for CILOS, and so fails or not by luck."""
    given, method = RECORDED["inputs"][figure["input"]], figure["method"].removesuffix(" with directions")
    directions = given["directions"] if method in ("merec", "cilos", "idocriw") or "with" in figure["method"] else None
    ours = getattr(fe.objective, method)
    if "error" in figure:
        assert (figure["peer"], figure["error"]) == ("objective-weighting", "LinAlgError: Singular matrix")
    else:
        assert ours(given["scores"], directions=directions) == pytest.approx(figure["weights"], rel=1e-6, abs=1e-9)


def test_every_peer_was_asked_all_it_offers() -> None:
    assert {figure["peer"] for figure in FIGURES} == {"pymcdm", "objective-weighting", "scikit-criteria"}
    assert len(FIGURES) == 3 * (7 + 8 + 5)
