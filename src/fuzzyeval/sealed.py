"""Read-only arrays, and results that stay read-only when they are copied or pickled."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, TypeVar

import numpy as np

__all__ = ["Array", "Sealed", "sealed"]

Array = TypeVar("Array", bound="np.ndarray[Any, Any]")


def sealed(array: Array) -> Array:
    """Return an array that cannot be written to, by way of a view: for arrays that nobody else holds."""
    view = array.view()
    view.flags.writeable = False
    return view


class Sealed:
    """The base of frozen dataclasses that hold arrays: seals them, also in copies."""

    __slots__ = ()

    def __post_init__(self) -> None:
        for field in fields(self):  # type: ignore[arg-type]  # every heir is a dataclass
            value = getattr(self, field.name)
            if isinstance(value, np.ndarray) and value.flags.writeable:
                object.__setattr__(self, field.name, sealed(value.copy()))  # whoever made it may write to it

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), tuple(getattr(self, field.name) for field in fields(self))  # type: ignore[arg-type]
