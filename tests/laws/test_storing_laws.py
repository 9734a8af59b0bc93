"""What is stored comes back, equal; what was changed on the way does not come in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import fuzzyeval as fe
from fuzzyeval.errors import FuzzyEvalError, TallyError
from held import tried
from samples import DETAILS, GROUPS, UNITS, Sample, samples

pytestmark = pytest.mark.slow

BYS = (None, "branch", ("branch", "times"))


@st.composite
def tallies(draw: st.DrawFn, /, **fixed: Any) -> fe.Tally:
    """Tallies of every detail and kind of survey, by no, one or two columns, some of no rows."""
    sample: Sample = draw(samples(least=0, units=UNITS, **fixed))
    if draw(st.booleans()):
        cells = sample.tally("land", "counts")
        there = [str(key) for key, weight in zip(cells.objects, cells.weight_sums[0], strict=True) if weight]
        if there:
            sample = sample.declaring(shares={"land": {key: 1 / len(there) for key in there}})
    return sample.tally(draw(st.sampled_from(BYS)), draw(st.sampled_from(DETAILS)))


def in_json(tally: fe.Tally, _: Path) -> fe.Tally:
    return fe.Tally.model_validate_json(tally.model_dump_json())


def in_arrow(tally: fe.Tally, _: Path) -> fe.Tally:
    return fe.Tally.from_arrow(tally.to_arrow())


def in_a_file(suffix: str) -> Callable[[fe.Tally, Path], fe.Tally]:
    def stored(tally: fe.Tally, folder: Path) -> fe.Tally:
        tally.save(folder / f"tally.{suffix}")
        return fe.Tally.load(folder / f"tally.{suffix}")

    return stored


WAYS = {"JSON": in_json, "Arrow": in_arrow, "a JSON file": in_a_file("json"), "Parquet": in_a_file("parquet")}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all examples."""
    return tmp_path_factory.mktemp("tallies")


@pytest.mark.parametrize("way", WAYS)
@tried(10, among=len(WAYS))
@given(tallies())
def test_what_is_stored_comes_back_equal(way: str, folder: Path, tally: fe.Tally) -> None:
    again = WAYS[way](tally, folder)
    assert again == tally
    assert (again.language, again.detail, repr(again)) == (tally.language, tally.detail, repr(tally))
    for mine, its in zip(again.figures.arrays(), tally.figures.arrays(), strict=True):
        assert (mine is None) == (its is None)
        assert mine is None or its is None or (mine.dtype.kind == its.dtype.kind and not mine.flags.writeable)
    assert again.model_dump_json() == tally.model_dump_json()


@pytest.mark.parametrize("way", WAYS)
@tried(10, among=len(WAYS))
@given(samples(weight=(False,), frequency=(True,), most=4, units=(100 / 7,)), st.sampled_from(DETAILS[1:]))
def test_integers_that_no_machine_word_holds_come_back_equal(
    way: str, folder: Path, sample: Sample, detail: Any
) -> None:
    tally = sample.of([{**row, "times": row["times"] * 10**9} for row in sample.rows]).tally("branch", detail)
    assert WAYS[way](tally, folder) == tally


@pytest.mark.parametrize("way", WAYS)
@tried(10, among=len(WAYS))
@given(samples(duplicates=("keep",), least=2), st.sampled_from(DETAILS), st.data())
def test_days_that_were_stored_add_up_to_the_whole(
    way: str, folder: Path, sample: Sample, detail: Any, data: st.DataObject
) -> None:
    of_part = data.draw(st.lists(st.integers(0, 1), min_size=len(sample.rows), max_size=len(sample.rows)))
    days = [WAYS[way](part.tally("branch", detail), folder) for part in sample.parts(of_part, 2)]
    assert sum(days) == sample.tally("branch", detail)


def places(document: Any, under: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield where every value of a document stands."""
    yield under
    parts = (
        document.items() if isinstance(document, dict) else enumerate(document) if isinstance(document, list) else ()
    )
    for key, value in parts:
        yield from places(value, (*under, key))


def changed(document: Any, place: tuple[Any, ...], change: Callable[[Any], Any]) -> Any:
    """Return a document with one value changed."""
    if not place:
        return change(document)
    copy = dict(document) if isinstance(document, dict) else list(document)
    copy[place[0]] = changed(document[place[0]], place[1:], change)
    return copy


@given(tallies(weight=(False,)), st.data(), st.sampled_from([-1, 1, 10**6]))
def test_a_count_that_was_changed_is_refused(tally: fe.Tally, data: st.DataObject, by: int) -> None:
    """All answers of a leaf are the rows, and each goes with itself."""
    assume(len(tally.objects))
    document = json.loads(tally.model_dump_json())
    figures = [
        place
        for place in places(document["figures"])
        if place[:1] in (("rows",), ("dropped",), ("planes",)) and isinstance(_at(document["figures"], place), int)
    ]
    place = data.draw(st.sampled_from(figures))
    edited = changed(document, ("figures", *place), lambda figure: figure + by)
    with pytest.raises(TallyError, match=r"^tally"):
        fe.Tally.model_validate_json(json.dumps(edited))


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["", "a", "1", "counts", "1.0", "NaN"]),
    st.lists(st.integers(0, 3), max_size=3),
    st.just({}),
    st.just([[1], [2, 3]]),
    st.just({"a": 1}),
)


@tried(50)
@given(tallies(), st.data())
def test_whatever_a_document_says_it_is_a_tally_or_refused(tally: fe.Tally, data: st.DataObject) -> None:
    document = json.loads(tally.model_dump_json())
    place = data.draw(st.sampled_from(list(places(document))))
    junk = data.draw(JUNK)
    _tally_or_refused(changed(document, place, lambda _: junk))


@given(tallies(), st.data())
def test_a_document_that_lacks_something_is_refused_or_a_tally_without_it(tally: fe.Tally, data: st.DataObject) -> None:
    document = json.loads(tally.model_dump_json())
    place = data.draw(st.sampled_from([place for place in places(document) if place]))
    holder = _at(document, place[:-1])
    shorter = (
        {key: value for key, value in holder.items() if key != place[-1]}
        if isinstance(holder, dict)
        else holder[: place[-1]] + holder[place[-1] + 1 :]
    )
    _tally_or_refused(changed(document, place[:-1], lambda _: shorter))


def _at(document: Any, place: tuple[Any, ...]) -> Any:
    for key in place:
        document = document[key]
    return document


def _tally_or_refused(document: Any) -> None:
    """Assert that a document is refused in words of ours, or understood, and then stored and read again as the same."""
    try:
        tally = fe.Tally.model_validate_json(json.dumps(document))
    except FuzzyEvalError as error:
        assert str(error).strip()  # noqa: PT017  (that it is ours is what is tested)
        return
    for account in tally.accounts() if not {"leaf", "rows"} & set(tally.by) else ():
        parts = ("counted", "missing", "refused", "dont_know", "dropped")
        assert sum(account[part] for part in parts) == account["rows"]
        assert min(account[part] for part in parts) >= 0
    assert fe.Tally.model_validate_json(tally.model_dump_json()) == tally


@tried(15)
@given(tallies(), st.data())
def test_an_arrow_table_that_lacks_rows_or_columns_is_refused_or_a_tally(tally: fe.Tally, data: st.DataObject) -> None:
    """As it is where somebody has filtered a stored file."""
    table = tally.to_arrow()
    start = data.draw(st.integers(0, len(table)))
    columns = data.draw(st.lists(st.sampled_from(table.column_names), unique=True))
    for other in (table.slice(start), table.slice(0, start), table.select(columns), table.replace_schema_metadata({})):
        try:
            again = fe.Tally.from_arrow(other)
        except FuzzyEvalError as error:
            assert str(error).strip()  # noqa: PT017
        else:
            assert set(again.objects) <= set(tally.objects)
            assert fe.Tally.from_arrow(again.to_arrow()) == again


@tried(15)
@given(tallies(), st.data())
def test_an_arrow_column_of_something_else_is_refused_or_a_tally(tally: fe.Tally, data: st.DataObject) -> None:
    table = tally.to_arrow()
    at = data.draw(st.integers(0, table.num_columns - 1))
    values = table.column(at).to_pylist()
    kinds = (list, lambda _: [None] * len(values), lambda _: [1] * len(values), lambda _: ["x"] * len(values))
    kind = data.draw(st.sampled_from(kinds))
    other = table.set_column(at, table.column_names[at], [kind(values)])
    try:
        again = fe.Tally.from_arrow(other)
    except FuzzyEvalError as error:
        assert str(error).strip()  # noqa: PT017
    else:
        assert fe.Tally.from_arrow(again.to_arrow()) == again


@tried(10)
@given(tallies(), st.floats(0, 1, exclude_max=True))
def test_a_parquet_file_that_was_cut_short_is_refused(folder: Path, tally: fe.Tally, part: float) -> None:
    path = folder / "cut.parquet"
    tally.save(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(part * len(whole))])
    with pytest.raises(TallyError, match=r"cut\.parquet: not a whole Parquet file"):
        fe.Tally.load(path)


@tried(10)
@given(tallies(), st.floats(0, 1, exclude_max=True))
def test_a_json_text_that_was_cut_short_is_refused(tally: fe.Tally, part: float) -> None:
    text = tally.model_dump_json()
    with pytest.raises(FuzzyEvalError, match=r"^tally"):
        fe.Tally.model_validate_json(text[: int(part * len(text))])


def test_the_groups_of_the_laws_are_blank_twice() -> None:
    """So that a blank key is among what is stored."""
    assert {name for name in GROUPS if not (name or "").strip()} == {None, " "}
