"""Grade scales and trees of indicators that are none."""

from __future__ import annotations

from bad_input.rows import GRADES, ROOT, Row, read

__all__ = ["ROWS"]

_MANY = ", ".join(f"{{label: g{score}, score: {score}}}" for score in range(101))
_DEEP = "".join(f"{{id: a{level}, children: [" for level in range(32)) + "{id: a32}" + "]}" * 32


def _grades(given: str, place: str, value: str, said: str) -> Row:
    return read(f"{ROOT}grades: {given}", place, value, f"text: {said}")


def _root(given: str, place: str, value: str, said: str) -> Row:
    return read(f"{GRADES}root: {given}", place, value, f"text: {said}")


_SCALES = (
    _grades("6", "grades", "6", "grades: 6 points: ready-made scales have 3, 4, 5, 7, 10; or list the grades"),
    _grades("five", "grades", "'five'", "grades: 'five' is no list; give one"),
    _grades("[]", "grades", "0", "grades: 0 grades; a scale has 2 to 100"),
    _grades("[{label: good, score: 1}]", "grades", "1", "grades: 1 grades; a scale has 2 to 100"),
    _grades(f"[{_MANY}]", "grades", "101", "grades: 101 grades; a scale has 2 to 100"),
    _grades(
        "[good, {label: bad, score: 1}]",
        "grades[0]",
        "'good'",
        "grades[0]: 'good' is no mapping; give fields and their values",
    ),
    _grades(
        "[{label: good, score: 1}, {label: fair, score: 3}, {label: bad, score: 2}]",
        "grades",
        "[1.0, 3.0, 2.0]",
        "grades: scores [1.0, 3.0, 2.0] are not strictly monotonic; list the grades from best to worst or back",
    ),
    _grades(
        "[{label: good, score: 2, answer: A}, {label: bad, score: 1, answer: A}]",
        "grades",
        "'A'",
        "grades: answer 'A' stands for both 'good' and 'bad'; make codes and labels unique",
    ),
    _grades(
        "[{label: good, score: 2, answer: bad}, {label: bad, score: 1}]",
        "grades",
        "'bad'",
        "grades: answer 'bad' stands for both 'good' and 'bad'; make codes and labels unique",
    ),
    _grades(
        "[{label: good, score: 2, answer: true}, {label: bad, score: 1}]",
        "grades[0].answer",
        "True",
        "grades[0].answer: True is not an answer code; give a number or a text",
    ),
    _grades(
        "[{label: good, score: 2}, {label: bad, score: 1, answer: [1]}]",
        "grades[1].answer",
        "[1]",
        "grades[1].answer: [1] is not an answer code; give a number or a text",
    ),
    _grades(
        "[{label: good, score: '2'}, {label: bad, score: 1}]",
        "grades[0].score",
        "'2'",
        "grades[0].score: '2' is not a number; give one, without quotes",
    ),
    _grades(
        "[{label: good, score: 1e400}, {label: bad, score: 1}]",
        "grades[0].score",
        "inf",
        "grades[0].score: inf is not a finite number; give one",
    ),
    _grades(
        "[{label: good}, {label: bad, score: 1}]",
        "grades[0].score",
        "",
        "grades[0].score: this field is missing; give it a value",
    ),
    _grades(
        "[{label: 5, score: 2}, {label: bad, score: 1}]",
        "grades[0].label",
        "5",
        "grades[0].label: 5 is not a label; give a text, or texts by language such as {en: ..., zh: ...}",
    ),
    _grades(
        "[{label: {en: ' '}, score: 2}, {label: bad, score: 1}]",
        "grades[0].label",
        "{'en': ' '}",
        "grades[0].label: {'en': ' '} is not a label; give a text, or texts by language such as {en: ..., zh: ...}",
    ),
    read(
        "grades: [{label: a, score: 1}, {label: b, score: 0}]\nreading: index\n" + ROOT,
        "reading",
        "0",
        "text: reading: the index needs positive scores, and the lowest is 0; shift the scores",
    ),
    read(
        "grades: [{label: a, score: 1}, {label: b, score: -1}]\nweighting: entropy\n" + ROOT,
        "grades",
        "-1",
        "text: grades: entropy needs scores of at least 0, and the lowest is -1; shift the scores",
    ),
    read(
        "grades: [{label: {fr: bon}, score: 2}, {label: {fr: mauvais}, score: 1}]\nlanguage: fra\n" + ROOT,
        "language",
        "'fra'",
        "text: language: no label is in 'fra'; choose from fr; did you mean 'fr'?",
    ),
)

_TREES = (
    _root("service", "root", "'service'", "root: 'service' is no mapping; give fields and their values"),
    _root("{}", "root.id", "", "root.id: this field is missing; give it a value"),
    _root("{id: 5}", "root.id", "5", "root.id: 5 is not text; put it in quotes"),
    _root("{id: ''}", "root.id", "''", "root.id: '' is not an id; give text without '/', ',' and outer blanks"),
    _root("{id: a/b}", "root.id", "'a/b'", "root.id: 'a/b' is not an id; give text without '/', ',' and outer blanks"),
    _root(
        "{id: 'a,b'}", "root.id", "'a,b'", "root.id: 'a,b' is not an id; give text without '/', ',' and outer blanks"
    ),
    _root("{id: ' a'}", "root.id", "' a'", "root.id: ' a' is not an id; give text without '/', ',' and outer blanks"),
    _root(
        "{id: a, children: [{id: b}, c]}",
        "root.children[1]",
        "'c'",
        "root.children[1]: 'c' is no mapping; give fields and their values",
    ),
    _root(
        "{id: a, children: [{id: b}, {id: b}]}",
        "b",
        "b",
        "b: two indicators have this id; make ids unique in the tree",
    ),
    _root(
        "{id: a, column: q1, children: [{id: b}]}",
        "a",
        "'q1'",
        "a: only leaves have a column; leave out column 'q1'",
    ),
    _root(
        "{id: a, children: [{id: b, operator: min_max}]}",
        "b",
        "",
        "b: a leaf gathers nothing; leave out its weighting and operator",
    ),
    _root(
        "{id: a, children: [{id: b, weighting: equal}]}",
        "b",
        "",
        "b: a leaf gathers nothing; leave out its weighting and operator",
    ),
    _root(
        "{id: a, childs: [{id: b}]}",
        "root.childs",
        "'childs'",
        "root.childs: no field is called 'childs' here; did you mean 'children'?",
    ),
    _root(
        "{id: a, children: [{id: b, colum: q1}]}",
        "root.children[0].colum",
        "'colum'",
        "root.children[0].colum: no field is called 'colum' here; did you mean 'column'?",
    ),
    _root(
        "{id: a, children: [{id: b, column: 1}]}",
        "root.children[0].column",
        "1",
        "root.children[0].column: 1 is not text; put it in quotes",
    ),
    _root(
        "{id: a, label: [x]}",
        "root.label",
        "['x']",
        "root.label: ['x'] is not a label; give a text, or texts by language such as {en: ..., zh: ...}",
    ),
    _root(_DEEP, "a32", "level 33", "a32: level 33; a hierarchy has at most 32 levels"),
    _root(
        "{id: a, weighting: {method: manual, weights: {b: {c: 1}}}, children: [{id: c}]}",
        "a",
        "'b'",
        "a: its own weighting is about 'b'; say it where 'b' is declared",
    ),
)

_LEAF = "root.children[0]"
_LABELS = "very satisfied, satisfied, neutral, dissatisfied, very dissatisfied"
_RANGES = "is no range; write a..b, a..<b, ..b, ..<b or a.., with numbers"


def _leaf(given: str, place: str, value: str, said: str) -> Row:
    return _root(f"{{id: service, children: [{{id: speed, {given}}}, {{id: care}}]}}", place, value, said)


_ANSWERS = (
    _leaf("answers: 5", f"{_LEAF}.answers", "5", f"{_LEAF}.answers: 5 is no mapping; give fields and their values"),
    _leaf(
        "answers: {}",
        f"{_LEAF}.answers",
        "",
        f"{_LEAF}.answers: no answers are given; list them by grade, or leave out answers",
    ),
    _leaf(
        "answers: {satisfied: []}",
        f"{_LEAF}.answers.satisfied",
        "",
        f"{_LEAF}.answers.satisfied: no answer is given; list some, or leave out the grade",
    ),
    _leaf(
        "answers: {satisfied: [4, {a: b}]}",
        f"{_LEAF}.answers.satisfied[1]",
        "{'a': 'b'}",
        f"{_LEAF}.answers.satisfied[1]: {{'a': 'b'}} is not an answer code; give a number or a text",
    ),
    _leaf(
        "answers: {satisfied: 4..five}",
        f"{_LEAF}.answers.satisfied[0]",
        "'4..five'",
        f"{_LEAF}.answers.satisfied[0]: '4..five' {_RANGES}",
    ),
    _leaf(
        "answers: {satisfied: 5..<}",
        f"{_LEAF}.answers.satisfied[0]",
        "'5..<'",
        f"{_LEAF}.answers.satisfied[0]: '5..<' {_RANGES}",
    ),
    _leaf(
        "answers: {satisfied: [1, 7..5]}",
        f"{_LEAF}.answers.satisfied[1]",
        "'7..5'",
        f"{_LEAF}.answers.satisfied[1]: '7..5' holds no number; give the smaller end first",
    ),
    _leaf(
        "answers: {good: 4}",
        "speed",
        "'good'",
        f"speed: no grade is called 'good'; give answers for {_LABELS}",
    ),
    _leaf(
        "answers: {satisfid: 4}",
        "speed",
        "'satisfid'",
        f"speed: no grade is called 'satisfid'; give answers for {_LABELS}; did you mean 'satisfied'?",
    ),
    _leaf(
        "answers: {4: 4, satisfied: 5}",
        "speed",
        "'4' and 'satisfied'",
        "speed: '4' and 'satisfied' are one grade; list its answers once",
    ),
    _leaf(
        "answers: {satisfied: 5..7, neutral: 3..5}",
        "speed",
        "'5..7'",
        "speed: '3..5' means 'neutral', and '5..7' means 'satisfied'; give each answer to one grade",
    ),
    _leaf(
        "answers: {satisfied: 4, neutral: '4.0'}",
        "speed",
        "'4.0'",
        "speed: 4 means 'satisfied', and '4.0' means 'neutral'; give each answer to one grade",
    ),
    _leaf(
        "answers: {satisfied: neutral}",
        "speed",
        "'neutral'",
        "speed: 'neutral' means 'neutral', and 'neutral' means 'satisfied'; give each answer to one grade",
    ),
    _leaf(
        "dont_know: [3]",
        "speed",
        "3",
        "speed: 3 means don't know, and 3 means 'neutral'; leave one out, or give the leaf its own dont_know",
    ),
    _leaf(
        "answers: {satisfied: 5..10}, dont_know: [9]",
        "speed",
        "9",
        "speed: 9 means don't know, and '5..10' means 'satisfied'; leave one out, or give the leaf its own dont_know",
    ),
    _leaf(
        "dont_know: [' ']",
        f"{_LEAF}.dont_know[0]",
        "' '",
        f"{_LEAF}.dont_know[0]: ' ' is not an answer code; give a number or a text",
    ),
    _leaf(
        "reversed: no",
        f"{_LEAF}.reversed",
        "'no'",
        f"{_LEAF}.reversed: 'no' is neither true nor false; give one of them",
    ),
    _leaf(
        "answer: {satisfied: 4}",
        f"{_LEAF}.answer",
        "'answer'",
        f"{_LEAF}.answer: no field is called 'answer' here; did you mean 'answers'?",
    ),
    _leaf(
        "reversed: true, dont_know: [], children: [{id: wait}]",
        "speed",
        "reversed, dont_know",
        "speed: only leaves are answered; leave out reversed, dont_know",
    ),
)

ROWS = (*_SCALES, *_TREES, *_ANSWERS)
"""What is wrong with a scale, or with a tree."""
