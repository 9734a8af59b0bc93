"""The imports and the exported names: what is public, what is loaded when, and which way data flow."""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import pkgutil
import subprocess
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest

import fuzzyeval as fe

PACKAGE = Path(fe.__file__).parent
PROJECT = PACKAGE.parents[1]
HEAVY = ("scipy", "skfuzzy", "pandas", "polars", "pyarrow", "matplotlib", "typer", "rich")


def modules() -> list[str]:
    """Return every module of the package."""
    return ["fuzzyeval", *(found.name for found in pkgutil.walk_packages([str(PACKAGE)], "fuzzyeval."))]


def stub_names() -> tuple[list[str], dict[str, str]]:
    """Return the stub's ``__all__``, and the module from which it imports each name."""
    tree = ast.parse((PACKAGE / "__init__.pyi").read_text(encoding="utf-8"))
    rooms, exported = {}, []
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            rooms.update({alias.asname or alias.name: str(node.module) for alias in node.names})
            assert all(alias.asname == alias.name for alias in node.names), "re-exported on purpose"
        if isinstance(node, ast.Assign):
            exported = ast.literal_eval(node.value)
    return exported, rooms


def test_the_stub_names_what_the_package_exports_and_where_it_lives() -> None:
    exported, rooms = stub_names()
    assert exported == fe.__all__ == sorted(set(fe.__all__), key=fe.__all__.index)
    assert set(rooms) | {"__version__"} == set(fe.__all__)
    for name, room in rooms.items():
        value = getattr(fe, name)
        if isinstance(value, types.ModuleType):
            assert (room, value.__name__) == ("fuzzyeval", f"fuzzyeval.{name}")
        else:
            assert getattr(importlib.import_module(room), name) is value
            assert name in importlib.import_module(room).__all__


def test_every_public_name_is_reached_lazily_and_listed() -> None:
    assert dir(fe) == fe.__all__
    for name in fe.__all__:
        assert getattr(fe, name) is getattr(fe, name)
    with pytest.raises(AttributeError, match="module 'fuzzyeval' has no attribute 'evaluat'"):
        fe.evaluat  # type: ignore[attr-defined]  # noqa: B018


def test_no_public_name_is_overwritten_by_a_module_of_the_same_name() -> None:
    before = {name: getattr(fe, name) for name in fe.__all__}
    for module in modules():
        if module != "fuzzyeval.__main__":
            importlib.import_module(module)
    assert {name: getattr(fe, name) for name in fe.__all__} == before


def loaded_after(code: str) -> set[str]:
    """Return which packages a fresh interpreter has loaded after some code."""
    report = "import json, sys; print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    done = subprocess.run(  # noqa: S603  (our own code)
        [sys.executable, "-c", f"{code}\n{report}"], capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_the_package_alone_loads_nothing_heavy() -> None:
    assert not loaded_after("import fuzzyeval") & {*HEAVY, "numpy", "pydantic", "narwhals", "ruamel"}


@pytest.mark.parametrize(
    "code",
    [
        "from fuzzyeval import Study",
        "import fuzzyeval as fe; [getattr(fe, name) for name in fe.__all__]",
        "import fuzzyeval as fe; fe.ahp.consistency([[1, 2], [1/2, 1]]); fe.objective.entropy([[1], [2]])",
        "import fuzzyeval as fe; abc = fe.datasets.load_abc(); fe.evaluate(abc.study, abc.answers, by='country').to_rows()",
        "import fuzzyeval as fe; s = fe.Study(grades=5, root={'id': 'a'}); fe.evaluate(s, [{'a': 5}]).model_dump_json()",
    ],
)
def test_the_main_job_needs_no_scipy_and_no_dataframe_library(code: str) -> None:
    assert not loaded_after(code) & set(HEAVY)


def test_data_flow_one_way() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(  # noqa: S603  (a tool of the project)
        [program, "--no-cache"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


def defined(module: types.ModuleType) -> Iterator[str]:
    """Yield the public names that a module itself defines at its top level."""
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names = [node.name]
        elif isinstance(node, ast.Assign):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names = [node.target.id]
        else:
            names = []
        yield from (name for name in names if not name.startswith("_") and not isinstance(vars(module)[name], TypeVar))


@pytest.mark.parametrize("name", modules())
def test_every_module_says_what_it_offers(name: str) -> None:
    module = importlib.import_module(name)
    if name.count(".") and hasattr(module, "__path__") and not list(defined(module)) and not hasattr(module, "__all__"):
        return  # a folder that offers its modules
    offered = module.__all__
    assert len(offered) == len(set(offered))
    assert all(hasattr(module, public) for public in offered)
    if name != "fuzzyeval":
        assert not set(defined(module)) - set(offered), "public, but not offered"


@pytest.mark.parametrize("name", modules())
def test_no_module_uses_what_another_does_not_offer(name: str) -> None:
    for node in ast.walk(ast.parse(inspect.getsource(importlib.import_module(name)))):
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("fuzzyeval"):
            source = importlib.import_module(str(node.module))
            for alias in node.names:
                submodule = f"{node.module}.{alias.name}" in modules()
                assert submodule or alias.name in getattr(source, "__all__", ()), f"{node.module}.{alias.name}"


def test_public_functions_and_classes_are_documented() -> None:
    for name in fe.__all__:
        value = getattr(fe, name)
        assert name == "__version__" or inspect.getdoc(value), name


def test_the_architecture_is_drawn_with_every_room() -> None:
    drawn = (PROJECT / "docs" / "explanation" / "architecture.md").read_text(encoding="utf-8")
    rooms = {name.split(".")[1] for name in modules() if name.count(".") >= 1}
    assert [room for room in sorted(rooms - {"__main__"}) if room not in drawn] == []


def test_the_package_is_typed() -> None:
    assert (PACKAGE / "py.typed").is_file()
