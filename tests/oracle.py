"""The whole job once more, naively: loops over plain values, textbook formulas, nothing of the library's."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

RANDOM_INDEX = {3: 0.5247, 4: 0.8816, 5: 1.1086, 6: 1.2479, 7: 1.3417, 8: 1.4057, 9: 1.4499}
Plain = dict[str, Any]


def evaluate(study: Plain, answers: Sequence[Plain]) -> Plain:
    """Return, by node: local weight, membership, score and grade position."""
    scores = [grade["score"] for grade in study["grades"]]
    codes = [grade["answer"] for grade in study["grades"]]
    found: dict[str, Plain] = {}
    _visit(study, study["root"], answers, codes, scores, found)
    found[study["root"]["id"]]["weight"] = 1.0
    return found


def _visit(
    study: Plain, node: Plain, answers: Sequence[Plain], codes: list[Any], scores: list[float], found: dict[str, Plain]
) -> None:
    children = node.get("children", [])
    if not children:
        valid = _valid(node, answers, codes)
        membership = [valid.count(code) / len(valid) for code in codes]
    else:
        for child in children:
            _visit(study, child, answers, codes, scores, found)
        weights = _weights(study, node, answers, codes, scores)
        for child, weight in zip(children, weights, strict=True):
            found[child["id"]]["weight"] = weight
        membership = []
        for grade in range(len(codes)):
            degrees = [found[child["id"]]["membership"][grade] for child in children]
            membership.append(_gather(study["operator"], weights, degrees))
        if study["normalise"] == "every_level" or (study["normalise"] == "final" and node is study["root"]):
            membership = [degree / sum(membership) for degree in membership]
    score = sum(v * b for v, b in zip(scores, membership, strict=True)) / sum(membership)
    found[node["id"]] = {
        "membership": membership,
        "score": score,
        "grade": _grade(study["principle"], membership, score, scores),
    }


def _valid(leaf: Plain, answers: Sequence[Plain], codes: list[Any]) -> list[Any]:
    column = str(leaf.get("column", leaf["id"]))
    return [row[column] for row in answers if row[column] in codes]


def _gather(operator: str, weights: Sequence[float], degrees: Sequence[float]) -> float:
    pairs = list(zip(weights, degrees, strict=True))
    if operator == "min_max":
        return max(min(w, r) for w, r in pairs)
    if operator == "product_max":
        return max(w * r for w, r in pairs)
    if operator == "min_sum":
        return min(1.0, sum(min(w, r) for w, r in pairs))
    return sum(w * r for w, r in pairs)


def _grade(principle: Plain, membership: Sequence[float], score: float, scores: Sequence[float]) -> int:
    best_first = sorted(range(len(scores)), key=lambda g: -scores[g])
    if principle["method"] == "maximum_membership":
        top = max(membership)
        return [g for g in best_first if membership[g] >= top * (1 - 1e-12)][-1]
    slack = 1e-12 * (max(scores) - min(scores))
    if principle.get("cuts"):
        passed: int = sum(score > cut + slack for cut in principle["cuts"])
        return best_first[::-1][passed]
    if principle["method"] == "weighted_average":
        nearest = min(abs(score - v) for v in scores)
        return [g for g in best_first if abs(score - scores[g]) <= nearest + slack][-1]
    order = best_first if principle["from"] == "better" else best_first[::-1]
    reached = 0.0
    for g in order:
        reached += membership[g]
        if reached >= principle["threshold"] * sum(membership) * (1 - 1e-12):
            return g
    return order[-1]


def _weights(study: Plain, node: Plain, answers: Sequence[Plain], codes: list[Any], scores: list[float]) -> list[float]:
    way, children = study["weighting"], node["children"]
    if len(children) == 1:
        return [1.0]
    subjective = _subjective(way.get("subjective", way), node)
    if way["method"] not in ("entropy", "combined"):
        return subjective
    spread = [sum(_divergence(leaf, answers, codes, scores) for leaf in _leaves(child)) for child in children]
    if sum(spread) < 1e-15:
        return subjective
    data = [part / sum(spread) for part in spread]
    if way["method"] == "entropy":
        return data
    return _united(way, subjective, data)


def _united(way: Plain, first: Sequence[float], second: Sequence[float]) -> list[float]:
    """Judgement and data by one of the five rules."""
    if way["rule"] in ("multiplicative", "geometric"):
        floored = [(1 - way["floor"]) * part + way["floor"] / len(second) for part in second]
        products = [a * b for a, b in zip(first, floored, strict=True)]
        if way["rule"] == "geometric":
            products = [math.sqrt(product) for product in products]
        return [product / sum(products) for product in products]
    shares = {"linear": way["alpha"], "least_deviation": 0.5, "game_theory": _share_of_the_first(first, second)}
    share = shares[way["rule"]]
    return [share * a + (1 - share) * b for a, b in zip(first, second, strict=True)]


def _share_of_the_first(first: Sequence[float], second: Sequence[float]) -> float:
    """What game theory gives the first of two vectors, the flatter of which gets nothing rather than a negative share."""
    own, other = sum(a * a for a in first), sum(b * b for b in second)
    between = sum(a * b for a, b in zip(first, second, strict=True))
    mine, its = max(other * (own - between), 0.0), max(own * (other - between), 0.0)
    return mine / (mine + its) if mine + its > 0 else 0.5


def _leaves(node: Plain) -> list[Plain]:
    return [leaf for child in node["children"] for leaf in _leaves(child)] if node.get("children") else [node]


def _divergence(leaf: Plain, answers: Sequence[Plain], codes: list[Any], scores: list[float]) -> float:
    """ln m − H, the textbook divergence before it is divided by ln m."""
    given = [scores[codes.index(answer)] for answer in _valid(leaf, answers, codes)]
    shares = [score / sum(given) for score in given]
    return math.log(len(given)) + sum(p * math.log(p) for p in shares if p > 0)


def _subjective(way: Plain, node: Plain) -> list[float]:
    names = [child["id"] for child in node["children"]]
    if way["method"] == "manual":
        given = way["weights"][node["id"]]
        return [given[name] / sum(given.values()) for name in names]
    if way["method"] != "ahp":
        return [1 / len(names)] * len(names)
    return priorities(_completed(names, way["judgements"][node["id"]]))


def priorities(matrix: list[list[float]]) -> list[float]:
    """The principal eigenvector by plain power iteration."""
    vector = [1.0] * len(matrix)
    for _ in range(3000):
        vector = [sum(a * x for a, x in zip(row, vector, strict=True)) for row in matrix]
        vector = [x / sum(vector) for x in vector]
    return vector


def _completed(names: list[str], pairs: Plain) -> list[list[float]]:
    """Gaps by logarithmic least squares: the logarithms relax to the mean of what their neighbours say."""
    known: dict[tuple[int, int], float] = {}
    for name, value in pairs.items():
        a, b = (names.index(side) for side in name.split("/"))
        above, _, below = str(value).partition("/")
        known[a, b] = math.log(float(above) / float(below or 1))
        known[b, a] = -known[a, b]
    x = [0.0] * len(names)
    for _ in range(20000):
        for i in range(len(names)):
            said = [value + x[j] for (a, j), value in known.items() if a == i]
            x[i] = sum(said) / len(said)
    return [
        [math.exp(known.get((i, j), x[i] - x[j])) if i != j else 1.0 for j in range(len(names))]
        for i in range(len(names))
    ]
