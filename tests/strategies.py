"""What the laws are tried on: studies, answers, weights, relations and judgements, small and cornered."""

from __future__ import annotations

import string
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from hypothesis import strategies as st

import fuzzyeval as fe
from fuzzyeval.aliases import FloatArray

Draw = st.DrawFn
OPERATORS = ("min_max", "product_max", "min_sum", "weighted_average")


@st.composite
def scales(draw: Draw, low: int = 2, high: int = 6) -> fe.GradeScale:
    """Grades coded 1 to n, best or worst first, with strictly monotonic positive scores."""
    count = draw(st.integers(low, high))
    steps = draw(st.lists(st.integers(1, 40), min_size=count, max_size=count))
    scores = np.cumsum(steps).tolist()
    grades = [fe.Grade(label=f"grade {code}", score=score, answer=code) for code, score in enumerate(scores, start=1)]
    return fe.GradeScale(grades[::-1] if draw(st.booleans()) else grades)


@st.composite
def hierarchies(draw: Draw, leaves: int = 8, depth: int = 4) -> fe.Indicator:
    """Trees of unequal depth, only children included."""
    names = iter(a + b for a in string.ascii_lowercase for b in string.ascii_lowercase)

    def grow(levels: int, budget: int) -> tuple[fe.Indicator, int]:
        name = next(names)
        width = draw(st.integers(0 if levels < depth else 1, 3)) if levels > 1 and budget > 1 else 0
        children: list[fe.Indicator] = []
        for _ in range(min(width, budget)):
            child, budget = grow(levels - 1, budget)
            children.append(child)
            if budget < 1:
                break
        return fe.Indicator(id=name, children=children), budget - (not children)

    return grow(depth, leaves)[0]


def parents(root: fe.Indicator) -> list[fe.Indicator]:
    """Return the indicators with children, in reading order."""
    return [indicator for _, indicator, _ in root.walk() if indicator.children]


@st.composite
def weight_vectors(draw: Draw, length: int, *, least: int = 0) -> list[float]:
    """Weights that sum to 1, of small whole parts; some may be 0."""
    parts = draw(st.lists(st.integers(least, 9), min_size=length, max_size=length).filter(any))
    return [part / sum(parts) for part in parts]


@st.composite
def manual(draw: Draw, root: fe.Indicator, *, least: int = 0) -> fe.Manual:
    """Weights given for every parent."""
    given = {}
    for parent in parents(root):
        vector = draw(weight_vectors(len(parent.children), least=least))
        given[parent.id] = {child.id: weight for child, weight in zip(parent.children, vector, strict=True)}
    return fe.Manual(weights=given)


@st.composite
def judgements(draw: Draw, root: fe.Indicator) -> fe.AHP:
    """Judgements on Saaty's scale for every parent, sometimes with gaps, always connected."""
    values = st.sampled_from([Fraction(1, n) for n in range(9, 1, -1)] + [Fraction(n) for n in range(1, 10)])
    given: dict[str, dict[str, Fraction]] = {}
    for parent in parents(root):
        names = [child.id for child in parent.children]
        pairs = {}
        for j in range(1, len(names)):
            for i in range(j):
                if i == j - 1 or draw(st.booleans()):
                    pairs[f"{names[i]}/{names[j]}"] = draw(values)
        given[parent.id] = pairs
    return fe.AHP(judgements={parent: pairs for parent, pairs in given.items() if pairs})


@st.composite
def weightings(draw: Draw, root: fe.Indicator) -> Any:
    """Any way to find weights that random answers cannot break."""
    subjective = draw(st.one_of(st.just(fe.Equal()), manual(root, least=1), judgements(root)))
    data = fe.Entropy()
    return draw(
        st.sampled_from(
            [
                subjective,
                data,
                *(
                    fe.Combined(subjective=subjective, objective=data, rule=rule)
                    for rule in ("multiplicative", "geometric", "least_deviation")
                ),
                fe.Combined(subjective=subjective, objective=data, rule="linear", alpha=0.25),
                fe.Combined(subjective=subjective, objective=data, floor=0.1),
                fe.Combined(subjective=subjective, objective=data, rule="game_theory", negative="project"),
            ]
        )
    )


@st.composite
def studies(draw: Draw, /, **fixed: Any) -> fe.Study:
    """Studies with every operator, normalisation and principle, unless fixed."""
    root = fixed.pop("root", None) or draw(hierarchies())
    chosen = {
        "weighting": draw(weightings(root)) if "weighting" not in fixed else None,
        "operator": draw(st.sampled_from(OPERATORS)),
        "normalise": draw(st.sampled_from(["none", "final", "every_level"])),
        "principle": draw(
            st.sampled_from(
                [
                    "maximum_membership",
                    "weighted_average",
                    {"method": "confidence", "threshold": 0.7},
                    {"method": "confidence", "threshold": 0.55, "from": "worse"},
                ]
            )
        ),
        **fixed,
    }
    return fe.Study.model_validate({"grades": draw(scales()), "root": root, **chosen})


@st.composite
def answers(draw: Draw, study: fe.Study, *, least: int = 2, most: int = 12, gaps: bool = True) -> list[dict[str, Any]]:
    """Respondents' answers; every leaf has one at least, and not all answers to every leaf are the same."""
    codes = [int(str(grade.answer)) for grade in study.grades]
    cell = st.sampled_from([*codes, *((None, "", 99, "N/A") if gaps else ())])
    respondents = draw(
        st.lists(st.fixed_dictionaries(dict.fromkeys(study.columns, cell)), min_size=least, max_size=most)
    )
    full = dict.fromkeys(study.columns, codes[0])
    mixed = {column: codes[at % 2] for at, column in enumerate(study.columns)}
    other = dict.fromkeys(study.columns, codes[-1])
    return [full, mixed, other, *respondents]


@st.composite
def relations(draw: Draw, leaves: Sequence[str], grades: Sequence[str]) -> fe.Relation:
    """Rows of small whole parts that sum to 1."""
    rows = {leaf: draw(weight_vectors(len(grades))) for leaf in leaves}
    return fe.Relation.from_rows(rows, grades)


@st.composite
def consistent(draw: Draw, low: int = 1, high: int = 9) -> tuple[FloatArray, FloatArray]:
    """Weights, and the judgements aᵢⱼ = wᵢ/wⱼ that follow from them."""
    count = draw(st.integers(low, high))
    parts = np.array(draw(st.lists(st.integers(1, 50), min_size=count, max_size=count)), dtype=float)
    return parts / parts.sum(), parts[:, None] / parts[None, :]


@st.composite
def reciprocal(draw: Draw, low: int = 1, high: int = 9) -> FloatArray:
    """Judgements on Saaty's scale, however contradictory."""
    count = draw(st.integers(low, high))
    matrix = np.ones((count, count))
    for i in range(count):
        for j in range(i + 1, count):
            judged = draw(st.integers(-8, 8))
            matrix[i, j] = judged + 1 if judged >= 0 else 1 / (1 - judged)
            matrix[j, i] = 1 / matrix[i, j]
    return matrix
