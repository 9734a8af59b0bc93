"""The study: everything an evaluation needs to be told before it sees an answer."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal, Self, get_args

from pydantic import BeforeValidator, ConfigDict, Field, Strict, ValidationError, field_validator, model_validator

from fuzzyeval import checks
from fuzzyeval.aliases import MissingPolicy, Normalise, Plain, ReadingName, RowPolicy
from fuzzyeval.composition import Operator, operator_named
from fuzzyeval.errors import FuzzyEvalError, StudyError
from fuzzyeval.model import documents, templates
from fuzzyeval.model.indicator import Indicator, OperatorChoice, Outline, outline, problems
from fuzzyeval.model.judging import Judged, judge, parents_named
from fuzzyeval.model.principle import MaximumMembership, Principle, WeightedAverage
from fuzzyeval.model.scale import GradeScale, text_in
from fuzzyeval.model.values import Declared, Text
from fuzzyeval.model.weighting import Combined, Entropy, Equal, Weighting

__all__ = ["Study", "required"]


def _no_truth(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError(f"{value} is not a version of the format; give 1")  # noqa: TRY004  (pydantic's way)
    return value


class Study(Declared):
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
            raise ValueError(f"{chosen} is not a list of different readings; choose from fuzzy, score, index")
        return value

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        found = problems(self.root)
        if not found:
            found = [*self._weighting_problems(), *self._judging[1], *self._scale_problems()]
        if found:
            raise ValueError("; ".join(found))
        return self

    def _weighting_problems(self) -> list[str]:
        """Return the judgements and weights that are declared for no one."""
        nodes = self.outline
        gathered = [nodes.ids[node] for node in nodes.gathering]
        found = [
            f"weighting: {named!r} is not an indicator with children{checks.suggestion(named, gathered)}"
            for named in parents_named(self.weighting)
            if named not in gathered
        ]
        for indicator in nodes.indicators:
            own = parents_named(indicator.weighting) if indicator.weighting else ()
            found += [f"{indicator.id}: its own weighting is about {name!r}" for name in own if name != indicator.id]
        return found

    @cached_property
    def _judging(self) -> tuple[dict[int, Judged], list[str]]:
        """How judgement splits every parent's weight, once for all evaluations, and what cannot be judged."""
        nodes = self.outline
        judged: dict[int, Judged] = {}
        found: list[str] = []
        for node in nodes.gathering[::-1]:
            children = [nodes.ids[child] for child in nodes.children[node]]
            try:
                judged[node] = judge(self.weighting_of(node), nodes.ids[node], children)
            except FuzzyEvalError as error:
                found.append(str(error))
        return judged, found

    def _scale_problems(self) -> list[str]:
        """Return what the scores are asked for and cannot give."""
        scores = self.grades.scores
        found = []
        if "index" in self.readings and min(scores) <= 0:
            found.append(
                f"reading: the index needs positive scores, and the lowest is {min(scores):g}; shift the scores"
            )
        weightings = (self.weighting_of(node) for node in self.outline.gathering)
        if min(scores) < 0 and any(isinstance(way, Entropy | Combined) for way in weightings):
            found.append(
                f"grades: entropy needs scores of at least 0, and the lowest is {min(scores):g}; shift the scores"
            )
        if isinstance(self.principle, WeightedAverage) and self.principle.cuts is not None:
            cuts = self.principle.cuts
            fit = len(cuts) == len(scores) - 1 and all(
                min(pair) < cut < max(pair) for cut, pair in zip(cuts, pairwise(scores), strict=True)
            )
            if not fit:
                found.append(
                    f"principle: cuts {list(cuts)} do not part the scores {list(scores)}; "
                    f"give {len(scores) - 1}, one between each two neighbours, in their order"
                )
        return found

    @cached_property
    def outline(self) -> Outline:
        """The hierarchy laid out flat."""
        return outline(self.root)

    @property
    def leaf_ids(self) -> tuple[str, ...]:
        """The ids of the leaves, in reading order."""
        return self.outline.leaf_ids

    @property
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
            raise StudyError(f"path: {type(path).__name__} is no path; give that of a YAML or JSON file")
        return cls._understood(documents.read(Path(path)), str(path))

    @classmethod
    def from_yaml(cls, text: str) -> Self:
        """Return the study in a YAML text.

        Raises
        ------
        StudyError
            Where the text is no YAML or what it says does not hold together.
        """
        return cls._understood(documents.parse_yaml(text, "text"), "text")

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return the study in a JSON text, as strictly as a file: no key twice, no NaN.

        Raises
        ------
        StudyError
            Where the text is no JSON or what it says does not hold together.
        """
        return cls._understood(documents.parse_json(text, "text"), "text")

    @classmethod
    def template(cls, name: str = "service_satisfaction") -> Self:
        """Return a study to start from, with equal weights; :data:`fuzzyeval.model.templates.NAMES` lists the names.

        Examples
        --------
        >>> import fuzzyeval as fe
        >>> [child.id for child in fe.Study.template("service_satisfaction").root.children]
        ['quality', 'process', 'price', 'image', 'relationship']
        """
        return cls._understood(documents.parse_yaml(templates.text(name), name), name)

    @classmethod
    def _understood(cls, document: object, source: str) -> Self:
        try:
            return cls.model_validate(document)
        except ValidationError as error:
            raise StudyError(documents.explained(error, source)) from error

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
        documents.write(Path(path), self.to_document())

    def to_document(self) -> Plain:
        """Return the study as plain values, as they stand in YAML and JSON.

        Raises
        ------
        StudyError
            For an operator of the user's own, which cannot be saved.
        """
        for node in self.outline.gathering:
            operator = self.outline.indicators[node].operator
            for declared in (self.operator, operator):
                if isinstance(declared, Operator):
                    raise StudyError(f"operator {declared.symbol} is your own and cannot be saved; name a built-in one")
        return self.model_dump(mode="json", exclude_none=True)


def required(study: object) -> Study:
    """Return the study, or refuse what is none.

    Raises
    ------
    StudyError
        For anything else, such as the path of a study's file.
    """
    if not isinstance(study, Study):
        raise StudyError(
            f"study: {type(study).__name__} is no Study; make one with fuzzyeval.Study or Study.load(path)"
        )
    return study
