"""Small values that models are made of: strict scalars, texts in languages, mappings that stay as they are."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Self, TypeVar

from pydantic import (
    AfterValidator,
    AllowInfNan,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    Strict,
)
from pydantic_core import CoreSchema

from fuzzyeval.errors import StudyError

__all__ = [
    "Declared",
    "FrozenMapping",
    "Groups",
    "Importances",
    "K",
    "Label",
    "Number",
    "Shorthand",
    "Text",
    "V",
    "WeightTable",
]

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

Text = Annotated[str, Strict()]
"""Text that is text: numbers are not turned into it."""

Number = Annotated[float, Strict(), AllowInfNan(allow_inf_nan=False)]
"""A finite number: neither text nor a truth value."""


class Declared(BaseModel):
    """The base of all that is declared: frozen, without unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy, validated anew where something is updated."""
        if not update:
            return super().model_copy(deep=deep)
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_validate({**fields, **update})


@dataclass(frozen=True, slots=True)
class Shorthand:
    """Says in the JSON schema that a few plain values stand for a whole one; a validator turns them into it."""

    values: tuple[str | int, ...]

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Return the schema of either."""
        return {"anyOf": [{"enum": list(self.values)}, handler(schema)]}


class FrozenMapping(Mapping[K, V]):
    """A mapping that cannot change, can be hashed, copied and pickled, and keeps its order."""

    __slots__ = ("_items",)
    _items: dict[K, V]

    def __init__(self, items: Mapping[K, V]) -> None:
        object.__setattr__(self, "_items", dict(items))

    def __getitem__(self, key: K) -> V:
        return self._items[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a FrozenMapping does not change")

    def __reduce__(self) -> tuple[Any, ...]:
        return FrozenMapping, (dict(self._items),)

    def __copy__(self) -> FrozenMapping[K, V]:
        return self

    def __deepcopy__(self, memo: object) -> FrozenMapping[K, V]:
        return self

    def __repr__(self) -> str:
        return repr(self._items)


def _freeze(value: object) -> object:
    return FrozenMapping(value) if isinstance(value, Mapping) else value


def _freeze_twice(value: Mapping[str, Mapping[str, float]]) -> FrozenMapping[str, FrozenMapping[str, float]]:
    return FrozenMapping({key: FrozenMapping(inner) for key, inner in value.items()})


def _thaw(value: Any) -> Any:
    return {key: _thaw(inner) for key, inner in value.items()} if isinstance(value, Mapping) else value


def _label(value: object) -> object:
    texts = list(value.values()) if isinstance(value, Mapping) else [value]
    if not texts or not all(isinstance(text, str) and text.strip() for text in texts):
        raise StudyError(
            "{value!r} is not a label; give a text, or texts by language such as {{en: ..., zh: ...}}", value=value
        )
    return value


Label = Annotated[
    str | Mapping[str, str],
    BeforeValidator(_label),
    AfterValidator(_freeze),
    PlainSerializer(_thaw, return_type=str | dict[str, str]),
]
"""A text, or texts by language."""

WeightTable = Annotated[
    Mapping[Text, Mapping[Text, Number]],
    AfterValidator(_freeze_twice),
    PlainSerializer(_thaw, return_type=dict[str, dict[str, float]]),
]
"""Weights of the children by parent: ``{parent: {child: weight}}``."""

Importances = Annotated[
    Mapping[Text, Annotated[Number, Field(ge=1e-6, le=1e6)]],
    AfterValidator(_freeze),
    PlainSerializer(_thaw, return_type=dict[str, float]),
]
"""How important each is, by name, from 1e-6 to 1e6: ``{name: importance}``."""

Groups = Annotated[
    Mapping[Text, tuple[Text, ...]],
    AfterValidator(_freeze),
    PlainSerializer(_thaw, return_type=dict[str, tuple[str, ...]]),
]
"""Who is in which group: ``{group: [name, ...]}``."""
