"""The library against the naive oracle, on random studies and answers."""

from __future__ import annotations

import json
import warnings
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fuzzyeval as fe
import oracle
import strategies
from fuzzyeval import testing


@given(data=st.data(), study=testing.hierarchies(width=3).flatmap(lambda root: testing.studies(root=root)))
@settings(max_examples=150)
def test_evaluate_agrees_with_the_naive_oracle(data: st.DataObject, study: fe.Study) -> None:
    answers = data.draw(strategies.answers(study))
    found = _evaluated(study, answers)
    expected = oracle.evaluate(_plain(study), answers)
    assert list(found) == list(study.outline.ids)
    for name, node in expected.items():
        assert found[name].weight == pytest.approx(node["weight"], abs=1e-9)
        assert found[name].degrees == pytest.approx(node["membership"], abs=1e-9)
        assert found[name].score == pytest.approx(node["score"], rel=1e-9)
        if not _nearly_level(study, node):
            assert found[name].grade == study.grade_labels[node["grade"]]


def _evaluated(study: fe.Study, answers: list[dict[str, Any]]) -> fe.Evaluation:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", fe.InconsistencyWarning)
        return fe.evaluate(study, answers)


def _plain(study: fe.Study) -> dict[str, Any]:
    return json.loads(json.dumps(study.to_document()))  # type: ignore[no-any-return]


def _nearly_level(study: fe.Study, node: dict[str, Any]) -> bool:
    """Whether two ways to round could read off two grades: a tie that only exact arithmetic sees."""
    shares = [degree / sum(node["membership"]) for degree in node["membership"]]
    scores = study.grades.scores
    gaps = sorted(abs(node["score"] - score) for score in scores)
    order = sorted(range(len(scores)), key=lambda g: -scores[g])
    sums = [
        sum(shares[g] for g in part) for at in range(len(order)) for part in (order[: at + 1], order[::-1][: at + 1])
    ]
    top = sorted(shares)[-2:]
    return (
        top[1] - top[0] < 1e-9
        or gaps[1] - gaps[0] < 1e-9 * scores[0]
        or any(abs(total - limit) < 1e-9 for total in sums for limit in (0.7, 0.55))
    )
