"""The laws, by what they are laws of: each kind a tuple, whose members are known by name too."""

from fuzzyeval.testing.law import Laws
from fuzzyeval.testing.laws.believing import BELIEFS
from fuzzyeval.testing.laws.belonging import MEMBERSHIP
from fuzzyeval.testing.laws.conditional import CONDITIONAL
from fuzzyeval.testing.laws.counting import TALLY
from fuzzyeval.testing.laws.evaluating import EVALUATION
from fuzzyeval.testing.laws.folding import FOLDING
from fuzzyeval.testing.laws.grading import GRADING
from fuzzyeval.testing.laws.judging import JUDGEMENT
from fuzzyeval.testing.laws.operating import OPERATOR
from fuzzyeval.testing.laws.sharing import SHARING
from fuzzyeval.testing.laws.uniting import UNION
from fuzzyeval.testing.laws.weighing import WEIGHTING

__all__ = ["beliefs", "evaluation", "judgement", "membership", "operator", "tally", "union", "weighting"]

operator = Laws(OPERATOR + CONDITIONAL)
weighting = Laws(WEIGHTING)
judgement = Laws(JUDGEMENT)
union = Laws(UNION)
membership = Laws(MEMBERSHIP)
evaluation = Laws(EVALUATION + SHARING + GRADING + FOLDING)
tally = Laws(TALLY)
beliefs = Laws(BELIEFS)
