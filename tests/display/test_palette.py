"""Colours that everybody can tell apart, on light and on dark."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from fuzzyeval.aliases import FloatArray
from fuzzyeval.display.palette import colours
from fuzzyeval.display.style import style

# Machado, Oliveira and Fernandes (2009), A physiologically-based model for simulation of color vision deficiency, severity 1.0.
SEEN = {
    "all colours": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "no red": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "no green": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "no blue": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])  # IEC 61966-2-1
WHITE = np.array([0.9505, 1.0, 1.089])


def linear(colour: str) -> FloatArray:
    """Return the light of a colour, after IEC 61966-2-1."""
    channels = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lab(light: FloatArray) -> FloatArray:
    """Return CIE 1976 L*a*b*."""
    ratio = TO_XYZ @ np.clip(light, 0, 1) / WHITE
    x, y, z = np.where(ratio > 216 / 24389, np.cbrt(ratio), ratio * 841 / 108 + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2."""
    low, high = sorted(float(TO_XYZ[1] @ linear(colour)) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("seen", SEEN)
@pytest.mark.parametrize("ground", [0, 1])
@pytest.mark.parametrize("count", [2, 3, 4, 5, 6, 7])
def test_no_two_grades_look_alike_to_anyone(count: int, ground: int, seen: str) -> None:
    points = [lab(np.array(SEEN[seen]) @ linear(colour[ground])) for colour in colours(count)]
    apart = [float(np.linalg.norm(one - other)) for at, one in enumerate(points) for other in points[:at]]
    assert min(apart) > 10  # a difference of about 2.3 is just noticed (Mahy, Van Eycken and Oosterlinck 1994)


@pytest.mark.parametrize("ground", [0, 1])
def test_the_middle_recedes_into_the_ground_and_the_ends_stand_out(ground: int) -> None:
    page = ("#ffffff", "#1e1e1e")[ground]
    against = [contrast(colour[ground], page) for colour in colours(9)]
    assert against[:5] == sorted(against[:5], reverse=True)
    assert against[4:] == sorted(against[4:])
    assert min(against[0], against[-1]) > 4.5


@pytest.mark.parametrize("page", ["#ffffff", "#f8f8f8", "#1e1e1e", "#111111", "#000000"])
def test_the_outline_of_bars_shows_on_light_and_dark_alike(page: str) -> None:
    assert "solid #858585" in style(5)
    assert contrast("#858585", page) > 3  # WCAG 2.1, success criterion 1.4.11


@pytest.mark.parametrize("count", [1, 2, 5, 12, 100])
def test_every_grade_has_its_colour_and_the_ends_stay(count: int) -> None:
    found = colours(count)
    assert len(found) == len(set(found)) == count
    assert found[0] == colours(2)[0]
    assert count == 1 or found[-1] == colours(2)[-1]


def test_colours_lie_evenly_between_their_neighbours() -> None:
    nine = colours(9)
    assert nine[::2] == colours(5)
    for ground in (0, 1):
        for (left, middle), (_, right) in pairwise(pairwise(nine[:3])):
            mean = (np.array([int(c[ground][at : at + 2], 16) for at in (1, 3, 5)]) for c in (left, middle, right))
            first, between, last = mean
            assert np.abs(between - (first + last) / 2).max() <= 0.5


def test_no_grades_have_no_colours() -> None:
    assert colours(0) == ()
