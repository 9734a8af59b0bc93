"""What pydantic found wrong with a document, in our own words: every problem on a line of its own, with its place."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from fuzzyeval.checks import suggestion
from fuzzyeval.errors import FuzzyEvalError, StudyError
from fuzzyeval.wording import Message, message

__all__ = ["leaving_out", "problems_of", "refusal"]

_CHOICES = {"weighting", "subjective", "objective", "principle"}  # fields whose models are told apart by their method

_FIELDS = (
    *("fuzzyeval", "name", "language", "grades", "root", "weighting", "operator", "normalise", "principle", "reading"),
    *("missing", "rows", "strict", "id", "label", "children", "column", "score", "answer", "method", "weights"),
    *("panel", "aggregate", "importances", "groups", "group_importances", "leave_out_above", "scale", "completion"),
    *("judgements", "priorities", "random_index", "over", "subjective", "objective", "rule", "alpha", "cuts"),
    *("threshold", "from", "answers", "reversed", "dont_know", "survey", "respondent", "duplicates", "order_by"),
    *("frequency_weight", "sample_weight", "shares", "long", "indicator", "importance", "columns", "outcome"),
)  # what a document may say, for the near misses

_ALONE = (
    "survey",
    "shares",
    "dont_know",
    "frequency_weight",
    "sample_weight",
)  # of a survey, what nothing else hangs on
_TOGETHER = ("respondent", "duplicates", "order_by", "long")

_WORDING = {
    "missing": "this field is missing; give it a value",
    "string_type": "{given!r} is not text; put it in quotes",
    "float_type": "{given!r} is not a number; give one, without quotes",
    "int_type": "{given!r} is not a whole number; give one",
    "bool_type": "{given!r} is neither true nor false; give one of them",
    "finite_number": "{given!r} is not a finite number; give one",
    "literal_error": "{given!r} is not one of {expected}{hint}",
    "greater_than": "{given!r} is not above {gt:g}; give a larger number",
    "greater_than_equal": "{given!r} is below {ge:g}; give at least that",
    "less_than_equal": "{given!r} is above {le:g}; give at most that",
    "less_than": "{given!r} is not below {lt:g}; give a smaller number",
    "extra_forbidden": "no field is called {field!r} here{hint}",
    "union_tag_invalid": "method: {tag!r} is not one of {expected}{hint}",
    "union_tag_not_found": "{given!r} does not say its method; give method: and a name",
    "model_type": "{given!r} is no mapping; give fields and their values",
    "model_attributes_type": "{given!r} is no mapping; give fields and their values",
    "mapping_type": "{given!r} is no mapping; give fields and their values",
    "dict_type": "{given!r} is no mapping; give fields and their values",
    "tuple_type": "{given!r} is no list; give one",
    "list_type": "{given!r} is no list; give one",
    "sequence_type": "{given!r} is no list; give one",
}


def refusal(problems: Sequence[Message], source: str) -> StudyError:
    """Return the error that tells all problems of a document, a line each."""
    if len(problems) == 1:
        return StudyError("{source}: {problem}", source=source, problem=problems[0])
    return StudyError(
        "{source}: {count} problems\n  {problems}", source=source, count=len(problems), problems=tuple(problems)
    )


def problems_of(error: ValidationError) -> list[Message]:
    """Return every problem that pydantic found, each with its place."""
    return [said for problem in error.errors(include_url=False) for said in _placed(problem)]


def leaving_out(document: object, error: ValidationError) -> dict[str, Any] | None:
    """Return a document without the fields that are wrong, so that what else is wrong shows; None where they are needed.

    What hangs on a field that is wrong is left out with it.
    """
    if not isinstance(document, dict):
        return None
    rest = copy.deepcopy(document)
    for steps in dict.fromkeys(_whole(problem["loc"]) for problem in error.errors(include_url=False)):
        if not steps:
            return None
        if steps[0] == "grades":
            rest = {name: value for name, value in rest.items() if name not in ("principle", "reading", "outcome")}
            rest["grades"] = 5
        elif not _removed(rest, steps):
            return None
        if steps[0] == "grades" or steps[-1] == "answers":
            _forget(rest, ("answers", "dont_know") if steps[0] == "grades" else ("dont_know",))
        if steps[0] == "survey" and steps[-1] not in _ALONE:
            _forget(rest, _TOGETHER)
    return rest


def _whole(steps: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """Return the place of the field that is wrong where a part of it is, which says nothing without the rest."""
    if steps[:1] not in (("root",), ("survey",)):
        return steps
    fields = [at for at, step in enumerate(steps) if step in ("answers", "dont_know", "shares")]
    return steps[: fields[0] + 1] if fields else steps


def _forget(document: dict[str, Any], fields: Sequence[str]) -> None:
    """Remove fields wherever the survey and the indicators have them."""
    holders: list[Any] = [document.get("survey"), document.get("root")]
    while holders:
        holder = holders.pop()
        if isinstance(holder, dict):
            for field in fields:
                holder.pop(field, None)
            children = holder.get("children")
            holders += children if isinstance(children, list) else []


def _removed(document: dict[str, Any], steps: Sequence[int | str]) -> bool:
    """Remove what a problem is about, and say whether that was possible."""
    holder: Any = document
    found: tuple[Any, int | str] | None = None
    for step in steps:
        inside = step in holder if isinstance(holder, dict) else isinstance(holder, list) and isinstance(step, int)
        if inside:
            found = (holder, step)
            holder = holder[step]
    if found is None or not isinstance(found[0], dict):
        return False
    del found[0][found[1]]
    return True


def _placed(problem: ErrorDetails) -> Iterator[Message]:
    """Yield what is wrong at a place, with the place in front where the words do not begin with it."""
    place = _place(problem["loc"])
    for said in _said(problem):
        yield (
            said
            if not place or str(said).startswith(f"{place}:")
            else message("{place}: {said}", place=place, said=said)
        )


def _said(problem: ErrorDetails) -> tuple[Message, ...]:
    """Return what is wrong: what our own checks said, or a wording of ours for what pydantic checks."""
    kind, given, context = problem["type"], problem["input"], problem.get("ctx", {})
    raised = context.get("error")
    if isinstance(raised, FuzzyEvalError):
        return raised.said.parts()
    if kind not in _WORDING:
        return (message("{problem} (got {given!r})", problem=problem["msg"], given=given),)
    values: dict[str, Any] = {**context, "given": given}
    if kind == "extra_forbidden":
        field = values["field"] = str(problem["loc"][-1])
        values["hint"] = suggestion(field, [known for known in _FIELDS if known != field])
    elif kind in ("literal_error", "union_tag_invalid"):
        known = values["expected"] = re.findall(r"[\w.]+", str(context.get("expected", context.get("expected_tags"))))
        values["hint"] = suggestion(context.get("tag", given), [word for word in known if word != "or"])
        values["expected"] = [word for word in known if word != "or"]
    return (message(_WORDING[kind], **values),)


def _place(steps: tuple[int | str, ...]) -> str:
    """Return a place such as root.children[0].id, without the names of the alternatives that were tried."""
    place, before = "", ""
    for step in steps:
        if isinstance(step, int):
            place += f"[{step}]"
        elif not (before in _CHOICES and not place.endswith("]")):
            place += f".{step}"
        before = "" if before in _CHOICES else str(step)
    return place.lstrip(".")
