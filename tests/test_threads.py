"""Nothing that is given is changed and nothing is kept: threads, inputs, and what belongs to the whole process."""

from __future__ import annotations

import copy
import decimal
import inspect
import json
import locale
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, is_dataclass
from fractions import Fraction
from pathlib import Path
from types import ModuleType
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

import fuzzyeval as fe
import strategies
from fuzzyeval.errors import StudyError

THREADS = 16
TEXT = """
name: {name}
language: {language}
grades: 5
root:
  id: service
  label: {{en: Service, zh: 服务}}
  children:
    - {{id: quality, children: [{{id: function}}, {{id: safety}}, {{id: looks}}]}}
    - {{id: process, operator: min_sum, children: [{{id: speed}}, {{id: care}}]}}
weighting:
  method: combined
  rule: geometric
  subjective:
    method: ahp
    judgements:
      service: {{quality/process: {judgement}}}
      quality: {{function/safety: 2, safety/looks: {judgement}}}
      process: {{speed/care: 1/3}}
normalise: every_level
principle: {{method: confidence, threshold: 0.6}}
reading: [fuzzy, score, index]
"""
LEAVES = ("function", "safety", "looks", "speed", "care")
RANDOM = np.random.default_rng(7)
CODES = RANDOM.integers(1, 6, size=(200, len(LEAVES)))
ANSWERS: list[dict[str, Any]] = [
    {**dict(zip(LEAVES, row, strict=True)), "branch": f"b{at % 7}"} for at, row in enumerate(CODES.tolist())
]


def text(at: int) -> str:
    """Return a study, each at its place another, in English and Chinese by turns."""
    return TEXT.format(name=f"study {at}", language="zh" if at % 2 else "en", judgement=f"{1 + at % 9}")


def evaluated(study: fe.Study) -> tuple[str, ...]:
    """Return everything that is found and shown of a study, as text."""
    one, many = fe.evaluate(study, ANSWERS), fe.evaluate(study, ANSWERS, by="branch")
    shown = [found._repr_html_() for found in (study, one, many)]
    return one.model_dump_json(), many.model_dump_json(), str(one), str(many), repr(fe.weigh(study, one.tally)), *shown


def at_once(jobs: list[Callable[[], object]]) -> list[object]:
    """Return what jobs return that start at the same moment, each in a thread of its own."""
    barrier = threading.Barrier(len(jobs))

    def run(job: Callable[[], object]) -> object:
        barrier.wait()
        return job()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


@pytest.fixture
def often() -> Iterator[None]:
    """Let threads take turns as often as can be."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("often")
def test_threads_that_share_a_study_find_the_same_to_the_last_bit() -> None:
    alone = evaluated(fe.Study.from_yaml(text(0)))
    for _ in range(3):
        study = fe.Study.from_yaml(text(0))  # nothing of it is computed yet
        assert set(at_once([lambda study=study: evaluated(study)] * THREADS)) == {alone}  # type: ignore[misc]


@pytest.mark.usefixtures("often")
def test_threads_with_studies_of_their_own_in_two_languages_do_not_mix() -> None:
    alone = [evaluated(fe.Study.from_yaml(text(at))) for at in range(THREADS)]
    together = at_once([lambda at=at: evaluated(fe.Study.from_yaml(text(at))) for at in range(THREADS)])  # type: ignore[misc]
    assert together == alone


@pytest.mark.usefixtures("often")
def test_threads_are_refused_in_the_language_of_their_own_study() -> None:
    def refusals(at: int) -> list[tuple[str, str]]:
        found = []
        for _ in range(5):
            with pytest.raises(StudyError) as caught:
                fe.Study.from_yaml(f"{text(at)}missing: drop{at}\n")
            found.append((caught.value.language, str(caught.value)))
        return found

    together = at_once([lambda at=at: refusals(at) for at in range(THREADS)])  # type: ignore[misc]
    assert together == [refusals(at) for at in range(THREADS)]
    assert all(found == [("zh" if at % 2 else "en", found[0][1])] * 5 for at, found in enumerate(together))  # type: ignore[index]
    assert all(f"'drop{at}'" in found[0][1] for at, found in enumerate(together))  # type: ignore[index]


FIRST = """
import json, sys, threading
barrier, found, wrong = threading.Barrier(16), [], []
sys.setswitchinterval(1e-6)

def first():
    barrier.wait()
    try:
        import fuzzyeval as fe
        leaves = [fe.Indicator(id="a"), fe.Indicator(id="b")]
        study = fe.Study(grades=fe.GradeScale(5), root=fe.Indicator(id="r", children=leaves))
        found.append(fe.evaluate(study, [{"a": 5, "b": 1}, {"a": 4, "b": 2}]).model_dump_json())
        found.append(repr([fe.membership.triangular(1, 0, 1, 4), fe.ahp.priorities([[1, 2], [1 / 2, 1]])]))
    except BaseException as error:
        wrong.append(repr(error))

threads = [threading.Thread(target=first) for _ in range(16)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(json.dumps({"found": sorted(found), "wrong": wrong}))
"""


def in_a_process(code: str) -> Any:
    """Return what code prints, as JSON, in a process of its own in which every warning is an error."""
    run = subprocess.run(  # noqa: S603  (our own code)
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return json.loads(run.stdout)


def test_threads_may_be_the_first_to_load_the_library() -> None:
    for _ in range(3):
        done = in_a_process(FIRST)
        assert done["wrong"] == []
        assert len(done["found"]) == 2 * THREADS
        assert len(set(done["found"])) == 2


AFTER = """
import json, os, random, sys, warnings, decimal, locale, logging
import narwhals, numpy, polars, pydantic, ruamel.yaml, scipy, skfuzzy  # what they change is theirs

def state():
    return [
        repr(warnings.filters), repr(decimal.getcontext()), repr(locale.setlocale(locale.LC_ALL)), repr(numpy.geterr()),
        repr(numpy.get_printoptions()), repr(random.getstate()), repr(numpy.random.get_state()), repr(dict(os.environ)),
        os.getcwd(), sys.getrecursionlimit(), sys.get_int_max_str_digits(), sys.getswitchinterval(),
        repr(logging.getLogger().handlers), repr(sys.excepthook), repr(sys.displayhook), repr(sorted(polars.Config.state())),
    ]

before = state()
import fuzzyeval as fe
abc = fe.datasets.load_abc()
study = abc.study
evaluation = fe.evaluate(study, abc.answers)
many = fe.evaluate(study, abc.answers, by="country")
many.to_frame(), str(many), many._repr_html_(), fe.Evaluations.model_validate_json(many.model_dump_json())
fe.ahp.consistency([[1, 2], [1 / 2, 1]]), fe.ahp.complete([[1, 2], [float("nan"), 1]]), fe.membership.rising([1, 2], 0, 3)
fe.objective.entropy([[1, 2], [2, 1]]), fe.combine([0.5, 0.5], [0.4, 0.6]), fe.compose([1], [[1]], operator="min_max")
for wrong in ("grades: 6", "a: &a 1\\nb: *a", "[" * 1000):
    try:
        fe.Study.from_yaml(wrong)
    except fe.FuzzyEvalError:
        pass
print(json.dumps([[left, right] for left, right in zip(before, state()) if left != right]))
"""


def test_what_belongs_to_the_whole_process_stays_as_it_was() -> None:
    assert in_a_process(AFTER) == []


@given(st.data())
def test_whatever_numpy_is_told_to_raise_the_results_are_the_same(data: st.DataObject) -> None:
    study = data.draw(strategies.studies())
    answers = data.draw(strategies.answers(study))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", fe.InconsistencyWarning)
        found = fe.evaluate(study, answers).model_dump_json()
        with np.errstate(all="raise"):
            again = fe.Study.model_validate(study.model_dump())
            assert fe.evaluate(again, answers).model_dump_json() == found


def test_whatever_decimal_and_locale_are_told_the_results_are_the_same() -> None:
    study = fe.Study.from_yaml(text(0))
    answers = [
        {name: decimal.Decimal(str(value)) if name in LEAVES else value for name, value in row.items()}
        for row in ANSWERS
    ]
    found = fe.evaluate(study, answers, by="branch").model_dump_json()
    assert found == fe.evaluate(study, ANSWERS, by="branch").model_dump_json()
    signals = [decimal.Inexact, decimal.Rounded, decimal.FloatOperation]
    with decimal.localcontext(decimal.Context(prec=1, traps=signals)):
        assert fe.evaluate(study, answers, by="branch").model_dump_json() == found
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, "C")
        assert fe.evaluate(study, answers, by="branch").model_dump_json() == found
    finally:
        locale.setlocale(locale.LC_ALL, before)


MATRIX = [[1, 2, 4], [1 / 2, 1, 2], [1 / 4, 1 / 2, 1]]
TORN = [[1, 9, 1 / 9], [1 / 9, 1, 9], [9, 1 / 9, 1]]
PAIR = {"a": "speed", "b": "care", "value": "1/3"}
GAPS = [[1, 2, float("nan")], [float("nan"), 1, 3], [float("nan"), float("nan"), 1]]
STUDY = fe.Study.from_yaml(text(0))
ROWS = {leaf: [0.1, 0.2, 0.3, 0.4, 0.0] for leaf in LEAVES}
TABLE = [{"leaf": leaf, **dict(zip(STUDY.grade_labels, row, strict=True))} for leaf, row in ROWS.items()]
DOCUMENT = fe.Study.from_yaml(text(1)).to_document()
FRAME = pd.DataFrame(ANSWERS)

ASKED = fe.Study(
    grades=5,
    root=fe.Indicator(id="all", children=[fe.Indicator(id=leaf) for leaf in "ab"]),
    weighting=fe.Stated(),
    importance=fe.Importance(columns={"a": "i", "b": "j"}, scale=(1, 3)),
    outcome=fe.Outcome(column="again", scale=(0, 10)),
)
ASKED_OF = [{"a": a, "b": b, "i": 1, "j": 2, "again": a + b} for a, b in ((5, 4), (3, 4), (2, 1), (4, 5), (3, 2))]

CALLS: dict[str, tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]] = {
    "effective_importance": (
        fe.effective_importance,
        (fe.evaluate(ASKED, ASKED_OF),),
        {"tally": fe.tally(ASKED, ASKED_OF, detail="joint")},
    ),
    "evaluate, asked for importance": (fe.evaluate, (ASKED, ASKED_OF), {}),
    "tally, with an outcome": (fe.tally, (ASKED, ASKED_OF), {"detail": "moments"}),
    "ahp.priorities": (fe.ahp.priorities, (MATRIX,), {}),
    "ahp.priorities, array": (fe.ahp.priorities, (np.array(MATRIX),), {"method": "geometric_mean"}),
    "ahp.priorities, masked": (fe.ahp.priorities, (np.ma.masked_array(np.array(MATRIX), mask=False),), {}),
    "ahp.priorities, frame": (fe.ahp.priorities, (pd.DataFrame(MATRIX),), {}),
    "ahp.consistency": (fe.ahp.consistency, (np.array([MATRIX, MATRIX]),), {}),
    "ahp.complete": (fe.ahp.complete, (GAPS,), {}),
    "ahp.complete, array": (fe.ahp.complete, (np.array(GAPS),), {}),
    "ahp.koczkodaj": (fe.ahp.koczkodaj, (TORN,), {}),
    "ahp.contradictions": (fe.ahp.contradictions, (TORN,), {}),
    "ahp.repairs": (fe.ahp.repairs, (TORN,), {"top": 2}),
    "ahp.repaired": (fe.ahp.repaired, (TORN, {(0, 2): 3}), {}),
    "ahp.least_changes": (fe.ahp.least_changes, (TORN,), {}),
    "ahp.on_scale": (fe.ahp.on_scale, (TORN,), {"scale": "power"}),
    "ahp.pool": (fe.ahp.pool, (np.array([TORN, MATRIX]),), {"experts": [1, 2], "groups": ["a", "b"]}),
    "ahp.pool_priorities": (fe.ahp.pool_priorities, (np.array([[0.5, 0.5], [0.2, 0.8]]),), {"experts": [1, 2]}),
    "ahp.consensus": (fe.ahp.consensus, (np.array([[0.5, 0.5], [0.2, 0.8]]),), {}),
    "ahp.divided": (fe.ahp.divided, (np.array([TORN, MATRIX]),), {}),
    "ahp.fuzzify": (fe.ahp.fuzzify, (TORN,), {}),
    "ahp.fuzzy_priorities": (fe.ahp.fuzzy_priorities, (fe.ahp.fuzzify(TORN),), {}),
    "ahp.read_judgements": (fe.ahp.read_judgements, ([dict.fromkeys(("expert", "parent"), "x") | PAIR],), {}),
    "objective.entropy": (fe.objective.entropy, (np.array([[1.0, 2], [4, 16], [2, 2]]),), {}),
    **{
        f"objective.{name}": (
            getattr(fe.objective, name),
            (np.array([[1.0, 2, 9], [4, 16, 3], [2, 3, 5], [3, 1, 7]]),),
            {},
        )
        for name in ("variation", "gini", "standard_deviation", "critic", "principal_components", "stated", "merec")
    },
    "objective.cilos": (fe.objective.cilos, (np.array([[1.0, 2, 9], [4, 16, 3], [2, 3, 5], [3, 1, 7]]),), {}),
    "objective.idocriw": (fe.objective.idocriw, (np.array([[1.0, 2, 9], [4, 16, 3], [2, 3, 5], [3, 1, 7]]),), {}),
    "objective.vote_entropy": (fe.objective.vote_entropy, (np.array([[0.5, 0.5], [0.2, 0.8]]),), {}),
    "objective.derived": (
        fe.objective.derived,
        (np.array([[1.0, 2], [4, 5], [2, 3], [3, 5]]), np.array([1.0, 4, 2, 4])),
        {"method": "relative"},
    ),
    "combine": (fe.combine, (np.array([0.5, 0.50004]), np.array([0.25, 0.75])), {"rule": "linear"}),
    "combination": (
        fe.combination,
        (np.array([0.5, 0.5]), np.array([0.25, 0.75]), [0.1, 0.9]),
        {"rule": "least_deviation"},
    ),
    "compose": (fe.compose, (np.array([0.5, 0.5]), np.array([[0.2, 0.8], [0.4, 0.6]])), {"operator": "min_sum"}),
    "compose, integers": (fe.compose, (np.array([1, 0]), np.array([[1, 0], [0, 1]])), {"operator": "min_max"}),
    "membership.triangular": (fe.membership.triangular, (np.array([60.0, 75, 90]), 60, 70, 80), {}),
    "membership.trapezoidal": (fe.membership.trapezoidal, (np.array([[60.0], [75]]), 60, 70, 80, 90), {}),
    "membership.rising": (fe.membership.rising, ([1, 2], 0, 3), {}),
    "membership.falling": (fe.membership.falling, (np.array([1, 2]), 0, 3), {}),
    "tally": (fe.tally, (STUDY, ANSWERS), {"by": ["branch"]}),
    "tally, pandas": (fe.tally, (STUDY, FRAME), {}),
    "tally, objects": (fe.tally, (STUDY, FRAME.astype(object)), {"by": ["branch", "care"]}),
    "evaluate": (fe.evaluate, (STUDY, ANSWERS), {}),
    "evaluate, pandas": (fe.evaluate, (STUDY, FRAME), {"by": ["branch"]}),
    "evaluate, polars": (fe.evaluate, (STUDY, pl.DataFrame(ANSWERS)), {"by": "branch"}),
    "evaluate, pyarrow": (fe.evaluate, (STUDY, pa.Table.from_pylist(ANSWERS)), {"by": "branch"}),
    "weigh": (fe.weigh, (STUDY, fe.tally(STUDY, ANSWERS)), {}),
    "datasets.load_abc": (fe.datasets.load_abc, (), {}),
    "Relation.from_rows": (
        fe.Relation.from_rows,
        ({leaf: np.array(row) for leaf, row in ROWS.items()}, list(STUDY.grade_labels)),
        {},
    ),
    "Relation.from_frame": (fe.Relation.from_frame, (TABLE,), {}),
    "Relation.from_frame, pandas": (fe.Relation.from_frame, (pd.DataFrame(TABLE),), {}),
    "Study.model_validate": (fe.Study.model_validate, (DOCUMENT,), {}),
    "Manual": (fe.Manual, (), {"weights": {"r": {"a": 0.5, "b": 0.5}}}),
    "AHP": (fe.AHP, (), {"judgements": {"r": {"a/b": "1/2"}, "q": [[1, Fraction(1, 3)], [3, 1]]}}),
    "AHP, array": (fe.AHP, (), {"judgements": {"r": np.array([[1.0, 2.0], [0.5, 1.0]])}}),
    "Indicator": (fe.Indicator, (), {"id": "r", "label": {"en": "R", "zh": "甲"}, "children": [fe.Indicator(id="a")]}),
    "GradeScale": (fe.GradeScale, ([fe.Grade(label="a", score=2), fe.Grade(label="b", score=1)],), {}),
    "WeightedAverage": (fe.WeightedAverage, (), {"cuts": [4.0, 2.0]}),
}


def plain(value: Any) -> Any:
    """Return a value as tuples and texts that are equal where values are, to the last bit and the last type."""
    if isinstance(value, np.ndarray):
        return "array", str(value.dtype), value.shape, value.flags.writeable, value.tobytes()
    if isinstance(value, pd.DataFrame | pl.DataFrame | pa.Table):
        frame = nw.from_native(value)
        return type(value), repr(frame.schema), repr(frame.rows())
    if is_dataclass(value):
        return type(value), [plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, Mapping):
        return type(value), [(key, plain(inner)) for key, inner in value.items()]
    if isinstance(value, list | tuple):
        return type(value), list(map(plain, value))
    return (type(value), value.model_dump_json()) if isinstance(value, BaseModel) else (type(value), repr(value))


def same(left: Any, right: Any) -> bool:
    """Return whether two values are of one type and equal throughout, arrays with their kind and whether they are open."""
    return bool(plain(left) == plain(right))


def spoil(value: Any) -> None:
    """Change whatever can be changed in an input."""
    if isinstance(value, np.ndarray):
        value[...] = -9
    elif isinstance(value, dict):
        for inner in value.values():
            spoil(inner)
        value.clear()
    elif isinstance(value, list):
        for inner in value:
            spoil(inner)
        value.clear()


@pytest.mark.parametrize("name", CALLS)
def test_what_is_given_is_not_changed(name: str) -> None:
    function, arguments, options = copy.deepcopy(CALLS[name])
    given_again = copy.deepcopy((arguments, options))
    assert same((arguments, options), given_again)
    function(*arguments, **options)
    assert same((arguments, options), given_again)


@pytest.mark.parametrize("name", CALLS)
def test_what_is_given_may_be_changed_afterwards(name: str) -> None:
    function, arguments, options = copy.deepcopy(CALLS[name])
    found = function(*arguments, **options)
    before = copy.deepcopy(found)
    for value in (*arguments, *options.values()):
        if type(value) in (np.ndarray, dict, list):
            spoil(value)
    assert same(found, before)


def test_every_public_function_is_tried() -> None:
    public = {name: getattr(fe, name) for name in fe.__all__}
    modules = {name: value for name, value in public.items() if isinstance(value, ModuleType) and name != "errors"}
    functions = {name for name, value in public.items() if inspect.isfunction(value)}
    for name, module in modules.items():
        functions |= {f"{name}.{part}" for part in module.__all__ if inspect.isfunction(getattr(module, part))}
    files = {"ahp.read_questionnaire", "ahp.write_questionnaire"}  # take a path, see below
    assert functions <= {*files, *(name.partition(",")[0] for name in CALLS)}


def test_files_are_only_read(tmp_path: Path) -> None:
    study, answers = tmp_path / "study.yaml", tmp_path / "answers.csv"
    study.write_text(text(0), encoding="utf-8")
    FRAME.to_csv(answers, index=False)
    experts = ["Ann", "Bo"]
    asked = fe.ahp.write_questionnaire(STUDY, tmp_path / "panel.xlsx", experts=experts)
    assert experts == ["Ann", "Bo"]
    questions = asked.read_bytes()
    assert fe.ahp.read_questionnaire(asked) == {"Ann": {}, "Bo": {}}
    assert asked.read_bytes() == questions
    asked.unlink()
    before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in (study, answers)]
    fe.evaluate(fe.Study.load(study), answers, by="branch")
    assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in (study, answers)] == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers.csv", "study.yaml"]
