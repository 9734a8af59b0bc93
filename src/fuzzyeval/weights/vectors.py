"""A study's weight vectors: every node's weights, how each parent's is split, and where that came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fuzzyeval import checks
from fuzzyeval.aliases import Plain
from fuzzyeval.display import Displayed
from fuzzyeval.display.sheet import Column, Name, Sheet
from fuzzyeval.errors import UnknownKeyError, told_in
from fuzzyeval.model.comparing import Expert
from fuzzyeval.model.from_data import DATA_METHODS
from fuzzyeval.model.weighting import called
from fuzzyeval.remarks import Remark
from fuzzyeval.wording import message

__all__ = ["NodeWeight", "Split", "Weights"]


@dataclass(frozen=True, slots=True)
class Split:
    """How a parent's weight is split among its children, and where that came from.

    Attributes
    ----------
    parent, children
        Ids.
    method
        ``equal``, ``manual``, ``ahp``, ``combined``, ``baseline``, or one that asks the data, such as ``entropy``.
    weights
        The local weights, one a child, summing to 1.
    subjective, objective
        What judgement and what the data say on their own; None where the method does not ask.
    lambda_max, consistency_ratio, geometric_index
        λmax, CR and GCI of the judgements; None where there are none, or only those of each expert.
    consensus
        How far the experts of a panel agree, Goepel's S*, 0 to 1; None of fewer than two.
    experts
        What each expert of a panel says here, and how far the judged weights would move without them.
    coefficients
        What judgement and the data got, summing to 1, where their combination is linear; None where it is not, and where
        one of them says nothing.
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
    consensus: float | None = None
    experts: tuple[Expert, ...] = ()
    coefficients: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class NodeWeight:
    """The weight of one indicator.

    Attributes
    ----------
    weight
        Its share of its parent.
    global_weight
        Its share of the whole.
    """

    weight: float
    global_weight: float


@dataclass(frozen=True, slots=True, repr=False)
class Weights(Displayed, Mapping[str, NodeWeight]):
    """Every node's weight, by id, and how each parent's weight is split.

    Attributes
    ----------
    splits
        A split a parent, in reading order.
    ids, local, global_weights
        The nodes in reading order, their weights among their siblings, and the products down from the root.
    divergences
        Of each leaf whose answers were weighed over respondents, d = T/ln N, T Theil's index of its N answers.
    pulls
        Of a panel, each expert with how far the leaves' global weights would move without them, half the sum of all
        changes; None where they would not be determined.
    remarks
        What a careful reader should know.
    labels
        What the nodes are called in the study's language.
    language
        That language, in which the remarks are too.
    """

    splits: tuple[Split, ...]
    ids: tuple[str, ...]
    local: tuple[float, ...]
    global_weights: tuple[float, ...]
    divergences: tuple[tuple[str, float], ...] = ()
    pulls: tuple[tuple[str, float | None], ...] = ()
    remarks: tuple[Remark, ...] = ()
    labels: tuple[str, ...] = ()
    language: str = "en"

    def __getitem__(self, node: str) -> NodeWeight:
        if node not in self.ids:
            with told_in(self.language):
                raise UnknownKeyError(
                    "weights: no indicator is called {node!r}{hint}", node=node, hint=checks.suggestion(node, self.ids)
                )
        at = self.ids.index(node)
        return NodeWeight(self.local[at], self.global_weights[at])

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def consensus(self) -> float | None:
        """How far a panel agrees overall: the mean of its consensus at each parent, by the parents' global weights."""
        known = [(self[split.parent].global_weight, split.consensus) for split in self.splits]
        weighed = [(weight, index) for weight, index in known if index is not None and weight > 0]
        total = sum(weight for weight, _ in weighed)
        return sum(weight * index for weight, index in weighed) / total if weighed else None

    def to_rows(self) -> list[Plain]:
        """Return a row a node: its weights, and what its parent's split says about it."""
        placed = {child: (split, at) for split in self.splits for at, child in enumerate(split.children)}
        return [
            _row(node, NodeWeight(*weights), *placed.get(node, (None, 0)))
            for node, *weights in zip(self.ids, self.local, self.global_weights, strict=True)
        ]

    def expert_rows(self) -> list[Plain]:
        """Return a row a parent and expert of a panel: importance, CR, whether left out, and how far the weights move without.

        Examples
        --------
        >>> import fuzzyeval as fe
        >>> panel = {"Ann": {"process": {"attitude/speed": 3}}, "Bo": {"process": {"attitude/speed": 1}}}
        >>> leaves = [fe.Indicator(id="attitude"), fe.Indicator(id="speed")]
        >>> study = fe.Study(grades=5, root=fe.Indicator(id="process", children=leaves), weighting=fe.AHP(panel=panel))
        >>> [(row["expert"], round(row["moved"], 3)) for row in fe.weigh(study).expert_rows()]
        [('Ann', 0.134), ('Bo', 0.116)]
        """
        return [
            {
                "parent": split.parent,
                "expert": expert.name,
                "importance": expert.importance,
                "consistency_ratio": expert.consistency_ratio,
                "left_out": expert.left_out,
                "moved": expert.moved,
            }
            for split in self.splits
            for expert in split.experts
        ]

    def __repr__(self) -> str:
        methods = ", ".join(dict.fromkeys(split.method for split in self.splits))
        return f"<Weights: {len(self)} indicators, {methods}, {len(self.remarks)} remarks>"

    def _sheet(self) -> Sheet:
        """Return the tree of weights, with where each came from."""
        levels = dict.fromkeys(self.ids, 0)
        rows = self.to_rows()
        for row in rows:
            if row["parent"] is not None:
                levels[row["id"]] = levels[row["parent"]] + 1
        asked = (split for split in self.splits if len(split.children) > 1 and split.method not in DATA_METHODS)
        judged = {child for split in asked for child in split.children}
        of_parent = {split.parent: split for split in self.splits}
        panel = bool(self.pulls)
        names = dict(zip(self.ids, self.labels or self.ids, strict=True))
        return Sheet(
            message("Weights").text(self.language),
            (*_COLUMNS, _CONSENSUS) if panel else _COLUMNS,
            tuple(
                (
                    Name(names[row["id"]], levels[row["id"]]),
                    *(row[name] for name in ("weight", "global_weight")),
                    row["subjective"] if row["id"] in judged else None,
                    row["objective"],
                    *_agreement(of_parent.get(row["id"]))[: 2 if panel else 1],
                )
                for row in rows
            ),
            subtitle=", ".join(
                called(method).text(self.language) for method in dict.fromkeys(s.method for s in self.splits)
            ),
            notes=(
                *self._told_pulls(),
                *(f"{names.get(said.place, said.place)}: {said.text}" for said in self.remarks),
            ),
            language=self.language,
        )

    def _told_pulls(self) -> Iterator[str]:
        """Yield a note on who pulls how hard, the hardest first, of those who can be left out."""
        known = sorted(((moved, name) for name, moved in self.pulls if moved is not None), key=lambda pull: -pull[0])
        if known:
            told = ", ".join(f"{name} {moved:.3f}" for moved, name in known[:_PULLS_TOLD])
            yield message(
                "without one of the {count} experts the weights of the leaves would move by: {told}{more}",
                count=len(self.pulls),
                told=told,
                more=", …" if len(known) > _PULLS_TOLD else "",
            ).text(self.language)


_PULLS_TOLD = 10
_COLUMNS = (
    Column("indicator", "name"),
    Column("weight", "number", digits=3),
    Column("global weight", "number", digits=3),
    Column("judgement", "number", digits=3, missing="not asked"),
    Column("data", "number", digits=3, missing="not asked"),
    Column("CR", "number", digits=3, missing="no judgements"),
)


_CONSENSUS = Column("consensus", "number", digits=2, missing="fewer than two experts")


def _agreement(split: Split | None) -> tuple[float | None, float | None]:
    """Return CR and consensus of the judgements of a node's children."""
    return (None, None) if split is None else (split.consistency_ratio, split.consensus)


def _row(node: str, weight: NodeWeight, split: Split | None, at: int) -> Plain:
    """Return a node as a row of a table; the root has no split to be part of."""
    subjective, objective = (split.subjective, split.objective) if split else (None, None)
    return {
        "id": node,
        "parent": split.parent if split else None,
        "weight": weight.weight,
        "global_weight": weight.global_weight,
        "method": split.method if split else None,
        "subjective": subjective[at] if subjective else None,
        "objective": objective[at] if objective else None,
        "judgement_share": split.coefficients[0] if split and split.coefficients else None,
        "consistency_ratio": split.consistency_ratio if split else None,
        "geometric_index": split.geometric_index if split else None,
        "consensus": split.consensus if split else None,
    }
