"""The analytic hierarchy process: from judgements in pairs to weights, with how far they can be trusted.

Names load on first use.
"""

from importlib import import_module

_ROOMS = {
    "fuzzyeval.ahp.changing": ("Change", "LeastChanges", "least_changes"),
    "fuzzyeval.ahp.completing": ("complete",),
    "fuzzyeval.ahp.contradicting": ("Contradictions", "Triad", "contradictions", "koczkodaj"),
    "fuzzyeval.ahp.dividing": ("Consensus", "Division", "consensus", "divided"),
    "fuzzyeval.ahp.pooling": ("pool", "pool_priorities"),
    "fuzzyeval.ahp.repairing": ("Repair", "Repairs", "repaired", "repairs"),
    "fuzzyeval.ahp.scaling": ("on_scale",),
    "fuzzyeval.ahp.triangular": ("FuzzyPriorities", "fuzzify", "fuzzy_priorities"),
    "fuzzyeval.ahp.weighing": ("ACCEPTABLE_RATIO", "Consistency", "consistency", "priorities"),
    "fuzzyeval.panels.tables": ("read_judgements",),
    "fuzzyeval.panels.workbook": ("read_questionnaire",),
    "fuzzyeval.questionnaire.writing": ("write_questionnaire",),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [
    "ACCEPTABLE_RATIO",
    "Change",
    "Consensus",
    "Consistency",
    "Contradictions",
    "Division",
    "FuzzyPriorities",
    "LeastChanges",
    "Repair",
    "Repairs",
    "Triad",
    "complete",
    "consensus",
    "consistency",
    "contradictions",
    "divided",
    "fuzzify",
    "fuzzy_priorities",
    "koczkodaj",
    "least_changes",
    "on_scale",
    "pool",
    "pool_priorities",
    "priorities",
    "read_judgements",
    "read_questionnaire",
    "repaired",
    "repairs",
    "write_questionnaire",
]


def __getattr__(name: str) -> object:
    if name in _ROOM_OF:
        value = getattr(import_module(_ROOM_OF[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'fuzzyeval.ahp' has no attribute {name!r}")


def __dir__() -> list[str]:
    return list(__all__)
