"""A study's weight vectors: judgement, data or both, once for all objects, with where each came from."""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from fuzzyeval import checks
from fuzzyeval import relation as relations
from fuzzyeval.aliases import FloatArray, Over, Plain
from fuzzyeval.core import combining, objective
from fuzzyeval.errors import InconsistencyWarning, StrictError, UnknownKeyError, WeightsError
from fuzzyeval.model.study import Study
from fuzzyeval.model.weighting import Combined, Entropy, Weighting
from fuzzyeval.relation import Relation
from fuzzyeval.remarks import Remark, remark
from fuzzyeval.survey import tallying
from fuzzyeval.survey.tallying import Tally

__all__ = ["NodeWeight", "Split", "Weights", "found", "tell", "weigh"]


@dataclass(frozen=True, slots=True)
class Split:
    """How a parent's weight is split among its children, and where that came from.

    Attributes
    ----------
    parent, children
        Ids.
    method
        ``equal``, ``manual``, ``ahp``, ``entropy`` or ``combined``.
    weights
        The local weights, one a child, summing to 1.
    subjective, objective
        What judgement and what the data say on their own; None where the method does not ask.
    lambda_max, consistency_ratio, geometric_index
        λmax, CR and GCI of the judgements; None where there are none.
    """

    parent: str
    children: tuple[str, ...]
    method: str
    weights: tuple[float, ...]
    subjective: tuple[float, ...] | None = None
    objective: tuple[float, ...] | None = None
    lambda_max: float | None = None
    consistency_ratio: float | None = None
    geometric_index: float | None = None


@dataclass(frozen=True, slots=True)
class NodeWeight:
    """The weight of one indicator: among its siblings, and as a part of the whole."""

    weight: float
    global_weight: float


@dataclass(frozen=True, slots=True)
class Weights(Mapping[str, NodeWeight]):
    """Every node's weight, by id, and how each parent's weight is split.

    Attributes
    ----------
    splits
        A split a parent, in reading order.
    ids, local, global_weights
        The nodes in reading order, their weights among their siblings, and the products down from the root.
    divergences
        Of each leaf whose answers were weighed over respondents, d = T/ln N, T Theil's index of its N answers.
    remarks
        What a careful reader should know.
    """

    splits: tuple[Split, ...]
    ids: tuple[str, ...]
    local: tuple[float, ...]
    global_weights: tuple[float, ...]
    divergences: tuple[tuple[str, float], ...] = ()
    remarks: tuple[Remark, ...] = ()

    def __getitem__(self, node: str) -> NodeWeight:
        if node not in self.ids:
            raise UnknownKeyError(f"weights: no indicator is called {node!r}{checks.suggestion(str(node), self.ids)}")
        at = self.ids.index(node)
        return NodeWeight(self.local[at], self.global_weights[at])

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    def __len__(self) -> int:
        return len(self.ids)

    def to_rows(self) -> list[Plain]:
        """Return a row a node: its weights, and what its parent's split says about it."""
        rows: list[Plain] = [{"id": self.ids[0], "parent": None, "weight": 1.0, "global_weight": 1.0}]
        for split in self.splits:
            for at, child in enumerate(split.children):
                rows.append(
                    {
                        "id": child,
                        "parent": split.parent,
                        "weight": split.weights[at],
                        "global_weight": self[child].global_weight,
                        "method": split.method,
                        "subjective": None if split.subjective is None else split.subjective[at],
                        "objective": None if split.objective is None else split.objective[at],
                        "consistency_ratio": split.consistency_ratio,
                    }
                )
        order = {node: at for at, node in enumerate(self.ids)}
        return sorted(rows, key=lambda row: order[row["id"]])


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
    >>> fe.weigh(study)["attitude"]
    NodeWeight(weight=0.75, global_weight=0.75)
    """
    weights = found(study, _matched(study, data))
    tell(study, weights, stacklevel=3)
    return weights


def tell(study: Study, weights: Weights, *, stacklevel: int) -> None:
    """Warn of inconsistent judgements, or refuse them where the study is strict."""
    inconsistent = [said for said in weights.remarks if said.code == "inconsistent"]
    if inconsistent:
        text = "; ".join(map(str, inconsistent))
        if study.strict:
            raise StrictError(f"{text}; the study is strict")
        warnings.warn(text, InconsistencyWarning, stacklevel=stacklevel)


def _matched(study: Study, data: Tally | Relation | None) -> Tally | Relation | None:
    if isinstance(data, Tally):
        return tallying.matched(study, data)
    return relations.of_study(study, data)[0] if isinstance(data, Relation) else None


def found(study: Study, data: Tally | Relation | None) -> Weights:
    """Return the weights, without a word about inconsistency; the data's leaves are in the study's order."""
    nodes = study.outline
    ids = nodes.ids
    dispersions = _Dispersions(study, data)
    local = np.ones(len(ids))
    splits: list[Split] = []
    said: list[Remark] = []
    for node in nodes.gathering[::-1]:
        children = nodes.children[node]
        split, remarks = _split(study, node, dispersions)
        local[list(children)] = split.weights
        splits.append(split)
        said += remarks
    shares = local.copy()
    for node in range(1, len(ids)):
        shares[node] *= shares[nodes.parents[node]]
    divergences = dispersions.reported()
    return Weights(tuple(splits), ids, tuple(local.tolist()), tuple(shares.tolist()), divergences, tuple(said))


def _split(study: Study, node: int, dispersions: _Dispersions) -> tuple[Split, list[Remark]]:
    """Return how one parent's weight is split, and what is to be said of it."""
    nodes = study.outline
    way = study.weighting_of(node)
    judged = study.judged(node)
    parent, children = nodes.ids[node], tuple(nodes.ids[child] for child in nodes.children[node])
    said = list(judged.remarks)
    weights, from_data = judged.weights, None
    if len(children) > 1 and isinstance(way, Entropy | Combined):
        spread = dispersions.of_children(way, node)
        if sum(spread) > 0:
            total = math.fsum(spread)
            from_data = tuple(part / total for part in spread)
            weights = from_data if isinstance(way, Entropy) else _combined(way, judged.weights, from_data, parent)
            said += _veto_remarks(way, children, judged.weights, from_data)
        else:
            said.append(remark("branch_does_not_vary", parent))
    split = Split(
        parent,
        children,
        way.method,
        weights,
        None if isinstance(way, Entropy) and from_data else judged.weights,
        from_data,
        judged.lambda_max,
        judged.ratio,
        judged.geometric_index,
    )
    return split, said


def _combined(way: Combined, subjective: Sequence[float], data: Sequence[float], parent: str) -> tuple[float, ...]:
    combined = combining.combine(np.array(subjective), np.array(data), rule=way.rule, alpha=way.alpha)
    if not combined.sum() > 0:
        raise WeightsError(
            f"{parent}: judgement gives weight only where answers do not vary, so the {way.rule} rule gives none; "
            "use the linear rule, or judge again"
        )
    return tuple(combined.tolist())


def _veto_remarks(
    way: Weighting, children: Sequence[str], subjective: Sequence[float], data: Sequence[float]
) -> Iterator[Remark]:
    for child, judged, weight in zip(children, subjective, data, strict=True):
        if weight == 0:
            vetoes = isinstance(way, Combined) and way.rule != "linear" and judged > 0
            if vetoes and isinstance(way, Combined):
                yield remark("vetoed", child, subjective=judged, rule=way.rule)
            else:
                yield remark("does_not_vary", child)


class _Dispersions:
    """Theil's index of every leaf, over respondents or over objects, computed when first asked for."""

    def __init__(self, study: Study, data: Tally | Relation | None) -> None:
        self.study = study
        self.data = data
        self.scores = np.array(study.grades.scores)
        self.known: dict[Over, FloatArray] = {}

    def of_children(self, way: Entropy | Combined, node: int) -> list[float]:
        """Return, for each child of a node, the sum over the leaves below it."""
        entropy = way.objective if isinstance(way, Combined) else way
        if entropy.over not in self.known:
            self.known[entropy.over] = self._of_leaves(entropy.over)
        leaves = self.known[entropy.over]
        under = self.study.outline.under
        return [math.fsum(leaves[slice(*under[child])].tolist()) for child in self.study.outline.children[node]]

    def reported(self) -> tuple[tuple[str, float], ...]:
        """Return d = T/ln N of the leaves weighed over respondents."""
        if "respondents" not in self.known or not isinstance(self.data, Tally):
            return ()
        answers = np.maximum(self.data.answered.sum(axis=-1), 2)
        return tuple(zip(self.data.leaves, (self.known["respondents"] / np.log(answers)).tolist(), strict=True))

    def _of_leaves(self, over: Over) -> FloatArray:
        if self.data is None:
            raise WeightsError("weighting: entropy needs data; give weigh a tally of the answers, or a relation")
        spread = self._over_respondents() if over == "respondents" else self._over_objects()
        if not spread.sum() > 0:
            raise WeightsError(
                f"weighting: no leaf varies over {over}, so entropy prefers none; weigh by judgement or equally"
            )
        return spread

    def _over_respondents(self) -> FloatArray:
        counts = self._planes().sum(axis=-1).astype(np.float64)
        given = counts.sum(axis=-1) > 0
        self._refuse_zero_mean(given & ~(counts @ self.scores > 0))
        spread = np.zeros(len(counts))
        spread[given] = objective.theil_of_counts(counts[given], self.scores)
        return spread

    def _over_objects(self) -> FloatArray:
        planes = self._planes()
        if planes.shape[-1] < 2:
            raise WeightsError(
                "weighting: entropy over objects needs two objects at least; tally the answers by a column that tells "
                "objects apart, or weigh over respondents"
            )
        answered = planes.sum(axis=1)
        means = np.tensordot(self.scores, planes, axes=(0, 1)) / np.maximum(answered, 1e-300)
        given = answered > 0
        self._refuse_zero_mean(given.any(axis=-1) & ~((means * given).sum(axis=-1) > 0))
        return np.array(
            [
                float(objective.theil(row[there][:, None])[0]) if there.sum() > 1 else 0.0
                for row, there in zip(means, given, strict=True)
            ]
        )

    def _planes(self) -> FloatArray:
        """Return the answers of each grade, or the shares of a given relation, (leaf, grade, object)."""
        if isinstance(self.data, Tally):
            return self.data.planes[:, : len(self.scores)].astype(np.float64, copy=False)
        assert self.data is not None  # noqa: S101  (asked for after _of_leaves has seen to it)
        total = self.data.planes.sum(axis=1, keepdims=True)
        return np.asarray(np.divide(self.data.planes, total, out=np.zeros_like(self.data.planes), where=total > 0))

    def _refuse_zero_mean(self, empty: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> None:
        if empty.any():
            leaf = self.study.leaf_ids[int(np.argmax(empty))]
            raise WeightsError(
                f"{leaf}: its mean score is 0, so entropy is not defined; shift the scores of the grades"
            )
