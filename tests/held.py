"""The laws of the test kit, each a test for each of the library's own things that it applies to."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from hypothesis import settings

from fuzzyeval.testing import Law

__all__ = ["FEW", "HALF", "held_to", "lacking", "shared", "tried"]

_QUICK = 50
_WANTED = settings().max_examples


def tried(quick: int, *, among: int = 1) -> settings:
    """Return how often a law is tried: in the quick run as said, in a long one as its profile says, shared among things.

    Parameters
    ----------
    quick
        Examples in the quick run, of one that takes longer than others.
    among
        The number of things of a kind that it is tried on, or how many times as long as others it takes.
    """
    return settings(max_examples=quick if _WANTED <= _QUICK else max(quick, _WANTED // among))


FEW = tried(max(5, _WANTED // 5), among=5)
"""For laws that are tried on several things of a kind, and so often enough together."""

HALF = tried(max(5, _WANTED // 2), among=2)
"""For laws of the whole job, each of which grades several times an example."""


def shared(law: Law, subjects: Mapping[str, Any]) -> settings:
    """Return how often a law is tried on each thing that it applies to: on all of them together as often as on one."""
    among = sum(law.reason(subject) is None for subject in subjects.values())
    return settings(max_examples=max(5, math.ceil(_WANTED / among)))


def held_to(laws: Iterable[Law], subjects: Mapping[str, Any]) -> list[Any]:
    """Return each law with each thing that it applies to."""
    pairs = ((law, name) for law in laws for name in subjects)
    return [
        pytest.param(law, subjects[name], id=f"{law}-{name}") for law, name in pairs if not law.reason(subjects[name])
    ]


def lacking(laws: Iterable[Law], subjects: Mapping[str, Any]) -> dict[str, set[str]]:
    """Return, by the name of a law, what it does not apply to."""
    found = {law.name: {name for name, subject in subjects.items() if law.reason(subject)} for law in laws}
    return {name: left_out for name, left_out in found.items() if left_out}
