"""Panels as published: pooled judgements, their weights and their geometric consistency index."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import fuzzyeval as fe
from fuzzyeval.aliases import FloatArray

Printed = Callable[[str], Any]
Judged = Callable[[str], FloatArray]

PARTIES = {
    "PSOE": "3 5 8 6 | 3 5 4 | 3 2 | 1/3",
    "PP": "3 7 9 5 | 3 7 1 | 5 1/5 | 1/5",
    "PAR": "5 7 7 5 | 1 5 1 | 5 1/3 | 1/5",
}


def test_escobar_aguaron_moreno_2015_pooled_judgements(judged: Judged, printed: Printed) -> None:
    """Escobar, Aguarón and Moreno-Jiménez (2015), Decision Support Systems, tables 1, 5 and 6: three parties, AIJ."""
    pooled = fe.ahp.pool(np.stack([judged(upper) for upper in PARTIES.values()]))
    found = fe.ahp.consistency(pooled, method="geometric_mean")
    assert found.priorities.tolist() == printed("0.540 0.191 0.096 0.036 0.137")
    assert found.geometric_index == printed("0.149")
    assert pooled[0, 1:].tolist() == pytest.approx([45 ** (1 / 3), 245 ** (1 / 3), 504 ** (1 / 3), 150 ** (1 / 3)])


def test_escobar_aguaron_moreno_2015_pooled_priorities(judged: Judged, printed: Printed) -> None:
    """Under geometric means, the pooled priorities (AIP) of the same parties are those of the pooled judgements."""
    each = fe.ahp.priorities(np.stack([judged(upper) for upper in PARTIES.values()]), method="geometric_mean")
    assert fe.ahp.pool_priorities(each).tolist() == printed("0.540 0.191 0.096 0.036 0.137")
    assert fe.ahp.pool_priorities(each, method="arithmetic").tolist() != printed("0.540 0.191 0.096 0.036 0.137")
