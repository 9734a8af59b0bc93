"""The analytic hierarchy process: from judgements in pairs to weights, with how far they can be trusted.

Names load on first use.
"""

from importlib import import_module

_ROOMS = {
    "fuzzyeval.ahp.completing": ("complete",),
    "fuzzyeval.ahp.weighing": ("ACCEPTABLE_RATIO", "Consistency", "consistency", "priorities"),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = ["ACCEPTABLE_RATIO", "Consistency", "complete", "consistency", "priorities"]


def __getattr__(name: str) -> object:
    if name in _ROOM_OF:
        value = getattr(import_module(_ROOM_OF[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module 'fuzzyeval.ahp' has no attribute {name!r}")


def __dir__() -> list[str]:
    return list(__all__)
