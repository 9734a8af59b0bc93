"""How much the data tell apart, and what that says of the weights of the columns."""

from fuzzyeval.core.objective.averaging import Averages, averages
from fuzzyeval.core.objective.correlating import critic, first_component, first_component_of
from fuzzyeval.core.objective.counting import (
    certainty_of_counts,
    deviation_of_counts,
    gini_of_counts,
    variation_of_counts,
)
from fuzzyeval.core.objective.deriving import correlations, relative_weights, slopes
from fuzzyeval.core.objective.divergence import theil, theil_about, theil_of_counts
from fuzzyeval.core.objective.losing import best_rows, impact_losses, removal_effects, stationary
from fuzzyeval.core.objective.relating import beyond_rounding, dependent, related
from fuzzyeval.core.objective.spreading import (
    gini,
    gini_about,
    standard_deviation,
    variation,
    variation_about,
)
from fuzzyeval.core.objective.summing import correlations_of, critic_of

__all__ = [
    "Averages",
    "averages",
    "best_rows",
    "beyond_rounding",
    "certainty_of_counts",
    "correlations",
    "correlations_of",
    "critic",
    "critic_of",
    "dependent",
    "deviation_of_counts",
    "first_component",
    "first_component_of",
    "gini",
    "gini_about",
    "gini_of_counts",
    "impact_losses",
    "related",
    "relative_weights",
    "removal_effects",
    "slopes",
    "standard_deviation",
    "stationary",
    "theil",
    "theil_about",
    "theil_of_counts",
    "variation",
    "variation_about",
    "variation_of_counts",
]
