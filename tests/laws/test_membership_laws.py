"""What membership functions keep, of scales of two to five grades, of steps and of flat tops."""

from __future__ import annotations

from functools import partial

import pytest

from fuzzyeval import membership
from fuzzyeval.testing import Law, Memberships, laws
from held import held_to, lacking, shared

falling, rising, triangular = membership.falling, membership.rising, membership.triangular
middle = [partial(triangular, a=at, b=at + 10, c=at + 20) for at in (60, 70, 80)]
SUBJECTS = {
    "two halves": Memberships((partial(falling, a=60, b=90), partial(rising, a=60, b=90)), 50, 100),
    "five grades": Memberships((partial(falling, a=60, b=70), *middle, partial(rising, a=90, b=100)), 50, 110),
    "flat tops": Memberships(
        (
            partial(falling, a=0.05, b=0.1),
            partial(membership.trapezoidal, a=0.05, b=0.1, c=0.2, d=0.3),
            partial(rising, a=0.2, b=0.3),
        ),
        0,
        0.5,
    ),
    "overlapping": Memberships((partial(falling, a=0, b=3), partial(triangular, a=0, b=1, c=4)), -1, 3),
}


@pytest.mark.parametrize(("law", "shapes"), held_to(laws.membership, SUBJECTS))
def test_membership_functions_keep_their_laws(law: Law, shapes: Memberships) -> None:
    law.check(shapes, settings=shared(law, SUBJECTS))


def test_only_what_shares_no_membership_is_left_out_of_what_asks_for_it() -> None:
    assert lacking(laws.membership, SUBJECTS) == {
        "degrees_sum_to_one": {"overlapping"},
        "higher_is_in_no_lower_grade": {"overlapping"},
    }
