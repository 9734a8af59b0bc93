"""What a row counts for: weights, respondents who are there twice, and shares that are known of the population."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import fuzzyeval as fe
import sample_oracle
from fuzzyeval.errors import AnswersError, TallyError
from held import tried
from samples import DETAILS, HELD, LONG, Sample, agree, in_engine, plain, samples

pytestmark = pytest.mark.slow

EXAMPLES = tried(5, among=len(HELD))
KEEP, CHOSEN = ("keep",), ("first", "last")


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """One for all examples, since opening takes longer than asking."""
    with duckdb.connect() as opened:
        yield opened


def graded(study: fe.Study, rows: Any, by: Any = None) -> list[Any] | str:
    """Return the grade, the weight, the score and the membership of every node, or why there is none."""
    try:
        found = fe.evaluate(study, rows, by=by)
    except fe.FuzzyEvalError as error:
        return type(error).__name__
    results = [found] if isinstance(found, fe.Evaluation) else list(found.values())
    nodes = [result[name] for result in results for name in ("all", *study.leaf_ids)]
    return [(node.grade, node.global_weight, node.score, *(node.membership or {}).values()) for node in nodes]


def alike(one: list[Any] | str, other: list[Any] | str) -> None:
    """Assert that two evaluations have the same grades, and the same figures to the twelfth digit."""
    if isinstance(one, str) or isinstance(other, str):
        assert one == other
        return
    assert [node[0] for node in one] == [node[0] for node in other]
    for mine, its in zip(one, other, strict=True):
        assert mine[1:] == pytest.approx(its[1:], rel=1e-12, abs=1e-15)


# Frequency weights


@given(samples(duplicates=KEEP, frequency=(True,)), st.sampled_from(DETAILS), st.sampled_from([None, "branch"]))
def test_a_row_that_stands_for_several_is_as_many_rows(sample: Sample, detail: Any, by: Any) -> None:
    rows = [row for row in sample.rows for _ in range(row["times"])]
    assume(by is None or len({row["branch"] for row in rows}) == len({row["branch"] for row in sample.rows}))
    spread = sample.of(rows).declaring(frequency_weight=None)
    assert sample.tally(by, detail) == spread.tally(by, detail)


@given(samples(duplicates=KEEP, frequency=(False,)), st.sampled_from(DETAILS))
def test_the_frequency_2_is_the_row_twice(sample: Sample, detail: Any) -> None:
    double = sample.of([{**row, "times": 2} for row in sample.rows]).declaring(frequency_weight="times")
    assert double.tally("branch", detail) == sample.of(sample.rows * 2).tally("branch", detail)


@pytest.mark.parametrize("engine", ["mappings", "arrays", "polars lazy", "duckdb"])
@EXAMPLES
@given(samples(frequency=(True,)), st.sampled_from([None, "branch"]), st.sampled_from(DETAILS))
def test_a_row_that_stands_for_nobody_is_not_there(
    engine: str, connection: duckdb.DuckDBPyConnection, sample: Sample, by: Any, detail: Any
) -> None:
    some = sample.of([row for row in sample.rows if row["times"]])
    assert sample.tally(by, detail, in_engine(engine, sample.table, connection)) == some.tally(by, detail)


@given(samples(frequency=(True,), weight=(False,), least_times=1))
def test_frequencies_are_no_design_weights(sample: Sample) -> None:
    """Who stands for many is as many respondents; nothing is lost of the effective size."""
    tally = sample.tally("branch", "counts")
    assert tally.effective_size.tolist() == (tally.rows - tally.dropped).tolist()
    assert tally.design_effect == pytest.approx(np.where(tally.rows > tally.dropped, 1.0, 0.0))


# Design weights


@given(samples(weight=(False,)), st.sampled_from(DETAILS))
def test_design_weights_of_1_change_no_figure(sample: Sample, detail: Any) -> None:
    ones = sample.of([{**row, "weight": 1.0} for row in sample.rows]).declaring(sample_weight="weight")
    unweighted, weighted = sample.tally("branch", detail), ones.tally("branch", detail)
    assert weighted.shares.tolist() == unweighted.shares.tolist()
    assert weighted.given.tolist() == unweighted.given.tolist()
    assert weighted.effective_size == pytest.approx(unweighted.effective_size, rel=1e-12)
    assert weighted.design_effect == pytest.approx(unweighted.design_effect, rel=1e-12)
    for one, other in zip(plain(weighted), plain(unweighted), strict=True):
        assert one == pytest.approx(other, rel=1e-12)
    if detail != "counts" and (unweighted.moments.count > 1).all():
        assert weighted.moments.means == pytest.approx(unweighted.moments.means, rel=1e-12)
        assert weighted.moments.covariances == pytest.approx(unweighted.moments.covariances, rel=1e-9, abs=1e-9)


@given(samples(weight=(False,), least=3), st.sampled_from([None, "branch"]))
def test_design_weights_of_1_change_no_evaluation(sample: Sample, by: Any) -> None:
    ones = sample.of([{**row, "weight": 1.0} for row in sample.rows]).declaring(sample_weight="weight")
    alike(graded(ones.study, ones.table, by), graded(sample.study, sample.table, by))


@given(samples(weight=(True,), least=3), st.floats(1e-6, 1e6), st.sampled_from([None, "branch"]))
def test_the_unit_of_design_weights_does_not_matter(sample: Sample, unit: float, by: Any) -> None:
    other = sample.of([{**row, "weight": row["weight"] * unit} for row in sample.rows])
    alike(graded(other.study, other.table, by), graded(sample.study, sample.table, by))
    mine, its = other.tally(by, "counts"), sample.tally(by, "counts")
    assert mine.effective_size == pytest.approx(its.effective_size, rel=1e-12)
    assert mine.design_effect == pytest.approx(its.design_effect, rel=1e-12)


@given(samples(weight=(True,), frequency=(False,), duplicates=KEEP, least=3), st.integers(2, 5))
def test_a_design_weight_counts_for_its_answers_and_not_for_respondents(sample: Sample, times: int) -> None:
    """Weighted by k, the shares are those of k rows; the number of rows is not."""
    heavy = sample.of([{**row, "weight": float(times)} for row in sample.rows]).tally("branch", "counts")
    repeated = sample.declaring(sample_weight=None).of(sample.rows * times).tally("branch", "counts")
    assert heavy.shares.tolist() == repeated.shares.tolist()
    assert (heavy.rows * times).tolist() == repeated.rows.tolist()


@given(samples(weight=(True,)))
def test_the_effective_size_is_by_kish_of_the_rows_that_are_kept(sample: Sample) -> None:
    tally, parts = sample.tally("branch", "counts"), sample.counted(["branch"])
    for at, key in enumerate(tally.objects):
        weights = parts[(key,)].weights
        size = sample_oracle.effective_size(weights)
        assert tally.effective_size[at] == pytest.approx(float(size), rel=1e-12)
        assert tally.design_effect[at] == pytest.approx(float(len(weights) / size) if size else 0.0, rel=1e-12)


@given(samples(weight=(True,), least_times=1), st.floats(1e-6, 1e6))
def test_of_equal_weights_the_effective_size_is_the_number_of_respondents(sample: Sample, weight: float) -> None:
    tally = sample.of([{**row, "weight": weight} for row in sample.rows]).tally("branch", "counts")
    assert tally.effective_size == pytest.approx(tally.rows - tally.dropped, rel=1e-12)


# Respondents who are there twice


@pytest.mark.parametrize("engine", HELD)
@EXAMPLES
@given(samples(duplicates=CHOSEN, least=2), st.sampled_from([(), ("branch",)]))
def test_of_a_respondents_rows_the_first_or_the_last_counts(
    engine: str, connection: duckdb.DuckDBPyConnection, sample: Sample, by: Sequence[str]
) -> None:
    """By size for numbers, also such as text, by time for days and moments; the others are dropped, and said to be."""
    agree(sample.tally(by, "joint", in_engine(engine, sample.table, connection)), sample.counted(by))


@given(samples(duplicates=CHOSEN))
def test_what_is_dropped_is_all_but_one_row_a_respondent(sample: Sample) -> None:
    alone = sample.declaring(frequency_weight=None)
    names = {row["who"].strip() for row in sample.rows}
    assert alone.tally().dropped.tolist() == [len(sample.rows) - len(names)]


@given(samples(duplicates=CHOSEN), st.sampled_from(DETAILS))
def test_the_last_in_one_order_is_the_first_in_the_other(sample: Sample, detail: Any) -> None:
    order = sorted(range(len(sample.rows)), key=lambda at: sample_oracle.rank(sample.rows[at]["when"]))
    places = {row: place for place, row in enumerate(order)}
    forth, back = ([{**row, "place": sign * places[at]} for at, row in enumerate(sample.rows)] for sign in (1, -1))
    study = sample.declaring(order_by="place", duplicates="first").study
    other = sample.declaring(order_by="place", duplicates="last").study
    first = fe.tally(study, forth, by="branch", detail=detail)
    last = fe.tally(other, back, by="branch", detail=detail)
    assert first.figures.same(last.figures)
    assert first == sample.declaring(duplicates="first").tally("branch", detail)


@pytest.mark.parametrize("engine", HELD)
@EXAMPLES
@given(samples(duplicates=CHOSEN, least=2, least_times=1), st.data())
def test_a_tie_is_refused_by_the_respondents_name(
    engine: str, connection: duckdb.DuckDBPyConnection, sample: Sample, data: st.DataObject
) -> None:
    """Only where it decides: of a first and a last row, a tie elsewhere does not matter."""
    whens = data.draw(st.lists(st.integers(0, 2), min_size=len(sample.rows), max_size=len(sample.rows)))
    rows = [{**row, "day": when} for row, when in zip(sample.rows, whens, strict=True)]
    pick = min if sample.plan.duplicates == "first" else max
    of_each: dict[str, list[int]] = {}
    for row in rows:
        of_each.setdefault(row["who"].strip(), []).append(row["day"])
    tied = [who for who, days in of_each.items() if days.count(pick(days)) > 1]
    table = sample.table.append_column("day", [whens])
    asked = sample.declaring(order_by="day")
    held = in_engine(engine, table, connection)
    if tied:
        with pytest.raises(AnswersError, match=rf"^day: '({'|'.join(tied)})' has \d rows with "):
            asked.tally(None, "counts", held)
    else:
        plan = sample_oracle.replaced(sample.plan, order_by="day")
        agree(asked.tally("branch", "counts", held), sample_oracle.counted(plan, rows, ["branch"]))


@pytest.mark.parametrize("engine", HELD)
@EXAMPLES
@given(samples(duplicates=CHOSEN, least=2, least_times=1), st.data())
def test_a_blank_order_is_refused_only_of_those_with_several_rows(
    engine: str, connection: duckdb.DuckDBPyConnection, sample: Sample, data: st.DataObject
) -> None:
    blank = data.draw(st.integers(0, len(sample.rows) - 1))
    days = [None if at == blank else at for at in range(len(sample.rows))]
    names = [row["who"].strip() for row in sample.rows]
    held = in_engine(engine, sample.table.append_column("day", [days]), connection)
    asked = sample.declaring(order_by="day")
    if names.count(names[blank]) > 1:
        with pytest.raises(AnswersError, match=r"^day: blank in a row of a respondent who has several"):
            asked.tally(None, "counts", held)
    else:
        assert int(asked.tally(None, "counts", held).rows.sum()) == sample.counted()[()].total


@pytest.mark.parametrize("engine", HELD)
@EXAMPLES
@given(samples(duplicates=("first", "last", "refuse"), least_times=1), st.data())
def test_a_row_of_nobody_is_refused(
    engine: str, connection: duckdb.DuckDBPyConnection, sample: Sample, data: st.DataObject
) -> None:
    names: list[Any] = [row["who"] for row in sample.rows]
    blanks = data.draw(st.sets(st.integers(0, len(names) - 1), min_size=1))
    for at in blanks:
        names[at] = data.draw(st.sampled_from([None, "", "  "]))
    at = sample.table.column_names.index("who")
    held = in_engine(engine, sample.table.set_column(at, "who", pa.array(names, pa.string())), connection)
    with pytest.raises(AnswersError, match=rf"^who: {len(blanks)} row\(s\) do not say who answered"):
        sample.tally(None, "counts", held)


@pytest.mark.parametrize("engine", HELD)
@EXAMPLES
@given(samples(duplicates=("refuse",), least_times=1))
def test_a_second_row_is_refused_where_the_survey_wants_none(
    engine: str, connection: duckdb.DuckDBPyConnection, sample: Sample
) -> None:
    names = [row["who"].strip() for row in sample.rows]
    several = {name for name in names if names.count(name) > 1}
    held = in_engine(engine, sample.table, connection)
    if several:
        said = rf"^who: {len(several)} respondent\(s\) answered more than once, such as '({'|'.join(several)})'"
        with pytest.raises(AnswersError, match=said):
            sample.tally("branch", "counts", held)
    else:
        agree(sample.tally("branch", "counts", held), sample.counted(["branch"]))


# Known shares


@st.composite
def raked(draw: st.DrawFn) -> tuple[Sample, dict[str, dict[str, float]]]:
    """A sample with every region and age there, some weight in every cell of them, and shares of one or both."""
    sample = draw(samples(least=6, most=10, duplicates=KEEP, least_times=1))
    cells = [("north", "old"), ("north", "young"), ("south", "old"), ("south", "young")]
    further = st.lists(st.sampled_from(cells), min_size=len(sample.rows) - 4, max_size=len(sample.rows) - 4)
    table = sample.table
    for at, name in enumerate(("region", "age")):
        table = table.append_column(name, [[cell[at] for cell in [*cells, *draw(further)]]])
    shares = {}
    for name, values in (("region", ("north", "south")), ("age", ("old", "young"))):
        part = draw(st.integers(1, 9)) / 10
        shares[name] = {values[0]: part, values[1]: 1 - part}
    chosen = draw(st.sampled_from([("region",), ("age",), ("region", "age")]))
    return Sample(sample.study, sample.plan, table), {name: shares[name] for name in chosen}


@given(raked(), st.sampled_from([None, "branch", "region", ["age", "branch"]]))
def test_every_margin_has_its_shares(drawn: tuple[Sample, dict[str, dict[str, float]]], by: Any) -> None:
    sample, shares = drawn
    for column, known in shares.items():
        tally = sample.declaring(shares=shares).tally(column, "counts")
        assert dict(
            zip(tally.objects, tally.weight_sums[0] / tally.weight_sums[0].sum(), strict=True)
        ) == pytest.approx(known, abs=1e-9)
    whole = sample.tally(by, "counts").weight_sums[0].sum()
    assert sample.declaring(shares=shares).tally(by, "counts").weight_sums[0].sum() == pytest.approx(whole, rel=1e-12)


@given(raked(), st.sampled_from([(), ("branch",), ("region",), ("age", "branch")]), st.sampled_from(DETAILS))
def test_what_is_raked_is_what_the_raked_weight_of_every_row_makes_it(
    drawn: tuple[Sample, dict[str, dict[str, float]]], by: Any, detail: Any
) -> None:
    sample, shares = drawn
    weights = sample_oracle.raked(sample.plan, sample.rows, shares)
    rows = [{**row, "weight": weight} for row, weight in zip(sample.rows, weights, strict=True)]
    expected = fe.tally(sample.declaring(sample_weight="weight").study, rows, by=by, detail=detail)
    found = sample.declaring(shares=shares).tally(by, detail)
    assert found.objects == expected.objects
    assert found.planes.tolist() == expected.planes.tolist()
    for one, other in zip(plain(found), plain(expected), strict=True):
        assert one == pytest.approx(other, rel=1e-6, abs=1e-9)
    assert found.effective_size == pytest.approx(expected.effective_size, rel=1e-6)


@given(raked(), st.sampled_from([None, "branch"]))
def test_raking_to_the_shares_that_a_sample_has_changes_nothing(
    drawn: tuple[Sample, dict[str, dict[str, float]]], by: Any
) -> None:
    sample, shares = drawn
    own: dict[str, dict[str, float]] = {}
    for column in shares:
        tally = sample.tally(column, "counts")
        parts = tally.weight_sums[0] / tally.weight_sums[0].sum()
        own[column] = dict(zip(map(str, tally.objects), parts.tolist(), strict=True))
    found, plain = sample.declaring(shares=own), sample
    raked, whole = found.tally(by), plain.tally(by)
    assert raked.planes.tolist() == whole.planes.tolist()
    assert raked.shares == pytest.approx(whole.shares, rel=1e-9)
    assert raked.joint == pytest.approx(whole.joint, rel=1e-9)
    alike_to_nine(graded(found.study, found.table, by), graded(plain.study, plain.table, by))


def alike_to_nine(one: list[Any] | str, other: list[Any] | str) -> None:
    """Assert that two evaluations have the same figures to the ninth digit."""
    if isinstance(one, str) or isinstance(other, str):
        assert one == other
        return
    for mine, its in zip(one, other, strict=True):
        assert mine[1:] == pytest.approx(its[1:], rel=1e-9)


@pytest.mark.parametrize("engine", ["mappings", "pandas", "polars lazy", "duckdb"])
@EXAMPLES
@given(raked(), st.sampled_from([None, "branch"]))
def test_any_engine_is_raked_alike(
    engine: str, connection: duckdb.DuckDBPyConnection, drawn: tuple[Sample, dict[str, dict[str, float]]], by: Any
) -> None:
    sample, shares = drawn
    asked = sample.declaring(shares=shares)
    mine, its = asked.tally(by, "counts", in_engine(engine, sample.table, connection)), asked.tally(by, "counts")
    assert mine.planes.tolist() == its.planes.tolist()
    for one, other in zip(plain(mine), plain(its), strict=True):
        assert one == pytest.approx(other, rel=1e-9)


@EXAMPLES
@given(raked())
def test_long_answers_are_raked_as_wide_ones_are(drawn: tuple[Sample, dict[str, dict[str, float]]]) -> None:
    sample, shares = drawn
    rows = [{**row, "who": f"p{at}"} for at, row in enumerate(sample.rows)]
    named = sample.of(rows)
    long = named.declaring(shares=shares, long=LONG, respondent="who")
    mine = long.tally("branch", rows=named.long(drop=()))
    for one, other in zip(plain(mine), plain(named.declaring(shares=shares).tally("branch")), strict=True):
        assert one == pytest.approx(other, rel=1e-9)


@given(raked(), samples(duplicates=(*CHOSEN, "refuse")), st.sampled_from(DETAILS))
def test_what_takes_the_whole_sample_does_not_add(
    drawn: tuple[Sample, dict[str, dict[str, float]]], chosen: Sample, detail: Any
) -> None:
    sample, shares = drawn
    whole = sample.declaring(shares=shares).tally(None, detail)
    with pytest.raises(TallyError, match=r"^survey\.shares: the survey asks for what takes the whole sample"):
        whole + whole
    alone = chosen.of([{**row, "who": f"p{at}"} for at, row in enumerate(chosen.rows)]).tally(None, detail)
    for one, other in ((alone, alone), (alone, _kept(chosen, detail)), (_kept(chosen, detail), alone)):
        with pytest.raises(TallyError, match=r"^survey\.duplicates: the survey asks for what takes the whole sample"):
            one + other
    assert sum([whole]) == whole


def _kept(sample: Sample, detail: Any) -> fe.Tally:
    return sample.declaring(duplicates=None, order_by=None, respondent=None).tally(None, detail)
