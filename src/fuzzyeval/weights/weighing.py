"""From a study, and what the answers say, to its weights: judgement, data or both, once for all objects."""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

import numpy as np

from fuzzyeval import relation as relations
from fuzzyeval.core import combining
from fuzzyeval.errors import InconsistencyWarning, StrictError, StudyError, WeightsError, told_in
from fuzzyeval.evidence.gathering import Evidence
from fuzzyeval.evidence.parts import OF_DATA
from fuzzyeval.model.from_data import Correlation, Dispersion, Entropy, FromData
from fuzzyeval.model.study import Study, required
from fuzzyeval.model.weighting import Baseline, Combined, Weighting, called, data_of
from fuzzyeval.relation import Relation
from fuzzyeval.remarks import Remark, remark
from fuzzyeval.survey.tallies import matching
from fuzzyeval.survey.tallies.tallying import Tally
from fuzzyeval.weights.pulling import pulls
from fuzzyeval.weights.vectors import Split, Weights
from fuzzyeval.wording import message

__all__ = ["asks_over_objects", "completed", "found", "rebuilt", "tell", "weigh"]


def weigh(study: Study, data: Tally | Relation | None = None) -> Weights:
    """Return every node's weights, with where each came from and how consistent the judgements are.

    Parameters
    ----------
    study
        The hierarchy, and how it is weighed.
    data
        What the answers say; needed where the weighting asks for data.

    Raises
    ------
    WeightsError
        Where data are needed and not given, nothing varies, or judgement and data have nothing in common.
    TallyError, RelationError
        Where the data are not the study's.
    StrictError
        Where the study is strict and judgements have a consistency ratio of 0.1 or more.

    Warns
    -----
    InconsistencyWarning
        Where judgements have a consistency ratio of 0.1 or more and the study is not strict.

    Examples
    --------
    >>> import fuzzyeval as fe
    >>> leaves = [fe.Indicator(id="attitude"), fe.Indicator(id="speed")]
    >>> study = fe.Study(
    ...     grades=fe.GradeScale(5),
    ...     root=fe.Indicator(id="process", children=leaves),
    ...     weighting=fe.AHP(judgements={"process": {"attitude/speed": 3}}),
    ... )
    >>> round(fe.weigh(study)["attitude"].weight, 6)
    0.75
    """
    with told_in(required(study).language):
        weights = found(study, _matched(study, data))
        tell(study, weights, stacklevel=3)
    return weights


def tell(study: Study, weights: Weights, *, stacklevel: int) -> None:
    """Warn of inconsistent judgements, or refuse them where the study is strict.

    Those of one expert of a panel are warned of where there is no CR of the whole panel, and refused wherever they count.
    """
    alone = {split.parent for split in weights.splits if split.experts and split.consistency_ratio is None}
    inconsistent = [
        said
        for said in weights.remarks
        if said.code == "inconsistent"
        or (said.code == "experts_inconsistent" and (study.strict or said.place in alone))
    ]
    if inconsistent:
        text = "; ".join(map(str, inconsistent))
        if study.strict:
            raise StrictError("{text}; the study is strict, so mend them or let it say strict: false", text=text)
        warnings.warn(text, InconsistencyWarning, stacklevel=stacklevel)


def _matched(study: Study, data: Tally | Relation | None) -> Tally | Relation | None:
    if isinstance(data, Tally):
        return matching.matched(study, data)
    if not isinstance(data, Relation | None):
        raise WeightsError(
            "data: {kind} is neither a tally nor a relation; give tally(study, answers)", kind=type(data).__name__
        )
    return None if data is None else relations.of_study(study, data)[0]


def found(study: Study, data: Tally | Relation | None) -> Weights:
    """Return the weights, without a word about inconsistency; the data's leaves are in the study's order."""
    evidence = Evidence(study, data)
    objective = [_objective(study, node, evidence) for node in study.outline.gathering[::-1]]
    return _weights(study, objective, evidence.reported(), evidence.remarks())


def asks_over_objects(study: Study) -> bool:
    """Return whether a study weighs anything by how objects differ."""
    ways = (data_of(study.weighting_of(node)) for node in study.outline.gathering)
    return any(isinstance(way, Entropy | Dispersion | Correlation) and way.over == "objects" for way in ways)


def rebuilt(study: Study, stored: Weights) -> Weights:
    """Return what a study makes of the data's side of stored weights.

    Raises
    ------
    StudyError
        Where that side is no weights of the study's indicators.
    """
    objective = [split.objective for split in stored.splits]
    nodes = study.outline
    sizes = [len(nodes.children[node]) for node in nodes.gathering[::-1]]
    for part, size in zip_longest(objective, sizes):
        if size is None or (
            part is not None and (len(part) != size or min(part) < 0 or not abs(sum(part) - 1) <= 1e-9)
        ):
            raise StudyError("weights: the data's side of a split is no weights of the study's indicators")
    if len(objective) < len(sizes):
        raise StudyError("weights: a split is missing; store one for every indicator with children")
    said = [said for said in stored.remarks if said.code in OF_DATA]
    return _weights(study, objective, stored.divergences, said)


def completed(stored: Weights, anew: Weights) -> Weights:
    """Return stored weights with what was not yet said of them when they were stored: coefficients, and remarks."""
    said = tuple(said.code for said in stored.remarks)
    if stored.remarks == tuple(one for one in anew.remarks if one.code in said):
        stored = replace(stored, remarks=anew.remarks)
    if len(stored.splits) != len(anew.splits) or all(split.coefficients for split in stored.splits):
        return stored
    splits = [
        split if split.coefficients else replace(split, coefficients=mine.coefficients)
        for split, mine in zip(stored.splits, anew.splits, strict=True)
    ]
    return replace(stored, splits=tuple(splits))


def _weights(
    study: Study,
    objective: Sequence[tuple[float, ...] | None],
    divergences: tuple[tuple[str, float], ...],
    of_respondents: Sequence[Remark],
) -> Weights:
    splits: list[Split] = []
    said: list[Remark] = list(of_respondents)
    for node, from_data in zip(study.outline.gathering[::-1], objective, strict=True):
        split, remarks = _split(study, node, from_data)
        splits.append(split)
        said += remarks
    local, shares = _laid_out(study, splits)
    nodes = study.outline
    labels = tuple(study.label(node) for node in range(len(nodes.ids)))
    pulled = pulls(nodes, splits, lambda split, judged: _united(study, split, judged))
    return Weights(
        tuple(splits), nodes.ids, local, shares, divergences, pulled, tuple(said), labels, language=study.language
    )


def _united(study: Study, split: Split, judged: Sequence[float]) -> Sequence[float]:
    """Return the weights of a split if this were judged."""
    way = study.weighting_of(study.outline.ids.index(split.parent))
    if isinstance(way, Combined) and split.objective is not None:
        if way.rule == "game_theory":
            way = way.model_copy(update={"negative": "project"})  # how far, even where the study would then refuse
        return _combined(way, judged, split.objective, split.parent, study.language)[0]
    return judged


def _laid_out(study: Study, splits: Sequence[Split]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return every node's local weight, and the products down from the root."""
    at = {name: position for position, name in enumerate(study.outline.ids)}
    local = [1.0] * len(at)
    for split in splits:
        for child, weight in zip(split.children, split.weights, strict=False):
            local[at.get(child, 0)] = weight
    shares = local.copy()
    for node, parent in enumerate(study.outline.parents[1:], start=1):
        shares[node] *= shares[parent]
    return tuple(local), tuple(shares)


def _objective(study: Study, node: int, evidence: Evidence) -> tuple[float, ...] | None:
    """Return what the data say of a parent's split; None where they are not asked, or do not tell."""
    way = data_of(study.weighting_of(node))
    if len(study.outline.children[node]) < 2 or way is None:
        return None
    spread = evidence.of_children(way, node)
    total = math.fsum(spread)
    return tuple(part / total for part in spread) if total > 0 else None


def _split(study: Study, node: int, from_data: tuple[float, ...] | None) -> tuple[Split, list[Remark]]:
    """Return how one parent's weight is split, and what is to be said of it."""
    nodes, way, judged = study.outline, study.weighting_of(node), study.judged(node)
    parent, children = nodes.ids[node], tuple(nodes.ids[child] for child in nodes.children[node])
    weights, coefficients, said = judged.weights, None, list(judged.remarks)
    asked = data_of(way) if len(children) > 1 else None
    if asked is not None and from_data is None:
        said.append(_silent_branch(asked, parent, study.language))
    elif asked is not None and from_data is not None:
        weights = from_data
        if isinstance(way, Combined):
            weights, coefficients, remarks = _combined(way, judged.weights, from_data, parent, study.language)
            said += remarks
    split = Split(
        parent,
        children,
        way.method,
        weights,
        None if isinstance(way, Baseline) or (isinstance(way, FromData) and from_data) else judged.weights,
        from_data,
        judged.lambda_max,
        judged.ratio,
        judged.geometric_index,
        judged.consensus,
        judged.experts,
        coefficients,
    )
    return split, [*said, *_veto_remarks(way, split, study.language)]


def _silent_branch(asked: FromData, parent: str, language: str) -> Remark:
    """Say that the data give no leaf of a branch any weight."""
    if isinstance(asked, Entropy | Dispersion):
        return remark("branch_does_not_vary", parent, language)
    return remark("branch_without_weight", parent, language, method=called(asked.method))


def _combined(
    way: Combined, subjective: Sequence[float], data: Sequence[float], parent: str, language: str
) -> tuple[tuple[float, ...], tuple[float, float] | None, list[Remark]]:
    """Return the united weights, what judgement and data got, and a remark where game theory had to be projected."""
    united = combining.united(np.array([subjective, data]), rule=way.rule, alpha=way.alpha, floor=way.floor)
    weights, remarks = tuple(united.weights.tolist()), []
    if united.solved is not None and united.solved.min() < 0:
        judgement, answers = united.solved.tolist()
        if way.negative == "refuse":
            raise WeightsError(
                "{parent}: game theory solves to coefficients of {judgement:.3g} for judgement and {data:.3g} for the data, and "
                "a share is not negative; choose another rule, or negative: project",
                parent=parent,
                judgement=judgement,
                data=answers,
            )
        remarks.append(remark("projected", parent, language, judgement=judgement, data=answers))
    if not sum(weights) > 0:
        raise WeightsError(
            "{parent}: judgement gives weight only where the data give none, so the {rule} rule gives none; "
            "use the linear rule, or the multiplicative one with a floor, or judge again",
            parent=parent,
            rule=way.rule,
        )
    if united.coefficients is None:
        return weights, None, remarks
    first, second = united.coefficients.tolist()
    if united.solved is not None and min(united.solved) == 0:
        side = message("judgement") if first == 0 else message("the data")
        remarks.append(remark("no_part", parent, language, side=side))
    return weights, (first, second), remarks


def _veto_remarks(way: Weighting, split: Split, language: str) -> Iterator[Remark]:
    """Say where the data give no weight, and where a rule then takes away what judgement gave."""
    asked = data_of(way)
    for at, found in enumerate(split.objective or ()):
        if found > 0 or asked is None:
            continue
        child, judged = split.children[at], split.subjective[at] if split.subjective else 0.0
        if isinstance(way, Combined) and judged > 0 and split.weights[at] == 0:
            yield remark("vetoed", child, language, subjective=judged, rule=way.rule)
        elif isinstance(asked, Entropy | Dispersion):
            yield remark("does_not_vary" if asked.over == "respondents" else "objects_alike", child, language)
        else:
            yield remark("nothing_found", child, language, method=called(asked.method))
