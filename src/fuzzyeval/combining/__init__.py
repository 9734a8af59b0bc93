"""Judgement and data into one weight vector, and what that did to them, on arrays."""

from fuzzyeval.combining.comparing import Combination, Move, RankAgreement, combination
from fuzzyeval.combining.uniting import combine

__all__ = ["Combination", "Move", "RankAgreement", "combination", "combine"]
