"""Stored tallies: what a document looks like, and what is refused of one, by place."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import fuzzyeval as fe
from fuzzyeval.errors import AnswersError, FuzzyEvalError, MissingExtraError, TallyError
from fuzzyeval.survey.tallies import files

STUDY = fe.Study(
    grades=fe.GradeScale(3), root=fe.Indicator(id="all", children=[fe.Indicator(id="a"), fe.Indicator(id="b")])
)
ROWS: list[dict[str, Any]] = [
    {"a": 3, "b": 1, "land": "x", "w": 0.5},
    {"a": 2, "b": "N/A", "land": "x", "w": 2.0},
    {"a": None, "b": 3, "land": None, "w": 1.0},
]
WEIGHED = STUDY.model_copy(update={"survey": fe.Survey(sample_weight="w")})


def tally(detail: Any = "joint", by: Any = "land", study: fe.Study = STUDY) -> fe.Tally:
    """Return the tally of the rows."""
    return fe.tally(study, ROWS, by=by, detail=detail)


def document(**asked: Any) -> dict[str, Any]:
    """Return a tally as its JSON says it."""
    return dict(json.loads(tally(**asked).model_dump_json()))


def read(said: Any) -> fe.Tally:
    return fe.Tally.model_validate_json(json.dumps(said))


def test_the_document_says_what_is_counted_of_what() -> None:
    said = document(detail="counts")
    assert said == {
        "fuzzyeval_tally": 1,
        "leaves": ["a", "b"],
        "grades": said["grades"],
        "by": ["land"],
        "objects": [["x"], [None]],
        "offending": [[], [["N/A", 1]]],
        "language": "en",
        "whole": "",
        "rules": STUDY.rules,
        "figures": {
            "rows": [2, 1],
            "dropped": [0, 0],
            "planes": [
                [[1, 0], [1, 0], [0, 0], [0, 1], [0, 0], [0, 0]],
                [[0, 1], [0, 0], [1, 0], [0, 0], [1, 0], [0, 0]],
            ],
        },
    }
    assert [grade["label"]["en"] for grade in said["grades"]] == ["satisfied", "neutral", "dissatisfied"]


def test_the_table_has_a_row_an_object_and_lists_of_figures() -> None:
    table = tally().to_arrow()
    assert table.column_names == ["land", "rows", "dropped", "planes", "moments", "joint"]
    assert table.column("land").to_pylist() == ["x", None]
    assert table.column("rows").to_pylist() == [[2], [1]]
    assert [field.type.list_size for field in list(table.schema)[1:]] == [1, 1, 12, 6, 21]


def edited(*place: Any, to: Any) -> Callable[[dict[str, Any]], Any]:
    """Return what changes a document at a place."""

    def edit(said: dict[str, Any]) -> dict[str, Any]:
        inner: Any = said
        for key in place[:-1]:
            inner = inner[key]
        if to is None:
            del inner[place[-1]]
        else:
            inner[place[-1]] = to
        return said

    return edit


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (
            edited("figures", "rows", 0, to=3),
            r"^tally: counted, missing, refused, don't know and dropped do not add up",
        ),
        (
            edited("figures", "dropped", 0, to=1),
            r"^tally: counted, missing, refused, don't know and dropped do not add",
        ),
        (
            edited("figures", "planes", 1, 2, 0, to=2),
            r"^tally: counted, missing, refused, don't know and dropped do not",
        ),
        (edited("figures", "rows", 0, to=-2), r"^tally/figures/rows: -2 is no count; store the whole tally$"),
        (edited("figures", "rows", 0, to=2**53), r"^tally/figures/rows: \d+ is no count"),
        (
            edited("figures", "rows", 0, to=2.0),
            r"^tally/figures/rows: figures that are no finite numbers of the right kind",
        ),
        (edited("figures", "rows", 0, to="2"), r"^tally/figures/rows: figures that are no finite numbers"),
        (edited("figures", "rows", 0, to=[2]), r"^tally/figures/rows: "),
        (
            edited("figures", "rows", to=[2]),
            r"^tally/figures/rows: of shape .*, where its leaves, grades and objects make",
        ),
        (
            edited("figures", "planes", 0, to=[]),
            r"^tally/figures/planes: rows of unequal length; store the whole tally$",
        ),
        (edited("figures", "rows", to=None), r"^tally/figures: rows is missing; store the whole tally$"),
        (edited("figures", "spare", to=[1]), r"^tally/figures/spare: "),
        (edited("figures", "moments", to=None), r"^tally/figures: some figures lack what belongs to them"),
        (edited("figures", "moments", 0, 0, to=9), r"^tally/figures/moments: of more rows than there are"),
        (edited("figures", "joint", 0, 0, to=0), r"^tally/figures/joint: not of the answers that are counted"),
        (edited("figures", "weighted", to=[]), r"^tally/figures/weighted: "),
        (edited("offending", 1, 0, 1, to=2), r"^tally: more texts are named as refused than answers were$"),
        (edited("offending", to=[[]]), r"^tally: more texts are named as refused than answers were$"),
        (edited("offending", 1, 0, 1, to=-1), r"tally.*offending"),
        (edited("objects", to=[["x"], ["x"]]), r"^objects: .* are not different keys, in order, of the columns"),
        (edited("objects", to=[["y"], ["x"]]), r"^objects: .* are not different keys, in order"),
        (edited("objects", to=[["x", "y"], [None, "y"]]), r"^objects: .* are not different keys, in order"),
        (edited("objects", to=[["x"]]), r"^tally/figures/rows: of shape"),
        (edited("leaves", to=["a"]), r"^tally/figures/planes: of shape"),
        (edited("leaves", to=["a", "a"]), r"leaves"),
        (edited("grades", to=4), r"^tally/figures/planes: of shape"),
        (edited("grades", to=99), r"tally.*grades"),
        (edited("whole", to="half"), r"tally.*whole"),
        (edited("fuzzyeval_tally", to=2), r"tally.*fuzzyeval_tally"),
        (edited("leaves", to=None), r"tally.*leaves"),
        (edited("spare", to=1), r"tally.*spare"),
        (lambda _: [], r"^tally"),
        (lambda _: 1, r"^tally"),
    ],
)
def test_a_document_that_was_changed_is_refused_with_the_place(edit: Any, said: str) -> None:
    with pytest.raises(TallyError, match=rf"(?s){said}"):
        read(edit(document()))


@pytest.mark.parametrize("name", ["totals", "squares", "weighted"])
def test_design_weights_are_stored_whole(name: str) -> None:
    said = document(study=WEIGHED)
    assert read(said) == tally(study=WEIGHED)
    with pytest.raises(TallyError, match=r"^tally/figures"):
        read(edited("figures", name, to=None)(said))


def test_weights_that_were_written_without_a_point_are_read() -> None:
    """As another language's JSON writes whole numbers."""
    whole = [{**row, "w": 2.0} for row in ROWS]
    stored = fe.tally(WEIGHED, whole, by="land", detail="joint")
    text = stored.model_dump_json().replace(".0,", ",").replace(".0]", "]")
    assert text != stored.model_dump_json()
    assert fe.Tally.model_validate_json(text) == stored


@pytest.mark.parametrize(
    "text", ["", "{", "null", "[1", '{"a": 1, "a": 2}', "NaN", '{"fuzzyeval_tally": NaN}', "\ufeff"]
)
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(FuzzyEvalError, match=r"^tally"):
        fe.Tally.model_validate_json(text)


@pytest.mark.parametrize("given", [None, 1, b"{}", [1]])
def test_what_is_no_text_is_refused(given: Any) -> None:
    with pytest.raises(FuzzyEvalError, match="is no text"):
        fe.Tally.model_validate_json(given)


@pytest.mark.parametrize("given", [None, 1, pa.table({"rows": [1]}), "tally.parquet"])
def test_what_is_no_stored_table_is_refused(given: Any) -> None:
    with pytest.raises(TallyError, match=r"^table: .* is no stored tally; give what to_arrow or save made$"):
        fe.Tally.from_arrow(given)


def test_a_table_without_its_keys_is_refused() -> None:
    with pytest.raises(TallyError, match=r"^table: column 'land' is missing; give the whole table$"):
        fe.Tally.from_arrow(tally().to_arrow().drop_columns(["land"]))


@pytest.mark.parametrize("column", ["rows", "planes", "moments"])
def test_a_table_without_figures_is_refused(column: str) -> None:
    with pytest.raises(TallyError, match=r"^tally/figures"):
        fe.Tally.from_arrow(tally().to_arrow().drop_columns([column]))


@pytest.mark.parametrize(
    "values", [[None, None], [1, 2], ["x", "y"], [[1], [2]], [[None], [None]], [[0.5], [1.5]]], ids=str
)
@pytest.mark.parametrize("column", ["rows", "planes", "moments"])
def test_a_table_of_other_figures_is_refused(column: str, values: list[Any]) -> None:
    table = tally().to_arrow()
    at = table.column_names.index(column)
    with pytest.raises(TallyError, match=r"^(table|tally)"):
        fe.Tally.from_arrow(table.set_column(at, column, [values]))


@pytest.mark.parametrize("name", ["rows", "planes", "joint", "weighted"])
def test_an_object_named_by_a_column_of_the_table_is_refused(name: str) -> None:
    named = fe.tally(STUDY, [{**row, name: "x"} for row in ROWS], by=name, detail="counts")
    with pytest.raises(
        AnswersError, match=rf"^by: a column of the table is called '{name}' too; rename the one of the answers$"
    ):
        named.to_arrow()
    assert read(json.loads(named.model_dump_json())) == named


def test_files_are_written_whole_and_read_again(tmp_path: Path) -> None:
    for name in ("t.json", "t.parquet", "T.PARQUET"):
        tally().save(tmp_path / name)
        assert fe.Tally.load(str(tmp_path / name)) == tally()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["T.PARQUET", "t.json", "t.parquet"]
    assert pq.read_table(tmp_path / "t.parquet").num_rows == 2


def test_a_stored_tally_is_graded_as_the_answers_are(tmp_path: Path) -> None:
    tally(by=None).save(tmp_path / "t.parquet")
    assert fe.evaluate(STUDY, fe.Tally.load(tmp_path / "t.parquet")).score == fe.evaluate(STUDY, ROWS).score


@pytest.mark.parametrize("name", ["t.csv", "t", "t.yaml"])
def test_another_kind_of_file_is_refused(tmp_path: Path, name: str) -> None:
    said = r": tallies are stored as \.json or \.parquet; name the file so$"
    with pytest.raises(TallyError, match=said):
        tally().save(tmp_path / name)
    with pytest.raises(TallyError, match=said):
        fe.Tally.load(tmp_path / name)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["t.json", "t.parquet"])
def test_a_file_that_is_not_there_is_refused_by_its_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(TallyError, match=rf"{name}: cannot be read \(No such file or directory\); give the path"):
        fe.Tally.load(tmp_path / name)
    (tmp_path / name).mkdir()
    with pytest.raises(TallyError, match=rf"{name}: cannot be read"):
        fe.Tally.load(tmp_path / name)


def test_a_file_of_something_else_is_refused_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "t.parquet").write_text(tally().model_dump_json())
    with pytest.raises(TallyError, match=r"t\.parquet: not a whole Parquet file"):
        fe.Tally.load(tmp_path / "t.parquet")
    pq.write_table(pa.table({"a": [1]}), tmp_path / "t.parquet")
    with pytest.raises(TallyError, match=r"is no stored tally"):
        fe.Tally.load(tmp_path / "t.parquet")
    (tmp_path / "t.json").write_bytes(b"\xff\xfe{")
    with pytest.raises(FuzzyEvalError, match=r"t\.json"):
        fe.Tally.load(tmp_path / "t.json")


def test_where_pyarrow_is_missing_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "find_spec", lambda _: None)
    for needs in (tally().to_arrow, lambda: tally().save(tmp_path / "t.parquet")):
        with pytest.raises(
            MissingExtraError, match=r"^tally: Arrow and Parquet need pyarrow; install fuzzyeval\[pyarrow\]"
        ):
            needs()
    tally().save(tmp_path / "t.json")
    assert fe.Tally.load(tmp_path / "t.json") == tally()
