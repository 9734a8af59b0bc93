from fuzzyeval.ahp.changing import Change as Change
from fuzzyeval.ahp.changing import LeastChanges as LeastChanges
from fuzzyeval.ahp.changing import least_changes as least_changes
from fuzzyeval.ahp.completing import complete as complete
from fuzzyeval.ahp.contradicting import Contradictions as Contradictions
from fuzzyeval.ahp.contradicting import Triad as Triad
from fuzzyeval.ahp.contradicting import contradictions as contradictions
from fuzzyeval.ahp.contradicting import koczkodaj as koczkodaj
from fuzzyeval.ahp.dividing import Consensus as Consensus
from fuzzyeval.ahp.dividing import Division as Division
from fuzzyeval.ahp.dividing import consensus as consensus
from fuzzyeval.ahp.dividing import divided as divided
from fuzzyeval.ahp.pooling import pool as pool
from fuzzyeval.ahp.pooling import pool_priorities as pool_priorities
from fuzzyeval.ahp.repairing import Repair as Repair
from fuzzyeval.ahp.repairing import Repairs as Repairs
from fuzzyeval.ahp.repairing import repaired as repaired
from fuzzyeval.ahp.repairing import repairs as repairs
from fuzzyeval.ahp.scaling import on_scale as on_scale
from fuzzyeval.ahp.triangular import FuzzyPriorities as FuzzyPriorities
from fuzzyeval.ahp.triangular import fuzzify as fuzzify
from fuzzyeval.ahp.triangular import fuzzy_priorities as fuzzy_priorities
from fuzzyeval.ahp.weighing import ACCEPTABLE_RATIO as ACCEPTABLE_RATIO
from fuzzyeval.ahp.weighing import Consistency as Consistency
from fuzzyeval.ahp.weighing import consistency as consistency
from fuzzyeval.ahp.weighing import priorities as priorities
from fuzzyeval.panels.tables import read_judgements as read_judgements
from fuzzyeval.panels.workbook import read_questionnaire as read_questionnaire
from fuzzyeval.questionnaire.writing import write_questionnaire as write_questionnaire

__all__ = [
    "ACCEPTABLE_RATIO",
    "Change",
    "Consensus",
    "Consistency",
    "Contradictions",
    "Division",
    "FuzzyPriorities",
    "LeastChanges",
    "Repair",
    "Repairs",
    "Triad",
    "complete",
    "consensus",
    "consistency",
    "contradictions",
    "divided",
    "fuzzify",
    "fuzzy_priorities",
    "koczkodaj",
    "least_changes",
    "on_scale",
    "pool",
    "pool_priorities",
    "priorities",
    "read_judgements",
    "read_questionnaire",
    "repaired",
    "repairs",
    "write_questionnaire",
]
