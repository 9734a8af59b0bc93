"""Stated importance and an outcome beside the answers: counted in one pass, from any source, and never apart from them."""

from __future__ import annotations

import csv
import io
import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import fuzzyeval as fe
import sample_oracle
from fuzzyeval.errors import TallyError
from held import tried
from samples import DETAILS, HELD, LONG, Sample, agree, in_engine, samples

pytestmark = pytest.mark.slow

EXAMPLES = tried(5, among=len(HELD))
BYS: tuple[tuple[str, ...], ...] = ((), ("branch",), ("branch", "times"))
SUMMED: tuple[Any, ...] = ("moments", "joint")
UNKNOWN = 8


@dataclass(frozen=True)
class Rated:
    """A sample whose study declares both; what the oracle reads the ratings and the outcome by."""

    sample: Sample
    ratings: sample_oracle.Plan
    outcome: sample_oracle.Plan

    @property
    def study(self) -> fe.Study:
        """The study that declares both."""
        return self.sample.study

    def alone(self, plan: sample_oracle.Plan) -> fe.Study:
        """Return a study whose leaves are the columns of ratings, or the outcome, and nothing else."""
        grades = [
            fe.Grade(label=label, score=float(score), answer=code)
            for code, label, score in zip(plan.codes, plan.labels, plan.scores, strict=True)
        ]
        root = fe.Indicator(id="root", children=[fe.Indicator(id=name) for name in plan.leaves])
        survey = self.study.survey.model_copy(update={"dont_know": plan.dont_know})
        return fe.Study(grades=fe.GradeScale(grades), root=root, survey=survey)


def _numbered(plan: sample_oracle.Plan, leaves: tuple[str, ...], low: int, high: int) -> sample_oracle.Plan:
    codes = tuple(range(low, high + 1))
    scores = tuple(map(Fraction, codes))
    return replace(plan, leaves=leaves, codes=codes, labels=tuple(map(str, codes)), scores=scores)


@st.composite
def rated(draw: st.DrawFn, /, **fixed: Any) -> Rated:
    """Samples with a column of ratings for each leaf, and an outcome on its own scale or on that of the grades."""
    sample: Sample = draw(samples(**fixed))
    low, high = draw(st.integers(-1, 1)), draw(st.integers(2, 4))
    top = draw(st.sampled_from([None, 1, 5]))
    dont_know = (UNKNOWN,) if draw(st.booleans()) else ()
    columns = {leaf: f"i_{leaf}" for leaf in sample.plan.leaves}
    ratings = replace(_numbered(sample.plan, tuple(columns.values()), low, high), dont_know=dont_know)
    outcome = replace(sample.plan, leaves=("end",)) if top is None else _numbered(sample.plan, ("end",), 0, top)
    outcome = replace(outcome, dont_know=dont_know)
    table = sample.table
    for name, plan in (*((name, ratings) for name in ratings.leaves), ("end", outcome)):
        cells = st.sampled_from([*plan.codes, *plan.codes, None, UNKNOWN, 99])
        found = draw(st.lists(cells, min_size=len(table), max_size=len(table)))
        text = draw(st.booleans())
        values = [None if value is None else f" {value}" for value in found] if text else found
        table = table.append_column(name, pa.array(values, pa.string() if text else pa.int64()))
    declared = {
        "importance": fe.Importance(columns=columns, scale=(low, high), dont_know=dont_know),
        "outcome": fe.Outcome(column="end", scale=None if top is None else (0, top), dont_know=dont_know),
    }
    study = sample.study.model_copy(update=declared)
    return Rated(replace(sample, study=study, table=table), ratings, outcome)


def beside(tally: fe.Tally) -> tuple[fe.Tally, fe.Tally]:
    """Return the tallies of importance and of the outcome, which must be there."""
    assert tally.importance is not None
    assert tally.outcome is not None
    return tally.importance, tally.outcome


def summed(drawn: Rated, part: sample_oracle.Part) -> dict[str, list[list[Fraction]]]:
    """Return Σ1, Σx and Σxy of the leaves and the outcome over the rows that have all of them, in plain loops."""
    plans = [(drawn.sample.plan, leaf) for leaf in drawn.sample.plan.leaves] + [(drawn.outcome, "end")]
    size = len(plans)
    count, sums, products = ([[Fraction(0)] * size for _ in range(size)] for _ in range(3))
    for row in part.rows:
        at = [plan.position(row[name]) for plan, name in plans]
        if all(place < len(plan.scores) for place, (plan, _) in zip(at, plans, strict=True)):
            scores = [plan.scores[place] for place, (plan, _) in zip(at, plans, strict=True)]
            often = part.plan.times(row) * part.plan.weighs(row)
            for a in range(size):
                for b in range(size):
                    count[a][b] += often
                    sums[a][b] += often * scores[a]
                    products[a][b] += often * scores[a] * scores[b]
    return {"count": count, "sums": sums, "products": products}


def found(moments: Any, at: int) -> dict[str, list[list[Fraction]]]:
    """Return the same sums of one object as a tally has them, on the scales of the scores."""
    by, size = moments.denominator, moments.count.shape[-1]
    least = [Fraction(float(value)) for value in np.broadcast_to(moments.least, size)]
    count, sums, products = (
        [list(map(Fraction, row)) for row in array[at].tolist()]
        for array in (moments.count, moments.sums, moments.products)
    )
    places = range(size)
    return {
        "count": count,
        "sums": [[(sums[a][b] + least[a] * count[a][b]) / by for b in places] for a in places],
        "products": [
            [
                (products[a][b] + least[a] * sums[b][a] + least[b] * sums[a][b] + least[a] * least[b] * count[a][b])
                / by**2
                for b in places
            ]
            for a in places
        ],
    }


def graded(study: fe.Study, tally: fe.Tally) -> Any:
    """Return the membership and the score of every node, or why there is none."""
    try:
        found = fe.evaluate(study, tally)
    except fe.FuzzyEvalError as error:
        return str(error)
    return [(found[name].membership, found[name].score) for name in ("all", *study.leaf_ids)]


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """One for all examples, since opening takes longer than asking."""
    with duckdb.connect() as opened:
        yield opened


@given(rated(), st.sampled_from(BYS), st.sampled_from(DETAILS))
def test_ratings_and_outcomes_are_counted_as_plain_loops_count_them(
    drawn: Rated, by: tuple[str, ...], detail: Any
) -> None:
    tally = drawn.sample.tally(by, detail)
    agree(tally, drawn.sample.counted(by))
    for its, plan in zip(beside(tally), (drawn.ratings, drawn.outcome), strict=True):
        agree(its, sample_oracle.counted(plan, drawn.sample.rows, by))
        assert (its.by, its.objects, its.detail) == (tally.by, tally.objects, "counts")
        assert its.scale.scores == tuple(map(float, plan.scores))


@given(rated(), st.sampled_from(BYS), st.sampled_from(SUMMED))
def test_what_goes_with_the_outcome_is_summed_as_plain_loops_sum_it(
    drawn: Rated, by: tuple[str, ...], detail: Any
) -> None:
    tally = drawn.sample.tally(by, detail)
    parts = drawn.sample.counted(by)
    for at, key in enumerate(tally.objects):
        part = parts[key if isinstance(key, tuple) else (key,)]
        assert found(tally.outcome_moments, at) == summed(drawn, part)


@pytest.mark.parametrize("engine", HELD)
@EXAMPLES
@given(rated(), st.sampled_from(BYS))
def test_no_rating_is_lost(engine: str, connection: duckdb.DuckDBPyConnection, drawn: Rated, by: Any) -> None:
    tally = drawn.sample.tally(by, "counts", in_engine(engine, drawn.sample.table, connection))
    for its, plan in zip(beside(tally), (drawn.ratings, drawn.outcome), strict=True):
        for account in its.accounts():
            parts = ("counted", "missing", "refused", "dont_know", "dropped")
            assert sum(account[part] for part in parts) == account["rows"]
        everybody = sample_oracle.counted(plan, drawn.sample.rows)[()]
        assert sum(map(int, its.rows)) == everybody.total
        told = {
            leaf: everybody.refusals[name]
            for leaf, name in zip(its.leaves, plan.leaves, strict=True)
            if name in everybody.refusals
        }
        assert its.refusals() == told


@pytest.mark.parametrize("engine", HELD)
@EXAMPLES
@given(rated(), st.sampled_from(BYS), st.sampled_from(DETAILS))
def test_any_engine_gives_the_tally_of_the_rows(
    engine: str, connection: duckdb.DuckDBPyConnection, drawn: Rated, by: Any, detail: Any
) -> None:
    mine = drawn.sample.tally(by, detail, in_engine(engine, drawn.sample.table, connection))
    assert mine == drawn.sample.tally(by, detail)


@given(rated(frequency=(False,), weight=(False,)), st.sampled_from(DETAILS))
def test_an_open_csv_is_read_once_for_all_of_it(drawn: Rated, detail: Any) -> None:
    rows = [{name: "" if value is None else str(value) for name, value in row.items()} for row in drawn.sample.rows]
    file = io.StringIO()
    writer = csv.DictWriter(file, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    file.seek(0)
    assert drawn.sample.tally("land", detail, file) == drawn.sample.tally("land", detail, rows)


@given(rated(duplicates=("keep",)), st.data(), st.sampled_from(DETAILS))
def test_tallies_of_parts_add_up_in_any_order(drawn: Rated, data: st.DataObject, detail: Any) -> None:
    """Exactly without design weights, and with such as floats add up exactly."""
    length = len(drawn.sample.rows)
    of_part = data.draw(st.lists(st.integers(0, 2), min_size=length, max_size=length))
    first, second, third = (part.tally("branch", detail) for part in drawn.sample.parts(of_part, 3))
    whole = drawn.sample.tally("branch", detail)
    assert first + second + third == third + (second + first) == sum([third, first, second]) == whole
    for its, plan in zip(beside(first + second + third), (drawn.ratings, drawn.outcome), strict=True):
        agree(its, sample_oracle.counted(plan, drawn.sample.rows, ("branch",)))


@given(rated(), st.sampled_from(DETAILS))
def test_a_finer_tally_rolls_up_to_the_coarser_one(drawn: Rated, detail: Any) -> None:
    finer = drawn.sample.tally(("branch", "land"), detail)
    for by in ((), ("branch",), ("land",), ("land", "branch")):
        assert finer.rolled_up(by) == drawn.sample.tally(by, detail)
    assert finer.pooled() == drawn.sample.tally(None, detail)


@given(rated(), st.sampled_from(SUMMED))
def test_one_object_is_that_of_its_rows(drawn: Rated, detail: Any) -> None:
    tally = drawn.sample.tally("land", detail)
    for at, key in enumerate(tally.objects):
        rows = [row for row in drawn.sample.rows if row["land"] == key]
        one, its = tally.only(at), drawn.sample.of(rows).tally("land", detail)
        assume(len(tally.objects) == 1 or drawn.study.survey.duplicates == "keep")
        for mine, other in zip(beside(one), beside(its), strict=True):
            assert (mine.planes == other.planes).all()
            assert mine.objects == (key,)
        assert found(one.outcome_moments, 0) == found(its.outcome_moments, 0)


@given(rated(), st.sampled_from(SUMMED), st.data())
def test_leaves_in_another_order_give_the_tally_of_the_study_in_that_order(
    drawn: Rated, detail: Any, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(drawn.sample.plan.leaves))
    root = fe.Indicator(id="all", children=[fe.Indicator(id=leaf) for leaf in order])
    turned = replace(drawn.sample, study=drawn.study.model_copy(update={"root": root}))
    arranged = drawn.sample.tally("branch", detail).arranged(order)
    assert arranged == turned.tally("branch", detail)
    assert beside(arranged)[0].leaves == tuple(order)


@given(rated(duplicates=("keep",)), st.sampled_from(DETAILS), st.booleans())
def test_the_tally_of_importance_is_that_of_a_study_of_its_columns(drawn: Rated, detail: Any, shared: bool) -> None:
    """Whatever the survey weighs; where shares are known, by the same factors."""
    sample = drawn.sample
    there = sorted({row["land"] for row in sample.rows if row["times"] or not drawn.study.survey.frequency_weight})
    if shared and there:
        survey = drawn.study.survey.model_copy(update={"shares": {"land": {key: 1 / len(there) for key in there}}})
        drawn = replace(drawn, sample=replace(sample, study=drawn.study.model_copy(update={"survey": survey})))
    tally = drawn.sample.tally("branch", detail)
    for its, plan in zip(beside(tally), (drawn.ratings, drawn.outcome), strict=True):
        other = fe.tally(drawn.alone(plan), sample.table, by="branch", detail="counts")
        assert replace(its, leaves=other.leaves) == other
        assert its.whole == other.whole
        for mine, theirs in zip(its.weight_sums, tally.weight_sums, strict=True):
            assert mine.tolist() == theirs.tolist()
    assert tally == pickle.loads(pickle.dumps(tally))  # noqa: S301  (our own)


@given(rated(duplicates=("keep",)), st.sampled_from(SUMMED))
def test_known_shares_weigh_what_goes_with_the_outcome(drawn: Rated, detail: Any) -> None:
    plain = drawn.sample.tally("land", detail)
    assume(all(weight > 0 for weight in plain.weight_sums[0]) and plain.objects)
    shares = {"land": {str(key): 1 / len(plain.objects) for key in plain.objects}}
    survey = drawn.study.survey.model_copy(update={"shares": shares})
    study = drawn.study.model_copy(update={"survey": survey})
    tally = replace(drawn.sample, study=study).tally("land", detail)
    parts = drawn.sample.counted(("land",))
    for at, key in enumerate(tally.objects):
        factor = float(tally.weight_sums[0][at] / plain.weight_sums[0][at])
        for name, table in summed(drawn, parts[(str(key),)]).items():
            mine = [[float(figure) for figure in row] for row in found(tally.outcome_moments, at)[name]]
            assert mine == [pytest.approx([factor * float(figure) for figure in row], rel=1e-9) for row in table]


@pytest.mark.parametrize("engine", HELD)
@EXAMPLES
@given(rated(duplicates=("keep",), distinct=True), st.data(), st.sampled_from(DETAILS))
def test_long_answers_give_the_tally_of_the_wide_ones(
    engine: str, connection: duckdb.DuckDBPyConnection, drawn: Rated, data: st.DataObject, detail: Any
) -> None:
    """Ratings are further names of what is answered; the outcome stands in every row of a respondent."""
    sample = drawn.sample
    survey = drawn.study.survey.model_copy(update={"long": LONG, "respondent": "who"})
    leaves = (*sample.plan.leaves, *drawn.ratings.leaves)
    drop = data.draw(st.lists(st.booleans(), max_size=len(leaves) * len(sample.rows)))
    table = replace(sample, plan=replace(sample.plan, leaves=leaves)).long(drop=drop)
    long = replace(sample, study=drawn.study.model_copy(update={"survey": survey}))
    assert long.tally("branch", detail, in_engine(engine, table, connection)) == sample.tally("branch", detail)


def _in_json(tally: fe.Tally, _: Path) -> fe.Tally:
    return fe.Tally.model_validate_json(tally.model_dump_json())


def _in_arrow(tally: fe.Tally, _: Path) -> fe.Tally:
    return fe.Tally.from_arrow(tally.to_arrow())


def _in_parquet(tally: fe.Tally, folder: Path) -> fe.Tally:
    tally.save(folder / "tally.parquet")
    return fe.Tally.load(folder / "tally.parquet")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all examples."""
    return tmp_path_factory.mktemp("tallies")


@pytest.mark.parametrize("way", [_in_json, _in_arrow, _in_parquet])
@tried(15)
@given(rated(least=0, units=(1.0, 0.1, 33.333333333)), st.sampled_from(BYS), st.sampled_from(DETAILS))
def test_what_is_stored_comes_back_equal(
    folder: Path, way: Callable[[fe.Tally, Path], fe.Tally], drawn: Rated, by: Any, detail: Any
) -> None:
    tally = drawn.sample.tally(by, detail)
    back = way(tally, folder)
    assert back == tally
    for mine, its in zip(beside(back), beside(tally), strict=True):
        assert mine == its
        assert (mine.rules, mine.whole, mine.refusals()) == (its.rules, its.whole, its.refusals())
    if detail != "counts":
        for at in range(len(tally.objects)):
            assert found(back.outcome_moments, at) == found(tally.outcome_moments, at)


@given(rated(), st.sampled_from(DETAILS))
def test_a_study_that_declares_them_grades_as_one_that_does_not(drawn: Rated, detail: Any) -> None:
    plain = drawn.study.model_copy(update={"importance": None, "outcome": None})
    its, mine = fe.tally(plain, drawn.sample.table, detail=detail), drawn.sample.tally(None, detail)
    assert its.importance is None
    assert its.outcome is None
    assert mine != its
    assert replace(mine, importance=None, outcome=None, figures=replace(mine.figures, outcome_moments=None)) == its
    assert graded(drawn.study, mine) == graded(drawn.study, its) == graded(plain, its)
    if detail != "counts":
        with pytest.raises(TallyError, match="outcome_moments: the tally was made without an outcome"):
            _ = its.outcome_moments


@given(st.integers(0, 2**32), st.integers(1, 6))
def test_means_and_covariances_with_the_outcome_are_numpys(seed: int, leaves: int) -> None:
    rng = np.random.default_rng(seed)
    names = [f"q{at}" for at in range(leaves)]
    study = fe.Study(
        grades=5,
        root=fe.Indicator(id="all", children=[fe.Indicator(id=name) for name in names]),
        outcome=fe.Outcome(column="end", scale=(0, 10)),
    )
    table = {name: rng.integers(1, 7, 400) for name in names} | {"end": rng.integers(-1, 12, 400)}
    moments = fe.tally(study, table, detail="moments").outcome_moments
    answers = np.array([table[name] for name in (*names, "end")])
    complete = answers[:, (answers[:-1] <= 5).all(axis=0) & (answers[-1] >= 0) & (answers[-1] <= 10)].astype(float)
    complete[:-1] *= 20
    assert moments.count[0, 0, 0] == complete.shape[1]
    assert moments.means[0] == pytest.approx(complete.mean(axis=1), rel=1e-12)
    assert moments.covariances[0] == pytest.approx(np.cov(complete), rel=1e-9, abs=1e-9)


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3), st.integers(0, 10)), min_size=1, max_size=30))
def test_sums_with_the_outcome_are_exact_where_no_float_holds_them(rows: list[tuple[int, int, int]]) -> None:
    grades = [fe.Grade(label=str(code), score=float(f"{code}.123456789012345"), answer=code) for code in (1, 2, 3)]
    study = fe.Study(
        grades=fe.GradeScale(grades),
        root=fe.Indicator(id="all", children=[fe.Indicator(id="a"), fe.Indicator(id="b")]),
        outcome=fe.Outcome(column="end", scale=(0, 10)),
        survey=fe.Survey(frequency_weight="times"),
    )
    answers = [{"a": a, "b": b, "end": end, "times": 10**6} for a, b, end in rows]
    for detail in SUMMED:
        moments = fe.tally(study, answers, detail=detail).outcome_moments
        exact = [
            [Fraction(repr(study.grades.scores[code - 1])) for code in row[:2]] + [Fraction(row[2])] for row in rows
        ]
        for a in range(3):
            for b in range(3):
                wanted = sum((10**6 * row[a] * row[b] for row in exact), Fraction(0))
                assert Fraction(int(moments.products[0, a, b]), moments.denominator**2) == wanted
