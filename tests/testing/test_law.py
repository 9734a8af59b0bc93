"""What a law says of what it was tried on: the counterexample as it was, what was refused, and what is not to be tried."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st

import fuzzyeval as fe
from fuzzyeval import testing
from fuzzyeval.errors import OptionError
from fuzzyeval.testing import BrokenLawError, Report, laws
from fuzzyeval.testing.law import belief, law
from fuzzyeval.testing.trying import Refused, agree, need

SAME = settings(derandomize=True, max_examples=50)


@law(
    "The sum is below ten.",
    "总和小于 10。",
    formula="Σx < 10",
    source="by definition",
    given=st.lists(st.integers(0, 9), min_size=1).map(lambda drawn: {"x": np.array(drawn)}),
)
def _below_ten(change: Any, x: Any) -> None:
    total = x.sum()
    change(x)
    need(total < 10, f"the sum is {total}")


def test_a_counterexample_is_told_as_it_was_before_anything_was_done_with_it() -> None:
    def emptied(x: Any) -> None:
        x[:] = 0

    found = _below_ten.outcome(emptied, settings=SAME)
    assert found.text == f"  x = {found.case['x'].tolist()}\n  the sum is 10"
    assert found.case["x"].sum() == 10


def test_what_holds_has_no_counterexample() -> None:
    found = laws.operator.named("within_bounds").outcome("min_max", settings=settings(max_examples=3))
    assert (found.kind, found.text, found.case) == ("held", "", {})


@law("No.", "否。", formula="x", source="by definition", given=st.integers(0, 9).map(lambda drawn: {"x": drawn}))
def _refusing_some(least: int, x: int) -> None:
    if x < least:
        raise Refused(f"ValueError: {x}")


def test_what_is_refused_is_counted_and_told_in_the_report() -> None:
    found = _refusing_some.outcome(5, settings=SAME)
    assert found.kind == "held"
    told = re.fullmatch(r"(\d+) of (\d+) examples were refused, the last by ValueError: [0-4]", found.text)
    assert told is not None
    assert 0 < int(told[1]) < int(told[2])
    assert found.text in str(Report("a method", (found,)))


def test_what_refuses_everything_has_kept_nothing() -> None:
    found = _refusing_some.outcome(10, settings=SAME)
    assert found.kind == "failed"
    assert found.text.startswith("  every example was refused, the last by ValueError: ")


def test_laws_and_beliefs_are_known_by_name() -> None:
    assert [laws.tally.named(law.name) for law in laws.tally] == list(laws.tally)
    assert laws.beliefs.named("min_max_scores_are_monotone") is laws.beliefs[0]
    with pytest.raises(OptionError, match=r"law: 'within_bound' is not one of .* did you mean 'within_bounds'"):
        laws.operator.named("within_bound")


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        (50, "settings: 50 is not Hypothesis' settings; give settings"),
        ({"max_examples": 5}, "settings: .* is not Hypothesis' settings"),
        (settings(phases=[]), "settings: no example is tried by these; leave phases as they are"),
    ],
)
def test_settings_that_are_none_or_that_try_nothing_are_refused(chosen: Any, message: str) -> None:
    with pytest.raises(OptionError, match=message):
        testing.check_operator("min_max", settings=chosen)


def test_an_operator_that_forgets_to_return_is_refused_where_it_is_made() -> None:
    def silent(left: Any, right: Any, out: Any) -> None:
        np.add(left, right, out=out)

    with pytest.raises(OptionError, match=r"operator M\(·,\?\): .* returns nothing; return out"):
        fe.Operator("M(·,?)", np.multiply, silent)


@pytest.mark.parametrize(("found", "wanted"), [([np.nan], [np.nan]), ([np.inf], [1.0]), ([0.5], [np.nan])])
def test_figures_that_are_not_finite_agree_with_nothing(found: list[float], wanted: list[float]) -> None:
    with pytest.raises(BrokenLawError, match=r"the sum: \[(nan|inf)\] is not finite"):
        agree(found, wanted, "the sum")


def test_a_belief_that_is_told_with_other_figures_is_refuted_no_more() -> None:
    @belief("More is less.", "多即是少。", formula="x", source="no", counterexample="of one: 1 → 0.3333")
    def _less() -> tuple[float, float]:
        return 1.0, share

    share = 1 / 3
    _less.refute()
    share = 1 / 4
    with pytest.raises(BrokenLawError, match=r"of one: 1 → 0\.3333: but it is 1 → 0\.25"):
        _less.refute()


def test_a_study_is_told_by_what_is_declared_of_it() -> None:
    def broken(study: fe.Study, rows: Any) -> Any:
        raise RuntimeError(len(rows), study.name)

    phases = [Phase.generate, Phase.shrink]
    found = laws.evaluation.named("order_of_siblings").outcome(broken, settings=settings(SAME, phases=phases))
    assert found.text.splitlines()[0].startswith("  study = {")
    assert '"normalise":"none"' not in found.text
    assert fe.Study.model_validate_json(found.text.splitlines()[0].removeprefix("  study = ")) == found.case["study"]
