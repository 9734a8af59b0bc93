"""A survey that may be used in tests and not be passed on: 211 people on kiosks, 24 items from 1 to 7, some missing."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from statistics import fmean

import pytest

import fuzzyeval as fe

FOLDER = os.environ.get("FUZZYEVAL_DATA")
ITEMS = [f"sq{number:02}_per" for number in range(1, 25)]


@pytest.mark.skipif(
    FOLDER is None, reason="FUZZYEVAL_DATA names no folder with the kiosk survey, which may not be passed on"
)
def test_a_survey_of_24_items_is_graded_as_plain_means_say() -> None:
    path = Path(str(FOLDER)) / "kiosk_servqual_kano_ipa.csv"
    scale = fe.GradeScale([fe.Grade(label=f"{code} of 7", score=code, answer=code) for code in range(7, 0, -1)])
    root = fe.Indicator(id="perception", children=[fe.Indicator(id=item) for item in ITEMS])
    study = fe.Study(grades=scale, root=root, reading=["fuzzy", "score", "index"])

    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    answered = {item: [float(row[item]) for row in rows if row[item].strip()] for item in ITEMS}

    tally = fe.tally(study, path)
    assert tally.rows.tolist() == [len(rows)]
    assert [account["counted"] for account in tally.accounts()] == [len(answered[item]) for item in ITEMS]
    assert not tally.refusals()
    mean = fmean(fmean(values) for values in answered.values())
    readings = fe.evaluate(study, path).readings
    assert readings["score"] == pytest.approx(mean)
    assert readings["fuzzy"] == pytest.approx(mean)
    assert readings["index"] == pytest.approx(100 * mean / 7)
