"""Studies to start from, one YAML file each."""

from __future__ import annotations

from importlib.resources import files

from fuzzyeval import checks

__all__ = ["NAMES", "text"]

NAMES = ("service_satisfaction",)
"""The templates there are."""


def text(name: str) -> str:
    """Return the YAML of a template.

    Raises
    ------
    OptionError
        For a name that no template has.
    """
    checks.choice(name, NAMES, "template")
    return files(__package__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
