"""Weights frozen from a baseline: out of a stored evaluation, for the same hierarchy, saved as themselves."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

import fuzzyeval as fe
from fuzzyeval.errors import StudyError

ROOT = fe.Indicator(
    id="shop",
    children=[
        fe.Indicator(id="service", children=[fe.Indicator(id="care"), fe.Indicator(id="speed")]),
        fe.Indicator(id="price"),
    ],
)
JUDGED = fe.Manual(weights={"shop": {"service": 0.7, "price": 0.3}, "service": {"care": 0.4, "speed": 0.6}})
SPRING = fe.Study(grades=3, root=ROOT, weighting=fe.Combined(subjective=JUDGED))
ANSWERS = [{"care": 1, "speed": 2, "price": 3}, {"care": 3, "speed": 3, "price": 2}]
LATER = [{"care": 3, "speed": 1, "price": 1}, {"care": 3, "speed": 3, "price": 3}, {"care": 3, "speed": 2, "price": 3}]
BEFORE = fe.evaluate(SPRING, ANSWERS)
TABLE = {found.parent: dict(zip(found.children, found.weights, strict=True)) for found in BEFORE.weights.splits}


def frozen(of: Any, root: fe.Indicator = ROOT) -> fe.Study:
    """Return a study with the weights of a baseline."""
    return fe.Study(grades=3, root=root, weighting=fe.Baseline(of=of))


def beside(folder: Path, of: str = "spring.json", root: str | None = None) -> fe.Study:
    """Return the study in a file that names the file of a baseline."""
    tree = root or "{id: shop, children: [{id: service, children: [{id: care}, {id: speed}]}, {id: price}]}"
    file = folder / "autumn.yaml"
    file.write_text(f"grades: 3\nroot: {tree}\nweighting: {{method: baseline, of: {of}}}\n", encoding="utf-8")
    return fe.Study.load(file)


def test_the_weights_are_those_of_the_baseline_whatever_is_answered() -> None:
    now = fe.evaluate(frozen(TABLE), LATER)
    assert now.weights.local == BEFORE.weights.local
    assert now.weights.local != fe.evaluate(SPRING, LATER).weights.local
    assert {(split.method, split.subjective, split.objective) for split in now.weights.splits} == {
        ("baseline", None, None)
    }
    assert now.remarks == tuple(said for said in now.remarks if said.code not in ("vetoed", "does_not_vary"))


def test_a_stored_evaluation_is_found_beside_the_study_and_saved_as_its_weights(tmp_path: Path) -> None:
    (tmp_path / "spring.json").write_text(BEFORE.model_dump_json(), encoding="utf-8")
    study = beside(tmp_path)
    assert study == frozen(TABLE)
    assert study.to_document()["weighting"] == {"method": "baseline", "of": TABLE}
    (tmp_path / "spring.json").unlink()
    assert fe.Study.from_yaml(study.to_yaml()) == study


def test_many_stored_objects_have_weights_in_common(tmp_path: Path) -> None:
    many = fe.evaluate(SPRING, [{**row, "branch": at} for at, row in enumerate(ANSWERS)], by="branch")
    (tmp_path / "spring.json").write_text(many.model_dump_json(), encoding="utf-8")
    assert fe.weigh(beside(tmp_path)).local == many.weights.local


def test_what_is_in_a_stored_evaluation_will_do_and_children_may_stand_in_another_order() -> None:
    document = json.loads(BEFORE.model_dump_json())
    turned = fe.Indicator(id="shop", children=[ROOT.children[1], ROOT.children[0]])
    weights = fe.weigh(frozen(document, turned))
    assert {node: weights[node] for node in weights} == {node: BEFORE.weights[node] for node in BEFORE.weights}


def test_results_with_a_baseline_are_stored_and_computed_anew() -> None:
    now = fe.evaluate(frozen(TABLE), LATER)
    assert fe.Evaluation.model_validate_json(now.model_dump_json()) == now
    edited = json.loads(now.model_dump_json())
    edited["study"]["weighting"]["of"]["service"] = {"care": 0.5, "speed": 0.5}
    with pytest.raises(fe.FuzzyEvalError, match="weights: they are not what the stored study makes"):
        fe.Evaluation.model_validate_json(json.dumps(edited))


def test_one_parent_alone_may_be_frozen() -> None:
    own = ROOT.children[0].model_copy(update={"weighting": fe.Baseline(of=TABLE)})
    mixed = fe.Study(grades=3, root=fe.Indicator(id="shop", children=[own, ROOT.children[1]]))
    weights = fe.weigh(mixed)
    assert (weights["service"].weight, weights["care"].weight) == (0.5, BEFORE["care"].weight)


@pytest.mark.parametrize(
    ("root", "message"),
    [
        (
            fe.Indicator(id="shop", children=[ROOT.children[0], fe.Indicator(id="cost")]),
            "shop: the baseline splits it among service, price, the study among service, cost",
        ),
        (
            fe.Indicator(id="shop", children=[*ROOT.children, fe.Indicator(id="more")]),
            "shop: the baseline splits it among service, price, the study among service, price, more",
        ),
        (
            fe.Indicator(id="shop", children=ROOT.children[:1]),
            "shop: the baseline splits it among service, price, the study among service;",
        ),
        (
            fe.Indicator(id="store", children=ROOT.children),
            r"(?s)weighting: 'shop' is not an indicator with children.*store: the baseline has no such indicator",
        ),
        (
            fe.Indicator(id="shop", children=[fe.Indicator(id="service"), fe.Indicator(id="price")]),
            "weighting: 'service' is not an indicator with children",
        ),
    ],
)
def test_another_hierarchy_is_refused_with_what_differs(root: fe.Indicator, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        frozen(TABLE, root)


def test_weights_may_be_of_numpy_and_sum_to_1_to_nine_digits() -> None:
    given: Any = {"shop": {"service": np.float32(0.5), "price": np.float64(0.5)}, "service": {"care": np.int64(1)}}
    assert fe.Baseline(of=given).of == {"shop": {"service": 0.5, "price": 0.5}, "service": {"care": 1.0}}
    assert fe.Baseline(of={"shop": {"service": 0.7, "price": 0.3 + 5e-10}}).of["shop"]["price"] == 0.3 + 5e-10
    for wrong, said in ((np.True_, "is not a number"), (np.float64(math.nan), "nan is no weight from 0 to 1")):
        with pytest.raises(ValidationError, match=rf"shop/service: .*{said}; give the share of shop that it had"):
            fe.Baseline(of={"shop": {"service": wrong, "price": 0.5}})
    with pytest.raises(
        ValidationError, match=r"shop: the weights of the baseline sum to 1\.00000001, not to 1 within 1e-9"
    ):
        fe.Baseline(of={"shop": {"service": 0.7, "price": 0.30000001}})


def test_a_baseline_does_not_change_and_can_be_hashed() -> None:
    way = fe.Baseline(of=TABLE)
    assert hash(way) == hash(fe.Baseline(of=TABLE))
    with pytest.raises(TypeError):
        way.of["shop"]["price"] = 1.0  # type: ignore[index]


@pytest.mark.parametrize("file", ["../spring.json", "/etc/passwd", ""])
def test_a_baseline_is_in_the_folder_of_the_study(tmp_path: Path, file: str) -> None:
    told = {"grades": 5, "root": {"id": "service"}, "weighting": {"method": "baseline", "of": file}}
    (tmp_path / "study.json").write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(StudyError, match="is not in the folder of the study"):
        fe.Study.load(tmp_path / "study.json")


def test_a_baseline_is_what_an_evaluation_has_written_and_nothing_like_it() -> None:
    text = BEFORE.model_dump_json()
    assert fe.Baseline(of=text) == fe.Baseline(of=json.loads(text))
    split = {"parent": "a", "children": ["b"], "weights": [1]}
    changes: list[dict[str, Any]] = [
        {"fuzzyeval_result": 99},
        {"weights": {"splits": []}},
        {"weights": {"splits": [split, split]}},
    ]
    for change in changes:
        with pytest.raises(ValidationError, match="no weights of an evaluation are in it"):
            fe.Baseline(of=json.loads(text) | change)


def test_an_indicator_may_be_called_as_a_stored_result_is() -> None:
    root = fe.Indicator(id="fuzzyeval_result", children=[fe.Indicator(id="a"), fe.Indicator(id="b")])
    study = fe.Study(grades=3, root=root, weighting=fe.Baseline(of={"fuzzyeval_result": {"a": 0.4, "b": 0.6}}))
    assert fe.Study.from_yaml(study.to_yaml()) == study


def test_a_baseline_in_another_encoding_is_refused_as_a_study_is(tmp_path: Path) -> None:
    (tmp_path / "spring.json").write_text(BEFORE.model_dump_json(), encoding="utf-16")
    told = {"grades": 5, "root": {"id": "service"}, "weighting": {"method": "baseline", "of": "spring.json"}}
    (tmp_path / "study.json").write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(StudyError, match=r"spring\.json: not UTF-8 at byte 0; save the file as UTF-8"):
        fe.Study.load(tmp_path / "study.json")
