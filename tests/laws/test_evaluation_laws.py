"""What the whole job keeps, from answers to grades."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fuzzyeval as fe
import strategies
from fuzzyeval.testing import Law, laws
from fuzzyeval.testing.laws.calling import TAKES_BY, TAKES_RELATION
from held import HALF

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::fuzzyeval.InconsistencyWarning")]

averages = strategies.studies(operator="weighted_average", normalise="none")


@pytest.mark.parametrize("law", laws.evaluation, ids=str)
def test_evaluations_keep_their_laws(law: Law) -> None:
    law.check(fe.evaluate, settings=HALF)


def of_rows_alone(study: fe.Study, rows: list[Any]) -> fe.Evaluation:
    return fe.evaluate(study, [dict(row) for row in rows])


def of_the_first_object(study: fe.Study, rows: Any, *, by: str | None = None) -> Any:
    found = fe.evaluate(study, rows, by=by)
    return found if by is None else dict(list(found.items())[:1])


def broken(study: fe.Study, rows: Any, **by: Any) -> Any:
    return fe.evaluate(study, rows.first, **by)


def test_what_takes_rows_only_is_not_held_to_laws_of_relations_and_objects() -> None:
    lacking = {law.name: law.reason(of_rows_alone) for law in laws.evaluation if law.conditions}
    assert lacking.pop("objects_as_alone") == "it takes no by: got an unexpected keyword argument 'by'"
    assert set(lacking.values()) == {"it takes no relation: 'Relation' object is not iterable"}
    assert len(lacking) == 4
    held = [law.outcome(of_rows_alone, settings=settings(max_examples=3)).kind for law in laws.evaluation]
    assert held.count("not applicable") == 5
    assert held.count("held") == len(held) - 5


def of_a_frame(study: fe.Study, rows: Any) -> fe.Evaluation:
    return fe.evaluate(study, pd.DataFrame(rows))


def of_a_tally(study: fe.Study, rows: Any) -> fe.Evaluation:
    return fe.evaluate(study, fe.tally(study, rows))


@pytest.mark.parametrize("evaluate", [of_a_frame, of_a_tally])
def test_whatever_a_service_says_of_a_relation_it_does_not_take_one(evaluate: Callable[..., Any]) -> None:
    lacking = [law.name for law in laws.evaluation if (law.reason(evaluate) or "").startswith("it takes no relation: ")]
    assert lacking == ["tie_to_the_worse", "equal_rows_everywhere", "better_answers_better_scores", "split_leaf"]


def sorted_wrongly(study: fe.Study, rows: Any, by: str | None = None) -> Any:
    found = fe.evaluate(study, rows, by=by)
    return found if by is None else sorted(found, key=lambda key: key + 1)


@pytest.mark.parametrize("evaluate", [fe.evaluate, of_the_first_object, broken, sorted_wrongly])
def test_what_drops_objects_or_breaks_down_is_tried(evaluate: Callable[..., Any]) -> None:
    assert laws.evaluation.named("objects_as_alone").reason(evaluate) is None
    assert laws.evaluation.named("leaves_are_shares").reason(evaluate) is None


def test_an_object_that_does_not_come_back_is_told() -> None:
    outcome = laws.evaluation.named("objects_as_alone").outcome(
        of_the_first_object, settings=settings(derandomize=True)
    )
    assert outcome.kind == "failed"
    assert "objects ['north'], but ['north', 'south'] are in the rows" in outcome.text
    assert [row["branch"] for row in outcome.case["rows"]].count("south") == 1


def test_laws_that_ask_for_more_than_rows_say_so() -> None:
    asking = {law.name: law.conditions for law in laws.evaluation if law.conditions}
    assert asking.pop("objects_as_alone") == (TAKES_BY,)
    assert set(asking.values()) == {(TAKES_RELATION,)}


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
