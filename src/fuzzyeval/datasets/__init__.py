"""Small studies to learn from: real answers, with where they come from, and a study that grades them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from fuzzyeval.model.study import Study

__all__ = ["Dataset", "load_abc"]


@dataclass(frozen=True, slots=True)
class Dataset:
    """A study, answers to it, and where they come from.

    Attributes
    ----------
    study
        The study that grades the answers.
    answers
        A mapping of column to text a respondent, as they stand in the file; empty where nothing was answered.
    source
        Who asked, when, and under which licence the answers are passed on.
    """

    study: Study
    answers: tuple[dict[str, str], ...]
    source: str


def load_abc() -> Dataset:
    """Return the ABC annual customer satisfaction survey: 266 companies rate six service dimensions, 1 to 5.

    Beside the six there are the overall satisfaction, the recommendation and the repurchase intention, and the country
    (five of them, and Benelux). Some answers are missing. The hierarchy and the judgements are an illustration of ours.

    Notes
    -----
    Kenett and Salini (2011), by way of the Python package ``mistat`` (MIT licence).

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> abc = fe.datasets.load_abc()
    >>> fe.evaluate(abc.study, abc.answers)
    <Evaluation: 'satisfied', score 70.03, 9 indicators, 3 remarks>
    """
    folder = files(__package__).joinpath("abc")
    with as_file(folder.joinpath("answers.csv")) as path, Path(path).open(encoding="utf-8", newline="") as file:
        answers = tuple(csv.DictReader(file))
    study = Study.from_yaml(folder.joinpath("study.yaml").read_text(encoding="utf-8"))
    return Dataset(study, answers, folder.joinpath("SOURCE.md").read_text(encoding="utf-8"))
