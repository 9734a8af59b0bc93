"""What a result means: how far the score responds to what the weights say matters."""

from fuzzyeval.insight.closest import ClosestWeights
from fuzzyeval.insight.importance import EffectiveImportance, NodeImportance
from fuzzyeval.insight.responding import effective_importance

__all__ = ["ClosestWeights", "EffectiveImportance", "NodeImportance", "effective_importance"]
