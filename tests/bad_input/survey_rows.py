"""Answers that do not hold together with the survey, and counts and stored tallies that are none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import fuzzyeval as fe
from bad_input.rows import ANSWERS, FOLDER, STUDY, Row
from fuzzyeval.errors import AnswersError, FuzzyEvalError, TallyError

__all__ = ["ROWS"]

_SERVICE = fe.Study.from_yaml(STUDY)
_EVERYTHING = {"who": "ann", "day": 1, "times": 2, "weight": 1.5, "region": "north"}
_ROWS: list[dict[str, Any]] = [{**row, **_EVERYTHING, "who": name} for row, name in zip(ANSWERS, "ab", strict=False)]


def _surveyed(survey: dict[str, Any], rows: list[dict[str, Any]], place: str, value: str, said: str) -> Row:
    """Return the row of answers to the study with a survey."""
    study = _SERVICE.model_copy(update={"survey": fe.Survey(**survey)})
    return Row(lambda _: fe.tally(study, rows), place, value, said, AnswersError)


def _call(given: Callable[[], object], place: str, value: str, said: str, error: type[FuzzyEvalError]) -> Row:
    return Row(lambda _: given(), place, value, said, error)


def _changed(**changes: Any) -> list[dict[str, Any]]:
    """Return the rows with the first changed."""
    return [{**_ROWS[0], **changes}, *_ROWS[1:]]


_NO_FREQUENCY = "is found in 1 row(s); give how many respondents the row stands for, a whole number from 0, below 2**53"
_NO_DESIGN = "is no design weight, as is found in 1 row(s); give 0, or a number from 1e-100 to 1e100"

_SURVEYS = (
    _surveyed(
        {"frequency_weight": "tims"},
        _ROWS,
        "survey",
        "'tims'",
        "survey: no column is called so; add the columns, or mend the study\n  'tims'; did you mean 'times'?",
    ),
    _surveyed(
        {"frequency_weight": "times"},
        _changed(times=1.5),
        "times",
        "1.5",
        f"times: 1.5 is no frequency weight, as {_NO_FREQUENCY}",
    ),
    _surveyed(
        {"frequency_weight": "times"},
        _changed(times=-1),
        "times",
        "-1",
        f"times: -1 is no frequency weight, as {_NO_FREQUENCY}",
    ),
    _surveyed(
        {"frequency_weight": "times"},
        _changed(times=2**53 - 1),
        "times",
        "9.0072e+15",
        "times: the rows stand for 9.0072e+15 respondents, and only fewer than 2**53 are counted exactly; give weights that "
        "are counts",
    ),
    _surveyed({"sample_weight": "weight"}, _changed(weight=None), "weight", "None", f"weight: None {_NO_DESIGN}"),
    _surveyed({"sample_weight": "weight"}, _changed(weight="much"), "weight", "'much'", f"weight: 'much' {_NO_DESIGN}"),
    _surveyed({"sample_weight": "weight"}, _changed(weight=1e-200), "weight", "1e-200", f"weight: 1e-200 {_NO_DESIGN}"),
    _surveyed(
        {"respondent": "who", "duplicates": "refuse"},
        _changed(who="b"),
        "who",
        "'b'",
        "who: 1 respondent(s) answered more than once, such as 'b'; let the survey say duplicates: first or last, or keep",
    ),
    _surveyed(
        {"respondent": "who", "duplicates": "refuse"},
        _changed(who=" "),
        "who",
        "1 row(s)",
        "who: 1 row(s) do not say who answered, so that nobody can tell whose they are; fill the column, or leave it out of "
        "the survey",
    ),
    _surveyed(
        {"respondent": "who", "duplicates": "last", "order_by": "day"},
        _changed(who="b"),
        "day",
        "'1'",
        "day: 'b' has 2 rows with '1', so that none of them is the last; tell them apart, or keep all",
    ),
    _surveyed(
        {"respondent": "who", "duplicates": "first", "order_by": "day"},
        _changed(who="b", day=None),
        "day",
        "",
        "day: blank in a row of a respondent who has several, so that it has no place among them; fill the column, or keep "
        "all",
    ),
    _surveyed(
        {"shares": {"region": {"south": 1}}},
        _ROWS,
        "survey/shares/region",
        "'south'",
        "survey/shares/region: no part of the sample has 'south', which should have a share of 1; share it among values that "
        "there are\n  survey/shares/region: 1 of the sample has 'north', which has no share; give it one, or correct the answers",
    ),
)

_COUNTS = (
    _call(
        lambda: fe.Tally.from_counts(_SERVICE, [[1, 2]]),
        "counts",
        "1 × 1 × 2",
        "counts: of shape 1 × 1 × 2, where the study has 3 leaves and 5 grades; give (m, n), or (k, m, n) with the keys of the "
        "k objects",
        TallyError,
    ),
    _call(
        lambda: fe.Tally.from_counts(_SERVICE, [[1, 2, 3, 4, -5]] * 3),
        "counts",
        "-5",
        "counts: -5 is no count; give a whole number from 0",
        TallyError,
    ),
    _call(
        lambda: fe.Tally.from_counts(_SERVICE, [[1, 0, 0, 0, 0], [1, 0, 0, 0, 0], [2, 0, 0, 0, 0]]),
        "price",
        "2",
        "price: 2 answers and gaps, where speed has 1; count what is missing too",
        TallyError,
    ),
    _call(
        lambda: fe.tally(_SERVICE, ANSWERS, detail="counts").moments,
        "moments",
        "counts",
        "moments: the tally carries counts only; tally the answers with detail='moments'",
        TallyError,
    ),
    _call(
        lambda: fe.tally(_SERVICE, ANSWERS, detail="counts") + fe.tally(_SERVICE, ANSWERS, detail="joint"),
        "detail",
        "counts",
        "detail: a tally of counts and one of joint do not add; tally both with the same detail",
        TallyError,
    ),
    _call(
        lambda: fe.Tally.from_counts(
            _SERVICE.model_copy(update={"survey": fe.Survey(shares={"region": {"north": 1}})}), [[1, 0, 0, 0, 0]] * 3
        ),
        "survey",
        "",
        "survey: counts made elsewhere have no design weights; leave sample_weight and shares out",
        TallyError,
    ),
    _call(
        lambda: fe.Tally.from_arrow(5),
        "table",
        "int",
        "table: int is no stored tally; give what to_arrow or save made",
        TallyError,
    ),
    Row(
        lambda folder: fe.tally(_SERVICE, ANSWERS).save(folder / "tally.csv"),
        f"{FOLDER}/tally.csv",
        "tally.csv",
        f"{FOLDER}/tally.csv: tallies are stored as .json or .parquet; name the file so",
        TallyError,
    ),
    Row(
        lambda folder: fe.Tally.load(folder / "gone.json"),
        f"{FOLDER}/gone.json",
        "No such file",
        f"{FOLDER}/gone.json: cannot be read (No such file or directory); give the path of a stored tally",
        TallyError,
    ),
)

ROWS: tuple[Row, ...] = (*_SURVEYS, *_COUNTS)
