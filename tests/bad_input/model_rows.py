"""Models that are built by hand from parts that do not hold together: pydantic's ``ValidationError``, in our words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import fuzzyeval as fe
from bad_input.rows import OPERATORS

__all__ = ["ROWS", "Built"]

_LEAVES = [fe.Indicator(id="speed"), fe.Indicator(id="care")]
_ROOT = fe.Indicator(id="service", children=_LEAVES)
_SCALE = fe.GradeScale(5)
_LABEL = "is not a label; give a text, or texts by language such as {en: ..., zh: ...}"
_HOW = "give how much more important the first is, 1/9 to 9"


@dataclass(frozen=True, slots=True)
class Built:
    """What is built by hand, which fields are wrong, and what is said of them."""

    given: Callable[[], object]
    place: tuple[str | int, ...]
    said: str

    def __str__(self) -> str:
        return self.said[:70]


def _any(value: object) -> Any:
    """Return a value of another type than is asked for, past the type checker."""
    return value


def _study(**wrong: Any) -> Callable[[], object]:
    fields: dict[str, Any] = {"grades": _SCALE, "root": _ROOT, **wrong}
    return lambda: fe.Study(**fields)


def _document(**wrong: Any) -> Callable[[], object]:
    fields = {"grades": 5, "root": {"id": "service", "children": [{"id": "speed"}, {"id": "care"}]}, **wrong}
    return lambda: fe.Study.model_validate(fields)


ROWS = (
    Built(
        lambda: fe.GradeScale(6),
        (),
        "6 points: ready-made scales have 3, 4, 5, 7, 10; or list the grades",
    ),
    Built(lambda: fe.GradeScale([]), (), "0 grades; a scale has 2 to 100"),
    Built(
        lambda: fe.Grade(label=" ", score=1),
        ("label",),
        f"' ' {_LABEL}",
    ),
    Built(
        lambda: fe.Grade(label="good", score=1, answer=_any(True)),
        ("answer",),
        "True is not an answer code; give a number or a text",
    ),
    Built(
        lambda: fe.Indicator(id="a/b"),
        ("id",),
        "'a/b' is not an id; give text without '/', ',' and outer blanks",
    ),
    Built(
        lambda: fe.Indicator(id="a", label=_any(5)),
        ("label",),
        f"5 {_LABEL}",
    ),
    Built(
        lambda: fe.Indicator(id="a", children=_LEAVES, operator="min-sum"),
        ("operator",),
        f"operator: 'min-sum' is not one of {OPERATORS}; did you mean 'min_sum'?",
    ),
    Built(
        lambda: fe.AHP(judgements={"service": {"speed/care": 0}}),
        ("judgements",),
        f"speed/care: judgement 0 is not positive, or beyond 1e-6 to 1e6; {_HOW}",
    ),
    Built(
        lambda: fe.AHP(judgements=_any([1, 2])),
        ("judgements",),
        "[1, 2] is not a mapping; give judgements by parent, such as {quality: {speed/care: 2}}",
    ),
    Built(
        _study(root=fe.Indicator(id="a", children=[fe.Indicator(id="a")])),
        (),
        "a: two indicators have this id; make ids unique in the tree",
    ),
    Built(
        _study(weighting=fe.Manual(weights={"service": {"speed": 0.5, "care": 0.4}})),
        (),
        "service: the weights sum to 0.9, not to 1; divide them by their sum",
    ),
    Built(
        _study(weighting=fe.AHP(judgements={"servise": {"speed/care": 3}})),
        (),
        "weighting: 'servise' is not an indicator with children; did you mean 'service'?\n"
        "  service: no judgements are given; compare speed, care with one another",
    ),
    Built(_study(reading=[]), ("reading",), "[] is not a list of different readings; choose from fuzzy, score, index"),
    Built(
        _study(operator="min max"),
        ("operator",),
        f"operator: 'min max' is not one of {OPERATORS}; did you mean 'min_max'?",
    ),
    Built(
        _study(principle="confidence level"),
        ("principle",),
        "principle: 'confidence level' is not one of maximum_membership, weighted_average, confidence; "
        "did you mean 'confidence'?",
    ),
    Built(
        lambda: fe.Study(grades=_SCALE, root=_ROOT).model_copy(update={"reading": "sum"}),
        ("reading",),
        "reading: 'sum' is not one of fuzzy, score, index",
    ),
    Built(
        _document(grades=[{"label": "good", "score": 1}, {"label": "bad", "score": 1}, {"label": "worse", "score": 2}]),
        ("grades",),
        "scores [1.0, 1.0, 2.0] are not strictly monotonic; list the grades from best to worst or back",
    ),
    Built(
        _document(principle={"method": "weighted_average", "cuts": [1]}),
        (),
        "principle: cuts [1.0] do not part the scores [100.0, 80.0, 60.0, 40.0, 20.0]; "
        "give 4, one between each two neighbours, in their order",
    ),
    Built(
        _document(language="xx"),
        (),
        "language: no label is in 'xx'; choose from en, zh",
    ),
)
"""What is built by hand and does not hold together."""
