"""What is commonly believed and false stays refuted."""

from __future__ import annotations

import pytest

from fuzzyeval.testing import Belief, laws


@pytest.mark.parametrize("belief", laws.beliefs, ids=str)
def test_a_counterexample_still_refutes_the_belief(belief: Belief) -> None:
    belief.refute()
