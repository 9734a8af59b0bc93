"""What is asked: every comparison of a study once, in plain words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations

from fuzzyeval.display.characters import harmless
from fuzzyeval.model.scale import text_in
from fuzzyeval.model.study import Study
from fuzzyeval.wording import message

__all__ = ["LONGEST_LABEL", "Question", "equally", "label_of", "questions", "shown"]

LONGEST_LABEL = 500
"""The characters of a label that a question shows."""

_NOT_IN_XML = str.maketrans({"\ufffe": "�", "\uffff": "�"})


@dataclass(frozen=True, slots=True)
class Question:
    """Which of two children of a parent matters more.

    Attributes
    ----------
    parent, a, b
        Their ids.
    text
        What is asked.
    first, second
        What the two are called.
    """

    parent: str
    a: str
    b: str
    text: str
    first: str
    second: str


def questions(study: Study, language: str) -> list[Question]:
    """Return the comparisons of all parents with two or more children, in reading order."""
    return [question for node in reversed(study.outline.gathering) for question in _of_parent(study, node, language)]


def equally(language: str) -> str:
    """Return what is chosen where neither of two matters more."""
    return message("equally").text(language)


def shown(text: str) -> str:
    """Return a text in one line, of characters that a workbook holds."""
    line = " ".join(harmless(text).translate(_NOT_IN_XML).split())
    return line if len(line) <= LONGEST_LABEL else f"{line[: LONGEST_LABEL - 1]}…"


def _of_parent(study: Study, node: int, language: str) -> Iterator[Question]:
    ids = study.outline.ids
    parent = label_of(study, node, language)
    for one, other in combinations(study.outline.children[node], 2):
        first, second = _told_apart(study, (one, other), language)
        text = message(
            "What matters more for {parent}: {first}, or {second}?", parent=parent, first=first, second=second
        ).text(language)
        yield Question(ids[node], ids[one], ids[other], text, first, second)


def label_of(study: Study, node: int, language: str) -> str:
    """Return what an indicator is called in a language, in one line."""
    indicator = study.outline.indicators[node]
    return shown(indicator.id if indicator.label is None else text_in(indicator.label, language))


def _told_apart(study: Study, nodes: tuple[int, int], language: str) -> list[str]:
    """Return what two indicators are called; by their ids too, where their labels are alike or mean that both are."""
    labels = [label_of(study, node, language) for node in nodes]
    if _differ([*labels, equally(language)]):
        return labels
    named = [f"{label} ({shown(study.outline.ids[node])})" for label, node in zip(labels, nodes, strict=True)]
    return named if _differ(named) else [f"{at}. {label}" for at, label in enumerate(named, start=1)]


def _differ(texts: Collection[str]) -> bool:
    """Return whether texts differ, also to a spreadsheet, which takes capital and small letters for the same."""
    return len({text.casefold() for text in texts}) == len(texts)
