"""What the whole job keeps, from answers to grades."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import fuzzyeval as fe
import strategies
from fuzzyeval.testing import Law, laws
from held import HALF

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::fuzzyeval.InconsistencyWarning")]

averages = strategies.studies(operator="weighted_average", normalise="none")


@pytest.mark.parametrize("law", laws.evaluation, ids=str)
def test_evaluations_keep_their_laws(law: Law) -> None:
    law.check(fe.evaluate, settings=HALF)


@given(st.data(), strategies.studies())
def test_json_there_and_back_is_equal(data: st.DataObject, study: fe.Study) -> None:
    answers = data.draw(strategies.answers(study))
    one = fe.evaluate(study, answers)
    assert fe.Evaluation.model_validate_json(one.model_dump_json()) == one
    many = fe.evaluate(
        study, [{**row, "branch": str(at % 2)} for at, row in enumerate([*answers, *answers, answers[0]])], by="branch"
    )
    assert fe.Evaluations.model_validate_json(many.model_dump_json()) == many


@given(strategies.studies())
def test_a_study_is_itself_after_yaml_and_json(study: fe.Study) -> None:
    assert fe.Study.from_yaml(study.to_yaml()) == study
    assert fe.Study.model_validate_json(study.model_dump_json()) == study
    assert hash(fe.Study.from_yaml(study.to_yaml())) == hash(study)


@given(st.data(), averages)
def test_the_fuzzy_score_is_the_weighted_mean_of_scores_and_the_index_its_share_of_the_best(
    data: st.DataObject, study: fe.Study
) -> None:
    study = study.model_copy(update={"reading": ["fuzzy", "score", "index"]})
    evaluation = fe.evaluate(study, data.draw(strategies.answers(study)))
    readings = evaluation.readings
    assert readings["index"] == pytest.approx(100 * readings["fuzzy"] / max(study.grades.scores))
    leaves = [evaluation[leaf].score for leaf in study.leaf_ids]
    assert readings["score"] == pytest.approx(np.mean(np.array(leaves, dtype=float)))
    assert any(remark.code == "readings_agree" for remark in evaluation.remarks)
