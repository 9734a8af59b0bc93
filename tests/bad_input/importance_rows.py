"""Importance and outcomes that do not hold together with the study, with the answers, or with another tally."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import fuzzyeval as fe
from bad_input.rows import ANSWERS, STUDY, Row, study
from fuzzyeval.errors import AnswersError, FuzzyEvalError, OptionError, TallyError

__all__ = ["ROWS"]

_COLUMNS = "columns: {speed: i1, care: i2, price: i3}"
_RATED = f"importance: {{{_COLUMNS}, scale: [1, 3]}}\n"
_ENDED = "outcome: {column: end, scale: [0, 10]}\n"
_SERVICE = fe.Study.from_yaml(STUDY)
_BOTH = fe.Study.from_yaml(STUDY + _RATED + _ENDED)
_ROWS: list[dict[str, Any]] = [{**row, "i1": 1, "i2": 2, "i3": 3, "end": 7} for row in ANSWERS]


def _call(given: Callable[[], object], place: str, value: str, said: str, error: type[FuzzyEvalError]) -> Row:
    return Row(lambda _: given(), place, value, said, error)


def _without(column: str) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if name != column} for row in _ROWS]


def _stored(change: Callable[[dict[str, Any]], object], detail: Any = "moments") -> object:
    """Read a stored tally that was changed."""
    document = json.loads(fe.tally(_BOTH, _ROWS, detail=detail).model_dump_json())
    change(document)
    return fe.Tally.model_validate_json(json.dumps(document))


def _one_row() -> Any:
    """Return the stored tally of the first row alone."""
    return json.loads(fe.tally(_BOTH, _ROWS[:1]).model_dump_json())


_DECLARED = (
    study(
        "importance: {columns: {sped: i1, care: i2, price: i3, speed: i4}, scale: [1, 3]}\n",
        "importance/columns",
        "'sped'",
        "importance/columns: no leaf is called 'sped'; did you mean 'speed'?; name the column of each leaf",
    ),
    study(
        "importance: {columns: {speed: i1, price: i3}, scale: [1, 3]}\n",
        "importance/columns",
        "'care'",
        "importance/columns: leaf 'care' has none; name the column in which its importance was rated",
    ),
    study(
        "importance: {columns: {speed: i1, care: price, price: i3}, scale: [1, 3]}\n",
        "importance/columns/care",
        "'price'",
        "importance/columns/care: column 'price' is the answer to price already; name another column for one of them",
    ),
    study(
        "survey: {frequency_weight: i2}\n" + _RATED,
        "importance/columns/care",
        "'i2'",
        "importance/columns/care: column 'i2' is frequency_weight of the survey already; name another column for one of them",
    ),
    study(
        _RATED + "outcome: {column: i1}\n",
        "outcome",
        "'i1'",
        "outcome: column 'i1' is the importance of speed already; name another column for one of them",
    ),
    study(
        f"importance: {{{_COLUMNS}, scale: [3, 1]}}\n",
        "importance.scale",
        "3",
        "importance.scale: 3 is not below 1; give the lowest, then the highest",
    ),
    study(
        f"importance: {{{_COLUMNS}, scale: [1, 2, 3]}}\n",
        "importance.scale",
        "[1, 2, 3]",
        "importance.scale: [1, 2, 3] is no scale; give the lowest and the highest, two whole numbers",
    ),
    study(
        f"importance: {{{_COLUMNS}, scale: [1, 2.5]}}\n",
        "importance.scale[1]",
        "2.5",
        "importance.scale[1]: 2.5 is not a whole number; give one",
    ),
    study(
        "outcome: {column: end, scale: [0, 100]}\n",
        "outcome.scale",
        "101",
        "outcome.scale: 0 to 100 are 101 grades; give a scale of at most 100",
    ),
    study(
        "outcome: {column: end, scale: [0, 1000001]}\n",
        "outcome.scale[1]",
        "1000001",
        "outcome.scale[1]: 1000001 is above 1e+06; give at most that",
    ),
    study(
        f"importance: {{{_COLUMNS}, scale: [1, 3], dont_know: [3..9]}}\n",
        "importance",
        "'3..9'",
        "importance: dont_know: '3..9' means don't know, and 3 is on the scale; leave one out",
    ),
    study(
        "outcome: {column: end, dont_know: [satisfied]}\n",
        "outcome/dont_know",
        "'satisfied'",
        "outcome/dont_know: 'satisfied' means don't know, and 'satisfied' is a grade's; leave one out, or give the outcome its "
        "own scale",
    ),
    study(
        f"importance: {{{_COLUMNS}}}\n",
        "importance.scale",
        "",
        "importance.scale: this field is missing; give it a value",
    ),
)

_ANSWERED = (
    _call(
        lambda: fe.tally(_BOTH, _without("i2")),
        "care",
        "'i2'",
        "importance: no column rates these leaves; add the columns, or leave importance out of the study\n  care (column "
        "'i2')",
        AnswersError,
    ),
    _call(
        lambda: fe.tally(_BOTH, _without("end")),
        "outcome",
        "'end'",
        "outcome: no column is called 'end'; add it, or leave the outcome out of the study",
        AnswersError,
    ),
    _call(
        lambda: fe.tally(_SERVICE, _ROWS, detail="moments").outcome_moments,
        "outcome_moments",
        "",
        "outcome_moments: the tally was made without an outcome; tally the answers by a study that declares one, with "
        "detail='moments'",
        TallyError,
    ),
    _call(
        lambda: fe.tally(_BOTH, _ROWS, detail="counts").outcome_moments,
        "outcome_moments",
        "counts",
        "outcome_moments: the tally carries counts only; tally the answers with detail='moments'",
        TallyError,
    ),
)

_ADDED = (
    _call(
        lambda: fe.tally(_BOTH, _ROWS) + fe.tally(_SERVICE, _ROWS),
        "importance",
        "",
        "importance: a tally with it and one without do not add; tally both by one study, or add tally.alone() of the "
        "one that has it",
        TallyError,
    ),
    _call(
        lambda: fe.tally(_SERVICE, _ROWS) + fe.tally(fe.Study.from_yaml(STUDY + _ENDED), _ROWS),
        "outcome",
        "",
        "outcome: a tally with it and one without do not add; tally both by one study, or add tally.alone() of the "
        "one that has it",
        TallyError,
    ),
    _call(
        lambda: fe.evaluate(
            _BOTH.model_copy(update={"outcome": fe.Outcome(column="end", scale=(1, 10))}), fe.tally(_BOTH, _ROWS)
        ),
        "tally",
        "outcome",
        "tally: its outcome was read on another scale, or by other rules; tally the answers by this study",
        TallyError,
    ),
)

_FILES = (
    _call(
        lambda: _stored(lambda document: document["importance"].update(leaves=["speed", "care", "cost"])),
        "tally/importance",
        "",
        "tally/importance: not of the same leaves, objects and rows; store the whole tally",
        TallyError,
    ),
    _call(
        lambda: _stored(lambda document: document.update(importance=_one_row()["importance"])),
        "tally/importance",
        "",
        "tally/importance: not of the same leaves, objects and rows; store the whole tally",
        TallyError,
    ),
    _call(
        lambda: _stored(lambda document: document["outcome"]["figures"].pop("rows")),
        "tally/outcome",
        "rows",
        "tally/outcome: tally/figures: rows is missing; store the whole tally",
        TallyError,
    ),
    _call(
        lambda: _stored(lambda document: document["figures"].pop("outcome_moments")),
        "tally/figures",
        "",
        "tally/figures: some figures lack what belongs to them; store the whole tally",
        TallyError,
    ),
    _call(
        lambda: _stored(lambda document: document["figures"]["outcome_moments"][0].__setitem__(0, 3)),
        "tally/figures/outcome_moments",
        "",
        "tally/figures/outcome_moments: of more rows than answer every leaf; store the whole tally",
        TallyError,
    ),
)


def _crowded() -> object:
    """Ask for the co-moments of more objects than memory should hold, by those with the outcome alone."""
    leaves = [fe.Indicator(id=f"q{at}") for at in range(1000)]
    many = fe.Study(grades=5, root=fe.Indicator(id="all", children=leaves), outcome=fe.Outcome(column="end"))
    rows = {**{leaf.id: [5] * 60 for leaf in leaves}, "end": [5] * 60, "branch": list(range(60))}
    return fe.tally(many, rows, by="branch", detail="moments")


_LARGE = (
    _call(
        _crowded,
        "detail",
        "moments",
        "detail: moments of 60 objects is 60,240,240 figures, more than 50,000,000; tally fewer objects at once, or ask for less",
        OptionError,
    ),
)

_TOGETHER = (
    _call(
        lambda: fe.tally(
            _BOTH, [{name: value for name, value in row.items() if name not in ("i2", "end")} for row in _ROWS]
        ),
        "answers",
        "'i2'",
        "answers: columns that the study names are not there; add them, or mend the study\n  importance: care (column 'i2')\n  "
        "outcome: 'end'",
        AnswersError,
    ),
)
ROWS: tuple[Row, ...] = (*_DECLARED, *_ANSWERED, *_TOGETHER, *_ADDED, *_FILES, *_LARGE)
