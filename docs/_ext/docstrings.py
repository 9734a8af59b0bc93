# ruff: noqa: INP001  (Sphinx loads it by name)
"""What the reference shows of our names, beyond what autodoc makes of them.

Types go by the names that we gave them; declarations show their fields; results show no constructor, since only we make
them; and each attribute in a docstring has an entry of its own, with its type.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from inspect import Parameter, Signature
from types import FunctionType, ModuleType
from typing import Any, NewType, get_type_hints

from pydantic import BaseModel, RootModel
from sphinx.application import Sphinx
from sphinx.ext.napoleon import Config
from sphinx.ext.napoleon.docstring import NumpyDocstring
from sphinx.util.inspect import stringify_signature
from sphinx.util.typing import ExtensionMetadata, stringify_annotation

import fuzzyeval
from fuzzyeval import testing

__all__ = ["setup"]

NUMPYDOC: Any = Config(napoleon_use_rtype=False, napoleon_preprocess_types=True, napoleon_attr_annotations=False)

NAMED = {
    "numpy.typing": ("ArrayLike",),
    "fuzzyeval.aliases": ("BoolArray", "FloatArray", "GradeArray", "IntArray", "Key", "Plain"),
}
"""Types that are better called by name; the other aliases are lists of words, and those are spelt out."""


class _Made:
    """A default that a model makes, written as one would write it."""

    def __init__(self, model: BaseModel) -> None:
        self.kind = type(model).__name__

    def __repr__(self) -> str:
        return f"{self.kind}()"


def _name_types(app: Sphinx) -> None:  # noqa: ARG001  (Sphinx's way)
    """Let annotations be understood as names, in every module, for this process."""
    for public in fuzzyeval.__all__:
        getattr(fuzzyeval, public)
    _spell_out_strategies()
    for home, name in ((home, name) for home, names in NAMED.items() for name in names):
        named = NewType(name, object)  # type: ignore[misc]  # it is for reading, not for checking
        named.__module__ = home
        for module in _ours():
            if hasattr(module, name):
                setattr(module, name, named)


def _spell_out_strategies() -> None:
    """Let Hypothesis's functions, which are not of the module that they were written in, know the names of its types."""
    for public in vars(testing).values():
        signature = getattr(public, "__signature__", None)
        if isinstance(public, FunctionType) and signature:
            known = vars(sys.modules[public.__module__])
            parameters = [
                each.replace(annotation=_meant(each.annotation, known)) for each in signature.parameters.values()
            ]
            public.__dict__["__signature__"] = signature.replace(parameters=parameters)


def _meant(annotation: Any, known: Mapping[str, Any]) -> Any:
    """Return what an annotation names, where that is an alias of ours.

    >>> _meant("Backend", {"Backend": int}), _meant("str | None", {})
    (<class 'int'>, 'str | None')
    """
    return known.get(annotation, annotation) if isinstance(annotation, str) else annotation


def _ours() -> list[ModuleType]:
    return [module for name, module in sys.modules.items() if name.partition(".")[0] == "fuzzyeval"]


def _signature(*event: Any) -> tuple[str, str] | None:
    """Return what stands behind the name of a class: the fields of a declaration, nothing for a result or an error."""
    _, what, _, obj, _, arguments, _ = event
    if what not in ("class", "exception") or not arguments or issubclass(obj, RootModel):
        return None
    if issubclass(obj, BaseModel):
        return _fields(obj), ""
    return None if "Parameters\n" in (obj.__doc__ or "") else ("", "")


def _fields(model: type[BaseModel]) -> str:
    """Return the fields of a declaration as a signature; its method goes without saying.

    >>> _fields(fuzzyeval.Entropy)
    "(*, over: ~typing.Literal['respondents', 'objects'] = 'respondents')"
    """
    hints = get_type_hints(model)
    declared = {name: field for name, field in model.model_fields.items() if name != "method"}
    parameters = [
        Parameter(name, Parameter.KEYWORD_ONLY, annotation=hints[name], default=_default(field))
        for name, field in declared.items()
    ]
    return stringify_signature(Signature(parameters), unqualified_typehints=True) if parameters else ""


def _default(field: Any) -> Any:
    if field.is_required():
        return Parameter.empty
    return _Made(field.default) if isinstance(field.default, BaseModel) else field.default


def _docstring(*event: Any) -> None:
    """Turn numpydoc sections into what Sphinx understands; of a value napoleon would take ``Word: more`` for its type."""
    app, what, name, obj, options, lines = event
    if what in ("attribute", "data", "property"):
        if lines and lines[0].startswith("Alias for field number"):  # what a named tuple says of itself
            lines.clear()
        start = lines.index("Raises") if "Raises" in lines else len(lines)
        lines[start:] = NumpyDocstring(lines[start:], NUMPYDOC, app, what, name, obj, options).lines()
        return
    lines[:] = NumpyDocstring(lines, NUMPYDOC, app, what, name, obj, options).lines()
    if what in ("class", "exception"):
        hints = get_type_hints(obj)
        lines[:] = [part for line in lines for part in _parted(line, hints)]


def _parted(line: str, hints: Mapping[str, Any]) -> Iterator[str]:
    """Part what became of ``a, b`` among the attributes into an entry each, with its type.

    >>> [line for line in _parted(".. attribute:: rank, said", {"rank": int}) if line]
    ['.. attribute:: rank', '   :type: int', '.. attribute:: said']
    """
    before, found, names = line.partition(".. attribute:: ")
    if before or not found:
        yield line
        return
    for name in names.split(", "):
        yield from ("", f".. attribute:: {name}")
        if name in hints:
            yield f"   :type: {stringify_annotation(hints[name], 'smart')}"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Tell Sphinx."""
    app.connect("builder-inited", _name_types)
    app.connect("autodoc-process-signature", _signature)
    app.connect("autodoc-process-docstring", _docstring)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
