"""The Chinese of every message, remark and heading, by its English template.

A Chinese template has the same fields as the English one, written the same way, in any order. The place that a message
begins with, words of a study's format and names of Python stay as they are.
"""

from __future__ import annotations

from fuzzyeval.wording.chinese.answers import ANSWERS
from fuzzyeval.wording.chinese.arrays import ARRAYS
from fuzzyeval.wording.chinese.coding import CODING
from fuzzyeval.wording.chinese.combining import COMBINING
from fuzzyeval.wording.chinese.comparing import COMPARING
from fuzzyeval.wording.chinese.evidence import EVIDENCE
from fuzzyeval.wording.chinese.files import FILES
from fuzzyeval.wording.chinese.insight import INSIGHT
from fuzzyeval.wording.chinese.objective import OBJECTIVE
from fuzzyeval.wording.chinese.panels import PANELS
from fuzzyeval.wording.chinese.questionnaires import QUESTIONNAIRES
from fuzzyeval.wording.chinese.raking import RAKING
from fuzzyeval.wording.chinese.results import RESULTS
from fuzzyeval.wording.chinese.studies import STUDIES
from fuzzyeval.wording.chinese.tables import TABLES
from fuzzyeval.wording.chinese.tallies import TALLIES
from fuzzyeval.wording.chinese.testing import TESTING

__all__ = ["CHINESE"]

CHINESE: dict[str, str] = {
    **ARRAYS,
    **STUDIES,
    **ANSWERS,
    **CODING,
    **COMBINING,
    **COMPARING,
    **RAKING,
    **EVIDENCE,
    **FILES,
    **INSIGHT,
    **OBJECTIVE,
    **PANELS,
    **RESULTS,
    **TABLES,
    **TALLIES,
    **TESTING,
    **QUESTIONNAIRES,
}
"""Chinese templates by their English ones."""
