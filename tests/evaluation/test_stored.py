"""Results as JSON: there and back, equal; and nothing stored may be edited unnoticed."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import fuzzyeval as fe
from fuzzyeval.errors import FuzzyEvalError, StudyError
from fuzzyeval.evaluation.basis import Basis

STUDY = fe.Study(
    grades=fe.GradeScale(3),
    root=fe.Indicator(
        id="shop",
        children=[
            fe.Indicator(id="service", children=[fe.Indicator(id="care"), fe.Indicator(id="speed")]),
            fe.Indicator(id="price"),
        ],
    ),
    weighting=fe.Combined(
        subjective=fe.AHP(judgements={"shop": {"service/price": 2}, "service": {"care/speed": 3}}),
        objective=fe.Entropy(),
    ),
    missing="reweigh",
    reading=("fuzzy", "score", "index"),
)
ANSWERS: list[dict[str, Any]] = [
    {"branch": "north", "year": 1, "care": 3, "speed": 2, "price": 1},
    {"branch": "north", "year": 2, "care": 1, "speed": 2, "price": "N/A"},
    {"branch": None, "year": 1, "care": None, "speed": 3, "price": 2},
    {"branch": "south", "year": 2, "care": 2, "speed": "一般", "price": 3},
    {"branch": "south", "year": 1, "care": 3, "speed": 1, "price": 1},
]
BRANCHES = fe.evaluate(STUDY, ANSWERS, by="branch")
RELATION = fe.Relation.from_frame(
    [
        {"shop": shop, "leaf": leaf, "satisfied": 0.5, "neutral": 0.25, "dissatisfied": at / 8}
        for shop in ("n", "s")
        for at, leaf in enumerate(STUDY.leaf_ids)
    ],
    by="shop",
)
RESULTS: dict[str, Any] = {
    "one": fe.evaluate(STUDY, ANSWERS),
    "many": BRANCHES,
    "one of many": BRANCHES["north"],
    "the blank one": BRANCHES[None],
    "by two columns": fe.evaluate(STUDY, ANSWERS, by=["branch", "year"]),
    "of a relation": fe.evaluate(STUDY.model_copy(update={"rows": "as_given"}), RELATION, by="shop"),
    "of one leaf": fe.evaluate(fe.Study(grades=5, root=fe.Indicator(id="all")), [{"all": 5}, {"all": 4}]),
}


def again(result: Any, text: str | None = None) -> Any:
    """Return the result that a text holds, by default its own."""
    return type(result).model_validate_json(result.model_dump_json() if text is None else text)


@pytest.mark.parametrize("name", RESULTS)
def test_a_result_goes_to_json_and_back_equal(name: str) -> None:
    result = RESULTS[name]
    loaded = again(result)
    assert loaded == result
    assert hash(loaded) == hash(result)
    assert loaded.remarks == result.remarks
    assert loaded.to_rows() == result.to_rows()
    assert loaded.weights == result.weights
    assert again(loaded) == result


@pytest.mark.parametrize("operator", ["min_max", "product_max", "min_sum", "weighted_average"])
def test_every_object_goes_to_json_and_back_equal_also_beside_one_with_a_gap(operator: str) -> None:
    kids = [f"k{number}" for number in range(7)]
    judged = fe.AHP(judgements={"all": {f"k0/{kid}": at for at, kid in enumerate(kids[1:], start=2)}})
    root = fe.Indicator(id="all", children=[fe.Indicator(id=kid) for kid in kids])
    study = fe.Study(grades=5, root=root, weighting=judged, missing="reweigh", operator=operator)
    rows = [{"branch": "full", **{kid: 1 + at * step % 5 for at, kid in enumerate(kids)}} for step in (1, 2, 3)]
    found = fe.evaluate(study, [*rows, {**rows[0], "branch": "gappy", "k0": None}], by="branch")
    for evaluation in found.values():
        assert again(evaluation) == evaluation


def test_the_json_is_for_readers_too() -> None:
    document = json.loads(BRANCHES.model_dump_json())
    result = document["results"][0]
    assert result["object"] == {"branch": "north"}
    assert result["grade"] == BRANCHES["north"].grade
    assert result["score"] == BRANCHES["north"].score
    assert result["nodes"] == BRANCHES["north"].to_rows()
    assert [said["code"] for said in result["remarks"]] == [said.code for said in BRANCHES["north"].remarks]
    assert fe.Study.model_validate(document["study"]) == STUDY
    assert "一般" in BRANCHES.model_dump_json(), "text as it stands, not escaped"


def test_one_is_not_read_as_many_objects() -> None:
    with pytest.raises(StudyError, match=r"3 objects are stored; read them with Evaluations\.model_validate_json"):
        fe.Evaluation.model_validate_json(BRANCHES.model_dump_json())
    assert len(fe.Evaluations.model_validate_json(RESULTS["one"].model_dump_json())) == 1


def test_a_users_own_operator_cannot_be_stored() -> None:
    import numpy as np

    mine = STUDY.model_copy(update={"operator": fe.Operator("M(mine)", np.multiply, np.add)})
    with pytest.raises(StudyError, match=r"operator M\(mine\) is your own and cannot be saved"):
        fe.evaluate(mine, ANSWERS).model_dump_json()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[]", "evaluation"),
        ("null", "evaluation"),
        ("{}", "study: this field is missing"),
        ('{"study": 1, "study": 2}', "key 'study' occurs twice; keep one"),
        ('{"study": NaN}', "NaN is not a number"),
        ("[" * 100_000, "nested deeper"),
    ],
)
def test_a_text_that_is_no_result_is_refused(text: str, message: str) -> None:
    for kind in (fe.Evaluation, fe.Evaluations):
        with pytest.raises(StudyError, match=message):
            kind.model_validate_json(text)


def _edited(document: dict[str, Any], *path: Any, to: Callable[[Any], Any]) -> str:
    edited = copy.deepcopy(document)
    *way, last = path
    place: Any = edited
    for step in way:
        place = place[step]
    place[last] = to(place[last])
    return json.dumps(edited)


EDITS: dict[str, tuple[Any, ...]] = {
    "a membership": ("results", 0, "nodes", 0, "membership_neutral"),
    "a node's score": ("results", 0, "nodes", 2, "score"),
    "a node's weight": ("results", 0, "nodes", 2, "weight"),
    "the score": ("results", 0, "score"),
    "a local weight": ("weights", "local", 1),
    "a global weight": ("weights", "global_weights", 1),
    "a split's weight": ("weights", "splits", 0, "weights", 0),
    "a judged weight": ("weights", "splits", 0, "subjective", 0),
    "a consistency ratio": ("weights", "splits", 0, "consistency_ratio"),
    "λmax": ("weights", "splits", 0, "lambda_max"),
    "a count": ("tally", "figures", "planes", 0, 0, 0),
    "the missing": ("tally", "figures", "planes", 0, -3, 0),
    "the refused": ("tally", "figures", "planes", 0, -2, 0),
    "the rows": ("tally", "figures", "rows", 0),
    "a score of the scale": ("study", "grades", 0, "score"),
}


@pytest.mark.parametrize("name", ["one", "many", "one of many"])
@pytest.mark.parametrize("what", EDITS)
def test_an_edited_figure_is_refused(name: str, what: str) -> None:
    document = json.loads(RESULTS[name].model_dump_json())
    with pytest.raises(FuzzyEvalError):
        again(RESULTS[name], _edited(document, *EDITS[what], to=lambda figure: figure + 1))


@pytest.mark.parametrize(
    ("path", "to"),
    [
        (("results", 0, "grade"), "excellent"),
        (("results", 0, "nodes", 0, "grade"), "excellent"),
        (("results", 0, "nodes", 0, "label"), "Another shop"),
        (("results", 0, "object"), {"branch": "south"}),
        (("results", 0, "remarks"), [{"code": "tie", "place": "shop", "text": "…"}]),
        (("weights", "remarks"), [{"code": "tie", "place": "shop", "text": "…"}]),
        (("weights", "splits", 0, "method"), "manual"),
        (("weights", "splits", 0, "parent"), "price"),
        (("weights", "ids", 1), "help"),
        (("tally", "leaves"), ["speed", "care", "price"]),
        (("tally", "objects", 0), ["west"]),
        (("tally", "objects", 0), ["south"]),
        (("tally", "by"), ["branch", "year"]),
        (("tally", "by"), []),
        (("tally",), None),
        (("study", "missing"), "refuse"),
        (("study", "operator"), "min_max"),
        (("fuzzyeval_result",), 2),
    ],
    ids=str,
)
def test_an_edited_word_is_refused(path: tuple[Any, ...], to: Any) -> None:
    document = json.loads(BRANCHES.model_dump_json())
    with pytest.raises(FuzzyEvalError):
        again(BRANCHES, _edited(document, *path, to=lambda _: to))


def test_remarks_that_were_not_made_yet_when_a_result_was_stored_are_made_when_it_is_read() -> None:
    """As of results of an earlier version; whoever leaves one out hides nothing."""
    document = json.loads(BRANCHES.model_dump_json())
    assert any(result["remarks"] for result in document["results"])
    for result in document["results"]:
        result["remarks"] = []
    document["weights"]["remarks"] = []
    assert fe.Evaluations.model_validate_json(json.dumps(document)) == BRANCHES


def test_an_edited_relation_is_refused() -> None:
    result = RESULTS["of a relation"]
    document = json.loads(result.model_dump_json())
    for path, to in (
        (("relation", "planes", 0, 0, 0), 0.75),
        (("relation", "planes", 0, 0, 0), 1.5),
        (("relation", "planes", 0), []),
        (("relation", "objects"), [["n"]]),
        (("relation", "leaves"), ["care", "price", "speed"]),
        (("relation",), None),
        (("remarks",), []),
    ):
        with pytest.raises(FuzzyEvalError):
            again(result, _edited(document, *path, to=lambda _, to=to: to))  # type: ignore[misc]


DAMAGES: list[Any] = [None, -1, "?", [], {}, [[1]], 10**30]


def _paths(document: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    for key in document if isinstance(document, dict) else range(len(document)) if isinstance(document, list) else ():
        yield from _paths(document[key], (*path, key))


@pytest.mark.parametrize("name", ["one", "many"])
def test_whatever_is_damaged_is_refused_in_words_or_makes_no_difference(name: str) -> None:
    result = RESULTS[name]
    document = json.loads(result.model_dump_json())
    unsaid = ("divergences", "objective", "offending")  # they rest on answers that are not stored with one of many
    for path in _paths(document):
        if not path or path[0] == "study":
            continue
        for damage in DAMAGES:
            try:
                loaded = again(result, _edited(document, *path, to=lambda _, damage=damage: damage))  # type: ignore[misc]
            except FuzzyEvalError:
                continue
            assert loaded == result or set(unsaid) & set(path), f"{path} was edited to {damage!r} unnoticed"


def test_weights_from_data_are_found_anew_where_all_the_answers_are_stored() -> None:
    weighed = STUDY.model_copy(update={"weighting": fe.Entropy()})
    one, other = (
        fe.evaluate(
            weighed, [dict(zip(("branch", "care", "speed", "price"), row, strict=True)) for row in rows], by="branch"
        )
        for rows in ((("n", 5, 1, 3), ("n", 4, 4, 2), ("s", 1, 2, 5)), (("n", 5, 1, 3), ("n", 4, 1, 2), ("s", 5, 2, 1)))
    )
    mixed = Basis(weighed, other.weights, one.basis.relation, one.basis.tally)
    forged = fe.Evaluations(mixed, mixed.graded()).model_dump_json()  # all its figures follow from its weights
    with pytest.raises(StudyError, match="weights: they are not what the stored study makes of the stored answers"):
        fe.Evaluations.model_validate_json(forged)
