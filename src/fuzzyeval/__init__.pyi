from fuzzyeval import ahp as ahp
from fuzzyeval import datasets as datasets
from fuzzyeval import errors as errors
from fuzzyeval import membership as membership
from fuzzyeval import objective as objective
from fuzzyeval.combining import Combination as Combination
from fuzzyeval.combining import combination as combination
from fuzzyeval.combining import combine as combine
from fuzzyeval.composition import Operator as Operator
from fuzzyeval.composition import compose as compose
from fuzzyeval.errors import FuzzyEvalError as FuzzyEvalError
from fuzzyeval.errors import FuzzyEvalWarning as FuzzyEvalWarning
from fuzzyeval.errors import InconsistencyWarning as InconsistencyWarning
from fuzzyeval.evaluation import Evaluation as Evaluation
from fuzzyeval.evaluation import Evaluations as Evaluations
from fuzzyeval.evaluation import Node as Node
from fuzzyeval.evaluation import evaluate as evaluate
from fuzzyeval.insight import EffectiveImportance as EffectiveImportance
from fuzzyeval.insight import effective_importance as effective_importance
from fuzzyeval.model.from_data import Correlation as Correlation
from fuzzyeval.model.from_data import Derived as Derived
from fuzzyeval.model.from_data import Dispersion as Dispersion
from fuzzyeval.model.from_data import Entropy as Entropy
from fuzzyeval.model.from_data import Stated as Stated
from fuzzyeval.model.from_data import VoteEntropy as VoteEntropy
from fuzzyeval.model.importance import Importance as Importance
from fuzzyeval.model.importance import Outcome as Outcome
from fuzzyeval.model.indicator import Indicator as Indicator
from fuzzyeval.model.principle import Confidence as Confidence
from fuzzyeval.model.principle import MaximumMembership as MaximumMembership
from fuzzyeval.model.principle import WeightedAverage as WeightedAverage
from fuzzyeval.model.scale import Grade as Grade
from fuzzyeval.model.scale import GradeScale as GradeScale
from fuzzyeval.model.study import Study as Study
from fuzzyeval.model.survey import LongLayout as LongLayout
from fuzzyeval.model.survey import Survey as Survey
from fuzzyeval.model.weighting import AHP as AHP
from fuzzyeval.model.weighting import Baseline as Baseline
from fuzzyeval.model.weighting import Combined as Combined
from fuzzyeval.model.weighting import Equal as Equal
from fuzzyeval.model.weighting import Manual as Manual
from fuzzyeval.relation import Relation as Relation
from fuzzyeval.remarks import Remark as Remark
from fuzzyeval.survey.counting import tally as tally
from fuzzyeval.survey.tallies.tallying import Tally as Tally
from fuzzyeval.weights import Weights as Weights
from fuzzyeval.weights import weigh as weigh

__version__: str
__all__ = [
    "AHP",
    "Baseline",
    "Combination",
    "Combined",
    "Confidence",
    "Correlation",
    "Derived",
    "Dispersion",
    "EffectiveImportance",
    "Entropy",
    "Equal",
    "Evaluation",
    "Evaluations",
    "FuzzyEvalError",
    "FuzzyEvalWarning",
    "Grade",
    "GradeScale",
    "Importance",
    "InconsistencyWarning",
    "Indicator",
    "LongLayout",
    "Manual",
    "MaximumMembership",
    "Node",
    "Operator",
    "Outcome",
    "Relation",
    "Remark",
    "Stated",
    "Study",
    "Survey",
    "Tally",
    "VoteEntropy",
    "WeightedAverage",
    "Weights",
    "__version__",
    "ahp",
    "combination",
    "combine",
    "compose",
    "datasets",
    "effective_importance",
    "errors",
    "evaluate",
    "membership",
    "objective",
    "tally",
    "weigh",
]
