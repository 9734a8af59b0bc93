"""What data cannot say of the weights: too little, nothing, or against what was asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import fuzzyeval as fe
from bad_input.rows import STUDY, Row, study
from fuzzyeval.errors import FuzzyEvalError, StudyError, WeightsError

__all__ = ["ROWS"]

_RATED = "importance: {columns: {speed: i1, care: i2, price: i3}, scale: [0, 3]}\n"
_OUTCOME = "outcome: {column: overall, scale: [0, 10]}\n"


def _asked(way: str, more: str = "", base: str = STUDY) -> fe.Study:
    return fe.Study.from_yaml(f"{base}{more}weighting: {way}\n")


def _rows(speed: str, care: str, price: str, **further: Any) -> list[dict[str, Any]]:
    """Return answers, a letter each; a dot is a gap."""
    columns = {"speed": speed, "care": care, "price": price, **further}
    return [
        {name: None if value == "." else int(value) for name, value in zip(columns, row, strict=True)}
        for row in zip(*columns.values(), strict=True)
    ]


def _weighed(
    way: str, answers: Any, said: str, *, place: str = "weighting", value: str = "", more: str = "", base: str = STUDY
) -> Row:
    return Row(lambda _: fe.evaluate(_asked(way, more, base), answers), place, value, said, WeightsError)


def _call(
    given: Callable[[], object], said: str, place: str = "weighting", error: type[FuzzyEvalError] = WeightsError
) -> Row:
    return Row(lambda _: given(), place, "", said, error)


_VARIED = _rows("4512", "5143", "3215")
_RELATION = fe.Relation.from_rows(
    {leaf: [0.5, 0.5, 0, 0, 0] for leaf in ("speed", "care", "price")}, _asked("equal").grade_labels
)
_ZERO = "grades: [{label: bad, score: 0, answer: 0}, {label: good, score: 1, answer: 1}]\n" + STUDY.partition("\n")[2]
_BELOW = "grades: [{label: bad, score: -1}, {label: good, score: 1}]\n" + STUDY.partition("\n")[2]

_DECLARED = (
    study(
        "weighting: stated",
        "weighting",
        "",
        "weighting: stated needs ratings; name their columns and their scale under importance",
    ),
    study("weighting: derived", "weighting", "", "weighting: derived needs an outcome; name its column under outcome"),
    study(
        "weighting: stated\nimportance: {columns: {speed: i1, care: i2, price: i3}, scale: [-2, 2]}",
        "importance/scale",
        "-2",
        "importance/scale: stated needs ratings of at least 0, and the lowest is -2; shift the scale",
    ),
    Row(
        lambda _: _asked("gini", base=_BELOW),
        "grades",
        "-1",
        "text: grades: Gini needs scores of at least 0, and the lowest is -1; shift the scores",
        StudyError,
    ),
)

_SAID = (
    _weighed(
        "standard_deviation",
        _rows("44", "33", "55"),
        "weighting: no leaf varies over respondents, so standard deviation prefers none; weigh by judgement or equally",
    ),
    _weighed(
        "variation",
        _rows("00", "10", "11"),
        "speed: its mean score is 0, so variation is not defined; shift the scores of the grades",
        place="speed",
        base=_ZERO,
    ),
    _weighed(
        "{method: gini, over: objects}",
        _VARIED,
        "weighting: Gini over objects needs two objects at least; tally the answers by a column that tells objects apart, or "
        "weigh over respondents",
    ),
    _weighed(
        "vote_entropy",
        _rows("12345", "54321", "21345"),
        "weighting: the answers to every leaf are spread evenly over the grades, so vote entropy prefers none; weigh by "
        "judgement or equally",
    ),
    _weighed(
        "stated",
        [{**row, "i1": 2, "i2": None, "i3": 1} for row in _VARIED],
        "care: nobody rated its importance; collect ratings of it, or weigh otherwise",
        place="care",
        more=_RATED,
    ),
    _weighed(
        "stated",
        [{**row, "i1": 0, "i2": 0, "i3": 0} for row in _VARIED],
        "weighting: all ratings of importance are 0, so that nothing matters; weigh otherwise",
        more=_RATED,
    ),
    _weighed(
        "derived",
        [{**row, "overall": 7} for row in _VARIED],
        "weighting: no leaf goes with the outcome, so derived prefers none; weigh otherwise",
        more=_OUTCOME,
    ),
    _weighed(
        "derived",
        _rows("4512", "5142", "3215", overall="4512"),
        "care: goes against the outcome, r = -0.3, which is no weight; say reversed: true if its answers run the other way, or "
        "leave the leaf out",
        place="care",
        value="-0.3",
        more=_OUTCOME,
    ),
    _weighed(
        "{method: derived, derivation: relative}",
        _rows("4512", "4512", "3125", overall="4513"),
        "weighting: answers to some leaves follow from those to others, so that their shares of the outcome are not "
        "determined; use correlation, or collect more answers",
        more=_OUTCOME,
    ),
    _weighed(
        "critic",
        _rows("45..", "5.43", "3215"),
        "weighting: CRITIC compares those who answered every leaf, and there are 1; collect complete answers, or weigh otherwise",
        value="1",
    ),
    _weighed(
        "derived",
        _rows("4512", "5142", "3215", overall="...."),
        "weighting: derived compares those who answered every leaf and the outcome, and there are 0, with 0 answer(s) to the "
        "outcome off its scale; mend the scale of the outcome, or collect complete answers",
        value="0",
        more=_OUTCOME,
    ),
    _weighed(
        "derived",
        _rows("4512", "4513", "4512", overall="1254"),
        "outcome: it falls as every leaf rises, and that is no weight; say reversed: true of the outcome, if it runs the other "
        "way",
        place="outcome",
        more=_OUTCOME,
    ),
    _weighed(
        "{method: derived, derivation: regression}",
        _rows("12345", "12354", "32111", overall="12543"),
        "speed: its coefficient beside the other leaves is -0.8889, which is no weight; use relative, or correlation",
        place="speed",
        value="-0.8889",
        more=_OUTCOME,
    ),
    _weighed(
        "{method: derived, derivation: regression}",  # every coefficient is negative, and price goes with the outcome
        _rows("445131", "522233", "134524", overall="342445"),
        "speed: its coefficient beside the other leaves is -1.215, which is no weight; use relative, or correlation",
        place="speed",
        value="-1.215",
        more=_OUTCOME,
    ),
    _weighed(
        "critic",
        _rows("1234", "1234", "1234"),
        "weighting: all leaves that vary say the same but for their scales, so CRITIC prefers none; weigh by "
        "standard_deviation",
    ),
    _weighed(
        "principal_components",
        _rows("1122", "1212", "5555"),
        "weighting: a second principal component explains as much as the first, so that no leaf goes with the others most; "
        "weigh otherwise",
    ),
)

_HELD = (
    _call(
        lambda: fe.weigh(_asked("vote_entropy")),
        "weighting: vote entropy needs data; give weigh a tally of the answers",
    ),
    _call(
        lambda: fe.weigh(_asked("critic"), fe.tally(_asked("equal"), _VARIED, detail="counts")),
        "weighting: CRITIC needs to know how answers go together, and the tally carries counts only; tally the answers with "
        "detail='moments'",
    ),
    _call(
        lambda: fe.weigh(_asked("critic"), _RELATION),
        "weighting: CRITIC over respondents asks what each of them answered, which a relation does not hold; give answers, or "
        "weigh over objects",
    ),
    _call(
        lambda: fe.weigh(_asked("stated", _RATED), fe.tally(_asked("equal"), _VARIED)),
        "weighting: stated needs ratings of importance, and none were counted with these answers; tally the answers again by "
        "this study",
    ),
    _call(
        lambda: fe.weigh(_asked("derived", _OUTCOME), fe.tally(_asked("equal"), _VARIED, detail="moments")),
        "weighting: derived needs an outcome, and none was counted with these answers; tally the answers again by this study",
    ),
)

ROWS = (*_DECLARED, *_SAID, *_HELD)
"""What data cannot say."""
