"""A study's weights, and where each came from."""

from fuzzyeval.weights.vectors import NodeWeight, Split, Weights
from fuzzyeval.weights.weighing import asks_over_objects, completed, found, rebuilt, tell, weigh

__all__ = ["NodeWeight", "Split", "Weights", "asks_over_objects", "completed", "found", "rebuilt", "tell", "weigh"]
