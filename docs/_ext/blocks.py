# ruff: noqa: INP001  (Sphinx loads it by name)
"""Shows blocks of code without what only doctest needs: the blank line at the end, and marks of blank lines."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util.typing import ExtensionMetadata

__all__ = ["setup"]


class TrimmedBlocks(SphinxTransform):
    """Takes what only doctest needs out of every block."""

    default_priority = 400

    def apply(self, **kwargs: Any) -> None:  # noqa: ARG002  (Sphinx's way)
        """Look at every block of a page."""
        for block in self.document.findall(nodes.literal_block):
            text = block.astext().rstrip().replace("<BLANKLINE>", "")
            block.rawsource = text
            block.children = [nodes.Text(text)]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Tell Sphinx."""
    app.add_transform(TrimmedBlocks)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
