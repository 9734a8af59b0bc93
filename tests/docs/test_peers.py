"""The page of other packages is what was recorded of them and what fuzzyeval does today, and fuzzyeval is right there."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

import fuzzyeval as fe

PROJECT = Path(__file__).parents[2]
RECORDED, OF_DATA = (
    dict[str, Any](json.loads((PROJECT / f"tests/published/{name}.json").read_text(encoding="utf-8")))
    for name in ("peers_ahp", "peers_objective")
)
ASKED, ASKED_OF_DATA = (
    dict[str, Any](tomllib.loads((PROJECT / f"benchmarks/{name}.toml").read_text(encoding="utf-8")))
    for name in ("peers", "peers_objective")
)
CASES: list[dict[str, Any]] = [case for case in ASKED["cases"] if not case.get("tree")]


@pytest.fixture(scope="module")
def written() -> ModuleType:
    """Return the script that writes the page."""
    spec = spec_from_file_location("peers_page", PROJECT / "benchmarks/peers_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _matrix(expression: str) -> Any:
    return eval(expression, {"np": np})  # noqa: S307  (our own)


def _weighed(case: dict[str, Any]) -> fe.ahp.Consistency:
    judgements = _matrix(case["judgements"])
    return fe.ahp.consistency(fe.ahp.complete(judgements) if case.get("gaps") else judgements)


def test_the_page_is_as_its_script_writes_it_now(written: ModuleType) -> None:
    page = (PROJECT / "docs/explanation/peers.md").read_text(encoding="utf-8")
    assert page == written.page(RECORDED, OF_DATA), "run benchmarks/peers_page.py"


def test_all_that_is_asked_was_recorded() -> None:
    assert list(RECORDED["outcomes"]) == [case["name"] for case in ASKED["cases"]]
    assert {tuple(outcome) for outcome in RECORDED["outcomes"].values()} == {tuple(RECORDED["versions"])}
    assert list(OF_DATA["outcomes"]) == [case["name"] for case in ASKED_OF_DATA["cases"]]
    assert {tuple(outcome) for outcome in OF_DATA["outcomes"].values()} == {tuple(OF_DATA["versions"])}
    assert (RECORDED["matrices"], RECORDED["incomplete"]) == (ASKED["matrices"], ASKED["incomplete"])


def test_what_was_recorded_is_of_the_versions_that_are_pinned() -> None:
    text = (PROJECT / "benchmarks/peers.txt").read_text(encoding="utf-8")
    pinned = {name.lower(): version for name, version in re.findall(r"^([\w.-]+)==(\S+)$", text, re.MULTILINE)}
    for recorded in (RECORDED, OF_DATA):
        assert {peer: pinned[peer.lower()] for peer in recorded["versions"]} == recorded["versions"]
        assert pinned["numpy"] == recorded["numpy"]


@pytest.mark.parametrize("case", [case for case in CASES if "right" in case], ids=lambda case: case["name"])
def test_where_there_is_an_answer_fuzzyeval_gives_it(case: dict[str, Any]) -> None:
    right = np.array(_matrix(case["right"]), dtype=float)
    values, vectors = np.linalg.eig(right)
    first = np.argmax(values.real)
    found = _weighed(case)
    assert found.priorities.tolist() == pytest.approx((vectors[:, first] / vectors[:, first].sum()).real.tolist())
    assert found.lambda_max == pytest.approx(values[first].real)


@pytest.mark.parametrize("case", [case for case in CASES if "right" not in case], ids=lambda case: case["name"])
def test_where_there_is_none_fuzzyeval_refuses(case: dict[str, Any]) -> None:
    with pytest.raises(fe.FuzzyEvalError, match=r"^comparisons"):
        _weighed(case)


def test_writing_the_page_needs_no_other_package(written: ModuleType) -> None:
    assert written.page(RECORDED, OF_DATA).startswith("# Other packages on the same judgements\n")
    peers = {"ahpy", "AhpAnpLib", "anahiepro", "crispyn", "pyanp", "pyDecision", "pymcdm"}
    assert (peers | {"objective_weighting", "skcriteria"}) & sys.modules.keys() == set()
