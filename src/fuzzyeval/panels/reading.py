"""Judgements of a panel from whatever holds them: a questionnaire, or a long table."""

from __future__ import annotations

import os
from typing import Any

from fuzzyeval.panels.judged import JudgementsByExpert
from fuzzyeval.panels.tables import read_judgements
from fuzzyeval.panels.workbook import ENDINGS, questionnaires_in
from fuzzyeval.sources import paths

__all__ = ["read"]


def read(given: Any) -> JudgementsByExpert:
    """Return the judgements in a questionnaire that was filled in, given by its path, or in a long table of any kind.

    Raises
    ------
    AnswersError
        For what cannot be read.
    MissingExtraError
        Where what reads it is not installed.
    """
    if isinstance(given, (str, os.PathLike)):
        found = paths.found(os.fsdecode(given))
        if all(file.suffix.lower() in ENDINGS for file in found.files):
            panel = questionnaires_in(found)
            if panel is not None:
                return panel
    return read_judgements(given)
