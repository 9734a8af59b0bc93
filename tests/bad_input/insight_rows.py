"""Results of which nobody can tell how far the score responds to what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import fuzzyeval as fe
from bad_input.rows import STUDY, Row
from fuzzyeval.errors import FuzzyEvalError, OptionError, StudyError, TallyError, WeightsError

__all__ = ["ROWS"]

_JOINT = "give tally=fuzzyeval.tally(study, answers, detail='joint')"
_ASKED = fe.Study.from_yaml(STUDY)


def _answers(**columns: str) -> list[dict[str, Any]]:
    """Return answers, a column a leaf and a digit an answer; a dot is a gap."""
    rows = zip(*columns.values(), strict=True)
    return [{leaf: None if one == "." else int(one) for leaf, one in zip(columns, row, strict=True)} for row in rows]


_ROWS = _answers(speed="12345123", care="33125412", price="45123321")


def _of(rows: list[dict[str, Any]], line: str = "") -> fe.EffectiveImportance:
    asked = fe.Study.from_yaml(STUDY + line)
    return fe.effective_importance(fe.evaluate(asked, fe.tally(asked, rows, detail="joint")))


def _over(count: int, rows: list[dict[str, Any]] = _ROWS, line: str = "", **further: Any) -> fe.EffectiveImportance:
    by = [{**rows[at % len(rows)], "branch": at} for at in range(count)]
    return fe.effective_importance(fe.evaluate(fe.Study.from_yaml(STUDY + line), by, by="branch"), **further)


def _of_north(*by: str) -> fe.Evaluation:
    """Return the evaluation of one object out of many."""
    rows = [{**row, "branch": where, "day": 1} for row in _ROWS for where in ("north", "south")]
    return next(iter(fe.evaluate(_ASKED, rows, by=by).values()))


def _any(value: object) -> Any:
    """Return a value of another type than is asked for, past the type checker."""
    return value


def _row(
    given: Callable[[], object], place: str, value: str, said: str, error: type[FuzzyEvalError] = WeightsError
) -> Row:
    return Row(lambda _: given(), place, value, said, error)


_RESULTS = (
    _row(
        lambda: fe.effective_importance(_any(_ASKED)),
        "result",
        "Study",
        "result: Study is no evaluation; give what fuzzyeval.evaluate returns",
        StudyError,
    ),
    _row(
        lambda: fe.effective_importance(fe.evaluate(fe.Study(grades=5, root=fe.Indicator(id="all")), [{"all": 3}])),
        "all",
        "",
        "all: it is the only indicator, so that there is nothing to compare; give it children",
        StudyError,
    ),
    _row(
        lambda: _of(_ROWS, "operator: min_max"),
        "operator",
        "M(∧,∨)",
        "operator: under M(∧,∨) a single respondent's score is no weighted mean of answers; use weighted_average, or evaluate "
        "many objects",
        StudyError,
    ),
    _row(
        lambda: _of(_ROWS, "reading: [score, fuzzy]"),
        "reading",
        "",
        "reading: the score is the plain mean of the leaves' scores, which responds to no weight; read it as fuzzy or index, or "
        "evaluate many objects",
        StudyError,
    ),
)
_TALLIES = (
    _row(
        lambda: fe.effective_importance(fe.evaluate(_ASKED, _ROWS)),
        "tally",
        "counts",
        f"tally: it carries counts, and not which answers went together; {_JOINT}",
        TallyError,
    ),
    _row(
        lambda: fe.effective_importance(fe.evaluate(_ASKED, _ROWS), tally=fe.tally(_ASKED, _ROWS, detail="moments")),
        "tally",
        "moments",
        f"tally: it carries moments, and not which answers went together; {_JOINT}",
        TallyError,
    ),
    _row(
        lambda: fe.effective_importance(fe.evaluate(_ASKED, fe.evaluate(_ASKED, _ROWS).relation)),
        "tally",
        "",
        f"tally: a relation says nothing of single respondents; {_JOINT}",
        TallyError,
    ),
    _row(
        lambda: fe.effective_importance(fe.evaluate(_ASKED, _ROWS), tally=_any(_ROWS)),
        "tally",
        "list",
        "tally: list is no Tally; give fuzzyeval.tally(study, answers, detail='joint')",
        TallyError,
    ),
    _row(
        lambda: fe.effective_importance(_of_north("branch")),
        "tally",
        "counts",
        "tally: it carries counts, and not which answers went together; give tally=fuzzyeval.tally(study, answers, "
        "by='branch', detail='joint')",
        TallyError,
    ),
    _row(
        lambda: fe.effective_importance(_of_north("branch", "day"), tally=_any(_ROWS)),
        "tally",
        "list",
        "tally: list is no Tally; give fuzzyeval.tally(study, answers, by=['branch', 'day'], detail='joint')",
        TallyError,
    ),
    _row(
        lambda: fe.effective_importance(
            next(iter(fe.evaluate(_ASKED, _of_north("branch").relation, by="branch").values()))
        ),
        "tally",
        "",
        "tally: a relation says nothing of single respondents; give tally=fuzzyeval.tally(study, answers, by='branch', "
        "detail='joint')",
        TallyError,
    ),
    _row(
        lambda: fe.effective_importance(fe.evaluate(_ASKED, _ROWS), tally=fe.tally(_ASKED, _ROWS[:7], detail="joint")),
        "tally",
        "21",
        "tally: it counts 21 answers that were not evaluated, or not all of the 24 that were; tally the same answers",
        TallyError,
    ),
    _row(
        lambda: fe.effective_importance(
            fe.evaluate(_ASKED, [{**row, "branch": "north"} for row in _ROWS], by="branch")["north"],
            tally=fe.tally(_ASKED, [{**row, "branch": "south"} for row in _ROWS], by="branch", detail="joint"),
        ),
        "tally",
        "'north'",
        "tally: it has no object 'north'; tally the answers that were evaluated",
        TallyError,
    ),
)
_RESPONDENTS = (
    _row(
        lambda: fe.effective_importance(fe.evaluate(_ASKED, fe.tally(_ASKED, _ROWS, detail="joint")), confidence=0.95),
        "confidence",
        "",
        "confidence: over the respondents of one object there are no intervals; leave it out, or evaluate many objects",
        OptionError,
    ),
    _row(
        lambda: _of(_answers(speed="12345", care=".....", price="21543"), "missing: reweigh"),
        "care",
        "",
        "care: nobody answered it, so that nothing can respond to it; collect answers, or leave it out of the study",
    ),
    _row(
        lambda: _of(_answers(speed="1234....", care="....1234", price="12341234")),
        "speed, care",
        "",
        "speed, care: nobody answered both, so that they cannot be compared; collect such answers, or leave one out of the study",
    ),
    _row(
        lambda: _of(_answers(speed="1122..", care="12..12", price="..1212")),
        "speed",
        "",
        "speed: none of its grades was given together with answers to each other leaf; collect more complete answers",
    ),
    _row(
        lambda: _of(_answers(speed="333", care="444", price="222")),
        "service",
        "",
        "service: no two respondents differ in their score, so that it responds to nothing; collect more answers",
    ),
    _row(
        lambda: _of(_answers(speed="123", care="121", price="122")),
        "speed",
        "3",
        "speed: 3 respondents are too few for a figure that is corrected for 3 groups of them; collect more answers",
    ),
    _row(
        lambda: _of(_answers(speed="51..51", care="1551..", price="..1515")),
        "service",
        "",
        "service: the answers have such gaps that the variance of its score comes out below 0; collect more complete answers",
    ),
)
_OBJECTS = (
    _row(
        lambda: _over(29),
        "objects",
        "29",
        "objects: 29 are too few, since an interval of r² needs 30; give more, or evaluate fuzzyeval.tally(study, answers, "
        "detail='joint') as one, over its respondents",
    ),
    _row(
        lambda: _over(32, [{**_ROWS[0], "care": None}, *_ROWS[1:]], "missing: reweigh"),
        "care",
        "28",
        "care: 28 of 32 objects have answers to it, and an interval of r² needs 30; collect answers, or leave it out of the "
        "study",
    ),
    _row(
        lambda: _over(30, _ROWS[:1]),
        "service",
        "30",
        "service: all 30 objects have the same score, so that it responds to nothing; give objects that differ",
    ),
    _row(
        lambda: _over(30, tally=fe.tally(_ASKED, _ROWS, detail="joint")),
        "tally",
        "",
        "tally: many objects are compared by their scores, not by answers; leave it out",
        OptionError,
    ),
    _row(
        lambda: _over(30, confidence=1),
        "confidence",
        "1",
        "confidence: 1 is not a number from 0.5 to 0.9999",
        OptionError,
    ),
)
ROWS: tuple[Row, ...] = (*_RESULTS, *_TALLIES, *_RESPONDENTS, *_OBJECTS)
