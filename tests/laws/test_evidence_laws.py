"""Weights from data in a study: those of the same method on the answers written out, whatever the tree, gaps and batches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import fuzzyeval as fe
from fuzzyeval.aliases import CorrelationMethod, DerivationMethod, DispersionMethod, FloatArray
from fuzzyeval.errors import FuzzyEvalError
from held import tried

pytestmark = pytest.mark.slow

SCALE = fe.GradeScale(
    [fe.Grade(label=f"grade {code}", score=score, answer=code) for code, score in enumerate((1, 2.5, 7))]
)
LIMITS = (1.0, 7.0)
EXAMPLES = tried(20, among=5)  # of each way
SCORES = np.array(SCALE.scores)
DIFFER: Any = get_args(DispersionMethod)
TOGETHER: Any = get_args(CorrelationMethod)
WAYS: list[Any] = [
    fe.Entropy(),
    *(fe.Dispersion(method=method) for method in DIFFER),
    *(fe.Correlation(method=method) for method in TOGETHER),
    fe.VoteEntropy(),
    fe.Stated(),
    *(fe.Derived(derivation=derivation) for derivation in get_args(DerivationMethod)),
]


def named(way: Any) -> str:
    """Return what a way is called."""
    return way.derivation if isinstance(way, fe.Derived) else str(way.method)


@dataclass(frozen=True)
class Survey:
    """Answers of respondents to some leaves, what they rated, and the outcome; −1 is a gap."""

    answers: np.ndarray[Any, Any]
    ratings: np.ndarray[Any, Any]
    outcome: np.ndarray[Any, Any]
    branches: bool

    @property
    def leaves(self) -> list[str]:
        """The ids of the leaves."""
        return [f"q{at}" for at in range(self.answers.shape[1])]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """A row a respondent."""
        return [
            {
                **{leaf: None if code < 0 else int(code) for leaf, code in zip(self.leaves, codes, strict=True)},
                **{f"i{leaf}": int(rating) for leaf, rating in zip(self.leaves, rated, strict=True)},
                "overall": int(overall),
                "branch": f"b{at % 3}",
            }
            for at, (codes, rated, overall) in enumerate(zip(self.answers, self.ratings, self.outcome, strict=True))
        ]

    @property
    def complete(self) -> np.ndarray[Any, Any]:
        """Which respondents answered every leaf."""
        return np.asarray((self.answers >= 0).all(axis=1))

    def study(self, way: Any) -> fe.Study:
        """Return a study that weighs so; of two branches, if that is asked for."""
        nodes = [fe.Indicator(id=leaf) for leaf in self.leaves]
        cut = len(nodes) - 1
        children = nodes if not self.branches else [fe.Indicator(id="left", children=nodes[:cut]), *nodes[cut:]]
        return fe.Study(
            grades=SCALE,
            root=fe.Indicator(id="all", children=children),
            weighting=way,
            importance=fe.Importance(columns={leaf: f"i{leaf}" for leaf in self.leaves}, scale=(0, 4)),
            outcome=fe.Outcome(column="overall", scale=(0, 10)),
        )

    def weights(self, way: Any, rows: Any = None, by: Any = None) -> FloatArray:
        """Return the weights of the leaves in the whole."""
        study = self.study(way)
        weights = fe.weigh(study, fe.tally(study, self.rows if rows is None else rows, by=by))
        return np.array([weights[leaf].global_weight for leaf in self.leaves])


@st.composite
def surveys(draw: st.DrawFn, *, gaps: bool = False, least: int = 3) -> Survey:
    """Return a few respondents, of whose answers some may be missing."""
    leaves, rows = draw(st.integers(2, 4)), draw(st.integers(least, 9))

    def table(low: int, high: int, columns: int) -> np.ndarray[Any, Any]:
        cells = draw(st.lists(st.integers(low, high), min_size=rows * columns, max_size=rows * columns))
        return np.array(cells).reshape(rows, columns)

    answers = table(-1 if gaps else 0, 2, leaves)
    return Survey(answers, table(0, 4, leaves), table(0, 10, 1)[:, 0], draw(st.booleans()))


def alike(found: Callable[[], FloatArray], wanted: Callable[[], FloatArray]) -> None:
    """Hold that two ways give the same weights, or that both refuse."""
    try:
        expected = wanted()
    except FuzzyEvalError:
        with pytest.raises(FuzzyEvalError):
            found()
        return
    assert found() == pytest.approx(expected, rel=1e-9, abs=1e-12)


def of_arrays(way: Any, survey: Survey) -> FloatArray:
    """Return what the function on arrays makes of the answers written out."""
    scores = SCORES[survey.answers]
    if isinstance(way, fe.VoteEntropy):
        return fe.objective.vote_entropy([np.bincount(codes, minlength=3) / len(codes) for codes in survey.answers.T])
    if isinstance(way, fe.Stated):
        return fe.objective.stated(survey.ratings)
    if isinstance(way, fe.Derived):
        return fe.objective.derived(scores, survey.outcome, method=way.derivation)
    limits = {"limits": LIMITS} if way.method in ("critic", "standard_deviation") else {}
    return np.asarray(getattr(fe.objective, way.method)(scores, **limits))


@pytest.mark.parametrize("way", WAYS, ids=named)
@EXAMPLES
@given(survey=surveys())
def test_a_study_weighs_as_the_method_does_on_the_answers_written_out(way: Any, survey: Survey) -> None:
    """Local weights multiply to the flat ones, whatever the tree."""
    alike(lambda: survey.weights(way), lambda: of_arrays(way, survey))


@pytest.mark.parametrize(
    "way", [way for way in WAYS if named(way) in (*TOGETHER, *get_args(DerivationMethod))], ids=named
)
@given(survey=surveys(gaps=True))
def test_how_answers_go_together_rests_on_the_complete_rows(way: Any, survey: Survey) -> None:
    there = survey.complete
    assume(there.sum() >= 2)
    whole = Survey(survey.answers[there], survey.ratings[there], survey.outcome[there], survey.branches)
    alike(lambda: survey.weights(way), lambda: of_arrays(way, whole))


@pytest.mark.parametrize("method", [*DIFFER, *TOGETHER])
@EXAMPLES
@given(survey=surveys())
def test_over_objects_their_mean_scores_are_weighed(method: Any, survey: Survey) -> None:
    groups = [range(at, len(survey.rows), 3) for at in range(3)]
    means = np.array([SCORES[survey.answers[list(group)]].mean(axis=0) for group in groups])
    limits = {"limits": LIMITS} if method in ("critic", "standard_deviation") else {}
    apart = np.ptp(means, axis=0)
    assume(((apart == 0) | (apart > 1e-9)).all())  # whether nothing or only rounding differs is not what is held here
    alike(
        lambda: survey.weights({"method": method, "over": "objects"}, by="branch"),
        lambda: np.asarray(getattr(fe.objective, method)(means, **limits)),
    )


@pytest.mark.parametrize("way", WAYS, ids=named)
@EXAMPLES
@given(survey=surveys(gaps=True))
def test_counting_everybody_twice_changes_no_weight(way: Any, survey: Survey) -> None:
    alike(lambda: survey.weights(way, survey.rows * 2), lambda: survey.weights(way))


@pytest.mark.parametrize("way", WAYS, ids=named)
@EXAMPLES
@given(survey=surveys(gaps=True, least=4), cut=st.integers(1, 3))
def test_tallies_that_are_added_weigh_as_one(way: Any, survey: Survey, cut: int) -> None:
    study = survey.study(way)

    def added() -> FloatArray:
        tally = fe.tally(study, survey.rows[:cut], by="branch") + fe.tally(study, survey.rows[cut:], by="branch")
        weights = fe.weigh(study, tally)
        return np.array([weights[leaf].global_weight for leaf in survey.leaves])

    alike(added, lambda: survey.weights(way))


@pytest.mark.parametrize("way", [way for way in WAYS if not isinstance(way, fe.VoteEntropy | fe.Stated)], ids=named)
@EXAMPLES
@given(survey=surveys(), code=st.integers(0, 2))
def test_a_leaf_to_which_all_answer_alike_weighs_nothing(way: Any, survey: Survey, code: int) -> None:
    """However that is judged elsewhere: a leaf that does not vary tells nobody apart and goes with nothing."""
    still = survey.answers.copy()
    still[:, 0] = code
    try:
        weights = Survey(still, survey.ratings, survey.outcome, survey.branches).weights(way)
    except FuzzyEvalError:
        return
    assert weights[0] == 0
    assert weights.sum() == pytest.approx(1)
    assert (weights >= 0).all()


@example(survey=Survey(np.zeros((3, 2), int), np.zeros((3, 2), int), np.zeros(3, int), branches=False), code=2)
@given(survey=surveys(), code=st.integers(0, 2))
def test_a_leaf_on_which_all_agree_has_the_surest_votes(survey: Survey, code: int) -> None:
    sure = survey.answers.copy()
    sure[:, 0] = code
    weights = Survey(sure, survey.ratings, survey.outcome, survey.branches).weights(fe.VoteEntropy())
    assert weights[0] >= max(weights) - 1e-12


@pytest.mark.parametrize("way", WAYS, ids=named)
@EXAMPLES
@given(survey=surveys(gaps=True))
def test_what_was_weighed_is_read_back_equal(way: Any, survey: Survey) -> None:
    study = survey.study(way)
    try:
        evaluation = fe.evaluate(study, survey.rows)
    except FuzzyEvalError:
        return
    assert fe.Evaluation.model_validate_json(evaluation.model_dump_json()) == evaluation
    assert fe.Study.from_yaml(study.to_yaml()) == study


@pytest.mark.parametrize("way", WAYS, ids=named)
@EXAMPLES
@given(survey=surveys(gaps=True), weight=st.sampled_from([0.25, 1.0, 3.0]))
def test_design_weights_that_are_all_the_same_change_no_weight(way: Any, survey: Survey, weight: float) -> None:
    study = survey.study(way)
    weighted = study.model_copy(update={"survey": fe.Survey(sample_weight="w")})
    rows = [{**row, "w": weight} for row in survey.rows]

    def found() -> FloatArray:
        weights = fe.weigh(weighted, fe.tally(weighted, rows))
        return np.array([weights[leaf].global_weight for leaf in survey.leaves])

    alike(found, lambda: survey.weights(way))


@pytest.mark.parametrize("derivation", get_args(DerivationMethod))
@EXAMPLES
@given(survey=surveys())
def test_an_outcome_that_runs_the_other_way_says_the_same_turned_round(derivation: Any, survey: Survey) -> None:
    turned = Survey(survey.answers, survey.ratings, 10 - survey.outcome, survey.branches)
    way = fe.Derived(derivation=derivation)
    study = turned.study(way).model_copy(update={"outcome": fe.Outcome(column="overall", scale=(0, 10), reversed=True)})

    def found() -> FloatArray:
        weights = fe.weigh(study, fe.tally(study, turned.rows))
        return np.array([weights[leaf].global_weight for leaf in survey.leaves])

    alike(found, lambda: survey.weights(way))


@pytest.mark.parametrize(
    "way", [way for way in WAYS if named(way) in (*TOGETHER, *get_args(DerivationMethod))], ids=named
)
@EXAMPLES
@given(survey=surveys(), heavy=st.sampled_from([10.0, 1000.0]))
def test_heavy_respondents_who_leave_gaps_do_not_hide_those_who_answered(
    way: Any, survey: Survey, heavy: float
) -> None:
    """Design weights are known up to proportion: how many answered every leaf cannot be read off their sum."""
    study = survey.study(way).model_copy(update={"survey": fe.Survey(sample_weight="w")})
    rows = [{**row, "w": 0.125} for row in survey.rows]
    silent = {**dict.fromkeys(rows[0]), "branch": "b0", "w": heavy}
    answered = {**silent, survey.leaves[0]: 1}

    def found() -> FloatArray:
        weights = fe.weigh(study, fe.tally(study, [*rows, silent, answered]))
        return np.array([weights[leaf].global_weight for leaf in survey.leaves])

    alike(found, lambda: survey.weights(way))
