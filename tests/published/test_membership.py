"""Membership functions as published."""

from __future__ import annotations

import pytest

import fuzzyeval as fe


def test_tillage_schemes_linear_functions() -> None:
    """A worked example in sfvsfv/Mathematical-modeling (模糊综合评价原理案例讲解与Matlab实现): three schemes 甲, 乙, 丙.

    Yield (x − 350)/250 and income (x − 50)/80 rise; quality 1 − (x − 1)/5, labour 1 − (x − 20)/40 and ecology
    1 − (x − 1)/5 fall; all clipped to 0 and 1.
    """
    relation = [
        fe.membership.rising([592.5, 529, 412], 350, 600),
        fe.membership.falling([3, 2, 1], 1, 6),
        fe.membership.falling([55, 38, 32], 20, 60),
        fe.membership.rising([72, 105, 85], 50, 130),
        fe.membership.falling([5, 3, 2], 1, 6),
    ]
    assert [row.tolist() for row in relation] == [
        pytest.approx([0.97, 0.716, 0.248]),
        pytest.approx([0.6, 0.8, 1]),
        pytest.approx([0.125, 0.55, 0.7]),
        pytest.approx([0.275, 0.6875, 0.4375]),
        pytest.approx([0.2, 0.6, 0.8]),
    ]


def test_mathmodels_book_sulphur_dioxide() -> None:
    """mathmodels-book (zhjx19.github.io/mathmodels-book/fuzzy-eval.html), section 10.2.

    SO₂ of 0.07 against the limits 0.05, 0.15, 0.25 and 0.5: half shapes at both ends, triangles between.
    """
    degrees = [
        fe.membership.falling(0.07, 0.05, 0.15),
        fe.membership.triangular(0.07, 0.05, 0.15, 0.25),
        fe.membership.triangular(0.07, 0.15, 0.25, 0.5),
        fe.membership.rising(0.07, 0.25, 0.5),
    ]
    assert [float(degree) for degree in degrees] == pytest.approx([0.8, 0.2, 0, 0])
