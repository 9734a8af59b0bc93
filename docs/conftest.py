# ruff: noqa: INP001  (pytest reads it; nobody imports it)
"""The extensions of the site are collected where there is a Sphinx to extend."""

from __future__ import annotations

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("sphinx") else ["_ext/*"]
