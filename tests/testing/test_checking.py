"""Something of one's own, held to the laws: as a call, as tests by name, with settings of one's own, and what is refused."""

from __future__ import annotations

import re
import subprocess
import sys
import time
import unittest
from collections.abc import Callable
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
    assert set(report.failed) == {"order_of_indicators", "twin_indicator", "all_weight_on_one", "no_weight_no_say"}
    assert {"within_bounds", "each_grade_by_itself", "more_is_never_less"} <= set(report.held)
    assert report.not_applicable["better_grade_better_score"] == "0 ⊕ 0.25 = 0.125, not 0.25"
    assert {*report.held, *report.failed, *report.not_applicable} == {law.name for law in laws.operator}


def test_a_counterexample_is_as_plain_as_a_person_would_write_it(report: testing.Report) -> None:
    third = 1 / 3
    assert report.failed["order_of_indicators"].splitlines()[:2] == [
        f"  weights = {[third] * 3}",
        f"  relation = {[[third] * 3, [third] * 3, [0.25, 0.25, 0.5]]}",
    ]


def test_a_report_prints_a_line_a_law_and_raises_where_asked(report: testing.Report) -> None:
    text = str(report)
    assert text.splitlines()[0] == "operator M(·,mean): 6 held, 4 failed, 6 not applicable"
    assert "FAILED   order_of_indicators: The order of the indicators does not matter.\n  weights = [" in text
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
    again = laws.operator.named("order_of_indicators").outcome(FAULTY, settings=SAME)
    assert again.text == report.failed["order_of_indicators"]


def test_settings_of_ones_own_are_kept_to() -> None:
    calls: list[int] = []

    def weigh(scores: Any) -> Any:
        calls.append(len(scores))
        return fe.objective.entropy(scores)

    law = laws.weighting.named("weights_are_weights")
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

    law = laws.weighting.named("weights_are_weights")
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


def test_a_law_that_holds_of_what_is_not_refused_tells_how_much_was() -> None:
    def broadcast(scores: Any) -> Any:
        return fe.objective.entropy(scores * (np.ones(2) if scores.shape[1] > 2 else 1.0))

    outcome = laws.weighting.named("weights_are_weights").outcome(broadcast, settings=SAME)
    told = re.fullmatch(
        r"(\d+) of (\d+) examples were refused, the last by ValueError: operands could not .*", outcome.text
    )
    assert outcome.kind == "held"
    assert told
    refused, tried = map(int, told.groups())
    assert 0.2 < refused / tried < 0.8


def test_a_law_of_which_hardly_anything_is_left_fails() -> None:
    def only_the_square(scores: Any) -> Any:
        if scores.shape != (2, 2):
            raise ValueError("2 rows and 2 columns are taken")
        return fe.objective.entropy(scores)

    outcome = laws.weighting.named("weights_are_weights").outcome(only_the_square, settings=SAME)
    assert outcome.kind == "failed"
    assert re.match(r"  hardly tried: \d+ of \d+ examples were refused, the last by ValueError: 2 rows", outcome.text)


def test_consistent_judgements_may_not_be_refused() -> None:
    def refusing(_: Any) -> Any:
        raise ValueError("not today")

    outcome = laws.judgement.named("consistent_judgements_give_their_weights").outcome(refusing, settings=SAME)
    assert outcome.kind == "failed"
    assert outcome.text == "  judged = [[1.0]]\n  consistent judgements are refused: ValueError: not today"


def product(first: Any, second: Any) -> Any:
    first *= second
    return first / first.sum()


def test_a_method_that_writes_into_what_it_is_given_spoils_nothing_for_the_next() -> None:
    few = settings(SAME, max_examples=10)
    before = testing.check_weighting("geometric", of="vectors", settings=few).held
    found = testing.check_weighting(product, of="vectors", settings=few)
    assert found.failed.keys() == {"vectors_left_alone"}
    assert "equal_weights_change_nothing" in found.held
    assert before == testing.check_weighting("geometric", of="vectors", settings=few).held
    assert len(before) > 5


KINDS = (laws.weighting, laws.judgement, laws.union)
FIXED = [law for kind in KINDS for law in kind if law.conditions]


@pytest.mark.parametrize("law", FIXED, ids=str)
def test_only_a_refusal_by_the_method_itself_is_a_reason(law: testing.Law) -> None:
    def refusing(*_: Any) -> Any:
        raise ValueError("not today")

    assert re.fullmatch(
        r"it refuses figures that are plainly valid, \(.*\): ValueError: not today", law.reason(refusing) or ""
    )
    kinds: dict[str, tuple[Callable[[Any], Any], str]] = {
        "of a wrong shape": (lambda _: np.ones((2, 7)), r"shape \(2, 7\), but \(\d,\) is wanted"),
        "not finite": (lambda given: np.full(given.shape[-1], np.nan), r"weights \[nan.*\] are not finite"),
        "a breakdown": (lambda _: np.linalg.inv(np.zeros((2, 2))), "LinAlgError: Singular matrix"),
        "no figures": (lambda _: "much", "ValueError: could not convert string to float"),
    }
    for wrong, message in kinds.values():
        outcome = law.outcome(lambda *given, wrong=wrong: wrong(given[0]), settings=settings(SAME, max_examples=1))
        assert outcome.kind == "failed"
        assert re.search(message, outcome.text)


def test_the_words_of_a_condition_name_the_figures_that_are_looked_at() -> None:
    told = {law.name: law.conditions[0].words for law in FIXED}
    assert told["rows_twice"].en == "it is so of the table (1, 5, 2; 4, 3, 9; 2, 8, 3; 7, 1, 4)"
    assert told["rows_twice"].zh == "对表 (1, 5, 2; 4, 3, 9; 2, 8, 3; 7, 1, 4) 成立"
    assert told["which_is_first"].en == "it is so of (0.5, 0.3, 0.2) and (0.1, 0.3, 0.6)"
    assert told["which_is_first"].zh == "对 (0.5, 0.3, 0.2) 与 (0.1, 0.3, 0.6) 成立"
    assert all(re.search(r"\d, .*\d", words.en) and re.search(r"\d, .*\d", words.zh) for words in told.values())


def test_two_calls_that_differ_are_told_side_by_side() -> None:
    calls: list[int] = []

    def counting(scores: Any) -> Any:
        calls.append(1)
        share = 0.25 if len(calls) % 3 == 1 else 0.75
        return np.array([share, 1 - share]) if scores.shape[1] == 2 else np.full(scores.shape[1], 1 / scores.shape[1])

    text = laws.weighting.named("the_same_scores_again").outcome(counting, settings=SAME).text
    assert text.splitlines()[-1].startswith("  two calls with the same figures differ: [0.")
    assert text.count("0.25") == text.count("0.75") == 2


def test_a_counterexample_shows_what_is_used_and_both_sides() -> None:
    text = laws.weighting.named("order_of_rows").outcome(lambda x: (x[0] + 1) / (x[0] + 1).sum(), settings=SAME).text
    assert text.splitlines() == [
        "  scores = [[1.0, 1.0], [1.0, 2.0]]",
        "  order = [1, 0]",
        "  in this order: [0.4, 0.6], but [0.5, 0.5] is wanted",
    ]
    assert "columns" not in text

    def steep(first: Any, second: Any) -> Any:
        powers = first**2 if first.max() > 0.5 else (first + second) / 2
        return powers / powers.sum()

    last = laws.union.named("between_the_two").outcome(steep, settings=SAME).text.splitlines()[-1]
    assert re.fullmatch(r"  not between the two: weights \[.*\], of \[.*\] and \[.*\]", last)
    judged = laws.judgement.named("favour_is_kept").outcome(lambda a: a[1] / a[1].sum(), settings=SAME)
    assert judged.kind == "not applicable"


def test_studies_that_contradict_themselves_are_drawn_and_their_warning_breaks_no_law() -> None:
    law = laws.evaluation.named("weights_of_judgements")
    told: list[str] = []

    def evaluate(study: fe.Study, rows: Any) -> Any:
        found = fe.evaluate(study, rows)
        told.extend(remark.code for remark in found.remarks)
        return found

    law.check(evaluate, settings=settings(SAME, max_examples=100))
    assert "inconsistent" in told


def test_a_method_that_breaks_down_is_reported_with_its_error() -> None:
    found = testing.check_weighting(lambda scores: scores["a"], settings=SAME).failed["weights_are_weights"]
    assert found.startswith("  scores = [[1.0], [2.0]]\n  IndexError: ")


def test_membership_is_held_to_laws_between_low_and_high_only() -> None:
    seen: list[float] = []

    def rising(x: Any) -> Any:
        seen.extend(np.ravel(x))
        return membership.rising(x, 0.1, 0.7)

    shapes = [lambda x: 1 - rising(x), rising]
    assert testing.check_membership(shapes, low=0.1, high=np.float64(0.7), settings=SAME).ok
    assert (min(seen), max(seen)) == (0.1, 0.7)
    wide = [lambda x: np.asarray(x) <= 0, lambda x: np.asarray(x) > 0]
    assert testing.check_membership(wide, low=-1.7e308, high=1.7e308, settings=SAME).ok


def test_a_function_that_writes_into_measurements_spoils_nothing_for_the_next() -> None:
    def moved(x: Any) -> Any:
        x -= 5
        return np.clip(1 - x / 5, 0, 1)

    shapes = [moved, lambda x: membership.rising(x, 5, 10)]
    assert testing.check_membership(shapes, low=0, high=10, settings=SAME).failed.keys() == {"measurements_left_alone"}


@pytest.mark.parametrize(
    ("law", "shape", "said"),
    [
        ("rise_and_fall", lambda x: np.abs(np.asarray(x) - 5) / 5, "grade 2 dips at [0.3125]"),
        ("rise_and_fall", lambda x: np.asarray(x) * np.nan, "grade 2 is not finite at [0.0]"),
        ("full_somewhere", lambda x: membership.rising(x, 0, 12), "grade 2 is highest at 10, and 0.833333 there"),
        ("peaks_in_order", lambda x: membership.falling(x, 0, 10), "the grades peak at [10.0, 0.0]"),
    ],
)
def test_what_a_membership_function_breaks_is_told_by_its_grade_from_1(law: str, shape: Any, said: str) -> None:
    subject = testing.Memberships((lambda x: membership.rising(x, 0, 10), shape), 0, 10)
    assert laws.membership.named(law).outcome(subject, settings=SAME).text.splitlines()[-1] == f"  {said}"


def test_a_peak_between_two_steps_is_found() -> None:
    shapes = [
        lambda x: membership.triangular(x, 0, np.pi, 10),
        lambda x: membership.triangular(x, 3, np.pi + 1e-3, 3.2),
    ]
    subject = testing.Memberships(tuple(shapes), 0, 10)
    for law in ("full_somewhere", "peaks_in_order"):
        assert laws.membership.named(law).outcome(subject, settings=SAME).kind == "held"


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
        (lambda: testing.check_weighting(3), "method: 3 is neither a function nor a name; give a function"),  # type: ignore[arg-type]
        (lambda: testing.check_engine("pandas"), "frame_from: 'pandas' is no function; give one"),  # type: ignore[arg-type]
        (lambda: testing.check_membership([], low=0, high=1), r"functions: \[\] holds none; give a list"),
        (lambda: testing.check_membership(abs, low=0, high=1), "functions: .* holds none; give a list"),  # type: ignore[arg-type]
        (lambda: testing.check_membership([abs, 3], low=0, high=1), "functions: 3, of grade 2, is no function"),  # type: ignore[list-item]
        (lambda: testing.check_membership([abs], low=np.nan, high=1), "low: nan is not a number from -1.79769e"),
        (lambda: testing.check_membership([abs], low=0, high=np.inf), "high: inf is not a number from -1.79769e"),
        (lambda: testing.check_membership([abs], low=True, high=2), "low: True is not a number from -1.79769e"),
        (lambda: testing.check_membership([abs], low="0", high=2), "low: '0' is not a number from -1.79769e"),  # type: ignore[arg-type]
        (lambda: testing.check_membership([abs], low=-(10**400), high=2), "low: .* is not a number from -1.79769e"),
        (lambda: testing.check_membership([abs], low=1, high=1), "low: 1 is not below high, 1; give low < high"),
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
