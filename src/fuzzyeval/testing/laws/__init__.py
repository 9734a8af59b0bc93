"""The laws, as plain tuples, by what they are laws of."""

from fuzzyeval.testing.laws.beliefs import BELIEFS as beliefs  # noqa: N811  (read as laws.beliefs)
from fuzzyeval.testing.laws.belonging import MEMBERSHIP as membership  # noqa: N811
from fuzzyeval.testing.laws.counting import TALLY as tally  # noqa: N811
from fuzzyeval.testing.laws.evaluating import EVALUATION
from fuzzyeval.testing.laws.folding import FOLDING
from fuzzyeval.testing.laws.judging import JUDGEMENT as judgement  # noqa: N811
from fuzzyeval.testing.laws.operating import OPERATOR as operator  # noqa: N811
from fuzzyeval.testing.laws.uniting import UNION as union  # noqa: N811
from fuzzyeval.testing.laws.weighing import WEIGHTING as weighting  # noqa: N811

__all__ = ["beliefs", "evaluation", "judgement", "membership", "operator", "tally", "union", "weighting"]

evaluation = EVALUATION + FOLDING
