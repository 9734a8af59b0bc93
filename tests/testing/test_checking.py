"""Something of one's own, held to the laws: as a call, as tests by name, with settings of one's own, and what is refused."""

from __future__ import annotations

import subprocess
import sys
import time
import unittest
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import fuzzyeval as fe
from fuzzyeval import membership, testing
from fuzzyeval.errors import OptionError
from fuzzyeval.testing import BrokenLawError, laws
from fuzzyeval.testing.sourcing import CHINESE

SAME = settings(derandomize=True, max_examples=50)


def either(left: Any, right: Any, out: Any) -> Any:
    return np.subtract(left + right, left * right, out=out)


def mean(left: Any, right: Any, out: Any) -> Any:
    return np.divide(left + right, 2, out=out)


OWN = fe.Operator("M(·,+̂)", np.multiply, either)
FAULTY = fe.Operator("M(·,mean)", np.multiply, mean)


@pytest.fixture(scope="module")
def report() -> testing.Report:
    return testing.check_operator(FAULTY, settings=SAME)


def test_a_report_says_what_holds_what_fails_and_what_does_not_apply(report: testing.Report) -> None:
    assert not report.ok
    assert set(report.failed) == {"order_of_indicators", "twin_indicator"}
    assert {"within_bounds", "each_grade_by_itself", "more_is_never_less"} <= set(report.held)
    assert report.not_applicable["all_weight_on_one"] == "0 ⊕ 0.25 = 0.125, not 0.25"
    assert {*report.held, *report.failed, *report.not_applicable} == {law.name for law in laws.operator}


def test_a_counterexample_is_as_plain_as_a_person_would_write_it(report: testing.Report) -> None:
    third = 1 / 3
    assert report.failed["order_of_indicators"].splitlines()[:2] == [
        f"  weights = {[third] * 3}",
        f"  relation = {[[third] * 3, [third] * 3, [0.25, 0.25, 0.5]]}",
    ]


def test_a_report_prints_a_line_a_law_and_raises_where_asked(report: testing.Report) -> None:
    text = str(report)
    assert text.splitlines()[0] == "operator M(·,mean): 6 laws hold, 2 fail, 7 do not apply"
    assert "FAILS    order_of_indicators: The order of the indicators does not matter.\n  weights = [" in text
    with pytest.raises(BrokenLawError, match="operator M"):
        report.raise_if_failed()
    testing.check_operator(OWN, settings=settings(max_examples=5)).raise_if_failed()


@pytest.mark.parametrize("law", [law for law in laws.operator if not law.reason(OWN)], ids=str)
def test_laws_are_tests_by_name(law: testing.Law) -> None:
    law.check(OWN, settings=settings(max_examples=5))


def test_a_law_that_is_broken_raises_and_one_that_does_not_apply_skips_its_test() -> None:
    by_name = {law.name: law for law in laws.operator}
    with pytest.raises(BrokenLawError, match="order_of_indicators: The order of the indicators does not matter"):
        by_name["order_of_indicators"].check(FAULTY, settings=SAME)
    with pytest.raises(unittest.SkipTest, match=r"twin_indicator: 0\.25 ⊕ 0\.25 = 0\.4375, not 0\.25"):
        by_name["twin_indicator"].check(OWN)


def test_the_same_settings_give_the_same_counterexample(report: testing.Report) -> None:
    again = next(law for law in laws.operator if law.name == "order_of_indicators").outcome(FAULTY, settings=SAME)
    assert again.text == report.failed["order_of_indicators"]


def test_settings_of_ones_own_are_kept_to() -> None:
    calls: list[int] = []

    def weigh(scores: Any) -> Any:
        calls.append(len(scores))
        return fe.objective.entropy(scores)

    law = next(law for law in laws.weighting if law.name == "weights_are_weights")
    law.check(weigh, settings=settings(max_examples=7))
    assert 1 <= len(calls) <= 7


@pytest.mark.parametrize(
    ("chosen", "held"),
    [
        (settings(settings.get_profile("default"), max_examples=1), True),
        (settings(max_examples=1, deadline=1, phases=[Phase.generate]), False),
    ],
)
def test_slow_machines_break_no_law_unless_a_deadline_is_chosen(chosen: settings, held: bool) -> None:
    def slow(scores: Any) -> Any:
        time.sleep(0.25)
        return fe.objective.entropy(scores)

    law = next(law for law in laws.weighting if law.name == "weights_are_weights")
    assert (law.outcome(slow, settings=chosen).kind == "held") is held


@given(st.just(FAULTY))
@settings(max_examples=1)
def test_a_call_inside_of_a_test_under_given_is_refused_with_the_reason(operator: fe.Operator) -> None:
    with pytest.raises(
        OptionError, match="within_bounds: a law draws examples of its own, so it cannot be tried inside"
    ):
        testing.check_operator(operator)
    with pytest.raises(OptionError, match="call it outside"):
        laws.tally[0].check(list)


def test_no_example_database_is_left_behind(tmp_path: Path) -> None:
    code = "from fuzzyeval.testing import check_operator, check_weighting\nprint(check_weighting(lambda scores: scores[0]).ok)"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "False"
    assert not (tmp_path / ".hypothesis" / "examples").exists()


@pytest.mark.parametrize(
    ("method", "of"),
    [("entropy", "scores"), ("critic", "scores"), ("geometric_mean", "comparisons"), ("linear", "vectors")],
)
def test_the_librarys_own_weights_keep_the_laws_of_their_kind(method: str, of: Any) -> None:
    report = testing.check_weighting(method, of=of, settings=SAME)
    assert report.ok, report
    assert report.subject == f"weights of {of} by {method}"


def test_a_method_that_always_refuses_has_kept_no_law() -> None:
    def refusing(scores: Any) -> Any:
        raise ValueError(scores.shape)

    for law in laws.weighting[:2]:
        outcome = law.outcome(refusing, settings=settings(max_examples=1))
        assert outcome.kind == "failed"
        assert outcome.text.startswith("  every example was refused, the last by ValueError: (")


def test_studies_that_contradict_themselves_are_drawn_and_their_warning_breaks_no_law() -> None:
    law = next(law for law in laws.evaluation if law.name == "results_within_bounds")
    told: list[str] = []

    def evaluate(study: fe.Study, rows: Any) -> Any:
        found = fe.evaluate(study, rows)
        told.extend(remark.code for remark in found.remarks)
        return found

    law.check(evaluate, settings=settings(SAME, max_examples=25))
    assert "inconsistent" in told


def test_a_method_that_breaks_down_is_reported_with_its_error() -> None:
    found = testing.check_weighting(lambda scores: scores["a"], settings=SAME).failed["weights_are_weights"]
    assert found.startswith("  scores = [[1.0], [2.0]]\n  IndexError: ")


def test_membership_functions_and_engines_are_held_to_theirs() -> None:
    steps = [lambda x: (np.asarray(x) < 5).astype(float), lambda x: (np.asarray(x) >= 5).astype(float)]
    assert testing.check_membership(steps, low=0, high=10, settings=SAME).ok
    peak = [lambda x: membership.triangular(x, 0, 5, 10)]
    assert (
        "sum to" in testing.check_membership(peak, low=0, high=10, settings=SAME).not_applicable["degrees_sum_to_one"]
    )
    assert testing.check_engine(pd.DataFrame, settings=settings(max_examples=5)).ok
    once = settings(SAME, max_examples=1, phases=[Phase.generate])
    assert "any_frame_as_the_rows" in testing.check_engine(lambda rows: rows[1:], settings=once).failed


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: testing.check_operator("max_max"), "'max_max' is not"),
        (lambda: testing.check_weighting("entropie"), "method: 'entropie' is not one of .*entropy"),
        (lambda: testing.check_weighting("eigenvektor", of="comparisons"), "method: 'eigenvektor' is not one of"),
        (lambda: testing.check_weighting("sum", of="vectors"), "method: 'sum' is not one of"),
        (lambda: testing.check_weighting("entropy", of="wrong"), "of: 'wrong' is not one of"),  # type: ignore[arg-type]
    ],
)
def test_what_is_not_known_is_refused(call: Any, message: str) -> None:
    with pytest.raises(OptionError, match=message):
        call()


LAWS = (laws.operator, laws.weighting, laws.judgement, laws.union, laws.membership, laws.evaluation, laws.tally)
TOLD: list[testing.Law | testing.Belief] = [*(law for held in LAWS for law in held), *laws.beliefs]


def test_every_law_and_belief_is_told_in_both_languages_and_named_once() -> None:
    assert len({law.name for law in TOLD}) == len(TOLD)
    for law in TOLD:
        words = [law.statement, law.source, *(condition.words for condition in getattr(law, "conditions", ()))]
        assert law.formula
        assert law.statement.en.endswith(".")
        assert law.statement.zh.endswith("。")
        assert all(each.en and each.zh for each in words)


def test_sources_and_counterexamples_are_told_in_chinese_unless_they_are_citations() -> None:
    told = [law.source for law in TOLD] + [belief.counterexample for belief in laws.beliefs]
    alike = {each.en for each in told if each.en == each.zh}
    assert alike == {"Saaty (1980)", "Hwang and Yoon (1981)"}
    assert CHINESE.keys() == {each.en for each in told} - alike
