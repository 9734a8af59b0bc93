"""The study: everything an evaluation needs to be told before it sees an answer."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, get_args

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    Strict,
    field_validator,
    model_serializer,
    model_validator,
)

from fuzzyeval import checks
from fuzzyeval.aliases import Detail, FloatArray, MissingPolicy, Normalise, Plain, ReadingName, RowPolicy
from fuzzyeval.composition import Operator, operator_named
from fuzzyeval.display import Displayed
from fuzzyeval.errors import StudyError, told_in
from fuzzyeval.model import coherence, documents, templates
from fuzzyeval.model.from_data import detail_of
from fuzzyeval.model.importance import Importance, Outcome, outcome_study, rating_study
from fuzzyeval.model.indicator import Indicator, OperatorChoice, Outline, outline, problems
from fuzzyeval.model.judging import Judged, comparisons_of, judged_in
from fuzzyeval.model.principle import MaximumMembership, Principle
from fuzzyeval.model.scale import GradeScale, text_in
from fuzzyeval.model.stored import Stored
from fuzzyeval.model.survey import Survey
from fuzzyeval.model.values import Text
from fuzzyeval.model.weighting import Equal, Weighting, data_of
from fuzzyeval.wording import Message, together

if TYPE_CHECKING:
    from fuzzyeval.display.sheet import Sheet

__all__ = ["Study", "required"]


def _no_truth(value: object) -> object:
    if isinstance(value, bool):
        raise StudyError("{value} is not a version of the format; give 1", value=value)
    return value


class Study(Displayed, Stored):
    """What is evaluated, how it is weighed and composed, and how the grade is read off.

    Parameters
    ----------
    name
        What the study is called.
    grades
        The grade scale; a number stands for the ready-made scale of so many points.
    root
        The indicator hierarchy.
    weighting
        How weights are found, for every parent that does not say otherwise.
    operator
        How memberships are gathered, by name or symbol, for every parent that does not say otherwise.
    normalise
        ``none``; ``final``, the root's B is divided by its sum; ``every_level``, so is every composed B.
    principle
        How the grade is read off B.
    reading
        What the score is: ``fuzzy``, ``score`` or ``index``, or several side by side, the first of which is ``.score``.
    missing
        What happens to a leaf without a valid answer in an object.
    rows
        What is asked of the rows of a given relation.
    strict
        Whether inconsistent judgements (CR ≥ 0.1) are refused rather than warned of.
    survey
        How the answers were gathered.
    importance
        Which columns rate how much each leaf matters.
    outcome
        Which column the leaves should explain, such as overall satisfaction.
    language
        Which of several labels is meant by "the label".
    format_version
        The version of the format, ``fuzzyeval`` in YAML and JSON.

    Raises
    ------
    pydantic.ValidationError
        Where the parts do not hold together, with every problem and its place.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> process = fe.Indicator(id="process", children=[fe.Indicator(id="attitude"), fe.Indicator(id="speed")])
    >>> study = fe.Study(name="Counter", grades=fe.GradeScale(5), root=process)
    >>> study.leaf_ids
    ('attitude', 'speed')
    """

    format_version: Annotated[Literal[1], BeforeValidator(_no_truth), Field(alias="fuzzyeval")] = 1
    name: Text = ""
    language: Text = "en"
    grades: GradeScale
    root: Indicator
    weighting: Weighting = Equal()
    operator: OperatorChoice = "weighted_average"
    normalise: Normalise = "none"
    principle: Principle = MaximumMembership()
    reading: ReadingName | tuple[ReadingName, ...] = "fuzzy"
    missing: MissingPolicy = "refuse"
    rows: RowPolicy = "unit"
    strict: Annotated[bool, Strict()] = False
    survey: Survey = Survey()
    importance: Importance | None = None
    outcome: Outcome | None = None

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True, serialize_by_alias=True)

    @field_validator("reading", mode="before")
    @classmethod
    def _readings(cls, value: object) -> object:
        asked = value if isinstance(value, list | tuple) else [value]
        chosen = [checks.choice(name, get_args(ReadingName), "reading") for name in asked]
        if not chosen or len(set(chosen)) < len(chosen):
            raise StudyError(
                "{chosen!r} is not a list of different readings; choose from fuzzy, score, index", chosen=chosen
            )
        return value

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        found = problems(self.root)
        if not found:
            found += coherence.problems_of(self, self._judging[1])
        if found:
            refusal = StudyError(together(found))
            refusal.language = self.language
            raise refusal
        return self

    @model_serializer(mode="wrap")
    def _terse(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out a survey of which nothing is declared, and what else of the answers is not."""
        said = handler(self).items()
        return {name: value for name, value in said if value or name not in ("survey", "importance", "outcome")}

    @cached_property
    def _judging(self) -> tuple[dict[int, Judged], list[Message]]:
        """How judgement splits every parent's weight, once for all evaluations, and what cannot be judged."""
        return judged_in(self.outline, self.weighting_of, self.language)

    @cached_property
    def outline(self) -> Outline:
        """The hierarchy laid out flat."""
        return outline(self.root)

    @property
    def leaf_ids(self) -> tuple[str, ...]:
        """The ids of the leaves, in reading order."""
        return self.outline.leaf_ids

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns that answer the leaves, in the same order."""
        leaves = (self.outline.indicators[leaf] for leaf in self.outline.leaves)
        return tuple(leaf.column or leaf.id for leaf in leaves)

    @cached_property
    def grade_labels(self) -> tuple[str, ...]:
        """The labels of the grades in the study's language."""
        return self.grades.labels(self.language)

    @cached_property
    def rules(self) -> str:
        """A few letters that studies share where they read the same answers alike, and weigh and keep the same rows."""
        survey = self.survey
        weighed = survey.sample_weight is not None
        shares = sorted((column, sorted(known.items())) for column, known in survey.shares.items())
        leaves = [self.outline.indicators[leaf] for leaf in self.outline.leaves]
        ways = sorted((leaf.id, repr((leaf.answers, leaf.reversed, leaf.unknown(survey.dont_know)))) for leaf in leaves)
        return sha256(repr((ways, weighed, shares, survey.duplicates)).encode()).hexdigest()[:16]

    @cached_property
    def detail(self) -> Detail:
        """The detail of a tally that its weights need: ``counts``, or ``moments`` where they ask how answers go together."""
        ways = (
            data_of(self.weighting_of(node)) for node in self.outline.gathering if len(self.outline.children[node]) > 1
        )
        return "moments" if "moments" in [detail_of(way) for way in ways if way is not None] else "counts"

    @cached_property
    def companions(self) -> tuple[Study | None, Study | None]:
        """The studies by which its ratings of importance and its outcome are tallied, None for what is not declared."""
        return rating_study(self), outcome_study(self)

    @property
    def readings(self) -> tuple[ReadingName, ...]:
        """The readings asked for; the first is the score."""
        return self.reading if isinstance(self.reading, tuple) else (self.reading,)

    def label(self, node: int) -> str:
        """Return the label, in the study's language, of the node at a position of the outline."""
        indicator = self.outline.indicators[node]
        return indicator.id if indicator.label is None else text_in(indicator.label, self.language)

    def weighting_of(self, node: int) -> Weighting:
        """Return the weighting in force at a node: its own, or the study's."""
        return self.outline.indicators[node].weighting or self.weighting

    @cached_property
    def operators(self) -> tuple[Operator, ...]:
        """The operator in force at each node with children, in the order of the outline's gathering."""
        own = [self.outline.indicators[node].operator for node in self.outline.gathering]
        return tuple(operator_named(self.operator if operator is None else operator) for operator in own)

    def judged(self, node: int) -> Judged:
        """Return how judgement splits the weight of a node with children."""
        return self._judging[0][node]

    def comparisons(self, parent: str, *, expert: str | None = None) -> FloatArray:
        """Return what was judged of a parent's children, as :mod:`fuzzyeval.ahp` takes it, NaN where not judged.

        (n, n), of one expert of a panel too, or (e, n, n) of the whole panel; as it was judged, whatever the scale.

        Raises
        ------
        UnknownKeyError
            For an indicator or an expert that is not there.
        StudyError
            For one whose children are not weighed so.

        Examples
        --------
        >>> import fuzzyeval as fe
        >>> process = fe.Indicator(id="process", children=[fe.Indicator(id="attitude"), fe.Indicator(id="speed")])
        >>> way = fe.AHP(judgements={"process": {"attitude/speed": 4}})
        >>> fe.Study(grades=5, root=process, weighting=way).comparisons("process").tolist()
        [[1.0, 4.0], [0.25, 1.0]]
        """
        with told_in(self.language):
            return comparisons_of(self.outline, self.weighting, parent, expert)

    @classmethod
    def template(cls, name: str = "service_satisfaction") -> Self:
        """Return a study to start from, with equal weights; :data:`fuzzyeval.model.templates.NAMES` lists the names.

        Examples
        --------
        >>> import fuzzyeval as fe
        >>> [child.id for child in fe.Study.template("service_satisfaction").root.children]
        ['quality', 'process', 'price', 'image', 'relationship']
        """
        return cls._read(templates.text(name), name, documents.parse_yaml)

    def to_document(self) -> Plain:
        """Return the study as plain values, as they stand in YAML and JSON.

        Raises
        ------
        StudyError
            For an operator of the user's own, which cannot be saved.
        """
        own = [indicator.operator for indicator in self.outline.indicators]
        with told_in(self.language):
            for declared in (self.operator, *own):
                if isinstance(declared, Operator):
                    raise StudyError(
                        "operator {symbol} is your own and cannot be saved; name a built-in one", symbol=declared.symbol
                    )
        return super().to_document()

    def __repr__(self) -> str:
        size = f"{len(self.outline.indicators)} indicators, {len(self.leaf_ids)} leaves, {len(self.grades)} grades"
        return f"<Study {self.title!r}: {size}>"

    @property
    def title(self) -> str:
        """The name of the study, or what its root is called."""
        return self.name or self.label(0)

    def _sheet(self) -> Sheet:
        from fuzzyeval.model import showing  # noqa: PLC0415  (loaded when somebody looks)

        return showing.sheet(self)


def required(study: object) -> Study:
    """Return the study, or refuse what is none.

    Raises
    ------
    StudyError
        For anything else, such as the path of a study's file.
    """
    if not isinstance(study, Study):
        raise StudyError(
            "study: {kind} is no Study; make one with fuzzyeval.Study or Study.load(path)", kind=type(study).__name__
        )
    return study
