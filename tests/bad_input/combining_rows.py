"""Weight vectors that a rule does not unite, and baselines that are none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fuzzyeval as fe
from bad_input.rows import FOLDER, STUDY, Row, read, study
from fuzzyeval.errors import ArrayError, FuzzyEvalError, OptionError, StudyError, WeightsError

__all__ = ["ROWS"]

_A, _B = [0.5, 0.3, 0.2], [0.2, 0.2, 0.6]
_EITHER = "choose another rule, or negative='project'"
_HIERARCHY = "use the baseline of this hierarchy, or weigh anew"


def _any(value: object) -> Any:
    """Return a value of another type than is asked for, past the type checker."""
    return value


def _row(
    given: Callable[[], object], place: str, value: str, said: str, error: type[FuzzyEvalError] = ArrayError
) -> Row:
    return Row(lambda _: given(), place, value, said, error)


_ARRAYS = (
    _row(
        lambda: fe.combine([0.9, 0.05, 0.05], [0.4, 0.3, 0.3], rule="game_theory"),
        "subjective, objective",
        "-0.326",
        f"subjective, objective: game theory solves to the coefficients 1.156, -0.326, and a share is not negative; {_EITHER}",
        WeightsError,
    ),
    _row(
        lambda: fe.combine(_A, _B, rule="geometric", floor=0.1),
        "floor",
        "geometric",
        "floor: only the multiplicative rule has one, not geometric; leave it out, or change the rule",
        OptionError,
    ),
    _row(
        lambda: fe.combine(_A, _B, alpha=0.6),
        "alpha",
        "multiplicative",
        "alpha: only the linear rule has one, not multiplicative; leave it out, or change the rule",
        OptionError,
    ),
    _row(
        lambda: fe.combine([_A, [1.0, 0.0, 0.0]], [_B, [0.0, 1.0, 0.0]], rule="geometric"),
        "subjective[1], objective[1]",
        "geometric",
        "subjective[1], objective[1]: no indicator has weight in both, so the geometric rule gives none; use the linear rule",
        WeightsError,
    ),
    _row(
        lambda: fe.combine([1, 0, 0], [_A, [0.0, 0.5, 0.5]]),
        "subjective, objective[1]",
        "multiplicative",
        "subjective, objective[1]: no indicator has weight in both, so the multiplicative rule gives none; give it a floor, or "
        "use the linear rule",
        WeightsError,
    ),
    _row(lambda: fe.combine(_A, _B, floor=2), "floor", "2", "floor: 2 is not a number from 0 to 1", OptionError),
    _row(
        lambda: fe.combine(_A, _B, rule="game_theory", negative=_any("abs")),
        "negative",
        "'abs'",
        "negative: 'abs' is not one of refuse, project",
        OptionError,
    ),
    _row(
        lambda: fe.combination(_A, _B, [0.5, 0.5]),
        "further[0]",
        "2",
        "further[0]: 2 weights for 3 subjective ones; give as many",
    ),
    _row(
        lambda: fe.combination([_A], _B),
        "subjective",
        "(1, 3)",
        "subjective: shape (1, 3); give one vector of weights",
    ),
    _row(
        lambda: fe.combination(_A, _B, _A, rule="linear"),
        "rule",
        "3",
        "rule: linear unites two vectors, and 3 are given; use least_deviation, which gives each the same",
        OptionError,
    ),
    _row(
        lambda: fe.combination([1, 0, 0], [0, 1, 0], _A),
        "further[0]",
        "",
        "subjective, objective, further[0]: no indicator has weight in all of them, so the multiplicative rule gives none; "
        "give it a floor, or use least_deviation",
        WeightsError,
    ),
    _row(
        lambda: fe.combination(_A, _B, [0.35, 0.25, 0.4], rule="game_theory"),
        "further[0]",
        "",
        "subjective, objective, further[0]: one vector follows from the others, or nearly, and the equations of game theory "
        "contradict each other or leave its coefficients open; leave one out",
        WeightsError,
    ),
)


def _frozen(of: str, place: str, value: str, said: str) -> Row:
    return study(f"weighting: {{method: baseline, of: {of}}}", place, value, said)


def _file(content: str | None, value: str, said: str) -> Row:
    """Return the row of a study beside whose file a baseline has this content, or is not there."""

    def given(folder: Path) -> object:
        if content is not None:
            (folder / "spring.json").write_text(content, encoding="utf-8")
        file = folder / "study.yaml"
        file.write_text(STUDY + "weighting: {method: baseline, of: spring.json}", encoding="utf-8")
        return fe.Study.load(file)

    return Row(given, "weighting.of", value, f"{FOLDER}/study.yaml: weighting.of: {said}", StudyError)


_WEIGHTS = {"service": {"speed": 0.5, "care": 0.3, "price": 0.2}}
_BASELINES = (
    study(
        "weighting: {method: baseline}",
        "weighting.of",
        "",
        "weighting.of: this field is missing; give it a value",
    ),
    _frozen(
        "5",
        "weighting.of",
        "5",
        "weighting.of: 5 is no baseline; give a stored evaluation, or weights such as {quality: {speed: 0.6, care: 0.4}}",
    ),
    _frozen(
        "spring.json",
        "weighting.of",
        "'spring.json'",
        "weighting.of: 'spring.json' is a file, which is looked for beside the file of a study; load the study from its file, "
        "or give what is in it",
    ),
    _frozen(
        "{service: {speed: 0.5, care: 0.3, price: 0.1}}",
        "service",
        "0.9",
        "weighting.of: service: the weights of the baseline sum to 0.9, not to 1 within 1e-9; write them with all their "
        "digits, or divide each by their sum",
    ),
    _frozen(
        "{service: {speed: 0.33333333, care: 0.33333333, price: 0.33333333}}",
        "service",
        "0.99999999",
        "weighting.of: service: the weights of the baseline sum to 0.99999999, not to 1 within 1e-9; write them with all their "
        "digits, or divide each by their sum",
    ),
    _frozen(
        "{service: [0.5, 0.3, 0.2]}",
        "service",
        "[0.5, 0.3, 0.2]",
        "weighting.of: service: [0.5, 0.3, 0.2] is not the weights of its children; give each by its name, such as {speed: "
        "0.6, care: 0.4}",
    ),
    _frozen(
        "{service: {}}",
        "service",
        "{}",
        "weighting.of: service: {} is not the weights of its children; give each by its name, such as {speed: 0.6, care: 0.4}",
    ),
    _frozen(
        "{service: {speed: 60, care: 40}}",
        "service/speed",
        "60",
        "weighting.of: service/speed: 60 is no weight from 0 to 1; give the share of service that it had",
    ),
    _frozen(
        "{service: {speed: half}}",
        "service/speed",
        "'half'",
        "weighting.of: service/speed: 'half' is not a number; give the share of service that it had, from 0 to 1",
    ),
    _frozen(
        "{service: {speed: 0.5, price: 0.5}}",
        "service",
        "speed, price",
        f"service: the baseline splits it among speed, price, the study among speed, care, price; {_HIERARCHY}",
    ),
    read(
        STUDY + "weighting: {method: baseline, of: {services: {speed: 0.5, care: 0.5}}}",
        "weighting",
        "'services'",
        "text: 2 problems\n  weighting: 'services' is not an indicator with children; did you mean 'service'?\n  "
        f"service: the baseline has no such indicator with children; {_HIERARCHY}",
    ),
    _frozen(
        "{fuzzyeval_result: 1, weights: {splits: 3}}",
        "weighting.of",
        "",
        "weighting.of: baseline: no weights of an evaluation are in it; give what Evaluation.model_dump_json has written",
    ),
    _file(
        None,
        f"{FOLDER}/spring.json",
        f"{FOLDER}/spring.json: cannot be read (No such file or directory); give the path of a file",
    ),
    _file(
        json.dumps(_WEIGHTS),
        "spring.json",
        "spring.json: no weights of an evaluation are in it; give what Evaluation.model_dump_json has written",
    ),
    _file(
        "{",
        f"{FOLDER}/spring.json, line 1",
        f"{FOLDER}/spring.json, line 1: not JSON (Expecting property name enclosed in double quotes); mend the line",
    ),
    study(
        "weighting: {method: combined, subjective: equal, rule: linear, floor: 0.1}",
        "weighting: floor",
        "linear",
        "weighting: floor: only the multiplicative rule has one, not linear; leave it out, or change the rule",
    ),
    study(
        "weighting: {method: combined, subjective: equal, negative: abs}",
        "weighting.negative",
        "'abs'",
        "weighting.negative: 'abs' is not one of refuse, project",
    ),
)

ROWS = (*_ARRAYS, *_BASELINES)
"""What is wrong with vectors to unite, and with a baseline."""
