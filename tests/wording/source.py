"""Every template in the source, found in its syntax trees: who says what, and with which values.

A *door* is what takes a template: our errors, ``message``, ``Message``, and every function that hands a parameter of its own
on to a door, such as ``checks.refuse_where``. What is given to a door must be written out where it is said.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import fuzzyeval
from fuzzyeval import errors

__all__ = ["DIRECT", "Doors", "Module", "Said", "headings", "modules", "said"]

DIRECT = {"message", "Message"} | {
    name
    for name in errors.__all__
    if isinstance(kind := getattr(errors, name), type) and issubclass(kind, errors.FuzzyEvalError)
}
"""What takes a template and the values of its fields itself."""

_LOOSE = "template_in"  # takes headings, which need not be written out where they are looked up
_MESSAGES = ("said", "together")
"""What messages that were said elsewhere come from: ``error.said``, ``together(found)``."""

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef
Doors: TypeAlias = dict[tuple[str | None, str], tuple[int, str]]
"""By module (None for every one) and name, the position and the name of the parameter that takes a template."""


@dataclass(frozen=True)
class Module:
    """A module of the package, parsed."""

    name: str
    tree: ast.Module


@dataclass(frozen=True)
class Said:
    """What is given to a door.

    Attributes
    ----------
    place
        The module and the line.
    template
        The English text; None where it is not written out, and ``code`` is what stands there instead.
    values
        The names of the values given with it; None where they cannot be seen.
    """

    place: str
    template: str | None
    code: str = ""
    values: frozenset[str] | None = None


def modules(root: Path | None = None) -> list[Module]:
    """Return the modules that say something; the catalogue is what they are held to."""
    home = root or Path(fuzzyeval.__file__).parent
    return [
        Module(path.relative_to(home).as_posix(), ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(home.rglob("*.py"))
        if "chinese" not in path.relative_to(home).parts
    ]


def said(found: list[Module]) -> list[Said]:
    """Return all that is given to doors, and the texts of the tables that templates are taken from."""
    doors = _doors(found)
    return [one for module in found for one in _said_in(module, doors)]


def headings(found: list[Module]) -> set[str]:
    """Return the headings of columns, and what stands for nothing in them, where they are written out."""
    nodes = [node for module in found for node in ast.walk(module.tree)]
    columns = [node for node in nodes if isinstance(node, ast.Call) and _name(node) == "Column"]
    given = [column.args[0] for column in columns if column.args]
    given += [keyword.value for column in columns for keyword in column.keywords if keyword.arg == "missing"]
    for node in nodes:  # Column(name) for name in ("one", "two")
        if (
            isinstance(node, ast.GeneratorExp)
            and node.elt in columns
            and isinstance(node.generators[0].iter, ast.Tuple)
        ):
            given += node.generators[0].iter.elts
    return {text for text in map(_text, given) if text is not None}


def _said_in(module: Module, doors: Doors) -> Iterator[Said]:
    tables, used = _tables(module.tree), set[str]()
    for call, function in _calls(module.tree, None):
        given = _given(call, module, doors)
        if given is None or (function is not None and _is_parameter(given, function)):
            continue
        place = f"{module.name}:{call.lineno}"
        for value in _branches(given):
            text = _text(value)
            if isinstance(value, ast.Subscript) and ast.unparse(value.value) in tables:
                used.add(ast.unparse(value.value))
            elif text is not None:
                yield Said(place, text, values=_values(call))
            elif not _is_message(value, module, doors) and _name(call) != _LOOSE:
                yield Said(place, None, ast.unparse(value))
    for function in _functions(module.tree):
        yield from _defaults(module, function, doors)
    for name in sorted(used):
        yield from (Said(f"{module.name}: {name}", text) for text in tables[name])


def _doors(found: list[Module]) -> Doors:
    """Return what takes a template, grown by the functions that hand a parameter on until there are no more."""
    doors: Doors = {(None, name): (0, "template") for name in (*DIRECT, _LOOSE)}
    while True:
        more = {door: at for module in found for door, at in _handing_on(module, doors).items() if door not in doors}
        if not more:
            return doors
        doors |= more


def _handing_on(module: Module, doors: Doors) -> Doors:
    grown: Doors = {}
    for call, function in _calls(module.tree, None):
        given = _given(call, module, doors)
        if (
            given is None
            or function is None
            or not _is_parameter(given, function)
            or function.name in (_LOOSE, "__init__")
        ):
            continue
        names = _parameters(function)
        bound = names[0] in ("self", "cls")
        assert isinstance(given, ast.Name)
        private = module.name if function.name.startswith("_") else None
        grown[private, function.name] = names.index(given.id) - bound, given.id
    return grown


def _given(call: ast.Call, module: Module, doors: Doors) -> ast.expr | None:
    """Return what a call gives to a door as its template; None where it is no door, or gives none."""
    name = _name(call)
    door = doors.get((module.name, name)) or doors.get((None, name))
    if door is None:
        return None
    at, parameter = door
    if len(call.args) > at:
        return call.args[at]
    return next((keyword.value for keyword in call.keywords if keyword.arg == parameter and name not in DIRECT), None)


def _defaults(module: Module, function: Function, doors: Doors) -> Iterator[Said]:
    """Yield the template that a function hands on where it is given none."""
    door = doors.get((module.name, function.name)) or doors.get((None, function.name))
    if door is None or (door[1] not in _parameters(function)) or function.name in (*DIRECT, _LOOSE):
        return
    arguments = [*function.args.posonlyargs, *function.args.args]
    defaults = dict(zip([one.arg for one in arguments][::-1], function.args.defaults[::-1], strict=False))
    text = _text(defaults.get(door[1]))
    if text is not None:
        yield Said(f"{module.name}:{function.lineno}", text)


def _calls(node: ast.AST, function: Function | None) -> Iterator[tuple[ast.Call, Function | None]]:
    """Yield every call, with the innermost function that it stands in."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield child, function
        yield from _calls(child, child if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else function)


def _functions(tree: ast.Module) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def _tables(tree: ast.Module) -> Mapping[str, list[str]]:
    """Return the dictionaries of texts at a module's top level."""
    found: dict[str, list[str]] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            texts = [_text(value) for value in node.value.values]
            found[ast.unparse(target)] = [text for text in texts if text is not None]
    return found


def _branches(value: ast.expr) -> list[ast.expr]:
    return [*_branches(value.body), *_branches(value.orelse)] if isinstance(value, ast.IfExp) else [value]


def _is_message(value: ast.expr, module: Module, doors: Doors) -> bool:
    """Return whether a value is a message, which was said where it came from."""
    if isinstance(value, ast.Call):
        return _name(value) in _MESSAGES or _given(value, module, doors) is not None
    return isinstance(value, ast.Attribute) and value.attr in _MESSAGES


def _is_parameter(value: ast.expr, function: Function) -> bool:
    return isinstance(value, ast.Name) and value.id in _parameters(function)


def _parameters(function: Function) -> list[str]:
    return [one.arg for one in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]


def _values(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    return None if _name(call) not in DIRECT or None in names else frozenset(str(name) for name in names)


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def _text(value: ast.expr | None) -> str | None:
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else None
