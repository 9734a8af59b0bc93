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

ROWS = (*_FIELDS, *_PRINCIPLES)
"""What is wrong with one field of a study."""
