"""Fuzzy comprehensive evaluation of customer satisfaction, 模糊综合评价.

Public names load on first use, so that ``import fuzzyeval`` costs next to nothing.
"""

from importlib import import_module

_ROOMS = {
    "fuzzyeval.combining": ("Combination", "combination", "combine"),
    "fuzzyeval.composition": ("Operator", "compose"),
    "fuzzyeval.errors": ("FuzzyEvalError", "FuzzyEvalWarning", "InconsistencyWarning"),
    "fuzzyeval.evaluation": ("Evaluation", "Evaluations", "Node", "evaluate"),
    "fuzzyeval.insight": ("EffectiveImportance", "effective_importance"),
    "fuzzyeval.model.from_data": ("Correlation", "Derived", "Dispersion", "Entropy", "Stated", "VoteEntropy"),
    "fuzzyeval.model.importance": ("Importance", "Outcome"),
    "fuzzyeval.model.indicator": ("Indicator",),
    "fuzzyeval.model.principle": ("Confidence", "MaximumMembership", "WeightedAverage"),
    "fuzzyeval.model.scale": ("Grade", "GradeScale"),
    "fuzzyeval.model.study": ("Study",),
    "fuzzyeval.model.survey": ("LongLayout", "Survey"),
    "fuzzyeval.model.weighting": ("AHP", "Baseline", "Combined", "Equal", "Manual"),
    "fuzzyeval.relation": ("Relation",),
    "fuzzyeval.remarks": ("Remark",),
    "fuzzyeval.survey.counting": ("tally",),
    "fuzzyeval.survey.tallies.tallying": ("Tally",),
    "fuzzyeval.weights": ("Weights", "weigh"),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}
_MODULES = ("ahp", "datasets", "errors", "membership", "objective")

__version__ = "0.1.0"
__all__ = [
    "AHP",
    "Baseline",
    "Combination",
    "Combined",
    "Confidence",
    "Correlation",
    "Derived",
    "Dispersion",
    "EffectiveImportance",
    "Entropy",
    "Equal",
    "Evaluation",
    "Evaluations",
    "FuzzyEvalError",
    "FuzzyEvalWarning",
    "Grade",
    "GradeScale",
    "Importance",
    "InconsistencyWarning",
    "Indicator",
    "LongLayout",
    "Manual",
    "MaximumMembership",
    "Node",
    "Operator",
    "Outcome",
    "Relation",
    "Remark",
    "Stated",
    "Study",
    "Survey",
    "Tally",
    "VoteEntropy",
    "WeightedAverage",
    "Weights",
    "__version__",
    "ahp",
    "combination",
    "combine",
    "compose",
    "datasets",
    "effective_importance",
    "errors",
    "evaluate",
    "membership",
    "objective",
    "tally",
    "weigh",
]


def __getattr__(name: str) -> object:
    if name in _MODULES:
        return import_module(f"fuzzyeval.{name}")
    if name in _ROOM_OF:
        value = getattr(import_module(_ROOM_OF[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'fuzzyeval' has no attribute {name!r}")


def __dir__() -> list[str]:
    return list(__all__)
