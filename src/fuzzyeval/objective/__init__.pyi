from fuzzyeval.objective.correlating import critic as critic
from fuzzyeval.objective.correlating import principal_components as principal_components
from fuzzyeval.objective.dispersing import entropy as entropy
from fuzzyeval.objective.dispersing import gini as gini
from fuzzyeval.objective.dispersing import standard_deviation as standard_deviation
from fuzzyeval.objective.dispersing import variation as variation
from fuzzyeval.objective.importance import derived as derived
from fuzzyeval.objective.importance import stated as stated
from fuzzyeval.objective.importance import vote_entropy as vote_entropy
from fuzzyeval.objective.objects import cilos as cilos
from fuzzyeval.objective.objects import idocriw as idocriw
from fuzzyeval.objective.objects import merec as merec

__all__ = [
    "cilos",
    "critic",
    "derived",
    "entropy",
    "gini",
    "idocriw",
    "merec",
    "principal_components",
    "standard_deviation",
    "stated",
    "variation",
    "vote_entropy",
]
