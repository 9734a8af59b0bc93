"""How much a weighted sum responds to each of its terms, and the weights under which it responds as it should."""

from fuzzyeval.core.responding.nearing import closest, shares_of
from fuzzyeval.core.responding.pairing import (
    Pairs,
    adjusted,
    comparable,
    correlations,
    explained,
    fisher_interval,
    pairs,
    projections,
    variance,
)

__all__ = [
    "Pairs",
    "adjusted",
    "closest",
    "comparable",
    "correlations",
    "explained",
    "fisher_interval",
    "pairs",
    "projections",
    "shares_of",
    "variance",
]
