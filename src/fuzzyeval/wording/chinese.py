"""The Chinese of every message, remark and heading, by its English template."""

from __future__ import annotations

__all__ = ["CHINESE"]

CHINESE: dict[str, str] = {}
"""Chinese templates, with the same fields as the English ones that they stand for."""
