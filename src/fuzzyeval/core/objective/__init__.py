"""How much the data tell apart, and what that says of the weights of the columns."""

from fuzzyeval.core.objective.correlating import critic, first_component
from fuzzyeval.core.objective.deriving import correlations, relative_weights, slopes
from fuzzyeval.core.objective.divergence import theil, theil_of_counts
from fuzzyeval.core.objective.losing import best_rows, impact_losses, removal_effects, stationary
from fuzzyeval.core.objective.spreading import gini, standard_deviation, variation

__all__ = [
    "best_rows",
    "correlations",
    "critic",
    "first_component",
    "gini",
    "impact_losses",
    "relative_weights",
    "removal_effects",
    "slopes",
    "standard_deviation",
    "stationary",
    "theil",
    "theil_of_counts",
    "variation",
]
