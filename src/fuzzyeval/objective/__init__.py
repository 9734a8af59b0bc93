"""Weights from data: how far the columns of a table tell its rows apart, or go with an outcome.

What every method makes of directions, zeros, negative and missing values, constant columns, one row and one column:
:mod:`fuzzyeval.objective.policy`. Such weights say how scores differ, not what matters. Names load on first use.
"""

from importlib import import_module

_ROOMS = {
    "fuzzyeval.objective.correlating": ("critic", "principal_components"),
    "fuzzyeval.objective.dispersing": ("entropy", "gini", "standard_deviation", "variation"),
    "fuzzyeval.objective.importance": ("derived", "stated", "vote_entropy"),
    "fuzzyeval.objective.objects": ("cilos", "idocriw", "merec"),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [
    "cilos",
    "critic",
    "derived",
    "entropy",
    "gini",
    "idocriw",
    "merec",
    "principal_components",
    "standard_deviation",
    "stated",
    "variation",
    "vote_entropy",
]


def __getattr__(name: str) -> object:
    if name in _ROOM_OF:
        value = getattr(import_module(_ROOM_OF[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'fuzzyeval.objective' has no attribute {name!r}")


def __dir__() -> list[str]:
    return list(__all__)
