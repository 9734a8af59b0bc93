"""Tallies that run on for long: whatever is done to them, in whatever order, each is still the tally of its rows."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
)

import fuzzyeval as fe
import samples
from fuzzyeval.errors import AnswersError, TallyError
from held import tried
from running_model import BATCHES, LEAVES, UNKNOWN, Model, table

pytestmark = pytest.mark.slow

MOST_LINES = 60
UNITS = (1.0, 10.0, 0.5, 0.1, 100 / 7, 33.333333333, 1.073741823)
"""What scores are multiples of; squares of the last ones, as integers, are large: around 2⁶², where a type is left."""

COLUMNS = st.sampled_from(((), ("branch",), ("branch",), ("land", "branch")))
DETAILS = st.sampled_from(("counts", "moments", "joint", "joint"))
FEWER = st.sampled_from(((), ("branch",), ("land",), ("branch", "land"), ("land", "branch"), ("nowhere",)))
SURVEYS = st.sampled_from(("weights otherwise", "unknown otherwise", "first", "upside down"))
WAYS = st.sampled_from(("json", "arrow", "tally.json", "tally.parquet", "pickle", "copy", "deepcopy"))


@dataclass(frozen=True, eq=False, repr=False)
class Held:
    """A tally that somebody holds: its study, its model, what it said when it was made, and arrays that it handed out."""

    tally: fe.Tally
    model: Model
    study: fe.Study
    said: str
    handed: Sequence[tuple[Any, Any]]


class RunningTallies(RuleBasedStateMachine):
    """Tallies, and what is done to them, beside the rows that they are of."""

    tallies: Bundle[Held] = Bundle("tallies")

    def __init__(self) -> None:
        super().__init__()
        self.held: list[Held] = []

    @initialize(
        target=tallies,
        rows=BATCHES,
        by=COLUMNS,
        detail=DETAILS,
        leaves=st.sampled_from((1, 2, 3, 3)),
        grades=st.integers(2, 4),
        unit=st.sampled_from(UNITS),
        frequency=st.booleans(),
        weighted=st.booleans(),
        unknown=st.booleans(),
    )
    def declared(
        self,
        *,
        rows: list[dict[str, Any]],
        by: tuple[str, ...],
        detail: str,
        leaves: int,
        grades: int,
        unit: float,
        frequency: bool,
        weighted: bool,
        unknown: bool,
    ) -> Held:
        exact = unit in samples.EXACT
        unit = unit if exact or not weighted else samples.EXACT[-1]
        scale = [fe.Grade(label=f"grade {code}", score=code * unit, answer=code) for code in range(1, grades + 1)]
        survey: dict[str, Any] = {"dont_know": [UNKNOWN]} if unknown else {}
        survey |= {"frequency_weight": "times"} if frequency else {}
        survey |= {"sample_weight": "weight"} if weighted else {}
        first = {**survey, "respondent": "who", "duplicates": "first", "order_by": "when"}
        self.surveys = {
            "own": self._sample(scale, leaves, survey),
            "first": self._sample(scale, leaves, first),
            "upside down": self._sample(scale[::-1], leaves, survey),
            "unknown otherwise": self._sample(scale, leaves, _otherwise(survey, "dont_know", [UNKNOWN])),
        }
        if exact or weighted:
            self.surveys["weights otherwise"] = self._sample(
                scale, leaves, _otherwise(survey, "sample_weight", "weight")
            )
        return self._tallied("own", rows, by, detail)

    @rule(target=tallies, rows=BATCHES, by=COLUMNS, detail=DETAILS, arrow=st.booleans())
    def tallied(self, rows: list[dict[str, Any]], by: tuple[str, ...], detail: str, arrow: bool) -> Held:
        return self._tallied("own", rows, by, detail, arrow=arrow)

    @rule(target=tallies, held=tallies, rows=BATCHES, arrow=st.booleans(), before=st.booleans())
    def batch_added(self, held: Held, rows: list[dict[str, Any]], arrow: bool, before: bool) -> Held | MultipleResults:
        batch = self._tallied_like(held, rows, arrow=arrow)
        return self._added(batch, held) if before else self._added(held, batch)

    @rule(target=tallies, held=tallies, first=st.integers(0, 20))
    def many_texts_added(self, held: Held, first: int) -> Held | MultipleResults:
        usual = {"branch": "north", "land": "x", "times": 1, "weight": 1.0, "who": "p0"}
        rows = [{**dict.fromkeys(LEAVES, f"text {first + at:02}"), **usual} for at in range(15)]
        return self._added(held, self._tallied_like(held, rows))

    @rule(target=tallies, held=tallies, rows=BATCHES, survey=SURVEYS)
    def batch_of_another_survey(self, held: Held, rows: list[dict[str, Any]], survey: str) -> Held:
        batch = self._tallied_like(held, rows, survey=survey if survey in self.surveys else "own")
        self._added(held, batch)
        return batch

    @rule(target=tallies, one=tallies, other=tallies)
    def added(self, one: Held, other: Held) -> Held | MultipleResults:
        return self._added(one, other)

    @rule(target=tallies, first=tallies, others=st.lists(tallies, max_size=3))
    def summed(self, first: Held, others: list[Held]) -> Held | MultipleResults:
        alike = [first, *(other for other in others if not first.model.unlike(other.model))]
        if sum(len(held.model.lines) for held in alike) > MOST_LINES or (others and first.model.unlike(first.model)):
            return multiple()
        model = first.model
        for held in alike[1:]:
            model = model.plus(held.model)
        return self._hold(sum(held.tally for held in alike), model, first.study)  # type: ignore[arg-type]  # none is 0

    @rule(target=tallies, held=tallies, way=WAYS)
    def stored_and_read(self, held: Held, way: str) -> Held:
        read = _stored_and_read(held.tally, way)
        assert read == held.tally
        assert read.model_dump_json() == held.said
        assert hash(read) == hash(held.tally)
        for mine, its in zip(held.tally.figures.arrays(), read.figures.arrays(), strict=True):
            assert (mine is None) == (its is None)
            assert mine is None or its is None or (mine.dtype.kind == "f") == (its.dtype.kind == "f")
        return self._hold(read, held.model, held.study)

    @rule(target=tallies, held=tallies)
    def split(self, held: Held) -> MultipleResults:
        count = len(held.model.objects)
        return multiple(*(self._hold(held.tally.only(at), held.model.only(at), held.study) for at in range(count)))

    @rule(target=tallies, held=tallies, by=FEWER)
    def rolled_up(self, held: Held, by: tuple[str, ...]) -> Held | MultipleResults:
        if set(by) <= set(held.model.by):
            return self._hold(held.tally.rolled_up(by), held.model.by_columns(by), held.study)
        with pytest.raises(TallyError, match="by: the tally is by"):
            held.tally.rolled_up(by)
        return multiple()

    @rule(target=tallies, held=tallies)
    def pooled(self, held: Held) -> Held:
        return self._hold(held.tally.pooled(), held.model.by_columns(()), held.study)

    @rule(target=tallies, held=tallies, order=st.permutations(LEAVES))
    def arranged(self, held: Held, order: list[str]) -> Held:
        leaves = [leaf for leaf in order if leaf in held.model.plan.leaves]
        return self._hold(held.tally.arranged(leaves), held.model.arranged(leaves), held.study)

    @precondition(lambda self: len(self.bundle("tallies")) > 1)
    @rule(held=consumes(tallies))
    def dropped(self, held: Held) -> None:
        self.held = [other for other in self.held if other is not held]

    @rule(held=tallies)
    def evaluated(self, held: Held) -> None:
        wanted = held.model.membership()
        if wanted is None:
            with pytest.raises(AnswersError):
                fe.evaluate(held.study, held.tally)
        else:
            evaluation = fe.evaluate(held.study, held.tally)
            assert list(evaluation.membership.values()) == pytest.approx([float(share) for share in wanted], abs=1e-12)

    @invariant()
    def nothing_that_was_handed_out_changes(self) -> None:
        for held in self.held:
            assert held.tally.model_dump_json() == held.said
            for array, copied in held.handed:
                assert not array.flags.writeable
                assert array.tolist() == copied

    def _sample(self, scale: list[fe.Grade], leaves: int, survey: Mapping[str, Any]) -> samples.Sample:
        return samples.sampled(fe.GradeScale(scale), LEAVES[:leaves], survey, None)

    def _tallied(
        self,
        survey: str,
        rows: Sequence[Mapping[str, Any]],
        by: tuple[str, ...],
        detail: Any,
        *,
        arrow: bool = True,
    ) -> Held:
        sample = self.surveys[survey]
        rows = [{**row, "when": at * 7 % 31} for at, row in enumerate(rows)]  # in no order, and no two alike
        answers = table(rows) if arrow or not rows else rows
        tally = fe.tally(sample.study, answers, by=by, detail=detail)
        return self._hold(tally, Model.of_rows(sample.plan, by, detail, rows), sample.study)

    def _tallied_like(self, held: Held, rows: Any, *, survey: str = "", arrow: bool = True) -> Held:
        """Return a tally of a batch that is made as another was, by its own survey unless another is named."""
        survey = survey or next(name for name, sample in self.surveys.items() if sample.study == held.study)
        batch, leaves = self._tallied(survey, rows, held.model.by, held.model.detail, arrow=arrow), held.tally.leaves
        if leaves == batch.tally.leaves:
            return batch
        return self._hold(batch.tally.arranged(leaves), batch.model.arranged(leaves), batch.study)

    def _added(self, one: Held, other: Held) -> Held | MultipleResults:
        reasons = one.model.unlike(other.model)
        if reasons:
            with pytest.raises(TallyError) as refused:
                _ = one.tally + other.tally
            assert any(reason in str(refused.value) for reason in reasons)
            return multiple()
        if len(one.model.lines) + len(other.model.lines) > MOST_LINES:
            return multiple()
        return self._hold(one.tally + other.tally, one.model.plus(other.model), one.study)

    def _hold(self, tally: fe.Tally, model: Model, study: fe.Study) -> Held:
        """Return a tally that agrees with its model, and is watched from now on."""
        _agree(tally, model)
        arrays = [tally.rows, tally.dropped, tally.counts, tally.planes, tally.answered, tally.shares, tally.given]
        arrays += [*tally.weight_sums, tally.missing, tally.refused, tally.dont_know, tally.refused_by_leaf]
        if tally.detail != "counts":
            arrays += [getattr(tally.moments, field.name) for field in fields(tally.moments)[:4]]
        if tally.detail == "joint":
            arrays += [tally.joint, tally.pairwise.products]
        said = tally.model_dump_json()
        assert fe.Tally.model_validate_json(said).model_dump_json() == said
        held = Held(tally, model, study, said, [(array, array.tolist()) for array in arrays])
        self.held.append(held)
        return held


def _agree(tally: fe.Tally, model: Model) -> None:
    """Assert that a tally says what its rows do, and that each of them is accounted for."""
    parts = model.parts()
    assert (tally.leaves, tally.by, tally.detail) == (model.plan.leaves, model.by, model.detail)
    assert [key if isinstance(key, tuple) else (key,) for key in tally.objects] == model.objects
    samples.agree(tally, parts)
    for at, key in enumerate(parts):
        totals, squares = tally.weight_sums
        assert (Fraction(totals[at]), Fraction(squares[at])) == model.weights(key)
    assert tally.refusals() == model.refusals()
    accounts = tally.accounts()
    assert accounts == model.accounts()
    for account in accounts:
        gone = (account[name] for name in ("counted", "missing", "refused", "dont_know", "dropped"))
        assert sum(gone) == account["rows"]


def _stored_and_read(tally: fe.Tally, way: str) -> fe.Tally:
    if way == "json":
        return fe.Tally.model_validate_json(tally.model_dump_json())
    if way == "arrow":
        return fe.Tally.from_arrow(tally.to_arrow())
    if way == "pickle":
        return pickle.loads(pickle.dumps(tally))  # type: ignore[no-any-return]  # noqa: S301
    if way in ("copy", "deepcopy"):
        return copy.copy(tally) if way == "copy" else copy.deepcopy(tally)
    with TemporaryDirectory() as folder:
        tally.save(Path(folder) / way)
        return fe.Tally.load(Path(folder) / way)


def _otherwise(survey: Mapping[str, Any], name: str, value: Any) -> dict[str, Any]:
    """Return a survey that declares what it did not, or the other way round."""
    return {key: said for key, said in {**survey, name: None if name in survey else value}.items() if said is not None}


_WANTED = settings().max_examples
TestRunningTallies = RunningTallies.TestCase
TestRunningTallies.settings = settings(
    tried(_WANTED // 2, among=4),  # a machine of many steps takes longer than a law
    stateful_step_count=min(50, 12 + _WANTED // 25),
)
