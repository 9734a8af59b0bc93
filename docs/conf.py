# ruff: noqa: INP001  (Sphinx runs it; nobody imports it)
"""How the site is built: ``make docs``."""

from __future__ import annotations

import sys
from pathlib import Path

import fuzzyeval

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "fuzzyeval"
author = "The fuzzyeval developers"
project_copyright = f"2026, {author}"
version = release = fuzzyeval.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "blocks", "command_line", "docstrings", "languages", "names"]
highlight_language = "none"
smartquotes_action = "qD"  # quotes and dashes; the dots of (..., n) stay as they are

# Pages are plain Markdown, which reads well without the site too.
myst_heading_anchors = 3

# The reference comes from the docstrings.
autodoc_member_order = "bysource"
autodoc_default_options = {
    "members": True,
    "inherited-members": "BaseException, BaseModel, Mapping, RootModel, Sealed, tuple",
    "exclude-members": "model_config, model_copy",
}
autodoc_preserve_defaults = True
python_maximum_signature_line_length = 88
python_use_unqualified_type_names = True
toc_object_entries_show_parents = "hide"

# Every reference resolves, or belongs to somebody else: nothing is downloaded to build the site.
nitpicky = True
nitpick_ignore_regex = [
    (r"py:.*", r"(numpy|pydantic)\..*"),
    (r"py:class", r"fuzzyeval\.testing\.law\.Told"),  # a type variable
    (r"py:.*", r"(collections|fractions|hypothesis|pathlib|unittest)\..*"),
]

html_theme = "furo"
html_title = f"fuzzyeval {release}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
pygments_dark_style = "github-dark"
