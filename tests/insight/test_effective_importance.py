"""Claimed and effective importance: over respondents and over objects, against others, and what is said of it."""

from __future__ import annotations

import copy
import json
import math
import pickle
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import pytest
from scipy import stats  # type: ignore[import-untyped]

import fuzzyeval as fe
from fuzzyeval.core import responding as core
from fuzzyeval.insight import ClosestWeights
from insight import responding_oracle as oracle

ROOT = fe.Indicator(
    id="all",
    children=[
        fe.Indicator(id="left", children=[fe.Indicator(id="a"), fe.Indicator(id="b")]),
        fe.Indicator(id="c", label={"en": "The third", "zh": "第三"}),
    ],
)
LOCAL = {
    "all": {"left": Fraction(3, 5), "c": Fraction(2, 5)},
    "left": {"a": Fraction(1, 4), "b": Fraction(3, 4)},
}
SCORES = (1, 2, 3, 4, 5)


def drawn(seed: int, count: int, *, alike: float = 0.5) -> list[dict[str, int]]:
    """Return rows whose leaves go together more or less."""
    random = np.random.default_rng(seed)
    common = random.normal(size=(count, 1))
    values = alike * common + random.normal(size=(count, 3)) * (1.2, 0.8, 0.5)
    rows = np.clip(np.round(values + 3), 1, 5).astype(int).tolist()
    return [dict(zip("abc", row, strict=True)) for row in rows]


ROWS = drawn(0, 60)


def study(**further: Any) -> fe.Study:
    """Return the study, whose codes are its scores."""
    return oracle.study_of(ROOT, SCORES, LOCAL, **further)


def over_respondents(rows: Any = ROWS, **further: Any) -> fe.EffectiveImportance:
    """Return effective importance over respondents."""
    asked = study(**further)
    return fe.effective_importance(fe.evaluate(asked, fe.tally(asked, rows, detail="joint")))


def branches(count: int = 40, size: int = 6, seed: int = 1) -> list[dict[str, Any]]:
    """Return answers by branch."""
    return [{**row, "branch": at % count} for at, row in enumerate(drawn(seed, count * size))]


def over_objects(rows: Any = None, *, confidence: float = 0.95, **further: Any) -> fe.EffectiveImportance:
    """Return effective importance over branches."""
    graded = fe.evaluate(study(**further), branches() if rows is None else rows, by="branch")
    return fe.effective_importance(graded, confidence=confidence)


def codes(found: fe.EffectiveImportance) -> list[tuple[str, str]]:
    """Return the kind and the place of every remark."""
    return [(said.code, said.place) for said in found.remarks]


def covariance(pairs: Sequence[tuple[int, int]]) -> float:
    """Return the mean product of the distances from the means."""
    first, second = np.array(pairs, dtype=float).T
    return float(((first - first.mean()) * (second - second.mean())).mean())


def pairs_of(rows: Any) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """Return the answers to each two leaves of those who answered both."""
    return {
        (j, k): [(row[j], row[k]) for row in rows if row[j] is not None and row[k] is not None]
        for j, k in product("abc", repeat=2)
    }


def by_pairs(rows: Any, leaf: str) -> float:
    """Return ε² of a leaf from pairs; grades of which nobody answered some other leaf are left out."""
    pairs = pairs_of(rows)
    weights = {leaf: float(weight) for leaf, weight in oracle.under(ROOT, LOCAL)["all"].items()}
    total = sum(weights[j] * weights[k] * covariance(pairs[j, k]) for j, k in pairs)
    kept = set.intersection(*({x for x, _ in pairs[leaf, other]} for other in "abc"))
    means = {
        grade: sum(weights[k] * float(np.mean([y for x, y in pairs[leaf, k] if x == grade])) for k in "abc")
        for grade in kept
    }
    between = float(np.var([means[row[leaf]] for row in rows if row[leaf] in kept]))
    n = min(len(pairs[leaf, other]) for other in "abc")
    return 1 - (1 - between / total) * (n - 1) / (n - len(kept))


# over respondents


def test_every_indicator_but_the_root_has_a_row() -> None:
    found = over_respondents()
    assert list(found) == ["left", "a", "b", "c"]
    assert [(node.parent, node.level) for node in found.values()] == [("all", 2), ("left", 3), ("left", 3), ("all", 2)]
    assert [node.claimed for node in found.values()] == pytest.approx([0.6, 0.15, 0.45, 0.4])
    assert (found.over, found.count, found.confidence, found.remarks) == ("respondents", 60, None, ())
    assert {(node.low, node.high) for node in found.values()} == {(None, None)}
    assert set(found.to_rows()[0]) == {
        *("id", "label", "parent", "level", "claimed", "effective", "share", "low", "high", "clipped")
    }


def test_they_are_the_ratios_of_respondents_written_out() -> None:
    found, under = over_respondents(), oracle.under(ROOT, LOCAL)
    for leaf in "abc":
        assert found[leaf].effective == pytest.approx(float(oracle.leaf_figure(ROWS, leaf, under["all"])), abs=1e-12)
    branch = oracle.branch_figure(ROWS, under["left"], under["all"])
    assert found["left"].effective == pytest.approx(float(branch), abs=1e-12)


def test_a_frequency_counts_as_so_many_respondents() -> None:
    asked = fe.Survey(frequency_weight="times")
    times = [1 + at % 3 for at in range(len(ROWS))]
    weighted = [{**row, "times": often} for row, often in zip(ROWS, times, strict=True)]
    written = [row for row, often in zip(ROWS, times, strict=True) for _ in range(often)]
    assert over_respondents(weighted, survey=asked).to_rows() == over_respondents(written).to_rows()


def test_with_design_weights_answers_count_by_them_and_n_is_the_effective_size() -> None:
    weights = [1 + at % 4 for at in range(len(ROWS))]
    weighted = [{**row, "w": weight} for row, weight in zip(ROWS, weights, strict=True)]
    found = over_respondents(weighted, survey=fe.Survey(sample_weight="w"))
    written = [row for row, often in zip(ROWS, weights, strict=True) for _ in range(often)]
    n = sum(weights) ** 2 / sum(weight**2 for weight in weights)
    for leaf in "abc":
        eta = float(oracle.ratio(written, leaf, oracle.under(ROOT, LOCAL)["all"]))
        given = len({row[leaf] for row in ROWS})
        assert found[leaf].effective == pytest.approx(1 - (1 - eta) * (n - 1) / (n - given), abs=1e-9)
    assert codes(found) == [("weighted", "all")]
    assert found.count == len(ROWS)


def test_design_weights_of_any_size_say_the_same() -> None:
    asked = fe.Survey(sample_weight="w")
    weighted = [[{**row, "w": times * (1 + at % 4)} for at, row in enumerate(ROWS)] for times in (1, 1000)]
    small, large = (over_respondents(rows, survey=asked) for rows in weighted)
    for node in small:
        assert large[node].effective == pytest.approx(small[node].effective, abs=1e-9)


def test_gaps_are_bridged_by_pairs_as_the_page_says() -> None:
    rows: list[dict[str, Any]] = [dict(row) for row in ROWS]
    for at in range(0, 60, 7):
        rows[at]["a"] = None
    for at in range(3, 60, 11):
        rows[at]["c"] = None
    found = over_respondents(rows)
    for leaf in "abc":
        assert found[leaf].effective == pytest.approx(by_pairs(rows, leaf), abs=1e-12)
    assert codes(found) == [("in_pairs", "all")]
    least = min(map(len, pairs_of(rows).values()))
    assert f"{least} at the least" in found.remarks[0].text


def test_a_grade_that_cannot_be_compared_is_left_out_and_said() -> None:
    rows = [{"a": 1, "b": None, "c": 3}, {"a": 1, "b": None, "c": 4}, *({**row, "a": max(row["a"], 2)} for row in ROWS)]
    found = over_respondents(rows)
    assert codes(found) == [("in_pairs", "all"), ("grades_left_out", "a")]
    assert "3.2% of the answers" in found.remarks[1].text
    for leaf in "abc":
        assert found[leaf].effective == pytest.approx(by_pairs(rows, leaf), abs=1e-12)


def test_scores_that_cancel_but_for_rounding_do_not_vary() -> None:
    leaves = fe.Indicator(id="all", children=[fe.Indicator(id="a"), fe.Indicator(id="b")])
    halves = {"all": {"a": Fraction(1, 2), "b": Fraction(1, 2)}}
    asked = oracle.study_of(leaves, (0.1, 0.4, 0.7, 1.0, 1.3), halves)
    opposed = [{"a": at, "b": 6 - at} for at in (1, 2, 3, 4, 5, 5, 2)]
    graded = fe.evaluate(asked, fe.tally(asked, opposed, detail="joint"))
    with pytest.raises(fe.errors.WeightsError, match="no two respondents differ"):
        fe.effective_importance(graded)


def test_the_answers_may_be_tallied_afterwards() -> None:
    asked = study()
    counted, joint = fe.evaluate(asked, ROWS), fe.tally(asked, ROWS, detail="joint")
    assert fe.effective_importance(counted, tally=joint) == over_respondents()
    by = [{**row, "branch": at % 2} for at, row in enumerate(ROWS)]
    of_both = fe.tally(asked, by, by="branch", detail="joint")
    assert fe.effective_importance(counted, tally=of_both) == over_respondents()
    one = fe.evaluate(asked, by, by="branch")["1"]
    assert fe.effective_importance(one, tally=of_both) == over_respondents([row for row in by if row["branch"] == 1])


def test_the_leaves_of_the_tally_may_stand_in_another_order() -> None:
    turned = fe.Indicator(id="all", children=ROOT.children[::-1])
    other = fe.tally(study().model_copy(update={"root": turned}), ROWS, detail="joint")
    assert other.leaves != study().leaf_ids
    assert fe.effective_importance(fe.evaluate(study(), ROWS), tally=other) == over_respondents()


def test_a_relation_is_told_by_its_answers() -> None:
    asked = study()
    relation = fe.evaluate(asked, ROWS).relation
    found = fe.effective_importance(fe.evaluate(asked, relation), tally=fe.tally(asked, ROWS, detail="joint"))
    assert found == over_respondents()


def test_an_index_responds_as_the_score_does() -> None:
    assert over_respondents(reading="index") == over_respondents()


# over objects


def branch_scores(rows: Any, weights: Any) -> list[float]:
    """Return the mean score of every branch."""
    of: dict[Any, list[Fraction]] = {}
    for row in rows:
        of.setdefault(row["branch"], []).append(oracle.score(row, weights))
    return [float(oracle.mean(scores)) for scores in of.values()]


def test_over_objects_it_is_the_squared_correlation_with_the_interval_of_scipy() -> None:
    rows, under = branches(), oracle.under(ROOT, LOCAL)
    for confidence in (0.9, 0.95, 0.99):
        found = over_objects(rows, confidence=confidence)
        assert (found.over, found.count, found.confidence) == ("objects", 40, confidence)
        for node in found.values():
            known = stats.pearsonr(branch_scores(rows, under[node.id]), branch_scores(rows, under["all"]))
            low, high = known.confidence_interval(confidence)
            assert node.effective == pytest.approx(known.statistic**2, abs=1e-12)
            assert node.low == pytest.approx(0 if low < 0 < high else min(low**2, high**2), abs=1e-9)
            assert node.high == pytest.approx(max(low**2, high**2), abs=1e-9)


def test_an_interval_of_r_that_covers_0_begins_at_0_and_ends_at_its_longer_end() -> None:
    rows = [
        {"a": 1 + at % 2, "b": 1 + at // 2 % 2, "c": 1 + at // 4 % 5, "branch": at} for at in range(40)
    ]  # a hardly goes with the rest
    node = over_objects(rows)["a"]
    low, high = stats.pearsonr(
        branch_scores(rows, {"a": Fraction(1)}), branch_scores(rows, oracle.under(ROOT, LOCAL)["all"])
    ).confidence_interval()
    assert low < 0 < high
    assert node.low == 0
    assert node.high == pytest.approx(max(low**2, high**2))


@pytest.mark.parametrize("operator", ["min_max", "product_max", "min_sum", "weighted_average"])
@pytest.mark.parametrize("reading", ["fuzzy", "score", "index"])
def test_over_objects_any_operator_and_reading_will_do(operator: str, reading: str) -> None:
    graded = fe.evaluate(study(operator=operator, reading=reading), branches(), by="branch")
    found = fe.effective_importance(graded)
    whole = [one.score for one in graded.values()]
    if reading == "fuzzy":
        for node in found.values():
            scores = [one[node.id].score for one in graded.values()]
            assert node.effective == pytest.approx(np.corrcoef(scores, whole)[0, 1] ** 2)  # type: ignore[arg-type]
    assert all(0 <= node.effective <= 1 for node in found.values())
    assert (found.closest() is None) == (operator != "weighted_average" or reading == "score")


def test_objects_without_answers_to_a_node_are_left_out_there_and_said() -> None:
    rows: list[dict[str, Any]] = [dict(row) for row in branches()]
    for row in rows:
        if row["branch"] < 5:
            row["a"] = None
    found = over_objects(rows, missing="reweigh")
    assert codes(found) == [("some_objects", "a")]
    assert "35 of 40" in found.remarks[0].text
    graded = fe.evaluate(study(missing="reweigh"), rows, by="branch")
    have = [one for one in graded.values() if one["a"].score is not None]
    wanted = np.corrcoef([one["a"].score for one in have], [one.score for one in have])[0, 1] ** 2
    assert found["a"].effective == pytest.approx(wanted)
    assert found["b"].claimed == pytest.approx(0.45)
    assert found.closest() is not None


def test_without_thirty_complete_objects_there_are_no_closest_weights() -> None:
    rows: list[dict[str, Any]] = [dict(row) for row in branches()]
    for row in rows:
        if row["branch"] < 8:
            row["a"] = None
        if row["branch"] > 35:
            row["c"] = None
    found = over_objects(rows, missing="reweigh")
    assert [place for code, place in codes(found) if code == "some_objects"] == ["a", "c"]
    assert found.closest() is None


def test_objects_of_a_relation_will_do() -> None:
    asked, rows = study(), branches()
    graded = fe.evaluate(asked, rows, by="branch")
    given = fe.evaluate(asked, graded.basis.relation, by="branch")
    assert fe.effective_importance(given).to_rows() == fe.effective_importance(graded).to_rows()


def test_an_only_child_has_an_interval_of_nothing_but_1() -> None:
    only = fe.Indicator(id="top", children=[ROOT])
    asked = oracle.study_of(only, SCORES, {**LOCAL, "top": {"all": Fraction(1)}})
    node = fe.effective_importance(fe.evaluate(asked, branches(), by="branch"))["all"]
    assert (node.effective, node.low, node.high) == pytest.approx((1, 1, 1))


def test_milliards_of_respondents_lose_nothing() -> None:
    many = fe.Survey(frequency_weight="times")
    found = over_respondents([{**row, "times": 10**9} for row in ROWS], survey=many)
    for leaf in "abc":
        eta = float(oracle.ratio(ROWS, leaf, oracle.under(ROOT, LOCAL)["all"]))
        assert found[leaf].effective == pytest.approx(eta, abs=1e-9)
    assert found.count == 60 * 10**9


def test_one_answer_in_a_milliard_that_differs_is_seen() -> None:
    rare = [{"a": 1, "b": 3, "c": 3, "times": 1}, {"a": 5, "b": 3, "c": 3, "times": 10**9 - 1}]
    found = over_respondents(rare, survey=fe.Survey(frequency_weight="times"))
    assert [found[leaf].effective for leaf in "abc"] == pytest.approx([1, 0, 0])


def test_a_node_that_is_the_same_everywhere_has_0_without_an_interval() -> None:
    found = over_objects([{**row, "a": 3} for row in branches()])
    assert (found["a"].effective, found["a"].low, found["a"].high, found["a"].clipped) == (0, None, None, False)
    assert codes(found) == [("cannot_respond", "a")]


# the closest weights


def grid(leaves: int, steps: int) -> Iterator[tuple[float, ...]]:
    """Yield the points of a lattice on the simplex."""
    for parts in product(range(steps + 1), repeat=leaves - 1):
        if sum(parts) <= steps:
            yield (*(part / steps for part in parts), (steps - sum(parts)) / steps)


def distance(rows: oracle.Rows, leaves: Sequence[str], weights: Sequence[float], claimed: Sequence[float]) -> float:
    """Return the squared differences of the shares that respondents written out give."""
    scores = np.array([[row[leaf] for leaf in leaves] for row in rows], dtype=float)
    sums = scores @ np.array(weights)
    explained = [
        sum(float((column == grade).sum() * (sums[column == grade].mean() - sums.mean()) ** 2) for grade in set(column))
        for column in scores.T
    ]
    total = sum(explained)
    return sum((one / total - aim) ** 2 for one, aim in zip(explained, claimed, strict=True)) if total > 1e-9 else 4.0


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("leaves", "steps"), [("ac", 1000), ("abc", 60)])
def test_nothing_on_a_grid_comes_closer(leaves: str, steps: int, seed: int) -> None:
    rows = drawn(seed, 60, alike=0.3 * seed)
    random = np.random.default_rng(seed)
    parts = random.integers(1, 10, size=len(leaves)).tolist()
    local = {"all": {leaf: Fraction(part, sum(parts)) for leaf, part in zip(leaves, parts, strict=True)}}
    asked = oracle.study_of(fe.Indicator(id="all", children=[fe.Indicator(id=leaf) for leaf in leaves]), SCORES, local)
    answers = [{leaf: row[leaf] for leaf in leaves} for row in rows]
    closest = fe.effective_importance(fe.evaluate(asked, fe.tally(asked, answers, detail="joint"))).closest()
    assert closest is not None
    found = distance(rows, leaves, closest.weights, closest.claimed)
    assert found <= min(distance(rows, leaves, point, closest.claimed) for point in grid(len(leaves), steps)) + 1e-12


@pytest.mark.parametrize("seed", [2, 19, 21, 48])
def test_claims_that_can_be_kept_are_kept_though_nearer_valleys_end_before(seed: int) -> None:
    """Where the descent starts from the claimed weights, equal ones or √claimed/σ alone, it ends above 0.001."""
    random = np.random.default_rng(seed)
    values = random.normal(size=(3, 3)) @ random.normal(size=(3, 40))
    spreads = core.projections(np.cov(values, bias=True))
    claimed = random.dirichlet(np.ones(3))
    achieved = core.shares_of(spreads, core.closest(spreads, claimed))
    assert achieved == pytest.approx(claimed, abs=1e-9)


def test_over_objects_the_closest_weights_are_of_the_squared_correlations() -> None:
    rows = branches()
    found = over_objects(rows).closest()
    assert found is not None
    weights = {leaf: Fraction(weight) for leaf, weight in zip(found.leaves, found.weights, strict=True)}
    whole = branch_scores(rows, weights)
    squared = [np.corrcoef(branch_scores(rows, {leaf: Fraction(1)}), whole)[0, 1] ** 2 for leaf in found.leaves]
    assert list(found.achieved) == pytest.approx([float(one / sum(squared)) for one in squared])
    assert found.claimed == pytest.approx((0.15, 0.45, 0.4))


def test_it_is_the_same_every_time_and_plain() -> None:
    found = over_respondents().closest()
    assert isinstance(found, ClosestWeights)
    assert found == over_respondents().closest()
    rows = found.to_rows()
    assert json.loads(json.dumps(rows)) == rows
    assert [row["weight"] for row in rows] == list(found.weights)
    assert repr(found) == f"<ClosestWeights: 3 leaves, {found.remaining:.3f} remains of {found.before:.3f}>"


# as an object


def test_it_is_a_value() -> None:
    found = over_respondents()
    assert found == over_respondents()
    assert hash(found) == hash(over_respondents())
    assert found != over_respondents(drawn(3, 60))
    for copied in (copy.deepcopy(found), pickle.loads(pickle.dumps(found))):  # noqa: S301  (of our own making)
        assert copied == found
        assert copied.closest() == found.closest()
    with pytest.raises(AttributeError):
        found.count = 3  # type: ignore[misc]
    rows = found.to_rows()
    assert json.loads(json.dumps(rows)) == rows
    assert all(math.isfinite(node.effective) for node in found.values())
    assert repr(found) == "<EffectiveImportance: 4 indicators, over 60 respondents, 0 remarks>"


def test_it_is_a_mapping_that_helps_with_names() -> None:
    found = over_respondents()
    assert len(found) == 4
    assert found["a"] is found.nodes[1]
    with pytest.raises(fe.errors.UnknownKeyError, match="no indicator is called 'lefd'; did you mean 'left'"):
        found["lefd"]


@pytest.mark.parametrize("backend", ["polars", "pandas", "pyarrow"])
def test_it_becomes_a_frame(backend: str) -> None:
    table = over_objects().to_frame(backend=backend)
    assert type(table).__module__.split(".")[0] == backend
    assert list(table["id"].to_pylist() if backend == "pyarrow" else table["id"]) == ["left", "a", "b", "c"]


def test_it_shows_itself_in_english_and_in_chinese() -> None:
    english, chinese = str(over_objects(language="en")), str(over_objects(language="zh", name="调查"))
    assert "over 40 objects, with intervals of 95 %" in english
    assert all(word in english for word in ("claimed", "effective", "share", "from", "to", "The third"))
    assert all(word in chinese for word in ("名义", "实际", "占比", "下限", "上限", "第三", "依据 40 个评价对象"))
    assert "from" not in str(over_respondents())
    html = over_respondents()._repr_html_()
    assert "The third" in html
    closest = over_respondents(language="zh").closest()
    assert closest is not None
    assert "最接近名义重要性的权重" in str(closest)
    assert "achieved" in str(over_respondents().closest())


def test_notes_call_indicators_as_the_table_does() -> None:
    told = str(over_respondents([{**row, "c": 3} for row in ROWS]))
    assert "The third: no two scores differ here" in told


def test_over_objects_the_confidence_is_95_percent_where_none_is_given() -> None:
    graded = fe.evaluate(study(), branches(), by="branch")
    assert fe.effective_importance(graded) == fe.effective_importance(graded, confidence=0.95)
    assert fe.effective_importance(graded).confidence == 0.95
    assert over_respondents().confidence is None


@pytest.mark.parametrize(("count", "few"), [(5, True), (8, True), (29, True), (30, False), (31, False)])
def test_a_caution_is_given_below_thirty_respondents(count: int, few: bool) -> None:
    rows = [*ROWS[:3], *drawn(5, 27), *ROWS[30:]][-count:]
    told = {said.code: said.text for said in over_respondents(rows).remarks}
    assert ("few_respondents" in told) == few
    assert (f"{count} respondents at the least, and of fewer than 30" in told.get("few_respondents", "")) == few


def test_what_counts_as_few_is_the_effective_number() -> None:
    heavy = [{**row, "times": 1 if at else 40} for at, row in enumerate(ROWS)]
    told = over_respondents(heavy, survey=fe.Survey(sample_weight="times")).remarks
    assert "few_respondents" in {said.code for said in told}, "60 respondents, as sure as 6 of equal weight"
    gaps = [{**row, "c": row["c"] if at < 29 else None} for at, row in enumerate(ROWS)]
    told = over_respondents(gaps).remarks
    assert "few_respondents" in {said.code for said in told}, "29 answered both"
