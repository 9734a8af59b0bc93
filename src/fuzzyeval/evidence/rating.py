"""What respondents said to be important: the mean rating of each leaf."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from fuzzyeval.errors import WeightsError
from fuzzyeval.evidence.parts import Parts
from fuzzyeval.model.study import Study
from fuzzyeval.relation import Relation
from fuzzyeval.remarks import Remark, remark
from fuzzyeval.survey.tallies.tallying import Tally

__all__ = ["stated"]


def stated(study: Study, data: Tally | Relation) -> Parts:
    """Return the mean rating of importance of each leaf, over the respondents who rated it.

    Raises
    ------
    WeightsError
        Where there are no ratings, of a leaf or at all, and where all are 0.
    """
    ratings = None if isinstance(data, Relation) else data.importance
    if ratings is None:
        raise WeightsError(
            "weighting: stated needs ratings of importance, and none were counted with these answers; tally the answers again by "
            "this study"
        )
    counts = ratings.shares.sum(axis=-1)
    total = counts.sum(axis=-1)
    silent = ~(total > 0)
    if silent.any():
        raise WeightsError(
            "{leaf}: nobody rated its importance; collect ratings of it, or weigh otherwise",
            leaf=study.leaf_ids[int(np.argmax(silent))],
        )
    found = counts @ np.array(ratings.scale.scores) / total
    if not found.sum() > 0:
        raise WeightsError("weighting: all ratings of importance are 0, so that nothing matters; weigh otherwise")
    return Parts(found, tuple(_told(ratings)))


def _told(ratings: Tally) -> Iterator[Remark]:
    """Say which leaves few have rated."""
    rows = int(ratings.respondents.sum())
    for leaf, counted in zip(ratings.leaves, ratings.answered.sum(axis=-1).tolist(), strict=True):
        if counted < rows / 2:
            yield remark("few_ratings", leaf, ratings.language, counted=counted, rows=rows)
