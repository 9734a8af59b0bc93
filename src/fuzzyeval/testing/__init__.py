"""For tests of your own: what to try, as strategies, and what must hold, as laws.

Needs Hypothesis: ``pip install fuzzyeval[testing]``.
"""

from fuzzyeval.errors import MissingExtraError

try:
    import hypothesis  # noqa: F401  (asked for before anything here uses it)
except ImportError as error:
    raise MissingExtraError("the test kit needs Hypothesis; install fuzzyeval[testing]") from error

from fuzzyeval.testing import laws
from fuzzyeval.testing.answering import answers, relations, studies, tallies
from fuzzyeval.testing.checking import check_engine, check_membership, check_operator, check_weighting
from fuzzyeval.testing.judging import comparisons, panels, weight_vectors
from fuzzyeval.testing.law import Belief, Condition, Law, Laws, Outcome, Words
from fuzzyeval.testing.laws.belonging import Memberships
from fuzzyeval.testing.report import Report
from fuzzyeval.testing.trees import grade_scales, hierarchies
from fuzzyeval.testing.trying import BrokenLawError

__all__ = [
    "Belief",
    "BrokenLawError",
    "Condition",
    "Law",
    "Laws",
    "Memberships",
    "Outcome",
    "Report",
    "Words",
    "answers",
    "check_engine",
    "check_membership",
    "check_operator",
    "check_weighting",
    "comparisons",
    "grade_scales",
    "hierarchies",
    "laws",
    "panels",
    "relations",
    "studies",
    "tallies",
    "weight_vectors",
]
