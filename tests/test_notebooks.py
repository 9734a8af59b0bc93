"""Notebooks are stored clean, and their text says what their figures say; ``pytest --nbmake notebooks`` runs them."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest

import fuzzyeval as fe

FOLDER = Path(__file__).parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
FIRST = FOLDER / "first_evaluation.ipynb"

every = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)


def _notebook(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _cells(path: Path, kind: str) -> list[dict[str, Any]]:
    return [cell for cell in _notebook(path)["cells"] if cell["cell_type"] == kind]


def _text(path: Path, kind: str) -> str:
    return "\n".join("".join(cell["source"]) for cell in _cells(path, kind))


def test_there_is_a_notebook_to_begin_with() -> None:
    assert FIRST in NOTEBOOKS


@every
def test_notebooks_are_stored_without_output(path: Path) -> None:
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in _cells(path, "code"))


@every
def test_notebooks_name_no_machine(path: Path) -> None:
    """Neither an interpreter, its version or a folder, nor what an editor has left behind."""
    notebook = _notebook(path)
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    assert notebook["metadata"] == {"kernelspec": kernel, "language_info": {"name": "python"}}
    assert all(cell["metadata"] == {} for cell in notebook["cells"])
    assert not re.search(r"/home/|/Users/|[A-Z]:\\", path.read_text(encoding="utf-8"))


@every
def test_cells_keep_their_names(path: Path) -> None:
    """So that a change of one cell is a change of one cell in the history."""
    names = [cell["id"] for cell in _notebook(path)["cells"]]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z-]+", name) for name in names)


@every
def test_notebooks_end_with_assertions_on_figures(path: Path) -> None:
    last = ast.parse("".join(_cells(path, "code")[-1]["source"]))
    held = [ast.unparse(step) for step in last.body if isinstance(step, ast.Assert)]
    figures = ("evaluation.score", "evaluation.grade") if path == FIRST else ("consistency_ratio", "consensus", "moved")
    for figure in figures:
        assert any(figure in step for step in held)


@every
def test_links_in_notebooks_lead_to_files(path: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)", _text(path, "markdown").replace("\n", " "))
    assert links
    assert [link for link in links if "://" not in link and not (FOLDER / link).exists()] == []


def test_figures_in_the_text_are_those_of_the_survey() -> None:
    abc = fe.datasets.load_abc()
    whole = fe.evaluate(abc.study, abc.answers)
    last = fe.evaluate(abc.study, abc.answers, by="country")["Benelux"]
    weights = [row[name] for row in whole.weights.to_rows() for name in ("weight", "subjective", "objective")]
    known = {f"{weight:.3f}" for weight in weights if weight is not None}
    known |= {f"{node.score:.1f}" for evaluation in (whole, last) for node in evaluation.values()}
    known.add("0.1")  # the consistency ratio from which judgements are remarked
    quoted = re.findall(r"\d+\.\d+", _text(FIRST, "markdown"))
    assert len(quoted) > 5
    assert [figure for figure in quoted if figure not in known] == []


def test_the_study_in_the_cell_is_that_of_the_survey_in_one_language() -> None:
    """The same indicators, columns and judgements; labels aside, the cell asks for one reading where the file asks for three."""
    (cell,) = (cell for cell in _cells(FIRST, "code") if cell["id"] == "study")
    text = "".join(cell["source"]).split('"""')[1]
    mine, packaged = fe.Study.from_yaml(text), fe.datasets.load_abc().study
    assert (mine.leaf_ids, mine.columns, mine.weighting) == (packaged.leaf_ids, packaged.columns, packaged.weighting)
    assert (mine.grade_labels, mine.grades.scores) == (packaged.grade_labels, packaged.grades.scores)
    assert [mine.label(at) for at in range(len(mine.outline.ids))] == [
        packaged.label(at) for at in range(len(packaged.outline.ids))
    ]
