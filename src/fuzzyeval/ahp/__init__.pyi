from fuzzyeval.ahp.completing import complete as complete
from fuzzyeval.ahp.weighing import ACCEPTABLE_RATIO as ACCEPTABLE_RATIO
from fuzzyeval.ahp.weighing import Consistency as Consistency
from fuzzyeval.ahp.weighing import consistency as consistency
from fuzzyeval.ahp.weighing import priorities as priorities

__all__ = ["ACCEPTABLE_RATIO", "Consistency", "complete", "consistency", "priorities"]
