"""Compose the relation up the hierarchy, and conclude: every node's membership, grade and score, for every object."""

from fuzzyeval.evaluation.evaluating import evaluate
from fuzzyeval.evaluation.many import Evaluations
from fuzzyeval.evaluation.node import Node
from fuzzyeval.evaluation.results import Evaluation

__all__ = ["Evaluation", "Evaluations", "Node", "evaluate"]
