"""How the weights are found: equal, manual, by judgement (AHP), from data, judgement and data combined, or frozen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Discriminator, Field, model_validator

from fuzzyeval import checks
from fuzzyeval.aliases import (
    Aggregate,
    CompletionMethod,
    JudgementScale,
    Negative,
    PriorityMethod,
    RandomIndex,
    Rule,
)
from fuzzyeval.errors import StudyError
from fuzzyeval.model.baseline import Frozen
from fuzzyeval.model.from_data import DATA_METHODS, Entropy, FromData, Objective, by_name
from fuzzyeval.model.judgement import Judgements
from fuzzyeval.model.panel import Panel
from fuzzyeval.model.values import Declared, Groups, Importances, Number, Shorthand, WeightTable
from fuzzyeval.wording import Message, message

__all__ = ["AHP", "Baseline", "Combined", "Equal", "Manual", "Subjective", "Weighting", "called", "data_of"]


class Equal(Declared):
    """All children of a parent weigh the same."""

    method: Literal["equal"] = "equal"


class Manual(Declared):
    """Weights as given.

    Parameters
    ----------
    weights
        ``{parent: {child: weight}}``; a parent's weights sum to 1 within 1e-4.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.Manual(weights={"satisfaction": {"quality": 0.6, "process": 0.4}}).method
    'manual'
    """

    method: Literal["manual"] = "manual"
    weights: WeightTable


class AHP(Declared):
    """Weights from pairwise judgements, by the analytic hierarchy process.

    Parameters
    ----------
    judgements
        By parent, either pairs ``{"a/b": 3}``, how much more important a is than b, or a matrix in the order of the
        children. Gaps are completed if what is there connects all children.
    panel
        In place of judgements those of several experts: ``{expert: {parent: judgements}}``, a long table of expert,
        parent, a, b and value, or, in a study's file, the name of a file with either beside it.
    aggregate
        How a panel becomes one: ``aij``, the weighted geometric mean of the judgements, unless said otherwise; ``aip``
        that of the experts' weights, or ``aip_arithmetic`` their mean.
    importances
        ``{expert: importance}``; whoever is not named has 1.
    groups
        ``{group: [expert, ...]}``: experts are brought together in their groups first, 二次加权; each is in one.
    group_importances
        ``{group: importance}``; a group that is not named has 1.
    leave_out_above
        A consistency ratio: an expert's judgements of a parent that have more are left out there. None leaves out none.
    scale
        What the judgements 1 to 9 mean: ``saaty`` themselves, or as ``balanced``, ``power`` or ``logarithmic`` has it.
    completion
        How gaps are filled: ``least_lambda``, so that λmax is least, or ``least_squares`` of the logarithms.
    priorities
        ``eigenvector`` or ``geometric_mean``.
    random_index
        ``alonso_lamata`` (2006), ``saaty_1980`` or ``saaty_2005``, the latter two to 15 children.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> fe.AHP(judgements={"quality": {"function/reliability": "1/2", "function/safety": 2}}).priorities
    'eigenvector'
    >>> fe.AHP(panel={"Ann": {"quality": {"function/safety": 2}}, "Bo": {"quality": {"function/safety": 3}}}).experts
    ('Ann', 'Bo')
    """

    method: Literal["ahp"] = "ahp"
    judgements: Judgements | None = None
    panel: Panel | None = None
    aggregate: Aggregate | None = None
    importances: Importances | None = None
    groups: Groups | None = None
    group_importances: Importances | None = None
    leave_out_above: Annotated[Number, Field(gt=0)] | None = None
    scale: JudgementScale = "saaty"
    completion: CompletionMethod = "least_lambda"
    priorities: PriorityMethod = "eigenvector"
    random_index: RandomIndex = "alonso_lamata"

    @model_validator(mode="after")
    def _one_or_several(self) -> Self:
        if (self.judgements is None) == (self.panel is None):
            raise StudyError(
                "judgements, panel: exactly one of the two is needed; give judgements, or the panel of those who judged"
            )
        if self.panel is None:
            for name in ("aggregate", "importances", "groups", "group_importances", "leave_out_above"):
                if getattr(self, name) is not None:
                    raise StudyError(
                        "{field}: only a panel of experts has it; give a panel, or leave it out", field=name
                    )
        if self.group_importances and self.groups is None:
            raise StudyError("group_importances: there are no groups; give groups, or leave it out")
        _refuse_unknown("importances", self.importances or (), self.experts)
        _refuse_unknown("group_importances", self.group_importances or (), tuple(self.groups or ()))
        if self.groups is not None:
            _refuse_unparted(self.groups, self.experts)
        return self

    @property
    def experts(self) -> tuple[str, ...]:
        """The names of the experts of a panel."""
        return tuple(self.panel or ())

    @property
    def parents(self) -> tuple[str, ...]:
        """The parents of whose children something is judged."""
        several = (self.panel or {}).values()
        return tuple(self.judgements or dict.fromkeys(parent for judged in several for parent in judged))


def _refuse_unknown(field: str, given: Iterable[str], known: tuple[str, ...]) -> None:
    for name in given:
        if name not in known:
            hint = checks.suggestion(name, known)
            raise StudyError(
                "{field}: {name!r} is not one of {known}{hint}", field=field, name=name, known=known, hint=hint
            )


def _refuse_unparted(groups: Mapping[str, tuple[str, ...]], experts: tuple[str, ...]) -> None:
    members = [expert for group in groups.values() for expert in group]
    _refuse_unknown("groups", members, experts)
    for expert in experts:
        if members.count(expert) != 1:
            raise StudyError(
                "groups: {expert!r} is in {count} groups; put every expert into one",
                expert=expert,
                count=members.count(expert),
            )


Subjective = Annotated[Equal | Manual | AHP, Discriminator("method"), BeforeValidator(by_name), Shorthand(("equal",))]
"""Weights that need no answers."""


class Combined(Declared):
    """Judgement and data united.

    Parameters
    ----------
    subjective, objective
        Judgement (equal, manual or AHP) and data (entropy unless said otherwise, or any other method that asks the data).
    rule
        ``multiplicative``, ``linear``, ``geometric``, ``game_theory`` or ``least_deviation``, see
        :func:`fuzzyeval.combine`; applied to the local weights of each parent.
    alpha
        The share of judgement in the linear rule, 0 to 1.
    floor
        φ of the multiplicative rule, 0 to 1: the data's weights b are taken as (1 − φ)b + φ/m, so that a leaf on which all
        agree does not veto what was judged.
    negative
        Where game theory solves to a negative coefficient: ``refuse``, or ``project``, and the other side gets all.
    """

    method: Literal["combined"] = "combined"
    subjective: Subjective
    objective: Objective = Entropy()
    rule: Rule = "multiplicative"
    alpha: Annotated[Number, Field(ge=0, le=1)] = 0.5
    floor: Annotated[Number, Field(ge=0, le=1)] = 0.0
    negative: Negative = "refuse"

    @model_validator(mode="after")
    def _options_of_the_rule(self) -> Self:
        for name, owner in (("alpha", "linear"), ("floor", "multiplicative"), ("negative", "game_theory")):
            if self.rule != owner and getattr(self, name) != type(self).model_fields[name].default:
                raise StudyError(
                    "{name}: only the {owner} rule has one, not {rule}; leave it out, or change the rule",
                    name=name,
                    owner=owner,
                    rule=self.rule,
                )
        return self


class Baseline(Declared):
    """Weights frozen from an earlier evaluation, so that results compare over time.

    Parameters
    ----------
    of
        The evaluation, as stored JSON: in a study's file the name of a file beside it; or what is in it; or the weights
        themselves, ``{parent: {child: weight}}``, as which it is saved again. Its hierarchy is the study's.

    Examples
    --------
    >>> import json
    >>> import fuzzyeval as fe
    >>> leaves = [fe.Indicator(id="attitude"), fe.Indicator(id="speed")]
    >>> study = fe.Study(grades=5, root=fe.Indicator(id="process", children=leaves), weighting=fe.Entropy())
    >>> spring = fe.evaluate(study, [{"attitude": 5, "speed": 1}, {"attitude": 4, "speed": 5}])
    >>> frozen = fe.Baseline(of=json.loads(spring.model_dump_json()))
    >>> autumn = study.model_copy(update={"weighting": frozen})
    >>> fe.weigh(autumn)["speed"].weight == spring["speed"].weight
    True
    """

    method: Literal["baseline"] = "baseline"
    of: Frozen


Weighting = Annotated[
    Equal | Manual | AHP | FromData | Combined | Baseline,
    Discriminator("method"),
    BeforeValidator(by_name),
    Shorthand(("equal", *DATA_METHODS)),
]
"""Any way to find weights."""


def data_of(weighting: Weighting) -> FromData | None:
    """Return the part of a weighting that asks the data; None where there is none."""
    way = weighting.objective if isinstance(weighting, Combined) else weighting
    return way if isinstance(way, FromData) else None


_PROPER = {"critic": "CRITIC", "gini": "Gini"}


def called(method: str) -> Message:
    """Return what a method is called in words."""
    return message(_PROPER.get(method, method.replace("_", " ")))
