"""Answers that determine no weights, and tallies that do not add or are not the study's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import fuzzyeval as fe
from bad_input.rows import ANSWERS, ROOT, STUDY, Row
from fuzzyeval.errors import FuzzyEvalError, OptionError, StrictError, TallyError, WeightsError

__all__ = ["ROWS"]

_SERVICE = fe.Study.from_yaml(STUDY)


def _call(given: Callable[[], object], place: str, value: str, said: str, error: type[FuzzyEvalError]) -> Row:
    return Row(lambda _: given(), place, value, said, error)


def _with(line: str, answers: Any, place: str, said: str, error: type[FuzzyEvalError]) -> Row:
    """Return the row of answers to the study with a line more."""
    return Row(lambda _: fe.evaluate(fe.Study.from_yaml(STUDY + line), answers), place, "", said, error)


_WEIGHED = (
    _with(
        "weighting: entropy",
        [ANSWERS[0], ANSWERS[0]],
        "weighting",
        "weighting: no leaf varies over respondents, so entropy prefers none; weigh by judgement or equally",
        WeightsError,
    ),
    _with(
        "weighting: {method: entropy, over: objects}",
        ANSWERS,
        "weighting",
        "weighting: entropy over objects needs two objects at least; tally the answers by a column that tells objects "
        "apart, or weigh over respondents",
        WeightsError,
    ),
    _with(
        "strict: true\nweighting: {method: ahp, judgements: {service: {speed/care: 9, care/price: 9, price/speed: 9}}}",
        ANSWERS,
        "service",
        "service: the judgements contradict each other: CR 6.776 is 0.1 or more; revisit them; the study is strict, so "
        "mend them or let it say strict: false",
        StrictError,
    ),
    _with(
        "weighting: {method: combined, subjective: {method: manual, weights: {service: {speed: 0, care: 1, price: 0}}}}",
        ANSWERS,
        "service",
        "service: judgement gives weight only where the data give none, so the multiplicative rule gives none; use the "
        "linear rule, or the multiplicative one with a floor, or judge again",
        WeightsError,
    ),
    _call(
        lambda: fe.weigh(fe.Study.from_yaml(f"{STUDY}weighting: entropy")),
        "weighting",
        "",
        "weighting: entropy needs data; give weigh a tally of the answers",
        WeightsError,
    ),
    _call(
        lambda: fe.weigh(_SERVICE, ANSWERS),  # type: ignore[arg-type]  # answers, not yet tallied
        "data",
        "list",
        "data: list is neither a tally nor a relation; give tally(study, answers)",
        WeightsError,
    ),
)

_OTHER = fe.Study.from_yaml(STUDY.replace("price", "prices"))
_SHORTER = fe.Study.from_yaml(STUDY.replace(", {id: price}", ""))
_THREE = fe.Study.from_yaml("grades: 3\n" + ROOT)
_TALLY, _BY_BRANCH = fe.tally(_SERVICE, ANSWERS), fe.tally(_SERVICE, ANSWERS, by="branch")
_TALLIES = (
    _call(
        lambda: _TALLY + fe.tally(_OTHER, [{**row, "prices": 1} for row in ANSWERS]),
        "tallies",
        "speed, care, prices",
        "tallies of different leaves do not add: speed, care, price and speed, care, prices; tally both by one study",
        TallyError,
    ),
    _call(
        lambda: fe.tally(_THREE, ANSWERS) + _TALLY,
        "tallies",
        "satisfied 100 (3)",
        "tallies of different grades do not add: satisfied 100 (3), neutral 66.67 (2), dissatisfied 33.33 (1) and "
        "very satisfied 100 (5), satisfied 80 (4), neutral 60 (3), dissatisfied 40 (2), very dissatisfied 20 (1); "
        "tally both by one study",
        TallyError,
    ),
    _call(
        lambda: sum([fe.Tally.from_counts(_SERVICE, [[2**52, 0, 0, 0, 0]] * 3)] * 2),
        "tallies",
        "9,007,199,254,740,992",
        "tallies: together they are of 9,007,199,254,740,992 rows, and only fewer than 2**53 are counted exactly; keep them "
        "apart",
        TallyError,
    ),
    _call(
        lambda: _TALLY + _BY_BRANCH,
        "by",
        "branch",
        "by: a tally by no column and one by branch do not add; tally both by the same columns",
        TallyError,
    ),
    _call(
        lambda: _BY_BRANCH.rolled_up("region"),
        "by",
        "'region'",
        "by: the tally is by branch, not by 'region'; tally the answers by it",
        TallyError,
    ),
    _call(
        lambda: fe.evaluate(_SERVICE, _TALLY, by="branch"),
        "by",
        "'branch'",
        "by: the tally is by no column, not by 'branch'; tally the answers by it",
        TallyError,
    ),
    _call(
        lambda: fe.evaluate(_SHORTER, _TALLY),
        "tally",
        "'price'",
        "tally: its leaf 'price' is not in the study; tally by this study",
        TallyError,
    ),
    _call(
        lambda: fe.evaluate(_THREE, _TALLY),
        "tally",
        "",
        "tally: its grades are not those of the study; tally by this study",
        TallyError,
    ),
    _call(
        lambda: fe.tally(_SERVICE, ANSWERS, detail="jiont"),  # type: ignore[arg-type]
        "detail",
        "'jiont'",
        "detail: 'jiont' is not one of counts, moments, joint; did you mean 'joint'?",
        OptionError,
    ),
)

ROWS = (*_WEIGHED, *_TALLIES)
"""What is wrong with a tally, or with the weights that are to be found from one."""
