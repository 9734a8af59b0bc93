"""A valid study, and faults that can be planted in it, each with how the line begins that must tell of it."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Any

__all__ = ["FIELDS", "STUDY", "TREE", "WHOLE", "Fault", "planted"]

STUDY: dict[str, Any] = {
    "fuzzyeval": 1,
    "name": "Counter",
    "language": "en",
    "grades": [
        {"label": {"en": "good", "zh": "好"}, "score": 100, "answer": "A"},
        {"label": {"en": "fair", "zh": "中"}, "score": 60, "answer": "B"},
        {"label": {"en": "poor", "zh": "差"}, "score": 20, "answer": "C"},
    ],
    "root": {
        "id": "service",
        "children": [
            {"id": "staff", "children": [{"id": "care"}, {"id": "skill"}, {"id": "speed"}]},
            {"id": "place", "children": [{"id": "light"}, {"id": "noise"}, {"id": "space"}]},
            {"id": "price", "column": "q7"},
        ],
    },
    "weighting": {
        "method": "combined",
        "rule": "linear",
        "alpha": 0.5,
        "subjective": {
            "method": "manual",
            "weights": {
                "service": {"staff": 0.5, "place": 0.3, "price": 0.2},
                "staff": {"care": 0.5, "skill": 0.3, "speed": 0.2},
                "place": {"light": 0.5, "noise": 0.3, "space": 0.2},
            },
        },
        "objective": {"method": "entropy"},
    },
    "operator": "weighted_average",
    "normalise": "none",
    "principle": {"method": "weighted_average"},
    "reading": ["fuzzy", "index"],
    "missing": "refuse",
    "rows": "unit",
    "strict": False,
}

_WEIGHTS = ("weighting", "subjective", "weights")

Fault = tuple[tuple[str | int, ...], Any, str]
"""Where something is put, what is put there, and how the line begins that tells of it."""

FIELDS: tuple[Fault, ...] = (
    (("name",), 5, "name: 5"),
    (("colour",), "red", "colour: no field"),
    (("strict",), "no", "strict: 'no'"),
    (("normalise",), "all", "normalise: 'all'"),
    (("operator",), "max", "operator: 'max'"),
    (("missing",), "drop", "missing: 'drop'"),
    (("rows",), "sum", "rows: 'sum'"),
    (("weighting", "alpha"), 2, "weighting.alpha: 2"),
    (("weighting", "rule"), "sum", "weighting.rule: 'sum'"),
    (("root", "children", 0, "label"), 5, "root.children[0].label: 5"),
    (("root", "children", 2, "colum"), "q", "root.children[2].colum: no field"),
    (("root", "children", 0, "children", 0, "column"), 1, "root.children[0].children[0].column: 1"),
    (("root", "children", 1, "operator"), "max", "root.children[1].operator: "),
)
"""Fields that are wrong on their own: whatever else is wrong, each is told."""

TREE: tuple[Fault, ...] = (
    (("root", "children", 0, "column"), "q1", "staff: only leaves"),
    (("root", "children", 1, "children", 0, "operator"), "min_max", "light: a leaf gathers"),
    (("root", "children", 1, "children", 1, "id"), "speed", "speed: two indicators"),
)
"""What is wrong with the tree."""

WHOLE: tuple[Fault, ...] = (
    ((*_WEIGHTS, "place", "light"), 0.9, "place: the weights sum"),
    ((*_WEIGHTS, "service", "price"), -0.2, "service/price: weight -0.2"),
    ((*_WEIGHTS, "staff", "pace"), 0.1, "staff: 'pace' is not one of"),
    ((*_WEIGHTS, "plaice"), {"light": 1}, "weighting: 'plaice'"),
    (("principle", "cuts"), [1], "principle: cuts [1.0]"),
    (("grades", 2, "score"), 0, "reading: the index"),
    (("language",), "fr", "language: no label"),
)
"""What shows when the parts are held against one another."""


def planted(faults: Iterable[Fault]) -> dict[str, Any]:
    """Return the study with faults planted in it."""
    document: dict[str, Any] = copy.deepcopy(STUDY)
    for (*steps, last), value, _ in faults:
        holder: Any = document
        for step in steps:
            holder = holder[step]
        holder[last] = copy.deepcopy(value)
    return document
