"""What a type checker must refuse, each on a marked line; nothing here runs."""

from __future__ import annotations

from typing import Any

import fuzzyeval as fe


def of_evaluate(study: fe.Study, answers: Any) -> None:
    """Options are keywords, and columns are texts."""
    fe.evaluate(study, answers, "branch")  # type: ignore[call-overload]
    fe.evaluate(study, answers, by=5)  # type: ignore[call-overload]
    fe.evaluate(study, answers, by=[1, 2])  # type: ignore[list-item]
    fe.evaluate(study, answers, key="branch")  # type: ignore[call-overload]
    fe.evaluate("study.yaml", answers)  # type: ignore[call-overload]
    fe.evaluate(study)  # type: ignore[call-overload]
    fe.tally(study, answers, "branch")  # type: ignore[call-arg]
    fe.tally(study, answers, by=5)  # type: ignore[arg-type]
    fe.weigh(study, answers=answers)  # type: ignore[call-arg]
    fe.weigh(study, "answers.csv")  # type: ignore[arg-type]


def of_results(evaluation: fe.Evaluation, evaluations: fe.Evaluations, tally: fe.Tally) -> None:
    """Results do not change, and one is not many."""
    evaluation.grade = "satisfied"  # type: ignore[misc]
    evaluation["quality"].weight = 1.0  # type: ignore[misc]
    evaluation["quality"] = evaluation["process"]  # type: ignore[index]
    evaluation.ranking()  # type: ignore[attr-defined]
    evaluations.grade  # type: ignore[attr-defined]  # noqa: B018
    evaluations[5]  # type: ignore[index]
    evaluation[5]  # type: ignore[index]
    evaluation["quality"].score + 1  # type: ignore[operator]
    tally + 1  # type: ignore[operator]
    tally.leaves = ()  # type: ignore[misc]
    evaluations.to_rows(True)  # type: ignore[call-arg]
    evaluation.to_frame("polars")  # type: ignore[call-arg]


def of_declaring() -> None:
    """Models have known fields, and do not change."""
    fe.Study(name="No grades", root=fe.Indicator(id="all"))  # type: ignore[call-arg]
    fe.Indicator(label="No id")  # type: ignore[call-arg]
    fe.Indicator(id="all", colour="red")  # type: ignore[call-arg]
    fe.Manual()  # type: ignore[call-arg]
    fe.Combined()  # type: ignore[call-arg]
    fe.Equal().method = "entropy"  # type: ignore[misc,assignment]
    fe.Study.template().name = "Mine"  # type: ignore[misc]
    fe.Study.load(5)  # type: ignore[arg-type]


def of_arrays() -> None:
    """Options are keywords, from their choices."""
    fe.ahp.priorities([[1]], "eigenvector")  # type: ignore[call-arg]
    fe.ahp.priorities([[1]], method="eigen")  # type: ignore[arg-type]
    fe.combine([1], [1], rule="game")  # type: ignore[arg-type]
    fe.combine([1], [1], "linear")  # type: ignore[call-arg]
    fe.combine([1], [1], rule="game_theory", negative="abs")  # type: ignore[arg-type]
    fe.combination([1])  # type: ignore[call-arg]
    fe.compose([1], [[1]], "min_max")  # type: ignore[call-arg]
    fe.compose([1], [[1]], operator=5)  # type: ignore[arg-type]
    fe.membership.triangular([1], 0, 1)  # type: ignore[call-arg]
    fe.membership.rising([1], "0", 1)  # type: ignore[arg-type]
    fe.objective.critik([[1]])  # type: ignore[attr-defined]
    fe.nothing_of_that_name  # type: ignore[attr-defined]  # noqa: B018
