"""Weights and judgements that say too little, too much, or something else."""

from __future__ import annotations

from bad_input.rows import Row, study

__all__ = ["ROWS"]

_JUDGED = "weighting.judgements: care/price: judgement"
_HOW = "give how much more important the first is, 1/9 to 9"
_FROM_DATA = "entropy, standard_deviation, variation, gini, critic, principal_components, vote_entropy, stated, derived"
_METHODS = f"equal, manual, ahp, {_FROM_DATA}, combined, baseline"


def _weighting(given: str, place: str, value: str, said: str) -> Row:
    return study(f"weighting: {{{given}}}", place, value, said)


def _weights(given: str, place: str, value: str, said: str) -> Row:
    return _weighting(f"method: manual, weights: {given}", place, value, said)


def _judgements(given: str, place: str, value: str, said: str) -> Row:
    return _weighting(f"method: ahp, judgements: {given}", place, value, said)


def _judged(given: str, shown: str, why: str) -> Row:
    """Return the row of a judgement that is none."""
    said = f"{_JUDGED} {shown} is {why}; {_HOW}"
    return _judgements(f"{{service: {{speed/care: 3, care/price: {given}}}}}", "care/price", shown, said)


_WEIGHTINGS = (
    study("weighting: 5", "weighting", "5", "weighting: 5 is no mapping; give fields and their values"),
    _weighting(
        "method: manuel, weights: {}",
        "weighting: method",
        "'manuel'",
        f"weighting: method: 'manuel' is not one of {_METHODS}; did you mean 'manual'?",
    ),
    _weighting(
        "weights: {}",
        "weighting",
        "{'weights': {}}",
        "weighting: {'weights': {}} does not say its method; give method: and a name",
    ),
    _weighting(
        "method: ahp",
        "judgements, panel",
        "",
        "weighting: judgements, panel: exactly one of the two is needed; give judgements, or the panel of those who judged",
    ),
    _weighting(
        "method: entropy, over: respondent",
        "weighting.over",
        "'respondent'",
        "weighting.over: 'respondent' is not one of respondents, objects; did you mean 'respondents'?",
    ),
    _weighting(
        "method: combined",
        "weighting.subjective",
        "",
        "weighting.subjective: this field is missing; give it a value",
    ),
    _weighting(
        "method: combined, subjective: entropy",
        "weighting.subjective: method",
        "'entropy'",
        "weighting.subjective: method: 'entropy' is not one of equal, manual, ahp",
    ),
    _weighting(
        "method: combined, subjective: equal, rule: multiply",
        "weighting.rule",
        "'multiply'",
        "weighting.rule: 'multiply' is not one of multiplicative, linear, geometric, game_theory, least_deviation; did you mean "
        "'multiplicative'?",
    ),
    _weighting(
        "method: combined, subjective: equal, rule: linear, alpha: 2",
        "weighting.alpha",
        "2",
        "weighting.alpha: 2 is above 1; give at most that",
    ),
    _weighting(
        "method: combined, subjective: equal, rule: linear, alpha: -0.5",
        "weighting.alpha",
        "-0.5",
        "weighting.alpha: -0.5 is below 0; give at least that",
    ),
    _weighting(
        "method: combined, subjective: equal, rule: linear, alpha: half",
        "weighting.alpha",
        "'half'",
        "weighting.alpha: 'half' is not a number; give one, without quotes",
    ),
    _weighting(
        "method: combined, subjective: equal, alfa: 0.5",
        "weighting.alfa",
        "'alfa'",
        "weighting.alfa: no field is called 'alfa' here; did you mean 'alpha'?",
    ),
    _weighting(
        "method: ahp, priorities: eigen, judgements: {service: {speed/care: 3, care/price: 1}}",
        "weighting.priorities",
        "'eigen'",
        "weighting.priorities: 'eigen' is not one of eigenvector, geometric_mean; did you mean 'eigenvector'?",
    ),
    _weighting(
        "method: ahp, random_index: saaty, judgements: {service: {speed/care: 3, care/price: 1}}",
        "weighting.random_index",
        "'saaty'",
        "weighting.random_index: 'saaty' is not one of alonso_lamata, saaty_1980, saaty_2005; did you mean 'saaty_2005'?",
    ),
)

_GIVEN = (
    _weights(
        "{service: {speed: 50, care: 30, price: 20}}",
        "service",
        "100",
        "service: the weights sum to 100, not to 1; divide them by their sum",
    ),
    _weights(
        "{service: {speed: 0.5, care: 0.3, price: 0.1}}",
        "service",
        "0.9",
        "service: the weights sum to 0.9, not to 1; divide them by their sum",
    ),
    _weights(
        "{service: {speed: 0.5, care: 0.3}}",
        "service",
        "'price'",
        "service: no weight is given for 'price'; give one, 0 if it is not to count",
    ),
    _weights(
        "{service: {speed: 0.5, care: 0.3, prize: 0.2}}",
        "service",
        "'prize'",
        "service: 'prize' is not one of speed, care, price; did you mean 'price'?",
    ),
    _weights(
        "{service: {speed: -0.5, care: 0.8, price: 0.7}}",
        "service/speed",
        "-0.5",
        "service/speed: weight -0.5 is negative; weights are at least 0",
    ),
    _weights(
        "{}",
        "service",
        "",
        "service: no weights are given; add {service: {speed: ..., care: ..., price: ...}}",
    ),
    _weights(
        "5",
        "weighting.weights",
        "5",
        "weighting.weights: 5 is no mapping; give fields and their values",
    ),
    _weights(
        "{speed: {care: 1}, service: {speed: 0.5, care: 0.3, price: 0.2}}",
        "weighting",
        "'speed'",
        "weighting: 'speed' is not an indicator with children",
    ),
    _weights(
        "{services: {care: 1}, service: {speed: 0.5, care: 0.3, price: 0.2}}",
        "weighting",
        "'services'",
        "weighting: 'services' is not an indicator with children; did you mean 'service'?",
    ),
)

_NO_NUMBER = "not a positive number or fraction"
_BEYOND = "not positive, or beyond 1e-6 to 1e6"
_JUDGEMENTS = (
    _judged("0", "0", _BEYOND),
    _judged("-2", "-2", _NO_NUMBER),
    _judged("strong", "'strong'", _NO_NUMBER),
    _judged("1/0", "'1/0'", _BEYOND),
    _judged("0/1", "'0/1'", _BEYOND),
    _judged("1/2/3", "'1/2/3'", _NO_NUMBER),
    _judged("'3:1'", "'3:1'", _NO_NUMBER),
    _judged("true", "True", _NO_NUMBER),
    _judged("[3]", "[3]", _NO_NUMBER),
    _judged("1e7", "10000000.0", _BEYOND),
    _judged("②", "'②'", _NO_NUMBER),
    _judged("3%", "'3%'", _NO_NUMBER),
    _judgements(
        "5",
        "weighting.judgements",
        "5",
        "weighting.judgements: 5 is not a mapping; give judgements by parent, such as {quality: {speed/care: 2}}",
    ),
    _judgements(
        "{}",
        "service",
        "",
        "service: no judgements are given; compare speed, care, price with one another",
    ),
    _judgements(
        "{service: speed}",
        "service",
        "'speed'",
        "weighting.judgements: service: 'speed' is neither pairs such as {speed/care: 2} nor a matrix",
    ),
    _judgements(
        "{service: {speed: 3}}",
        "service",
        "'speed'",
        "weighting.judgements: service: 'speed' does not compare two indicators; write a/b",
    ),
    _judgements(
        "{service: {speed/care/price: 3}}",
        "service",
        "'speed/care/price'",
        "weighting.judgements: service: 'speed/care/price' does not compare two indicators; write a/b",
    ),
    _judgements(
        "{service: {speed/speed: 3}}",
        "service",
        "'speed/speed'",
        "weighting.judgements: service: 'speed/speed' does not compare two indicators; write a/b",
    ),
    _judgements(
        "{service: {speed/care: 3, 'speed / care': 2, care/price: 1}}",
        "service",
        "'speed/care'",
        "weighting.judgements: service: 'speed/care' is judged twice; keep one",
    ),
    _judgements(
        "{service: {speed/care: 3, care/prise: 3}}",
        "service",
        "'prise'",
        "service: judgement 'care/prise' names 'prise', which is not one of speed, care, price; did you mean 'price'?",
    ),
    _judgements(
        "{service: {speed/care: 3, care/speed: 3, care/price: 1}}",
        "service",
        "care/speed is 3",
        "service: care/speed is 3, but speed/care is 3; one must be the reciprocal of the other; give either",
    ),
    _judgements(
        "{service: {speed/care: 3}}",
        "service",
        "{price}",
        "service: the judgements do not connect {speed, care} and {price}; add a comparison between the parts",
    ),
    _judgements(
        "{service: [[1, 2], [1/2, 1]]}",
        "service",
        "2×2",
        "service: a 2×2 matrix for 3 children; give 3 rows",
    ),
    _judgements(
        "{service: [[1, 2, 3], [1/2, 1], [1/3, 1, 1]]}",
        "service",
        "",
        "weighting.judgements: service: a judgement matrix is a list of 3 rows of 3 numbers each",
    ),
    _judgements(
        "{service: [[1, 2, x], [1/2, 1, 2], [1/3, 1/2, 1]]}",
        "service[0, 2]",
        "'x'",
        f"weighting.judgements: service[0, 2]: judgement 'x' is {_NO_NUMBER}; {_HOW}",
    ),
    _judgements(
        "{service: [[2, 2, 4], [1/2, 1, 2], [1/4, 1/2, 1]]}",
        "service[0, 0]",
        "2",
        "service[0, 0]: 2 is on the diagonal; an indicator equals itself, 1",
    ),
)

ROWS = (*_WEIGHTINGS, *_GIVEN, *_JUDGEMENTS)
"""What is wrong with a weighting."""
