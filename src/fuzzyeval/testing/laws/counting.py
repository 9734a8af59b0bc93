"""What a tally keeps, of rows in whatever holds them: an engine is a function from rows to its frame."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
from hypothesis import strategies as st

from fuzzyeval.aliases import Plain
from fuzzyeval.model.indicator import Indicator
from fuzzyeval.model.study import Study
from fuzzyeval.survey.counting import tally
from fuzzyeval.survey.tallies.tallying import Tally
from fuzzyeval.testing.answering import answers, studies
from fuzzyeval.testing.law import Law, law
from fuzzyeval.testing.laws.calling import of_tally
from fuzzyeval.testing.saying import branch_of, meant
from fuzzyeval.testing.trees import grade_scales
from fuzzyeval.testing.trying import agree, need

__all__ = ["TALLY"]

_COUNTING = "by definition: counted + missing + refused + don't know + dropped = rows"
_ADDING = "counts are a monoid under addition"
_TIMES = (1, 1, 1, 1, 40)
"""How often the rows are repeated: a batch, or a limit of something else, has its edge among hundreds of rows."""


@st.composite
def _surveys(draw: st.DrawFn, *, texts: bool | None = None, ordered: bool = False) -> dict[str, Any]:
    """Draw a study of up to three leaves, and answers of branches: numbers and gaps, or texts also off the scale."""
    leaves = [Indicator(id=name) for name in "abc"[: draw(st.integers(1, 3))]]
    study = Study(grades=draw(grade_scales(most=4)), root=Indicator(id="all", children=leaves))
    spelt = draw(st.booleans()) if texts is None else texts
    rows = [
        {name: _typed(value, spelt=spelt or name == "branch") for name, value in row.items()}
        for row in draw(answers(study, by=["branch"], refused=True))
    ]
    if ordered:
        return {"study": study, "rows": rows, "order": draw(st.permutations(range(len(rows))))}
    return {"study": study, "rows": rows * draw(st.sampled_from(_TIMES))}


def _typed(value: Any, *, spelt: bool) -> Any:
    """Return a text, or a number; None where it is neither."""
    if spelt:
        return None if value is None else str(value)
    return value if isinstance(value, int) else None


def _need_same(found: Tally, wanted: Tally) -> None:
    need(found == wanted, f"{found.accounts()}, but {wanted.accounts()} is wanted")


@of_tally(
    "Every answer is counted where it belongs: by object, leaf and grade, or as missing or refused.",
    "每个回答都计入其所属对象、末级指标与等级，或计为缺失、被拒绝。",
    formula="c(k, l, g) = |{i : kᵢ = k, xᵢₗ = g}|",
    source=_COUNTING,
    given=_surveys(),
)
def _every_answer_where_it_belongs(frame_from: Any, study: Study, rows: list[Plain]) -> None:
    found = tally(study, frame_from(rows), by="branch")
    seen: Counter[tuple[Any, str, str]] = Counter(
        (branch_of(row), leaf, str(row[leaf] or "")) for row in rows for leaf in study.leaf_ids
    )
    need(set(found.objects) == {branch_of(row) for row in rows}, f"objects {found.objects}")
    codes = [str(grade.answer) for grade in study.grades]
    for (at, key), (place, leaf) in product(enumerate(found.objects), enumerate(study.leaf_ids)):
        where = f"{key}, {leaf}"
        agree(found.counts[at, place], [seen[key, leaf, code] for code in codes], f"{where}: counts", rel=0, abs=0)
        agree(found.missing[at, place], seen[key, leaf, ""], f"{where}: missing", rel=0, abs=0)
        odd = seen[key, leaf, "99"] + seen[key, leaf, "N/A"]
        agree(found.refused[at, place], odd, f"{where}: refused", rel=0, abs=0)


@of_tally(
    "No row is lost: counted, missing and refused are all rows.",
    "没有一行丢失：已计入、缺失与被拒绝之和等于总行数。",
    formula="counted + missing + refused + don't know + dropped = rows",
    source=_COUNTING,
    given=_surveys(),
)
def _no_row_is_lost(frame_from: Any, study: Study, rows: list[Plain]) -> None:
    found = tally(study, frame_from(rows), by="branch")
    need(int(found.rows.sum()) == len(rows), f"{int(found.rows.sum())} rows of {len(rows)}")
    for account in found.accounts():
        parts = sum(account[part] for part in ("counted", "missing", "refused", "dont_know", "dropped"))
        need(parts == account["rows"], f"{account}")


@of_tally(
    "Any frame gives the tally of the rows.",
    "任何数据框都给出与逐行计数相同的结果。",
    formula="tally(frame(rows)) = tally(rows)",
    source="the engine is no part of the method",
    given=_surveys(),
)
def _any_frame_as_the_rows(frame_from: Any, study: Study, rows: list[Plain]) -> None:
    for by in (None, "branch"):
        _need_same(tally(study, frame_from(rows), by=by), tally(study, rows, by=by))


@of_tally(
    "The tallies of parts add up to the tally of the whole, in any order.",
    "各部分的计数之和等于整体的计数，与次序无关。",
    formula="T(A) + T(B) = T(B) + T(A) = T(A ∪ B)",
    source=_ADDING,
    given=_surveys(),
)
def _parts_add_up(frame_from: Any, study: Study, rows: list[Plain]) -> None:
    whole = tally(study, frame_from(rows), by="branch", detail="joint")
    first, second = (tally(study, frame_from(part), by="branch", detail="joint") for part in (rows[:2], rows[2:]))
    _need_same(first + second, whole)
    _need_same(second + first, whole)


@of_tally(
    "The order of rows and columns does not matter.",
    "行与列的次序不影响计数。",
    formula="T(P X Q) = T(X)",
    source="counts know no order",
    given=_surveys(ordered=True),
)
def _order_of_answers(frame_from: Any, study: Study, rows: list[Plain], order: Sequence[int]) -> None:
    shuffled = [{name: rows[at][name] for name in reversed(rows[at])} for at in order]
    _need_same(tally(study, frame_from(shuffled), by="branch"), tally(study, frame_from(rows), by="branch"))


@of_tally(
    "Pooling the objects is counting without them.",
    "合并各评价对象等于不分对象计数。",
    formula="Σₖ T(k) = T",
    source=_ADDING,
    given=_surveys(),
)
def _pooling_is_counting_all(frame_from: Any, study: Study, rows: list[Plain]) -> None:
    _need_same(tally(study, frame_from(rows), by="branch").pooled(), tally(study, frame_from(rows)))


@of_tally(
    "Means and covariances are those of the respondents who answered everything, by n and n − 1.",
    "均值与协方差取自全部作答的受访者，分别除以 n 与 n − 1。",
    formula="x̄ = Σx/n, s = Σ(x − x̄)(y − ȳ)/(n − 1)",
    source="the unbiased estimator of a sample",
    given=_surveys(texts=False),
)
def _covariances_of_the_rows(frame_from: Any, study: Study, rows: list[Plain]) -> None:
    scores = {grade.answer: Fraction(grade.score) for grade in study.grades}
    full = [
        [scores[row[leaf]] for leaf in study.leaf_ids] for row in rows if all(row[x] in scores for x in study.leaf_ids)
    ]
    count, columns = len(full), list(zip(*full, strict=True))
    means = [sum(column) / count for column in columns]
    centred = [[value - mean for value in column] for column, mean in zip(columns, means, strict=True)]
    wanted = [[sum(a * b for a, b in zip(x, y, strict=True)) / (count - 1) for y in centred] for x in centred]
    found = tally(study, frame_from(rows), detail="moments").moments
    agree(found.means[0], means, "means")
    agree(found.covariances[0], wanted, "covariances")


@st.composite
def _deep(draw: st.DrawFn) -> dict[str, Any]:
    study = draw(studies())
    return {"study": study, "rows": draw(answers(study))}


@of_tally(
    "Of hierarchies of any shape, each leaf has the counts of its own column.",
    "无论层次结构如何，各末级指标的计数都取自其自己的列。",
    formula="c(l, g) = |{i : xᵢₗ = g}|",
    source=_COUNTING,
    given=_deep(),
)
def _each_leaf_its_own_column(frame_from: Any, study: Study, rows: list[Plain]) -> None:
    typed = [{name: _typed(value, spelt=False) for name, value in row.items()} for row in rows]
    wanted = [[[row[leaf] for row in typed].count(said) for said in answers] for leaf, answers in meant(study).items()]
    agree(tally(study, frame_from(typed)).counts[0], np.array(wanted), "counts", rel=0, abs=0)


@law(
    "The rows that a frame is made of stay as they are.",
    "用于构造数据框的各行回答保持不变。",
    formula="X′ = X",
    source="a function has no other effect",
    given=_surveys(),
)
def _framed_rows_left_alone(frame_from: Any, study: Study, rows: list[Plain]) -> None:
    mine = deepcopy(rows)
    tally(study, frame_from(mine))
    need(mine == rows, f"the rows afterwards: {mine}")


TALLY: tuple[Law, ...] = (
    _every_answer_where_it_belongs,
    _no_row_is_lost,
    _any_frame_as_the_rows,
    _parts_add_up,
    _order_of_answers,
    _pooling_is_counting_all,
    _covariances_of_the_rows,
    _each_leaf_its_own_column,
    _framed_rows_left_alone,
)
