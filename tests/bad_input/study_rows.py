"""Studies whose fields are wrong, one at a time: names, languages, operators, readings, principles."""

from __future__ import annotations

from bad_input.rows import OPERATORS, study

__all__ = ["ROWS"]

_FIELDS = (
    study("gradez: 5", "gradez", "'gradez'", "gradez: no field is called 'gradez' here; did you mean 'grades'?"),
    study(
        "normalize: final",
        "normalize",
        "'normalize'",
        "normalize: no field is called 'normalize' here; did you mean 'normalise'?",
    ),
    study(
        "principal: confidence",
        "principal",
        "'principal'",
        "principal: no field is called 'principal' here; did you mean 'principle'?",
    ),
    study(
        "wieghting: equal",
        "wieghting",
        "'wieghting'",
        "wieghting: no field is called 'wieghting' here; did you mean 'weighting'?",
    ),
    study("name: 5", "name", "5", "name: 5 is not text; put it in quotes"),
    study("name: [a, b]", "name", "['a', 'b']", "name: ['a', 'b'] is not text; put it in quotes"),
    study("language: 5", "language", "5", "language: 5 is not text; put it in quotes"),
    study("language: fr", "language", "'fr'", "language: no label is in 'fr'; choose from en, zh"),
    study(
        "normalise: yes",
        "normalise",
        "'yes'",
        "normalise: 'yes' is not one of none, final, every_level",
    ),
    study(
        "normalise: every level",
        "normalise",
        "'every level'",
        "normalise: 'every level' is not one of none, final, every_level; did you mean 'every_level'?",
    ),
    study("missing: drop", "missing", "'drop'", "missing: 'drop' is not one of refuse, reweigh"),
    study(
        "missing: reweight",
        "missing",
        "'reweight'",
        "missing: 'reweight' is not one of refuse, reweigh; did you mean 'reweigh'?",
    ),
    study("rows: sum", "rows", "'sum'", "rows: 'sum' is not one of unit, as_given, normalise"),
    study(
        "rows: normalize",
        "rows",
        "'normalize'",
        "rows: 'normalize' is not one of unit, as_given, normalise; did you mean 'normalise'?",
    ),
    study("strict: 1", "strict", "1", "strict: 1 is neither true nor false; give one of them"),
    study("strict: no", "strict", "'no'", "strict: 'no' is neither true nor false; give one of them"),
    study(
        "reading: fuzy", "reading", "'fuzy'", "reading: 'fuzy' is not one of fuzzy, score, index; did you mean 'fuzzy'?"
    ),
    study("reading: 5", "reading", "5", "reading: 5 is not one of fuzzy, score, index"),
    study(
        "reading: []",
        "reading",
        "[]",
        "reading: [] is not a list of different readings; choose from fuzzy, score, index",
    ),
    study(
        "reading: [fuzzy, index, fuzzy]",
        "reading",
        "['fuzzy', 'index', 'fuzzy']",
        "reading: ['fuzzy', 'index', 'fuzzy'] is not a list of different readings; choose from fuzzy, score, index",
    ),
    study(
        "operator: min-max",
        "operator",
        "'min-max'",
        f"operator: 'min-max' is not one of {OPERATORS}; did you mean 'min_max'?",
    ),
    study(
        "operator: weighted average",
        "operator",
        "'weighted average'",
        f"operator: 'weighted average' is not one of {OPERATORS}; did you mean 'weighted_average'?",
    ),
    study(
        "operator: M(.,+)",
        "operator",
        "'M(.,+)'",
        f"operator: 'M(.,+)' is not one of {OPERATORS}; did you mean 'M(·,+)'?",
    ),
    study("operator: 5", "operator", "5", f"operator: 5 is not one of {OPERATORS}"),
)

_PRINCIPLES = (
    study(
        "principle: confidense",
        "principle",
        "'confidense'",
        "principle: 'confidense' is not one of maximum_membership, weighted_average, confidence; did you mean 'confidence'?",
    ),
    study(
        "principle: {method: maximum}",
        "principle: method",
        "'maximum'",
        "principle: method: 'maximum' is not one of maximum_membership, weighted_average, confidence",
    ),
    study(
        "principle: {threshold: 0.5}",
        "principle",
        "{'threshold': 0.5}",
        "principle: {'threshold': 0.5} does not say its method; give method: and a name",
    ),
    study("principle: 5", "principle", "5", "principle: 5 is no mapping; give fields and their values"),
    study(
        "principle: {method: confidence, threshold: 1.5}",
        "principle.threshold",
        "1.5",
        "principle.threshold: 1.5 is above 1; give at most that",
    ),
    study(
        "principle: {method: confidence, threshold: 0}",
        "principle.threshold",
        "0",
        "principle.threshold: 0 is not above 0; give a larger number",
    ),
    study(
        "principle: {method: confidence, threshold: '0.7'}",
        "principle.threshold",
        "'0.7'",
        "principle.threshold: '0.7' is not a number; give one, without quotes",
    ),
    study(
        "principle: {method: confidence, treshold: 0.7}",
        "principle.treshold",
        "'treshold'",
        "principle.treshold: no field is called 'treshold' here; did you mean 'threshold'?",
    ),
    study(
        "principle: {method: confidence, from: best}",
        "principle.from",
        "'best'",
        "principle.from: 'best' is not one of better, worse; did you mean 'better'?",
    ),
    study(
        "principle: {method: weighted_average, cuts: 5}",
        "principle.cuts",
        "5",
        "principle.cuts: 5 is no list; give one",
    ),
    study(
        "principle: {method: weighted_average, cuts: [90, 70]}",
        "principle",
        "cuts [90.0, 70.0]",
        "principle: cuts [90.0, 70.0] do not part the scores [100.0, 80.0, 60.0, 40.0, 20.0]; "
        "give 4, one between each two neighbours, in their order",
    ),
    study(
        "principle: {method: weighted_average, cuts: [30, 50, 70, 90]}",
        "principle",
        "cuts [30.0, 50.0, 70.0, 90.0]",
        "principle: cuts [30.0, 50.0, 70.0, 90.0] do not part the scores [100.0, 80.0, 60.0, 40.0, 20.0]; "
        "give 4, one between each two neighbours, in their order",
    ),
)

_RESPONDENT = "needs to know who answered; name the column as respondent"

_SURVEYS = (
    study("survey: id", "survey", "'id'", "survey: 'id' is no mapping; give fields and their values"),
    study(
        "survey: {respondant: id}",
        "survey.respondant",
        "'respondant'",
        "survey.respondant: no field is called 'respondant' here; did you mean 'respondent'?",
    ),
    study("survey: {respondent: 5}", "survey.respondent", "5", "survey.respondent: 5 is not text; put it in quotes"),
    study(
        "survey: {respondent: id, duplicates: drop}",
        "survey.duplicates",
        "'drop'",
        "survey.duplicates: 'drop' is not one of keep, refuse, first, last",
    ),
    study("survey: {duplicates: refuse}", "survey", "'refuse'", f"survey: duplicates 'refuse' {_RESPONDENT}"),
    study("survey: {duplicates: last, order_by: day}", "survey", "'last'", f"survey: duplicates 'last' {_RESPONDENT}"),
    study(
        "survey: {respondent: id, duplicates: first}",
        "survey",
        "'first'",
        "survey: duplicates 'first' needs an order; name the column as order_by",
    ),
    study(
        "survey: {respondent: id, order_by: day}",
        "survey",
        "'day'",
        "survey: order_by 'day' orders nothing where duplicates is 'keep'; choose first or last, or leave it out",
    ),
    study(
        "survey: {long: {indicator: question, answer: value}}",
        "survey",
        "long",
        "survey: long needs to know whose answers belong together; name the column as respondent",
    ),
    study(
        "survey: {respondent: id, long: {indicator: question}}",
        "survey.long.answer",
        "",
        "survey.long.answer: this field is missing; give it a value",
    ),
    study(
        "survey: {frequency_weight: w, sample_weight: w}",
        "survey",
        "'w'",
        "survey: column 'w' is both frequency_weight and sample_weight; name a column for each",
    ),
    study(
        "survey: {respondent: speed}",
        "speed",
        "'speed'",
        "speed: column 'speed' is respondent of the survey; name another column for one of them",
    ),
    study(
        "survey: {shares: {region: {}}}",
        "survey/shares/region",
        "region",
        "survey/shares/region: no shares are given; give one to each value",
    ),
    study(
        "survey: {shares: {region: {north: 1.5, south: -0.5}}}",
        "survey/shares/region",
        "-0.5",
        "survey/shares/region: share -0.5 of 'south' is negative; give at least 0",
    ),
    study(
        "survey: {shares: {region: {north: 0.5, south: 0.4}}}",
        "survey/shares/region",
        "0.9",
        "survey/shares/region: the shares sum to 0.9, not to 1; divide them by their sum",
    ),
    study(
        "survey: {shares: {region: {north: half, south: 0.5}}}",
        "survey.shares.region.north",
        "'half'",
        "survey.shares.region.north: 'half' is not a number; give one, without quotes",
    ),
    study(
        "survey: {shares: {region: [north]}}",
        "survey.shares.region",
        "['north']",
        "survey.shares.region: ['north'] is no mapping; give fields and their values",
    ),
    study("survey: {dont_know: 9}", "survey.dont_know", "9", "survey.dont_know: 9 is no list; give one"),
    study(
        "survey: {dont_know: [9, true]}",
        "survey.dont_know[1]",
        "True",
        "survey.dont_know[1]: True is not an answer code; give a number or a text",
    ),
    study(
        "survey: {dont_know: [99..90]}",
        "survey.dont_know[0]",
        "'99..90'",
        "survey.dont_know[0]: '99..90' holds no number; give the smaller end first",
    ),
    study(
        f"survey: {{dont_know: [{', '.join(map(str, range(10, 111)))}]}}",
        "survey.dont_know",
        "101",
        "survey.dont_know: 101 answers mean don't know; give at most 100",
    ),
)

ROWS = (*_FIELDS, *_PRINCIPLES, *_SURVEYS)
"""What is wrong with one field of a study."""
