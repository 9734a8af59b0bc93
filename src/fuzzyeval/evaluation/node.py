"""One indicator of one object, as it was found."""

from __future__ import annotations

from dataclasses import dataclass, field

from fuzzyeval.aliases import Plain

__all__ = ["Node"]


@dataclass(frozen=True, slots=True)
class Node:
    """One indicator of one object.

    Attributes
    ----------
    id, label, level
        The indicator, what it is called in the study's language, and its level, 1 for the root.
    weight, global_weight
        Its share of its parent and of the whole, as in effect for this object.
    grade, score
        The grade's label and the score; None where the object has no answers to it.
    degrees
        The membership degrees, in the order of the grades.
    grades
        The grades' labels.
    """

    id: str
    label: str
    level: int
    weight: float
    global_weight: float
    grade: str | None
    score: float | None
    degrees: tuple[float, ...] | None = field(repr=False)
    grades: tuple[str, ...] = field(repr=False)

    @property
    def membership(self) -> dict[str, float] | None:
        """The degree of membership in each grade, by label."""
        return None if self.degrees is None else dict(zip(self.grades, self.degrees, strict=True))

    def to_row(self) -> Plain:
        """Return the node as a row of a table."""
        degrees = self.degrees or (None,) * len(self.grades)
        return {
            "id": self.id,
            "label": self.label,
            "level": self.level,
            "weight": self.weight,
            "global_weight": self.global_weight,
            "grade": self.grade,
            "score": self.score,
            **{f"membership_{label}": degree for label, degree in zip(self.grades, degrees, strict=True)},
        }
