"""The study: everything an evaluation needs to be told before it sees an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, get_args

from pydantic import BeforeValidator, ConfigDict, Field, Strict, ValidationError, field_validator, model_validator

from fuzzyeval import checks
from fuzzyeval.aliases import MissingPolicy, Normalise, Plain, ReadingName, RowPolicy
from fuzzyeval.composition import Operator, operator_named
from fuzzyeval.display import Displayed
from fuzzyeval.errors import FuzzyEvalError, StudyError, told_in
from fuzzyeval.model import coherence, documents, explaining, templates
from fuzzyeval.model.indicator import Indicator, OperatorChoice, Outline, outline, problems
from fuzzyeval.model.judging import Judged, judge
from fuzzyeval.model.principle import MaximumMembership, Principle
from fuzzyeval.model.scale import GradeScale, text_in
from fuzzyeval.model.values import Declared, Text
from fuzzyeval.model.weighting import Equal, Weighting
from fuzzyeval.wording import Message, together

if TYPE_CHECKING:
    from fuzzyeval.display.sheet import Sheet

__all__ = ["Study", "required"]


def _no_truth(value: object) -> object:
    if isinstance(value, bool):
        raise StudyError("{value} is not a version of the format; give 1", value=value)
    return value


class Study(Displayed, Declared):
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
            ways = [self.weighting_of(node) for node in self.outline.gathering]
            found += coherence.language_problems(self.language, self.outline, self.grades)
            found += coherence.weighting_problems(self.outline, self.weighting)
            found += self._judging[1]
            found += coherence.score_problems(self.grades, self.readings, ways)
            found += coherence.cut_problems(self.grades, self.principle)
        if found:
            refusal = StudyError(together(found))
            refusal.language = self.language
            raise refusal
        return self

    @cached_property
    def _judging(self) -> tuple[dict[int, Judged], list[Message]]:
        """How judgement splits every parent's weight, once for all evaluations, and what cannot be judged."""
        nodes = self.outline
        judged: dict[int, Judged] = {}
        found: list[Message] = []
        for node in nodes.gathering[::-1]:
            children = [nodes.ids[child] for child in nodes.children[node]]
            try:
                judged[node] = judge(self.weighting_of(node), nodes.ids[node], children, self.language)
            except FuzzyEvalError as error:
                found += error.said.parts()
        return judged, found

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

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Return the study in a YAML or JSON file.

        Parameters
        ----------
        path
            A file that ends in .yaml, .yml or .json.

        Raises
        ------
        StudyError
            Where the file cannot be read or what it says does not hold together, with every problem and its place.
        """
        if not isinstance(path, str | Path):
            raise StudyError("path: {kind} is no path; give that of a YAML or JSON file", kind=type(path).__name__)
        return cls._read(documents.read(Path(path)), str(path), lambda text, _: documents.parse(text, Path(path)))

    @classmethod
    def from_yaml(cls, text: str) -> Self:
        """Return the study in a YAML text.

        Raises
        ------
        StudyError
            Where the text is no YAML or what it says does not hold together.
        """
        return cls._read(text, "text", documents.parse_yaml)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return the study in a JSON text, as strictly as a file: no key twice, no NaN.

        Raises
        ------
        StudyError
            Where the text is no JSON or what it says does not hold together.
        """
        return cls._read(text, "text", documents.parse_json)

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

    @classmethod
    def _read(cls, text: str, source: str, parse: Callable[[str, str], object]) -> Self:
        """Return the study in a text, or tell all that is wrong with it in its own language."""
        if not isinstance(text, str):
            raise StudyError("text: {kind} is no text; give YAML or JSON", kind=type(text).__name__)
        with told_in(documents.language_in(text)):
            document = parse(text, source)
        return cls._understood(document, source)

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        """Return the study in plain values, such as :meth:`to_document` gives and a web framework parses.

        Raises
        ------
        StudyError
            Where what they say does not hold together, with every problem and its place.

        Examples
        --------
        >>> import fuzzyeval as fe
        >>> fe.Study.from_document({"grades": 5, "root": {"id": "service"}})
        <Study 'service': 1 indicators, 1 leaves, 5 grades>
        """
        documents.refuse_unfit(document, "document")
        return cls._understood(document, "document")

    @classmethod
    def _understood(cls, document: object, source: str) -> Self:
        language = document.get("language") if isinstance(document, Mapping) else None
        with told_in(language if isinstance(language, str) else "en"):
            try:
                return cls.model_validate(document)
            except ValidationError as error:
                problems = [*explaining.problems_of(error), *cls._further_problems(document, error)]
                raise explaining.refusal(problems, source) from None  # all that pydantic says is in it

    @classmethod
    def _further_problems(cls, document: object, error: ValidationError) -> list[Message]:
        """Return what else does not hold together, beside fields that are wrong on their own."""
        rest = explaining.leaving_out(document, error)
        if rest is not None:
            try:
                cls.model_validate(rest)
            except ValidationError as further:
                if all(not problem["loc"] for problem in further.errors()):
                    return explaining.problems_of(further)
        return []

    def to_yaml(self) -> str:
        """Return the study as YAML, which :meth:`from_yaml` reads back, equal.

        Raises
        ------
        StudyError
            For an operator of the user's own, which cannot be saved.
        """
        return documents.write_yaml(self.to_document())

    def save(self, path: str | Path) -> None:
        """Write the study to a YAML or JSON file, which :meth:`load` reads back, equal.

        Raises
        ------
        StudyError
            For another kind of file, or an operator of the user's own, which cannot be saved.
        """
        if not isinstance(path, str | Path):
            raise StudyError("path: {kind} is no path; give that of a YAML or JSON file", kind=type(path).__name__)
        documents.write(Path(path), self.to_document())

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
        return self.model_dump(mode="json", exclude_none=True)

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
