"""What a survey asks of rows beside their answers: who answered, what each weighs, known shares, and a row an answer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from hypothesis import strategies as st

from fuzzyeval.aliases import Plain
from fuzzyeval.model.survey import LongLayout, Survey

__all__ = ["cells", "in_long_layout", "surveyed"]

_WHOLE = (1, 2, 3, 0)
_DESIGN = (1, 2, 0.5, 1.25, 0)


def cells(survey: Survey) -> list[Plain]:
    """Return the cells of the population whose shares are known, so that a row in each can be weighted to any shares."""
    return [dict(zip(survey.shares, values, strict=True)) for values in product(*survey.shares.values())]


@st.composite
def surveyed(draw: st.DrawFn, survey: Survey, rows: Sequence[Plain], *, sure: int) -> list[Plain]:
    """Rows with the columns that a survey names; the first ``sure`` of them count, whatever it says, and fill all cells."""
    known = cells(survey)
    found: list[Plain] = []
    for at, row in enumerate(rows):
        certain = at < sure
        beside = dict(known[at] if at < len(known) else draw(st.sampled_from(known)))
        if survey.respondent is not None:
            again = at > sure and survey.duplicates != "refuse" and survey.long is None and draw(st.booleans())
            beside[survey.respondent] = found[-1][survey.respondent] if again else f"respondent {at + 1}"
        if survey.order_by is not None:
            beside[survey.order_by] = at + 1
        if survey.frequency_weight is not None:
            beside[survey.frequency_weight] = draw(st.sampled_from(_WHOLE[: 3 if certain else 4]))
        if survey.sample_weight is not None:
            beside[survey.sample_weight] = draw(st.sampled_from(_DESIGN[: 4 if certain else 5]))
        found.append({**row, **beside})
    return found


def in_long_layout(rows: Sequence[Plain], layout: LongLayout, asked: Sequence[str]) -> list[Plain]:
    """Return a row an answer: what was asked, what was answered, and whatever else stands in the respondent's row."""
    return [
        {
            **{column: value for column, value in row.items() if column not in asked},
            layout.indicator: column,
            layout.answer: row[column],
        }
        for row in rows
        for column in asked
    ]
